/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts behind a digest's patch list as a table: see digest/tsv.h. */
#include "digest/tsv.h"

#include "bytes/number.h"
#include "message/date.h"
#include "patch/flags.h"

typedef void AppendFunc(GString *out, const DigestPage *page, const DigestSeries *series);

static void tsv_append_time(GString *out, gint64 seconds)
{
	char text[DATE_SIZE];
	if (seconds == NO_DATE)
		return;
	date_format(seconds, text);
	g_string_append(out, text);
}

/* The texts of a list as lines of one value. */
static void tsv_append_list(GString *out, KeptList *list)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	kept_list_append(lines, list, "\\n");
	record_value_append(out, view_of_gstring(lines));
}

/* A column whose value is a field of DigestSeries. */
#define COLUMN_FUNC(name, append, value)                                                           \
	static void tsv_append_##name(GString *out, G_GNUC_UNUSED const DigestPage *page,          \
				      const DigestSeries *series)                                  \
	{                                                                                          \
		append(out, value);                                                                \
	}

COLUMN_FUNC(state, digest_state_append, series)
COLUMN_FUNC(evidence, record_value_append, kept_view(series->evidence))
COLUMN_FUNC(why, g_string_append, series->why)
COLUMN_FUNC(name, record_value_append, kept_view(series->name))
COLUMN_FUNC(date, tsv_append_time, series->date)
COLUMN_FUNC(flags, flags_append, series->flags)
COLUMN_FUNC(version, record_value_append, kept_view(series->version))
COLUMN_FUNC(seen, number_append, series->seen)
COLUMN_FUNC(total, number_append, series->total)
COLUMN_FUNC(applied, number_append, series->applied)
COLUMN_FUNC(files, number_append, series->size.files)
COLUMN_FUNC(insertions, number_append, series->size.insertions)
COLUMN_FUNC(deletions, number_append, series->size.deletions)
COLUMN_FUNC(replies, number_append, series->replies)
COLUMN_FUNC(answers, number_append, series->answers)
COLUMN_FUNC(acked, number_append, series->reviews[REVIEW_ACKED])
COLUMN_FUNC(reviewed, number_append, series->reviews[REVIEW_REVIEWED])
COLUMN_FUNC(tested, number_append, series->reviews[REVIEW_TESTED])
COLUMN_FUNC(last_reply, tsv_append_time, series->last_reply)
COLUMN_FUNC(applied_by, record_value_append, kept_view(series->applied_by))
COLUMN_FUNC(applied_on, tsv_append_time, series->applied_on)
COLUMN_FUNC(author_name, record_value_append, person_of_kept(series->author).name)
COLUMN_FUNC(author_addr, record_value_append, person_of_kept(series->author).addr)
COLUMN_FUNC(title, record_value_append, kept_view(series->title))
COLUMN_FUNC(commits, record_value_append, kept_view(series->commits))
COLUMN_FUNC(first_answer, tsv_append_time, series->first_answer)
COLUMN_FUNC(first_answer_by, record_value_append,
	    kept_view(digest_series_details(series)->first_answer_by))
COLUMN_FUNC(first_review, tsv_append_time, series->first_review)
COLUMN_FUNC(first_review_by, record_value_append,
	    kept_view(digest_series_details(series)->first_review_by))
COLUMN_FUNC(reviewers, tsv_append_list, digest_series_details(series)->reviewers)
COLUMN_FUNC(paths, tsv_append_list, digest_series_details(series)->paths)

static void tsv_append_kind(GString *out, G_GNUC_UNUSED const DigestPage *page,
			    const DigestSeries *series)
{
	g_string_append(out, series->is_pull ? "pull" : series->posted ? "series" : "heard");
}

static void tsv_append_successor(GString *out, const DigestPage *page, const DigestSeries *series)
{
	if (series->successor != NO_SERIES)
		record_value_append(
			out, kept_view(digest_series_at(page->series, series->successor)->name));
}

static void tsv_append_root(GString *out, const DigestPage *page, const DigestSeries *series)
{
	record_value_append(out, kept_view(digest_series_at(page->series, series->root)->name));
}

static const struct {
	const char *name;
	AppendFunc *append;
} tsv_columns[] = {
	{ "state", tsv_append_state },
	{ "evidence", tsv_append_evidence },
	{ "why", tsv_append_why },
	{ "kind", tsv_append_kind },
	{ "series", tsv_append_name },
	{ "successor", tsv_append_successor },
	{ "date", tsv_append_date },
	{ "flags", tsv_append_flags },
	{ "version", tsv_append_version },
	{ "seen", tsv_append_seen },
	{ "total", tsv_append_total },
	{ "applied", tsv_append_applied },
	{ "files", tsv_append_files },
	{ "insertions", tsv_append_insertions },
	{ "deletions", tsv_append_deletions },
	{ "replies", tsv_append_replies },
	{ "answers", tsv_append_answers },
	{ "acked", tsv_append_acked },
	{ "reviewed", tsv_append_reviewed },
	{ "tested", tsv_append_tested },
	{ "last_reply", tsv_append_last_reply },
	{ "applied_by", tsv_append_applied_by },
	{ "applied_on", tsv_append_applied_on },
	{ "author_name", tsv_append_author_name },
	{ "author_addr", tsv_append_author_addr },
	{ "title", tsv_append_title },
	{ "root", tsv_append_root },
	{ "commits", tsv_append_commits },
	{ "first_answer", tsv_append_first_answer },
	{ "first_answer_by", tsv_append_first_answer_by },
	{ "first_review", tsv_append_first_review },
	{ "first_review_by", tsv_append_first_review_by },
	{ "reviewers", tsv_append_reviewers },
	{ "paths", tsv_append_paths },
};

void digest_tsv_print(const DigestPage *page, G_GNUC_UNUSED const DigestLook *look, Output *output)
{
	g_autoptr(GString) line = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(tsv_columns); i++) {
		g_string_append(line, i ? "\t" : "");
		g_string_append(line, tsv_columns[i].name);
	}
	g_string_append_c(line, '\n');
	output_write(output, view_of_gstring(line));
	for (guint i = 0; i < page->series->len && !output_failed(output); i++) {
		const DigestSeries *series = digest_series_at(page->series, i);
		g_string_truncate(line, 0);
		for (size_t j = 0; j < G_N_ELEMENTS(tsv_columns); j++) {
			g_string_append(line, j ? "\t" : "");
			tsv_columns[j].append(line, page, series);
		}
		g_string_append_c(line, '\n');
		output_write(output, view_of_gstring(line));
	}
}
