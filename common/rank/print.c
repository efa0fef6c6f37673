/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rank table as text: see rank/print.h. */
#include "rank/print.h"

#include "bytes/display.h"
#include "record/writer.h"

enum {
	MAX_EXTRA = 4,
	COUNT_WIDTH = 32,
};

static const ChoiceWord format_words[N_RANK_FORMATS] = {
	[RANK_FORMAT_TSV] = { "tsv", NULL },
	[RANK_FORMAT_UNIQ] = { "uniq", NULL },
	[RANK_FORMAT_SHORTLOG] = { "shortlog", NULL },
};

const Choice rank_format_choice = CHOICE_INIT(format_words);

/* `37.5`: the row's share of the total. */
static View percent_of(const RankRow *row, char text[COUNT_WIDTH])
{
	double share = row->total ? (double)row->count / (double)row->total : 0;
	guint permille = (guint)(share * 1000 + 0.5);
	g_snprintf(text, COUNT_WIDTH, "%u.%u", permille / 10, permille % 10);
	return view_of(text);
}

static void print_tsv(const GArray *rows, const RankLayout *layout, Output *output)
{
	View names[MAX_EXTRA], values[MAX_EXTRA];
	const struct {
		bool is_wanted;
		View name;
	} extra[MAX_EXTRA] = {
		{ layout->has_pairs, VIEW_INIT("key2") },
		{ layout->percent, VIEW_INIT("percent") },
		{ layout->moves, VIEW_INIT("move") },
		{ layout->titles, VIEW_INIT("title") },
	};
	size_t n_extra = 0;
	for (size_t i = 0; i < MAX_EXTRA; i++)
		if (extra[i].is_wanted)
			names[n_extra++] = extra[i].name;
	g_autoptr(GString) move = g_string_new(NULL);
	g_autoptr(RecordWriter) writer = record_writer_new(output, !layout->no_header);
	record_writer_table(writer, TABLE_RANK, names, n_extra);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		char percent[COUNT_WIDTH] = "";
		if (layout->percent)
			percent_of(row, percent);
		if (layout->before)
			rank_move_append(g_string_truncate(move, 0), layout->before, layout->now,
					 row);
		const View all[MAX_EXTRA] = { row->key2, view_of(percent), view_of_gstring(move),
					      row->title };
		for (size_t j = 0, n = 0; j < MAX_EXTRA; j++)
			if (extra[j].is_wanted)
				values[n++] = all[j];
		record_writer_value(writer, COLUMN_BY, row->by);
		record_writer_number(writer, COLUMN_COUNT, row->count);
		record_writer_value(writer, COLUMN_KEY, row->key);
		record_writer_end(writer, values, n_extra);
	}
}

/* Writes a text of a mail. */
static void put_text(const RankLayout *layout, GString *line, View text)
{
	if (layout->is_shown)
		display_append(line, text, DISPLAY_LINE);
	else
		view_append(line, text);
}

/* The layout of `uniq -c`, with TABs between what stands behind the count. */
static void print_uniq(const GArray *rows, const RankLayout *layout, Output *output)
{
	g_autoptr(GString) line = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		char percent[COUNT_WIDTH];
		g_string_printf(line, "%7" G_GUINT64_FORMAT " ", row->count);
		if (layout->percent)
			g_string_append_printf(line, "%5s%% ", percent_of(row, percent).data);
		put_text(layout, line, row->key);
		if (row->key2.len) {
			g_string_append_c(line, '\t');
			put_text(layout, line, row->key2);
		}
		if (layout->titles) {
			g_string_append_c(line, '\t');
			put_text(layout, line, row->title);
		}
		g_string_append_c(line, '\n');
		output_write(output, view_of_gstring(line));
	}
}

/* What a key is called where it heads a list: people by name. */
static View name_of_key(View key, RankIdentity identity)
{
	View name = identity == RANK_PERSON ? rank_person_name(key) : key;
	return name.len ? name : key;
}

static void print_shortlog(const RankTable *table, const GArray *rows, const RankLayout *layout,
			   Output *output)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GPtrArray) titles = g_ptr_array_new();
	for (guint i = 0; i < rows->len; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_truncate(text, 0);
		put_text(layout, text, name_of_key(row->key, row->identity));
		if (row->key2.len) {
			g_string_append(text, ", ");
			put_text(layout, text, name_of_key(row->key2, row->identity2));
		}
		g_string_append_printf(text, " (%" G_GUINT64_FORMAT "):\n", row->count);
		g_ptr_array_set_size(titles, 0);
		rank_table_append_titles(table, row, titles);
		for (guint j = 0; j < titles->len; j++) {
			g_string_append(text, "      ");
			put_text(layout, text, view_of(g_ptr_array_index(titles, j)));
			g_string_append_c(text, '\n');
		}
		g_string_append_c(text, '\n');
		output_write(output, view_of_gstring(text));
	}
}

void rank_print(const RankTable *table, const GArray *rows, const RankLayout *layout,
		Output *output)
{
	switch (layout->format) {
	case RANK_FORMAT_UNIQ:
		print_uniq(rows, layout, output);
		return;
	case RANK_FORMAT_SHORTLOG:
		print_shortlog(table, rows, layout, output);
		return;
	case RANK_FORMAT_TSV:
	case N_RANK_FORMATS:
		print_tsv(rows, layout, output);
		return;
	}
}
