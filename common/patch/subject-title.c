/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the brackets of a subject end and the title starts: see patch/subject-title.h. */
#include "patch/subject-title.h"

#include "patch/subject-known.h"
#include "patch/subject-number.h"

View subject_title_start(View text)
{
	/* One too many: `[PATCH]] title`. */
	if (view_starts(text, "]"))
		text = view_from(text, 1);
	text = view_skip_space(text);
	if (view_starts(text, ":"))
		text = view_skip_space(view_from(text, 1));
	return text;
}

/* `take 3`, `2nd try`: as people write it outside of the brackets. */
static bool read_take(SubjectWords *words, View text)
{
	static const char *const names[] = { "take", "try", "attempt" };
	View word, next, rest = text;
	SubjectVersion version;
	if (!view_next_word(&rest, &word) || !view_next_word(&rest, &next) || rest.len ||
	    !(view_is_one_nocase(word, names, G_N_ELEMENTS(names)) ||
	      view_is_one_nocase(next, names, G_N_ELEMENTS(names))) ||
	    subject_named_version_parse(word, next, &version) != 2)
		return false;
	words->version = version.text;
	words->version_number = version.number;
	return true;
}

/* `#3`, `3` behind `ver` or `version`. */
static bool read_spelled_version(SubjectWords *words, View text)
{
	size_t word = view_starts_nocase(text, "version") ? strlen("version")
		      : view_starts_nocase(text, "ver")	  ? strlen("ver")
							  : 0;
	View number = view_skip_space(view_from(text, word));
	if (view_starts(number, "#"))
		number = view_from(number, 1);
	int value = subject_number_parse(number);
	if (word == 0 || value < 0)
		return false;
	words->version = number;
	words->version_number = (unsigned)value;
	return true;
}

/* `v3`, of digits only. */
static bool read_plain_version(SubjectWords *words, View word)
{
	return word.len > 1 && (word.data[0] | 0x20) == 'v' &&
	       subject_number_parse(view_from(word, 1)) >= 0 && subject_version_read(words, word);
}

/* `v3: title`, `Version 3: title`, `take 3: title`. */
static bool take_version_colon(SubjectWords *words, View *title)
{
	const char *colon = view_chr(*title, ':');
	View before = view_head(*title, colon ? (size_t)(colon - title->data) : 0);
	bool has_number = before.len && (g_ascii_isdigit(before.data[before.len - 1]) ||
					 g_ascii_isdigit(before.data[0]));
	if (!subject_version_read(words, before) &&
	    !(has_number && (read_take(words, before) || read_spelled_version(words, before))))
		return false;
	*title = subject_title_start((View){ colon, title->len - (size_t)(colon - title->data) });
	return true;
}

/* `c++, v3: title`: behind what the patch is about, which is left in front of the title. With a
 * letter, as `v4l`, it is the name of something. */
static bool take_version_topic(SubjectWords *words, View *title, View *topic)
{
	const char *colon = view_chr(*title, ':');
	View rest = view_from(*title, colon ? (size_t)(colon - title->data) : title->len);
	View before = view_head(*title, title->len - rest.len);
	const char *comma = view_starts(rest, ": ") ? view_rchr(before, ',') : NULL;
	size_t len = comma ? (size_t)(comma - before.data) : 0;
	View version = view_from(before, len + 2);
	if (len == 0 || !view_starts(view_from(before, len + 1), " ") ||
	    !view_starts(version, "v") ||
	    view_skip_any(view_from(version, 1), "0123456789").len > 0 ||
	    !subject_version_read(words, version))
		return false;
	*topic = view_head(before, len);
	*title = rest;
	return true;
}

/* `v3 topic: title`. What has no topic may be of something whose name that is. */
static bool take_version_word(SubjectWords *words, View *title)
{
	View rest = *title, word, topic;
	if ((title->data[0] | 0x20) != 'v' || !view_next_word(&rest, &word) ||
	    word.len != strlen("v3") || !view_next_word(&rest, &topic) || !view_ends(topic, ":") ||
	    rest.len == 0 || !read_plain_version(words, word))
		return false;
	*title = view_from(*title, (size_t)(topic.data - title->data));
	return true;
}

