/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What becomes of a series: common/digest/state.h, digest/version.h, over digest/digest.h. */
#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tauthor_name\tauthor_addr\t" \
	"from_name\tfrom_addr\tdate\tin_reply_to\treferences\ttrailers\tsubject\tbody\n"

#define ADA "Ada\tada@example.org\tAda\tada@example.org\t"
#define BEN "Ben\tben@example.org\tBen\tben@example.org\t"
#define CY "Cy\tcy@example.org\tCy\tcy@example.org\t"
#define DAY(n) "2025-05-0" #n "T10:00:00Z\t"

/* Kind, id, series, part, total, version, flags, title; then a person, a day, and what follows. */
#define PATCH(id, version, flags, title)                                                           \
	"patch\t" id "\t" id "\t\t\t" version "\t" flags "\t" title "\t"
#define PART(id, series, part, total, version, title)                                              \
	"patch\t" id "\t" series "\t" part "\t" total "\t" version "\t\t" title "\t"
#define COVER(id, total, version, title)                                                           \
	"cover\t" id "\t" id "\t0\t" total "\t" version "\t\t" title "\t"
#define REPLY(id, series, part, flags) "reply\t" id "\t" series "\t" part "\t\t\t" flags "\t\t"
#define APPLIED(id, series, part, flags)                                                           \
	"applied\t" id "\t" series "\t" part "\t\t\t" flags "\tNoted\t"
#define TREE(id, title) "applied\t" id "\t\t\t\t1\ttree\t" title "\t"
#define ADDED(id, title)                                                                           \
	"applied\t" id "\t\t\t\t\t\t" title "\t" BEN DAY(2) "\t\t\tPatch \"" title                 \
							    "\" has been added to the "            \
							    "6.1-stable tree\t\n"
#define PULL(id, part) "pull\t" id "\tp\t" part "\t3\t\tpull\tPull " part "\t" ADA DAY(1) END
#define END "\t\t\t\t\n" /* no parents, trailers, subject, body */

typedef struct {
	const char *records;
	/* Of the first series. */
	DigestState state;
	const char *evidence, *why;
	guint64 applied;
} Case;

static void check(const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		g_test_message("%zu: %s", i, cases[i].records);
		g_autoptr(Digest) digest = collect(records);
		g_autoptr(GPtrArray) series = digest_series(digest);
		const DigestSeries *first = digest_series_at(series, 0);
		g_assert_cmpstr(state_name(first->state), ==, state_name(cases[i].state));
		g_assert_cmpstr(first->why, ==, cases[i].why);
		g_assert_true(view_is(kept_view(first->evidence), cases[i].evidence));
		g_assert_cmpuint(first->applied, ==, cases[i].applied);
	}
}

