/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subjects that were parsed before: see patch/subject-cache.h. */
#include "patch/subject-cache.h"

#include "bytes/hash.h"

enum {
	N_ENTRIES = 2048,
	/* Longer ones than people write are parsed each time, so that memory is bounded. */
	MAX_TEXT = 512,
};

typedef struct {
	GString *key; /* all that the subject was parsed from; NULL where there is none yet */
	Subject subject;
} Entry;

struct SubjectCache {
	guint64 seed;
	GString *key;		  /* of the one that is looked for */
	Entry entries[N_ENTRIES]; /* at the place that the key's hash says */
};

SubjectCache *subject_cache_new(void)
{
	SubjectCache *cache = g_new0(SubjectCache, 1);
	cache->seed = hash_seed_new();
	cache->key = g_string_new(NULL);
	return cache;
}

void subject_cache_free(SubjectCache *cache)
{
	if (!cache)
		return;
	for (size_t i = 0; i < N_ENTRIES; i++) {
		if (!cache->entries[i].key)
			continue;
		g_string_free(cache->entries[i].key, TRUE);
		subject_clear(&cache->entries[i].subject);
	}
	g_string_free(cache->key, TRUE);
	g_free(cache);
}

/* What subject_parse is given, as one text; no line feed is in it. */
static View make_key(GString *key, View text, SubjectList list)
{
	view_append(g_string_truncate(key, 0), text);
	view_append(key, VIEW("\n"));
	view_append(key, list.id);
	view_append(key, VIEW("\n"));
	view_append(key, list.tag);
	return view_of_gstring(key);
}

static void entry_begin(Entry *entry)
{
	if (entry->key)
		return;
	entry->key = g_string_new(NULL);
	subject_init(&entry->subject);
}

void subject_cache_parse(SubjectCache *cache, Subject *subject, View text, SubjectList list)
{
	if (text.len + list.id.len + list.tag.len > MAX_TEXT || view_chr(text, '\n')) {
		subject_parse(subject, text, list);
		return;
	}
	View key = make_key(cache->key, text, list);
	Entry *entry = &cache->entries[hash_view(cache->seed, key) % N_ENTRIES];
	if (!entry->key || !view_equal(view_of_gstring(entry->key), key)) {
		entry_begin(entry);
		view_append(g_string_truncate(entry->key, 0), key);
		subject_parse(&entry->subject, text, list);
	}
	subject_copy(subject, &entry->subject);
}
