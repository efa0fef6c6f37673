/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes mail as mboxrd: see mailbox/mbox-writer.h. */
#include "mailbox/mbox-writer.h"

#include "bytes/scan.h"
#include "message/date.h"

static const char from[] = "From ";

/* In UTC, in the form of asctime(3), which does not depend on the locale here. */
static void write_from_line(Output *output, gint64 arrival)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	/* Not gmtime_r(): a time_t may end in 2038. */
	g_autoptr(GDateTime) at =
		g_date_time_new_from_unix_utc(date_is_valid(arrival) ? arrival : 0);
	g_autofree char *line = g_strdup_printf(
		"From mboxrd@z %.3s %.3s %2d %02d:%02d:%02d %d\n",
		days + 3 * (g_date_time_get_day_of_week(at) % 7),
		months + 3 * (g_date_time_get_month(at) - 1), g_date_time_get_day_of_month(at),
		g_date_time_get_hour(at), g_date_time_get_minute(at), g_date_time_get_second(at),
		g_date_time_get_year(at));
	output_write(output, view_of(line));
}

/* Where the line begins that has nothing but `>` before `at`; `at` + 1 if it has something else. */
static size_t quotable_start(View text, size_t at)
{
	size_t start = at;
	while (start && text.data[start - 1] == '>')
		start--;
	return start == 0 || text.data[start - 1] == '\n' ? start : at + 1;
}

static void write_quoted(Output *output, View text)
{
	size_t written = 0, searched = 0;
	for (const char *found; (found = scan_find_from(view_from(text, searched)));) {
		size_t at = (size_t)(found - text.data);
		size_t start = quotable_start(text, at);
		searched = at + strlen(from);
		if (start > at)
			continue;
		output_write(output, view_head(view_from(text, written), start - written));
		output_write(output, VIEW(">"));
		written = start;
	}
	output_write(output, view_from(text, written));
}

void mbox_write(Output *output, const RawMail *mail)
{
	write_from_line(output, mail->arrival);
	write_quoted(output, mail->raw);
	output_write(output, view_ends(mail->raw, "\n") ? VIEW("\n") : VIEW("\n\n"));
}
