/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lines of a quotation: common/patch/quote.h. */
#include "patch/quote.h"
#include "two-forms.h"

#define FULL "> As far as I can see, the second patch of this series is fine and should be"
#define COMMA "> As far as I can see, the second patch of this series is fine, and should,"
#define BROKEN "applied to the tide tree before the first one is, since it is needed there by"

/* A text that begins with a quotation, and what is not part of it. */
static const struct {
	const char *text, *own;
} cases[] = {
	{ "> a\n> b\n\nYes.\n", "\nYes.\n" },
	{ "> a\n> b", "" },
	{ "> a\nyes\n> b\n", "yes\n> b\n" },
	{ FULL "\napplied.\n> b\n\nYes.\n", "\nYes.\n" },
	{ "> a\n" FULL "\napplied.\n> b\nYes.\n", "Yes.\n" },
	{ "> a\\b\n\n" FULL "\napplied.\n", "\n" FULL "\napplied.\n" },
	{ FULL "\napplied.\n" FULL "\npushed.\n>\nYes.\n", "Yes.\n" },
	{ FULL " \napplied.\n> b\n", "" },
	{ COMMA "\napplied.\n> b\n", "" },
	{ "> " FULL "\napplied.\n> > b\n", "" },
	{ FULL "\n" BROKEN "\nthe others.\n> b\n", "" },
	{ FULL "\n" BROKEN "\n" BROKEN "\nthe others.\n> b\n",
	  BROKEN "\n" BROKEN "\nthe others.\n> b\n" },
	/* said by who answers */
	{ FULL "\napplied.\n", "applied.\n" },
	{ FULL "\napplied.\n\n> b\n", "applied.\n\n> b\n" },
	{ FULL "\n\napplied.\n> b\n", "\napplied.\n> b\n" },
	{ FULL "\nApplied.\n> b\n", "Applied.\n> b\n" },
	{ FULL "\nyes\nand so on\n> b\n", "yes\nand so on\n> b\n" },
	{ FULL ".\napplied.\n> b\n", "applied.\n> b\n" },
	{ FULL "?\nyes\n> b\n", "yes\n> b\n" },
	{ "> Shall I apply it?\nyes\n> b\n", "yes\n> b\n" },
	{ "> It is broken\nno, applied\n> b\n", "no, applied\n> b\n" },
	{ FULL FULL "\napplied.\n> b\n", "applied.\n> b\n" },
	{ FULL "\nacked-by: A <a@example.org>\n> b\n", "acked-by: A <a@example.org>\n> b\n" },
	{ FULL "\nReviewed-by: A <a@example.org>\n> b\n", "Reviewed-by: A <a@example.org>\n> b\n" },
};

static void test_skip(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *text = two_forms_make(cases[i].text, form);
			LineIter lines = line_iter(view_of(text), form);
			View first;
			g_assert_true(line_iter_next(&lines, &first));
			quote_skip(&lines, first);
			two_forms_check(lines.rest, cases[i].own, form);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/quote/skip", test_skip);
	return g_test_run();
}
