/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which mail came before, and on which further lists: see record/duplicate.h. */
#include "record/duplicate.h"

#include "bytes/hash.h"

enum {
	MAX_SIZE = 1 << 28,
	FIRST_SIZE = 1024,
	MAX_TEXTS = 8, /* of one id: forged mail must not make a search long */
	LIST_BITS = 16,
	MAX_LISTS = 1 << LIST_BITS,
	MAX_LIST_BYTES = 1 << 20,
	MAX_CROSSPOST_BYTES = 4 << 20,
};

#define LIST_MASK ((guint64)MAX_LISTS - 1)

/* The hashes stand for id and text: see bytes/hash.h. Of the text's 48 bits are enough, as only
 * texts under one id are compared. */
typedef struct {
	guint64 id;
	guint64 text_and_list; /* in the low LIST_BITS the number of the list it first came on */
} Mail;

typedef struct {
	guint64 key;
	View name;
	size_t number;
	char bytes[];
} List;

typedef struct {
	guint64 key; /* of id and list */
	const List *list;
	size_t len;
	char id[];
} Crosspost;

struct DuplicateSet {
	guint64 seed;
	Mail *mails; /* a ring once it is full */
	size_t size, allocated, used, next;
	guint32 *index; /* open addressing: 1 + a place in mails, 0 if free */
	size_t mask;
	GHashTable *lists; /* guint64 in a List -> it, owned */
	const List *last;  /* the one found last: an archive has mail of one list */
	size_t list_bytes;
	GHashTable *pairs; /* guint64 in a Crosspost, for each of: */
	GPtrArray *crossposts;
	size_t crosspost_bytes;
	bool incomplete; /* a cross-post was not remembered */
};

void duplicate_set_free(DuplicateSet *set)
{
	if (!set)
		return;
	g_hash_table_unref(set->pairs);
	g_ptr_array_unref(set->crossposts);
	g_hash_table_unref(set->lists);
	g_free(set->index);
	g_free(set->mails);
	g_free(set);
}

/* The text without white space at its end, in either form. */
static View cut_end(View text, TextForm form)
{
	for (;;) {
		while (text.len && g_ascii_isspace(text.data[text.len - 1]))
			text.len--;
		if (form == TEXT_PLAIN || text.len < 2 || !strchr("ntr", text.data[text.len - 1]))
			return text;
		/* Of a run of backslashes only an odd last one begins an escape. */
		size_t start = text.len - 1;
		while (start && text.data[start - 1] == '\\')
			start--;
		if ((text.len - 1 - start) % 2 == 0)
			return text;
		text.len -= 2;
	}
}

static void index_put(DuplicateSet *set, size_t place)
{
	size_t slot = set->mails[place].id & set->mask;
	while (set->index[slot])
		slot = (slot + 1) & set->mask;
	set->index[slot] = (guint32)place + 1;
}

/* Takes a mail out of the index, and closes the gap so that no search ends there. */
static void index_drop(DuplicateSet *set, size_t place)
{
	size_t mask = set->mask, gap = set->mails[place].id & mask;
	while (set->index[gap] != place + 1)
		gap = (gap + 1) & mask;
	for (size_t slot = (gap + 1) & mask; set->index[slot]; slot = (slot + 1) & mask) {
		size_t home = set->mails[set->index[slot] - 1].id & mask;
		if (((slot - home) & mask) >= ((slot - gap) & mask)) {
			set->index[gap] = set->index[slot];
			gap = slot;
		}
	}
	set->index[gap] = 0;
}

/* Makes room for more mails; the index has at least twice as many slots as there are mails. */
static void grow(DuplicateSet *set)
{
	set->allocated = MIN(set->size, MAX(2 * set->allocated, (size_t)FIRST_SIZE));
	set->mails = g_renew(Mail, set->mails, set->allocated);
	size_t slots = 2;
	while (slots < 2 * set->allocated)
		slots *= 2;
	g_free(set->index);
	set->index = g_new0(guint32, slots);
	set->mask = slots - 1;
	for (size_t i = 0; i < set->used; i++)
		index_put(set, i);
}

