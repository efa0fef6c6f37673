/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail folders that are directories: see mailbox/folder.h. */
#include "mailbox/folder.h"

#include <stdbool.h>
#include <string.h>

static bool is_number(const char *name)
{
	return *name && name[strspn(name, "0123456789")] == '\0';
}

static int compare_base_names(gconstpointer a, gconstpointer b)
{
	const char *one = strrchr(*(char *const *)a, '/'), *other = strrchr(*(char *const *)b, '/');
	return strcmp(one, other);
}

/* By length first, so that 10 follows 9; names of numbers have no leading zeros. */
static int compare_numbers(gconstpointer a, gconstpointer b)
{
	size_t one = strlen(*(char *const *)a), other = strlen(*(char *const *)b);
	return one != other ? (one > other) - (one < other) : compare_base_names(a, b);
}

/* Adds the paths of directory's files that are messages; says whether it could be read. */
static bool add_files(GPtrArray *paths, const char *directory, bool numbers_only)
{
	g_autoptr(GDir) entries = g_dir_open(directory, 0, NULL);
	if (!entries)
		return false;
	for (const char *name; (name = g_dir_read_name(entries));)
		if (numbers_only ? is_number(name) : name[0] != '.')
			g_ptr_array_add(paths, g_build_filename(directory, name, NULL));
	return true;
}

static bool add_maildir(GPtrArray *paths, const char *directory)
{
	g_autofree char *cur = g_build_filename(directory, "cur", NULL);
	g_autofree char *new = g_build_filename(directory, "new", NULL);
	if (!g_file_test(cur, G_FILE_TEST_IS_DIR) || !g_file_test(new, G_FILE_TEST_IS_DIR))
		return false;
	if (!add_files(paths, cur, false) || !add_files(paths, new, false))
		return false;
	g_ptr_array_sort(paths, compare_base_names);
	return true;
}

static bool add_mh(GPtrArray *paths, const char *directory)
{
	if (!add_files(paths, directory, true) || paths->len == 0)
		return false;
	g_ptr_array_sort(paths, compare_numbers);
	return true;
}

GPtrArray *mail_folder_expand(char *const *operands)
{
	GPtrArray *expanded = g_ptr_array_new_with_free_func(g_free);
	for (; *operands; operands++) {
		g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
		if (g_file_test(*operands, G_FILE_TEST_IS_DIR) &&
		    (add_maildir(paths, *operands) || add_mh(paths, *operands)))
			g_ptr_array_extend_and_steal(expanded, g_steal_pointer(&paths));
		else
			g_ptr_array_add(expanded, g_strdup(*operands));
	}
	g_ptr_array_add(expanded, NULL);
	return expanded;
}
