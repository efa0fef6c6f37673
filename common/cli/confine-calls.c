/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which system calls are still made, by seccomp: see cli/confine-calls.h.
 *
 * What is listed is refused, not what is needed allowed: which calls the C library, iconv's
 * modules, GLib and GMime make changes with their versions, and a filter that a new one of them
 * breaks would keep mail from being delivered. Only calls newer than Linux 5.0 are all refused, as
 * by a kernel that has none of them: libraries have to do without them, and do. And only of what
 * fcntl(2) and ioctl(2) can do to descriptors, which are others' as well, is listed what is
 * allowed: there is too much of it, and more with each driver.
 */
#include "cli/confine-calls.h"

#if __has_include(<linux/seccomp.h>)
#include <endian.h>
#include <fcntl.h>
#include <glib.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#if defined __x86_64__ && !defined __ILP32__
#define MACHINE AUDIT_ARCH_X86_64
#elif defined __aarch64__ && __BYTE_ORDER == __LITTLE_ENDIAN && !defined __ILP32__
#define MACHINE AUDIT_ARCH_AARCH64
#endif
#endif

#ifdef MACHINE

#include <errno.h>
#include <sched.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* From here on calls have the same number everywhere. Among them are clone3, whose flags are out of
 * a filter's sight, io_uring, pidfd_*, and all that is still to come; and those of x32. */
#define FIRST_NEW_CALL 424

/* What the C library's headers have only with later versions, or not at all. */
#define SCHED_CORE_OPTION 62 /* PR_SCHED_CORE */
#define IO_PROCESS 1	     /* IOPRIO_WHO_PROCESS */
#define TERMIOS2_REQUEST 0x802C542A

static const guint16 refused[] = {
#ifdef __x86_64__
	SYS_fork, SYS_vfork, SYS_creat, SYS_chmod, SYS_chown, SYS_lchown, SYS_link, SYS_symlink,
	SYS_mknod, SYS_mkdir, SYS_rmdir, SYS_unlink, SYS_rename, SYS_utime, SYS_utimes,
	SYS_futimesat, SYS_inotify_init, SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib,
	SYS__sysctl,
#endif
#ifdef SYS_kexec_file_load
	SYS_kexec_file_load,
#endif
	/* programs and processes; clone is below */
	SYS_execve, SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp,
	SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_setpgid, SYS_setsid, SYS_personality,
	SYS_get_robust_list,
	/* sockets and messages */
	SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
	SYS_shutdown, SYS_sendto, SYS_sendmsg, SYS_sendmmsg, SYS_recvfrom, SYS_recvmsg,
	SYS_recvmmsg, SYS_setsockopt, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_msgget, SYS_msgsnd,
	SYS_msgrcv, SYS_msgctl, SYS_semget, SYS_semop, SYS_semtimedop, SYS_semctl, SYS_mq_open,
	SYS_mq_unlink, SYS_mq_timedsend, SYS_mq_timedreceive, SYS_mq_notify, SYS_mq_getsetattr,
	/* who runs it */
	SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid, SYS_setresgid,
	SYS_setfsuid, SYS_setfsgid, SYS_setgroups, SYS_capset,
	/* files by name, and all about them but their content */
	SYS_fchmod, SYS_fchmodat, SYS_fchown, SYS_fchownat, SYS_linkat, SYS_symlinkat, SYS_mknodat,
	SYS_mkdirat, SYS_truncate, SYS_utimensat, SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr,
	SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_name_to_handle_at,
	SYS_open_by_handle_at, SYS_inotify_init1, SYS_fanotify_init,
	/* the system */
	SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, SYS_swapon,
	SYS_swapoff, SYS_reboot, SYS_kexec_load, SYS_init_module, SYS_finit_module,
	SYS_delete_module, SYS_sethostname, SYS_setdomainname, SYS_acct, SYS_quotactl, SYS_syslog,
	SYS_settimeofday, SYS_clock_settime, SYS_adjtimex, SYS_clock_adjtime, SYS_vhangup,
	/* what breaks out of a kernel more often than others */
	SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key,
	SYS_io_setup, SYS_io_submit, SYS_vmsplice, SYS_memfd_create, SYS_move_pages,
	SYS_migrate_pages
};

