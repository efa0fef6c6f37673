/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pieces of inputs that are read again: common/io/pieces.h. */
#include "io/pieces.h"

#include "memory-file.h"
#include "packed.h"

#include <unistd.h>

#define TEXT "before the piece, the piece, and what is behind\n"

/* A file of bytes, of which the first few have been read. */
static int file_of(View bytes, off_t begin)
{
	int fd = memory_file();
	g_assert_cmpint(write(fd, bytes.data, bytes.len), ==, (gssize)bytes.len);
	lseek(fd, begin, SEEK_SET);
	return fd;
}

/* Notes `the piece,` in an input, which is freed. Returns its number. */
static guint note(Pieces *pieces, int fd)
{
	g_autoptr(Input) input = input_new(fd, "t");
	g_assert_true(input_fill(input, NULL));
	pieces_begin(pieces, input);
	input_skip(input, 1);
	View window = input_window(input);
	const char *at = view_find(window, "the piece,");
	g_assert_nonnull(at);
	View piece = view_head(view_from(window, (size_t)(at - window.data)), strlen("the piece,"));
	return pieces_note(pieces, input, piece);
}

static void test_file(void)
{
	g_autoptr(Pieces) pieces = pieces_new();
	g_autoptr(GString) out = g_string_new("x");
	int whole = file_of(VIEW(TEXT), 0), begun = file_of(VIEW(TEXT), 7);
	guint one = note(pieces, whole), two = note(pieces, begun);
	g_assert_cmpuint(one, ==, 1);
	g_assert_cmpuint(two, ==, 2);
	g_assert_true(pieces_read(pieces, two, out, NULL));
	close(whole);
	close(begun);
	g_assert_true(pieces_read(pieces, one, out, NULL));
	g_assert_cmpstr(out->str, ==, "xthe piece,the piece,");
}

/* What can be read only once has to be kept. */
static void test_no_file(void)
{
	g_autoptr(Pieces) pieces = pieces_new();
	int ends[2];
	g_assert_cmpint(pipe(ends), ==, 0);
	g_assert_cmpint(write(ends[1], TEXT, strlen(TEXT)), ==, (gssize)strlen(TEXT));
	close(ends[1]);
	g_assert_cmpuint(note(pieces, ends[0]), ==, 0);
	close(ends[0]);
	g_autoptr(GString) packed = g_string_new(NULL);
	packed_append(packed, VIEW(TEXT), -1);
	int fd = file_of(view_of_gstring(packed), 0);
	g_assert_cmpuint(note(pieces, fd), ==, 0);
	close(fd);
}

/* More files than descriptors may be left for. */
static void test_many(void)
{
	g_autoptr(Pieces) pieces = pieces_new();
	guint n_noted = 0;
	int fd = file_of(VIEW(TEXT), 0);
	for (int i = 0; i < 200; i++) {
		lseek(fd, 0, SEEK_SET);
		n_noted += note(pieces, fd) != 0;
	}
	close(fd);
	g_assert_cmpuint(n_noted, >, 0);
	g_assert_cmpuint(n_noted, <, 100);
}

/* Changes a file, whose piece is then refused, unless only something was appended. */
static void check_change(off_t at, const char *text, off_t size, bool is_good)
{
	g_autoptr(Pieces) pieces = pieces_new();
	g_autoptr(GString) out = g_string_new("x");
	g_autoptr(GError) error = NULL;
	int fd = file_of(VIEW(TEXT), 0);
	guint number = note(pieces, fd);
	g_assert_cmpint(ftruncate(fd, size), ==, 0);
	g_assert_cmpint(pwrite(fd, text, strlen(text), at), ==, (gssize)strlen(text));
	g_assert_cmpint(pieces_read(pieces, number, out, &error), ==, is_good);
	if (is_good) {
		g_assert_cmpstr(out->str, ==, "xthe piece,");
	} else {
		g_assert_error(error, PIECES_ERROR, PIECES_ERROR_CHANGED);
		g_assert_cmpstr(error->message, ==, "t: changed while it was read");
		g_assert_cmpstr(out->str, ==, "x");
	}
	close(fd);
}

static void test_change(void)
{
	const off_t size = (off_t)strlen(TEXT);
	check_change(size, "more\n", size, true);
	check_change(0, "B", size, true);
	check_change(8, "H", size, false);
	check_change(0, "b", 10, false);
	check_change(0, "", 0, false);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/io-pieces/file", test_file);
	g_test_add_func("/io-pieces/no-file", test_no_file);
	g_test_add_func("/io-pieces/many", test_many);
	g_test_add_func("/io-pieces/change", test_change);
	return g_test_run();
}
