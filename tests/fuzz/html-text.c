/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML as text: common/message/html-text.h. */
#include "message/html-text.h"
#include "fuzz.h"
#include "message/html-token.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *html = g_utf8_make_valid((const char *)data, (gssize)size);
	g_autoptr(GString) text = g_string_new(NULL);
	html_text_append(text, view_of(html), G_MAXSIZE);
	g_assert_true(fuzz_is_utf8(view_of_gstring(text)));
	/* a quoted line end is the most that a tag can become: common/message/growth.h */
	g_assert_cmpuint(text->len, <=, 17 * view_of(html).len + 1);
	html_charset((View){ (const char *)data, size });
	return 0;
}
