/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What notes that something was applied say of series: see digest/book.h. */
#include "digest/book-note.h"

#include "bytes/hash.h"
#include "bytes/number.h"
#include "digest/book-listed.h"
#include "digest/link.h"
#include "digest/noted.h"
#include "digest/version.h"
#include "patch/answer.h"
#include "patch/flags.h"
#include "patch/notice-push.h"
#include "patch/notice.h"
#include "patch/stable-note.h"
#include "patch/subject-known.h"
#include "patch/subject-verdict.h"
#include "patch/title-key.h"

/* Notes what a note says of a series that did not come, unless an earlier one has said it. */
static void take_hearsay(Book *book, Series *series, const Record *record, View title)
{
	const View *values = record->values;
	View id = values[COLUMN_MESSAGE_ID];
	gint64 date = book_date(record);
	Hearsay *hearsay = &book_extend(series)->hearsay;
	bool is_later = date != hearsay->heard_on ? date > hearsay->heard_on
						  : view_compare(id, kept_view(hearsay->heard)) > 0;
	if (!kept_is_empty(series->facts->title) && is_later)
		return;
	hearsay->heard_on = date;
	hearsay->heard = book_keep(book, id);
	series->facts->title = book_keep(book, title);
	book_set_version(book, series, values[COLUMN_VERSION]);
	series->facts->total = book_count(values[COLUMN_TOTAL], 0);
	hearsay->note_title = book_hash_title(book, title);
	hearsay->bare_note_title = book_hash_title(book, title_bare(title));
	View author = notice_author(values[COLUMN_BODY]);
	Person person = person_of_trailer(author, values[COLUMN_LIST]);
	series->facts->author = kept_people_add(book->people, person, NULL);
	const char *link = view_find(values[COLUMN_TRAILERS], "Link: ");
	if (link) {
		View rest = values[COLUMN_TRAILERS];
		View linked = link_message_id(view_from(rest, (size_t)(link - rest.data)));
		linked = link_id_decode(linked, book->scratch);
		hearsay->note_link = linked.len ? hash_view(book->seed, linked) : 0;
	}
}

/* Whether `[RFC]` is all by which a subject, text, says that it is about a patch: ideas have it,
 * too. */
static bool is_rfc_only(const Subject *subject, View text)
{
	return subject->flags & FLAG_RFC && subject->part < 0 && subject->version->len == 0 &&
	       !known_word_find_patch(text);
}

/* Whether a person's note on what did not come can be about a patch: its subject has a mark of one,
 * as `[PATCH]`, or is not known. Where the mail that it answers came, `[RFC]` is too little. */
static bool hears_of_patch(const Book *book, const Record *record)
{
	const View *values = record->values;
	View text = values[COLUMN_SUBJECT], rest = values[COLUMN_IN_REPLY_TO], parent;
	if (text.len == 0 || values[COLUMN_SERIES].len)
		return true;
	Subject subject;
	subject_init(&subject);
	subject_parse(&subject, text, (SubjectList){ values[COLUMN_LIST], VIEW_INIT("") });
	bool is_marked = (subject.marker && !subject.tree) || subject.flags & FLAG_PULL ||
			 view_find_nocase(text, "pull request") ||
			 view_find_nocase(text, "git pull");
	if (is_rfc_only(&subject, text) && view_last_word(&rest, &parent))
		is_marked = !key_map_find(book->settled, hash_view(book->seed, parent));
	subject_clear(&subject);
	return is_marked;
}

/* Whether a note says that a patch went into the branch of a release. */
static bool is_of_release(const Record *record, const Note *note)
{
	const View *values = record->values;
	View number;
	if (note)
		return note->is_of_release;
	return view_is(values[COLUMN_KIND], "applied") &&
	       (stable_note_subject(values[COLUMN_SUBJECT], &number) ||
		stable_note_push(values[COLUMN_BODY]));
}

/* Notes who took what a note is about: whom it names, else its sender, unless that is a bot. */
static void take_taker(Book *book, const Record *record, const Note *note, Noted *noted)
{
	const View *values = record->values;
	if (note && note->is_others) {
		noted->taker = book_keep_once(book, note->by);
		return;
	}
	if (view_is(values[COLUMN_KIND], "applied")) {
		Person named = person_of_trailer(notice_taker(values[COLUMN_BODY]), VIEW(""));
		View name = person_called(named);
		bool is_program =
			view_is(values[COLUMN_WHY], "robot") ||
			notice_is_program(values[COLUMN_FROM_NAME], values[COLUMN_FROM_ADDR]);
		if (!name.len && is_program)
			name = notice_pusher(values[COLUMN_BODY]);
		noted->taker = book_keep_once(book, name);
		if (name.len || is_program)
			return;
	}
	noted->taker = kept_person_called(noted->sender);
	noted->is_own = true;
}

