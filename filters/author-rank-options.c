/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options of author-rank: see author-rank-options.h. */
#include "author-rank-options.h"

static const ChoiceWord sort_words[] = {
	[RANK_SORT_COUNT] = { "count", NULL },
	[RANK_SORT_KEY] = { "key", NULL },
};

static const Choice sort_choice = CHOICE_INIT(sort_words);

void rank_options_clear(RankOptions *options)
{
	g_strfreev(options->mailmap);
	g_strfreev(options->aliases);
	g_strfreev(options->org_map);
	g_strfreev(options->bots);
	g_free(options->compare);
	g_free(options->since);
	g_free(options->until);
	g_ptr_array_unref(options->by);
}

bool rank_options_compare_before(const RankOptions *options)
{
	return g_strcmp0(options->compare, "before") == 0;
}

void rank_options_complain_by(View word, const char *where)
{
	g_autoptr(GString) words = g_string_new(NULL);
	choice_append(words, &rank_key_choice, false);
	cli_usage("--by: none of %s%s: '%.*s'", words->str, where, (int)word.len, word.data);
}

/* Whether what is to be counted can be: the keys go together, and the weight with them. */
static bool check_counts(const RankRule *rule)
{
	const RankCount *count;
	for (guint i = 0; (count = rank_counts_get(rule->counts, i)); i++) {
		bool needs_tags = false;
		for (size_t j = 0; j < count->n_terms; j++)
			needs_tags |= count->terms[j].key->tags != 0;
		if (needs_tags && rule->weight == WEIGHT_LINES)
			cli_usage("--weight=lines: --by=%s counts no lines", count->name);
		else if (!rule->kinds && count->kinds == 0)
			cli_usage("--by=%s: no message counts for both; --kind names others",
				  count->name);
		else
			continue;
		return false;
	}
	return true;
}

/* An option that another does not go with. */
typedef struct {
	bool is_given;
	const char *name;
} Given;

/* Complains about the first of the options that was given. */
static bool check_none(const Given *given, size_t n_given, const char *why)
{
	for (size_t i = 0; i < n_given; i++) {
		if (given[i].is_given) {
			cli_usage("%s: %s", given[i].name, why);
			return false;
		}
	}
	return true;
}

/* Whether the options go with --merge. */
static bool check_merge(const RankOptions *options)
{
	const Given counting[] = {
		{ options->mailmap, "--mailmap" },
		{ options->aliases, "--aliases" },
		{ options->org_map, "--org-map" },
		{ options->bots, "--bots" },
		{ options->has_weight, "--weight" },
		{ options->fan_out, "--fan-out" },
		{ options->depth, "--depth" },
		{ options->since, "--since" },
		{ options->until, "--until" },
		{ options->only_new, "--new" },
		{ rank_options_compare_before(options), "--compare=before" },
	};
	const Given unread[] = {
		{ options->format == RANK_FORMAT_SHORTLOG, "--format=shortlog" },
	};
	return check_none(counting, G_N_ELEMENTS(counting),
			  "--merge adds up what was counted with it") &&
	       check_none(unread, G_N_ELEMENTS(unread), "rank tables have no titles of all");
}

/* Whether the options go with --format. */
static bool check_format(const RankOptions *options)
{
	const Given streams[] = { { options->tee, "--tee" }, { options->compare, "--compare" } };
	const Given numbers[] = {
		{ options->weight == WEIGHT_LINES, "--weight=lines" },
		{ options->fan_out, "--fan-out" },
		{ options->percent, "--percent" },
		{ options->titles, "--titles" },
	};
	g_autofree char *no_stream = g_strdup_printf(
		"--format=%s is no record stream", rank_format_choice.words[options->format].word);
	if (options->format != RANK_FORMAT_TSV &&
	    !check_none(streams, G_N_ELEMENTS(streams), no_stream))
		return false;
	return options->format != RANK_FORMAT_SHORTLOG ||
	       check_none(numbers, G_N_ELEMENTS(numbers),
			  "--format=shortlog prints the title of each message once");
}

bool rank_options_check(const RankOptions *options, const RankRule *rule)
{
	const Given lonely[] = {
		{ options->tee && options->compare && options->no_header, "--compare" },
		{ rule->fan_out && rule->weight != WEIGHT_MESSAGES, "--fan-out" },
		{ options->depth && !rank_counts_have(rule->counts, RANK_BY_PATH), "--depth" },
		{ options->only_new && !options->since, "--new" },
	};
	const char *const why[G_N_ELEMENTS(lonely)] = {
		"its column needs the header line",
		"goes with --weight=messages only",
		"goes with --by=path only",
		"needs --since=DATE",
	};
	if (options->merge && !check_merge(options))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(lonely); i++)
		if (!check_none(&lonely[i], 1, why[i]))
			return false;
	return check_format(options) && (options->merge || check_counts(rule));
}

