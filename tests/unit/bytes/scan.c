/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching whole archives: common/bytes/scan.h. */
#include "bytes/scan.h"

#include "bytes/lines.h"
#include "record/escape-loop.h"
#include "record/record.h"

typedef struct {
	const char *needle;
	const char *(*find)(View text);
	const char *decoys[6]; /* what is almost the needle */
	char first;	       /* its first byte */
	char between;	       /* what stands between the decoys */
} Search;

static const Search searches[] = {
	{ "From ",
	  scan_find_from,
	  { "From\t", "From", "Fron ", "F    ", "rom ", " From" },
	  'F',
	  ' ' },
	{ "\n--", scan_find_dashes, { "\n-+", "\n-", "\n+-", "--", "\n \n-", "-\n" }, '\n', ' ' },
	{ "\n ", scan_find_indent, { "\n\t", "\n", "-\n\n", "\n\v", "-", "\n?-" }, '\n', '-' },
	{ "://", scan_find_scheme_end, { ":/-", ":-/", "//", ":", "/:/", ": //" }, ':', ' ' },
};

static void check_search(const Search *search)
{
	size_t needle_len = strlen(search->needle);
	for (size_t len = 0; len < 300; len++) {
		g_autofree char *text = g_malloc(len + 1);
		memset(text, search->first, len);
		g_assert_null(search->find((View){ text, len }));
		for (size_t place = 0; place + needle_len <= len; place++) {
			memset(text, search->between, len);
			for (size_t i = 0; i + 6 < place; i += 6) {
				const char *decoy =
					search->decoys[(i / 6) % G_N_ELEMENTS(search->decoys)];
				memcpy(text + i, decoy, strlen(decoy));
			}
			memcpy(text + place, search->needle, needle_len);
			View view = { text, len };
			g_assert_true(search->find(view) == view_find(view, search->needle));
		}
	}
}

/* The needle, and what is almost it, at every place of texts of every length. */
static void test_every_place(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(searches); i++)
		check_search(&searches[i]);
}

/* The ends of all fields are those found byte by byte. */
static void check_fields(View text)
{
	FieldIter iter = field_iter(text);
	for (size_t i = 0; i + 1 < text.len; i++)
		if (text.data[i] == '\n' && text.data[i + 1] != ' ' && text.data[i + 1] != '\t')
			g_assert_true(field_iter_next(&iter) == text.data + i + 1);
	for (int i = 0; i < 2; i++)
		g_assert_true(field_iter_next(&iter) == text.data + text.len);
}

/* Line ends, and what continues lines, at every place of texts of every length. */
static void test_fields(void)
{
	for (size_t len = 0; len < 200; len++) {
		g_autofree char *text = g_malloc(len + 1);
		memset(text, 'x', len);
		check_fields((View){ text, len });
		for (size_t place = 0; place < len; place++) {
			memset(text, 'x', len);
			for (size_t i = 0; i + 1 < place; i += 7) {
				text[i] = '\n';
				text[i + 1] = i % 2 ? ' ' : '\t';
			}
			text[place] = '\n';
			check_fields((View){ text, len });
			text[place / 2] = '\n';
			check_fields((View){ text, len });
		}
		memset(text, '\n', len);
		check_fields((View){ text, len });
	}
}

/* A NUL or CR is noticed before the field that has it ends, and nothing else is taken for one where
 * there are whole blocks. */
static void test_odd_fields(void)
{
	enum {
		LEN = 300,
		FIELD = 10,
		WHOLE = 192
	};
	char text[LEN];
	for (size_t place = 0; place < LEN; place++) {
		memset(text, place % 2 ? '\v' : 'x', LEN);
		for (size_t i = FIELD - 1; i < LEN; i += FIELD)
			text[i] = '\n';
		FieldIter plain = field_iter((View){ text, LEN });
		while (field_iter_next(&plain) < text + WHOLE)
			g_assert_true(plain.odd == 0);
		text[place] = place % 3 ? '\r' : '\0';
		FieldIter iter = field_iter((View){ text, LEN });
		while (field_iter_next(&iter) <= text + place)
			;
		g_assert_true(iter.odd != 0);
	}
}

static void test_ascii_length(void)
{
	for (size_t len = 0; len < 80; len++) {
		g_autofree char *text = g_malloc(len + 1);
		memset(text, '\x7f', len);
		g_assert_cmpuint(scan_ascii_length((View){ text, len }), ==, len);
		for (size_t place = len; place--;) {
			text[place] = place % 2 ? '\x80' : '\xff';
			g_assert_cmpuint(scan_ascii_length((View){ text, len }), ==, place);
		}
	}
}

static void test_field_name_length(void)
{
	for (int byte = 0; byte < 256; byte++) {
		bool in_name = byte > ' ' && byte <= '~' && byte != ':';
		for (size_t place = 0; place < 40; place++) {
			char text[41];
			memset(text, 'x', sizeof text);
			text[place] = (char)byte;
			View view = { text, sizeof text };
			g_assert_cmpuint(scan_field_name_length(view), ==,
					 in_name ? view.len : place);
			view.len = place;
			g_assert_cmpuint(scan_field_name_length(view), ==, place);
		}
	}
}

/* Every line that can open a rule, and what cannot, at every place. */
static void test_rule(void)
{
	static const char *const rules[] = { "\n--", "\n__", "\n##", "\n-=", "\n_.", "\n-\n" };
	static const char *const others[] = { "\n- ", "\n-a", "\n_a", "\n#i", "\n==", "\n\n-" };
	for (size_t len = 3; len < 200; len++) {
		g_autofree char *text = g_malloc(len);
		View view = { text, len };
		for (size_t place = 0; place + 3 <= len; place++) {
			memset(text, 'x', len);
			memcpy(text + place, others[place % G_N_ELEMENTS(others)], 3);
			g_assert_null(scan_find_rule(view));
			if (place > 6)
				memcpy(text + 1, others[len % G_N_ELEMENTS(others)], 3);
			memcpy(text + place, rules[place % G_N_ELEMENTS(rules)], 3);
			g_assert_true(scan_find_rule(view) == text + place);
		}
	}
}

