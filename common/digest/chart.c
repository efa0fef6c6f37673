/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charts as inline SVG: see digest/chart.h. */
#include "digest/chart.h"

#include "bytes/number.h"
#include "digest/period.h"
#include "message/date.h"

enum {
	MAX_COLUMNS = 186, /* half a year by days */
	MAX_NAMED = 10,	   /* so many days have their names below, and their counts in words */
};

/* Appends part as percent of whole. */
static void append_percent(HtmlWriter *writer, double part, double whole)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	html_markup(writer, g_ascii_formatd(digits, sizeof(digits), "%.3f",
					    whole > 0 ? 100 * part / whole : 0));
	html_markup(writer, "%");
}

void chart_append_bar(HtmlWriter *writer, guint64 count, guint64 most)
{
	html_markup(writer, "<svg class=\"bar\" width=\"100%\" height=\"12\" aria-hidden=\"true\">"
			    "<rect width=\"");
	append_percent(writer, (double)count, (double)most);
	html_markup(writer, "\" height=\"12\"/></svg>");
}

/* A column of the chart. */
typedef struct {
	gint64 day; /* the first, since 1970 */
	guint64 messages, patches;
} Bin;

static void append_day(HtmlWriter *writer, gint64 day)
{
	char text[DATE_SIZE];
	date_format(day * DATE_DAY, text);
	g_string_append_len(writer->out, text, (gssize)strlen("2025-05-14"));
}

/* `Wed 14`. */
static void append_day_name(HtmlWriter *writer, gint64 day)
{
	static const char *const names[] = { "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed" };
	char text[DATE_SIZE];
	date_format(day * DATE_DAY, text);
	html_markup(writer, names[day % 7]);
	html_markup(writer, " ");
	g_string_append_len(writer->out, text + strlen("2025-05-"), 2);
}

/* The days that can be drawn, one bin each. */
static GArray *bins_of_days(const GArray *days)
{
	GArray *bins = g_array_new(FALSE, FALSE, sizeof(Bin));
	for (guint i = 0; i < days->len; i++) {
		const DigestDay *day = &g_array_index(days, DigestDay, i);
		Bin bin = { period_day_number(day), day->messages, day->patches };
		if (bin.day >= 0)
			g_array_append_val(bins, bin);
	}
	return bins;
}

static guint64 count_messages(const GArray *bins, guint first, guint end)
{
	guint64 sum = 0;
	for (guint i = first; i < end; i++)
		sum = number_add(sum, g_array_index(bins, Bin, i).messages);
	return sum;
}

static gint64 day_at(const GArray *bins, guint i)
{
	return g_array_index(bins, Bin, i).day;
}

/* Takes days together, size in a bin. */
static void merge_bins(GArray *bins, gint64 start, gint64 size)
{
	guint last = 0;
	if (bins->len)
		g_array_index(bins, Bin, 0).day -= (day_at(bins, 0) - start) % size;
	for (guint i = 1; i < bins->len; i++) {
		Bin *bin = &g_array_index(bins, Bin, i);
		Bin *into = &g_array_index(bins, Bin, last);
		bin->day -= (bin->day - start) % size;
		if (bin->day == into->day) {
			into->messages = number_add(into->messages, bin->messages);
			into->patches = number_add(into->patches, bin->patches);
		} else {
			g_array_index(bins, Bin, ++last) = *bin;
		}
	}
	g_array_set_size(bins, last + 1);
}

/* What the chart is drawn of. */
typedef struct {
	GArray *bins;
	gint64 size;	   /* days in a bin */
	gint64 start, end; /* the first day, and the one after the last */
	guint64 n;	   /* bins, those without mail included */
	guint64 most;	   /* messages in one */
} Chart;

/* The share of the chart's height that count takes, from the ground up. */
static void append_height(HtmlWriter *writer, const Chart *chart, guint64 count)
{
	html_markup(writer, "\" y=\"");
	append_percent(writer, (double)(chart->most - count), (double)chart->most);
	html_markup(writer, "\" height=\"");
	append_percent(writer, (double)count, (double)chart->most);
	html_markup(writer, "\"/>");
}

