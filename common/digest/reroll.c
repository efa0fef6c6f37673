/* SPDX-License-Identifier: GPL-2.0-or-later */
/* New versions of single parts of a series: see digest/reroll.h. */
#include "digest/reroll.h"

#include "digest/book-answer.h"
#include "digest/posting-index.h"
#include "digest/version.h"

/* What is known of a series. */
typedef struct {
	guint parts, covers; /* that came */
	guint matched;	     /* so many of its parts update one of a series, */
	guint into;	     /* this one; NO_SERIES if there is none */
	bool is_mixed;	     /* or of several */
} Reroll;

/* A part, and the one that it updates, by their places among the postings. */
typedef struct {
	guint later, old;
} Update;

typedef struct {
	Book *book;
	Reroll *rerolls;    /* by series */
	KeyIndex *postings; /* by id; NULL before it is needed */
	GArray *updates;
} Search;

static Posting *posting_at(const Book *book, guint place)
{
	return &g_array_index(book->postings, Posting, place);
}

static bool is_single(const Series *series)
{
	return series->facts->total <= 1;
}

/* Whether less of a series came than was announced; a single patch may be one of several, too. */
static bool may_update(const Search *search, const Series *series)
{
	const Reroll *reroll = &search->rerolls[series->number];
	return reroll->covers == 0 && reroll->parts > 0 && version_takes_part(series) &&
	       (is_single(series) ? reroll->parts == 1 : reroll->parts < series->facts->total);
}

/* Whether the part of later updates the one of old. */
static bool is_update(const Search *search, const Posting *later, const Posting *old)
{
	const Series *series = book_series_at(search->book, later->series);
	const Series *whole = book_series_at(search->book, old->series);
	if (old->part == 0 || later->series == old->series || !version_takes_part(whole) ||
	    search->rerolls[old->series].parts <= search->rerolls[later->series].parts ||
	    version_compare(whole, series) >= 0 || !version_has_same_author(series, whole))
		return false;
	return is_single(series)
		       ? old->id != whole->id && old->title == later->title && old->title
		       : later->part == old->part && series->facts->total == whole->facts->total;
}

static void count_postings(Search *search)
{
	for (guint i = 0; i < search->book->series->len; i++)
		search->rerolls[i].into = NO_SERIES;
	for (guint i = 0; i < search->book->postings->len; i++) {
		Reroll *reroll = &search->rerolls[posting_at(search->book, i)->series];
		if (posting_at(search->book, i)->part)
			reroll->parts++;
		else
			reroll->covers++;
	}
}

/* Maps the ids, when the first is asked for: mostly none is. */
static const Posting *find_posting(Search *search, guint64 id)
{
	if (!search->postings)
		search->postings = posting_index_ids(search->book, NULL);
	return posting_find(search->book, search->postings, id);
}

static void note_update(Search *search, guint later, const Posting *old)
{
	const Posting *first = posting_at(search->book, 0);
	Update update = { later, (guint)(old - first) };
	Reroll *reroll = &search->rerolls[posting_at(search->book, later)->series];
	reroll->is_mixed |= reroll->into != NO_SERIES && reroll->into != old->series;
	reroll->into = old->series;
	reroll->matched++;
	g_array_append_val(search->updates, update);
}

/* Finds what each part answers; the claims of one stand side by side, the nearest mail first. */
static void find_updates(Search *search)
{
	const Book *book = search->book;
	guint done = G_MAXUINT;
	for (guint i = 0; i < book->claims->len; i++) {
		const Claim *claim = &g_array_index(book->claims, Claim, i);
		if (claim->is_link || claim->posting == done ||
		    !may_update(search, book_series_at(book, claim->series)))
			continue;
		const Posting *old = find_posting(search, claim->target);
		if (!old || !is_update(search, posting_at(book, claim->posting), old))
			continue;
		note_update(search, claim->posting, old);
		done = claim->posting;
	}
}

/* The series that number is a piece of; itself if it is none. Each has more parts than the one
 * before it. */
static guint find_whole(const Search *search, guint number)
{
	const Reroll *reroll = &search->rerolls[number];
	while (reroll->into != NO_SERIES && !reroll->is_mixed && reroll->matched == reroll->parts) {
		number = reroll->into;
		reroll = &search->rerolls[number];
	}
	return number;
}

static bool is_earlier(gint64 a, gint64 b)
{
	return a != NO_DATE && (b == NO_DATE || a < b);
}

