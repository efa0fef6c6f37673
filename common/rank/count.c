/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is counted by: see rank/count.h. */
#include "rank/count.h"

#define POSTED (1u << KIND_PATCH | 1u << KIND_COVER)

enum {
	/* A record whose keys make more pairs counts for the first of them. */
	MAX_PAIRS = 10000,
};

/* A key in text. */
typedef struct {
	size_t start, len;
	guint64 weight;
	RankDoubt doubt;
} First;

struct RankFirsts {
	GString *text;
	GArray *keys; /* of First */
	size_t n_pairs;
	bool is_taking; /* the first term's keys come */
};

static void count_free(gpointer data)
{
	RankCount *count = data;
	g_free(count->name);
	g_free(count);
}

RankCounts *rank_counts_new(void)
{
	RankCounts *counts = g_new0(RankCounts, 1);
	counts->items = g_ptr_array_new_with_free_func(count_free);
	counts->firsts = g_new0(RankFirsts, 1);
	counts->firsts->text = g_string_new(NULL);
	counts->firsts->keys = g_array_new(FALSE, FALSE, sizeof(First));
	return counts;
}

void rank_counts_free(RankCounts *counts)
{
	if (!counts)
		return;
	g_ptr_array_unref(counts->items);
	g_string_free(counts->firsts->text, TRUE);
	g_array_unref(counts->firsts->keys);
	g_free(counts->firsts);
	g_free(counts);
}

const RankCount *rank_counts_get(const RankCounts *counts, guint n)
{
	return counts && n < counts->items->len ? g_ptr_array_index(counts->items, n) : NULL;
}

RankCount *rank_counts_find(const RankCounts *counts, View name)
{
	for (guint i = 0; i < counts->items->len; i++) {
		RankCount *count = g_ptr_array_index(counts->items, i);
		if (view_is(name, count->name))
			return count;
	}
	return NULL;
}

View rank_counts_find_unknown(const RankCounts *counts)
{
	const RankCount *count;
	for (guint i = 0; (count = rank_counts_get(counts, i)); i++) {
		for (size_t j = 0; j < count->n_terms && !count->is_found; j++) {
			const RankTerm *term = &count->terms[j];
			if (rank_key_is_column(term->key) &&
			    column_of_name(term->name) == COLUMN_UNKNOWN)
				return term->name;
		}
	}
	return VIEW("");
}

static RankTerm term_of_name(View name)
{
	return (RankTerm){ rank_key_of_name(name), name, COLUMN_UNKNOWN, 0, false };
}

/* Takes what stands before a mark off text. */
static View next_part(View *text, char mark, bool *has_more)
{
	const char *end = view_chr(*text, mark);
	View part = view_head(*text, end ? (size_t)(end - text->data) : text->len);
	*text = view_from(*text, part.len + 1);
	*has_more = end != NULL;
	return part;
}

/* Reads `month:org` into count; false if it has an empty part or too many. */
static bool read_terms(RankCount *count)
{
	View rest = view_of(count->name);
	bool has_more = true;
	while (has_more && count->n_terms < RANK_MAX_TERMS) {
		View name = next_part(&rest, ':', &has_more);
		if (name.len == 0)
			return false;
		count->terms[count->n_terms++] = term_of_name(name);
	}
	return !has_more;
}

/* The kinds that all terms count, if one of them says so. */
static unsigned common_kinds(const RankCount *count)
{
	unsigned kinds = ~0u;
	bool has_own = false;
	for (size_t i = 0; i < count->n_terms; i++) {
		unsigned own = count->terms[i].key->kinds;
		has_own |= own != 0;
		kinds &= own ? own : ~0u;
	}
	return has_own ? kinds : POSTED;
}

static bool add_name(RankCounts *counts, View name)
{
	if (rank_counts_find(counts, name))
		return true;
	RankCount *count = g_new0(RankCount, 1);
	count->name = view_dup(name);
	g_ptr_array_add(counts->items, count);
	bool is_good = read_terms(count);
	count->kinds = common_kinds(count);
	return is_good;
}

void rank_counts_add(RankCounts *counts, RankBy by)
{
	add_name(counts, view_of(rank_by_name(by)));
}

bool rank_counts_parse(RankCounts *counts, View list, View *bad)
{
	bool has_more = true;
	while (has_more) {
		*bad = next_part(&list, ',', &has_more);
		if (!add_name(counts, *bad))
			return false;
	}
	return true;
}

bool rank_counts_have(const RankCounts *counts, RankBy by)
{
	const RankCount *count;
	for (guint i = 0; (count = rank_counts_get(counts, i)); i++)
		for (size_t j = 0; j < count->n_terms; j++)
			if (count->terms[j].key == rank_key(by))
				return true;
	return false;
}

bool rank_counts_have_pairs(const RankCounts *counts)
{
	const RankCount *count;
	for (guint i = 0; (count = rank_counts_get(counts, i)); i++)
		if (count->n_terms > 1)
			return true;
	return false;
}

bool rank_count_takes_any_mail(const RankCount *count)
{
	for (size_t i = 0; i < count->n_terms; i++)
		if (!count->terms[i].key->any_mail)
			return false;
	return true;
}

static bool has_words(Column column)
{
	return column == COLUMN_FLAGS || column == COLUMN_TAGS || column == COLUMN_REFERENCES ||
	       column == COLUMN_GAVE;
}