static void append_rect(HtmlWriter *writer, const Chart *chart, const Bin *bin, guint64 count,
			const char *class)
{
	double wide = chart->n > 31 ? 1 : 0.9, n = (double)chart->n;
	html_markup(writer, "<rect class=\"");
	html_markup(writer, class);
	html_markup(writer, "\" x=\"");
	append_percent(writer, (double)((bin->day - chart->start) / chart->size) + (1 - wide) / 2,
		       n);
	html_markup(writer, "\" width=\"");
	append_percent(writer, wide, n);
	append_height(writer, chart, count);
}

static void append_counts(HtmlWriter *writer, const Bin *bin)
{
	html_number(writer, bin->messages);
	html_markup(writer, bin->messages == 1 ? " message, " : " messages, ");
	html_number(writer, bin->patches);
	html_markup(writer, bin->patches == 1 ? " patch" : " patches");
}

static void append_bin(HtmlWriter *writer, const Chart *chart, const Bin *bin)
{
	html_markup(writer, "<g><title>");
	append_day(writer, bin->day);
	html_markup(writer, ": ");
	append_counts(writer, bin);
	html_markup(writer, "</title>");
	append_rect(writer, chart, bin, bin->messages, "messages");
	if (bin->patches)
		append_rect(writer, chart, bin, MIN(bin->patches, bin->messages), "patches");
	html_markup(writer, "</g>\n");
}

static void append_unit(HtmlWriter *writer, const Chart *chart)
{
	if (chart->size == 1) {
		html_markup(writer, "a day");
		return;
	}
	html_markup(writer, "in ");
	html_number(writer, (guint64)chart->size);
	html_markup(writer, " days");
}

/* What the chart shows, in words. */
static void append_words(HtmlWriter *writer, const Chart *chart)
{
	html_number(writer, count_messages(chart->bins, 0, chart->bins->len));
	html_markup(writer, " messages, at most ");
	html_number(writer, chart->most);
	html_markup(writer, " ");
	append_unit(writer, chart);
	for (guint i = 0; chart->n <= MAX_NAMED && i < chart->bins->len; i++) {
		const Bin *bin = &g_array_index(chart->bins, Bin, i);
		html_markup(writer, i ? ", " : ": ");
		append_day_name(writer, bin->day);
		html_markup(writer, " ");
		html_number(writer, bin->messages);
	}
}

static void append_svg(HtmlWriter *writer, const Chart *chart)
{
	html_markup(writer, "<svg class=\"days\" role=\"img\" width=\"100%\" height=\"96\" "
			    "aria-label=\"");
	append_words(writer, chart);
	html_markup(writer, "\">\n");
	for (guint i = 0; i < chart->bins->len; i++)
		append_bin(writer, chart, &g_array_index(chart->bins, Bin, i));
	html_markup(writer, "</svg>\n");
}

/* The days below the bars: each of a few, else the first, the middle and the last one. */
static void append_axis(HtmlWriter *writer, const Chart *chart)
{
	bool named = chart->n <= MAX_NAMED;
	html_markup(writer, named ? "<p class=\"axis named\">" : "<p class=\"axis\">");
	for (guint64 i = 0; named && i < chart->n; i++) {
		html_markup(writer, i ? " <span>" : "<span>");
		append_day_name(writer, chart->start + (gint64)i);
		html_markup(writer, "</span>");
	}
	for (gint64 i = 0; !named && i < 3; i++) {
		html_markup(writer, i ? " <span>" : "<span>");
		append_day(writer, chart->start + (chart->end - 1 - chart->start) * i / 2);
		html_markup(writer, "</span>");
	}
	html_markup(writer, "</p>\n");
}

