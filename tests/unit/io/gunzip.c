/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is read of damaged gzip files: common/io/gunzip.h. */
#include "io/input.h"
#include "packed.h"

/*
 * A file of a recipe's letters. Members: a, b, c; A, whose CRC is damaged; L, whose size is; M,
 * whose method is; F, whose flags are; D, whose data is; T, cut in its trailer; U, cut in its data;
 * N, with the member b within, stored as it is. 0: zeros; g: garbage; f: garbage that begins as a
 * member; p: mail that is not packed; r: records that are not packed; 1: the first byte of a
 * member.
 */
static GString *make(const char *recipe)
{
	GString *file = g_string_new(NULL);
	for (; *recipe; recipe++) {
		size_t start = file->len;
		char low = g_ascii_tolower(*recipe);
		g_autofree char *text = g_strdup_printf(
			"From a\nSubject: %c\n\n0123456789 is text of the message that is %c\n\n",
			*recipe, *recipe);
		if (strchr("abclmdtufn", low) && *recipe != 'f')
			packed_append(file, view_of(text), *recipe == 'N' ? 0 : 9);
		char *end = file->str + file->len;
		switch (*recipe) {
		case 'A':
			end[-6] ^= 1;
			break;
		case 'L':
			end[-2] ^= 1;
			break;
		case 'M':
			file->str[start + 2] ^= 1;
			break;
		case 'F':
			file->str[start + 3] ^= 0x40;
			break;
		case 'D':
			memset(end - 40, 0xff, 8);
			break;
		case 'T':
			g_string_truncate(file, file->len - 3);
			break;
		case 'U':
			g_string_truncate(file, file->len - 30);
			break;
		case '0':
			g_string_append_len(file, (char[700]){ 0 }, 700);
			break;
		case 'g':
			g_string_append(file, "garbage");
			break;
		case 'f':
			g_string_append_len(file, "xx\x1f\x8b\x08\x00yy\xff\xff\xff\x01\x1f\x8b",
					    14);
			break;
		case 'p':
			g_string_append(file, text);
			break;
		case 'r':
			g_string_append(file, "kind\tsubject, r\n");
			break;
		case '1':
			g_string_append_c(file, 0x1f);
			break;
		default:
			break;
		}
	}
	return file;
}

/* The letters of the messages that come out of a file's descriptor, which it closes; `!` for each
 * break. */
static char *tell(int fd, size_t size)
{
	GString *told = g_string_new(NULL);
	{
		g_autoptr(Input) input = input_new(fd, "t");
		do {
			g_autoptr(GError) error = NULL;
			while (input_fill(input, &error))
				;
			View text = input_window(input);
			for (const char *found; (found = view_find(text, "ubject"));) {
				text = view_from(text, (size_t)(found - text.data) + 8);
				g_string_append_c(told, text.data[0]);
			}
			if (error)
				g_string_append_c(told, '!');
			if (error)
				g_assert_nonnull(strstr(error->message, "byte "));
		} while (input_resume(input));
		g_assert_cmpuint(input_taken(input), ==, size);
	}
	close(fd);
	return g_string_free(told, FALSE);
}

static void test_damage(void)
{
	static const struct {
		const char *recipe, *told;
	} cases[] = {
		{ "a", "a" },	      { "abc", "abc" },
		{ "a0", "a" },	      { "a0b", "a!b" },
		{ "agb", "a!b" },     { "agbgc", "a!b!c" },
		{ "ag", "a!" },	      { "a1", "a!" },
		{ "a1b", "a!b" },     { "a0g", "a!" },
		{ "afb", "a!b" },     { "af", "a!" },
		{ "afffffb", "a!b" }, { "ap", "a!p" },
		{ "agp", "a!" }, /* no date, so that it may be text of the garbage */
		{ "apb", "a!p!b" },   { "apbpc", "a!p!b!p!c" },
		{ "ar", "a!r" },      { "aMc", "a!c" },
		{ "aFc", "a!c" },     { "Mb", "!b" },
		{ "Mp", "!" },	      { "aAc", "aA!c" },
		{ "aLc", "aL!c" },    { "aAp", "aA!p" },
		{ "aAgc", "aA!c" },   { "aALc", "aA!L!c" },
		{ "aAMc", "aA!!c" },  { "A", "A!" },
		{ "D", "D!" },	      { "aDc", "aD!c" },
		{ "aTc", "aT!c" },    { "aT", "aT!" },
		{ "aUc", "aU!c" },    { "aUbUc", "aU!bU!c" },
		{ "N", "N" },	      { "aNb", "aNb" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].recipe);
		g_autoptr(GString) file = make(cases[i].recipe);
		g_autofree char *told = tell(packed_fd(view_of_gstring(file)), file->len);
		g_assert_cmpstr(told, ==, cases[i].told);
	}
}

/* Mail behind garbage is found wherever one read of the file ends and the next begins. */
static void test_pieces(void)
{
	for (size_t n = 4000; n < 4200; n++) {
		g_autoptr(GString) file = make("a");
		g_autofree char *garbage = g_strnfill(n, '\1');
		g_string_append(file, garbage);
		g_string_append(file,
				"From p@example.org Thu Aug  9 18:39:17 2012\nSubject: p\n\n");
		View bytes = view_of_gstring(file);
		g_autofree char *told = tell(packed_fd(bytes), file->len);
		g_autofree char *slowly = tell(packed_pieces_fd(bytes, 20), file->len);
		g_assert_cmpstr(told, ==, "a!p");
		g_assert_cmpstr(slowly, ==, "a!p");
	}
}

/* The byte that a message names. */
static void test_place(void)
{
	g_autoptr(GString) member = make("a"), file = make("ag");
	int fd = packed_fd(view_of_gstring(file));
	g_autofree char *want =
		g_strdup_printf("byte %u: what follows is no gzip data", (guint)member->len);
	{
		g_autoptr(Input) input = input_new(fd, "t");
		g_autoptr(GError) error = NULL;
		while (input_fill(input, &error))
			;
		g_assert_cmpstr(error->message, ==, want);
		g_assert_false(input_breaks_off(input));
	}
	close(fd);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/gunzip/damage", test_damage);
	g_test_add_func("/gunzip/pieces", test_pieces);
	g_test_add_func("/gunzip/place", test_place);
	return g_test_run();
}
