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

/* Words that a number of a bug stands behind, and forges and trackers by their short names. */
static const char *const bug_words[] = {
	"bnc", "boo",	"bsc",	     "bug", "bugs", "bugzilla", "bz",	 "cid",	   "cve",
	"gh",  "issue", "launchpad", "lp",  "pr",   "rhbz",	"rhbug", "ticket",
};

/* `12345`, `2025-1234`, with a mark or `target/` of gcc's before it. */
static bool starts_with_number(View text)
{
	const char *slash = view_chr(view_head(text, 24), '/');
	text = view_skip_any(text, " :-#");
	if (slash && slash > text.data &&
	    !view_chr(view_head(text, (size_t)(slash - text.data)), ' '))
		text = view_from(text, (size_t)(slash - text.data) + 1);
	return text.len && g_ascii_isdigit(text.data[0]);
}

/* Whether the word at the beginning of value is that of a tracker and what follows it a number:
 * `PR12345`, `bug 12345`, `lp:12345`, `TIDE-123`. */
static bool starts_with_bug(View value)
{
	size_t len = 0, capitals = 0;
	while (len < value.len && g_ascii_isalpha(value.data[len]))
		capitals += g_ascii_isupper(value.data[len++]) != 0;
	View word = view_head(value, len), rest = view_from(value, len);
	if (view_is_one_nocase(word, bug_words, G_N_ELEMENTS(bug_words)))
		return starts_with_number(rest);
	/* a tracker's own name for the project, with nothing but that number */
	rest = view_from(rest, view_starts(rest, "-"));
	size_t digits = rest.len - view_skip_any(rest, "0123456789").len;
	View behind = view_from(rest, digits);
	return len > 1 && capitals == len && rest.data > value.data + len && digits &&
	       (behind.len == 0 || byte_is_in(behind.data[0], ",;)") || view_starts(behind, " ("));
}

/* `#839`, as forges number their bugs, or one in words. */
static bool has_bug(View value)
{
	for (size_t i = 0; i + 1 < value.len; i++) {
		bool begins = i == 0 || !g_ascii_isalnum(value.data[i - 1]);
		if ((value.data[i] == '#' && g_ascii_isdigit(value.data[i + 1])) ||
		    (begins && g_ascii_isalpha(value.data[i]) &&
		     starts_with_bug(view_from(value, i))))
			return true;
	}
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
