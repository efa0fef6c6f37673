/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The series of a digest while they are collected: see digest/book.h. */
#include "digest/book.h"

#include "bytes/hash.h"
#include "bytes/number.h"
#include "digest/book-answer.h"
#include "digest/book-note.h"
#include "digest/book-orphan.h"
#include "digest/landing.h"
#include "digest/link.h"
#include "digest/version.h"
#include "digest/withdrawn.h"
#include "message/date.h"
#include "patch/flags.h"
#include "patch/title-key.h"

/* A posting that answers more mail than that is followed to the nearest ones only. */
#define MAX_REFERENCES 16

void book_init(Book *book, KeptTexts *texts, KeptPeople *people)
{
	book->texts = texts;
	book->people = people;
	book->seed = hash_seed_new();
	book_init_series(book);
	book->posted = g_ptr_array_new();
	book->postings = g_array_new(FALSE, FALSE, sizeof(Posting));
	book->reverts = g_array_new(FALSE, FALSE, sizeof(Revert));
	book->taken = g_array_new(FALSE, FALSE, sizeof(Taken));
	book->noted = g_array_new(FALSE, FALSE, sizeof(Noted));
	book->withdrawn = g_array_new(FALSE, FALSE, sizeof(Withdrawn));
	book->given = g_array_new(FALSE, FALSE, sizeof(Given));
	book->claims = g_array_new(FALSE, FALSE, sizeof(Claim));
	book->notes = g_array_new(FALSE, FALSE, sizeof(Note));
	book->landings = g_array_new(FALSE, FALSE, sizeof(Landing));
	book->early = g_array_new(FALSE, FALSE, sizeof(Early));
	book->early_texts = kept_texts_new();
	book_init_orphans(book);
	book->landing_of = key_map_new();
	book->known = key_map_new();
	book->scratch = g_string_new(NULL);
	book->since = G_MININT64;
	book->until = G_MAXINT64;
}

void book_release(Book *book)
{
	g_clear_pointer(&book->series_of, key_index_free);
	g_clear_pointer(&book->early_texts, kept_texts_free);
	g_clear_pointer(&book->posted, g_ptr_array_unref);
	g_clear_pointer(&book->series, g_ptr_array_unref);
	g_clear_pointer(&book->blocks, g_ptr_array_unref);
	GArray **arrays[] = { &book->postings, &book->reverts, &book->taken, &book->noted,
			      &book->given,    &book->claims,  &book->notes, &book->early };
	for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
		g_clear_pointer(arrays[i], g_array_unref);
	book_clear_orphans(book);
	g_clear_pointer(&book->known, key_map_free);
}

void book_clear(Book *book)
{
	book_release(book);
	g_array_unref(book->landings);
	key_map_free(book->landing_of);
	g_string_free(book->scratch, TRUE);
}

Kept book_keep(Book *book, View text)
{
	return kept_add(book->texts, text);
}

Kept book_keep_once(Book *book, View text)
{
	return kept_add_once(book->texts, text);
}

gint64 book_date(const Record *record)
{
	gint64 seconds;
	return date_parse_record(record->values[COLUMN_DATE], &seconds) ? seconds : NO_DATE;
}

Kept book_keep_unless(Book *book, View text, Kept known)
{
	return view_equal(text, kept_view(known)) ? known : book_keep(book, text);
}

guint64 book_number(View value, guint64 otherwise)
{
	guint64 number = otherwise;
	number_parse(value, &number);
	return number;
}

guint book_count(View value, guint otherwise)
{
	return (guint)MIN(book_number(value, otherwise), G_MAXUINT);
}

/* The hash of what two spellings of a title have in common; 0 if there is nothing. */
guint64 book_hash_title(Book *book, View title)
{
	View key = title_key(title, book->scratch);
	return key.len ? hash_view(book->seed, key) : 0;
}

void book_set_version(Book *book, Series *series, View version)
{
	View minor;
	series->facts->version = book_keep_once(book, version);
	series->major = (guint)MIN(version_major(version, &minor), G_MAXUINT);
}

