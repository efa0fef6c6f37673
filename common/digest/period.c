/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The period of a digest: see digest/period.h. */
#include "digest/period.h"

#include "bytes/number.h"
#include "message/date.h"

#define DAY (gint64)86400

enum {
	FEW = 50,	      /* one message in so many may have a lying date */
	MAX_GAP = 90,	      /* days */
	MAX_GAP_OF_FEW = 300, /* where there are fewer messages than FEW */
	MIN_OTHERS = 3,
	EXPECTED = 20, /* messages that would have come in a gap */
};

/* What a gap is measured by. */
typedef struct {
	guint64 few; /* so many messages at an end may be left out */
	double gap;  /* the days without mail, above which they are */
} Measure;

gint64 period_day_number(const DigestDay *day)
{
	char text[DATE_SIZE];
	gint64 seconds;
	g_snprintf(text, sizeof(text), "%sT00:00:00Z", day->date);
	return date_parse_record(view_of(text), &seconds) ? seconds / DAY : -1;
}

static const DigestDay *day_at(const GArray *days, guint i)
{
	return &g_array_index(days, DigestDay, i);
}

static guint64 count_messages(const GArray *days)
{
	guint64 sum = 0;
	for (guint i = 0; i < days->len; i++)
		sum = number_add(sum, day_at(days, i)->messages);
	return sum;
}

/* The day of the message that has so many before it. */
static gint64 day_of_message(const GArray *days, guint64 before)
{
	guint i = 0;
	for (guint64 sum = day_at(days, 0)->messages; sum <= before && i + 1 < days->len;)
		sum = number_add(sum, day_at(days, ++i)->messages);
	return period_day_number(day_at(days, i));
}

/* The rate is that of the messages in the middle, whatever stands at the ends. */
static Measure measure(const GArray *days)
{
	guint64 all = count_messages(days);
	Measure measure = { MAX(all / FEW, 1), all < FEW ? MAX_GAP_OF_FEW : MAX_GAP };
	if (all < MIN_OTHERS + 1)
		return (Measure){ 0, 0 };
	guint64 middle = all - 2 * measure.few;
	gint64 span =
		day_of_message(days, all - 1 - measure.few) - day_of_message(days, measure.few) + 1;
	measure.gap = MAX(measure.gap, EXPECTED * ((double)span / (double)middle));
	return measure;
}

/* The days between two that follow each other. */
static double gap_before(const GArray *days, guint i)
{
	return (double)(period_day_number(day_at(days, i)) -
			period_day_number(day_at(days, i - 1)));
}

void period_find(const GArray *days, guint *first, guint *end)
{
	*first = 0;
	*end = days->len;
	if (days->len < 2)
		return;
	Measure limit = measure(days);
	guint64 sum = 0;
	for (guint i = 1; i < days->len; i++) {
		sum = number_add(sum, day_at(days, i - 1)->messages);
		if (sum > limit.few)
			break;
		if (gap_before(days, i) > limit.gap)
			*first = i;
	}
	sum = 0;
	for (guint i = days->len - 1; i > *first; i--) {
		sum = number_add(sum, day_at(days, i)->messages);
		if (sum > limit.few)
			break;
		if (gap_before(days, i) > limit.gap)
			*end = i;
	}
}
