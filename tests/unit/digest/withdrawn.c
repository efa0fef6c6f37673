/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What authors take back: common/digest/withdrawn.h, over digest/digest.h. */
#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tauthor_name\tauthor_addr\t" \
	"from_name\tfrom_addr\tdate\tin_reply_to\treferences\ttrailers\tsubject\tbody\n"

#define ADA "Ada\tada@example.org\tAda\tada@example.org\t"
#define BEN "Ben\tben@example.org\tBen\tben@example.org\t"
#define DAY(n) "2025-05-0" #n "T10:00:00Z\t"
#define END "\t\t\t\t\n"

#define SINGLE(id, version, day) "patch\t" id "\t" id "\t\t\t" version "\t\tT\t" ADA DAY(day) END
#define COVER "cover\ta\ta\t0\t2\t1\t\tT\t" ADA DAY(1) END
#define FIRST "patch\tb\ta\t1\t2\t1\t\tOne\t" ADA DAY(1) "a" END
#define SECOND "patch\tc\ta\t2\t2\t1\t\tTwo\t" ADA DAY(1) "a" END
#define TWO COVER FIRST SECOND
/* A new version of the second part. */
#define AGAIN(day)                                                                                 \
	"patch\td\td\t2\t2\t2\t\tTwo\t" ADA DAY(day) "c\ta"                                        \
						     "\t\t\t\n"
#define REPLY(id, series, part, who, day, flags, parent, text)                                     \
	"reply\t" id "\t" series "\t" part "\t\t1\t" flags "\tT\t" who DAY(day) parent             \
		"\t\t\t\t" text "\n"
#define BACK(id, part, day, parent, text)                                                          \
	REPLY(id, "a", part, ADA, day, "re withdrawn", parent, text)
#define TAKEN(day) REPLY("t", "a", "", BEN, day, "applied re", "a", "Applied.")
#define SAID "Please ignore this patch."
#define WHOLE "Please ignore this series."

/* Of the series a. */
typedef struct {
	const char *records;
	const char *state, *evidence;
} Case;

static const Case cases[] = {
	/* a single patch, whatever the mail answers */
	{ SINGLE("a", "1", 1) BACK("r", "", 2, "a", SAID), "withdrawn", "r" },
	{ SINGLE("a", "1", 1) BACK("r", "", 2, "x", SAID), "withdrawn", "r" },
	{ SINGLE("a", "1", 1) BACK("r", "", 2, "a", ""), "withdrawn", "r" },
	/* also if it was reviewed, or is later */
	{ SINGLE("a", "1", 1) REPLY("s", "a", "", BEN, 3, "re", "a", "Hm.")
		  BACK("r", "", 2, "a", SAID),
	  "withdrawn", "r" },
	/* the last one says it, of one date always the same */
	{ SINGLE("a", "1", 1) BACK("r", "", 2, "a", SAID) BACK("s", "", 3, "a", SAID), "withdrawn",
	  "s" },
	{ SINGLE("a", "1", 1) BACK("s", "", 2, "a", SAID) BACK("r", "", 2, "a", SAID), "withdrawn",
	  "s" },
	/* who takes patches has the last word */
	{ SINGLE("a", "1", 1) BACK("r", "", 2, "a", SAID) TAKEN(3), "applied", "t" },
	{ SINGLE("a", "1", 1) TAKEN(2) BACK("r", "", 3, "a", SAID), "applied", "t" },
	{ SINGLE("a", "1", 1) TAKEN(2) BACK("r", "", 4, "a", SAID)
		  REPLY("u", "a", "", BEN, 5, "dropped re", "r", "Dropped."),
	  "withdrawn", "r" },
	/* a later version */
	{ SINGLE("a", "1", 1) BACK("r", "", 2, "a", SAID) SINGLE("n", "2", 3), "superseded", "n" },
	{ SINGLE("a", "2", 2) SINGLE("n", "1", 1)
		  REPLY("r", "n", "", ADA, 3, "re withdrawn", "n", SAID),
	  "new", "a" },
	/* a series, by its cover or by name */
	{ TWO BACK("r", "0", 2, "a", SAID), "withdrawn", "r" },
	{ TWO BACK("r", "1", 2, "b", WHOLE), "withdrawn", "r" },
	{ TWO BACK("r", "1", 2, "b", "Please do not merge v1, it hangs."), "withdrawn", "r" },
	/* parts are not all of it, but all parts are */
	{ TWO BACK("r", "1", 2, "b", SAID), "new", "a" },
	{ TWO BACK("r", "0", 2, "a", "Please ignore patch 2."), "new", "a" },
	{ TWO BACK("r", "1", 2, "b", SAID) BACK("s", "2", 3, "c", SAID), "withdrawn", "s" },
	{ TWO BACK("r", "1", 2, "b", SAID) BACK("s", "0", 3, "a", "Please ignore patch 2."),
	  "withdrawn", "s" },
	{ TWO BACK("r", "1", 2, "b", SAID) BACK("s", "1", 3, "b", SAID), "new", "a" },
	/* which part it is is not known */
	{ TWO BACK("r", "", 2, "x", SAID), "new", "a" },
	{ TWO BACK("r", "", 2, "a", SAID), "withdrawn", "r" },
	/* the cover did not come, but the first part begins the series */
	{ "patch\ta\ta\t1\t2\t1\t\tOne\t" ADA DAY(1) END SECOND BACK("r", "1", 2, "a", SAID), "new",
	  "a" },
	/* a part had a new version */
	{ TWO BACK("r", "0", 2, "a", SAID) AGAIN(3), "new", "a" },
	{ TWO AGAIN(2) BACK("r", "0", 3, "a", SAID), "withdrawn", "r" },
	{ TWO BACK("s", "1", 2, "b", SAID) BACK("r", "2", 2, "c", SAID) AGAIN(3), "new", "a" },
};

static const DigestSeries *find_series(const GPtrArray *all)
{
	for (guint i = 0; i < all->len; i++)
		if (view_is(kept_view(digest_series_at(all, i)->name), "a"))
			return digest_series_at(all, i);
	return NULL;
}

static void check(const char *records, const Case *wanted)
{
	g_test_message("%s", records);
	g_autoptr(Digest) digest = collect(records);
	g_autoptr(GPtrArray) all = digest_series(digest);
	const DigestSeries *series = find_series(all);
	g_assert_nonnull(series);
	g_assert_cmpstr(state_name(series->state), ==, wanted->state);
	g_assert_true(view_is(kept_view(series->evidence), wanted->evidence));
	g_assert_true(digest_series_is_waiting(series) == (series->state == STATE_NEW));
}

static void test_states(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *records = g_strconcat(HEADER, cases[i].records, NULL);
		check(records, &cases[i]);
	}
}

/* The mail comes the other way round. */
static void test_order(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) records = g_string_new(NULL);
		g_auto(GStrv) lines = g_strsplit(cases[i].records, "\n", -1);
		for (guint n = 0; lines[n] && *lines[n]; n++) {
			g_string_prepend_c(records, '\n');
			g_string_prepend(records, lines[n]);
		}
		g_string_prepend(records, HEADER);
		check(records->str, &cases[i]);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-withdrawn/states", test_states);
	g_test_add_func("/digest-withdrawn/order", test_order);
	return g_test_run();
}
