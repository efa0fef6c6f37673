/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reply says in front of the subject that it answers: see patch/subject-verdict.h. */
#include "patch/subject-verdict.h"

#include "patch/flags.h"
#include "patch/ping-words.h"
#include "patch/subject-known.h"
#include "patch/subject-prefix.h"
#include "patch/subject-words.h"

/* The bracket behind it is not further away: more is a title. */
#define MAX_VERDICT ((size_t)48)

typedef struct {
	const char *word; /* in lower case */
	unsigned flags;
	bool is_company; /* says nothing alone */
} VerdictWord;

/* By their first letters. */
static const VerdictWord verdict_words[] = {
	{ "ack", 0, false },
	{ "acked", 0, false },
	{ "acks", 0, false },
	{ "and", 0, true },
	{ "applied", FLAG_APPLIED, false },
	{ "both", 0, true },
	{ "cmnt", 0, false },
	{ "cmnts", 0, false },
	{ "cmt", 0, false },
	{ "comment", 0, false },
	{ "comments", 0, false },
	{ "committed", FLAG_APPLIED, false },
	{ "commited", FLAG_APPLIED, false },
	{ "comitted", FLAG_APPLIED, false },
	{ "conditional", 0, true },
	{ "conditionally", 0, true },
	{ "dropped", FLAG_DROPPED, false },
	{ "lgtm", 0, false },
	{ "merged", FLAG_APPLIED, false },
	{ "nack", FLAG_NACK, false },
	{ "nacked", FLAG_NACK, false },
	{ "nak", FLAG_NACK, false },
	{ "naked", FLAG_NACK, false },
	{ "nit", 0, true },
	{ "nits", 0, true },
	{ "obsolete", 0, false },
	{ "obsoleted", 0, false },
	{ "partial", FLAG_SUBSET, true },
	{ "partially", FLAG_SUBSET, true },
	{ "partly", FLAG_SUBSET, true },
	{ "pushed", FLAG_APPLIED, false },
	{ "queued", FLAG_APPLIED, false },
	{ "rejected", FLAG_NACK, false },
	{ "reverted", FLAG_DROPPED, false },
	{ "reviewed", 0, false },
	{ "self", 0, true },
	{ "series", 0, true },
	{ "superseded", 0, false },
	{ "tested", 0, false },
	{ "w", 0, true },
	{ "with", 0, true },
	{ "withdrawn", FLAG_WITHDRAWN, false },
};

static const VerdictWord *find_word(View word)
{
	char first = g_ascii_tolower(word.data[0]);
	for (size_t i = 0; i < G_N_ELEMENTS(verdict_words); i++)
		if (verdict_words[i].word[0] == first &&
		    view_is_nocase(word, verdict_words[i].word))
			return &verdict_words[i];
	return NULL;
}

static View letters_of(View text)
{
	size_t len = 0;
	while (len < text.len && g_ascii_isalpha(text.data[len]))
		len++;
	return view_head(text, len);
}

/* The bracket that text begins with, with both its ends; empty if it is none, or a long one. */
static View bracket_of(View text)
{
	enum {
		LONGEST = 24
	};
	char close = view_starts(text, "[") ? ']' : view_starts(text, "(") ? ')' : '\0';
	const char *end = close ? view_chr(view_head(text, LONGEST), close) : NULL;
	return view_head(text, end ? (size_t)(end + 1 - text.data) : 0);
}

/* Takes `[N]` or `(noble)` behind a verdict, which says for which branch it is. A bracket may as
 * well be the subject's. */
static bool take_branch(View *text)
{
	View bracket = bracket_of(*text);
	View after = view_skip_space(view_from(*text, bracket.len));
	if (bracket.len == 0 ||
	    (bracket.data[0] == '[' && !(after.len && byte_is_in(after.data[0], ":/,"))))
		return false;
	*text = after;
	return true;
}

/*
 * Takes the words of a verdict off *text, with the marks between them and the colon behind them.
 * is_marked gets whether there is any mark. False if some word is none of a verdict's.
 */
static bool take_words(View *text, unsigned *flags, bool *is_marked)
{
	static const char marks[] = ":/,&+-*_!.(){}";
	bool any = false, is_end = false;
	for (;;) {
		*text = view_skip_space(*text);
		if (any && take_branch(text))
			continue;
		View word = letters_of(*text);
		if (word.len) {
			const VerdictWord *found = find_word(word);
			/* Behind the colon `Re:` may come. */
			if (!found)
				return any && is_end;
			any |= !found->is_company;
			*flags |= found->flags;
			*text = view_from(*text, word.len);
		} else if (text->len && byte_is_in(text->data[0], marks)) {
			*is_marked = true;
			*text = view_from(*text, 1);
		} else {
			return any;
		}
		is_end = any && word.len == 0 && text->data[-1] == ':';
	}
}