/* The first line feed with what is wanted behind it, found byte by byte. */
static const char *find_lead(View text)
{
	for (size_t i = 0; i + 1 < text.len; i++)
		if (text.data[i] == '\n' && strchr(">@-*dIG", text.data[i + 1]))
			return text.data + i;
	return NULL;
}

static const char *find_unquoted(View text)
{
	for (size_t i = 0; i + 1 < text.len; i++)
		if (text.data[i] == '\n' &&
		    (text.data[i + 1] != '>' || (i + 2 < text.len && text.data[i + 2] == 'F')))
			return text.data + i;
	return NULL;
}

static void test_lead(void)
{
	static const char bytes[] = "\n>F@-*dIGx >x";
	g_autoptr(GRand) rand = g_rand_new_with_seed(1);
	for (int i = 0; i < 20000; i++) {
		g_autofree char *text = g_malloc(200);
		size_t len = (size_t)g_rand_int_range(rand, 0, 200);
		/* few of them, and few line feeds, in most texts */
		gint32 most = (gint32)sizeof bytes - 1 + g_rand_int_range(rand, 0, 100);
		for (size_t j = 0; j < len; j++) {
			gint32 byte = g_rand_int_range(rand, 0, most);
			text[j] = bytes[MIN(byte, 12)];
		}
		View view = { text, len };
		g_assert_true(scan_find_lead(view) == find_lead(view));
		g_assert_true(scan_find_unquoted(view) == find_unquoted(view));
	}
}

/* Some bytes at every place of texts of every length, more of them than there is room for, too. */
static void test_places(void)
{
	for (size_t len = 0; len < 200; len++) {
		g_autofree char *text = g_malloc(len + 1);
		for (size_t step = 1; step < 70; step += 3) {
			const char *places[8], *want[200];
			size_t n = 0;
			memset(text, 'x', len);
			text[len] = '\t';
			for (size_t i = len % step; i < len; i += step) {
				text[i] = '\t';
				want[n++] = text + i;
			}
			g_assert_cmpuint(scan_places((View){ text, len }, '\t', places,
						     G_N_ELEMENTS(places)),
					 ==, n);
			for (size_t i = 0; i < MIN(n, G_N_ELEMENTS(places)); i++)
				g_assert_true(places[i] == want[i]);
		}
	}
}

/* view_find_view and view_rchr, whatever the C library has of them. */
static void test_view(void)
{
	static const struct {
		const char *text, *needle;
		int first, last; /* of the needle, of its first byte; -1 for none */
	} cases[] = {
		{ "", "", -1, -1 },
		{ "", "a", -1, -1 },
		{ "a", "", 0, -1 },
		{ "a", "a", 0, 0 },
		{ "a", "b", -1, -1 },
		{ "ab", "b", 1, 1 },
		{ "aab", "ab", 1, 1 },
		{ "aaab", "aab", 1, 2 },
		{ "abab", "ab", 0, 2 },
		{ "ab", "abc", -1, 0 },
		{ "xabcab", "abc", 1, 4 },
		{ "abcab", "cabc", -1, 2 },
		{ "\xff"
		  "a\xff",
		  "\xff", 0, 2 },
		{ "ababac", "abac", 2, 4 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		View text = view_of(cases[i].text), needle = view_of(cases[i].needle);
		const char *first = view_find_view(text, needle);
		const char *last = needle.len ? view_rchr(text, needle.data[0]) : NULL;
		g_assert_cmpint(first ? (int)(first - text.data) : -1, ==, cases[i].first);
		g_assert_cmpint(last ? (int)(last - text.data) : -1, ==, cases[i].last);
	}
}

/* The loops for every machine against those for AVX2. */
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

static void check_escape_part(View text, const char *limit)
{
	g_autofree char *want = g_malloc(RECORD_ESCAPED_MAX(text.len));
	g_autofree char *got = g_malloc(RECORD_ESCAPED_MAX(text.len));
	size_t want_len = record_escape_portable(want, text, view_end(text));
	size_t got_len = record_escape_avx2(got, text, limit);
	g_assert_cmpmem(got, got_len, want, want_len);
	g_assert_cmpuint(record_escape_portable(got, text, limit), ==, want_len);
	g_assert_cmpmem(got, want_len, want, want_len);
}

/* What stands behind a part makes no difference. */
static void check_escape(View text)
{
	check_escape_part(text, view_end(text));
	for (size_t len = text.len; len-- && len + 70 > text.len;)
		check_escape_part(view_head(text, len), view_end(text));
}

static void check_field_ends(View text)
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
	check_field_ends(text);
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
	g_test_add_func("/scan/places", test_places);
	g_test_add_func("/scan/every-place", test_every_place);
	g_test_add_func("/scan/rule", test_rule);
	g_test_add_func("/scan/fields", test_fields);
	g_test_add_func("/scan/odd-fields", test_odd_fields);
	g_test_add_func("/scan/lead", test_lead);
	g_test_add_func("/scan/ascii-length", test_ascii_length);
	g_test_add_func("/scan/field-name-length", test_field_name_length);
	g_test_add_func("/scan/view", test_view);
	g_test_add_func("/scan/same", test_same);
	return g_test_run();
}
