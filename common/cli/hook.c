/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a program that delivers mail must see to: see cli/hook.h. */
#include "cli/hook.h"

#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

/* Orders to end. */
static const int ends[] = { SIGHUP,  SIGINT,  SIGQUIT,	 SIGTERM, SIGALRM,
			    SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU };

/* Crashes. GLib ends a program by SIGTRAP or SIGABRT when there is no memory. */
static const int crashes[] = { SIGABRT, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS };

/* Only calls what a signal handler may. */
static void drain(void)
{
	char waste[4096];
	for (;;) {
		ssize_t n = read(STDIN_FILENO, waste, sizeof waste);
		if (n == 0)
			return;
		if (n > 0 || errno == EINTR)
			continue;
		struct pollfd readable = { .fd = STDIN_FILENO, .events = POLLIN };
		if (errno != EAGAIN || (poll(&readable, 1, -1) < 0 && errno != EINTR))
			return;
	}
}

static void on_end(int number)
{
	(void)number;
	_exit(HOOK_TRY_AGAIN);
}

static void on_crash(int number)
{
	(void)number;
	drain();
	_exit(HOOK_TRY_AGAIN);
}

static void catch_all(const int *numbers, size_t n_numbers, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_ONSTACK };
	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < n_numbers; i++)
		sigaction(numbers[i], &action, NULL);
}

void hook_begin(void)
{
	/* A stack that has overflowed is none for the handler. */
	static char memory[64 * 1024];
	const stack_t stack = { .ss_sp = memory, .ss_size = sizeof memory };
	sigaltstack(&stack, NULL);
	catch_all(ends, G_N_ELEMENTS(ends), on_end);
	catch_all(crashes, G_N_ELEMENTS(crashes), on_crash);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

void hook_commit(void)
{
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		sigaddset(&set, ends[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
}

HookStatus hook_end(bool taken)
{
	drain();
	return taken ? HOOK_TAKEN : HOOK_TRY_AGAIN;
}
