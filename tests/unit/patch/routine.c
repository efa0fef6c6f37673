/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Senders that are found to be bots: common/patch/routine.h, over patch/row.h. */
#include "patch/row.h"

#define LIST "tide.example.org"

typedef struct {
	PatchRowMaker *maker;
	BotTable *bots;
} Stream;

static void stream_init(Stream *stream, const char *bots)
{
	stream->bots = bot_table_new();
	g_assert_true(bot_table_add(stream->bots, view_of(bots), "bots", NULL));
	stream->maker = patch_row_maker_new(stream->bots, BODY_MESSAGE);
}

static void stream_clear(Stream *stream)
{
	patch_row_maker_free(stream->maker);
	bot_table_free(stream->bots);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Stream, stream_clear)

/* Whether a mail of that hour of May 2025 is a report. */
static bool is_report(Stream *stream, const char *sender, int hour, const char *subject,
		      const char *parent, const char *body)
{
	g_autofree char *date =
		g_strdup_printf("2025-05-%02dT%02d:00:00Z", 1 + hour / 24, hour % 24);
	g_autofree char *id = g_strdup_printf("%d@example.org", hour);
	Record mail = { .table = TABLE_MAIL };
	for (Column i = 0; i < N_COLUMNS; i++)
		mail.values[i] = VIEW("");
	mail.values[COLUMN_DATE] = view_of(date);
	mail.values[COLUMN_FROM_ADDR] = view_of(sender);
	mail.values[COLUMN_SUBJECT] = view_of(subject);
	mail.values[COLUMN_MESSAGE_ID] = view_of(id);
	mail.values[COLUMN_IN_REPLY_TO] = view_of(parent);
	mail.values[COLUMN_LIST] = VIEW(LIST);
	mail.values[COLUMN_BODY] = view_of(body);
	PatchRow row;
	patch_row_make(stream->maker, &mail, &row);
	bool is_report = view_is(row.record->values[COLUMN_KIND], "report");
	if (is_report)
		g_assert_true(view_is(row.record->values[COLUMN_WHY], "routine"));
	return is_report;
}

typedef struct {
	const char *subject; /* with the number in it */
	int every;	     /* so many hours */
	const char *odd;     /* the subject, parent and body of the fifth mail, if it is another */
	const char *odd_parent, *odd_body;
	const char *bots;
	int n_reports; /* of 20 mails */
} Case;

static const Case cases[] = {
	{ "Build %d of tide: passed", 1, NULL, "", "", "", 5 },
	{ "[tide] Build %d: failed in %d tests", 20, NULL, "", "", "", 5 },
	{ "Nightly report, number %d", 24, NULL, "", "", "", 5 },
	/* one of another shape is forgiven, a reply without Re: passed over */
	{ "Build %d of tide: passed", 1, "Server is back", "", "", "", 5 },
	{ "Build %d of tide: passed", 1, "Build of tide: fixed", "1@example.org", "Now good.", "",
	  4 },
	/* who does what people do is a person */
	{ "Build %d of tide: passed", 1, "Re: Build", "1@example.org", "Sorry.", "", 0 },
	{ "Build %d of tide: passed", 1, "Build", "", "> quoted\\n\\nYes.", "", 0 },
	{ "Build %d of tide: passed", 1, "[PATCH] tide: Build", "",
	  "Signed-off-by: A <a@example.org>\\n---\\ndiff --git a/t b/t\\n--- a/t\\n+++ "
	  "b/t\\n@@ -1 +1 @@\\n-a\\n+b\\n",
	  "", 0 },
	{ "[PATCH %d/20] tide: Build", 1, NULL, "", "", "", 0 },
	{ "Build %d of tide: passed", 1, NULL, "", "", "person\tsender@*\t\n", 0 },
	/* too seldom, of no one shape */
	{ "[ANNOUNCE] tide 1.%d", 60, NULL, "", "", "", 0 },
	{ NULL, 1, NULL, "", "", "", 0 },
};

static void test_found(void)
{
	static const char *const topics[] = { "gauge", "pump", "valve", "hull", "tide" };
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *one = &cases[i];
		g_auto(Stream) stream = { 0 };
		int n_reports = 0;
		stream_init(&stream, one->bots);
		g_test_message("%zu: %s", i, one->subject);
		for (int n = 0; n < 20; n++) {
			const char *percent = one->subject ? strstr(one->subject, "%d") : NULL;
			g_autofree char *subject =
				percent ? g_strdup_printf("%.*s%d%s", (int)(percent - one->subject),
							  one->subject, n, percent + 2)
					: g_strdup_printf("%s does what?", topics[n % 5]);
			bool is_odd = one->odd && n == 4;
			n_reports += is_report(&stream, "sender@example.org", n * one->every,
					       is_odd ? one->odd : subject,
					       is_odd ? one->odd_parent : "",
					       is_odd ? one->odd_body : "Text");
		}
		g_assert_cmpint(n_reports, ==, one->n_reports);
	}
}

/* Archives run backwards, too, and who is known stays so in the next month. */
static void test_order(void)
{
	g_auto(Stream) stream = { 0 };
	stream_init(&stream, "");
	int n_reports = 0;
	for (int n = 19; n >= 0; n--)
		n_reports +=
			is_report(&stream, "back@example.org", n, "Build 1 passed", "", "Text");
	g_assert_cmpint(n_reports, ==, 5);
	/* others between do not count */
	for (int n = 0; n < 20; n++) {
		g_autofree char *sender = g_strdup_printf("s%d@example.org", n);
		g_assert_false(is_report(&stream, sender, n, "Build 1 passed", "", "Text"));
	}
	g_assert_true(is_report(&stream, "back@example.org", 700, "Build 2 passed", "", "Text"));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/routine/found", test_found);
	g_test_add_func("/routine/order", test_order);
	return g_test_run();
}
