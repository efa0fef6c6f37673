/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What cat(1) puts behind a mailbox and what is no such mailbox: MMDF behind an mbox, and what is
 * no mail, such as compressed files. A part of mailbox/mbox.h.
 */
#pragma once

#include "mailbox/mbox.h"

/* Whether there is a byte at the end of text that no mail has, but nearly all such files: a cheap
 * question that comes before the others. */
bool mbox_may_be_joined(View text);

/* Where in text, a message of an mbox with all up to the next From_ line, the first line of MMDF is
 * that ends the message: behind it another one begins, or nothing comes. text.len if there is none.
 */
size_t mbox_find_mmdf(View text);

/* Whether a file that is no mail stands behind what message has: something compressed, or binary.
 * What is attached is none. */
bool mbox_has_foreign(View message);

/* The damage of such a message. */
#define MBOX_FOREIGN                                                                               \
	"binary data is in its text: a file that is no mail, or compressed, may stand behind it"

/* Counts as lost what would begin messages of an mbox in text, a message with what is before it;
 * that is lost more often than pasted. What is attached is none. offset is where the text is. */
void mbox_doubt_text(MboxDoubts *doubts, View text, guint64 offset);

/*
 * Counts as joined where other files of one message each may begin in text, such a message: at the
 * whole header of a mail that was sent, with From, a Message-ID or Received, and a date or subject.
 * One that is quoted, indented, attached, or announced by the line before it, is none.
 */
void mbox_doubt_headers(MboxDoubts *doubts, View text, guint64 offset);
