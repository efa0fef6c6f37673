/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Later versions told by the files that they touch: see digest/version-paths.h. */
#include "digest/version-paths.h"

#include "digest/version-entry.h"
#include "digest/version.h"

/* What was posted so many seconds later is something else. */
#define MAX_SPAN ((gint64)60 * 86400)

/* Of an author who sends more patches for the same files none can be told by these. */
#define MAX_LOOKED 256

/* So many words of a title are compared. */
#define MAX_WORDS 32

typedef struct {
	Book *book;
	bool *succeeds; /* of each series, by number: whether it has the place of another */
} Paths;

static bool is_letter(char c)
{
	return g_ascii_isalnum(c) || c == '_' || (guint8)c >= 0x80;
}

/* The words of a title, at most MAX_WORDS. Returns how many there are. */
static guint split_title(View title, View *words)
{
	guint n = 0;
	for (size_t start = 0, end; start < title.len && n < MAX_WORDS; start = end + 1) {
		for (end = start; end < title.len && is_letter(title.data[end]);)
			end++;
		if (end > start)
			words[n++] = (View){ title.data + start, end - start };
	}
	return n;
}

/* Whether half of the words of each title are in the other. */
static bool is_like(View a, View b)
{
	View words[MAX_WORDS], others[MAX_WORDS];
	guint n = split_title(a, words), n_others = split_title(b, others), n_common = 0;
	for (guint i = 0; i < n; i++)
		for (guint other = 0; other < n_others; other++)
			if (view_equal_nocase(words[i], others[other])) {
				others[other] = VIEW("");
				n_common++;
				break;
			}
	return n_common && n_common * 2 >= MAX(n, n_others);
}

/* Whether later can be what became of series. */
static bool is_match(const Paths *paths, const Series *series, const Series *later)
{
	const DigestSeries *old = series->facts, *next = later->facts;
	return series->major < later->major && old->successor == NO_SERIES &&
	       !paths->succeeds[later->number] && old->date != NO_DATE && next->date != NO_DATE &&
	       old->date < next->date && next->date - old->date <= MAX_SPAN &&
	       !version_is_elsewhere(series, later) &&
	       is_like(kept_view(old->title), kept_view(next->title));
}

/* Which of entries, n of them, has the nearest version that matches entries[at], looking ahead or
 * back; n if there is none, or more than one of that version. */
static guint find_nearest(const Paths *paths, const VersionEntry *entries, guint n, guint at,
			  bool ahead)
{
	const Series *series = entries[at].series;
	guint found = n, looked = 0;
	for (guint i = at; ahead ? ++i < n : i-- > 0;) {
		const Series *other = entries[i].series;
		if (found < n && other->major != entries[found].series->major)
			return found;
		if (++looked > MAX_LOOKED)
			return n;
		if (!is_match(paths, ahead ? series : other, ahead ? other : series))
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
		guint later = find_nearest(paths, entries, n, i, true);
		if (later == n || find_nearest(paths, entries, n, later, false) != i)
			continue;
		version_succeed(paths->book, entries[i].series, entries[later].series, "paths");
		paths->succeeds[entries[later].series->number] = true;
	}
}

void version_follow_paths(Book *book)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(VersionEntry));
	g_autofree bool *succeeds = g_new0(bool, book->series->len);
	for (guint i = 0; i < book->posted->len; i++) {
		Series *series = g_ptr_array_index(book->posted, i);
		if (series->facts->successor != NO_SERIES)
			succeeds[series->facts->successor] = true;
		if (version_takes_part(series) && series->has_own_path &&
		    book_extra(series)->whole == NO_SERIES)
			version_entry_add(all, series, series->paths);
	}
	Paths paths = { book, succeeds };
	version_entries_group(all);
	version_entries_each(all, follow_entries, &paths);
}
