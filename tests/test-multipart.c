/* The parts of a multipart body: common/multipart.h. */
#include "multipart.h"

typedef struct {
	const char *body, *boundary;
	const char *parts; /* each ended by `|` */
	bool closed;
} Case;

static const Case cases[] = {
	{ "--b\nA: x\n\ntext\n--b--\n", "b", "A: x\n\ntext|", true },
	{ "preamble\n\n--b\n\none\n\n--b\n\ntwo\n--b--\nepilogue\n--b\n", "b", "\none\n|\ntwo|",
	  true },
	{ "--b\r\n\r\none\r\n--b\r\n\r\n--b--", "b", "\r\none||", true },
	{ "--b \t\none\n--b-- \n", "b", "one|", true },
	{ "--b\n--b\n--b--\n", "b", "||", true },
	{ "--b\n--bb\n-b\n --b\n--b x\n--b--x\n--b--\n", "b", "--bb\n-b\n --b\n--b x\n--b--x|",
	  true },
	{ "--b--\n", "b", "", true },
	{ "--b\none\n--b\ntwo", "b", "one|", false },
	{ "--b\none", "b", "", false },
	{ "text\n", "b", "", false },
	{ "", "b", "", false },
	{ "--\none\n----\n", "", "one|", true },
};

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_test_message("%s", c->body);
		/* an exact copy, so that a sanitizer sees reads behind the end */
		size_t len = strlen(c->body);
		g_autofree char *body = g_memdup2(c->body, len);
		g_autoptr(GString) got = g_string_new(NULL);
		PartIter iter = part_iter((View){ body, len }, view_of(c->boundary));
		View part;
		while (part_iter_next(&iter, &part)) {
			g_string_append_len(got, part.data, (gssize)part.len);
			g_string_append_c(got, '|');
		}
		g_assert_cmpstr(got->str, ==, c->parts);
		g_assert_cmpint(iter.closed, ==, c->closed);
		g_assert_false(part_iter_next(&iter, &part));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/multipart/cases", test_cases);
	return g_test_run();
}
