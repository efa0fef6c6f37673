/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files for tests of packed input. */
#pragma once

#include "bytes/view.h"
#include "memory-file.h"

#include <gio/gio.h>
#include <sys/socket.h>
#include <unistd.h>

/* A descriptor from which bytes can be read, the caller's to close. */
static inline int packed_fd(View bytes)
{
	int fd = memory_file();
	g_assert_cmpint(pwrite(fd, bytes.data, bytes.len, 0), ==, (gssize)bytes.len);
	return fd;
}

/* A descriptor that gives bytes in reads of size bytes, the caller's to close. */
static inline int packed_pieces_fd(View bytes, size_t size)
{
	int ends[2];
	g_assert_cmpint(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), ==, 0);
	for (; bytes.len; bytes = view_from(bytes, size)) {
		View piece = view_head(bytes, size);
		g_assert_cmpint(write(ends[1], piece.data, piece.len), ==, (gssize)piece.len);
	}
	close(ends[1]);
	return ends[0];
}

/* Appends text to packed, as a gzip member. */
static inline void packed_append(GString *packed, View text, int level)
{
	g_autoptr(GConverter) packer =
		G_CONVERTER(g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, level));
	size_t before = packed->len;
	gsize used, made;
	g_string_set_size(packed, before + text.len + 1000);
	g_assert_true(g_converter_convert(packer, text.data, text.len, packed->str + before,
					  packed->len - before, G_CONVERTER_INPUT_AT_END, &used,
					  &made, NULL) == G_CONVERTER_FINISHED);
	g_string_set_size(packed, before + made);
}
