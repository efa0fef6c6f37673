/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of people in a rank table: see rank/rank.h. */
#include "rank/entry.h"

static int compare_titles(gconstpointer left, gconstpointer right)
{
	const Title *a = left, *b = right;
	return (a->number > b->number) - (a->number < b->number);
}

/* Gives the leader what another entry, which then goes, has. */
static void take_over(RankTable *table, Entry *leader, Entry *other)
{
	leader->count = number_add(leader->count, other->count);
	leader->is_counted |= other->is_counted;
	leader->is_known |= other->is_known;
	for (guint i = 0; other->past && i < other->past->len; i++)
		rank_entry_add_past(leader, entry_past(other, i)->day, entry_past(other, i)->count);
	if (!leader->titles) {
		leader->titles = g_steal_pointer(&other->titles);
	} else if (other->titles) {
		for (guint i = 0; i < other->titles->len; i++) {
			Title title = *entry_title(other, i);
			title.text = g_strdup(title.text);
			g_array_append_val(leader->titles, title);
		}
	}
	g_hash_table_remove(table->entries, &other->id);
}

/* Whether the row is joined to others of its name. */
static bool row_has_name(const RankRow *row)
{
	return row->identity == RANK_PERSON && !row->key2.len && rank_person_name(row->key).len;
}

/* One of a person's addresses, with his name. */
typedef struct {
	guint64 name; /* hash */
	char *key;    /* owned */
	guint64 count;
	bool is_own;
} Address;

static void address_free(gpointer data)
{
	Address *address = data;
	g_free(address->key);
	g_free(address);
}

static bool address_is_better(const Address *a, const Address *b)
{
	if (a->is_own != b->is_own)
		return a->is_own;
	return a->count != b->count ? a->count > b->count : strcmp(a->key, b->key) < 0;
}

/* What each address counts under all bys together: from the hash of it and of the name. */
static GHashTable *count_addresses(const RankTable *table, const GArray *rows)
{
	GHashTable *all = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, address_free);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		if (!row_has_name(row))
			continue;
		guint64 name = rank_key_hash(table->seed, rank_person_name(row->key), RANK_NAME);
		guint64 id = hash_pair(name, rank_key_hash(table->seed, row->key, RANK_PERSON));
		Address *known = g_hash_table_lookup(all, &id);
		if (!known) {
			known = g_new0(Address, 1);
			known->name = name;
			known->is_own = rank_person_has_address(row->key);
			known->key = view_dup(row->key);
			g_hash_table_insert(all, g_memdup2(&id, sizeof id), known);
		}
		known->count = number_add(known->count, row->count);
	}
	return all;
}

/* The best address of each name: from its hash to one of all, which stay as long. */
static GHashTable *best_addresses(GHashTable *all)
{
	GHashTable *best = g_hash_table_new(g_int64_hash, g_int64_equal);
	GHashTableIter iter;
	gpointer data;
	g_hash_table_iter_init(&iter, all);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		Address *address = data;
		const Address *other = g_hash_table_lookup(best, &address->name);
		if (!other || address_is_better(address, other))
			g_hash_table_replace(best, &address->name, address);
	}
	return best;
}

/* Joins the rows, in their order, to those of the same name before them. */
static void merge_rows(RankTable *table, GArray *rows, GHashTable *leaders, bool own)
{
	for (guint i = 0; i < rows->len; i++) {
		RankRow *row = &g_array_index(rows, RankRow, i);
		if (!row_has_name(row) || rank_person_has_address(row->key) != own)
			continue;
		View name = rank_person_name(row->key);
		guint64 id = rank_row_hash(table->seed, row);
		guint64 group = hash_pair(hash_view(table->seed, row->by),
					  rank_key_hash(table->seed, name, RANK_NAME));
		Entry *entry = g_hash_table_lookup(table->entries, &id);
		Entry *leader = g_hash_table_lookup(leaders, &group);
		if (leader) {
			take_over(table, leader, entry);
			row->key = VIEW(""); /* it is gone */
		} else {
			g_hash_table_insert(leaders, g_memdup2(&group, sizeof group), entry);
		}
	}
}

/* Gives a person's row another of his addresses, unless there is one of that already. */
static void rename_entry(RankTable *table, Entry *entry, View key)
{
	const RankRow row = { .by = entry_by(entry), .key = key, .identity = RANK_PERSON };
	guint64 id = rank_row_hash(table->seed, &row);
	if (id != entry->id) {
		if (g_hash_table_contains(table->entries, &id))
			return;
		g_hash_table_steal(table->entries, &entry->id);
		entry->id = id;
		g_hash_table_insert(table->entries, &entry->id, entry);
	}
	rank_entry_set_text(entry, entry_by(entry), key, VIEW(""));
}

