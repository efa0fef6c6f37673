/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an input does about data that means harm or is damaged: common/io/input.h. */
#include "io/input.h"
#include "io/gunzip.h"
#include "memory-file.h"
#include "packed.h"

#include <gio/gio.h>
#include <unistd.h>

#define BLOCK ((size_t)1 << 20)

enum {
	N_PIECES = 4000,
	N_PIECE_BYTES = 512
};

/* Reads bytes again and again, so many times; how many bytes came, and why no more. */
static guint64 read_all(View bytes, guint times, GError **error)
{
	int fd = memory_file();
	for (guint i = 0; i < times; i++)
		g_assert_cmpint(write(fd, bytes.data, bytes.len), ==, (gssize)bytes.len);
	lseek(fd, 0, SEEK_SET);
	guint64 size;
	{
		g_autoptr(Input) input = input_new(fd, "t");
		while (input_fill(input, error))
			input_skip(input, input_window(input).len);
		size = input_offset(input) + input_window(input).len;
	}
	close(fd);
	return size;
}

/* Text that shrinks to a hundredth, as none in mail does. */
static GString *dull_text(void)
{
	GString *text = g_string_sized_new(BLOCK);
	for (guint i = 0; text->len < BLOCK; i++) {
		g_string_append_printf(text, "%u", i * 2654435761u);
		for (guint j = 0; j < 600; j++)
			g_string_append_c(text, (char)('a' + j % 26));
	}
	g_string_truncate(text, BLOCK);
	return text;
}

static void test_bomb(void)
{
	g_autoptr(GString) zeros = g_string_sized_new(BLOCK), packed = g_string_new(NULL);
	g_string_set_size(zeros, BLOCK);
	memset(zeros->str, 0, BLOCK);
	packed_append(packed, view_of_gstring(zeros), 9);
	g_autoptr(GError) error = NULL;
	guint64 size = read_all(view_of_gstring(packed), 600, &error);
	g_assert_error(error, INPUT_ERROR, INPUT_ERROR_BOMB);
	g_assert_cmpuint(size, >=, GUNZIP_STRETCH);
	g_assert_cmpuint(size, <, GUNZIP_STRETCH + BLOCK);
}

static void test_no_bomb(void)
{
	g_autoptr(GString) text = dull_text(), packed = g_string_new(NULL);
	packed_append(packed, view_of_gstring(text), 9);
	g_assert_cmpuint(BLOCK / packed->len, >, 60);
	g_autoptr(GError) error = NULL;
	g_assert_cmpuint(read_all(view_of_gstring(packed), 300, &error), ==, 300 * BLOCK);
	g_assert_no_error(error);
}

/* What comes before the damage is read. */
static void test_damaged_gzip(void)
{
	g_autoptr(GString) text = dull_text(), packed = g_string_new(NULL);
	packed_append(packed, view_of_gstring(text), 9);
	memset(packed->str + packed->len / 2, 0xff, 100);
	g_autoptr(GError) error = NULL;
	g_assert_cmpuint(read_all(view_of_gstring(packed), 1, &error), >, BLOCK / 3);
	g_assert_error(error, INPUT_ERROR, INPUT_ERROR_DAMAGED);
}

/* Megabytes of memory that are free; 0 if nobody says. */
static guint64 free_memory(void)
{
	g_autofree char *text = NULL;
	if (!g_file_get_contents("/proc/meminfo", &text, NULL, NULL))
		return 0;
	const char *found = strstr(text, "MemAvailable:");
	return found ? g_ascii_strtoull(found + strlen("MemAvailable:"), NULL, 10) / 1024 : 0;
}

static void test_endless_piece(void)
{
	if (free_memory() < 3 * 1024) {
		g_test_skip("there is little memory");
		return;
	}
	int fd = memory_file();
	g_assert_cmpint(ftruncate(fd, (off_t)INPUT_PIECE_MAX * 2), ==, 0);
	{
		g_autoptr(Input) input = input_new(fd, "t");
		g_autoptr(GError) error = NULL;
		while (input_fill(input, &error))
			;
		g_assert_error(error, INPUT_ERROR, INPUT_ERROR_TOO_LONG);
		g_assert_cmpuint(input_window(input).len, <, 2 * INPUT_PIECE_MAX);
	}
	close(fd);
}

/* Text in which each place of four bytes is another. */
static GString *counted_text(guint n)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < n; i++)
		g_string_append_printf(text, "%07u\n", i);
	return text;
}

