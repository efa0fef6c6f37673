/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subjects that were parsed before: common/patch/subject-cache.h. */
#include "patch/subject-cache.h"

static const char *const texts[] = {
	"",
	"Re: [PATCH v2 1/3] tide: Mend the gauge",
	"[PATCH v2 1/3] tide: Mend the gauge",
	"[tide] Re: [RFC PATCH] gauge: Read twice",
	"Fwd: [PATCH net-next] gauge\nRead twice",
	"[x/y 3/4] buoy",
};

static const char *const lists[][2] = {
	{ "", "" }, { "tide.example.org", "" }, { "", "x/y #/#" }, { "", "tide" }
};

static void check(const Subject *got, const Subject *expected)
{
	g_assert_cmpuint(got->replies, ==, expected->replies);
	g_assert_cmpuint(got->forwards, ==, expected->forwards);
	g_assert_cmpint(got->marker, ==, expected->marker);
	g_assert_cmpint(got->part, ==, expected->part);
	g_assert_cmpint(got->total, ==, expected->total);
	g_assert_cmpuint(got->flags, ==, expected->flags);
	g_assert_cmpstr(got->version->str, ==, expected->version->str);
	g_assert_cmpstr(got->tags->str, ==, expected->tags->str);
	g_assert_cmpstr(got->title->str, ==, expected->title->str);
}

/* Parses text, of each list, with the cache and without it. */
static void check_text(SubjectCache *cache, View text)
{
	Subject expected, got;
	subject_init(&expected);
	subject_init(&got);
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		SubjectList list = { view_of(lists[i][0]), view_of(lists[i][1]) };
		subject_parse(&expected, text, list);
		subject_cache_parse(cache, &got, text, list);
		check(&got, &expected);
	}
	subject_clear(&expected);
	subject_clear(&got);
}

static void test_parse(void)
{
	g_autoptr(SubjectCache) cache = subject_cache_new();
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
			check_text(cache, view_of(texts[i]));
}

/* More subjects than are remembered, and one that is too long to be. */
static void test_many(void)
{
	g_autoptr(SubjectCache) cache = subject_cache_new();
	g_autoptr(GString) text = g_string_new(NULL);
	for (int i = 0; i < 5000; i++) {
		g_string_printf(text, "[PATCH %d/5000] tide: %d", i, i);
		check_text(cache, view_of_gstring(text));
	}
	for (int i = 0; i < 500; i++)
		g_string_append(text, " gauge");
	check_text(cache, view_of_gstring(text));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject-cache/parse", test_parse);
	g_test_add_func("/subject-cache/many", test_many);
	return g_test_run();
}
