/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When a mail was written: common/message/mail-date.h. */
#include "message/mail-date.h"

#include "message/date.h"
#include "message/header.h"

/* Days of March 2008 as fields of a header, the hour nearly the same. */
#define DATE(day) "Date: " day " Mar 2008 09:02:11 +0000\n"
#define HOP(day) "Received: from a by b (c; d) id 1;\n\t" day " Mar 2008 10:03:00 +0100 (CET)\n"
#define LATE "Received: by localhost (late); Sat, 15 Jun 2024 10:00:00 +0200\n"
#define POP                                                                                        \
	"Received: from a.b [192.0.2.1]\n\tby c with POP3 (fetchmail-6.4.37)\n"                    \
	"\tfor <d@localhost> (single-drop); Sat, 15 Jun 2024 10:00:00 +0200\n"
#define IMAP "Received: by c\n\twith IMAP; Sat, 15 Jun 2024 10:00:00 +0200\n"
#define UNSET "Received: by box; Thu, 01 Jan 1970 00:00:12 +0000\n"
#define SLOW "Received: by box; Mon, 3 Mar 2003 09:03:00 +0000\n"
#define FAST "Received: by laptop; Mon, 3 Mar 2035 09:03:00 +0000\n"

/* 2008-03-03 09:02:11 UTC. */
#define THIRD 1204534931
#define DAYS(n) ((gint64)(n)*86400)

typedef struct {
	const char *header;
	gint64 arrival;
	bool is_shared;
	MailDateSource source;
	const char *day; /* the date's; NULL for none */
} Case;