/* Texts are the cover's, or those of the lowest part there is. title is the hash of the record's,
 * author its author. */
static void take_texts(Book *book, Series *series, const Record *record, guint part, guint64 title,
		       Person author)
{
	DigestSeries *facts = series->facts;
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
	View id = values[COLUMN_MESSAGE_ID];
	facts->id = book_keep_unless(book, id, facts->name);
	book_set_version(book, series, values[COLUMN_VERSION]);
	facts->title = book_keep(book, values[COLUMN_TITLE]);
	facts->tags = book_keep_once(book, values[COLUMN_TAGS]);
	facts->author = kept_people_add(book->people, author, book_author(series));
	series->sender = kept_people_add(book->people, person_of_sender(values), facts->author);
	series->person = book_keep_once(book, values[COLUMN_PERSON]);
	series->org = book_org(book, record, author);
	facts->flags = flags_of_names(values[COLUMN_FLAGS]);
	facts->date = book_date(record);
}

/* The first subsystem named: of the cover, or of the first part that came where that names none. */
static void take_subsystem(Book *book, Series *series, const Record *record, bool is_cover)
{
	LineIter lines = line_iter(record->values[COLUMN_SUBSYSTEM], TEXT_ESCAPED);
	View line;
	if ((kept_is_empty(series->facts->subsystem) || is_cover) &&
	    line_iter_next(&lines, &line) && line.len)
		series->facts->subsystem = book_keep_once(book, line);
}