/* Goes to places here and there, and looks at what is there. */
static void check_seek(int fd, View text)
{
	g_autoptr(Input) input = input_new(fd, "t");
	g_assert_true(input_fill(input, NULL));
	const guint64 places[] = {
		0, 8,	      text.len / 2, text.len / 2 + 1, 16, text.len - 8, 800, text.len - 8,
		0, 300 * 1024
	};
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_assert_true(input_seek(input, places[i]));
		g_assert_cmpuint(input_offset(input), ==, places[i]);
		while (input_window(input).len < 8 && input_fill(input, NULL))
			;
		View found = view_head(input_window(input), 8);
		View wanted = view_head(view_from(text, (size_t)places[i]), 8);
		g_assert_true(view_equal(found, wanted));
	}
	g_assert_false(input_seek(input, text.len + 1));
	g_assert_true(input_seek(input, 24));
	g_assert_true(view_starts(input_window(input), "0000003\n"));
	/* and on to the end, as without having gone anywhere */
	guint64 size = 0;
	do {
		size += input_window(input).len;
		input_skip(input, input_window(input).len);
	} while (input_fill(input, NULL) || input_resume(input));
	g_assert_cmpuint(size, ==, text.len - 24);
}

static void test_seek(void)
{
	g_autoptr(GString) text = counted_text(100000), packed = g_string_new(NULL);
	View half = view_head(view_of_gstring(text), text->len / 2);
	packed_append(packed, half, 6);
	packed_append(packed, view_from(view_of_gstring(text), half.len), 6);
	int plain_fd = packed_fd(view_of_gstring(text));
	int packed_one = packed_fd(view_of_gstring(packed));
	check_seek(plain_fd, view_of_gstring(text));
	check_seek(packed_one, view_of_gstring(text));
	close(plain_fd);
	close(packed_one);
}

/* Offsets count what could be read, over a break. */
static void test_seek_over_break(void)
{
	g_autoptr(GString) text = counted_text(50000), packed = g_string_new(NULL);
	packed_append(packed, view_of_gstring(text), 6);
	g_string_append(packed, "garbage, which is no member");
	packed_append(packed, view_of_gstring(text), 6);
	g_autofree char *twice = g_strconcat(text->str, text->str, NULL);
	int fd = packed_fd(view_of_gstring(packed));
	check_seek(fd, view_of(twice));
	close(fd);
}

/* Writes little pieces into a pipe. */
static gpointer write_pieces(gpointer fd)
{
	static const char piece[N_PIECE_BYTES];
	for (guint i = 0; i < N_PIECES; i++)
		g_assert_cmpint(write(GPOINTER_TO_INT(fd), piece, sizeof piece), ==, sizeof piece);
	close(GPOINTER_TO_INT(fd));
	return NULL;
}

/* They are read many at a time, and all of them. */
static void test_pieces(void)
{
	int ends[2];
	g_assert_cmpint(pipe(ends), ==, 0);
	GThread *writer = g_thread_new("writer", write_pieces, GINT_TO_POINTER(ends[1]));
	g_autoptr(Input) input = input_new(ends[0], "t");
	guint n_fills = 0;
	while (input_fill(input, NULL)) {
		input_skip(input, input_window(input).len);
		n_fills++;
	}
	g_thread_join(writer);
	g_assert_cmpuint(input_offset(input), ==, N_PIECES * N_PIECE_BYTES);
	g_assert_cmpuint(n_fills, <, N_PIECES / 2);
	close(ends[0]);
}

/* A pipe in which little waits is behind; a file never is. */
static void test_behind(void)
{
	static const char much[64 * 1024];
	int ends[2], fd = memory_file();
	g_assert_cmpint(pipe(ends), ==, 0);
	g_autoptr(Input) input = input_new(ends[0], "t"), file = input_new(fd, "t");
	g_assert_true(input_is_behind(input));
	g_assert_cmpint(write(ends[1], much, sizeof much), ==, sizeof much);
	g_assert_false(input_is_behind(input));
	g_assert_false(input_is_behind(file));
	close(ends[0]);
	close(ends[1]);
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/input/bomb", test_bomb);
	g_test_add_func("/input/no-bomb", test_no_bomb);
	g_test_add_func("/input/damaged-gzip", test_damaged_gzip);
	g_test_add_func("/input/endless-piece", test_endless_piece);
	g_test_add_func("/input/seek", test_seek);
	g_test_add_func("/input/seek-over-break", test_seek_over_break);
	g_test_add_func("/input/pieces", test_pieces);
	g_test_add_func("/input/behind", test_behind);
	return g_test_run();
}
