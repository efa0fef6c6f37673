/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rank table: see rank/rank.h. */
#include "message/person-name.h"
#include "rank/entry.h"

static void entry_free(gpointer data)
{
	Entry *entry = data;
	g_clear_pointer(&entry->titles, g_array_unref);
	g_clear_pointer(&entry->past, g_array_unref);
	g_free(entry->text);
	g_free(entry);
}

RankTable *rank_table_new(void)
{
	RankTable *table = g_new0(RankTable, 1);
	table->entries = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, entry_free);
	table->scratch = g_string_new(NULL);
	table->seed = hash_seed_new();
	return table;
}

void rank_table_free(RankTable *table)
{
	g_hash_table_unref(table->entries);
	g_clear_pointer(&table->firsts, g_hash_table_unref);
	g_string_free(table->scratch, TRUE);
	g_free(table);
}

void rank_table_keep_titles(RankTable *table, RankTitles titles)
{
	table->titles = titles;
}

/* How bad a spelling is. */
static unsigned spelling_defects(View key, RankIdentity identity)
{
	return identity == RANK_PERSON ? rank_person_defects(key) : 0;
}

static char *append_key(char *out, View key, RankIdentity identity)
{
	for (size_t i = 0; i < key.len; i++)
		out[i] = identity == RANK_NOCASE ? g_ascii_tolower(key.data[i]) : key.data[i];
	return out + key.len;
}

void rank_entry_set_text(Entry *entry, View by, View key, View key2)
{
	char *text = g_malloc(by.len + key.len + key2.len + 1);
	char *end = append_key(text, by, RANK_EXACT);
	end = append_key(end, key, entry->identity);
	append_key(end, key2, entry->identity2);
	g_free(entry->text);
	entry->text = text;
	entry->by_len = by.len;
	entry->key_len = key.len;
	entry->key2_len = key2.len;
}

/* Whether key is a better spelling of what is spelt best, with defects which it replaces. */
static bool is_better(View key, View best, RankIdentity identity, unsigned *defects)
{
	if (identity != RANK_PERSON || view_equal(best, key))
		return false;
	unsigned others = rank_person_defects(key);
	if (others > *defects || (others == *defects && view_compare(key, best) >= 0))
		return false;
	*defects = others;
	return true;
}

/* Keeps the better spellings: a minimum, so the order in which they come does not matter. */
static void entry_consider(Entry *entry, const RankRow *row)
{
	View key = entry_key(entry), key2 = entry_key2(entry);
	bool first = is_better(row->key, key, entry->identity, &entry->defects);
	bool second = is_better(row->key2, key2, entry->identity2, &entry->defects2);
	if (first || second)
		rank_entry_set_text(entry, entry_by(entry), first ? row->key : key,
				    second ? row->key2 : key2);
}

guint64 rank_key_hash(guint64 seed, View key, RankIdentity identity)
{
	if (identity == RANK_EXACT)
		return hash_view(seed, key);
	if (identity == RANK_NAME)
		return person_name_hash(seed, key);
	return hash_view_nocase(seed, identity == RANK_PERSON ? rank_person_id(key) : key);
}

guint64 rank_row_hash(guint64 seed, const RankRow *row)
{
	guint64 hash =
		hash_pair(hash_view(seed, row->by), rank_key_hash(seed, row->key, row->identity));
	return row->key2.len ? hash_pair(hash, rank_key_hash(seed, row->key2, row->identity2))
			     : hash;
}

static Entry *entry_new(guint64 id, const RankRow *row)
{
	Entry *entry = g_new0(Entry, 1);
	entry->id = id;
	entry->identity = row->identity;
	entry->identity2 = row->identity2;
	entry->defects = spelling_defects(row->key, row->identity);
	entry->defects2 = spelling_defects(row->key2, row->identity2);
	rank_entry_set_text(entry, row->by, row->key, row->key2);
	return entry;
}

