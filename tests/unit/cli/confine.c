/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Giving up what a filter does not need: common/cli/confine.h. */
#include "cli/confine.h"

#include "cli/confine-calls.h"
#include "cli/confine-files.h"
#include "record/append-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where a child tries what it may not. */
typedef struct {
	char *folder, *input, *other, *append;
} Place;

static Place place_new(void)
{
	Place place = { .folder = g_dir_make_tmp("confine-XXXXXX", NULL) };
	place.input = g_build_filename(place.folder, "input", NULL);
	place.other = g_build_filename(place.folder, "other", NULL);
	place.append = g_build_filename(place.folder, "append", NULL);
	g_assert_true(g_file_set_contents(place.input, "i", 1, NULL));
	g_assert_true(g_file_set_contents(place.other, "o", 1, NULL));
	return place;
}

static void place_clear(Place *place)
{
	const char *const names[] = { "input", "other", "append", "old", "link", "new/append" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(place->folder, names[i], NULL);
		g_unlink(path);
	}
	g_autofree char *new = g_build_filename(place->folder, "new", NULL);
	g_rmdir(new);
	g_assert_cmpint(g_rmdir(place->folder), ==, 0);
	g_free(place->folder);
	g_free(place->input);
	g_free(place->other);
	g_free(place->append);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

typedef bool (*TryFunc)(const Place *place);

/* Whether a call failed since it is given up, not since it makes no sense. */
static bool is_given_up(long result)
{
	return result < 0 && (errno == EPERM || errno == EACCES || errno == ENOSYS);
}

static bool opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool try_input(const Place *place)
{
	return opens(place->input, O_RDONLY) && opens(place->input, O_RDONLY);
}

static bool try_other(const Place *place)
{
	return !opens(place->other, O_RDONLY) && errno == EACCES && !opens("/", O_RDONLY) &&
	       !opens("/etc/passwd", O_RDONLY) && !opens("/proc/self/maps", O_RDONLY);
}

/* A message must say what was wrong before. */
static bool try_missing(const Place *place)
{
	return !opens(place->append, O_RDONLY) && errno == ENOENT;
}

static bool try_writing(const Place *place)
{
	return !opens(place->input, O_WRONLY) && !opens(place->input, O_RDWR) &&
	       !opens(place->append, O_WRONLY | O_CREAT) && !opens(place->input, O_TRUNC);
}

static bool try_names(const Place *place)
{
	return is_given_up(unlink(place->input)) &&
	       is_given_up(rename(place->input, place->append)) &&
	       is_given_up(link(place->input, place->append)) &&
	       is_given_up(symlink("/", place->append)) &&
	       is_given_up(mkdir(place->append, 0700)) && is_given_up(mkfifo(place->append, 0600));
}

static bool try_rights(const Place *place)
{
	return is_given_up(chmod(place->input, 0666)) && is_given_up(truncate(place->input, 0)) &&
	       is_given_up(chown(place->input, getuid(), getgid())) &&
	       is_given_up(utimensat(AT_FDCWD, place->input, NULL, 0));
}

static bool try_execve(const Place *place)
{
	char *arguments[] = { (char *)"sh", (char *)"-c", (char *)"exit 0", NULL };
	(void)place;
	return is_given_up(execv("/bin/sh", arguments));
}

/* fork(2) makes a child that goes on here, and must not say that all is well. */
static bool try_processes(const Place *place)
{
	(void)place;
	return is_given_up(fork()) &&
	       is_given_up(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL)) &&
	       is_given_up(syscall(435, NULL, 0)) /* clone3 */;
}

