/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a row of the mail table to a row of the patch table: see patch/row.h. */
#include "patch/row.h"

#include "message/date.h"
#include "message/encoded-word.h"
#include "message/header.h"
#include "patch/author.h"
#include "patch/identity.h"
#include "patch/list-tag.h"
#include "patch/reply-flags.h"
#include "patch/routine.h"
#include "patch/row-tail.h"
#include "patch/subject-cache.h"
#include "patch/trailer.h"
#include "patch/value.h"

/* How many recent messages a series is looked for in. */
#define SERIES_WINDOW 8192

/* A longer body is not copied to take its in-body header out of the middle. */
#define MAX_COPIED_BODY ((size_t)4 * 1024 * 1024)

/* Numbers as text, each with room for its digits. */
enum {
	NUMBER_PART,
	NUMBER_TOTAL,
	NUMBER_FILES,
	NUMBER_INSERTIONS,
	NUMBER_DELETIONS,
	N_NUMBERS,
	NUMBER_SIZE = 24,
};

struct PatchRowMaker {
	BotTable *bots;
	BodyRule body_rule;
	SeriesWindow *series;
	ListTags *list_tags;
	RoutineLog *routines;
	SubjectCache *subjects;
	Subject inbody;		/* of a Subject in the text */
	const Subject *subject; /* the one that counts: one of these */
	/* Memory behind the row's views, kept from message to message. */
	GString *text; /* an unescaped value that is being read */
	GString *title, *tags, *version, *flags, *trailers, *body, *series_name;
	AuthorReader *author;
	RowTail *tail;
	char numbers[N_NUMBERS][NUMBER_SIZE];
};

static const ChoiceWord body_rule_words[N_BODY_RULES] = {
	[BODY_MESSAGE] = { "all", NULL },
	[BODY_HEADS] = { "heads", "cover letters, first and single patches" },
	[BODY_NONE] = { "none", NULL },
};

const Choice body_rule_choice = CHOICE_INIT(body_rule_words);

PatchRowMaker *patch_row_maker_new(BotTable *bots, BodyRule rule)
{
	PatchRowMaker *maker = g_new0(PatchRowMaker, 1);
	maker->bots = bots;
	maker->body_rule = rule;
	maker->series = series_window_new(SERIES_WINDOW);
	maker->list_tags = list_tags_new();
	maker->routines = routine_log_new();
	maker->subjects = subject_cache_new();
	subject_init(&maker->inbody);
	maker->text = g_string_new(NULL);
	maker->title = g_string_new(NULL);
	maker->tags = g_string_new(NULL);
	maker->version = g_string_new(NULL);
	maker->flags = g_string_new(NULL);
	maker->trailers = g_string_new(NULL);
	maker->body = g_string_new(NULL);
	maker->series_name = g_string_new(NULL);
	maker->author = author_reader_new();
	maker->tail = row_tail_new();
	return maker;
}

void patch_row_maker_free(PatchRowMaker *maker)
{
	if (!maker)
		return;
	GString *strings[] = { maker->text,  maker->title,    maker->tags, maker->version,
			       maker->flags, maker->trailers, maker->body, maker->series_name };
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_string_free(strings[i], TRUE);
	author_reader_free(maker->author);
	row_tail_free(maker->tail);
	subject_cache_free(maker->subjects);
	subject_clear(&maker->inbody);
	series_window_free(maker->series);
	list_tags_free(maker->list_tags);
	routine_log_free(maker->routines);
	g_free(maker);
}

void patch_row_maker_set_list_tag(PatchRowMaker *maker, View tag)
{
	list_tags_set(maker->list_tags, tag);
}

const Column *patch_row_needs(size_t *n_columns)
{
	static const Column columns[] = {
		COLUMN_FROM_NAME,   COLUMN_FROM_ADDR,  COLUMN_SUBJECT, COLUMN_MESSAGE_ID,
		COLUMN_IN_REPLY_TO, COLUMN_REFERENCES, COLUMN_BODY,
	};
	*n_columns = G_N_ELEMENTS(columns);
	return columns;
}

