/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which system calls are still made, by seccomp: see cli/confine-calls.h; they are listed in
 * confine-table.c. */
#include "cli/confine-calls.h"

#ifdef CONFINE_SECCOMP

#include "cli/confine-error.h"
#include "cli/confine-values.h"

#include <confine-filters.h> /* which confine-table.c makes */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Linux 4.17 and its headers; older ones slow the program down by what helps against Spectre. */
#ifndef SECCOMP_FILTER_FLAG_SPEC_ALLOW
#define SECCOMP_FILTER_FLAG_SPEC_ALLOW (1UL << 2)
#endif

/* TCGETS2, which only newer C libraries ask, and those of some machines have no use for. */
#define TERMIOS2_REQUEST 0x802C542A

#define FILTER(name)                                                                               \
	{                                                                                          \
		(name), sizeof(name)                                                               \
	}
static const struct {
	const unsigned char *data;
	size_t size; /* bytes; too few for a step if there is none for this machine */
} filters[] = {
	[CALLS_READ] = FILTER(filter_read),
	[CALLS_WRITE] = FILTER(filter_write),
	[CALLS_MOVE] = FILTER(filter_move),
};

/* What was left out when the filter was made. */
static void fill_in(struct sock_filter *steps, size_t n)
{
#define NUMBER_OF(name, number) (guint32)(number),
	const guint32 numbers[] = { CONFINE_VALUES(NUMBER_OF) };
#undef NUMBER_OF
	for (size_t i = 0; i < n; i++)
		if (steps[i].k - CONFINE_VALUE_FIRST < N_CONFINE_VALUES)
			steps[i].k = numbers[steps[i].k - CONFINE_VALUE_FIRST];
}

/* A kernel before Linux 4.17 does not know the flag. Who does not know the call is no kernel, but
 * valgrind, which has things to do at the end that are given up here. */
static bool enforce(const struct sock_fprog *program)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW,
			program) == 0 ||
		(errno == EINVAL &&
		 syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, program) == 0));
}

bool confine_calls(ConfineCallsRule rule, GError **error)
{
	size_t n = filters[rule].size / sizeof(struct sock_filter);
	if (n == 0) {
		g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSYS,
				    "this build's libseccomp did not know the machine");
		return false;
	}
	g_autofree struct sock_filter *steps = g_new(struct sock_filter, n);
	const struct sock_fprog program = { .len = (unsigned short)n, .filter = steps };
	memcpy(steps, filters[rule].data, n * sizeof *steps);
	fill_in(steps, n);
	if (enforce(&program))
		return true;
	confine_refused(errno, error);
	return false;
}

#else

bool confine_calls(ConfineCallsRule rule, GError **error)
{
	(void)rule;
	g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSYS, CONFINE_SECCOMP_LACK);
	return false;
}

#endif
