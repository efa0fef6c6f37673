/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which note is the last, and who took a series: common/digest/noted.h, over digest/digest.h. */
#include "message/date.h"

#include "digest-case.h"

#define HEADER                                                                                     \
	"kind\tmessage_id\tseries\tpart\ttotal\tversion\tflags\ttitle\tfrom_name\tfrom_addr\t"     \
	"date\twhy\tin_reply_to\tsubject\tbody\tauthor_name\tauthor_addr\n"
#define ADA "Ada\tada@example.org\t"
#define BEN "Ben\tben@example.org\t"
#define CY "Cy\tcy@example.org\t"
#define DAY(n) "2025-05-0" #n "T10:00:00Z\t"

#define PATCH "patch\ta\ta\t\t\t\t\tT\t" ADA DAY(1) "\t\t\t\tAda\tada@example.org\n"
#define NOTE(id, who, day, text)                                                                   \
	"reply\t" id "\ta\t\t\t\tapplied re\tT\t" who DAY(day) "\t\t\t" text "\t\t\n"
#define SUBSET(id, who, day, text)                                                                 \
	"reply\t" id "\ta\t0\t2\t\tapplied re subset\tT\t" who DAY(day) "\t\t\t" text "\t\t\n"
#define BACK(id, who, day, part, text)                                                             \
	"reply\t" id "\ta\t" part "\t\t\tdropped re\tT\t" who DAY(day) "\t\t\t" text "\t\t\n"
#define TREE(id, who, day) "applied\t" id "\t\t\t\t1\ttree\tT\t" who DAY(day) "queue\t\t\t\t\t\n"
#define DROPPED(id, who, day)                                                                      \
	"report\t" id "\t\t\t\t1\t\tT\t" who DAY(                                                  \
		day) "queue\t\t[old] t.patch removed from -mm tree\t\t\t\n"

#define MAX_NOTES 4

typedef struct {
	const char *records[MAX_NOTES]; /* the patch among them */
	DigestState state;
	const char *evidence, *applied_by, *applied_on;
} Case;

/* The digest of the records in the order that number stands for, of n! many. */
static GString *arrange(const Case *c, size_t n, size_t number)
{
	GString *out = g_string_new(HEADER);
	const char *left[MAX_NOTES];
	memcpy(left, c->records, sizeof(left));
	for (; n > 0; number /= n--) {
		size_t at = number % n;
		g_string_append(out, left[at]);
		for (; at + 1 < n; at++)
			left[at] = left[at + 1];
	}
	return out;
}

static void check_order(const Case *c, size_t n, size_t number)
{
	g_autoptr(GString) records = arrange(c, n, number);
	g_test_message("%s", records->str);
	g_autoptr(Digest) digest = collect(records->str);
	g_autoptr(GPtrArray) series = digest_series(digest);
	const DigestSeries *first = NULL;
	for (guint i = 0; i < series->len; i++)
		if (view_is(kept_view(digest_series_at(series, i)->name), "a"))
			first = digest_series_at(series, i);
	g_assert_nonnull(first);
	g_assert_cmpstr(state_name(first->state), ==, state_name(c->state));
	g_assert_true(view_is(kept_view(first->evidence), c->evidence));
	g_assert_true(view_is(kept_view(first->applied_by), c->applied_by));
	char date[DATE_SIZE] = "";
	if (first->applied_on != NO_DATE)
		date_format(first->applied_on, date);
	g_assert_cmpstr(date, ==, c->applied_on);
}

/* Whatever order the mail comes in. */
static void check(const Case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t n_records = 0, orders = 1;
		while (n_records < MAX_NOTES && cases[i].records[n_records])
			orders *= ++n_records;
		for (size_t number = 0; number < orders; number++)
			check_order(&cases[i], n_records, number);
	}
}

static void test_last_note(void)
{
	static const Case cases[] = {
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), NOTE("s", CY, 3, "Applied.") },
		  STATE_APPLIED,
		  "s",
		  "Cy",
		  "2025-05-03T10:00:00Z" },
		/* of one date */
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), NOTE("s", CY, 2, "Applied.") },
		  STATE_APPLIED,
		  "s",
		  "Cy",
		  "2025-05-02T10:00:00Z" },
		/* who only tells it, later and before */
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), NOTE("s", CY, 3, "This was merged.") },
		  STATE_APPLIED,
		  "r",
		  "Ben",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", CY, 2, "This was merged."), NOTE("s", BEN, 3, "Applied.") },
		  STATE_APPLIED,
		  "s",
		  "Ben",
		  "2025-05-03T10:00:00Z" },
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), NOTE("s", CY, 4, "Applied."),
		    NOTE("t", ADA, 3, "This was merged by Cy.") },
		  STATE_APPLIED,
		  "s",
		  "Cy",
		  "2025-05-04T10:00:00Z" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* The author tells that it was merged: by whom, only those may know whose deeds are known. */
static void test_author(void)
{
	static const Case cases[] = {
		{ { PATCH, NOTE("r", ADA, 2, "It is merged.") },
		  STATE_APPLIED,
		  "r",
		  "",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "This was merged by Cy in 0123abc.") },
		  STATE_APPLIED,
		  "r",
		  "Cy",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "Pushed.") },
		  STATE_APPLIED,
		  "r",
		  "Ada",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", BEN, 2, "It is merged.") },
		  STATE_APPLIED,
		  "r",
		  "Ben",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "It is merged."), NOTE("s", BEN, 3, "Applied.") },
		  STATE_APPLIED,
		  "s",
		  "Ben",
		  "2025-05-03T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "It is merged."),
		    "reply\tx\tz\t\t\t\tapplied re\tZ\t" ADA DAY(1) "\t\t\tPushed.\t\t\n" },
		  STATE_APPLIED,
		  "r",
		  "Ada",
		  "2025-05-02T10:00:00Z" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* The author takes up a comment, unless he is one of those who apply patches. */
