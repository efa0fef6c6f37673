/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Later versions told by their files: common/digest/version-paths.h, over digest/digest.h. */
#include "digest-case.h"
#include "message/date.h"
#include "patience.h"

/*
 * A patch on one line: ID SERIES COUNTER VERSION TAGS AUTHOR DAY PATHS TITLE. `-` stands for
 * nothing, and between paths stands a comma. Wanted are the pairs, OLD>LATER, in the order of the
 * old ones.
 */
typedef struct {
	const char *name;
	const char *patches[6];
	const char *wanted;
} Case;

#define OLD "a a - 1 - Ada 1 tide.c,tide.h tide: compare the ebb with flood"
#define NEW(version, tags, author, day, paths, title)                                              \
	{                                                                                          \
		OLD, "b b - " #version " " tags " " author " " #day " " paths " " title            \
	}
/* The same, of more files and words. */
#define MORE(version, tags, author, day, paths, title)                                             \
	{                                                                                          \
		"a a - 1 - Ada 1 tide.c,tide.h,Makefile tide: count each boat and each raft "      \
		"continously",                                                                     \
			"b b - " #version " " tags " " author " " #day " " paths " " title         \
	}
#define MORE_TITLE "tide: count each boat and each raft continuously"
#define PATHS "tide.h,tide.c"
#define TITLE "tide: compare the ebb by flood_level"

