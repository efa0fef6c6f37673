/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Encoded words: common/message/encoded-word.h. */
#include "message/encoded-word.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View value = fuzz_view(data, size);
	g_autoptr(GString) text = g_string_new(NULL), marked = g_string_new(NULL);
	g_autoptr(GString) unmarked = g_string_new(NULL);
	encoded_word_decode(text, value);
	g_assert_true(fuzz_is_utf8(view_of_gstring(text)));
	/* TSCII has bytes that are three characters. */
	g_assert_cmpuint(text->len, <=, 9 * value.len);
	encoded_word_decode_structured(marked, value);
	g_assert_true(fuzz_is_utf8(view_of_gstring(marked)));
	if (view_chr(value, '\\'))
		return 0;
	/* The marks are all the difference, where none can be mistaken. */
	for (size_t i = 0; i < marked->len; i++) {
		if (marked->str[i] == '\\')
			g_assert_cmpuint(++i, <, marked->len);
		g_string_append_c(unmarked, marked->str[i]);
	}
	g_assert_true(g_string_equal(text, unmarked));
	return 0;
}
