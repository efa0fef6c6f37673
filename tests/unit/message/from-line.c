/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From_ lines and what looks like them: common/message/from-line.h. */
#include "message/from-line.h"

#define SHA1 "0123456789abcdef0123456789abcdef01234567"
#define SHA256 SHA1 "89abcdef0123456789abcdef"

typedef struct {
	const char *line;
	gint64 date; /* seconds; -1 where the line must be refused */
} Case;

static const Case cases[] = {
	/* the forms that are met */
	{ "From a@example.org Thu Aug  9 18:39:17 2012", 1344537557 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012\r", 1344537557 },
	{ "From a@example.org Thu Aug  9 18:39 2012", 1344537540 },
	{ "From a@example.org Thu Aug 9 18:39:17 +0200 2012", 1344530357 },
	{ "From a@example.org Thu Aug 9 18:39:17 2012 +0200", 1344530357 },
	{ "From a@example.org Thu Aug 9 18:39:17 EST 2012", 1344555557 },
	{ "From a@example.org Thu Aug 9 18:39:17 2012 GMT", 1344537557 },
	{ "From a@example.org Thu Aug 9 18:39:17 CEST 2012", 1344530357 },
	{ "From a@example.org Thu Aug 9 18:39:17 MET DST 2012", 1344533957 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012 remote from example", 1344537557 },
	{ "From a at example.org  Thu Aug  9 18:39:17 2012", 1344537557 },
	{ "From - Thu Aug  9 18:39:17 2012", 1344537557 },
	{ "From 1779873633236952867@xxx Mon Oct 16 01:29:30 +0000 2023", 1697419770 },
	{ "From mboxrd@z Thu Jan  1 00:00:00 1970", 0 },
	{ "From list@z Thu Jan 1 00:00:00 1970", 0 },
	{ "From " SHA1 " Mon Sep 17 00:00:00 2001", 0 },
	{ "From " SHA256 " Mon Sep 17 00:00:00 2001", 0 },
	{ "From foo@bar Mon Sep 17 00:00:00 2001", 0 },
	{ "From foo@baz Thu Jun 30 03:27:07 PM CEST 2022", 1656595627 },
	{ "From foo@baz Thu Jun 30 12:27:07 AM 2022", 1656548827 },
	{ "From foo@baz Thu 30 Jun 2022 03:27:07 PM CEST", 1656595627 },
	{ "From a@example.org  Tue May  4 16:15:19 2021", 1620144919 },
	{ "From MAILER-DAEMON Tue May  4 16:15:19 2021", 1620144919 },
	{ "From patchwork Tue May 04 16:15:19 2021", 1620144919 },
	{ "From x-return-50517-y=example.org@lists.example Tue May  4 16:15:19 2021", 1620144919 },
	{ "From a@example.org Thu, 9 Aug 2012 18:39:17 +0200", 1344530357 },
	{ "From \"Sat Sun\"@example.org Thu Aug  9 18:39:17 2012", 1344537557 },
	{ "From Sat Sun Mon Thu Aug  9 18:39:17 2012", 1344537557 },
	{ "From Thu Aug  9 18:39:17 2012", 1344537557 },
	{ "From a@example.org Thu Feb 31 18:39:17 2012", 0 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012 ", 1344537557 },
	{ "From - Thu Aug 09 2012 18:39:17 GMT+0200 (Central European Summer Time)", 1344530357 },
	{ "From a@example.org Thu, 9 Aug 2012 18:39:17 +0200 (CEST)", 1344530357 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012 +02:00", 1344530357 },
	{ "From a@example.org Thu Aug  9 18:39:17 UTC-0700 2012", 1344562757 },
	{ "From a@example.org 9 Aug 2012 18:39:17 +0200", 1344530357 },
	{ "From a@example.org 09 Aug 2012 18:39", 1344537540 },
	{ "From ???\?@??? Thu Aug 09 18:39:17 2012", 1344537557 },
	{ "From a@example.org 2012-08-09 18:39:17", 1344537557 },
	{ "From a@example.org 2012-08-09 18:39", 1344537540 },
	{ "From a@example.org 2012-08-09T18:39:17Z", 1344537557 },
	{ "From a@example.org 2012-08-09T18:39:17.123Z", 1344537557 },
	{ "From a@example.org Thu Aug  9 18:39:17.5 2012", 1344537557 },
	{ "From a@example.org 2012-08-09T18:39:17+02:00", 1344530357 },
	{ "From a@example.org 2012-08-09 18:39:17 +0200", 1344530357 },
	{ "From a@example.org Thu Aug  9 18:39:17 98", 902687957 },
	{ "From a@example.org Thu Aug  9 18:39 EDT 12", 1344551940 },

	/* prose and torn lines */
	{ "From my experience", -1 },
	{ "From the v1 cover letter:", -1 },
	{ "From the meeting on Thu Aug 9 I remember", -1 },
	{ "From Thu on we meet at 18:39:17", -1 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012 it rained", -1 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012 remote", -1 },
	{ "From a@example.org Thu Aug  9 18:39:17", -1 },
	{ "From a@example.org Thu Aug  9 2012", -1 },
	{ "From a@example.org Aug  9 18:39:17 2012", -1 },
	{ "From a@example.org Thu Aug  9 18:39:17 18:39:17 2012", -1 },
	{ "From a@example.org Thu Aug Sep 9 18:39:17 2012", -1 },
	{ "From a@example.org Thu Aug 9 33:17 PM 2012 IT WAS", -1 },
	{ "From pat016", -1 },
	{ "From 2012-08-09 on", -1 },
	{ "From a@example.org Thu Aug  9 18:39:1712 2012", -1 },
	{ "From a@example.org Thu Aug  9 18:39:17it 2012", -1 },
	{ "From 9 Aug 2012 on", -1 },
	{ "From 9 18:39:17 2012", -1 },
	{ "From 7 to 9 Aug 2012", -1 },
	{ "From a@example.org 2012-08-09", -1 },
	{ "From a@example.org 2012-08-09T", -1 },
	{ "From a@example.org 2012-8-9 18:39:17", -1 },
	{ "From a@example.org Thu Aug  9 18:39:17 2012 (it", -1 },
	{ "From a@example.org Thu Aug  9 (it) 18:39:17 2012", -1 },
	{ "From a@example.org Thu Aug  9 98 18:39:17", -1 },
	{ "From ", -1 },
	{ "From", -1 },
	{ "", -1 },
	{ ">From a@example.org Thu Aug  9 18:39:17 2012", -1 },
	{ "From: a@example.org Thu Aug  9 18:39:17 2012", -1 },
	{ "from a@example.org Thu Aug  9 18:39:17 2012", -1 },
};

static void test_lines(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].line);
		gint64 date = -2;
		bool plausible = from_line_parse(view_of(cases[i].line), &date);
		g_assert_cmpint(plausible, ==, cases[i].date >= 0);
		if (plausible)
			g_assert_cmpint(date, ==, cases[i].date);
		g_assert_cmpint(from_line_parse(view_of(cases[i].line), NULL), ==, plausible);
	}
}

static void test_stand_in(void)
{
	static const struct {
		const char *line;
		StandIn stand_in;
	} wanted[] = {
		{ "From " SHA1 " Mon Sep 17 00:00:00 2001", STAND_IN_PATCH },
		{ "From " SHA256 " Mon Sep 17 00:00:00 2001", STAND_IN_PATCH },
		{ "From " SHA1 " Mon Sep 17 00:00:00 2001\r", STAND_IN_PATCH },
		{ "From 0123456789ab Mon Sep 17 00:00:00 2001", STAND_IN_PATCH },
		{ "From nobody Mon Sep 17 00:00:00 2001", STAND_IN_PATCH },
		{ "From someone@example.org Mon Sep 17 00:00:00 2001", STAND_IN_NONE },
		{ "From git@z Thu Jan  1 00:00:00 1970", STAND_IN_GIT },
		{ "From git@z Thu Jan  1 00:00:00 1970\r", STAND_IN_GIT },
		{ "From mboxrd@z Thu Jan  1 00:00:00 1970", STAND_IN_NONE },
		{ "From git@z Thu Jan  1 00:00:01 1970", STAND_IN_NONE },
		{ "", STAND_IN_NONE },
		{ "From ", STAND_IN_NONE },
		{ "From " SHA1, STAND_IN_NONE },
		{ "From " SHA1 " Mon Sep 17 00:00:01 2001", STAND_IN_PATCH },
		{ "From " SHA256 " Thu, 13 Mar 2025 10:00:00 +0100", STAND_IN_PATCH },
		{ "From 0123456789ab Thu Mar 13 10:00:00 2025", STAND_IN_NONE },
		{ "From " SHA1 " on, it broke", STAND_IN_NONE },
		{ "From " SHA1 "@example.org Thu Mar 13 10:00:00 2025", STAND_IN_NONE },
		{ ">From " SHA1 " Mon Sep 17 00:00:00 2001", STAND_IN_NONE },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		g_assert_cmpint(from_line_stand_in(view_of(wanted[i].line)), ==,
				wanted[i].stand_in);
}

static void test_header_like(void)
{
	const char *const yes[] = { "From: a", "X-Y_z.1:", "a:b:c", "~!:", "From \t: a" };
	const char *const no[] = { "",		":",	    ": x",	  "no colon",
				   "From a: b", " From: a", "\xc3\xa4: x" };
	for (size_t i = 0; i < G_N_ELEMENTS(yes); i++)
		g_assert_true(header_line_like(view_of(yes[i])));
	for (size_t i = 0; i < G_N_ELEMENTS(no); i++)
		g_assert_false(header_line_like(view_of(no[i])));
}

static void test_of_mail(void)
{
	const char *const yes[] = { "From: a",	  ">From: a",	     "subject:x",     "X-Y: a",
				    "List-Id: a", "CONTENT-TYPE: a", "Message-Id: a", "From : a" };
	const char *const no[] = {
		"",	  "Subject",	 "Note: a",   "X: a",	   "http://example.org",
		"XY-: a", "Subjects: a", "To day: a", "From a: b", ">: a"
	};
	for (size_t i = 0; i < G_N_ELEMENTS(yes); i++)
		g_assert_true(header_line_of_mail(view_of(yes[i])));
	for (size_t i = 0; i < G_N_ELEMENTS(no); i++)
		g_assert_false(header_line_of_mail(view_of(no[i])));
}

/* A line of day names must not be read again and again. */
static void test_long(void)
{
	g_autoptr(GString) line = g_string_new("From ");
	for (int i = 0; i < 500000; i++)
		g_string_append(line, "Thu Aug 9 ");
	g_assert_false(from_line_parse(view_of_gstring(line), NULL));
	g_string_append(line, "Thu Aug  9 18:39:17 2012");
	g_assert_true(from_line_parse(view_of_gstring(line), NULL));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/from-line/lines", test_lines);
	g_test_add_func("/from-line/stand-in", test_stand_in);
	g_test_add_func("/from-line/header-like", test_header_like);
	g_test_add_func("/from-line/of-mail", test_of_mail);
	g_test_add_func("/from-line/long", test_long);
	return g_test_run();
}
