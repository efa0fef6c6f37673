/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What others make of a project: common/patch/note-downstream.h. */
#include "note-case.h"

static const Case elsewhere[] = {
	{ "This patch has been applied in OpenWrt for years.", NULL },
	{ "This was merged in Fedora's kernel last month.", NULL },
	{ "This was already applied to the Android kernel.", NULL },
	{ "This has been merged in systemd.", NULL },
	{ "It was merged into the vendor tree.", NULL },
	{ "I've applied this to our vendor kernel.", NULL },
	{ "This is applied in Yocto.", NULL },
	{ "This is in Debian's tree.", NULL },
	{ "It was merged in Debian as a downstream patch.", NULL },
	{ "I've applied it downstream.", NULL },
	{ "This has been merged in the Ubuntu kernel in commit 0123456789ab.", NULL },
	/* and the near misses */
	{ "Applied to OpenWrt master, thanks.", "target" },
	{ "This was applied to OpenWrt master.", "target" },
	{ "Applied to Debian, thanks.", "target" },
	{ "I've applied this to Yocto.", "target" },
	{ "This has been merged, Fedora needs it.", "target" },
	{ "It was merged to my tree and Debian has it, too.", "target" },
};

/* What finds things, and takes nothing. */
static const Case tools[] = {
	{ "This was picked up by checkpatch.", NULL },
	{ "Picked by Coverity", NULL },
	{ "Picked up by syzbot.", NULL },
	{ "Picked up by Bo.", "target by Bo" },
};

static void test_elsewhere(void)
{
	check(elsewhere, G_N_ELEMENTS(elsewhere));
}

static void test_tools(void)
{
	check(tools, G_N_ELEMENTS(tools));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-downstream/elsewhere", test_elsewhere);
	g_test_add_func("/note-downstream/tools", test_tools);
	return g_test_run();
}
