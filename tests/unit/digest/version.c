/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Twins, which are no versions of each other, and pull requests: common/digest/version.h, over
 * digest/digest.h. */
#include "digest-case.h"
#include "patience.h"

/*
 * A mail of Ada's on one line, and what is wanted of a series:
 *
 *     KIND ID SERIES COUNTER VERSION FLAGS TAGS TITLE DAY:HOUR
 *     ID STATE WHY SUCCESSOR
 *
 * `-` stands for nothing, `+` for a blank.
 */
typedef struct {
	const char *name;
	const char *mails[10];
	const char *series[5];
} Case;

#define PAIR(tags_a, time_a, tags_b, time_b)                                                       \
	{                                                                                          \
		"patch a a - 1 - " tags_a " X " time_a, "patch b b - 1 - " tags_b " X " time_b     \
	}
#define BOTH_OPEN                                                                                  \
	{                                                                                          \
		"a new posting -", "b new posting -"                                               \
	}
#define AGAIN                                                                                      \
	{                                                                                          \
		"a superseded again b", "b new posting -"                                          \
	}

static const Case branch_cases[] = {
	{ "code names", PAIR("scarthgap", "1:10", "kirkstone", "1:11"), BOTH_OPEN },
	{ "days apart", PAIR("scarthgap", "1:10", "kirkstone", "9:11"), BOTH_OPEN },
	{ "beside a tag of both", PAIR("OE+master", "1:10", "oe+scarthgap", "1:11"), BOTH_OPEN },
	{ "letters", PAIR("SRU+J", "1:10", "SRU+N", "1:11"), BOTH_OPEN },
	{ "numbers", PAIR("gcc-14", "1:10", "gcc-13", "3:11"), BOTH_OPEN },
	{ "glued numbers", PAIR("RHEL9", "1:10", "RHEL8", "1:11"), BOTH_OPEN },
	{ "a release, and what is for the main branch", PAIR("-", "1:10", "openwrt-24.10", "1:11"),
	  BOTH_OPEN },
	{ "coming releases", PAIR("for-4.18", "1:10", "for-4.19", "1:11"), BOTH_OPEN },
	{ "the first was missed", PAIR("for-4.18", "1:10", "for-4.19", "9:11"), AGAIN },
	{ "two trees on one day", PAIR("bpf", "1:10", "bpf-next", "1:11"), BOTH_OPEN },
	{ "from one tree to another", PAIR("net", "1:10", "net-next", "3:11"), AGAIN },
	{ "the tree is named", PAIR("-", "1:10", "net", "1:11"), AGAIN },
	{ "a driver that ends in a number is named", PAIR("-", "1:10", "ath11k", "1:11"), AGAIN },
	{ "the tree is no longer named", PAIR("net", "1:10", "-", "1:11"), AGAIN },
	{ "in another order, and case", PAIR("OE+master", "1:10", "Master+oe", "1:11"), AGAIN },
	{ "one more tag", PAIR("SRU+J", "1:10", "SRU+J+N", "1:11"), AGAIN },
	{ "made on another base", PAIR("6.12-rc3", "1:10", "6.12-rc4", "1:11"), AGAIN },
	{ "made on another day", PAIR("next-20250501", "1:10", "next-20250502", "1:11"), AGAIN },
	{ "as another bug", PAIR("bug#123", "1:10", "bug#124", "1:11"), AGAIN },
	{ "no tags", PAIR("-", "1:10", "-", "1:11"), AGAIN },
	{ "sent again for another tree",
	  { "patch a a - 1 - bpf X 1:10", "patch b b - 1 resend bpf-next X 1:11" },
	  AGAIN },
	{ "not to be merged",
	  { "patch a a - 1 nomerge DNM X 1:10", "patch b b - 1 - scarthgap X 1:11" },
	  AGAIN },
	{ "a greater version for another branch moves",
	  { "patch a a - 1 - foo X 1:10", "patch b b - 2 - bar X 1:11" },
	  { "a superseded title b", "b new posting -" } },
	{ "and back again",
	  { "patch a a - 1 - net X 1:10", "patch b b - 2 - net-next X 2:10",
	    "patch c c - 3 - net X 3:10" },
	  { "a superseded title b", "b superseded title c", "c new posting -" } },
	{ "versions of two branches",
	  { "patch a a - 1 - foo X 1:10", "patch b b - 1 - bar X 1:11",
	    "patch c c - 2 - bar X 2:10", "patch d d - 2 - foo X 2:11" },
	  { "a superseded title d", "b superseded title c", "c new posting -",
	    "d new posting -" } },
	{ "a version of one of two branches",
	  { "patch a a - 1 - foo X 1:10", "patch b b - 1 - bar X 1:11",
	    "patch c c - 2 - foo X 2:10" },
	  { "a superseded title c", "b new posting -", "c new posting -" } },
	{ "sent again for one of two branches",
	  { "patch a a - 1 - foo X 1:10", "patch b b - 1 - bar X 1:11",
	    "patch c c - 1 resend foo X 2:10" },
	  { "a superseded again c", "b new posting -", "c new posting -" } },
	{ "two trees on one day, and a version for one",
	  { "patch a a - 1 - bpf X 1:10", "patch b b - 1 - bpf-next X 1:11",
	    "patch c c - 2 - bpf-next X 2:10" },
	  { "a superseded title c", "b superseded title c", "c new posting -" } },
	{ "an RFC grows up in another tree",
	  { "patch a a - 1 rfc net X 1:10", "patch b b - 1 - net-next X 1:11" },
	  { "a superseded again b", "b new posting -" } },
	{ "the parts are those of another branch",
	  { "cover a a 0/2 1 - foo U 1:10", "patch b a 1/2 1 - foo X 1:10",
	    "patch c a 2/2 1 - foo Y 1:10", "cover d d 0/2 1 - bar V 1:11",
	    "patch e d 1/2 1 - bar Y 1:11", "patch f d 2/2 1 - bar X 1:11" },
	  { "a new posting -", "d new posting -" } },
};

