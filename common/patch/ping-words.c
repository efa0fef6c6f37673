/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentence that only reminds: see patch/ping-words.h. */
#include "patch/ping-words.h"

/* So many words may stand before the word that reminds, and before a noun. */
enum {
	MAX_LEADS = 8,
	MAX_BEFORE_NOUN = 4,
	MAX_BEFORE_WAIT = 16,
};

/* Blank-separated. */
static const char *const words[N_PING_WORDS] = {
	[PING_GREETING] = "hi hello hey dear greetings",
	[PING_DAY] = "morning afternoon evening day",
	[PING_EVERYONE] = "all anyone anybody everyone everybody folks guys maintainers reviewers "
			  "team and",
	[PING_NO_NAME] = "yes no well ok okay sorry so then anyway right now if when while since "
			 "but also first subject fwd from date cc",
	[PING_SOFT] = "gentle gentel gently friendly polite politely kind kindly soft humble "
		      "weekly biweekly monthly yearly",
	[PING_LEAD] = "a an another just this is it s its only one more second third fourth fifth "
		      "sixth last final nd rd th st quick small little tiny so and re as consider "
		      "please sending giving send give my yet once again but",
	[PING_PING] = "ping pinging reping bump bumping nudge nudging poke pingping",
	[PING_REMINDER] = "reminder reminders remind reminding",
	[PING_THIS] = "this these it that those both",
	[PING_THE] = "the my our above following two three",
	[PING_PATCH] = "patch patches patchs patchset patchsets patcheset series set thread one v "
		       "pr mr rfc fix fixes submission",
	[PING_REVIEW] =
		"review reviews reviewing merge merging applying comments feedback ack acks",
	[PING_ABOUT] = "on for about of regarding concerning re to",
	[PING_AGAIN] = "again please pls plz all anyone anybody everyone everybody maintainers "
		       "folks guys reviewers",
	[PING_WHOM] = "you everyone everybody all people maintainers",
	[PING_ASK] = "any can could would will is are has have did may please pls plz kindly if "
		     "still waiting awaiting thanks thank anything anyone anybody",
	[PING_DO] = "review merge apply pick pull look ack queue consider reply respond",
	[PING_WAIT] = "still pending waiting awaits awaiting waits review reviewed yet unmerged "
		      "been needs sent posted week weeks month months",
	[PING_NETWORK] =
		"pong flood statistics stats timeout timed test tests reply replies request "
		"requests command packet packets loss fails failed failure works okay "
		"pass passed output sweep utility tool of death",
	[PING_NEWS] = "comment comments news update updates thought thoughts feedback progress "
		      "feedbacks",
};

View ping_next_word(View *text)
{
	while (text->len && !g_ascii_isalpha(text->data[0]))
		*text = view_from(*text, 1);
	size_t len = 0;
	while (len < text->len && g_ascii_isalpha(text->data[len]))
		len++;
	View word = view_head(*text, len);
	*text = view_from(*text, len);
	return word;
}

bool ping_word_is(View word, PingWord what)
{
	return view_is_listed(word, words[what]);
}

/* Whether the word that text goes on with, behind nothing but blanks, is one of these. */
static bool next_is(View text, PingWord what)
{
	text = view_skip_space(text);
	return text.len && g_ascii_isalpha(text.data[0]) &&
	       ping_word_is(ping_next_word(&text), what);
}

/* Whether a sentence ends here. */
static bool ends_here(View text)
{
	text = view_skip_space(text);
	return text.len == 0 || byte_is_in(text.data[0], ".,;:!?~)") || text.data[0] & 0x80;
}

/* Whether one of the next words of the sentence is one of these. */
static bool comes(View text, PingWord what, int n_words)
{
	for (int i = 0; i < n_words && text.len && !byte_is_in(text.data[0], ".;:!?"); i++) {
		if (ping_word_is(ping_next_word(&text), what))
			return true;
		text = view_skip_space(text);
	}
	return false;
}

/* `this`, `the two patches`, `review`, which somebody reminds of. */
static bool is_object(View text)
{
	View rest = text;
	if (next_is(text, PING_PATCH))
		return true;
	if (next_is(text, PING_REVIEW)) {
		ping_next_word(&rest);
		return ends_here(rest) || next_is(rest, PING_ABOUT) || next_is(rest, PING_AGAIN) ||
		       next_is(rest, PING_THIS);
	}
	bool is_this = next_is(text, PING_THIS);
	if (!is_this && !next_is(text, PING_THE))
		return false;
	ping_next_word(&rest);
	return (is_this && (ends_here(rest) || next_is(rest, PING_AGAIN))) ||
	       comes(rest, PING_PATCH, MAX_BEFORE_NOUN);
}

