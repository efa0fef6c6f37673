/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one mail says by itself: see patch/reading.h. */
#include "patch/reading.h"

#include "patch/answer.h"
#include "patch/identity.h"
#include "patch/original.h"
#include "patch/pull-request.h"
#include "patch/reply-flags.h"
#include "patch/result.h"
#include "patch/shown-commit.h"
#include "patch/stat-paths.h"
#include "patch/subject-cache.h"
#include "patch/text-subject.h"
#include "patch/trailer.h"

/* A longer body is not copied to take its in-body header out of the middle. */
#define MAX_COPIED_BODY ((size_t)4 * 1024 * 1024)

/* What memory a longer row took is not kept for the next. */
#define MAX_KEPT ((size_t)8 * 1024)

struct PatchReader {
	BodyRule body_rule;
	SubjectCache *subjects;
	TextSubjectReader *text_subjects;
	GString *text; /* an unescaped value that is being read */
};

static const ChoiceWord body_rule_words[N_BODY_RULES] = {
	[BODY_MESSAGE] = { "all", NULL },
	[BODY_HEADS] = { "heads", "cover letters, first and single patches" },
	[BODY_NONE] = { "none", NULL },
};

const Choice body_rule_choice = CHOICE_INIT(body_rule_words);

PatchReader *patch_reader_new(BodyRule rule)
{
	PatchReader *reader = g_new0(PatchReader, 1);
	reader->body_rule = rule;
	reader->subjects = subject_cache_new();
	reader->text_subjects = text_subject_reader_new();
	reader->text = g_string_new(NULL);
	return reader;
}

void patch_reader_free(PatchReader *reader)
{
	if (!reader)
		return;
	subject_cache_free(reader->subjects);
	text_subject_reader_free(reader->text_subjects);
	g_string_free(reader->text, TRUE);
	g_free(reader);
}

/* The strings of a reading, with those of its subject. */
#define STRINGS(reading)                                                                           \
	{                                                                                          \
		&(reading)->list_tag, &(reading)->title, &(reading)->tags, &(reading)->version,    \
			&(reading)->flags, &(reading)->trailers, &(reading)->body,                 \
			&(reading)->answer, &(reading)->subject.version, &(reading)->subject.tags, \
			&(reading)->subject.title                                                  \
	}

void patch_reading_init(PatchReading *reading)
{
	*reading = (PatchReading){ .author = author_reader_new(), .paths = path_list_new() };
	GString **strings[] = STRINGS(reading);
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		*strings[i] = g_string_new(NULL);
}

void patch_reading_clear(PatchReading *reading)
{
	GString **strings[] = STRINGS(reading);
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_string_free(*strings[i], TRUE);
	author_reader_free(reading->author);
	path_list_free(reading->paths);
}

void patch_reading_forget(PatchReading *reading)
{
	if (reading->record.raw.len <= MAX_KEPT)
		return;
	patch_reading_clear(reading);
	patch_reading_init(reading);
}

void patch_reading_begin(PatchReading *reading, const Record *mail, BotClass sender, View list_tag)
{
	reading->record = *mail;
	reading->mail = (Mail){ .kind = classify_mail_kind(mail->values), .sender = sender };
	view_append(g_string_truncate(reading->list_tag, 0), list_tag);
}

/* Whether the kind's text begins as git format-patch writes it. */
static bool has_inbody_header(Kind kind)
{
	return kind == KIND_PATCH || kind == KIND_COVER;
}

/* Whether a digest prints the text, of each cover, first part and single patch, or reads it: a note
 * that something was applied, is out again, or was taken back, says what. */
static bool is_head(const Verdict *verdict, const Subject *subject)
{
	Kind kind = verdict->kind;
	return kind == KIND_COVER || (kind == KIND_PATCH && subject->part <= 1) ||
	       kind == KIND_APPLIED ||
	       verdict->flags & (FLAG_APPLIED | FLAG_DROPPED | FLAG_WITHDRAWN);
}

