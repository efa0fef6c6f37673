/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What maintainers write when they have applied a patch: see patch/applied.h. */
#include "patch/applied.h"

/* What may stand before the verb, one after another. Patches may be followed by their numbers. */
static const char *const subjects[] = {
	"whole series", "entire series", "series",  "patches", "patch",
	"both",		"all",		 "now",	    "thanks,", "thank you,",
	"is",		"never mind,",	 "anyway,", "ok,",     "thank you for your contribution,",
	"it has been",	"i've",
};

static const char *const verbs[] = {
	"applied", "queued", "pulled", "merged", "pushed", "picked up", "committed",
};

/* What may stand behind the verb. Other words tell another story: `applied cleanly`. */
static const char *const followers[] = {
	"to", "for", "on",    "in",	  "and",    "this",  "both",	"all",
	"as", "by",  "after", "manually", "thanks", "patch", "patches", "series",
};

/* Takes word, which is in lower case, off rest, if it ends there. */
static bool take_word(View *rest, const char *word)
{
	if (!view_starts_nocase(*rest, word))
		return false;
	View after = view_from(*rest, strlen(word));
	if (after.len && g_ascii_isalnum(after.data[0]))
		return false;
	*rest = after;
	return true;
}

static bool take_any(View *rest, const char *const *words, size_t n_words)
{
	/* Of all the mail's lines hardly any starts with a word: most are told by one letter. */
	char first = rest->len ? (char)(rest->data[0] | 0x20) : '\0';
	for (size_t i = 0; i < n_words; i++)
		if (words[i][0] == first && take_word(rest, words[i]))
			return true;
	return false;
}

static void skip_blanks(View *rest)
{
	while (rest->len && rest->data[0] == ' ')
		*rest = view_from(*rest, 1);
}

/* Skips `1`, `2/5`, `1-3, 5 and 7`. */
static void skip_numbers(View *rest)
{
	static const char marks[] = { ' ', ',', '-', '/', '&', '#' };
	while (rest->len) {
		char byte = rest->data[0];
		if (g_ascii_isdigit(byte) || memchr(marks, byte, sizeof(marks)))
			*rest = view_from(*rest, 1);
		else if (!take_word(rest, "and") && !take_word(rest, "to"))
			return;
	}
}

bool applied_says(View line)
{
	View rest = line;
	while (take_any(&rest, subjects, G_N_ELEMENTS(subjects))) {
		skip_blanks(&rest);
		if (rest.len && g_ascii_isdigit(rest.data[0]))
			skip_numbers(&rest);
	}
	if (!take_any(&rest, verbs, G_N_ELEMENTS(verbs)))
		return false;
	skip_blanks(&rest);
	return rest.len == 0 || memchr(".,!;(", rest.data[0], 5) ||
	       take_any(&rest, followers, G_N_ELEMENTS(followers));
}

bool applied_is_attribution(View line)
{
	if (view_ends(line, "wrote:") || view_ends(line, "writes:"))
		return true;
	if (view_ends(line, ":"))
		return view_chr(line, '@') != NULL;
	/* `On Mon, 5 May 2025 at 10:11, X <x@example.org>`, wrapped before ` wrote:` */
	if (!view_starts(line, "On "))
		return false;
	for (size_t i = 3; i < line.len; i++)
		if (g_ascii_isdigit(line.data[i]))
			return true;
	return false;
}
