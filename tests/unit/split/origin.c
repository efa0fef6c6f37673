/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a mail is that of a record: common/split/origin.h. */
#include "split/origin.h"

static void test_origin(void)
{
	static const struct {
		const char *raw, *message_id, *subject;
		bool is_origin;
	} wanted[] = {
		{ "Message-ID: <a@x>\nSubject: s\n\n", "a@x", "", true },
		{ "Message-ID: <a@x>\nSubject: s\n\n", "b@x", "", false },
		{ "Message-ID: <a@x>\nSubject: s\n\n", "a@x", "other", true },
		{ "Subject: s\n\nMessage-ID: <a@x>\n", "a@x", "s", false },
		{ "Message-ID:\n <a@\n x>\n\n", "a@x", "", true },
		{ "Message-ID: <a\\b@x>\n\n", "a\\\\b@x", "", true },
		{ "Subject: a\n  b\n\n", "", "a b", true },
		{ "Subject: =?UTF-8?Q?=C3=BC?= b\n\n", "", "\xc3\xbc b", true },
		{ "Subject: a\\b\n\n", "", "a\\\\b", true },
		{ "Subject: other\n\n", "", "s", false },
		{ "no mail", "", "s", false },
		{ "no mail", "", "", true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		g_assert_cmpint(mail_is_origin(view_of(wanted[i].raw),
					       view_of(wanted[i].message_id),
					       view_of(wanted[i].subject)),
				==, wanted[i].is_origin);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/origin/origin", test_origin);
	return g_test_run();
}
