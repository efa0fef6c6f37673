/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which notes say that a series was taken: see digest/noted.h. */
#include "digest/noted.h"

#include "bytes/hash.h"
#include "message/person-name.h"
#include "patch/note-owner.h"

void noted_add(Book *book, Noted noted)
{
	noted.number = book->noted->len + 1;
	g_array_append_val(book->noted, noted);
}

/* Those of one series together, by date. Of two of one date it is always the same one that is
 * first, in whichever order they come. */
static int compare_noted(gconstpointer left, gconstpointer right)
{
	const Noted *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return view_compare(kept_view(a->message_id), kept_view(b->message_id));
}

/* Somebody who took something of a series: as a key. */
static guint64 taker_key(const Noted *noted, guint64 person)
{
	return hash_pair(person, noted->series + 1);
}

/* Remembers who took something, as a note says. */
static void know_takers(const Book *book, KeyMap *takers, const Noted *noted)
{
	Person sender = person_of_kept(noted->sender);
	View taker = kept_view(noted->taker);
	key_map_set(takers, taker_key(noted, person_hash(book->seed, sender)), takers);
	if (sender.name.len)
		key_map_set(takers, taker_key(noted, person_name_hash(book->seed, sender.name)),
			    takers);
	if (taker.len)
		key_map_set(takers, taker_key(noted, person_name_hash(book->seed, taker)), takers);
}

/* Whether he who says that something is out again is one of them, or a program. */
static bool may_take_back(const Book *book, const KeyMap *takers, const Noted *noted)
{
	Person sender = person_of_kept(noted->sender);
	return noted->is_program ||
	       key_map_find(takers, taker_key(noted, person_hash(book->seed, sender))) ||
	       (sender.name.len &&
		key_map_find(takers, taker_key(noted, person_name_hash(book->seed, sender.name))));
}

static void forget(Series *series)
{
	series->taken = series->was_noted = series->is_secondary = false;
	series->note = (Kept){ NULL };
	series->first_noted = NO_DATE;
	series->facts->applied_by = (Kept){ NULL };
	series->facts->applied_on = NO_DATE;
}

/* Whether a note on series is its author's, and of such a kind as he writes about comments, too. */
static bool may_be_of_comment(const Series *series, const Noted *noted)
{
	Person sender = person_of_kept(noted->sender);
	return noted->may_be_of_comment && series->facts->posted &&
	       (person_is_same(sender, person_of_kept(book_author(series))) ||
		person_is_same(sender, person_of_kept(series->sender)));
}

/* Those who say themselves that they have applied something, by their hashes and names. */
static KeyMap *find_doers(Book *book)
{
	KeyMap *doers = key_map_new();
	for (guint i = 0; i < book->noted->len; i++) {
		const Noted *noted = &g_array_index(book->noted, Noted, i);
		if (noted->takes_back || noted->is_report || !noted->is_own ||
		    may_be_of_comment(book_series_at(book, noted->series), noted))
			continue;
		Person sender = person_of_kept(noted->sender);
		key_map_set(doers, person_hash(book->seed, sender), book);
		if (sender.name.len)
			key_map_set(doers, person_name_hash(book->seed, sender.name), book);
	}
	return doers;
}

static bool is_doer(const Book *book, const KeyMap *doers, Person person)
{
	return key_map_find(doers, person_hash(book->seed, person)) ||
	       key_map_find(doers, person_name_hash(book->seed, person.name));
}

/* Who took it as a note says. An author who only tells that it was need not have done it, unless
 * he does such things. */
static Kept taker_of(const Book *book, const Series *series, const Noted *noted,
		     const KeyMap *doers)
{
	Person sender = person_of_kept(noted->sender);
	bool may_be_other = noted->is_own && noted->is_report && series->facts->posted &&
			    person_is_same(sender, person_of_kept(book_author(series)));
	if (may_be_other && !is_doer(book, doers, sender))
		return (Kept){ NULL };
	return noted->is_own ? kept_person_called(noted->sender) : noted->taker;
}

