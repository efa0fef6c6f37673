/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Figures day by day, month by month and so on: see digest/figures.h. */
#include "digest/figures.h"

#include "message/date.h"

/* GLib counts the days from the first of January of the year 1. */
#define JULIAN_1970 719163

static const ChoiceWord piece_words[N_FIGURE_PIECES] = {
	[FIGURES_BY_DAY] = { "day", NULL },	[FIGURES_BY_WEEK] = { "week", NULL },
	[FIGURES_BY_MONTH] = { "month", NULL }, [FIGURES_BY_QUARTER] = { "quarter", NULL },
	[FIGURES_BY_YEAR] = { "year", NULL },
};

const Choice figure_piece_choice = CHOICE_INIT(piece_words);

/* So many days from the first one, which is counted from 1970. */
typedef struct {
	gint64 first, days;
	char label[FIGURE_LABEL_SIZE];
} Piece;

static void set_week(Piece *piece, gint64 day, const GDate *date)
{
	piece->first = day - (gint64)g_date_get_weekday(date) + 1;
	piece->days = 7;
	/* A week is of the year of its Thursday. */
	GDate thursday;
	g_date_clear(&thursday, 1);
	g_date_set_julian(&thursday, (guint32)(piece->first + 3 + JULIAN_1970));
	g_snprintf(piece->label, sizeof(piece->label), "%04d-W%02u", g_date_get_year(&thursday),
		   g_date_get_iso8601_week_of_year(date));
}

static void set_quarter(Piece *piece, int year, int month)
{
	int start = (month - 1) / 3 * 3 + 1;
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, 1, (GDateMonth)start, (GDateYear)year);
	piece->first = (gint64)g_date_get_julian(&date) - JULIAN_1970;
	piece->days = 0;
	for (int i = start; i < start + 3; i++)
		piece->days += g_date_get_days_in_month((GDateMonth)i, (GDateYear)year);
	g_snprintf(piece->label, sizeof(piece->label), "%04d-Q%d", year, (month - 1) / 3 + 1);
}

/* The piece that the day lies in. */
static Piece find_piece(gint64 day, FigurePiece kind)
{
	Piece piece = { day, 1, "" };
	GDate date;
	g_date_clear(&date, 1);
	g_date_set_julian(&date, (guint32)(day + JULIAN_1970));
	int year = g_date_get_year(&date);
	int month = (int)g_date_get_month(&date);
	switch (kind) {
	case FIGURES_BY_WEEK:
		set_week(&piece, day, &date);
		break;
	case FIGURES_BY_MONTH:
		piece.first = day - g_date_get_day(&date) + 1;
		piece.days = g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
		g_snprintf(piece.label, sizeof(piece.label), "%04d-%02d", year, month);
		break;
	case FIGURES_BY_QUARTER:
		set_quarter(&piece, year, month);
		break;
	case FIGURES_BY_YEAR:
		piece.first = day - (gint64)g_date_get_day_of_year(&date) + 1;
		piece.days = g_date_is_leap_year((GDateYear)year) ? 366 : 365;
		g_snprintf(piece.label, sizeof(piece.label), "%04d", year);
		break;
	default:
		g_snprintf(piece.label, sizeof(piece.label), "%04d-%02d-%02d", year, month,
			   g_date_get_day(&date));
		break;
	}
	return piece;
}

/* The days of the piece that are some of all, where there are such: archives begin and end within
 * a month. */
static void cut_days(Figures *figures, const Figures *all)
{
	Figure *first = &figures->figures[FIGURE_FIRST_DAY];
	Figure *last = &figures->figures[FIGURE_LAST_DAY];
	const Figure *all_first = &all->figures[FIGURE_FIRST_DAY];
	const Figure *all_last = &all->figures[FIGURE_LAST_DAY];
	if (!all_first->is_known || !all_last->is_known || all_first->value > last->value ||
	    all_last->value < first->value)
		return;
	first->value = MAX(first->value, all_first->value);
	last->value = MIN(last->value, all_last->value);
	figures_derive(figures);
}

void figures_each(FigureMaker *maker, const DatePeriod *period, FigurePiece kind, FigureFunc *func,
		  gpointer data)
{
	Figures all, figures;
	gint64 since = MAX(period->since, 0), date;
	figures_make(maker, period, &all);
	while ((date = figures_next_date(maker, since)) != NO_DATE && date < period->until) {
		Piece piece = find_piece(date / DATE_DAY, kind);
		DatePeriod part = { MAX(piece.first * DATE_DAY, MAX(period->since, 0)),
				    MIN((piece.first + piece.days) * DATE_DAY, period->until) };
		figures_make(maker, &part, &figures);
		cut_days(&figures, &all);
		func(piece.label, &figures, data);
		since = part.until;
	}
}
