/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What GMime may see: common/message/mime-guard.h. */
#include "message/mime-guard.h"

#include "message/message.h"
#include "message/mime.h"

static GString *repeated(const char *start, const char *text, size_t times)
{
	GString *raw = g_string_new(start);
	for (size_t i = 0; i < times; i++)
		g_string_append(raw, text);
	return raw;
}

#define MIXED "Content-Type: multipart/mixed; boundary=b\n\n"
#define ENCLOSED "Content-Type: message/rfc822\n\n"

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
	{ "parts", MIXED, "--b\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "parts, ends with blanks", MIXED, "--b \t\r\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "ends of parts", MIXED, "--b--\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "a boundary that is folded", "Content-Type: multipart/mixed; BOUNDARY\n =\n \"b\"\n\n",
	  "--b\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "a boundary that is encoded", "Content-Type: multipart/mixed; boundary*=''%62\n\n",
	  "--b\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "a boundary with a backslash", "Content-Type: multipart/mixed; boundary=\"\\b\"\n\n",
	  "--b\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "a boundary before a comma", "Content-Type: multipart/mixed; boundary=b,c\n\n", "--b\n\n",
	  MIME_GUARD_MAX / 8 + 1, true },
	{ "a boundary of a part", MIXED "--b\nContent-Type: multipart/mixed; boundary=c\n\n",
	  "--c\n\n", MIME_GUARD_MAX / 8 + 1, true },
	{ "fields of a part", MIXED "B;C;\n--b\n", "B: 2\n", MIME_GUARD_MAX, true },
	{ "fields of enclosed messages", ENCLOSED, "B: 2\n" ENCLOSED, MIME_GUARD_MAX / 2, true },
	{ "the same with CRLF", "Content-Type: message/rfc822\r\n\r\n",
	  "B: 2\r\nContent-Type:\r\n message/rfc822\r\n\r\n", MIME_GUARD_MAX / 2, true },
	{ "fields in a digest", "Content-Type: multipart/digest; boundary=b\n\n--b\n\n", "B: 2\n",
	  MIME_GUARD_MAX, true },
	{ "text", "A: 1\n\nText\n", "B: 2; c, d; e\n", MIME_GUARD_MAX, false },
	{ "text like fields", "A: 1\n\n", "B: 2; c, d; e\n", MIME_GUARD_MAX, false },
	{ "a part like fields", MIXED "--b\n\n", "B: 2; c, d; e\n\n", MIME_GUARD_MAX, false },
	{ "a part like fields behind its header", MIXED "--b\nContent-Type: text/plain\n\n",
	  "B: 2; c, d; e\n\n", MIME_GUARD_MAX, false },
	{ "the same below a signature's mark", MIXED "--b\n\nText\n-- \n", "B: 2; c, d; e\n\n",
	  MIME_GUARD_MAX, false },
	{ "a diff", MIXED "--b\n\n", "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n f(a, b);\n---c;\n\n",
	  MIME_GUARD_MAX, false },
	{ "a text of lines of hyphens", "A: 1\n\n", "--\n-- a, b; c: d\n----\n\n", MIME_GUARD_MAX,
	  false },
	{ "an enclosed message's text", ENCLOSED "A: 1\n\n", "B: 2; c, d; e\n\n", MIME_GUARD_MAX,
	  false },
};

static void test_weight(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].name);
		g_autoptr(GString) raw = repeated(cases[i].start, cases[i].text, cases[i].times);
		g_autoptr(GArray) hidden = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_autoptr(GArray) torn = g_array_new(FALSE, FALSE, sizeof(size_t));
		size_t seen = mime_guard(view_of_gstring(raw), VIEW(""), hidden, torn);
		g_assert_cmpuint(hidden->len, ==, 0);
		g_assert_cmpint(seen < raw->len, ==, cases[i].is_cut);
	}
}

