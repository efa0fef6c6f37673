/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which system calls are refused, with which arguments: common/cli/confine-calls.h. */
#include "cli/confine-calls.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sched.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Numbers that each run puts in. */
enum {
	SELF = -1000, /* the process itself */
	OTHER,	      /* another one of the same user */
	GROUP,	      /* its own group, as kill(2) has it */
};

/* What the kernel does not look at: it takes an int. */
#if G_MAXLONG > G_MAXINT
#define ODD(value) ((1L << 32) | (value))
#else
#define ODD(value) (value)
#endif

#define PRIO_IO_PROCESS 1
#define PRIO_IO_USER 3

/* What passes either succeeds or makes no sense, but must not be refused. */
static const struct {
	const char *name;
	long number;
	long arguments[4];
	bool refused;
} cases[] = {
	/* signals */
	{ "kill-self", SYS_kill, { SELF, 0 }, false },
	{ "kill-other", SYS_kill, { OTHER, 0 }, true },
	{ "kill-group", SYS_kill, { 0, 0 }, true },
	{ "kill-own-group", SYS_kill, { GROUP, 0 }, true },
	{ "kill-all", SYS_kill, { -1, 0 }, true },
	{ "kill-odd-all", SYS_kill, { ODD(0), 0 }, true },
	{ "tkill-self", SYS_tkill, { SELF, 0 }, false },
	{ "tkill-other", SYS_tkill, { OTHER, 0 }, true },
	{ "tgkill-self", SYS_tgkill, { SELF, SELF, 0 }, false },
	{ "tgkill-other", SYS_tgkill, { OTHER, OTHER, 0 }, true },
	{ "rt_sigqueueinfo", SYS_rt_sigqueueinfo, { OTHER, 0, 0 }, true },
	{ "rt_tgsigqueueinfo", SYS_rt_tgsigqueueinfo, { OTHER, OTHER, 0, 0 }, true },
	{ "pidfd_send_signal", 424, { -1, 0, 0, 0 }, true },
	/* limits, priorities, scheduling, groups */
	{ "prlimit-self", SYS_prlimit64, { SELF, RLIMIT_CORE, 0, 0 }, false },
	{ "prlimit-0", SYS_prlimit64, { 0, RLIMIT_CORE, 0, 0 }, false },
	{ "prlimit-other", SYS_prlimit64, { OTHER, RLIMIT_CORE, 0, 0 }, true },
	{ "prlimit-odd", SYS_prlimit64, { ODD(1), RLIMIT_CORE, 0, 0 }, true },
	{ "affinity-self", SYS_sched_setaffinity, { SELF, 0, 0 }, false },
	{ "affinity-0", SYS_sched_setaffinity, { 0, 0, 0 }, false },
	{ "affinity-other", SYS_sched_setaffinity, { OTHER, 0, 0 }, true },
	{ "scheduler-0", SYS_sched_setscheduler, { 0, SCHED_OTHER, 0 }, false },
	{ "scheduler-other", SYS_sched_setscheduler, { OTHER, SCHED_OTHER, 0 }, true },
	{ "schedparam-0", SYS_sched_setparam, { 0, 0 }, false },
	{ "schedparam-other", SYS_sched_setparam, { OTHER, 0 }, true },
	{ "schedattr-0", SYS_sched_setattr, { 0, 0, 0 }, false },
	{ "schedattr-other", SYS_sched_setattr, { OTHER, 0, 0 }, true },
	{ "get-schedattr", SYS_sched_getattr, { 0, 0, 0, 0 }, false },
	{ "get-affinity", SYS_sched_getaffinity, { 0, 0, 0 }, false },
	{ "priority-self", SYS_setpriority, { PRIO_PROCESS, SELF, 19 }, false },
	{ "priority-0", SYS_setpriority, { PRIO_PROCESS, 0, 19 }, false },
	{ "priority-other", SYS_setpriority, { PRIO_PROCESS, OTHER, 19 }, true },
	{ "priority-group", SYS_setpriority, { PRIO_PGRP, 0, 19 }, true },
	{ "priority-user", SYS_setpriority, { PRIO_USER, 0, 19 }, true },
	{ "priority-odd-user", SYS_setpriority, { ODD(PRIO_USER), 0, 19 }, true },
	{ "ioprio-self", SYS_ioprio_set, { PRIO_IO_PROCESS, SELF, 0 }, false },
	{ "ioprio-0", SYS_ioprio_set, { PRIO_IO_PROCESS, 0, 0 }, false },
	{ "ioprio-other", SYS_ioprio_set, { PRIO_IO_PROCESS, OTHER, 0 }, true },
	{ "ioprio-user", SYS_ioprio_set, { PRIO_IO_USER, 0, 0 }, true },
	{ "setpgid", SYS_setpgid, { OTHER, 0 }, true },
	{ "setsid", SYS_setsid, { 0 }, true },
	{ "core-scheduling", SYS_prctl, { 62, 1, OTHER, 0 }, true },
	/* what others hold and hide */
	{ "ptrace", SYS_ptrace, { -1, OTHER, 0, 0 }, true },
	{ "ptracer", SYS_prctl, { PR_SET_PTRACER, OTHER, 0, 0 }, true },
	{ "process_vm_readv", SYS_process_vm_readv, { OTHER, 0, 0, 0 }, true },
	{ "process_vm_writev", SYS_process_vm_writev, { OTHER, 0, 0, 0 }, true },
	{ "kcmp", SYS_kcmp, { OTHER, OTHER, 0, 0 }, true },
	{ "robust-list", SYS_get_robust_list, { OTHER, 0, 0 }, true },
	{ "move_pages", SYS_move_pages, { OTHER, 0, 0, 0 }, true },
	{ "migrate_pages", SYS_migrate_pages, { OTHER, 0, 0, 0 }, true },
	{ "name", SYS_prctl, { PR_GET_NAME, 0, 0, 0 }, false },
	/* descriptors */
	{ "getfd", SYS_fcntl, { -1, F_GETFD }, false },
	{ "dupfd", SYS_fcntl, { -1, F_DUPFD_CLOEXEC, 0 }, false },
	{ "lock", SYS_fcntl, { -1, F_SETLK, 0 }, false },
	{ "pipe-size", SYS_fcntl, { -1, F_SETPIPE_SZ, 4096 }, false },
	{ "setfl", SYS_fcntl, { -1, F_SETFL, O_ASYNC }, true },
	{ "setown", SYS_fcntl, { -1, F_SETOWN, OTHER }, true },
	{ "setown-ex", SYS_fcntl, { -1, F_SETOWN_EX, 0 }, true },
	{ "setown-odd", SYS_fcntl, { -1, ODD(F_SETOWN), OTHER }, true },
	{ "setsig", SYS_fcntl, { -1, F_SETSIG, SIGKILL }, true },
	{ "lease", SYS_fcntl, { -1, F_SETLEASE, F_RDLCK }, true },
	{ "notify", SYS_fcntl, { -1, F_NOTIFY, 1 }, true },
	{ "isatty", SYS_ioctl, { -1, TCGETS, 0 }, false },
	{ "window-size", SYS_ioctl, { -1, TIOCGWINSZ, 0 }, false },
	{ "whose-terminal", SYS_ioctl, { -1, TIOCGPGRP, 0 }, false },
	{ "type", SYS_ioctl, { -1, TIOCSTI, 0 }, true },
	{ "type-odd", SYS_ioctl, { -1, ODD(TIOCSTI), 0 }, true },
	{ "paste", SYS_ioctl, { -1, TIOCLINUX, 0 }, true },
	{ "terminal-group", SYS_ioctl, { -1, TIOCSPGRP, 0 }, true },
	{ "terminal-owner", SYS_ioctl, { -1, TIOCSCTTY, 1 }, true },
	{ "terminal-left", SYS_ioctl, { -1, TIOCNOTTY, 0 }, true },
	{ "terminal-settings", SYS_ioctl, { -1, TCSETS, 0 }, true },
	{ "terminal-size", SYS_ioctl, { -1, TIOCSWINSZ, 0 }, true },
	{ "console", SYS_ioctl, { -1, TIOCCONS, 0 }, true },
	{ "line-discipline", SYS_ioctl, { -1, TIOCSETD, 0 }, true },
	{ "async", SYS_ioctl, { -1, FIOASYNC, 0 }, true },
	{ "fiosetown", SYS_ioctl, { -1, 0x8901, 0 }, true },
	{ "siocspgrp", SYS_ioctl, { -1, 0x8902, 0 }, true },
	{ "file-flags", SYS_ioctl, { -1, 0x40086602, 0 }, true },
	/* programs, processes, namespaces */
	{ "execve", SYS_execve, { 0, 0, 0 }, true },
	{ "execveat", SYS_execveat, { -1, 0, 0, 0 }, true },
	{ "clone", SYS_clone, { SIGCHLD, 0, 0, 0 }, true },
	{ "clone-namespace", SYS_clone, { CLONE_THREAD | CLONE_NEWNET, 0, 0, 0 }, true },
	/* Without CLONE_SIGHAND it makes no sense. */
	{ "clone-thread", SYS_clone, { CLONE_THREAD, 0, 0, 0 }, false },
	{ "clone3", 435, { 0, 0 }, true },
	{ "unshare", SYS_unshare, { 0 }, true },
	{ "setns", SYS_setns, { -1, 0 }, true },
	{ "personality", SYS_personality, { -1 }, true },
	/* sockets and messages */
	{ "socket", SYS_socket, { 2, 1, 0 }, true },
	{ "connect", SYS_connect, { -1, 0, 0 }, true },
	{ "sendmsg", SYS_sendmsg, { -1, 0, 0 }, true },
	{ "shutdown", SYS_shutdown, { -1, 0 }, true },
	{ "mq_open", SYS_mq_open, { 0, 0, 0, 0 }, true },
	{ "mq_timedsend", SYS_mq_timedsend, { -1, 0, 0, 0 }, true },
	{ "mq_notify", SYS_mq_notify, { -1, 0 }, true },
	{ "shmget", SYS_shmget, { 0, 0, 0 }, true },
#ifdef SYS_semop
	{ "semop", SYS_semop, { -1, 0, 0 }, true },
#endif
#ifdef SYS_ipc
	{ "ipc", SYS_ipc, { 1, -1, 0, 0 }, true },
#endif
#ifdef SYS_socketcall
	{ "socketcall", SYS_socketcall, { 1, 0 }, true },
#endif
	{ "msgsnd", SYS_msgsnd, { -1, 0, 0, 0 }, true },
	/* files */
	{ "open", SYS_openat, { -1, 0, O_RDONLY }, false },
	{ "open-writing", SYS_openat, { -1, 0, O_WRONLY }, true },
	{ "open-both", SYS_openat, { -1, 0, O_RDWR }, true },
	{ "open-new", SYS_openat, { -1, 0, O_CREAT }, true },
	{ "open-empty", SYS_openat, { -1, 0, O_TRUNC }, true },
	{ "unlink", SYS_unlinkat, { -1, 0, 0 }, true },
	{ "rename", SYS_renameat2, { -1, 0, -1, 0 }, true },
	{ "link", SYS_linkat, { -1, 0, -1, 0 }, true },
	{ "give-away", SYS_fchown, { -1, 0, 0 }, true },
	{ "mode", SYS_fchmod, { -1, 0 }, true },
	{ "times", SYS_utimensat, { -1, 0, 0, 0 }, true },
	{ "attribute", SYS_fsetxattr, { -1, 0, 0, 0 }, true },
	{ "handle", SYS_open_by_handle_at, { -1, 0, 0 }, true },
	/* What append_file_write and copying take; their descriptors are open already. */
	{ "cut", SYS_ftruncate, { -1, 0 }, false },
	{ "sync", SYS_fsync, { -1 }, false },
	{ "splice", SYS_splice, { -1, 0, -1, 0 }, false },
	{ "copy", SYS_copy_file_range, { -1, 0, -1, 0 }, false },
	/* the user and the system */
	{ "setuid", SYS_setuid, { -1 }, true },
	{ "setgroups", SYS_setgroups, { -1, 0 }, true },
	{ "capset", SYS_capset, { 0, 0 }, true },
	{ "mount", SYS_mount, { 0, 0, 0, 0 }, true },
	{ "kexec_load", SYS_kexec_load, { 0, -1, 0, -1 }, true },
#ifdef SYS_kexec_file_load
	{ "kexec_file_load", SYS_kexec_file_load, { -1, -1, 0, 0 }, true },
#endif
	{ "settimeofday", SYS_settimeofday, { 1, 1 }, true },
	{ "bpf", SYS_bpf, { -1, 0, 0 }, true },
#ifdef __x86_64__
	{ "fork", SYS_fork, { 0 }, true },
	{ "sysctl", SYS__sysctl, { 0 }, true },
	{ "getpid-of-x32", 0x40000000 | SYS_getpid, { 0 }, true },
#endif
};

