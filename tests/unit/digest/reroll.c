/* SPDX-License-Identifier: GPL-2.0-or-later */
/* New versions of single parts: common/digest/reroll.h, and of retitled series, over
 * digest/digest.h. */
#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tin_reply_to\treferences\tversion\tpart\ttotal\ttitle\tflags\t"  \
	"trailers\tdate\tauthor_name\tauthor_addr\tfrom_name\tfrom_addr\tbody\n"

#define BY(name) name "\t" name "@example.org\t" name "\t" name "@example.org\t"
#define ON(day) "2025-05-0" day "T10:00:00Z\t"
/* A posting of Ada's: what it answers, its version, part and total, and title. */
#define POSTED(kind, id, series, parent, references, number, title, day)                           \
	kind "\t" id "\t" series "\t" parent "\t" references "\t" number "\t" title                \
	     "\t\t\t" ON(day) BY("ada") "\n"
#define REPLY(id, series, parent, number, flags, trailers, day, body)                              \
	"reply\t" id "\t" series "\t" parent "\t" parent "\t" number "\tT\tre" flags "\t" trailers \
	"\t" ON(day) BY("ben") body "\n"

#define COVER POSTED("cover", "c", "c", "", "", "1\t0\t3", "tide", "1")
#define THREE                                                                                      \
	POSTED("patch", "p1", "c", "c", "c", "1\t1\t3", "one", "1")                                \
	POSTED("patch", "p2", "c", "c", "c", "1\t2\t3", "two", "1")                                \
	POSTED("patch", "p3", "c", "c", "c", "1\t3\t3", "three", "1")
#define ANSWER REPLY("r", "c", "p2", "1\t2\t3", "", "", "2", "A typo.")
#define SECOND(number, title) POSTED("patch", "q2", "q2", "r", "c p2 r", number, title, "3")
#define REVIEW                                                                                     \
	REPLY("s", "q2", "q2", "2\t2\t3", "", "Reviewed-by: ben <ben@example.org>", "4", "Good.")
#define NOTE(parent, series, number)                                                               \
	REPLY("n", series, parent, number, " applied", "", "5", "Applied.")

/* What became of the first series, and how many there are. */
typedef struct {
	const char *records, *state;
	guint64 seen, replies;
	guint n;
} Case;

static void check(const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		g_test_message("%s", records);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) all = digest_series(digest);
		g_autoptr(GString) state = g_string_new(NULL);
		const DigestSeries *series = digest_series_at(all, 0);
		digest_state_append(state, series);
		g_assert_cmpstr(state->str, ==, cases[i].state);
		g_assert_cmpuint(series->seen, ==, cases[i].seen);
		g_assert_cmpuint(series->replies, ==, cases[i].replies);
		g_assert_cmpuint(all->len, ==, cases[i].n);
	}
}

