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

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/tag/tags", test_tags);
	return g_test_run();
}