/* Whether one of the brackets that text begins with, behind any `Re:`, says PATCH. */
static bool leads_to_patch(View text)
{
	/* Nobody writes more of them, but to cost time. */
	enum {
		MAX_LEADS = 8
	};
	for (int i = 0; i < MAX_LEADS; i++) {
		const char *close = view_starts(text, "[") ? view_chr(text, ']') : NULL;
		if (close) {
			size_t len = (size_t)(close - text.data);
			if (known_word_find_patch(view_head(text, len)))
				return true;
			text = view_skip_space(view_from(text, len + 1));
		} else if (subject_prefix_take(&text, false) == PREFIX_NONE) {
			break;
		}
	}
	return false;
}

/* Whether the subject goes on with a bracket that may stand behind a verdict. */
static bool has_bracket(View text)
{
	return view_chr(view_head(text, MAX_VERDICT), '[') != NULL;
}

bool subject_verdict_take(View *rest, unsigned *flags)
{
	View text = *rest;
	unsigned found = 0;
	bool is_marked = false;
	if (!has_bracket(text) || !take_words(&text, &found, &is_marked) ||
	    !(is_marked ? subject_prefix_starts(text) : leads_to_patch(text)))
		return false;
	*flags |= found & FLAG_APPLIED ? found : found & ~(unsigned)FLAG_SUBSET;
	*rest = text;
	return true;
}

bool subject_bracketed_verdict_take(View *rest, unsigned *flags)
{
	View bracket = bracket_of(*rest);
	View after = view_skip_space(view_from(*rest, bracket.len));
	View inside = view_from(view_head(*rest, bracket.len ? bracket.len - 1 : 0), 1);
	View words = inside;
	SubjectWords known;
	unsigned found = 0;
	bool is_marked = false;
	/* Most have a title behind them, or are `[PATCH]`. */
	if (!view_starts(after, "[") || known_word_starts_patch(inside) ||
	    !take_words(&words, &found, &is_marked) || words.len)
		return false;
	subject_words_init(&known);
	if (subject_word_read(&known, inside))
		return false;
	*flags |= found;
	*rest = after;
	return true;
}

/* Takes a number off *text, with what stands between it and the word that is counted: `^2`, `x3`,
 * ` #2`, `**2`; and behind it, as in `2nd`, what is a word. */
static bool take_count(View *text)
{
	View count = view_skip_any(*text, " #^*(");
	if (count.len && (count.data[0] | 0x20) == 'x')
		count = view_skip_space(view_from(count, 1));
	size_t n = view_digits_length(count);
	if (n == 0 || n > 2)
		return false;
	*text = view_from(count, n);
	if (text->len && (text->data[0] | 0x20) == 'x' && letters_of(*text).len == 1)
		*text = view_from(*text, 1);
	return true;
}

/* Takes the words of a reminder off *text, and the marks between and behind them; is_marked gets
 * whether there are any, is_ping whether it says ping, which nothing but a reminder is. False if
 * some word is none of a reminder's. */
static bool take_reminder(View *text, bool *is_marked, bool *is_ping)
{
	static const PingWord company[] = { PING_SOFT, PING_LEAD, PING_AGAIN, PING_ABOUT };
	bool any = false;
	while (text->len && text->data[0] != '[') {
		View prefix = *text;
		if (any && subject_prefix_take(&prefix, false) != PREFIX_NONE)
			break;
		if (take_count(text))
			continue;
		View word = letters_of(*text);
		if (word.len == 0) {
			if (!byte_is_in(text->data[0], " :;-,.*~!?^#(){}<>"))
				return false;
			*is_marked |= text->data[0] != ' ';
			*text = view_from(*text, 1);
			continue;
		}
		bool is_word = ping_word_is(word, PING_PING) || ping_word_is(word, PING_REMINDER);
		*is_ping |= view_starts_nocase(word, "ping");
		any |= is_word;
		for (size_t i = 0; !is_word && i < G_N_ELEMENTS(company); i++)
			is_word = ping_word_is(word, company[i]);
		if (!is_word)
			return false;
		*text = view_from(*text, word.len);
	}
	return any;
}

bool subject_ping_take(View *rest)
{
	View text = *rest;
	bool is_marked = false, is_ping = false;
	if (!has_bracket(text) || !take_reminder(&text, &is_marked, &is_ping) ||
	    !(is_marked && is_ping ? subject_prefix_starts(text) : leads_to_patch(text)))
		return false;
	*rest = text;
	return true;
}

bool subject_ping_is(View text)
{
	bool is_marked = false, is_ping = false;
	return take_reminder(&text, &is_marked, &is_ping) && text.len == 0;
}

bool subject_verdict_is_whole(View subject)
{
	static const char *const wholes[] = { "applied-series:", "applied-both:" };
	const char *patch = view_find_nocase(subject, "[PATCH");
	View lead = view_head(subject, patch ? (size_t)(patch - subject.data) : subject.len);
	const char *re = view_find_nocase(lead, "Re:");
	for (size_t i = 0; i < G_N_ELEMENTS(wholes); i++) {
		const char *found = view_find_nocase(lead, wholes[i]);
		/* behind `Re:` it is what the message says that is answered */
		if (found && (!re || found < re))
			return true;
	}
	return false;
}
