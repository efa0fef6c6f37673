/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The section of commits: see digest/rows.h. */
#include "digest/rows.h"

#include "bytes/number.h"
#include "digest/title.h"
#include "message/date.h"
#include "patch/title-key.h"
#include "record/record.h"

typedef enum {
	CELL_OF_COMMIT,
	CELL_OF_DATE,
	CELL_OF_VERSION,
	CELL_OF_PART,
	CELL_OF_AUTHOR,
	CELL_OF_TITLE,
	N_COMMIT_CELLS,
} CommitCell;

/* A commit of the section. */
typedef struct {
	const Commit *commit;
	guint place;
	bool is_posted;
	DigestOrigin origin; /* if it was */
} CommitEntry;

View page_short_commit(View id)
{
	return view_head(id, PAGE_COMMIT_SIZE);
}

/* Whether a commit was made in the period, whose ends are the page's days where they are open. */
static bool is_in_period(const Commit *commit, const DatePeriod *period, View from, View to)
{
	const size_t day = strlen("2025-05-14");
	View when = view_head(commit->date_text, day);
	if (when.len < day)
		return false;
	bool is_late = period->since == G_MININT64
			       ? from.len && view_compare(view_head(from, day), when) <= 0
			       : commit->date >= period->since;
	bool is_early = period->until == G_MAXINT64
				? to.len && view_compare(when, view_head(to, day)) <= 0
				: commit->date < period->until;
	return is_late && is_early;
}

/* Whether some of what a commit came from was posted in the period. */
static bool is_fresh(const PageMaker *maker, const CommitEntry *entry)
{
	return entry->is_posted &&
	       digest_series_at(maker->page->series, entry->origin.series)->is_fresh;
}

/* Those of the period, and those that its mail became, whenever. */
static GArray *choose_commits(const PageMaker *maker)
{
	GArray *chosen = g_array_new(FALSE, FALSE, sizeof(CommitEntry));
	const CommitTable *table = maker->plan->commits;
	const GArray *days = maker->page->days;
	View from = VIEW(""), to = VIEW("");
	if (days->len) {
		from = view_of(g_array_index(days, DigestDay, 0).date);
		to = view_of(g_array_index(days, DigestDay, days->len - 1).date);
	}
	for (guint i = 0; i < commit_table_size(table); i++) {
		CommitEntry entry = { .commit = commit_table_at(table, i), .place = i };
		entry.is_posted = digest_origin(maker->digest, entry.commit->id, &entry.origin);
		if (is_fresh(maker, &entry) || maker->plan->all_commits ||
		    is_in_period(entry.commit, digest_period(maker->digest), from, to))
			g_array_append_val(chosen, entry);
	}
	return chosen;
}

/* The newest first. */
static int compare_commits(gconstpointer left, gconstpointer right)
{
	const CommitEntry *a = left, *b = right;
	if (a->commit->date != b->commit->date)
		return a->commit->date > b->commit->date ? -1 : 1;
	return (a->place < b->place) - (a->place > b->place);
}

static View keep_text(PageMaker *maker, const char *text)
{
	g_string_assign(maker->scratch, text);
	return page_keep_scratch(maker);
}

/* `2/3`, or `1/1` of a single patch; the cover letter stands for all, `0/3`. */
static View make_part(PageMaker *maker, const CommitEntry *entry)
{
	const DigestSeries *series = digest_series_at(maker->page->series, entry->origin.series);
	g_string_truncate(maker->scratch, 0);
	number_append(maker->scratch, entry->origin.part);
	g_string_append_c(maker->scratch, '/');
	number_append(maker->scratch, MAX(series->total, 1));
	return page_keep_scratch(maker);
}

static bool is_same_title(View a, View b)
{
	g_autoptr(GString) key_a = g_string_new(NULL);
	g_autoptr(GString) key_b = g_string_new(NULL);
	return view_equal(title_key(a, key_a), title_key(b, key_b));
}

