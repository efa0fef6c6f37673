/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From records to the rank table: see rank/record.h. */
#include "rank/record.h"

#include "bytes/number.h"
#include "patch/classify.h"
#include "rank/count.h"

const char *rank_by_name(RankBy by)
{
	return rank_key_choice.words[by].word;
}

static const ChoiceWord weight_words[N_RANK_WEIGHTS] = {
	[WEIGHT_MESSAGES] = { "messages", NULL },
	[WEIGHT_SERIES] = { "series", NULL },
	[WEIGHT_LINES] = { "lines", NULL },
	[WEIGHT_THREADS] = { "threads", NULL },
};

const Choice rank_weight_choice = CHOICE_INIT(weight_words);

/* Whether every row counts, whatever it is. */
static bool rule_takes_all_mail(const RankRule *rule)
{
	return rule->kinds & 1u << KIND_MAIL;
}

/* Whether it matters to a count what the rows of a table are. */
static bool looks_at_kinds(const RankRule *rule, const RankCount *count, Table table)
{
	if (rule_takes_all_mail(rule) || (!rule->kinds && count->kinds == ~0u))
		return false;
	return table == TABLE_PATCH || !rule->all || rule->kinds;
}

/* Whether the rule looks at the flags of rows which say their kind. */
static bool rule_has_flags(const RankRule *rule)
{
	return !rule->all && !rule_takes_all_mail(rule);
}

static void add_column(GArray *columns, Column column)
{
	if (column != COLUMN_UNKNOWN)
		g_array_append_val(columns, column);
}

static bool may_be_in(Table table, Column column)
{
	return table_has(table, column) || table_may_have(table, column);
}

/* Adds what a term looks at. */
static void add_term(GArray *columns, const RankRule *rule, const RankTerm *term, Table table)
{
	const Source *source = rank_key_source(term->key, table);
	Column known = column_of_name(term->name);
	add_column(columns, source->value);
	/* A domain or an organisation can do without. */
	if (term->key->identity == RANK_PERSON)
		add_column(columns, source->name);
	/* The map has dates; the column was made by them. */
	if (rank_key_needs_orgs(term->key) && !rule->orgs)
		add_column(columns, COLUMN_ORG);
	else
		add_column(columns, term->key->other);
	/* One that only other tables have is looked for among the extra ones. */
	if (rank_key_is_column(term->key) && known != COLUMN_UNKNOWN &&
	    (may_be_in(table, known) || may_be_in(TABLE_PATCH, known)))
		add_column(columns, known);
}

/* Adds what all but the keys looks at. */
static void add_weight(GArray *columns, const RankRule *rule, Table table)
{
	if (rule->fan_out) {
		add_column(columns, COLUMN_PART);
		add_column(columns, COLUMN_TOTAL);
	}
	if (rule->weight == WEIGHT_SERIES)
		add_column(columns, COLUMN_SERIES);
	if (rule->weight == WEIGHT_THREADS)
		add_column(columns, COLUMN_THREAD);
	if (rule->weight == WEIGHT_LINES) {
		add_column(columns, COLUMN_INSERTIONS);
		add_column(columns, COLUMN_DELETIONS);
	}
	if (rule->period || rule->past)
		add_column(columns, COLUMN_DATE);
	if (rule->threads)
		add_column(columns, COLUMN_MESSAGE_ID);
	if (rule->titles)
		add_column(columns, table == TABLE_PATCH ? COLUMN_TITLE : COLUMN_SUBJECT);
}

GArray *rank_rule_columns(const RankRule *rule, Table table)
{
	GArray *columns = g_array_new(FALSE, FALSE, sizeof(Column));
	bool has_kinds = false;
	const RankCount *count;
	for (guint i = 0; (count = rank_counts_get(rule->counts, i)); i++)
		has_kinds |= looks_at_kinds(rule, count, table);
	if (has_kinds)
		add_column(columns, COLUMN_KIND);
	if (has_kinds && table == TABLE_PATCH && rule_has_flags(rule))
		add_column(columns, COLUMN_FLAGS);
	for (guint i = 0; (count = rank_counts_get(rule->counts, i)); i++)
		for (size_t j = 0; j < count->n_terms; j++)
			add_term(columns, rule, &count->terms[j], table);
	add_weight(columns, rule, table);
	return columns;
}

