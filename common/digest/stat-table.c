/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stat tables: see digest/stat-table.h. */
#include "digest/stat-table.h"

/* Longer lines are none of a stat table. */
#define MAX_LINE 4096
#define MAX_FIELDS 16

G_DEFINE_QUARK(list - digest - stat - error - quark, stat_error)

struct StatTable {
	GArray *parts;	    /* of StatPart, as they came */
	GHashTable *places; /* from label to place + 1 in parts */
	bool has_piece;	    /* a header line came */
	FigurePiece piece;
	StatPart part; /* what is being read; n_tables is 0 if nothing is */
};

/* The header line in force, and where the input is. */
typedef struct {
	Input *input;
	guint64 line;
	guint n_fields;
	guint name, value, label; /* places of columns; label is n_fields if there is none */
	StatComplain *complain;
	gpointer data;
} Reading;

StatTable *stat_table_new(void)
{
	StatTable *table = g_new0(StatTable, 1);
	table->parts = g_array_new(FALSE, FALSE, sizeof(StatPart));
	table->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return table;
}

void stat_table_free(StatTable *table)
{
	g_array_unref(table->parts);
	g_hash_table_unref(table->places);
	g_free(table);
}

/* Adds part to what is known of the same time. */
static void add_part(StatPart *to, const StatPart *part)
{
	to->n_tables++;
	figures_add(&to->figures, &part->figures);
	for (FigureKind kind = 0; kind < N_FIGURES; kind++) {
		/* The days of a table that lacks them are not those of the others. */
		if (to->is_there[kind] != part->is_there[kind])
			to->figures.figures[kind].is_known = false;
		to->is_there[kind] |= part->is_there[kind];
	}
}

/* What was being read is complete. */
static void end_part(StatTable *table)
{
	StatPart *part = &table->part;
	if (part->n_tables == 0)
		return;
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(table->places, part->label));
	if (place) {
		add_part(&g_array_index(table->parts, StatPart, place - 1), part);
	} else {
		g_array_append_val(table->parts, *part);
		g_hash_table_insert(table->places, g_strdup(part->label),
				    GUINT_TO_POINTER(table->parts->len));
	}
	*part = (StatPart){ 0 };
}

/* Splits a line at its TABs. Returns how many fields there are; MAX_FIELDS + 1 for more. */
static guint split_line(View line, View fields[MAX_FIELDS])
{
	guint n = 0;
	const char *tab;
	while (n < MAX_FIELDS) {
		tab = view_chr(line, '\t');
		fields[n++] = view_head(line, tab ? (size_t)(tab - line.data) : line.len);
		if (!tab)
			return n;
		line = view_from(line, (size_t)(tab + 1 - line.data));
	}
	return MAX_FIELDS + 1;
}

static bool is_header(const View *fields, guint n_fields)
{
	bool has_name = false, has_value = false;
	for (guint i = 0; i < n_fields && i < MAX_FIELDS; i++) {
		has_name |= view_is(fields[i], "name");
		has_value |= view_is(fields[i], "value");
	}
	return n_fields <= MAX_FIELDS && has_name && has_value;
}

/* Takes a header line. Returns NULL, or what is wrong with it. */
static const char *take_header(StatTable *table, Reading *reading, const View *fields, guint n)
{
	FigurePiece piece = FIGURES_BY_NOTHING;
	end_part(table);
	reading->n_fields = reading->label = n;
	for (guint i = 0; i < n; i++) {
		guint found = choice_find(&figure_piece_choice, fields[i]);
		if (view_is(fields[i], "name"))
			reading->name = i;
		else if (view_is(fields[i], "value"))
			reading->value = i;
		else if (found < N_FIGURE_PIECES) {
			reading->label = i;
			piece = (FigurePiece)found;
		}
	}
	if (table->has_piece && piece != table->piece)
		return "by another time than the tables before";
	table->has_piece = true;
	table->piece = piece;
	return NULL;
}

/* Whether label can be that of a day, week, month, quarter or year. */
static bool is_label(View label)
{
	for (size_t i = 0; i < label.len; i++)
		if (!g_ascii_isdigit(label.data[i]) && !byte_is_in(label.data[i], "-QW"))
			return false;
	return label.len < FIGURE_LABEL_SIZE;
}

