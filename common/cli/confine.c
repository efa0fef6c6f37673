/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a filter gives up before it reads what strangers have sent: see cli/confine.h. */
#include "cli/confine.h"

#include "cli/cli.h"
#include "cli/confine-calls.h"
#include "cli/confine-files.h"

#include <dlfcn.h>
#include <glib.h>
#include <string.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
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

static unsigned confine_files(const ConfineNeeds *needs, GError **error)
{
	g_autoptr(ConfineFiles) files = confine_files_new(error);
	if (!files)
		return 0;
	allow_libraries(files);
	allow_inputs(files, needs);
	if (needs->append)
		allow_append(files, needs->append);
	if (needs->deliver)
		confine_files_allow(files, needs->deliver, CONFINE_MOVE);
	if (needs->hook)
		confine_files_allow(files, "/proc/self/fd/1", CONFINE_READ);
	return confine_files_enforce(files, error) ? CONFINE_FILES : 0;
}

static bool has_no_new_privileges(void)
{
#ifdef PR_GET_NO_NEW_PRIVS
	return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
#else
	return false;
#endif
}

/* What is in force for --verbose, and why the rest is not: an error for each means that is not. */
static void report(const GError *no_calls, const GError *no_files)
{
	g_autoptr(GString) force = g_string_new(NULL);
	g_autoptr(GString) lacks = g_string_new(NULL);
	const struct {
		const char *name;
		bool is_in_force;
		const GError *error;
	} means[] = {
		{ "seccomp filter", !no_calls, no_calls },
		{ "Landlock", !no_files, no_files },
		{ "no new privileges", has_no_new_privileges(), NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(means); i++) {
		if (means[i].is_in_force)
			g_string_append_printf(force, "%s%s",
					       force->len ? ", " : "confined: ", means[i].name);
		else if (means[i].error)
			g_string_append_printf(lacks, "; no %s: %s", means[i].name,
					       means[i].error->message);
	}
	cli_warn("%s%s", force->len ? force->str : "not confined", lacks->str);
}

unsigned confine_to(const ConfineNeeds *needs)
{
	g_autoptr(GError) no_calls = NULL;
	g_autoptr(GError) no_files = NULL;
	unsigned force = 0;
	if (CONFINE_NOTHING) {
		if (cli_is_verbose())
			cli_warn("not confined: %s", CONFINE_SECCOMP_LACK);
		return force;
	}
	force |= confine_files(needs, &no_files);
	if (confine_calls(rule_of(needs), &no_calls))
		force |= CONFINE_CALLS;
	if (cli_is_verbose())
		report(no_calls, no_files);
	return force;
}
