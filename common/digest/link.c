/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to earlier versions: see digest/link.h. */
#include "digest/link.h"

#include "bytes/scan.h"

/* What no version has more digits than. */
#define MAX_DIGITS 3

/* Reads `v2` at *at, not in the middle of a word. */
static bool read_version(View line, size_t at, unsigned *version)
{
	if ((line.data[at] | 0x20) != 'v' || (at && g_ascii_isalnum(line.data[at - 1])))
		return false;
	size_t end = at + 1;
	unsigned number = 0;
	while (end < line.len && end - at <= MAX_DIGITS && g_ascii_isdigit(line.data[end]))
		number = number * 10 + (unsigned)(line.data[end++] - '0');
	if (end == at + 1 || (end < line.len && g_ascii_isalnum(line.data[end])))
		return false;
	*version = number;
	return true;
}

/* The last version that is named before the link. */
static bool find_version(View line, unsigned *version)
{
	for (size_t i = line.len; i-- > 0;)
		if (read_version(line, i, version))
			return true;
	*version = 0;
	return view_find(line, "RFC") != NULL;
}

/* The id in a link's path: the component with an @, which may be encoded. */
static View id_of_path(View path)
{
	const char *at = view_chr(path, '@');
	if (!at && view_chr(path, '%'))
		at = view_find(path, "%40");
	if (!at)
		return VIEW("");
	View before = view_head(path, (size_t)(at - path.data));
	const char *slash = view_rchr(before, '/');
	View id = view_from(path, slash ? (size_t)(slash + 1 - path.data) : 0);
	const char *end = view_chr(id, '/');
	return end ? view_head(id, (size_t)(end - id.data)) : id;
}

/* Whether byte may stand in a link. */
static bool is_link_byte(char byte)
{
	switch (byte) {
	case '<':
	case '>':
	case '(':
	case ')':
	case '[':
	case ']':
	case '"':
	case '\'':
	case ',':
	case ';':
	case '#':
	case '?':
	case '\\':
		return false;
	default:
		return (guint8)byte > ' ';
	}
}

/* The line that ends where text does: what follows the last escaped line feed. */
static View last_line(View text)
{
	size_t end = text.len;
	const char *backslash;
	while (end && (backslash = view_rchr(view_head(text, end), '\\'))) {
		size_t at = (size_t)(backslash - text.data);
		if (at + 1 < text.len && text.data[at + 1] == 'n')
			return view_from(text, at + 2);
		end = at;
	}
	return text;
}

/* Takes the text up to the end of the next link off rest. Returns false if there is none. */
static bool take_link(View *rest, View *before, View *message_id)
{
	const char *scheme = scan_find_scheme_end(*rest);
	if (!scheme)
		return false;
	*before = view_head(*rest, (size_t)(scheme - rest->data));
	View path = view_from(*rest, before->len + strlen("://"));
	size_t len = 0;
	while (len < path.len && is_link_byte(path.data[len]))
		len++;
	*message_id = id_of_path(view_head(path, len));
	*rest = view_from(path, len);
	return true;
}

bool link_iter_next(LinkIter *iter, Link *link)
{
	View before;
	while (take_link(&iter->rest, &before, &link->message_id)) {
		before = last_line(before);
		if (link->message_id.len && before.len && before.data[0] != '>' &&
		    find_version(before, &link->version))
			return true;
	}
	return false;
}

View link_id_decode(View id, GString *buffer)
{
	if (!view_chr(id, '%'))
		return id;
	g_autofree char *plain = g_uri_unescape_segment(id.data, id.data + id.len, NULL);
	if (!plain)
		return id;
	g_string_assign(buffer, plain);
	View decoded = view_of_gstring(buffer);
	if (view_starts(decoded, "<") && view_ends(decoded, ">"))
		decoded = view_head(view_from(decoded, 1), decoded.len - 2);
	return decoded;
}

View link_message_id(View text)
{
	View before, id;
	return take_link(&text, &before, &id) ? id : VIEW("");
}