/* Whether text asks for something that is to be done to a patch. */
static bool asks(View text)
{
	while (text.len && !g_ascii_isalnum(text.data[0]))
		text = view_from(text, 1);
	View rest = text;
	if (!next_is(text, PING_ASK))
		return is_object(text) && comes(text, PING_WAIT, MAX_BEFORE_WAIT);
	View word = ping_next_word(&rest);
	bool is_request = view_starts_nocase(word, "pl") || view_is_nocase(word, "kindly");
	return !is_request || ends_here(rest) || comes(rest, PING_DO, 3) ||
	       view_find_nocase(rest, "help") || view_find_nocase(rest, "let ") ||
	       view_find_nocase(rest, "a look");
}

/* `any comments on this`, `any news?` */
static bool asks_for_news(View rest)
{
	View word = ping_next_word(&rest);
	if (!ping_word_is(word, PING_NEWS))
		return false;
	if (view_starts(view_skip_space(rest), "?"))
		return true;
	static const char *const links[] = { "on", "about", "for" };
	word = ping_next_word(&rest);
	View about = ping_next_word(&rest);
	static const char *const these[] = { "this", "these", "it", "that" };
	return view_is_one_nocase(word, links, G_N_ELEMENTS(links)) &&
	       (view_is_one_nocase(about, these, G_N_ELEMENTS(these)) ||
		view_is_nocase(about, "merging"));
}

/* What a reminder has behind it, without marks such as those of `*ping*`. */
static View without_closers(View text)
{
	while (text.len && byte_is_in(text.data[0], "*)]>_"))
		text = view_from(text, 1);
	return text;
}

/* The text behind `#2`, `^3`, ` 2`, which say how often; all of it if it does not begin so, as
 * ` 192.168.10.2`. */
static View without_count(View text)
{
	View rest = view_skip_space(text);
	if (rest.len && byte_is_in(rest.data[0], "#^*x"))
		rest = view_skip_space(view_from(rest, view_starts(rest, "**") ? 2 : 1));
	size_t n = view_digits_length(rest);
	rest = view_from(rest, n);
	bool is_joined =
		rest.len > 1 && !byte_is_in(rest.data[0], " ,;") && g_ascii_isalnum(rest.data[1]);
	return n > 0 && n < 4 && !is_joined ? rest : text;
}

/* A dash, dots, a mark of East Asia, or a picture: no letter, and not U+2019, an apostrophe. */
static bool is_wide_mark(View text)
{
	return (view_starts(text, "\xe2") && !view_starts(text, "\xe2\x80\x99")) ||
	       view_starts(text, "\xe3\x80") || view_starts(text, "\xef\xbc") ||
	       view_starts(text, "\xf0");
}

/* Whether text is nothing but a few names: `Bo`, `Bo Quay, Cy and Dee.` */
static bool is_names(View text)
{
	enum {
		MAX_NAMES = 6
	};
	int n = 0;
	for (;;) {
		text = view_skip_any(text, " ,&@");
		if (text.len == 0 || !g_ascii_isalpha(text.data[0]))
			break;
		View name = ping_next_word(&text);
		if (view_is_nocase(name, "and"))
			continue;
		bool is_name = name.len > 1 && g_ascii_isupper(name.data[0]) &&
			       g_ascii_islower(name.data[name.len - 1]);
		if (!is_name || ping_word_is(name, PING_NETWORK) || ++n > MAX_NAMES)
			return false;
	}
	return n > 0 && (text.len == 0 || view_is(text, "."));
}

/* Whether text says why, or when: `in case this got lost`, `since it still applies`. */
static bool gives_reason(View text)
{
	static const char *const reasons[] = {
		"in case ",   "since it",     "since this", "since there", "since I ",
		"as it ",     "as this ",     "as there ",  "before the ", "because it",
		"because th", "after two we", "after a we", "after a mo",  "the maint",
	};
	return view_starts_one_nocase(text, reasons, G_N_ELEMENTS(reasons));
}

/* Whether what follows a ping is what follows a reminder: not `ping(8) fails`, nor `ping: unknown
 * host`. */
