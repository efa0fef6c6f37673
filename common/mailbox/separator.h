/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which `From ` lines of an mbox separate its messages (RULE 10): the evidence of one line.
 *
 * Behind a blank line, a From_ line separates if a date ends it or a header line follows it.
 * Writers of mboxes, editors and cat(1) lose that blank line, or even the end of the line before,
 * so without it both together are enough; people who paste From_ lines into mail mostly indent or
 * quote them. git format-patch's lines are pasted more than any others, so without the blank line
 * they need a header as git writes it; they and those of git@z separate only in an mbox that begins
 * with one of the same kind.
 */
#pragma once

#include "bytes/view.h"
#include "message/from-line.h"

/* What a From_ line begins with. */
#define MBOX_SEPARATOR "From "

typedef enum {
	SEPARATOR_NO,
	SEPARATOR_LOST, /* no, but a message may be lost: a header line follows */
	SEPARATOR_WEAK, /* yes, though something is missing: the blank line, the date or a header */
	SEPARATOR_YES,
} Separator;

/* What an mbox begins with. */
typedef struct {
	StandIn stand_in;
	bool is_unnamed; /* a From_ line without a sender, as Thunderbird writes it */
} SeparatorFirst;

/* What an mbox begins with whose first line is line. */
SeparatorFirst separator_first(View line);

/* How far behind a From_ line the window has to go, if the input does. */
#define SEPARATOR_LOOK_AHEAD ((size_t)8192)

/* How much is looked at in front of it: a blank line with the line end before it. */
#define SEPARATOR_LOOK_BACK ((size_t)128)

/* Whether a From_ line may follow a byte: a line end, or the last of a text whose line end is lost.
 * What opens a quotation or goes on does not. */
static inline bool separator_may_follow(char last)
{
	return last == '\n' || !byte_is_in(last, " \t\r\f\v\"'`(<[{");
}

/* Whether text begins with a From_ line, and not with the field `From :`. */
static inline bool separator_begins(View text)
{
	View rest = view_starts(text, MBOX_SEPARATOR) ? view_from(text, sizeof MBOX_SEPARATOR - 1)
						      : VIEW(":");
	while (rest.len && byte_is_in(rest.data[0], " \t"))
		rest = view_from(rest, 1);
	return rest.len == 0 || rest.data[0] != ':';
}

/* Judges the `From ` at `at`, which is not at the window's start, in an mbox that begins with
 * first.
 */
Separator separator_judge(View window, size_t at, SeparatorFirst first);

/* Where the message begins to which the `From ` at `at` belongs: at byte order marks before
 * it. */
size_t separator_start(View window, size_t at);

/* Text without the blank lines at its start, and byte order marks around them. They may be more
 * than text holds. */
View separator_skip_blank(View text);

/* Text without the blank line that ends it, if one does. */
View separator_trim_blank(View text);
