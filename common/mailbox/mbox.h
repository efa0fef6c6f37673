/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mbox files: where one message ends and the next begins, and `>From ` quoting.
 *
 * mailbox/separator.h says which `From ` lines separate messages. In mboxrd every `From ` line
 * does, since others are quoted. In MMDF, lines of four ^A do instead.
 * Memory is bounded by the largest message, and by INPUT_PIECE_MAX: a longer one is skipped.
 */
#pragma once

#include "io/input.h"
#include "message/raw-mail.h"

typedef enum {
	MBOX_RD,   /* every `From ` line separates; one `>` is taken off `>+From ` lines */
	MBOX_O,	   /* the rule above; `>From ` lines lose their `>` */
	MBOX_CL,   /* as MBOX_O, but where a Content-Length leads to a separator it is believed */
	MBOX_CL2,  /* as MBOX_CL, and nothing is quoted */
	MBOX_ANY,  /* as MBOX_CL2: nothing says that `>From ` lines were quoted by an mbox writer */
	MBOX_MMDF, /* lines of MMDF_LINE separate, and nothing is quoted */
} MboxVariant;

/* Where messages begin that perhaps are none, and the other way round: how many `From ` lines, and
 * the offset of the first. */
typedef struct {
	guint64 n_weak, first_weak; /* SEPARATOR_WEAK */
	guint64 n_lost, first_lost; /* SEPARATOR_LOST */
} MboxDoubts;

void mbox_doubts_add_weak(MboxDoubts *doubts, guint64 offset);
void mbox_doubts_add_lost(MboxDoubts *doubts, guint64 offset);

typedef struct MboxReader MboxReader;

/* Reads from input, and counts in doubts; both stay the caller's and must outlive the reader. */
MboxReader *mbox_reader_new(Input *input, MboxVariant variant, MboxDoubts *doubts);
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