DuplicateSet *duplicate_set_new(size_t size)
{
	DuplicateSet *set = g_new0(DuplicateSet, 1);
	set->seed = hash_seed_new();
	set->size = CLAMP(size, 1, MAX_SIZE);
	set->lists = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	set->pairs = g_hash_table_new(g_int64_hash, g_int64_equal);
	set->crossposts = g_ptr_array_new_with_free_func(g_free);
	grow(set);
	return set;
}

static void remember(DuplicateSet *set, Mail mail)
{
	if (set->used == set->allocated && set->allocated < set->size)
		grow(set);
	size_t place = set->next;
	if (set->used == set->size)
		index_drop(set, place);
	else
		set->used++;
	set->next = (place + 1) % set->size;
	set->mails[place] = mail;
	index_put(set, place);
}

/* The list of that name; NULL for none, and if there are too many. */
static const List *find_list(DuplicateSet *set, View name)
{
	if (name.len == 0)
		return NULL;
	if (set->last && view_equal(set->last->name, name))
		return set->last;
	guint64 key = hash_view_nocase(set->seed, name);
	List *list = g_hash_table_lookup(set->lists, &key);
	if (list)
		return set->last = list;
	size_t number = g_hash_table_size(set->lists) + 1;
	if (number == MAX_LISTS || name.len > MAX_LIST_BYTES - set->list_bytes) {
		set->incomplete = true;
		return NULL;
	}
	list = g_malloc(sizeof(List) + name.len);
	memcpy(list->bytes, name.data, name.len);
	*list = (List){ .key = key, .name = { list->bytes, name.len }, .number = number };
	set->list_bytes += name.len;
	g_hash_table_insert(set->lists, &list->key, list);
	return list;
}

static void add_crosspost(DuplicateSet *set, guint64 id, View message_id, const List *list)
{
	guint64 key = hash_pair(id, list->number);
	if (g_hash_table_contains(set->pairs, &key))
		return;
	size_t size = sizeof(Crosspost) + message_id.len;
	if (size > MAX_CROSSPOST_BYTES - set->crosspost_bytes) {
		set->incomplete = true;
		return;
	}
	Crosspost *crosspost = g_malloc(size);
	*crosspost = (Crosspost){ .key = key, .list = list, .len = message_id.len };
	memcpy(crosspost->id, message_id.data, message_id.len);
	set->crosspost_bytes += size;
	g_ptr_array_add(set->crossposts, crosspost);
	g_hash_table_add(set->pairs, &crosspost->key);
}

DuplicateResult duplicate_set_add(DuplicateSet *set, View message_id, View list_name, View text,
				  TextForm form)
{
	if (message_id.len == 0)
		return DUPLICATE_NEW;
	const List *list = find_list(set, list_name);
	Mail mail = { .id = hash_view(set->seed, message_id) };
	size_t n_texts = 0;
	size_t slot = mail.id & set->mask;
	/* The index is large: what it says comes from memory while the text is hashed. */
	__builtin_prefetch(&set->index[slot]);
	mail.text_and_list = hash_view(set->seed, cut_end(text, form)) & ~LIST_MASK;
	for (; set->index[slot]; slot = (slot + 1) & set->mask) {
		const Mail *before = &set->mails[set->index[slot] - 1];
		if (before->id != mail.id)
			continue;
		n_texts++;
		if ((before->text_and_list & ~LIST_MASK) != mail.text_and_list)
			continue;
		if (list && (before->text_and_list & LIST_MASK) != list->number)
			add_crosspost(set, mail.id, message_id, list);
		return DUPLICATE_SAME;
	}
	if (n_texts < MAX_TEXTS) {
		mail.text_and_list |= list ? list->number : 0;
		remember(set, mail);
	}
	return n_texts ? DUPLICATE_REUSED : DUPLICATE_NEW;
}

bool duplicate_set_each_crosspost(const DuplicateSet *set, CrosspostFunc func, gpointer data)
{
	for (guint i = 0; i < set->crossposts->len; i++) {
		const Crosspost *crosspost = g_ptr_array_index(set->crossposts, i);
		func((View){ crosspost->id, crosspost->len }, crosspost->list->name, data);
	}
	return !set->incomplete;
}
