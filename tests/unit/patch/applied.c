/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes that a patch was applied: common/patch/applied.h. */
#include "patch/applied.h"

typedef struct {
	const char *line;
	bool says;
} Case;

static const Case cases[] = {
	{ "Applied", true },
	{ "Applied.", true },
	{ "Applied, thanks!", true },
	{ "applied to for-next", true },
	{ "Applied to git://example.org/x.git for-next, thanks.", true },
	{ "Applied patch 2, thanks!", true },
	{ "Patch 1 applied to fixes.", true },
	{ "Patches 2-8 applied to next.", true },
	{ "Patches 1, 3 and 5 to 7 queued.", true },
	{ "Series applied to next.", true },
	{ "The series was applied", false },
	{ "Whole series merged, thanks", true },
	{ "Both applied", true },
	{ "All now queued for 6.1", true },
	{ "Both patches picked up, thanks", true },
	{ "Thanks, patch applied to my tree.", true },
	{ "Thank you, applied.", true },
	{ "is applied to for-next", true },
	{ "Queued and tested", true },
	{ "Never mind, applied on top of the other patch.", true },
	{ "Anyway, applied.", true },
	{ "Applied (again).", true },
	{ "Thank you for your contribution, it has been applied to my local", true },
	{ "OK, I've applied this set, minus 17", true },
	{ "It has been applied wrongly", false },
	{ "I've applied your patches", false },
	{ "Never mind", false },
	{ "PULLED, THANKS", true },
	{ "Applied cleanly here", false },
	{ "Applied this: it does not build", true },
	{ "applying this breaks", false },
	{ "I applied it", false },
	{ "Not applied", false },
	{ "appliedto", false },
	{ "all", false },
	{ "patches 1 2 3", false },
	{ "", false },
};

static void test_says(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].line);
		g_assert_cmpint(applied_says(view_of(cases[i].line)), ==, cases[i].says);
	}
	static const char nul[] = "applied \0to";
	g_assert_false(applied_says((View){ nul, sizeof(nul) - 1 }));
}

static const Case attribution_cases[] = {
	{ "On Wed, May 14, 2025 at 12:34:56PM +0200, A Person wrote:", true },
	{ "On 5/14/25 12:34, A Person wrote:", true },
	{ "On Wed, May 14, 2025 at 12:34 A Person", true },
	{ "<a@example.org> wrote:", true },
	{ "* A Person <a@example.org> [2025-05-14 12:34]:", true },
	{ "A Person <a@example.org> writes:", true },
	{ "On the other hand, no.", false },
	{ "This is what I mean:", false },
	{ "", false },
};

static void test_attribution(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(attribution_cases); i++) {
		const Case *expected = &attribution_cases[i];
		g_test_message("%s", expected->line);
		g_assert_cmpint(applied_is_attribution(view_of(expected->line)), ==,
				expected->says);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/applied/says", test_says);
	g_test_add_func("/applied/attribution", test_attribution);
	return g_test_run();
}
