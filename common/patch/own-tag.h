/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tags that people give themselves in an answer, Reviewed-by and the like, in forms that are no
 * trailers: indented, bold, without a colon, with a full-width one, with a hyphen or blank of
 * Unicode, or behind other words: `With that fixed, Reviewed-by: A <a@example.org>`.
 *
 * A helper of patch/trailer.c, which reads all others. Pure, over plain or escaped text.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/credit.h"
#include "patch/tag-key.h"

typedef struct {
	TagKeys keys;
	View value;
	bool is_bold;  /* between asterisks */
	bool has_wide; /* a hyphen that is not ASCII */
} OwnTag;

/* Whether line, which begins with a letter, a blank or an asterisk, starts like the key of such a
 * tag. */
bool own_tag_starts(View line, TextForm form);

/* Whether line, which is not empty, may be such a tag: a quick look, since it is taken at many. */
static inline bool own_tag_may_start(View line, TextForm form)
{
	char first = line.data[0], second = line.len > 1 ? line.data[1] | 0x20 : '\0';
	switch (first | 0x20) {
	case 'a':
		return second == 'c' && own_tag_starts(line, form);
	case 'r':
	case 't':
		return second == 'e' && own_tag_starts(line, form);
	default:
		/* Blanks: a TAB may be escaped, and a blank one of Unicode. */
		return (first == ' ' || first == '*' || first == '\t' || first == '\\' ||
			byte_is_in(first, "\xc2\xe2\xe3\xef")) &&
		       own_tag_starts(line, form);
	}
}

/*
 * Reads line, which stands below the line before and above what iter is at, as a tag that sender
 * gives himself in such a form. Returns false if it is none, or is in the usual form.
 */
bool own_tag_parse(OwnTag *tag, View before, View line, LineIter iter, Person sender);

/* Whether line, which is not empty, may end with such a tag, or with that of the line before: a
 * quick look. */
static inline bool own_tag_may_end(View line)
{
	return (byte_is_letter(line.data[0]) || line.data[0] == '<') && view_chr(line, '@') &&
	       (line.data[0] == '<' || view_find(line, "y:"));
}

/*
 * Reads the tag that sender gives himself behind other words of line, with his address, or in the
 * line before if line is nothing but that; its value is then without it. Returns false if there is
 * none, or if the words refuse it: `Please drop my Reviewed-by: A <a@example.org>`.
 */
bool own_tag_find(OwnTag *tag, View before, View line, TextForm form, Person sender);
