/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a filter gives up before it reads what strangers have sent: see cli/confine.h. */
#include "cli/confine.h"

#include "cli/confine-calls.h"
#include "cli/confine-files.h"

#include <dlfcn.h>
#include <glib.h>
#include <string.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

/* As many as Linux follows. */
#define MAX_LINKS 40

/* iconv loads what it needs for a character set when it meets that, and GLib wants to be seeded. */
static void allow_libraries(ConfineFiles *files)
{
	const char *places = g_getenv("GCONV_PATH");
	g_auto(GStrv) named = g_strsplit(places ? places : "", ":", -1);
	for (char **path = named; *path; path++)
		if (**path)
			confine_files_allow(files, *path, CONFINE_BENEATH);
	confine_files_allow(files, "/dev/urandom", CONFINE_READ);
	confine_files_allow(files, "/dev/random", CONFINE_READ);
#ifdef __GLIBC__
	/* They stand beside the C library, which may be in /lib still. */
	Dl_info library;
	if (dladdr(gnu_get_libc_version(), &library) == 0 || !library.dli_fname)
		return;
	g_autofree char *directory = g_path_get_dirname(library.dli_fname);
	g_autofree char *beside = g_build_filename(directory, "gconv", NULL);
	g_autofree char *in_usr = g_build_filename("/usr", directory, "gconv", NULL);
	confine_files_allow(files, beside, CONFINE_BENEATH);
	confine_files_allow(files, in_usr, CONFINE_BENEATH);
#endif
}

/* The path that a link stands for, also where nothing is; NULL if it is none. */
static char *follow_link(const char *path)
{
	g_autofree char *target = g_file_read_link(path, NULL);
	if (!target || g_path_is_absolute(target))
		return g_steal_pointer(&target);
	g_autofree char *directory = g_path_get_dirname(path);
	return g_build_filename(directory, target, NULL);
}

/* The file may be moved away at any time, and is then made anew. */
static void allow_append(ConfineFiles *files, const char *path)
{
	g_autofree char *file = g_strdup(path);
	confine_files_allow(files, path, CONFINE_WRITE);
	if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return;
	for (int i = 0; i < MAX_LINKS; i++) {
		char *target = follow_link(file);
		if (!target)
			break;
		g_free(file);
		file = target;
	}
	g_autofree char *directory = g_path_get_dirname(file);
	confine_files_allow(files, directory, CONFINE_CREATE);
}

/* Folders have too many files to name each, but a link leads anywhere. */
static void allow_folders(ConfineFiles *files, char *const *paths)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (; *paths; paths++) {
		if (strcmp(*paths, "-") == 0)
			continue;
		char *folder = g_path_get_dirname(*paths);
		if (g_hash_table_add(seen, folder))
			confine_files_allow(files, folder, CONFINE_BENEATH);
		if (g_file_test(*paths, G_FILE_TEST_IS_SYMLINK))
			confine_files_allow(files, *paths, CONFINE_READ);
	}
}

static void allow_inputs(ConfineFiles *files, const ConfineNeeds *needs)
{
	char *const *inputs = needs->inputs;
	if (needs->input)
		confine_files_allow(files, needs->input, CONFINE_READ);
	if (needs->anything)
		confine_files_allow(files, "/", CONFINE_BENEATH);
	for (size_t i = 0; inputs && inputs[i]; i++) {
		if (i == CONFINE_MANY) {
			allow_folders(files, inputs + i);
			break;
		}
		if (strcmp(inputs[i], "-") != 0)
			confine_files_allow(files, inputs[i], CONFINE_READ);
	}
}

static ConfineCallsRule rule_of(const ConfineNeeds *needs)
{
	return needs->deliver ? CALLS_MOVE : needs->append ? CALLS_WRITE : CALLS_READ;
}

unsigned confine_to(const ConfineNeeds *needs)
{
	unsigned force = 0;
	if (CONFINE_NOTHING)
		return force;
	g_autoptr(ConfineFiles) files = confine_files_new();
	if (files) {
		allow_libraries(files);
		allow_inputs(files, needs);
		if (needs->append)
			allow_append(files, needs->append);
		if (needs->deliver)
			confine_files_allow(files, needs->deliver, CONFINE_MOVE);
		if (needs->hook)
			confine_files_allow(files, "/proc/self/fd/1", CONFINE_READ);
		if (confine_files_enforce(files))
			force |= CONFINE_FILES;
	}
	if (confine_calls(rule_of(needs)))
		force |= CONFINE_CALLS;
	return force;
}
