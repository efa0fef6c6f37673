/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The series of a digest while they are collected: see digest/book.h. */
#include "digest/book.h"

#include "bytes/hash.h"
#include "bytes/lines.h"
#include "bytes/number.h"
#include "digest/landing.h"
#include "digest/link.h"
#include "message/date.h"
#include "patch/applied.h"
#include "patch/flags.h"
#include "patch/title-key.h"

/* A posting that answers more mail than that is followed to the nearest ones only. */
#define MAX_REFERENCES 16

void book_init(Book *book, GStringChunk *texts)
{
	book->texts = texts;
	book->seed = hash_seed_new();
	book->series = g_ptr_array_new_with_free_func(g_free);
	book->series_of = key_map_new();
	book->posted = g_ptr_array_new();
	book->postings = g_array_new(FALSE, FALSE, sizeof(Posting));
	book->taken = g_array_new(FALSE, FALSE, sizeof(Taken));
	book->tags = g_array_new(FALSE, FALSE, sizeof(Tag));
	book->claims = g_array_new(FALSE, FALSE, sizeof(Claim));
	book->landings = g_array_new(FALSE, FALSE, sizeof(Landing));
	book->landing_of = key_map_new();
	book->scratch = g_string_new(NULL);
}

void book_clear(Book *book)
{
	key_map_free(book->series_of);
	g_ptr_array_unref(book->posted);
	g_ptr_array_unref(book->series);
	g_array_unref(book->postings);
	g_array_unref(book->taken);
	g_array_unref(book->tags);
	g_array_unref(book->claims);
	g_array_unref(book->landings);
	key_map_free(book->landing_of);
	g_string_free(book->scratch, TRUE);
}

static View keep(Book *book, View text)
{
	if (text.len == 0)
		return VIEW("");
	return (View){ g_string_chunk_insert_len(book->texts, text.data, (gssize)text.len),
		       text.len };
}

static gint64 date_of(const Record *record)
{
	gint64 seconds;
	return date_parse_record(record->values[COLUMN_DATE], &seconds) ? seconds : NO_DATE;
}

static Person sender_of(const Record *record)
{
	return (Person){ record->values[COLUMN_FROM_NAME], record->values[COLUMN_FROM_ADDR] };
}

static guint64 number_or(View value, guint64 otherwise)
{
	guint64 number = otherwise;
	number_parse(value, &number);
	return number;
}

static Series *find_series(Book *book, guint64 id)
{
	Series *series = key_map_find(book->series_of, id);
	if (series)
		return series;
	series = g_new0(Series, 1);
	series->id = id;
	series->number = book->series->len;
	series->place = NO_SERIES;
	series->facts.date = series->facts.last_reply = series->facts.applied_on = NO_DATE;
	series->facts.successor = NO_SERIES;
	series->committed = NO_DATE;
	g_ptr_array_add(book->series, series);
	key_map_set(book->series_of, id, series);
	return series;
}

/* The hash of what two spellings of a title have in common; 0 if there is nothing. */
static guint64 hash_title(Book *book, View title)
{
	View key = title_key(title, book->scratch);
	return key.len ? hash_view(book->seed, key) : 0;
}

static unsigned flags_of(View words)
{
	unsigned flags = 0;
	while ((words = view_skip_space(words)).len) {
		const char *blank = view_chr(words, ' ');
		View word = view_head(words, blank ? (size_t)(blank - words.data) : words.len);
		flags |= flag_of_name(word);
		words = view_from(words, word.len);
	}
	return flags;
}

/* Texts are the cover's, or those of the lowest part there is. title is the hash of the record's.
 */
static void take_texts(Book *book, Series *series, const Record *record, guint64 part,
		       guint64 title)
{
	DigestSeries *facts = &series->facts;
	const View *values = record->values;
	if (part && (!series->first_title || part < series->first_part)) {
		series->first_part = part;
		series->first_title = title;
	}
	if (series->has_texts && part >= series->best_part)
		return;
	series->has_texts = true;
	series->best_part = part;
	if (part == 0)
		series->cover_title = title;
	facts->id = keep(book, values[COLUMN_MESSAGE_ID]);
	facts->version = keep(book, values[COLUMN_VERSION]);
	facts->title = keep(book, values[COLUMN_TITLE]);
	facts->author_name = keep(book, values[COLUMN_AUTHOR_NAME]);
	facts->author_addr = keep(book, values[COLUMN_AUTHOR_ADDR]);
	facts->flags = flags_of(values[COLUMN_FLAGS]);
	facts->date = date_of(record);
	series->sender = (Person){ keep(book, values[COLUMN_FROM_NAME]),
				   keep(book, values[COLUMN_FROM_ADDR]) };
}