static const Case cases[] = {
	{ "a word is another", NEW(2, "-", "Ada", 3, PATHS, TITLE), "a>b" },
	{ "a greater version", NEW(4, "-", "Ada", 61, PATHS, TITLE), "a>b" },
	{ "half of the words", NEW(2, "-", "Ada", 3, PATHS, "Tide: compare the weir"), "a>b" },
	{ "fewer words", NEW(2, "-", "Ada", 3, PATHS, "tide: compare weir"), "" },
	{ "far more words",
	  NEW(2, "-", "Ada", 3, PATHS, "tide: compare the ebb with a b c d e f g h i"), "" },
	{ "the same word twice", NEW(2, "-", "Ada", 3, PATHS, "tide tide tide tide"), "" },
	{ "another title", NEW(2, "-", "Ada", 3, PATHS, "buoy: Mend"), "" },
	{ "the same version", NEW(1, "-", "Ada", 3, PATHS, TITLE), "" },
	{ "another author", NEW(2, "-", "Bo", 3, PATHS, TITLE), "" },
	{ "a file more", NEW(2, "-", "Ada", 3, "tide.c,tide.h,weir.c", TITLE), "" },
	{ "a file less", NEW(2, "-", "Ada", 3, "tide.c", TITLE), "" },
	{ "no files", NEW(2, "-", "Ada", 3, "-", TITLE), "" },
	{ "months later", NEW(2, "-", "Ada", 62, PATHS, TITLE), "" },
	{ "earlier", NEW(2, "-", "Ada", 0, PATHS, TITLE), "" },
	{ "for another branch", NEW(2, "openwrt-24.10", "Ada", 3, PATHS, TITLE), "" },
	{ "each from the one before",
	  { "a a - 1 - Ada 1 t.c tide: mend with it", "b b - 2 - Ada 2 t.c tide: mend in it",
	    "c c - 3 - Ada 3 t.c tide: mend by it" },
	  "a>b b>c" },
	{ "two that it could be",
	  { "a a - 1 - Ada 1 t.c tide: mend with it", "b b - 2 - Ada 2 t.c tide: mend in it",
	    "c c - 2 - Ada 3 t.c tide: mend by it" },
	  "" },
	{ "two that it could succeed",
	  { "a a - 1 - Ada 1 t.c tide: mend with it", "b b - 1 - Ada 2 t.c tide: mend in it",
	    "c c - 2 - Ada 3 t.c tide: mend by it" },
	  "" },
	{ "of two, one has a successor",
	  { "a a - 1 - Ada 1 t.c tide: mend with it", "b b - 1 - Ada 2 t.c tide: mend in it",
	    "c c - 2 - Ada 3 t.c tide: mend by it", "d d - 2 - Ada 3 t.c tide: mend in it" },
	  "a>c b>d" },
	{ "the later one succeeds another",
	  { "a a - 1 - Ada 1 t.c tide: mend with it", "b b - 1 - Ada 2 w.c tide: mend in it",
	    "c c - 2 - Ada 3 t.c tide: mend in it" },
	  "b>c" },
	{ "only a file that many touch",
	  { "a a - 1 - Ada 1 docs/Makefile tide: mend with it",
	    "b b - 2 - Ada 2 docs/Makefile tide: mend in it" },
	  "" },
	{ "such a file and another",
	  { "a a - 1 - Ada 1 MAINTAINERS,t.c tide: mend with it",
	    "b b - 2 - Ada 2 t.c,MAINTAINERS tide: mend in it" },
	  "a>b" },
	{ "a series in another order",
	  { "a a 1/2 1 - Ada 1 t.c tide: mend with it", "b a 2/2 1 - Ada 1 w.c weir: open",
	    "c c 1/2 2 - Ada 2 w.c weir: mend with it", "d c 2/2 2 - Ada 2 t.c tide: close" },
	  "a>c" },
	{ "a series with a patch more",
	  { "a a - 1 - Ada 1 t.c tide: mend with it", "b b 1/2 2 - Ada 2 t.c tide: mend in it",
	    "c b 2/2 2 - Ada 2 w.c weir: open" },
	  "a>b" },
	/* nearly all words are the same, and some of the files */
	{ "a word is spelt another way", MORE(2, "-", "Ada", 3, "tide.c", MORE_TITLE), "a>b" },
	{ "a word in front, and a file more",
	  MORE(2, "-", "Ada", 3, "weir.c,tide.c,tide.h", "moon: " MORE_TITLE), "a>b" },
	{ "another file", MORE(2, "-", "Ada", 3, "weir.c", MORE_TITLE), "" },
	{ "a common file alone", MORE(2, "-", "Ada", 3, "weir.c,Makefile", MORE_TITLE), "" },
	{ "three words of eight are others",
	  MORE(2, "-", "Ada", 3, "tide.c", "tide: count each boat and no ship twice"), "" },
	{ "the same version of it", MORE(1, "-", "Ada", 3, "tide.c", MORE_TITLE), "" },
	{ "of another author", MORE(2, "-", "Bo", 3, "tide.c", MORE_TITLE), "" },
	{ "for another branch, with a file less",
	  MORE(2, "openwrt-24.10", "Ada", 3, "tide.c", MORE_TITLE), "" },
	{ "for one file out of many, which titles name",
	  { "a a - 1 - Ada 1 setgid.c tide/setgid: convert to the new way",
	    "b b - 2 - Ada 2 getgid.c tide/getgid: convert to the new way" },
	  "" },
	{ "one part of two that were sent anew",
	  { "a a 1/2 1 - Ada 1 t.c tide: mend the sluice with it",
	    "b a 2/2 1 - Ada 1 u.c tide: open the sluice",
	    "c c 1/2 2 - Ada 2 t.c tide: mend the sluice in it" },
	  "" },
	{ "two that it could be, with a file less",
	  { "a a - 1 - Ada 1 t.c,u.c tide: mend the sluice with it",
	    "b b - 2 - Ada 2 t.c tide: mend the sluice in it",
	    "c c - 2 - Ada 3 u.c tide: mend the sluice by it" },
	  "" },
	{ "the nearest version of three",
	  { "a a - 1 - Ada 1 t.c tide: mend the sluice with it",
	    "b b - 2 - Ada 2 t.c,u.c tide: mend the sluice in it",
	    "c c - 3 - Ada 3 u.c tide: mend the sluice by it" },
	  "a>b b>c" },
	/* somebody else goes on with a patch */
	{ "another's next version with the title",
	  { "a a - 1 - Ada 1 t.c,u.c tide: mend it", "b b - 2 - Bo 2 t.c tide: mend it" },
	  "a>b" },
	{ "after two of the first author",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 2 - Ada 2 t.c tide: mend it",
	    "c c - 3 - Bo 3 t.c tide: mend it" },
	  "a>b b>c" },
	{ "one patch of two by another",
	  { "a a 1/2 1 - Ada 1 t.c tide: mend it", "b a 2/2 1 - Ada 1 u.c tide: open it",
	    "c c - 2 - Bo 2 t.c tide: mend it" },
	  "" },
	{ "of other files",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 2 - Bo 2 u.c tide: mend it" },
	  "" },
	{ "by who has posted one before",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 1 - Bo 2 t.c tide: mend it",
	    "c c - 2 - Bo 3 t.c tide: mend it" },
	  "b>c" },
	{ "by two",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 2 - Bo 2 t.c tide: mend it",
	    "c c - 2 - Cleo 3 t.c tide: mend it" },
	  "" },
	{ "the same version by another",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 1 - Bo 2 t.c tide: mend it" },
	  "" },
	{ "months later by another",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 2 - Bo 62 t.c tide: mend it" },
	  "" },
	{ "for another branch by another",
	  { "a a - 1 - Ada 1 t.c tide: mend it", "b b - 2 openwrt-24.10 Bo 2 t.c tide: mend it" },
	  "" },
};

