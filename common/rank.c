/* The rank table: see rank.h. */
#include "rank.h"

#include "hash.h"
#include "number.h"

typedef struct {
	View id;	  /* by, TAB, who or what the key stands for; owned */
	View by;	  /* the first part of id */
	guint hash;	  /* of id, with the table's seed */
	View key;	  /* the best spelling so far; owned */
	unsigned defects; /* of key */
	guint64 count;
} Entry;

struct RankTable {
	GHashTable *entries; /* a set of Entry */
	GString *id, *key;   /* scratch */
	guint64 seed;
};

static guint entry_hash(gconstpointer entry)
{
	return ((const Entry *)entry)->hash;
}

static gboolean entry_equal(gconstpointer a, gconstpointer b)
{
	return view_equal(((const Entry *)a)->id, ((const Entry *)b)->id);
}

static void entry_free(gpointer data)
{
	Entry *entry = data;
	g_free((char *)entry->id.data);
	g_free((char *)entry->key.data);
	g_free(entry);
}

RankTable *rank_table_new(void)
{
	RankTable *table = g_new0(RankTable, 1);
	table->entries = g_hash_table_new_full(entry_hash, entry_equal, entry_free, NULL);
	table->id = g_string_new(NULL);
	table->key = g_string_new(NULL);
	table->seed = hash_seed_new();
	return table;
}

void rank_table_free(RankTable *table)
{
	g_hash_table_unref(table->entries);
	g_string_free(table->id, TRUE);
	g_string_free(table->key, TRUE);
	g_free(table);
}

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

static void append_lower(GString *out, View text)
{
	size_t at = out->len;
	g_string_append_len(out, text.data, (gssize)text.len);
	for (; at < out->len; at++)
		out->str[at] = g_ascii_tolower(out->str[at]);
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

static View own(View bytes)
{
	return (View){ view_dup(bytes), bytes.len };
}

static Entry *entry_new(const Entry *probe, size_t by_len, View key, RankIdentity identity)
{
	Entry *entry = g_new0(Entry, 1);
	entry->id = own(probe->id);
	entry->by = view_head(entry->id, by_len);
	entry->hash = probe->hash;
	entry->key = own(key);
	entry->defects = spelling_defects(key, identity);
	return entry;
}

/* Keeps the better spelling: a minimum, so the order in which they come does not matter. */
static void entry_consider(Entry *entry, View key, RankIdentity identity)
{
	if (view_equal(entry->key, key))
		return;
	unsigned defects = spelling_defects(key, identity);
	if (defects > entry->defects ||
	    (defects == entry->defects && view_compare(key, entry->key) >= 0))
		return;
	g_free((char *)entry->key.data);
	entry->key = own(key);
	entry->defects = defects;
}

/* What tells the key from others, as scratch: valid until the next call. */
static View compose_id(RankTable *table, View by, View key, RankIdentity identity)
{
	View name;
	g_string_truncate(table->id, 0);
	g_string_append_len(table->id, by.data, (gssize)by.len);
	g_string_append_c(table->id, '\t');
	if (identity == RANK_EXACT)
		g_string_append_len(table->id, key.data, (gssize)key.len);
	else
		append_lower(table->id, identity == RANK_PERSON ? split_person(key, &name) : key);
	return view_of_gstring(table->id);
}

void rank_table_add(RankTable *table, View by, View key, RankIdentity identity, guint64 count)
{
	Entry probe = { .id = compose_id(table, by, key, identity) };
	if (identity == RANK_NOCASE)
		key = view_from(probe.id, by.len + 1);
	probe.hash = (guint)hash_view(table->seed, probe.id);
	Entry *entry = g_hash_table_lookup(table->entries, &probe);
	if (!entry) {
		entry = entry_new(&probe, by.len, key, identity);
		g_hash_table_add(table->entries, entry);
	}
	entry_consider(entry, key, identity);
	entry->count = number_add(entry->count, count);
}

void rank_table_add_person(RankTable *table, View by, View name, View addr, guint64 count)
{
	GString *key = table->key;
	g_string_truncate(key, 0);
	g_string_append_len(key, name.data, (gssize)name.len);
	if (name.len && addr.len)
		g_string_append_c(key, ' ');
	if (addr.len) {
		g_string_append_c(key, '<');
		g_string_append_len(key, addr.data, (gssize)addr.len);
		g_string_append_c(key, '>');
	}
	rank_table_add(table, by, view_of_gstring(key), RANK_PERSON, count);
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
	while (g_hash_table_iter_next(&iter, &data, NULL)) {
		const Entry *entry = data;
		RankRow row = { entry->by, entry->key, entry->count };
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
