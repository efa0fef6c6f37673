/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The section of figures: see digest/rows.h. */
#include "digest/rows.h"

#include "bytes/number.h"
#include "digest/figures.h"
#include "digest/traffic.h"
#include "message/mail-days.h"

/* A line of the summary. */
typedef struct {
	const char *label;
	FigureKind kind; /* N_FIGURES for what is counted here */
	/* Of both periods the same is known. Not so of what becomes of a posting: that of the
	 * period before had more time. */
	bool compares;
	bool always; /* also where it is none: that is known, and says something */
} SummaryLine;

static const SummaryLine lines[] = {
	{ "Messages", FIGURE_MESSAGES, true, true },
	{ "People who wrote", FIGURE_PEOPLE, true, true },
	{ "Not seen before", FIGURE_NEWCOMERS, false, false },
	{ "Threads begun", FIGURE_THREADS, true, false },
	{ "Patches", FIGURE_PATCHES, true, false },
	{ "Series and single patches", FIGURE_SERIES, true, false },
	{ "Share of them answered", FIGURE_ANSWERED_SHARE, false, true },
	{ "Time to the first answer (median)", FIGURE_ANSWER_MEDIAN, false, true },
	{ "Applied", N_FIGURES, true, false },
	{ "Pull requests", FIGURE_PULLS, true, false },
	{ "Reports of bots", FIGURE_REPORTS, true, false },
	{ "Failures among them", FIGURE_FAILURES, true, false },
};

/* The figures of the period and of the one before it. */
typedef struct {
	Figures now, before;
	Figure applied_now, applied_before;
	bool has_before;
} Summary;

/* In a period before the digest's; in that if there is none. */
static Figure count_applied(const PageMaker *maker, const DatePeriod *before)
{
	Figure sum = { true, 0 };
	for (guint i = 0; i < maker->page->series->len; i++) {
		const DigestSeries *series = digest_series_at(maker->page->series, i);
		bool is_in = before ? series->taken_on >= before->since &&
					      series->taken_on < before->until
				    : series->is_noted;
		sum.value += series->state == STATE_APPLIED && !series->is_pull && is_in;
	}
	return sum;
}

/* The date of the first mail, as far as clocks told the truth; NO_DATE if there is none. */
static gint64 first_date(const Traffic *traffic)
{
	guint first, end;
	g_autoptr(MailDays) days = mail_days_new();
	for (guint i = 0; i < traffic->mails->len; i++) {
		gint64 date = traffic_date(&g_array_index(traffic->mails, TrafficMail, i));
		if (date != NO_DATE)
			mail_days_add(days, date);
	}
	g_autoptr(GArray) list = mail_days_list(days);
	mail_days_find(list, &first, &end);
	return list->len ? g_array_index(list, MailDay, first).first : NO_DATE;
}

/* The period before this one. Returns false if there is none, or no mail that is so old. */
static bool find_before(const PageMaker *maker, const DatePeriod *now, DatePeriod *before)
{
	if (now->since == G_MININT64 || maker->end == NO_DATE)
		return false;
	gint64 first = first_date(digest_traffic(maker->digest));
	return first != NO_DATE && mail_days_before(now, maker->end, first, before);
}

static void make_summary(const PageMaker *maker, Summary *summary)
{
	DatePeriod now = digest_span(maker->digest), before;
	g_autoptr(FigureMaker) figures = figure_maker_new(maker->digest, maker->page->series);
	figures_make(figures, &now, &summary->now);
	summary->applied_now = count_applied(maker, NULL);
	summary->has_before = find_before(maker, &now, &before);
	if (!summary->has_before)
		return;
	figures_make(figures, &before, &summary->before);
	summary->applied_before = count_applied(maker, &before);
}

static DigestCell show(PageMaker *maker, const SummaryLine *line, Figure figure)
{
	FigureKind kind = line->kind == N_FIGURES ? FIGURE_APPLIED : line->kind;
	g_string_truncate(maker->scratch, 0);
	figure_show(maker->scratch, kind, figure);
	return (DigestCell){ page_keep_scratch(maker), 0 };
}

static void add_line(PageMaker *maker, DigestTable *table, const SummaryLine *line,
		     const Summary *summary)
{
	bool counted = line->kind == N_FIGURES;
	Figure now = counted ? summary->applied_now : summary->now.figures[line->kind];
	Figure before = counted ? summary->applied_before : summary->before.figures[line->kind];
	bool compares = summary->has_before && line->compares;
	if (!now.is_known || (!line->always && now.value == 0 && !(compares && before.value)))
		return;
	DigestCell *cells = g_new0(DigestCell, 4);
	g_ptr_array_add(maker->memory, cells);
	cells[0] = show(maker, line, now);
	cells[table->n_columns - 1].text = view_of(line->label);
	if (summary->has_before)
		cells[1].text = cells[2].text = VIEW("");
	if (compares) {
		cells[1] = show(maker, line, before);
		g_string_truncate(maker->scratch, 0);
		figure_change_show(maker->scratch, counted ? FIGURE_APPLIED : line->kind, before,
				   now);
		cells[2].text = page_keep_scratch(maker);
	}
	DigestRow row = { .cells = cells, .message = NO_MESSAGE };
	g_array_append_val(table->rows, row);
}

void page_make_summary(PageMaker *maker, DigestSection *section)
{
	static const DigestColumn columns[] = {
		{ "Now", CELL_FIGURE, true, NULL },
		{ "Before", CELL_FIGURE, true, NULL },
		{ "Change", CELL_FIGURE, true, NULL },
		{ "Figure", CELL_TEXT, false, NULL },
	};
	static const DigestColumn alone[] = {
		{ "Now", CELL_FIGURE, true, NULL },
		{ "Figure", CELL_TEXT, false, NULL },
	};
	Summary summary = { .has_before = false };
	if (!digest_traffic(maker->digest))
		return;
	make_summary(maker, &summary);
	if (summary.now.figures[FIGURE_MESSAGES].value == 0 && !summary.has_before)
		return;
	DigestTable *table = summary.has_before
				     ? page_add_table(section, columns, G_N_ELEMENTS(columns))
				     : page_add_table(section, alone, G_N_ELEMENTS(alone));
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		add_line(maker, table, &lines[i], &summary);
}
