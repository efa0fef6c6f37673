/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Files about projects: common/map/maintainers.h, with map/path-pattern.h, map/keywords.h and
 * map/regex-literal.h. The first line is a path, and a line of a mail; the rest is the file.
 */
#include "map/maintainers.h"
#include "fuzz.h"
#include "map/path-pattern.h"
#include "map/regex-literal.h"
#include "record/record.h"

/* An escaped value of a record: it is what it was made of. */
static void check_value(View value)
{
	g_autoptr(GString) again = g_string_new(NULL);
	g_autofree char *plain = record_unescape(value);
	record_escape_append(again, view_of(plain));
	g_assert_cmpmem(again->str, again->len, value.data, value.len);
}

/* Each line as a pattern by itself finds what all together find. */
static void check_patterns(View lines, View path)
{
	g_autoptr(PathPatterns) all = path_patterns_new();
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint));
	guint number = 0, n_single = 0;
	while (lines.len && number < 50) {
		const char *end = view_chr(lines, '\n');
		View line = view_head(lines, end ? (size_t)(end - lines.data) : lines.len);
		g_autoptr(PathPatterns) single = path_patterns_new();
		if (!path_patterns_add(single, line, 0)) {
			g_array_set_size(found, 0);
			path_patterns_find(single, path, found);
			n_single += found->len;
			g_assert_null(path_patterns_add(all, line, number++));
		}
		lines = view_from(lines, line.len + 1);
	}
	g_array_set_size(found, 0);
	path_patterns_find(all, path, found);
	g_assert_cmpuint(found->len, ==, n_single);
}

/* What an expression matches has one of its literals. */
static void check_literals(View pattern, View text)
{
	g_autofree char *plain = view_dup(pattern);
	g_autoptr(GPtrArray) literals = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *limited = g_strconcat("(*LIMIT_MATCH=1000)", plain, "\n", NULL);
	g_autoptr(GRegex) regex = g_regex_new(
		limited, G_REGEX_RAW | G_REGEX_EXTENDED | G_REGEX_MULTILINE | G_REGEX_NEWLINE_LF, 0,
		NULL);
	if (pattern.len > 200 || !regex || !regex_literals(plain, literals) ||
	    !g_regex_match_full(regex, text.data, (gssize)text.len, 0, 0, NULL, NULL))
		return;
	bool is_there = false;
	for (guint i = 0; i < literals->len; i++)
		is_there |= view_find_nocase(text, literals->pdata[i]) != NULL;
	g_assert_true(is_there);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View file = fuzz_view(data, size);
	const char *end = view_chr(file, '\n');
	View path = view_head(file, end ? (size_t)(end - file.data) : file.len);
	file = view_from(file, path.len + 1);
	g_autoptr(Maintainers) maintainers = maintainers_new();
	g_autoptr(GString) value = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	g_assert_true(maintainers_add(maintainers, file, "-", &error) == !error);
	maintainers_start(maintainers);
	maintainers_see_path(maintainers, path);
	if (maintainers_may_see_mail(maintainers, path, path))
		maintainers_see_mail(maintainers, path, path);
	maintainers_append(maintainers, value);
	check_value(view_of_gstring(value));

	check_patterns(file, path);
	end = view_chr(file, '\n');
	if (path.len)
		check_literals(view_head(file, end ? (size_t)(end - file.data) : file.len), path);
	return 0;
}
