/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * confine-table MACHINE: a program that runs while the others are built. Prints, for
 * confine-calls.c, the seccomp filters that libseccomp makes of the tables below for a machine, by
 * libseccomp's name of it; for one that it does not know, empty filters. So nothing of libseccomp
 * is loaded, and no filter is made, whenever a program starts.
 *
 * What is not here fails as if the kernel were too old for it (ENOSYS), since that is what the C
 * library, GLib and iconv's modules have another way for: they take clone(2) for clone3(2), whose
 * flags are out of a filter's sight. Nothing is killed. A machine has some of these calls only;
 * those with 64 in their names are of 32-bit machines.
 */
#include "cli/confine-values.h"

#include <errno.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What of linux/sched.h, linux/prctl.h and linux/ioprio.h is the same on all machines. */
#define THREAD 0x00010000u
#define NAMESPACES (0x00020000u | 0x02000000u | 0x7C000000u)
#define ONE_PROCESS 0u	  /* PRIO_PROCESS */
#define ONE_IO_PROCESS 1u /* IOPRIO_WHO_PROCESS */
#define CALLER 0u

/* Made with any arguments. */
static const char *const allowed[] = {
	/* reading, writing, and copying between descriptors that are open */
	"read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "preadv2",
	"pwritev2", "lseek", "_llseek", "close", "dup", "dup2", "dup3", "pipe", "pipe2", "eventfd2",
	"sendfile", "sendfile64", "splice", "tee", "copy_file_range", "readahead", "fadvise64",
	"fadvise64_64", "arm_fadvise64_64", "fsync", "fdatasync", "ftruncate", "ftruncate64",
	"fallocate", "flock", "poll", "ppoll", "ppoll_time64", "select", "_newselect", "pselect6",
	"pselect6_time64",
	/* what files there are, by name; Landlock says which may be opened */
	"stat", "stat64", "lstat", "lstat64", "fstat", "fstat64", "newfstatat", "fstatat64",
	"statx", "statfs", "statfs64", "fstatfs", "fstatfs64", "access", "faccessat", "readlink",
	"readlinkat", "getcwd", "getdents", "getdents64", "umask",
	/* memory */
	"mmap", "mmap2", "munmap", "mremap", "mprotect", "madvise", "mincore", "msync", "mlock",
	"munlock", "brk", "membarrier", "cacheflush", "riscv_flush_icache",
	/* threads and the end; clone is below */
	"futex", "futex_time64", "set_robust_list", "set_tid_address", "rseq", "gettid",
	"sched_yield", "exit", "exit_group", "arch_prctl", "riscv_hwprobe",
	/* the end of a child that was started before */
	"wait4", "waitid", "waitpid",
	/* signals to be caught */
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend",
	"rt_sigtimedwait", "rt_sigtimedwait_time64", "sigaltstack", "sigreturn", "pause",
	"restart_syscall",
	/* the time, for machines where the kernel has no faster way, and profilers */
	"clock_gettime", "clock_gettime64", "clock_getres", "clock_getres_time64", "gettimeofday",
	"time", "times", "nanosleep", "clock_nanosleep", "clock_nanosleep_time64", "alarm",
	"setitimer", "getitimer",
	/* who and where it is, and what it may use */
	"getpid", "getppid", "getpgrp", "getpgid", "getsid", "getuid", "getuid32", "geteuid",
	"geteuid32", "getgid", "getgid32", "getegid", "getegid32", "getresuid", "getresuid32",
	"getresgid", "getresgid32", "getgroups", "getgroups32", "uname", "sysinfo", "getcpu",
	"getrlimit", "ugetrlimit", "setrlimit", "getrusage", "getpriority", "ioprio_get",
	"sched_getaffinity", "sched_getattr", "sched_getparam", "sched_getscheduler", "getrandom"
};

/* Made also where files are to be written, opened with any flags; and moved, and are on the disk in
 * the end. */
