/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a row of the mail table to a row of the patch table: see patch/row.h. */
#include "patch/row.h"

#include "bytes/number.h"
#include "message/date.h"
#include "message/sender.h"
#include "patch/bot-text.h"
#include "patch/list-tag.h"
#include "patch/routine.h"
#include "patch/series.h"
#include "patch/thread.h"

/* How many recent messages a series is looked for in, and ids a thread. */
#define SERIES_WINDOW 8192
#define THREAD_WINDOW 32768

struct PatchRowMaker {
	BotTable *bots;
	BodyRule rule;
	ListTags *list_tags;
	RoutineLog *routines;
	SeriesWindow *series;
	ThreadWindow *threads;
	PatchReader *reader; /* for mails whose verdict changes, and for patch_row_make */
	PatchReading reading;
	/* Memory behind the row's views, kept from message to message. */
	GString *series_name, *thread_name;
	char delay[1 + NUMBER_MAX];
};

PatchRowMaker *patch_row_maker_new(BotTable *bots, BodyRule rule)
{
	PatchRowMaker *maker = g_new0(PatchRowMaker, 1);
	maker->bots = bots;
	maker->rule = rule;
	maker->list_tags = list_tags_new();
	maker->routines = routine_log_new();
	maker->series = series_window_new(SERIES_WINDOW);
	maker->threads = thread_window_new(THREAD_WINDOW);
	maker->reader = patch_reader_new(rule);
	patch_reading_init(&maker->reading);
	maker->series_name = g_string_new(NULL);
	maker->thread_name = g_string_new(NULL);
	return maker;
}

