/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest's page: see digest/rows.h. */
#include "digest/rows.h"

#include "bytes/number.h"
#include "digest/group.h"
#include "digest/series-rows.h"
#include "patch/flags.h"
#include "record/record.h"

#define BACKPORT (FLAG_STABLE | FLAG_AUTOSEL)

static const DigestSeries *page_series(const PageMaker *maker, guint place)
{
	return digest_series_at(maker->page->series, place);
}

/* Whether a series is work on the list's own, that its readers may want to look at. */
static bool is_listed(const DigestSeries *series)
{
	return series->posted && !series->is_pull && !(series->flags & (BACKPORT | FLAG_PULL));
}

void page_add_note(PageMaker *maker, DigestSection *section, const char *format, guint64 number)
{
	char digits[24];
	g_snprintf(digits, sizeof(digits), "%" G_GUINT64_FORMAT, number);
	const char *place = strstr(format, "%s");
	char *note = g_strdup_printf("%s%s%.*s%s%s", section->note ? section->note : "",
				     section->note ? " " : "", (int)(place - format), format,
				     digits, place + 2);
	g_ptr_array_add(maker->memory, note);
	section->note = note;
}

void page_add_sentence(PageMaker *maker, DigestSection *section, const char *sentence)
{
	char *note = g_strconcat(section->note ? section->note : "", section->note ? " " : "",
				 sentence, NULL);
	g_ptr_array_add(maker->memory, note);
	section->note = note;
}

guint64 page_cut(PageMaker *maker, DigestSection *section, guint64 n, const char *more)
{
	guint64 most = maker->plan->n_rows ? maker->plan->n_rows : PAGE_ROWS;
	if (n <= most)
		return n;
	page_add_note(maker, section, more, n - most);
	section->is_cut = true;
	section->n_cut = number_add(section->n_cut, n - most);
	return most;
}

/* The versions of series: which is an earlier one of which. */
typedef struct {
	guint *first; /* of each series: the first earlier version, NO_SERIES if there is none */
	guint *next;  /* the next one that has the same successor, a newer one */
	bool *done;
} Versions;

static void versions_init(Versions *versions, const PageMaker *maker)
{
	guint n = maker->page->series->len;
	versions->first = g_new(guint, n);
	versions->next = g_new(guint, n);
	versions->done = g_new0(bool, n);
	for (guint i = 0; i < n; i++)
		versions->first[i] = NO_SERIES;
	for (guint i = 0; i < n; i++) {
		guint place = g_array_index(maker->by_date, Dated, i).place;
		guint later = page_series(maker, place)->successor;
		if (later != NO_SERIES) {
			versions->next[place] = versions->first[later];
			versions->first[later] = place;
		}
	}
}

static void versions_clear(Versions *versions)
{
	g_free(versions->first);
	g_free(versions->next);
	g_free(versions->done);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Versions, versions_clear)

static const Field patch_fields[] = {
	FIELD_STATE,	  FIELD_VERSION,   FIELD_PARTS,	  FIELD_FILES,
	FIELD_INSERTIONS, FIELD_DELETIONS, FIELD_REPLIES, FIELD_REVIEWS,
	FIELD_LAST_REPLY, FIELD_AUTHOR,	   FIELD_TITLE,
};

/* A line of the patch list. */
typedef struct {
	guint rank; /* of its latest version, among all series by date */
	guint place;
	bool is_earlier;
} Line;

/* The newest first; the versions of one series stay in their order. */
static int compare_lines(gconstpointer left, gconstpointer right)
{
	const Line *a = left, *b = right;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

/* Appends the lines of the series with that rank and, below it, of its earlier versions. */
static void append_versions(GArray *lines, const PageMaker *maker, Versions *versions, guint rank)
{
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));
	guint newest = g_array_index(maker->by_date, Dated, rank).place;
	if (versions->done[newest])
		return;
	g_array_append_val(stack, newest);
	while (stack->len) {
		guint place = g_array_index(stack, guint, stack->len - 1);
		g_array_set_size(stack, stack->len - 1);
		if (versions->done[place])
			continue;
		versions->done[place] = true;
		for (guint i = versions->first[place]; i != NO_SERIES; i = versions->next[i])
			g_array_append_val(stack, i);
		Line line = { rank, place, place != newest };
		if (page_series(maker, place)->is_fresh)
			g_array_append_val(lines, line);
	}
}

/* The lines of the patch list (of Line), in their order. */
static GArray *list_patches(const PageMaker *maker)
{
	GArray *lines = g_array_new(FALSE, FALSE, sizeof(Line));
	g_auto(Versions) versions = { 0 };
	versions_init(&versions, maker);
	/* First those that no later version came of; then what is left: hostile dates and
	 * versions can make a ring. */
	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < maker->by_date->len; i++) {
			guint place = g_array_index(maker->by_date, Dated, i).place;
			const DigestSeries *series = page_series(maker, place);
			if (is_listed(series) && series->is_fresh &&
			    (pass || series->successor == NO_SERIES))
				append_versions(lines, maker, &versions, i);
		}
	g_array_sort(lines, compare_lines);
	return lines;
}

static void note_backports(PageMaker *maker, DigestSection *section)
{
	guint64 stable = 0, autosel = 0;
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = page_series(maker, i);
		if (series->is_fresh && series->flags & FLAG_AUTOSEL)
			autosel = number_add(autosel, series->seen);
		else if (series->is_fresh && series->flags & FLAG_STABLE)
			stable = number_add(stable, series->seen);
	}
	if (stable)
		page_add_note(maker, section, "Backports to stable branches, not listed: %s.",
			      stable);
	if (autosel)
		page_add_note(maker, section,
			      "Picked for stable branches by a program, not listed: %s.", autosel);
}