/* Whether a note on series is about another patch than that of its only author. */
static bool is_of_other(const Series *series, const Noted *noted)
{
	const Person people[] = { person_of_kept(book_author(series)),
				  person_of_kept(series->sender) };
	View owner = kept_view(noted->owner);
	bool is_other = owner.len && series->facts->posted && series->facts->total <= 1;
	for (size_t i = 0; is_other && i < G_N_ELEMENTS(people); i++)
		is_other = !note_owner_is_in(people[i].name, owner) &&
			   !note_owner_is_in(people[i].addr, owner);
	return is_other;
}

/* Whether an author says no more than that he takes up a comment. Who applies the patches of others
 * is taken at his word. */
static bool is_of_comment(const Book *book, const Series *series, const Noted *noted,
			  const KeyMap *doers)
{
	return may_be_of_comment(series, noted) &&
	       !is_doer(book, doers, person_of_kept(noted->sender));
}

/* Adds the next note on series. Who only tells that it was taken does not take the place of who
 * took it, nor does who took it into the branch of a release as well. */
static void take_note(Series *series, const Noted *noted, Kept taker)
{
	DigestSeries *facts = series->facts;
	if (series->first_noted == NO_DATE)
		series->first_noted = noted->date;
	series->was_noted |= noted->was_known;
	bool is_minor = noted->is_report || (noted->is_of_release && !series->is_secondary);
	if (series->taken && is_minor && !kept_is_empty(facts->applied_by))
		return;
	series->taken = true;
	series->is_secondary = noted->is_of_release;
	series->note = noted->message_id;
	/* Where it is not said who it was, somebody may have told before. */
	if (!kept_is_empty(taker))
		facts->applied_by = taker;
	facts->applied_on = noted->date;
}

void noted_settle(Book *book)
{
	Noted *noted = (Noted *)(void *)book->noted->data;
	g_autoptr(KeyMap) doers = find_doers(book);
	g_autoptr(KeyMap) takers = key_map_new();
	g_array_sort(book->noted, compare_noted);
	for (guint i = 0; i < book->noted->len; i++) {
		Series *series = book_series_at(book, noted[i].series);
		if (i == 0 || noted[i].series != noted[i - 1].series)
			forget(series);
		noted[i].is_void = noted[i].takes_back
					   ? !may_take_back(book, takers, &noted[i])
					   : is_of_other(series, &noted[i]) ||
						     is_of_comment(book, series, &noted[i], doers);
		if (noted[i].is_void)
			continue;
		if (!noted[i].takes_back) {
			know_takers(book, takers, &noted[i]);
			take_note(series, &noted[i], taker_of(book, series, &noted[i], doers));
		} else if (!series->facts->posted) {
			/* of one that came, the parts tell what is left */
			forget(series);
		}
	}
}

void noted_inherit(Book *book)
{
	Noted *noted = (Noted *)(void *)book->noted->data;
	for (guint i = 0; i < book->noted->len; i++) {
		Series *hearsay = book_series_at(book, noted[i].series);
		guint heir = book_hearsay(hearsay)->heir;
		if (heir == NO_SERIES)
			continue;
		noted[i].series = heir;
		hearsay->taken = false;
	}
}

void noted_sift(Book *book)
{
	g_autofree bool *is_void = g_new0(bool, book->noted->len + 1);
	for (guint i = 0; i < book->noted->len; i++) {
		const Noted *noted = &g_array_index(book->noted, Noted, i);
		is_void[noted->number] = noted->is_void;
	}
	guint n = 0;
	for (guint i = 0; i < book->taken->len; i++) {
		const Taken taken = g_array_index(book->taken, Taken, i);
		if (!is_void[taken.said])
			g_array_index(book->taken, Taken, n++) = taken;
	}
	g_array_set_size(book->taken, n);
}
