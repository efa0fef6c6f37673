/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of a series as cells of a table: see digest/fields.h. */
#include "digest/fields.h"

#include "bytes/number.h"
#include "digest/series-rows.h"
#include "digest/title.h"
#include "message/date.h"
#include "record/record.h"

/* Appends the cell's text; returns its number. */
typedef guint64 FillFunc(GString *out, const DigestSeries *series, gint64 end);

static guint64 fill_state(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	digest_state_append(out, series);
	return series->state;
}

static guint64 fill_version(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	g_string_append_c(out, 'v');
	record_unescape_append(out, kept_is_empty(series->version) ? VIEW("1")
								   : kept_view(series->version));
	return 0;
}

static guint64 fill_fraction(GString *out, guint64 part, guint64 total)
{
	number_append(out, part);
	g_string_append_c(out, '/');
	number_append(out, total);
	return total > part ? total - part : 0;
}

static guint64 fill_parts(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_fraction(out, series->seen, series->total);
}

static guint64 fill_taken(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_fraction(out, series->applied, MAX(series->total, series->applied));
}

static guint64 fill_count(GString *out, const char *sign, guint64 count)
{
	g_string_append(out, sign);
	number_append(out, count);
	return count;
}

static guint64 fill_files(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_count(out, "", series->size.files);
}

static guint64 fill_insertions(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_count(out, "+", series->size.insertions);
}

static guint64 fill_deletions(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_count(out, "-", series->size.deletions);
}

static guint64 fill_replies(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_count(out, "", series->replies);
}

static guint64 fill_moves(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_count(out, series->moves ? "+" : "", series->moves);
}

static guint64 fill_reviews(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	guint64 sum = 0;
	for (Review review = 0; review < N_REVIEWS; review++) {
		if (review)
			g_string_append_c(out, ' ');
		if (series->reviews[review])
			number_append(out, series->reviews[review]);
		else
			g_string_append_c(out, '-');
		sum = number_add(sum, series->reviews[review]);
	}
	return sum;
}

/* The time from date to end in its largest unit up to days; `-` if there is none. */
static guint64 fill_age(GString *out, gint64 date, gint64 end)
{
	static const struct {
		guint64 seconds;
		char unit;
	} units[] = { { DATE_DAY, 'd' }, { DATE_HOUR, 'h' }, { DATE_MINUTE, 'm' } };
	if (date == NO_DATE || end == NO_DATE) {
		g_string_append_c(out, '-');
		return 0;
	}
	/* Clocks lie: what comes after the end is new. */
	guint64 age = end > date ? (guint64)(end - date) : 0;
	size_t i = 0;
	while (i + 1 < G_N_ELEMENTS(units) && age < units[i].seconds)
		i++;
	number_append(out, age / units[i].seconds);
	g_string_append_c(out, units[i].unit);
	return age;
}

DigestCell page_count_cell(PageMaker *maker, guint64 count)
{
	g_string_truncate(maker->scratch, 0);
	number_append(maker->scratch, count);
	return (DigestCell){ page_keep_scratch(maker), count };
}

DigestCell page_age_cell(PageMaker *maker, gint64 date, gint64 end)
{
	g_string_truncate(maker->scratch, 0);
	guint64 age = fill_age(maker->scratch, date, end);
	return (DigestCell){ page_keep_scratch(maker), age };
}

static guint64 fill_last_reply(GString *out, const DigestSeries *series, gint64 end)
{
	return fill_age(out, series->last_reply, end);
}

static guint64 fill_waiting(GString *out, const DigestSeries *series, gint64 end)
{
	return fill_age(out, series->date, end);
}

static guint64 fill_noted(GString *out, const DigestSeries *series, gint64 end)
{
	return fill_age(out, series->applied_on, end);
}

/* From the first version to the note. */
static guint64 fill_took(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	return fill_age(out, series->first_date, series->applied_on);
}

static guint64 fill_author(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	View name = kept_view(kept_person_called(series->author));
	record_unescape_append(out, name.len ? name : VIEW("-"));
	return 0;
}