/* Where groups are hidden: the message up to the field, what it is, and whether. */
static const struct {
	const char *start, *field;
	bool is_hidden;
} groups[] = {
	{ "A: 1\n\nText\n", "To: ", true },
	{ "A: 1\n\nText\n", "reply-to : ", true },
	{ "A: 1\n\nText\n", "Cc:\n ", true },
	{ "A: 1\n\nText\n", "Subject: ", false },
	{ "A: 1\n\nText\n", " To: ", false },
	{ "A: 1\n", "To: ", false }, /* GMime takes the message's own for a part's */
	{ "A: 1\n\n", "From: ", true },
	{ "A: 1\r\n\r\n", "From: ", true },
};

static void test_groups(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
		g_autofree char *start = g_strconcat(groups[i].start, groups[i].field, NULL);
		g_autoptr(GString) raw = repeated(start, "g:\n ", 1000);
		g_autoptr(GArray) hidden = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_autoptr(GArray) torn = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_test_message("%s", start);
		g_assert_cmpuint(mime_guard(view_of_gstring(raw), VIEW(""), hidden, torn), ==,
				 raw->len);
		g_assert_cmpuint(hidden->len, ==, groups[i].is_hidden);
		if (groups[i].is_hidden)
			g_assert_cmpuint(g_array_index(hidden, size_t, 0), ==,
					 strlen(groups[i].start));
	}
}

/* Where text may stand: what is before it, and what behind. `@` is the text. */
static const struct {
	const char *name, *message;
} places[] = {
	{ "a plain body", "A: 1\n\n@" },
	{ "a plain body that GMime reads", "Content-Type: text/plain; charset=\"us-ascii\n\n@" },
	{ "a part", MIXED "--b\n\n@\n--b--\n" },
	{ "a part behind delimiters that are none", MIXED "--b\n\n@--c\n@--b c\n@\n--b--\n" },
	{ "a part with a header", MIXED "--b\nFrom: x\nContent-Type: text/plain\n\n@\n--b--\n" },
	{ "an unclosed part", MIXED "--b\n\n@" },
	{ "a part of a part", MIXED
	  "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\n@\n--c--\n--b--\n" },
	{ "an enclosed message", ENCLOSED "Subject: x\n\n@" },
	{ "an enclosed message with people", ENCLOSED "#Subject: x\n\n@" },
	{ "an enclosed message in a part", MIXED "--b\n" ENCLOSED "#Subject: x\n\n@\n--b--\n" },
	{ "a multipart that lost its boundary", "Content-Type: multipart/mixed\n\n@" },
	{ "one with another boundary", MIXED "@--c\n\n@" },
	{ "one in a part",
	  MIXED "--b\nX: y\nContent-Type: multipart/mixed\nZ: y\n\n@\n--b\n\n@\n--b--\n" },
	{ "one in an enclosed message", ENCLOSED "#Content-Type: multipart/mixed\n\n@" },
	{ "quoted-printable",
	  MIXED "--b\nContent-Transfer-Encoding: quoted-printable\n\n@\n--b--\n" },
	{ "html", "Content-Type: text/html; x=\"\n\n<pre>@" },
	{ "what goes on behind an end", MIXED "--b\n\n@\n--b--\n@" },
};

static void append_hostile(GString *raw, const char *name)
{
	g_string_append(raw, name);
	for (int i = 0; i < 600; i++)
		g_string_append(raw, i % 100 ? "g:" : "g:\n ");
	g_string_append(raw, ";\n");
}

/* Makes a message of a place, with texts in it and fields before those. */
static GString *message_of(const char *message, const char *name, bool crlf)
{
	GString *raw = g_string_new(NULL);
	for (const char *at = message; *at; at++) {
		if (*at == '@' || *at == '#')
			append_hostile(raw, name);
		else
			g_string_append_c(raw, *at);
	}
	if (crlf)
		g_string_replace(raw, "\n", "\r\n", 0);
	return raw;
}

/* The text of raw, by one of the two ways. */
static char *text_of(View raw, bool via_gmime)
{
	g_autoptr(MessageReader) reader = message_reader_new(via_gmime);
	Message message;
	message_reader_read(reader, raw, 0, &message);
	return view_dup(message.body);
}

