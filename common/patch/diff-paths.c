/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files a diff touches: see patch/diff-paths.h. */
#include "patch/diff-paths.h"

/* In so many places it is looked where the first name ends; if it has more blanks, other lines tell
 * the name. */
#define MAX_BLANKS 64

static bool take_prefix(View line, const char *prefix, View *rest)
{
	if (!view_starts(line, prefix))
		return false;
	*rest = view_from(line, strlen(prefix));
	return true;
}

static size_t place_of(View text, char byte)
{
	const char *at = view_chr(text, byte);
	return at ? (size_t)(at - text.data) : text.len;
}

/* What stands behind the first `/`; empty if there is none. */
static View behind_slash(View name)
{
	return view_from(name, place_of(name, '/') + 1);
}

static bool is_null(View name)
{
	return view_is(name, "/dev/null");
}

/* Whether name begins with one of the letters that git puts there. */
static bool has_letter(View name)
{
	return name.len > 2 && name.data[1] == '/' && memchr("abciwo12", name.data[0], 8);
}

/* The name of a file that has two, without what was put before them. */
static View common_name(View old_name, View new_name)
{
	View rest = behind_slash(new_name);
	if (view_equal(old_name, new_name))
		return new_name;
	bool is_prefix = (rest.len && view_equal(behind_slash(old_name), rest)) ||
			 (has_letter(old_name) && has_letter(new_name) &&
			  old_name.data[0] != new_name.data[0]);
	return is_prefix ? rest : new_name;
}

/* Whether text begins as ctime(3) writes it: `Mon Sep  2 10:00:00 2024`. */
static bool is_ctime(View text)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	return text.len > 19 && text.data[3] == ' ' && text.data[7] == ' ' &&
	       text.data[10] == ' ' && text.data[13] == ':' && text.data[16] == ':' &&
	       view_is_one_nocase(view_head(text, 3), days, G_N_ELEMENTS(days));
}

/*
 * Where to end a name that has no TAB behind it though it has more: a mail program has made blanks
 * of TABs before `2025-03-01 10:00:00` or `(revision 3)`.
 */
static View without_date(View name)
{
	for (View rest = name; rest.len;) {
		size_t blank = place_of(rest, ' ');
		rest = view_from(rest, blank + 1);
		bool is_date = rest.len > 10 && rest.data[4] == '-' && rest.data[7] == '-' &&
			       (view_starts(rest, "19") || view_starts(rest, "20"));
		if (is_date || is_ctime(rest) || view_starts(rest, "(revision ") ||
		    view_is(rest, "(original)") || view_starts(rest, "(working copy)") ||
		    view_starts(rest, "(nonexistent)"))
			name = view_head(name, (size_t)(rest.data - name.data));
		else
			continue;
		break;
	}
	while (name.len && name.data[name.len - 1] == ' ')
		name.len--;
	return name;
}

/* The name in a line `--- x`, behind the mark. */
static View name_of(const DiffPaths *paths, View raw, PathRoom room)
{
	View name = path_list_plain(paths->list, raw, room);
	if (view_starts(raw, "\""))
		return name;
	const char *tab = view_chr(name, '\t');
	if (tab)
		name = view_head(name, (size_t)(tab - name.data));
	else if (view_chr(name, ' '))
		name = without_date(name);
	if (view_ends(name, "\r"))
		name.len--;
	while (view_starts(name, "./"))
		name = view_from(name, 2);
	return name;
}

/* The name in `diff --git a/x b/x`, if both are the same but for what is put before them; empty if
 * not. */
static View command_name(View names)
{
	if (names.len > 2 * PATH_MAX_BYTES)
		return VIEW("");
	size_t blank = place_of(names, ' ');
	for (int i = 0; i < MAX_BLANKS && blank < names.len; i++) {
		View first = view_head(names, blank), second = view_from(names, blank + 1);
		View rest = behind_slash(second);
		if (view_equal(first, second))
			return second;
		if (rest.len && view_equal(behind_slash(first), rest))
			return rest;
		blank += 1 + place_of(second, ' ');
	}
	return VIEW("");
}

/* The same where git has quoted the names. */
static View quoted_command_name(const DiffPaths *paths, View names)
{
	size_t end = path_list_quoted(paths->list, names);
	View rest;
	if (!take_prefix(view_from(names, end), " ", &rest))
		return VIEW("");
	View first = path_list_plain(paths->list, view_head(names, end), PATH_ROOM_OLD);
	View second = path_list_plain(paths->list, rest, PATH_ROOM_NEW);
	bool is_same =
		view_equal(first, second) || view_equal(behind_slash(first), behind_slash(second));
	return is_same ? common_name(first, second) : VIEW("");
}