/* Whether a patch or cover is something else than somebody's new contribution. */
static bool is_left_out(View flags)
{
	return flags_of_names(flags) & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_BOT | FLAG_PULL);
}

const char *rank_rule_refuses(const RankRule *rule, const Record *record)
{
	const RankCount *count;
	if (record->table != TABLE_MAIL || rule->all || rule_takes_all_mail(rule))
		return NULL;
	bool is_mail = kind_of_name(record->values[COLUMN_KIND]) == KIND_MAIL;
	for (guint i = 0; (count = rank_counts_get(rule->counts, i)); i++) {
		if (!looks_at_kinds(rule, count, record->table))
			continue;
		if (!is_mail && rule_has_flags(rule))
			return "column flags is missing: without it, nobody knows which patches "
			       "are "
			       "new; --all counts all";
		if (is_mail && !rule->kinds && !rank_count_takes_any_mail(count))
			return "the kind is mail: nobody knows which of it are patches before "
			       "patch-classify(1) has told; --kind=mail counts all";
	}
	return NULL;
}

/* The bits of the kinds that the record may count as: its own, unless it is left out. */
static unsigned record_kinds(const RankRule *rule, const Record *record)
{
	const unsigned contributions = 1u << KIND_PATCH | 1u << KIND_COVER;
	if (rule_takes_all_mail(rule))
		return ~0u;
	View word = record->values[COLUMN_KIND];
	/* A mail table may have no kinds, or not tell: rank_rule_refuses. */
	unsigned kind = 1u << kind_of_name(word);
	if (record->table == TABLE_MAIL && (word.len == 0 || kind == 1u << KIND_MAIL))
		return rule->kinds ? 1u << KIND_MAIL : ~0u;
	if (kind & contributions && rule_has_flags(rule) &&
	    is_left_out(record->values[COLUMN_FLAGS]))
		return 0;
	return kind;
}

/* Whether the record counts if its kind may be one of those. */
static bool is_counted(const RankRule *rule, const RankCount *count, unsigned kinds)
{
	if (rule_takes_all_mail(rule))
		return true;
	unsigned wanted = rule->kinds ? rule->kinds : count->kinds;
	/* What is counted of any record is counted of backports, too. */
	return wanted == ~0u || kinds & wanted;
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

/* A thread begins with its root. */
static void note_beginner(const RankRule *rule, const Record *record)
{
	const RankTerm commenter = { .key = rank_key(RANK_BY_COMMENTER) };
	const Tally tally = { .rule = rule, .record = record, .term = &commenter };
	View thread = record->values[COLUMN_THREAD];
	if (thread.len && view_equal(thread, record->values[COLUMN_MESSAGE_ID]))
		rank_threads_begin(rule->threads, thread, tally_person(&tally));
}

void rank_count_record(RankTable *ranks, const RankRule *rule, const Record *record)
{
	static const DatePeriod all = DATE_PERIOD_ALL;
	DatePlace place = date_period_place(rule->period ? rule->period : &all, record);
	gint64 day = rule->past ? rank_past_take(rule->past, record, place) : RANK_NO_DAY;
	if (rule->threads)
		note_beginner(rule, record);
	if (place == DATE_AFTER)
		return;
	unsigned kinds = record_kinds(rule, record);
	Tally tally = { .ranks = ranks,
			.rule = rule,
			.record = record,
			.weight = 1,
			.is_context = place == DATE_BEFORE,
			.day = day,
			.text = rank_table_scratch(ranks) };
	tally.kind = kind_of_name(record->values[COLUMN_KIND]);
	if (rule->weight == WEIGHT_LINES)
		tally.weight = record_lines(record, tally.kind);
	if (tally.weight == 0)
		return;
	const RankCount *count;
	for (guint i = 0; (count = rank_counts_get(rule->counts, i)); i++)
		if (is_counted(rule, count, kinds))
			rank_count_keys(count, &tally);
}

bool rank_merge_record(RankTable *ranks, const Record *record)
{
	RankRow row = {
		.by = record->values[COLUMN_BY],
		.key = record->values[COLUMN_KEY],
		.key2 = record->values[COLUMN_KEY2],
		.title = record->values[COLUMN_TITLE],
	};
	bool is_whole = !view_chr(row.by, ':') || row.key2.len;
	if (!is_whole || !number_parse(record->values[COLUMN_COUNT], &row.count))
		return false;
	rank_row_identify(&row);
	rank_table_put(ranks, &row);
	return true;
}
