/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail as mboxrd: common/mailbox/mbox-writer.h. */
#include "mailbox/mbox-writer.h"

#define STAND_IN "From mboxrd@z Thu Jan  1 00:00:00 1970\n"

static void test_write(void)
{
	static const struct {
		const char *raw;
		gint64 arrival;
		const char *text;
	} wanted[] = {
		{ "A: x\n\ny\n", 0, STAND_IN "A: x\n\ny\n\n" },
		{ "A: x\n\ny", 0, STAND_IN "A: x\n\ny\n\n" },
		{ "", 0, STAND_IN "\n\n" },
		{ "A: x\n\n", 0, STAND_IN "A: x\n\n\n" },
		{ "A: x\n\nFrom y\n>From y\n>>From y\n", 0,
		  STAND_IN "A: x\n\n>From y\n>>From y\n>>>From y\n\n" },
		{ "A: x\n\n From y\nx From y\n> From y\nx>From y\nFROM y\nFrom\n", 0,
		  STAND_IN "A: x\n\n From y\nx From y\n> From y\nx>From y\nFROM y\nFrom\n\n" },
		{ "From x\nA: From y\n\nFrom ", 0, STAND_IN ">From x\nA: From y\n\n>From \n\n" },
		{ "From From \nFrom From From ", 0, STAND_IN ">From From \n>From From From \n\n" },
		{ "A: x\r\n\r\nFrom y\r\n", 0, STAND_IN "A: x\r\n\r\n>From y\r\n\n" },
		{ "A: x\n\n", G_GINT64_CONSTANT(1741082523),
		  "From mboxrd@z Tue Mar  4 10:02:03 2025\nA: x\n\n\n" },
		{ "A: x\n\n", G_GINT64_CONSTANT(253402300799),
		  "From mboxrd@z Fri Dec 31 23:59:59 9999\nA: x\n\n\n" },
		{ "A: x\n\n", G_MAXINT64, STAND_IN "A: x\n\n\n" },
		{ "A: x\n\n", -1, STAND_IN "A: x\n\n\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_autoptr(Output) output = output_new_memory();
		RawMail mail = { .raw = view_of(wanted[i].raw), .arrival = wanted[i].arrival };
		mbox_write(output, &mail);
		g_autofree char *text = view_dup(output_held(output));
		g_assert_cmpstr(text, ==, wanted[i].text);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mbox-writer/write", test_write);
	return g_test_run();
}