/* The cover's diffstat is of the whole series, also where parts of it did not come. */
static void take_size(Series *series, const Record *record, bool is_cover)
{
	DigestSize *sum = &series->facts->size;
	DigestSize size = {
		book_number(record->values[COLUMN_FILES], 0),
		book_number(record->values[COLUMN_INSERTIONS], 0),
		book_number(record->values[COLUMN_DELETIONS], 0),
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

/* The largest total, but that of a cover counts only where its parts have none. */
static void take_total(Series *series, View value, bool is_cover)
{
	guint *total = &series->facts->total;
	bool is_of_part = !is_cover && value.len;
	if (is_of_part && !series->has_part_total)
		*total = 0;
	series->has_part_total |= is_of_part;
	if (!is_cover || !series->has_part_total)
		*total = MAX(*total, book_count(value, is_cover ? 0 : 1));
}

/* Notes which mails a posting, the next one, answers. */
static void claim_answered(Book *book, const Series *series, const Record *record)
{
	View ids[] = { record->values[COLUMN_IN_REPLY_TO], record->values[COLUMN_REFERENCES] };
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		View rest = ids[i], id;
		for (int n = 0; n < MAX_REFERENCES && view_last_word(&rest, &id); n++) {
			Claim claim = { .series = series->number,
					.target = hash_view(book->seed, id),
					.posting = book->postings->len };
			if (claim.target != series->id)
				g_array_append_val(book->claims, claim);
		}
	}
}

/* Notes which older versions a posting's text has links to. */
static void claim_linked(Book *book, const Series *series, const Record *record)
{
	LinkIter links = link_iter(record->values[COLUMN_BODY]);
	Link link;
	while (link_iter_next(&links, &link)) {
		View id = link_id_decode(link.message_id, book->scratch);
		Claim claim = { series->number, hash_view(book->seed, id), book->postings->len,
				true, link.version };
		g_array_append_val(book->claims, claim);
	}
}

/* The hash of X in `Revert "X"`; 0 if the title is none. */
static guint64 hash_reverted(Book *book, View title)
{
	static const char start[] = "Revert \"";
	if (!view_starts_nocase(title, start) || !view_ends(title, "\"") ||
	    title.len <= sizeof(start))
		return 0;
	return book_hash_title(book, view_from(view_head(title, title.len - 1), strlen(start)));
}

static void take_revert(Book *book, const Posting *posting, View title)
{
	Revert revert = { posting->series, posting->part, hash_reverted(book, title) };
	if (revert.title)
		g_array_append_val(book->reverts, revert);
}

/* Of most series the cover or first part tells what the rest would. A part that does not answer its
 * own series may answer the part of an older one. */
static void take_claims(Book *book, const Series *series, const Record *record, guint64 part)
{
	const View *values = record->values;
	View name = values[COLUMN_SERIES];
	bool is_head = part <= 1 || !series->facts->posted;
	/* Mostly it answers that and nothing else. */
	bool is_own = !is_head && (view_equal(values[COLUMN_IN_REPLY_TO], name) ||
				   view_find_view(values[COLUMN_IN_REPLY_TO], name) ||
				   view_find_view(values[COLUMN_REFERENCES], name));
	if (!is_own)
		claim_answered(book, series, record);
	if (is_head)
		claim_linked(book, series, record);
}

Series *book_add_posting(Book *book, const Record *record, Kind kind)
{
	const View *values = record->values;
	/* Of several pull requests, numbered as parts, each is one. */
	guint64 part =
		kind == KIND_COVER ? 0 : book_number(values[COLUMN_PART], kind == KIND_PATCH);
	bool is_cover = kind != KIND_PATCH && part == 0;
	View name = values[values[COLUMN_SERIES].len ? COLUMN_SERIES : COLUMN_MESSAGE_ID];
	/* What has no name at all is a series of its own: its number tells it apart. */
	Series *series = name.len ? book_named_series(book, name)
				  : book_series(book, hash_pair(book->seed, book->series->len));
	guint64 title = book_hash_title(book, values[COLUMN_TITLE]);
	Person author = person_of_author(values);
	take_texts(book, series, record, (guint)MIN(part, G_MAXUINT), title, author);
	take_size(series, record, is_cover);
	take_subsystem(book, series, record, is_cover);
	book_take_paths(book, series, record, is_cover);
	series->facts->is_pull |= kind == KIND_PULL;
	take_total(series, values[COLUMN_TOTAL], is_cover);
	take_claims(book, series, record, part);
	if (!series->facts->posted)
		g_ptr_array_add(book->posted, series);
	series->facts->posted = true;
	series->facts->is_fresh |= !book->is_context;
	Posting posting = {
		.series = series->number,
		.part = part,
		.id = hash_view(book->seed, values[COLUMN_MESSAGE_ID]),
		.title = title,
		.author = kept_person_number(
			kept_people_add(book->people, author, book_author(series))),
		.is_reviewed =
			kind == KIND_PATCH && book_take_trailers(book, series, author, record),
	};
	g_array_append_val(book->postings, posting);
	take_revert(book, &posting, values[COLUMN_TITLE]);
	if (series->facts->flags & FLAG_APPLIED &&
	    flags_of_names(values[COLUMN_FLAGS]) & FLAG_APPLIED)
		book_take_posted(book, series, record, part);
	/* What is not in the repository yet when the period ends is not known. */
	gint64 committed;
	bool is_later = date_parse_record(values[COLUMN_COMMIT_DATE], &committed) &&
			committed >= book->until;
	if (values[COLUMN_COMMIT].len && !is_later)
		book_add_landing(book, series, record, part);
	return series;
}

void book_add_reply(Book *book, const Record *record)
{
	const View *values = record->values;
	unsigned flags = flags_of_names(values[COLUMN_FLAGS]);
	bool is_note = flags & (FLAG_APPLIED | FLAG_DROPPED);
	View name = values[COLUMN_SERIES];
	/* A note on what is not here has a series of its own. */
	if (name.len == 0 && !is_note)
		return;
	Series *series =
		name.len ? book_named_series(book, name)
			 : book_series(book,
				       hash_pair(book_hash_title(book, values[COLUMN_TITLE]), 1));
	book_take_reply_to(book, series, record);
	series->asked |= flags & (FLAG_PING | FLAG_NACK);
	if (flags & FLAG_WITHDRAWN)
		withdrawn_add(book, series, record);
	if (flags & FLAG_APPLIED)
		book_take_reply(book, series, record);
	else if (is_note)
		book_take_drop(book, series, record);
}