/* The answer or the review of more is the first of both. */
static void add_details(DigestDetails *details, const DigestDetails *more, bool is_answered,
			bool is_reviewed)
{
	if (is_answered)
		details->first_answer_by = more->first_answer_by;
	if (is_reviewed)
		details->first_review_by = more->first_review_by;
	kept_list_add_all(&details->reviewers, more->reviewers);
	kept_list_add_all(&details->paths, more->paths);
}

/* Adds the replies to piece, and the reviews in them. */
static void add_replies(Series *whole, const Series *piece)
{
	DigestSeries *facts = whole->facts;
	const DigestSeries *more = piece->facts;
	facts->replies += more->replies;
	facts->moves += more->moves;
	facts->answers += more->answers;
	facts->last_reply = MAX(facts->last_reply, more->last_reply);
	facts->is_fresh |= more->is_fresh;
	facts->reviewed_elsewhere |= more->reviewed_elsewhere;
	whole->asked |= piece->asked;
	bool is_answered = !kept_is_empty(piece->answer) &&
			   (kept_is_empty(whole->answer) ||
			    is_earlier(more->first_answer, facts->first_answer));
	bool is_reviewed = !kept_is_empty(piece->review) &&
			   (kept_is_empty(whole->review) ||
			    is_earlier(more->first_review, facts->first_review));
	if (is_answered) {
		whole->answer = piece->answer;
		facts->first_answer = more->first_answer;
	}
	if (is_reviewed) {
		whole->review = piece->review;
		facts->first_review = more->first_review;
	}
	if (more->details)
		add_details(book_details(whole), more->details, is_answered, is_reviewed);
}

/* What piece is the number of is whole's from now on; of a patch without a number the part is. */
static void renumber(const Search *search, guint *series, guint64 *part)
{
	guint whole = find_whole(search, *series);
	if (whole == *series)
		return;
	if (part && is_single(book_series_at(search->book, *series)))
		*part = book_extra(book_series_at(search->book, *series))->updates;
	*series = whole;
}

static void renumber_all(Search *search)
{
	Book *book = search->book;
	for (guint i = 0; i < book->taken->len; i++) {
		Taken *taken = &g_array_index(book->taken, Taken, i);
		renumber(search, &taken->series, &taken->part);
	}
	for (guint i = 0; i < book->reverts->len; i++) {
		Revert *revert = &g_array_index(book->reverts, Revert, i);
		renumber(search, &revert->series, &revert->part);
	}
	for (guint i = 0; i < book->noted->len; i++)
		renumber(search, &g_array_index(book->noted, Noted, i).series, NULL);
	for (guint i = 0; i < book->given->len; i++)
		renumber(search, &g_array_index(book->given, Given, i).series, NULL);
	for (guint i = 0; i < book->claims->len; i++)
		renumber(search, &g_array_index(book->claims, Claim, i).series, NULL);
	for (guint i = 0; i < book->landings->len; i++) {
		Landing *landing = &g_array_index(book->landings, Landing, i);
		renumber(search, &landing->series, &landing->part);
	}
}

/* Lets the parts take the places of those that they update. Returns whether there are any. */
static bool replace_parts(Search *search)
{
	bool any = false;
	for (guint i = 0; i < search->updates->len; i++) {
		const Update *update = &g_array_index(search->updates, Update, i);
		Posting *later = posting_at(search->book, update->later);
		Posting *old = posting_at(search->book, update->old);
		guint whole = find_whole(search, later->series);
		if (whole == later->series)
			continue;
		any = true;
		old->is_reviewed = later->is_reviewed;
		later->part = old->part;
		book_extend(book_series_at(search->book, later->series))->updates = old->part;
		later->series = whole;
	}
	return any;
}

static void fold_all(Search *search)
{
	Book *book = search->book;
	if (!replace_parts(search))
		return;
	renumber_all(search);
	for (guint i = book->posted->len; i > 0; i--) {
		Series *piece = g_ptr_array_index(book->posted, i - 1);
		guint whole = find_whole(search, piece->number);
		if (whole == piece->number)
			continue;
		book_extend(piece)->whole = whole;
		add_replies(book_series_at(book, whole), piece);
		g_ptr_array_remove_index(book->posted, i - 1);
	}
}

void book_fold_rerolls(Book *book)
{
	if (book->claims->len == 0)
		return;
	g_autofree Reroll *rerolls = g_new0(Reroll, book->series->len);
	g_autoptr(GArray) updates = g_array_new(FALSE, FALSE, sizeof(Update));
	Search search = { book, rerolls, NULL, updates };
	count_postings(&search);
	find_updates(&search);
	fold_all(&search);
	g_clear_pointer(&search.postings, key_index_free);
}
