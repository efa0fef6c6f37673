/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The state of a list in figures: see digest/figures.h. */
#include "digest/figures.h"

#include "digest/period.h"
#include "digest/traffic.h"
#include "digest/version.h"
#include "message/date.h"
#include "patch/flags.h"

/* A version with a greater number, as v333, is a slip of the pen. */
#define MAX_VERSION 99

/* A series, by its place, and what it is sorted by. */
typedef struct {
	gint64 date;
	guint place;
} Posted;

/* All versions of a series. */
typedef struct {
	gint64 date; /* of the first */
	bool is_there;
	guint64 greatest; /* version number */
	guint64 known[2]; /* which numbers came, bits; of RFCs apart */
	gint64 last;	  /* date of the last posting so far, or NO_DATE */
	guint64 versions; /* postings with another number than those before, or much later */
	bool is_several, is_reviewed, is_reviewed_elsewhere, is_applied;
	gint64 applied_on; /* the earliest; or NO_DATE */
} Topic;

struct FigureMaker {
	const Traffic *traffic;
	const GPtrArray *series;    /* of DigestSeries */
	gint64 first_day, last_day; /* of the mail, since 1970; -1 if there is none */
	bool knows_orgs;
	GArray *posted; /* of Posted, by date: all that were posted */
	GArray *topics; /* of Topic, by date */
	/* Of each person: the last period that he was found in, its number, and his part. */
	guint *period_of;
	unsigned *parts;
	guint n_periods;
};

/* A person's part: bits. */
enum {
	PART_POSTS = 1 << 0,
	PART_ANSWERS = 1 << 1,
};

static const DigestSeries *figure_series(const FigureMaker *maker, guint place)
{
	return digest_series_at(maker->series, place);
}

/* Whether a series is newly contributed, as author-rank counts by itself. */
static bool is_contributed(const DigestSeries *series)
{
	return series->posted && !series->is_pull &&
	       !(series->flags & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_BOT | FLAG_PULL));
}

static bool is_reviewed(const DigestSeries *series)
{
	return series->reviews[REVIEW_ACKED] || series->reviews[REVIEW_REVIEWED];
}

static bool is_several(const DigestSeries *series)
{
	return MAX(series->total, series->seen) > 1;
}

/* Whether a posting of a topic, those before it known, is another version. */
static bool is_version(Topic *topic, const DigestSeries *series, guint64 number)
{
	guint64 *known = &topic->known[series->flags & FLAG_RFC ? 1 : 0];
	guint64 bit = (guint64)1 << (number % 64);
	bool is_new = !(*known & bit);
	*known |= bit;
	if (is_new || series->flags & FLAG_RESEND)
		return is_new;
	return series->date != NO_DATE && topic->last != NO_DATE &&
	       series->date - topic->last >= DATE_DAY;
}

/* Adds what a posting says of its topic, in the order of their dates. */
static void topic_add_posting(Topic *topic, const DigestSeries *series)
{
	View rest;
	guint64 number = version_major(kept_view(series->version), &rest);
	topic->versions += is_version(topic, series, number);
	topic->last = series->date;
	if (number <= MAX_VERSION)
		topic->greatest = MAX(topic->greatest, number);
	topic->is_reviewed |= is_reviewed(series);
	topic->is_reviewed_elsewhere |= series->reviewed_elsewhere;
	if (series->state != STATE_APPLIED)
		return;
	topic->is_applied = true;
	if (series->applied_on != NO_DATE &&
	    (topic->applied_on == NO_DATE || series->applied_on < topic->applied_on))
		topic->applied_on = series->applied_on;
}

static int compare_dates(gconstpointer left, gconstpointer right)
{
	/* the first member of both Posted and Topic */
	const gint64 *a = left, *b = right;
	return (*a > *b) - (*a < *b);
}

