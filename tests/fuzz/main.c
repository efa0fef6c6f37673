/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs a fuzz target over the files, and the folders' files, that are given: no fuzzer needed. */
#include "fuzz.h"

static void run_file(const char *path)
{
	g_autofree char *text = NULL;
	gsize len;
	g_autoptr(GError) error = NULL;
	if (!g_file_get_contents(path, &text, &len, &error))
		g_error("%s", error->message);
	/* Just as large as it is, so that a byte too many that is read is found. */
	g_autofree uint8_t *data = g_memdup2(text, len);
	g_printerr("%s\n", path);
	LLVMFuzzerTestOneInput(data, len);
}

static guint run_folder(const char *path)
{
	guint n_files = 0;
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	if (!folder)
		return 0;
	for (const char *name; (name = g_dir_read_name(folder)); n_files++) {
		g_autofree char *file = g_build_filename(path, name, NULL);
		run_file(file);
	}
	return n_files;
}

int main(int argc, char **argv)
{
	guint n_files = 0;
	for (int i = 1; i < argc; i++) {
		if (g_file_test(argv[i], G_FILE_TEST_IS_DIR)) {
			n_files += run_folder(argv[i]);
		} else {
			run_file(argv[i]);
			n_files++;
		}
	}
	g_print("%u files\n", n_files);
	return n_files ? 0 : 1;
}
