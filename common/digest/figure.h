/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The figures of a list one by one: their names, units, how they add up, how they are written.
 *
 * A value is a whole number of the unit's last decimal place, so that nothing depends on how
 * fractions are rounded in between.
 */
#pragma once

#include "bytes/view.h"

/* In the order in which they are printed; the names stand in figure.c. */
typedef enum {
	FIGURE_FIRST_DAY,
	FIGURE_LAST_DAY,
	FIGURE_DAYS,
	FIGURE_MESSAGES,
	FIGURE_MESSAGES_PER_DAY,
	FIGURE_BOT_MESSAGES,
	FIGURE_REPORTS,
	FIGURE_FAILURES,
	FIGURE_PEOPLE,
	FIGURE_NEWCOMERS,
	FIGURE_ONLY_POSTING,
	FIGURE_ONLY_ANSWERING,
	FIGURE_DOING_BOTH,
	FIGURE_THREADS,
	FIGURE_THREADS_UNANSWERED,
	FIGURE_THREADS_UNANSWERED_SHARE,
	FIGURE_THREAD_ANSWER_MEDIAN,
	FIGURE_THREAD_ANSWER_P90,
	FIGURE_PATCHES,
	FIGURE_SERIES,
	FIGURE_SERIES_SINGLE,
	FIGURE_SERIES_SEVERAL,
	FIGURE_SERIES_OTHER,
	FIGURE_ANSWERED,
	FIGURE_ANSWERED_SHARE,
	FIGURE_ANSWER_MEDIAN,
	FIGURE_ANSWER_P90,
	FIGURE_REVIEW_MEDIAN,
	FIGURE_REVIEW_P90,
	FIGURE_WAITING,
	FIGURE_TOPICS,
	FIGURE_TOPICS_SINGLE,
	FIGURE_TOPICS_SEVERAL,
	FIGURE_REVISED,
	FIGURE_REVISED_SHARE,
	FIGURE_VERSIONS,
	FIGURE_VERSIONS_MEAN,
	FIGURE_VERSIONS_SINGLE,
	FIGURE_VERSIONS_SINGLE_MEAN,
	FIGURE_VERSIONS_SEVERAL,
	FIGURE_VERSIONS_SEVERAL_MEAN,
	FIGURE_REVIEWED,
	FIGURE_REVIEWED_SHARE,
	FIGURE_REVIEWED_ELSEWHERE,
	FIGURE_REVIEWED_ELSEWHERE_SHARE,
	FIGURE_APPLIED,
	FIGURE_APPLIED_SHARE,
	FIGURE_VERSIONS_APPLIED,
	FIGURE_VERSIONS_APPLIED_MEAN,
	FIGURE_APPLIED_MEDIAN,
	FIGURE_APPLIED_P90,
	FIGURE_PULLS,
	FIGURE_PULLS_APPLIED,
	N_FIGURES,
} FigureKind;

/* What the figure of several tables together is. */
typedef enum {
	MERGE_SUM,
	MERGE_FIRST, /* the smallest */
	MERGE_LAST,  /* the greatest */
	MERGE_RATIO, /* made again of two others */
	MERGE_DAYS,  /* made again of the first and last day */
	MERGE_NEVER, /* cannot be told from theirs */
} FigureMerge;

typedef struct {
	bool is_known;
	gint64 value;
} Figure;

typedef struct {
	Figure figures[N_FIGURES];
} Figures;

/* Its name, as the column name has it. */
const char *figure_name(FigureKind kind);

/* What it is of several tables together. */
FigureMerge figure_merge(FigureKind kind);

/* N_FIGURES if there is none of that name. */
FigureKind figure_of_name(View name);

/* Makes the figures that are made of others: days, shares and means. */
void figures_derive(Figures *figures);

/* Adds more to sum, in which what cannot be told becomes unknown; figures_derive is due then. */
void figures_add(Figures *sum, const Figures *more);

/* Appends the value as a stat table has it: `2025-05-14`, `17`, `0.25`; nothing if it is unknown.
 */
void figure_append(GString *out, FigureKind kind, Figure figure);

/* Reads that. Returns false if it is no such value; empty is an unknown one. */
bool figure_parse(FigureKind kind, View text, Figure *figure);

/* Appends how the value has changed: `+3`, `-0.02`, `0`; nothing for dates and what is unknown. */
void figure_change_append(GString *out, FigureKind kind, Figure before, Figure now);

/* The same for people to read: `25 %`, `3d 4h`, `-` for what is unknown. */
void figure_show(GString *out, FigureKind kind, Figure figure);
void figure_change_show(GString *out, FigureKind kind, Figure before, Figure now);