static void test_comment(void)
{
	static const Case cases[] = {
		{ { PATCH, NOTE("r", ADA, 2, "Good point, applied.") }, STATE_NEW, "a", "", "" },
		{ { PATCH, NOTE("r", ADA, 2, "It is also in my tree: https://example.org/ada") },
		  STATE_NEW,
		  "a",
		  "",
		  "" },
		{ { PATCH, NOTE("r", BEN, 2, "Good point, applied.") },
		  STATE_APPLIED,
		  "r",
		  "Ben",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "Applied, thanks for the review.") },
		  STATE_APPLIED,
		  "r",
		  "Ada",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "Ok, applied."), NOTE("s", BEN, 3, "Applied.") },
		  STATE_APPLIED,
		  "s",
		  "Ben",
		  "2025-05-03T10:00:00Z" },
		{ { PATCH, NOTE("r", ADA, 2, "Ok, applied."),
		    "reply\tx\tz\t\t\t\tapplied re\tZ\t" ADA DAY(1) "\t\t\tPushed.\t\t\n" },
		  STATE_APPLIED,
		  "r",
		  "Ada",
		  "2025-05-02T10:00:00Z" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* It names whose patch was applied. */
static void test_owner(void)
{
	static const Case cases[] = {
		{ { PATCH, NOTE("r", BEN, 2, "Cy's patch has been applied.") },
		  STATE_DISCUSSED,
		  "r",
		  "",
		  "" },
		{ { PATCH, NOTE("r", BEN, 2, "I merged Cy's fix.") },
		  STATE_DISCUSSED,
		  "r",
		  "",
		  "" },
		{ { PATCH, NOTE("r", BEN, 2, "Ada's patch has been applied.") },
		  STATE_APPLIED,
		  "r",
		  "Ben",
		  "2025-05-02T10:00:00Z" },
		{ { PATCH, NOTE("r", BEN, 2, "Ada's patch has been applied."),
		    NOTE("s", CY, 3, "Ben's patch was merged.") },
		  STATE_APPLIED,
		  "r",
		  "Ben",
		  "2025-05-02T10:00:00Z" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* Who took it takes it back. */
static void test_taken_back(void)
{
	static const Case cases[] = {
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), BACK("s", BEN, 3, "", "Dropped again.") },
		  STATE_DISCUSSED,
		  "r",
		  "",
		  "" },
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), BACK("s", CY, 3, "", "I dropped it.") },
		  STATE_APPLIED,
		  "r",
		  "Ben",
		  "2025-05-02T10:00:00Z" },
		/* before, and behind; by him whom another named */
		{ { PATCH, BACK("r", BEN, 2, "", "Dropped."), NOTE("s", BEN, 3, "Applied.") },
		  STATE_APPLIED,
		  "s",
		  "Ben",
		  "2025-05-03T10:00:00Z" },
		{ { PATCH, NOTE("r", BEN, 2, "Applied."), BACK("s", BEN, 3, "", "Dropped."),
		    NOTE("t", BEN, 4, "Applied again.") },
		  STATE_APPLIED,
		  "t",
		  "Ben",
		  "2025-05-04T10:00:00Z" },
		{ { PATCH, NOTE("r", CY, 2, "Ben has merged this."),
		    BACK("s", BEN, 3, "", "Reverted, it broke the gauge.") },
		  STATE_DISCUSSED,
		  "r",
		  "",
		  "" },
		/* of a note that leads to it by its title */
		{ { PATCH, TREE("t", BEN, 2), BACK("u", BEN, 3, "", "I have dropped this.") },
		  STATE_DISCUSSED,
		  "u",
		  "",
		  "" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* Notes that answer nothing, and lead to the patch by its title. */
static void test_trees(void)
{
	static const Case cases[] = {
		{ { PATCH, TREE("t", BEN, 2), NOTE("r", CY, 3, "Applied.") },
		  STATE_APPLIED,
		  "r",
		  "Cy",
		  "2025-05-03T10:00:00Z" },
		{ { PATCH, TREE("t", BEN, 4), NOTE("r", CY, 3, "Applied.") },
		  STATE_APPLIED,
		  "t",
		  "Ben",
		  "2025-05-04T10:00:00Z" },
		/* a tree that drops it, or has dropped it before */
		{ { PATCH, TREE("t", BEN, 2), DROPPED("u", BEN, 3) }, STATE_NEW, "a", "", "" },
		{ { PATCH, DROPPED("t", BEN, 2), TREE("u", BEN, 3) },
		  STATE_APPLIED,
		  "u",
		  "Ben",
		  "2025-05-03T10:00:00Z" },
		{ { PATCH, TREE("t", BEN, 2), DROPPED("u", BEN, 3), TREE("v", CY, 4) },
		  STATE_APPLIED,
		  "v",
		  "Cy",
		  "2025-05-04T10:00:00Z" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

/* Of which parts nobody knows: nobody is said to have applied any. */
static void test_unknown_parts(void)
{
	static const Case cases[] = {
		{ { PATCH, SUBSET("r", BEN, 2, "Applied, thanks!") },
		  STATE_DISCUSSED,
		  "r",
		  "",
		  "" },
	};
	check(cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/digest-noted/last-note", test_last_note);
	g_test_add_func("/digest-noted/author", test_author);
	g_test_add_func("/digest-noted/comment", test_comment);
	g_test_add_func("/digest-noted/owner", test_owner);
	g_test_add_func("/digest-noted/taken-back", test_taken_back);
	g_test_add_func("/digest-noted/trees", test_trees);
	g_test_add_func("/digest-noted/unknown-parts", test_unknown_parts);
	return g_test_run();
}
