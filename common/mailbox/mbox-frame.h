/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an mbox has around each message and puts into it: the From_ line, the blank line behind, and
 * `>From ` quoting.
 */
#pragma once

#include "mailbox/format.h"

typedef enum {
	MBOX_RD,   /* every `From ` line separates; one `>` is taken off `>+From ` lines */
	MBOX_O,	   /* separator.h's rule; `>From ` lines lose their `>` */
	MBOX_CL,   /* as MBOX_O, but where a Content-Length leads to a separator it is believed */
	MBOX_CL2,  /* as MBOX_CL, and nothing is quoted */
	MBOX_ANY,  /* as MBOX_CL2: nothing says that `>From ` lines were quoted by an mbox writer */
	MBOX_MMDF, /* lines of MMDF_LINE separate, and nothing is quoted */
} MboxVariant;

/* The variant of a format that mail_format_is_mbox. */
MboxVariant mbox_variant_of(MailFormat format);

/*
 * A message without what an mbox has around it: the From_ line in front, of which arrival receives
 * the date if there is one, and the blank line behind.
 */
View mbox_unframe(View text, gint64 *arrival);

/*
 * The same for a message that has a file of its own: without blank lines and byte order marks
 * before it, and without the From_ line with which delivery agents hand a message over as they
 * would append it to an mbox. has_from_line receives whether there was one.
 */
View mbox_unframe_single(View text, gint64 *arrival, bool *has_from_line);

/* Takes one `>` off the lines that a writer of that variant has quoted. Returns text itself if it
 * quotes none, else what was written to buffer, replacing what it held. */
View mbox_unquote(View text, MboxVariant variant, GString *buffer);

/* Whether text begins as a message does: with a From_ line or a header line. */
bool mbox_begins_message(View text);
