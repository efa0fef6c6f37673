/* SPDX-License-Identifier: GPL-2.0-or-later */
/* MAINTAINERS files: common/map/maintainers.h, and its expressions, common/map/keywords.h. */
#include "map/maintainers.h"

#define FILE_TEXT                                                                                  \
	"Who looks after what\n"                                                                   \
	"====================\n"                                                                   \
	"\n"                                                                                       \
	"Fields of an entry:\n"                                                                    \
	"\tM: Who\n"                                                                               \
	"\tF: Files\n"                                                                             \
	"\t   F:\tdrivers/net/\tall files\n"                                                       \
	"\n"                                                                                       \
	"\t\t----------------\n"                                                                   \
	"\n"                                                                                       \
	"TIDES\n"                                                                                  \
	"M:\tMira Holt <mira@example.org>\n"                                                       \
	"S:\tMaintained\n"                                                                         \
	"F:\tdrivers/tide/\n"                                                                      \
	"F:\tinclude/tide*.h\n"                                                                    \
	"X:\tdrivers/tide/moon/\n"                                                                 \
	"N:\t[^a-z]tide\n"                                                                         \
	"K:\ttide_(read|write)\n"                                                                  \
	"\n"                                                                                       \
	"TIDE GAUGES\r\n"                                                                          \
	"F:  drivers/tide/gauge*  \r\n"                                                            \
	"# a remark\n"                                                                             \
	"F: drivers/tide/old/\n"                                                                   \
	"\n"                                                                                       \
	"Moon phases\n"                                                                            \
	"-----------\n"                                                                            \
	"F: drivers/tide/moon\n"                                                                   \
	"\n"                                                                                       \
	"F: lib/moon.c\n"                                                                          \
	"\n"                                                                                       \
	"Overview\n"                                                                               \
	"--------\n"                                                                               \
	"DRIVERS\n"                                                                                \
	"M: Sanjiv Rook <sanjiv@example.com>\n"                                                    \
	"F: drivers/\n"                                                                            \
	"\n"                                                                                       \
	"WEST\\EAST\tSEA\n"                                                                        \
	"F: sea/[ew]*\n"                                                                           \
	"\n"                                                                                       \
	"THE REST\n"                                                                               \
	"F: *\n"                                                                                   \
	"F: */\n"

static Maintainers *read_file(const char *text)
{
	Maintainers *maintainers = maintainers_new();
	g_autoptr(GError) error = NULL;
	maintainers_add(maintainers, view_of(text), "map", &error);
	g_assert_no_error(error);
	return maintainers;
}

/* The subsystems of a change that touches paths (a line each). */
static char *subsystems(Maintainers *maintainers, const char *paths)
{
	g_auto(GStrv) lines = g_strsplit(paths, "\n", -1);
	GString *value = g_string_new(NULL);
	maintainers_start(maintainers);
	for (char **line = lines; *line; line++)
		g_assert_true(maintainers_see_path(maintainers, view_of(*line)));
	maintainers_append(maintainers, value);
	return g_string_free(value, FALSE);
}

static void test_paths(void)
{
	static const struct {
		const char *paths, *want;
	} cases[] = {
		/* of a section the last line that matches counts, and N: says little */
		{ "drivers/tide/core.c", "DRIVERS\\nTIDES" },
		{ "drivers/net/core.c", "DRIVERS" },
		{ "drivers/tide/gauge.c", "TIDE GAUGES\\nDRIVERS\\nTIDES" },
		{ "drivers/tide/old/x.c", "TIDE GAUGES\\nDRIVERS\\nTIDES" },
		{ "drivers/tide/moon/full.c", "Moon phases\\nDRIVERS" },
		{ "lib/moon.c", "Moon phases" },
		{ "lib/sea-tide.c", "TIDES" },
		{ "lib/ebbtide.c", "THE REST" },
		{ "README", "THE REST" },
		{ "include/tide-gauge.h", "TIDES" },
		{ "sea/east.c", "WEST\\\\EAST\\tSEA" },
		{ "", "" },
		/* of several paths, each section for the one that it knows best */
		{ "README\nlib/moon.c", "Moon phases" },
		{ "README\nMakefile", "THE REST" },
		{ "drivers/net/x.c\ndrivers/tide/gauge.c\nlib/moon.c",
		  "TIDE GAUGES\\nMoon phases\\nDRIVERS\\nTIDES" },
	};
	g_autoptr(Maintainers) maintainers = read_file(FILE_TEXT);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = subsystems(maintainers, cases[i].paths);
		g_test_message("%s", cases[i].paths);
		if (cases[i].paths[0])
			g_assert_cmpstr(got, ==, cases[i].want);
	}
}