static View number_text(char *room, gint64 number)
{
	if (number < 0)
		return (View){ "", 0 };
	char *at = room + NUMBER_SIZE;
	size_t len = 0;
	do {
		*--at = (char)('0' + number % 10);
		len++;
	} while (number /= 10);
	return (View){ at, len };
}

/* Whether the kind's text begins as git format-patch writes it. */
static bool has_inbody_header(Kind kind)
{
	return kind == KIND_PATCH || kind == KIND_COVER;
}

/* Whether a digest prints the text, of each cover, first part and single patch, or reads it: a note
 * that something was applied says what. */
static bool is_head(const Verdict *verdict, const Subject *subject)
{
	Kind kind = verdict->kind;
	return kind == KIND_COVER || (kind == KIND_PATCH && subject->part <= 1) ||
	       kind == KIND_APPLIED || verdict->flags & FLAG_APPLIED;
}

/* Cuts the body to what the record keeps. */
static View cut_body(PatchRowMaker *maker, const PatchText *text, const Verdict *verdict, View body)
{
	Kind kind = verdict->kind;
	if (maker->body_rule == BODY_WHOLE)
		return body;
	if (maker->body_rule == BODY_NONE ||
	    (maker->body_rule == BODY_HEADS && !is_head(verdict, maker->subject)))
		return (View){ "", 0 };
	View kept = view_head(body, text->diff_start);
	if (!has_inbody_header(kind) || text->inbody_end == text->inbody_start)
		return kept;
	if (text->inbody_start == 0)
		return view_from(kept, text->inbody_end);
	if (kept.len > MAX_COPIED_BODY)
		return kept;
	g_string_truncate(maker->body, 0);
	g_string_append_len(maker->body, kept.data, (gssize)text->inbody_start);
	View rest = view_from(kept, text->inbody_end);
	view_append(maker->body, rest);
	return view_of_gstring(maker->body);
}

/* Where trailers stand: in a patch above the `---`, else anywhere above a diff. */
static View trailer_text(const PatchText *text, Kind kind, View body)
{
	size_t end = MIN(kind == KIND_PATCH ? text->message_end : text->diff_start, text->keys_end);
	size_t start = MAX(has_inbody_header(kind) ? text->message_start : 0, text->keys_start);
	return view_from(view_head(body, end), MIN(start, end));
}

static void put_numbers(PatchRowMaker *maker, const PatchText *text, View *values)
{
	const Subject *subject = maker->subject;
	gint64 files = -1, insertions = -1, deletions = -1;
	if (text->has_diff) {
		files = text->files;
		insertions = text->insertions;
		deletions = text->deletions;
	} else if (text->has_diffstat) {
		files = text->stat_files;
		insertions = text->stat_insertions;
		deletions = text->stat_deletions;
	}
	values[COLUMN_PART] = number_text(maker->numbers[NUMBER_PART], subject->part);
	values[COLUMN_TOTAL] = number_text(maker->numbers[NUMBER_TOTAL], subject->total);
	values[COLUMN_FILES] = number_text(maker->numbers[NUMBER_FILES], files);
	values[COLUMN_INSERTIONS] = number_text(maker->numbers[NUMBER_INSERTIONS], insertions);
	values[COLUMN_DELETIONS] = number_text(maker->numbers[NUMBER_DELETIONS], deletions);
}

/* The title of the patch that a notice is about, else the subject's. */
static View title_of(PatchRowMaker *maker, const Verdict *verdict)
{
	if (verdict->body_title.len)
		return record_value_head(verdict->body_title, VALUE_MAX);
	return value_escaped(verdict->title.len ? verdict->title
						: view_of_gstring(maker->subject->title),
			     maker->title);
}

