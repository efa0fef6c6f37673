/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reply and forward prefixes of subjects: see patch/subject-prefix.h. */
#include "patch/subject-prefix.h"

/* How sure it is that a word with a colon is a prefix. */
typedef enum {
	NEVER_ELSE,    /* wherever it stands */
	NOT_IN_TITLES, /* behind [PATCH] begins a title */
	IN_FRONT,      /* begins titles, too: with a capital in front of a bracket or another prefix
			  it does not */
} Certainty;

typedef struct {
	View word; /* in lower case */
	PrefixKind kind;
	Certainty certainty;
} Prefix;

/* What mail programs write in the languages met on mailing lists. */
static const Prefix prefixes[] = {
	{ VIEW_INIT("re"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("fwd"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("forwarded"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("fw"), PREFIX_FORWARD, NOT_IN_TITLES },
	{ VIEW_INIT("aw"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("sv"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("vs"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("antw"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("odp"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("ref"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("rif"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("ris"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("res"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("r"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("ynt"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("wg"), PREFIX_FORWARD, NOT_IN_TITLES },
	{ VIEW_INIT("tr"), PREFIX_FORWARD, NOT_IN_TITLES },
	{ VIEW_INIT("rv"), PREFIX_FORWARD, NOT_IN_TITLES },
	{ VIEW_INIT("回复"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("答复"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("回覆"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("답장"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("转发"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("轉寄"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("返信"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("転送"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("전달"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("回信"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("答覆"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("antwort"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("réf"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("rÉf"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("vá"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("atb"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("odg"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("Απ"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("ΑΠ"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("Σχετ"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("ΣΧΕΤ"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("Отв"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("НА"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("На"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("ha"), PREFIX_REPLY, IN_FRONT }, /* the same in Latin letters */
	{ VIEW_INIT("رد"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("השב"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("doorst"), PREFIX_FORWARD, NOT_IN_TITLES },
	{ VIEW_INIT("İlt"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("İLT"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("rép"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("rÉp"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("Ответ"), PREFIX_REPLY, NEVER_ELSE },
	{ VIEW_INIT("balas"), PREFIX_REPLY, NOT_IN_TITLES },
	{ VIEW_INIT("továbbítás"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("Πρθ"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("ΠΡΘ"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("הועבר"), PREFIX_FORWARD, NEVER_ELSE },
	{ VIEW_INIT("vb"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("vl"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("pd"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("enc"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("i"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("fs"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("trs"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("yml"), PREFIX_FORWARD, IN_FRONT },
	{ VIEW_INIT("bls"), PREFIX_REPLY, IN_FRONT },
};

/* Chinese mail programs write the full-width colon, U+FF1A. */
#define WIDE_COLON "\uff1a"

/* Takes off the count of some programs: `Re[2]:`, `Re(2):`, `Re^2:`. */
static View skip_count(View text)
{
	if (text.len == 0 || !byte_is_in(text.data[0], "[(^"))
		return text;
	size_t digits = view_digits_length(view_from(text, 1));
	View rest = view_from(text, 1 + digits);
	if (digits == 0)
		return text;
	char close = text.data[0] == '[' ? ']' : text.data[0] == '(' ? ')' : '\0';
	if (close == '\0')
		return rest;
	return rest.len && rest.data[0] == close ? view_from(rest, 1) : text;
}

/* Whether text begins with the prefix and its colon; if so *rest is what follows. */
static bool match_prefix(View text, const Prefix *prefix, View *rest)
{
	if (text.len <= prefix->word.len ||
	    !view_equal_nocase(view_head(text, prefix->word.len), prefix->word))
		return false;
	View tail = view_from(text, prefix->word.len);
	/* `Réf. :`, `Re-2:` */
	if (view_starts(tail, ".") && prefix->certainty == NEVER_ELSE)
		tail = view_from(tail, 1);
	else if (view_starts(tail, "-") && prefix->certainty == NEVER_ELSE && tail.len > 1 &&
		 g_ascii_isdigit(tail.data[1]))
		tail = view_from(tail, 1 + view_digits_length(view_from(tail, 1)));
	tail = view_skip_space(skip_count(tail));
	if (tail.len && tail.data[0] == ':')
		*rest = view_from(tail, 1);
	else if (view_starts(tail, WIDE_COLON))
		*rest = view_from(tail, strlen(WIDE_COLON));
	else
		return false;
	return true;
}

/* Whether one of prefixes may begin with a byte, in lower case: most titles do not. */
static bool may_start(char byte)
{
#define LETTER(letter) (1u << ((letter) - 'a'))
	const guint32 letters = LETTER('a') | LETTER('b') | LETTER('d') | LETTER('e') |
				LETTER('f') | LETTER('h') | LETTER('i') | LETTER('o') |
				LETTER('p') | LETTER('r') | LETTER('s') | LETTER('t') |
				LETTER('v') | LETTER('w') | LETTER('y');
	guint8 place = (guint8)(byte - 'a');
	return byte & 0x80 || (place < 26 && (letters >> place & 1));
#undef LETTER
}

/* Takes one with its colon off the front of *text, which has no blanks there; NULL if none may be.
 * first is the first letter, in lower case. */
static const Prefix *take_word(View *text, char first, bool after_patch)
{
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		const Prefix *prefix = &prefixes[i];
		View rest;
		if (prefix->word.data[0] != first ||
		    (after_patch && prefix->certainty != NEVER_ELSE) ||
		    !match_prefix(*text, prefix, &rest))
			continue;
		*text = rest;
		return prefix;
	}
	return NULL;
}

/*
 * Without the count that other programs put behind the colon: `RE:(2) title`. Behind a blank, as
 * in `RE: (2) [PATCH]`, it takes a bracket or another prefix, since titles are numbered so, too.
 */
static View skip_late_count(View text, View after_colon)
{
	if (!view_starts(text, "("))
		return text;
	View rest = skip_count(text);
	bool is_glued = text.data == after_colon.data;
	if (rest.data == text.data || (rest.len && !byte_is_in(rest.data[0], " \t[")))
		return text;
	rest = view_skip_space(rest);
	View next = rest;
	return is_glued || view_starts(rest, "[") ||
			       (rest.len && take_word(&next, g_ascii_tolower(rest.data[0]), true))
		       ? rest
		       : text;
}

/* The same, with the count behind the colon. */
static const Prefix *take(View *text, char first, bool after_patch)
{
	View rest = *text;
	const Prefix *prefix = take_word(&rest, first, after_patch);
	if (prefix)
		*text = skip_late_count(view_skip_space(rest), rest);
	return prefix;
}

/* Whether there is nothing but prefixes in front of a bracket, or behind them one that is sure. */
static bool is_in_front(View rest)
{
	/* Nobody writes more of them, but to cost time. */
	enum {
		MAX_PREFIXES = 4
	};
	for (int i = 0; i < MAX_PREFIXES && rest.len && rest.data[0] != '['; i++) {
		const Prefix *prefix = take(&rest, g_ascii_tolower(rest.data[0]), false);
		if (!prefix || prefix->certainty != IN_FRONT)
			return prefix != NULL;
	}
	return view_starts(rest, "[");
}

/* `Re* title`, as is usual on git's list. */
static bool take_star(View *text)
{
	static const char star[] = "Re* ";
	if (!view_starts(*text, star))
		return false;
	*text = view_skip_space(view_from(*text, strlen(star)));
	return true;
}

PrefixKind subject_prefix_take(View *text, bool after_patch)
{
	View start = view_skip_space(*text), rest = start;
	char first = start.len ? g_ascii_tolower(start.data[0]) : '\0';
	if (!may_start(first))
		return PREFIX_NONE;
	const Prefix *prefix = take(&rest, first, after_patch);
	if (!prefix && !after_patch && take_star(&rest)) {
		*text = rest;
		return PREFIX_REPLY_WITH_PATCH;
	}
	if (!prefix || (prefix->certainty == IN_FRONT &&
			!(g_ascii_isupper(start.data[0]) && is_in_front(rest))))
		return PREFIX_NONE;
	*text = rest;
	return prefix->kind;
}

bool subject_prefix_starts(View text)
{
	return view_starts(text, "[") || subject_prefix_take(&text, false) != PREFIX_NONE;
}
