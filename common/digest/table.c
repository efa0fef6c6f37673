/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest's page as text: see digest/table.h. */
#include "digest/table.h"

#include "bytes/display.h"
#include "digest/folded.h"
#include "message/archive-link.h"

/* Names are cut to this width, so that one long name does not push all lines apart. */
#define WIDEST ((size_t)24)
#define NARROWEST ((size_t)8)

/* A last cell narrower than this is not worth reading: it goes below. */
#define TITLE_WIDTH ((size_t)40)

#define INDENT "    "

static const char *const color_codes[] = {
	[COLOR_NONE] = "",    [COLOR_BOLD] = "1",    [COLOR_DIM] = "2",	  [COLOR_RED] = "31",
	[COLOR_GREEN] = "32", [COLOR_YELLOW] = "33", [COLOR_CYAN] = "36",
};

void color_start(GString *out, Color color, const DigestLook *look)
{
	if (look->color && color != COLOR_NONE) {
		g_string_append(out, "\x1B[");
		g_string_append(out, color_codes[color]);
		g_string_append_c(out, 'm');
	}
}

void color_end(GString *out, Color color, const DigestLook *look)
{
	if (look->color && color != COLOR_NONE)
		g_string_append(out, "\x1B[0m");
}

static Color color_of(CellKind kind, guint64 number)
{
	static const Color states[N_STATES] = {
		[STATE_NEW] = COLOR_YELLOW,	[STATE_DISCUSSED] = COLOR_CYAN,
		[STATE_REVIEWED] = COLOR_GREEN, [STATE_APPLIED] = COLOR_DIM,
		[STATE_WITHDRAWN] = COLOR_DIM,	[STATE_SUPERSEDED] = COLOR_DIM,
	};
	switch (kind) {
	case CELL_STATE:
		return number < N_STATES ? states[number] : COLOR_NONE;
	case CELL_INSERTIONS:
		return number ? COLOR_GREEN : COLOR_NONE;
	case CELL_DELETIONS:
		return number ? COLOR_RED : COLOR_NONE;
	case CELL_PARTS:
		return number ? COLOR_YELLOW : COLOR_NONE;
	default:
		return COLOR_NONE;
	}
}

/* A table on its way to the page. */
typedef struct {
	const DigestTable *table;
	const DigestLook *look;
	GString *cells; /* as shown, line by line, each ended by NUL; made once */
	GString *scratch;
	size_t *widths; /* of the columns but the last */
	size_t gap;	/* blanks between two */
	size_t before;	/* the width of all before the last one */
	size_t longest; /* the width of the longest last one */
	bool below;	/* the last one has lines of its own */
} Layout;

static void layout_add(Layout *layout, size_t column, View text)
{
	size_t start = layout->cells->len;
	display_append(layout->cells, text, DISPLAY_LINE);
	size_t width = display_width(view_of(layout->cells->str + start));
	layout->widths[column] = MAX(layout->widths[column], MIN(width, WIDEST));
	if (column + 1 == layout->table->n_columns)
		layout->longest = MAX(layout->longest, width);
	g_string_append_c(layout->cells, '\0');
}

static void layout_fill(Layout *layout)
{
	const DigestTable *table = layout->table;
	for (size_t i = 0; i < table->n_columns; i++)
		layout_add(layout, i, view_of(table->columns[i].heading));
	for (guint row = 0; row < digest_table_size(table); row = folded_next(table, row))
		for (size_t i = 0; i < table->n_columns; i++)
			layout_add(layout, i, folded_cell(table, row, i, layout->scratch));
}

static void layout_measure(Layout *layout, size_t gap)
{
	layout->gap = gap;
	layout->before = 0;
	for (size_t i = 0; i + 1 < layout->table->n_columns; i++)
		layout->before += layout->widths[i] + gap;
}

/* Whether the last cells have room enough behind the others. In mail that is all of each, since
 * nobody can widen it. */
static bool layout_has_room(const Layout *layout)
{
	size_t width = layout->look->width;
	size_t wanted = layout->look->mail ? MAX(layout->longest, 1) : TITLE_WIDTH;
	return !width || layout->before + wanted <= width;
}

