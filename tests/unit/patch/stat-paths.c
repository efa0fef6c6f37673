/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names in diffstats: common/patch/stat-paths.h. */
#include "patch/stat-paths.h"
#include "two-forms.h"

static const struct {
	const char *name, *text, *paths;
} cases[] = {
	{ "git",
	  "Words.\n\n d/x.c | 12 ++++++------\n y     |  1 +\n 2 files changed, 7 insertions(+), 6 "
	  "deletions(-)\n",
	  "d/x.c y" },
	{ "shortened",
	  "\n .../long/x.c | 2 +-\n d/y          | 2 +-\n ...{a => b}/z | 0\n 3 files changed, 2 "
	  "insertions(+), 2 deletions(-)\n",
	  "d/y" },
	{ "renamed",
	  "\n d/{a => b}/x.c        | 0\n {a => b}/y            | 2 +-\n d/{ => new}/z         | "
	  "0\n"
	  " d/{old => }/v         | 0\n one => two            | 0\n a/{x.c => y.c}        | 0\n 6 "
	  "files changed, 1 insertion(+), 1 deletion(-)\n",
	  "d/a/x.c d/b/x.c a/y b/y d/z d/new/z d/old/v d/v one two a/x.c a/y.c" },
	{ "binary",
	  "\n x.png | Bin 0 -> 12 bytes\n y.png | Bin\n 2 files changed, 0 insertions(+), 0 "
	  "deletions(-)\n",
	  "x.png y.png" },
	{ "compact",
	  "\n x (new)     | 3 +++\n y (gone)    | 3 ---\n z (mode +x) | 0\n v (new +x)  | 1 +\n 4 "
	  "files changed, 4 insertions(+), 3 deletions(-)\n",
	  "x y z v" },
	{ "quoted",
	  "\n \"d\\303\\251j\\303\\240\" | 2 +-\n \"\\303\\251\" => \"\\303\\250\" | 0\n 2 files "
	  "changed, 1 insertion(+), 1 deletion(-)\n",
	  "d\303\251j\303\240 \303\251 \303\250" },
	{ "the last of two",
	  "\n x | 1 +\n 1 file changed, 1 insertion(+)\n\nOr:\n\n y | 1 +\n z | 1 +\n 2 files "
	  "changed, 2 insertions(+)\n",
	  "y z" },
	{ "a table is none",
	  "\n before | 12\n after  | 3\n\n d/x | 1 +\n 1 file changed, 1 insertion(+)\n", "d/x" },
	{ "a table that is more", "\n before | 12 s\n d/x | 1 +\n 1 file changed, 1 insertion(+)\n",
	  "d/x" },
	{ "an empty line within", "\n x | 1 +\n\n 1 file changed, 1 insertion(+)\n", "x" },
	{ "CR", "\r\n x | 1 +\r\n 1 file changed, 1 insertion(+)\r\n", "x" },
	{ "diffstat(1)",
	  "\n x.c |    5 +++!-\n 1 file changed, 3 insertions(+), 1 deletion(-), 1 "
	  "modification(!)\n",
	  "x.c" },
	{ "a bar in a name", "\n a|b | 1 +\n 1 file changed, 1 insertion(+)\n", "a|b" },
	{ "blanks in a name", "\n a b c | 1 +\n 1 file changed, 1 insertion(+)\n",
	  "a\342\220\243b\342\220\243c" },
	{ "quoted by an answer", "> x | 1 +\n> 1 file changed, 1 insertion(+)\n", "" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].name);
			g_autoptr(PathList) list = path_list_new();
			g_autofree char *text = two_forms_make(cases[i].text, form);
			stat_paths_collect(list, view_of(text), form);
			View value = path_list_value(list);
			g_autoptr(GString) got = g_string_new_len(value.data, (gssize)value.len);
			g_string_replace(got, " ", "\342\220\243", 0);
			g_string_replace(got, "\\n", " ", 0);
			g_assert_cmpstr(got->str, ==, cases[i].paths);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch/stat-paths/cases", test_cases);
	return g_test_run();
}
