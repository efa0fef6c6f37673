/* Searching whole archives: common/scan.h. */
#include "scan.h"

/* The needle, and what is almost it, at every place of texts of every length. */
static void test_every_place(void)
{
	static const char *const decoys[] = { "From\t", "From", "Fron ", "F    ", "rom ", " From" };
	for (size_t len = 0; len < 300; len++) {
		g_autofree char *text = g_malloc(len + 1);
		memset(text, 'F', len);
		g_assert_null(scan_find_from((View){ text, len }));
		for (size_t place = 0; place + 5 <= len; place++) {
			memset(text, ' ', len);
			for (size_t i = 0; i + 6 < place; i += 6)
				memcpy(text + i, decoys[i % G_N_ELEMENTS(decoys)],
				       strlen(decoys[i % G_N_ELEMENTS(decoys)]));
			memcpy(text + place, "From ", 5);
			View view = { text, len };
			g_assert_true(scan_find_from(view) == view_find(view, "From "));
		}
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/scan/every-place", test_every_place);
	return g_test_run();
}
