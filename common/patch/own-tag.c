/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tags that people give themselves: see patch/own-tag.h. */
#include "patch/own-tag.h"

/* As Chinese and Japanese keyboards have it, U+FF1A. */
#define WIDE_COLON "\uff1a"

bool own_tag_starts(View line, TextForm form)
{
	size_t blanks = 0;
	while (blanks < line.len && line.data[blanks] == ' ')
		blanks++;
	line = view_from(line, blanks);
	if (line.len && (byte_is_in(line.data[0], "\t\\") || line.data[0] & 0x80))
		line = line_trim_start_wide(line, form);
	line = view_skip_any(line, "*");
	if (line.len < strlen("acked-by"))
		return false;
	char second = line.data[1] | 0x20, third = line.data[2] | 0x20;
	switch (line.data[0] | 0x20) {
	case 'a':
		return second == 'c' && third == 'k';
	case 'r':
		return second == 'e' && (third == 'p' || third == 'v');
	case 't':
		return second == 'e' && third == 's';
	default:
		return false;
	}
}

/* Whether value is a person with an address, and nothing but a note behind it: not a sentence that
 * goes on. */
static bool is_person_only(View value)
{
	const char *close = view_chr(value, '>');
	if (!close || !view_chr(value, '@'))
		return false;
	View note = view_skip_space(view_from(value, (size_t)(close + 1 - value.data)));
	return note.len == 0 || byte_is_in(note.data[0], "#([");
}

typedef enum {
	COLON_NONE,
	COLON_PLAIN,
	COLON_WIDE,
} Colon;

/* Takes the asterisks off that make text bold, `*Acked-by: A*`; those of `*Acked-by:* A` are at the
 * front of what follows the key or the colon, and skip_bold's. */
static bool take_bold(View *text)
{
	size_t len = text->len;
	*text = view_skip_any(*text, "*");
	bool is_bold = text->len < len;
	while (is_bold && text->len && text->data[text->len - 1] == '*')
		text->len--;
	return is_bold;
}

static View skip_bold(View text, bool is_bold)
{
	return is_bold ? view_skip_any(text, "*") : text;
}

/* Reads line as sender's own tag in whatever form. */
static bool parse(OwnTag *tag, Colon *colon, View line, TextForm form, Person sender)
{
	View text = line_trim_start_wide(line_trim(line, form), form);
	tag->is_bold = take_bold(&text);
	View whole = text;
	if (!tag_keys_take(&tag->keys, &text))
		return false;
	tag->has_wide = false;
	for (const char *byte = whole.data; byte < text.data; byte++)
		tag->has_wide |= *byte & 0x80;
	text = line_trim_start(skip_bold(text, tag->is_bold), form);
	size_t colon_len = 0;
	*colon = COLON_NONE;
	if (view_starts(text, ":")) {
		*colon = COLON_PLAIN;
		colon_len = 1;
	} else if (view_starts(text, WIDE_COLON)) {
		*colon = COLON_WIDE;
		colon_len = strlen(WIDE_COLON);
	}
	text = skip_bold(view_from(text, colon_len), tag->is_bold);
	tag->value = line_trim_start(text, form);
	return person_is_same(person_of_trailer(tag->value, VIEW("")), sender) &&
	       (*colon != COLON_NONE || is_person_only(tag->value));
}

static bool is_indented(View line, TextForm form)
{
	View trimmed = line_trim_start_wide(line, form);
	return trimmed.len && trimmed.data != line.data;
}

/* Whether line is indented as well and is another trailer: then somebody shows a commit. */
static bool is_others(View line, TextForm form, Person sender)
{
	OwnTag tag;
	Colon colon;
	if (!is_indented(line, form) || parse(&tag, &colon, line, form, sender))
		return false;
	View text = line_trim_start_wide(line, form);
	size_t len = 0;
	while (len < text.len && (g_ascii_isalpha(text.data[len]) || text.data[len] == '-'))
		len++;
	return len > 0 && len < text.len && text.data[len] == ':';
}

bool own_tag_parse(OwnTag *tag, View before, View line, LineIter iter, Person sender)
{
	Colon colon;
	TextForm form = iter.form;
	if (!parse(tag, &colon, line, form, sender))
		return false;
	if (!is_indented(line, form))
		return colon != COLON_PLAIN || tag->keys.n > 1 || tag->is_bold || tag->has_wide;
	View next;
	return !is_others(before, form, sender) &&
	       !(line_iter_next(&iter, &next) && is_others(next, form, sender));
}

/* Where the key begins that ends at end, which is behind `by`: its letters and hyphens. */
static size_t key_start(View line, size_t end)
{
	size_t start = end;
	while (start > 0 && (g_ascii_isalpha(line.data[start - 1]) || line.data[start - 1] == '-'))
		start--;
	return start;
}

/* Whether the clause that text ends with says that the tag behind it is not, or no longer, given:
 * `I can't give you my`, `there is no` do; `Not my area, but` does not. */
static bool is_refused(View text)
{
	static const char refusals[] =
		"not never cannot don won can didn couldn drop drops dropped dropping remove "
		"removed removing withdraw withdrawn withdrawing retract retracted retracting "
		"revoke revoked without instead unless until";
	size_t start = text.len;
	while (start > 0 && !byte_is_in(text.data[start - 1], ",.;:!?"))
		start--;
	bool refused = false;
	View word = VIEW("");
	text = view_from(text, start);
	for (size_t len; text.len; text = view_from(text, MAX(len, 1))) {
		for (len = 0; len < text.len && g_ascii_isalpha(text.data[len]);)
			len++;
		if (len == 0)
			continue;
		word = view_head(text, len);
		/* `can`, but not of `can't` */
		bool is_plain_can = view_is_nocase(word, "can") &&
				    !(len < text.len && byte_is_in(text.data[len], "'\xe2"));
		if (view_is_listed(word, "but so"))
			refused = false;
		else if (!is_plain_can && view_is_listed(word, refusals))
			refused = true;
	}
	return refused || view_is_nocase(word, "no");
}

bool own_tag_find(OwnTag *tag, View before, View line, TextForm form, Person sender)
{
	View trimmed = line_trim(line, form);
	bool is_wrapped = line.data[0] == '<';
	if (is_wrapped) {
		if (before.len == 0 || !byte_is_letter(before.data[0]) || !view_ends(trimmed, ">"))
			return false;
		trimmed = line_trim(before, form);
	}
	View rest = trimmed;
	const char *colon;
	while ((colon = view_chr(rest, ':'))) {
		size_t end = (size_t)(colon - trimmed.data), start = key_start(trimmed, end);
		rest = view_from(trimmed, end + 1);
		View key = view_from(view_head(trimmed, end), start);
		if (start == 0 || !byte_is_in(trimmed.data[start - 1], " (") ||
		    !tag_keys_take(&tag->keys, &key) || key.len)
			continue;
		tag->value = line_trim_start(rest, form);
		tag->is_bold = tag->has_wide = false;
		/* what follows the address is the rest of a sentence, if it is no note */
		const char *close = view_chr(tag->value, '>');
		if (close && (!is_person_only(tag->value) || trimmed.data[start - 1] == '('))
			tag->value.len = (size_t)(close + 1 - tag->value.data);
		View lead = view_head(trimmed, start);
		/* `BX> Fine, Acked-by:` is a quotation; an address may be cut off */
		return (view_chr(tag->value, '@') != NULL) != is_wrapped && !view_chr(lead, '>') &&
		       !is_refused(lead) && (close || !view_chr(tag->value, '<')) &&
		       person_is_same(person_of_trailer(tag->value, VIEW("")), sender);
	}
	return false;
}