static const Case cases[] = {
	/* one of the others confirms the Date, wherever it stands */
	{ DATE("3") HOP("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ LATE DATE("3") HOP("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ LATE LATE HOP("3") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ HOP("9") HOP("6") HOP("3") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ HOP("3") SLOW DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ SLOW HOP("3") HOP("3") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ UNSET HOP("3") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ "Received: by a\n" HOP("3") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ HOP("99") HOP("3") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ HOP("4") DATE("3"), 0, false, MAIL_DATE_RECEIVED, "2008-03-04" },
	{ HOP("2") DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ LATE DATE("3"), THIRD, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ LATE DATE("3"), THIRD, true, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("Mon, 3") HOP("Mon, 3"), THIRD, false, MAIL_DATE_FIELD, "2008-03-03" },

	/* none does: the oldest that is plausible */
	{ HOP("9") HOP("6") DATE("30"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ HOP("9") HOP("6") DATE("1"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ HOP("9") HOP("6"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ LATE HOP("6") "Date: soon\n", 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ LATE DATE("3"), 0, false, MAIL_DATE_RECEIVED, "2024-06-15" },
	{ UNSET HOP("6") DATE("3"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ HOP("6") UNSET "Date: Thu, 1 Jan 1970 00:00:10 GMT\n", 0, false, MAIL_DATE_RECEIVED,
	  "2008-03-06" },
	{ SLOW HOP("6") HOP("6") DATE("3"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ HOP("6") FAST DATE("3"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ HOP("6") HOP("6") FAST "Date: 3 Mar 2045 09:02:11 GMT\n", 0, false, MAIL_DATE_RECEIVED,
	  "2008-03-06" },
	{ UNSET "Subject: a\n", 0, false, MAIL_DATE_NONE, NULL },

	/* fetching is no evidence against a Date before it */
	{ POP DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ IMAP DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ POP DATE("30") HOP("6"), 0, false, MAIL_DATE_RECEIVED, "2008-03-06" },
	{ POP "Date: Sat, 3 Mar 2035 09:02:11 +0000\n", 0, false, MAIL_DATE_ARRIVAL, "2024-06-15" },
	{ POP "Date: Sat, 15 Jun 2024 01:00:00 +0000\n", 0, false, MAIL_DATE_FIELD, "2024-06-15" },
	{ POP DATE("3"), THIRD, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ POP "Subject: a\n", 0, false, MAIL_DATE_ARRIVAL, "2024-06-15" },

	/* without Received */
	{ DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("3"), THIRD + DAYS(6000), false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("3"), THIRD - DAYS(1), false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("3"), THIRD - DAYS(2), false, MAIL_DATE_ARRIVAL, "2008-03-01" },
	{ DATE("3"), THIRD - DAYS(2), true, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("3"), 1, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("3"), -5, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ "Received: by a; soon\n" DATE("3"), THIRD - DAYS(2), false, MAIL_DATE_ARRIVAL,
	  "2008-03-01" },
	{ "Date: soon\n", THIRD, false, MAIL_DATE_ARRIVAL, "2008-03-03" },
	{ "Date: Mon, 3 Mar 2008 9 o'clock\n", THIRD - DAYS(1), false, MAIL_DATE_ARRIVAL,
	  "2008-03-02" },
	{ "Subject: a\n", THIRD, true, MAIL_DATE_ARRIVAL, "2008-03-03" },
	{ "Subject: a\n", G_MAXINT64, false, MAIL_DATE_NONE, NULL },
	{ "Subject: a\n", 0, false, MAIL_DATE_NONE, NULL },
	{ "Resent-Date: Mon, 3 Mar 2008 09:02:11 GMT\n", 0, false, MAIL_DATE_NONE, NULL },

	/* several Date fields, and empty ones */
	{ "Date:\n" DATE("3") HOP("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ "Date: soon\n" DATE("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("30") DATE("3") HOP("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("3") DATE("30") HOP("3"), 0, false, MAIL_DATE_FIELD, "2008-03-03" },
	{ DATE("30") DATE("3") HOP("9"), 0, false, MAIL_DATE_RECEIVED, "2008-03-09" },
	{ "Resent-Date: 9 Mar 2008 09:02:11 GMT\nResent-From: a@example.org\n" HOP("9") HOP("3")
		  DATE("3"),
	  0, false, MAIL_DATE_FIELD, "2008-03-03" },
};

static void check(const Case *c)
{
	Header header;
	g_autofree char *raw = g_strconcat(c->header, "\n", NULL);
	g_test_message("%s", raw);
	header_scan(&header, view_of(raw));
	MailDates dates = {
		.header = header.block,
		.date = header.values[HEADER_DATE],
		.received = header.values[HEADER_RECEIVED],
		.arrival = c->arrival,
		.arrival_is_shared = c->is_shared,
	};
	gint64 seconds;
	g_assert_cmpint(mail_date_find(&dates, &seconds), ==, c->source);
	if (c->source == MAIL_DATE_NONE)
		return;
	char date[DATE_SIZE];
	date_format(seconds, date);
	date[strlen("2008-03-03")] = '\0';
	g_assert_cmpstr(date, ==, c->day);
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		check(&cases[i]);
}

/* A mail in a loop, whose Date nothing confirms. */
static void test_hostile(void)
{
	g_autoptr(GString) raw = g_string_new(DATE("3"));
	while (raw->len < 4 << 20)
		g_string_append(raw, HOP("(((9"));
	while (raw->len < 8 << 20)
		g_string_append(raw, HOP("9"));
	Header header;
	header_scan(&header, view_of_gstring(raw));
	MailDates dates = { header.block, header.values[HEADER_DATE],
			    header.values[HEADER_RECEIVED], 0, false };
	gint64 seconds;
	g_assert_cmpint(mail_date_find(&dates, &seconds), ==, MAIL_DATE_RECEIVED);
}

static void test_zone_and_arrival(void)
{
	static const struct {
		const char *header;
		gint64 arrival;
		const char *zone, *day; /* empty where there is none */
	} headers[] = {
		{ LATE HOP("3") DATE("3"), THIRD, "+0000", "2024-06-15" },
		{ DATE("3"), THIRD, "+0000", "2008-03-03" },
		{ DATE("3"), 0, "+0000", "" },
		{ UNSET "Received: by a\n" HOP("4") DATE("3"), 0, "+0000", "2008-03-04" },
		{ "Date: soon\nDate: 3 Mar 2008 10:02:11 +0100\n", 0, "+0100", "" },
		{ "Date: 9 Mar 2008 10:02:11 -0300\nDate: 3 Mar 2008 10:02:11 +0100\n", 0, "+0100",
		  "" },
		{ "Date: 9 Mar 2008 10:02:11 -0300\n", 0, "-0300", "" },
		{ "Date: 3 Mar 2008 09:02:11\n", 0, "", "" },
		{ "Subject: a\n", 12, "", "" },
		{ "", 0, "", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
		char zone[DATE_ZONE_SIZE] = "", day[DATE_SIZE] = "";
		gint64 arrival;
		g_test_message("%s", headers[i].header);
		if (!mail_date_zone(view_of(headers[i].header), THIRD, zone))
			zone[0] = '\0';
		if (mail_date_arrival(view_of(headers[i].header), headers[i].arrival, &arrival))
			date_format(arrival, day);
		day[MIN(strlen(day), strlen("2008-03-03"))] = '\0';
		g_assert_cmpstr(zone, ==, headers[i].zone);
		g_assert_cmpstr(day, ==, headers[i].day);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mail-date/cases", test_cases);
	g_test_add_func("/mail-date/hostile", test_hostile);
	g_test_add_func("/mail-date/zone-and-arrival", test_zone_and_arrival);
	return g_test_run();
}
