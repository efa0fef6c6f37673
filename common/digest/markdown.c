/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest in Markdown: see digest/markdown.h. */
#include "digest/markdown.h"

#include "bytes/display.h"
#include "digest/folded.h"
#include "digest/title.h"
#include "message/archive-link.h"

/* What cannot stand in code: with a pipe a table's cell ends, whatever is around it. */
#define NOT_CODE " `\\|"

#define MIN_FENCE 3

static bool is_after_www(View text, size_t at)
{
	return at >= 3 && g_ascii_strncasecmp(text.data + at - 3, "www", 3) == 0;
}

/* Appends the byte at a place so that it stands for itself. */
static void append_literally(GString *out, View text, size_t at)
{
	char byte = text.data[at];
	bool is_last = at + 1 == text.len;
	if (byte == '`')
		g_string_append(out, "&#96;");
	else if (byte == '|')
		g_string_append(out, "&#124;");
	else if (byte_is_in(byte, "\\*_[]<>~&$") ||
		 /* links and emoji, but not `hwmon: x` */
		 (byte == ':' && !is_last && text.data[at + 1] != ' ') ||
		 (byte == '.' && is_after_www(text, at)))
		g_string_append_printf(out, "\\%c", byte);
	else
		g_string_append_c(out, byte);
}

/*
 * Appends a line of text so that it is shown as it is, wherever inline text may stand, tables
 * included: no markup in it works. What holds an `@` or `#` is shown as code, since otherwise
 * GitHub makes mentions, references and links of it. text is what display_append gave as
 * DISPLAY_LINE.
 */
static void append_inline(GString *out, View text)
{
	size_t at = 0;
	while (at < text.len) {
		size_t end = at;
		bool is_code = false;
		for (; end < text.len && !byte_is_in(text.data[end], NOT_CODE); end++)
			is_code |= text.data[end] == '@' || text.data[end] == '#';
		if (is_code) {
			g_string_append_c(out, '`');
			g_string_append_len(out, text.data + at, (gssize)(end - at));
			g_string_append_c(out, '`');
			at = end;
		}
		for (end = MIN(end + 1, text.len); at < end; at++)
			append_literally(out, text, at);
	}
}

typedef struct {
	const DigestPage *page;
	const DigestLook *look;
	Output *output;
	GString *out;	  /* the piece of the page that is being made */
	GString *scratch; /* text before it is escaped */
} MarkdownPrinter;

static void markdown_append_literal(MarkdownPrinter *printer, const char *literal)
{
	g_string_append(printer->out, literal);
}

static void markdown_append_line(MarkdownPrinter *printer, View text)
{
	g_string_truncate(printer->scratch, 0);
	display_append(printer->scratch, text, DISPLAY_LINE);
	append_inline(printer->out, view_of_gstring(printer->scratch));
}

/* text, linked to what has the id, if there is a link. */
static void markdown_append_linked(MarkdownPrinter *printer, View text, const char *link, View id)
{
	bool linked = link && id.len;
	markdown_append_literal(printer, linked ? "[" : "");
	markdown_append_line(printer, text);
	if (!linked)
		return;
	markdown_append_literal(printer, "](<");
	archive_link_append(printer->out, link, id);
	markdown_append_literal(printer, ">)");
}

static void markdown_append_table_head(MarkdownPrinter *printer, const DigestTable *table)
{
	for (size_t i = 0; i < table->n_columns; i++) {
		markdown_append_literal(printer, "| ");
		markdown_append_line(printer, view_of(table->columns[i].heading));
		markdown_append_literal(printer, " ");
	}
	markdown_append_literal(printer, "|\n");
	for (size_t i = 0; i < table->n_columns; i++)
		markdown_append_literal(printer, table->columns[i].right ? "| ---: " : "| --- ");
	markdown_append_literal(printer, "|\n");
}

static void markdown_append_cell(MarkdownPrinter *printer, CellKind kind, const DigestRow *row,
				 View text)
{
	if (kind == CELL_TITLE)
		markdown_append_linked(printer, text, printer->look->link, row->message_id);
	else if (kind == CELL_COMMIT)
		markdown_append_linked(printer, text, printer->look->commit_link, row->commit);
	else
		markdown_append_line(printer, text);
}

