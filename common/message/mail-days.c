/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The days on which mail came: see message/mail-days.h. */
#include "message/mail-days.h"

#include "bytes/number.h"
#include "message/date.h"

enum {
	FEW = 50,	      /* one message in so many may have a lying date */
	MAX_GAP = 90,	      /* days */
	MAX_GAP_OF_FEW = 300, /* where there are fewer messages than FEW */
	MIN_OTHERS = 3,
	EXPECTED = 20, /* messages that would have come in a gap */
};

struct MailDays {
	GArray *days;	  /* of MailDay, as they came */
	GHashTable *more; /* from a day's number to its place in days */
	guint last;	  /* the place of the last message's */
};

MailDays *mail_days_new(void)
{
	MailDays *days = g_new0(MailDays, 1);
	days->days = g_array_new(FALSE, FALSE, sizeof(MailDay));
	days->more = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	return days;
}

void mail_days_free(MailDays *days)
{
	if (!days)
		return;
	g_array_unref(days->days);
	g_hash_table_unref(days->more);
	g_free(days);
}

static MailDay *day_at(const GArray *days, guint i)
{
	return &g_array_index(days, MailDay, i);
}

gint64 mail_day_of(gint64 seconds)
{
	return seconds / DATE_DAY - (seconds % DATE_DAY < 0);
}

/* Mail of one day mostly comes together. */
static MailDay *find_day(MailDays *days, gint64 seconds)
{
	gint64 number = mail_day_of(seconds);
	gpointer place;
	if (days->days->len && day_at(days->days, days->last)->number == number)
		return day_at(days->days, days->last);
	if (g_hash_table_lookup_extended(days->more, &number, NULL, &place)) {
		days->last = GPOINTER_TO_UINT(place);
	} else {
		MailDay day = { number, 0, seconds, seconds };
		days->last = days->days->len;
		g_array_append_val(days->days, day);
		g_hash_table_insert(days->more, g_memdup2(&number, sizeof number),
				    GUINT_TO_POINTER(days->last));
	}
	return day_at(days->days, days->last);
}

void mail_days_add(MailDays *days, gint64 seconds)
{
	MailDay *day = find_day(days, seconds);
	day->messages++;
	day->first = MIN(day->first, seconds);
	day->last = MAX(day->last, seconds);
}

static int compare_days(gconstpointer left, gconstpointer right)
{
	const MailDay *a = left, *b = right;
	return (a->number > b->number) - (a->number < b->number);
}

GArray *mail_days_list(const MailDays *days)
{
	GArray *list = g_array_copy(days->days);
	g_array_sort(list, compare_days);
	return list;
}

/* What a gap is measured by. */
typedef struct {
	guint64 few; /* so many messages at an end may be left out */
	double gap;  /* the days without mail, above which they are */
} Measure;

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
	return day_at(days, i)->number;
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
	return (double)(day_at(days, i)->number - day_at(days, i - 1)->number);
}

void mail_days_find(const GArray *days, guint *first, guint *end)
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

bool mail_days_before(const DatePeriod *now, gint64 end, gint64 first, DatePeriod *before)
{
	if (now->until != G_MAXINT64)
		end = now->until;
	if (now->since == G_MININT64 || end <= now->since)
		return false;
	gint64 days = (end - now->since + DATE_DAY - 1) / DATE_DAY;
	*before = (DatePeriod){ now->since - days * DATE_DAY, now->since };
	return first <= before->since + DATE_DAY;
}