bool rank_options_parse(int *argc, char ***argv, RankOptions *options, CliStatus *status)
{
	const GOptionEntry entries[] = {
		{ "by", 0, CLI_CHOICE,
		  "Count by any of %s, a column, or a pair WHAT:WHAT (author,domain)",
		  "WHAT[,WHAT]..." },
		{ "depth", 0, CLI_CHOICE, "Count N components of a path (2)", "N" },
		{ "since", 0, 0, G_OPTION_ARG_FILENAME, &options->since,
		  "Count what was written at DATE or later", "DATE" },
		{ "until", 0, 0, G_OPTION_ARG_FILENAME, &options->until,
		  "Count what was written before DATE", "DATE" },
		{ "new", 0, 0, G_OPTION_ARG_NONE, &options->only_new,
		  "Print only what did not count before --since", NULL },
		{ "number", 'n', CLI_CHOICE, "Print the first N of each", "N" },
		{ "sort", 0, CLI_CHOICE, "Sort by one of %s (count)", "ORDER" },
		{ "percent", 0, 0, G_OPTION_ARG_NONE, &options->percent, "Add the share of each",
		  NULL },
		{ "titles", 0, 0, G_OPTION_ARG_NONE, &options->titles,
		  "Add the title of the first message of each", NULL },
		{ "kind", 0, CLI_CHOICE, "Count any of %s (patch,cover)", "KIND[,KIND]..." },
		{ "all", 0, 0, G_OPTION_ARG_NONE, &options->all,
		  "Count backports, bots' patches and parts of pull requests too", NULL },
		{ "weight", 0, CLI_CHOICE, "Count one of %s (messages)", "WEIGHT" },
		{ "fan-out", 0, 0, G_OPTION_ARG_NONE, &options->fan_out,
		  "Count a tag on a cover letter for each of its patches", NULL },
		{ "mailmap", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->mailmap,
		  "Give people the names and addresses in FILE, one of git's", "FILE" },
		{ "aliases", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->aliases,
		  "Give people the addresses in FILE, gitdm's EmailAliases", "FILE" },
		{ "merge-names", 0, 0, G_OPTION_ARG_NONE, &options->merge_names,
		  "Take people of the same name for one", NULL },
		{ "org-map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->org_map,
		  "Know the organisations in FILE, gitdm's EmailMap", "FILE" },
		{ "unmapped", 0, 0, G_OPTION_ARG_NONE, &options->unmapped,
		  "Count the authors that no line of the --org-map covers", NULL },
		{ "robots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME_ARRAY, &options->bots,
		  NULL, NULL },
		{ "bots", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->bots,
		  "Know the bots in FILE too", "FILE" },
		{ "compare", 0, 0, G_OPTION_ARG_FILENAME, &options->compare,
		  "Add how far each has moved since the rank table in FILE, or since the period "
		  "before",
		  "FILE|before" },
		{ "tee", 0, 0, G_OPTION_ARG_NONE, &options->tee,
		  "Pass the records through and append the rank table", NULL },
		{ "merge", 0, 0, G_OPTION_ARG_NONE, &options->merge,
		  "Add up the rank tables of the input", NULL },
		{ "format", 0, CLI_CHOICE, "Print one of %s (tsv)", "FORMAT" },
		{ "no-header", 0, 0, G_OPTION_ARG_NONE, &options->no_header,
		  "Leave the rank table's header line out", NULL },
		G_OPTION_ENTRY_NULL,
	};
	CliChoice choices[] = {
		{ "--by", .choice = &rank_key_choice, .texts = options->by },
		{ "--depth", .number = &options->depth, .min = 1, .max = G_MAXUINT },
		{ "--sort", .choice = &sort_choice, .one = &options->sort,
		  .given = &options->has_sort },
		{ "--number", 'n', .number = &options->limit, .min = 1, .max = G_MAXUINT64 },
		{ "--kind", .choice = &kind_choice, .set = &options->kinds },
		{ "--weight", .choice = &rank_weight_choice, .one = &options->weight,
		  .given = &options->has_weight },
		{ "--format", .choice = &rank_format_choice, .one = &options->format },
		CLI_CHOICE_END,
	};
	return cli_parse(argc, argv, entries, choices, "[FILE]...",
			 "Counts who and what mail comes from.", status);
}
