/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The figures of a list one by one: see digest/figure.h. */
#include "digest/figure.h"

#include "bytes/number.h"
#include "message/date.h"

typedef enum {
	UNIT_COUNT,
	UNIT_DATE,    /* a day since 1970 */
	UNIT_MEAN,    /* two decimals */
	UNIT_SHARE,   /* of 1; four decimals */
	UNIT_SECONDS, /* one decimal */
	N_UNITS,
} FigureUnit;

/* What a figure is; of a ratio, what is divided by what. */
static const struct {
	const char *name;
	FigureUnit unit;
	FigureMerge merge;
	FigureKind part, whole;
} figure_facts[N_FIGURES] = {
	[FIGURE_FIRST_DAY] = { "first_day", UNIT_DATE, MERGE_FIRST, 0, 0 },
	[FIGURE_LAST_DAY] = { "last_day", UNIT_DATE, MERGE_LAST, 0, 0 },
	[FIGURE_DAYS] = { "days", UNIT_COUNT, MERGE_DAYS, 0, 0 },
	[FIGURE_MESSAGES] = { "messages", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_MESSAGES_PER_DAY] = { "messages_per_day", UNIT_MEAN, MERGE_RATIO, FIGURE_MESSAGES,
				      FIGURE_DAYS },
	[FIGURE_BOT_MESSAGES] = { "bot_messages", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_REPORTS] = { "reports", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_FAILURES] = { "failures", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_PEOPLE] = { "people", UNIT_COUNT, MERGE_NEVER, 0, 0 },
	[FIGURE_NEWCOMERS] = { "newcomers", UNIT_COUNT, MERGE_NEVER, 0, 0 },
	[FIGURE_ONLY_POSTING] = { "people_only_posting", UNIT_COUNT, MERGE_NEVER, 0, 0 },
	[FIGURE_ONLY_ANSWERING] = { "people_only_answering", UNIT_COUNT, MERGE_NEVER, 0, 0 },
	[FIGURE_DOING_BOTH] = { "people_doing_both", UNIT_COUNT, MERGE_NEVER, 0, 0 },
	[FIGURE_THREADS] = { "threads", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_THREADS_UNANSWERED] = { "threads_unanswered", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_THREADS_UNANSWERED_SHARE] = { "threads_unanswered_share", UNIT_SHARE, MERGE_RATIO,
					      FIGURE_THREADS_UNANSWERED, FIGURE_THREADS },
	[FIGURE_THREAD_ANSWER_MEDIAN] = { "thread_answer_median_seconds", UNIT_SECONDS, MERGE_NEVER,
					  0, 0 },
	[FIGURE_THREAD_ANSWER_P90] = { "thread_answer_p90_seconds", UNIT_SECONDS, MERGE_NEVER, 0,
				       0 },
	[FIGURE_PATCHES] = { "patches", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_SERIES] = { "series", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_SERIES_SINGLE] = { "series_single", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_SERIES_SEVERAL] = { "series_several", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_SERIES_OTHER] = { "series_other", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_ANSWERED] = { "answered", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_ANSWERED_SHARE] = { "answered_share", UNIT_SHARE, MERGE_RATIO, FIGURE_ANSWERED,
				    FIGURE_SERIES },
	[FIGURE_ANSWER_MEDIAN] = { "answer_median_seconds", UNIT_SECONDS, MERGE_NEVER, 0, 0 },
	[FIGURE_ANSWER_P90] = { "answer_p90_seconds", UNIT_SECONDS, MERGE_NEVER, 0, 0 },
	[FIGURE_REVIEW_MEDIAN] = { "review_median_seconds", UNIT_SECONDS, MERGE_NEVER, 0, 0 },
	[FIGURE_REVIEW_P90] = { "review_p90_seconds", UNIT_SECONDS, MERGE_NEVER, 0, 0 },
	[FIGURE_WAITING] = { "waiting", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_TOPICS] = { "topics", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_TOPICS_SINGLE] = { "topics_single", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_TOPICS_SEVERAL] = { "topics_several", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_REVISED] = { "revised", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_REVISED_SHARE] = { "revised_share", UNIT_SHARE, MERGE_RATIO, FIGURE_REVISED,
				   FIGURE_TOPICS },
	[FIGURE_VERSIONS] = { "versions", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_VERSIONS_MEAN] = { "versions_mean", UNIT_MEAN, MERGE_RATIO, FIGURE_VERSIONS,
				   FIGURE_TOPICS },
	[FIGURE_VERSIONS_SINGLE] = { "versions_single", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_VERSIONS_SINGLE_MEAN] = { "versions_single_mean", UNIT_MEAN, MERGE_RATIO,
					  FIGURE_VERSIONS_SINGLE, FIGURE_TOPICS_SINGLE },
	[FIGURE_VERSIONS_SEVERAL] = { "versions_several", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_VERSIONS_SEVERAL_MEAN] = { "versions_several_mean", UNIT_MEAN, MERGE_RATIO,
					   FIGURE_VERSIONS_SEVERAL, FIGURE_TOPICS_SEVERAL },
	[FIGURE_REVIEWED] = { "reviewed", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_REVIEWED_SHARE] = { "reviewed_share", UNIT_SHARE, MERGE_RATIO, FIGURE_REVIEWED,
				    FIGURE_TOPICS },
	[FIGURE_REVIEWED_ELSEWHERE] = { "reviewed_elsewhere", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_REVIEWED_ELSEWHERE_SHARE] = { "reviewed_elsewhere_share", UNIT_SHARE, MERGE_RATIO,
					      FIGURE_REVIEWED_ELSEWHERE, FIGURE_TOPICS },
	[FIGURE_APPLIED] = { "applied", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_APPLIED_SHARE] = { "applied_share", UNIT_SHARE, MERGE_RATIO, FIGURE_APPLIED,
				   FIGURE_TOPICS },
	[FIGURE_VERSIONS_APPLIED] = { "versions_applied", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_VERSIONS_APPLIED_MEAN] = { "versions_applied_mean", UNIT_MEAN, MERGE_RATIO,
					   FIGURE_VERSIONS_APPLIED, FIGURE_APPLIED },
	[FIGURE_APPLIED_MEDIAN] = { "applied_median_seconds", UNIT_SECONDS, MERGE_NEVER, 0, 0 },
	[FIGURE_APPLIED_P90] = { "applied_p90_seconds", UNIT_SECONDS, MERGE_NEVER, 0, 0 },
	[FIGURE_PULLS] = { "pulls", UNIT_COUNT, MERGE_SUM, 0, 0 },
	[FIGURE_PULLS_APPLIED] = { "pulls_applied", UNIT_COUNT, MERGE_SUM, 0, 0 },
};

