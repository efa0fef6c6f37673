/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The first words of footers: see message/footer-words.h. */
#include "message/footer-words.h"

/* How far down an address may be that makes words a footer's. */
enum {
	LINK_LINES = 3,
};

#define OPENS_ANY                                                                                  \
	(OPENS_RULE | OPENS_MARK | OPENS_BORDER | OPENS_DASHES | OPENS_HASHES | OPENS_BLOCK)

typedef enum {
	WORDS_START,
	WORDS_WITHIN,
	WORDS_NAMED, /* before the end, or what stands behind the name of a list */
} WordsPlace;

typedef struct {
	unsigned openings;
	WordsPlace place;
	const char *words;
	bool needs_link; /* an address or URL in that line, or just below */
} Words;

/* How the first line behind the opening starts, in whatever case. See may_start. */
static const Words first_words[] = {
	{ OPENS_ANY, WORDS_START, "You received this message because", false },
	{ OPENS_ANY, WORDS_START, "You have received this message because", false },
	{ OPENS_ANY, WORDS_START, "This mailing list is hosted", true },
	{ OPENS_ANY, WORDS_START, "To unsubscribe", true },
	{ OPENS_ANY, WORDS_START, "To subscribe", true },
	{ OPENS_ANY, WORDS_START, "To manage your subscription", true },
	{ OPENS_ANY, WORDS_START, "To change your subscription", true },
	{ OPENS_ANY, WORDS_START, "Manage your subscription", true },
	{ OPENS_ANY, WORDS_START, "Mailing list", true },
	{ OPENS_ANY, WORDS_START, "Mailing-list", true },
	{ OPENS_ANY, WORDS_START, "Unsubscribe", true },
	{ OPENS_ANY, WORDS_START, "List info", true },
	{ OPENS_ANY, WORDS_START, "List archive", true },
	{ OPENS_MARK | OPENS_DASHES, WORDS_START, "Archives:", true },
	{ OPENS_ANY, WORDS_START, "You are subscribed to", true },
	{ OPENS_ANY, WORDS_START, "[Visit Topic]", true },
	{ OPENS_ANY, WORDS_START, "Visit Topic", true },
	{ OPENS_DASHES, WORDS_START, "Yahoo! Groups Links", false },
	{ OPENS_DASHES, WORDS_START, "Yahoo Groups Links", false },
	{ OPENS_BLOCK, WORDS_START, "Groups.io Links", false },
	{ OPENS_BLOCK, WORDS_START, "Links: You receive", false }, /* with a name of one's own */
	{ OPENS_BLOCK, WORDS_START, "View/Reply Online", false },
	{ OPENS_MARK, WORDS_START, "Problem reports:", true },
};

/* What it says elsewhere; no words are shorter than the first. */
static const Words inner_words[] = {
	{ OPENS_RULE, WORDS_WITHIN, "/listinfo/", false },
	{ OPENS_RULE, WORDS_WITHIN, "mailing list", false },
	{ OPENS_DASHES, WORDS_WITHIN, "sf.net email", false },
	{ OPENS_DASHES, WORDS_WITHIN, "vibrant tech community", true },
	{ OPENS_MARK | OPENS_DASHES, WORDS_NAMED, "mailing list", true },
};

/* Whether words stand in the line and behind them its end, or the address of a list. */
static bool has_named(View line, const char *words)
{
	static const char *const marks[] = { " (", " --", ", ", ": " };
	for (const char *at; (at = view_find_nocase(line, words));) {
		line = view_from(line, (size_t)(at - line.data) + strlen(words));
		for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
			if (view_starts(line, marks[i]))
				return true;
		if (line.len == 0)
			return true;
	}
	return false;
}

static bool has_words(View line, WordsPlace place, const char *words)
{
	switch (place) {
	case WORDS_START:
		return view_starts_nocase(line, words);
	case WORDS_WITHIN:
		return view_find_nocase(line, words) != NULL;
	case WORDS_NAMED:
		return has_named(line, words);
	}
	return false;
}

/* Whether an address or URL stands in the next lines, archives' ` at ` included. */
static bool has_link(View rest)
{
	for (int i = 0; i < LINK_LINES && rest.len; i++) {
		View whole = view_first_line(rest);
		View line = view_head(view_trim(whole), FOOTER_MAX_LINE);
		rest = view_from(rest, whole.len + 1);
		if (line.len == 0)
			return false;
		if (view_chr(line, '@') || view_find(line, "://") || view_find(line, "www.") ||
		    view_find(line, " at "))
			return true;
	}
	return false;
}

/* Whether one of first_words may start with the byte. Nearly always it is a diffstat, or the
 * version of git, that is looked at. */
static inline bool may_start(char byte)
{
	switch (byte | 0x20) {
	case 'a':
	case 'g':
	case 'l':
	case 'm':
	case 'p':
	case 't':
	case 'u':
	case 'v':
	case 'y':
	case '{': /* `[` */
		return true;
	default:
		return false;
	}
}

/* Whether one of the words stands in the line that rest starts with. */
static bool has_any(FooterOpening opening, const Words *words, size_t n_words, View line, View rest)
{
	for (size_t i = 0; i < n_words; i++)
		if (words[i].openings & opening &&
		    has_words(line, words[i].place, words[i].words) &&
		    (!words[i].needs_link || has_link(rest)))
			return true;
	return false;
}

bool footer_words_begin(FooterOpening opening, View line, View rest)
{
	if (may_start(line.data[0]) &&
	    has_any(opening, first_words, G_N_ELEMENTS(first_words), line, rest))
		return true;
	return line.len >= strlen(inner_words[0].words) &&
	       has_any(opening, inner_words, G_N_ELEMENTS(inner_words), line, rest);
}
