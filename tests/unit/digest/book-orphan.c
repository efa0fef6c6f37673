/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers before what they answer: common/digest/book-orphan.h, over digest/digest.h. */
#include "digest-case.h"

#include "patch/flags.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tin_reply_to\treferences\tversion\tflags\tdate\tfrom_name\t"     \
	"author_name\ttrailers\tpart\ttotal\ttitle\tbody\twhy\n"

/* What a mail is, before the column series; what it answers; and what follows. */
typedef struct {
	const char *kind, *id, *parent, *references, *rest;
} Mail;

/* Version, flags, date, sender, author, trailers, part, total, title, body. */
#define REPLY(flags, day, who, trailers)                                                           \
	"1\tre" flags "\t2025-05-0" #day "T10:00:00Z\t" who "\t" who "\t" trailers "\t\t\tT\t"

#define PATCH "1\t\t2025-05-01T10:00:00Z\tAda\tAda\t\t1\t1\tT\t\t"
#define REVIEW "Reviewed-by: Ben <ben@example.org>"

static const Mail thread[] = {
	{ "patch", "p", "", "", PATCH },
	{ "reply", "r", "p", "", REPLY("", 3, "Ben", REVIEW) "\t" },
	{ "reply", "s", "r", "", REPLY(" ping", 4, "Ada", "") "\t" },
	/* names the patch only by way of a mail that did not come, and by one that did */
	{ "reply", "t", "gone", "p gone", REPLY("", 2, "Cy", "") "\t" },
	{ "reply", "u", "t", "", REPLY(" applied nack", 5, "Dee", "") "Applied, thanks.\\n\t" },
	{ "other", "v", "x", "", "1\t\t\tEve\tEve\t\t\t\tHello\t\t" },
};

#define N G_N_ELEMENTS(thread)

/* Whether the mails' column series is filled when they come in that order: a program before this
 * one looks back only. */
static void find_series(const guint *order, bool *has_series)
{
	for (size_t i = 0; i < N; i++) {
		const Mail *mail = &thread[order[i]];
		has_series[order[i]] = strcmp(mail->kind, "patch") == 0;
		for (size_t j = 0; j < i; j++) {
			const Mail *before = &thread[order[j]];
			bool is_above = strcmp(before->id, mail->parent) == 0 ||
					g_str_has_prefix(mail->references, before->id);
			has_series[order[i]] |= is_above && has_series[order[j]];
		}
	}
}

static char *write_mails(const guint *order)
{
	GString *records = g_string_new(HEADER);
	bool has_series[N] = { false };
	find_series(order, has_series);
	for (size_t i = 0; i < N; i++) {
		const Mail *mail = &thread[order[i]];
		g_string_append_printf(records, "%s\t%s\t%s\t%s\t%s\t%s\n", mail->kind, mail->id,
				       has_series[order[i]] ? "p" : "", mail->parent,
				       mail->references, mail->rest);
	}
	return g_string_free(records, FALSE);
}

static void check_thread(const guint *order)
{
	g_autofree char *records = write_mails(order);
	g_test_message("%s", records);
	g_autoptr(Digest) digest = collect_wanting(records, DIGEST_DETAILS);
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_cmpuint(all->len, ==, 1);
	const DigestSeries *series = digest_series_at(all, 0);
	g_assert_cmpstr(state_name(series->state), ==, "applied");
	g_assert_true(view_is(kept_view(series->evidence), "u"));
	g_assert_true(view_is(kept_view(series->applied_by), "Dee"));
	g_assert_cmpuint(series->applied, ==, 1);
	g_assert_cmpuint(series->replies, ==, 4);
	g_assert_cmpuint(series->moves, ==, 4);
	g_assert_cmpuint(series->answers, ==, 3);
	g_assert_cmpuint(series->reviews[REVIEW_REVIEWED], ==, 1);
	g_assert_true(view_is(kept_view(digest_series_details(series)->first_answer_by), "Cy"));
	g_assert_true(view_is(kept_view(digest_series_details(series)->first_review_by),
			      "Ben <ben@example.org>"));
	g_assert_cmpuint(series->flags, ==, FLAG_PING | FLAG_NACK);
	g_assert_cmpint(series->last_reply, ==, 1746439200);
}

/* Each order of the mails gives the same series. */
static void test_all_orders(void)
{
	guint order[N], counters[N] = { 0 };
	for (guint i = 0; i < N; i++)
		order[i] = i;
	check_thread(order);
	/* Heap's algorithm */
	for (guint i = 1; i < N;) {
		if (counters[i] == i) {
			counters[i++] = 0;
			continue;
		}
		guint other = i % 2 ? counters[i] : 0;
		guint kept = order[other];
		order[other] = order[i];
		order[i] = kept;
		check_thread(order);
		counters[i]++;
		i = 1;
	}
}

