/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The period of a digest: see digest/period.h. */
#include "digest/period.h"

#include "message/date.h"
#include "message/mail-days.h"

gint64 period_day_number(const DigestDay *day)
{
	char text[DATE_SIZE];
	gint64 seconds;
	g_snprintf(text, sizeof(text), "%sT00:00:00Z", day->date);
	return date_parse_record(view_of(text), &seconds) ? seconds / DATE_DAY : -1;
}

void period_find(const GArray *days, guint *first, guint *end)
{
	g_autoptr(GArray) counts = g_array_sized_new(FALSE, FALSE, sizeof(MailDay), days->len);
	for (guint i = 0; i < days->len; i++) {
		const DigestDay *day = &g_array_index(days, DigestDay, i);
		MailDay count = { .number = period_day_number(day), .messages = day->messages };
		g_array_append_val(counts, count);
	}
	mail_days_find(counts, first, end);
}
