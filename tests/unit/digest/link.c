/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to earlier versions: common/digest/link.h. */
#include "digest/link.h"

static void test_links(void)
{
	static const struct {
		const char *text, *found; /* `VERSION ID;` each */
	} cases[] = {
		{ "- Link to v2: https://lore.kernel.org/r/20250514-a-v2-0-1@example.org\\n",
		  "2 20250514-a-v2-0-1@example.org;" },
		{ "v1: https://lore.kernel.org/all/a@example.org/\\n", "1 a@example.org;" },
		{ "V12 -> <https://lore.kernel.org/bees/a@example.org/T/#u>", "12 a@example.org;" },
		{ "RFC: https://lore.example.org/a@example.org", "0 a@example.org;" },
		{ "v1: https://x.org/a@b\\nv2: https://x.org/c@d", "1 a@b;2 c@d;" },
		{ "v1: https://x.org/a@b, v2: https://x.org/c@d", "1 a@b;2 c@d;" },
		{ "v1 and v2: https://x.org/a@b", "2 a@b;" },
		{ "v1: https://x.org/a%40b/", "1 a@b;" },
		{ "v1: https://x.org/m/%3Ca%2Fc%40b%3E", "1 a/c@b;" },
		{ "v1: https://x.org/a@b%zz", "1 a@b%zz;" },
		{ "v1: https://x.org/50%", "" },
		{ "see https://x.org/a@b", "" },
		{ "v3:\\nhttps://x.org/a@b", "" },
		{ "> v3: https://x.org/a@b", "" },
		{ "v3: https://x.org/a", "" },
		{ "v3x: https://x.org/a@b", "" },
		{ "mv3: https://x.org/a@b", "" },
		{ "v1234: https://x.org/a@b", "" },
		{ "v: https://x.org/a@b", "" },
		{ "v1: https://", "" },
		{ "v1: ://@", "1 @;" },
		{ "://", "" },
		{ "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) found = g_string_new(NULL);
		g_autoptr(GString) decoded = g_string_new(NULL);
		LinkIter iter = link_iter(view_of(cases[i].text));
		Link link;
		while (link_iter_next(&iter, &link)) {
			View id = link_id_decode(link.message_id, decoded);
			g_string_append_printf(found, "%u %.*s;", link.version, (int)id.len,
					       id.data);
		}
		g_assert_cmpstr(found->str, ==, cases[i].found);
	}
}

/* Many links on one line take linear time. */
static void test_hostile(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 300000; i++)
		g_string_append(text, " v1\\ ://a@b");
	LinkIter iter = link_iter(view_of_gstring(text));
	Link link;
	int n = 0;
	while (link_iter_next(&iter, &link))
		n++;
	g_assert_cmpint(n, ==, 300000);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-link/links", test_links);
	g_test_add_func("/digest-link/hostile", test_hostile);
	return g_test_run();
}
