/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a row of the mail table to a row of the patch table: see patch/row.h. */
#include "patch/row.h"

#include "message/address.h"
#include "message/date.h"
#include "message/mailbox.h"
#include "patch/trailer.h"

/* How many recent messages a series is looked for in. */
#define SERIES_WINDOW 8192

/*
 * What is copied of a mail is bounded, so that its row takes little more memory than the mail's: no
 * subject, person or list of trailers is as long as this.
 */
#define MAX_VALUE ((size_t)2 * 1024 * 1024)

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
	Subject subject;
	/* Memory behind the row's views, kept from message to message. */
	GString *text; /* an unescaped value that is being read */
	GString *title, *tags, *version, *flags, *trailers, *body, *author_name, *author_addr;
	GArray *addresses; /* of an in-body From that is not plain */
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
	subject_init(&maker->subject);
	maker->text = g_string_new(NULL);
	maker->title = g_string_new(NULL);
	maker->tags = g_string_new(NULL);
	maker->version = g_string_new(NULL);
	maker->flags = g_string_new(NULL);
	maker->trailers = g_string_new(NULL);
	maker->body = g_string_new(NULL);
	maker->author_name = g_string_new(NULL);
	maker->author_addr = g_string_new(NULL);
	maker->addresses = addresses_new();
	return maker;
}

