/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Short lists of texts that are kept once: see bytes/kept-list.h. */
#include "bytes/kept-list.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"

/* A text may stand in it twice until it is full, or looked at. So what is added is not searched for
 * each time, which would take long in lists that mail can make as long as it wants. */
struct KeptList {
	guint n, room;
	guint n_unique; /* so many of them, the first ones, stand in it once */
	Kept texts[];
};

void kept_list_free(KeptList *list)
{
	g_free(list);
}

/* So many are compared with each other: that takes less than a map of them. */
#define FEW 16

static bool is_among(const KeptList *list, guint n, Kept text)
{
	for (guint i = 0; i < n; i++)
		if (list->texts[i].at == text.at)
			return true;
	return false;
}

/* Whether seen has the text; it has, from then on. */
static bool is_seen(KeyMap *seen, Kept text)
{
	guint64 key = hash_pair((guint64)(guintptr)text.at, 0);
	bool is_known = key_map_find(seen, key);
	key_map_set(seen, key, seen);
	return is_known;
}

/* Takes out what stands in front of it already. */
static void make_unique(KeptList *list)
{
	if (list->n_unique == list->n)
		return;
	g_autoptr(KeyMap) seen = list->n > FEW ? key_map_new() : NULL;
	guint n = 0;
	for (guint i = 0; i < list->n; i++) {
		Kept text = list->texts[i];
		if (!(seen ? is_seen(seen, text) : is_among(list, n, text)))
			list->texts[n++] = text;
	}
	list->n = list->n_unique = n;
}

/* The list with room for one more. */
static KeptList *with_room(KeptList *list)
{
	guint room = 1;
	if (list && list->n < list->room)
		return list;
	if (list) {
		make_unique(list);
		/* Where little came free, the next search would be soon. */
		if (list->n <= list->room / 4 * 3)
			return list;
		room = list->room + list->room / 2 + 1;
	}
	KeptList *grown = g_realloc(list, sizeof(KeptList) + room * sizeof(Kept));
	if (!list)
		grown->n = grown->n_unique = 0;
	grown->room = room;
	return grown;
}

void kept_list_add(KeptList **list, Kept text)
{
	if (kept_is_empty(text))
		return;
	*list = with_room(*list);
	(*list)->texts[(*list)->n++] = text;
}

void kept_list_add_all(KeptList **list, const KeptList *more)
{
	for (guint i = 0; more && i < more->n; i++)
		kept_list_add(list, more->texts[i]);
}

void kept_list_append(GString *out, KeptList *list, const char *separator)
{
	if (!list)
		return;
	make_unique(list);
	for (guint i = 0; i < list->n; i++) {
		g_string_append(out, i ? separator : "");
		view_append(out, kept_view(list->texts[i]));
	}
}