/* Cuts the body to what the record keeps. */
static View cut_body(BodyRule rule, PatchReading *reading)
{
	const PatchText *text = &reading->text;
	View body = reading->mail.body;
	if (rule == BODY_WHOLE)
		return body;
	if (rule == BODY_NONE ||
	    (rule == BODY_HEADS && !is_head(&reading->verdict, &reading->subject)))
		return (View){ "", 0 };
	View kept = reading->said;
	if (!has_inbody_header(reading->verdict.kind) || text->inbody_end == text->inbody_start)
		return kept;
	if (text->inbody_start == 0)
		return view_from(kept, text->inbody_end);
	if (kept.len > MAX_COPIED_BODY)
		return kept;
	view_append(g_string_truncate(reading->body, 0), view_head(kept, text->inbody_start));
	view_append(reading->body, view_from(kept, text->inbody_end));
	return view_of_gstring(reading->body);
}

/*
 * Reads what an answer says, around the diffs that are pasted into it. What follows the diff of any
 * other mail is not read: it may be a second patch.
 */
static void read_said(PatchReading *reading)
{
	View body = reading->mail.body;
	size_t diff_start = reading->text.diff_start;
	bool is_answer = reading->verdict.kind == KIND_REPLY && reading->text.has_diff;
	reading->said = is_answer ? answer_text(body, diff_start, TEXT_ESCAPED, reading->answer)
				  : view_head(body, diff_start);
	reading->said_text = &reading->text;
	if (reading->said.len <= diff_start)
		return;
	patch_text_scan(&reading->answer_text, reading->said, TEXT_ESCAPED);
	reading->said_text = &reading->answer_text;
}

/* Where trailers stand: in a patch above the `---`, else anywhere outside of diffs. */
static View trailer_text(const PatchText *text, Kind kind, View body)
{
	size_t end = MIN(kind == KIND_PATCH ? text->message_end : text->diff_start, text->keys_end);
	size_t start = MAX(has_inbody_header(kind) ? text->message_start : 0, text->keys_start);
	return view_from(view_head(body, end), MIN(start, end));
}

/* Whether the diffstat says what the mail changes: there is no diff, or that is not the mail's. A
 * cover letter shows what has changed since the last version, or a part of it all. */
static bool counts_stat(const PatchReading *reading)
{
	return reading->text.has_diffstat &&
	       (!reading->text.has_diff || reading->verdict.kind == KIND_COVER);
}

View patch_reading_diff(const PatchReading *reading)
{
	return counts_stat(reading) ? VIEW("")
				    : view_from(reading->mail.body, reading->text.diff_start);
}

static void put_numbers(PatchReading *reading)
{
	const Subject *subject = &reading->subject;
	const PatchText *text = &reading->text;
	View *values = reading->record.values;
	gint64 files = -1, insertions = -1, deletions = -1;
	if (counts_stat(reading)) {
		files = text->stat_files;
		insertions = text->stat_insertions;
		deletions = text->stat_deletions;
	} else if (text->has_diff) {
		files = text->files;
		insertions = text->insertions;
		deletions = text->deletions;
	}
	values[COLUMN_PART] = value_of_number(reading->numbers[NUMBER_PART], subject->part);
	values[COLUMN_TOTAL] = value_of_number(reading->numbers[NUMBER_TOTAL], subject->total);
	values[COLUMN_FILES] = value_of_number(reading->numbers[NUMBER_FILES], files);
	values[COLUMN_INSERTIONS] =
		value_of_number(reading->numbers[NUMBER_INSERTIONS], insertions);
	values[COLUMN_DELETIONS] = value_of_number(reading->numbers[NUMBER_DELETIONS], deletions);
}

static void put_subject(PatchReading *reading)
{
	const Subject *subject = &reading->subject;
	View *values = reading->record.values;
	values[COLUMN_VERSION] =
		subject->version->len
			? value_escaped(view_of_gstring(subject->version), reading->version)
			: VIEW("1");
	values[COLUMN_TAGS] = value_escaped(view_of_gstring(subject->tags), reading->tags);
}

