/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From_ lines: the line that stands before a message in an mbox, and what looks like one.
 *
 * Pure recognition of one line; what a line means where it stands is mailbox/mbox.h's matter (RULE
 * 10). Lines are given without their line end; a CR left on them does no harm.
 */
#pragma once

#include "bytes/view.h"

/*
 * Whether line is `From `, a sender in any form (or none), and a date in one of the forms
 * met in practice: `Www Mmm d hh:mm[:ss] yyyy` with a zone before or after the year, AM/PM,
 * `remote from x` or a comment behind it; `[Www,] d Mmm yyyy hh:mm:ss zone`; `yyyy-mm-dd hh:mm:ss`,
 * with a zone or none, and a `T` between or a blank. A `From ` line without such a tail is prose.
 * date receives its seconds since 1970, read as UTC where no known zone is given; 0 where the date
 * is a stand-in (git format-patch's, public-inbox's) or no such day exists. It may be NULL.
 */
bool from_line_parse(View line, gint64 *date);

/* What stands in where nobody knows when a mail arrived. Such lines are pasted into mail, and are
 * part of patches that are sent. */
typedef enum {
	STAND_IN_NONE,
	/* git format-patch's, `From <40 or 64 hex> Mon Sep 17 00:00:00 2001`; with that date and
	 * whatever sender: patches that were edited have less of the hash, or `nobody`; or with the
	 * whole hash and another date, as other programs write the commit's */
	STAND_IN_PATCH,
	STAND_IN_GIT, /* b4's, `From git@z Thu Jan  1 00:00:00 1970` */
} StandIn;

/* Which of them a From_ line is. public-inbox's is none: it begins each mail of an archive. */
StandIn from_line_stand_in(View line);

/* Whether text begins as a line of git format-patch does, `From <40 or more hex> `, whatever
 * follows. */
bool from_line_has_commit(View text);

/* Whether line starts like a header field: `^[!-9;-~]+[ \t]*:` (RFC 5322, sections 2.2 and 4.5). */
bool header_line_like(View line);

/* Whether it is that of a field that mail has, as `Subject:` and `X-Mailer:`; `>From:`, which
 * writers of mboxes have quoted, as well. */
bool header_line_of_mail(View line);
