/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest as a plain text page: see digest/plain.h. */
#include "digest/plain.h"

#include "bytes/display.h"
#include "bytes/lines.h"
#include "digest/folded.h"
#include "digest/lead.h"
#include "digest/table.h"
#include "digest/title.h"
#include "message/archive-link.h"

#define RULER "----------------------------------------------------------------------\n\n"

#define INDENT "    "

/* Sentences are wrapped to this width, whatever the page has. */
#define NOTE_WIDTH ((size_t)72)

/* A rank has no more. */
#define MAX_RANK_COLUMNS 4

typedef struct {
	const DigestPage *page;
	const DigestLook *look;
	Output *output;
	GString *out;	  /* the piece of the page that is being made */
	GString *scratch; /* a message's text */
	unsigned width; /* of lines of names and titles, in mail; 0 for any: terminals wrap them */
} PlainPrinter;

static void plain_append_literal(PlainPrinter *printer, const char *literal)
{
	g_string_append(printer->out, literal);
}

static void plain_append_line(PlainPrinter *printer, View text)
{
	display_append(printer->out, text, DISPLAY_LINE);
}

/* Text at the end of a line, where what does not fit goes on below, set in by so many columns: as
 * many as stand before it, but some always, so that no text can pass for what stands at the margin.
 * The line is not ended. */
static void plain_append_wrapped(PlainPrinter *printer, View text, size_t indent)
{
	GString *line = g_string_truncate(printer->scratch, 0);
	display_append(line, text, DISPLAY_LINE);
	if (!printer->width || indent + display_width(view_of_gstring(line)) <= printer->width) {
		g_string_append_len(printer->out, line->str, (gssize)line->len);
		return;
	}
	g_autofree char *blanks = g_strnfill(indent, ' ');
	g_autoptr(GString) lines = g_string_new(NULL);
	display_wrap(lines, view_of_gstring(line), printer->width, blanks);
	g_string_append_len(printer->out, lines->str + indent, (gssize)(lines->len - indent - 1));
}

static void plain_append_period(PlainPrinter *printer)
{
	const DigestPage *page = printer->page;
	if (page->from.len) {
		plain_append_literal(printer, "from ");
		plain_append_line(printer, page->from);
	}
	if (page->from.len && page->to.len)
		plain_append_literal(printer, " ");
	if (page->to.len) {
		plain_append_literal(printer, "to ");
		plain_append_line(printer, page->to);
	}
}

/* What a list of mails shows behind the subject. */
static void plain_append_lead(PlainPrinter *printer)
{
	g_autoptr(GString) lead = g_string_new(NULL);
	digest_lead_append(lead, printer->page);
	if (lead->len == 0)
		return;
	display_wrap(printer->out, view_of_gstring(lead), NOTE_WIDTH, "");
	plain_append_literal(printer, "\n");
}

static void plain_append_title(PlainPrinter *printer)
{
	const DigestPage *page = printer->page;
	bool has_period = page->from.len || page->to.len;
	size_t start = printer->out->len;
	g_autoptr(GString) title = g_string_new(NULL);
	digest_title_append(title, page);
	plain_append_period(printer);
	printer->out->str[start] = g_ascii_toupper(printer->out->str[start]);
	plain_append_literal(printer, has_period ? "\n" : "");
	color_start(printer->out, COLOR_BOLD, printer->look);
	plain_append_wrapped(printer, view_of_gstring(title), strlen(INDENT));
	color_end(printer->out, COLOR_BOLD, printer->look);
	plain_append_literal(printer, "\n\n");
}

static void plain_append_table_heading(PlainPrinter *printer, const char *heading)
{
	color_start(printer->out, COLOR_BOLD, printer->look);
	plain_append_wrapped(printer, view_of(heading), strlen(INDENT));
	color_end(printer->out, COLOR_BOLD, printer->look);
	plain_append_literal(printer, "\n\n");
}

/* The widest text of a column. */
static size_t column_width(const DigestTable *table, size_t column)
{
	size_t width = 0;
	for (guint i = 0; i < digest_table_size(table); i++) {
		const DigestCell *cells = digest_table_row(table, i)->cells;
		width = MAX(width, display_width(cells[column].text));
	}
	return width;
}

