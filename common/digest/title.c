/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Phrases that digests of several formats share: see digest/title.h. */
#include "digest/title.h"

void digest_title_append(GString *out, const DigestPage *page)
{
	view_append(out, page->name);
	g_string_append(out, page->name.len ? " mailing list update" : "Mailing list update");
	if (page->from.len) {
		g_string_append(out, " from ");
		view_append(out, page->from);
	}
	if (page->to.len) {
		g_string_append(out, " to ");
		view_append(out, page->to);
	}
}

View digest_title_shown(View title)
{
	return title.len ? title : VIEW("(no title)");
}

void digest_person_append(GString *out, View name, View addr)
{
	view_append(out, name);
	g_string_append(out, name.len && addr.len ? " <" : "");
	view_append(out, addr);
	g_string_append(out, name.len && addr.len ? ">" : "");
}

void digest_author_append(GString *out, const PageMessage *message)
{
	size_t start = out->len;
	digest_person_append(out, message->author_name, message->author_addr);
	g_string_append(out, out->len == start ? "-" : "");
}