static Entry *find_entry(RankTable *table, const RankRow *row)
{
	guint64 id = rank_row_hash(table->seed, row);
	Entry *entry = g_hash_table_lookup(table->entries, &id);
	if (!entry) {
		entry = entry_new(id, row);
		g_hash_table_insert(table->entries, &entry->id, entry);
	}
	entry_consider(entry, row);
	return entry;
}

static void title_clear(gpointer data)
{
	g_free(((Title *)data)->text);
}

static void keep_title(RankTable *table, Entry *entry, View text)
{
	if (table->titles == RANK_TITLES_NONE || text.len == 0 ||
	    (entry->titles && table->titles == RANK_TITLES_FIRST))
		return;
	if (!entry->titles) {
		entry->titles = g_array_new(FALSE, FALSE, sizeof(Title));
		g_array_set_clear_func(entry->titles, title_clear);
	}
	Title title = { table->n_titles++, view_dup(text) };
	g_array_append_val(entry->titles, title);
}

static int compare_past_days(gconstpointer left, gconstpointer right)
{
	const PastDay *a = left, *b = right;
	return (a->day < b->day) - (a->day > b->day);
}

void rank_entry_add_past(Entry *entry, gint64 day, guint64 count)
{
	if (!entry->past)
		entry->past = g_array_new(FALSE, FALSE, sizeof(PastDay));
	/* Mail of one day mostly comes together. */
	for (guint i = entry->past->len; i-- > 0;) {
		PastDay *past = entry_past(entry, i);
		if (past->day == day) {
			past->count = number_add(past->count, count);
			return;
		}
	}
	if (entry->past->len == 2 * RANK_PAST_DAYS) {
		g_array_sort(entry->past, compare_past_days);
		g_array_set_size(entry->past, RANK_PAST_DAYS);
	}
	PastDay past = { day, count };
	g_array_append_val(entry->past, past);
}

void rank_table_put(RankTable *table, const RankRow *row)
{
	Entry *entry = find_entry(table, row);
	if (row->is_past) {
		entry->is_known = true;
		if (row->day != RANK_NO_DAY)
			rank_entry_add_past(entry, row->day, row->count);
		return;
	}
	entry->count = number_add(entry->count, row->count);
	entry->is_counted = true;
	keep_title(table, entry, row->title);
}

GString *rank_table_scratch(RankTable *table)
{
	return table->scratch;
}

guint64 rank_table_seed(const RankTable *table)
{
	return table->seed;
}