static bool try_sockets(const Place *place)
{
	int pair[2];
	(void)place;
	return is_given_up(socket(AF_INET, SOCK_STREAM, 0)) &&
	       is_given_up(socket(AF_UNIX, SOCK_DGRAM, 0)) &&
	       is_given_up(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
}

static bool try_others(const Place *place)
{
	(void)place;
	return is_given_up(kill(getppid(), 0)) && is_given_up(kill(0, 0)) &&
	       is_given_up(kill(-1, 0)) && is_given_up(ptrace(PTRACE_TRACEME, 0, NULL, NULL)) &&
	       is_given_up(ioctl(STDIN_FILENO, TIOCSTI, "x")) &&
	       is_given_up(unshare(CLONE_FILES)) && is_given_up(setuid(getuid())) &&
	       is_given_up(syscall(SYS_bpf, 0, NULL, 0)) &&
	       is_given_up(syscall(425, 1, NULL)) /* io_uring_setup */ &&
	       is_given_up(syscall(SYS_keyctl, 0, 0, 0, 0, 0));
}

static volatile sig_atomic_t caught;

static void on_signal(int number)
{
	caught = number;
}

static bool try_own_signals(const Place *place)
{
	(void)place;
	signal(SIGUSR1, on_signal);
	if (raise(SIGUSR1) != 0 || caught != SIGUSR1)
		return false;
	caught = 0;
	return kill(getpid(), SIGUSR1) == 0 && caught == SIGUSR1;
}

static bool converts(const char *charset, const char *text, const char *expected)
{
	g_autofree char *utf8 = g_convert(text, -1, "UTF-8", charset, NULL, NULL, NULL);
	return g_strcmp0(utf8, expected) == 0;
}

/* Each has a module of its own, and most need another. */
static bool try_iconv(const Place *place)
{
	(void)place;
	return converts("EUC-KR", "\xc7\xd1", "\xed\x95\x9c") &&
	       converts("ISO-2022-JP", "\x1b$B\x46\x7c\x1b(B", "\xe6\x97\xa5") &&
	       converts("GB18030", "\xc4\xe3", "\xe4\xbd\xa0") &&
	       converts("BIG5-HKSCS", "\xa7\x41", "\xe4\xbd\xa0") &&
	       converts("EUC-JISX0213", "\xc6\xfc", "\xe6\x97\xa5") &&
	       converts("KOI8-R", "\xc1", "\xd0\xb0") && converts("IBM1047", "\xc1", "A");
}

static gpointer run_thread(gpointer data)
{
	return g_strdup(data);
}

static bool try_threads(const Place *place)
{
	(void)place;
	for (int i = 0; i < 4; i++) {
		g_autoptr(GThread) thread =
			g_thread_try_new("worker", run_thread, (gpointer) "x", NULL);
		if (!thread)
			return false;
		g_autofree char *result = g_thread_join(g_steal_pointer(&thread));
		if (g_strcmp0(result, "x") != 0)
			return false;
	}
	return true;
}

static bool appends(const char *path)
{
	g_autoptr(AppendFile) file = append_file_open(path, NULL);
	return file && append_file_write(file, VIEW("kind\tmessage_id\n"), VIEW("mail\tr\n"), NULL);
}

/* The file is made, appended to, moved away and made again. */
static bool try_append(const Place *place)
{
	return appends(place->append) && appends(place->append);
}

static bool try_append_elsewhere(const Place *place)
{
	g_autofree char *outside = g_build_filename(place->folder, "..", "confine-outside", NULL);
	return !appends(outside);
}

/* A kernel without Landlock, as which the first time makes this one look. */
static bool try_again(const Place *place)
{
	char *const inputs[] = { place->input, NULL };
	const ConfineNeeds needs = { .inputs = inputs };
	return !(confine_to(&needs) & CONFINE_FILES) && try_input(place);
}

static const struct {
	const char *name;
	TryFunc try;
	unsigned by; /* what alone is used, 0 for all that there is */
	unsigned needs;
	bool append;
} cases[] = {
	{ "inputs", try_input, 0, 0, false },
	{ "another-file", try_other, CONFINE_FILES, CONFINE_FILES, false },
	{ "a-missing-file", try_missing, 0, 0, false },
	{ "writing-landlock", try_writing, CONFINE_FILES, CONFINE_FILES, false },
	{ "writing-seccomp", try_writing, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "names-landlock", try_names, CONFINE_FILES, CONFINE_FILES, false },
	{ "names-seccomp", try_names, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "rights-of-files", try_rights, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "execve-landlock", try_execve, CONFINE_FILES, CONFINE_FILES, false },
	{ "execve-seccomp", try_execve, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "processes", try_processes, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "sockets", try_sockets, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "others", try_others, CONFINE_CALLS, CONFINE_CALLS, false },
	{ "signals-to-itself", try_own_signals, 0, 0, false },
	{ "iconv", try_iconv, 0, 0, false },
	{ "threads", try_threads, 0, 0, false },
	{ "append", try_append, 0, 0, true },
	{ "append-elsewhere", try_append_elsewhere, 0, CONFINE_FILES, true },
	{ "again", try_again, CONFINE_CALLS, CONFINE_CALLS, true },
	{ "append-execve", try_execve, 0, CONFINE_CALLS, true },
};

enum {
	HELD,
	BROKEN,
	LACKING
};

/* Gives up what confine_to does, by one means only. */
static unsigned confine_by(unsigned means, const ConfineNeeds *needs)
{
	g_autoptr(ConfineFiles) files = means & CONFINE_FILES ? confine_files_new(NULL) : NULL;
	if (files)
		confine_files_allow(files, needs->inputs[0], CONFINE_READ);
	bool has_files = files && confine_files_enforce(files, NULL);
	bool has_calls = means & CONFINE_CALLS &&
			 confine_calls(needs->append ? CALLS_WRITE : CALLS_READ, NULL);
	return (has_files ? CONFINE_FILES : 0u) | (has_calls ? CONFINE_CALLS : 0u);
}

/* In a child, since nobody gets back what was given up. */
static int try_case(size_t i, const Place *place)
{
	char *const inputs[] = { place->input, NULL };
	const ConfineNeeds needs = {
		.inputs = inputs,
		.append = cases[i].append ? place->append : NULL,
	};
	int status;
	pid_t pid = fork();
	g_assert_cmpint(pid, >=, 0);
	if (pid == 0) {
		unsigned force = cases[i].by ? confine_by(cases[i].by, &needs) : confine_to(&needs);
		if ((force & cases[i].needs) != cases[i].needs)
			_exit(LACKING);
		_exit(cases[i].try(place) ? HELD : BROKEN);
	}
	g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : BROKEN;
}

static void test_case(gconstpointer data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	g_auto(Place) place = place_new();
	int result = try_case(i, &place);
	if (result == LACKING)
		g_test_skip(cases[i].needs & CONFINE_FILES ? "no Landlock" : "no seccomp");
	else
		g_assert_cmpint(result, ==, HELD);
}

/* The file is where the link leads, and is not there yet. */
static void test_append_link(void)
{
	g_auto(Place) place = place_new();
	g_autofree char *new = g_build_filename(place.folder, "new", NULL);
	g_autofree char *file = g_build_filename(new, "append", NULL);
	size_t i = 0;
	while (cases[i].try != try_append)
		i++;
	g_assert_cmpint(g_mkdir(new, 0700), ==, 0);
	g_assert_cmpint(symlink("new/append", place.append), ==, 0);
	g_assert_cmpint(try_case(i, &place), ==, HELD);
	g_assert_true(g_file_test(file, G_FILE_TEST_IS_REGULAR));
}

/* A descriptor too few is no reason to fail. */
static void test_no_descriptors(void)
{
	pid_t pid = fork();
	int status;
	g_assert_cmpint(pid, >=, 0);
	if (pid == 0) {
		const ConfineNeeds needs = { .append = "append", .hook = true };
		int last = dup(STDIN_FILENO);
		const struct rlimit limit = { (rlim_t)last + 1, (rlim_t)last + 1 };
		setrlimit(RLIMIT_NOFILE, &limit);
		unsigned force = confine_to(&needs);
		_exit(force & CONFINE_FILES ? BROKEN : HELD);
	}
	g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
	g_assert_true(WIFEXITED(status));
	g_assert_cmpint(WEXITSTATUS(status), ==, HELD);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/confine/%s", cases[i].name);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
	}
	g_test_add_func("/confine/append-link", test_append_link);
	g_test_add_func("/confine/no-descriptors", test_no_descriptors);
	return g_test_run();
}
