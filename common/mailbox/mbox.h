/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mbox files: where one message ends and the next begins (RULE 10), and `>From ` quoting.
 *
 * A `From ` line separates messages where it stands at the start of the input, or after a blank
 * line if a date ends it or a header line follows it. git format-patch's From_ lines are pasted
 * into mails, so they separate only where the first line is one. In mboxrd every `From ` line
 * separates, since others are quoted.
 * Memory is bounded by the largest message, and by INPUT_PIECE_MAX: a longer one is skipped.
 */
#pragma once

#include "io/input.h"
#include "message/raw-mail.h"

typedef enum {
	MBOX_RD,  /* every `From ` line separates; one `>` is taken off `>+From ` lines */
	MBOX_O,	  /* the rule above; `>From ` lines lose their `>` */
	MBOX_CL,  /* as MBOX_O, but where a Content-Length leads to a separator it is believed */
	MBOX_CL2, /* as MBOX_CL, and nothing is quoted */
	MBOX_ANY, /* as MBOX_CL2: nothing says that `>From ` lines were quoted by an mbox writer */
} MboxVariant;

typedef struct MboxReader MboxReader;

/* Reads from input, which stays the caller's and must outlive the reader. */
MboxReader *mbox_reader_new(Input *input, MboxVariant variant);
void mbox_reader_free(MboxReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MboxReader, mbox_reader_free)

/*
 * A message without what an mbox has around it: the From_ line in front, of which arrival receives
 * the date if there is one, and the blank line behind.
 */
View mbox_unframe(View text, gint64 *arrival);

/*
 * Goes on behind a break of the input (input_resume), with the next message. What stands before it
 * and is the end of one that the break has torn is skipped.
 */
void mbox_reader_resume(MboxReader *reader);

/* Whether text begins as a message does: with a From_ line or a header line. */
bool mbox_begins_message(View text);

/*
 * Gives the next message; its views are valid until the next call. The blank line before the next
 * separator belongs to the frame, not to the message.
 * Errors: input_fill's.
 */
RawMailResult mbox_reader_next(MboxReader *reader, RawMail *mail, GError **error);
