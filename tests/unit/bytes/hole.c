/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Holes in files: common/bytes/hole.h. */
#include "bytes/hole.h"

#include "message/message.h"

/* A text of `#`, which stand for half a hole, of `0`, which stand for one zero, and of letters. */
static void append(GString *out, const char *form)
{
	for (; *form; form++) {
		size_t n = *form == '#' ? HOLE_SIZE / 2 : 1;
		for (size_t i = 0; i < n; i++)
			g_string_append_c(out, byte_is_in(*form, "#0") ? '\0' : *form);
	}
}

static void test_holes(void)
{
	static const struct {
		const char *form;
		bool is_in, ends;
	} cases[] = {
		{ "", false, false },	  { "a", false, false },     { "0", false, false },
		{ "#", false, false },	  { "##", true, true },	     { "###", true, true },
		{ "a##", true, true },	  { "##a", true, false },    { "#a#", false, false },
		{ "#a#0", false, false }, { "a0b##c", true, false }, { "#a##", true, true },
		{ "##a#", true, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_test_message("%s", cases[i].form);
		append(text, cases[i].form);
		g_assert_cmpint(hole_is_in(view_of_gstring(text)), ==, cases[i].is_in);
		g_assert_cmpint(hole_ends(view_of_gstring(text)), ==, cases[i].ends);
	}
}

/* Wherever it begins. */
static void test_places(void)
{
	for (size_t start = 0; start < 3 * HOLE_SIZE; start++)
		for (size_t size = HOLE_SIZE - 1; size <= HOLE_SIZE; size++) {
			g_autoptr(GString) text = g_string_new(NULL);
			g_string_set_size(text, 4 * HOLE_SIZE + 1);
			memset(text->str, 'x', text->len);
			memset(text->str + start, 0, size);
			g_assert_cmpint(hole_is_in(view_of_gstring(text)), ==, size == HOLE_SIZE);
		}
}

/* What reads messages reports those with holes, wherever these are. */
static void test_messages(void)
{
#define PARTS "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nText\n--b\n"
	static const struct {
		const char *before, *after;
		size_t n_zeros;
	} holes[] = {
		{ "\nText\n", "text\n", 512 },
		{ "\nText\n", "text\n", 511 },
		{ "\n", "", 100000 },
		{ "\nText\n", "\xC3\xA4\n", 1000 },
		{ "Content-Transfer-Encoding: base64\n\nVGV4", "dAo=\n", 512 },
		{ "Content-Transfer-Encoding: quoted-printable\n\nText", "=\n\n", 512 },
		{ PARTS "Content-Type: image/png\n\n", "\n--b--\n", 512 },
		{ PARTS, "\n--b--\n", 512 },
		{ PARTS "\n", "\n--b--\n", 511 },
	};
	for (size_t i = 0; i < 2 * G_N_ELEMENTS(holes); i++) {
		g_autoptr(GString) raw = g_string_new("Subject: a\n");
		g_autoptr(MessageReader) reader = message_reader_new(i % 2);
		Message message;
		g_string_append(raw, holes[i / 2].before);
		for (size_t n = holes[i / 2].n_zeros; n; n--)
			g_string_append_c(raw, '\0');
		g_string_append(raw, holes[i / 2].after);
		message_reader_read(reader, view_of_gstring(raw), 0, &message);
		g_assert_cmpstr(message.damage, ==,
				holes[i / 2].n_zeros < 512 ? NULL : MESSAGE_HOLE);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/holes", test_holes);
	g_test_add_func("/places", test_places);
	g_test_add_func("/messages", test_messages);
	return g_test_run();
}
