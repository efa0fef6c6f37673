/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The first sentence of a digest: see digest/lead.h. */
#include "digest/lead.h"

#include "bytes/number.h"

/* What is counted of a section's rows, in the order of the sentence. */
static const struct {
	SectionKind kind;
	const char *one, *several;
} lead_parts[] = {
	{ SECTION_WAITING, " waits for an answer", " wait for an answer" },
	{ SECTION_PATCHES, " series or patch", " series or patches" },
	{ SECTION_APPLIED, " applied", " applied" },
	{ SECTION_DISCUSSIONS, " discussion", " discussions" },
};

/* Without earlier versions, and without tables of people; with what is left out. */
static guint64 count_rows(const DigestSection *section)
{
	guint64 n = section->n_cut;
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		for (guint j = 0; j < digest_table_size(table) && !table->has_bars; j++)
			n += !digest_table_is_earlier(table, j);
	}
	return n;
}

/* Takes the age of what waits longest, of whomever it is, into out. */
static void find_oldest(const DigestSection *section, GString *out)
{
	guint64 oldest = 0;
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		for (guint j = 0;
		     table->columns[0].kind == CELL_AGE && j < digest_table_size(table); j++) {
			const DigestCell *age = digest_table_row(table, j)->cells;
			if (age->number <= oldest)
				continue;
			oldest = age->number;
			g_string_truncate(out, 0);
			view_append(out, age->text);
		}
	}
}

/* The summary begins with the messages. */
static void append_messages(GString *out, const DigestPage *page, bool is_first)
{
	const DigestSection *summary = digest_page_section(page, SECTION_SUMMARY);
	if (!summary || summary->tables->len == 0)
		return;
	const DigestTable *table = g_ptr_array_index(summary->tables, 0);
	View count = digest_table_row(table, 0)->cells[0].text;
	g_string_append(out, is_first ? "" : ", ");
	view_append(out, count);
	g_string_append(out, view_is(count, "1") ? " message" : " messages");
}

void digest_lead_append(GString *out, const DigestPage *page)
{
	size_t start = out->len;
	bool has_waiting = false;
	for (size_t i = 0; i < G_N_ELEMENTS(lead_parts); i++) {
		const DigestSection *section = digest_page_section(page, lead_parts[i].kind);
		guint64 n = section ? count_rows(section) : 0;
		if (n == 0)
			continue;
		g_string_append(out, out->len == start ? "" : has_waiting ? "; " : ", ");
		has_waiting = lead_parts[i].kind == SECTION_WAITING;
		number_append(out, n);
		g_string_append(out, n == 1 ? lead_parts[i].one : lead_parts[i].several);
		g_autoptr(GString) oldest = g_string_new(NULL);
		if (has_waiting)
			find_oldest(section, oldest);
		if (oldest->len && n > 1)
			g_string_append(out, ", the oldest");
		g_string_append(out, oldest->len ? " for " : "");
		view_append(out, view_of_gstring(oldest));
	}
	append_messages(out, page, out->len == start);
	g_string_append(out, out->len == start ? "" : ".");
}
