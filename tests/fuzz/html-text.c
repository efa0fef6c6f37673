/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML as text: common/message/html-text.h. */
#include "message/html-text.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *html = g_utf8_make_valid((const char *)data, (gssize)size);
	g_autoptr(GString) text = g_string_new(NULL);
	html_text_append(text, view_of(html), G_MAXSIZE);
	g_assert_true(fuzz_is_utf8(view_of_gstring(text)));
	return 0;
}
