/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Charts as inline SVG: see digest/chart.h. */
#include "digest/chart.h"

#include "bytes/number.h"
#include "digest/period.h"
#include "message/date.h"

enum {
	MAX_COLUMNS = 186, /* half a year by days */
	CHART_HEIGHT = 96, /* pixels */
};

#define DAY (gint64)86400

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
	date_format(day * DAY, text);
	g_string_append_len(writer->out, text, (gssize)strlen("2025-05-14"));
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
static void merge_bins(GArray *bins, gint64 size)
{
	gint64 start = day_at(bins, 0);
	guint last = 0;
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
	gint64 size;  /* days in a bin */
	gint64 start; /* the first day */
	double n;     /* bins, those without mail included */
	guint64 most; /* messages in one */
} Chart;

static void append_rect(HtmlWriter *writer, const Chart *chart, const Bin *bin, guint64 count,
			const char *class)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	double height = CHART_HEIGHT * ((double)count / (double)chart->most);
	html_markup(writer, "<rect class=\"");
	html_markup(writer, class);
	html_markup(writer, "\" x=\"");
	append_percent(writer, (double)((bin->day - chart->start) / chart->size), chart->n);
	html_markup(writer, "\" width=\"");
	append_percent(writer, chart->n > 31 ? 1 : 0.9, chart->n);
	html_markup(writer, "\" y=\"");
	html_markup(writer, g_ascii_formatd(digits, sizeof(digits), "%.3f", CHART_HEIGHT - height));
	html_markup(writer, "\" height=\"");
	html_markup(writer, g_ascii_formatd(digits, sizeof(digits), "%.3f", height));
	html_markup(writer, "\"/>");
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

static void append_svg(HtmlWriter *writer, const Chart *chart)
{
	html_markup(writer, "<svg class=\"days\" role=\"img\" width=\"100%\" height=\"");
	html_number(writer, CHART_HEIGHT);
	html_markup(writer, "\" aria-label=\"");
	html_number(writer, count_messages(chart->bins, 0, chart->bins->len));
	html_markup(writer, " messages, at most ");
	html_number(writer, chart->most);
	html_markup(writer, " ");
	append_unit(writer, chart);
	html_markup(writer, "\">\n");
	for (guint i = 0; i < chart->bins->len; i++)
		append_bin(writer, chart, &g_array_index(chart->bins, Bin, i));
	html_markup(writer, "</svg>\n");
}

void chart_append_days(HtmlWriter *writer, const GArray *days)
{
	g_autoptr(GArray) bins = bins_of_days(days);
	if (bins->len < 2)
		return;
	Chart chart = { .bins = bins, .start = day_at(bins, 0), .most = 1 };
	gint64 end = day_at(bins, bins->len - 1) + 1;
	chart.size = (end - chart.start + MAX_COLUMNS - 1) / MAX_COLUMNS;
	if (chart.size > 1)
		chart.size = (chart.size + 6) / 7 * 7;
	chart.n = (double)((end - chart.start + chart.size - 1) / chart.size);
	merge_bins(bins, chart.size);
	for (guint i = 0; i < bins->len; i++)
		chart.most = MAX(chart.most, g_array_index(bins, Bin, i).messages);
	html_markup(writer, "<figure>\n");
	append_svg(writer, &chart);
	html_markup(writer, "<p class=\"axis\"><span>");
	append_day(writer, chart.start);
	html_markup(writer, "</span> <span>");
	append_day(writer, end - 1);
	html_markup(writer, "</span></p>\n<figcaption>Messages ");
	append_unit(writer, &chart);
	html_markup(writer, ", <span class=\"key\">patches</span> among them; at most ");
	html_number(writer, chart.most);
	html_markup(writer, ".</figcaption>\n</figure>\n");
}
