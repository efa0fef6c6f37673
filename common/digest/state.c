/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From the book of series to their states: see digest/state.h. */
#include "digest/state.h"

#include "bytes/number.h"
#include "digest/book-answer.h"
#include "digest/book-note.h"
#include "digest/landing.h"
#include "digest/lineage.h"
#include "digest/pulled.h"
#include "digest/reroll.h"
#include "digest/take-back.h"
#include "digest/taken.h"
#include "digest/version.h"
#include "digest/withdrawn.h"
#include "patch/flags.h"

const char *state_name(DigestState state)
{
	static const char *const names[N_STATES] = {
		[STATE_NEW] = "new",
		[STATE_DISCUSSED] = "discussed",
		[STATE_REVIEWED] = "reviewed",
		[STATE_APPLIED] = "applied",
		[STATE_WITHDRAWN] = "withdrawn",
		[STATE_SUPERSEDED] = "superseded",
	};
	return names[state];
}

void digest_series_free(DigestSeries *series)
{
	if (!series)
		return;
	if (series->details) {
		kept_list_free(series->details->reviewers);
		kept_list_free(series->details->paths);
	}
	g_free(series->details);
	g_free(series);
}

View digest_series_tag(const DigestSeries *series)
{
	View tags = kept_view(series->tags), tag;
	return view_next_word(&tags, &tag) ? tag : VIEW("");
}

const DigestDetails *digest_series_details(const DigestSeries *series)
{
	static const DigestDetails none = { { NULL }, { NULL }, NULL, NULL };
	return series->details ? series->details : &none;
}

bool digest_series_is_waiting(const DigestSeries *series)
{
	return series->date != NO_DATE && !series->answers &&
	       (series->state == STATE_NEW || series->state == STATE_REVIEWED);
}

void digest_state_append(GString *out, const DigestSeries *series)
{
	g_string_append(out, state_name(series->state));
	if (series->state != STATE_APPLIED || series->applied >= series->seen)
		return;
	g_string_append_c(out, ' ');
	number_append(out, series->applied);
	g_string_append_c(out, '/');
	number_append(out, series->total);
}

/* Whether it has a place of its own. */
static bool is_listed(const Series *series)
{
	return series->place != NO_SERIES && book_extra(series)->whole == NO_SERIES;
}

/* Gives each series that is to be listed its place. Returns how many there are. */
static guint place_series(Book *book)
{
	guint place = 0;
	for (guint i = 0; i < book->posted->len; i++)
		((Series *)g_ptr_array_index(book->posted, i))->place = place++;
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		if (!series->facts->posted && series->taken && series->is_heard &&
		    series->facts->applied)
			series->place = place++;
	}
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		guint whole = book_extra(series)->whole;
		if (whole != NO_SERIES)
			series->place = book_series_at(book, whole)->place;
	}
	return place;
}

static int compare_postings(gconstpointer left, gconstpointer right)
{
	const Posting *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	return (a->part > b->part) - (a->part < b->part);
}

/* Counts the parts that came; those that carry a review are taken off again in unreviewed. */
static void count_parts(Book *book, guint *unreviewed)
{
	g_array_sort(book->postings, compare_postings);
	const Posting *postings = (const Posting *)(const void *)book->postings->data;
	for (guint i = 0; i < book->postings->len; i++) {
		if (postings[i].part == 0 ||
		    (i && compare_postings(&postings[i - 1], &postings[i]) == 0))
			continue;
		book_series_at(book, postings[i].series)->facts->seen++;
		unreviewed[postings[i].series] += !postings[i].is_reviewed;
	}
}

static int compare_given(gconstpointer left, gconstpointer right)
{
	const Given *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	if (a->review != b->review)
		return a->review < b->review ? -1 : 1;
	return (a->person > b->person) - (a->person < b->person);
}

static void count_given(Book *book)
{
	g_array_sort(book->given, compare_given);
	const Given *given = (const Given *)(const void *)book->given->data;
	for (guint i = 0; i < book->given->len; i++)
		if (i == 0 || compare_given(&given[i - 1], &given[i]) != 0)
			book_series_at(book, given[i].series)->facts->reviews[given[i].review]++;
}

static void set_state(DigestSeries *facts, DigestState state, Kept evidence, const char *why)
{
	facts->state = state;
	facts->evidence = evidence;
	facts->why = why;
}

/* Whether the author sent all of it again, as a greater version, after it was said to be in, and
 * that was taken: so this one was not, or is no more. */
static bool is_taken_anew(const Series *series, const Series *next)
{
	const DigestSeries *facts = series->facts, *later = next->facts;
	bool is_greater = strcmp(facts->why, "title") == 0 || strcmp(facts->why, "thread") == 0;
	return is_greater &&
	       person_is_same(person_of_kept(book_author(series)),
			      person_of_kept(book_author(next))) &&
	       later->seen >= facts->seen && facts->applied_on != NO_DATE &&
	       later->date > facts->applied_on && next->taken && later->applied >= later->seen;
}

/* The first that holds: all of it applied, superseded, a part applied, withdrawn, reviewed,
 * discussed. */
