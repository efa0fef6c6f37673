/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries of the same key side by side: see bytes/key-group.h. */
#include "bytes/key-group.h"

#include "bytes/key-map.h"

static guint64 read_key(const char *entry)
{
	guint64 key;
	memcpy(&key, entry, sizeof key);
	return key;
}

/* Puts the entries where they belong, each at most once, with no second array of them. Consumes
 * place_of. */
static void move_entries(char *data, size_t size, guint n, guint *place_of)
{
	g_autofree char *held = g_malloc(size);
	for (guint i = 0; i < n; i++)
		while (place_of[i] != i) {
			guint to = place_of[i];
			memcpy(held, data + to * size, size);
			memcpy(data + to * size, data + i * size, size);
			memcpy(data + i * size, held, size);
			place_of[i] = place_of[to];
			place_of[to] = to;
		}
}

/* Finds out which group each of the entries belongs to; returns how many each group has. */
static GArray *number_groups(const char *data, size_t size, guint n, guint *group_of)
{
	g_autoptr(KeyMap) groups = key_map_new();
	GArray *sizes = g_array_new(FALSE, FALSE, sizeof(guint));
	for (guint i = 0; i < n; i++) {
		guint64 key = read_key(data + i * size);
		guint group = GPOINTER_TO_UINT(key_map_find(groups, key));
		if (group == 0) {
			const guint none = 0;
			g_array_append_val(sizes, none);
			group = sizes->len;
			key_map_set(groups, key, GUINT_TO_POINTER(group));
		}
		group_of[i] = group - 1;
		g_array_index(sizes, guint, group - 1)++;
	}
	return sizes;
}

void key_group(GArray *entries, GCompareFunc compare)
{
	size_t size = g_array_get_element_size(entries);
	guint n = entries->len;
	g_autofree guint *place_of = g_new(guint, n); /* first its group's number */
	g_autoptr(GArray) sizes = number_groups(entries->data, size, n, place_of);
	g_autofree guint *next = g_new(guint, sizes->len);
	guint place = 0;
	for (guint group = 0; group < sizes->len; group++) {
		next[group] = place;
		place += g_array_index(sizes, guint, group);
	}
	for (guint i = 0; i < n; i++)
		place_of[i] = next[place_of[i]]++;
	move_entries(entries->data, size, n, place_of);
	for (guint group = 0; group < sizes->len; group++) {
		guint in_group = g_array_index(sizes, guint, group);
		if (in_group > 1)
			qsort(entries->data + (next[group] - in_group) * size, in_group, size,
			      compare);
	}
}
