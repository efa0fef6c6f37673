/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest as one HTML file: see digest/html.h. */
#include "digest/html.h"

#include "digest/chart.h"
#include "digest/html-legend.h"
#include "digest/html-link.h"
#include "digest/html-style.h"
#include "digest/html-table.h"
#include "digest/html-tiles.h"
#include "digest/lead.h"
#include "digest/title.h"
#include "message/date.h"

typedef struct {
	const DigestPage *page;
	const DigestLook *look;
	Output *output;
	HtmlWriter writer;
} HtmlPrinter;

static void html_flush(HtmlPrinter *printer)
{
	output_write(printer->output, view_of_gstring(printer->writer.out));
	g_string_truncate(printer->writer.out, 0);
}

/* The style sheet is named by its hash, so that no other one can come in. */
static void html_append_policy(HtmlWriter *writer, const GString *style)
{
	guint8 digest[32];
	gsize size = sizeof(digest);
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	g_checksum_update(checksum, (const guchar *)style->str, (gssize)style->len);
	g_checksum_get_digest(checksum, digest, &size);
	g_autofree char *hash = g_base64_encode(digest, size);
	html_markup(writer, "<meta http-equiv=\"Content-Security-Policy\" content=\""
			    "default-src 'none'; style-src 'sha256-");
	html_markup(writer, hash);
	html_markup(writer, "'; base-uri 'none'; form-action 'none'\">\n");
}

static void html_append_lead(HtmlWriter *writer, const DigestPage *page)
{
	g_autoptr(GString) lead = g_string_new(NULL);
	digest_lead_append(lead, page);
	html_markup(writer, lead->len ? "<p class=\"lead\">" : "");
	html_text(writer, view_of_gstring(lead));
	html_markup(writer, lead->len ? "</p>\n" : "");
}

/* The title; dates and names are not broken at their hyphens. */
static void html_append_heading(HtmlWriter *writer, View title)
{
	enum {
		MAX_WHOLE = 24
	};
	html_markup(writer, "<h1>");
	while (title.len) {
		const char *blank = view_chr(title, ' ');
		size_t len = blank ? (size_t)(blank - title.data) : title.len;
		View word = view_head(title, len);
		bool whole = len <= MAX_WHOLE && view_chr(word, '-');
		html_markup(writer, whole ? "<span class=\"whole\">" : "");
		html_text(writer, word);
		html_markup(writer, whole ? "</span>" : "");
		html_markup(writer, blank ? " " : "");
		title = view_from(title, len + (blank != NULL));
	}
	html_markup(writer, "</h1>\n");
}

