/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the fuzz targets share. A target is tests/fuzz/NAME.c; meson.build says how it is run.
 */
#pragma once

#include "io/input.h"
#include "io/output.h"
#include "memory-file.h"

#include <stdint.h>
#include <unistd.h>

/* A target's only function: checks that bytes are read as promised, or aborts. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline View fuzz_view(const uint8_t *data, size_t size)
{
	return (View){ size ? (const char *)data : "", size };
}

/* A descriptor from which bytes can be read, the caller's to close. */
static inline int fuzz_fd(View bytes)
{
	int fd = memory_file();
	g_assert_cmpint(pwrite(fd, bytes.data, bytes.len, 0), ==, (gssize)bytes.len);
	return fd;
}

/* Everything that was written to a descriptor, which is closed. */
static inline GString *fuzz_written(int fd)
{
	off_t len = lseek(fd, 0, SEEK_END);
	GString *text = g_string_sized_new((gsize)len);
	g_string_set_size(text, (gsize)len);
	g_assert_cmpint(pread(fd, text->str, text->len, 0), ==, (gssize)len);
	close(fd);
	return text;
}

/* Whether text is UTF-8, in which NUL is a character, too. */
static inline bool fuzz_is_utf8(View text)
{
	const char *nul;
	for (; (nul = view_chr(text, '\0')); text = view_from(text, (size_t)(nul + 1 - text.data)))
		if (!g_utf8_validate_len(text.data, (gsize)(nul - text.data), NULL))
			return false;
	return g_utf8_validate_len(text.data, text.len, NULL);
}

/* Text that a record may hold in one value or line: UTF-8 without control characters. */
static inline void fuzz_check_clean(View text)
{
	g_assert_true(g_utf8_validate_len(text.data, text.len, NULL));
	for (size_t i = 0; i < text.len; i++) {
		guint8 byte = (guint8)text.data[i];
		g_assert_true(byte >= 0x20 && byte != 0x7f);
		g_assert_false(byte == 0xc2 && (guint8)text.data[i + 1] < 0xa0);
	}
}
