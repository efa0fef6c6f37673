/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Messages out of an input of any format: recognised by content, or as told.
 *
 * An input that starts with public-inbox's `From mboxrd@z` is mboxrd; with any other `From ` line
 * an mbox of which nothing more is known; with an object of `git cat-file --batch` that stream;
 * anything else is a single message.
 */
#pragma once

#include "bytes/choice.h"
#include "io/input.h"
#include "message/raw-mail.h"

typedef enum {
	MAIL_FORMAT_AUTO,
	MAIL_FORMAT_MBOX, /* an mbox whose variant is unknown: `>From ` stays as it is */
	MAIL_FORMAT_MBOXRD,
	MAIL_FORMAT_MBOXO,
	MAIL_FORMAT_MBOXCL,
	MAIL_FORMAT_MBOXCL2,
	MAIL_FORMAT_MESSAGE,
	MAIL_FORMAT_BATCH,
	N_MAIL_FORMATS,
} MailFormat;

/* The words for them. */
extern const Choice mail_format_choice;

const char *mail_format_name(MailFormat format);

typedef struct MailSource MailSource;

/* Reads from input, which stays the caller's and must outlive the source. */
MailSource *mail_source_new(Input *input, MailFormat format);
void mail_source_free(MailSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailSource, mail_source_free)

/* Gives the first MiB of a single message that is too long, instead of skipping it. */
void mail_source_cut_long(MailSource *source);

/*
 * Goes on behind a break of the input (input_resume) after mail_source_next has failed. Messages
 * are counted on. Returns false if there is nothing more to read.
 */
bool mail_source_resume(MailSource *source);

/* The format told, or recognised by the first mail_source_next. */
MailFormat mail_source_format(const MailSource *source);

/* Gives the next message; its views are valid until the next call. Errors: the readers'. */
RawMailResult mail_source_next(MailSource *source, RawMail *mail, GError **error);

/* Where mail can be read again, the `source` column: COMMIT, or PATH:OFFSET:LENGTH. Replaces
 * what location held. */
void mail_source_locate(const MailSource *source, const RawMail *mail, GString *location);
