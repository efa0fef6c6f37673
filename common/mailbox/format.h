/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The formats of mail, how they are recognised, and what is none of them.
 *
 * An input that starts with public-inbox's `From mboxrd@z` is mboxrd; with any other `From ` line
 * an mbox of which nothing more is known; with an object of `git cat-file --batch` that stream;
 * with four ^A MMDF; with a number and a header below it a file of Apple Mail. Anything else that
 * has a header is a single message. Blank lines and byte order marks are passed over.
 */
#pragma once

#include "bytes/choice.h"
#include "bytes/view.h"

typedef enum {
	MAIL_FORMAT_AUTO,
	MAIL_FORMAT_MBOX, /* an mbox whose variant is unknown: `>From ` stays as it is */
	MAIL_FORMAT_MBOXRD,
	MAIL_FORMAT_MBOXO,
	MAIL_FORMAT_MBOXCL,
	MAIL_FORMAT_MBOXCL2,
	MAIL_FORMAT_MESSAGE,
	MAIL_FORMAT_BATCH,
	MAIL_FORMAT_MMDF, /* messages between lines of four ^A */
	MAIL_FORMAT_EMLX, /* a message between its length and a property list */
	N_MAIL_FORMATS,
} MailFormat;

/* The words for them. */
extern const Choice mail_format_choice;

/* Its word. */
const char *mail_format_name(MailFormat format);

/* Whether it is that of a file of many messages, an mbox of some variant or MMDF. */
bool mail_format_is_mbox(MailFormat format);

/* What recognition looks at. */
#define MAIL_FORMAT_HEAD ((size_t)4096)

/* The format of an input that begins with head: never MAIL_FORMAT_AUTO. */
MailFormat mail_format_recognise(View head);

/*
 * What an input that begins with head looks like if there is no mail in it, though it is to be read
 * as format; NULL if it may be mail. Static.
 */
const char *mail_format_refuse(MailFormat format, View head);

/* The line that sets messages of MMDF apart, without its line end. */
#define MMDF_LINE "\1\1\1\1"

/* How long that line is, with its line end, if text begins with it; else 0. */
size_t mmdf_line_length(View text);

/* Reads the first line of Apple Mail's files, which says how long the message below it is. Returns
 * how long the line is, 0 if it is none. */
size_t emlx_read_length(View head, size_t *length);
