/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files a diffstat names: see patch/stat-paths.h. */
#include "patch/stat-paths.h"

/* Whether text is what stands behind the bar: ` 12 ++--`, ` Bin 0 -> 12 bytes`. */
static bool is_change(View text)
{
	if (view_starts(text, "Bin"))
		return true;
	size_t digits = view_digits_length(text);
	for (size_t i = digits; i < text.len; i++)
		if (text.data[i] != '+' && text.data[i] != '-' && text.data[i] != ' ' &&
		    text.data[i] != '!')
			return false;
	return digits > 0;
}

/* The text without the blanks around it, all of which are spaces but for a CR at the end. */
static View without_blanks(View text)
{
	if (view_ends(text, "\r") || view_ends(text, "\\r"))
		text.len -= text.data[text.len - 1] == 'r' ? 2 : 1;
	while (text.len && text.data[0] == ' ')
		text = view_from(text, 1);
	while (text.len && text.data[text.len - 1] == ' ')
		text.len--;
	return text;
}

/* Takes the name off a line ` x | 12 ++--`, in the line's form; false if it is another line. */
static bool take_name(View line, View *name)
{
	if (!view_starts(line, " "))
		return false;
	const char *bar = view_rchr(line, '|');
	if (!bar || !is_change(without_blanks(view_from(line, (size_t)(bar + 1 - line.data)))))
		return false;
	*name = without_blanks(view_head(line, (size_t)(bar - line.data)));
	return name->len > 0;
}

/* The name without ` (new)`, ` (gone)`, ` (mode +x)`, which `git --compact-summary` puts there. */
static View without_note(View name)
{
	static const char *const notes[] = { " (new", " (gone)", " (mode " };
	const char *open = view_ends(name, ")") ? view_rchr(name, '(') : NULL;
	if (!open || open == name.data)
		return name;
	View note = view_from(name, (size_t)(open - 1 - name.data));
	for (size_t i = 0; i < G_N_ELEMENTS(notes); i++)
		if (view_starts(note, notes[i]))
			return view_head(name, name.len - note.len);
	return name;
}

static void add_whole(PathList *list, View name)
{
	if (!view_starts(name, "..."))
		path_list_add(list, name);
}

/* One name of `start{middle => other}end`. A directory that is not there leaves no `//`. */
static void add_pieces(PathList *list, View start, View middle, View end)
{
	GString *name = path_list_room(list, PATH_ROOM_NEW);
	view_append(name, start);
	view_append(name, middle);
	if (view_starts(end, "/") && (name->len == 0 || name->str[name->len - 1] == '/'))
		end = view_from(end, 1);
	view_append(name, end);
	add_whole(list, view_of_gstring(name));
}

/* `a => b` and `x/{a => b}/y`; name is plain. */
static void add_renamed(PathList *list, View name, View old_end)
{
	static const size_t arrow = sizeof " => " - 1;
	View new_name = view_from(name, old_end.len + arrow);
	const char *open = view_rchr(old_end, '{');
	const char *close = view_chr(new_name, '}');
	if (!open || !close) {
		add_whole(list, old_end);
		add_whole(list, new_name);
		return;
	}
	View start = view_head(name, (size_t)(open - name.data));
	View end = view_from(new_name, (size_t)(close + 1 - new_name.data));
	add_pieces(list, start, view_from(old_end, start.len + 1), end);
	add_pieces(list, start, view_head(new_name, (size_t)(close - new_name.data)), end);
}

static void add_name(PathList *list, View raw)
{
	raw = without_note(raw);
	if (view_starts(raw, "\"")) {
		/* Both names of a rename are quoted, each for itself. */
		View other = view_from(raw, path_list_quoted(list, raw));
		add_whole(list, path_list_plain(list, raw, PATH_ROOM_OLD));
		if (view_starts(other, " => "))
			add_whole(list, path_list_plain(list, view_from(other, strlen(" => ")),
							PATH_ROOM_NEW));
		return;
	}
	View name = path_list_plain(list, raw, PATH_ROOM_OLD);
	if (view_starts(name, "...") || name.len > 2 * PATH_MAX_BYTES)
		return;
	const char *arrow = view_chr(name, '>') ? view_find(name, " => ") : NULL;
	if (arrow)
		add_renamed(list, name, view_head(name, (size_t)(arrow - name.data)));
	else
		path_list_add(list, name);
}

/* The lines behind the last empty one. */
static View last_paragraph(View text, TextForm form)
{
	View gap = form == TEXT_ESCAPED ? VIEW("\\n\\n") : VIEW("\n\n");
	size_t half = gap.len / 2;
	const char *feed = text.data + text.len;
	while ((feed = view_rchr(view_head(text, (size_t)(feed - text.data)), gap.data[0]))) {
		size_t at = (size_t)(feed - text.data);
		if (at < half)
			break;
		if (view_starts(view_from(text, at - half), gap.data))
			return view_from(text, at + half);
	}
	return text;
}

static void collect(PathList *list, View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line, name;
	bool is_inside = false;
	path_list_reset(list, form);
	while (line_iter_next(&lines, &line)) {
		bool was_inside = is_inside;
		is_inside = take_name(line, &name);
		if (!is_inside)
			continue;
		if (!was_inside)
			path_list_reset(list, form);
		add_name(list, name);
	}
}

void stat_paths_collect(PathList *list, View text, TextForm form)
{
	/* git writes no empty line within a diffstat, but a mail program may. */
	collect(list, last_paragraph(text, form), form);
	if (path_list_value(list).len == 0)
		collect(list, text, form);
}
