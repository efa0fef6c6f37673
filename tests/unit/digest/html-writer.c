/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing HTML: common/digest/html-writer.h. */
#include "digest/html-writer.h"

static void test_escape(void)
{
	static const struct {
		View text;
		const char *line, *lines;
	} cases[] = {
		{ VIEW_INIT(""), "", "" },
		{ VIEW_INIT("plain \xC3\xA4"), "plain \xC3\xA4", "plain \xC3\xA4" },
		{ VIEW_INIT("<a href=\"x\" id='y'>&amp;"),
		  "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;",
		  "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;" },
		{ VIEW_INIT("&&<<>>"), "&amp;&amp;&lt;&lt;&gt;&gt;", "&amp;&amp;&lt;&lt;&gt;&gt;" },
		{ VIEW_INIT("a\tb\nc"), "a b c", "a\tb\nc" },
		{ VIEW_INIT("\0<\x1B\xFF\xE2\x80\xAE>"),
		  "\xEF\xBF\xBD&lt;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD&gt;",
		  "\xEF\xBF\xBD&lt;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD&gt;" },
	};
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	HtmlWriter writer = { out, scratch };
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_string_assign(out, "<p>");
		html_text(&writer, cases[i].text);
		g_assert_cmpstr(out->str + 3, ==, cases[i].line);
		g_string_truncate(out, 0);
		html_lines(&writer, cases[i].text);
		g_assert_cmpstr(out->str, ==, cases[i].lines);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html-writer/escape", test_escape);
	return g_test_run();
}
