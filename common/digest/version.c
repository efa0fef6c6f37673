/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which series is a later version of which: see digest/version.h. */
#include "digest/version.h"

#include "bytes/number.h"
#include "digest/posting-index.h"
#include "digest/version-entry.h"
#include "digest/version-parts.h"
#include "digest/version-paths.h"
#include "patch/destination.h"
#include "patch/flags.h"

/* A thousand versions of one title in the wrong order cost no more. */
#define MAX_PASSED 16

/* What is sent to two trees within so many seconds is meant for both. */
#define SAME_DAY 86400

/* Pull requests are not sent anew after so many seconds. */
#define PULL_SPAN ((gint64)14 * 86400)

bool version_takes_part(const Series *series)
{
	return series->facts->posted && !series->facts->is_pull &&
	       !(series->facts->flags & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_PULL));
}

/* The number that a version starts with; rest receives what follows it. */
guint64 version_major(View version, View *rest)
{
	size_t digits = view_digits_length(version);
	guint64 number = 1;
	number_parse(view_head(version, digits), &number);
	*rest = view_from(version, digits);
	return number;
}

int version_compare(const Series *a, const Series *b)
{
	if (a->major != b->major)
		return a->major < b->major ? -1 : 1;
	/* Mostly they are the same, of which there is one copy. */
	if (a->facts->version.at == b->facts->version.at)
		return 0;
	View minor_a, minor_b;
	version_major(kept_view(a->facts->version), &minor_a);
	version_major(kept_view(b->facts->version), &minor_b);
	return view_compare(minor_a, minor_b);
}

int version_compare_dates(const Series *a, const Series *b)
{
	if (a->facts->date != b->facts->date)
		return a->facts->date < b->facts->date ? -1 : 1;
	return (a->number > b->number) - (a->number < b->number);
}

bool version_is_grown_up(const Series *rfc, const Series *later)
{
	return rfc->facts->flags & FLAG_RFC && !(later->facts->flags & FLAG_RFC) &&
	       version_compare_dates(rfc, later) < 0;
}

/* Whether later is the same version, and no more than that. */
static bool is_same_version(const Series *series, const Series *later)
{
	return version_compare(series, later) == 0 && !version_is_grown_up(series, later) &&
	       !version_is_grown_up(later, series);
}

bool version_is_elsewhere(const Series *series, const Series *later)
{
	const DigestSeries *a = series->facts, *b = later->facts;
	/* Words such as `do not merge` are tags, too. */
	if ((a->flags | b->flags) & FLAG_NOMERGE)
		return false;
	switch (destination_compare(kept_view(a->tags), kept_view(b->tags))) {
	case DESTINATION_BRANCHES:
		return true;
	case DESTINATION_TREES:
		return is_same_version(series, later) && !(b->flags & FLAG_RESEND) &&
		       a->date != NO_DATE && b->date != NO_DATE &&
		       MAX(a->date, b->date) - MIN(a->date, b->date) <= SAME_DAY;
	default:
		return false;
	}
}

bool version_may_follow(const Series *series, const Series *later, bool is_other)
{
	return !is_other || !(series->has_twin || is_same_version(series, later));
}

/* Whether a is nearer to series than b: the lower version; of two that are the same, the author's
 * own, as somebody else may answer with a proposal; else the one that came first. */
static bool is_nearer(const Series *series, const Series *a, const Series *b)
{
	int order = version_compare(a, b);
	bool is_own = version_has_same_author(series, a);
	if (order == 0 && is_own != version_has_same_author(series, b))
		return is_own;
	return (order ? order : version_compare_dates(a, b)) < 0;
}

void version_succeed(Book *book, Series *series, const Series *later, const char *why)
{
	guint known = series->facts->successor;
	if (known != NO_SERIES && !is_nearer(series, later, book_series_at(book, known)))
		return;
	series->facts->successor = later->number;
	series->facts->why = why;
}

/* Whether later was posted so long before series that it is no later version, whatever its number
 * says, nor a clock the reason. */
