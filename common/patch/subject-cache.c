/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subjects that were parsed before: see patch/subject-cache.h. */
#include "patch/subject-cache.h"

#include "bytes/hash.h"

enum {
	N_PAIRS = 2048,
	/* Longer ones than people write are parsed each time, so that memory is bounded. */
	MAX_TEXT = 512,
};

/* A subject, whose strings stand one behind the other, so that it takes one piece of memory. */
typedef struct {
	GString *text;		   /* the key, version, tags, title; NULL where there is none yet */
	size_t key, version, tags; /* how long they are */
	Subject subject;	   /* the rest, without strings */
} Entry;

/* Of the two subjects whose key's hash says so, the one that was met last stays. */
typedef struct {
	Entry entries[2];
	guint last;
} Pair;

struct SubjectCache {
	guint64 seed;
	GString *key; /* of the one that is looked for */
	Pair pairs[N_PAIRS];
};

SubjectCache *subject_cache_new(void)
{
	SubjectCache *cache = g_new0(SubjectCache, 1);
	cache->seed = hash_seed_new();
	cache->key = g_string_new(NULL);
	return cache;
}

static void entry_clear(Entry *entry)
{
	if (entry->text)
		g_string_free(entry->text, TRUE);
}

void subject_cache_free(SubjectCache *cache)
{
	if (!cache)
		return;
	for (size_t i = 0; i < N_PAIRS; i++) {
		entry_clear(&cache->pairs[i].entries[0]);
		entry_clear(&cache->pairs[i].entries[1]);
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

static bool entry_has_key(const Entry *entry, View key)
{
	return entry->text && view_equal(view_head(view_of_gstring(entry->text), entry->key), key);
}

static void entry_put(Entry *entry, View key, const Subject *subject)
{
	if (!entry->text)
		entry->text = g_string_sized_new(key.len + subject->title->len);
	view_append(g_string_truncate(entry->text, 0), key);
	view_append(entry->text, view_of_gstring(subject->version));
	view_append(entry->text, view_of_gstring(subject->tags));
	view_append(entry->text, view_of_gstring(subject->title));
	entry->key = key.len;
	entry->version = subject->version->len;
	entry->tags = subject->tags->len;
	entry->subject = *subject;
	entry->subject.version = entry->subject.tags = entry->subject.title = NULL;
}

static void entry_get(const Entry *entry, Subject *subject)
{
	View version = view_from(view_of_gstring(entry->text), entry->key);
	View tags = view_from(version, entry->version);
	View title = view_from(tags, entry->tags);
	subject_set(subject, &entry->subject, view_head(version, entry->version),
		    view_head(tags, entry->tags), title);
}

void subject_cache_parse(SubjectCache *cache, Subject *subject, View text, SubjectList list)
{
	if (text.len + list.id.len + list.tag.len > MAX_TEXT || view_chr(text, '\n')) {
		subject_parse(subject, text, list);
		return;
	}
	View key = make_key(cache->key, text, list);
	Pair *pair = &cache->pairs[hash_view(cache->seed, key) % N_PAIRS];
	if (!entry_has_key(&pair->entries[pair->last], key)) {
		pair->last = !pair->last;
		if (!entry_has_key(&pair->entries[pair->last], key)) {
			subject_parse(subject, text, list);
			entry_put(&pair->entries[pair->last], key, subject);
			return;
		}
	}
	entry_get(&pair->entries[pair->last], subject);
}