static void find_topics(FigureMaker *maker)
{
	guint n = maker->series->len;
	g_autofree Topic *topics = g_new0(Topic, n);
	for (guint i = 0; i < maker->posted->len; i++) {
		const DigestSeries *series =
			figure_series(maker, g_array_index(maker->posted, Posted, i).place);
		const DigestSeries *root = figure_series(maker, series->root);
		Topic *topic = &topics[series->root];
		if (!is_contributed(series) || !is_contributed(root))
			continue;
		if (!topic->is_there) {
			topic->is_there = true;
			topic->date = root->date;
			topic->last = NO_DATE;
			topic->is_several = is_several(root);
			topic->applied_on = NO_DATE;
		}
		topic_add_posting(topic, series);
	}
	for (guint i = 0; i < n; i++)
		if (topics[i].is_there)
			g_array_append_val(maker->topics, topics[i]);
	g_array_sort(maker->topics, compare_dates);
}

/* The digest's period, without the days of clocks that lie. */
static void find_days(FigureMaker *maker, const Digest *digest)
{
	g_autoptr(GArray) days = digest_days(digest);
	guint first, end;
	period_find(days, &first, &end);
	maker->first_day = maker->last_day = -1;
	if (first == end)
		return;
	maker->first_day = period_day_number(&g_array_index(days, DigestDay, first));
	maker->last_day = period_day_number(&g_array_index(days, DigestDay, end - 1));
}

FigureMaker *figure_maker_new(Digest *digest, const GPtrArray *series)
{
	FigureMaker *maker = g_new0(FigureMaker, 1);
	maker->traffic = digest_traffic(digest);
	maker->series = series;
	maker->knows_orgs = digest_knows_orgs(digest);
	find_days(maker, digest);
	gint64 before = MAX(digest_span(digest).since, NO_DATE + 2) - 1;
	maker->posted = g_array_new(FALSE, FALSE, sizeof(Posted));
	maker->topics = g_array_new(FALSE, FALSE, sizeof(Topic));
	maker->period_of = g_new0(guint, maker->traffic->people->len);
	maker->parts = g_new(unsigned, maker->traffic->people->len);
	for (guint i = 0; i < series->len; i++) {
		const DigestSeries *facts = figure_series(maker, i);
		/* As with its mail, what came before the period is not in it. */
		Posted posted = { facts->is_fresh ? facts->date : MIN(facts->date, before), i };
		if (facts->posted)
			g_array_append_val(maker->posted, posted);
	}
	g_array_sort(maker->posted, compare_dates);
	find_topics(maker);
	return maker;
}

void figure_maker_free(FigureMaker *maker)
{
	g_array_unref(maker->posted);
	g_array_unref(maker->topics);
	g_free(maker->period_of);
	g_free(maker->parts);
	g_free(maker);
}

/* The place of the first of an array, which is sorted by the date that its elements begin with,
 * that is not before date. */
