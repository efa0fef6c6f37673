/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tokens of HTML: common/message/html-token.h. */
#include "message/html-token.h"

typedef struct {
	const char *in;
	const char *out;
} Case;

static const Case charsets[] = {
	{ "", "" },
	{ "<p>a", "" },
	{ "<html><head><meta charset=koi8-r>", "koi8-r" },
	{ "<META x CHARSET=' utf-8 '>", "utf-8" },
	{ "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'>",
	  "iso-8859-2" },
	{ "<meta content=\"text/html;charset = 'gbk'; x\" http-equiv=content-type />", "gbk" },
	{ "<meta content='text/html; charset'><meta charset=big5>", "big5" },
	{ "<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5" },
	{ "<meta name=viewport content='width=1'><meta charset=big5><meta charset=gbk>", "big5" },
	{ "<metas charset=koi8-r></meta charset=koi8-r>", "" },
	/* the element could not have been read */
	{ "<meta charset=utf-16le>", "" },
};

static void test_charsets(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(charsets); i++) {
		View got = html_charset(view_of(charsets[i].in));
		g_autofree char *text = g_strndup(got.data, got.len);
		g_assert_cmpstr(text, ==, charsets[i].out);
	}
}

/* What is read to look for a charset is bounded. */
static void test_head(void)
{
	g_autoptr(GString) html = g_string_new("<p>");
	while (html->len < 1 << 20)
		g_string_append(html, "text ");
	g_string_append(html, "<meta charset=koi8-r>");
	g_assert_cmpuint(html_charset(view_of_gstring(html)).len, ==, 0);
}

static void test_tokens(void)
{
	View rest = VIEW("a<Img/src=x hidden=y Style=b/><p style='x' style='display:none'></P x>");
	HtmlToken token;
	g_assert_true(html_token_next(&rest, &token));
	g_assert_true(view_is(token.text, "a") && !token.name.len);
	g_assert_true(html_token_next(&rest, &token));
	g_assert_true(view_is(token.name, "Img") && token.is_hidden && !token.closes);
	/* the `/` belongs to the value */
	g_assert_false(token.closes_itself);
	g_assert_true(html_token_next(&rest, &token));
	g_assert_true(view_is(token.name, "p") && !token.is_hidden);
	g_assert_true(html_token_next(&rest, &token));
	g_assert_true(view_is(token.name, "P") && token.closes);
	g_assert_false(html_token_next(&rest, &token));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/html-token/charsets", test_charsets);
	g_test_add_func("/html-token/head", test_head);
	g_test_add_func("/html-token/tokens", test_tokens);
	return g_test_run();
}
