/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Versions that share patches, their root, and parts taken from several of them:
 * common/digest/lineage.h and common/digest/version-parts.h, over common/digest/digest.h. */
#include "digest-case.h"
#include "patience.h"

/*
 * A mail on one line, and what is wanted of a series:
 *
 *     KIND ID SERIES COUNTER VERSION FLAGS TITLE AUTHOR DAY [ANSWERED]
 *     ID STATE WHY SUCCESSOR ROOT APPLIED
 *
 * `-` stands for nothing, `_` in a title for a blank. AUTHOR is `NAME`, or `SENDER/NAME` where
 * somebody else posts it.
 */
typedef struct {
	const char *name;
	const char *mails[16];
	const char *series[6];
} Case;

static const Case cases[] = {
	{ "a single patch becomes a part",
	  { "patch a a - 1 - Y ada 1", "cover c c 0/2 2 - U ada 2", "patch d c 1/2 2 - X ada 2",
	    "patch e c 2/2 2 - Y ada 2" },
	  { "a superseded title c a 0", "c new posting - a 0" } },
	{ "a single patch becomes a part of a series without a version",
	  { "patch a a - 1 - Y ada 1", "cover c c 0/2 1 - U ada 2", "patch d c 1/2 1 - X ada 2",
	    "patch e c 2/2 1 - Y ada 2" },
	  { "a superseded again c a 0" } },
	{ "another's patch of the same title does not",
	  { "patch a a - 1 - Y ada 1", "cover c c 0/2 2 - U ben 2", "patch d c 1/2 2 - X ben 2",
	    "patch e c 2/2 2 - Y ben 2" },
	  { "a new posting - a 0", "c new posting - c 0" } },
	{ "one part is left of a series",
	  { "patch a a 1/3 1 - X ada 1", "patch b a 2/3 1 - Y ada 1", "patch c a 3/3 1 - Z ada 1",
	    "patch d d - 2 - Z ada 3" },
	  { "a superseded title d a 0", "d new posting - a 0" } },
	{ "a patch that is posted once more without a number leaves its series",
	  { "patch a a 1/3 1 - X ada 1", "patch b a 2/3 1 - Y ada 1", "patch c a 3/3 1 - Z ada 1",
	    "patch d d - 1 - Z ada 3" },
	  { "a new posting - a 0", "d new posting - d 0" } },
	{ "the cover is renamed, and a patch put in front",
	  { "cover c c 0/2 1 - U ada 1", "patch d c 1/2 1 - X ada 1", "patch e c 2/2 1 - Y ada 1",
	    "cover f f 0/3 2 - V ada 2", "patch g f 1/3 2 - W ada 2", "patch h f 2/3 2 - X ada 2",
	    "patch i f 3/3 2 - Y ada 2" },
	  { "c superseded title f c 0", "f new posting - c 0" } },
	{ "one title of four is not enough",
	  { "cover c c 0/4 1 - U ada 1", "patch d c 1/4 1 - A ada 1", "patch e c 2/4 1 - B ada 1",
	    "patch f c 3/4 1 - C ada 1", "patch g c 4/4 1 - D ada 1", "cover h h 0/4 2 - V ada 2",
	    "patch i h 1/4 2 - E ada 2", "patch j h 2/4 2 - F ada 2", "patch k h 3/4 2 - G ada 2",
	    "patch l h 4/4 2 - D ada 2" },
	  { "c new posting - c 0", "h new posting - h 0" } },
	{ "one part of three is posted again",
	  { "patch a a 1/3 1 - X ada 1", "patch b a 2/3 1 - Y ada 1", "patch c a 3/3 1 - Z ada 1",
	    "patch d d 3/3 2 - Z ada 3" },
	  { "a new posting - a 0", "d new posting - d 0" } },
	{ "a maintainer posts it again",
	  { "cover c c 0/2 1 - U ada 1", "patch d c 1/2 1 - X ada 1", "patch e c 2/2 1 - Y ada 1",
	    "cover f f 0/2 2 - V ben 2", "patch g f 1/2 2 - X ben/ada 2",
	    "patch h f 2/2 2 - Y ben/ada 2" },
	  { "c superseded title f c 0", "f new posting - c 0" } },
	{ "the nearest version, which came later",
	  { "patch z z - 5 - Y ada 1", "patch a a - 1 - Y ada 2", "cover c c 0/2 3 - U ada 4",
	    "patch d c 1/2 3 - X ada 4", "patch e c 2/2 3 - Y ada 4", "cover f f 0/2 2 - V ada 3",
	    "patch g f 1/2 2 - W ada 3", "patch h f 2/2 2 - Y ada 3" },
	  { "a superseded title f a 0", "f superseded title c a 0", "z new posting - z 0" } },
	{ "without a number again, but the next version came before",
	  { "patch a a - 1 - Y ada 1", "patch b b - 2 - Y ada 2", "patch c c 1/2 1 - X ada 3",
	    "patch d c 2/2 1 - Y ada 3" },
	  { "a superseded title b a 0" } },
	{ "a posting without its number, days after the second version",
	  { "patch b b - 2 - Y ada 3", "patch c c - 1 - Y ada 6", "patch d d - 3 - Y ada 8" },
	  { "b superseded title d b 0", "c superseded title d b 0", "d new posting - b 0" } },
	{ "the last posting has no number",
	  { "patch b b - 2 - Y ada 3", "patch c c - 1 - Y ada 6" },
	  { "b new posting - b 0", "c new posting - c 0" } },
	{ "clocks differ by less than a day",
	  { "patch a a - 1 - Y ada 3", "patch b b - 2 - Y ada 2" },
	  { "a superseded title b b 0", "b new posting - b 0" } },
	{ "an RFC grows up inside a series",
	  { "patch a a - 3 rfc Y ada 1", "cover c c 0/2 1 - U ada 2", "patch d c 1/2 1 - X ada 2",
	    "patch e c 2/2 1 - Y ada 2" },
	  { "a superseded title c a 0" } },
	{ "backports share titles",
	  { "patch a a - 1 - Y ada 1", "patch d d 1/2 2 stable X ada 2",
	    "patch e d 2/2 2 stable Y ada 2" },
	  { "a new posting - a 0", "d new posting - d 0" } },
	{ "a root through three versions",
	  { "patch a a - 1 rfc Y ada 1", "patch b b - 1 - Y ada 2", "patch c c - 2 - Y ada 3",
	    "patch d d - 3 - Y ada 4" },
	  { "b superseded title c a 0", "c superseded title d a 0", "d new posting - a 0" } },
	{ "two become one: the older is the root of all",
	  { "patch b b - 1 - Y ada 2", "patch a a - 1 - X ada 1", "patch c c 1/2 2 - X ada 3",
	    "patch d c 2/2 2 - Y ada 3" },
	  { "a superseded title c a 0", "b superseded title c a 0", "c new posting - a 0" } },
	{ "parts taken from two versions add up",
	  { "patch a a 1/3 3 - X ada 1", "patch b a 2/3 3 - Y ada 1", "patch c a 3/3 3 - Z ada 1",
	    "reply r a 1/3 3 applied X ben 2 a", "patch d d 1/3 4 - X ada 3",
	    "patch e d 2/3 4 - Y ada 3", "patch f d 3/3 4 - Z ada 3",
	    "reply s d 2/3 4 applied Y ben 4 e", "reply t d 3/3 4 applied Z ben 4 f" },
	  { "a superseded title d a 1", "d applied note - a 3" } },
	{ "over a version of which nothing was taken",
	  { "patch a a 1/2 1 - X ada 1", "patch b a 2/2 1 - Y ada 1",
	    "reply r a 1/2 1 applied X ben 2 a", "patch c c 1/2 2 - X ada 3",
	    "patch d c 2/2 2 - Y ada 3", "patch e e 1/2 3 - X ada 4", "patch f e 2/2 3 - Y ada 4",
	    "reply s e 2/2 3 applied Y ben 5 f" },
	  { "a superseded title c a 1", "c superseded title e a 0", "e applied note - a 2" } },
	{ "a bug is closed after the second version",
	  { "cover c c 0/2 1 - U ada 1", "patch a c 1/2 1 - X ada 1", "patch b c 2/2 1 - Y ada 1",
	    "patch d d 1/2 2 - X ada 2", "patch e d 2/2 2 - Y ada 2",
	    "reply r c 0/2 1 applied bug#1:_U ben 3 c" },
	  { "c superseded title d c 0", "d applied note - c 2" } },
	{ "of a single patch",
	  { "patch a a - 1 - X ada 1", "patch b b - 2 - X ada 2",
	    "reply r a - 1 applied bug#1:_X ben 3 a" },
	  { "a superseded title b a 0", "b applied note - a 1" } },
	{ "before the second version",
	  { "patch a a - 1 - X ada 1", "patch b b - 2 - X ada 4",
	    "reply r a - 1 applied bug#1:_X ben 3 a" },
	  { "a applied note b a 1", "b new posting - a 0" } },
	{ "a part, after the second version",
	  { "patch a a 1/2 1 - X ada 1", "patch b a 2/2 1 - Y ada 1", "patch d d 1/2 2 - X ada 2",
	    "patch e d 2/2 2 - Y ada 2", "reply r a 1/2 1 applied bug#1:_X ben 3 a" },
	  { "a superseded title d a 1", "d new posting - a 0" } },
	{ "a note that is not sent to a bug",
	  { "patch a a - 1 - X ada 1", "patch b b - 2 - X ada 2",
	    "reply r a - 1 applied Re:_X ben 3 a" },
	  { "a applied note b a 1", "b new posting - a 0" } },
	{ "another's proposal, and the next version of the author's own",
	  { "patch a a - 1 - X ada 1", "patch b b - 2 - X ben 2 a", "patch c c - 2 - X ada 3" },
	  { "a superseded title c a 0", "b new posting - b 0", "c new posting - a 0" } },
	{ "another's proposal alone",
	  { "patch a a - 1 - X ada 1", "patch b b - 2 - X ben 2 a" },
	  { "a superseded thread b a 0" } },
	{ "another's proposal is the nearest version",
	  { "patch a a - 1 - X ada 1", "patch b b - 2 - X ben 2 a", "patch c c - 3 - X ada 3" },
	  { "a superseded thread b a 0" } },
	{ "a note on what was sent again before",
	  { "patch a a - 1 - X ada 1", "patch b b - 1 resend X ada 3",
	    "reply r a - 1 applied Re:_X ben 4 a" },
	  { "a superseded again b a 0", "b applied note - a 1" } },
	{ "on what is sent again afterwards",
	  { "patch a a - 1 - X ada 1", "patch b b - 1 resend X ada 4",
	    "reply r a - 1 applied Re:_X ben 3 a" },
	  { "a applied note b a 1", "b new posting - a 0" } },
	{ "on both",
	  { "patch a a - 1 - X ada 1", "patch b b - 1 - X ada 2",
	    "reply r a - 1 applied Re:_X ben 3 a", "reply s b - 1 applied Re:_X ben 4 b" },
	  { "a superseded again b a 0", "b applied note - a 1" } },
	{ "parts of a series that was sent again, before and after",
	  { "cover c c 0/3 1 - U ada 1", "patch d c 1/3 1 - X ada 1", "patch e c 2/3 1 - Y ada 1",
	    "patch f c 3/3 1 - Z ada 1", "reply r c 1/3 1 applied Re:_X ben 2 d",
	    "cover g g 0/3 1 resend U ada 3", "patch h g 1/3 1 resend X ada 3",
	    "patch i g 2/3 1 resend Y ada 3", "patch j g 3/3 1 resend Z ada 3",
	    "reply s c 2/3 1 applied Re:_Y ben 4 e" },
	  { "c superseded again g c 1", "g applied part - c 2" } },
	{ "all of a series that was sent again twice",
	  { "cover c c 0/2 1 - U ada 1", "patch d c 1/2 1 - X ada 1", "patch e c 2/2 1 - Y ada 1",
	    "cover g g 0/2 1 - U ada 2", "patch h g 1/2 1 - X ada 2", "patch i g 2/2 1 - Y ada 2",
	    "cover k k 0/2 1 - U ada 3", "patch l k 1/2 1 - X ada 3", "patch m k 2/2 1 - Y ada 3",
	    "reply r c 0/2 1 applied Re:_U ben 4 c" },
	  { "c superseded again g c 0", "g superseded again k c 0", "k applied note - c 2" } },
	{ "a note on a single patch that came again in a series",
	  { "patch a a - 1 - Y ada 1", "cover c c 0/2 1 - U ada 2", "patch d c 1/2 1 - X ada 2",
	    "patch e c 2/2 1 - Y ada 2", "reply r a - 1 applied Re:_Y ben 3 a" },
	  { "a applied note c a 1", "c new posting - a 0" } },
	{ "a version of which nothing was taken stays open",
	  { "patch a a 1/2 1 - X ada 1", "patch b a 2/2 1 - Y ada 1",
	    "reply r a 1/2 1 applied X ben 2 a", "patch c c 1/2 2 - X ada 3",
	    "patch d c 2/2 2 - Y ada 3" },
	  { "a superseded title c a 1", "c new posting - a 0" } },
};

