/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What somebody says in an answer: see patch/answer.h. */
#include "patch/answer.h"

#include "patch/diff-count.h"

/* What is longer is not copied: the text above the diff is all that is read of it. */
#define MAX_COPIED ((size_t)4 * 1024 * 1024)

/* What lines of a diff start with, if the one above them is one. */
static const char *const headers[] = {
	"!",
	"***",
	"@@",
	"===",
	"index ",
	"new file mode ",
	"deleted file mode ",
	"old mode ",
	"new mode ",
	"similarity index ",
	"dissimilarity index ",
	"rename from ",
	"rename to ",
	"copy from ",
	"copy to ",
	"Binary files ",
};

/* Whether the line, which is not empty, is one of a diff; rest is what comes after it. is_below
 * says that the one above it is. */
static bool is_of_diff(View line, const LineIter *rest, bool is_below)
{
	if (line_is_signature_mark(line))
		return false;
	if (byte_is_in(line.data[0], " +-") || diff_starts(line, rest))
		return true;
	/* `\ No newline at end of file`; code that has lost the blank before its TAB */
	bool is_backslash = line.data[0] == '\\' || line.data[0] == '\t';
	if (!is_below || is_backslash)
		return is_below;
	return view_starts_one(line, headers, G_N_ELEMENTS(headers));
}

/* Appends the lines from the start of the diff on that are part of none. Where lines are left out,
 * or there are several blank ones, one blank one stands. */
static void append_prose(GString *out, View behind, TextForm form)
{
	const char *feed = form == TEXT_ESCAPED ? "\\n" : "\n";
	LineIter iter = line_iter(behind, form);
	bool is_below = false, is_gap = true;
	View line;
	while (line_iter_next(&iter, &line)) {
		is_below = line.len && is_of_diff(line, &iter, is_below);
		if (is_below || line.len == 0) {
			is_gap = true;
			continue;
		}
		if (is_gap)
			g_string_append(out, feed);
		is_gap = false;
		view_append(out, line);
		g_string_append(out, feed);
	}
}

View answer_text(View text, size_t diff_start, TextForm form, GString *room)
{
	View above = view_head(text, diff_start);
	if (diff_start >= text.len || text.len > MAX_COPIED)
		return above;
	view_append(g_string_truncate(room, 0), above);
	append_prose(room, view_from(text, diff_start), form);
	return room->len > above.len ? view_of_gstring(room) : above;
}

size_t answer_end(const PatchText *facts)
{
	bool is_commit = facts->has_signoff || facts->inbody_end > facts->scissors;
	return is_commit ? facts->scissors : G_MAXSIZE;
}