/* These as well, unless files may be moved. */
static const guint16 moves[] = { SYS_unlinkat, SYS_renameat, SYS_renameat2 };

/* Up to so many calls. */
#define MAX_CALLS 5

/* Calls refused for what an argument is. */
typedef struct {
	guint16 calls[MAX_CALLS]; /* 0 ends them */
	guint8 argument;
	guint16 test; /* BPF_JSET: has one of the bits; BPF_JEQ: is the value */
	bool allows;  /* what passes the test for one of the values goes on; else it is refused */
	const guint32 *values;
	guint8 n_values;
} Condition;

static void add(GArray *program, guint16 code, guint32 value, guint8 if_true, guint8 if_false)
{
	const struct sock_filter step = { code, if_true, if_false, value };
	g_array_append_val(program, step);
}

static void add_return(GArray *program, guint32 action, int error)
{
	add(program, BPF_RET | BPF_K, action | (guint32)error, 0, 0);
}

static void add_load(GArray *program, size_t offset)
{
	add(program, BPF_LD | BPF_W | BPF_ABS, (guint32)offset, 0, 0);
}

/* What is behind it goes on with the call's number. */
static void add_condition(GArray *program, const Condition *condition)
{
	const guint8 n = condition->n_values;
	const bool allows = condition->allows;
	guint8 n_calls = 0;
	while (n_calls < MAX_CALLS && condition->calls[n_calls])
		n_calls++;
	for (guint8 i = 0; i < n_calls; i++)
		add(program, BPF_JMP | BPF_JEQ | BPF_K, condition->calls[i],
		    (guint8)(n_calls - i - 1), i + 1 == n_calls ? (guint8)(n + 3) : 0);
	/* The lower half, since both machines are little-endian. The kernel looks at no more of
	 * these arguments either: they are ints and flags. */
	add_load(program, offsetof(struct seccomp_data, args[condition->argument]));
	for (guint8 i = 0; i < n; i++)
		add(program, BPF_JMP | condition->test | BPF_K, condition->values[i],
		    (guint8)(allows ? n - i : n - i - 1), !allows && i + 1 == n);
	add_return(program, SECCOMP_RET_ERRNO, EPERM);
	add_load(program, offsetof(struct seccomp_data, nr));
}

/* What is done to one's own descriptors, not to what they stand for; locks, and a pipe's size. */
static const guint32 descriptor_commands[] = {
	F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD,  F_SETFD,	  F_GETFL,
	F_GETLK, F_SETLK,	  F_SETLKW, F_SETPIPE_SZ,
};

/* To know a terminal, its size and whose it is, and how much there is to read; nothing that types
 * into it, takes it over, or has signals sent to others. TCGETS2, by its number, is what newer C
 * libraries ask. */
static const guint32 device_requests[] = {
	TCGETS, TERMIOS2_REQUEST, TIOCGWINSZ, TIOCGPGRP, FIONREAD,
};

static const guint32 thread_flag[] = { CLONE_THREAD };
/* What unshare(2) is refused for. */
static const guint32 namespace_flags[] = { CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS |
					   CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
					   CLONE_NEWNET };
static const guint32 writing_flags[] = { O_WRONLY | O_RDWR | O_CREAT | O_TRUNC };
/* Who may look into the program; which others share a core with it, Linux 5.14. */
static const guint32 process_options[] = { PR_SET_PTRACER, SCHED_CORE_OPTION };
static const guint32 one_process[] = { PRIO_PROCESS };
static const guint32 one_io_process[] = { IO_PROCESS };

#define VALUES(array) (array), G_N_ELEMENTS(array)