/* The name that the file's command says, plain; empty if it says none. */
static View name_by_command(const DiffPaths *paths)
{
	static const char *const combined[] = { "diff --cc ", "diff --combined " };
	View names = paths->command;
	for (size_t i = 0; i < G_N_ELEMENTS(combined); i++)
		if (take_prefix(paths->command, combined[i], &names))
			return name_of(paths, names, PATH_ROOM_OLD);
	if (!take_prefix(paths->command, "diff --git ", &names))
		return VIEW("");
	if (view_starts(names, "\""))
		return quoted_command_name(paths, names);
	names = path_list_plain(paths->list, names, PATH_ROOM_OLD);
	return command_name(view_ends(names, "\r") ? view_head(names, names.len - 1) : names);
}

/* The same of a file that has one, as it is new or deleted; index is what `Index:` says, or empty.
 */
static View only_name(View index, View name)
{
	if (is_null(name))
		return VIEW("");
	if (index.len == 0)
		return has_letter(name) ? view_from(name, 2) : name;
	return view_equal(behind_slash(name), index) ? index : common_name(index, name);
}

/* The name that `---` and `+++` say. */
static View name_by_lines(const DiffPaths *paths)
{
	View old_name = name_of(paths, paths->old_name, PATH_ROOM_OLD);
	View new_name = name_of(paths, paths->new_name, PATH_ROOM_NEW);
	if (is_null(new_name))
		return only_name(name_of(paths, paths->index, PATH_ROOM_NEW), old_name);
	if (is_null(old_name))
		return only_name(name_of(paths, paths->index, PATH_ROOM_OLD), new_name);
	return common_name(old_name, new_name);
}

/* Adds what is known of the file. */
static void end_file(DiffPaths *paths)
{
	PathList *list = paths->list;
	View name = VIEW("");
	if (paths->to.len) {
		if (paths->from.len)
			path_list_add(list, name_of(paths, paths->from, PATH_ROOM_OLD));
		path_list_add(list, name_of(paths, paths->to, PATH_ROOM_NEW));
		return;
	}
	if (paths->command.len)
		name = name_by_command(paths);
	if (name.len == 0 && paths->new_name.len)
		name = name_by_lines(paths);
	if (name.len == 0 && paths->index.len)
		name = name_of(paths, paths->index, PATH_ROOM_OLD);
	path_list_add(list, name);
}

static void forget_file(DiffPaths *paths)
{
	PathList *list = paths->list;
	*paths = (DiffPaths){ .list = list };
}

void diff_paths_begin(DiffPaths *paths)
{
	diff_paths_hunk(paths);
	paths->is_header = true;
}

void diff_paths_command(DiffPaths *paths, View line)
{
	paths->command = line;
}

void diff_paths_index(DiffPaths *paths, View line)
{
	paths->index = view_from(line, strlen("Index: "));
}

void diff_paths_names(DiffPaths *paths, View old_line, View new_line)
{
	paths->old_name = view_from(old_line, strlen("--- "));
	paths->new_name = view_from(new_line, strlen("+++ "));
}

void diff_paths_differ(DiffPaths *paths, View line)
{
	View names = view_from(line, strlen("Binary files "));
	names = view_head(names, names.len - MIN(names.len, strlen(" differ")));
	size_t at = 0;
	for (int i = 0; i < MAX_BLANKS; i++) {
		View rest = view_from(names, at);
		const char *found = view_find(rest, " and ");
		if (!found)
			return;
		at = (size_t)(found - names.data);
		View first = view_head(names, at), second = view_from(names, at + strlen(" and "));
		paths->old_name = first;
		paths->new_name = second;
		/* One of them may be /dev/null. */
		if (view_equal(behind_slash(first), behind_slash(second)))
			return;
		at += strlen(" and ");
	}
}

void diff_paths_other(DiffPaths *paths, View line)
{
	View name;
	if (!paths->is_header || line.len == 0)
		return;
	if (take_prefix(line, "rename from ", &name))
		paths->from = name;
	else if (take_prefix(line, "rename to ", &name) || take_prefix(line, "copy to ", &name))
		paths->to = name;
}

void diff_paths_hunk(DiffPaths *paths)
{
	if (!paths->is_header)
		return;
	end_file(paths);
	forget_file(paths);
}