static bool came_before(const Series *later, const Series *series)
{
	return later->facts->date != NO_DATE && series->facts->date != NO_DATE &&
	       later->facts->date + BOOK_CLOCK_ERROR < series->facts->date;
}

/* The postings that are told apart by their titles. */
typedef struct {
	Book *book;
	KeyIndex *parts; /* all by series and title; NULL before they are needed */
} Titles;

/* Whether the two, of one title, are different things: for two branches, or with the stock title of
 * a cover, and not a patch in common. */
static bool is_other(Titles *titles, const Series *series, const Series *later)
{
	if (version_is_elsewhere(series, later))
		return true;
	if (!series->cover_title || series->cover_title != later->cover_title)
		return false;
	if (!titles->parts)
		titles->parts = posting_index_titles(titles->book);
	return version_parts_differ(titles->book, titles->parts, series, later);
}

static bool may_follow(Titles *titles, const Series *series, const Series *later)
{
	/* Mostly it does not matter. */
	return version_may_follow(series, later, true) || !is_other(titles, series, later);
}

/* Finds those of a title, n of them, sorted, that are no later versions of each other. */
static void find_twins(const VersionEntry *entries, guint n, gpointer data)
{
	Titles *titles = data;
	for (guint i = 0; i < n; i++) {
		Series *series = entries[i].series;
		for (guint next = i + 1; next < n && next - i <= MAX_PASSED; next++) {
			Series *other = entries[next].series;
			if (version_compare(series, other) != 0)
				break;
			if (other == series || (series->has_twin && other->has_twin) ||
			    !is_same_version(series, other) || !is_other(titles, series, other))
				continue;
			series->has_twin = other->has_twin = true;
		}
	}
}

/* The next version of entries[i], of n that are sorted; NULL if there is none. */
static const Series *next_version(Titles *titles, const VersionEntry *entries, guint n, guint i)
{
	const Series *series = entries[i].series;
	guint passed = 0;
	for (guint next = i + 1; next < n && passed <= MAX_PASSED; next++) {
		const Series *later = entries[next].series;
		if (later == series)
			continue;
		if (!came_before(later, series) && may_follow(titles, series, later))
			return later;
		passed++;
	}
	return NULL;
}

/* The versions of one series, n of them, sorted. */
static void chain_entries(const VersionEntry *entries, guint n, gpointer data)
{
	Titles *titles = data;
	const Series *newest = entries[0].series;
	for (guint i = 0; i < n; i++)
		if (version_compare_dates(newest, entries[i].series) < 0)
			newest = entries[i].series;
	for (guint i = 0; i < n; i++) {
		Series *series = entries[i].series;
		const Series *next = next_version(titles, entries, n, i);
		if (next && !version_is_grown_up(next, series)) {
			bool same = version_compare(series, next) == 0;
			version_succeed(titles->book, series, next, same ? "again" : "title");
		} else if (version_is_grown_up(series, newest) &&
			   may_follow(titles, series, newest)) {
			version_succeed(titles->book, series, newest, "title");
		}
	}
}

static void follow_titles(Book *book)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(VersionEntry));
	Titles titles = { book, NULL };
	for (guint i = 0; i < book->posted->len; i++) {
		Series *series = g_ptr_array_index(book->posted, i);
		if (!version_takes_part(series))
			continue;
		version_entry_add(all, series, series->cover_title);
		version_entry_add(all, series, series->first_title);
	}
	version_entries_group(all);
	version_entries_each(all, find_twins, &titles);
	version_entries_each(all, chain_entries, &titles);
	if (titles.parts)
		key_index_free(titles.parts);
}

static int compare_entry_dates(gconstpointer left, gconstpointer right)
{
	const VersionEntry *a = left, *b = right;
	return version_compare_dates(a->series, b->series);
}

/* The pull requests of one title. That is the same each time, as `riscv queue`: a greater version
 * is one of the last request before it. */
