/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RawMail: one message as a reader of some format found it, not yet parsed. */
#pragma once

#include "bytes/view.h"

typedef struct {
	View raw;	/* header and body as they were sent: without From_ line, unquoted */
	View commit;	/* the commit it came with; empty for anything but git */
	gint64 arrival; /* when it came to where it lay, seconds since 1970; 0 if unknown */
	/* A mail beside it came at the same time: that is when somebody wrote all of them. */
	bool arrival_is_shared;
	bool is_context; /* it came before what is asked for: to be known, not to be counted */
	guint64 offset, length; /* where it stands in the input, From_ line included */
	guint64 number;		/* counted from 1 */
	const char *damage;	/* what its frame lacks; NULL if it is whole. Static. */
} RawMail;

/* The damage of what follows a break of the input and begins no message. */
#define RAW_MAIL_TORN "the end of a message whose beginning is lost"

typedef enum {
	RAW_MAIL_READ,
	RAW_MAIL_SKIPPED, /* there is something that is no message: damage says why */
	RAW_MAIL_END,
	RAW_MAIL_FAILED, /* the input failed: the error says why */
} RawMailResult;

/* Whether mails that lie beside each other came at the same time, as in an import: up to two
 * seconds apart. Zero is no time. */
static inline bool raw_mail_is_shared(gint64 arrival, gint64 other)
{
	return arrival && other && ABS(arrival - other) <= 2;
}
