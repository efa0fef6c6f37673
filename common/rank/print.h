/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rank table as text: the table of mail-record(5), lines as those of `uniq -c`, or titles by
 * key as `git shortlog` has them.
 */
#pragma once

#include "bytes/choice.h"
#include "io/output.h"
#include "rank/move.h"

typedef enum {
	RANK_FORMAT_TSV,
	RANK_FORMAT_UNIQ,
	RANK_FORMAT_SHORTLOG,
	N_RANK_FORMATS,
} RankFormat;

/* The words for them. */
extern const Choice rank_format_choice;

/* How rows are printed. */
typedef struct {
	RankFormat format;
	bool no_header;
	bool has_pairs; /* with the column key2 */
	bool percent;	/* with the share of all that is of the same by */
	bool titles;	/* with the first title */
	bool is_shown;	/* on a terminal: without what would not be text there */
	bool moves; /* with how far each has moved since before; empty where that is not known */
	const RankPlaces *before, *now;
} RankLayout;

/* Prints rows of the table, as rank_table_list has them. */
void rank_print(const RankTable *table, const GArray *rows, const RankLayout *layout,
		Output *output);
