/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells a patch: common/message/patch-file.h. */
#include "message/patch-file.h"

static void test_names(void)
{
	static const char *const patches[] = {
		"fix.patch",	  "0001-fix.diff",     "FIX.PATCH",    "fix-patch.txt",
		"fix.diff.gz",	  "fix.patch.txt.zip", "fix.patch.v2", "fix.diff2",
		"fix_v3.debdiff", "v2-patch",	       "patch",	       "my fix.patch",
	};
	static const char *const others[] = {
		"",	     "dispatch.txt", "dispatch",  "patches.tar.gz", "fix.patch.asc",
		"patch.png", "fix.zip",	     "mydiff.pl", "diffuse.c",	    "0001-fix.txt",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(patches); i++) {
		g_test_message("%s", patches[i]);
		g_assert_true(patch_file_is_named(view_of(patches[i])));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		g_test_message("%s", others[i]);
		g_assert_false(patch_file_is_named(view_of(others[i])));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch-file/names", test_names);
	return g_test_run();
}