static const char *const writes[] = { "open", "openat" };
static const char *const moves[] = { "unlinkat", "renameat", "renameat2", "syncfs", "sync" };

/* An argument, counted from 0, whose bits of the mask are the value. The kernel looks at the lower
 * half of these arguments only: they are ints and flags. */
typedef struct {
	unsigned argument;
	uint32_t mask, value;
} Test;

#define ALL_BITS UINT32_MAX

/* A call that is made only if the tests pass; another line for the same call is another way. */
typedef struct {
	const char *call;
	unsigned n_tests;
	Test tests[2];
} Condition;

#define IS(argument, value)                                                                        \
	{                                                                                          \
		argument, ALL_BITS, value                                                          \
	}
#define ONE_OF(call, argument, value)                                                              \
	{                                                                                          \
		call, 1,                                                                           \
		{                                                                                  \
			IS(argument, value)                                                        \
		}                                                                                  \
	}
/* What is done to the process itself. */
#define TO_ITSELF(call) ONE_OF(call, 0, CONFINE_VALUE(SELF)), ONE_OF(call, 0, CALLER)
#define FCNTL(name)                                                                                \
	ONE_OF("fcntl", 1, CONFINE_VALUE(name)), ONE_OF("fcntl64", 1, CONFINE_VALUE(name))
#define IOCTL(name) ONE_OF("ioctl", 1, CONFINE_VALUE(name))
/* A new thread, in the same namespaces. */
#define CLONE(argument)                                                                            \
	{                                                                                          \
		"clone", 1,                                                                        \
		{                                                                                  \
			{                                                                          \
				argument, THREAD | NAMESPACES, THREAD                              \
			}                                                                          \
		}                                                                                  \
	}

static const Condition conditions[] = {
	/* A program that aborts signals itself; 0 would be its whole group. */
	ONE_OF("kill", 0, CONFINE_VALUE(SELF)),
	ONE_OF("tkill", 0, CONFINE_VALUE(SELF)),
	ONE_OF("tgkill", 0, CONFINE_VALUE(SELF)),
	TO_ITSELF("prlimit64"),
	TO_ITSELF("sched_setaffinity"),
	TO_ITSELF("sched_setscheduler"),
	TO_ITSELF("sched_setparam"),
	TO_ITSELF("sched_setattr"),
	/* Unless the first argument speaks of groups or users. */
	{ "setpriority", 2, { IS(0, ONE_PROCESS), IS(1, CONFINE_VALUE(SELF)) } },
	{ "setpriority", 2, { IS(0, ONE_PROCESS), IS(1, CALLER) } },
	{ "ioprio_set", 2, { IS(0, ONE_IO_PROCESS), IS(1, CONFINE_VALUE(SELF)) } },
	{ "ioprio_set", 2, { IS(0, ONE_IO_PROCESS), IS(1, CALLER) } },
	/* The names of threads and of memory, and whether new rights can be had. */
	ONE_OF("prctl", 0, 15 /* PR_SET_NAME */),
	ONE_OF("prctl", 0, 16 /* PR_GET_NAME */),
	ONE_OF("prctl", 0, 38 /* PR_SET_NO_NEW_PRIVS */),
	ONE_OF("prctl", 0, 39 /* PR_GET_NO_NEW_PRIVS */),
	ONE_OF("prctl", 0, 0x53564D41 /* PR_SET_VMA */),
	FCNTL(DUPFD),
	FCNTL(DUPFD_CLOEXEC),
	FCNTL(GETFD),
	FCNTL(SETFD),
	FCNTL(GETFL),
	FCNTL(GETLK),
	FCNTL(SETLK),
	FCNTL(SETLKW),
	FCNTL(GETLK64),
	FCNTL(SETLK64),
	FCNTL(SETLKW64),
	FCNTL(SETPIPE_SZ),
	IOCTL(TCGETS),
	IOCTL(TCGETS2),
	IOCTL(TIOCGWINSZ),
	IOCTL(TIOCGPGRP),
	IOCTL(FIONREAD),
};

