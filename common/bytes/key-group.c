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

/* So many entries have their keys looked up at once: a map of all keys would take more memory than
 * the entries. */
#define PASS 4096
#define MAX_PASSES 16

/* Numbers the groups of those entries whose keys leave the remainder pass, by n_passes; returns how
 * many groups there are up to now. */
static guint number_pass(const char *data, size_t size, guint n, guint *group_of, guint n_groups,
			 guint pass, guint n_passes)
{
	g_autoptr(KeyMap) groups = key_map_new();
	for (guint i = 0; i < n; i++) {
		guint64 key = read_key(data + i * size);
		if (key % n_passes != pass)
			continue;
		guint group = GPOINTER_TO_UINT(key_map_find(groups, key));
		if (group == 0) {
			group = ++n_groups;
			key_map_set(groups, key, GUINT_TO_POINTER(group));
		}
		group_of[i] = group - 1;
	}
	return n_groups;
}

/* Finds out which group each of the entries belongs to; returns how many each group has. Groups are
 * numbered in the order in which the first of each comes. */
static GArray *number_groups(const char *data, size_t size, guint n, guint *group_of)
{
	guint n_passes = MIN(1 + n / PASS, MAX_PASSES), n_groups = 0;
	for (guint pass = 0; pass < n_passes; pass++)
		n_groups = number_pass(data, size, n, group_of, n_groups, pass, n_passes);
	g_autofree guint *number_of = g_new0(guint, n_groups + 1);
	GArray *sizes = g_array_sized_new(FALSE, FALSE, sizeof(guint), n_groups);
	for (guint i = 0; i < n; i++) {
		guint *number = &number_of[group_of[i]];
		if (*number == 0) {
			const guint none = 0;
			g_array_append_val(sizes, none);
			*number = sizes->len;
		}
		group_of[i] = *number - 1;
		g_array_index(sizes, guint, group_of[i])++;
	}
	return sizes;
}

void key_group(GArray *entries, GCompareFunc compare)
{
	size_t size = g_array_get_element_size(entries);
	guint n = entries->len;
	g_autofree guint *place_of = g_new0(guint, n); /* first its group's number */
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
