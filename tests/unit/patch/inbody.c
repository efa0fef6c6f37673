/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scissors: common/patch/inbody.h. In-body headers are tested where they are looked for, in text.c.
 */
#include "patch/inbody.h"

#include "two-forms.h"

/* What git mailinfo --scissors takes for scissors, and what it does not. */
static const struct {
	const char *line;
	bool cuts;
} lines[] = {
	{ "-- >8 --", true },
	{ "---8<---", true },
	{ "  ---8<---  ", true },
	{ "8< ------", true },
	{ "------ >8 ------", true },
	{ "%<--------", true },
	{ "--- >% ---", true },
	{ "- - - - 8< - - - -", true },
	{ " - - %< - 8< ", true },
	{ "8< 8< 8< 8<", true },
	{ ">8 ----- 8<", true },
	{ "- 8< -- -", true },
	{ "--- cut here --- 8< ---", true },
	{ "cut here ---->8----", true },
	{ "cut ----8<---- here", true },
	{ "# ------------------------ >8 ------------------------", true },
	{ "/* -------- >8 -------- */", true },
	{ "--\t8<\t------", true },
	{ "--\\8<---", true },
	{ "-- >8 cut", true },
	{ "", false },
	{ "8<", false },
	{ "--8<--", false },
	{ "8<8<8<8<", false },
	{ "8<\t--\t8<", false },
	{ "--     >8     --", false },
	{ "--- 8> ---", false },
	{ "--- <8 ---", false },
	{ "-- 8 < --", false },
	{ "---------- cut ----------", false },
	{ "==== 8< ====", false },
	{ "--- 8< --- some words that are longer than it", false },
	{ "if (x >8 && y % 4)", false },
};

static void test_scissors(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_autofree char *line = two_forms_make(lines[i].line, form);
			g_test_message("%s", line);
			bool cuts = inbody_is_scissors(view_of(line), form);
			g_assert_cmpint(cuts, ==, lines[i].cuts);
			/* the quick look misses none */
			g_assert_true(!cuts || inbody_may_be_scissors(view_of(line)));
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/inbody/scissors", test_scissors);
	return g_test_run();
}
