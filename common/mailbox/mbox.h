/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mbox files: where one message ends and the next begins.
 *
 * mailbox/separator.h says which `From ` lines separate messages. In mboxrd every `From ` line
 * does, since others are quoted. In MMDF, lines of four ^A do instead.
 * Memory is bounded by the largest message, and by INPUT_PIECE_MAX: a longer one is skipped.
 */
#pragma once

#include "io/input.h"
#include "mailbox/mbox-frame.h"
#include "message/raw-mail.h"

/* One kind of doubt where messages begin: in how many places, and the offset of the first. */
typedef struct {
	guint64 n, first;
} MboxDoubt;

/* Where messages begin that perhaps are none, and the other way round. */
typedef struct {
	MboxDoubt weak;	  /* SEPARATOR_WEAK */
	MboxDoubt lost;	  /* SEPARATOR_LOST */
	MboxDoubt joined; /* headers in the text of a single message */
} MboxDoubts;

/* Counts one more, at that offset. */
void mbox_doubt_add(MboxDoubt *doubt, guint64 offset);

typedef struct MboxReader MboxReader;

/* Reads from input, and counts in doubts; both stay the caller's and must outlive the reader. */
MboxReader *mbox_reader_new(Input *input, MboxVariant variant, MboxDoubts *doubts);
void mbox_reader_free(MboxReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MboxReader, mbox_reader_free)

/*
 * Goes on behind a break of the input (input_resume), with the next message. What stands before it
 * and is the end of one that the break has torn is skipped.
 */
void mbox_reader_resume(MboxReader *reader);

/*
 * Gives the next message; its views are valid until the next call. The blank line before the next
 * separator belongs to the frame, not to the message.
 * Errors: input_fill's.
 */
RawMailResult mbox_reader_next(MboxReader *reader, RawMail *mail, GError **error);