/* What a rank is of, behind so many columns: in mail, where nobody can widen a line, all of it. */
static void plain_append_key(PlainPrinter *printer, View key, size_t column, bool classic)
{
	if (classic || printer->look->mail || printer->look->width <= column) {
		plain_append_wrapped(printer, key, column);
		return;
	}
	GString *line = g_string_truncate(printer->scratch, 0);
	display_append(line, key, DISPLAY_LINE);
	display_cut(printer->out, view_of_gstring(line), printer->look->width - column);
}

/* The classic page has counts and keys only. Elsewhere the last line says what is left out, where
 * the keys stand. */
static void plain_append_rank(PlainPrinter *printer, const DigestTable *table, bool classic)
{
	size_t last = table->n_columns - 1, widths[MAX_RANK_COLUMNS] = { 7 };
	g_assert(last < MAX_RANK_COLUMNS);
	for (size_t i = 1; i < last; i++)
		widths[i] = column_width(table, i);
	plain_append_table_heading(printer, table->heading);
	for (guint i = 0; i < digest_table_size(table); i++) {
		const DigestCell *cells = digest_table_row(table, i)->cells;
		size_t column = 0;
		for (size_t j = 0; j < (classic ? 1 : last); j++) {
			plain_append_literal(printer, j ? "  " : "");
			display_pad(printer->out, cells[j].text, widths[j], true);
			column += widths[j] + (j ? 2 : 0);
		}
		/* The page that the users know has one blank here, and two elsewhere. */
		bool is_narrow = strcmp(table->name, "domain") == 0 && (classic || last == 1);
		plain_append_literal(printer, is_narrow ? " " : "  ");
		plain_append_key(printer, cells[last].text, column + (is_narrow ? 1 : 2), classic);
		plain_append_literal(printer, "\n");
	}
	if (table->note && !classic) {
		size_t before = 0;
		for (size_t i = 0; i < last; i++)
			before += widths[i] + 2;
		g_string_append_printf(printer->out, "%*s%s\n", (int)before, "", table->note);
	}
	plain_append_literal(printer, "\n");
}

/* The classic page has the sender, or nothing. */
static void plain_append_author(PlainPrinter *printer, const PageMessage *message, bool classic)
{
	g_autoptr(GString) person = g_string_new(NULL);
	if (classic)
		digest_person_append(person, message->from_name, message->from_addr);
	else
		digest_author_append(person, message);
	plain_append_wrapped(printer, view_of_gstring(person), strlen("Author: "));
}

/* The text without the line feeds at its end. */
static View trim_end(View lines)
{
	while (lines.len && lines.data[lines.len - 1] == '\n')
		lines.len--;
	return lines;
}

/* What mail says is set in from the margin, as git log does, and only what the page says stands
 * there: so no text can pass for a heading, a rule or another message. */
static void plain_append_indented(PlainPrinter *printer, View lines)
{
	LineIter iter = line_iter(lines, TEXT_PLAIN);
	View line;
	while (line_iter_next(&iter, &line)) {
		if (line.len)
			g_string_append_len(printer->out, INDENT, (gssize)strlen(INDENT));
		display_append(printer->out, line, DISPLAY_TEXT);
		g_string_append_c(printer->out, '\n');
	}
	plain_append_literal(printer, lines.len ? "\n" : "");
}

static void plain_append_body(PlainPrinter *printer, const PageMessage *message, bool classic)
{
	g_string_truncate(printer->scratch, 0);
	digest_message_text(printer->scratch, message, !classic);
	View lines = trim_end(view_of_gstring(printer->scratch));
	if (!classic) {
		plain_append_indented(printer, lines);
		return;
	}
	display_append(printer->out, lines, DISPLAY_RAW);
	plain_append_literal(printer, lines.len ? "\n\n" : "");
}