#define ROW(kind, id, parents, rest) kind "\t" id "\t\t" parents "\t" rest "\n"
#define POSTED(id, version, title)                                                                 \
	"patch\t" id "\t" id "\t\t\t" version "\t\t2025-05-01T10:00:00Z\tAda\tAda\t\t1\t1\t" title \
	"\t\t\n"

/* A reply that names nothing, and may be to either of two postings or belongs to the first. */
static void test_titles(void)
{
	static const struct {
		const char *records;
		guint64 replies;
	} cases[] = {
		{ POSTED("p", "1", "T") POSTED("q", "1", "T")
			  ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t"),
		  0 },
		{ POSTED("p", "1", "T") ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t")
			  POSTED("q", "1", "T"),
		  1 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) all = digest_series(digest);
		guint64 replies = 0;
		g_test_message("%s", records);
		for (guint place = 0; place < all->len; place++)
			replies += digest_series_at(all, place)->replies;
		g_assert_cmpuint(replies, ==, cases[i].replies);
	}
}

static const struct {
	const char *records, *state;
	guint64 replies;
} adopted[] = {
	/* by way of a bot's report, and of mail of any kind */
	{ ROW("reply", "s", "r\t", REPLY("", 2, "Ben", "") "\t")
		  ROW("report", "r", "p\t", REPLY("", 2, "Bot", "") "\t") POSTED("p", "1", "T"),
	  "discussed", 1 },
	{ ROW("reply", "s", "r\t", REPLY("", 2, "Ben", "") "\t")
		  ROW("other", "r", "p\t", REPLY("", 2, "Bob", "") "\t") POSTED("p", "1", "T"),
	  "discussed", 1 },
	/* by way of a reply that has a series when it comes */
	{ ROW("reply", "s", "r\t", REPLY("", 2, "Ben", "") "\t")
		  POSTED("p", "1", "T") "reply\tr\tp\tp\t\t" REPLY("", 2, "Bob", "") "\t\n",
	  "discussed", 2 },
	/* a bot's note */
	{ ROW("applied", "n", "p\t", REPLY("", 2, "patchwork-bot", "") "\trobot")
		  POSTED("p", "1", "T"),
	  "applied", 0 },
	/* of a later version, which did not come: not where that of another mail is known
	 */
	{ ROW("reply", "s", "q\tp q",
	      "2"
	      "\tre\t2025-05-02T10:00:00Z\tBen\tBen\t\t\t\tT\t\t") POSTED("p", "1", "T"),
	  "new", 0 },
	{ ROW("reply", "s", "p\t",
	      "2"
	      "\tre\t2025-05-02T10:00:00Z\tBen\tBen\t\t\t\tT\t\t") POSTED("p", "1", "T"),
	  "discussed", 1 },
	/* the posting came, too long before */
	{ POSTED("p", "1", "T") ROW("reply", "s", "p\t", REPLY("", 2, "Ben", "") "\t"), "discussed",
	  1 },
	/* of nothing that came; of each other; of itself */
	{ POSTED("p", "1", "T") ROW("reply", "s", "x\t", REPLY("", 2, "Ben", "") "\t"), "new", 0 },
	{ POSTED("p", "1", "T") ROW("reply", "s", "r\t", REPLY("", 2, "Ben", "") "\t")
		  ROW("reply", "r", "s\t", REPLY("", 2, "Ben", "") "\t")
			  ROW("reply", "u", "u\t", REPLY("", 2, "Ben", "") "\t"),
	  "new", 0 },
	/* names nothing that it answers: by title and version, if only one was before it */
	{ POSTED("p", "1", "T") ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t"), "discussed",
	  1 },
	{ POSTED("p", "1", "T") ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t")
		  ROW("reply", "r", "s\t", REPLY("", 2, "Bob", "") "\t"),
	  "discussed", 2 },
	{ ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t") POSTED("p", "1", "T"), "new", 0 },
	{ POSTED("p", "1", "U") ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t"), "new", 0 },
	{ POSTED("p", "2", "T") ROW("reply", "s", "\t", REPLY("", 2, "Ben", "") "\t"), "new", 0 },
	/* without an id of its own */
	{ ROW("reply", "", "p\t", REPLY("", 2, "Ben", "") "\t") POSTED("p", "1", "T"), "discussed",
	  1 },
};

/* What one series has in the end. */
static void test_adopted(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(adopted); i++) {
		g_autofree char *records = g_strconcat(HEADER, adopted[i].records, NULL);
		g_test_message("%s", records);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) all = digest_series(digest);
		g_assert_cmpuint(all->len, ==, 1);
		const DigestSeries *series = digest_series_at(all, 0);
		g_assert_cmpstr(state_name(series->state), ==, adopted[i].state);
		g_assert_cmpuint(series->replies, ==, adopted[i].replies);
	}
}