/* The last call of Linux 7 and some more. */
#define LAST_NEW_CALL 520

static bool is_refused(long number, const long *arguments)
{
	errno = 0;
	return syscall(number, arguments[0], arguments[1], arguments[2], arguments[3]) < 0 &&
	       (errno == EPERM || errno == ENOSYS);
}

static bool try_case(size_t i)
{
	long arguments[4];
	for (size_t j = 0; j < G_N_ELEMENTS(arguments); j++) {
		long argument = cases[i].arguments[j];
		arguments[j] = argument == SELF	   ? getpid()
			       : argument == OTHER ? getppid()
			       : argument == GROUP ? -getpgrp()
						   : argument;
	}
	return is_refused(cases[i].number, arguments) == cases[i].refused;
}

static bool try_new_calls(void)
{
	static const long nothing[4] = { -1, -1, -1, -1 };
	for (long number = 424; number <= LAST_NEW_CALL; number++)
		if (!is_refused(number, nothing) || errno != ENOSYS)
			return false;
	return true;
}

#define NEW_CALLS G_N_ELEMENTS(cases)

enum {
	HELD,
	BROKEN,
	LACKING
};

/* In a child, since nobody gets back what was given up. */
static void test_case(gconstpointer data)
{
	size_t i = GPOINTER_TO_SIZE(data);
	int status;
	pid_t pid = fork();
	g_assert_cmpint(pid, >=, 0);
	if (pid == 0) {
		if (!confine_calls(CALLS_READ, NULL))
			_exit(LACKING);
		_exit((i == NEW_CALLS ? try_new_calls() : try_case(i)) ? HELD : BROKEN);
	}
	g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
	g_assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == LACKING)
		g_test_skip("no seccomp");
	else
		g_assert_cmpint(WEXITSTATUS(status), ==, HELD);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i <= NEW_CALLS; i++) {
		g_autofree char *path = g_strdup_printf("/confine-calls/%s",
							i == NEW_CALLS ? "new" : cases[i].name);
		g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
	}
	return g_test_run();
}
