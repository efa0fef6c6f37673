/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The header of a message: common/message/header.h. */
#include "message/header.h"

#include "message/header-squeeze.h"

typedef struct {
	const char *raw;
	const char *from, *subject, *received; /* the values, raw */
	const char *block, *body;
	bool has_fields;
} Case;

static const Case cases[] = {
	/* the plain form, and its line ends */
	{ "From: a@example.org\nSubject: hi\n\nbody\n", "a@example.org", "hi", "",
	  "From: a@example.org\nSubject: hi\n", "body\n", true },
	{ "From: a\r\nSubject: hi\r\n\r\nbody\r\n", "a", "hi", "", "From: a\r\nSubject: hi\r\n",
	  "body\r\n", true },
	{ "Subject: hi\n\n\nbody", "", "hi", "", "Subject: hi\n", "\nbody", true },
	/* folding */
	{ "Subject: a\n b\n\tc\nFrom: d\n\n", "d", "a\n b\n\tc", "",
	  "Subject: a\n b\n\tc\nFrom: d\n", "", true },
	{ "Subject:\n a\r\n b\n\nx", "", "a\r\n b", "", "Subject:\n a\r\n b\n", "x", true },
	{ "Subject: a\n \nFrom: d\n\nx", "d", "a", "", "Subject: a\n \nFrom: d\n", "x", true },
	/* names */
	{ "SUBJECT: a\nfrom : b\n\nx", "b", "a", "", "SUBJECT: a\nfrom : b\n", "x", true },
	{ "Subject\t :a\n\nx", "", "a", "", "Subject\t :a\n", "x", true },
	{ "Subjec: a\nSubjects: b\nX-Subject: c\n\nx", "", "", "",
	  "Subjec: a\nSubjects: b\nX-Subject: c\n", "x", true },
	/* doubled fields: the first that is not blank */
	{ "Subject: a\nSubject: b\nReceived: x\nReceived: y\n\n", "", "a", "x",
	  "Subject: a\nSubject: b\nReceived: x\nReceived: y\n", "", true },
	{ "Subject:\nSubject: \n \nSubject: b\n\n", "", "b", "",
	  "Subject:\nSubject: \n \nSubject: b\n", "", true },
	/* From_ lines on top */
	{ "From a Thu Aug 9\nSubject: a\n\nx", "", "a", "", "From a Thu Aug 9\nSubject: a\n", "x",
	  true },
	{ "From a\n>From b\nSubject: a\n\nx", "", "a", "", "From a\n>From b\nSubject: a\n", "x",
	  true },
	{ "Subject: a\n>From b\n\nx", "", "a", "", "Subject: a\n>From b\n", "x", true },
	/* lines that are no field */
	{ "Cc: a,\nb@example.org\nSubject: a\n\nx", "", "a", "",
	  "Cc: a,\nb@example.org\nSubject: a\n", "x", true },
	{ "Subject: a\nHello you,\n\nx: y\n", "", "a", "", "Subject: a\n", "Hello you,\n\nx: y\n",
	  true },
	{ "Subject: a\nHello you", "", "a", "", "Subject: a\n", "Hello you", true },
	{ "Subject: a\n: b\nFrom: c\n\n", "c", "a", "", "Subject: a\n: b\nFrom: c\n", "", true },
	/* torn messages */
	{ "", "", "", "", "", "", false },
	{ "\n", "", "", "", "", "", false },
	{ "\nSubject: a\n", "", "", "", "", "Subject: a\n", false },
	{ "hello\nworld\n", "", "", "", "", "hello\nworld\n", false },
	{ " Subject: a\n\nx", "", "", "", "", " Subject: a\n\nx", false },
	{ "Subject: a", "", "a", "", "Subject: a", "", true },
	{ "Subject: a\n", "", "a", "", "Subject: a\n", "", true },
	{ "Subject: a\r", "", "a", "", "Subject: a\r", "", true },
	{ "Subject:", "", "", "", "Subject:", "", true },
	{ "From a", "", "", "", "From a", "", false },
	{ "Subject: a\n\r\nx", "", "a", "", "Subject: a\n", "x", true },
};

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_test_message("%zu: %s", i, c->raw);
		/* an exact copy, so that a sanitizer sees reads behind the end */
		size_t len = strlen(c->raw);
		g_autofree char *raw = g_memdup2(c->raw, len);
		Header header;
		header_scan(&header, (View){ raw, len });
		assert_view(header.values[HEADER_FROM], c->from);
		assert_view(header.values[HEADER_SUBJECT], c->subject);
		assert_view(header.values[HEADER_RECEIVED], c->received);
		assert_view(header.block, c->block);
		assert_view(header.body, c->body);
		g_assert_cmpint(header.has_fields, ==, c->has_fields);
	}
}

#define SIXTY_OF_WORDS "of the gauge at the harbour where the tide is read at all hours of the day"
#define SIXTY_OF_SUBJECT "Subject: [PATCH v2 3/7] tide: Rename the variable that has the level"