/* What the subject, the verdict and the text say. Returns whether the trailers are all there. */
static bool put_facts(PatchRowMaker *maker, const Verdict *verdict, const PatchText *text,
		      View body, View *values)
{
	const Subject *subject = maker->subject;
	values[COLUMN_KIND] = view_of(kind_name(verdict->kind));
	values[COLUMN_WHY] = view_of(verdict->why);
	g_string_truncate(maker->flags, 0);
	flags_append(maker->flags, verdict->flags);
	values[COLUMN_FLAGS] = view_of_gstring(maker->flags);
	values[COLUMN_VERSION] =
		subject->version->len
			? value_escaped(view_of_gstring(subject->version), maker->version)
			: VIEW("1");
	values[COLUMN_TAGS] = value_escaped(view_of_gstring(subject->tags), maker->tags);
	values[COLUMN_TITLE] = title_of(maker, verdict);
	put_numbers(maker, text, values);
	author_reader_find(maker->author,
			   has_inbody_header(verdict->kind) ? text->inbody_from : VIEW(""), values);
	g_string_truncate(maker->trailers, 0);
	View trailers = trailer_text(text, verdict->kind, body);
	bool has_own = verdict->kind == KIND_REPLY && trailers.len;
	const Person sender = has_own ? person_of_sender(values) : (Person){ 0 };
	bool is_whole = trailer_collect(maker->trailers, trailers, TEXT_ESCAPED,
					has_own ? &sender : NULL, VALUE_MAX);
	values[COLUMN_TRAILERS] = view_of_gstring(maker->trailers);
	values[COLUMN_BODY] = cut_body(maker, text, verdict, body);
	return is_whole;
}

/* Has the series known under the id that its mail had before the list wrapped it: to people it
 * is as if that were another message in it. */
static void add_wrapped_id(SeriesWindow *window, const SeriesMail *mail, View id)
{
	SeriesMail inner = {
		.message_id = id,
		.in_reply_to = mail->message_id,
		.references = VIEW_INIT(""),
		.sender_addr = mail->sender_addr,
		.tags = VIEW_INIT(""),
		.date = mail->date,
		.kind = KIND_OTHER,
		.version_number = mail->version_number,
		.part = -1,
		.total = -1,
	};
	series_window_add(window, &inner);
}

/* Finds the series, whether naked covers are in play, and the thread. */
static void find_series(PatchRowMaker *maker, const Verdict *verdict, const PatchText *text,
			View body, PatchRow *row)
{
	const Subject *subject = maker->subject;
	View *values = row->record.values;
	bool is_relayed = view_is(values[COLUMN_FROM_SOURCE], "relay");
	View references = values[COLUMN_REFERENCES];
	View wrapped_id = identity_take_wrapped(values, &references);
	SeriesMail mail = {
		.message_id = values[COLUMN_MESSAGE_ID],
		.in_reply_to = values[COLUMN_IN_REPLY_TO],
		.references = references,
		.sender_addr = values[COLUMN_FROM_ADDR],
		.sender_name = is_relayed ? values[COLUMN_FROM_NAME] : VIEW(""),
		.tags = values[COLUMN_TAGS],
		.subject = values[COLUMN_SUBJECT],
		.kind = verdict->kind,
		.version_number = subject->title_version ? 1 : subject->version_number,
		.version_explicit = subject->version->len > 0 && !subject->title_version,
		.part = subject->part,
		.total = subject->total,
		.amends = subject->sub >= 0 || (verdict->flags & FLAG_RESEND) ||
			  (!subject->title_version &&
			   strspn(subject->version->str, "0123456789") < subject->version->len),
		.has_group = subject->has_group,
		.has_diff = text->has_diff,
	};
	date_parse_record(values[COLUMN_DATE], &mail.date);
	row->date = mail.date;
	SeriesAnswer answer = series_window_add(maker->series, &mail);
	if (wrapped_id.len) {
		/* the answer is valid until the next one */
		g_string_truncate(maker->series_name, 0);
		view_append(maker->series_name, answer.series);
		answer.series = view_of_gstring(maker->series_name);
		add_wrapped_id(maker->series, &mail, wrapped_id);
	}
	values[COLUMN_SERIES] = answer.series;
	const RowFacts facts = { &mail, wrapped_id, subject, text, body };
	row_tail_put(maker->tail, &facts, values);
	row->may_be_cover = series_mail_may_be_cover(&mail);
	row->shows_cover = answer.naked_cover;
}

