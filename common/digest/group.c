/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A list of series in groups: see digest/group.h. */
#include "digest/group.h"

#include "record/record.h"

static const ChoiceWord group_words[N_GROUPS] = {
	[GROUP_NONE] = { "none", NULL },
	[GROUP_STATE] = { "state", NULL },
	[GROUP_SUBSYSTEM] = { "subsystem", NULL },
	[GROUP_TAG] = { "tag", NULL },
};

const Choice digest_group_choice = CHOICE_INIT(group_words);

/* A label of ours begins the heading, so that no mail can make one. */
static const struct {
	const char *label, *without;
} group_labels[N_GROUPS] = {
	[GROUP_STATE] = { "State: ", NULL },
	[GROUP_SUBSYSTEM] = { "Subsystem: ", "Of no known subsystem" },
	[GROUP_TAG] = { "Tag: ", "Without a tag" },
};

void groups_init(Groups *groups, PageMaker *maker, DigestSection *section, const Field *fields,
		 size_t n_fields)
{
	*groups = (Groups){ maker, section, fields, n_fields,
			    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
}

void groups_clear(Groups *groups)
{
	g_clear_pointer(&groups->table_of, g_hash_table_unref);
}

/* The word for a series' group, escaped; empty if it belongs to none. */
static View word_of(DigestGroup group, const DigestSeries *series)
{
	switch (group) {
	case GROUP_STATE:
		return view_of(state_name(series->state));
	case GROUP_SUBSYSTEM:
		return kept_view(series->subsystem);
	case GROUP_TAG:
		return digest_series_tag(series);
	default:
		return VIEW("");
	}
}

static void set_heading(Groups *groups, DigestTable *table, View word, DigestGroup group)
{
	PageMaker *maker = groups->maker;
	table->heading = group_labels[group].without;
	if (word.len == 0)
		return;
	g_string_assign(maker->scratch, group_labels[group].label);
	record_unescape_append(maker->scratch, word);
	/* A NUL is no end of it. */
	for (size_t i = 0; i < maker->scratch->len; i++)
		if (maker->scratch->str[i] == '\0')
			maker->scratch->str[i] = ' ';
	table->heading = page_keep_scratch(maker).data;
}

DigestTable *groups_table(Groups *groups, const DigestSeries *series)
{
	DigestGroup group = groups->maker->plan->group;
	View word = word_of(group, series);
	g_autofree char *key = word.len ? view_dup(word) : g_strdup("");
	DigestTable *table = g_hash_table_lookup(groups->table_of, key);
	if (table)
		return table;
	table = page_add_field_table(groups->maker, groups->section, groups->fields,
				     groups->n_fields);
	set_heading(groups, table, word, group);
	table->order = word.len == 0 ? N_STATES : group == GROUP_STATE ? series->state : 0;
	g_hash_table_insert(groups->table_of, g_steal_pointer(&key), table);
	return table;
}

static int compare_tables(gconstpointer left, gconstpointer right)
{
	const DigestTable *a = *(DigestTable *const *)left, *b = *(DigestTable *const *)right;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return g_strcmp0(a->heading, b->heading);
}

void groups_finish(Groups *groups)
{
	GPtrArray *tables = groups->section->tables;
	g_ptr_array_sort(tables, compare_tables);
	/* Where nothing is known of any, there are no groups. */
	DigestTable *first = tables->len == 1 ? g_ptr_array_index(tables, 0) : NULL;
	if (first && first->order == N_STATES)
		first->heading = NULL;
}