static void plain_append_message(PlainPrinter *printer, const PageMessage *message, bool classic)
{
	plain_append_literal(printer, "New:  ");
	color_start(printer->out, COLOR_BOLD, printer->look);
	plain_append_wrapped(printer, classic ? message->title : page_message_heading(message),
			     strlen("New:  "));
	color_end(printer->out, COLOR_BOLD, printer->look);
	plain_append_literal(printer, classic ? "\n" : "");
	plain_append_line(printer, classic ? message->subject : VIEW(""));
	plain_append_literal(printer, "\nAuthor: ");
	plain_append_author(printer, message, classic);
	if (!classic && printer->look->link && message->message_id.len) {
		plain_append_literal(printer, "\nLink: ");
		archive_link_append(printer->out, printer->look->link, message->message_id);
	}
	View commits = message->commits, commit;
	while (!classic && printer->look->commit_link && view_next_word(&commits, &commit)) {
		plain_append_literal(printer, "\nCommit: ");
		archive_link_append(printer->out, printer->look->commit_link, commit);
	}
	plain_append_literal(printer, "\n\n");
	plain_append_body(printer, message, classic);
	plain_append_literal(printer, RULER);
}

static void plain_flush(PlainPrinter *printer)
{
	output_write(printer->output, view_of_gstring(printer->out));
	g_string_truncate(printer->out, 0);
}

static void plain_print_messages(PlainPrinter *printer, bool classic)
{
	const GArray *messages = printer->page->messages;
	for (guint i = 0; i < messages->len && !output_failed(printer->output); i++) {
		plain_append_message(printer, &g_array_index(messages, PageMessage, i), classic);
		plain_flush(printer);
	}
}

static void plain_append_heading(PlainPrinter *printer, const char *heading)
{
	color_start(printer->out, COLOR_BOLD, printer->look);
	plain_append_literal(printer, "===== ");
	plain_append_literal(printer, heading);
	plain_append_literal(printer, " =====");
	color_end(printer->out, COLOR_BOLD, printer->look);
	plain_append_literal(printer, "\n\n");
}

static void plain_print_section(PlainPrinter *printer, const DigestSection *section)
{
	if (section->kind != SECTION_RANKS)
		plain_append_heading(printer, section->heading);
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		if (section->kind == SECTION_RANKS) {
			plain_append_rank(printer, table, false);
			continue;
		}
		if (table->heading)
			plain_append_table_heading(printer, table->heading);
		digest_table_append(printer->out, table, printer->look);
		plain_append_literal(printer, "\n");
	}
	if (folded_any(section))
		plain_append_literal(printer, FOLDED_LEGEND "\n\n");
	if (section->note) {
		display_wrap(printer->out, view_of(section->note), NOTE_WIDTH, "");
		plain_append_literal(printer, "\n");
	}
	if (section->kind == SECTION_MESSAGES)
		plain_print_messages(printer, false);
	plain_flush(printer);
}

void digest_text_print(const DigestPage *page, const DigestLook *look, Output *output)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	PlainPrinter printer = { page, look, output, out, scratch, look->mail ? look->width : 0 };
	if (look->mail)
		plain_append_lead(&printer);
	plain_append_title(&printer);
	for (guint i = 0; i < page->sections->len; i++)
		plain_print_section(&printer, g_ptr_array_index(page->sections, i));
	plain_flush(&printer);
}

/* The patch list of the classic page: what a repository got, if that is known. */
static void plain_append_commits(PlainPrinter *printer)
{
	const DigestSection *commits = digest_page_section(printer->page, SECTION_COMMITS);
	if (commits && commits->tables->len)
		digest_table_append(printer->out, g_ptr_array_index(commits->tables, 0),
				    printer->look);
}

static void plain_append_rank_of(PlainPrinter *printer, const DigestSection *section,
				 const char *by)
{
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		if (strcmp(table->name, by) == 0)
			plain_append_rank(printer, table, true);
	}
}

void digest_classic_print(const DigestPage *page, const DigestLook *look, Output *output)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	const DigestLook plain = { .width = look->width };
	PlainPrinter printer = { page, &plain, output, out, scratch, 0 };
	plain_append_title(&printer);
	const DigestSection *ranks = digest_page_section(page, SECTION_RANKS);
	if (ranks) {
		plain_append_rank_of(&printer, ranks, "domain");
		plain_append_rank_of(&printer, ranks, "author");
	}
	plain_append_literal(&printer, "===== Patch list in this time period =====\n\n");
	plain_append_commits(&printer);
	plain_append_literal(&printer, "\n===== Patch Commit Messages ====\n\n");
	plain_print_messages(&printer, true);
	plain_flush(&printer);
}
