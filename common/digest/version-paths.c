/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Later versions told by the files that they touch: see digest/version-paths.h. */
#include "digest/version-paths.h"

#include "digest/version-entry.h"
#include "digest/version.h"
#include "patch/title-key.h"

/* What was posted so many seconds later is something else. */
#define MAX_SPAN ((gint64)60 * 86400)

/* Of an author who sends more patches for the same files within that time none can be told by
 * these; nor of so many in all. */
#define MAX_LOOKED 256
#define MAX_PASSED 4096

/* What two versions must have in common. */
typedef enum {
	BY_FILES, /* author, all files, half of the words of the title */
	BY_WORDS, /* author, a file, three quarters of the words */
	BY_TITLE, /* the title, and a file or the sender */
} Rule;

typedef struct {
	Book *book;
	bool *succeeds; /* of each series, by number: whether it has the place of another */
	Rule rule;
} Paths;

/* Whether so many quarters of the words of each title are in the other. */
static bool is_like(View a, View b, guint quarters)
{
	guint n, n_others, n_common = title_shared_words(a, b, &n, &n_others);
	return n_common && n_common * 4 >= MAX(n, n_others) * quarters;
}

/* Whether both touch a file, as far as their files are known. */
static bool has_common_file(const Series *a, const Series *b)
{
	for (size_t i = 0; i < BOOK_FILES; i++)
		for (size_t other = 0; a->files[i] && other < BOOK_FILES; other++)
			if (a->files[i] == b->files[other])
				return true;
	return false;
}

/* Whether later was posted after series, and not long after it. */
static bool is_soon_after(const DigestSeries *series, const DigestSeries *later)
{
	return series->date != NO_DATE && later->date != NO_DATE && series->date < later->date &&
	       later->date - series->date <= MAX_SPAN;
}

/* Whether later is some parts of a posting alone, and fewer than came of series: `[PATCH v2 7/12]`
 * by itself takes the place of one part, not of all twelve. */
static bool is_of_some_parts(const DigestSeries *series, const DigestSeries *later)
{
	return later->seen < later->total && later->seen < series->seen;
}

static bool is_match_by(Rule rule, const Series *series, const Series *later)
{
	View title = kept_view(series->facts->title), other = kept_view(later->facts->title);
	switch (rule) {
	case BY_FILES:
		return is_like(title, other, 2);
	case BY_WORDS:
		return has_common_file(series, later) && is_like(title, other, 3);
	default:
		/* somebody else's single patch may have been one of many */
		return later->facts->seen >= series->facts->seen &&
		       (has_common_file(series, later) || version_has_same_author(series, later));
	}
}

/* Whether later, which came soon after series, can be what became of it. */
static bool is_match(const Paths *paths, const Series *series, const Series *later)
{
	return series->major < later->major && series->facts->successor == NO_SERIES &&
	       !paths->succeeds[later->number] && !version_is_elsewhere(series, later) &&
	       !is_of_some_parts(series->facts, later->facts) &&
	       is_match_by(paths->rule, series, later);
}

/* Which of entries, n of them, has the nearest version that matches entries[at], looking ahead or
 * back; n if there is none, or more than one of that version. */
static guint find_nearest(const Paths *paths, const VersionEntry *entries, guint n, guint at,
			  bool ahead)
{
	const Series *series = entries[at].series;
	guint found = n, looked = 0, passed = 0;
	for (guint i = at; ahead ? ++i < n : i-- > 0;) {
		const Series *other = entries[i].series;
		if (found < n && other->major != entries[found].series->major)
			return found;
		const Series *old = ahead ? series : other, *later = ahead ? other : series;
		bool is_soon = is_soon_after(old->facts, later->facts);
		if ((looked += is_soon) > MAX_LOOKED || ++passed > MAX_PASSED)
			return n;
		if (!is_soon || !is_match(paths, old, later))
			continue;
		if (found < n)
			return n;
		found = i;
	}
	return found;
}

/* A VersionEntryFunc. */
static void follow_entries(const VersionEntry *entries, guint n, gpointer data)
{
	const Paths *paths = data;
	for (guint i = 0; i < n; i++) {
		if (entries[i].series->facts->successor != NO_SERIES)
			continue;
		guint later = find_nearest(paths, entries, n, i, true);
		if (later == n || find_nearest(paths, entries, n, later, false) != i)
			continue;
		version_succeed(paths->book, entries[i].series, entries[later].series,
				paths->rule == BY_TITLE ? "title" : "paths");
		paths->succeeds[entries[later].series->number] = true;
	}
}

/* Whether a series can be found by its files: it has such, and no other rule found its place. */
static bool is_candidate(const Paths *paths, const Series *series)
{
	return version_takes_part(series) && series->has_own_path &&
	       book_extra(series)->whole == NO_SERIES &&
	       (paths->rule == BY_FILES || series->facts->successor == NO_SERIES ||
		!paths->succeeds[series->number]);
}

/* Those of one title side by side, whoever their authors are. */
static void add_title(GArray *entries, Series *series, guint64 title)
{
	VersionEntry entry = { title, series };
	if (title)
		g_array_append_val(entries, entry);
}

static void add_entries(GArray *entries, Series *series, Rule rule)
{
	if (rule != BY_TITLE) {
		version_entry_add(entries, series, rule == BY_FILES ? series->paths : 1);
		return;
	}
	add_title(entries, series, series->cover_title);
	if (series->first_title != series->cover_title)
		add_title(entries, series, series->first_title);
}

static void follow(Book *book, bool *succeeds, Rule rule)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(VersionEntry));
	Paths paths = { book, succeeds, rule };
	for (guint i = 0; i < book->posted->len; i++) {
		Series *series = g_ptr_array_index(book->posted, i);
		if (is_candidate(&paths, series))
			add_entries(all, series, rule);
	}
	version_entries_group(all);
	version_entries_each(all, follow_entries, &paths);
}

void version_follow_paths(Book *book)
{
	g_autofree bool *succeeds = g_new0(bool, book->series->len);
	for (guint i = 0; i < book->posted->len; i++) {
		const Series *series = g_ptr_array_index(book->posted, i);
		if (series->facts->successor != NO_SERIES)
			succeeds[series->facts->successor] = true;
	}
	follow(book, succeeds, BY_FILES);
	follow(book, succeeds, BY_WORDS);
	follow(book, succeeds, BY_TITLE);
}
