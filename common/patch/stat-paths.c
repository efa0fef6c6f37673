/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files a diffstat names: see patch/stat-paths.h. */
#include "patch/stat-paths.h"

/* Whether text is what stands behind the bar: ` 12 ++--`, ` Bin 0 -> 12 bytes`. */
static bool is_change(View text)
{
	text = view_trim(text);
	if (view_starts(text, "Bin"))
		return true;
	size_t digits = 0;
	while (digits < text.len && g_ascii_isdigit(text.data[digits]))
		digits++;
	for (size_t i = digits; i < text.len; i++)
		if (!byte_is_in(text.data[i], " +-!"))
			return false;
	return digits > 0;
}

/* Takes the name off a line ` x | 12 ++--`, in the line's form; false if it is another line. */
static bool take_name(View line, TextForm form, View *name)
{
	if (!view_starts(line, " "))
		return false;
	line = line_trim(line, form);
	const char *bar = line.len ? memrchr(line.data, '|', line.len) : NULL;
	if (!bar)
		return false;
	*name = line_trim(view_head(line, (size_t)(bar - line.data)), form);
	return name->len && is_change(view_from(line, (size_t)(bar + 1 - line.data)));
}

/* The name without ` (new)`, ` (gone)`, ` (mode +x)`, which `git --compact-summary` puts there. */
static View without_note(View name)
{
	static const char *const notes[] = { " (new", " (gone)", " (mode " };
	const char *open = view_ends(name, ")") ? memrchr(name.data, '(', name.len) : NULL;
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
	g_autoptr(GString) name = g_string_new_len(start.data, (gssize)start.len);
	g_string_append_len(name, middle.data, (gssize)middle.len);
	if (view_starts(end, "/") && (name->len == 0 || name->str[name->len - 1] == '/'))
		end = view_from(end, 1);
	g_string_append_len(name, end.data, (gssize)end.len);
	add_whole(list, view_of_gstring(name));
}

/* `a => b` and `x/{a => b}/y`; name is plain. */
static void add_renamed(PathList *list, View name, View old_end)
{
	static const size_t arrow = sizeof " => " - 1;
	View new_name = view_from(name, old_end.len + arrow);
	const char *open = old_end.len ? memrchr(old_end.data, '{', old_end.len) : NULL;
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
	const char *arrow = name.len <= 2 * PATH_MAX_BYTES ? view_find(name, " => ") : NULL;
	if (view_starts(name, "..."))
		return;
	if (arrow)
		add_renamed(list, name, view_head(name, (size_t)(arrow - name.data)));
	else
		path_list_add(list, name);
}

void stat_paths_collect(PathList *list, View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line, name;
	bool is_inside = false;
	path_list_reset(list, form);
	while (line_iter_next(&lines, &line)) {
		bool was_inside = is_inside;
		is_inside = take_name(line, form, &name);
		if (!is_inside)
			continue;
		if (!was_inside)
			path_list_reset(list, form);
		add_name(list, name);
	}
}
