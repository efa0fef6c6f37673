/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which posting each commit came from: common/digest/landing.h, over digest/digest.h. */
#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tauthor_name\tauthor_addr\t" \
	"date\tbody\tcommit\tcommit_date\tcommit_why\n"
#define ADA "Ada\tada@example.org\t"
#define DAY(n) "2025-05-" #n "T10:00:00Z"
/* A single patch of a title, on a day, with a commit of the 10th. */
#define PATCH(id, version, title, day, commit, why)                                                \
	"patch\t" id "\t" id "\t\t\t" version "\t\t" title "\t" ADA DAY(day) "\t\t" commit         \
									     "\t" DAY(10) "\t" why \
											  "\n"
#define NOTHING(id, version, title, day)                                                           \
	"patch\t" id "\t" id "\t\t\t" version "\t\t" title "\t" ADA DAY(day) "\t\t\t\t\n"
#define PART(id, part, day, commit, why)                                                           \
	"patch\t" id "\ts\t" part "\t2\t1\t\tT" id "\t" ADA DAY(day) "\t\t" commit                 \
								     "\t" DAY(10) "\t" why "\n"

typedef struct {
	const char *name, *records;
	/* For each series: state, why, commits, and its successor's place; a line each. */
	const char *want;
} Case;

static const Case cases[] = {
	{ "one", PATCH("a", "1", "T", 01, "c1", "patch-id"), "applied commit c1 -\n" },
	{ "an unknown reason", PATCH("a", "1", "T", 01, "c1", "magic"), "applied commit c1 -\n" },
	{ "the last of two versions",
	  PATCH("a", "1", "T", 01, "c1", "title-author")
		  PATCH("b", "2", "T", 02, "c1", "title-author"),
	  "superseded title  1\napplied commit c1 -\n" },
	{ "in the order of an archive that is read backwards",
	  PATCH("b", "2", "T", 02, "c1", "title-author")
		  PATCH("a", "1", "T", 01, "c1", "title-author"),
	  "applied commit c1 -\nsuperseded title  0\n" },
	{ "the surest of two reasons",
	  PATCH("a", "1", "T", 01, "c1", "patch-id") PATCH("b", "2", "T", 02, "c1", "title-author"),
	  "applied commit c1 1\nnew posting  -\n" },
	{ "under another title",
	  PATCH("a", "1", "T", 01, "c1", "common-lines") PATCH("b", "1", "U", 02, "c1", "patch-id"),
	  "superseded commit  1\napplied commit c1 -\n" },
	{ "an earlier one does not take the place of a later one",
	  PATCH("a", "1", "T", 02, "c1", "common-lines") PATCH("b", "1", "U", 01, "c1", "patch-id"),
	  "new posting  -\napplied commit c1 -\n" },
	{ "again, when it is in already",
	  PATCH("a", "1", "T", 01, "c1", "patch-id") PATCH("b", "1", "U", 11, "c1", "patch-id"),
	  "applied commit c1 -\napplied commit c1 -\n" },
	{ "a part, and all parts", PART("p", "1", 01, "c1", "patch-id") PART("q", "2", 01, "", ""),
	  "applied part c1 -\n" },
	{ "all parts, in their order",
	  PART("q", "2", 01, "c1", "patch-id") PART("p", "1", 01, "c2", "patch-id"),
	  "applied commit c2 c1 -\n" },
	{ "a series of which not all is elsewhere is not superseded",
	  PART("p", "1", 01, "c1", "common-lines") PART("q", "2", 01, "", "")
		  PATCH("b", "1", "U", 02, "c1", "patch-id"),
	  "new posting  -\napplied commit c1 -\n" },
	{ "nothing", NOTHING("a", "1", "T", 01), "new posting  -\n" },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) all = digest_series(digest);
		g_autoptr(GString) got = g_string_new(NULL);
		for (guint k = 0; k < all->len; k++) {
			const DigestSeries *series = digest_series_at(all, k);
			g_string_append_printf(got, "%s %s %.*s ", state_name(series->state),
					       series->why, (int)kept_view(series->commits).len,
					       kept_view(series->commits).data);
			if (series->successor == NO_SERIES)
				g_string_append(got, "-\n");
			else
				g_string_append_printf(got, "%u\n", series->successor);
		}
		g_test_message("%s", cases[i].name);
		g_assert_cmpstr(got->str, ==, cases[i].want);
	}
}

static void test_origin(void)
{
	DigestOrigin origin;
	g_autoptr(Digest) digest = collect(HEADER PART("p", "1", 01, "c1", "patch-id")
						   PART("q", "2", 01, "c2", "patch-id"));
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_true(digest_origin(digest, VIEW("c2"), &origin));
	g_assert_cmpuint(origin.series, ==, 0);
	g_assert_cmpuint(origin.part, ==, 2);
	g_assert_true(view_is(origin.message_id, "q") && view_is(origin.title, "Tq"));
	g_assert_false(digest_origin(digest, VIEW("c3"), &origin));
	/* The evidence is the commit; without a note, its date is when it was applied. */
	const DigestSeries *series = digest_series_at(all, 0);
	g_assert_true(series->has_commit && view_is(kept_view(series->evidence), "c2"));
	g_assert_cmpint(series->applied_on, ==, 1746871200);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/landing/cases", test_cases);
	g_test_add_func("/landing/origin", test_origin);
	return g_test_run();
}
