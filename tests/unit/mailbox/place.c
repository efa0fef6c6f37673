/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a source says: common/mailbox/place.h. */
#include "mailbox/place.h"

#define SHA1 "0123456789abcdef0123456789ABCDEF01234567"
#define SHA256 SHA1 "0123456789abcdef01234567"

static void test_parse(void)
{
	static const struct {
		View source;
		MailPlaceKind kind;
		const char *name;
		guint64 offset, length;
	} wanted[] = {
		{ VIEW_INIT("list.mbox:0:12"), MAIL_PLACE_FILE, "list.mbox", 0, 12 },
		{ VIEW_INIT("/a b/c:1:2:30:4"), MAIL_PLACE_FILE, "/a b/c:1:2", 30, 4 },
		{ VIEW_INIT("::1:2"), MAIL_PLACE_FILE, ":", 1, 2 },
		{ VIEW_INIT("a\nb:1:2"), MAIL_PLACE_FILE, "a\nb", 1, 2 },
		{ VIEW_INIT("x:9223372036854775807:1"), MAIL_PLACE_FILE, "x", G_MAXINT64, 1 },
		{ VIEW_INIT("-:1:2"), MAIL_PLACE_GONE, "-", 1, 2 },
		{ VIEW_INIT("./-:1:2"), MAIL_PLACE_FILE, "./-", 1, 2 },
		{ VIEW_INIT(SHA1), MAIL_PLACE_COMMIT, SHA1, 0, 0 },
		{ VIEW_INIT(SHA256), MAIL_PLACE_COMMIT, SHA256, 0, 0 },
		{ VIEW_INIT(SHA1 ":1:2"), MAIL_PLACE_FILE, SHA1, 1, 2 },
		{ VIEW_INIT(""), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:1"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT(":1:2"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:1:"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x::1"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:-1:2"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:1:2 "), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:0x1:2"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:9223372036854775808:1"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x:1:99999999999999999999"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("x\0y:1:2"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT(SHA1 "0"), MAIL_PLACE_NONE, NULL, 0, 0 },
		{ VIEW_INIT("g123456789abcdef0123456789abcdef01234567"), MAIL_PLACE_NONE, NULL, 0,
		  0 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		g_auto(MailPlace) place;
		mail_place_parse(&place, wanted[i].source);
		g_test_message("%.*s", (int)wanted[i].source.len, wanted[i].source.data);
		g_assert_cmpint(place.kind, ==, wanted[i].kind);
		if (place.kind == MAIL_PLACE_NONE)
			continue;
		g_assert_cmpstr(place.name, ==, wanted[i].name);
		g_assert_cmpuint(place.offset, ==, wanted[i].offset);
		g_assert_cmpuint(place.length, ==, wanted[i].length);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/place/parse", test_parse);
	return g_test_run();
}