/* The names of the files that the diff, or else the diffstat, is about. */
static void put_paths(PatchReading *reading)
{
	if (counts_stat(reading)) {
		path_list_reset(reading->paths, TEXT_ESCAPED);
		stat_paths_collect(reading->paths,
				   view_head(reading->mail.body, reading->text.stat_end),
				   TEXT_ESCAPED);
	}
	reading->record.values[COLUMN_PATHS] = path_list_value(reading->paths);
}

/* The commit that a patch shows as git-show(1) does, in place of a header in its text. Returns
 * false, with all of shown empty, if it shows none. */
static bool read_shown(const PatchReading *reading, ShownCommit *shown)
{
	const PatchText *text = &reading->text;
	View message = view_head(reading->mail.body, text->diff_start);
	if (text->shows_commit && reading->verdict.kind == KIND_PATCH && text->has_diff &&
	    text->inbody_from.len == 0 &&
	    shown_commit_read(shown, view_from(message, text->commit_start), TEXT_ESCAPED))
		return true;
	*shown = (ShownCommit){ VIEW_INIT(""), VIEW_INIT(""), VIEW_INIT("") };
	return false;
}

/* The title of the patch that a notice is about, else the subject's. */
static View title_of(PatchReading *reading, const ShownCommit *shown)
{
	const Verdict *verdict = &reading->verdict;
	if (verdict->body_title.len)
		return record_value_head(verdict->body_title, VALUE_MAX);
	View title = verdict->title.len ? verdict->title : view_of_gstring(reading->subject.title);
	return value_escaped(shown_commit_title(shown, title), reading->title);
}

/* Cuts trailers, a part of body, where the mail begins that is answered. Returns whether it does.
 */
static bool cut_original(View *trailers, View body)
{
	size_t end = (size_t)(trailers->data + trailers->len - body.data);
	size_t own = original_find(view_head(body, end), TEXT_ESCAPED);
	if (own == end)
		return false;
	size_t start = (size_t)(trailers->data - body.data);
	trailers->len = own > start ? own - start : 0;
	return true;
}

/* The same of a commit that is shown. */
static bool put_shown_people(PatchReading *reading, const ShownCommit *shown)
{
	View *values = reading->record.values;
	g_autoptr(GString) message = g_string_new(NULL);
	author_reader_find(reading->author, shown->author, values);
	shown_commit_append(message, shown, TEXT_ESCAPED);
	bool is_whole = trailer_collect(g_string_truncate(reading->trailers, 0),
					view_of_gstring(message), TEXT_ESCAPED, NULL, VALUE_MAX);
	values[COLUMN_TRAILERS] = view_of_gstring(reading->trailers);
	author_reader_take_signed(reading->author, values);
	return is_whole;
}

/* Author and trailers. Returns whether the trailers are all there. */
static bool put_people(PatchReading *reading)
{
	const PatchText *text = &reading->text;
	Kind kind = reading->verdict.kind;
	View *values = reading->record.values;
	author_reader_find(reading->author, has_inbody_header(kind) ? text->inbody_from : VIEW(""),
			   values);
	View trailers = trailer_text(reading->said_text, kind, reading->said);
	bool has_own = kind == KIND_REPLY && trailers.len;
	const Person sender = has_own ? person_of_sender(values) : (Person){ 0 };
	bool is_whole = trailer_collect(g_string_truncate(reading->trailers, 0), trailers,
					TEXT_ESCAPED, has_own ? &sender : NULL, VALUE_MAX);
	/* Most replies have none, so the original is not looked for in all. */
	if (has_own && reading->trailers->len && cut_original(&trailers, reading->said))
		is_whole = trailer_collect(g_string_truncate(reading->trailers, 0), trailers,
					   TEXT_ESCAPED, &sender, VALUE_MAX);
	values[COLUMN_TRAILERS] = view_of_gstring(reading->trailers);
	if (kind == KIND_PATCH)
		author_reader_take_signed(reading->author, values);
	return is_whole;
}

