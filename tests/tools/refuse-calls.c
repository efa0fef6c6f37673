/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A library to preload into a filter: a kernel, or a container's rules, that refuse what a filter
 * needs to give up rights. REFUSE in the environment has words for what fails: seccomp, landlock
 * and privileges; and as in an older kernel flags, for those of seccomp(2), or call, for all of it.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#endif

static bool is_refused(const char *what)
{
	const char *words = getenv("REFUSE");
	return words && strstr(words, what);
}

#define ARGUMENTS(n, last, type, values)                                                           \
	va_list args;                                                                              \
	va_start(args, last);                                                                      \
	for (int i = 0; i < (n); i++)                                                              \
		(values)[i] = va_arg(args, type);                                                  \
	va_end(args)

long syscall(long number, ...)
{
	long a[6];
	long (*real)(long, ...) = __extension__(long (*)(long, ...)) dlsym(RTLD_NEXT, "syscall");
	ARGUMENTS(6, number, long, a);
	errno = number == SYS_landlock_create_ruleset && is_refused("landlock") ? EPERM
		: number != SYS_seccomp						? 0
		: is_refused("seccomp")						? EPERM
		: is_refused("call")						? ENOSYS
		: is_refused("flags") && a[1]					? EINVAL
										: 0;
	if (errno)
		return -1;
	return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int prctl(int option, ...)
{
	unsigned long a[4];
	int (*real)(int, ...) = __extension__(int (*)(int, ...)) dlsym(RTLD_NEXT, "prctl");
	ARGUMENTS(4, option, unsigned long, a);
	if (option == PR_SET_NO_NEW_PRIVS && is_refused("privileges")) {
		errno = EINVAL;
		return -1;
	}
	return real(option, a[0], a[1], a[2], a[3]);
}