static guint find_first(const GArray *array, gint64 date)
{
	size_t size = g_array_get_element_size((GArray *)array);
	guint low = 0, high = array->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (*(const gint64 *)(const void *)(array->data + middle * size) < date)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static guint find_end(const GArray *array, const DatePeriod *period)
{
	return period->until == G_MAXINT64 ? array->len : find_first(array, period->until);
}

static void count(Figures *figures, FigureKind kind, bool counts)
{
	figures->figures[kind].value += counts;
}

static int compare_times(gconstpointer left, gconstpointer right)
{
	return compare_dates(left, right);
}

/*
 * The value that a share of n / 10 of times lies below: between the two nearest in proportion, as
 * datamash and R do it by default (type 7 of Hyndman and Fan).
 */
static Figure find_quantile(const GArray *times, int n)
{
	const gint64 *values = (const gint64 *)(const void *)times->data;
	if (times->len == 0)
		return (Figure){ false, 0 };
	guint64 place = (guint64)(times->len - 1) * (guint64)n;
	guint64 below = place / 10;
	gint64 rest = (gint64)(place % 10);
	gint64 step = rest ? values[below + 1] - values[below] : 0;
	return (Figure){ true, values[below] * 10 + step * rest };
}

static void set_times(Figures *figures, FigureKind median, FigureKind p90, GArray *times)
{
	g_array_sort(times, compare_times);
	figures->figures[median] = find_quantile(times, 5);
	figures->figures[p90] = find_quantile(times, 9);
}

/* Clocks lie: an answer that seems to come before its question came at once. */
static void add_time(GArray *times, gint64 from, gint64 to)
{
	if (from == NO_DATE || to == NO_DATE)
		return;
	gint64 time = MAX(to - from, 0);
	g_array_append_val(times, time);
}

/* Whether a mail begins something, or belongs to what its sender began: else it is an answer. */
static bool is_post(const Traffic *traffic, const TrafficMail *mail)
{
	const TrafficThread *thread = &g_array_index(traffic->threads, TrafficThread, mail->thread);
	if (mail->facts & (TRAFFIC_POSTING | TRAFFIC_ROOT))
		return true;
	return thread->person == NO_PERSON ? !(mail->facts & TRAFFIC_REPLY)
					   : traffic_is_own(traffic, mail);
}

static void count_person(FigureMaker *maker, Figures *figures, guint person, unsigned part,
			 gint64 since)
{
	const TrafficPerson *facts = &g_array_index(maker->traffic->people, TrafficPerson, person);
	if (maker->period_of[person] != maker->n_periods) {
		maker->period_of[person] = maker->n_periods;
		maker->parts[person] = 0;
		count(figures, FIGURE_PEOPLE, true);
		count(figures, FIGURE_NEWCOMERS, facts->first >= since);
	}
	if (maker->parts[person] & part)
		return;
	/* The first part is counted, the second moves him to those with both. */
	if (maker->parts[person] == 0) {
		count(figures, part == PART_POSTS ? FIGURE_ONLY_POSTING : FIGURE_ONLY_ANSWERING,
		      true);
	} else {
		figures->figures[part == PART_POSTS ? FIGURE_ONLY_ANSWERING : FIGURE_ONLY_POSTING]
			.value--;
		count(figures, FIGURE_DOING_BOTH, true);
	}
	maker->parts[person] |= part;
}

static void count_mails(FigureMaker *maker, const DatePeriod *period, Figures *figures)
{
	const Traffic *traffic = maker->traffic;
	g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(gint64));
	guint first = traffic_first_from(traffic, period->since);
	guint end = period->until == G_MAXINT64 ? traffic->mails->len
						: traffic_first_from(traffic, period->until);
	maker->n_periods++;
	for (guint i = first; i < end; i++) {
		const TrafficMail *mail = &g_array_index(traffic->mails, TrafficMail, i);
		const TrafficThread *thread =
			&g_array_index(traffic->threads, TrafficThread, mail->thread);
		count(figures, FIGURE_MESSAGES, true);
		count(figures, FIGURE_BOT_MESSAGES, mail->facts & TRAFFIC_BOT);
		count(figures, FIGURE_REPORTS, mail->facts & TRAFFIC_REPORT);
		count(figures, FIGURE_FAILURES, mail->facts & TRAFFIC_FAILURE);
		count(figures, FIGURE_PATCHES, mail->facts & TRAFFIC_PATCH);
		if (mail->person == NO_PERSON)
			continue;
		count_person(maker, figures, mail->person,
			     is_post(traffic, mail) ? PART_POSTS : PART_ANSWERS, period->since);
		if (!(mail->facts & TRAFFIC_ROOT))
			continue;
		count(figures, FIGURE_THREADS, true);
		count(figures, FIGURE_THREADS_UNANSWERED, !thread->is_answered);
		add_time(times, thread->begun, thread->answer);
	}
	set_times(figures, FIGURE_THREAD_ANSWER_MEDIAN, FIGURE_THREAD_ANSWER_P90, times);
	/* Who is new can only be told where there is mail before. */
	figures->figures[FIGURE_NEWCOMERS].is_known =
		first > 0 && period->since != G_MININT64 &&
		traffic_date(&g_array_index(traffic->mails, TrafficMail, first - 1)) != NO_DATE;
	figures->figures[FIGURE_FAILURES].is_known = traffic->has_results;
}