static void decide(Book *book, Series *series, bool carries_reviews)
{
	DigestSeries *facts = series->facts;
	bool superseded = facts->successor != NO_SERIES;
	/* A note may name no part that there is. Then nobody applied any. */
	bool taken = series->taken && facts->applied > 0;
	if (!taken) {
		facts->applied_by = (Kept){ NULL };
		facts->applied_on = NO_DATE;
	}
	bool whole = taken && facts->applied >= MAX(facts->seen, 1);
	Kept commit = book_extra(series)->commit;
	if (whole && superseded && kept_is_empty(commit) &&
	    is_taken_anew(series, book_series_at(book, facts->successor)))
		whole = false;
	if (whole || (taken && !superseded)) {
		facts->has_commit = !kept_is_empty(commit);
		set_state(facts, STATE_APPLIED, facts->has_commit ? commit : series->note,
			  !whole	      ? "part"
			  : facts->has_commit ? "commit"
					      : "note");
	} else if (superseded) {
		const Series *later = book_series_at(book, facts->successor);
		set_state(facts, STATE_SUPERSEDED, later->facts->id, facts->why);
	} else if (!kept_is_empty(book_extra(series)->withdrawal)) {
		set_state(facts, STATE_WITHDRAWN, book_extra(series)->withdrawal, "reply");
	} else if (!kept_is_empty(series->review)) {
		set_state(facts, STATE_REVIEWED, series->review, "reply");
	} else if (carries_reviews) {
		set_state(facts, STATE_REVIEWED, facts->id, "trailer");
	} else if (facts->answers) {
		set_state(facts, STATE_DISCUSSED, series->answer, "reply");
	} else {
		set_state(facts, STATE_NEW, facts->id, "posting");
	}
	if (superseded)
		facts->successor = book_series_at(book, facts->successor)->place;
	facts->root = book_series_at(book, facts->root)->place;
}

/* Hands the date of each first version on to the later ones. */
static void find_first_dates(Book *book)
{
	for (guint i = 0; i < book->series->len; i++) {
		DigestSeries *facts = book_series_at(book, i)->facts;
		gint64 first = book_series_at(book, facts->root)->facts->date;
		facts->first_date = first != NO_DATE ? first : facts->date;
	}
}

/* Sorts by the note that series were heard of by, and by what it calls them. */
static int compare_heard(gconstpointer left, gconstpointer right)
{
	const Series *a = *(Series *const *)left, *b = *(Series *const *)right;
	const Hearsay *of_a = book_hearsay(a), *of_b = book_hearsay(b);
	int order = view_compare(kept_view(of_a->heard), kept_view(of_b->heard));
	if (!order)
		order = view_compare(kept_view(a->facts->title), kept_view(b->facts->title));
	return order ? order : view_compare(kept_view(of_a->stable), kept_view(of_b->stable));
}

/* Names those of which no mail came, and which no mail names, by the first note on each; the second
 * one on which a note is has `#2` behind it. */
static void name_heard(Book *book)
{
	g_autoptr(GPtrArray) heard = g_ptr_array_new();
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		if (is_listed(series) && !series->facts->posted &&
		    kept_is_empty(series->facts->name) &&
		    !kept_is_empty(book_hearsay(series)->heard))
			g_ptr_array_add(heard, series);
	}
	g_ptr_array_sort(heard, compare_heard);
	View before = VIEW("");
	for (guint i = 0, n = 0; i < heard->len; i++) {
		Series *series = g_ptr_array_index(heard, i);
		Kept id = book_hearsay(series)->heard;
		n = view_equal(before, kept_view(id)) ? n + 1 : 1;
		before = kept_view(id);
		g_string_truncate(book->scratch, 0);
		view_append(book->scratch, before);
		if (n > 1)
			g_string_append_printf(book->scratch, "#%u", n);
		series->facts->name =
			n == 1 ? id : kept_add(book->texts, view_of_gstring(book->scratch));
	}
}

/* Hands the facts of a series that is to be listed over to its place. */
static void hand_over(Series *series, GPtrArray *all)
{
	all->pdata[series->place] = g_steal_pointer(&series->facts);
}

GPtrArray *book_finish(Book *book)
{
	book_take_early(book);
	g_clear_pointer(&book->series_of, key_index_free);
	g_clear_pointer(&book->known, key_map_free);
	book_fold_rerolls(book);
	pulled_take(book);
	taken_adopt_notes(book);
	g_autofree guint *unreviewed = g_new0(guint, book->series->len);
	count_parts(book, unreviewed);
	count_given(book);
	withdrawn_settle(book);
	taken_find_parts(book);
	take_back_dropped(book);
	book_settle_landings(book);
	take_back_reverted(book);
	book_find_successors(book);
	book_follow_landings(book);
	lineage_find_roots(book);
	find_first_dates(book);
	lineage_move_closed(book);
	lineage_carry_taken(book);
	taken_count(book);
	guint n = place_series(book);
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		if (!is_listed(series))
			continue;
		series->facts->flags |= series->asked;
		decide(book, series, series->facts->seen && unreviewed[i] == 0);
	}
	name_heard(book);
	book_place_landings(book);
	GPtrArray *all = g_ptr_array_new_full(n, (GDestroyNotify)digest_series_free);
	g_ptr_array_set_size(all, (gint)n);
	for (guint i = 0; i < book->series->len; i++) {
		Series *series = book_series_at(book, i);
		if (is_listed(series))
			hand_over(series, all);
	}
	return all;
}