/* What a pull request asks for, and what a report has found. */
static void put_answer(PatchReader *reader, PatchReading *reading)
{
	View *values = reading->record.values, body = reading->mail.body;
	values[COLUMN_URL] = values[COLUMN_TAG] = values[COLUMN_RESULT] = VIEW("");
	if (reading->verdict.kind == KIND_PULL) {
		PullRequest request =
			pull_request_read(view_head(body, reading->text.diff_start), TEXT_ESCAPED);
		values[COLUMN_URL] = record_value_head(request.url, VALUE_MAX);
		values[COLUMN_TAG] = record_value_head(request.tag, VALUE_MAX);
	} else if (reading->verdict.kind == KIND_REPORT) {
		View subject = value_plain(values[COLUMN_SUBJECT], reader->text);
		Result known = reading->verdict.result;
		values[COLUMN_RESULT] = view_of(result_word(
			known ? known
			      : result_read(subject, &reading->subject, body, TEXT_ESCAPED)));
	}
}

static void put_flags(PatchReading *reading)
{
	flags_append(g_string_truncate(reading->flags, 0), reading->verdict.flags);
	reading->record.values[COLUMN_FLAGS] = view_of_gstring(reading->flags);
}

void patch_reader_conclude(PatchReader *reader, PatchReading *reading)
{
	View *values = reading->record.values;
	reading->verdict.flags = reading->own_flags;
	read_said(reading);
	reading->verdict.flags = reply_flags(&reading->verdict, reading->said_text, reading->said,
					     &reading->subject, &reading->if_own);
	values[COLUMN_KIND] = view_of(kind_name(reading->verdict.kind));
	values[COLUMN_WHY] = view_of(reading->verdict.why);
	put_flags(reading);
	ShownCommit shown;
	bool is_shown = read_shown(reading, &shown);
	values[COLUMN_TITLE] = title_of(reading, &shown);
	reading->damage = NULL;
	if (values[COLUMN_SUBJECT].len > VALUE_MAX)
		reading->damage = "the subject is too long: the rest is no part of the title";
	if (!(is_shown ? put_shown_people(reading, &shown) : put_people(reading)))
		reading->damage = "there are too many trailers: the rest is left out";
	put_answer(reader, reading);
	values[COLUMN_BODY] = cut_body(reader->body_rule, reading);
}

void patch_reader_read(PatchReader *reader, PatchReading *reading)
{
	View *values = reading->record.values;
	SubjectList list = { values[COLUMN_LIST], view_of_gstring(reading->list_tag) };
	View body = values[COLUMN_BODY];
	DiffPaths paths = { .list = reading->paths };
	subject_cache_parse(reader->subjects, &reading->subject,
			    value_plain(values[COLUMN_SUBJECT], reader->text), list);
	path_list_reset(reading->paths, TEXT_ESCAPED);
	patch_text_scan_paths(&reading->text, body, TEXT_ESCAPED, &paths);
	reading->references = values[COLUMN_REFERENCES];
	reading->second_id = identity_take_second(values, &reading->references);
	reading->mail = (Mail){
		.subject = &reading->subject,
		.text = &reading->text,
		.kind = reading->mail.kind,
		.sender = reading->mail.sender,
		.threaded = values[COLUMN_IN_REPLY_TO].len || reading->references.len,
		.body = body,
		.form = TEXT_ESCAPED,
	};
	reading->record.table = TABLE_PATCH;
	reading->verdict =
		text_subject_classify(reader->text_subjects, &reading->mail, &reading->subject,
				      values[COLUMN_SUBJECT].len > 0, list);
	reading->own_flags = reading->verdict.flags;
	/* `[PATCH 0.5/3]` belongs to the first part; only a cover is part 0. */
	if (reading->verdict.kind == KIND_PATCH && reading->subject.part == 0 &&
	    reading->subject.sub > 0)
		reading->subject.part = 1;
	put_subject(reading);
	put_numbers(reading);
	put_paths(reading);
	patch_reader_conclude(reader, reading);
}

void patch_reader_own(PatchReader *reader, PatchReading *reading, bool is_direct)
{
	if (reading->verdict.kind != KIND_REPLY)
		return;
	unsigned flags = reading->if_own | reply_own_flags(reading->said_text, reading->said,
							   &reading->subject, is_direct);
	if (!flags)
		return;
	reading->verdict.flags |= flags;
	put_flags(reading);
	reading->record.values[COLUMN_BODY] = cut_body(reader->body_rule, reading);
}
