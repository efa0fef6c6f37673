/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A period by options: see cli/period.h. */
#include "cli/period.h"

#include "cli/cli.h"

static bool read_date(const char *option, const char *text, gint64 now, gint64 *seconds)
{
	if (!text || date_given_parse(view_of(text), now, seconds))
		return true;
	cli_usage("%s: no date that is known: '%s'", option, text);
	return false;
}

bool cli_period_read(const char *since, const char *until, DatePeriod *period)
{
	gint64 now;
	*period = (DatePeriod)DATE_PERIOD_ALL;
	if (!since && !until)
		return true;
	if (!cli_now(&now) || !read_date("--since", since, now, &period->since) ||
	    !read_date("--until", until, now, &period->until))
		return false;
	if (period->since < period->until)
		return true;
	cli_usage("--until=%s: not later than --since=%s", until, since);
	return false;
}
