/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Encoded words in header values: RFC 2047, with the language of RFC 2231 section 5.
 *
 * Decoded here and not by GMime, which up to 3.2.13 loses the text after a padded word. Lenient as
 * mail needs it: words glued to text or to each other, blanks and folds inside a word, missing or
 * early base64 padding, unknown charsets. What is no encoded word stays as it is.
 */
#pragma once

#include "bytes/view.h"

/*
 * Appends the text of an unstructured header value as UTF-8: unfolded (line ends are taken out, the
 * blanks after them stay), words decoded. Words of one charset, compared without case, with nothing
 * but white space between them, are joined before they are converted, so that a character may be
 * split between them. Bytes above 0x7f outside words are UTF-8 if valid, else windows-1252.
 * Takes linear time.
 */
void encoded_word_decode(GString *out, View value);

/*
 * The same for a structured value. What words stood for is marked: a backslash goes before each of
 * its ASCII bytes that is no letter, digit or blank, so that a parser of quoted pairs takes
 * none of them for syntax.
 */
void encoded_word_decode_structured(GString *out, View value);

/* Whether the value holds what could be an encoded word. Asked for most values, few of which have
 * a `=`; view_find takes eight times as long. */
static inline bool encoded_word_maybe(View value)
{
	for (const char *at; (at = view_chr(value, '='));) {
		value = view_from(value, (size_t)(at + 1 - value.data));
		if (view_starts(value, "?"))
			return true;
	}
	return false;
}
