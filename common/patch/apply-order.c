/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patches in the order in which they are to be applied: see patch/apply-order.h. */
#include "patch/apply-order.h"

#include "bytes/number.h"
#include "patch/classify.h"

/* A series has no more, whatever its subjects say. */
#define MAX_TOTAL 9999

typedef struct {
	guint series;	  /* counted as they came */
	guint64 part;	  /* 0 if it has none */
	char *message_id; /* escaped */
	gpointer item;
} OrderPatch;

typedef struct {
	guint number;
	char *label;	    /* what messages call it */
	guint64 total;	    /* the largest that a patch of it names */
	guint64 n_numbered; /* patches with a part from 1 to total */
	GHashTable *parts;  /* of each part the message_id, which the patch owns */
} OrderSeries;

struct ApplyOrder {
	GDestroyNotify free_item;
	GPtrArray *patches;
	GPtrArray *series_names;
	GHashTable *series; /* by name */
	bool is_sorted;
};

static void patch_free(gpointer data)
{
	OrderPatch *patch = data;
	g_free(patch->message_id);
	g_free(patch);
}

static void series_free(gpointer data)
{
	OrderSeries *series = data;
	g_hash_table_unref(series->parts);
	g_free(series->label);
	g_free(series);
}

ApplyOrder *apply_order_new(GDestroyNotify free_item)
{
	ApplyOrder *order = g_new0(ApplyOrder, 1);
	order->free_item = free_item;
	order->patches = g_ptr_array_new_with_free_func(patch_free);
	order->series_names = g_ptr_array_new();
	order->series = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, series_free);
	return order;
}

static void free_item(const ApplyOrder *order, gpointer item)
{
	if (order->free_item)
		order->free_item(item);
}

void apply_order_free(ApplyOrder *order)
{
	if (!order)
		return;
	for (guint i = 0; i < order->patches->len; i++) {
		OrderPatch *patch = g_ptr_array_index(order->patches, i);
		free_item(order, patch->item);
	}
	g_ptr_array_unref(order->patches);
	g_ptr_array_unref(order->series_names);
	g_hash_table_unref(order->series);
	g_free(order);
}

/* The series of a row. A patch of none is one by itself. */
static OrderSeries *order_find_series(ApplyOrder *order, const Record *row)
{
	View name = row->values[COLUMN_SERIES];
	g_autofree char *key =
		name.len ? view_dup(name) : g_strdup_printf("\t%u", order->series_names->len);
	OrderSeries *series = g_hash_table_lookup(order->series, key);
	if (series)
		return series;
	series = g_new0(OrderSeries, 1);
	series->number = order->series_names->len;
	View label = name.len ? name : row->values[COLUMN_MESSAGE_ID];
	series->label =
		g_strdup_printf("%s%.*s", name.len ? "" : "of ", (int)label.len, label.data);
	series->parts = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	g_ptr_array_add(order->series_names, key);
	g_hash_table_insert(order->series, g_steal_pointer(&key), series);
	return series;
}

/* Whether a blank-separated list has the word. */
static bool has_word(View list, const char *word)
{
	g_auto(GStrv) words = NULL;
	if (!view_find(list, word))
		return false;
	g_autofree char *text = view_dup(list);
	words = g_strsplit(text, " ", -1);
	return g_strv_contains((const char *const *)words, word);
}

static const char *refuse(ApplyOrder *order, gpointer item, const char *why)
{
	free_item(order, item);
	return why;
}

const char *apply_order_add(ApplyOrder *order, const Record *row, gpointer item)
{
	View id = row->values[COLUMN_MESSAGE_ID];
	guint64 part = 0, total = 0;
	if (!view_is(row->values[COLUMN_KIND], kind_name(KIND_PATCH)))
		return refuse(order, item, "");
	if (has_word(row->values[COLUMN_FLAGS], "nodiff"))
		return refuse(order, item, "it has no diff to apply");
	OrderSeries *series = order_find_series(order, row);
	number_parse(row->values[COLUMN_PART], &part);
	number_parse(row->values[COLUMN_TOTAL], &total);
	const char *other = g_hash_table_lookup(series->parts, &part);
	if (other && id.len && view_is(id, other))
		return refuse(order, item, "");
	if (other && part)
		return refuse(order, item, "another patch of its series has the same number");
	OrderPatch *patch = g_new0(OrderPatch, 1);
	*patch = (OrderPatch){ series->number, part, view_dup(id), item };
	g_ptr_array_add(order->patches, patch);
	guint64 *key = g_new(guint64, 1);
	*key = part;
	g_hash_table_insert(series->parts, key, patch->message_id);
	series->total = MAX(series->total, MIN(total, MAX_TOTAL));
	series->n_numbered += part > 0;
	order->is_sorted = false;
	return NULL;
}

static gint compare_patches(gconstpointer a, gconstpointer b)
{
	const OrderPatch *one = *(OrderPatch *const *)a, *other = *(OrderPatch *const *)b;
	if (one->series != other->series)
		return one->series < other->series ? -1 : 1;
	return (one->part > other->part) - (one->part < other->part);
}

void apply_order_each(ApplyOrder *order, GFunc func, gpointer data)
{
	/* g_ptr_array_sort is stable. */
	if (!order->is_sorted)
		g_ptr_array_sort(order->patches, compare_patches);
	order->is_sorted = true;
	for (guint i = 0; i < order->patches->len; i++) {
		OrderPatch *patch = g_ptr_array_index(order->patches, i);
		func(patch->item, data);
	}
}

void apply_order_each_gap(ApplyOrder *order, GFunc func, gpointer data)
{
	for (guint i = 0; i < order->series_names->len; i++) {
		const char *name = g_ptr_array_index(order->series_names, i);
		const OrderSeries *series = g_hash_table_lookup(order->series, name);
		guint64 n_missing = 0, first = 0;
		for (guint64 part = series->total; series->n_numbered && part; part--) {
			if (g_hash_table_contains(series->parts, &part))
				continue;
			n_missing++;
			first = part;
		}
		if (n_missing == 0)
			continue;
		g_autofree char *text = g_strdup_printf(
			"series %s: of %" G_GUINT64_FORMAT " patches %" G_GUINT64_FORMAT
			" are missing, the first is %" G_GUINT64_FORMAT,
			series->label, series->total, n_missing, first);
		func(text, data);
	}
}