void patch_row_maker_free(PatchRowMaker *maker)
{
	if (!maker)
		return;
	GString *strings[] = { maker->text,    maker->title,	   maker->tags,
			       maker->version, maker->flags,	   maker->trailers,
			       maker->body,    maker->author_name, maker->author_addr };
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_string_free(strings[i], TRUE);
	g_array_unref(maker->addresses);
	subject_clear(&maker->subject);
	series_window_free(maker->series);
	g_free(maker);
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

/*
 * The text a value stands for, of MAX_VALUE bytes of it: itself if nothing in it is escaped, else a
 * copy in buffer.
 */
static View plain_text(View value, GString *buffer)
{
	value = record_value_head(value, MAX_VALUE);
	if (!view_chr(value, '\\'))
		return value;
	g_string_truncate(buffer, 0);
	record_unescape_append(buffer, value);
	return view_of_gstring(buffer);
}

/* The value of text: itself if nothing in it needs escaping, else a copy in buffer. */
static View escaped(View text, GString *buffer)
{
	g_string_truncate(buffer, 0);
	record_escape_append(buffer, text);
	return view_of_gstring(buffer);
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

/* RULE 3: the in-body From, else the sender. */
static void find_author(PatchRowMaker *maker, const PatchText *text, Kind kind, View *values)
{
	values[COLUMN_AUTHOR_NAME] = values[COLUMN_FROM_NAME];
	values[COLUMN_AUTHOR_ADDR] = values[COLUMN_FROM_ADDR];
	if (!has_inbody_header(kind) || text->inbody_from.len == 0)
		return;
	Mailbox author;
	View raw = plain_text(text->inbody_from, maker->text);
	if (!mailbox_parse_plain(raw, &author)) {
		g_array_set_size(maker->addresses, 0);
		addresses_parse(maker->addresses, raw, 1);
		if (maker->addresses->len == 0)
			return;
		const Address *first = &g_array_index(maker->addresses, Address, 0);
		author = (Mailbox){ view_of(first->name), view_of(first->addr) };
	}
	values[COLUMN_AUTHOR_NAME] = escaped(author.name, maker->author_name);
	values[COLUMN_AUTHOR_ADDR] = escaped(author.addr, maker->author_addr);
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
	    (maker->body_rule == BODY_HEADS && !is_head(verdict, &maker->subject)))
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
	g_string_append_len(maker->body, rest.data, (gssize)rest.len);
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
	const Subject *subject = &maker->subject;
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

/* What the subject, the verdict and the text say. Returns whether the trailers are all there. */
static bool put_facts(PatchRowMaker *maker, const Verdict *verdict, const PatchText *text,
		      View body, View *values)
{
	const Subject *subject = &maker->subject;
	values[COLUMN_KIND] = view_of(kind_name(verdict->kind));
	values[COLUMN_WHY] = view_of(verdict->why);
	g_string_truncate(maker->flags, 0);
	flags_append(maker->flags, verdict->flags);
	values[COLUMN_FLAGS] = view_of_gstring(maker->flags);
	values[COLUMN_VERSION] =
		subject->version->len ? escaped(view_of_gstring(subject->version), maker->version)
				      : VIEW("1");
	values[COLUMN_TAGS] = escaped(view_of_gstring(subject->tags), maker->tags);
	values[COLUMN_TITLE] = escaped(view_of_gstring(subject->title), maker->title);
	put_numbers(maker, text, values);
	find_author(maker, text, verdict->kind, values);
	g_string_truncate(maker->trailers, 0);
	bool is_whole = trailer_collect(maker->trailers, trailer_text(text, verdict->kind, body),
					TEXT_ESCAPED, MAX_VALUE);
	values[COLUMN_TRAILERS] = view_of_gstring(maker->trailers);
	values[COLUMN_BODY] = cut_body(maker, text, verdict, body);
	return is_whole;
}

/* Finds the series and whether naked covers are in play. */
static void find_series(PatchRowMaker *maker, const Verdict *verdict, const PatchText *text,
			PatchRow *row)
{
	const Subject *subject = &maker->subject;
	View *values = row->record.values;
	SeriesMail mail = {
		.message_id = values[COLUMN_MESSAGE_ID],
		.in_reply_to = values[COLUMN_IN_REPLY_TO],
		.references = values[COLUMN_REFERENCES],
		.sender_addr = values[COLUMN_FROM_ADDR],
		.tags = values[COLUMN_TAGS],
		.kind = verdict->kind,
		.version_number = subject->version_number,
		.version_explicit = subject->version->len > 0,
		.part = subject->part,
		.total = subject->total,
		.amends = subject->sub >= 0 || (verdict->flags & FLAG_RESEND) ||
			  strspn(subject->version->str, "0123456789") < subject->version->len,
		.has_group = subject->has_group,
		.has_diff = text->has_diff,
	};
	date_parse_record(values[COLUMN_DATE], &mail.date);
	row->date = mail.date;
	SeriesAnswer answer = series_window_add(maker->series, &mail);
	values[COLUMN_SERIES] = answer.series;
	row->may_be_cover = series_mail_may_be_cover(&mail);
	row->shows_cover = answer.naked_cover;
}

void patch_row_make(PatchRowMaker *maker, const Record *mail, PatchRow *row)
{
	const View *from = mail->values;
	PatchText text;
	subject_parse(&maker->subject, plain_text(from[COLUMN_SUBJECT], maker->text),
		      from[COLUMN_LIST]);
	patch_text_scan(&text, from[COLUMN_BODY], TEXT_ESCAPED);
	const Mail facts = {
		.subject = &maker->subject,
		.text = &text,
		.sender = bot_table_match(maker->bots, from[COLUMN_FROM_ADDR],
					  from[COLUMN_FROM_NAME]),
		.threaded = from[COLUMN_IN_REPLY_TO].len || from[COLUMN_REFERENCES].len,
	};
	Verdict verdict = classify(&facts);
	row->record = *mail;
	row->record.table = TABLE_PATCH;
	row->kind = verdict.kind;
	row->diff = view_from(from[COLUMN_BODY], text.diff_start);
	row->damage = NULL;
	if (from[COLUMN_SUBJECT].len > MAX_VALUE)
		row->damage = "the subject is too long: the rest is no part of the title";
	if (!put_facts(maker, &verdict, &text, from[COLUMN_BODY], row->record.values))
		row->damage = "there are too many trailers: the rest is left out";
	find_series(maker, &verdict, &text, row);
}
