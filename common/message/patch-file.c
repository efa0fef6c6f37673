/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patches that are attached to mail: see message/patch-file.h. */
#include "message/patch-file.h"

#include "message/body-text.h"
#include "message/changelog.h"
#include "message/from-line.h"
#include "message/header.h"

static const char zero_commit[] =
	"From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n";

/* How far behind the start of a diff its first hunk is looked for: long names may be wrapped. */
#define MAX_FILES ((size_t)1024)

/* Whether text starts with the lines that name a file's two states, and a hunk follows. What strace
 * writes of signals looks like these. */
static bool starts_with_files(View text)
{
	View head = view_head(text, MAX_FILES);
	if (view_starts(text, "*** "))
		return view_find(head, "\n--- ");
	bool is_named = view_starts(text, "+++ ") ||
			(view_starts(text, "--- ") && view_find(head, "\n+++ "));
	return is_named && view_find(head, "\n@@ -");
}

static bool starts_with_diff(View text)
{
	return view_starts(text, "diff -") || view_starts(text, "Index: ") ||
	       starts_with_files(text);
}

bool patch_file_has_diff(View text)
{
	static const char *const starts[] = { "\ndiff --git ", "\nIndex: ", "\n+++ ", "\n*** " };
	if (starts_with_diff(text))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		const char *found = view_find(text, starts[i]);
		if (found && starts_with_diff(view_from(text, (size_t)(found + 1 - text.data))))
			return true;
	}
	return false;
}

/* Whether a line is of what CVS, Bazaar and diff have to say above a diff, or a comment. */
static bool is_lead(View line)
{
	static const char *const starts[] = { "? ",	  "cvs ",	  "#", "=== ", "==== ",
					      "Only in ", "Common subdir" };
	return view_starts_one(line, starts, G_N_ELEMENTS(starts)) ||
	       line_trim(line, TEXT_PLAIN).len == 0;
}

/* Whether a diff follows such lines alone. */
static bool leads_to_diff(View text)
{
	LineIter lines = line_iter(text, TEXT_PLAIN);
	View line;
	for (View rest = text; !starts_with_diff(rest); rest = lines.rest)
		if (!line_iter_next(&lines, &line) || !is_lead(line))
			return false;
	return true;
}

/* As git show and Mercurial begin. */
static bool starts_with_commit(View text)
{
	return view_starts(text, "commit ") || view_starts(text, "# HG changeset patch");
}

static bool scan_header(View file, Header *header)
{
	header_scan(header, file);
	return header->has_fields &&
	       (header->values[HEADER_FROM].len || header->values[HEADER_SUBJECT].len);
}

/* Takes one of the endings off name that say nothing of what a file is about. */
static bool take_ending(View *name)
{
	static const char *const endings[] = { ".txt", ".gz", ".bz2", ".xz", ".zst", ".zip", ".z" };
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		View end = view_from(*name, name->len - MIN(name->len, strlen(endings[i])));
		if (view_is_nocase(end, endings[i])) {
			name->len -= end.len;
			return true;
		}
	}
	return false;
}

bool patch_file_is_named(View name)
{
	static const char *const words[] = { "patch", "diff", "debdiff" };
	while (take_ending(&name))
		;
	/* `fix.patch.v2`, `fix.patch2` */
	while (name.len && (g_ascii_isdigit(name.data[name.len - 1]) ||
			    byte_is_in(name.data[name.len - 1], "-_.vV")))
		name.len--;
	size_t start = name.len;
	while (start && g_ascii_isalpha(name.data[start - 1]))
		start--;
	return view_is_one_nocase(view_from(name, start), words, G_N_ELEMENTS(words));
}

View patch_file_text(View file)
{
	static const char mark[] = "\xef\xbb\xbf";
	return view_from(file, view_starts(file, mark) ? strlen(mark) : 0);
}

bool patch_file_like(View head)
{
	Header header;
	View text = patch_file_text(head);
	head = view_trim(text);
	if (leads_to_diff(head) || from_line_has_commit(head))
		return true;
	return (starts_with_commit(head) || scan_header(head, &header) ||
		changelog_shows_entry(text, TEXT_PLAIN)) &&
	       patch_file_has_diff(head);
}

bool patch_file_take_header(View *file, PatchHeader *found)
{
	Header header;
	View text = view_skip_space(*file);
	if (from_line_has_commit(text) || starts_with_diff(text) || !scan_header(text, &header))
		return false;
	*found = (PatchHeader){ header.values[HEADER_FROM], header.values[HEADER_DATE],
				header.values[HEADER_SUBJECT] };
	*file = header.body;
	return true;
}

static void append_file_field(GString *out, const char *name, View value)
{
	if (value.len)
		g_string_append_printf(out, "%s: %.*s\n", name, (int)MIN(value.len, G_MAXINT),
				       value.data);
}

bool patch_file_begin(GString *out, const PatchHeader *header, size_t max)
{
	g_autoptr(GString) text = g_string_new(zero_commit);
	append_file_field(text, "From", header->from);
	append_file_field(text, "Date", header->date);
	append_file_field(text, "Subject", header->subject);
	g_string_append_c(text, '\n');
	return text_part_append(out, view_of_gstring(text), VIEW(""), false, max);
}
