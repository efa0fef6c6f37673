/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What only some systems can do to a descriptor, and what is done on the others instead.
 * meson.build says which functions there are.
 */
#pragma once

#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* With -DFALLBACKS a system that has all is taken for one that has nothing, for tests. */
#ifdef FALLBACKS
#undef O_PATH
#undef F_SETPIPE_SZ
#endif

/* How a directory is opened that is only a place to open others from. Where it must be readable for
 * that, one that can only be searched is refused. */
#if defined(O_PATH)
#define DESCRIPTOR_PLACE (O_PATH | O_DIRECTORY | O_CLOEXEC)
#elif defined(O_SEARCH)
#define DESCRIPTOR_PLACE (O_SEARCH | O_DIRECTORY | O_CLOEXEC)
#else
#define DESCRIPTOR_PLACE (O_RDONLY | O_DIRECTORY | O_CLOEXEC)
#endif

/* Says that the file is read from its start to its end, so that the system reads ahead. */
static inline void descriptor_reads_on(int fd)
{
#ifdef HAVE_POSIX_FADVISE
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#else
	(void)fd;
#endif
}

/* A pipe as long as this takes a whole buffer in one write, and who writes and who reads wait less
 * often for each other. */
#define DESCRIPTOR_PIPE_SIZE (1024 * 1024)

/* Whether it is a pipe; asks for that room in it. Best effort: a full quota of pipe memory says no,
 * and nothing is lost. */
static inline bool descriptor_lengthen_pipe(int fd)
{
	struct stat file;
	if (fstat(fd, &file) != 0 || !S_ISFIFO(file.st_mode))
		return false;
#ifdef F_SETPIPE_SZ
	(void)fcntl(fd, F_SETPIPE_SZ, DESCRIPTOR_PIPE_SIZE);
#endif
	return true;
}

/* How many bytes a pipe holds that nobody has read yet; 0 where the system does not say. */
static inline size_t descriptor_unread(int fd)
{
	int n = 0;
	return ioctl(fd, FIONREAD, &n) == 0 && n > 0 ? (size_t)n : 0;
}

/* Writes all to disk that was written to the file system of fd, or to any. Returns 0, or -1 with
 * errno set. */
static inline int descriptor_sync_all(int fd)
{
#ifdef HAVE_SYNCFS
	return syncfs(fd);
#else
	sync();
	return fsync(fd);
#endif
}
