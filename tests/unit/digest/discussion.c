/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads without patches: common/digest/discussion.h, over digest/digest.h. */
#include "digest-case.h"
#include "message/date.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tin_reply_to\tthread\tdate\tfrom_name\tflags\tsubject\ttitle\t"  \
	"total\n"

/* Kind, id, parent, thread, day, sender, flags, subject. */
#define MAIL(kind, id, parent, thread, day, who, flags, subject)                                   \
	kind "\t" id "\t\t" parent "\t" thread "\t2025-05-0" #day "T10:00:00Z\t" who "\t" flags    \
	     "\t" subject "\tT\t\n"
#define QUESTION MAIL("other", "q", "", "q", 1, "Ann", "", "Which?")
#define ANSWER MAIL("reply", "a", "q", "q", 2, "Bob", "re", "Re: Which?")
#define THANKS MAIL("reply", "t", "a", "q", 3, "Ann", "re", "Re: Which?")

/* Each discussion as `DATE BEGINNER ANSWERER MESSAGES/PEOPLE;`. */
static char *show(const char *records)
{
	g_autofree char *all = g_strconcat(HEADER, records, NULL);
	g_autoptr(Digest) digest = collect_wanting(all, DIGEST_DISCUSSIONS);
	g_autoptr(GPtrArray) series = digest_series(digest);
	g_assert_nonnull(series);
	g_autoptr(GArray) talks = digest_discussions(digest);
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < talks->len; i++) {
		const DigestDiscussion *talk = &g_array_index(talks, DigestDiscussion, i);
		char date[DATE_SIZE] = "-";
		if (talk->date != NO_DATE)
			date_format(talk->date, date);
		g_string_append_printf(text, "%.10s ", date);
		view_append(text, talk->name.len ? talk->name : VIEW("-"));
		g_string_append_c(text, ' ');
		view_append(text, talk->answerer.len ? talk->answerer : VIEW("-"));
		g_string_append_printf(text, " %u/%u;", (guint)talk->messages, (guint)talk->people);
	}
	return g_string_free(text, FALSE);
}

static void test_discussions(void)
{
	static const struct {
		const char *records, *want;
	} cases[] = {
		{ QUESTION, "2025-05-01 Ann - 1/1;" },
		{ QUESTION ANSWER THANKS, "2025-05-01 Ann Bob 3/2;" },
		/* in other orders */
		{ ANSWER QUESTION THANKS, "2025-05-01 Ann Bob 3/2;" },
		{ THANKS ANSWER QUESTION, "2025-05-01 Ann Bob 3/2;" },
		{ THANKS QUESTION, "2025-05-01 Ann - 2/1;" },
		/* the question did not come: nobody knows who asked, and when */
		{ ANSWER THANKS, "- - Bob 2/2;" },
		{ THANKS ANSWER, "- - Bob 2/2;" },
		/* one thread, which an answer that names its parent only had another name for */
		{ MAIL("reply", "t", "a", "a", 3, "Ann", "re", "Re: Which?") ANSWER QUESTION,
		  "2025-05-01 Ann Bob 3/2;" },
		{ MAIL("reply", "t", "a", "a", 3, "Ann", "re", "Re: Which?")
			  MAIL("reply", "a", "q", "a", 2, "Bob", "re", "Re: Which?") QUESTION,
		  "2025-05-01 Ann Bob 3/2;" },
		/* of patches, which came or not */
		{ MAIL("reply", "r", "p", "p", 2, "Bob", "re", "Re: [PATCH v2] x: Y"), "" },
		{ MAIL("reply", "r", "p", "p", 2, "Bob", "re", "Re: [RFC PATCH] x: Y")
			  MAIL("reply", "s", "r", "p", 2, "Ann", "re", "Re: x: Y"),
		  "" },
		{ MAIL("reply", "r", "p", "p", 2, "Bob", "applied re", "Re: x: Y"), "" },
		{ MAIL("reply", "r", "", "r", 2, "Bob", "re", "Re: [PATCH] x: Y"), "" },
		{ MAIL("reply", "r", "", "r", 2, "Bob", "re", "Re: [PATCH] x: Y")
			  MAIL("reply", "s", "r", "r", 3, "Ann", "re", "Re: [PATCH] x: Y"),
		  "" },
		{ MAIL("reply", "r", "", "r", 2, "Bob", "re", "Re: Which?"),
		  "2025-05-02 Bob - 1/1;" },
		{ MAIL("reply", "r", "p", "p", 2, "Bob", "re", "Re: Patch for the quay?"),
		  "- - Bob 1/1;" },
		{ MAIL("other", "q", "", "q", 1, "Ann", "", "Is it in?")
			  MAIL("reply", "r", "q", "q", 2, "Bob", "re", "Re: [PATCH] x: Y"),
		  "2025-05-01 Ann Bob 2/2;" },
		/* a reply that came before its patch, whose thread is another's */
		{ MAIL("reply", "r", "p", "p", 2, "Bob", "re",
		       "Re: x: Y") "patch\tp\tp\told\told\t2025-05-01T10:00:00Z\tAnn\t\t[PATCH] x: "
				   "Y\tx: Y\t\n",
		  "" },
		/* a bot's report, if people answer */
		{ MAIL("report", "b", "", "b", 1, "bot", "", "FAIL"), "" },
		{ MAIL("report", "b", "", "b", 1, "bot", "", "FAIL")
			  MAIL("reply", "r", "b", "b", 2, "Bob", "re", "Re: FAIL"),
		  "2025-05-01 bot Bob 1/1;" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].records);
		g_autofree char *got = show(cases[i].records);
		g_assert_cmpstr(got, ==, cases[i].want);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-discussion/all", test_discussions);
	return g_test_run();
}