/* Finds the column of a term; false if the table has none of that name. */
static bool find_column(RankTerm *term, Table table, const View *extra, size_t n_extra)
{
	term->column = column_of_name(term->name);
	term->has_words = has_words(term->column);
	if (term->column != COLUMN_UNKNOWN && table_has(table, term->column))
		return true;
	term->column = COLUMN_UNKNOWN;
	for (term->extra = 0; term->extra < n_extra; term->extra++)
		if (view_equal(extra[term->extra], term->name))
			return true;
	return false;
}

bool rank_counts_find_columns(RankCounts *counts, Table table, const View *extra, size_t n_extra,
			      View *missing)
{
	for (guint i = 0; i < counts->items->len; i++) {
		RankCount *count = g_ptr_array_index(counts->items, i);
		for (size_t j = 0; j < count->n_terms; j++) {
			RankTerm *term = &count->terms[j];
			*missing = term->name;
			if (rank_key_is_column(term->key) &&
			    !find_column(term, table, extra, n_extra))
				return false;
		}
		count->is_found = true;
	}
	return true;
}

/* Whether the record adds to what the row's keys have. */
static bool is_new(const Tally *tally, const RankRow *row)
{
	RankWeight weight = tally->rule->weight;
	if (weight != WEIGHT_SERIES && weight != WEIGHT_THREADS)
		return true;
	View what = tally->record->values[weight == WEIGHT_SERIES ? COLUMN_SERIES : COLUMN_THREAD];
	/* What belongs to none is one of its own. */
	return what.len == 0 || rank_table_is_first(tally->ranks, row, what);
}

/* git shortlog's word for none. */
static View title_of(const Tally *tally)
{
	const View *values = tally->record->values;
	View title =
		tally->record->table == TABLE_PATCH ? values[COLUMN_TITLE] : values[COLUMN_SUBJECT];
	return title.len || tally->rule->titles == RANK_TITLES_FIRST ? title : VIEW("<none>");
}

static RankRow row_of_keys(const Tally *tally, View key, View key2, guint64 weight)
{
	RankRow row = {
		.by = view_of(tally->count->name),
		.key = key,
		.key2 = key2,
		.count = weight,
		.identity = rank_term_identity(&tally->count->terms[0], key),
		.title = VIEW(""),
	};
	if (key2.len)
		row.identity2 = rank_term_identity(&tally->count->terms[1], key2);
	if (tally->rule->titles)
		row.title = title_of(tally);
	return row;
}

static void put(const Tally *tally, View key, View key2, guint64 weight, const RankDoubt *doubt)
{
	RankRow row = row_of_keys(tally, key, key2, weight);
	if (!is_new(tally, &row) || (tally->is_context && !tally->rule->known))
		return;
	row.is_past = tally->is_context;
	row.day = tally->day;
	if (doubt->is_set) {
		rank_threads_defer(tally->rule->threads, tally->record->values[COLUMN_THREAD],
				   doubt->writer, &row);
	} else {
		rank_table_put(tally->ranks, &row);
	}
}

/* Puts the pairs of this key, the second, and of those before. */
static void put_pairs(const Tally *tally, View key2)
{
	RankFirsts *firsts = tally->firsts;
	for (guint i = 0; i < firsts->keys->len && firsts->n_pairs < MAX_PAIRS; i++) {
		const First *first = &g_array_index(firsts->keys, First, i);
		View key = { firsts->text->str + first->start, first->len };
		firsts->n_pairs++;
		put(tally, key, key2, MAX(first->weight, tally->weight),
		    first->doubt.is_set ? &first->doubt : tally->doubt);
	}
}

void tally_add(const Tally *tally, View key)
{
	RankFirsts *firsts = tally->firsts;
	if (key.len == 0)
		return;
	if (!firsts) {
		put(tally, key, VIEW(""), tally->weight, tally->doubt);
	} else if (!firsts->is_taking) {
		put_pairs(tally, key);
	} else if (firsts->keys->len < MAX_PAIRS) {
		First first = { firsts->text->len, key.len, tally->weight, *tally->doubt };
		view_append(firsts->text, key);
		g_array_append_val(firsts->keys, first);
	}
}

void rank_count_keys(const RankCount *count, const Tally *given)
{
	RankDoubt doubt = { 0 };
	Tally tally = *given;
	/* only pairs have first terms */
	RankFirsts *firsts = count->n_terms > 1 ? tally.rule->counts->firsts : NULL;
	tally.count = count;
	tally.doubt = &doubt;
	tally.firsts = firsts;
	if (firsts) {
		g_string_truncate(firsts->text, 0);
		g_array_set_size(firsts->keys, 0);
		firsts->n_pairs = 0;
	}
	for (size_t i = 0; i < count->n_terms; i++) {
		if (firsts)
			firsts->is_taking = i == 0;
		doubt.is_set = false;
		tally.term = &count->terms[i];
		tally.term->key->count(&tally);
	}
}

void rank_row_identify(RankRow *row)
{
	View rest = row->by;
	bool has_more;
	View name = next_part(&rest, ':', &has_more);
	const RankTerm first = term_of_name(name), second = term_of_name(rest);
	row->identity = rank_term_identity(&first, row->key);
	row->identity2 = rank_term_identity(&second, row->key2);
}
