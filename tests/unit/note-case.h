/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of replies and what they say is in. */
#pragma once

#include "patch/note-takes.h"

#include "two-forms.h"

typedef struct {
	const char *text;
	/* What it says is in: `target`, `whole`, `some`, `up`, parts, `less` and those left; NULL
	 * for nothing. */
	const char *says;
} Case;

static void append_parts(GString *out, const NoteParts *parts)
{
	for (guint i = 0; i < parts->n; i++) {
		g_string_append_printf(out, " %d", parts->ranges[i].first);
		if (parts->ranges[i].last != parts->ranges[i].first)
			g_string_append_printf(out, "-%d", parts->ranges[i].last);
	}
}

static char *describe(const Note *note)
{
	GString *out = g_string_new(NULL);
	if (!note->says)
		return g_string_free(out, TRUE), NULL;
	g_string_append(out, note->is_whole ? " whole" : "");
	g_string_append(out, note->is_rest ? " rest" : "");
	g_string_append(out, note->is_target ? " target" : "");
	g_string_append(out, note->is_some ? " some" : "");
	g_string_append(out, note->up_to_target ? " up" : "");
	if (note->before)
		g_string_append_printf(out, " before %u", note->before);
	if (note->after)
		g_string_append_printf(out, " after %u", note->after);
	append_parts(out, &note->taken);
	g_string_append(out, note->left.n ? " less" : "");
	append_parts(out, &note->left);
	g_string_append(out, note->titles.len ? " titles" : "");
	if (note->by.len)
		g_string_append_printf(out, " by %.*s", (int)note->by.len, note->by.data);
	return g_string_free(g_string_erase(out, 0, 1), FALSE);
}

typedef Note ReadFunc(View text, TextForm form, unsigned version);

static void check_read(const Case *cases, size_t n, ReadFunc *read)
{
	for (size_t i = 0; i < n; i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			Note note = read(view_of(copy), form, 2);
			g_autofree char *says = describe(&note);
			g_assert_cmpstr(says, ==, cases[i].says);
			/* What the quick look passes over is no note. */
			PatchText facts;
			patch_text_scan(&facts, view_of(copy), form);
			if (says && (read == note_read || read == note_read_dropped))
				g_assert_true(note_may_say(&facts, form, 2));
		}
}

/* A reply to one part of five, or to their cover, and which of them it takes. */
typedef struct {
	const char *text, *parts;
	guint64 target;
	bool is_subset;
} TakenCase;

static inline void check_taken(const TakenCase *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_test_message("%s", cases[i].text);
		Note note = note_read(view_of(cases[i].text), TEXT_PLAIN, 1);
		g_autoptr(GString) parts = g_string_new(NULL);
		for (guint64 part = 1; part <= 5; part++)
			if (note_takes(&note, part, 5, cases[i].target))
				g_string_append_printf(parts, "%d", (int)part);
		g_assert_cmpstr(parts->str, ==, cases[i].parts);
		g_assert_cmpint(note_is_subset(&note, 5), ==, cases[i].is_subset);
	}
}

static inline void check(const Case *cases, size_t n)
{
	check_read(cases, n, note_read);
}
