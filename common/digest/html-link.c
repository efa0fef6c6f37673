/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to mails and commits in HTML: see digest/html-link.h. */
#include "digest/html-link.h"

#include "message/archive-link.h"

void html_append_anchor(HtmlWriter *writer, guint series)
{
	html_markup(writer, "series-");
	html_number(writer, series);
}

void html_open_link(HtmlWriter *writer, const char *link, View id, const char *attributes)
{
	g_autoptr(GString) url = g_string_new(NULL);
	archive_link_append(url, link, id);
	html_markup(writer, "<a ");
	html_markup(writer, attributes);
	html_markup(writer, "href=\"");
	html_text(writer, view_of_gstring(url));
	html_markup(writer, "\">");
}

void html_append_link(HtmlWriter *writer, const DigestLook *look, View message_id,
		      const char *label)
{
	if (!look->link || !message_id.len)
		return;
	/* It stays with the word before it. */
	html_markup(writer, "&nbsp;");
	html_open_link(writer, look->link, message_id, "class=\"mail\" ");
	html_markup(writer, label);
	html_markup(writer, "</a>");
}

void html_append_commits(HtmlWriter *writer, const DigestLook *look, View commits)
{
	View commit;
	while (look->commit_link && view_next_word(&commits, &commit)) {
		html_markup(writer, " ");
		html_open_link(writer, look->commit_link, commit, "class=\"mail\" ");
		html_text(writer, page_short_commit(commit));
		html_markup(writer, "</a>");
	}
}
