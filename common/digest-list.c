/* The patch list of a digest: see digest-list.h. */
#include "digest-list.h"

#include "display.h"
#include "number.h"
#include "record.h"

/* Cells are aligned up to this width, so that one long name does not push all lines apart. */
#define WIDEST ((size_t)24)

typedef void CellFunc(GString *out, const DigestSeries *series);

static void append_value(GString *out, View value)
{
	g_autoptr(GString) text = g_string_new(NULL);
	record_unescape_append(text, value);
	display_append(out, view_of_gstring(text), DISPLAY_LINE);
}

static void append_version(GString *out, const DigestSeries *series)
{
	g_string_append_c(out, 'v');
	append_value(out, series->version.len ? series->version : VIEW("1"));
}

static void append_parts(GString *out, const DigestSeries *series)
{
	number_append(out, series->seen);
	g_string_append_c(out, '/');
	number_append(out, series->total);
}

static void append_insertions(GString *out, const DigestSeries *series)
{
	g_string_append_c(out, '+');
	number_append(out, series->size.insertions);
}

static void append_deletions(GString *out, const DigestSeries *series)
{
	g_string_append_c(out, '-');
	number_append(out, series->size.deletions);
}

static void append_replies(GString *out, const DigestSeries *series)
{
	number_append(out, series->replies);
}

static void append_reviews(GString *out, const DigestSeries *series)
{
	static const Review order[] = { REVIEW_ACKED, REVIEW_REVIEWED, REVIEW_TESTED };
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
		guint64 reviews = series->reviews[order[i]];
		if (i)
			g_string_append_c(out, ' ');
		if (reviews)
			number_append(out, reviews);
		else
			g_string_append_c(out, '-');
	}
}

static void append_author(GString *out, const DigestSeries *series)
{
	append_value(out, series->author_name.len ? series->author_name : series->author_addr);
}

static void append_title(GString *out, const DigestSeries *series)
{
	append_value(out, series->title);
}

static const struct {
	const char *heading;
	CellFunc *append;
	bool right;
} columns[] = {
	{ "Ver", append_version, false },
	{ "Parts", append_parts, true },
	{ "+", append_insertions, true },
	{ "-", append_deletions, true },
	{ "Replies", append_replies, true },
	{ "A/R/T", append_reviews, true }, /* as patchwork heads it */
	{ "Author", append_author, false },
	{ "Title", append_title, false }, /* the last one is not filled up */
};

#define N_CELLS G_N_ELEMENTS(columns)

/* The list's cells, line by line, each ended by NUL; so that they are made once. */
typedef struct {
	GString *cells;
	size_t widths[N_CELLS];
} Layout;

static void layout_add(Layout *layout, size_t column, size_t start)
{
	size_t width = display_width(view_of(layout->cells->str + start));
	layout->widths[column] = MAX(layout->widths[column], MIN(width, WIDEST));
	g_string_append_c(layout->cells, '\0');
}

static void layout_add_headings(Layout *layout)
{
	for (size_t i = 0; i < N_CELLS; i++) {
		size_t start = layout->cells->len;
		g_string_append(layout->cells, columns[i].heading);
		layout_add(layout, i, start);
	}
}

static void layout_add_series(Layout *layout, const DigestSeries *series)
{
	for (size_t i = 0; i < N_CELLS; i++) {
		size_t start = layout->cells->len;
		columns[i].append(layout->cells, series);
		layout_add(layout, i, start);
	}
}

static void layout_print(const Layout *layout, GString *out)
{
	const char *cell = layout->cells->str;
	const char *end = cell + layout->cells->len;
	for (size_t column = 0; cell < end; column = (column + 1) % N_CELLS) {
		View text = view_of(cell);
		bool last = column == N_CELLS - 1;
		display_pad(out, text, last ? 0 : layout->widths[column], columns[column].right);
		g_string_append(out, last ? "\n" : "  ");
		cell += text.len + 1;
	}
}

void digest_list_append(GString *out, const Digest *digest)
{
	g_autoptr(GArray) series = digest_series(digest);
	g_autoptr(GString) cells = g_string_new(NULL);
	Layout layout = { .cells = cells };
	if (series->len == 0) {
		g_string_append(out, "No patches.\n");
		return;
	}
	layout_add_headings(&layout);
	for (guint i = series->len; i > 0; i--)
		layout_add_series(&layout, &g_array_index(series, DigestSeries, i - 1));
	layout_print(&layout, out);
}
