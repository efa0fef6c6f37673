/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply only reminds: see patch/ping.h. */
#include "patch/ping.h"

#include "patch/letter.h"
#include "patch/note-search.h"
#include "patch/original.h"
#include "patch/ping-words.h"

/* A greeting has no more than that, and so has a name that is called. */
#define MAX_GREETING 40

/* So many lines are looked at. */
#define MAX_PING_LINES 8

/* A letter that asks in other words than `ping` has no more bytes of its own; behind a quotation,
 * no more than a closing has. */
#define MAX_LETTER ((size_t)500)
#define MAX_CLOSING ((size_t)80)

/* It has no more with the mail that it answers, where that is not quoted. */
#define MAX_WITH_ORIGINAL ((size_t)16000)

/* Of a line, the words that remind are among so many bytes. */
#define MAX_REACH 80

/* `Hi Bo`, `Good morning` */
static bool greets(View line)
{
	View word = ping_next_word(&line);
	return ping_word_is(word, PING_GREETING) ||
	       (view_is_nocase(word, "good") && ping_word_is(ping_next_word(&line), PING_DAY));
}

/* `+ Bo`, `Cc: Bo`, `Adding Bo to Cc`: who gets the mail as well. */
static bool adds_people(View line)
{
	enum {
		MAX_ADDING = 160
	};
	if (line.len < 3 || line.len > MAX_ADDING)
		return false;
	View text = byte_is_in(line.data[0], "[(") ? view_from(line, 1) : line;
	if (view_starts(text, "+")) {
		text = view_skip_any(text, "+ ");
		return text.len && (text.data[0] & 0x80 || g_ascii_isalpha(text.data[0])) &&
		       !byte_is_in(line.data[line.len - 1], ";{}?");
	}
	if (view_starts_nocase(text, "cc"))
		return text.len > 2 && byte_is_in(text.data[2], ":+' ");
	return view_starts_nocase(text, "add") &&
	       (view_find_nocase(text, " cc") || view_find_nocase(text, "the loop"));
}

/* `I hope you are well.`, `Sorry for the noise.` */
static bool is_polite(View line)
{
	enum {
		MAX_POLITE = 100
	};
	static const char *const starts[] = { "i hope ", "hope ", "sorry for ", "sorry to " };
	if (line.len > MAX_POLITE || !byte_is_in(line.data[0], "IiHhSs"))
		return false;
	return view_starts_one_nocase(line, starts, G_N_ELEMENTS(starts)) && !view_chr(line, '?');
}

/* A link and nothing else: to the patch, where that is not quoted. */
static bool is_link(View line)
{
	return view_http_length(line) && !view_chr(line, ' ');
}

/* `Hi Bo,`, `On Monday, X wrote:`, which come before anything else. */
static bool is_before_all(View line)
{
	if (adds_people(line) || is_polite(line) || is_link(line))
		return true;
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

/* How many bytes text has in lines, up to a signature. Counts no further than limit. */
static size_t count_said(View text, TextForm form, size_t limit, bool *is_ended)
{
	size_t said = 0;
	while (text.len && said <= limit) {
		View line = first_line(text, form);
		text = view_from(text, line.len + text_form_newline(form));
		if (line_is_signature_mark(line)) {
			*is_ended = true;
			break;
		}
		line = line.len ? line_trim(line, form) : line;
		if (line.len && !letter_is_attribution(line))
			said += line.len;
	}
	return said;
}

/* Whether a letter has little else than text, which run at ends with. */
static bool is_short(const PatchText *facts, size_t at, View text, TextForm form)
{
	bool is_ended = text.len < (size_t)(view_end(facts->runs[at]) - text.data);
	if (count_said(text, form, MAX_LETTER, &is_ended) > MAX_LETTER)
		return false;
	size_t rest = 0;
	while (!is_ended && rest <= MAX_CLOSING && ++at < facts->n_runs)
		rest += count_said(facts->runs[at], form, MAX_CLOSING, &is_ended);
	return rest <= MAX_CLOSING;
}

/* Whether text may have the mail in it that is answered. */
static bool may_have_original(View text)
{
	return view_find(text, "From:") || view_find(text, "-----") || view_find(text, "_____");
}

/* Where a request may begin in a line: at its start, or behind a greeting or a name. */
static View find_request(View line)
{
	if (ping_request_may_start(line))
		return line;
	if (line.data[0] == '@')
		return without_greeting(line);
	/* A greeting or a name begins with a capital letter, or with that of `hi`. */
	if (!g_ascii_isupper(line.data[0]) && !byte_is_in(line.data[0], "dghs"))
		return VIEW("");
	View head = view_head(line, MAX_GREETING);
	for (size_t i = 1; i + 1 < head.len; i++)
		if (head.data[i + 1] == ' ' && byte_is_in(head.data[i], ",!.:") &&
		    ping_request_may_start(view_from(line, i + 2)))
			return without_greeting(line);
	return VIEW("");
}

/* What a line in the run at says, if it does not say ping. */
static PingSays read_request(const PatchText *facts, size_t at, View line, TextForm form)
{
	View request = find_request(line);
	if (request.len == 0)
		return PING_NOTHING;
	View text = { request.data, (size_t)(view_end(facts->runs[at]) - request.data) };
	bool is_small = is_short(facts, at, text, form);
	if (!is_small && (text.len > MAX_WITH_ORIGINAL || !may_have_original(text)))
		return PING_NOTHING;
	PingSays says = ping_request_read(text, form);
	if (!says || is_small)
		return says;
	View own = view_head(text, original_find(text, form));
	return own.len < text.len && is_short(facts, at, own, form) ? says : PING_NOTHING;
}

PingSays ping_read(const PatchText *facts, TextForm form)
{
	int left = MAX_PING_LINES;
	for (size_t i = 0; i < facts->n_runs; i++)
		for (View rest = facts->runs[i]; rest.len; left--) {
			View line = first_line(rest, form);
			rest = view_from(rest, line.len + text_form_newline(form));
			line = line.len ? line_trim(line, form) : line;
			if (left == 0)
				return PING_NOTHING;
			if (!line.len)
				continue;
			if (is_above_quotation(line))
				continue;
			if (line_may_say(line) && ping_words_say(without_greeting(line)))
				return PING_REMINDS;
			PingSays says = read_request(facts, i, line, form);
			if (says || !is_before_all(line))
				return says;
		}
	return PING_NOTHING;
}
