/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reply and forward prefixes of subjects: see patch/subject-prefix.h. */
#include "patch/subject-prefix.h"

typedef struct {
	View word; /* in lower case */
	PrefixKind kind;
	bool is_plain; /* can be nothing else */
} Prefix;

/* What mail programs write in the languages met on mailing lists. */
static const Prefix prefixes[] = {
	{ VIEW_INIT("re"), PREFIX_REPLY, true },	{ VIEW_INIT("fwd"), PREFIX_FORWARD, true },
	{ VIEW_INIT("fw"), PREFIX_FORWARD, false },	{ VIEW_INIT("aw"), PREFIX_REPLY, false },
	{ VIEW_INIT("sv"), PREFIX_REPLY, false },	{ VIEW_INIT("vs"), PREFIX_REPLY, false },
	{ VIEW_INIT("antw"), PREFIX_REPLY, false },	{ VIEW_INIT("odp"), PREFIX_REPLY, false },
	{ VIEW_INIT("ref"), PREFIX_REPLY, false },	{ VIEW_INIT("rif"), PREFIX_REPLY, false },
	{ VIEW_INIT("ris"), PREFIX_REPLY, false },	{ VIEW_INIT("res"), PREFIX_REPLY, false },
	{ VIEW_INIT("r"), PREFIX_REPLY, false },	{ VIEW_INIT("ynt"), PREFIX_REPLY, false },
	{ VIEW_INIT("wg"), PREFIX_FORWARD, false },	{ VIEW_INIT("tr"), PREFIX_FORWARD, false },
	{ VIEW_INIT("rv"), PREFIX_FORWARD, false },	{ VIEW_INIT("回复"), PREFIX_REPLY, true },
	{ VIEW_INIT("答复"), PREFIX_REPLY, true },	{ VIEW_INIT("回覆"), PREFIX_REPLY, true },
	{ VIEW_INIT("답장"), PREFIX_REPLY, true },	{ VIEW_INIT("转发"), PREFIX_FORWARD, true },
	{ VIEW_INIT("轉寄"), PREFIX_FORWARD, true },	{ VIEW_INIT("返信"), PREFIX_REPLY, true },
	{ VIEW_INIT("転送"), PREFIX_FORWARD, true },	{ VIEW_INIT("전달"), PREFIX_FORWARD, true },
	{ VIEW_INIT("回信"), PREFIX_REPLY, true },	{ VIEW_INIT("答覆"), PREFIX_REPLY, true },
	{ VIEW_INIT("antwort"), PREFIX_REPLY, false },	{ VIEW_INIT("réf"), PREFIX_REPLY, true },
	{ VIEW_INIT("rÉf"), PREFIX_REPLY, true },	{ VIEW_INIT("vá"), PREFIX_REPLY, true },
	{ VIEW_INIT("atb"), PREFIX_REPLY, false },	{ VIEW_INIT("odg"), PREFIX_REPLY, false },
	{ VIEW_INIT("Απ"), PREFIX_REPLY, true },	{ VIEW_INIT("ΑΠ"), PREFIX_REPLY, true },
	{ VIEW_INIT("Σχετ"), PREFIX_REPLY, true },	{ VIEW_INIT("ΣΧΕΤ"), PREFIX_REPLY, true },
	{ VIEW_INIT("Отв"), PREFIX_REPLY, true },	{ VIEW_INIT("НА"), PREFIX_REPLY, true },
	{ VIEW_INIT("رد"), PREFIX_REPLY, true },	{ VIEW_INIT("השב"), PREFIX_REPLY, true },
	{ VIEW_INIT("doorst"), PREFIX_FORWARD, false }, { VIEW_INIT("İlt"), PREFIX_FORWARD, true },
	{ VIEW_INIT("İLT"), PREFIX_FORWARD, true },
};

/* Chinese mail programs write the full-width colon, U+FF1A. */
#define WIDE_COLON "\uff1a"

static View skip_digits(View text)
{
	while (text.len && g_ascii_isdigit(text.data[0]))
		text = view_from(text, 1);
	return text;
}

/* Takes off the count of some programs: `Re[2]:`, `Re(2):`, `Re^2:`. */
static View skip_count(View text)
{
	if (text.len == 0 || !byte_is_in(text.data[0], "[(^"))
		return text;
	View rest = skip_digits(view_from(text, 1));
	if (rest.data == text.data + 1)
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
	View tail = view_skip_space(skip_count(view_from(text, prefix->word.len)));
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
	const guint32 letters = LETTER('a') | LETTER('d') | LETTER('f') | LETTER('o') |
				LETTER('r') | LETTER('s') | LETTER('t') | LETTER('v') |
				LETTER('w') | LETTER('y');
	guint8 place = (guint8)(byte - 'a');
	return byte & 0x80 || (place < 26 && (letters >> place & 1));
#undef LETTER
}

PrefixKind subject_prefix_take(View *text, bool after_patch)
{
	View start = view_skip_space(*text);
	char first = start.len ? g_ascii_tolower(start.data[0]) : '\0';
	if (!may_start(first))
		return PREFIX_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		const Prefix *prefix = &prefixes[i];
		View rest;
		if (prefix->word.data[0] != first || (after_patch && !prefix->is_plain) ||
		    !match_prefix(start, prefix, &rest))
			continue;
		*text = view_skip_space(rest);
		return prefix->kind;
	}
	return PREFIX_NONE;
}
