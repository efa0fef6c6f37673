/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mail made by GMime: a whole message of RFC 5322 and MIME, with LF line ends.
 *
 * Beside message/mime.c the only module that includes gmime.h.
 */
#pragma once

#include "bytes/view.h"

/*
 * How many addresses text has, each of one person, with a name or without: `A B <a@example.org>,
 * c@example.org`. 0 if there are none, or anything else is in it: groups, control characters, bytes
 * that are no UTF-8, an address that is not ASCII or has no domain, a quote or bracket that is not
 * closed, semicolons between addresses. So there is nobody in it who would get no mail.
 */
size_t mime_addresses_count(const char *text);

/* The domain of the first address, in lower case; the caller frees it. text has addresses. */
char *mime_addresses_domain(const char *text);

/* A field that a message has besides; both are ASCII and of one line. */
typedef struct {
	const char *name, *value;
} MailField;

typedef struct {
	const char *from, *to; /* addresses, as mime_addresses_count takes them */
	const char *subject;   /* any UTF-8; line ends and other control characters are taken out */
	const char *id;	       /* the Message-ID, without <> */
	gint64 date;	       /* seconds since 1970 UTC, valid */
	const MailField *fields;
	size_t n_fields;
	View text, html; /* UTF-8 */
	bool has_html;	 /* then the message is a multipart/alternative of both */
} MailDraft;

/* Appends the message. The same draft gives the same message. */
void mime_compose(const MailDraft *draft, GString *out);
