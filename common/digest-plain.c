/* The digest as a plain text page: see digest-plain.h. */
#include "digest-plain.h"

#include "digest-list.h"
#include "display.h"
#include "record.h"

#define N_RANKS 15

/* Where the two formats differ. */
typedef struct {
	DisplayForm form; /* of the letters' text */
	bool has_list;
	bool shows_sender; /* `Author:` is who sent the mail, not who wrote the patch */
	bool trims;	   /* leading and trailing blank lines of a letter's text are dropped */
} Style;

static const Style classic = { DISPLAY_RAW, false, true, false };
static const Style text = { DISPLAY_TEXT, true, false, true };

typedef struct {
	const Style *style;
	const Digest *digest;
	GString *out;	  /* the piece of the page that is being made */
	GString *scratch; /* one value, unescaped */
} Page;

static void append_literal(Page *page, const char *literal)
{
	g_string_append(page->out, literal);
}

static void append_line(Page *page, View value)
{
	g_string_truncate(page->scratch, 0);
	record_unescape_append(page->scratch, value);
	display_append(page->out, view_of_gstring(page->scratch), DISPLAY_LINE);
}

static void append_period(Page *page, View from, View to)
{
	if (from.len) {
		append_literal(page, "from ");
		display_append(page->out, from, DISPLAY_LINE);
	}
	if (from.len && to.len)
		append_literal(page, " ");
	if (to.len) {
		append_literal(page, "to ");
		display_append(page->out, to, DISPLAY_LINE);
	}
}

/* The date of a time, `2025-05-14`. */
static View date_of(View time)
{
	return view_head(time, strlen("2025-05-14"));
}

/* The list's name: the first label of its List-Id. */
static View name_of(View list)
{
	const char *dot = view_chr(list, '.');
	return dot ? view_head(list, (size_t)(dot - list.data)) : list;
}

static void append_title(Page *page, const DigestTitle *title)
{
	View first, last;
	digest_period(page->digest, &first, &last);
	View from = title->from ? view_of(title->from) : date_of(first);
	View to = title->to ? view_of(title->to) : date_of(last);
	View name = title->name ? view_of(title->name) : name_of(digest_list(page->digest));
	bool has_period = from.len || to.len;
	size_t start = page->out->len;
	append_period(page, from, to);
	page->out->str[start] = g_ascii_toupper(page->out->str[start]);
	append_literal(page, has_period ? "\n" : "");
	display_append(page->out, name, DISPLAY_LINE);
	append_literal(page, name.len ? " mailing list update" : "Mailing list update");
	append_literal(page, has_period ? " " : "");
	append_period(page, from, to);
	append_literal(page, "\n\n");
}

/* The order of the page the users know: count descending, then key descending. */
static int compare_ranks(gconstpointer left, gconstpointer right)
{
	const RankRow *a = left, *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return view_compare(b->key, a->key);
}

/* all is the rank table's rows. */
static void append_ranks(Page *page, const GArray *all, const char *by, const char *heading,
			 const char *separator)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(RankRow));
	for (guint i = 0; i < all->len; i++)
		if (view_is(g_array_index(all, RankRow, i).by, by))
			g_array_append_val(rows, g_array_index(all, RankRow, i));
	if (rows->len == 0)
		return;
	g_array_sort(rows, compare_ranks);
	append_literal(page, heading);
	append_literal(page, "\n\n");
	for (guint i = 0; i < rows->len && i < N_RANKS; i++) {
		const RankRow *row = &g_array_index(rows, RankRow, i);
		g_string_append_printf(page->out, "%7" G_GUINT64_FORMAT "%s", row->count,
				       separator);
		append_line(page, row->key);
		append_literal(page, "\n");
	}
	append_literal(page, "\n");
}

static void append_person(Page *page, View name, View addr)
{
	append_line(page, name);
	append_literal(page, name.len && addr.len ? " <" : "");
	append_line(page, addr);
	append_literal(page, name.len && addr.len ? ">" : "");
}

/* The text without the line feeds at its end; if blank is set, without blank lines at either end.
 */
static View trim_lines(View lines, bool blank)
{
	const char *end;
	while (lines.len && (blank ? g_ascii_isspace(lines.data[lines.len - 1])
				   : lines.data[lines.len - 1] == '\n'))
		lines.len--;
	while (blank && (end = view_chr(lines, '\n'))) {
		size_t len = (size_t)(end - lines.data);
		if (view_trim(view_head(lines, len)).len)
			break;
		lines = view_from(lines, len + 1);
	}
	return lines;
}

static void append_letter(Page *page, const DigestLetter *letter)
{
	const Style *style = page->style;
	append_literal(page, "New:  ");
	append_line(page, letter->title);
	append_literal(page, "\n");
	append_line(page, letter->subject);
	append_literal(page, "\nAuthor: ");
	append_person(page, style->shows_sender ? letter->from_name : letter->author_name,
		      style->shows_sender ? letter->from_addr : letter->author_addr);
	append_literal(page, "\n\n");
	g_string_truncate(page->scratch, 0);
	record_unescape_append(page->scratch, letter->body);
	View lines = trim_lines(view_of_gstring(page->scratch), style->trims);
	display_append(page->out, lines, style->form);
	append_literal(page, lines.len ? "\n\n" : "");
	append_literal(page, "----------------------------------------"
			     "------------------------------\n\n");
}

static void flush(Page *page, Output *output)
{
	output_write(output, view_of_gstring(page->out));
	g_string_truncate(page->out, 0);
}

static void print_page(const Digest *digest, const Style *style, const DigestTitle *title,
		       Output *output)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	g_autoptr(GArray) ranks = rank_table_rows(digest_ranks(digest), 0);
	Page page = { style, digest, out, scratch };
	append_title(&page, title);
	append_ranks(&page, ranks, "domain",
		     "Top 15 contributor Email domains (Based on Email Body)", " ");
	append_ranks(&page, ranks, "author", "Top 15 contributors (Based on Email Body)", "  ");
	append_literal(&page, "===== Patch list in this time period =====\n\n");
	if (style->has_list)
		digest_list_append(out, digest);
	append_literal(&page, "\n===== Patch Commit Messages ====\n\n");
	const GArray *letters = digest_letters(digest);
	for (guint i = letters->len; i > 0 && !output_failed(output); i--) {
		append_letter(&page, &g_array_index(letters, DigestLetter, i - 1));
		flush(&page, output);
	}
	flush(&page, output);
}

void digest_classic_print(const Digest *digest, const DigestTitle *title, Output *output)
{
	print_page(digest, &classic, title, output);
}

void digest_text_print(const Digest *digest, const DigestTitle *title, Output *output)
{
	print_page(digest, &text, title, output);
}