static const char header[] = "kind\tmessage_id\tseries\tpart\ttotal\tversion\ttags\tauthor_name\t"
			     "date\tpaths\ttitle\n";

static void add_patch(GString *records, const char *patch)
{
	g_auto(GStrv) words = g_strsplit(patch, " ", 9);
	g_assert_cmpuint(g_strv_length(words), ==, 9);
	for (char **word = words; *word; word++)
		if (g_str_equal(*word, "-"))
			**word = '\0';
	char date[DATE_SIZE];
	date_format((20000 + g_ascii_strtoll(words[6], NULL, 10)) * 86400, date);
	g_auto(GStrv) counter = g_strsplit(*words[2] ? words[2] : "/", "/", 2);
	g_auto(GStrv) paths = g_strsplit(words[7], ",", -1);
	g_autofree char *lines = g_strjoinv("\\n", paths);
	g_string_append_printf(records, "patch\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", words[0],
			       words[1], counter[0], counter[1], words[3], words[4], words[5], date,
			       lines, words[8]);
}

/* The pairs that any rule has found. */
static char *pairs_of(const GPtrArray *all)
{
	GString *pairs = g_string_new(NULL);
	for (guint i = 0; i < all->len; i++) {
		const DigestSeries *series = digest_series_at(all, i);
		if (series->successor == NO_SERIES)
			continue;
		g_string_append(pairs, pairs->len ? " " : "");
		view_append(pairs, kept_view(series->id));
		g_string_append_c(pairs, '>');
		view_append(pairs, kept_view(digest_series_at(all, series->successor)->id));
	}
	return g_string_free(pairs, FALSE);
}

/* Each with and without what only a table has room for. */
static void test_cases(void)
{
	static const unsigned wants[] = { 0, DIGEST_DETAILS };
	for (size_t i = 0; i < G_N_ELEMENTS(cases) * G_N_ELEMENTS(wants); i++) {
		const Case *c = &cases[i / G_N_ELEMENTS(wants)];
		g_test_message("%s", c->name);
		g_autoptr(GString) records = g_string_new(header);
		for (const char *const *patch = c->patches; *patch; patch++)
			add_patch(records, *patch);
		g_autoptr(Digest) digest =
			collect_wanting(records->str, wants[i % G_N_ELEMENTS(wants)]);
		g_autoptr(GPtrArray) all = digest_series(digest);
		g_autofree char *pairs = pairs_of(all);
		g_assert_cmpstr(pairs, ==, c->wanted);
	}
}

static void test_why(void)
{
	g_autoptr(GString) records = g_string_new(header);
	add_patch(records, OLD);
	add_patch(records, "b b - 2 - Ada 3 " PATHS " " TITLE);
	g_autoptr(Digest) digest = collect(records->str);
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_cmpint(digest_series_at(all, 0)->state, ==, STATE_SUPERSEDED);
	g_assert_cmpstr(digest_series_at(all, 0)->why, ==, "paths");
}

/* Thousands of patches of one author for one file take no longer than others. */
static void test_hostile(void)
{
	g_autoptr(GString) records = g_string_new(header);
	for (unsigned i = 0; i < 20000; i++)
		g_string_append_printf(records,
				       "patch\t%u\t%u\t\t\t%u\t\tAda\t2025-05-01T10:00:%02uZ\tt.c\t"
				       "a b c d e f g h i j k l m n o p q r s t u v w x y z %u\n",
				       i, i, 1 + i % 7, i % 60, i);
	gint64 start = work_done();
	g_autoptr(Digest) digest = collect(records->str);
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_cmpuint(all->len, ==, 20000);
	assert_within(start, 30);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/version-paths/cases", test_cases);
	g_test_add_func("/version-paths/why", test_why);
	g_test_add_func("/version-paths/hostile", test_hostile);
	return g_test_run();
}
