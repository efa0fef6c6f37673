/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of files that a patch touches: see patch/path-list.h. */
#include "patch/path-list.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "record/record.h"

/* Most patches touch so few files that a map costs more than it saves. */
#define FEW 16

/* A name in the list's value. */
typedef struct {
	size_t start, len;
} Place;

struct PathList {
	TextForm form;
	GString *value, *rooms[N_PATH_ROOMS];
	Place few[FEW]; /* the first names */
	size_t n_paths;
	guint64 seed;
	KeyMap *seen; /* hashes of all names; NULL as long as there are few */
	bool is_full;
};

PathList *path_list_new(void)
{
	PathList *list = g_new0(PathList, 1);
	list->value = g_string_new(NULL);
	for (size_t i = 0; i < N_PATH_ROOMS; i++)
		list->rooms[i] = g_string_new(NULL);
	list->seed = hash_seed_new();
	return list;
}

void path_list_free(PathList *list)
{
	if (!list)
		return;
	key_map_free(list->seen);
	for (size_t i = 0; i < N_PATH_ROOMS; i++)
		g_string_free(list->rooms[i], TRUE);
	g_string_free(list->value, TRUE);
	g_free(list);
}

void path_list_reset(PathList *list, TextForm form)
{
	list->form = form;
	g_string_truncate(list->value, 0);
	list->n_paths = 0;
	list->is_full = false;
	g_clear_pointer(&list->seen, key_map_free);
}

View path_list_value(const PathList *list)
{
	return view_of_gstring(list->value);
}

static View name_at(const PathList *list, Place place)
{
	return (View){ list->value->str + place.start, place.len };
}

/* Takes a name into the map; false if it was there before. */
static bool see(PathList *list, View name)
{
	guint64 hash = hash_view(list->seed, name);
	if (key_map_find(list->seen, hash))
		return false;
	key_map_set(list->seen, hash, list);
	return true;
}

/* Whether the name, which stands at the end of the value, was not there before. */
static bool is_new(PathList *list, Place place)
{
	View name = name_at(list, place);
	for (size_t i = 0; !list->seen && i < list->n_paths; i++)
		if (view_equal(name_at(list, list->few[i]), name))
			return false;
	if (!list->seen && list->n_paths < FEW) {
		list->few[list->n_paths] = place;
		return true;
	}
	if (!list->seen) {
		list->seen = key_map_new();
		for (size_t i = 0; i < FEW; i++)
			see(list, name_at(list, list->few[i]));
	}
	return see(list, name);
}

static void append_escaped(GString *out, View path)
{
	while (path.len) {
		const char *feed = view_chr(path, '\n');
		size_t len = feed ? (size_t)(feed - path.data) : path.len;
		record_escape_append(out, view_head(path, len));
		if (feed)
			g_string_append(out, "\uFFFD");
		path = view_from(path, len + 1);
	}
}

/* Whether the name stands as it was in the text. */
static bool is_of_text(const PathList *list, View path)
{
	for (size_t i = 0; i < N_PATH_ROOMS; i++) {
		const GString *room = list->rooms[i];
		if (path.data >= room->str && path.data <= room->str + room->len)
			return false;
	}
	return true;
}

void path_list_add(PathList *list, View path)
{
	GString *value = list->value;
	size_t before = value->len;
	if (path.len == 0 || path.len > PATH_MAX_BYTES || list->is_full)
		return;
	if (before) {
		g_string_append_c(value, '\\');
		g_string_append_c(value, 'n');
	}
	size_t start = value->len;
	if (list->form == TEXT_ESCAPED && is_of_text(list, path))
		view_append(value, path);
	else
		append_escaped(value, path);
	list->is_full = value->len > PATH_LIST_MAX;
	if (list->is_full || !is_new(list, (Place){ start, value->len - start }))
		g_string_truncate(value, before);
	else
		list->n_paths++;
}

GString *path_list_room(PathList *list, PathRoom room)
{
	return g_string_truncate(list->rooms[room], 0);
}

size_t path_list_quoted(const PathList *list, View text)
{
	/* A backslash is two bytes in an escaped text, and so is what it stands before if that is
	 * one. */
	size_t backslash = list->form == TEXT_ESCAPED ? 2 : 1;
	for (size_t at = 1; at < text.len; at++) {
		if (text.data[at] == '"')
			return at + 1;
		if (text.data[at] != '\\')
			continue;
		at += backslash;
		if (at < text.len && text.data[at] == '\\')
			at += backslash - 1;
	}
	return text.len;
}

static bool is_octal(char byte)
{
	return byte >= '0' && byte <= '7';
}

/* Takes the escapes of C out of the quoted text in room, in place, and the quotes. */
static View unquote(GString *room)
{
	static const char letters[] = "abtnvfr", bytes[] = "\a\b\t\n\v\f\r";
	const char *in = room->str + 1, *end = room->str + room->len;
	char *out = room->str;
	while (in < end && *in != '"') {
		if (*in != '\\' || in + 1 == end) {
			*out++ = *in++;
			continue;
		}
		const char *letter = *++in ? strchr(letters, *in) : NULL;
		if (end - in >= 3 && is_octal(in[0]) && is_octal(in[1]) && is_octal(in[2])) {
			*out++ = (char)((in[0] - '0') * 64 + (in[1] - '0') * 8 + (in[2] - '0'));
			in += 3;
		} else {
			*out++ = letter ? bytes[letter - letters] : *in;
			in++;
		}
	}
	return (View){ room->str, (size_t)(out - room->str) };
}

View path_list_plain(PathList *list, View text, PathRoom which)
{
	GString *room = list->rooms[which];
	/* `\303` stands for a byte, and has two backslashes where it is escaped. */
	text = view_head(text, 6 * PATH_MAX_BYTES);
	bool is_quoted = view_starts(text, "\"");
	bool is_escaped = list->form == TEXT_ESCAPED && view_chr(text, '\\');
	if (!is_quoted && !is_escaped)
		return text;
	g_string_truncate(room, 0);
	if (is_escaped)
		record_unescape_append(room, text);
	else
		view_append(room, text);
	return is_quoted ? unquote(room) : view_of_gstring(room);
}
