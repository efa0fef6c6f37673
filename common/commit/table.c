/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commits of a repository: see commit/table.h. */
#include "commit/table.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "message/date.h"
#include "patch/title-key.h"

struct CommitTable {
	guint64 seed;
	GStringChunk *texts;
	GArray *commits; /* of Commit */
	GArray *numbers; /* of guint32: the sketches, one behind another */
	KeyMap *places;	 /* from the hash of an id to its place + 1 */
	GString *scratch;
};

CommitTable *commit_table_new(void)
{
	CommitTable *table = g_new0(CommitTable, 1);
	table->seed = hash_seed_new();
	table->texts = g_string_chunk_new((gsize)64 * 1024);
	table->commits = g_array_new(FALSE, FALSE, sizeof(Commit));
	table->numbers = g_array_new(FALSE, FALSE, sizeof(guint32));
	table->places = key_map_new();
	table->scratch = g_string_new(NULL);
	return table;
}

void commit_table_free(CommitTable *table)
{
	if (!table)
		return;
	g_string_chunk_free(table->texts);
	g_array_unref(table->commits);
	g_array_unref(table->numbers);
	key_map_free(table->places);
	g_string_free(table->scratch, TRUE);
	g_free(table);
}

const Column *commit_table_columns(size_t *n_columns)
{
	static const Column columns[] = { COLUMN_COMMIT, COLUMN_DATE, COLUMN_TITLE };
	*n_columns = G_N_ELEMENTS(columns);
	return columns;
}

/* People have many commits. */
static View keep_once(CommitTable *table, View text)
{
	if (text.len == 0)
		return VIEW("");
	g_autofree char *copy = view_dup(text);
	return view_of(g_string_chunk_insert_const(table->texts, copy));
}

/* Returns whether the value is a sketch. */
static bool take_sketch(CommitTable *table, Commit *commit, View value)
{
	LineSketch sketch;
	bool is_sketch = line_sketch_parse(&sketch, value);
	commit->first_number = table->numbers->len;
	commit->n_numbers = sketch.n;
	if (sketch.n)
		g_array_append_vals(table->numbers, sketch.numbers, sketch.n);
	return is_sketch;
}

static guint64 hash_title(CommitTable *table, View title)
{
	View key = title_key(title, table->scratch);
	return key.len ? hash_view(table->seed, key) : 0;
}

const char *commit_table_add(CommitTable *table, const Record *record)
{
	const View *values = record->values;
	View id = values[COLUMN_COMMIT];
	if (id.len == 0)
		return "the commit has no name";
	guint64 hash = hash_view(table->seed, id);
	if (key_map_find(table->places, hash))
		return NULL;
	Commit commit = {
		.id = view_keep(table->texts, id),
		.date_text = view_keep(table->texts, values[COLUMN_DATE]),
		.title = view_keep(table->texts, values[COLUMN_TITLE]),
		.message_ids = view_keep(table->texts, values[COLUMN_MESSAGE_IDS]),
		.author = { keep_once(table, values[COLUMN_AUTHOR_NAME]),
			    keep_once(table, values[COLUMN_AUTHOR_ADDR]), false },
		.title_key = hash_title(table, values[COLUMN_TITLE]),
		.bare_title_key = hash_title(table, title_bare(values[COLUMN_TITLE])),
		.is_revert = commit_title_reverts(values[COLUMN_TITLE]),
		.is_change = values[COLUMN_PATCH_ID].len || values[COLUMN_PATHS].len,
	};
	if (values[COLUMN_PATCH_ID].len)
		commit.patch = hash_view(table->seed, values[COLUMN_PATCH_ID]);
	bool has_date = date_parse_record(values[COLUMN_DATE], &commit.date);
	bool has_sketch = take_sketch(table, &commit, values[COLUMN_LINES]);
	g_array_append_val(table->commits, commit);
	key_map_set(table->places, hash, GUINT_TO_POINTER(table->commits->len));
	if (!has_date)
		return "the commit's date is none";
	return has_sketch ? NULL : "its lines are not what commit-cat writes";
}

/* Whether text begins with the word, a whole one. */
static bool starts_with_word(View text, const char *word)
{
	size_t len = strlen(word);
	return view_starts_nocase(text, word) &&
	       (text.len == len || !g_ascii_isalnum(text.data[len]));
}

bool commit_title_reverts(View title)
{
	static const char *const words[] = { "revert",	"reverts",	    "back out",
					     "backout", "partially revert", "partial revert" };
	for (title = title_bare(title);;) {
		for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
			if (starts_with_word(title, words[i]))
				return true;
		/* what stands in quotes is another's title */
		const char *colon = view_find(title, ": ");
		if (!colon || view_chr(view_head(title, (size_t)(colon - title.data)), '"'))
			return false;
		title = view_from(title, (size_t)(colon - title.data) + 2);
	}
}

guint commit_table_size(const CommitTable *table)
{
	return table->commits->len;
}

const Commit *commit_table_at(const CommitTable *table, guint place)
{
	return &g_array_index(table->commits, Commit, place);
}

void commit_table_sketch(const CommitTable *table, const Commit *commit, LineSketch *sketch)
{
	sketch->n = commit->n_numbers;
	if (sketch->n)
		memcpy(sketch->numbers,
		       &g_array_index(table->numbers, guint32, commit->first_number),
		       sketch->n * sizeof(guint32));
}

guint64 commit_table_seed(const CommitTable *table)
{
	return table->seed;
}
