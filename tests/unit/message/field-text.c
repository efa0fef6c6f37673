/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields as columns have them: common/message/field-text.h. */
#include "message/field-text.h"

#include "message/growth.h"

static void assert_field(const char *name, View header, const char *want)
{
	g_autoptr(FieldReader) reader = field_reader_new(view_of(name));
	g_autoptr(GString) out = g_string_new("before ");
	g_assert_true(field_reader_append(reader, header, out));
	g_assert_cmpstr(out->str + strlen("before "), ==, want);
}

static const struct {
	const char *name, *header, *want;
} value_cases[] = {
	/* text */
	{ "x_mailer", "X-Mailer: tide 1.0\n\n", "tide 1.0" },
	{ "x_mailer", "x-MAILER :\n tide\n\t1.0 \n\n", "tide 1.0" },
	{ "x_mailer", "X_Mailer: tide\n\n", "tide" },
	{ "x_mailer", "X-Mailer-Version: 1\nMailer: 2\n\nX-Mailer: 3\n", "" },
	{ "x_mailer", "", "" },
	{ "x_mailer", "X-Mailer:\nX-Mailer: b\nX-Mailer: a\nX-Mailer: b\n\n", "b\na\nb" },
	{ "x_mailer", "X-Mailer: no colon\nstray\nX-Mailer: b\n\n", "no colon\nb" },
	{ "comments", "Comments: =?utf-8?q?H=C3=BCgel?=\n =?utf-8?q?_land?= x\n\n",
	  "H\xc3\xbcgel land x" },
	{ "comments", "Comments: H\xc3\xbcgel\n\n", "H\xc3\xbcgel" },
	{ "comments", "Comments: H\xfcgel\n\n", "H\xc3\xbcgel" },
	{ "comments", "Comments: =?utf-8?q?a=0A=09b=0D=0A?= c\n\n", "a b c" },
	{ "list_id", "List-Id: \"Tides (all)\" <tides.example.org>\n\n",
	  "\"Tides (all)\" <tides.example.org>" },
	{ "x_spam_score", "X-Spam-Score: -2.1 (--)\n\n", "-2.1 (--)" },

	/* addresses */
	{ "to", "To: a@example.org\n\n", "<a@example.org>" },
	{ "to", "To: <a@example.org>\n\n", "<a@example.org>" },
	{ "to", "To: Ann Bee <a@example.org>\n\n", "Ann Bee <a@example.org>" },
	{ "to", "to: a@example.org (Ann Bee)\n\n", "Ann Bee <a@example.org>" },
	{ "to", "To: \"Bee, Ann\" <a@example.org>, b@example.org\n\n",
	  "Bee, Ann <a@example.org>\n<b@example.org>" },
	{ "to", "To: Ann\n\t(at home) Bee <a@example.org>,\n b@example.org,,\n\n",
	  "Ann (at home) Bee <a@example.org>\n<b@example.org>" },
	{ "cc", "Cc: a@example.org\nCC: b@example.org, c@example.org\n\n",
	  "<a@example.org>\n<b@example.org>\n<c@example.org>" },
	{ "cc", "Cc: us: a@example.org, Bo <b@example.org>;, c@example.org\n\n",
	  "<a@example.org>\nBo <b@example.org>\n<c@example.org>" },
	{ "to", "To: undisclosed-recipients:;\n\n", "" },
	{ "to", "To: nobody there\nTo: a@example.org\n\n", "<a@example.org>" },
	{ "reply_to", "Reply-To: =?utf-8?q?J=C3=B8?= <a@example.org>\n\n",
	  "J\xc3\xb8 <a@example.org>" },
	{ "reply_to", "Reply-To: J\xf8 <a@example.org>\n\n", "J\xc3\xb8 <a@example.org>" },
	{ "reply_to", "Reply-To: \"=?utf-8?b?QmVlLCBBbm4=?=\" <a@example.org>\n\n",
	  "Bee, Ann <a@example.org>" },
	{ "to", "To: =?utf-8?q?a=0A=3Cx=40y=3E=0Ab?= <a@example.org>\n\n",
	  "a <x@y> b <a@example.org>" },
	{ "to", "To: <@relay.example.org:a@example.org>\n\n", "<a@example.org>" },
	{ "to", "To: a . b @ example . org\n\n", "<a.b@example.org>" },
	{ "to", "To: \"a b\"@example.org\n\n", "<\"a b\"@example.org>" },
	{ "to", "To: ann at example.org\n\n", "<ann@example.org>" },
	{ "from", ">From: Ann <a@example.org>\n\n", "Ann <a@example.org>" },
	{ "resent_to", "Resent-To: Ann <a@example.org>\n\n", "Ann <a@example.org>" },
	{ "mail_followup_to", "Mail-Followup-To: a@example.org,\n b@example.org\n\n",
	  "<a@example.org>\n<b@example.org>" },
	{ "errors_to", "Errors-To: owner@example.org\n\n", "<owner@example.org>" },
	{ "return_path", "Return-Path: <>\n\n", "" },
	{ "resent_date", "Resent-Date: Mon, 3 Mar 2025 09:02:11 +0100\n\n",
	  "Mon, 3 Mar 2025 09:02:11 +0100" },
};

static void test_values(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(value_cases); i++) {
		g_test_message("%s", value_cases[i].header);
		/* an exact copy, so that a sanitizer sees reads behind the end */
		size_t len = strlen(value_cases[i].header);
		g_autofree char *copy = g_memdup2(value_cases[i].header, len);
		assert_field(value_cases[i].name, (View){ copy ? copy : "", len },
			     value_cases[i].want);
	}
}

/* A field, and many of them, are read up to the bounds, which takes time in proportion. */
static void test_bounds(void)
{
	static const struct {
		const char *name, *field, *more, *end;
		size_t max;
	} cases[] = {
		{ "x_note", "X-Note: ", "word ", "\n", GROWTH_MAX_FIELD },
		{ "x_note", "X-Note: tide", "\nX-Note: tide", "\n", GROWTH_MAX_FIELD * 2 },
		{ "x_note", "X-Note: ", "=?utf-8?q?=41?= ", "\n", GROWTH_MAX_FIELD },
		{ "to", "To: ", "a@example.org, ", "b@example.org\n", 2 * GROWTH_MAX_PEOPLE },
		{ "to", "To: a@x", "\nTo: a@x", "\n", GROWTH_MAX_FIELD * 2 },
		{ "to", "To: ", "=?utf-8?q?=41?= ", "<a@x>\n", GROWTH_MAX_PEOPLE },
		{ "to", "To: ", "\"(<,", "\n", GROWTH_MAX_PEOPLE },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) header = g_string_new(cases[i].field);
		while (header->len < 6 * GROWTH_MAX_FIELD)
			g_string_append(header, cases[i].more);
		g_string_append(header, cases[i].end);
		g_autoptr(FieldReader) reader = field_reader_new(view_of(cases[i].name));
		g_autoptr(GString) out = g_string_new(NULL);
		g_assert_false(field_reader_append(reader, view_of_gstring(header), out));
		g_assert_cmpuint(out->len, <=, cases[i].max);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/field-text/values", test_values);
	g_test_add_func("/field-text/bounds", test_bounds);
	return g_test_run();
}