static void chain_pulls(const VersionEntry *entries, guint n, gpointer data)
{
	g_autofree VersionEntry *sorted = g_memdup2(entries, n * sizeof(*entries));
	qsort(sorted, n, sizeof(*sorted), compare_entry_dates);
	for (guint i = 1; i < n; i++) {
		const Series *later = sorted[i].series;
		for (guint j = i; j > 0 && i - j < MAX_PASSED && later->major > 1; j--) {
			Series *series = sorted[j - 1].series;
			gint64 date = series->facts->date;
			if (date == NO_DATE || later->facts->date - date > PULL_SPAN)
				break;
			if (version_compare(series, later) >= 0)
				continue;
			version_succeed(data, series, later, "title");
			break;
		}
	}
}

static void follow_pulls(Book *book)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(VersionEntry));
	for (guint i = 0; i < book->posted->len; i++) {
		Series *series = g_ptr_array_index(book->posted, i);
		if (series->facts->is_pull)
			version_entry_add(all, series, series->cover_title);
	}
	version_entries_group(all);
	version_entries_each(all, chain_pulls, book);
}

static bool has_same_title(const Series *a, const Series *b)
{
	return (a->cover_title && a->cover_title == b->cover_title) ||
	       (a->first_title && a->first_title == b->first_title);
}

bool version_has_same_author(const Series *a, const Series *b)
{
	if (person_is_same(person_of_kept(book_author(a)), person_of_kept(book_author(b))))
		return true;
	bool are_known = book_is_own(a) && book_is_own(b);
	return !are_known && person_is_same(person_of_kept(a->sender), person_of_kept(b->sender));
}

/* Whether a posting that names a mail of old, as claim says, takes its place. */
static bool is_claim_good(const Claim *claim, const Series *later, const Series *old)
{
	if (later == old || !version_takes_part(later) || !version_takes_part(old) ||
	    !(version_has_same_author(later, old) || has_same_title(later, old)))
		return false;
	bool is_greater = version_compare(old, later) < 0;
	if (!claim->is_link)
		return is_greater;
	if (claim->version == 0)
		return version_is_grown_up(old, later);
	return old->major == claim->version && (is_greater || version_is_grown_up(old, later));
}

/* Lets later succeed the last version of old before it, too, which may have another title: authors
 * send each version in reply to the first. */
static void succeed_last(Book *book, Series *old, const Series *later, const char *why)
{
	Series *last = old;
	for (int steps = 0; last->facts->successor != NO_SERIES && steps < MAX_PASSED; steps++) {
		Series *next = book_series_at(book, last->facts->successor);
		if (next == later || version_compare(next, later) >= 0 ||
		    version_compare_dates(next, later) >= 0 ||
		    !version_has_same_author(next, later))
			return;
		last = next;
	}
	if (last->facts->successor == NO_SERIES)
		version_succeed(book, last, later, why);
}

/* A claim that is good. */
typedef struct {
	Series *old;
	const Series *later;
	const char *why;
} GoodClaim;

static void follow_claims(Book *book)
{
	if (book->claims->len == 0)
		return;
	g_autoptr(KeyIndex) ids = posting_index_ids(book, NULL);
	g_autoptr(GArray) good = g_array_new(FALSE, FALSE, sizeof(GoodClaim));
	for (guint i = 0; i < book->claims->len; i++) {
		const Claim *claim = &g_array_index(book->claims, Claim, i);
		const Posting *posting = posting_find(book, ids, claim->target);
		if (!posting)
			continue;
		GoodClaim found = { book_series_at(book, posting->series),
				    book_series_at(book, claim->series),
				    claim->is_link ? "link" : "thread" };
		if (!is_claim_good(claim, found.later, found.old))
			continue;
		version_succeed(book, found.old, found.later, found.why);
		g_array_append_val(good, found);
	}
	for (guint i = 0; i < good->len; i++) {
		const GoodClaim *found = &g_array_index(good, GoodClaim, i);
		succeed_last(book, found->old, found->later, found->why);
	}
}

void book_find_successors(Book *book)
{
	follow_titles(book);
	follow_pulls(book);
	version_follow_parts(book);
	follow_claims(book);
	version_follow_paths(book);
}
