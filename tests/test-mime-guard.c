/* What GMime may see: common/mime-guard.h. */
#include "mime-guard.h"

#include "mime.h"

static GString *repeated(const char *start, const char *text, size_t times)
{
	GString *raw = g_string_new(start);
	for (size_t i = 0; i < times; i++)
		g_string_append(raw, text);
	return raw;
}

/* How a message goes on, how often, and whether that is more than GMime may see. */
static const struct {
	const char *name, *start, *text;
	size_t times;
	bool is_cut;
} cases[] = {
	{ "fields", "A: 1\n", "B: 2\n", MIME_GUARD_MAX - 1, false },
	{ "too many fields", "A: 1\n", "B: 2\n", MIME_GUARD_MAX, true },
	{ "lines of a field", "A: 1\n", " 2\n", 2 * MIME_GUARD_MAX, false },
	{ "parameters", "A: 1", "; b=2", MIME_GUARD_MAX, true },
	{ "addresses", "A: 1", "\n ,a@example.org", MIME_GUARD_MAX, true },
	{ "parts", "A: 1\n\n", "--b\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "fields of a part", "A: 1\n\nB;C;\n--b\n", "B: 2\n", MIME_GUARD_MAX, true },
	{ "fields of enclosed messages", "A: 1\n\n", "B: 2\n\n", MIME_GUARD_MAX, true },
	{ "the same with CRLF", "A: 1\r\n\r\n", "B: 2\r\n\r\n", MIME_GUARD_MAX, true },
	{ "text", "A: 1\n\nText\n", "B: 2; c, d; e\n", MIME_GUARD_MAX, false },
};

static void test_weight(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_autoptr(GString) raw = repeated(cases[i].start, cases[i].text, cases[i].times);
		GString *copy = NULL;
		View seen = mime_guard(view_of_gstring(raw), &copy);
		g_assert_null(copy);
		g_assert_true(seen.data == raw->str);
		g_assert_cmpint(seen.len < raw->len, ==, cases[i].is_cut);
	}
}

static void test_groups(void)
{
	g_autoptr(GString) raw = repeated("A: 1\n\nText\nTo: ", "g:", 1000);
	GString *copy = NULL;
	View seen = mime_guard(view_of_gstring(raw), &copy);
	g_assert_nonnull(copy);
	g_assert_cmpuint(seen.len, ==, raw->len);
	g_assert_true(view_starts(seen, "A: 1\n\nText\nXo: g:g:"));
	g_string_free(copy, TRUE);
}

/* What was cut off is said, and what was not is read. */
static void test_damage(void)
{
	mime_init();
	g_autoptr(GString) raw =
		repeated("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 50000);
	g_autoptr(MimeMessage) message = mime_message_new(view_of_gstring(raw));
	g_autoptr(GString) text = g_string_new(NULL);
	mime_message_text(message, text);
	g_assert_true(view_starts(view_of_gstring(text), "x\nx\n"));
	g_assert_cmpuint(text->len, >, MIME_GUARD_MAX / 8);
	g_assert_cmpstr(mime_message_damage(message), ==,
			"there are more parts or fields than any mail has");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mime-guard/weight", test_weight);
	g_test_add_func("/mime-guard/groups", test_groups);
	g_test_add_func("/mime-guard/damage", test_damage);
	return g_test_run();
}