static void count_series(FigureMaker *maker, const DatePeriod *period, Figures *figures)
{
	g_autoptr(GArray) answers = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) reviews = g_array_new(FALSE, FALSE, sizeof(gint64));
	guint end = find_end(maker->posted, period);
	for (guint i = find_first(maker->posted, period->since); i < end; i++) {
		const DigestSeries *series =
			figure_series(maker, g_array_index(maker->posted, Posted, i).place);
		bool is_applied = series->state == STATE_APPLIED;
		count(figures, FIGURE_PULLS, series->is_pull);
		count(figures, FIGURE_PULLS_APPLIED, series->is_pull && is_applied);
		count(figures, FIGURE_SERIES_OTHER, !series->is_pull && !is_contributed(series));
		if (!is_contributed(series))
			continue;
		count(figures, FIGURE_SERIES, true);
		count(figures, is_several(series) ? FIGURE_SERIES_SEVERAL : FIGURE_SERIES_SINGLE,
		      true);
		count(figures, FIGURE_ANSWERED, series->answers > 0);
		count(figures, FIGURE_WAITING, digest_series_is_waiting(series));
		add_time(answers, series->date, series->first_answer);
		add_time(reviews, series->date, series->first_review);
	}
	set_times(figures, FIGURE_ANSWER_MEDIAN, FIGURE_ANSWER_P90, answers);
	set_times(figures, FIGURE_REVIEW_MEDIAN, FIGURE_REVIEW_P90, reviews);
}

static void count_topics(FigureMaker *maker, const DatePeriod *period, Figures *figures)
{
	g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(gint64));
	guint end = find_end(maker->topics, period);
	for (guint i = find_first(maker->topics, period->since); i < end; i++) {
		const Topic *topic = &g_array_index(maker->topics, Topic, i);
		/* v3 had two versions before it, whether they came or not. */
		gint64 versions = (gint64)MAX(topic->greatest, topic->versions);
		bool several = topic->is_several;
		count(figures, FIGURE_TOPICS, true);
		count(figures, several ? FIGURE_TOPICS_SEVERAL : FIGURE_TOPICS_SINGLE, true);
		count(figures, FIGURE_REVISED, versions > 1);
		figures->figures[FIGURE_VERSIONS].value += versions;
		figures->figures[several ? FIGURE_VERSIONS_SEVERAL : FIGURE_VERSIONS_SINGLE]
			.value += versions;
		count(figures, FIGURE_REVIEWED, topic->is_reviewed);
		count(figures, FIGURE_REVIEWED_ELSEWHERE, topic->is_reviewed_elsewhere);
		if (!topic->is_applied)
			continue;
		count(figures, FIGURE_APPLIED, true);
		figures->figures[FIGURE_VERSIONS_APPLIED].value += versions;
		add_time(times, topic->date, topic->applied_on);
	}
	set_times(figures, FIGURE_APPLIED_MEDIAN, FIGURE_APPLIED_P90, times);
	figures->figures[FIGURE_REVIEWED_ELSEWHERE].is_known = maker->knows_orgs;
}

gint64 figures_next_date(const FigureMaker *maker, gint64 since)
{
	const GArray *mails = maker->traffic->mails;
	guint i = traffic_first_from(maker->traffic, since);
	return i < mails->len ? traffic_date(&g_array_index(mails, TrafficMail, i)) : NO_DATE;
}

/* The days of the period, which an end that is open takes from the mail, unless all of that lies on
 * the other side. */
static void set_days(const FigureMaker *maker, const DatePeriod *period, Figures *figures)
{
	gint64 first = period->since == G_MININT64 ? maker->first_day : period->since / DATE_DAY;
	gint64 last =
		period->until == G_MAXINT64 ? maker->last_day : (period->until - 1) / DATE_DAY;
	bool is_empty = first > last;
	bool knows_first = first >= 0 && !(is_empty && period->since == G_MININT64);
	bool knows_last = last >= 0 && !(is_empty && period->until == G_MAXINT64);
	figures->figures[FIGURE_FIRST_DAY] = (Figure){ knows_first, first };
	figures->figures[FIGURE_LAST_DAY] = (Figure){ knows_last, last };
}

void figures_make(FigureMaker *maker, const DatePeriod *period, Figures *figures)
{
	for (FigureKind kind = 0; kind < N_FIGURES; kind++)
		figures->figures[kind] = (Figure){ true, 0 };
	set_days(maker, period, figures);
	count_mails(maker, period, figures);
	count_series(maker, period, figures);
	count_topics(maker, period, figures);
	figures_derive(figures);
}