static const Case cover_cases[] = {
	{ "no patch in common",
	  { "cover a a 0/2 1 - - U 1:10", "patch b a 1/2 1 - - W 1:10",
	    "patch c a 2/2 1 - - X 1:10", "cover d d 0/2 1 - - U 9:10",
	    "patch e d 1/2 1 - - Y 9:10", "patch f d 2/2 1 - - Z 9:10" },
	  { "a new posting -", "d new posting -" } },
	{ "one patch in common",
	  { "cover a a 0/2 1 - - U 1:10", "patch b a 1/2 1 - - W 1:10",
	    "patch c a 2/2 1 - - X 1:10", "cover d d 0/2 1 - - U 9:10",
	    "patch e d 1/2 1 - - X 9:10", "patch f d 2/2 1 - - Y 9:10" },
	  { "a superseded again d", "d new posting -" } },
	{ "parts that did not come",
	  { "cover a a 0/2 1 - - U 1:10", "cover d d 0/2 1 - - U 9:10",
	    "patch e d 1/2 1 - - X 9:10", "patch f d 2/2 1 - - Y 9:10" },
	  { "a superseded again d", "d new posting -" } },
	{ "a greater version with other patches",
	  { "cover a a 0/1 1 - - U 1:10", "patch b a 1/1 1 - - X 1:10",
	    "cover d d 0/1 2 - - U 9:10", "patch e d 1/1 2 - - Y 9:10" },
	  { "a superseded title d", "d new posting -" } },
	{ "a greater version of the second",
	  { "cover a a 0/1 1 - - U 1:10", "patch b a 1/1 1 - - W 1:10",
	    "cover c c 0/1 1 - - U 3:10", "patch d c 1/1 1 - - X 3:10",
	    "cover e e 0/1 2 - - U 9:10", "patch f e 1/1 2 - - X 9:10" },
	  { "a new posting -", "c superseded title e", "e new posting -" } },
	{ "the series of a single patch",
	  { "patch a a - 1 - - U 1:10", "cover d d 0/2 1 - - U 9:10", "patch e d 1/2 1 - - Y 9:10",
	    "patch f d 2/2 1 - - Z 9:10" },
	  { "a superseded again d" } },
	{ "an RFC whose patches are new when it grows up",
	  { "cover a a 0/1 1 rfc - U 1:10", "patch b a 1/1 1 rfc - X 1:10",
	    "cover d d 0/1 1 - - U 9:10", "patch e d 1/1 1 - - Y 9:10" },
	  { "a superseded again d", "d new posting -" } },
};

#define PULLS(version_a, time_a, version_b, time_b)                                                \
	{                                                                                          \
		"pull a a - " version_a " pull - U " time_a,                                       \
			"pull b b - " version_b " pull - U " time_b                                \
	}

