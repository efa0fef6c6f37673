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
	{ "header, none wanted", HEADER RECORD, "", HEADER RECORD RECORD },
	{ "records of programs", "auto-replied\tB\nauto-generated\tB\n", "",
	  "auto-replied\tB\nauto-generated\tB\n" RECORD },
	{ "torn", "auto-", "", "auto-" TORN RECORD },
	{ "blank lines", "\n\r\n", HEADER, "\n\r\n" HEADER RECORD },
	{ "byte order mark", "\xef\xbb\xbf" HEADER, HEADER, "\xef\xbb\xbf" HEADER RECORD },
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

/* What is no mail table, or none of these columns, stays as it is. */
static void test_refused(void)
{
	static const char *const others[] = {
		"hello\n",
		"hello",
		"\n\nhello\n",
		"ki: hello",
		"kinder\tx\n",
		"From a@example.org Mon Mar  3 10:00:00 2025\nSubject: x\n\nx\n",
		"\x1f\x8b\x08\x01",
		"\x7f" TORN "hello\n",
		"{\"kind\":\"mail\"}\n",
		"by\tcount\tkey\nauthor\t1\ta\n",
		"kind\tbody\tversion\n",
		"crosspost\tlist\n",
		"patch\tB\n",
		"mail\tB\tC\n",
		"mail\n",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		g_autofree char *path = new_path();
		g_autofree char *shown = g_strescape(others[i], NULL);
		g_test_message("%s", shown);
		g_assert_true(g_file_set_contents(path, others[i], -1, NULL));
		g_autoptr(AppendFile) file = append_file_open(path, NULL);
		g_autoptr(GError) error = NULL;
		g_assert_false(append_file_write(file, view_of(HEADER), view_of(RECORD), &error));
		g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL);
		assert_holds(path, others[i]);
		remove_path(path);
	}
	g_autofree char *path = new_path();
	g_assert_true(g_file_set_contents(path, OTHER, -1, NULL));
	g_assert_false(append_to(path, "", RECORD));
	assert_holds(path, OTHER);
	remove_path(path);
}

/* Lines that are longer than what is looked at. */
static void test_long_line(void)
{
	g_autofree char *path = new_path(), *long_text = g_strnfill(10000, 'x');
	g_autofree char *ours = g_strconcat("mail\t", long_text, "\n", NULL);
	g_autofree char *both = g_strconcat(ours, RECORD, NULL);
	g_assert_true(g_file_set_contents(path, ours, -1, NULL));
	g_assert_true(append_to(path, HEADER, RECORD));
	assert_holds(path, both);
	g_assert_true(g_file_set_contents(path, long_text, -1, NULL));
	g_assert_false(append_to(path, HEADER, RECORD));
	assert_holds(path, long_text);
	remove_path(path);
}

/* A FIFO takes records while somebody reads it, and none else. */
static void test_fifo(void)
{
	g_autofree char *path = new_path();
	g_autoptr(GError) error = NULL;
	char got[64];
	g_assert_cmpint(mkfifo(path, 0600), ==, 0);
	g_assert_null(append_file_open(path, &error));
	g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NXIO);
	int reader = open(path, O_RDONLY | O_NONBLOCK);
	g_assert_true(append_to(path, HEADER, RECORD));
	ssize_t n = read(reader, got, sizeof got);
	g_assert_cmpmem(got, n, HEADER RECORD, strlen(HEADER RECORD));
	close(reader);
	remove_path(path);
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
	g_assert_true(g_file_set_contents(path, HEADER, -1, NULL));
	int ready[2];
	g_assert_cmpint(pipe(ready), ==, 0);
	pid_t child = fork();
	if (child == 0) {
		AppendFile *file = append_file_open(path, NULL);
		if (write(ready[1], "x", 1) != 1)
			_exit(1);
		g_usleep(200 * 1000);
		if (!append_file_write(file, view_of(HEADER), view_of("locked\tB\n"), NULL))
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
	assert_holds(moved, HEADER "locked\tB\n");
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
	g_test_add_func("/append-file/refused", test_refused);
	g_test_add_func("/append-file/long-line", test_long_line);
	g_test_add_func("/append-file/fifo", test_fifo);
	g_test_add_func("/append-file/new-file", test_new_file);
	g_test_add_func("/append-file/several-records", test_several_records);
	g_test_add_func("/append-file/no-room", test_no_room);
	g_test_add_func("/append-file/errors", test_errors);
	g_test_add_func("/append-file/moved-while-waiting", test_moved_while_waiting);
	g_test_add_func("/append-file/others-are-kept", test_others_are_kept);
	return g_test_run();
}
