/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Later versions told by the patches that they have in common: see digest/version-parts.h. */
#include "digest/version-parts.h"

#include "bytes/hash.h"
#include "bytes/key-group.h"
#include "digest/posting-index.h"
#include "digest/version.h"

/* A patch is compared with its nearest versions only: a thousand of one title cost no more. */
#define MAX_NEAR 4
#define MAX_LOOKED 16

/* Patches are gone through several times, each time those of other titles, so many of them: all at
 * once would take a lot of memory. */
#define SLICE 1024
#define MAX_SLICES 32

/* A patch of a series, told by its title and one of its author's name and address. */
typedef struct {
	guint64 key, title;
	Series *series;
} Patch;

/* A patch that two series have. */
typedef struct {
	guint64 key;	  /* of the two */
	guint old, later; /* numbers */
	guint64 title;
} Common;

/* Two series, and how many patches of different titles, of one slice, they have in common. */
typedef struct {
	guint64 key;
	guint old, later;
	guint n;
} Pair;

static int compare_patches(gconstpointer left, gconstpointer right)
{
	const Patch *a = left, *b = right;
	int order = version_compare(a->series, b->series);
	return order ? order : version_compare_dates(a->series, b->series);
}

static int compare_common(gconstpointer left, gconstpointer right)
{
	const Common *a = left, *b = right;
	return (a->title > b->title) - (a->title < b->title);
}

/* The patches of a slice that can show a later version, those of one key side by side, sorted. */
static GArray *list_patches(Book *book, guint slice, guint n_slices)
{
	GArray *patches = g_array_new(FALSE, FALSE, sizeof(Patch));
	for (guint i = 0; i < book->postings->len; i++) {
		const Posting *posting = &g_array_index(book->postings, Posting, i);
		Series *series = book_series_at(book, posting->series);
		if (posting->title % n_slices != slice || posting->part == 0 ||
		    posting->title == 0 || !version_takes_part(series))
			continue;
		guint64 persons[KEPT_PERSON_HASHES];
		kept_person_hashes(kept_people_at(book->people, posting->author), persons);
		for (size_t j = 0; j < G_N_ELEMENTS(persons); j++) {
			Patch patch = { hash_pair(posting->title, persons[j]), posting->title,
					series };
			if (persons[j])
				g_array_append_val(patches, patch);
		}
	}
	key_group(patches, compare_patches);
	return patches;
}

/* Whether later can take the place of series: it came later, and has no lower version. */
static bool may_succeed(const Series *series, const Series *later)
{
	return version_compare_dates(series, later) < 0 &&
	       (version_compare(series, later) <= 0 || version_is_grown_up(series, later));
}

/* Notes what patch, of a series, and those behind it, up to end, have in common. */
static void note_common(GArray *all, const Patch *patch, const Patch *end)
{
	const Series *series = patch->series;
	guint near = 0, looked = 0;
	for (const Patch *other = patch + 1; other < end && near < MAX_NEAR && looked < MAX_LOOKED;
	     other++, looked++) {
		/* Sorted by versions, which an RFC may have more of than what became of it. */
		const Series *old = may_succeed(other->series, series) ? other->series : series;
		const Series *later = old == series ? other->series : series;
		if (old == later || !may_succeed(old, later) ||
		    !version_may_follow(old, later, version_is_elsewhere(old, later)))
			continue;
		near++;
		Common common = { hash_pair(old->number, later->number), old->number, later->number,
				  patch->title };
		g_array_append_val(all, common);
	}
}

/* Whether later came before what is known to succeed old. */
static bool is_sooner(const Book *book, const Series *old, const Series *later)
{
	guint known = old->facts->successor;
	return known == NO_SERIES || version_compare_dates(later, book_series_at(book, known)) < 0;
}

