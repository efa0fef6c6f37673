/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patches in pull requests: common/digest/pulled.h, over digest/digest.h. */
#include "message/date.h"

#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tfrom_name\tfrom_addr\t"     \
	"date\tauthor_name\tauthor_addr\tbody\n"
#define ADA "Ada\tada@example.org\t"
#define BEN "Ben\tben@example.org\t"
#define CY "Cy\tcy@example.org\t"
#define DAY(n) "2025-05-0" #n "T10:00:00Z\t"

#define POSTED(id, flags, who, date) "patch\t" id "\t" id "\t\t\t\t" flags "\tT\t" who date who "\n"
#define COVER "pull\tp\tp\t0\t2\t\tpull\tTides\t" BEN DAY(3) BEN "\n"
/* Part n of a pull request of sender, with a title and the author of the patch. */
#define PART(n, title, sender, author)                                                             \
	"patch\tp" #n "\tp\t" #n "\t2\t\tpull\t" title "\t" sender DAY(3) author "\n"
#define REPLY(id, flags, who, date, text)                                                          \
	"reply\t" id "\ta\t\t\t\t" flags "\tT\t" who date "\t\t" text "\n"

#define MAX_RECORDS 4

typedef struct {
	const char *records[MAX_RECORDS];
	DigestState state;
	const char *evidence, *applied_by, *applied_on;
} Case;

static const Case cases[] = {
	/* by him who pulled it */
	{ { POSTED("a", "", ADA, DAY(1)), COVER, PART(1, "T", BEN, ADA) },
	  STATE_APPLIED,
	  "p",
	  "Ben",
	  "2025-05-03T10:00:00Z" },
	{ { POSTED("a", "", ADA, DAY(1)), PART(1, "T", BEN, ADA) },
	  STATE_APPLIED,
	  "p1",
	  "Ben",
	  "2025-05-03T10:00:00Z" },
	/* who pulls for others, pulls his own, too */
	{ { POSTED("a", "", BEN, DAY(1)), COVER, PART(1, "T", BEN, BEN), PART(2, "U", BEN, CY) },
	  STATE_APPLIED,
	  "p",
	  "Ben",
	  "2025-05-03T10:00:00Z" },
	{ { POSTED("a", "", BEN, DAY(1)), COVER, PART(1, "T", BEN, BEN) }, STATE_NEW, "a", "", "" },
	/* what was said before stays; what is said later is not needed */
	{ { POSTED("a", "", ADA, DAY(1)), COVER, PART(1, "T", BEN, ADA),
	    REPLY("n", "applied re", CY, DAY(2), "Applied.") },
	  STATE_APPLIED,
	  "n",
	  "Cy",
	  "2025-05-02T10:00:00Z" },
	/* another patch of that title */
	{ { POSTED("a", "", ADA, DAY(1)), COVER, PART(1, "T", BEN, CY) }, STATE_NEW, "a", "", "" },
	{ { POSTED("a", "", ADA, DAY(1)), COVER, PART(1, "U", BEN, ADA) }, STATE_NEW, "a", "", "" },
	{ { POSTED("a", "", ADA, DAY(4)), COVER, PART(1, "T", BEN, ADA) }, STATE_NEW, "a", "", "" },
	{ { POSTED("a", "", ADA, "2023-05-01T10:00:00Z\t"), COVER, PART(1, "T", BEN, ADA) },
	  STATE_NEW,
	  "a",
	  "",
	  "" },
	{ { POSTED("a", "stable", ADA, DAY(1)), COVER, PART(1, "T", BEN, ADA) },
	  STATE_NEW,
	  "a",
	  "",
	  "" },
	{ { POSTED("a", "", ADA, DAY(1)),
	    "patch\tp1\tp\t1\t2\t\tpull stable\tT\t" BEN DAY(3) ADA "\n" },
	  STATE_NEW,
	  "a",
	  "",
	  "" },
	/* the last one before it */
	{ { POSTED("b", "", ADA, DAY(1)), POSTED("a", "", ADA, DAY(2)), COVER,
	    PART(1, "T", BEN, ADA) },
	  STATE_APPLIED,
	  "p",
	  "Ben",
	  "2025-05-03T10:00:00Z" },
	/* who pulled it can take it back */
	{ { POSTED("a", "", ADA, DAY(1)), COVER, PART(1, "T", BEN, ADA),
	    REPLY("n", "dropped re", BEN, DAY(4), "I had to drop this.") },
	  STATE_DISCUSSED,
	  "n",
	  "",
	  "" },
	{ { POSTED("a", "", ADA, DAY(1)), COVER, PART(1, "T", BEN, ADA),
	    REPLY("n", "dropped re", CY, DAY(4), "I had to drop this.") },
	  STATE_APPLIED,
	  "p",
	  "Ben",
	  "2025-05-03T10:00:00Z" },
};

static void check(const Case *c, const char *records)
{
	g_test_message("%s", records);
	g_autoptr(Digest) digest = collect(records);
	g_autoptr(GPtrArray) all = digest_series(digest);
	const DigestSeries *series = NULL;
	for (guint i = 0; i < all->len; i++)
		if (view_is(kept_view(digest_series_at(all, i)->name), "a"))
			series = digest_series_at(all, i);
	g_assert_nonnull(series);
	g_assert_cmpstr(state_name(series->state), ==, state_name(c->state));
	g_assert_true(view_is(kept_view(series->evidence), c->evidence));
	g_assert_true(view_is(kept_view(series->applied_by), c->applied_by));
	char date[DATE_SIZE] = "";
	if (series->applied_on != NO_DATE)
		date_format(series->applied_on, date);
	g_assert_cmpstr(date, ==, c->applied_on);
}

/* In the order of the mail, and the other way round. */
static void test_pulled(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) forward = g_string_new(HEADER);
		g_autoptr(GString) back = g_string_new(HEADER);
		for (size_t n = 0; n < MAX_RECORDS; n++) {
			const char *next = cases[i].records[n];
			const char *last = cases[i].records[MAX_RECORDS - 1 - n];
			g_string_append(forward, next ? next : "");
			g_string_append(back, last ? last : "");
		}
		check(&cases[i], forward->str);
		check(&cases[i], back->str);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/pulled/pulled", test_pulled);
	return g_test_run();
}