static bool pings_behind(View word, View text)
{
	text = without_closers(without_count(text));
	bool has_gap = text.len && text.data[0] == ' ';
	View rest = view_skip_space(text);
	if (rest.len == 0 || is_wide_mark(rest))
		return true;
	char mark = rest.data[0];
	View behind = view_from(rest, 1);
	bool is_joined = !has_gap && behind.len && g_ascii_isalnum(behind.data[0]);
	if (byte_is_in(mark, ",;!?~"))
		return true;
	if (byte_is_in(mark, ".-"))
		return !is_joined;
	if (mark == '/')
		return next_is(behind, PING_PING);
	if (mark == ':')
		return behind.len == 0 || !g_ascii_isspace(behind.data[0]) ||
		       view_starts(word, "P") || asks(behind);
	if (mark == '(')
		return has_gap && (view_ends(rest, ")") || view_ends(rest, ")."));
	if (next_is(rest, PING_ABOUT)) {
		View about = ping_next_word(&rest);
		bool is_to = view_is_nocase(about, "to");
		return (!is_to && (is_object(rest) || view_starts_nocase(rest, " this"))) ||
		       (is_to && (next_is(rest, PING_AGAIN) || next_is(rest, PING_DO)));
	}
	/* `Ping Bo?` */
	if (mark == '@')
		return true;
	/* Pinging Bo, you, the maintainers */
	bool is_verb = view_ends(word, "ing") && word.len > strlen("ping");
	if (g_ascii_isupper(mark))
		return (view_ends(rest, "?") && !view_chr(rest, '.')) || is_names(rest);
	if (gives_reason(rest) || (is_verb && next_is(rest, PING_WHOM)))
		return true;
	return next_is(rest, PING_AGAIN) || view_starts_nocase(rest, "once more") ||
	       view_starts_nocase(rest, "from m") || (next_is(rest, PING_THIS) && is_object(rest));
}

/* The same of a reminder, which may also be that of a rule: `Reminder: do not top-post`. */
static bool reminds_behind(View text, bool is_soft)
{
	text = view_skip_space(without_closers(text));
	if (text.len == 0)
		return true;
	/* Behind a colon stands what is to be remembered. */
	bool is_colon = view_is(text, ":");
	if (byte_is_in(text.data[0], ".!?~,:-;") || is_wide_mark(text)) {
		View behind = text;
		while (behind.len && !g_ascii_isalnum(behind.data[0]))
			behind = view_from(behind, 1);
		return behind.len == 0 ? !is_colon : asks(behind);
	}
	if (text.data[0] == '(')
		return is_soft && (view_ends(text, ")") || view_ends(text, ")."));
	View rest = text;
	View word = ping_next_word(&rest);
	if (view_is_nocase(word, "that"))
		return is_object(rest) && comes(rest, PING_WAIT, MAX_BEFORE_WAIT);
	if (view_is_nocase(word, "to"))
		return comes(rest, PING_DO, 2) || view_find_nocase(rest, "a look");
	if (ping_word_is(word, PING_ABOUT))
		return is_object(rest);
	if (ping_word_is(word, PING_PING))
		return ends_here(rest);
	return ping_word_is(word, PING_AGAIN) && (ends_here(rest) || asks(text));
}

bool ping_words_say(View line)
{
	bool is_soft = false, is_told = false, is_request = false;
	View word = ping_next_word(&line);
	for (int i = 0; i < MAX_LEADS; i++) {
		bool is_lead = ping_word_is(word, PING_LEAD);
		if (!is_lead && !ping_word_is(word, PING_SOFT))
			break;
		is_soft |= !is_lead;
		is_told |= view_is_nocase(word, "is") || view_is_nocase(word, "it");
		is_request |= view_is_nocase(word, "please") || view_is_nocase(word, "so");
		word = ping_next_word(&line);
	}
	if (view_is_nocase(word, "any"))
		return asks_for_news(line);
	if (ping_word_is(word, PING_REMINDER))
		return reminds_behind(line, is_soft);
	if (!ping_word_is(word, PING_PING))
		return false;
	/* `ping ping` */
	while (next_is(line, PING_PING))
		word = ping_next_word(&line);
	/* It is pinging; please ping me. */
	bool is_verb = word.len > strlen("ping") && view_ends(word, "ing");
	if ((is_told && is_verb) || (is_request && !is_soft))
		return false;
	return is_soft || pings_behind(word, line);
}