static char *value(const char *word)
{
	return g_str_equal(word, "-") ? g_strdup("") : g_strdelimit(g_strdup(word), "_", ' ');
}

static void add_mail(GString *records, const char *mail)
{
	g_auto(GStrv) words = g_strsplit(mail, " ", -1);
	guint n = g_strv_length(words);
	g_assert_cmpuint(n, >=, 9);
	for (guint i = 0; i < n; i++) {
		char *word = words[i];
		words[i] = value(word);
		g_free(word);
	}
	char *total = strchr(words[3], '/'), *author = strchr(words[7], '/');
	if (total)
		*total++ = '\0';
	const char *name = author ? author + 1 : words[7];
	if (author)
		*author = '\0';
	g_string_append_printf(records,
			       "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s@example.org\t%s\t"
			       "%s@example.org\t2025-05-0%sT10:00:00Z\t%s\t\t\t%s\t\n",
			       words[0], words[1], words[2], words[3], total ? total : "", words[4],
			       words[5], words[6], name, name, words[7], words[7], words[8],
			       n > 9 ? words[9] : "", words[6]);
}

static char *id_at(const GPtrArray *all, guint place)
{
	if (place == NO_SERIES)
		return g_strdup("-");
	return view_dup(kept_view(digest_series_at(all, place)->id));
}