void patch_row_maker_free(PatchRowMaker *maker)
{
	if (!maker)
		return;
	g_string_free(maker->series_name, TRUE);
	g_string_free(maker->thread_name, TRUE);
	patch_reading_clear(&maker->reading);
	patch_reader_free(maker->reader);
	thread_window_free(maker->threads);
	series_window_free(maker->series);
	routine_log_free(maker->routines);
	list_tags_free(maker->list_tags);
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

/* Has the series known under the second id of its mail: to people it is as if that were another
 * message in it. */
static void add_second_id(SeriesWindow *window, const SeriesMail *mail, View id)
{
	SeriesMail inner = {
		.message_id = id,
		.in_reply_to = mail->message_id,
		.references = VIEW_INIT(""),
		.second_id = VIEW_INIT(""),
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

/* The seconds as digits, in room. */
static View print_delay(char room[1 + NUMBER_MAX], gint64 seconds)
{
	bool is_negative = seconds < 0;
	View digits = number_print(room + 1, is_negative ? -(guint64)seconds : (guint64)seconds);
	if (!is_negative)
		return digits;
	size_t sign = (size_t)(digits.data - room) - 1;
	room[sign] = '-';
	return (View){ room + sign, digits.len + 1 };
}

static void put_thread(PatchRowMaker *maker, const SeriesMail *mail, View second_id, View *values)
{
	ThreadMail place = {
		.message_id = mail->message_id,
		.in_reply_to = mail->in_reply_to,
		.references = mail->references,
		.other_id = second_id,
		.date = mail->date,
	};
	ThreadAnswer answer = thread_window_add(maker->threads, &place);
	if (answer.thread.len == 0)
		answer.thread = values[COLUMN_SERIES];
	if (answer.thread.len == 0) {
		series_name_by_contents(maker->thread_name, mail);
		answer.thread = view_of_gstring(maker->thread_name);
	}
	values[COLUMN_THREAD] = answer.thread;
	values[COLUMN_DELAY] = VIEW("");
	if (!answer.has_delay)
		return;
	values[COLUMN_DELAY] = print_delay(maker->delay, answer.delay);
}

/* What the window of series asks of a mail. */
static SeriesMail series_mail_of(const PatchReading *reading)
{
	const View *values = reading->record.values;
	const Subject *subject = &reading->subject;
	bool is_relayed = view_is(values[COLUMN_FROM_SOURCE], "relay");
	SeriesMail mail = {
		.message_id = values[COLUMN_MESSAGE_ID],
		.in_reply_to = values[COLUMN_IN_REPLY_TO],
		.references = reading->references,
		.second_id = reading->second_id,
		.sender_addr = values[COLUMN_FROM_ADDR],
		.sender_name = is_relayed ? values[COLUMN_FROM_NAME] : VIEW(""),
		.tags = values[COLUMN_TAGS],
		.subject = values[COLUMN_SUBJECT],
		.title = values[COLUMN_TITLE],
		.kind = reading->verdict.kind,
		.version_number = subject->title_version ? 1 : subject->version_number,
		.version_explicit = subject->version->len > 0 && !subject->title_version,
		.part = subject->part,
		.total = subject->total,
		.amends = subject->sub >= 0 || (reading->verdict.flags & FLAG_RESEND) ||
			  (!subject->title_version &&
			   strspn(subject->version->str, "0123456789") < subject->version->len),
		.has_group = subject->has_group,
		.has_diff = reading->text.has_diff,
	};
	date_parse_record(values[COLUMN_DATE], &mail.date);
	return mail;
}

/* Finds the series, whether it is the sender's, whether naked covers are in play, and the thread.
 */
static void find_series(PatchRowMaker *maker, PatchReading *reading, PatchRow *row)
{
	View *values = row->record->values, second_id = reading->second_id;
	SeriesMail mail = series_mail_of(reading);
	SeriesAnswer answer = series_window_add(maker->series, &mail);
	if (answer.is_own)
		patch_reader_own(maker->reader, reading, answer.answers_own);
	if (second_id.len) {
		/* the answer is valid until the next one */
		view_append(g_string_truncate(maker->series_name, 0), answer.series);
		answer.series = view_of_gstring(maker->series_name);
		add_second_id(maker->series, &mail, second_id);
	}
	values[COLUMN_SERIES] = answer.series;
	put_thread(maker, &mail, second_id, values);
	row->date = mail.date;
	row->may_be_cover = series_mail_may_be_cover(&mail);
	row->shows_cover = answer.naked_cover;
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

void patch_row_begin(PatchRowMaker *maker, const Record *mail, PatchReading *reading)
{
	const View *values = mail->values;
	BotClass sender =
		bot_table_match(maker->bots, values[COLUMN_FROM_ADDR], values[COLUMN_FROM_NAME]);
	patch_reading_begin(reading, mail, sender,
			    list_tags_find(maker->list_tags, values[COLUMN_LIST]));
}

PatchReader *patch_row_maker_new_reader(const PatchRowMaker *maker)
{
	return patch_reader_new(maker->rule);
}

/*
 * Whether a mail that its header calls generated says nothing of a patch, and no person was found
 * behind a list or a tracker, which call so what people write there.
 */
static bool is_generated(const PatchReading *reading)
{
	View source = reading->record.values[COLUMN_FROM_SOURCE];
	return reading->mail.kind == MAIL_KIND_GENERATED &&
	       (source.len == 0 || view_is(source, "from") || view_is(source, SENDER_WRAPPED)) &&
	       !(reading->verdict.flags & (FLAG_APPLIED | FLAG_DROPPED | FLAG_NACK)) &&
	       reading->record.values[COLUMN_TRAILERS].len == 0;
}

/* Makes a mail that says that a program wrote it a program's, unless one of the user's lines is
 * about the sender. */
static void judge_program(const PatchRowMaker *maker, PatchReading *reading)
{
	const View *values = reading->record.values;
	Verdict *verdict = &reading->verdict;
	if (verdict->kind != KIND_REPLY && verdict->kind != KIND_OTHER)
		return;
	bool is_bot = bot_text_says(&reading->text, TEXT_ESCAPED);
	if ((!is_bot && !is_generated(reading)) ||
	    bot_table_is_listed(maker->bots, values[COLUMN_FROM_ADDR], values[COLUMN_FROM_NAME]))
		return;
	verdict->kind = KIND_REPORT;
	verdict->why = is_bot ? "robot" : "generated";
}

void patch_row_end(PatchRowMaker *maker, PatchReading *reading, PatchRow *row)
{
	Kind kind = reading->verdict.kind;
	judge_program(maker, reading);
	routine_log_judge(maker->routines, &reading->mail, reading->record.values, maker->bots,
			  &reading->verdict);
	if (reading->verdict.kind != kind)
		patch_reader_conclude(maker->reader, reading);
	row->record = &reading->record;
	row->diff = patch_reading_diff(reading);
	row->damage = reading->damage;
	find_series(maker, reading, row);
}

void patch_row_make(PatchRowMaker *maker, const Record *mail, PatchRow *row)
{
	patch_row_begin(maker, mail, &maker->reading);
	patch_reader_read(maker->reader, &maker->reading);
	patch_row_end(maker, &maker->reading, row);
}
