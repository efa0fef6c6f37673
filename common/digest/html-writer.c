/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing HTML: see digest/html-writer.h. */
#include "digest/html-writer.h"

#include "bytes/display.h"
#include "bytes/number.h"

static const char *entity_of(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void append_escaped(HtmlWriter *writer, View text, DisplayForm form)
{
	g_string_truncate(writer->scratch, 0);
	display_append(writer->scratch, text, form);
	View left = view_of_gstring(writer->scratch);
	while (left.len) {
		size_t run = strcspn(left.data, "&<>\"'");
		g_string_append_len(writer->out, left.data, (gssize)run);
		left = view_from(left, run);
		if (left.len) {
			g_string_append(writer->out, entity_of(left.data[0]));
			left = view_from(left, 1);
		}
	}
}

void html_text(HtmlWriter *writer, View text)
{
	append_escaped(writer, text, DISPLAY_LINE);
}

/* Text that may be broken behind its dots and its @, if it has to be. */
static void append_breakable(HtmlWriter *writer, View text)
{
	while (text.len) {
		size_t run = 0;
		while (run < text.len && !byte_is_in(text.data[run], "@."))
			run++;
		run += run < text.len;
		html_text(writer, view_head(text, run));
		text = view_from(text, run);
		if (text.len && text.data[0] != ' ')
			html_markup(writer, "<wbr>");
	}
}

void html_person(HtmlWriter *writer, View text)
{
	const char *addr = text.len && text.data[text.len - 1] == '>' ? view_rchr(text, '<') : NULL;
	if (!addr || addr == text.data) {
		append_breakable(writer, text);
		return;
	}
	size_t before = (size_t)(addr - text.data);
	html_text(writer, view_head(text, before));
	html_markup(writer, "<span class=\"addr\">");
	append_breakable(writer, view_from(text, before));
	html_markup(writer, "</span>");
}

void html_lines(HtmlWriter *writer, View text)
{
	append_escaped(writer, text, DISPLAY_TEXT);
}

void html_number(HtmlWriter *writer, guint64 number)
{
	number_append(writer->out, number);
}