static void html_print_head(HtmlPrinter *printer)
{
	HtmlWriter *writer = &printer->writer;
	g_autoptr(GString) title = g_string_new(NULL);
	g_autoptr(GString) style = g_string_new(NULL);
	digest_title_append(title, printer->page);
	html_style_append(style);
	html_markup(writer, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
			    "<meta charset=\"utf-8\">\n");
	html_append_policy(writer, style);
	html_markup(writer, "<meta name=\"viewport\" content=\"width=device-width, "
			    "initial-scale=1\">\n"
			    "<meta name=\"color-scheme\" content=\"light dark\">\n"
			    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
	html_text(writer, view_of_gstring(title));
	html_markup(writer, "</title>\n<style>");
	html_markup(writer, style->str);
	html_markup(writer, "</style>\n</head>\n<body>\n<header>\n");
	/* What a list of mails shows behind the subject, which is the title. */
	if (printer->look->mail)
		html_append_lead(writer, printer->page);
	html_append_heading(writer, view_of_gstring(title));
	if (!printer->look->mail)
		html_append_lead(writer, printer->page);
}

static void html_append_charts(HtmlPrinter *printer)
{
	HtmlWriter *writer = &printer->writer;
	html_markup(writer, "<div class=\"charts\">\n");
	chart_append_days(writer, printer->page->days, &printer->page->period);
	chart_append_weeks(writer, printer->page->weeks);
	html_markup(writer, "</div>\n");
}

static void html_append_contents_link(HtmlWriter *writer, const char *anchor, const char *label)
{
	html_markup(writer, "<li><a href=\"#");
	html_markup(writer, anchor);
	html_markup(writer, "\">");
	html_text(writer, view_of(label));
	html_markup(writer, "</a></li>\n");
}

/* In mail these links would come before the news, and in many programs that show it lead nowhere.
 */
static void html_append_contents(HtmlPrinter *printer)
{
	/* What sections are called where there is little room. */
	static const char *const labels[N_SECTIONS] = {
		[SECTION_SUMMARY] = "Summary",	   [SECTION_RANKS] = "Contributors",
		[SECTION_PATCHES] = "Patches",	   [SECTION_ACTIVE] = "Earlier patches",
		[SECTION_WAITING] = "Waiting",	   [SECTION_DISCUSSIONS] = "Discussions",
		[SECTION_PULLS] = "Pull requests", [SECTION_APPLIED] = "Applied",
		[SECTION_COMMITS] = "Commits",	   [SECTION_REPORTS] = "Bots",
		[SECTION_MESSAGES] = "Messages",
	};
	HtmlWriter *writer = &printer->writer;
	html_markup(writer, "<nav aria-label=\"Contents\">\n<ul>\n");
	for (guint i = 0; i < printer->page->sections->len; i++) {
		const DigestSection *section = g_ptr_array_index(printer->page->sections, i);
		html_append_contents_link(writer, section_name(section->kind),
					  labels[section->kind]);
	}
	if (html_has_legend(printer->page))
		html_append_contents_link(writer, "legend", "Legend");
	html_markup(writer, "</ul>\n</nav>\n");
}

static void html_end_header(HtmlPrinter *printer)
{
	if (!digest_page_section(printer->page, SECTION_SUMMARY))
		html_append_charts(printer);
	html_markup(&printer->writer, "</header>\n<main>\n");
	html_flush(printer);
}

static void html_append_person(HtmlWriter *writer, const PageMessage *message)
{
	g_autoptr(GString) person = g_string_new(NULL);
	digest_author_append(person, message);
	html_person(writer, view_of_gstring(person));
}

static void html_append_day(HtmlWriter *writer, gint64 date)
{
	char text[DATE_SIZE];
	if (date == NO_DATE)
		return;
	date_format(date, text);
	html_markup(writer, ", ");
	html_text(writer, view_head(view_of(text), strlen("2025-05-14")));
}

/* is_head is whether the subject stands above already. */
static void html_append_message(HtmlPrinter *printer, const PageMessage *message, bool is_head)
{
	HtmlWriter *writer = &printer->writer;
	g_autoptr(GString) text = g_string_new(NULL);
	html_markup(writer, "<article>\n<p class=\"meta\">");
	html_text(writer, is_head ? VIEW("") : page_message_heading(message));
	html_markup(writer, is_head ? "" : "<br>");
	html_append_person(writer, message);
	html_append_day(writer, message->date);
	html_append_link(writer, printer->look, message->message_id, "archive");
	html_append_commits(writer, printer->look, message->commits);
	html_markup(writer, "</p>\n");
	digest_message_text(text, message, true);
	if (text->len) {
		html_markup(writer, "<pre>");
		/* The parser takes the first line end of a pre for its own. */
		html_markup(writer, text->str[0] == '\n' ? "\n" : "");
		html_lines(writer, view_of_gstring(text));
		html_markup(writer, "</pre>\n");
	}
	html_markup(writer, "</article>\n");
	html_flush(printer);
}

#define NONE G_MAXUINT

/* The messages by series: a chain for each, in the page's order. */
typedef struct {
	guint *first; /* of each series; NONE if it has no message, or no more */
	guint *next;  /* of each message */
} Chains;

static void chains_init(Chains *chains, const DigestPage *page)
{
	chains->first = g_new(guint, page->series->len);
	chains->next = g_new(guint, page->messages->len);
	for (guint i = 0; i < page->series->len; i++)
		chains->first[i] = NONE;
	for (guint i = page->messages->len; i-- > 0;) {
		guint series = g_array_index(page->messages, PageMessage, i).series;
		chains->next[i] = chains->first[series];
		chains->first[series] = i;
	}
}

static void chains_clear(Chains *chains)
{
	g_free(chains->first);
	g_free(chains->next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Chains, chains_clear)

/* The messages of a series, folded; the first one names it. */
static void html_print_series(HtmlPrinter *printer, const Chains *chains, guint series)
{
	HtmlWriter *writer = &printer->writer;
	const GArray *messages = printer->page->messages;
	const PageMessage *head = &g_array_index(messages, PageMessage, chains->first[series]);
	const char *state = state_name(head->state);
	html_markup(writer, "<details class=\"series\" id=\"");
	html_append_anchor(writer, series);
	html_markup(writer, "\">\n<summary><b>");
	html_text(writer, page_message_heading(head));
	html_markup(writer, "</b> <span class=\"by\">");
	View author = head->author_name.len ? head->author_name : head->author_addr;
	html_person(writer, author.len ? author : VIEW("-"));
	html_markup(writer, ",</span> <span class=\"chip ");
	html_markup(writer, state);
	html_markup(writer, "\">");
	html_markup(writer, state);
	html_markup(writer, "</span></summary>\n");
	for (guint i = chains->first[series]; i != NONE; i = chains->next[i])
		html_append_message(printer, &g_array_index(messages, PageMessage, i),
				    i == chains->first[series]);
	html_markup(writer, "</details>\n");
}

static void html_print_messages(HtmlPrinter *printer)
{
	const GArray *messages = printer->page->messages;
	g_auto(Chains) chains = { 0 };
	chains_init(&chains, printer->page);
	for (guint i = 0; i < messages->len && !output_failed(printer->output); i++) {
		guint series = g_array_index(messages, PageMessage, i).series;
		if (chains.first[series] == NONE)
			continue;
		html_print_series(printer, &chains, series);
		chains.first[series] = NONE;
	}
}

static void html_append_note(HtmlWriter *writer, const char *note)
{
	html_markup(writer, "<p class=\"note\">");
	html_text(writer, view_of(note));
	html_markup(writer, "</p>\n");
}

static void html_print_section(HtmlPrinter *printer, const DigestSection *section)
{
	HtmlWriter *writer = &printer->writer;
	bool ranks = section->kind == SECTION_RANKS;
	html_markup(writer, "<section id=\"");
	html_markup(writer, section_name(section->kind));
	html_markup(writer, "\">\n<h2 id=\"");
	html_markup(writer, section_name(section->kind));
	html_markup(writer, "-heading\">");
	html_text(writer, view_of(section->heading));
	html_markup(writer, ranks ? "</h2>\n<div class=\"ranks\">\n" : "</h2>\n");
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		if (ranks)
			html_append_rank(writer, section, i);
		else if (section->kind == SECTION_SUMMARY)
			html_append_tiles(writer, table);
		else
			html_append_table(writer, printer->page, section, i, printer->look);
	}
	html_markup(writer, ranks ? "</div>\n" : "");
	if (section->note)
		html_append_note(writer, section->note);
	if (section->kind == SECTION_MESSAGES && printer->look->no_letters)
		html_append_note(writer, "The text of the messages would make this mail too large. "
					 "The titles above lead to them.");
	else if (section->kind == SECTION_MESSAGES)
		html_print_messages(printer);
	html_markup(writer, "</section>\n");
	if (section->kind == SECTION_SUMMARY)
		html_append_charts(printer);
	html_flush(printer);
}

void digest_html_print(const DigestPage *page, const DigestLook *look, Output *output)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	HtmlPrinter printer = { page, look, output, { out, scratch } };
	bool has_legend = html_has_legend(page);
	html_print_head(&printer);
	if (!look->mail)
		html_append_contents(&printer);
	html_end_header(&printer);
	for (guint i = 0; i < page->sections->len; i++) {
		const DigestSection *section = g_ptr_array_index(page->sections, i);
		/* before the messages, which may be long */
		if (section->kind == SECTION_MESSAGES && has_legend) {
			html_append_legend(&printer.writer, page);
			has_legend = false;
		}
		html_print_section(&printer, section);
	}
	if (has_legend)
		html_append_legend(&printer.writer, page);
	html_markup(&printer.writer, "</main>\n</body>\n</html>\n");
	html_flush(&printer);
}
