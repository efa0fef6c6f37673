/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A library to preload into a program under test: makes its input and output go wrong as they may
 * at any time, and gives it a clock that tests set. FAULT_IO in the environment says how:
 *
 *	few			read and write few bytes at a time
 *	short			the same, and calls are interrupted again and again
 *	error CALL ERRNO	every call of read, write, fsync or ftruncate fails
 *	clock MS [FD]		each look at the monotonic clock is so many milliseconds after the
 *				last, and writes a byte to the descriptor
 *	SIGNAL WHEN N		the N-th call raises the signal; WHEN is before, after or, for
 *				write, half: after half of the bytes were written
 */
/* Its inline functions have the names of those here. */
#undef _FORTIFY_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

typedef struct {
	bool few, interrupts;
	char call[16], when[16];
	int error, signal_number, at;
} Fault;

static Fault read_fault(void)
{
	Fault fault = { 0 };
	const char *text = getenv("FAULT_IO");
	if (!text)
		return fault;
	fault.interrupts = strcmp(text, "short") == 0;
	fault.few = fault.interrupts || strcmp(text, "few") == 0;
	if (sscanf(text, "error %15s %d", fault.call, &fault.error) != 2)
		(void)sscanf(text, "%d %15s %d", &fault.signal_number, fault.when, &fault.at);
	return fault;
}

/* Calls since the first that reads or writes; in each program one thread does all of them. */
static int n_calls;

static bool is_now(const Fault *fault, const char *when)
{
	return n_calls == fault->at && strcmp(fault->when, when) == 0;
}

/* Whether the call is to fail at once, with errno set. */
static bool begin(const Fault *fault, const char *call)
{
	n_calls++;
	if (is_now(fault, "before"))
		raise(fault->signal_number);
	if (strcmp(fault->call, call) == 0)
		errno = fault->error;
	else if (fault->interrupts && n_calls % 3 == 0)
		errno = EINTR;
	else
		return false;
	return true;
}

static void end(const Fault *fault)
{
	int saved = errno;
	if (is_now(fault, "after"))
		raise(fault->signal_number);
	errno = saved;
}

static size_t cut(const Fault *fault, size_t size)
{
	size_t most = 1 + (size_t)n_calls * 7 % 1000;
	return fault->few && size > most ? most : size;
}

#define REAL(name) (__extension__(__typeof__(&name)) dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *data, size_t size)
{
	Fault fault = read_fault();
	if (begin(&fault, "read"))
		return -1;
	ssize_t n = REAL(read)(fd, data, cut(&fault, size));
	end(&fault);
	return n;
}

ssize_t write(int fd, const void *data, size_t size)
{
	Fault fault = read_fault();
	/* What a program says about it is not to go wrong as well. */
	if (fd == STDERR_FILENO)
		return REAL(write)(fd, data, size);
	if (begin(&fault, "write"))
		return -1;
	size_t some = cut(&fault, size);
	if (is_now(&fault, "half"))
		some = size / 2;
	ssize_t n = REAL(write)(fd, data, some);
	if (is_now(&fault, "half"))
		raise(fault.signal_number);
	end(&fault);
	return n;
}

/* GLib's, which sanitizers and valgrind leave alone. */
int64_t g_get_monotonic_time(void);

int64_t g_get_monotonic_time(void)
{
	static atomic_int n_looks;
	const char *text = getenv("FAULT_IO");
	int step, fd = -1;
	if (!text || sscanf(text, "clock %d %d", &step, &fd) < 1)
		return REAL(g_get_monotonic_time)();
	if (fd >= 0)
		(void)!REAL(write)(fd, "", 1);
	return (int64_t)++n_looks * step * 1000;
}

int fsync(int fd)
{
	Fault fault = read_fault();
	if (begin(&fault, "fsync"))
		return -1;
	int result = REAL(fsync)(fd);
	end(&fault);
	return result;
}

int ftruncate64(int fd, off64_t size)
{
	Fault fault = read_fault();
	if (begin(&fault, "ftruncate"))
		return -1;
	int result = REAL(ftruncate64)(fd, size);
	end(&fault);
	return result;
}

int close(int fd)
{
	Fault fault = read_fault();
	/* It must not be tried again, and is not tested here. */
	if (!fault.interrupts && n_calls > 0)
		(void)begin(&fault, "close");
	int result = REAL(close)(fd);
	end(&fault);
	return result;
}