/* A set of hashes. */
static GHashTable *hashes_new(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

bool rank_table_is_first(RankTable *table, const RankRow *row, View what)
{
	if (!table->firsts)
		table->firsts = hashes_new();
	guint64 pair = hash_pair(rank_row_hash(table->seed, row), hash_view(table->seed, what));
	return g_hash_table_add(table->firsts, g_memdup2(&pair, sizeof pair));
}

static int compare_keys(const RankRow *a, const RankRow *b)
{
	int key = view_compare(a->key, b->key);
	return key ? key : view_compare(a->key2, b->key2);
}

static int compare_by_key(gconstpointer left, gconstpointer right)
{
	const RankRow *a = left, *b = right;
	int by = view_compare(a->by, b->by);
	return by ? by : compare_keys(a, b);
}

static int compare_by_count(gconstpointer left, gconstpointer right)
{
	const RankRow *a = left, *b = right;
	int by = view_compare(a->by, b->by);
	if (by)
		return by;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return compare_keys(a, b);
}

static RankRow row_of_entry(const Entry *entry)
{
	return (RankRow){
		.by = entry_by(entry),
		.key = entry_key(entry),
		.key2 = entry_key2(entry),
		.count = entry->count,
		.identity = entry->identity,
		.identity2 = entry->identity2,
		.title = view_of(entry->titles ? entry_title(entry, 0)->text : NULL),
		.is_known = entry->is_known,
	};
}

/* The sum of a first key's pairs, of which all is known in sums: from a hash to guint64. */
static guint64 *find_sum(const RankTable *table, GHashTable *sums, const RankRow *row)
{
	guint64 id = rank_key_hash(table->seed, row->key, row->identity);
	guint64 *sum = g_hash_table_lookup(sums, &id);
	if (!sum) {
		sum = g_new0(guint64, 1);
		g_hash_table_insert(sums, g_memdup2(&id, sizeof id), sum);
	}
	return sum;
}

/* Gives pairs of the same by their totals. */
static void total_pairs(const RankTable *table, RankRow *rows, guint n_rows)
{
	g_autoptr(GHashTable) sums =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	for (guint i = 0; i < n_rows; i++) {
		guint64 *sum = find_sum(table, sums, &rows[i]);
		*sum = number_add(*sum, rows[i].count);
	}
	for (guint i = 0; i < n_rows; i++)
		rows[i].total = *find_sum(table, sums, &rows[i]);
}

static void total_keys(RankRow *rows, guint n_rows)
{
	guint64 total = 0;
	for (guint i = 0; i < n_rows; i++)
		total = number_add(total, rows[i].count);
	for (guint i = 0; i < n_rows; i++)
		rows[i].total = total;
}

/* Gives the sorted rows their totals, and leaves out those behind the limit of each by. */
static void finish_rows(const RankTable *table, GArray *rows, guint64 limit)
{
	RankRow *all = (RankRow *)(void *)rows->data;
	guint kept = 0;
	for (guint start = 0, end; start < rows->len; start = end) {
		for (end = start; end < rows->len && view_equal(all[end].by, all[start].by);)
			end++;
		if (all[start].key2.len)
			total_pairs(table, &all[start], end - start);
		else
			total_keys(&all[start], end - start);
		for (guint i = start; i < end && (limit == 0 || i - start < limit); i++)
			all[kept++] = all[i];
	}
	g_array_set_size(rows, kept);
}

GArray *rank_table_list(const RankTable *table, const RankListing *listing)
{
	guint size = g_hash_table_size(table->entries);
	GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(RankRow), size);
	GHashTableIter iter;
	gpointer data;
	g_hash_table_iter_init(&iter, table->entries);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		const Entry *entry = data;
		if (!(entry->is_counted || listing->with_known) ||
		    (listing->only_new && entry->is_known))
			continue;
		RankRow row = row_of_entry(entry);
		g_array_append_val(rows, row);
	}
	g_array_sort(rows, listing->sort == RANK_SORT_KEY ? compare_by_key : compare_by_count);
	finish_rows(table, rows, listing->limit);
	return rows;
}

GArray *rank_table_rows(const RankTable *table, guint64 limit)
{
	return rank_table_list(table, &(RankListing){ .limit = limit });
}

GArray *rank_table_past_rows(const RankTable *table, gint64 first, gint64 end)
{
	GArray *rows = rank_table_list(table, &(RankListing){ .with_known = true });
	guint kept = 0;
	for (guint i = 0; i < rows->len; i++) {
		RankRow row = g_array_index(rows, RankRow, i);
		guint64 id = rank_row_hash(table->seed, &row);
		const Entry *entry = g_hash_table_lookup(table->entries, &id);
		row.count = 0;
		for (guint j = 0; entry->past && j < entry->past->len; j++) {
			const PastDay *past = entry_past(entry, j);
			if (past->day >= first && past->day < end)
				row.count = number_add(row.count, past->count);
		}
		if (row.count)
			g_array_index(rows, RankRow, kept++) = row;
	}
	g_array_set_size(rows, kept);
	g_array_sort(rows, compare_by_count);
	return rows;
}

void rank_table_append_titles(const RankTable *table, const RankRow *row, GPtrArray *titles)
{
	guint64 id = rank_row_hash(table->seed, row);
	const Entry *entry = g_hash_table_lookup(table->entries, &id);
	for (guint i = 0; entry && entry->titles && i < entry->titles->len; i++)
		g_ptr_array_add(titles, entry_title(entry, i)->text);
}