static void markdown_append_table(MarkdownPrinter *printer, const DigestTable *table)
{
	if (table->heading) {
		markdown_append_literal(printer, "### ");
		markdown_append_line(printer, view_of(table->heading));
		markdown_append_literal(printer, "\n\n");
	}
	markdown_append_table_head(printer, table);
	g_autoptr(GString) folded = g_string_new(NULL);
	for (guint i = 0; i < digest_table_size(table); i = folded_next(table, i)) {
		const DigestRow *row = digest_table_row(table, i);
		for (size_t j = 0; j < table->n_columns; j++) {
			markdown_append_literal(printer, "| ");
			markdown_append_cell(printer, table->columns[j].kind, row,
					     folded_cell(table, i, j, folded));
			markdown_append_literal(printer, " ");
		}
		markdown_append_literal(printer, "|\n");
	}
	markdown_append_literal(printer, "\n");
	if (table->note) {
		markdown_append_line(printer, view_of(table->note));
		markdown_append_literal(printer, "\n\n");
	}
}

/* The length of the longest run of backticks. */
static size_t longest_run(View text)
{
	size_t longest = 0;
	for (size_t i = 0, run = 0; i < text.len; i++) {
		run = text.data[i] == '`' ? run + 1 : 0;
		longest = MAX(longest, run);
	}
	return longest;
}

static void markdown_append_fence(MarkdownPrinter *printer, size_t length)
{
	for (; length; length--)
		markdown_append_literal(printer, "`");
	markdown_append_literal(printer, "\n");
}

static void markdown_append_body(MarkdownPrinter *printer, const PageMessage *message)
{
	g_string_truncate(printer->scratch, 0);
	digest_message_text(printer->scratch, message, true);
	View text = view_of_gstring(printer->scratch);
	if (text.len == 0)
		return;
	size_t fence = MAX(longest_run(text) + 1, MIN_FENCE);
	markdown_append_fence(printer, fence);
	display_append(printer->out, text, DISPLAY_TEXT);
	markdown_append_literal(printer, "\n");
	markdown_append_fence(printer, fence);
	markdown_append_literal(printer, "\n");
}

static void markdown_append_message(MarkdownPrinter *printer, const PageMessage *message)
{
	markdown_append_literal(printer, "### ");
	markdown_append_linked(printer, page_message_heading(message), printer->look->link,
			       message->message_id);
	/* Each line begins with a word of ours, so that no mail can begin a list there. */
	markdown_append_literal(printer, "\n\nAuthor: ");
	g_autoptr(GString) person = g_string_new(NULL);
	digest_author_append(person, message);
	markdown_append_line(printer, view_of_gstring(person));
	markdown_append_literal(printer, "\\\nState: ");
	markdown_append_literal(printer, state_name(message->state));
	View commits = message->commits, commit;
	while (printer->look->commit_link && view_next_word(&commits, &commit)) {
		markdown_append_literal(printer, "\\\nCommit: ");
		markdown_append_linked(printer, page_short_commit(commit),
				       printer->look->commit_link, commit);
	}
	markdown_append_literal(printer, "\n\n");
	markdown_append_body(printer, message);
}

static void markdown_flush(MarkdownPrinter *printer)
{
	output_write(printer->output, view_of_gstring(printer->out));
	g_string_truncate(printer->out, 0);
}

static void markdown_print_section(MarkdownPrinter *printer, const DigestSection *section)
{
	markdown_append_literal(printer, "## ");
	markdown_append_line(printer, view_of(section->heading));
	markdown_append_literal(printer, "\n\n");
	for (guint i = 0; i < section->tables->len; i++)
		markdown_append_table(printer, g_ptr_array_index(section->tables, i));
	if (folded_any(section))
		markdown_append_literal(printer, FOLDED_LEGEND "\n\n");
	if (section->note) {
		markdown_append_line(printer, view_of(section->note));
		markdown_append_literal(printer, "\n\n");
	}
	const GArray *messages = printer->page->messages;
	for (guint i = 0; section->kind == SECTION_MESSAGES && i < messages->len; i++) {
		markdown_append_message(printer, &g_array_index(messages, PageMessage, i));
		markdown_flush(printer);
		if (output_failed(printer->output))
			return;
	}
	markdown_flush(printer);
}

void digest_markdown_print(const DigestPage *page, const DigestLook *look, Output *output)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	g_autoptr(GString) title = g_string_new(NULL);
	MarkdownPrinter printer = { page, look, output, out, scratch };
	digest_title_append(title, page);
	markdown_append_literal(&printer, "# ");
	markdown_append_line(&printer, view_of_gstring(title));
	markdown_append_literal(&printer, "\n\n");
	for (guint i = 0; i < page->sections->len; i++)
		markdown_print_section(&printer, g_ptr_array_index(page->sections, i));
	markdown_flush(&printer);
}
