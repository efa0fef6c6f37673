/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rank table: see rank/rank.h. */
#include "rank/rank.h"

#include "bytes/hash.h"
#include "bytes/number.h"
#include "message/relay.h"

typedef struct {
	guint64 id; /* hash of by and of what tells the key from others: equal ones are one key */
	guint64 count;
	char *text; /* by, then key: the best spelling so far; owned */
	size_t by_len, key_len;
	RankIdentity identity;
	unsigned defects; /* of key */
} Entry;

struct RankTable {
	GHashTable *entries; /* from id to Entry, owned */
	GHashTable *firsts;  /* set of hashes, owned; NULL until one is needed */
	GString *scratch;
	guint64 seed;
};

static void entry_free(gpointer data)
{
	Entry *entry = data;
	g_free(entry->text);
	g_free(entry);
}

static View entry_by(const Entry *entry)
{
	return (View){ entry->text, entry->by_len };
}

static View entry_key(const Entry *entry)
{
	return (View){ entry->text + entry->by_len, entry->key_len };
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

/* What stands before the address of a list in a key. */
static const char via[] = " via";

/* Cuts `Name <addr>` in two. A key without an address is given as such, with an empty name. */
static View split_person(View key, View *name)
{
	*name = VIEW("");
	const char *open = view_ends(key, ">") ? memrchr(key.data, '<', key.len) : NULL;
	if (!open)
		return key;
	size_t at = (size_t)(open - key.data);
	View addr = { open + 1, key.len - at - 2 };
	if (addr.len == 0)
		return key;
	*name = view_trim(view_head(key, at));
	return addr;
}

/* Whether a person's key is one by its name as well as by its address. */
static bool is_shared(View name, View addr)
{
	return view_ends(name, via) || relay_address_is_shared(addr);
}

View rank_person_name(View key)
{
	View name;
	View addr = split_person(key, &name);
	if (addr.len == key.len)
		return key;
	return view_ends(name, via) ? view_trim(view_head(name, name.len - strlen(via))) : name;
}

/* How bad a spelling is: what weighs more stands higher. */
static unsigned spelling_defects(View key, RankIdentity identity)
{
	if (identity != RANK_PERSON)
		return 0;
	View name;
	split_person(key, &name);
	unsigned defects = 0;
	defects |= (name.len == 0) << 4;
	defects |= (view_chr(name, '@') != NULL) << 3;
	defects |= (view_find(name, "\xEF\xBF\xBD") != NULL) << 2; /* bytes were lost */
	defects |= (view_chr(name, ',') != NULL) << 1;		   /* `Last, First` */
	defects |= view_chr(name, ' ') == NULL;
	return defects;
}

static void entry_set_key(Entry *entry, View by, View key, unsigned defects)
{
	char *text = g_malloc(by.len + key.len + 1);
	memcpy(text, by.data, by.len);
	memcpy(text + by.len, key.data, key.len);
	g_free(entry->text);
	entry->text = text;
	entry->by_len = by.len;
	entry->key_len = key.len;
	entry->defects = defects;
}

/* Keeps the better spelling: a minimum, so the order in which they come does not matter. */
static void entry_consider(Entry *entry, View key, RankIdentity identity)
{
	if (identity != RANK_PERSON || view_equal(entry_key(entry), key))
		return;
	unsigned defects = spelling_defects(key, identity);
	if (defects < entry->defects ||
	    (defects == entry->defects && view_compare(key, entry_key(entry)) < 0))
		entry_set_key(entry, entry_by(entry), key, defects);
}

static guint64 hash_key(guint64 seed, View by, View key, RankIdentity identity)
{
	View name;
	if (identity == RANK_PERSON) {
		View addr = split_person(key, &name);
		key = is_shared(name, addr) ? key : addr;
	}
	guint64 hash = identity == RANK_EXACT ? hash_view(seed, key) : hash_view_nocase(seed, key);
	return hash_pair(hash_view(seed, by), hash);
}

guint64 rank_row_hash(guint64 seed, const RankRow *row)
{
	return hash_key(seed, row->by, row->key, row->identity);
}

static Entry *entry_new(guint64 id, View by, View key, RankIdentity identity)
{
	Entry *entry = g_new0(Entry, 1);
	entry->id = id;
	entry->identity = identity;
	entry_set_key(entry, by, key, spelling_defects(key, identity));
	for (size_t i = 0; identity == RANK_NOCASE && i < key.len; i++)
		entry->text[by.len + i] = g_ascii_tolower(key.data[i]);
	return entry;
}

void rank_table_add(RankTable *table, View by, View key, RankIdentity identity, guint64 count)
{
	guint64 id = hash_key(table->seed, by, key, identity);
	Entry *entry = g_hash_table_lookup(table->entries, &id);
	if (!entry) {
		entry = entry_new(id, by, key, identity);
		g_hash_table_insert(table->entries, &entry->id, entry);
	}
	entry_consider(entry, key, identity);
	entry->count = number_add(entry->count, count);
}

GString *rank_table_scratch(RankTable *table)
{
	return table->scratch;
}

void rank_person_key(GString *key, Person person)
{
	View name = person.name, addr = person.addr;
	g_string_truncate(key, 0);
	g_string_append_len(key, name.data, (gssize)name.len);
	if (name.len && addr.len && person.is_shared && !relay_address_is_shared(addr))
		g_string_append(key, via);
	if (name.len && addr.len)
		g_string_append_c(key, ' ');
	if (addr.len) {
		g_string_append_c(key, '<');
		g_string_append_len(key, addr.data, (gssize)addr.len);
		g_string_append_c(key, '>');
	}
}

/* A set of hashes. */
static GHashTable *hashes_new(void)
{
	return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

bool rank_table_is_first(RankTable *table, View by, View key, RankIdentity identity, View what)
{
	if (!table->firsts)
		table->firsts = hashes_new();
	guint64 pair =
		hash_pair(hash_key(table->seed, by, key, identity), hash_view(table->seed, what));
	return g_hash_table_add(table->firsts, g_memdup2(&pair, sizeof pair));
}

static int compare_rows(gconstpointer left, gconstpointer right)
{
	const RankRow *a = left, *b = right;
	int by = view_compare(a->by, b->by);
	if (by)
		return by;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return view_compare(a->key, b->key);
}

GArray *rank_table_rows(const RankTable *table, guint64 limit)
{
	guint size = g_hash_table_size(table->entries);
	GArray *rows = g_array_sized_new(FALSE, FALSE, sizeof(RankRow), size);
	GHashTableIter iter;
	gpointer data;
	g_hash_table_iter_init(&iter, table->entries);
	while (g_hash_table_iter_next(&iter, NULL, &data)) {
		const Entry *entry = data;
		RankRow row = { entry_by(entry), entry_key(entry), entry->count, entry->identity };
		g_array_append_val(rows, row);
	}
	g_array_sort(rows, compare_rows);
	if (limit == 0)
		return rows;

	guint kept = 0;
	guint64 rank = 0;
	for (guint i = 0; i < rows->len; i++) {
		RankRow row = g_array_index(rows, RankRow, i);
		bool same = kept && view_equal(row.by, g_array_index(rows, RankRow, kept - 1).by);
		rank = same ? rank + 1 : 1;
		if (rank <= limit)
			g_array_index(rows, RankRow, kept++) = row;
	}
	g_array_set_size(rows, kept);
	return rows;
}

/* Whether a row is of somebody who is known by an address of his own. */
static bool has_own_address(const RankRow *row)
{
	View name;
	View addr = split_person(row->key, &name);
	return addr.len < row->key.len && !is_shared(name, addr);
}

/* Joins the rows, in their order, to those of the same name before them. */
static void merge_rows(RankTable *table, GArray *rows, GHashTable *leaders, bool own)
{
	for (guint i = 0; i < rows->len; i++) {
		RankRow *row = &g_array_index(rows, RankRow, i);
		View name = rank_person_name(row->key);
		if (row->identity != RANK_PERSON || name.len == 0 || has_own_address(row) != own)
			continue;
		guint64 id = rank_row_hash(table->seed, row);
		guint64 group = hash_key(table->seed, row->by, name, RANK_NOCASE);
		/* In this order the first one counted most. */
		Entry *leader = g_hash_table_lookup(leaders, &group);
		if (leader) {
			leader->count = number_add(leader->count, row->count);
			g_hash_table_remove(table->entries, &id);
			row->key = VIEW(""); /* it is gone */
		} else {
			g_hash_table_insert(leaders, g_memdup2(&group, sizeof group),
					    g_hash_table_lookup(table->entries, &id));
		}
	}
}

void rank_table_merge_names(RankTable *table)
{
	g_autoptr(GArray) rows = rank_table_rows(table, 0);
	g_autoptr(GHashTable) leaders =
		g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	merge_rows(table, rows, leaders, true);
	merge_rows(table, rows, leaders, false);
}