static const Condition reads[] = {
	{ "open", 1, { { 1, CONFINE_VALUE(WRITES), 0 } } },
	{ "openat", 1, { { 2, CONFINE_VALUE(WRITES), 0 } } },
};

/* The flags of a new thread; IBM's machines have the stack before them. */
static const Condition threads = CLONE(0), threads_s390 = CLONE(1);

#define N(array) (sizeof(array) / sizeof *(array))

static void check(int result, const char *what)
{
	if (result >= 0)
		return;
	fprintf(stderr, "confine-table: %s: %s\n", what, strerror(-result));
	exit(EXIT_FAILURE);
}

static void add(scmp_filter_ctx filter, const Condition *condition)
{
	struct scmp_arg_cmp tests[N(condition->tests)] = { 0 };
	for (unsigned i = 0; i < condition->n_tests; i++)
		tests[i] = SCMP_CMP(condition->tests[i].argument, SCMP_CMP_MASKED_EQ,
				    condition->tests[i].mask, condition->tests[i].value);
	int number = seccomp_syscall_resolve_name(condition->call);
	/* One that is newer than the library. */
	if (number == __NR_SCMP_ERROR)
		return;
	/* A machine that has it not is none for this call. */
	int result =
		seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number, condition->n_tests, tests);
	check(result == -EDOM ? 0 : result, condition->call);
}

static void add_all(scmp_filter_ctx filter, const Condition *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(filter, &all[i]);
}

static void add_calls(scmp_filter_ctx filter, const char *const *calls, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(filter, &(Condition){ .call = calls[i] });
}

static void print_filter(scmp_filter_ctx filter, const char *name)
{
	FILE *file = tmpfile();
	int byte;
	check(file ? seccomp_export_bpf(filter, fileno(file)) : -errno, name);
	rewind(file);
	printf("static const unsigned char %s[] = {", name);
	for (int i = 0; (byte = getc(file)) != EOF; i++)
		printf("%s%d,", i % 16 ? " " : "\n\t", byte);
	printf("\n};\n");
	fclose(file);
}

/* A filter for the machine and for no other; NULL if the library does not know it. */
static scmp_filter_ctx new_filter(uint32_t machine)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	check(filter ? 0 : -ENOMEM, "a filter");
	check(seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)), "others");
	/* The kernel runs it for every number there is, to know which calls it need not look at
	 * again: a list without a search would cost more than all else at the start. */
	check(seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2), "a search");
	if (machine != seccomp_arch_native()) {
		check(seccomp_arch_remove(filter, seccomp_arch_native()), "this machine");
		check(seccomp_arch_add(filter, machine), "the machine");
	}
	return filter;
}

/* What is done to files by their names: 0 read, 1 written, 2 moved. */
static void print_rule(uint32_t machine, const char *name, int rule)
{
	scmp_filter_ctx filter = new_filter(machine);
	bool is_s390 = machine == SCMP_ARCH_S390 || machine == SCMP_ARCH_S390X;
	add_calls(filter, allowed, N(allowed));
	add_all(filter, conditions, N(conditions));
	add(filter, is_s390 ? &threads_s390 : &threads);
	if (rule == 0)
		add_all(filter, reads, N(reads));
	else
		add_calls(filter, writes, N(writes));
	if (rule == 2)
		add_calls(filter, moves, N(moves));
	print_filter(filter, name);
	seccomp_release(filter);
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "filter_read", "filter_write", "filter_move" };
	uint32_t machine = argc == 2 ? seccomp_arch_resolve_name(argv[1]) : 0;
	printf("/* Made by confine-table %s. */\n", argc == 2 ? argv[1] : "");
	for (int rule = 0; rule < (int)N(names); rule++) {
		if (machine)
			print_rule(machine, names[rule], rule);
		else
			printf("static const unsigned char %s[1];\n", names[rule]);
	}
	return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
