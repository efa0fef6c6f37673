/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For tests of code that takes text in either form (bytes/lines.h): each case is written plain, and
 * run plain and escaped.
 */
#pragma once

#include "bytes/lines.h"

/* text in form; the caller's to free. */
static inline char *two_forms_make(const char *text, TextForm form)
{
	if (form == TEXT_PLAIN)
		return g_strdup(text);
	GString *escaped = g_string_new(NULL);
	for (; *text; text++) {
		static const char bytes[] = "\\\t\n\r", letters[] = "\\tnr";
		const char *byte = strchr(bytes, *text);
		if (byte)
			g_string_append_c(escaped, '\\');
		g_string_append_c(escaped, byte ? letters[byte - bytes] : *text);
	}
	return g_string_free(escaped, FALSE);
}

/* Asserts that got is text in form. */
static inline void two_forms_check(View got, const char *text, TextForm form)
{
	g_autofree char *expected = two_forms_make(text ? text : "", form);
	g_autofree char *copy = view_dup(got);
	g_assert_cmpstr(copy, ==, expected);
}
