/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who answered a series, who reviewed it, and what it touches: see digest/book-answer.h. */
#include "digest/book-answer.h"

#include "bytes/hash.h"
#include "bytes/lines.h"
#include "digest/book-note.h"
#include "map/people.h"
#include "patch/tag.h"
#include "rank/person.h"
#include "rank/rank.h"

#define REVIEWS (TAG_REVIEW | TAG_ACK | TAG_TEST)

/* Whether they are more than a test. */
static bool is_review(unsigned gives)
{
	return (gives & (TAG_REVIEW | TAG_ACK)) != 0;
}

DigestDetails *book_details(const Series *series)
{
	if (!series->facts->details)
		series->facts->details = g_new0(DigestDetails, 1);
	return series->facts->details;
}

/* Lists person, who is called by, among the reviewers of series, unless he is there already. */
static void list_reviewer(Book *book, Series *series, guint64 person, View by)
{
	guint64 key = hash_pair(person, series->id);
	if (by.len == 0 || key_map_find(book->known, key))
		return;
	key_map_set(book->known, key, book);
	kept_list_add(&book_details(series)->reviewers, book_keep_once(book, by));
}

/* Notes the reviews that person, who is called by, gives series. */
static void add_reviews(Book *book, Series *series, guint64 person, View by, unsigned gives)
{
	static const unsigned tags[N_REVIEWS] = {
		[REVIEW_ACKED] = TAG_ACK,
		[REVIEW_REVIEWED] = TAG_REVIEW,
		[REVIEW_TESTED] = TAG_TEST,
	};
	Given given = { series->number, 0, person };
	for (given.review = 0; given.review < N_REVIEWS; given.review++)
		if (gives & tags[given.review])
			g_array_append_val(book->given, given);
	if (book->wants & DIGEST_DETAILS && is_review(gives))
		list_reviewer(book, series, person, by);
}

bool book_take_trailers(Book *book, Series *series, Person author, const Record *record)
{
	const View *values = record->values;
	LineIter trailers = line_iter(values[COLUMN_TRAILERS], TEXT_ESCAPED);
	bool reviewed = false;
	Person person;
	unsigned gives;
	while ((gives = tag_next(&trailers, REVIEWS, values[COLUMN_LIST], &person))) {
		if (rank_person_is_named(person, author, values[COLUMN_PERSON]))
			continue;
		rank_person_key(book->scratch, person);
		add_reviews(book, series, person_hash(book->seed, person),
			    view_of_gstring(book->scratch), gives);
		reviewed |= is_review(gives);
	}
	return reviewed;
}

guint64 book_org(Book *book, const Record *record, Person person)
{
	View org = record->values[COLUMN_ORG];
	if (org.len == 0)
		org = people_org(book->orgs, &person, record->values[COLUMN_DATE]);
	book->knows_orgs |= org.len > 0;
	return org.len ? hash_view(book->seed, org) : 0;
}

/* Keeps `Name <addr>`: what the column person has, if anything, else that of person. */
static Kept keep_key(Book *book, View column, Person person)
{
	if (column.len)
		return book_keep_once(book, column);
	rank_person_key(book->scratch, person);
	return book_keep_once(book, view_of_gstring(book->scratch));
}

/* Reads the reviews that the sender gives himself. */
static void read_reviews(Book *book, const View *values, Answer *answer)
{
	LineIter trailers = line_iter(values[COLUMN_TRAILERS], TEXT_ESCAPED);
	Person person;
	unsigned gives;
	while ((gives = tag_next(&trailers, REVIEWS, values[COLUMN_LIST], &person))) {
		if (!rank_person_is_named(person, answer->sender, values[COLUMN_PERSON]))
			continue;
		answer->gives |= gives;
		if (!kept_is_empty(answer->reviewed_by))
			continue;
		answer->reviewer = person_hash(book->seed, person);
		answer->reviewed_by = keep_key(book, values[COLUMN_PERSON], person);
	}
}

/* What the record of a reply says; valid as long as that. */
static Answer read_answer(Book *book, const Record *record)
{
	const View *values = record->values;
	Answer answer = { .sender = person_of_sender(values),
			  .person = values[COLUMN_PERSON],
			  .n = 1,
			  .date = book_date(record),
			  .message_id = values[COLUMN_MESSAGE_ID] };
	read_reviews(book, values, &answer);
	answer.org = book_org(book, record, answer.sender);
	return answer;
}

/* Whether an answer is earlier than what is known already, that of the date and message_id. Of two
 * of one date it is the same one, in whichever order they come. */
static bool is_earlier(const Answer *answer, gint64 date, View message_id)
{
	if (answer->date == date)
		return view_compare(answer->message_id, message_id) < 0;
	return answer->date != NO_DATE && (date == NO_DATE || answer->date < date);
}

