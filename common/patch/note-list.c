/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commits that a note lists: see patch/note-list.h. */
#include "patch/note-list.h"

#include "bytes/number.h"

/* A commit's name is not shorter where people cut it off. */
#define MIN_NAME 7

bool note_list_read(View line, TextForm form, NoteListed *listed)
{
	*listed = (NoteListed){ .title = VIEW_INIT("") };
	View text = line_trim(line, form);
	text = view_from(text, view_starts(text, "- [") ? strlen("- ") : 0);
	const char *close = view_starts(text, "[") ? view_chr(text, ']') : NULL;
	View inside = view_head(text, close ? (size_t)(close - text.data) : 0);
	const char *slash = view_chr(inside, '/');
	if (!slash)
		return false;
	size_t end = (size_t)(slash - inside.data), start = end;
	while (start > 0 && g_ascii_isdigit(inside.data[start - 1]))
		start--;
	listed->title = view_skip_space(view_from(text, inside.len + 1));
	return number_parse(view_from(view_head(inside, end), start), &listed->part) &&
	       number_parse(view_from(inside, end + 1), &listed->total);
}

static size_t name_length(View text)
{
	size_t len = 0;
	bool has_digit = false;
	for (; len < text.len && g_ascii_isxdigit(text.data[len]); len++)
		has_digit |= g_ascii_isdigit(text.data[len]);
	return has_digit && len >= MIN_NAME ? len : 0;
}

/* Reads `0f9fa5f58c78 title`; a merge has the whole. */
static bool read_named(View line, TextForm form, NoteListed *listed)
{
	View text = line_trim(line, form);
	size_t len = name_length(text);
	View title = view_skip_space(view_from(text, len));
	listed->title = title;
	return len && title.len && title.data == text.data + len + 1 &&
	       !view_starts(title, "Merge ");
}

/* Whether a line says which commit the part above it is. */
static bool is_commit(View line, TextForm form, bool *is_missing)
{
	View text = line_trim(line, form);
	*is_missing = view_starts(text, "(no matching commit)");
	return *is_missing || view_starts_nocase(text, "commit:") ||
	       view_starts(text, "(no commit info)") || view_http_length(text) || name_length(text);
}

bool note_list_next(LineIter *lines, NoteListed *listed)
{
	View line, next;
	while (line_iter_next(lines, &line)) {
		*listed = (NoteListed){ .title = VIEW_INIT("") };
		if (line.len == 0 || line.data[0] == '>')
			continue;
		LineIter ahead = *lines;
		if (byte_is_in(line.data[0], "[- ") && note_list_read(line, lines->form, listed) &&
		    line_iter_next(&ahead, &next) &&
		    is_commit(next, lines->form, &listed->is_missing))
			return true;
		listed->part = listed->total = 0;
		if (read_named(line, lines->form, listed))
			return true;
	}
	return false;
}

bool note_list_is_partial(View text, TextForm form, guint64 total)
{
	LineIter lines = line_iter(text, form);
	NoteListed listed;
	guint64 n = 0;
	while (note_list_next(&lines, &listed))
		n += !listed.is_missing && (listed.total == 0 || listed.total == total);
	return n > 0 && n < total;
}
