/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages and their facts, for tests of what reads them. */
#pragma once

#include "message/date.h"
#include "message/message.h"

typedef struct {
	const char *raw;
	const char *date; /* as records have it; empty if there is none */
	const char *from_name, *from_addr, *from_source;
	const char *subject;
	const char *message_id, *in_reply_to, *references;
	const char *list;
	const char *body;
	bool damaged;
} MessageCase;

#define ANN .from_name = "Ann", .from_addr = "ann@example.org"
#define DATE "2025-05-14T19:21:56Z"

static inline void assert_view(View got, const char *want)
{
	want = want ? want : "";
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static inline void assert_date(const Message *message, const char *want)
{
	char got[DATE_SIZE] = "";
	if (message->has_date)
		date_format(message->date, got);
	g_assert_cmpstr(got, ==, want ? want : "");
}

static inline void message_case_check(MessageReader *reader, const MessageCase *c)
{
	Message message;
	/* an exact copy, so that a sanitizer sees reads behind the end */
	size_t len = strlen(c->raw);
	g_autofree char *raw = g_memdup2(c->raw, len);
	message_reader_read(reader, (View){ raw, len }, 0, &message);
	assert_date(&message, c->date);
	assert_view(message.from_name, c->from_name);
	assert_view(message.from_addr, c->from_addr);
	g_assert_cmpstr(message.from_source, ==, c->from_source ? c->from_source : "from");
	assert_view(message.subject, c->subject);
	assert_view(message.message_id, c->message_id);
	assert_view(message.in_reply_to, c->in_reply_to);
	assert_view(message.references, c->references);
	assert_view(message.list, c->list);
	assert_view(message.body, c->body);
	g_assert_cmpint(message.damage != NULL, ==, c->damaged);
}