/* `title, take 3`, `title, v3`. Behind a number it is one more of something: `for v1, v2`. */
static bool take_after_comma(SubjectWords *words, View *title)
{
	const char *comma = view_rchr(*title, ',');
	size_t before = comma ? (size_t)(comma - title->data) : 0;
	if (before == 0)
		return false;
	View last = view_from(*title, before + 1);
	bool is_counted = g_ascii_isdigit(title->data[before - 1]) != 0;
	if (!read_take(words, last) && (is_counted || !read_plain_version(words, view_trim(last))))
		return false;
	title->len = before;
	return true;
}

/* `title - v3`. */
static bool take_after_dash(SubjectWords *words, View *title)
{
	View rest = *title, word, dash;
	if (!g_ascii_isdigit(title->data[title->len - 1]) || !view_last_word(&rest, &word) ||
	    !view_last_word(&rest, &dash) || !(view_is(dash, "-") || view_is(dash, "--")) ||
	    view_trim(rest).len == 0 || !read_plain_version(words, word))
		return false;
	*title = view_trim(rest);
	return true;
}

/* `(v3) title`, `(take 3) title`. */
static bool take_version_first(SubjectWords *words, View *title)
{
	const char *close = view_chr(*title, ')');
	if (!close || title->data[0] != '(')
		return false;
	size_t len = (size_t)(close - title->data) - 1;
	View inside = view_head(view_from(*title, 1), len);
	if (!subject_version_read(words, inside) && !read_take(words, inside))
		return false;
	*title = subject_title_start(view_from(*title, len + 2));
	return true;
}

bool subject_title_last_bracket(View title, View *front, View *inside)
{
	bool round = view_ends(title, ")");
	const char *open =
		round || view_ends(title, "]") ? view_rchr(title, round ? '(' : '[') : NULL;
	if (!open)
		return false;
	*front = view_head(title, (size_t)(open - title.data));
	*inside = view_from(view_head(title, title.len - 1), front->len + 1);
	return true;
}

/* `title (v3)`, `title (take 3)`, `title [v3]`, `title [ver #3]`, `title [Version 3]`. */
static bool take_version_last(SubjectWords *words, View *title)
{
	View front, inside;
	if (!subject_title_last_bracket(*title, &front, &inside))
		return false;
	bool round = view_ends(*title, ")");
	if (!subject_version_read(words, inside) && !read_take(words, inside) &&
	    (round || !read_spelled_version(words, inside)))
		return false;
	*title = front;
	return true;
}

bool subject_title_version_take(SubjectWords *words, View *title, View *topic)
{
	*topic = VIEW("");
	return title->len &&
	       (take_version_colon(words, title) || take_version_first(words, title) ||
		take_version_topic(words, title, topic) || take_version_last(words, title) ||
		take_after_comma(words, title) || take_after_dash(words, title) ||
		take_version_word(words, title));
}

bool subject_title_last_version_take(View *title, View *version)
{
	View rest = *title, word, before;
	SubjectWords words;
	subject_words_init(&words);
	if (title->len == 0 || !g_ascii_isdigit(title->data[title->len - 1]) ||
	    !view_last_word(&rest, &word) || !view_starts(word, "v") ||
	    !read_plain_version(&words, word) || words.version_number < 2)
		return false;
	View front = view_trim(rest);
	if (!view_last_word(&rest, &before) || !view_last_word(&rest, &before))
		return false;
	*title = front;
	*version = words.version;
	return true;
}

static bool is_resend(View word)
{
	const KnownWord *known = known_word_find_in_disguise(word);
	return known && known->flags == FLAG_RESEND;
}

/* `title (resend)`, `title [RESEND]`. */
static bool take_resend_last(View *title)
{
	View front, inside;
	if (!subject_title_last_bracket(*title, &front, &inside) || view_trim(front).len == 0 ||
	    !is_resend(inside))
		return false;
	*title = view_trim(front);
	return true;
}

/* `resend: title`, `(resend) title`. */
static bool take_resend_first(View *title)
{
	bool round = view_starts(*title, "(");
	/* as all these words begin */
	if (!view_starts_nocase(view_from(*title, round), "re"))
		return false;
	const char *end = view_chr(*title, round ? ')' : ':');
	if (!end)
		return false;
	View word = view_head(view_from(*title, round), (size_t)(end - title->data) - round);
	View rest = subject_title_start(view_from(*title, (size_t)(end - title->data) + 1));
	if (!is_resend(word) || rest.len == 0)
		return false;
	*title = rest;
	return true;
}

bool subject_title_resend_take(View *title)
{
	return take_resend_first(title) || take_resend_last(title);
}
