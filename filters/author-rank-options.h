/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options of author-rank, and which of them go together. */
#pragma once

#include "cli/cli.h"
#include "rank/count.h"
#include "rank/print.h"

/* The options as they were given. */
typedef struct {
	char **mailmap, **aliases, **org_map, **bots;
	char *compare, *since, *until;
	GPtrArray *by;
	unsigned kinds;
	guint format, weight, sort;
	guint64 limit, depth;
	bool has_weight, has_sort;
	gboolean all, tee, merge, no_header, unmapped, fan_out, merge_names, percent, titles,
		only_new;
} RankOptions;

void rank_options_clear(RankOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(RankOptions, rank_options_clear)

/* Reads them, as cli_parse. options->by is an array of the caller's, for strings. */
bool rank_options_parse(int *argc, char ***argv, RankOptions *options, CliStatus *status);

/* Whether they ask for the period before, and not for a table in a file. */
bool rank_options_compare_before(const RankOptions *options);

/* Complains about a word of --by that is none in where, ` of FILE`. */
void rank_options_complain_by(View word, const char *where);

/* Whether the options go together, and with what is counted by rule. Complains if they do not. */
bool rank_options_check(const RankOptions *options, const RankRule *rule);
