/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What people write around the title of a patch: common/patch/subject-title.h. */
#include "patch/subject-title.h"
#include "subject-case.h"

static const Case version_cases[] = {
	{ "[PATCH 6/6] (v3) a: b", "0,0 | 3 | 6/6 |  | M |  | a: b" },
	{ "[PATCH 1/3] a: b (v2)", "0,0 | 2 | 1/3 |  | M |  | a: b" },
	{ "[PATCH 1/2] v3: a: b", "0,0 | 3 | 1/2 |  | M |  | a: b" },
	{ "[PATCH] c++, v2: Mend [PR1]", "0,0 | 2 |  |  | M |  | c++: Mend [PR1]" },
	{ "Re: [PATCH] a, b, v12: c", "1,0 | 12 |  | re | M |  | a, b: c" },
	{ "[PATCH v4] a, v2: b", "0,0 | 4 |  |  | M |  | a, v2: b" },
	{ "[PATCH] a, v3d: b", "0,0 |  |  |  | M |  | a, v3d: b" },
	{ "[PATCH] a/v3: b", "0,0 |  |  |  | M |  | a/v3: b" },
	{ "[PATCH] ipv6, v2 of a: b", "0,0 |  |  |  | M |  | ipv6, v2 of a: b" },
	{ "[PATCH] a: b, v2: c", "0,0 |  |  |  | M |  | a: b, v2: c" },
	{ "[PATCH] a,v2: b", "0,0 |  |  |  | M |  | a,v2: b" },
	{ "[PATCH] a, v2::b", "0,0 |  |  |  | M |  | a, v2::b" },
	{ "[PATCH] , v2: b", "0,0 |  |  |  | M |  | , v2: b" },
	{ "c++, v2: b", "0,0 |  |  |  |  |  | c++, v2: b" },
	{ "[PATCH] a: b [ver #2]", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] a: b [Version 2]", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] a: b v2", "0,0 |  |  |  | M |  | a: b v2" },
	{ "[PATCH] a: b [version]", "0,0 |  |  |  | M |  | a: b [version]" },
	{ "[PATCH v4] a: b (v2)", "0,0 | 4 |  |  | M |  | a: b (v2)" },
	{ "[PATCH] a: b, v2", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] a: b - V3", "0,0 | 3 |  |  | M |  | a: b" },
	{ "[PATCH] v2 a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] Version 2: a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] take 2: a: b", "0,0 | 2 |  |  | M |  | a: b" },
	{ "[PATCH] a: for v1, v2", "0,0 |  |  |  | M |  | a: for v1, v2" },
	{ "[PATCH] a: b, v4l", "0,0 |  |  |  | M |  | a: b, v4l" },
	{ "[PATCH] a: b-v2", "0,0 |  |  |  | M |  | a: b-v2" },
	{ "[PATCH] - v2", "0,0 |  |  |  | M |  | - v2" },
	{ "[PATCH] v2 boards need b", "0,0 |  |  |  | M |  | v2 boards need b" },
	{ "[PATCH] version: a b", "0,0 |  |  |  | M |  | version: a b" },
	{ "a: b, v2", "0,0 |  |  |  |  |  | a: b, v2" },
	{ "[PATCH] v4l: a", "0,0 |  |  |  | M |  | v4l: a" },
	{ "a: b (v2)", "0,0 |  |  |  |  |  | a: b (v2)" },
	{ "[PATCH] )", "0,0 |  |  |  | M |  | )" },
	{ "[PATCH] (", "0,0 |  |  |  | M |  | (" },
	{ "[PATCH] ]", "0,0 |  |  |  | M |  | ]" },
};

static const Case resend_cases[] = {
	{ "[PATCH v2] RESEND: a: b", "0,0 | 2 |  | resend | M |  | a: b" },
	{ "[PATCH] (Resend) v2: a: b", "0,0 | 2 |  | resend | M |  | a: b" },
	{ "[PATCH] (resend the mail) a", "0,0 |  |  |  | M |  | (resend the mail) a" },
	{ "[PATCH] resend:", "0,0 |  |  |  | M |  | resend:" },
	{ "[PATCH] rfc: a", "0,0 |  |  |  | M |  | rfc: a" },
	{ "[PATCH] a: b (resend)", "0,0 |  |  | resend | M |  | a: b" },
	{ "[PATCH v2] a: b [RESEND]", "0,0 | 2 |  | resend | M |  | a: b" },
	{ "[PATCH] a: b (v2) (repost)", "0,0 | 2 |  | resend | M |  | a: b" },
	{ "[PATCH] reset: b (resend)", "0,0 |  |  | resend | M |  | reset: b" },
	{ "[PATCH] a: on resend", "0,0 |  |  |  | M |  | a: on resend" },
	{ "[PATCH] a: b (resend it)", "0,0 |  |  |  | M |  | a: b (resend it)" },
	{ "[PATCH] a: b resend)", "0,0 |  |  |  | M |  | a: b resend)" },
	{ "[PATCH] (resend)", "0,0 |  |  |  | M |  | (resend)" },
	{ "a: b (resend)", "0,0 |  |  |  |  |  | a: b (resend)" },
	{ "[tide] resend: a", "0,0 |  |  |  |  | tide | resend: a" },
};

/* Titles of cover letters without brackets; version is empty if they have none. */
static const struct {
	const char *title, *left, *version;
} last_cases[] = {
	{ "give each tide an owner v2", "give each tide an owner", "2" },
	{ "give each tide an owner v12", "give each tide an owner", "12" },
	{ "give owners  v3", "give owners", "3" },
	{ "tides v2", "tides v2", "" },
	{ "v2", "v2", "" },
	{ "give each tide an owner", "give each tide an owner", "" },
	{ "give each tide an owner v1", "give each tide an owner v1", "" },
	{ "give each tide an owner V2", "give each tide an owner V2", "" },
	{ "give each tide an owner v4l2", "give each tide an owner v4l2", "" },
	{ "give each tide an owner/v2", "give each tide an owner/v2", "" },
	{ "give each tide an owner v2a", "give each tide an owner v2a", "" },
	{ "give each tide an owner 2", "give each tide an owner 2", "" },
	{ "", "", "" },
};

static void test_last_versions(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(last_cases); i++) {
		View title = view_of(last_cases[i].title), version = VIEW("");
		bool is_taken = subject_title_last_version_take(&title, &version);
		g_test_message("%s", last_cases[i].title);
		g_assert_cmpint(is_taken, ==, *last_cases[i].version != '\0');
		g_assert_true(view_is(title, last_cases[i].left));
		g_assert_true(view_is(version, last_cases[i].version));
	}
}

static void test_versions(void)
{
	check_cases(version_cases, G_N_ELEMENTS(version_cases));
}

static void test_resends(void)
{
	check_cases(resend_cases, G_N_ELEMENTS(resend_cases));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject-title/versions", test_versions);
	g_test_add_func("/subject-title/last-versions", test_last_versions);
	g_test_add_func("/subject-title/resends", test_resends);
	return g_test_run();
}
