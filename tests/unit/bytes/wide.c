/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loops for every machine against those for AVX2: common/bytes/wide.h. */
#include "bytes/wide.h"

#include "bytes/lines.h"
#include "record/escape-loop.h"
#include "record/record.h"

#ifdef WIDE_AVX2

/* Bytes that mean something to one of the loops, and some that do not. */
static const char alphabet[] =
	"From :/-\n\n \t\\\\\\nnn\r\x7f\x1f\xc3\xa4\xe2\x82\xac\xff~!aaaaaaaaaaaaaaaa";

/* A text of len bytes that begins with plain ones. */
static char *text_new(GRand *rand, size_t len, size_t plain)
{
	char *text = g_malloc(len + 1);
	for (size_t i = 0; i < len; i++)
		text[i] = i < plain ? 'x' : alphabet[g_rand_int_range(rand, 0, sizeof alphabet)];
	return text;
}

static void check_escape(View text)
{
	g_autofree char *want = g_malloc(RECORD_ESCAPED_MAX(text.len));
	g_autofree char *got = g_malloc(RECORD_ESCAPED_MAX(text.len));
	size_t want_len = record_escape_portable(want, text);
	size_t got_len = record_escape_avx2(got, text);
	g_assert_cmpmem(got, got_len, want, want_len);
}

static void check_fields(View text)
{
	FieldIter want = field_iter(text), got = want;
	bool found;
	do {
		found = scan_fields_portable(&want);
		g_assert_true(found == scan_fields_avx2(&got));
		g_assert_true(!found || (want.block == got.block && want.ends == got.ends));
	} while (found);
}

/* Both find the same line feeds, in the same blocks. */
static void check_lines(View text, TextForm form)
{
	LineIter want = line_iter(text, form), got = want;
	bool more = text.len > 0;
	while (more) {
		more = line_iter_search_portable(&want);
		g_assert_cmpint(line_iter_search_avx2(&got), ==, more);
		g_assert_cmpuint(got.feeds, ==, want.feeds);
		g_assert_true(got.block == want.block && got.searched == want.searched);
	}
}

static void check_places(View text)
{
	const char *want[100], *got[100];
	size_t n = scan_places_portable(text, '\t', want, G_N_ELEMENTS(want));
	g_assert_cmpuint(scan_places_avx2(text, '\t', got, G_N_ELEMENTS(got)), ==, n);
	g_assert_cmpmem(got, MIN(n, G_N_ELEMENTS(got)) * sizeof *got, want,
			MIN(n, G_N_ELEMENTS(want)) * sizeof *want);
}

static void check_text(View text)
{
	g_assert_true(scan_find_from_portable(text) == scan_find_from_avx2(text));
	g_assert_true(scan_find_dashes_portable(text) == scan_find_dashes_avx2(text));
	g_assert_true(scan_find_indent_portable(text) == scan_find_indent_avx2(text));
	g_assert_true(scan_find_lead_portable(text) == scan_find_lead_avx2(text));
	g_assert_true(scan_find_unquoted_portable(text) == scan_find_unquoted_avx2(text));
	g_assert_true(scan_find_scheme_end_portable(text) == scan_find_scheme_end_avx2(text));
	check_fields(text);
	g_assert_cmpuint(scan_field_name_length_portable(text), ==,
			 scan_field_name_length_avx2(text));
	g_assert_cmpuint(scan_ascii_length_portable(text), ==, scan_ascii_length_avx2(text));
	g_assert_true(scan_is_plain_portable(text) == scan_is_plain_avx2(text));
	check_escape(text);
	check_lines(text, TEXT_PLAIN);
	check_lines(text, TEXT_ESCAPED);
	check_places(text);
}

#endif

static void test_same(void)
{
	if (!wide_has_avx2()) {
		g_test_skip("the machine has no AVX2, or the loops are not compiled for it");
		return;
	}
#ifdef WIDE_AVX2
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	for (size_t i = 0; i < 20000; i++) {
		size_t len = (size_t)g_rand_int_range(rand, 0, 400);
		size_t plain = (size_t)g_rand_int_range(rand, 0, 400);
		g_autofree char *text = text_new(rand, len, plain);
		check_text((View){ text, len });
	}
#endif
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/wide/same", test_same);
	return g_test_run();
}
