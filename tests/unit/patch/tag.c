/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The trailers that credit somebody with work: common/patch/tag.h. */
#include "patch/tag.h"

static void test_tags(void)
{
	static const struct {
		const char *trailer;
		unsigned tags;
		const char *value;
	} cases[] = {
		{ "Reviewed-by: A <a@example.org>", TAG_REVIEW, "A <a@example.org>" },
		{ "Acked-by: A <a@example.org> # x", TAG_ACK, "A <a@example.org> # x" },
		{ "acked-BY:a@example.org", TAG_ACK, "a@example.org" },
		{ "Acked-for-MFD-by: A", TAG_ACK, "A" },
		{ "Acked-and-reviewed-by: A", TAG_ACK | TAG_REVIEW, "A" },
		{ "Approved-By: A <a@example.org>", TAG_REVIEW, "A <a@example.org>" },
		{ "Disapproved-by: A", 0, "A" },
		{ "Tested-by:  A: B ", TAG_TEST, "A: B" },
		{ "Reported-by: A", TAG_REPORT, "A" },
		{ "Reported-and-tested-by: A", TAG_REPORT | TAG_TEST, "A" },
		{ "Reported-and-reviewed-and-tested-by: A", TAG_REPORT | TAG_REVIEW | TAG_TEST,
		  "A" },
		{ "Build-tested-by: A", TAG_TEST, "A" },
		{ "Not-tested-by: A", 0, "A" },
		{ "Nacked-by: A", 0, "A" },
		{ "Signed-off-by: A", 0, "A" },
		{ "Suggested-by: A", 0, "A" },
		{ "Reviewed: A", 0, "A" },
		{ "Untested-by: A", 0, "A" },
		{ "Link: https://example.org/tested-by", 0, "https://example.org/tested-by" },
		{ "tested-by", 0, "" },
		{ ": x", 0, "x" },
		{ "-by: x", 0, "x" },
		{ "Tested-by:", TAG_TEST, "" },
		{ "", 0, "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View value;
		g_test_message("%s", cases[i].trailer);
		g_assert_cmpuint(tag_of_trailer(view_of(cases[i].trailer), &value), ==,
				 cases[i].tags);
		g_autofree char *got = view_dup(value);
		g_assert_cmpstr(got, ==, cases[i].value);
	}
}

/* What the sender of a reply gives himself. */
static void test_given(void)
{
	static const struct {
		const char *from, *source, *trailers, *gave;
	} cases[] = {
		{ "Ada F|ada@example.org", "from", "Reviewed-by: Ada F <ada@example.org>",
		  "reviewed" },
		{ "Ada F|ada@example.org", "from", "Approved-by: Ada F", "reviewed" },
		{ "Ada F|ada@example.org", "from",
		  "Tested-by: Ada F <a@example.com>\\nAcked-by: ada@example.org", "acked tested" },
		{ "Ada F|ada@example.org", "from",
		  "Reported-and-tested-by: Ada F <ada@example.org>", "reported tested" },
		{ "Ada F|ada@example.org", "from",
		  "Reviewed-by: Ada F <ada@example.org>\\nReviewed-by: F, Ada <a@example.com>",
		  "reviewed" },
		{ "Ada F|ada@example.org", "from", "Reviewed-by: Ann <ada+x@lab.example.org>",
		  "reviewed" },
		/* passed on, or no tag */
		{ "Ada F|ada@example.org", "from", "Reviewed-by: Bo Li <bo@example.org>", "" },
		{ "Ada F|ada@example.org", "from",
		  "Reviewed-by: Bo Li <bo@example.org>\\nTested-by: Ada F", "tested" },
		{ "Ada F|ada@example.org", "from", "Signed-off-by: Ada F <ada@example.org>", "" },
		{ "Ada F|ada@example.org", "from", "Nacked-by: Ada F <ada@example.org>", "" },
		{ "Ada F|ada@example.org", "from", "Not-tested-by: Ada F", "" },
		{ "Ada F|ada@example.org", "from", "", "" },
		/* the address is that of many */
		{ "Ada F|tide@lists.example.org", "relay", "Acked-by: Ada F <ada@example.org>",
		  "acked" },
		{ "Ada F|tide@lists.example.org", "relay",
		  "Acked-by: Bo Li <tide@lists.example.org>", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View values[N_COLUMNS] = { 0 };
		const char *bar = strchr(cases[i].from, '|');
		g_test_message("%s: %s", cases[i].from, cases[i].trailers);
		for (size_t k = 0; k < N_COLUMNS; k++)
			values[k] = VIEW("");
		values[COLUMN_FROM_NAME] =
			view_head(view_of(cases[i].from), (size_t)(bar - cases[i].from));
		values[COLUMN_FROM_ADDR] = view_of(bar + 1);
		values[COLUMN_FROM_SOURCE] = view_of(cases[i].source);
		values[COLUMN_LIST] = VIEW("tide.lists.example.org");
		values[COLUMN_TRAILERS] = view_of(cases[i].trailers);
		g_autoptr(GString) got = g_string_new(NULL);
		tags_append(got, tags_given(values));
		g_assert_cmpstr(got->str, ==, cases[i].gave);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tag/tags", test_tags);
	g_test_add_func("/tag/given", test_given);
	return g_test_run();
}
