/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries of a ChangeLog: see message/changelog.h. */
#include "message/changelog.h"

/* `2025-03-04  `. */
static bool starts_with_date(View line)
{
	static const char form[] = "0000-00-00 ";
	if (line.len < strlen(form))
		return false;
	for (size_t i = 0; i < strlen(form); i++)
		if (form[i] == '0' ? !g_ascii_isdigit(line.data[i]) : line.data[i] != form[i])
			return false;
	return true;
}

/* Whether a line is the first of an entry: a date and who made the change, or the file that the
 * entry is for. */
static bool heads_entry(View line)
{
	if (starts_with_date(line))
		return view_chr(line, '@') != NULL;
	/* `libtide/ChangeLog:`, `ChangeLog` */
	View name = line_trim(line, TEXT_PLAIN);
	name.len -= view_ends(name, ":");
	return view_ends(name, "ChangeLog") && !view_chr(name, ' ');
}

/* `* tide.c (low_water): Mend.`, `* Makefile.in: Likewise.`, `* tide.c,`. */
static bool is_item(View line)
{
	if (!view_starts(line, "* "))
		return false;
	View rest = view_from(line, 2), name;
	if (!view_next_word(&rest, &name))
		return false;
	return view_ends(name, ":") || view_ends(name, ",") || view_starts(rest, "(") ||
	       view_starts(rest, " (");
}

bool changelog_shows_entry(View text, TextForm form)
{
	const char *tab = form == TEXT_ESCAPED ? "\\t" : "\t";
	LineIter lines = line_iter(text, form);
	View line;
	bool is_entry = false;
	while (line_iter_next(&lines, &line)) {
		View inner = line_trim_start(line, form);
		if (inner.len == 0)
			continue;
		bool is_indented = inner.len < line.len;
		if (is_indented && (is_entry || view_starts(line, tab)) && is_item(inner))
			return true;
		is_entry = heads_entry(line) || (is_entry && is_indented);
	}
	return false;
}
