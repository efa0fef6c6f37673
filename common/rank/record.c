/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From records to the rank table: see rank/record.h. */
#include "rank/record.h"

#include "bytes/number.h"
#include "patch/classify.h"
#include "rank/key.h"

RankBy rank_by_of_name(View name)
{
	return choice_find(&rank_key_choice, name);
}

const char *rank_by_name(RankBy by)
{
	return rank_key_choice.words[by].word;
}

bool rank_by_needs_orgs(RankBy by)
{
	return rank_key(by)->other == COLUMN_DATE;
}

bool rank_by_needs_tags(RankBy by)
{
	return rank_key(by)->tags != 0;
}

static const ChoiceWord weight_words[N_RANK_WEIGHTS] = {
	[WEIGHT_MESSAGES] = { "messages", NULL },
	[WEIGHT_SERIES] = { "series", NULL },
	[WEIGHT_LINES] = { "lines", NULL },
};

const Choice rank_weight_choice = CHOICE_INIT(weight_words);

/* Whether rule looks at the kind of a table's rows. */
static bool rule_has_kinds(const RankRule *rule, Table table)
{
	return table == TABLE_PATCH || rule->kinds;
}

/* Whether rule looks at the flags of a table's rows. */
static bool rule_has_flags(const RankRule *rule, Table table)
{
	return table == TABLE_PATCH && !rule->all;
}

static void add_column(GArray *columns, Column column)
{
	if (column != COLUMN_UNKNOWN)
		g_array_append_val(columns, column);
}

GArray *rank_rule_columns(const RankRule *rule, Table table)
{
	GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
	if (rule_has_kinds(rule, table))
		add_column(columns, COLUMN_KIND);
	if (rule_has_flags(rule, table))
		add_column(columns, COLUMN_FLAGS);
	for (RankBy by = 0; by < N_RANK_KEYS; by++) {
		if (!(rule->keys & 1u << by))
			continue;
		const Source *source = rank_key_source(rank_key(by), table);
		add_column(columns, source->value);
		/* A domain or an organisation can do without. */
		if (rank_key(by)->identity == RANK_PERSON)
			add_column(columns, source->name);
		add_column(columns, rank_key(by)->other);
	}
	if (rule->fan_out) {
		add_column(columns, COLUMN_PART);
		add_column(columns, COLUMN_TOTAL);
	}
	if (rule->weight == WEIGHT_SERIES)
		add_column(columns, COLUMN_SERIES);
	if (rule->weight == WEIGHT_LINES) {
		add_column(columns, COLUMN_INSERTIONS);
		add_column(columns, COLUMN_DELETIONS);
	}
	return columns;
}

/* Whether a patch or cover is something else than somebody's new contribution. */
static bool is_left_out(View flags)
{
	View word;
	while (rank_next_word(&flags, &word))
		if (flag_of_name(word) & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_BOT | FLAG_PULL))
			return true;
	return false;
}

/* The bits of the kinds that the record may count as: its own, unless it is left out. */
static unsigned record_kinds(const RankRule *rule, const Record *record)
{
	const unsigned contributions = 1u << KIND_PATCH | 1u << KIND_COVER;
	if (!rule_has_kinds(rule, record->table))
		return ~0u;
	unsigned kind = 1u << kind_of_name(record->values[COLUMN_KIND]);
	if (kind & contributions && rule_has_flags(rule, record->table) &&
	    is_left_out(record->values[COLUMN_FLAGS]))
		return 0;
	return kind;
}

/* A cover's lines are those of its patches. */
static guint64 record_lines(const Record *record, Kind kind)
{
	guint64 insertions = 0, deletions = 0;
	if (kind == KIND_COVER)
		return 0;
	number_parse(record->values[COLUMN_INSERTIONS], &insertions);
	number_parse(record->values[COLUMN_DELETIONS], &deletions);
	return number_add(insertions, deletions);
}

void rank_count_record(RankTable *ranks, const RankRule *rule, const Record *record)
{
	unsigned kinds = record_kinds(rule, record);
	if (kinds == 0)
		return;
	Tally tally = { .ranks = ranks,
			.rule = rule,
			.record = record,
			.weight = 1,
			.text = rank_table_scratch(ranks) };
	tally.kind = kind_of_name(record->values[COLUMN_KIND]);
	if (rule->weight == WEIGHT_LINES)
		tally.weight = record_lines(record, tally.kind);
	if (tally.weight == 0)
		return;
	for (RankBy by = 0; by < N_RANK_KEYS; by++) {
		tally.by = by;
		tally.rank_key = rank_key(by);
		if (rule->keys & 1u << by &&
		    kinds & (rule->kinds ? rule->kinds : tally.rank_key->kinds))
			tally.rank_key->count(&tally);
	}
}

bool rank_merge_record(RankTable *ranks, const Record *record)
{
	View by = record->values[COLUMN_BY];
	guint64 count;
	if (!number_parse(record->values[COLUMN_COUNT], &count))
		return false;
	RankBy known = rank_by_of_name(by);
	rank_table_add(ranks, by, record->values[COLUMN_KEY],
		       known == N_RANK_KEYS ? RANK_EXACT : rank_key(known)->identity, count);
	return true;
}
