/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that mean something in brackets: see patch/subject-known.h. */
#include "patch/subject-known.h"

static const KnownWord known_words[] = {
	{ VIEW_INIT("patch"), .marker = true },
	{ VIEW_INIT("patches"), .marker = true },
	{ VIEW_INIT("patchset"), .marker = true },
	{ VIEW_INIT("rfa"), .marker = true }, /* for approval, as gcc and gdb have it */
	{ VIEW_INIT("rfc"), .flags = FLAG_RFC, .counted = true },
	{ VIEW_INIT("rft"), .flags = FLAG_RFT, .counted = true },
	{ VIEW_INIT("rtf"), .flags = FLAG_RFT }, /* a typo met again and again */
	{ VIEW_INIT("resend"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("resent"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("resed"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("re-send"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("repost"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("re-post"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("resubmit"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("re-submit"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("pull"), .flags = FLAG_PULL },
	{ VIEW_INIT("gitpull"), .flags = FLAG_PULL },
	{ VIEW_INIT("wip"), .flags = FLAG_WIP },
	{ VIEW_INIT("ping"), .flags = FLAG_PING, .counted = true },
	{ VIEW_INIT("autosel"), .flags = FLAG_AUTOSEL | FLAG_STABLE },
	{ VIEW_INIT("committed"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("commited"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("comitted"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("pushed"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("applied"), .flags = FLAG_APPLIED, .marker = true },
};

/* Whether a word of the table begins with the letter, in lower case. */
static bool begins_a_word(char letter)
{
	switch (letter) {
	case 'a':
	case 'c':
	case 'g':
	case 'p':
	case 'r':
	case 'w':
		return true;
	default:
		return false;
	}
}

const KnownWord *known_word_find(View word)
{
	char first = word.len ? (char)(word.data[0] | 0x20) : '\0';
	if (!begins_a_word(first))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(known_words); i++) {
		View known = known_words[i].word;
		if (known.len == word.len && known.data[0] == first &&
		    view_equal_nocase(known, word))
			return &known_words[i];
	}
	return NULL;
}

/* Without the number of `RESEND2`, `PING^3`, `PING**2`, `resend-2`. */
static View without_count(View word)
{
	while (word.len && g_ascii_isdigit(word.data[word.len - 1]))
		word.len--;
	word = view_drop_any(word, "^-#*");
	return word;
}

const KnownWord *known_word_find_in_disguise(View word)
{
	const KnownWord *found = known_word_find(word);
	if (found)
		return found;
	View core = without_count(word);
	if (core.len < word.len && (found = known_word_find(core)))
		return found->counted ? found : NULL;
	while (view_starts_nocase(core, "re")) {
		core = view_from(core, 2);
		if (view_starts(core, "-"))
			core = view_from(core, 1);
		if ((found = known_word_find(core)))
			return found->flags & FLAG_RESEND ? found : NULL;
	}
	return NULL;
}

bool known_word_starts_patch(View text)
{
	/* Letters differ in one bit only from what they are in the other case. */
	static const char letters[] = "patch";
	if (text.len < strlen(letters))
		return false;
	for (size_t i = 0; i < strlen(letters); i++)
		if ((text.data[i] | 0x20) != letters[i])
			return false;
	return true;
}

const char *known_word_find_patch(View text)
{
	for (size_t at = 0; at + strlen("patch") <= text.len; at++)
		if ((text.data[at] | 0x20) == 'p' && known_word_starts_patch(view_from(text, at)))
			return text.data + at;
	return NULL;
}

bool known_word_is_misspelt_patch(View word)
{
	static const char right[] = "patch";
	const size_t len = strlen(right);
	if (word.len + 1 < len || word.len > len + 1 || view_is(word, "path") ||
	    view_is(word, "Path"))
		return false;
	size_t head = 0, tail = 0, least = MIN(word.len, len);
	while (head < least && g_ascii_tolower(word.data[head]) == right[head])
		head++;
	while (tail < least - head &&
	       g_ascii_tolower(word.data[word.len - 1 - tail]) == right[len - 1 - tail])
		tail++;
	/* What is left between the letters that are right. */
	size_t left = word.len - head - tail, wanted = len - head - tail;
	bool swapped = left == 2 && wanted == 2 &&
		       g_ascii_tolower(word.data[head]) == right[head + 1] &&
		       g_ascii_tolower(word.data[head + 1]) == right[head];
	bool wrong = head > 0 && (left <= 1 && wanted <= 1 && left + wanted > 0) &&
		     (left == 0 || g_ascii_isalpha(word.data[head]));
	return swapped || wrong;
}

bool known_word_is_purpose(View word)
{
	static const char *const purposes[] = {
		"announce",   "announcement", "bisected", "bug",   "bugreport",
		"crash",      "discussion",   "help",	  "issue", "question",
		"regression", "report",	      "syzbot",
	};
	return view_is_one_nocase(word, purposes, G_N_ELEMENTS(purposes));
}

bool known_word_is_tree(View tag)
{
	static const char *const trees[] = { "next", "net", "bpf", "-tip", "-mm" };
	return view_is_one_nocase(tag, trees, G_N_ELEMENTS(trees)) ||
	       (tag.len >= 5 && view_is_nocase(view_from(tag, tag.len - 5), "-next"));
}
