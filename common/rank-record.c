/* From records to the rank table: see rank-record.h. */
#include "rank-record.h"

#include "classify.h"
#include "number.h"

/* Puts the keys that two columns' values make into the rank table. */
typedef void CountFunc(RankTable *ranks, View by, View value, View name);

static void count_person(RankTable *ranks, View by, View addr, View name)
{
	if (name.len || addr.len)
		rank_table_add_person(ranks, by, name, addr, 1);
}

static void count_domain(RankTable *ranks, View by, View addr, G_GNUC_UNUSED View name)
{
	const char *at = addr.len ? memrchr(addr.data, '@', addr.len) : NULL;
	View domain = at ? view_from(addr, (size_t)(at - addr.data) + 1) : VIEW("");
	if (domain.len)
		rank_table_add(ranks, by, domain, RANK_NOCASE, 1);
}

static void count_list(RankTable *ranks, View by, View list, G_GNUC_UNUSED View name)
{
	if (list.len)
		rank_table_add(ranks, by, list, RANK_NOCASE, 1);
}

/* Takes the next blank-separated word off words. */
static bool next_word(View *words, View *word)
{
	*words = view_trim(*words);
	if (words->len == 0)
		return false;
	const char *blank = view_chr(*words, ' ');
	*word = view_head(*words, blank ? (size_t)(blank - words->data) : words->len);
	*words = view_from(*words, word->len);
	return true;
}

static void count_words(RankTable *ranks, View by, View words, G_GNUC_UNUSED View name)
{
	View word;
	while (next_word(&words, &word))
		rank_table_add(ranks, by, word, RANK_EXACT, 1);
}

/* Columns of the value and of the name that goes with it, if any. */
typedef struct {
	Column value, name;
} Source;

static const struct {
	const char *name;
	RankIdentity identity;
	CountFunc *count;
	Source patch, mail;
} bys[N_RANK_BYS] = {
	[RANK_BY_AUTHOR] = { "author",
			     RANK_PERSON,
			     count_person,
			     { COLUMN_AUTHOR_ADDR, COLUMN_AUTHOR_NAME },
			     { COLUMN_FROM_ADDR, COLUMN_FROM_NAME } },
	[RANK_BY_DOMAIN] = { "domain",
			     RANK_NOCASE,
			     count_domain,
			     { COLUMN_AUTHOR_ADDR, COLUMN_UNKNOWN },
			     { COLUMN_FROM_ADDR, COLUMN_UNKNOWN } },
	[RANK_BY_LIST] = { "list",
			   RANK_NOCASE,
			   count_list,
			   { COLUMN_LIST, COLUMN_UNKNOWN },
			   { COLUMN_LIST, COLUMN_UNKNOWN } },
	[RANK_BY_SENDER] = { "sender",
			     RANK_PERSON,
			     count_person,
			     { COLUMN_FROM_ADDR, COLUMN_FROM_NAME },
			     { COLUMN_FROM_ADDR, COLUMN_FROM_NAME } },
	[RANK_BY_TAG] = { "tag",
			  RANK_EXACT,
			  count_words,
			  { COLUMN_TAGS, COLUMN_UNKNOWN },
			  { COLUMN_TAGS, COLUMN_UNKNOWN } },
};

RankBy rank_by_of_name(View name)
{
	for (RankBy by = 0; by < N_RANK_BYS; by++)
		if (view_is(name, bys[by].name))
			return by;
	return N_RANK_BYS;
}

static const Source *by_source(RankBy by, Table table)
{
	return table == TABLE_PATCH ? &bys[by].patch : &bys[by].mail;
}

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
	for (RankBy by = 0; by < N_RANK_BYS; by++) {
		if (rule->bys & 1u << by) {
			add_column(columns, by_source(by, table)->value);
			add_column(columns, by_source(by, table)->name);
		}
	}
	return columns;
}

/* Whether a patch or cover is something else than somebody's new contribution. */
static bool is_left_out(View flags)
{
	View word;
	while (next_word(&flags, &word))
		if (flag_of_name(word) & (FLAG_STABLE | FLAG_AUTOSEL | FLAG_BOT | FLAG_PULL))
			return true;
	return false;
}

static bool is_counted(const RankRule *rule, const Record *record)
{
	const unsigned contributions = 1u << KIND_PATCH | 1u << KIND_COVER;
	if (!rule_has_kinds(rule, record->table))
		return true;
	unsigned kind = 1u << kind_of_name(record->values[COLUMN_KIND]);
	if (!(kind & (rule->kinds ? rule->kinds : contributions)))
		return false;
	return !(kind & contributions) || !rule_has_flags(rule, record->table) ||
	       !is_left_out(record->values[COLUMN_FLAGS]);
}

static View column_value(const Record *record, Column column)
{
	return column == COLUMN_UNKNOWN ? VIEW("") : record->values[column];
}

void rank_count_record(RankTable *ranks, const RankRule *rule, const Record *record)
{
	if (!is_counted(rule, record))
		return;
	for (RankBy by = 0; by < N_RANK_BYS; by++) {
		if (rule->bys & 1u << by) {
			const Source *source = by_source(by, record->table);
			bys[by].count(ranks, view_of(bys[by].name),
				      column_value(record, source->value),
				      column_value(record, source->name));
		}
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
		       known == N_RANK_BYS ? RANK_EXACT : bys[known].identity, count);
	return true;
}