/* Makes columns narrower, as far as it has to be: all, or those of names. */
static void layout_shrink(Layout *layout, bool all)
{
	const DigestTable *table = layout->table;
	size_t width = layout->look->width;
	for (size_t i = 0; i + 1 < table->n_columns && layout->before > width + 1; i++) {
		CellKind kind = table->columns[i].kind;
		if ((!all && kind != CELL_PERSON && kind != CELL_TAKER) ||
		    layout->widths[i] <= NARROWEST)
			continue;
		size_t spare = MIN(layout->before - width - 1, layout->widths[i] - NARROWEST);
		layout->widths[i] -= spare;
		layout->before -= spare;
	}
}

/* Chooses how the columns share the line. */
static void layout_share(Layout *layout)
{
	layout_measure(layout, 2);
	if (layout_has_room(layout))
		return;
	layout_measure(layout, 1);
	if (layout_has_room(layout))
		return;
	layout->below = true;
	layout_shrink(layout, false);
	layout_shrink(layout, true);
}

static void append_blanks(GString *out, size_t n)
{
	gsize before = out->len;
	g_string_set_size(out, before + n);
	memset(out->str + before, ' ', n);
}

static void append_cell(Layout *layout, GString *out, View text, size_t column, Color color)
{
	bool right = layout->table->columns[column].right;
	GString *cut = g_string_truncate(layout->scratch, 0);
	display_cut(cut, text, layout->widths[column]);
	size_t blanks = layout->widths[column] -
			MIN(display_width(view_of_gstring(cut)), layout->widths[column]);
	append_blanks(out, right ? blanks : 0);
	color_start(out, color, layout->look);
	g_string_append_len(out, cut->str, (gssize)cut->len);
	color_end(out, color, layout->look);
	append_blanks(out, layout->gap + (right ? 0 : blanks));
}

static void append_below(const Layout *layout, GString *out, View text)
{
	while (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append_c(out, '\n');
	display_wrap(out, text, layout->look->width, INDENT);
}

static void append_last(const Layout *layout, GString *out, View text, Color color)
{
	size_t width = layout->look->width;
	color_start(out, color, layout->look);
	if (width)
		display_cut(out, text, width - layout->before);
	else
		view_append(out, text);
	color_end(out, color, layout->look);
	g_string_append_c(out, '\n');
}

/* In mail each row has the address of what it is about. */
static void append_link(const Layout *layout, GString *out, const DigestRow *row)
{
	if (!layout->look->mail || !layout->look->link || !row->message_id.len)
		return;
	g_string_append(out, INDENT);
	archive_link_append(out, layout->look->link, row->message_id);
	g_string_append_c(out, '\n');
}

static void layout_print(Layout *layout, GString *out)
{
	const DigestTable *table = layout->table;
	const char *cell = layout->cells->str;
	/* Rows are made anew when they are looked at again. */
	bool needs_rows = layout->look->color || (layout->look->mail && layout->look->link);
	for (guint line = 0; line <= digest_table_size(table);
	     line = line ? folded_next(table, line - 1) + 1 : 1) {
		const DigestRow *row =
			line && needs_rows ? digest_table_row(table, line - 1) : NULL;
		for (size_t i = 0; i < table->n_columns; i++) {
			View text = view_of(cell);
			CellKind kind = table->columns[i].kind;
			Color color = row    ? color_of(kind, row->cells[i].number)
				      : line ? COLOR_NONE
					     : COLOR_BOLD;
			if (i + 1 < table->n_columns)
				append_cell(layout, out, text, i, color);
			else if (layout->below)
				append_below(layout, out, text);
			else
				append_last(layout, out, text, color);
			cell += text.len + 1;
		}
		if (row)
			append_link(layout, out, row);
	}
}

void digest_table_append(GString *out, const DigestTable *table, const DigestLook *look)
{
	g_autoptr(GString) cells = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	g_autofree size_t *widths = g_new0(size_t, table->n_columns);
	Layout layout = {
		.table = table,
		.look = look,
		.cells = cells,
		.scratch = scratch,
		.widths = widths,
	};
	layout_fill(&layout);
	layout_share(&layout);
	layout_print(&layout, out);
}