/* Whether so many patches in common are enough, if the version must be greater, or the same. */
static bool is_enough(const Book *book, const Series *old, const Series *later, guint64 n_common,
		      bool same)
{
	guint64 n_old = MAX(old->facts->seen, 1), n_later = MAX(later->facts->seen, 1);
	/* `[PATCH v2 7/12]` by itself takes the place of one part, not of all twelve. */
	if (n_later < n_old)
		n_later = MAX(n_later, later->facts->total);
	bool is_same = version_compare(old, later) == 0 && !version_is_grown_up(old, later);
	if (is_same != same)
		return false;
	return same ? n_common * 2 > n_old && is_sooner(book, old, later)
		    : n_common * 2 >= MIN(n_old, n_later);
}

/* Lets later ones succeed whose version is greater, or the same. */
static void succeed_by_pairs(Book *book, const GArray *all, bool same)
{
	const Pair *pairs = (const Pair *)(const void *)all->data;
	for (guint start = 0, end; start < all->len; start = end) {
		Series *old = book_series_at(book, pairs[start].old);
		const Series *later = book_series_at(book, pairs[start].later);
		guint64 n = 0;
		for (end = start; end < all->len && pairs[end].key == pairs[start].key; end++)
			n += pairs[end].n;
		if (is_enough(book, old, later, n, same))
			version_succeed(book, old, later, same ? "again" : "title");
	}
}

/* Adds the pairs of series that have patches of a slice in common. */
static void add_pairs(GArray *pairs, GArray *all)
{
	key_group(all, compare_common);
	const Common *common = (const Common *)(const void *)all->data;
	for (guint start = 0, end; start < all->len; start = end) {
		Pair pair = { common[start].key, common[start].old, common[start].later, 0 };
		for (end = start; end < all->len && common[end].key == common[start].key; end++)
			pair.n += end == start || common[end].title != common[end - 1].title;
		g_array_append_val(pairs, pair);
	}
}

/* Whether two groups of patches, as long as n, are of the same series. */
static bool is_same_group(const Patch *a, const Patch *b, guint n)
{
	for (guint i = 0; i < n; i++)
		if (a[i].title != b[i].title || a[i].series != b[i].series)
			return false;
	return true;
}

/* What patches of a slice series have in common. */
static GArray *list_common(Book *book, guint slice, guint n_slices)
{
	g_autoptr(GArray) patches = list_patches(book, slice, n_slices);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(Common));
	const Patch *list = (const Patch *)(const void *)patches->data;
	for (guint start = 0, end, before = 0; start < patches->len; before = start, start = end) {
		for (end = start; end < patches->len && list[end].key == list[start].key;)
			end++;
		/* Mostly a name is followed by its address, which says the same. */
		if (start - before == end - start &&
		    is_same_group(list + before, list + start, end - start))
			continue;
		for (guint at = start; at < end; at++)
			note_common(all, list + at, list + end);
	}
	return all;
}

static int compare_pairs(G_GNUC_UNUSED gconstpointer left, G_GNUC_UNUSED gconstpointer right)
{
	return 0;
}

void version_follow_parts(Book *book)
{
	g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
	guint n_slices = MIN(1 + book->postings->len / SLICE, MAX_SLICES);
	for (guint slice = 0; slice < n_slices; slice++) {
		g_autoptr(GArray) all = list_common(book, slice, n_slices);
		add_pairs(pairs, all);
	}
	key_group(pairs, compare_pairs);
	succeed_by_pairs(book, pairs, false);
	succeed_by_pairs(book, pairs, true);
}

/* The place of the first posting of a series. */
static guint find_first(const Book *book, guint series)
{
	guint low = 0, high = book->postings->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (g_array_index(book->postings, Posting, middle).series < series)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool version_parts_differ(const Book *book, const KeyIndex *titles, const Series *a,
			  const Series *b)
{
	bool any = false;
	if (b->facts->seen == 0)
		return false;
	for (guint i = find_first(book, a->number); i < book->postings->len; i++) {
		const Posting *posting = &g_array_index(book->postings, Posting, i);
		if (posting->series != a->number)
			break;
		if (posting->part == 0 || posting->title == 0)
			continue;
		any = true;
		if (posting_find(book, titles, posting_title_key(b->number, posting->title)))
			return false;
	}
	return any;
}
