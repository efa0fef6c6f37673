/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply only reminds: see patch/ping.h. */
#include "patch/ping.h"

#include "patch/note-search.h"
#include "patch/ping-words.h"

/* A greeting has no more than that, and so has a name that is called. */
#define MAX_GREETING 40

/* So many lines are looked at. */
#define MAX_PING_LINES 8

/* Of a line, the words that remind are among so many bytes. */
#define MAX_REACH 80

/* `Hi Bo`, `Good morning` */
static bool greets(View line)
{
	View word = ping_next_word(&line);
	return ping_word_is(word, PING_GREETING) ||
	       (view_is_nocase(word, "good") && ping_word_is(ping_next_word(&line), PING_DAY));
}

/* `Hi Bo,`, `On Monday, X wrote:`, which come before anything else. */
static bool is_before_all(View line)
{
	if (view_ends(line, ":") || view_starts_nocase(line, "on "))
		return true;
	return line.len < MAX_GREETING &&
	       (view_ends(line, ",") || (byte_is_in(line.data[0], "DdGgHh") && greets(line)));
}

/* Whether text is a name that is called: `Bo`, `Bo Quay`, `@bo`, `all`. */
static bool is_called(View text)
{
	enum {
		MAX_NAMES = 3
	};
	View word;
	int n = 0;
	while (view_next_word(&text, &word)) {
		char first = word.data[0];
		bool is_name = first == '@' || first & 0x80 || g_ascii_isupper(first);
		View letters = word;
		letters = ping_next_word(&letters);
		static const PingWord no_names[] = { PING_NO_NAME, PING_SOFT, PING_PING,
						     PING_REMINDER };
		for (size_t i = 0; i < G_N_ELEMENTS(no_names); i++)
			if (ping_word_is(letters, no_names[i]))
				return false;
		if (n++ == MAX_NAMES)
			return false;
		if (!is_name && !ping_word_is(letters, PING_EVERYONE))
			return false;
	}
	return n > 0;
}

/* The line without the greeting and the names that it begins with: `Hi Bo, ping?`. */
static View without_greeting(View line)
{
	enum {
		MAX_CALLS = 5
	};
	bool is_greeting = greets(line) || view_starts_nocase(line, "sorry");
	for (int i = 0; i < MAX_CALLS; i++) {
		View head = view_head(line, MAX_GREETING);
		size_t len = 0;
		while (len < head.len && !byte_is_in(head.data[len], is_greeting ? ",!.:;" : ",:"))
			len++;
		if (len == head.len || !(is_greeting || is_called(view_head(line, len))))
			break;
		line = view_skip_space(view_from(line, len + 1));
		is_greeting = false;
	}
	/* GitHub's `@bo ping` needs no comma. */
	while (view_starts(line, "@")) {
		const char *blank = view_chr(line, ' ');
		line = blank ? view_from(line, (size_t)(blank + 1 - line.data)) : VIEW("");
	}
	return line;
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

/* Whether one of the words that remind may be in a line: most lines have none. */
static bool line_may_say(View line)
{
	return note_search_reminder(view_head(line, MAX_REACH)) != NULL;
}

/* Whether a line is what stands above a quotation. */
static bool is_above_quotation(View line)
{
	return view_ends(line, "wrote:");
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
			if (!line.len)
				continue;
			if (is_above_quotation(line))
				continue;
			if (line_may_say(line) && ping_words_say(without_greeting(line)))
				return true;
			if (!is_before_all(line))
				return false;
		}
	return false;
}
