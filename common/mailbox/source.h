/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Messages out of an input of any format: recognised by content, or as told. What is no mail is
 * refused.
 */
#pragma once

#include "io/input.h"
#include "mailbox/format.h"
#include "mailbox/mbox.h"

typedef struct MailSource MailSource;

/* Reads from input, which stays the caller's and must outlive the source. */
MailSource *mail_source_new(Input *input, MailFormat format);
void mail_source_free(MailSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailSource, mail_source_free)

/* Takes anything for mail, as a delivery agent's message must be: of a single message that is too
 * long the first MiB is given, instead of skipping it. */
void mail_source_take_all(MailSource *source);

/*
 * Goes on behind a break of the input (input_resume) after mail_source_next has failed. Messages
 * are counted on. Returns false if there is nothing more to read.
 */
bool mail_source_resume(MailSource *source);

/* The format told, or recognised by the first mail_source_next. */
MailFormat mail_source_format(const MailSource *source);

/* What was doubtful where messages begin, up to now. Of a single message that was recognised, not
 * told, what would separate messages of an mbox is lost, and headers are looked for in its text. */
const MboxDoubts *mail_source_doubts(const MailSource *source);

/*
 * Gives the next message, without a byte order mark before its header; its views are valid until
 * the next call. Errors: the readers', and G_FILE_ERROR_INVAL where the input is no mail.
 */
RawMailResult mail_source_next(MailSource *source, RawMail *mail, GError **error);

/* Where mail can be read again, the `source` column: COMMIT, or PATH:OFFSET:LENGTH. Replaces
 * what location held. */
void mail_source_locate(const MailSource *source, const RawMail *mail, GString *location);
