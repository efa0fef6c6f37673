/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that open footers: see message/footer-opening.h. */
#include "message/footer-opening.h"

enum {
	MIN_RULE = 10, /* Mailman's has 47 */
	MIN_DASHES = 5,
	MIN_BLOCK = 9,
};

/* Whether line is pattern's bytes again and again. */
static bool repeats(View line, const char *pattern)
{
	const char *at = pattern;
	for (size_t i = 0; i < line.len; i++, at++) {
		if (!*at)
			at = pattern;
		if (line.data[i] != *at)
			return false;
	}
	return true;
}

/* Google's line of old, `--~--~---`. */
static bool is_wave(View line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.data[i] != '-' && line.data[i] != '~')
			return false;
	return line.len >= MIN_RULE && view_chr(line, '~');
}

FooterOpening footer_opening(View line)
{
	char first = line.len && line.len <= FOOTER_MAX_LINE ? line.data[0] : '\0';
	if (first != '-' && first != '_' && first != '#')
		return OPENS_NOTHING;
	while (g_ascii_isspace(line.data[line.len - 1]))
		line.len--;
	bool is_long = line.len >= MIN_RULE;
	if (first == '-' && repeats(line, "-"))
		return line.len <= 2	       ? OPENS_MARK
		       : line.len == 3	       ? OPENS_BORDER
		       : line.len < MIN_DASHES ? OPENS_NOTHING
					       : OPENS_DASHES;
	if (is_long && repeats(line, "_"))
		return OPENS_RULE;
	if (is_long && repeats(line, "#"))
		return OPENS_HASHES;
	if ((is_long && repeats(line, "-=")) || is_wave(line) ||
	    (line.len >= MIN_BLOCK && repeats(line, "_._,")))
		return OPENS_BLOCK;
	return OPENS_NOTHING;
}

View footer_behind_rule(View line)
{
	size_t len = 0;
	while (len < line.len && line.data[len] == '_')
		len++;
	return len >= MIN_RULE && line.len <= FOOTER_MAX_LINE ? view_from(line, len) : VIEW("");
}
