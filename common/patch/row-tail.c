/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns of the patch table behind body: see patch/row-tail.h. */
#include "patch/row-tail.h"

#include "bytes/number.h"
#include "patch/pull-request.h"
#include "patch/result.h"
#include "patch/stat-paths.h"
#include "patch/thread.h"
#include "patch/value.h"

/* How many recent ids a thread is looked for in. */
#define THREAD_WINDOW 32768

struct RowTail {
	ThreadWindow *threads;
	PathList *list;
	DiffPaths paths;
	GString *name, *subject;
	char delay[1 + NUMBER_MAX];
};

RowTail *row_tail_new(void)
{
	RowTail *tail = g_new0(RowTail, 1);
	tail->threads = thread_window_new(THREAD_WINDOW);
	tail->list = path_list_new();
	tail->name = g_string_new(NULL);
	tail->subject = g_string_new(NULL);
	return tail;
}

void row_tail_free(RowTail *tail)
{
	if (!tail)
		return;
	thread_window_free(tail->threads);
	path_list_free(tail->list);
	g_string_free(tail->name, TRUE);
	g_string_free(tail->subject, TRUE);
	g_free(tail);
}

DiffPaths *row_tail_start(RowTail *tail)
{
	path_list_reset(tail->list, TEXT_ESCAPED);
	tail->paths = (DiffPaths){ .list = tail->list };
	return &tail->paths;
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

static void put_thread(RowTail *tail, const RowFacts *facts, View *values)
{
	const SeriesMail *mail = facts->mail;
	ThreadMail place = {
		.message_id = mail->message_id,
		.in_reply_to = mail->in_reply_to,
		.references = mail->references,
		.other_id = facts->wrapped_id,
		.date = mail->date,
	};
	ThreadAnswer answer = thread_window_add(tail->threads, &place);
	if (answer.thread.len == 0)
		answer.thread = values[COLUMN_SERIES];
	if (answer.thread.len == 0) {
		series_name_by_contents(tail->name, mail);
		answer.thread = view_of_gstring(tail->name);
	}
	values[COLUMN_THREAD] = answer.thread;
	values[COLUMN_DELAY] = VIEW("");
	if (!answer.has_delay)
		return;
	values[COLUMN_DELAY] = print_delay(tail->delay, answer.delay);
}

void row_tail_put(RowTail *tail, const RowFacts *facts, View *values)
{
	const PatchText *text = facts->text;
	Kind kind = facts->mail->kind;
	put_thread(tail, facts, values);
	if (!text->has_diff && text->has_diffstat)
		stat_paths_collect(tail->list, view_head(facts->body, text->stat_end),
				   TEXT_ESCAPED);
	values[COLUMN_PATHS] = path_list_value(tail->list);
	values[COLUMN_URL] = values[COLUMN_TAG] = values[COLUMN_RESULT] = VIEW("");
	if (kind == KIND_PULL) {
		PullRequest request =
			pull_request_read(view_head(facts->body, text->diff_start), TEXT_ESCAPED);
		values[COLUMN_URL] = record_value_head(request.url, VALUE_MAX);
		values[COLUMN_TAG] = record_value_head(request.tag, VALUE_MAX);
	} else if (kind == KIND_REPORT) {
		View subject = value_plain(values[COLUMN_SUBJECT], tail->subject);
		values[COLUMN_RESULT] = view_of(result_word(
			result_read(subject, facts->subject, facts->body, TEXT_ESCAPED)));
	}
}
