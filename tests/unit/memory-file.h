/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A file for a test that has no name anywhere, for reading and writing. */
#pragma once

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <sys/mman.h>
#include <unistd.h>

static inline int memory_file(void)
{
#if defined(MFD_CLOEXEC) && !defined(FALLBACKS)
	int fd = memfd_create("test", MFD_CLOEXEC);
#else
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp(NULL, &path, NULL);
	if (path)
		g_unlink(path);
#endif
	g_assert_cmpint(fd, >=, 0);
	return fd;
}