/* How many of a value make one, and its decimals. */
static const struct {
	gint64 one;
	int decimals;
} units[N_UNITS] = {
	[UNIT_COUNT] = { 1, 0 },     [UNIT_DATE] = { 1, 0 },	 [UNIT_MEAN] = { 100, 2 },
	[UNIT_SHARE] = { 10000, 4 }, [UNIT_SECONDS] = { 10, 1 },
};

/* No value is greater: sums and decimals of such still fit. */
#define MAX_VALUE (G_MAXINT64 / 100000)

const char *figure_name(FigureKind kind)
{
	return figure_facts[kind].name;
}

FigureMerge figure_merge(FigureKind kind)
{
	return figure_facts[kind].merge;
}

FigureKind figure_of_name(View name)
{
	FigureKind kind = 0;
	while (kind < N_FIGURES && !view_equal(name, view_of(figure_facts[kind].name)))
		kind++;
	return kind;
}

static void derive_ratio(Figures *figures, FigureKind kind)
{
	Figure *ratio = &figures->figures[kind];
	Figure part = figures->figures[figure_facts[kind].part];
	Figure whole = figures->figures[figure_facts[kind].whole];
	*ratio = (Figure){ part.is_known && whole.is_known && whole.value > 0, 0 };
	if (ratio->is_known)
		ratio->value = (part.value * units[figure_facts[kind].unit].one + whole.value / 2) /
			       whole.value;
}

void figures_derive(Figures *figures)
{
	const Figure *first = &figures->figures[FIGURE_FIRST_DAY];
	const Figure *last = &figures->figures[FIGURE_LAST_DAY];
	Figure *days = &figures->figures[FIGURE_DAYS];
	*days = (Figure){ first->is_known && last->is_known && first->value <= last->value, 0 };
	if (days->is_known)
		days->value = last->value - first->value + 1;
	for (FigureKind kind = 0; kind < N_FIGURES; kind++)
		if (figure_facts[kind].merge == MERGE_RATIO)
			derive_ratio(figures, kind);
}

void figures_add(Figures *sum, const Figures *more)
{
	for (FigureKind kind = 0; kind < N_FIGURES; kind++) {
		Figure *to = &sum->figures[kind];
		const Figure *from = &more->figures[kind];
		FigureMerge merge = figure_facts[kind].merge;
		bool is_end = merge == MERGE_FIRST || merge == MERGE_LAST;
		if (merge == MERGE_SUM && to->is_known && from->is_known)
			to->value = MIN(to->value + from->value, MAX_VALUE);
		else if (is_end && to->is_known && from->is_known)
			to->value = merge == MERGE_FIRST ? MIN(to->value, from->value)
							 : MAX(to->value, from->value);
		else if (is_end && from->is_known)
			*to = *from;
		else if (!is_end)
			to->is_known = false;
	}
}

static void append_date(GString *out, gint64 day)
{
	char text[DATE_SIZE];
	if (!date_is_valid(day * DATE_DAY))
		return;
	date_format(day * DATE_DAY, text);
	g_string_append_len(out, text, (gssize)strlen("2025-05-14"));
}