/* The cover's diffstat is of the whole series, also where parts of it did not come. */
static void take_size(Series *series, const Record *record, bool is_cover)
{
	DigestSize *sum = &series->facts.size;
	DigestSize size = {
		number_or(record->values[COLUMN_FILES], 0),
		number_or(record->values[COLUMN_INSERTIONS], 0),
		number_or(record->values[COLUMN_DELETIONS], 0),
	};
	if (is_cover && (size.insertions || size.deletions)) {
		series->has_cover_size = true;
		*sum = size;
	} else if (!is_cover && !series->has_cover_size) {
		sum->files = number_add(sum->files, size.files);
		sum->insertions = number_add(sum->insertions, size.insertions);
		sum->deletions = number_add(sum->deletions, size.deletions);
	}
}

/* Notes which older mail a posting answers, and which older versions its text has links to. */
static void take_claims(Book *book, const Series *series, const Record *record)
{
	View ids[] = { record->values[COLUMN_IN_REPLY_TO], record->values[COLUMN_REFERENCES] };
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		View rest = ids[i];
		for (int n = 0; n < MAX_REFERENCES && rest.len; n++) {
			const char *blank = memrchr(rest.data, ' ', rest.len);
			size_t start = blank ? (size_t)(blank + 1 - rest.data) : 0;
			Claim claim = { .series = series->number,
					.target = hash_view(book->seed, view_from(rest, start)) };
			if (claim.target != series->id)
				g_array_append_val(book->claims, claim);
			rest = view_head(rest, blank ? start - 1 : 0);
		}
	}
	LinkIter links = link_iter(record->values[COLUMN_BODY]);
	Link link;
	while (link_iter_next(&links, &link)) {
		Claim claim = { series->number, hash_view(book->seed, link.message_id), true,
				link.version };
		g_array_append_val(book->claims, claim);
	}
}

/* Which of the reviews a trailer's key gives. */
typedef struct {
	const char *key;
	bool gives[N_REVIEWS];
} ReviewKey;

static const ReviewKey *find_review_key(View line)
{
	static const ReviewKey keys[] = {
		{ "Reviewed-by:", { [REVIEW_REVIEWED] = true } },
		{ "Acked-by:", { [REVIEW_ACKED] = true } },
		{ "Tested-by:", { [REVIEW_TESTED] = true } },
		{ "Reviewed-and-tested-by:", { [REVIEW_REVIEWED] = true, [REVIEW_TESTED] = true } },
		{ "Tested-and-reviewed-by:", { [REVIEW_REVIEWED] = true, [REVIEW_TESTED] = true } },
		{ "Acked-and-tested-by:", { [REVIEW_ACKED] = true, [REVIEW_TESTED] = true } },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		/* Most trailers differ in their first letter. */
		if (line.len && (line.data[0] | 0x20) == (keys[i].key[0] | 0x20) &&
		    view_starts_nocase(line, keys[i].key))
			return &keys[i];
	return NULL;
}

/*
 * Notes the reviews that trailers hold, in a reply those of its sender only; what the author gives
 * himself is none. Returns whether one is more than a test.
 */
static bool take_reviews(Book *book, const Series *series, Person author, View trailers,
			 const Person *sender)
{
	LineIter lines = line_iter(trailers, TEXT_ESCAPED);
	bool reviewed = false;
	View line;
	while (line_iter_next(&lines, &line)) {
		const ReviewKey *key = find_review_key(line);
		if (!key)
			continue;
		Person person = person_of_trailer(view_from(line, strlen(key->key)));
		if (person_is_same(person, author) || (sender && !person_is_same(person, *sender)))
			continue;
		Tag tag = { series->number, 0, person_hash(book->seed, person) };
		for (tag.review = 0; tag.review < N_REVIEWS; tag.review++)
			if (key->gives[tag.review])
				g_array_append_val(book->tags, tag);
		reviewed |= key->gives[REVIEW_REVIEWED] || key->gives[REVIEW_ACKED];
	}
	return reviewed;
}

Series *book_add_posting(Book *book, const Record *record, Kind kind)
{
	const View *values = record->values;
	bool is_cover = kind != KIND_PATCH;
	guint64 part = is_cover ? 0 : number_or(values[COLUMN_PART], 1);
	View name = values[values[COLUMN_SERIES].len ? COLUMN_SERIES : COLUMN_MESSAGE_ID];
	/* What has no name at all is a series of its own: its number tells it apart. */
	Series *series = find_series(book, name.len ? hash_view(book->seed, name)
						    : hash_pair(book->seed, book->series->len));
	guint64 title = hash_title(book, values[COLUMN_TITLE]);
	take_texts(book, series, record, part, title);
	take_size(series, record, is_cover);
	series->facts.is_pull |= kind == KIND_PULL;
	series->facts.total =
		MAX(series->facts.total, number_or(values[COLUMN_TOTAL], is_cover ? 0 : 1));
	if (part <= 1 || !series->facts.posted)
		take_claims(book, series, record);
	if (!series->facts.posted)
		g_ptr_array_add(book->posted, series);
	series->facts.posted = true;
	Person author = { values[COLUMN_AUTHOR_NAME], values[COLUMN_AUTHOR_ADDR] };
	Posting posting = {
		.series = series->number,
		.part = part,
		.id = hash_view(book->seed, values[COLUMN_MESSAGE_ID]),
		.title = title,
		.is_reviewed = !is_cover &&
			       take_reviews(book, series, author, values[COLUMN_TRAILERS], NULL),
	};
	g_array_append_val(book->postings, posting);
	if (values[COLUMN_COMMIT].len)
		book_add_landing(book, series, record, part);
	return series;
}

/* Whether a note on one part says that all were taken: `Series applied`, `Both queued`. */
static bool note_is_whole(View body)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line)) {
		if (line.len == 0 || line.data[0] == '>' || !applied_says(line))
			continue;
		static const char *const words[] = { "series", "Series", "All ",   "all ",
						     "Both ",  "both",	 "patches" };
		for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
			if (view_find(line, words[i]))
				return true;
		return false;
	}
	return false;
}

