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

static void test_person(void)
{
	static const struct {
		View text;
		const char *html;
	} cases[] = {
		{ VIEW_INIT(""), "" },
		{ VIEW_INIT("Mira Holt"), "Mira Holt" },
		{ VIEW_INIT("Mira J. Holt"), "Mira J. Holt" },
		{ VIEW_INIT("lists.example.org"), "lists.<wbr>example.<wbr>org" },
		{ VIEW_INIT("a@b.org"), "a@<wbr>b.<wbr>org" },
		{ VIEW_INIT("Mira <m@b.org>"),
		  "Mira <span class=\"addr\">&lt;m@<wbr>b.<wbr>org&gt;</span>" },
		/* the last is the address */
		{ VIEW_INIT("a <b> c <d>"), "a &lt;b&gt; c <span class=\"addr\">&lt;d&gt;</span>" },
		{ VIEW_INIT("<m@b>"), "&lt;m@<wbr>b&gt;" },
		{ VIEW_INIT("a>"), "a&gt;" },
		{ VIEW_INIT("end."), "end." },
	};
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GString) scratch = g_string_new(NULL);
	HtmlWriter writer = { out, scratch };
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_string_truncate(out, 0);
		html_person(&writer, cases[i].text);
		g_assert_cmpstr(out->str, ==, cases[i].html);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html-writer/escape", test_escape);
	g_test_add_func("/html-writer/person", test_person);
	return g_test_run();
}