/* Takes a row. Returns NULL, or what is wrong with it. */
static const char *take_row(StatTable *table, const Reading *reading, const View *fields, guint n)
{
	StatPart *part = &table->part;
	Figure figure;
	if (n != reading->n_fields)
		return "another number of fields than in the header line";
	View label = reading->label < n ? fields[reading->label] : VIEW("");
	FigureKind kind = figure_of_name(fields[reading->name]);
	if (kind == N_FIGURES)
		return "no figure of that name";
	if (!figure_parse(kind, fields[reading->value], &figure))
		return "no such value";
	if (!is_label(label) || (label.len == 0) != (reading->label == n))
		return "no such time";
	if (part->n_tables && !view_equal(label, view_of(part->label)))
		end_part(table);
	if (part->is_there[kind])
		return "the figure comes twice";
	part->n_tables = 1;
	if (label.len)
		memcpy(part->label, label.data, label.len);
	part->is_there[kind] = true;
	part->figures.figures[kind] = figure;
	return NULL;
}

static bool fail(const Reading *reading, const char *why, GError **error)
{
	g_set_error(error, STAT_ERROR, STAT_ERROR_LINE, "%s:%" G_GUINT64_FORMAT ": %s",
		    input_name(reading->input), reading->line, why);
	return false;
}

static void complain(const Reading *reading, const char *why)
{
	g_autofree char *message = g_strdup_printf("%s:%" G_GUINT64_FORMAT ": %s",
						   input_name(reading->input), reading->line, why);
	reading->complain(message, reading->data);
}

static bool take_line(StatTable *table, Reading *reading, View line, GError **error)
{
	View fields[MAX_FIELDS] = { { 0 } };
	/* As programs of other systems write lines: see record/reader.c. */
	if (view_ends(line, "\r"))
		line.len--;
	if (reading->line == 0 && view_starts(line, VIEW_BOM))
		line = view_from(line, strlen(VIEW_BOM));
	guint n = split_line(line, fields);
	reading->line++;
	if (is_header(fields, n)) {
		const char *why = take_header(table, reading, fields, n);
		return why ? fail(reading, why, error) : true;
	}
	if (reading->n_fields == 0)
		return fail(reading, "no stat table: no header line with name and value", error);
	const char *why = take_row(table, reading, fields, n);
	if (why)
		complain(reading, why);
	return true;
}

/* Takes the next line in the window, which is not empty. Returns false to read more. */
static bool take_next(StatTable *table, Reading *reading, bool *failed, GError **error)
{
	View window = input_window(reading->input);
	const char *end = view_chr(view_head(window, MIN(window.len, MAX_LINE)), '\n');
	if (!end && window.len < MAX_LINE)
		return false;
	if (!end) {
		reading->line++;
		*failed = !fail(reading, "no stat table: a line is too long", error);
		return true;
	}
	size_t len = (size_t)(end - window.data);
	*failed = !take_line(table, reading, view_head(window, len), error);
	input_skip(reading->input, len + 1);
	return true;
}

bool stat_table_read(StatTable *table, Input *input, StatComplain *complain_func, gpointer data,
		     GError **error)
{
	Reading reading = { .input = input, .complain = complain_func, .data = data };
	GError *broken = NULL;
	bool failed = false;
	do {
		while (!failed && input_window(input).len &&
		       take_next(table, &reading, &failed, error))
			continue;
	} while (!failed && input_fill(input, &broken));
	end_part(table);
	if (broken)
		g_propagate_error(error, broken);
	if (failed || broken)
		return false;
	reading.line++;
	if (input_window(input).len)
		complain(&reading, "the line was cut off");
	else if (reading.n_fields == 0)
		return fail(&reading, "no stat table: empty", error);
	return true;
}

FigurePiece stat_table_piece(const StatTable *table)
{
	return table->piece;
}

static int compare_labels(gconstpointer left, gconstpointer right)
{
	const StatPart *a = left, *b = right;
	return strcmp(a->label, b->label);
}

GArray *stat_table_parts(const StatTable *table)
{
	GArray *parts = g_array_copy(table->parts);
	for (guint i = 0; i < parts->len; i++) {
		StatPart *part = &g_array_index(parts, StatPart, i);
		if (part->n_tables < 2)
			continue;
		figures_derive(&part->figures);
		for (FigureKind kind = 0; kind < N_FIGURES; kind++)
			part->is_there[kind] &= figure_merge(kind) != MERGE_NEVER;
	}
	g_array_sort(parts, compare_labels);
	return parts;
}
