/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In-body headers: the lines that say, at the start of a patch's text, who wrote it and what it is
 * called (git-mailinfo(1), git-send-email(1)), and the scissors above which nothing counts.
 *
 * Pure, over plain or escaped text (bytes/lines.h).
 */
#pragma once

#include "bytes/lines.h"

typedef struct {
	View from;    /* its value, line feeds and all if it is folded; empty if there is none */
	View subject; /* the same */
	bool has_separator; /* it starts with git format-patch's `From <40 hex>` line */
	LineIter end;	    /* at the line behind the header */
} InbodyHeader;

/* `From <40 hex> `, as git format-patch starts a file; `>From ` if an mbox has quoted it. */
bool inbody_is_separator(View line);

/*
 * Reads the header that comes next at iter, behind empty lines; false if none does. As git does it:
 * From, Subject and Date count, each the first time, and go on in lines that start with a blank;
 * `[PATCH] x` is a Subject. Fields that say what a mail's text is may stand among them. A byte
 * order mark before it does not count, nor does a `>` that an mbox has put before From. The lines
 * that hg export starts with are such a header, too, whose `# User` is From.
 *
 * A From without an address is prose, unless more is there. is_below_rule says that the header
 * would come below a line of hyphens, where `Date: tomorrow` can be anything, so that it takes a
 * person, a patch's subject or git's own separator.
 */
bool inbody_header_read(InbodyHeader *header, LineIter iter, bool is_below_rule);

/*
 * Whether line is scissors, `-- >8 --`: a mark to cut the mail at, eight columns wide or more, with
 * whatever words in it. More than a third of it are hyphens, blades (`8<`, `>8`, `%<`, `>%`) and
 * the blanks behind them; fewer than half of these are blanks.
 */
bool inbody_is_scissors(View line, TextForm form);

/*
 * Whether line is worth asking for: a quick look at where scissors have what they are made of.
 * Words stand at one end of them; or at both, and then what is more than a third of the line, in
 * one piece, reaches to one third or the other.
 */
static inline bool inbody_may_be_scissors(View line)
{
	if (line.len < 8)
		return false;
	char first = line.data[0], last = line.data[line.len - 1];
	return first == '-' || first == '8' || first == '>' || first == '%' || last == '-' ||
	       last == '8' || last == '<' || last == '%' || line.data[line.len / 3] == '-' ||
	       line.data[line.len * 2 / 3] == '-';
}