static guint64 fill_taker(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	View name = kept_view(series->applied_by);
	record_unescape_append(out, name.len ? name : VIEW("-"));
	return 0;
}

static guint64 fill_commit(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	View rest = kept_view(series->commits), commit = VIEW("");
	guint64 more = 0;
	view_next_word(&rest, &commit);
	record_unescape_append(out, page_short_commit(commit));
	while (view_next_word(&rest, &commit))
		more++;
	if (more) {
		g_string_append(out, " +");
		number_append(out, more);
	}
	return 0;
}

static guint64 fill_title(GString *out, const DigestSeries *series, G_GNUC_UNUSED gint64 end)
{
	record_unescape_append(out, digest_title_shown(kept_view(series->title)));
	return 0;
}

static const struct {
	DigestColumn column;
	FillFunc *fill;
} all_fields[N_FIELDS] = {
	[FIELD_STATE] = { { "State", CELL_STATE, false, "what became of it" }, fill_state },
	[FIELD_VERSION] = { { "Ver", CELL_VERSION, false, "version" }, fill_version },
	[FIELD_PARTS] = { { "Parts", CELL_PARTS, true,
			    "how many different parts came, and how many were announced" },
			  fill_parts },
	[FIELD_TAKEN] = { { "Parts", CELL_PARTS, true,
			    "how many parts of the series were applied" },
			  fill_taken },
	[FIELD_FILES] = { { "Files", CELL_COUNT, true, "how many files are changed" }, fill_files },
	[FIELD_INSERTIONS] = { { "+", CELL_INSERTIONS, true, "how many lines are inserted" },
			       fill_insertions },
	[FIELD_DELETIONS] = { { "-", CELL_DELETIONS, true, "how many lines are deleted" },
			      fill_deletions },
	[FIELD_REPLIES] = { { "Re", CELL_COUNT, true,
			      "how many replies came from people, including the author" },
			    fill_replies },
	[FIELD_MOVES] = { { "New", CELL_COUNT, true, "how many of the replies came in the period" },
			  fill_moves },
	/* as patchwork heads it */
	[FIELD_REVIEWS] = { { "A/R/T", CELL_REVIEWS, true,
			      "how many people acked (Acked-by), reviewed (Reviewed-by, "
			      "Approved-by) "
			      "and tested (Tested-by) it" },
			    fill_reviews },
	[FIELD_LAST_REPLY] = { { "Last", CELL_AGE, true, "the time since the last reply" },
			       fill_last_reply },
	[FIELD_WAITING] = { { "Age", CELL_AGE, true, "the time since it was posted" },
			    fill_waiting },
	[FIELD_NOTED] = { { "Age", CELL_AGE, true, "the time since the note that it was applied" },
			  fill_noted },
	[FIELD_TOOK] = { { "Took", CELL_AGE, true, "the time from the first version to the note" },
			 fill_took },
	[FIELD_COMMIT] = { { "Commit", CELL_COMMIT, false,
			     "what a part became, and how many others there are" },
			   fill_commit },
	[FIELD_AUTHOR] = { { "Author", CELL_PERSON, false, NULL }, fill_author },
	[FIELD_TAKER] = { { "By", CELL_TAKER, false, "who applied it" }, fill_taker },
	[FIELD_TITLE] = { { "Title", CELL_TITLE, false, NULL }, fill_title },
};

guint64 field_append(GString *out, Field field, const DigestSeries *series, gint64 end)
{
	return all_fields[field].fill(out, series, end);
}

DigestTable *page_add_field_table(PageMaker *maker, DigestSection *section, const Field *fields,
				  size_t n_fields)
{
	DigestColumn *columns = g_new(DigestColumn, n_fields);
	g_ptr_array_add(maker->memory, columns);
	for (size_t i = 0; i < n_fields; i++)
		columns[i] = all_fields[fields[i]].column;
	DigestTable *table = page_add_table(section, columns, n_fields);
	table->series_rows = series_rows_new(maker->page, fields, n_fields, maker->end);
	return table;
}
