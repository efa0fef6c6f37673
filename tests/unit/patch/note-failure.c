/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that tell of trouble: common/patch/note-failure.h. */
#include "note-case.h"

/* What only sounds like it, behind a note. */
static const Case harmless[] = {
	{ "I've applied this series to tide-next. Comments are still welcome.", "whole" },
	{ "I've applied this to tide-next, comments are still welcome.", "target" },
	{ "I've applied this series. Still a few things we can do on top", "whole" },
	{ "I've applied it. I still have to look at the others.", "target" },
	{ "I've applied it. I'm still not sure about the name.", "target" },
	{ "I've applied this to the tide tree. There is still one checkpatch warning, I fixed "
	  "that up.",
	  "target" },
	{ "I've applied this to the tide tree. There was a conflict, which I've resolved.",
	  "target" },
	{ "I applied it. If this still fails for you, let me know.", "target" },
	{ "I've picked it up. Should it crash, please tell me.", "target" },
	{ "I've applied this to my tree and see no regression.", "target" },
};

static const Case troubles[] = {
	{ "I applied this. I still see it.", NULL },
	{ "I applied it. Still the same.", NULL },
	{ "I applied it. It still does not work.", NULL },
	{ "I applied this. The gauge is still there.", NULL },
	{ "I applied it, still no luck.", NULL },
	{ "I applied it. There was a conflict, please fix it.", NULL },
	{ "I applied it. There was a conflict.", NULL },
	{ "I applied it. If I load the module, it crashes.", NULL },
	{ "I've applied this series to my tree and I see the following splat:", NULL },
	{ "I applied this series to linux-next and get:\n\n[    1.0] tide: bad", NULL },
	{ "I've applied this to my tree and got a backtrace.", NULL },
	{ "I applied this. Now I see a deadlock.", NULL },
	{ "I've applied this. I get this splat:", NULL },
};

static void test_harmless(void)
{
	check(harmless, G_N_ELEMENTS(harmless));
}

static void test_troubles(void)
{
	check(troubles, G_N_ELEMENTS(troubles));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-failure/harmless", test_harmless);
	g_test_add_func("/note-failure/troubles", test_troubles);
	return g_test_run();
}