static void add_conditions(GArray *program, ConfineCallsRule rule)
{
	const guint32 self[] = { (guint32)getpid(), 0 };
	const Condition conditions[] = {
		{ { SYS_clone }, 0, BPF_JSET, true, VALUES(thread_flag) },
		{ { SYS_clone }, 0, BPF_JSET, false, VALUES(namespace_flags) },
		/* A program that aborts signals itself; 0 is its whole group. */
		{ { SYS_kill, SYS_tkill, SYS_tgkill }, 0, BPF_JEQ, true, self, 1 },
		/* Here 0 is the caller. */
		{ { SYS_prlimit64, SYS_sched_setaffinity, SYS_sched_setscheduler,
		    SYS_sched_setparam, SYS_sched_setattr },
		  0,
		  BPF_JEQ,
		  true,
		  VALUES(self) },
		/* Here, too, unless the first argument speaks of groups or users. */
		{ { SYS_setpriority }, 0, BPF_JEQ, true, VALUES(one_process) },
		{ { SYS_ioprio_set }, 0, BPF_JEQ, true, VALUES(one_io_process) },
		{ { SYS_setpriority, SYS_ioprio_set }, 1, BPF_JEQ, true, VALUES(self) },
		{ { SYS_prctl }, 0, BPF_JEQ, false, VALUES(process_options) },
		{ { SYS_fcntl }, 1, BPF_JEQ, true, VALUES(descriptor_commands) },
		{ { SYS_ioctl }, 1, BPF_JEQ, true, VALUES(device_requests) },
	};
	const Condition opens[] = {
		{ { SYS_openat }, 2, BPF_JSET, false, VALUES(writing_flags) },
#ifdef SYS_open
		{ { SYS_open }, 1, BPF_JSET, false, VALUES(writing_flags) },
#endif
	};
	for (size_t i = 0; i < G_N_ELEMENTS(conditions); i++)
		add_condition(program, &conditions[i]);
	for (size_t i = 0; rule == CALLS_READ && i < G_N_ELEMENTS(opens); i++)
		add_condition(program, &opens[i]);
}

static int compare_numbers(const void *a, const void *b)
{
	return *(const guint16 *)a - *(const guint16 *)b;
}

/* Looks the call's number up, and ends. */
static void add_search(GArray *program, const guint16 *sorted, size_t n)
{
	const size_t few = 8;
	if (n > few) {
		guint fork = program->len;
		add(program, BPF_JMP | BPF_JGE | BPF_K, sorted[n / 2], 0, 0);
		add_search(program, sorted, n / 2);
		g_array_index(program, struct sock_filter, fork).jt =
			(guint8)(program->len - fork - 1);
		add_search(program, sorted + n / 2, n - n / 2);
		return;
	}
	for (size_t i = 0; i < n; i++)
		add(program, BPF_JMP | BPF_JEQ | BPF_K, sorted[i], (guint8)(n - i), 0);
	add_return(program, SECCOMP_RET_ALLOW, 0);
	add_return(program, SECCOMP_RET_ERRNO, EPERM);
}

/* The kernel runs it for every number there is, to know which calls it need not look at again: a
 * list without a search would cost more than all else that the filter does at its start. And it
 * translates it, which takes as long as the program is. */
static GArray *make_program(ConfineCallsRule rule)
{
	GArray *program = g_array_new(FALSE, FALSE, sizeof(struct sock_filter));
	guint16 sorted[G_N_ELEMENTS(refused) + G_N_ELEMENTS(moves)];
	size_t n = G_N_ELEMENTS(refused);
	memcpy(sorted, refused, sizeof refused);
	if (rule != CALLS_MOVE) {
		memcpy(sorted + n, moves, sizeof moves);
		n += G_N_ELEMENTS(moves);
	}
	qsort(sorted, n, sizeof *sorted, compare_numbers);
	add_load(program, offsetof(struct seccomp_data, arch));
	add(program, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
	add_return(program, SECCOMP_RET_ERRNO, ENOSYS);
	add_load(program, offsetof(struct seccomp_data, nr));
	add(program, BPF_JMP | BPF_JGE | BPF_K, FIRST_NEW_CALL, 0, 1);
	add_return(program, SECCOMP_RET_ERRNO, ENOSYS);
	add_conditions(program, rule);
	add_search(program, sorted, n);
	return program;
}

bool confine_calls(ConfineCallsRule rule)
{
	g_autoptr(GArray) steps = make_program(rule);
	const struct sock_fprog program = {
		.len = (unsigned short)steps->len,
		.filter = (struct sock_filter *)(void *)steps->data,
	};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	/* Older kernels would slow the program down by what helps against Spectre. */
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW,
		       &program) == 0;
}

#else

bool confine_calls(ConfineCallsRule rule)
{
	(void)rule;
	return false;
}

#endif
