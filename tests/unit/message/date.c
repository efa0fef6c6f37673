/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dates of mail and of the records: common/message/date.h. */
#include "message/date.h"

#include "patience.h"

typedef struct {
	const char *text;
	gint64 seconds; /* -1 where the text must be refused */
} Case;

static const Case mail_cases[] = {
	{ "Wed, 14 May 2025 19:21:56 +0000", 1747250516 },
	{ "Wed, 14 May 2025 21:21:56 +0200", 1747250516 },
	{ "Wed, 14 May 2025 12:21:56 -0700", 1747250516 },
	{ "Wed, 14 May 2025 19:21:56 -0000", 1747250516 },
	{ " Wed, 14 May 2025 12:21:56 -0700 (PDT) ", 1747250516 },
	{ "Wed, 14 May 2025 19:21:56 (UTC)", 1747250516 },
	{ "Wed, 14 May 2025 21:21:56 (GMT+02:00)", 1747250516 },
	{ "Wed, 14 May 2025 12:21:56 (utc -0700)", 1747250516 },
	{ "Wed, 14 May 2025 19:21:56 (GMT+2)", 1747250516 },
	{ "Wed, 14 May 2025 19:21:56 (+02:00:00)", 1747250516 },
	{ "14 May 2025 19:21:56 GMT", 1747250516 },
	{ "wed, 14 may 2025 19:21:56 gmt", 1747250516 },
	{ "Wed 14 May 2025 19:21:56 UT", 1747250516 },
	{ "Wed,\r\n\t14 May 2025\r\n 19:21:56 Z", 1747250516 },
	{ "Wed, 14 May 2025 14:21:56 EST", 1747250516 },
	{ "Wed, 14 May 2025 12:21:56 PDT", 1747250516 },
	{ "Wed, 14 May 2025 19:21 +0000", 1747250460 },
	{ "Wed, 14 May 2025 9:21:56 +0000", 1747214516 },
	{ "Wed, 14 May 25 19:21:56 +0000", 1747250516 },
	{ "Fri, 31 Dec 99 23:59:60 +0000", 946684800 },
	{ "Tue, 29 Feb 2000 00:00:00 +0000", 951782400 },
	{ "Thu, 1 Jan 1970 00:00:00 +0000", 0 },
	{ "Fri, 31 Dec 9999 23:59:59 +0000", 253402300799 },
	{ "Fri, 13 Apr 2085 01:02:03 +0000", 3637962123 },

	{ "", -1 },
	{ "Wed", -1 },
	{ "Wed,", -1 },
	{ "Wed, 14 May 2025 19:21:56:00", -1 },
	{ "Wed, 14 May 2025 19:2156", -1 },
	{ "Wed, 14 May 2025 19:60:00 +0000", -1 },
	{ "Wed, 0 May 2025 19:21:56 +0000", -1 },
	{ "Wed, 31 Jun 2025 19:21:56 +0000", -1 },
	{ "Wed, 29 Feb 2100 19:21:56 +0000", -1 },
	{ "Wed, 014 May 2025 19:21:56 +0000", -1 },
	{ "Wed, 14 May 69 19:21:56 +0000", -1 },
	{ "Wed, 14 May 12025 19:21:56 +0000", -1 },
	{ "Thu, 1 Jan 1970 00:00:00 +0100", -1 },
	{ "Fri, 31 Dec 9999 23:59:59 -0100", -1 },
};

static const Case record_cases[] = {
	{ "2025-05-14T19:21:56Z", 1747250516 },
	{ "1970-01-01T00:00:00Z", 0 },
	{ "9999-12-31T23:59:59Z", 253402300799 },
	{ "2000-02-29T12:00:00Z", 951825600 },
	{ "", -1 },
	{ "2025-05-14 19:21:56Z", -1 },
	{ "2025-05-14T19:21:56", -1 },
	{ "2025-05-14T19:21:56Zx", -1 },
	{ "2025-13-14T19:21:56Z", -1 },
	{ "2025-02-29T19:21:56Z", -1 },
	{ "1969-12-31T23:59:59Z", -1 },
	{ "+025-05-14T19:21:56Z", -1 },
};

static void check(const Case *cases, size_t n_cases, bool (*parse)(View, gint64 *))
{
	for (size_t i = 0; i < n_cases; i++) {
		g_test_message("%s", cases[i].text);
		gint64 seconds = -2;
		bool ok = parse(view_of(cases[i].text), &seconds);
		g_assert_cmpint(ok, ==, cases[i].seconds >= 0);
		if (ok)
			g_assert_cmpint(seconds, ==, cases[i].seconds);
	}
}

static void test_mail(void)
{
	check(mail_cases, G_N_ELEMENTS(mail_cases), date_parse);
}

static void test_record(void)
{
	check(record_cases, G_N_ELEMENTS(record_cases), date_parse_record);
}

