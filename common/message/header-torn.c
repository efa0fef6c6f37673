/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines torn off the fields of a header: see message/header-torn.h. */
#include "message/header-torn.h"

#include "message/from-line.h"

/* More lines of one field are not looked through. */
#define MAX_RUN 200

/* A line that was folded is at least this long with the first word behind it. */
#define SHORTEST_FOLDED 70

/* What a line must have to be of the field. */
static const struct {
	View name;
	char mark;
} foldable[] = {
	{ VIEW_INIT("subject"), '\0' },	   { VIEW_INIT("references"), '<' },
	{ VIEW_INIT("in-reply-to"), '<' }, { VIEW_INIT("to"), '@' },
	{ VIEW_INIT("cc"), '@' },
};

/* The mark of the field of that name; -1 if it is none of them. */
static int mark_of(View name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(foldable); i++)
		if (view_equal_nocase(name, foldable[i].name))
			return foldable[i].mark;
	return -1;
}

static bool is_from_line(View line)
{
	return view_starts(line, "From ") || view_starts(line, ">From ");
}

bool header_torn_off(View name, View line)
{
	View words = line, word;
	if (is_from_line(line) || !view_next_word(&words, &word) || view_chr(word, ':'))
		return false;
	int mark = mark_of(name);
	return mark == '\0' || (mark > 0 && view_chr(line, (char)mark));
}

/* Nothing but ids: `<a@x> <b@x>`. */
static bool is_of_ids(View line)
{
	View word;
	bool any = false;
	while (view_next_word(&line, &word)) {
		if (word.data[0] != '<' || !view_ends(word, ">") || !view_chr(word, '@'))
			return false;
		any = true;
	}
	return any;
}

/* Nothing but addresses: `"Ada Ferry" <ada@example.org>, b@example.org`. Prose that has one in it
 * does not end with it. */
static bool is_of_addresses(View line)
{
	View text = view_drop_any(view_trim(line), ",");
	size_t start = text.len;
	while (start && !byte_is_in(text.data[start - 1], " \t,"))
		start--;
	View last = view_from(text, start);
	const char *at = view_chr(last, '@');
	return at && at > last.data && !view_chr(last, ':') &&
	       (view_ends(last, ">") || start == 0 || view_chr(view_head(text, start), '@'));
}

/* Whether the line, as the one that comes behind before, is sure to be of a field with that mark:
 * the blank line before the body may be missing instead. */
static bool is_sure(char mark, View before, View line)
{
	if (mark == '<')
		return is_of_ids(line);
	if (mark == '@')
		return is_of_addresses(line);
	/* A Subject is folded where the next word had no place. */
	const char *newline = view_rchr(view_trim(before), '\n');
	View last = view_trim(before), word = { "", 0 };
	if (newline)
		last = view_from(last, (size_t)(newline - last.data) + 1);
	view_next_word(&line, &word);
	return word.len && last.len + 1 + word.len >= SHORTEST_FOLDED;
}

/* Whether the last line of a Subject, with the blank line behind it, may be how a text begins. */
static bool may_be_text(View line)
{
	line = view_trim(line);
	return line.len == 0 || g_ascii_isupper(line.data[0]) ||
	       byte_is_in(line.data[line.len - 1], ".,:;!?");
}

bool header_torn_run(View name, View before, View rest)
{
	int mark = mark_of(name);
	for (int i = 0; mark >= 0 && i < MAX_RUN && rest.len; i++) {
		View line = view_first_line(rest);
		if (view_trim(line).len == 0)
			return i > 0 && (mark || !may_be_text(before));
		if (i > 0 && header_line_like(line))
			return mark || header_line_of_mail(line);
		if (!g_ascii_isspace(line.data[0]) &&
		    (!header_torn_off(name, line) || !is_sure((char)mark, before, line)))
			return false;
		before = line;
		rest = view_from(rest, line.len);
		rest = view_from(rest, view_starts(rest, "\n") ? 1 : 0);
	}
	return false;
}