/* The commit's title, the one that was posted if it is another, and that of the series. */
static View make_commit_title(PageMaker *maker, const CommitEntry *entry)
{
	GString *out = maker->scratch;
	g_string_truncate(out, 0);
	record_unescape_append(out, digest_title_shown(entry->commit->title));
	if (!entry->is_posted)
		return page_keep_scratch(maker);
	const DigestSeries *series = digest_series_at(maker->page->series, entry->origin.series);
	if (entry->origin.part && !is_same_title(entry->commit->title, entry->origin.title)) {
		g_string_append(out, " (posted as: ");
		record_unescape_append(out, digest_title_shown(entry->origin.title));
		g_string_append_c(out, ')');
	}
	if (!is_same_title(kept_view(series->title), entry->origin.title)) {
		g_string_append(out, " (in: ");
		record_unescape_append(out, digest_title_shown(kept_view(series->title)));
		g_string_append_c(out, ')');
	}
	return page_keep_scratch(maker);
}

static void add_commit(PageMaker *maker, DigestTable *table, const CommitEntry *entry)
{
	const Commit *commit = entry->commit;
	DigestCell *cells = g_new0(DigestCell, N_COMMIT_CELLS);
	DigestRow row = { .cells = cells, .message = NO_MESSAGE };
	g_ptr_array_add(maker->memory, cells);
	cells[CELL_OF_COMMIT].text = page_keep_value(maker, page_short_commit(commit->id));
	row.commit = page_keep_value(maker, commit->id);
	cells[CELL_OF_DATE].text =
		page_keep_value(maker, view_head(commit->date_text, strlen("2025-05-14")));
	cells[CELL_OF_VERSION].text = cells[CELL_OF_PART].text = VIEW("-");
	if (entry->is_posted) {
		const DigestSeries *series =
			digest_series_at(maker->page->series, entry->origin.series);
		g_autofree char *version = record_unescape(kept_view(series->version));
		g_autofree char *text = g_strconcat("v", *version ? version : "1", NULL);
		cells[CELL_OF_VERSION].text = keep_text(maker, text);
		cells[CELL_OF_PART].text = make_part(maker, entry);
		row.message = g_array_index(maker->page->message_of, guint, entry->origin.series);
		row.message_id = page_keep_value(maker, entry->origin.message_id);
	}
	View name = person_called(commit->author);
	cells[CELL_OF_AUTHOR].text = page_keep_value(maker, name.len ? name : VIEW("-"));
	cells[CELL_OF_TITLE].text = make_commit_title(maker, entry);
	g_array_append_val(table->rows, row);
}

void page_make_commits(PageMaker *maker, DigestSection *section)
{
	static const DigestColumn columns[N_COMMIT_CELLS] = {
		[CELL_OF_COMMIT] = { "Commit", CELL_COMMIT, false, NULL },
		[CELL_OF_DATE] = { "Date", CELL_TEXT, false, NULL },
		[CELL_OF_VERSION] = { "Ver", CELL_VERSION, false, "the version it was sent in" },
		[CELL_OF_PART] = { "Part", CELL_PARTS, true, "which part of the series it was" },
		[CELL_OF_AUTHOR] = { "Author", CELL_PERSON, false, NULL },
		[CELL_OF_TITLE] = { "Title", CELL_TITLE, false, NULL },
	};
	if (!maker->plan->commits)
		return;
	g_autoptr(GArray) chosen = choose_commits(maker);
	guint64 foreign = 0;
	if (chosen->len == 0) {
		section->note = "No commits.";
		return;
	}
	g_array_sort(chosen, compare_commits);
	DigestTable *table = page_add_table(section, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < chosen->len; i++) {
		const CommitEntry *entry = &g_array_index(chosen, CommitEntry, i);
		foreign += !entry->is_posted;
		add_commit(maker, table, entry);
	}
	if (foreign)
		page_add_note(maker, section, "Commits that are in none of these messages: %s.",
			      foreign);
}
