/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Doubtful beginnings of messages: see cli/doubts.h. */
#include "cli/doubts.h"

/* Says that messages may be lost. */
static void tell_lost(const char *name, MboxDoubt doubt, const char *why)
{
	if (doubt.n)
		cli_warn("%s: perhaps %" G_GUINT64_FORMAT
			 " more messages, the first at byte %" G_GUINT64_FORMAT ": %s",
			 name, doubt.n, doubt.first, why);
}

CliStatus cli_tell_doubts(const char *name, const MboxDoubts *doubts)
{
	if (cli_is_verbose() && doubts->weak.n)
		cli_warn("%s: weak evidence for the beginning of %" G_GUINT64_FORMAT
			 " messages, the first at byte %" G_GUINT64_FORMAT
			 ": the blank line, the date or the header is missing",
			 name, doubts->weak.n, doubts->weak.first);
	tell_lost(name, doubts->lost,
		  "a line begins with 'From ' before a header, but is taken for text");
	tell_lost(name, doubts->joined,
		  "a header is in the text, as if files had been put one behind the other");
	return doubts->lost.n || doubts->joined.n ? CLI_PARTIAL : CLI_DONE;
}
