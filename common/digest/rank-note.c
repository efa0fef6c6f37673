/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What rank tables say besides the count: see digest/rank-note.h. */
#include "digest/rank-note.h"

/* The place of a column that a table does not have. */
#define NOWHERE G_MAXSIZE

struct RankNotes {
	size_t percent, move; /* their places among the extra columns */
	GHashTable *notes;    /* the row, as a string, and its RankNote */
	GStringChunk *texts;
	GString *scratch;
};

RankNotes *rank_notes_new(void)
{
	RankNotes *notes = g_new0(RankNotes, 1);
	notes->percent = notes->move = NOWHERE;
	notes->notes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	notes->texts = g_string_chunk_new(1024);
	notes->scratch = g_string_new(NULL);
	return notes;
}

void rank_notes_free(RankNotes *notes)
{
	if (!notes)
		return;
	g_hash_table_unref(notes->notes);
	g_string_chunk_free(notes->texts);
	g_string_free(notes->scratch, TRUE);
	g_free(notes);
}

static size_t place_of(const View *names, size_t n_names, const char *name)
{
	for (size_t i = 0; i < n_names; i++)
		if (view_is(names[i], name))
			return i;
	return NOWHERE;
}

void rank_notes_start(RankNotes *notes, const View *names, size_t n_names)
{
	notes->percent = place_of(names, n_names, "percent");
	notes->move = place_of(names, n_names, "move");
}

/* The row as a string, in scratch. No value holds a TAB. */
static const char *name_row(const RankNotes *notes, View by, View key, View key2)
{
	const View parts[] = { by, VIEW_INIT("\t"), key, VIEW_INIT("\t"), key2 };
	g_string_truncate(notes->scratch, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		view_append(notes->scratch, parts[i]);
	return notes->scratch->str;
}

static View keep(RankNotes *notes, const Record *row, size_t place)
{
	return place < row->n_extra ? view_keep(notes->texts, row->extra_values[place]) : VIEW("");
}

void rank_notes_add(RankNotes *notes, const Record *row)
{
	const View *values = row->values;
	const char *name =
		name_row(notes, values[COLUMN_BY], values[COLUMN_KEY], values[COLUMN_KEY2]);
	RankNote *note = g_hash_table_lookup(notes->notes, name);
	if (note) {
		*note = (RankNote){ VIEW(""), VIEW("") };
		return;
	}
	note = g_new(RankNote, 1);
	*note = (RankNote){ keep(notes, row, notes->percent), keep(notes, row, notes->move) };
	g_hash_table_insert(notes->notes, g_strdup(name), note);
}

RankNote rank_notes_find(const RankNotes *notes, const RankRow *row)
{
	const char *name = name_row(notes, row->by, row->key, row->key2);
	const RankNote *note = g_hash_table_lookup(notes->notes, name);
	return note ? *note : (RankNote){ VIEW(""), VIEW("") };
}
