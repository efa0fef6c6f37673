/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Content-Type and Content-Disposition in their simple form: common/message/content-type.h. */
#include "message/content-type.h"

typedef struct {
	const char *value;
	const char *type, *charset; /* NULL where the value is not simple */
	bool flowed;
} Case;

static const Case cases[] = {
	{ "", "", "", false },
	{ " \n", "", "", false },
	{ "text/plain", "text/plain", "", false },
	{ "TEXT/Plain; charset=utf-8", "TEXT/Plain", "utf-8", false },
	{ "text/plain; charset=\"us-ascii\"\n", "text/plain", "us-ascii", false },
	{ "text/plain;charset=\"iso 1\";", "text/plain", "iso 1", false },
	{ "text/plain;\r\n\tCHARSET=y; Format=Flowed", "text/plain", "y", true },
	{ "text/plain; format=\"flowed\"; delsp=yes", "text/plain", "", true },
	{ "text/plain; format=fixed ; charset=utf-8 ", "text/plain", "utf-8", false },
	{ "multipart/mixed; boundary=\"=_(a;b)=\"", "multipart/mixed", "", false },
	{ "text/plain; x-charset=a", "text/plain", "", false },
	{ "text/plain; charset=\"\"", "text/plain", "", false },

	{ "text", NULL, NULL, false },
	{ "/plain", NULL, NULL, false },
	{ "text/", NULL, NULL, false },
	{ "text/plain (a)", NULL, NULL, false },
	{ "text/plain charset=utf-8", NULL, NULL, false },
	{ "text/plain; charset", NULL, NULL, false },
	{ "text/plain; charset=", NULL, NULL, false },
	{ "text/plain; charset = utf-8", NULL, NULL, false },
	{ "text/plain; charset=utf-8 (a)", NULL, NULL, false },
	{ "text/plain; charset=utf-8; charset=utf-8", NULL, NULL, false },
	{ "text/plain; format=flowed; format=fixed", NULL, NULL, false },
	{ "text/plain; charset*=utf-8''utf-8", NULL, NULL, false },
	{ "text/plain; charset*0=utf; charset*1=-8", NULL, NULL, false },
	{ "text/plain; charset=\"utf-8", NULL, NULL, false },
	{ "text/plain; charset=\"u\\tf-8\"", NULL, NULL, false },
	{ "text/plain;; charset=utf-8", NULL, NULL, false },
	{ "text/plain; charset=utf-8, text/html", NULL, NULL, false },
	{ "text/plain; charset=\xff", NULL, NULL, false },
	{ "text/plain; name=\"a\n b\"", NULL, NULL, false },
	{ "text/plain; name=\"=?utf-8?q?a?=\"", NULL, NULL, false },
	{ "text/plain; name=\"\xc3\xa4\"", NULL, NULL, false },
};

static void assert_view(View got, const char *want)
{
	g_assert_cmpmem(got.data, got.len, want, strlen(want));
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		g_autofree char *shown = g_strescape(c->value, NULL);
		g_test_message("%s", shown);
		ContentType type;
		bool simple = content_type_parse(view_of(c->value), &type);
		g_assert_cmpint(simple, ==, c->type != NULL);
		if (!simple)
			continue;
		assert_view(type.type, c->type);
		assert_view(type.charset, c->charset);
		g_assert_cmpint(type.flowed, ==, c->flowed);
	}
}

static void test_parameters(void)
{
	ContentType type;
	View value = VIEW("multipart/mixed; name=a.txt; BOUNDARY=\"=_(a;b)=\"");
	g_assert_true(content_type_parse(value, &type));
	assert_view(type.boundary, "=_(a;b)=");
	assert_view(type.name, "a.txt");
}

static void test_disposition(void)
{
	static const struct {
		const char *value, *kind, *filename;
	} dispositions[] = {
		{ "", "", "" },
		{ "inline", "inline", "" },
		{ "Attachment;\n filename=\"a b.patch\"; size=1", "Attachment", "a b.patch" },
		{ "attachment; FileName=a.diff", "attachment", "a.diff" },
		{ "attachment filename=a", NULL, NULL },
		{ "attachment; filename=a b", NULL, NULL },
		{ "attachment; filename*=utf-8''a", NULL, NULL },
		{ "attachment; filename=a; filename=a", NULL, NULL },
		{ "; filename=a", NULL, NULL },
		{ "\"attachment\"", NULL, NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(dispositions); i++) {
		g_test_message("%s", dispositions[i].value);
		ContentDisposition got;
		bool simple = content_disposition_parse(view_of(dispositions[i].value), &got);
		g_assert_cmpint(simple, ==, dispositions[i].kind != NULL);
		if (!simple)
			continue;
		assert_view(got.kind, dispositions[i].kind);
		assert_view(got.filename, dispositions[i].filename);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/content-type/cases", test_cases);
	g_test_add_func("/content-type/parameters", test_parameters);
	g_test_add_func("/content-type/disposition", test_disposition);
	return g_test_run();
}