void rank_table_merge_names(RankTable *table)
{
	g_autoptr(GArray) rows = rank_table_list(table, &(RankListing){ .with_known = true });
	g_autoptr(GHashTable) leaders =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_autoptr(GHashTable) all = count_addresses(table, rows);
	g_autoptr(GHashTable) best = best_addresses(all);
	merge_rows(table, rows, leaders, true);
	merge_rows(table, rows, leaders, false);
	GHashTableIter iter;
	gpointer data;
	g_hash_table_iter_init(&iter, leaders);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		Entry *leader = data;
		guint64 name =
			rank_key_hash(table->seed, rank_person_name(entry_key(leader)), RANK_NAME);
		const Address *address = g_hash_table_lookup(best, &name);
		if (address && !view_is(entry_key(leader), address->key))
			rename_entry(table, leader, view_of(address->key));
		if (leader->titles)
			g_array_sort(leader->titles, compare_titles);
	}
}

/* One of an entry's keys. */
typedef struct {
	View text;
	RankIdentity identity;
	unsigned defects;
} Spelling;

static Spelling spelling_of(const Entry *entry, bool second)
{
	return second ? (Spelling){ entry_key2(entry), entry->identity2, entry->defects2 }
		      : (Spelling){ entry_key(entry), entry->identity, entry->defects };
}

static bool spelling_is_better(const Spelling *a, const Spelling *b)
{
	return a->defects != b->defects ? a->defects < b->defects
					: view_compare(a->text, b->text) < 0;
}

/* The best spelling of each person: from the hash of who it is to a Spelling. */
static GHashTable *best_spellings(const RankTable *table)
{
	GHashTable *best = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	GHashTableIter iter;
	gpointer data;
	g_hash_table_iter_init(&iter, table->entries);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		for (int i = 0; i < 2; i++) {
			Spelling spelling = spelling_of(data, i);
			if (spelling.identity != RANK_PERSON || spelling.text.len == 0)
				continue;
			guint64 id = rank_key_hash(table->seed, spelling.text, RANK_PERSON);
			Spelling *other = g_hash_table_lookup(best, &id);
			if (!other)
				g_hash_table_insert(best, g_memdup2(&id, sizeof id),
						    g_memdup2(&spelling, sizeof spelling));
			else if (spelling_is_better(&spelling, other))
				*other = spelling;
		}
	}
	return best;
}

/* The spelling that is to stand for one of an entry's keys. */
static View shared_spelling(const RankTable *table, GHashTable *best, const Entry *entry,
			    bool second)
{
	Spelling spelling = spelling_of(entry, second);
	guint64 id = rank_key_hash(table->seed, spelling.text, RANK_PERSON);
	bool is_person = spelling.identity == RANK_PERSON && spelling.text.len;
	const Spelling *other = is_person ? g_hash_table_lookup(best, &id) : NULL;
	return other ? other->text : spelling.text;
}

/* Whether people are in more than one place: under several bys, or in pairs. */
static bool has_people_twice(const RankTable *table)
{
	GHashTableIter iter;
	gpointer data;
	View by = VIEW("");
	g_hash_table_iter_init(&iter, table->entries);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		const Entry *entry = data;
		bool is_person = entry->identity == RANK_PERSON;
		if (entry->key2_len || (is_person && by.len && !view_equal(by, entry_by(entry))))
			return true;
		if (is_person)
			by = entry_by(entry);
	}
	return false;
}

void rank_table_share_spellings(RankTable *table)
{
	if (!has_people_twice(table))
		return;
	g_autoptr(GHashTable) best = best_spellings(table);
	g_autoptr(GPtrArray) old = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter iter;
	gpointer data;
	g_hash_table_iter_init(&iter, table->entries);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		Entry *entry = data;
		View key = shared_spelling(table, best, entry, false);
		View key2 = shared_spelling(table, best, entry, true);
		if (view_equal(key, entry_key(entry)) && view_equal(key2, entry_key2(entry)))
			continue;
		/* Others may still take their spelling from the text. */
		View by = entry_by(entry);
		g_ptr_array_add(old, entry->text);
		entry->text = NULL;
		rank_entry_set_text(entry, by, key, key2);
	}
}