/* The parts that b4 lists in a thank-you note, `[3/7] title`. */
static void take_listed(Book *book, const Series *series, View body)
{
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line)) {
		const char *slash = line.len && line.data[0] == '[' ? view_chr(line, '/') : NULL;
		Taken taken = { .series = series->number };
		View digits = slash ? view_head(line, (size_t)(slash - line.data)) : line;
		if (slash && number_parse(view_from(digits, 1), &taken.part))
			g_array_append_val(book->taken, taken);
	}
}

/* Notes what a note says of a series that did not come. */
static void take_hearsay(Book *book, Series *series, const Record *record)
{
	const View *values = record->values;
	series->facts.title = keep(book, values[COLUMN_TITLE]);
	series->facts.version = keep(book, values[COLUMN_VERSION]);
	series->facts.total = number_or(values[COLUMN_TOTAL], 0);
	series->note_title = hash_title(book, values[COLUMN_TITLE]);
	const char *link = view_find(values[COLUMN_TRAILERS], "Link: ");
	if (link) {
		View rest = values[COLUMN_TRAILERS];
		View id = link_message_id(view_from(rest, (size_t)(link - rest.data)));
		series->note_link = id.len ? hash_view(book->seed, id) : 0;
	}
}

static void take_note(Book *book, Series *series, const Record *record, bool whole)
{
	const View *values = record->values;
	DigestSeries *facts = &series->facts;
	guint64 part = number_or(values[COLUMN_PART], 0);
	bool subset = flags_of(values[COLUMN_FLAGS]) & FLAG_SUBSET;
	View parent = values[COLUMN_IN_REPLY_TO];
	Person sender = sender_of(record);
	series->taken = true;
	series->note = keep(book, values[COLUMN_MESSAGE_ID]);
	facts->applied_by = keep(book, sender.name.len ? sender.name : sender.addr);
	facts->applied_on = date_of(record);
	if (!facts->posted && facts->title.len == 0)
		take_hearsay(book, series, record);
	Taken taken = { series->number, part, parent.len ? hash_view(book->seed, parent) : 0 };
	if (subset && part == 0)
		take_listed(book, series, values[COLUMN_BODY]);
	else if (whole || note_is_whole(values[COLUMN_BODY]))
		series->taken_whole = true;
	else
		g_array_append_val(book->taken, taken);
}

/* The series that a reply or note is about. A note on what is not here has one of its own. */
static Series *series_of_answer(Book *book, const Record *record, bool is_note)
{
	View name = record->values[COLUMN_SERIES];
	if (name.len)
		return find_series(book, hash_view(book->seed, name));
	if (!is_note)
		return NULL;
	return find_series(book, hash_pair(hash_title(book, record->values[COLUMN_TITLE]), 1));
}

void book_add_reply(Book *book, const Record *record)
{
	const View *values = record->values;
	bool is_note = flags_of(values[COLUMN_FLAGS]) & FLAG_APPLIED;
	Series *series = series_of_answer(book, record, is_note);
	if (!series)
		return;
	DigestSeries *facts = &series->facts;
	Person sender = sender_of(record);
	Person author = { facts->author_name, facts->author_addr };
	facts->replies++;
	facts->last_reply = MAX(facts->last_reply, date_of(record));
	if (!person_is_same(sender, author) && !person_is_same(sender, series->sender)) {
		if (facts->answers++ == 0)
			series->answer = keep(book, values[COLUMN_MESSAGE_ID]);
	}
	if (take_reviews(book, series, author, values[COLUMN_TRAILERS], &sender) &&
	    series->review.len == 0)
		series->review = keep(book, values[COLUMN_MESSAGE_ID]);
	if (is_note)
		take_note(book, series, record, false);
}

void book_add_applied(Book *book, const Record *record)
{
	/* Of the stable queue: says nothing of the series on the list. */
	if (view_find(record->values[COLUMN_SUBJECT], "-stable tree"))
		return;
	/* Patchwork's bot writes one note for a series, to its first mail. */
	bool is_reply = flags_of(record->values[COLUMN_FLAGS]) & FLAG_RE;
	take_note(book, series_of_answer(book, record, true), record,
		  is_reply && number_or(record->values[COLUMN_PART], 0) <= 1);
}