/* Appends the decimal number, without zeros that say nothing. */
static void append_decimal(GString *out, gint64 value, gint64 one)
{
	gint64 rest = value % one;
	number_append(out, (guint64)(value / one));
	if (rest == 0)
		return;
	g_string_append_c(out, '.');
	for (gint64 place = one / 10; place > 0 && rest > 0; place /= 10) {
		g_string_append_c(out, (char)('0' + rest / place));
		rest %= place;
	}
}

void figure_append(GString *out, FigureKind kind, Figure figure)
{
	FigureUnit unit = figure_facts[kind].unit;
	if (!figure.is_known)
		return;
	if (unit == UNIT_DATE)
		append_date(out, figure.value);
	else
		append_decimal(out, figure.value, units[unit].one);
}

static bool parse_date(View text, gint64 *day)
{
	char date[DATE_SIZE];
	gint64 seconds;
	if (text.len != strlen("2025-05-14"))
		return false;
	g_snprintf(date, sizeof(date), "%.*sT00:00:00Z", (int)text.len, text.data);
	if (!date_parse_record(view_of(date), &seconds))
		return false;
	*day = seconds / DATE_DAY;
	return true;
}

static bool parse_decimal(View text, int decimals, gint64 *value)
{
	const char *point = view_chr(text, '.');
	size_t len = point ? (size_t)(point - text.data) : text.len;
	View fraction = point ? view_from(text, len + 1) : VIEW("");
	guint64 whole;
	if (!number_parse(view_head(text, len), &whole) || whole > (guint64)MAX_VALUE / 10000 ||
	    fraction.len > (size_t)decimals || (point && fraction.len == 0))
		return false;
	*value = (gint64)whole;
	for (int i = 0; i < decimals; i++) {
		char digit = (size_t)i < fraction.len ? fraction.data[i] : '0';
		if (!g_ascii_isdigit(digit))
			return false;
		*value = *value * 10 + (digit - '0');
	}
	return true;
}

bool figure_parse(FigureKind kind, View text, Figure *figure)
{
	FigureUnit unit = figure_facts[kind].unit;
	*figure = (Figure){ text.len > 0, 0 };
	if (text.len == 0)
		return true;
	return unit == UNIT_DATE ? parse_date(text, &figure->value)
				 : parse_decimal(text, units[unit].decimals, &figure->value);
}

/* Whether the change from before can be told; receives it without its sign, which is appended. */
static bool take_change(GString *out, FigureKind kind, Figure before, Figure now, gint64 *change)
{
	if (!before.is_known || !now.is_known || figure_facts[kind].unit == UNIT_DATE)
		return false;
	*change = now.value - before.value;
	if (*change)
		g_string_append_c(out, *change > 0 ? '+' : '-');
	*change = ABS(*change);
	return true;
}

void figure_change_append(GString *out, FigureKind kind, Figure before, Figure now)
{
	gint64 change;
	if (take_change(out, kind, before, now, &change))
		append_decimal(out, change, units[figure_facts[kind].unit].one);
}

/* The time in its two largest units. */
static void show_time(GString *out, gint64 seconds)
{
	static const struct {
		gint64 seconds;
		char unit;
	} steps[] = { { DATE_DAY, 'd' }, { DATE_HOUR, 'h' }, { DATE_MINUTE, 'm' }, { 1, 's' } };
	size_t i = 0;
	while (i + 1 < G_N_ELEMENTS(steps) && seconds < steps[i].seconds)
		i++;
	number_append(out, (guint64)(seconds / steps[i].seconds));
	g_string_append_c(out, steps[i].unit);
	gint64 rest = seconds % steps[i].seconds;
	if (i + 1 == G_N_ELEMENTS(steps) || rest < steps[i + 1].seconds)
		return;
	g_string_append_c(out, ' ');
	number_append(out, (guint64)(rest / steps[i + 1].seconds));
	g_string_append_c(out, steps[i + 1].unit);
}

static void show_value(GString *out, FigureUnit unit, gint64 value)
{
	if (unit == UNIT_SECONDS) {
		show_time(out, (value + units[unit].one / 2) / units[unit].one);
	} else if (unit == UNIT_SHARE) {
		append_decimal(out, (value + 5) / 10, 10);
		g_string_append(out, " %");
	} else {
		append_decimal(out, value, units[unit].one);
	}
}

void figure_show(GString *out, FigureKind kind, Figure figure)
{
	if (!figure.is_known)
		g_string_append_c(out, '-');
	else if (figure_facts[kind].unit == UNIT_DATE)
		append_date(out, figure.value);
	else
		show_value(out, figure_facts[kind].unit, figure.value);
}

void figure_change_show(GString *out, FigureKind kind, Figure before, Figure now)
{
	gint64 change;
	if (take_change(out, kind, before, now, &change))
		show_value(out, figure_facts[kind].unit, change);
}