static void test_reviews(void)
{
	static const Case cases[] = {
		{ PATCH("a", "", "", "T") ADA DAY(1) END, STATE_NEW, "a", "posting", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "re") ADA DAY(2) END,
		  STATE_NEW, "a", "posting", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "re") BEN DAY(2)
			  END REPLY("s", "a", "", "re") BEN DAY(3) END,
		  STATE_DISCUSSED, "r", "reply", 0 },
		/* the sender's own tag */
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "re")
			  BEN DAY(2) "\t\tAcked-by: Ben <ben@example.org>\t\t\n",
		  STATE_REVIEWED, "r", "reply", 0 },
		/* a tag that is relayed, the author's own, and a test are no reviews */
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "re")
			  BEN DAY(2) "\t\tReviewed-by: Cy <cy@example.org>\t\t\n",
		  STATE_DISCUSSED, "r", "reply", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "re")
			  ADA DAY(2) "\t\tReviewed-by: Ada <ada@example.org>\t\t\n",
		  STATE_NEW, "a", "posting", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "re")
			  BEN DAY(2) "\t\tTested-by: Ben <ben@example.org>\t\t\n",
		  STATE_DISCUSSED, "r", "reply", 0 },
		/* carried by the patch, by each, by one of two */
		{ PATCH("a", "", "", "T") ADA DAY(1) "\t\tReviewed-by: Ben <ben@example.org>\t\t\n",
		  STATE_REVIEWED, "a", "trailer", 0 },
		{ COVER("a", "2", "", "T") ADA DAY(1) END PART("b", "a", "1", "2", "", "X")
			  ADA DAY(1) "\t\tAcked-by: Ben <ben@example.org>\t\t\n" PART("c", "a", "2",
										      "2", "", "Y")
				  ADA DAY(1) "\t\tAcked-by: Ben <ben@example.org>\t\t\n",
		  STATE_REVIEWED, "a", "trailer", 0 },
		{ COVER("a", "2", "", "T") ADA DAY(1) END PART("b", "a", "1", "2", "", "X")
			  ADA DAY(1) "\t\tAcked-by: Ben <ben@example.org>\t\t\n" PART(
				  "c", "a", "2", "2", "", "Y") ADA DAY(1) END,
		  STATE_NEW, "a", "posting", 0 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

#define TWO                                                                                        \
	COVER("a", "2", "", "T")                                                                   \
	ADA DAY(1) END PART("b", "a", "1", "2", "", "X") ADA DAY(1)                                \
		END PART("c", "a", "2", "2", "", "Y") ADA DAY(1) END

static void test_applied(void)
{
	static const Case cases[] = {
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "applied re")
			  BEN DAY(2) END,
		  STATE_APPLIED, "r", "note", 1 },
		/* on the cover; on each part; on one part */
		{ TWO REPLY("r", "a", "0", "applied re") BEN DAY(2) END, STATE_APPLIED, "r", "note",
		  2 },
		{ TWO REPLY("r", "a", "1", "applied re") BEN DAY(2)
			  END REPLY("s", "a", "2", "applied re") BEN DAY(2) END,
		  STATE_APPLIED, "s", "note", 2 },
		{ TWO REPLY("r", "a", "1", "applied re") BEN DAY(2)
			  END REPLY("s", "a", "1", "applied re") BEN DAY(2) END,
		  STATE_APPLIED, "s", "part", 1 },
		/* on the part that is answered, whatever the subject says */
		{ TWO REPLY("r", "a", "2", "applied re") BEN DAY(2) "b\t\t\t\t\n" REPLY(
			  "s", "a", "", "applied re") BEN DAY(2) "c\t\t\t\t\n",
		  STATE_APPLIED, "s", "note", 2 },
		{ TWO REPLY("r", "a", "1", "applied re") BEN DAY(2) "\t\t\t\tSeries applied.\\n\n",
		  STATE_APPLIED, "r", "note", 2 },
		{ TWO REPLY("r", "a", "1", "applied re")
			  BEN DAY(2) "\t\t\t\t> Series applied.\\nApplied.\\n\n",
		  STATE_APPLIED, "r", "part", 1 },
		{ TWO REPLY("r", "a", "0", "applied re subset")
			  BEN DAY(2) "\t\t\t\tApplied, thanks!\\n\\n[2/2] Y\\n commit: "
				     "12\\n[x/2]\\n[2] \\n\n",
		  STATE_APPLIED, "r", "part", 1 },
		/* the subject means the series, or a patch that is all of it */
		{ TWO REPLY("r", "a", "1", "applied")
			  BEN DAY(2) "b\t\t\tapplied-series: [PATCH 1/2] X\tThanks!\\n\n",
		  STATE_APPLIED, "r", "note", 2 },
		{ TWO REPLY("r", "a", "1", "applied re")
			  BEN DAY(2) "b\t\t\tRe: applied-series: [PATCH 1/2] X\tApplied.\\n\n",
		  STATE_APPLIED, "r", "part", 1 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "applied re subset")
			  BEN DAY(2) "a\t\t\tRe: (subset) [PATCH] T\tApplied, thanks!\\n\n",
		  STATE_APPLIED, "r", "note", 1 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "applied re subset")
			  BEN DAY(2) "a\t\t\tRe: [PATCH] T\tApplied, thanks!\\n\n",
		  STATE_DISCUSSED, "r", "reply", 0 },
		/* bots */
		{ TWO APPLIED("r", "a", "1", "re") BEN DAY(2) END, STATE_APPLIED, "r", "note", 2 },
		{ TWO APPLIED("r", "a", "2", "re") BEN DAY(2) END, STATE_APPLIED, "r", "part", 1 },
		{ TWO APPLIED("r", "a", "", "") BEN DAY(2) "b\t\t\t\t\n", STATE_APPLIED, "r",
		  "part", 1 },
		{ "applied\tr\t\t\t\t\t\tP\t" BEN DAY(2) "\t\t\tPatch \"P\" has been added to the "
							 "6.1-stable tree\t\n" PATCH(
								 "a", "", "", "P") ADA DAY(1) END,
		  STATE_NEW, "a", "posting", 0 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

#define PULLS PULL("p", "1") PULL("q", "2") PULL("s", "3")
#define PULLED "\t\t\tThis pull request was applied to tide.git (next)\n"

/* Of several pull requests in a thread, each is one. */
static void test_pulls(void)
{
	static const Case cases[] = {
		{ PULLS APPLIED("r", "p", "2", "pull re") BEN DAY(2) "q\t" PULLED, STATE_APPLIED,
		  "r", "part", 1 },
		{ PULLS APPLIED("r", "p", "1", "pull re") BEN DAY(2) "p\t" PULLED, STATE_APPLIED,
		  "r", "part", 1 },
		{ PULLS APPLIED("r", "p", "1", "pull re")
			  BEN DAY(2) "p\t\t\t\tThe pull request you sent on Thu:\\n\n",
		  STATE_APPLIED, "r", "part", 1 },
		{ PULLS REPLY("r", "p", "3", "applied pull re") BEN DAY(2) "s\t\t\t\tMerged.\n",
		  STATE_APPLIED, "r", "part", 1 },
		{ PULLS REPLY("r", "p", "3", "applied pull re")
			  BEN DAY(2) "s\t\t\t\tSeries applied.\n",
		  STATE_APPLIED, "r", "note", 3 },
		/* of a series with a diff in each part, one request is for all of it */
		{ PULL("p", "0") PART("b", "p", "1", "2", "", "X") ADA DAY(1)
			  END PART("c", "p", "2", "2", "", "Y") ADA DAY(1)
				  END APPLIED("r", "p", "0", "pull re") BEN DAY(2) "p\t" PULLED,
		  STATE_APPLIED, "r", "note", 2 },
		{ "pull\tp\tp\t\t\t\tpull\tP\t" ADA DAY(1) END APPLIED("r", "p", "", "pull re")
			  BEN DAY(2) "p\t" PULLED,
		  STATE_APPLIED, "r", "note", 1 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* Notes that answer nothing that is here. */
static const Case heard_cases[] = {
	/* by link, by title, of another version */
	{ TWO "applied\tr\t\t\t\t1\ttree\tZ\t" BEN DAY(2) "\t\tLink: https://x.org/r/c@x\t\t\n",
	  STATE_NEW, "a", "posting", 0 },
	{ PATCH("a@x", "2", "", "T") ADA DAY(1) END "applied\tr\t\t\t\t1\ttree\tZ\t" BEN DAY(
		  2) "\t\tAcked-by: X\\nLink: https://x.org/r/a@x\t\t\n",
	  STATE_APPLIED, "r", "note", 1 },
	{ TWO "applied\tr\t\t\t\t1\ttree\tY\t" BEN DAY(2) END, STATE_APPLIED, "r", "part", 1 },
	{ PATCH("a", "2", "", "T") ADA DAY(1) END "reply\tr\t\t\t\t3\tapplied re\tT\t" BEN DAY(2)
		  END,
	  STATE_NEW, "a", "posting", 0 },
	{ PATCH("a", "", "stable", "T") ADA DAY(1) END "applied\tr\t\t\t\t1\ttree\tT\t" BEN DAY(2)
		  END,
	  STATE_NEW, "a", "posting", 0 },
	/* what came before it goes first; clocks may be wrong, by a day */
	{ PATCH("a", "", "", "T") ADA DAY(1) END TREE("r", "T") BEN DAY(2)
		  END PATCH("b", "", "", "T") CY DAY(3) END,
	  STATE_APPLIED, "r", "note", 1 },
	{ PATCH("a", "", "stable", "T") ADA DAY(1) END ADDED("r", "T") PATCH("b", "", "stable", "T")
		  CY DAY(3) END,
	  STATE_APPLIED, "r", "note", 1 },
	{ PATCH("a", "", "", "T") ADA DAY(3) END TREE("r", "T") BEN DAY(2) END, STATE_APPLIED, "r",
	  "note", 1 },
	{ PATCH("a", "", "", "T") ADA DAY(4) END TREE("r", "T") BEN DAY(2) END, STATE_NEW, "a",
	  "posting", 0 },
	/* of the version that it names, if that is not the last one */
	{ PATCH("a", "2", "", "T") ADA DAY(1) END PATCH("b", "", "", "T") CY DAY(2) END
	  "applied\tr\t\t\t\t2\ttree\tT\t" BEN DAY(3) END,
	  STATE_APPLIED, "r", "note", 1 },
	/* what forges and lists add to a title */
	{ PATCH("a", "", "", "T") ADA DAY(1) END TREE("r", "T (#12345)") BEN DAY(2) END,
	  STATE_APPLIED, "r", "note", 1 },
	{ PATCH("a", "", "", "D98770: [Q] T (PR #1)") ADA DAY(1) END TREE("r", "[Q] T") BEN DAY(2)
		  END,
	  STATE_APPLIED, "r", "note", 1 },
	{ PATCH("a", "", "", "T") ADA DAY(1) END TREE("r", "[Q] T") BEN DAY(2) END, STATE_APPLIED,
	  "r", "note", 1 },
	{ PATCH("a", "", "", "Q: T") ADA DAY(1) END PATCH("b", "", "", "T") CY DAY(1)
		  END TREE("r", "[Q] T") BEN DAY(2) END,
	  STATE_APPLIED, "r", "note", 1 },
	/* only heard of */
	{ REPLY("r", "", "1", "applied re") BEN DAY(2) END, STATE_APPLIED, "r", "note", 1 },
	/* all of it stays applied, a part gives way to a later version */
	{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "applied re") BEN DAY(2)
		  END PATCH("d", "2", "", "T") ADA DAY(3) END,
	  STATE_APPLIED, "r", "note", 1 },
	{ TWO REPLY("r", "a", "1", "applied re") BEN DAY(2) END PATCH("d", "2", "", "T") ADA DAY(3)
		  END,
	  STATE_SUPERSEDED, "d", "title", 1 },
	/* unless the later version was applied instead, if it is the author's and later */
	{ PATCH("a", "", "", "T") ADA DAY(1) END REPLY("r", "a", "", "applied re") BEN DAY(2)
		  END PATCH("d", "2", "", "T") ADA DAY(3) END REPLY("s", "d", "", "applied re")
			  BEN DAY(4) END,
	  STATE_SUPERSEDED, "d", "title", 1 },
	{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("d", "2", "", "T") ADA DAY(2)
		  END REPLY("r", "a", "", "applied re") BEN DAY(3)
			  END REPLY("s", "d", "", "applied re") BEN DAY(4) END,
	  STATE_APPLIED, "r", "note", 1 },
};

static void test_heard_of(void)
{
	check(heard_cases, G_N_ELEMENTS(heard_cases));
}

#define TAKEN REPLY("r", "a", "0", "applied re") BEN DAY(2) END
#define BACK(part, who, text) REPLY("s", "a", part, "dropped re") who DAY(3) "\t\t\t\t" text "\\n\n"
#define REVERT(title) PATCH("x", "", "", "Revert \"" title "\"") BEN DAY(3) END

/* What was taken is out again. */
static void test_dropped(void)
{
	static const Case cases[] = {
		{ TWO TAKEN BACK("2", BEN, "Dropped."), STATE_APPLIED, "r", "part", 1 },
		{ TWO TAKEN BACK("0", BEN, "I dropped patch 1."), STATE_APPLIED, "r", "part", 1 },
		{ TWO TAKEN BACK("2", BEN, "Series dropped."), STATE_DISCUSSED, "r", "reply", 0 },
		{ TWO TAKEN BACK("0", BEN, "I had to drop this."), STATE_DISCUSSED, "r", "reply",
		  0 },
		{ TWO TAKEN BACK("0", ADA, "I dropped patch 1."), STATE_APPLIED, "r", "note", 2 },
		{ TWO TAKEN BACK("0", BEN, "Dropped.") REPLY("t", "a", "1", "applied re") BEN DAY(4)
			  END,
		  STATE_APPLIED, "t", "part", 1 },
		/* by a revert that was taken, of what was taken before */
		{ TWO TAKEN REVERT("X") REPLY("t", "x", "", "applied re") CY DAY(4) END,
		  STATE_APPLIED, "r", "part", 1 },
		{ TWO TAKEN REVERT("X"), STATE_APPLIED, "r", "note", 2 },
		{ TWO TAKEN REVERT("Z") REPLY("t", "x", "", "applied re") CY DAY(4) END,
		  STATE_APPLIED, "r", "note", 2 },
		{ TWO TAKEN REVERT("X") REPLY("t", "x", "", "applied re") CY DAY(4)
			  END REPLY("u", "a", "1", "applied re") BEN DAY(5) END,
		  STATE_APPLIED, "u", "note", 2 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

static void test_superseded(void)
{
	static const Case cases[] = {
		/* title, in any spelling; the next version; the author by name or address */
		{ PATCH("a", "", "", "hwmon: (x) Add Y") ADA DAY(1)
			  END PATCH("b", "2", "", "hwmon:(x) add y (was: z)") ADA DAY(2) END,
		  STATE_SUPERSEDED, "b", "title", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "10", "", "T") ADA DAY(3)
			  END PATCH("c", "9", "", "T") ADA DAY(2) END,
		  STATE_SUPERSEDED, "c", "title", 0 },
		{ PATCH("a", "2", "", "T") ADA DAY(1) END PATCH("b", "2.1", "", "T") ADA DAY(3) END,
		  STATE_SUPERSEDED, "b", "title", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1)
			  END PATCH("b", "2", "",
				    "T") "Ada\tada@example.com\tAda\tada@example.com\t" DAY(3) END,
		  STATE_SUPERSEDED, "b", "title", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "", "T") BEN DAY(3) END,
		  STATE_NEW, "a", "posting", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "", "U") ADA DAY(3) END,
		  STATE_NEW, "a", "posting", 0 },
		/* the later version comes first in an archive that goes backwards */
		{ PATCH("b", "1", "", "T") ADA DAY(1) END PATCH("a", "2", "", "T") ADA DAY(3) END,
		  STATE_SUPERSEDED, "a", "title", 0 },
		{ PATCH("b", "2", "", "T") ADA DAY(3) END PATCH("a", "1", "", "T") ADA DAY(1) END,
		  STATE_NEW, "b", "posting", 0 },
		/* posted again */
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "", "resend", "T") ADA DAY(2)
			  END,
		  STATE_SUPERSEDED, "b", "again", 0 },
		/* a series by its first part; one whose beginning is missing by any */
		{ COVER("a", "1", "", "T") ADA DAY(1) END PART("b", "a", "1", "1", "", "X")
			  ADA DAY(1) END COVER("c", "1", "2", "U") ADA DAY(2)
				  END PART("d", "c", "1", "1", "2", "X") ADA DAY(2) END,
		  STATE_SUPERSEDED, "c", "title", 0 },
		{ PART("b", "b", "2", "2", "", "Y") ADA DAY(1) END COVER("c", "2", "2", "U")
			  ADA DAY(2) END PART("d", "c", "1", "2", "2", "X") ADA DAY(2)
				  END PART("e", "c", "2", "2", "2", "Y") ADA DAY(2) END,
		  STATE_SUPERSEDED, "c", "title", 0 },
		{ PATCH("b", "", "", "Y") ADA DAY(1) END COVER("c", "2", "2", "U") ADA DAY(2)
			  END PART("d", "c", "1", "2", "2", "X") ADA DAY(2)
				  END PART("e", "c", "2", "2", "2", "Y") ADA DAY(2) END,
		  STATE_SUPERSEDED, "c", "title", 0 },
		/* an RFC grows up; it does not grow back */
		{ PATCH("a", "3", "rfc", "T") ADA DAY(1) END PATCH("b", "", "", "T") ADA DAY(2) END,
		  STATE_SUPERSEDED, "b", "title", 0 },
		{ PATCH("b", "", "", "T") ADA DAY(2) END PATCH("a", "3", "rfc", "T") ADA DAY(1) END,
		  STATE_NEW, "b", "posting", 0 },
		/* backports take no place */
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "stable", "T") ADA DAY(2)
			  END,
		  STATE_NEW, "a", "posting", 0 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

static void test_threads_and_links(void)
{
	static const Case cases[] = {
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "", "U")
			  ADA DAY(2) "a\ta\t\t\t\n",
		  STATE_SUPERSEDED, "b", "thread", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "", "U")
			  ADA DAY(2) "r\tx a r\t\t\t\n",
		  STATE_SUPERSEDED, "b", "thread", 0 },
		/* another's answer with another title; another's with the same; not later */
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "", "U")
			  BEN DAY(2) "a\ta\t\t\t\n",
		  STATE_NEW, "a", "posting", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "2", "", "T")
			  BEN DAY(2) "a\ta\t\t\t\n",
		  STATE_SUPERSEDED, "b", "thread", 0 },
		{ PATCH("a", "", "", "T") ADA DAY(1) END PATCH("b", "", "", "U")
			  ADA DAY(2) "a\ta\t\t\t\n",
		  STATE_NEW, "a", "posting", 0 },
		/* a link that calls it by its version, by another's; one to another's series */
		{ PATCH("a@x", "2", "", "T") ADA DAY(1) END PATCH("b", "3", "", "U")
			  ADA DAY(2) "\t\t\t\tLink to v2: https://x.org/r/a@x\\n\n",
		  STATE_SUPERSEDED, "b", "link", 0 },
		{ PATCH("a@x", "2", "", "T") ADA DAY(1) END PATCH("b", "3", "", "U")
			  ADA DAY(2) "\t\t\t\tLink to v1: https://x.org/r/a@x\\n\n",
		  STATE_NEW, "a@x", "posting", 0 },
		{ PATCH("a@x", "2", "", "T") ADA DAY(1) END PATCH("b", "3", "", "U")
			  BEN DAY(2) "\t\t\t\tLink to v2: https://x.org/r/a@x\\n\n",
		  STATE_NEW, "a@x", "posting", 0 },
		{ PATCH("a@x", "", "rfc", "T") ADA DAY(1) END PATCH("b", "", "", "U")
			  ADA DAY(2) "\t\t\t\tRFC: https://x.org/r/a@x\\n\n",
		  STATE_SUPERSEDED, "b", "link", 0 },
		/* a link to itself */
		{ PATCH("a@x", "2", "", "T") ADA DAY(1) "\t\t\t\tv2: https://x.org/r/a@x\\n\n",
		  STATE_NEW, "a@x", "posting", 0 },
	};
	check(cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-state/reviews", test_reviews);
	g_test_add_func("/digest-state/applied", test_applied);
	g_test_add_func("/digest-state/heard-of", test_heard_of);
	g_test_add_func("/digest-state/pulls", test_pulls);
	g_test_add_func("/digest-state/dropped", test_dropped);
	g_test_add_func("/digest-state/superseded", test_superseded);
	g_test_add_func("/digest-state/threads-and-links", test_threads_and_links);
	return g_test_run();
}