/* Notes that series was taken; which parts of it, the caller says. */
static void take_fact(Book *book, Series *series, const Record *record, const Note *note)
{
	const View *values = record->values;
	Noted noted = {
		.series = series->number,
		.date = book_date(record),
		.message_id = book_keep(book, values[COLUMN_MESSAGE_ID]),
		.sender = kept_people_add(book->people, person_of_sender(values),
					  book_author(series)),
		.owner = note ? book_keep_once(book, note->owner) : (Kept){ NULL },
		.is_report = note && note->is_report,
		.is_of_release = is_of_release(record, note),
		.may_be_of_comment = note && note->may_be_of_comment,
		.was_known = book->is_context,
	};
	take_taker(book, record, note, &noted);
	noted_add(book, noted);
}

/* Notes that something of series is out again; which parts, the caller says. */
static void take_back(Book *book, const Series *series, const Record *record)
{
	const View *values = record->values;
	noted_add(book, (Noted){
				.series = series->number,
				.date = book_date(record),
				.message_id = book_keep(book, values[COLUMN_MESSAGE_ID]),
				.sender = kept_people_add(book->people, person_of_sender(values),
							  book_author(series)),
				.takes_back = true,
				.is_program = view_is(values[COLUMN_KIND], "report"),
			});
}

/* Whether a note on the mail answered is about that mail alone. */
static bool is_simple(const Note *note)
{
	return !note->says ||
	       (note->is_target && !note->is_whole && !note->is_some && !note->up_to_target &&
		!note->before && !note->after && note->taken.n == 0 && note->left.n == 0);
}

/* What the answer says; valid as long as the record, and until the book's scratch is used. */
static View said_of(Book *book, const Record *record)
{
	PatchText text;
	View body = record->values[COLUMN_BODY];
	patch_text_scan(&text, body, TEXT_ESCAPED);
	View said = answer_text(body, text.diff_start, TEXT_ESCAPED, book->scratch);
	return view_head(said, answer_end(&text));
}

/* Notes which parts of series record, a reply, says were taken, or are out again. */
static void take_parts(Book *book, const Series *series, const Record *record, Note *note,
		       bool is_back)
{
	const View *values = record->values;
	guint64 total = book_number(values[COLUMN_TOTAL], 0);
	View parent = values[COLUMN_IN_REPLY_TO];
	bool subset = flags_of_names(values[COLUMN_FLAGS]) & FLAG_SUBSET;
	Taken taken = { .series = series->number,
			.part = book_number(values[COLUMN_PART], 0),
			.target = parent.len ? hash_view(book->seed, parent) : 0,
			.is_back = is_back };
	if (!is_simple(note) && note->is_whole && !note->is_rest && note->left.n == 0) {
		taken.part = taken.target = 0;
		book_listed_add(book, record, taken);
	} else if (!is_simple(note)) {
		note->by = note->owner = note->titles = note->commit = VIEW("");
		g_array_append_val(book->notes, *note);
		taken.note = book->notes->len;
		book_listed_add(book, record, taken);
	} else if (subset && taken.part == 0) {
		/* b4 says so of a single patch, too, of which there is no more */
		if (!book_listed_take(book, series, record, total) && total <= 1 &&
		    view_find_nocase(values[COLUMN_SUBJECT], "(subset)"))
			book_listed_add(book, record, taken);
	} else if (taken.part == 0 || is_back || !book_listed_take(book, series, record, total)) {
		book_listed_add(book, record, taken);
	}
}

/* The number of the version that the record's subject names. */
static unsigned version_of(const View *values)
{
	View minor;
	return (unsigned)version_major(values[COLUMN_VERSION], &minor);
}

void book_take_reply(Book *book, Series *series, const Record *record)
{
	const View *values = record->values;
	View said = said_of(book, record);
	Note note = note_read(said, TEXT_ESCAPED, version_of(values));
	/* Before the scratch that has what is said is used again. */
	bool is_list = book_listed_is_partial(values, said, &note);
	g_autofree char *titles = book_listed_titles(values, &note);
	if (subject_verdict_is_whole(values[COLUMN_SUBJECT]) && note.taken.n == 0)
		note.says = note.is_whole = true;
	note.is_of_release = stable_note_reply(said, TEXT_ESCAPED);
	take_fact(book, series, record, &note);
	/* debbugs sends it so; what it answers is often the first mail of the bug. */
	series->is_bug |= view_starts_nocase(values[COLUMN_SUBJECT], "bug#");
	if (!series->facts->posted) {
		series->is_heard |= hears_of_patch(book, record);
		take_hearsay(book, series, record, values[COLUMN_TITLE]);
	}
	if (is_list)
		book_listed_take_commits(book, series, record,
					 book_number(values[COLUMN_TOTAL], 0));
	else if (titles)
		book_listed_take_titles(book, series, record, view_of(titles));
	else
		take_parts(book, series, record, &note, false);
}

