/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply only reminds: see patch/ping.h. */
#include "patch/ping.h"

/* A greeting has no more than that. */
#define MAX_GREETING 40

/* So many lines are looked at. */
#define MAX_PING_LINES 8

/* Takes the next word, of letters, off text; empty if there is none. */
static View next_letters(View *text)
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

/* `Hi Bo,`, `On Monday, X wrote:`, which come before anything else. */
static bool is_before_all(View line)
{
	static const char *const greetings[] = { "hi", "hello", "hey", "dear", "on" };
	View rest = line;
	if (view_ends(line, ":"))
		return true;
	if (!byte_is_in(line.data[0], "HhDdOo"))
		return false;
	View word = next_letters(&rest);
	return view_is_one_nocase(word, greetings, G_N_ELEMENTS(greetings)) &&
	       (line.len < MAX_GREETING || view_is_nocase(word, "on"));
}

/* `any comments on this`, `any news?` */
static bool asks_for_news(View rest)
{
	static const char *const news[] = { "comment", "comments", "news",     "update",  "updates",
					    "thought", "thoughts", "feedback", "progress" };
	View word = next_letters(&rest);
	if (!view_is_one_nocase(word, news, G_N_ELEMENTS(news)))
		return false;
	if (view_starts(view_skip_space(rest), "?"))
		return true;
	static const char *const links[] = { "on", "about", "for" };
	word = next_letters(&rest);
	View about = next_letters(&rest);
	static const char *const these[] = { "this", "these", "it", "that" };
	return view_is_one_nocase(word, links, G_N_ELEMENTS(links)) &&
	       (view_is_one_nocase(about, these, G_N_ELEMENTS(these)) ||
		view_is_nocase(about, "merging"));
}

static bool line_says(View line)
{
	static const char *const kinds[] = { "gentle", "friendly", "polite", "kind",  "another",
					     "weekly", "monthly",  "second", "third", "a",
					     "just",   "soft",	   "kindly", "nd",    "rd" };
	View word = next_letters(&line);
	for (int i = 0; i < 3 && view_is_one_nocase(word, kinds, G_N_ELEMENTS(kinds)); i++)
		word = next_letters(&line);
	if (view_is_nocase(word, "any"))
		return asks_for_news(line);
	/* `ping(8) fails` tells something else. */
	bool is_ping = view_is_nocase(word, "ping") || view_is_nocase(word, "pinging") ||
		       view_is_nocase(word, "bump");
	View rest = view_skip_space(line);
	return is_ping &&
	       (rest.len == 0 || byte_is_in(rest.data[0], ".,;:!?~-") ||
		view_starts_nocase(rest, "on this") || view_starts_nocase(rest, "for this"));
}

/* The first line of text. line_iter would look further ahead than these few lines are. */
static View first_line(View text, TextForm form)
{
	if (form == TEXT_PLAIN)
		return view_first_line(text);
	View rest = text;
	const char *slash;
	while ((slash = view_chr(rest, '\\'))) {
		rest = view_from(rest, (size_t)(slash - rest.data) + 1);
		if (view_starts(rest, "n"))
			return view_head(text, (size_t)(slash - text.data));
		rest = view_from(rest, 1);
	}
	return text;
}

/* Whether a line begins with a letter that one of line_says begins with. */
static bool line_may_say(View line)
{
	size_t at = 0;
	while (at < line.len && !g_ascii_isalnum(line.data[at]))
		at++;
	return at < line.len && byte_is_in(g_ascii_tolower(line.data[at]), "abfgjkmpstw23456789");
}

bool ping_says(const PatchText *facts, TextForm form)
{
	int left = MAX_PING_LINES;
	for (size_t i = 0; i < facts->n_runs; i++)
		for (View rest = facts->runs[i]; rest.len; left--) {
			View line = first_line(rest, form);
			rest = view_from(rest, line.len + text_form_newline(form));
			line = line.len ? line_trim(line, form) : line;
			if (left == 0)
				return false;
			if (line.len && !is_before_all(line))
				return line_may_say(line) && line_says(line);
		}
	return false;
}
