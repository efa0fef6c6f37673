/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The state of a list in figures: how much mail, of how many people, how soon things were answered,
 * reviewed and applied.
 *
 * The one table of figures is in digest/figure.c; what each of them means stands in list-stat(1).
 * Nothing is printed here: list-stat and a digest lay the same figures out.
 */
#pragma once

#include "digest/digest.h"
#include "digest/figure.h"
#include "message/date-given.h"

typedef struct FigureMaker FigureMaker;

/* The figures of a digest, of which DIGEST_TRAFFIC was wanted and whose digest_series are series;
 * both outlive the maker. */
FigureMaker *figure_maker_new(Digest *digest, const GPtrArray *series);
void figure_maker_free(FigureMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FigureMaker, figure_maker_free)

/* The figures of a period; what lies before and behind it says only what became of what is in it.
 * Costs time by what is in it. */
void figures_make(FigureMaker *maker, const DatePeriod *period, Figures *figures);

/* The date of the first mail that is not before since; NO_DATE if there is none. */
gint64 figures_next_date(const FigureMaker *maker, gint64 since);

/* Which pieces a period is cut into. */
typedef enum {
	FIGURES_BY_NOTHING, /* it is not */
	FIGURES_BY_DAY,
	FIGURES_BY_WEEK, /* of ISO 8601 */
	FIGURES_BY_MONTH,
	FIGURES_BY_QUARTER,
	FIGURES_BY_YEAR,
	N_FIGURE_PIECES,
} FigurePiece;

/* The words for them. */
extern const Choice figure_piece_choice;

#define FIGURE_LABEL_SIZE 24

/*
 * Calls func for each piece of the period in which there is mail, in their order, with its label as
 * ranks have it: `2025-05-14`, `2025-W20`, `2025-05`, `2025`. Mail without a date is in none.
 */
typedef void FigureFunc(const char *label, const Figures *figures, gpointer data);
void figures_each(FigureMaker *maker, const DatePeriod *period, FigurePiece piece, FigureFunc *func,
		  gpointer data);