/* A note on a patch before the period stays context, whenever it is read. */
static void test_context(void)
{
	g_autoptr(Digest) digest = digest_new(MESSAGE_NONE);
	digest_set_period(digest, &(DatePeriod){ 1746403200, G_MAXINT64 }); /* 5 May 2025 */
	int n_bad;
	collect_into(digest,
		     HEADER ROW("reply", "r", "p\t", REPLY("", 6, "Ben", "") "\t") ROW(
			     "reply", "n", "p\t", REPLY(" applied", 2, "Ben", "") "Applied.\\n\t")
			     POSTED("p", "1", "T"),
		     &n_bad);
	g_autoptr(GPtrArray) all = digest_series(digest);
	const DigestSeries *series = digest_series_at(all, 0);
	g_assert_cmpuint(series->replies, ==, 2);
	g_assert_cmpuint(series->moves, ==, 1);
	g_assert_true(series->state == STATE_APPLIED);
	g_assert_false(series->is_noted);
}

#define HEARD_HEADER                                                                               \
	"kind\tmessage_id\tseries\tin_reply_to\treferences\tsubject\ttitle\tpart\ttotal\tflags\t"  \
	"author_name\tauthor_addr\tbody\n"
#define NOTE(parent, subject)                                                                      \
	"reply\tn\t\t" parent "\t\t" subject "\tT\t\t\tapplied re\tBen\t\tApplied, thanks.\\n\n"
#define CAME(id, kind, parent, subject)                                                            \
	kind "\t" id "\t\t" parent "\t\t" subject "\tT\t\t\t\tAda\t\tHello.\\n\n"

/* Notes on what did not come: whether it is listed as a patch. */
static void test_heard(void)
{
	static const struct {
		const char *records;
		bool is_heard;
	} cases[] = {
		{ NOTE("gone", "Re: [PATCH] T"), true },
		{ NOTE("gone", "Re: [tide] [net-next v2 1/2] T"), true },
		{ NOTE("gone", "Re: [GIT PULL] T"), true },
		{ NOTE("gone", "Re: Pull request for 5.4"), true },
		{ NOTE("gone", "Re: [RFC] T"), true },
		{ NOTE("gone", ""), true },
		/* a question, a status mail, a report: whether it came or not */
		{ NOTE("gone", "Re: T"), false },
		{ NOTE("gone", "T"), false },
		{ NOTE("gone", "Re: [tide:main 12/34] warning: T"), false },
		{ CAME("o", "other", "", "T") NOTE("o", "Re: T"), false },
		{ NOTE("o", "Re: T") CAME("o", "other", "", "T"), false },
		{ CAME("o", "other", "", "T") CAME("r", "reply", "o", "Re: T") NOTE("r", "Re: T"),
		  false },
		/* an idea, where there is no more than that */
		{ CAME("o", "other", "", "[RFC] T") NOTE("o", "Re: [RFC] T"), false },
		{ CAME("o", "other", "", "[RFC] T") NOTE("o", "Re: [RFC v2 0/3] T"), true },
		{ CAME("o", "other", "", "[RFC] T") NOTE("o", "Re: [RFC PATCH] T"), true },
		/* the patch itself was not recognised, or its sender's program names no parent */
		{ CAME("o", "other", "", "[PATCH] T") NOTE("o", "Re: [PATCH] T"), true },
		{ CAME("r", "reply", "", "Re: [PATCH] T") NOTE("r", "Re: [PATCH] T"), true },
		/* both a note that is about a patch, and one that may not be */
		{ NOTE("x", "Re: T") NOTE("y", "Re: [PATCH] T"), true },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = g_strconcat(HEARD_HEADER, cases[i].records, NULL);
		g_test_message("%s", records);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) all = digest_series(digest);
		g_assert_cmpuint(all->len, ==, cases[i].is_heard);
	}
	/* It is about a patch that came all the same, by its title. */
	g_autoptr(Digest) digest =
		collect(HEARD_HEADER CAME("p", "patch", "", "[PATCH] T") NOTE("gone", "Re: T"));
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_cmpuint(all->len, ==, 1);
	g_assert_cmpstr(state_name(digest_series_at(all, 0)->state), ==, "applied");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-book-orphan/all-orders", test_all_orders);
	g_test_add_func("/digest-book-orphan/adopted", test_adopted);
	g_test_add_func("/digest-book-orphan/titles", test_titles);
	g_test_add_func("/digest-book-orphan/context", test_context);
	g_test_add_func("/digest-book-orphan/heard", test_heard);
	return g_test_run();
}