static void check_series(const GPtrArray *all, const char *wanted)
{
	for (guint i = 0; i < all->len; i++) {
		const DigestSeries *series = digest_series_at(all, i);
		g_autofree char *id = view_dup(kept_view(series->id));
		g_autofree char *later = id_at(all, series->successor);
		g_autofree char *root = id_at(all, series->root);
		g_autofree char *got =
			g_strdup_printf("%s %s %s %s %s %u", id, state_name(series->state),
					series->why, later, root, series->applied);
		if (g_str_has_prefix(wanted, id)) {
			g_assert_cmpstr(got, ==, wanted);
			return;
		}
	}
	g_assert_not_reached();
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_autoptr(GString) records = g_string_new(
			"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tauthor_"
			"name\t"
			"author_addr\tfrom_name\tfrom_addr\tdate\tin_reply_to\treferences\ttrailers"
			"\tsubject\tbody\n");
		for (const char *const *mail = cases[i].mails; *mail; mail++)
			add_mail(records, *mail);
		g_autoptr(Digest) digest = collect(records->str);
		g_autoptr(GPtrArray) all = digest_series(digest);
		for (const char *const *wanted = cases[i].series; *wanted; wanted++)
			check_series(all, *wanted);
	}
}

/* Thousands of postings of one title, in all versions and orders, take no longer than others. */
static void test_hostile(void)
{
	g_autoptr(GString) records = g_string_new(
		"kind\tmessage_id\tseries\tpart\ttotal\tversion\ttitle\tauthor_name\tdate\n");
	for (unsigned i = 0; i < 60000; i++)
		g_string_append_printf(
			records, "patch\t%u\t%u\t%u\t3\t%u\tT\tA\t2025-%02u-%02uT10:00:00Z\n", i,
			i / 3, i % 3 + 1, i % 7 ? i * 7919 % 977 : 1, 1 + i % 12, 1 + i % 28);
	gint64 start = work_done();
	g_autoptr(Digest) digest = collect(records->str);
	g_autoptr(GPtrArray) all = digest_series(digest);
	g_assert_cmpuint(all->len, ==, 20000);
	assert_within(start, 30);
	for (guint i = 0; i < all->len; i++)
		g_assert_cmpuint(digest_series_at(all, i)->root, <, all->len);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/lineage/cases", test_cases);
	g_test_add_func("/lineage/hostile", test_hostile);
	return g_test_run();
}
