/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Phrases that digests of several formats share: see digest/title.h. */
#include "digest/title.h"

static void append_view(GString *out, View text)
{
	g_string_append_len(out, text.data, (gssize)text.len);
}

void digest_title_append(GString *out, const DigestPage *page)
{
	append_view(out, page->name);
	g_string_append(out, page->name.len ? " mailing list update" : "Mailing list update");
	if (page->from.len) {
		g_string_append(out, " from ");
		append_view(out, page->from);
	}
	if (page->to.len) {
		g_string_append(out, " to ");
		append_view(out, page->to);
	}
}

void digest_person_append(GString *out, View name, View addr)
{
	append_view(out, name);
	g_string_append(out, name.len && addr.len ? " <" : "");
	append_view(out, addr);
	g_string_append(out, name.len && addr.len ? ">" : "");
}