/* Whose series it is is known. */
static void take_answer(Book *book, Series *series, const Answer *answer)
{
	DigestSeries *facts = series->facts;
	bool is_author = person_is_same(answer->sender, person_of_kept(book_author(series))) ||
			 (answer->person.len &&
			  view_equal_nocase(answer->person, kept_view(series->person)));
	if (!is_author && (book_is_own(series) ||
			   !person_is_same(answer->sender, person_of_kept(series->sender)))) {
		bool is_known = facts->answers > 0;
		facts->answers += answer->n;
		if (!is_known ||
		    is_earlier(answer, facts->first_answer, kept_view(series->answer))) {
			series->answer = book_keep(book, answer->message_id);
			facts->first_answer = answer->date;
			if (book->wants & DIGEST_DETAILS)
				book_details(series)->first_answer_by =
					keep_key(book, answer->person, answer->sender);
		}
	}
	if (is_author || kept_is_empty(answer->reviewed_by))
		return;
	add_reviews(book, series, answer->reviewer, kept_view(answer->reviewed_by), answer->gives);
	if (!is_review(answer->gives))
		return;
	if (kept_is_empty(series->review) ||
	    is_earlier(answer, facts->first_review, kept_view(series->review))) {
		series->review = book_keep(book, answer->message_id);
		facts->first_review = answer->date;
		if (book->wants & DIGEST_DETAILS)
			book_details(series)->first_review_by = answer->reviewed_by;
	}
	facts->reviewed_elsewhere |= answer->org && series->org && answer->org != series->org;
}

/* So many answers that wait on a series are looked at for one that says the same. */
#define MAX_EARLY 16

/* The answers to series that wait, are of the same person and give the same reviews; NULL if there
 * are none. */
static Early *find_early(const Book *book, const Early *early)
{
	guint place = early->before;
	for (int n = 0; place && n < MAX_EARLY; n++) {
		Early *known = &g_array_index(book->early, Early, place - 1);
		if (known->sender == early->sender && known->person.at == early->person.at &&
		    known->gives == early->gives && known->org == early->org &&
		    known->reviewer == early->reviewer &&
		    known->reviewed_by.at == early->reviewed_by.at)
			return known;
		place = known->before;
	}
	return NULL;
}

/* Keeps an answer until the author of the series is known. */
static void add_early(Book *book, Series *series, const Answer *answer)
{
	Early early = {
		.series = series->number,
		.before = series->early,
		.n = 1,
		.gives = answer->gives,
		.sender = kept_people_add(book->people, answer->sender, book_author(series)),
		.person = book_keep_once(book, answer->person),
		.date = answer->date,
		.org = answer->org,
		.reviewer = answer->reviewer,
		.reviewed_by = answer->reviewed_by,
	};
	Early *known = find_early(book, &early);
	if (!known) {
		early.message_id = kept_add(book->early_texts, answer->message_id);
		g_array_append_val(book->early, early);
		series->early = book->early->len;
		return;
	}
	known->n++;
	if (is_earlier(answer, known->date, kept_view(known->message_id))) {
		known->date = answer->date;
		known->message_id = kept_add(book->early_texts, answer->message_id);
	}
}

void book_take_reply_to(Book *book, Series *series, const Record *record)
{
	Answer answer = read_answer(book, record);
	series->facts->replies++;
	series->facts->moves += !book->is_context;
	series->facts->last_reply = MAX(series->facts->last_reply, answer.date);
	/* A series is its cover's author's, or its lowest part's, which may still come. */
	if (series->has_texts && (series->best_part == 0 || series->facts->total <= 1))
		take_answer(book, series, &answer);
	else
		add_early(book, series, &answer);
}

void book_take_early(Book *book)
{
	for (guint i = 0; i < book->early->len; i++) {
		const Early *early = &g_array_index(book->early, Early, i);
		const Answer answer = {
			.sender = person_of_kept(early->sender),
			.person = kept_view(early->person),
			.n = early->n,
			.date = early->date,
			.message_id = kept_view(early->message_id),
			.org = early->org,
			.gives = early->gives,
			.reviewer = early->reviewer,
			.reviewed_by = early->reviewed_by,
		};
		take_answer(book, book_series_at(book, early->series), &answer);
	}
	g_clear_pointer(&book->early, g_array_unref);
	g_clear_pointer(&book->early_texts, kept_texts_free);
}

/* Whether the file is one to which each adds his line. */
static bool is_common_file(View path)
{
	static const char *const names[] = {
		"MAINTAINERS", "CREDITS",     ".mailmap",   "Makefile",	 "Kconfig",
		"Kbuild",      "meson.build", ".gitignore", "index.rst",
	};
	const char *slash = view_rchr(path, '/');
	View name = slash ? view_from(path, (size_t)(slash + 1 - path.data)) : path;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (view_is(name, names[i]))
			return true;
	return false;
}

/* Keeps a file of its own if it is among the smallest. Which these are is the same in each run. */
static void add_file(Series *series, View path)
{
	enum {
		SEED = 1
	};
	guint32 file = (guint32)hash_view(SEED, path);
	for (size_t i = 0; file && i < BOOK_FILES; i++) {
		guint32 other = series->files[i];
		if (other == file)
			return;
		if (other && other < file)
			continue;
		series->files[i] = file;
		file = other;
	}
}

/* What the series touches, in whatever order its patches came. */
static void add_path(const Book *book, Series *series, View path)
{
	series->paths += hash_view(book->seed, path);
	if (is_common_file(path))
		return;
	series->has_own_path = true;
	add_file(series, path);
}

void book_take_paths(Book *book, Series *series, const Record *record, bool is_cover)
{
	LineIter lines = line_iter(record->values[COLUMN_PATHS], TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line)) {
		if (line.len == 0)
			continue;
		if (!is_cover)
			add_path(book, series, line);
		if (book->wants & DIGEST_DETAILS)
			kept_list_add(&book_details(series)->paths, book_keep_once(book, line));
	}
}
