/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Entries of a ChangeLog: common/message/changelog.h. */
#include "message/changelog.h"

#include "two-forms.h"

#define HEAD "2025-03-04  Ada Poe  <ada@example.org>\n\n"

static const struct {
	const char *text;
	bool shows;
} cases[] = {
	{ HEAD "\t* tide.c (low_water): Mend.\n", true },
	{ HEAD "        * tide.c (low_water): Mend.\n", true },
	{ HEAD "  * tide.c: Mend.\n", true },
	{ HEAD "\tPR tide/12\n\n\t* tide.c,\n\t* sun.c: Mend.\n", true },
	{ "Hello.\n\nlib/ChangeLog:\n\n  * tide.c (low_water): Mend.\n", true },
	{ "ChangeLog\n\n\tBug 12\n  * Makefile.in: Likewise.\n", true },
	{ "Hello.\n\n\t* tide.c (low_water): Mend.\n", true },
	{ "", false },
	{ HEAD, false },
	{ HEAD "It crashes.\n\n  * tide.c: here\n", false },
	{ HEAD "* tide.c: here\n", false },
	{ "2025-03-04 10:00 it crashed:\n  * tide.c: here\n", false },
	{ "I see:\n  * tide.c: a warning\n", false },
	{ "I see:\n\t* a warning: here\n", false },
	{ "I read the ChangeLog:\n  * tide.c: Mend.\n", false },
	{ "> \t* tide.c: Mend.\n", false },
	{ "+\t* tide.c: Mend.\n", false },
	{ " \t* tide.c: Mend.\n", false },
};

static void test_shows(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_autofree char *text = two_forms_make(cases[i].text, form);
			g_test_message("%s", text);
			g_assert_cmpint(changelog_shows_entry(view_of(text), form), ==,
					cases[i].shows);
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/changelog/shows", test_shows);
	return g_test_run();
}
