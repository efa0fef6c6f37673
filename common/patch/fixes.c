/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a `Fixes:` names: see patch/fixes.h. */
#include "patch/fixes.h"

/* Nobody names a commit by fewer digits; `added` and `dead` are words. */
#define MIN_COMMIT 6

/* `1234567`, `commit 1234567`, `("title", 1234567)`: a word of hexadecimal digits. */
static bool has_commit(View value)
{
	size_t digits = 0;
	for (size_t i = 0; i <= value.len; i++) {
		char byte = i < value.len ? value.data[i] : ' ';
		bool is_end = !g_ascii_isalnum(byte) && byte != '_' && (guchar)byte < 0x80;
		if (is_end && digits >= MIN_COMMIT && digits != G_MAXSIZE)
			return true;
		if (is_end)
			digits = 0;
		else
			digits = g_ascii_isxdigit(byte) && digits != G_MAXSIZE ? digits + 1
									       : G_MAXSIZE;
	}
	return false;
}

/* `012 ("title")`: behind a title's place even a short one is a commit's. */
static bool has_short_commit(View value)
{
	size_t digits = view_hex_length(value);
	return digits >= 3 && view_starts(view_skip_space(view_from(value, digits)), "(");
}

/* `#839`, as forges number their bugs. */
static bool has_bug(View value)
{
	for (size_t i = 0; i + 1 < value.len; i++)
		if (value.data[i] == '#' && g_ascii_isdigit(value.data[i + 1]))
			return true;
	return false;
}

bool fixes_names(View value, View more)
{
	const View texts[] = { value, more };
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (has_commit(texts[i]) || has_bug(texts[i]) || view_find(texts[i], "://"))
			return true;
	return has_short_commit(value);
}
