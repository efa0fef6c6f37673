/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text that is signed within itself: see message/clear-signed.h. */
#include "message/clear-signed.h"

#include "bytes/lines.h"

static const char message_mark[] = "-----BEGIN PGP SIGNED MESSAGE-----";
static const char signature_mark[] = "-----BEGIN PGP SIGNATURE-----";
static const char end_mark[] = "-----END PGP SIGNATURE-----";

bool clear_signed_starts(View text)
{
	return view_starts(view_skip_any(text, " \t\r\n"), message_mark);
}

/* Whether a line is the mark; transport may add blanks. */
static bool is_mark(View line, const char *mark)
{
	return view_starts(line, mark) && view_is(line_trim(line, TEXT_PLAIN), mark);
}

/* `Hash: SHA256`: a name without blanks. */
static bool is_armor_header(View line)
{
	const char *colon = view_chr(line, ':');
	View name = view_head(line, colon ? (size_t)(colon - line.data) : 0);
	return name.len && !view_chr(name, ' ');
}

/* Passes over the first line and the armor headers; stays at the start of the signed text. */
static void skip_opening(LineIter *lines)
{
	View line = VIEW("");
	line_iter_next(lines, &line);
	LineIter ahead = *lines;
	while (line_iter_next(&ahead, &line) && is_armor_header(line))
		continue;
	/* without the blank line what looked like headers is text */
	if (line_trim(line, TEXT_PLAIN).len == 0)
		*lines = ahead;
}

/* Whether the lines up to the signature are dash-escaped: none starts with a bare dash. */
static bool is_escaped(LineIter lines)
{
	View line;
	while (line_iter_next(&lines, &line) && !is_mark(line, signature_mark))
		if (view_starts(line, "-") && !view_starts(line, "- "))
			return false;
	return true;
}

/* Passes over the signature, whose first line was read. One that is cut short ends with the text.
 */
static void skip_signature(LineIter *lines)
{
	View line;
	while (line_iter_next(lines, &line) && !is_mark(line, end_mark))
		continue;
}

void clear_signed_open(GString *text, size_t start)
{
	char *to = text->str + start;
	View all = { to, text->len - start }, line;
	LineIter lines = line_iter(view_skip_any(all, " \t\r\n"), TEXT_PLAIN);
	skip_opening(&lines);
	bool escaped = is_escaped(lines);
	View rest = lines.rest;
	while (line_iter_next(&lines, &line)) {
		if (is_mark(line, signature_mark)) {
			skip_signature(&lines);
			rest = lines.rest;
			break;
		}
		View kept = view_from(rest, escaped && view_starts(line, "- ") ? 2 : 0);
		kept.len -= lines.rest.len;
		memmove(to, kept.data, kept.len);
		to += kept.len;
		rest = lines.rest;
	}
	memmove(to, rest.data, rest.len);
	g_string_truncate(text, (gsize)(to + rest.len - text->str));
}