/*
 * Whether the Subject in a mail's text, which is a patch's, can be the mail's own, by what the mail
 * is without it. What is marked as a patch has a subject; a reply, or a note of somebody who has
 * taken a patch, only quotes one.
 */
static bool may_take_subject(const Mail *mail, const Verdict *verdict)
{
	const Subject *subject = mail->subject;
	return mail->text->inbody_subject.len && !(subject->marker && subject->title->len) &&
	       !subject->replies && !subject->forwards && mail->sender == BOT_NONE &&
	       (verdict->kind == KIND_OTHER || verdict->kind == KIND_PATCH ||
		verdict->kind == KIND_REPLY);
}

/* Puts the Subject in the text, decoded and on one line, in the place of the header's. */
static void parse_inbody_subject(PatchRowMaker *maker, const PatchText *text, SubjectList list)
{
	View raw = value_plain(text->inbody_subject, maker->text);
	g_autoptr(GString) decoded = g_string_new(NULL);
	g_autoptr(GString) squeezed = g_string_new(NULL);
	encoded_word_decode(decoded, raw);
	subject_parse(&maker->inbody, header_squeeze(view_of_gstring(decoded), squeezed), list);
}

/*
 * Tells what the mail is. As in git, the Subject in its text counts, if the header has none or does
 * not say that the mail is a patch.
 */
static Verdict find_kind(PatchRowMaker *maker, Mail *mail, const View *values, SubjectList list)
{
	Verdict verdict = classify(mail);
	if (!may_take_subject(mail, &verdict))
		return verdict;
	parse_inbody_subject(maker, mail->text, list);
	const Subject *inbody = &maker->inbody;
	if (!inbody->marker && values[COLUMN_SUBJECT].len && verdict.kind != KIND_PATCH)
		return verdict;
	mail->subject = inbody;
	return classify(mail);
}

bool patch_row_expect(PatchRowMaker *maker, const Record *mail)
{
	const View *values = mail->values;
	return list_tags_note(maker->list_tags, values[COLUMN_LIST], values[COLUMN_SUBJECT],
			      values[COLUMN_FROM_ADDR]);
}

bool patch_row_must_wait(PatchRowMaker *maker, const Record *mail)
{
	return list_tags_is_open(maker->list_tags, mail->values[COLUMN_LIST]);
}

void patch_row_make(PatchRowMaker *maker, const Record *mail, PatchRow *row)
{
	const View *from = mail->values;
	PatchText text;
	SubjectList list = { from[COLUMN_LIST],
			     list_tags_find(maker->list_tags, from[COLUMN_LIST]) };
	View subject = value_plain(from[COLUMN_SUBJECT], maker->text);
	patch_text_scan_paths(&text, from[COLUMN_BODY], TEXT_ESCAPED, row_tail_start(maker->tail));
	View references = from[COLUMN_REFERENCES];
	identity_take_wrapped(from, &references);
	Mail facts = {
		.subject = subject_cache_parse(maker->subjects, subject, list),
		.text = &text,
		.sender = bot_table_match(maker->bots, from[COLUMN_FROM_ADDR],
					  from[COLUMN_FROM_NAME]),
		.threaded = from[COLUMN_IN_REPLY_TO].len || references.len,
		.body = from[COLUMN_BODY],
		.form = TEXT_ESCAPED,
	};
	Verdict verdict = find_kind(maker, &facts, from, list);
	maker->subject = facts.subject;
	routine_log_judge(maker->routines, &facts, from, maker->bots, &verdict);
	verdict.flags =
		reply_flags(&verdict, &text, from[COLUMN_BODY], maker->subject->version_number);
	row->record = *mail;
	row->record.table = TABLE_PATCH;
	row->kind = verdict.kind;
	row->diff = view_from(from[COLUMN_BODY], text.diff_start);
	row->damage = NULL;
	if (from[COLUMN_SUBJECT].len > VALUE_MAX)
		row->damage = "the subject is too long: the rest is no part of the title";
	if (!put_facts(maker, &verdict, &text, from[COLUMN_BODY], row->record.values))
		row->damage = "there are too many trailers: the rest is left out";
	find_series(maker, &verdict, &text, from[COLUMN_BODY], row);
}
