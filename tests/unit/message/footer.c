/* SPDX-License-Identifier: GPL-2.0-or-later */
/* List footers: common/message/footer.h. */
#include "message/footer.h"

#define RULE "_______________________________________________\n"
#define MAILMAN RULE "Some-list mailing list\nsome-list@example.org\n"
#define GOOGLE                                                                                     \
	"-- \nYou received this message because you are subscribed to the Google Groups "          \
	"\"Some\" group.\nTo unsubscribe, go away.\n"
#define TEN "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"

typedef struct {
	const char *text;
	const char *footer;
} Case;

static const Case cases[] = {
	{ "", "" },
	{ "text\n", "" },
	{ "text", "" },
	{ "text\n", MAILMAN },
	{ "", MAILMAN },
	{ "text\n\n", GOOGLE },
	{ "", GOOGLE },
	{ "text\n-- \nMe\n", GOOGLE },
	{ "text\n", "--\nYou received this message because" },
	{ "text\n", "__________\nthe mailing list" },
	{ "text\n", RULE "Some mailing list -- some@example.org\nTo unsubscribe, send a mail\n" },
	/* one below the other */
	{ "text\n", MAILMAN MAILMAN GOOGLE },
	{ "text\n", GOOGLE "\n" MAILMAN },
	/* no footers */
	{ "text\n-- \nMe, of the mailing list\n", "" },
	{ "text\n" RULE "fill this in\n", "" },
	{ "text\n_________\nSome mailing list\n", "" },
	{ "text\n" RULE, "" },
	{ "text\n> " RULE "> Some mailing list\n", "" },
	{ "text\n" RULE "\nSome mailing list\n", "" },
	{ "text\nYou received this message because I like you.\n", "" },
	/* somebody quoted it, and wrote below */
	{ "text\n" MAILMAN TEN, "" },
	{ "text\n" MAILMAN TEN, MAILMAN },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *all = g_strconcat(cases[i].text, cases[i].footer, NULL);
		g_assert_cmpuint(footer_start(view_of(all)), ==, strlen(cases[i].text));
	}
}

/* Footer on footer, and lines without end. */
static void test_hostile(void)
{
	static const char *const pieces[] = { MAILMAN, "_", "\n", RULE, "-- \n", "x" };
	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		while (text->len < 1 << 20)
			g_string_append(text, pieces[i]);
		size_t start = footer_start(view_of_gstring(text));
		g_assert_cmpuint(start, ==, i == 0 ? 0 : text->len);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/footer/cases", test_cases);
	g_test_add_func("/footer/hostile", test_hostile);
	return g_test_run();
}
