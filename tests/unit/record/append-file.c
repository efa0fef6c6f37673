/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Appending records to a file: common/record/append-file.h. */
#include "record/append-file.h"

#include "io/output.h"
#include "record/record.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define HEADER "kind\tbody\n"
#define OTHER "body\tkind\tsubject\tx_mailer\n"
#define RECORD "mail\tB\n"
#define TORN RECORD_TORN "\n"

/* A path in a folder of its own, the caller's to free; the file is not there yet. */
static char *new_path(void)
{
	g_autofree char *folder = g_dir_make_tmp("append-XXXXXX", NULL);
	g_assert_nonnull(folder);
	return g_build_filename(folder, "list.tsv", NULL);
}

static void remove_path(const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_unlink(path);
	g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void assert_holds(const char *path, const char *expected)
{
	g_autofree char *held = NULL;
	g_assert_true(g_file_get_contents(path, &held, NULL, NULL));
	g_assert_cmpstr(held, ==, expected);
}

static bool append_to(const char *path, const char *header, const char *record)
{
	g_autoptr(AppendFile) file = append_file_open(path, NULL);
	return file && append_file_write(file, view_of(header), view_of(record), NULL);
}

static const struct {
	const char *name, *before, *header, *after;
} cases[] = {
	{ "empty", "", HEADER, HEADER RECORD },
	{ "empty, no header wanted", "", "", RECORD },
	{ "header alone", HEADER, HEADER, HEADER RECORD },
	{ "another header", OTHER "a\tb\n", HEADER, OTHER "a\tb\n" HEADER RECORD OTHER },
	{ "another header, none wanted", OTHER, "", OTHER RECORD },
	{ "another header, torn", OTHER "a", HEADER, OTHER "a" TORN HEADER RECORD OTHER },
	{ "another header between", HEADER RECORD OTHER RECORD HEADER, HEADER,
	  HEADER RECORD OTHER RECORD HEADER RECORD },
	{ "another header behind a torn one", "kind" TORN OTHER, HEADER,
	  "kind" TORN OTHER HEADER RECORD OTHER },
	{ "no header", RECORD, HEADER, RECORD RECORD },
	{ "torn", HEADER "mail\t", HEADER, HEADER "mail\t" TORN RECORD },
	{ "torn before its line feed", HEADER "mail\tB", HEADER, HEADER "mail\tB" TORN RECORD },
	{ "torn in the header", "kind", HEADER, "kind" TORN HEADER RECORD },
	{ "torn in the header, none wanted", "kind", "", "kind" TORN RECORD },
	{ "torn in the header again", "kind" TORN "kind\tb", HEADER,
	  "kind" TORN "kind\tb" TORN HEADER RECORD },
	{ "torn in the mark", "kind\t", HEADER, "kind\t" TORN HEADER RECORD },
	{ "torn behind the mark", "kind" RECORD_TORN, HEADER,
	  "kind" RECORD_TORN TORN HEADER RECORD },
};

/* By path, and by a descriptor that a shell has opened with >>. */
static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_autofree char *path = new_path();
		g_assert_true(g_file_set_contents(path, cases[i].before, -1, NULL));
		g_assert_true(append_to(path, cases[i].header, RECORD));
		assert_holds(path, cases[i].after);

		g_assert_true(g_file_set_contents(path, cases[i].before, -1, NULL));
		int fd = open(path, O_WRONLY | O_APPEND);
		AppendFile *file = append_file_of(fd, NULL);
		g_assert_true(
			append_file_write(file, view_of(cases[i].header), view_of(RECORD), NULL));
		append_file_close(file);
		close(fd);
		assert_holds(path, cases[i].after);
		remove_path(path);
	}
}

static void test_new_file(void)
{
	g_autofree char *path = new_path();
	mode_t mask = umask(0);
	g_assert_true(append_to(path, HEADER, RECORD));
	umask(mask);
	GStatBuf status;
	g_assert_cmpint(g_stat(path, &status), ==, 0);
	g_assert_cmpint(status.st_mode & 0777, ==, 0600);
	assert_holds(path, HEADER RECORD);
	remove_path(path);
}

