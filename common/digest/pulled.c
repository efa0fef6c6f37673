/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patches in pull requests: see digest/pulled.h. */
#include "digest/pulled.h"

#include "bytes/hash.h"
#include "digest/noted.h"
#include "digest/titled.h"
#include "digest/version.h"
#include "patch/flags.h"

/* What was posted more seconds before is another patch of that title. */
#define MAX_AGE (365 * 86400)

/* Of one title, no more postings are looked at. */
#define MAX_POSTINGS 64

static const Posting *posting_at(const Book *book, guint place)
{
	return &g_array_index(book->postings, Posting, place);
}

/* Whether a posting is a patch in a pull request, and no backport. */
static bool is_pulled(const Book *book, const Posting *posting)
{
	const DigestSeries *facts = book_series_at(book, posting->series)->facts;
	return posting->part && posting->title && facts->flags & FLAG_PULL &&
	       !(facts->flags & (FLAG_STABLE | FLAG_AUTOSEL)) && facts->date != NO_DATE;
}

/* Whether two have the same name, or address of their own; nobody has. */
static bool is_same(const KeptPerson *a, const KeptPerson *b)
{
	return a && b &&
	       ((a->name_hash && a->name_hash == b->name_hash) ||
		(a->addr_hash && a->addr_hash == b->addr_hash));
}

static const KeptPerson *author_of(const Book *book, const Posting *posting)
{
	return kept_people_at(book->people, posting->author);
}

/* The patches in pull requests, by their places, and those who sent one that somebody else wrote,
 * by their hashes. NULL if there are none. */
static GArray *find_pulled(Book *book, KeyMap *pullers)
{
	GArray *all = NULL;
	for (guint i = 0; i < book->postings->len; i++) {
		const Posting *posting = posting_at(book, i);
		if (!is_pulled(book, posting))
			continue;
		if (!all)
			all = g_array_new(FALSE, FALSE, sizeof(guint));
		g_array_append_val(all, i);
		const KeptPerson *puller = book_series_at(book, posting->series)->sender;
		if (!is_same(puller, author_of(book, posting)))
			key_map_set(pullers, person_hash(book->seed, person_of_kept(puller)), book);
	}
	return all;
}

/* The postings with the titles of those in pulled, sorted. */
static GArray *find_postings(const Book *book, const GArray *pulled)
{
	g_autoptr(KeyMap) wanted = key_map_new();
	for (guint i = 0; i < pulled->len; i++) {
		const Posting *posting = posting_at(book, g_array_index(pulled, guint, i));
		key_map_set(wanted, posting->title, wanted);
	}
	GArray *all = g_array_new(FALSE, FALSE, sizeof(Titled));
	for (guint i = 0; i < book->postings->len; i++) {
		const Posting *posting = posting_at(book, i);
		const Series *series = book_series_at(book, posting->series);
		Titled titled = { posting->title, series->facts->date, i };
		if (posting->part && posting->title && titled.date != NO_DATE &&
		    version_takes_part(series) && key_map_find(wanted, posting->title))
			g_array_append_val(all, titled);
	}
	g_array_sort(all, titled_compare);
	return all;
}

/* The last posting of the patch before it was pulled; NULL if none came. */
static const Posting *find_posting(const Book *book, const GArray *titles, const Posting *pulled)
{
	gint64 date = book_series_at(book, pulled->series)->facts->date;
	Titled last = { pulled->title, date, G_MAXUINT };
	guint end = titled_count_until(titles, &last);
	for (guint i = end; i > 0 && end - i < MAX_POSTINGS; i--) {
		const Titled *titled = &g_array_index(titles, Titled, i - 1);
		const Posting *posting = posting_at(book, titled->place);
		if (titled->title != pulled->title || titled->date + MAX_AGE < date)
			break;
		if (is_same(author_of(book, posting), author_of(book, pulled)))
			return posting;
	}
	return NULL;
}

/* Notes that posting was taken by who sent the pull request. */
static void take(Book *book, const Posting *posting, const Series *pull)
{
	Noted noted = {
		.series = posting->series,
		.date = pull->facts->date,
		.message_id = pull->facts->id,
		.sender = pull->sender,
		.taker = kept_person_called(pull->sender),
		/* who said before that he took it stays */
		.is_report = true,
		.was_known = !pull->facts->is_fresh,
	};
	noted_add(book, noted);
	Taken taken = {
		.series = posting->series,
		.part = posting->part,
		.said = book->noted->len,
		.date = noted.date,
		.was_known = noted.was_known,
	};
	g_array_append_val(book->taken, taken);
}

void pulled_take(Book *book)
{
	g_autoptr(KeyMap) pullers = key_map_new();
	g_autoptr(GArray) pulled = find_pulled(book, pullers);
	if (!pulled)
		return;
	g_autoptr(GArray) titles = find_postings(book, pulled);
	for (guint i = 0; i < pulled->len; i++) {
		const Posting *part = posting_at(book, g_array_index(pulled, guint, i));
		const Series *pull = book_series_at(book, part->series);
		Person sender = person_of_kept(pull->sender);
		const Posting *posting = find_posting(book, titles, part);
		if (posting && key_map_find(pullers, person_hash(book->seed, sender)))
			take(book, posting, pull);
	}
}
