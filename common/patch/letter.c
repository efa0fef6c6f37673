/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines by which people greet each other: see patch/letter.h. */
#include "patch/letter.h"

/* A greeting with names in it is short: more is a sentence. */
enum {
	MAX_GREETING = 60,
	MAX_CLOSING = 32,
};

static const char *const letter_greetings[] = {
	"hi",		"hello",	  "hey",	  "dear",	   "hallo",
	"good morning", "good afternoon", "good evening", "greetings",	   "thanks",
	"thank you",	"ping",		  "gentle ping",  "friendly ping",
};

static const char *const closings[] = {
	"thanks",	   "thank you",	   "many thanks",  "thanks again", "thanks in advance",
	"regards",	   "best regards", "kind regards", "best",	   "best wishes",
	"cheers",	   "br",	   "rgds",	   "sincerely",	   "with best regards",
	"yours sincerely", "warm regards", "mfg",
};

/* Whether a word of the language ends where text begins. */
static bool is_word_end(View text)
{
	return text.len == 0 || !g_ascii_isalnum(text.data[0]);
}

static bool starts_with_one(View line, const char *const *list, size_t n, bool whole)
{
	for (size_t i = 0; i < n; i++) {
		if (!view_starts_nocase(line, list[i]))
			continue;
		View rest = view_from(line, strlen(list[i]));
		while (whole && rest.len && byte_is_in(rest.data[0], " ,.!;-"))
			rest = view_from(rest, 1);
		if (whole ? rest.len == 0 : is_word_end(rest))
			return true;
	}
	return false;
}

/* `Ada,`, `Ada Ferry,`: one or two names. */
static bool is_name(View line)
{
	size_t blanks = 0;
	if (!view_ends(line, ",") || !g_ascii_isupper(line.data[0]))
		return false;
	for (size_t i = 0; i + 1 < line.len; i++) {
		char byte = line.data[i];
		if (!g_ascii_isalpha(byte) && (guchar)byte < 0x80 && !byte_is_in(byte, " .-"))
			return false;
		blanks += byte == ' ';
	}
	return blanks <= 1;
}

bool letter_is_salutation(View line)
{
	return line.len <= MAX_GREETING &&
	       (starts_with_one(line, letter_greetings, G_N_ELEMENTS(letter_greetings), false) ||
		is_name(line));
}

static bool has_closing(View line)
{
	return line.len <= MAX_CLOSING &&
	       starts_with_one(line, closings, G_N_ELEMENTS(closings), true);
}

bool letter_is_attribution(View line)
{
	if (line.data[line.len - 1] != ':' && line.data[0] != 'O')
		return false;
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

bool letter_next_own_line(LineIter *lines, View *own)
{
	View line;
	while (line_iter_next(lines, &line)) {
		*own = line.len ? line_trim(line, lines->form) : line;
		if (own->len && own->data[0] != '>' && !letter_is_attribution(*own))
			return true;
	}
	return false;
}

bool letter_greets(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	bool first = true;
	while (letter_next_own_line(&lines, &line)) {
		if ((first && letter_is_salutation(line)) || has_closing(line))
			return true;
		first = false;
	}
	return false;
}

bool letter_answers(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	bool is_named = false;
	while (line_iter_next(&lines, &line)) {
		View trimmed = line_trim(line, form);
		if (trimmed.len == 0)
			continue;
		if (is_named && line.data[0] == '>')
			return true;
		is_named = line.data[0] != '>' && letter_is_attribution(trimmed);
	}
	return false;
}

bool letter_shows_signoff(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	while (line_iter_next(&lines, &line))
		if (view_starts_nocase(line_trim_start(line, form), "Signed-off-by:"))
			return true;
	return false;
}