void page_make_patches(PageMaker *maker, DigestSection *section)
{
	g_autoptr(GArray) lines = list_patches(maker);
	g_auto(Groups) groups = { 0 };
	groups_init(&groups, maker, section, patch_fields, G_N_ELEMENTS(patch_fields));
	DigestTable *table = NULL;
	for (guint i = 0; i < lines->len; i++) {
		const Line *line = &g_array_index(lines, Line, i);
		if (!table || !line->is_earlier)
			table = groups_table(&groups, page_series(maker, line->place));
		series_rows_add(table->series_rows, line->place, line->is_earlier);
	}
	groups_finish(&groups);
	if (section->tables->len == 0)
		section->note = "No patches.";
	note_backports(maker, section);
}

/* Adds the table of the series (of Dated), the newest first; or if more is not NULL the oldest
 * ones, the oldest first, and says in its words how many more there are. */
static DigestTable *add_dated(PageMaker *maker, DigestSection *section, GArray *all,
			      const Field *fields, size_t n_fields, const char *more)
{
	if (all->len == 0)
		return NULL;
	dated_sort(all);
	DigestTable *table = page_add_field_table(maker, section, fields, n_fields);
	guint64 n = more ? page_cut(maker, section, all->len, more) : all->len;
	for (guint i = 0; i < n; i++) {
		guint at = more ? all->len - 1 - i : i;
		series_rows_add(table->series_rows, g_array_index(all, Dated, at).place, false);
	}
	return table;
}

/* The names of those who applied a patch. */
static GHashTable *find_takers(const PageMaker *maker)
{
	GHashTable *takers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = page_series(maker, i);
		if (series->state == STATE_APPLIED && !kept_is_empty(series->applied_by))
			g_hash_table_add(takers, view_dup(kept_view(series->applied_by)));
	}
	return takers;
}

void page_make_waiting(PageMaker *maker, DigestSection *section)
{
	static const Field fields[] = { FIELD_WAITING, FIELD_VERSION, FIELD_PARTS,
					FIELD_REVIEWS, FIELD_AUTHOR,  FIELD_TITLE };
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Dated));
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(Dated));
	g_autoptr(GHashTable) takers = find_takers(maker);
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = page_series(maker, i);
		Dated dated = { series->date, i };
		if (!is_listed(series) || !digest_series_is_waiting(series))
			continue;
		/* Who applies patches himself waits for nobody, or not in the same way. */
		g_autofree char *author = view_dup(person_of_kept(series->author).name);
		g_array_append_val(g_hash_table_contains(takers, author) ? own : all, dated);
	}
	add_dated(maker, section, all, fields, G_N_ELEMENTS(fields), "And %s more.");
	DigestTable *table = add_dated(maker, section, own, fields, G_N_ELEMENTS(fields),
				       "And %s more of those who apply patches.");
	if (table)
		table->heading = "Of those who apply patches themselves";
}

void page_make_active(PageMaker *maker, DigestSection *section)
{
	static const Field fields[] = { FIELD_STATE,   FIELD_WAITING,	 FIELD_VERSION,
					FIELD_PARTS,   FIELD_MOVES,	 FIELD_REPLIES,
					FIELD_REVIEWS, FIELD_LAST_REPLY, FIELD_AUTHOR,
					FIELD_TITLE };
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Dated));
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = page_series(maker, i);
		Dated dated = { MAX(series->last_reply, series->applied_on), i };
		if (is_listed(series) && !series->is_fresh && (series->moves || series->is_noted) &&
		    series->state != STATE_SUPERSEDED)
			g_array_append_val(all, dated);
	}
	add_dated(maker, section, all, fields, G_N_ELEMENTS(fields), NULL);
}

void page_make_pulls(PageMaker *maker, DigestSection *section)
{
	static const Field fields[] = { FIELD_STATE, FIELD_WAITING, FIELD_REPLIES, FIELD_AUTHOR,
					FIELD_TITLE };
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Dated));
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = page_series(maker, i);
		Dated dated = { series->date, i };
		if (series->is_pull && (series->is_fresh || series->moves || series->is_noted))
			g_array_append_val(all, dated);
	}
	add_dated(maker, section, all, fields, G_N_ELEMENTS(fields), NULL);
}

void page_make_applied(PageMaker *maker, DigestSection *section)
{
	static const Field fields[] = { FIELD_NOTED, FIELD_TAKER,  FIELD_TOOK, FIELD_VERSION,
					FIELD_TAKEN, FIELD_AUTHOR, FIELD_TITLE };
	static const Field with_commits[] = { FIELD_NOTED, FIELD_COMMIT, FIELD_TAKER, FIELD_VERSION,
					      FIELD_TAKEN, FIELD_AUTHOR, FIELD_TITLE };
	bool has_commits = false;
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Dated));
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = page_series(maker, i);
		Dated dated = { series->applied_on, i };
		if (series->state == STATE_APPLIED && series->is_noted && !series->is_pull) {
			g_array_append_val(all, dated);
			has_commits |= !kept_is_empty(series->commits);
		}
	}
	add_dated(maker, section, all, has_commits ? with_commits : fields,
		  has_commits ? G_N_ELEMENTS(with_commits) : G_N_ELEMENTS(fields), NULL);
}
