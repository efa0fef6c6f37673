/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the bytes behind a break in a gzip file may be: see io/gzip-guess.h. */
#include "io/gzip-guess.h"

/* How much text is enough to believe in a member, and how much if it looks like text and then ends
 * or is damaged. */
#define TRIAL_TEXT 1024
#define TRIAL_LEAST 16

size_t gzip_find_magic(View text)
{
	for (View rest = text; rest.len > 3; rest = view_from(rest, 1)) {
		const char *found = view_find(rest, "\x1f\x8b\x08");
		if (!found)
			break;
		rest = view_from(rest, (size_t)(found - rest.data));
		if (rest.len > 3 && !(rest.data[3] & 0xe0))
			return text.len - rest.len;
	}
	return text.len;
}

/* Whether text has no control characters but those that mail has. */
static bool is_text(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (g_ascii_iscntrl(text.data[i]) && !byte_is_in(text.data[i], "\t\n\r\f\033"))
			return false;
	return true;
}

bool gzip_guess_member(z_stream *trial, View packed, size_t *used)
{
	char text[TRIAL_TEXT];
	inflateReset(trial);
	trial->next_in = (Bytef *)packed.data;
	trial->avail_in = (uInt)packed.len;
	trial->next_out = (Bytef *)text;
	trial->avail_out = sizeof text;
	int result = inflate(trial, Z_NO_FLUSH);
	size_t made = sizeof text - trial->avail_out;
	*used = packed.len - trial->avail_in;
	return result == Z_STREAM_END || made == sizeof text ||
	       (made >= TRIAL_LEAST && is_text(view_head((View){ text, made }, 4 * TRIAL_LEAST)));
}

/* Whether a line has a time of day in it, as a From_ line has, and hardly any other text that
 * begins with `From `. */
static bool has_time(View line)
{
	for (const char *colon; (colon = view_chr(line, ':'));) {
		size_t at = (size_t)(colon - line.data);
		if (at >= 2 && at + 2 < line.len && g_ascii_isdigit(colon[-2]) &&
		    g_ascii_isdigit(colon[-1]) && g_ascii_isdigit(colon[1]) &&
		    g_ascii_isdigit(colon[2]))
			return true;
		line = view_from(line, at + 1);
	}
	return false;
}

bool gzip_guess_plain(View text, bool at_line, bool is_direct)
{
	const char *end = view_chr(text, '\n');
	View line = end ? view_head(text, (size_t)(end - text.data)) : text;
	if (view_starts(text, "From "))
		return is_direct || at_line || has_time(line);
	return is_direct && is_text(line) && (view_chr(line, ':') || view_chr(line, '\t'));
}
