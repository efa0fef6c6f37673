/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Holes in files: common/bytes/hole.h. */
#include "bytes/hole.h"

/* A text of `#`, which stand for half a hole, of `0`, which stand for one zero, and of letters. */
static void append(GString *out, const char *form)
{
	for (; *form; form++) {
		size_t n = *form == '#' ? HOLE_SIZE / 2 : 1;
		for (size_t i = 0; i < n; i++)
			g_string_append_c(out, byte_is_in(*form, "#0") ? '\0' : *form);
	}
}

static void test_holes(void)
{
	static const struct {
		const char *form;
		bool is_in, ends;
	} cases[] = {
		{ "", false, false },	  { "a", false, false },     { "0", false, false },
		{ "#", false, false },	  { "##", true, true },	     { "###", true, true },
		{ "a##", true, true },	  { "##a", true, false },    { "#a#", false, false },
		{ "#a#0", false, false }, { "a0b##c", true, false }, { "#a##", true, true },
		{ "##a#", true, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_test_message("%s", cases[i].form);
		append(text, cases[i].form);
		g_assert_cmpint(hole_is_in(view_of_gstring(text)), ==, cases[i].is_in);
		g_assert_cmpint(hole_ends(view_of_gstring(text)), ==, cases[i].ends);
	}
}

/* Wherever it begins. */
static void test_places(void)
{
	for (size_t start = 0; start < 3 * HOLE_SIZE; start++)
		for (size_t size = HOLE_SIZE - 1; size <= HOLE_SIZE; size++) {
			g_autoptr(GString) text = g_string_new(NULL);
			g_string_set_size(text, 4 * HOLE_SIZE + 1);
			memset(text->str, 'x', text->len);
			memset(text->str + start, 0, size);
			g_assert_cmpint(hole_is_in(view_of_gstring(text)), ==, size == HOLE_SIZE);
		}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/holes", test_holes);
	g_test_add_func("/places", test_places);
	return g_test_run();
}
