/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a mail may become: the bounds of text that grows while it is read.
 *
 * A quoted line of HTML takes seventeen times what it took in the mail, a control character three
 * times. Whoever makes text stops at these bounds, so that what is beyond never is in memory; all
 * of it is in proportion to the mail, and the allowance keeps what is less than huge whole.
 */
#pragma once

#include "bytes/view.h"

/* So many bytes longer than a message its text may be, in UTF-8. */
#define GROWTH_ALLOWANCE ((size_t)4 << 20)

/* So many bytes of a header field are read. */
#define GROWTH_MAX_FIELD ((size_t)2 << 20)

/* And so many of one that holds people, whose names are copied again and again until it is clear
 * which is the address. */
#define GROWTH_MAX_PEOPLE ((size_t)256 << 10)

/* How many bytes the record of a message of that size may have, escaped. */
static inline size_t growth_max_record(size_t size)
{
	return 2 * (size + GROWTH_ALLOWANCE);
}

/* The first max bytes of text, less a character of UTF-8 that would be cut. */
static inline View growth_head(View text, size_t max)
{
	if (text.len <= max)
		return text;
	size_t len = max;
	while (len && max - len < 3 && ((guint8)text.data[len] & 0xc0) == 0x80)
		len--;
	return view_head(text, len);
}

/* The start of a field that is longer than max: up to a blank, if there is one near. */
static inline View growth_cut_field(View value, size_t max)
{
	const size_t max_word = 1024;
	if (value.len <= max)
		return value;
	View head = growth_head(value, max);
	for (size_t len = head.len; len > head.len - max_word; len--)
		if (g_ascii_isspace(head.data[len]))
			return view_trim(view_head(head, len));
	return head;
}

/* Appends to out as much of text as fits into max bytes of out; returns whether that is all. */
static inline bool growth_append(GString *out, View text, size_t max)
{
	View fits = growth_head(text, max > out->len ? max - out->len : 0);
	view_append(out, fits);
	return fits.len == text.len;
}

/* Empties text, and gives its memory back if that is more than most bytes. */
static inline void growth_empty(GString *text, size_t most)
{
	g_string_truncate(text, 0);
	if (text->allocated_len > most) {
		text->str = g_realloc(text->str, 1);
		text->allocated_len = 1;
	}
}