static void test_mail(void)
{
	static const struct {
		const char *text, *diff;
		bool is_found;
	} cases[] = {
		{ "Call tide_read() once\n", "", true },
		{ "Call tide_reap() once\n", "", false },
		{ "TIDE_READ\n", "", false },
		{ "", "+\ttide_write(x);\n", true },
		{ "", "-\ttide_write(x);\n", true },
		{ "", " \ttide_write(x);\n", false },
		{ "", " a\n+ b\n \ttide_write(x);\n", false },
		{ "", " a\n+ tide_write\n", true },
	};
	g_autoptr(Maintainers) maintainers = read_file(FILE_TEXT);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) value = g_string_new(NULL);
		View text = view_of(cases[i].text), diff = view_of(cases[i].diff);
		g_test_message("%s%s", cases[i].text, cases[i].diff);
		maintainers_start(maintainers);
		if (maintainers_may_see_mail(maintainers, text, diff))
			g_assert_true(maintainers_see_mail(maintainers, text, diff));
		maintainers_append(maintainers, value);
		g_assert_cmpstr(value->str, ==, cases[i].is_found ? "TIDES" : "");
	}
}

/* Expressions about which nothing is known are tried on all; those of one section count once. */
static void test_keywords(void)
{
	g_autoptr(Maintainers) maintainers = read_file("A\nK: \\b[xy]\\b\nK: moon\n\n"
						       "B\nK: (a)\\1\n\nC\nK: (?i)m o\\ on # no\n"
						       "\nA\nK: moon\n");
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "x\n", "A" },
		{ "moon x aa\n", "A\\nB" },
		{ "MO ON\n", "C" },
		{ "ab\n", "" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) value = g_string_new(NULL);
		View text = view_of(cases[i].text);
		g_test_message("%s", cases[i].text);
		maintainers_start(maintainers);
		g_assert_true(maintainers_may_see_mail(maintainers, text, VIEW("")));
		g_assert_true(maintainers_see_mail(maintainers, text, VIEW("")));
		maintainers_append(maintainers, value);
		g_assert_cmpstr(value->str, ==, cases[i].want);
	}
}

/* An expression that would take for ever is given up, and said to be. */
static void test_bound(void)
{
	g_autoptr(Maintainers) maintainers = read_file("A\nN: (a+)+$\nK: (x+x+)+[yz]\n\nB\nF: a\n");
	g_autofree char *middle = g_strnfill(3000, 'a');
	g_autofree char *path = g_strconcat("a", middle, "b", NULL);
	g_autofree char *text = g_strnfill(1000, 'x');
	g_autoptr(GString) value = g_string_new(NULL);
	maintainers_start(maintainers);
	g_assert_false(maintainers_see_path(maintainers, view_of(path)));
	maintainers_may_see_mail(maintainers, view_of(text), VIEW("y"));
	g_assert_false(maintainers_see_mail(maintainers, view_of(text), VIEW("")));
	maintainers_append(maintainers, value);
	g_assert_cmpstr(value->str, ==, "B");
}

static void test_wrong(void)
{
	static const struct {
		const char *text, *error;
	} cases[] = {
		{ "", "map: no F:*" },
		{ "* @mira\n/drivers/ @sanjiv\n", "map: no F:*" },
		{ "A\nM: Mira\nX: x\n", "map: no F:*" },
		{ "F: x\n", "map:1: a field without a title*" },
		{ "---\nF: x\n", "map:2: a field without a title*" },
		{ "A\nF:\n", "map:2: no pattern" },
		{ "A\nF: x\nX: [x\n", "map:3: no ']'*" },
		{ "A\nF: x\nN:  \n", "map:3: no expression" },
		{ "A\nF: x\n\nB\nK: (x\n", "map:5: *(x*" },
		{ "A\nN: x**\n", "map:2: *x*" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(Maintainers) maintainers = maintainers_new();
		g_autoptr(GError) error = NULL;
		g_test_message("%s", cases[i].text);
		g_assert_false(maintainers_add(maintainers, view_of(cases[i].text), "map", &error));
		g_assert_error(error, MAINTAINERS_ERROR, MAINTAINERS_ERROR_SYNTAX);
		g_test_message("%s", error->message);
		g_assert_true(g_pattern_match_simple(cases[i].error, error->message));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/maintainers/paths", test_paths);
	g_test_add_func("/maintainers/mail", test_mail);
	g_test_add_func("/maintainers/keywords", test_keywords);
	g_test_add_func("/maintainers/bound", test_bound);
	g_test_add_func("/maintainers/wrong", test_wrong);
	return g_test_run();
}
