/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A library to preload into a filter: when the filter first reads its input, it does to the process
 * VICTIM in the environment what code of a mail might, if such code ever ran. Each thing that
 * succeeds is named on standard error.
 */
/* Its inline functions have the names of those here. */
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static void say(const char *what, long result)
{
	if (result >= 0)
		(void)!write(STDERR_FILENO, what, __builtin_strlen(what));
}

static void break_out(pid_t victim)
{
	const struct rlimit none = { 0, 0 };
	const struct sched_param idle = { 0 };
	const struct {
		unsigned size, policy;
		unsigned long long flags;
		int nice;
		unsigned priority;
		unsigned long long runtime, deadline, period;
	} attributes = { .size = 48, .nice = 19 };
	cpu_set_t all;
	CPU_ZERO(&all);
	CPU_SET(0, &all);
	say("prlimit\n", prlimit(victim, RLIMIT_CORE, &none, NULL));
	say("sched_setaffinity\n", sched_setaffinity(victim, sizeof all, &all));
	say("sched_setscheduler\n", sched_setscheduler(victim, SCHED_IDLE, &idle));
	say("sched_setparam\n", sched_setparam(victim, &idle));
	say("sched_setattr\n", syscall(SYS_sched_setattr, victim, &attributes, 0));
	say("setpriority\n", setpriority(PRIO_PROCESS, (id_t)victim, 19));
	say("ioprio_set\n", syscall(SYS_ioprio_set, 1, victim, 3 << 13));
	say("setown\n", fcntl(STDIN_FILENO, F_SETOWN, victim));
	say("async\n", fcntl(STDIN_FILENO, F_SETFL, O_ASYNC));
	say("kill\n", kill(victim, SIGTERM));
}

ssize_t read(int fd, void *data, size_t size)
{
	static int is_done;
	const char *victim = getenv("VICTIM");
	ssize_t (*real)(int, void *, size_t) =
		__extension__(ssize_t(*)(int, void *, size_t)) dlsym(RTLD_NEXT, "read");
	if (fd == STDIN_FILENO && victim && !is_done++)
		break_out((pid_t)strtol(victim, NULL, 10));
	return real(fd, data, size);
}