/* How often needle stands in text. */
static guint times_in(const char *text, const char *needle)
{
	guint n = 0;
	while ((text = strstr(text, needle))) {
		text += strlen(needle);
		n++;
	}
	return n;
}

/* What is hidden from GMime is text all the same. */
static void test_text(void)
{
	static const char *const names[] = { "From: ", "Cc: ",	   "To: ",    "Reply-To: ",
					     "Bcc: ",  "sender: ", "FROM:\n " };
	for (size_t i = 0; i < G_N_ELEMENTS(places) * G_N_ELEMENTS(names) * 2; i++) {
		const char *name = names[i / 2 % G_N_ELEMENTS(names)];
		const char *place = places[i / 2 / G_N_ELEMENTS(names)].message;
		g_autoptr(GString) raw = message_of(place, name, i % 2);
		g_autofree char *quick = text_of(view_of_gstring(raw), false);
		g_autofree char *via_gmime = text_of(view_of_gstring(raw), true);
		g_autofree char *hostile = g_strchomp(g_strdup(name));
		g_test_message("%s: %s", places[i / 2 / G_N_ELEMENTS(names)].name, name);
		g_assert_cmpstr(quick, ==, via_gmime);
		guint n = times_in(place, "@") - (strstr(place, "--b--\n@") != NULL);
		g_assert_cmpuint(times_in(quick, hostile), ==, n);
	}
}

/* What was cut off is said, and what was not is read. */
static void test_damage(void)
{
	mime_init();
	g_autoptr(GString) raw = repeated(MIXED, "--b\n\nx\n", 50000);
	g_autoptr(MimeMessage) message = mime_message_new(view_of_gstring(raw), VIEW(""));
	g_autoptr(GString) text = g_string_new(NULL);
	mime_message_text(message, text, G_MAXSIZE);
	g_assert_true(view_starts(view_of_gstring(text), "x\nx\n"));
	g_assert_cmpuint(text->len, >, MIME_GUARD_MAX / 8);
	g_assert_cmpstr(mime_message_damage(message), ==,
			"there are more parts or fields than any mail has");
}

/* Where a part's text begins without a blank line before it. */
static void test_torn(void)
{
	static const struct {
		const char *before, *behind;
	} torn_cases[] = {
		{ MIXED "--b\nContent-Type: text/plain\n", "text\n\nmore\n--b--\n" },
		{ MIXED "--b\n", "text\n--b--\n" },
		{ MIXED "--b\n\na\n--b\nX: y\n z\n", "text\n" },
		/* nothing is amiss */
		{ MIXED "--b\nX: y\n\ntext\n--b--\nepilogue\n", NULL },
		{ MIXED "--b\nX: y\nstray\nZ: a\n\ntext\n", NULL },
		{ MIXED "--b\nX : y\n\ntext\n", NULL },
		{ MIXED "--b\n--b\n\ntext\n", NULL },
		{ MIXED "--c\ntext\n", NULL },
		{ "X: y\n\n--b\ntext\n", NULL },
		{ "X: y\ntext\n", NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(torn_cases); i++) {
		g_autofree char *raw =
			g_strconcat(torn_cases[i].before, torn_cases[i].behind, NULL);
		g_autoptr(GArray) hidden = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_autoptr(GArray) torn = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_test_message("%s", raw);
		mime_guard(view_of(raw), VIEW(""), hidden, torn);
		g_assert_cmpuint(torn->len, ==, torn_cases[i].behind != NULL);
		if (torn->len)
			g_assert_cmpuint(g_array_index(torn, size_t, 0), ==,
					 strlen(torn_cases[i].before));
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mime-guard/weight", test_weight);
	g_test_add_func("/mime-guard/groups", test_groups);
	g_test_add_func("/mime-guard/text", test_text);
	g_test_add_func("/mime-guard/damage", test_damage);
	g_test_add_func("/mime-guard/torn", test_torn);
	return g_test_run();
}