static void test_folded(void)
{
	static const Case cases[] = {
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two"), "discussed", 3, 1, 1 },
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two anew"), "discussed", 3, 1, 1 },
		/* what is said of it is said of the series */
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two") REVIEW, "reviewed", 3, 2, 1 },
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two") NOTE("q2", "q2", "2\t2\t3"),
		  "applied 1/3", 3, 2, 1 },
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two") NOTE("c", "c", "1\t0\t3"), "applied",
		  3, 2, 1 },
		/* without a number, it is the part with that title */
		{ COVER THREE ANSWER SECOND("2\t\t", "two") NOTE("q2", "q2", "2\t\t"),
		  "applied 1/3", 3, 2, 1 },
		{ COVER THREE ANSWER SECOND("2\t\t", "two") NOTE("x", "q2", "2\t\t"), "applied 1/3",
		  3, 2, 1 },
		/* the first part, which has the title of the series; in any order */
		{ COVER THREE POSTED("patch", "q1", "q1", "p1", "c p1", "2\t1\t3", "one", "3"),
		  "new", 3, 0, 1 },
		{ THREE POSTED("patch", "q1", "q1", "p1", "p1", "2\t1\t3", "one", "3"), "new", 3, 0,
		  1 },
		{ SECOND("2\t2\t3", "two") ANSWER THREE COVER, "discussed", 3, 1, 1 },
		/* two of the three, and one of these once more */
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two")
			  POSTED("patch", "q3", "q2", "p3", "c p3", "2\t3\t3", "three", "3"),
		  "discussed", 3, 1, 1 },
		{ COVER THREE ANSWER SECOND("2\t2\t3", "two")
			  POSTED("patch", "q3", "q2", "p3", "c p3", "2\t3\t3", "three", "3")
				  POSTED("patch", "s3", "s3", "q3", "c p3 q3", "3\t3\t3", "three",
					 "4") NOTE("s3", "s3", "3\t3\t3"),
		  "applied 1/3", 3, 2, 1 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* Notes to the cover letter that list commits. */
static void test_listed(void)
{
#define LIST(body) REPLY("n", "c", "c", "1\t0\t3", " applied", "", "5", "Applied.\\n\\n" body)
	static const Case cases[] = {
		{ COVER THREE LIST("[2/3] two\\n      commit: 0f9fa5f58c78\\n"), "applied 1/3", 3,
		  1, 1 },
		{ COVER THREE LIST("0f9fa5f58c78 three\\n1993f598998d one\\n"), "applied 2/3", 3, 1,
		  1 },
		{ COVER THREE LIST("0f9fa5f58c78 another\\n1993f598998d one\\n"), "applied 1/3", 3,
		  1, 1 },
		/* under another title, it may be all of them */
		{ COVER THREE LIST("0f9fa5f58c78 another\\n"), "applied", 3, 1, 1 },
		{ COVER THREE LIST(""), "applied", 3, 1, 1 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* What takes the place of the whole, or has nothing to do with it. */
static void test_not_folded(void)
{
	static const Case cases[] = {
		/* all parts came again, each in reply to the one before */
		{ COVER THREE POSTED("patch", "q1", "q1", "p1", "c p1", "2\t1\t3", "one", "3")
			  POSTED("patch", "q2", "q1", "p2", "c p2", "2\t2\t3", "two", "3") POSTED(
				  "patch", "q3", "q1", "p3", "c p3", "2\t3\t3", "three", "3"),
		  "superseded", 3, 0, 2 },
		/* one of them was lost, but they are a thread of their own */
		{ COVER THREE POSTED("patch", "q1", "q1", "c", "c", "2\t1\t3", "one", "3")
			  POSTED("patch", "q2", "q1", "q1", "c q1", "2\t2\t3", "two", "3"),
		  "superseded", 3, 0, 2 },
		/* of another number, of no greater version, with a cover letter, by somebody else
		 */
		{ COVER THREE ANSWER SECOND("2\t1\t2", "two"), "superseded", 3, 1, 2 },
		{ COVER THREE ANSWER SECOND("1\t2\t3", "two"), "discussed", 3, 1, 2 },
		{ COVER THREE POSTED("cover", "d", "d", "p2", "c p2", "2\t0\t3", "tide", "3")
			  POSTED("patch", "d1", "d", "d", "c p2 d", "2\t1\t3", "one", "3"),
		  "superseded", 3, 0, 2 },
		/* one patch in the place of all */
		{ POSTED("patch", "p1", "p1", "", "", "1\t1\t2", "one", "1")
			  POSTED("patch", "p2", "p1", "p1", "p1", "1\t2\t2", "two", "1")
				  POSTED("patch", "q1", "q1", "p1", "p1", "2\t\t", "one", "3"),
		  "superseded", 2, 0, 2 },
		/* no more than that part is known */
		{ POSTED("patch", "p2", "c", "c", "c", "1\t2\t3", "two", "1")
			  SECOND("2\t2\t3", "two"),
		  "superseded", 1, 0, 2 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* The second of three versions, of which two answer the first. */
static void test_retitled(void)
{
#define V1 POSTED("patch", "a", "a", "", "", "1\t\t", "x", "1")
#define V2 POSTED("patch", "b", "b", "a", "a", "2\t\t", "x", "2")
	static const struct {
		const char *records, *why;
	} cases[] = {
		{ V1 V2 POSTED("patch", "c", "c", "a", "a", "3\t\t", "y", "3"), "thread" },
		{ V1 POSTED("patch", "b", "b", "a", "a", "2\t\t", "z", "2")
			  POSTED("patch", "c", "c", "a", "a", "3\t\t", "y", "3"),
		  "thread" },
		/* no greater version, or an earlier one */
		{ V1 V2 POSTED("patch", "c", "c", "a", "a", "2\t\t", "y", "3"), "posting" },
		{ V1 V2 POSTED("patch", "c", "c", "a", "a", "3\t\t", "y", "1"), "posting" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		g_test_message("%s", records);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) all = digest_series(digest);
		g_assert_cmpstr(digest_series_at(all, 1)->why, ==, cases[i].why);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-reroll/folded", test_folded);
	g_test_add_func("/digest-reroll/not-folded", test_not_folded);
	g_test_add_func("/digest-reroll/listed", test_listed);
	g_test_add_func("/digest-reroll/retitled", test_retitled);
	return g_test_run();
}