/* Finds the chart's ends: those of the period as far as they are given, else those of the mail.
 * Returns false if that is less than two days. */
static bool find_ends(Chart *chart, const DatePeriod *period)
{
	chart->start = day_at(chart->bins, 0);
	chart->end = day_at(chart->bins, chart->bins->len - 1) + 1;
	if (period->since != G_MININT64 && period->since >= 0)
		chart->start = MIN(chart->start, period->since / DATE_DAY);
	if (period->until != G_MAXINT64 && period->until > 0)
		chart->end = MAX(chart->end, (period->until - 1) / DATE_DAY + 1);
	return chart->end - chart->start > 1;
}

void chart_append_days(HtmlWriter *writer, const GArray *days, const DatePeriod *period)
{
	g_autoptr(GArray) bins = bins_of_days(days);
	Chart chart = { .bins = bins, .most = 1 };
	guint64 patches = 0;
	if (bins->len == 0 || !find_ends(&chart, period))
		return;
	chart.size = (chart.end - chart.start + MAX_COLUMNS - 1) / MAX_COLUMNS;
	if (chart.size > 1)
		chart.size = (chart.size + 6) / 7 * 7;
	chart.n = (guint64)((chart.end - chart.start + chart.size - 1) / chart.size);
	merge_bins(bins, chart.start, chart.size);
	for (guint i = 0; i < bins->len; i++)
		chart.most = MAX(chart.most, g_array_index(bins, Bin, i).messages);
	html_markup(writer, "<figure class=\"chart\">\n<p class=\"scale\">");
	html_number(writer, chart.most);
	html_markup(writer, "</p>\n");
	append_svg(writer, &chart);
	append_axis(writer, &chart);
	html_markup(writer, "<figcaption>Messages ");
	append_unit(writer, &chart);
	for (guint i = 0; i < bins->len; i++)
		patches = number_add(patches, g_array_index(bins, Bin, i).patches);
	html_markup(writer, patches ? ", <span class=\"key\">patches</span> among them" : "");
	html_markup(writer, "; at most ");
	html_number(writer, chart.most);
	html_markup(writer, ".</figcaption>\n</figure>\n");
}

void chart_append_weeks(HtmlWriter *writer, const GArray *weeks)
{
	Chart chart = { .n = weeks->len, .most = 1 };
	guint64 all = 0;
	if (weeks->len < 2)
		return;
	for (guint i = 0; i < weeks->len; i++) {
		chart.most = MAX(chart.most, g_array_index(weeks, guint64, i));
		all = number_add(all, g_array_index(weeks, guint64, i));
	}
	html_markup(writer, "<figure class=\"weeks\">\n<svg role=\"img\" width=\"100%\" "
			    "height=\"32\" aria-label=\"Messages a week, the last one last:");
	for (guint i = 0; i < weeks->len; i++) {
		html_markup(writer, " ");
		html_number(writer, g_array_index(weeks, guint64, i));
	}
	html_markup(writer, "\">");
	for (guint i = 0; i < weeks->len; i++) {
		guint64 count = g_array_index(weeks, guint64, i);
		html_markup(writer, i + 1 < weeks->len ? "<rect class=\"messages\" x=\""
						       : "<rect class=\"patches\" x=\"");
		append_percent(writer, i + 0.1, (double)chart.n);
		html_markup(writer, "\" width=\"");
		append_percent(writer, 0.8, (double)chart.n);
		append_height(writer, &chart, count);
	}
	html_markup(writer, "</svg>\n<figcaption>Messages a week over ");
	html_number(writer, chart.n);
	html_markup(writer, " weeks: <span class=\"key\">the last</span> ");
	html_number(writer, g_array_index(weeks, guint64, weeks->len - 1));
	html_markup(writer, ", on average ");
	html_number(writer, (all + weeks->len / 2) / weeks->len);
	html_markup(writer, ", at most ");
	html_number(writer, chart.most);
	html_markup(writer, ".</figcaption>\n</figure>\n");
}
