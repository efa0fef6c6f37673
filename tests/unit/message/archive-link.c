/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to an archive: common/message/archive-link.h. */
#include "message/archive-link.h"

static void test_valid(void)
{
	static const struct {
		const char *link;
		bool valid;
	} cases[] = {
		{ "https://lore.kernel.org/r/%s", true },
		{ "http://[::1]:8080/?q=%s#x", true },
		{ "HTTPS://example.org#%s", true },
		{ "https://example.org/%41%s/", true },
		{ "", false },
		{ "https://", false },
		{ "https:///%s", false },
		{ "https://%s/", false },
		{ "https://example.org%s", false },
		{ "https://example.org/", false },
		{ "https://example.org/%s/%s", false },
		{ "https://example.org/%", false },
		{ "https://example.org/%s%4", false },
		{ "https://example.org/%s\"", false },
		{ "https://example.org/%s<", false },
		{ "https://example.org/%s ", false },
		{ "https://example.org/%s\n", false },
		{ "https://example.org/%s\\", false },
		{ "https://example.org/%s|", false },
		{ "https://example.org/%s\xC3\xA4", false },
		{ "javascript:alert(%s)", false },
		{ "javascript://example.org/%s", false },
		{ " https://example.org/%s", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("'%s'", cases[i].link);
		g_assert_cmpint(archive_link_is_valid(cases[i].link), ==, cases[i].valid);
	}
}

static void test_append(void)
{
	static const struct {
		View id;
		const char *url;
	} cases[] = {
		{ VIEW_INIT("1-a_b.c~d@example.org"), "https://x/1-a_b.c~d@example.org?y" },
		{ VIEW_INIT("a/../b?c#d&e=f+g%s"),
		  "https://x/a%2F..%2Fb%3Fc%23d%26e%3Df%2Bg%25s?y" },
		{ VIEW_INIT("\"'<>\\|()[]` \n"),
		  "https://x/%22%27%3C%3E%5C%7C%28%29%5B%5D%60%20%0A?y" },
		{ VIEW_INIT("\0\x7F\xC3\xA4\xFF"), "https://x/%00%7F%C3%A4%FF?y" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		archive_link_append(out, "https://x/%s?y", cases[i].id);
		g_assert_cmpstr(out->str, ==, cases[i].url);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/archive-link/valid", test_valid);
	g_test_add_func("/archive-link/append", test_append);
	return g_test_run();
}