static const Case pull_cases[] = {
	{ "a greater version",
	  PULLS("1", "1:10", "2", "3:10"),
	  { "a superseded title b", "b new posting -" } },
	{ "weeks later", PULLS("1", "1:10", "2", "16:10"), BOTH_OPEN },
	{ "the next one with the title", PULLS("1", "1:10", "1", "8:10"), BOTH_OPEN },
	{ "a lower version", PULLS("2", "1:10", "1", "8:10"), BOTH_OPEN },
	{ "of the last one with the title",
	  { "pull a a - 1 pull - U 1:10", "pull b b - 1 pull - U 5:10",
	    "pull c c - 2 pull - U 6:10" },
	  { "a new posting -", "b superseded title c", "c new posting -" } },
	{ "each of the one before",
	  { "pull a a - 1 pull - U 1:10", "pull b b - 2 pull - U 5:10",
	    "pull c c - 3 pull - U 6:10", "pull d d - 1 pull - U 12:10" },
	  { "a superseded title b", "b superseded title c", "c new posting -",
	    "d new posting -" } },
	{ "with parts",
	  { "pull a a 0/1 1 pull - U 1:10", "patch b a 1/1 1 pull - X 1:10",
	    "pull c c 0/1 2 pull - U 2:10", "patch d c 1/1 2 pull - X 2:10" },
	  { "a superseded title c", "c new posting -" } },
	{ "a pull request is no version of a series",
	  { "cover a a 0/2 1 - - U 1:10", "pull b b - 2 pull - U 2:10" },
	  { "a new posting -", "b new posting -" } },
};

static char *value(const char *word)
{
	return g_str_equal(word, "-") ? g_strdup("") : g_strdelimit(g_strdup(word), "+", ' ');
}

static void add_mail(GString *records, const char *mail)
{
	int day, hour;
	char kind[8], id[8], series[8], counter[8], version[8], flags[16], tags[32], title[8];
	int n = sscanf(mail, "%7s %7s %7s %7s %7s %15s %31s %7s %d:%d", kind, id, series, counter,
		       version, flags, tags, title, &day, &hour);
	g_assert_cmpint(n, ==, 10);
	g_autofree char *flag_value = value(flags), *tag_value = value(tags);
	char *total = strchr(counter, '/');
	if (total)
		*total++ = '\0';
	g_string_append_printf(records,
			       "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\tAda\t2025-05-%02dT%02d:00:00Z"
			       "\n",
			       kind, id, series, total ? counter : "", total ? total : "", version,
			       flag_value, tag_value, title, day, hour);
}

static void check_series(const GPtrArray *all, const char *wanted)
{
	for (guint i = 0; i < all->len; i++) {
		const DigestSeries *series = digest_series_at(all, i);
		View later = series->successor == NO_SERIES
				     ? VIEW("-")
				     : kept_view(digest_series_at(all, series->successor)->id);
		View id = kept_view(series->id);
		g_autofree char *got = g_strdup_printf("%.*s %s %s %.*s", (int)id.len, id.data,
						       state_name(series->state), series->why,
						       (int)later.len, later.data);
		if (got[0] == wanted[0]) {
			g_assert_cmpstr(got, ==, wanted);
			return;
		}
	}
	g_assert_not_reached();
}

static const char header[] = "kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttags\ttitle\t"
			     "author_name\tdate\n";

static void check(const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_test_message("%s", cases[i].name);
		g_autoptr(GString) records = g_string_new(header);
		for (const char *const *mail = cases[i].mails; *mail; mail++)
			add_mail(records, *mail);
		g_autoptr(Digest) digest = collect(records->str);
		g_autoptr(GPtrArray) all = digest_series(digest);
		for (const char *const *wanted = cases[i].series; *wanted; wanted++)
			check_series(all, *wanted);
	}
}

static void test_branches(void)
{
	check(branch_cases, G_N_ELEMENTS(branch_cases));
}

static void test_covers(void)
{
	check(cover_cases, G_N_ELEMENTS(cover_cases));
}

static void test_pulls(void)
{
	check(pull_cases, G_N_ELEMENTS(pull_cases));
}

/* Thousands of covers of one title, for as many branches, take no longer than others. */
static void test_hostile(void)
{
	g_autoptr(GString) records = g_string_new(header);
	for (unsigned i = 0; i < 20000; i++)
		g_string_append_printf(records,
				       "cover\t%u\t%u\t0\t1\t1\t\ttag%u\tU\tAda\t"
				       "2025-05-01T10:00:00Z\n"
				       "patch\t%up\t%u\t1\t1\t1\t\ttag%u\tX%u\tAda\t"
				       "2025-05-01T10:00:00Z\n",
				       i, i, i % 3, i, i, i % 3, i % 7);
	gint64 start = work_done();
	g_autoptr(Digest) digest = collect(records->str);
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_cmpuint(all->len, ==, 20000);
	assert_within(start, 30);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/version/branches", test_branches);
	g_test_add_func("/version/covers", test_covers);
	g_test_add_func("/version/pulls", test_pulls);
	g_test_add_func("/version/hostile", test_hostile);
	return g_test_run();
}
