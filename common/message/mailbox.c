/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Plain addresses, in place: see message/mailbox.h. */
#include "message/mailbox.h"

#include "message/encoded-word.h"

/* RFC 5322 section 3.2.3: what an atom may hold besides letters and digits. */
static bool is_atom(char c)
{
	return g_ascii_isalnum(c) || (c && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

bool mailbox_is_dot_atom(View text)
{
	char before = '.';
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '.' ? before == '.' : !is_atom(text.data[i]))
			return false;
		before = text.data[i];
	}
	return before != '.';
}

/* Labels of letters, digits and hyphens; what else a domain may hold by the grammar is not plain.
 */
static bool is_plain_domain(View text)
{
	char before = '.';
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		if (c == '.' ? before == '.' : !g_ascii_isalnum(c) && c != '-' && c != '_')
			return false;
		before = c;
	}
	return before != '.';
}

bool mailbox_is_plain_address(View text)
{
	const char *at = view_chr(text, '@');
	if (!at)
		return false;
	size_t local = (size_t)(at - text.data);
	return mailbox_is_dot_atom(view_head(text, local)) &&
	       is_plain_domain(view_from(text, local + 1));
}

/* Words of printable ASCII, with one blank between them. */
static bool is_plain_text(View text, const char *refused)
{
	char before = ' ';
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		if (!g_ascii_isprint(c) || strchr(refused, c) || (c == ' ' && before == ' '))
			return false;
		before = c;
	}
	return before != ' ' || text.len == 0;
}

/* Reads what stands before the `<`. */
static bool parse_name(View text, View *name)
{
	text = view_trim(text);
	if (view_starts(text, "\"")) {
		if (text.len < 3 || text.data[text.len - 1] != '"')
			return false;
		*name = (View){ text.data + 1, text.len - 2 };
		return is_plain_text(*name, "\"\\@");
	}
	*name = text;
	return is_plain_text(text, "()<>[]:;@\\,\"");
}

bool mailbox_parse_plain(View value, Mailbox *mailbox)
{
	if (encoded_word_maybe(value))
		return false;
	value = view_trim(value);
	const char *open = view_chr(value, '<');
	if (!open) {
		*mailbox = (Mailbox){ VIEW(""), value };
		return mailbox_is_plain_address(value);
	}
	size_t before = (size_t)(open - value.data);
	View inside = view_from(value, before + 1);
	if (!view_ends(inside, ">"))
		return false;
	mailbox->addr = view_head(inside, inside.len - 1);
	return mailbox_is_plain_address(mailbox->addr) &&
	       parse_name(view_head(value, before), &mailbox->name);
}