void book_take_drop(Book *book, const Series *series, const Record *record)
{
	const View *values = record->values;
	View said = said_of(book, record);
	Note note = note_read_dropped(said, TEXT_ESCAPED, version_of(values));
	take_back(book, series, record);
	take_parts(book, series, record, &note, true);
}

/* A note on a patch of that title, whichever posting it was of. */
static void take_title(Book *book, const Record *record, View title)
{
	guint64 hash = book_hash_title(book, title);
	if (!hash)
		return;
	Series *series = book_series(book, hash_pair(hash, 1));
	take_fact(book, series, record, NULL);
	series->is_heard = true;
	take_hearsay(book, series, record, title);
	guint64 part = book_number(record->values[COLUMN_PART], 0);
	book_listed_add(book, record, (Taken){ .series = series->number, .part = part });
}

/* A notice of the stable tree with that number: it is about the backport that was sent for the
 * tree, or else, unless is_backport, about the patch that was taken elsewhere before. */
static void take_stable(Book *book, const Record *record, View number, bool is_backport)
{
	View title = record->values[COLUMN_TITLE];
	guint64 hash = book_hash_title(book, title);
	if (!hash)
		return;
	Series *series = book_series(book, hash_pair(hash, hash_view(book->seed, number) | 2));
	Hearsay *hearsay = &book_extend(series)->hearsay;
	hearsay->is_stable = true;
	hearsay->is_backport = is_backport;
	series->is_heard |= !is_backport;
	hearsay->stable = book_keep_once(book, number);
	take_fact(book, series, record, NULL);
	take_hearsay(book, series, record, title);
	if (!is_backport)
		book_listed_add(book, record, (Taken){ .series = series->number });
}

void book_add_applied(Book *book, const Record *record)
{
	const View *values = record->values;
	/* Of the stable queue: says nothing of the series on the list. */
	bool is_backport = view_find(values[COLUMN_SUBJECT], "-stable tree");
	View stable;
	if ((is_backport || values[COLUMN_SERIES].len == 0) &&
	    stable_note_subject(values[COLUMN_SUBJECT], &stable)) {
		take_stable(book, record, stable, is_backport);
		return;
	}
	if (values[COLUMN_SERIES].len == 0) {
		NoticeTitles titles = notice_titles(values[COLUMN_BODY]);
		View title;
		bool has_titles = false;
		while (notice_titles_next(&titles, &title)) {
			take_title(book, record, title);
			has_titles = true;
		}
		if (!has_titles && !view_starts(values[COLUMN_TITLE], "Patchwork summary for"))
			take_title(book, record, values[COLUMN_TITLE]);
		return;
	}
	Series *series = book_named_series(book, values[COLUMN_SERIES]);
	guint64 part = book_number(values[COLUMN_PART], 0);
	unsigned flags = flags_of_names(values[COLUMN_FLAGS]);
	take_fact(book, series, record, NULL);
	series->is_heard = true;
	if (!series->facts->posted)
		take_hearsay(book, series, record, values[COLUMN_TITLE]);
	View parent = values[COLUMN_IN_REPLY_TO];
	Taken taken = { .series = series->number,
			.part = part,
			.target = parent.len ? hash_view(book->seed, parent) : 0 };
	/* Patchwork's bot lists what it has found no commit for, too. */
	bool is_partial =
		flags & FLAG_SUBSET || view_find(values[COLUMN_BODY], "(no matching commit)");
	bool is_of_pull = part && flags & FLAG_PULL &&
			  (view_find(values[COLUMN_BODY], "This pull request was applied") ||
			   view_find(values[COLUMN_BODY], "The pull request you sent "));
	if (is_partial && part <= 1)
		book_listed_take(book, series, record, book_number(values[COLUMN_TOTAL], 0));
	/* Patchwork's bot writes one note for a series, to its first mail; for pull requests, as
	 * pr-tracker-bot does, one for each. */
	else if (flags & FLAG_RE && part <= 1 && !is_of_pull)
		book_listed_add(book, record, (Taken){ .series = series->number });
	else
		book_listed_add(book, record, taken);
}

void book_add_dropped(Book *book, const Record *record)
{
	/* Comments on a change, and what failed, have titles, too. */
	if (!view_find(record->values[COLUMN_SUBJECT], ".patch removed from "))
		return;
	View name = record->values[COLUMN_SERIES];
	guint64 hash = book_hash_title(book, record->values[COLUMN_TITLE]);
	if (name.len == 0 && !hash)
		return;
	Series *series =
		name.len ? book_named_series(book, name) : book_series(book, hash_pair(hash, 1));
	Note note = note_none();
	take_back(book, series, record);
	take_parts(book, series, record, &note, true);
}

void book_take_posted(Book *book, Series *series, const Record *record, guint64 part)
{
	take_fact(book, series, record, NULL);
	book_listed_add(book, record, (Taken){ .series = series->number, .part = part });
}