/* Lines that lost the blank of their fold are a field's again, if it is one that is folded. */
static void test_torn_off(void)
{
	static const struct {
		const char *raw, *regular;
	} wanted[] = {
		{ "Subject: a\nlow water\nB: c\n\n", "Subject: a\n low water\nB: c\n\n" },
		{ "references: <a@x>\r\n<b@x>\r\n\t<c@x>\r\nB: c\n\n",
		  "references: <a@x>\r\n <b@x>\r\n\t<c@x>\r\nB: c\n\n" },
		{ "References: <a@x>\nnoise\nB: c\n\n", "References: <a@x>\nB: c\n\n" },
		{ "To: a@x,\nb@x\nB: c\n\n", "To: a@x,\n b@x\nB: c\n\n" },
		{ "Subject: a\nFrom x\nB: c\n\n", "Subject: a\nB: c\n\n" },
		{ "Subject: a\n\xc3\xa4: b\nB: c\n\n", "Subject: a\nB: c\n\n" },
		{ "From: a\nb@x\nB: c\n\n", "From: a\nB: c\n\n" },
		{ "b@x y\nB: c\n\n", "B: c\n\n" },
		/* more than one line, or the last field's */
		{ "References: <a@x>\n<b@x>\n<c@x>\r\n\t<d@x>\nB: c\n\n",
		  "References: <a@x>\n <b@x>\n <c@x>\r\n\t<d@x>\nB: c\n\n" },
		{ "In-Reply-To: <a@x>\n<b@x> <c@x>\n\nHi\n",
		  "In-Reply-To: <a@x>\n <b@x> <c@x>\n\nHi\n" },
		{ "To: a@x,\nAda <b@x>, c@x,\nd@x\n\nHi\n",
		  "To: a@x,\n Ada <b@x>, c@x,\n d@x\n\nHi\n" },
		{ SIXTY_OF_SUBJECT "\nlow water\n\nHi\n", SIXTY_OF_SUBJECT "\n low water\n\nHi\n" },
		{ SIXTY_OF_SUBJECT "\n" SIXTY_OF_WORDS "\nlow water\nTo: a@x\n\n",
		  SIXTY_OF_SUBJECT "\n " SIXTY_OF_WORDS "\n low water\nTo: a@x\n\n" },
		/* a body without its blank line */
		{ "Subject: a\nlow water\n\nHi\n", "Subject: a\n\nlow water\n\nHi\n" },
		{ SIXTY_OF_SUBJECT "\nEverybody,\n\nHi\n",
		  SIXTY_OF_SUBJECT "\n\nEverybody,\n\nHi\n" },
		{ SIXTY_OF_SUBJECT "\n" SIXTY_OF_WORDS "\nlow water\nFixes: a\n\n",
		  SIXTY_OF_SUBJECT "\n\n" SIXTY_OF_WORDS "\nlow water\nFixes: a\n\n" },
		{ "References: <a@x>\nSee <b@x>\nand <c@x>\nB: c\n\n",
		  "References: <a@x>\n\nSee <b@x>\nand <c@x>\nB: c\n\n" },
		{ "To: a@x\nWrite to b@x about it\n\nHi\n",
		  "To: a@x\n\nWrite to b@x about it\n\nHi\n" },
		{ "B: c\n<a@x>\n<b@x>\n\n", "B: c\n\n<a@x>\n<b@x>\n\n" },
		{ "<a@x>\n<b@x>\n\n", "\n<a@x>\n<b@x>\n\n" },
	};
	g_autoptr(GString) regular = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
		header_regularise(view_of(wanted[i].raw), regular);
		g_assert_cmpstr(regular->str, ==, wanted[i].regular);
	}
}

/* What was found in an odd header is found in its regular form, which is regular. */
static void test_regularise(void)
{
	g_autoptr(GString) regular = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_test_message("%zu: %s", i, c->raw);
		header_regularise(view_of(c->raw), regular);
		Header header;
		header_scan(&header, view_of_gstring(regular));
		assert_view(header.values[HEADER_FROM], c->from);
		assert_view(header.values[HEADER_SUBJECT], c->subject);
		assert_view(header.body, c->body);
		g_assert_cmpint(header.is_regular, ==, c->has_fields);
		header_scan(&header, view_of(c->raw));
		if (header.is_regular)
			g_assert_true(view_starts(view_of_gstring(regular), c->raw));
	}
	header_regularise(VIEW("A: x\rz\r\nContent-Type: \nContent-Type: text/plain\n"
			       "Content-Type: text/html\nB: y\r\n\r\ntext\n"),
			  regular);
	g_assert_cmpstr(regular->str, ==, "A: x z\r\nContent-Type: text/plain\nB: y\r\n\r\ntext\n");
	View odd_space = VIEW("Content-Type: \f\v text/html;\fx\n\nx\n");
	Header header;
	header_scan(&header, odd_space);
	g_assert_false(header.is_regular);
	header_regularise(odd_space, regular);
	g_assert_cmpstr(regular->str, ==, "Content-Type:    text/html; x\n\nx\n");
	static const char with_nul[] = "Subject: a\0b\n\nx\0y";
	View raw = { with_nul, sizeof with_nul - 1 };
	header_scan(&header, raw);
	g_assert_false(header.is_regular);
	header_regularise(raw, regular);
	header_scan(&header, view_of_gstring(regular));
	g_assert_true(header.is_regular);
	assert_view(header.values[HEADER_SUBJECT], "a b");
	g_assert_cmpmem(header.body.data, header.body.len, "x\0y", 3);
}