/* Every day from 1970 to 9999 is written as GLib writes it, and read back; some of them where that
 * would take too long. */
static void test_days(void)
{
	const guint step = (guint)patience();
	g_autoptr(GDate) day = g_date_new_dmy(1, 1, 1970);
	for (gint64 seconds = 0; date_is_valid(seconds);
	     seconds += 86400 * (gint64)step, g_date_add_days(day, step)) {
		char got[DATE_SIZE];
		date_format(seconds + 86399, got);
		char want[DATE_SIZE + 20];
		g_snprintf(want, sizeof want, "%04d-%02d-%02dT23:59:59Z", g_date_get_year(day),
			   g_date_get_month(day), g_date_get_day(day));
		g_assert_cmpstr(got, ==, want);
		gint64 back;
		g_assert_true(date_parse_record(view_of(got), &back));
		g_assert_cmpint(back, ==, seconds + 86399);
	}
}

static void test_zone(void)
{
	static const struct {
		const char *text, *zone; /* NULL where there is none */
	} zones[] = {
		{ "Wed, 14 May 2025 19:21:56 +0000", "+0000" },
		{ "Wed, 14 May 2025 21:21:56 +0200", "+0200" },
		{ "Wed, 14 May 2025 12:21:56 -0700 (PDT)", "-0700" },
		{ "Wed, 14 May 2025 12:21:56 +0545", "+0545" },
		{ "Wed, 14 May 2025 12:21:56 -0330", "-0330" },
		{ "Wed, 14 May 2025 19:21:56 -0000", "-0000" },
		{ "Wed, 14 May 2025 19:21:56 GMT", "+0000" },
		{ "Wed, 14 May 2025 19:21:56 Z", "+0000" },
		{ "Wed, 14 May 2025 19:21:56 UT", "+0000" },
		{ "Wed, 14 May 2025 14:21:56 EST", "-0500" },
		{ "Wed, 14 May 2025 14:21:56 CEST", "+0200" },
		{ "Wed, 14 May 2025 14:21:56 A", "-0000" },
		{ "Wed, 14 May 2025 19:21:56", NULL },
		{ "Wed, 14 May 2025 19:21:56 (UTC)", NULL },
		{ "Wed, 14 May 2025 19:21:56 (GMT+02:00)", "+0200" },
		{ "Wed, 14 May 2025 19:21:56 XYZ", NULL },
		{ "Wed, 14 May 2025 19:21:56 +9999", "-0000" },
		{ "14 May 2025 19:21:56 +02:00", "+0200" },
		{ "14 May 2025 19:21:56 -7", "-0700" },
		{ "14 May 2025 19:21:56 --500", "-0500" },
		{ "14 May 2025 19:21:56 GMT+0100 (CET)", "+0100" },
		{ "14 May 2025 19:21:56 MET DST", "+0200" },
		{ "14 May 2025 19:21:56 EST5EDT", "-0400" },
		{ "Wed May 14 19:21:56 2025", NULL },
		{ "Wed May 14 19:21:56 PDT 2025", "-0700" },
		{ "2025-05-14T19:21:56Z", "+0000" },
		{ "2025-05-14T19:21:56+05:30", "+0530" },
		{ "1747250516 +0200", "+0200" },
		{ "1747250516", NULL },
		{ "Wed, 99 May 2025 19:21:56 +0200", NULL },
		{ "+0200", NULL },
		{ "", NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
		char zone[DATE_ZONE_SIZE] = "";
		g_test_message("%s", zones[i].text);
		g_assert_cmpint(date_parse_zone(view_of(zones[i].text), zone), ==,
				zones[i].zone != NULL);
		if (zones[i].zone)
			g_assert_cmpstr(zone, ==, zones[i].zone);
	}
}

static void test_received(void)
{
	static const Case received[] = {
		{ "from a; b by c id 1;\n\tWed, 14 May 2025 19:21:56 +0000", 1747250516 },
		{ "by c; Wed, 14 May 2025 19:21:56 +0000 (UTC; not local)", 1747250516 },
		{ "by c (a; b (c; \\) d)); 14 May 2025 19:21:56 (e;\n f)", 1747250516 },
		{ "from \"a;b(\" by c; Wed, 14 May 2025 19:21:56 GMT (x;y)", 1747250516 },
		{ "(qmail 1 invoked by uid 0); 14 May 2025 19:21:56 -0000", 1747250516 },
		{ "from a by c", -1 },
		{ "by c; Wed, 99 May 2025 19:21:56 +0000", -1 },
		{ "by c;", -1 },
		{ "", -1 },
	};
	check(received, G_N_ELEMENTS(received), date_parse_received);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/date/mail", test_mail);
	g_test_add_func("/date/record", test_record);
	g_test_add_func("/date/days", test_days);
	g_test_add_func("/date/zone", test_zone);
	g_test_add_func("/date/received", test_received);
	return g_test_run();
}