static void test_several_records(void)
{
	g_autofree char *path = new_path();
	AppendFile *file = append_file_open(path, NULL);
	for (int i = 0; i < 3; i++)
		g_assert_true(append_file_write(file, view_of(HEADER), view_of(RECORD), NULL));
	append_file_close(file);
	assert_holds(path, HEADER RECORD RECORD RECORD);
	remove_path(path);
}

/* What does not fit is taken back. Runs in a child, since a limit stays. */
static void test_no_room(void)
{
	g_autofree char *path = new_path();
	g_assert_true(append_to(path, HEADER, RECORD));
	pid_t child = fork();
	if (child == 0) {
		struct rlimit limit = { 20, 20 };
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(append_to(path, HEADER, "mail\tlonger\n"));
	}
	int status;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_holds(path, HEADER RECORD);
	remove_path(path);
}

static void test_errors(void)
{
	static const struct {
		const char *path;
		GFileError code;
	} errors[] = {
		{ "/", G_FILE_ERROR_ISDIR },
		{ "/dev/null/x", G_FILE_ERROR_NOTDIR },
		{ "", G_FILE_ERROR_NOENT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(errors); i++) {
		g_autoptr(GError) error = NULL;
		g_assert_null(append_file_open(errors[i].path, &error));
		g_assert_error(error, G_FILE_ERROR, (gint)errors[i].code);
	}
	g_autoptr(GError) error = NULL;
	g_autoptr(AppendFile) full = append_file_open("/dev/full", NULL);
	g_assert_false(append_file_write(full, view_of(HEADER), view_of(RECORD), &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC);
}

/* A lock that another process holds is waited for; a file moved away meanwhile is let go. */
static void test_moved_while_waiting(void)
{
	g_autofree char *path = new_path(), *moved = g_strconcat(path, ".old", NULL);
	g_assert_true(g_file_set_contents(path, "old\n", -1, NULL));
	int ready[2];
	g_assert_cmpint(pipe(ready), ==, 0);
	pid_t child = fork();
	if (child == 0) {
		AppendFile *file = append_file_open(path, NULL);
		if (write(ready[1], "x", 1) != 1)
			_exit(1);
		g_usleep(200 * 1000);
		if (!append_file_write(file, view_of(HEADER), view_of("locked\n"), NULL))
			_exit(1);
		_exit(g_rename(path, moved) != 0);
	}
	char byte;
	g_assert_cmpint(read(ready[0], &byte, 1), ==, 1);
	g_assert_true(append_to(path, HEADER, RECORD));
	int status;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(ready[0]);
	close(ready[1]);
	assert_holds(moved, "old\nlocked\n");
	assert_holds(path, HEADER RECORD);
	g_unlink(moved);
	remove_path(path);
}

/* What a program that knows nothing of the lock has written behind it is not cut off. */
static void test_others_are_kept(void)
{
	g_autofree char *path = new_path();
	g_assert_true(g_file_set_contents(path, HEADER, -1, NULL));
	AppendFile *file = append_file_open(path, NULL);
	int other = open(path, O_WRONLY | O_APPEND);
	g_assert_cmpint(write(other, RECORD, sizeof RECORD - 1), ==, sizeof RECORD - 1);
	pid_t child = fork();
	if (child == 0) {
		struct rlimit limit = { 20, 20 };
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(append_file_write(file, view_of(HEADER), view_of("mail\tlonger\n"), NULL));
	}
	int status;
	g_assert_cmpint(waitpid(child, &status, 0), ==, child);
	g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	append_file_close(file);
	close(other);
	assert_holds(path, HEADER RECORD "mai");
	remove_path(path);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/append-file/cases", test_cases);
	g_test_add_func("/append-file/new-file", test_new_file);
	g_test_add_func("/append-file/several-records", test_several_records);
	g_test_add_func("/append-file/no-room", test_no_room);
	g_test_add_func("/append-file/errors", test_errors);
	g_test_add_func("/append-file/moved-while-waiting", test_moved_while_waiting);
	g_test_add_func("/append-file/others-are-kept", test_others_are_kept);
	return g_test_run();
}