/* Each field is found under its own name. */
static void test_names(void)
{
	g_autoptr(GString) raw = g_string_new(NULL);
	for (HeaderField field = 0; field < N_HEADER_FIELDS; field++) {
		g_autofree char *name = g_ascii_strup(header_field_name(field), -1);
		g_string_append_printf(raw, "%s: %d\n", name, (int)field);
	}
	Header header;
	header_scan(&header, view_of_gstring(raw));
	for (int i = 0; i < N_HEADER_FIELDS; i++) {
		g_autofree char *want = g_strdup_printf("%d", i);
		assert_view(header.values[i], want);
	}
	g_assert_cmpstr(header_field_name(HEADER_FROM), ==, "from");
	g_assert_cmpstr(header_field_name(HEADER_CONTENT_DISPOSITION), ==, "content-disposition");
}

/* All values of a field, which header_scan has only the first of. */
static void test_next_value(void)
{
	View rest = VIEW("From x\nCc: a\nReply-To: b\nCC : \nstray\nX: y\ncc:\n c\n\nCc: body\n"),
	     value;
	static const char *const want[] = { "a", "", "c" };
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		g_assert_true(header_next_value(&rest, HEADER_CC, &value));
		assert_view(value, want[i]);
	}
	g_assert_false(header_next_value(&rest, HEADER_CC, &value));
}

static void test_squeeze(void)
{
	static const struct {
		const char *text, *want;
		bool in_place;
	} squeezes[] = {
		{ "", "", true },
		{ " \n\t", "", true },
		{ "a b c", "a b c", true },
		{ "  a b\n", "a b", true },
		{ "a  b", "a b", false },
		{ "a\n b", "a b", false },
		{ "a\r\n\t b\tc d", "a b c d", false },
		{ "a\tb", "a b", false },
		{ "a b \fc", "a b c", false },
	};
	g_autoptr(GString) buffer = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(squeezes); i++) {
		View got = header_squeeze(view_of(squeezes[i].text), buffer);
		assert_view(got, squeezes[i].want);
		g_assert_cmpint(got.data != buffer->str, ==, squeezes[i].in_place);
	}
}

static void test_about_body(void)
{
	static const struct {
		const char *header, *want;
	} headers[] = {
		{ "From: a@example.org\nContent-Type: text/html;\n charset=x\nX: y\n z\n"
		  "content-transfer-encoding: base64\nContent-Id: <1>\n\n",
		  "MIME-Version: 1.0\nContent-Type: text/html;\n charset=x\n"
		  "content-transfer-encoding: base64\n\n" },
		{ "Subject: x\n\n", "MIME-Version: 1.0\n\n" },
		{ "", "MIME-Version: 1.0\n\n" },
	};
	g_autoptr(GString) out = g_string_new("old");
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
		header_about_body(view_of(headers[i].header), out);
		g_assert_cmpstr(out->str, ==, headers[i].want);
	}
}

/* A million fields, and a field of a million lines, take time in proportion. */
static void test_hostile(void)
{
	g_autoptr(GString) raw = g_string_new(NULL);
	for (int i = 0; i < 1000000; i++)
		g_string_append(raw, "Subject:\n");
	for (int i = 0; i < 1000000; i++)
		g_string_append(raw, "no field\nX: y\n");
	g_string_append(raw, "Subject: a");
	for (int i = 0; i < 1000000; i++)
		g_string_append(raw, "\n b");
	Header header;
	header_scan(&header, view_of_gstring(raw));
	g_assert_cmpuint(header.values[HEADER_SUBJECT].len, ==, 1 + 3 * 1000000);
	g_autoptr(GString) buffer = g_string_new(NULL);
	View subject = header_squeeze(header.values[HEADER_SUBJECT], buffer);
	g_assert_cmpuint(subject.len, ==, 1 + 2 * 1000000);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/header/cases", test_cases);
	g_test_add_func("/header/regularise", test_regularise);
	g_test_add_func("/header/torn-off", test_torn_off);
	g_test_add_func("/header/about-body", test_about_body);
	g_test_add_func("/header/names", test_names);
	g_test_add_func("/header/next-value", test_next_value);
	g_test_add_func("/header/squeeze", test_squeeze);
	g_test_add_func("/header/hostile", test_hostile);
	return g_test_run();
}
