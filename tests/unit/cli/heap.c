/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How malloc(3) gets memory from the system: common/cli/heap.h. */
#include "cli/heap.h"

#include <glib.h>

#define N_PIECES ((size_t)20000)

/* What is in memory stays what it is, whatever pages that is on. */
static void test_keeps(void)
{
	enum {
		SIZE = 1000
	};
	g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func(g_free);
	heap_init();
	heap_expect_growth();
	for (size_t i = 0; i < N_PIECES; i++) {
		heap_note_read(SIZE);
		g_ptr_array_add(pieces, g_strdup_printf("%0*zu", SIZE, i));
		if (i % 1000 == 0)
			g_free(g_malloc(i * SIZE)); /* goes back, or is used again */
	}
	for (size_t i = 0; i < N_PIECES; i++) {
		g_autofree char *piece = g_strdup_printf("%0*zu", SIZE, i);
		g_assert_cmpstr(piece, ==, g_ptr_array_index(pieces, i));
	}
}

/* A piece larger than all that was read before is much at once. */
static void test_notes_any_size(void)
{
	heap_note_read(0);
	heap_note_read(G_MAXSIZE);
	heap_note_read(1);
}

int main(int argc, char *argv[])
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/heap/keeps", test_keeps);
	g_test_add_func("/heap/notes-any-size", test_notes_any_size);
	return g_test_run();
}
