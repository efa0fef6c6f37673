/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns that were asked for: common/split/with.h. */
#include "split/with.h"

#include "record/header-line.h"

static const struct {
	const char *list, *names; /* NULL where it must be refused */
} list_cases[] = {
	{ "to", "to" },
	{ "To,CC,x-Mailer", "to,cc,x_mailer" },
	{ "x_spam-score", "x_spam_score" },
	{ "zone,arrival,from", "zone,arrival,from" },
	{ "size,attachments", "size,attachments" },
	{ "Size,To,ATTACHMENTS", "size,to,attachments" },
	{ "list-id,x-1", "list_id,x_1" },
	{ "a,b,c,d,e,f,g,h,i,j,k", "a,b,c,d,e,f,g,h,i,j,k" },
	{ "a,b,c,d,e,f,g,h,i,j,k,zone,l", "a,b,c,d,e,f,g,h,i,j,k,zone,l" },
	{ "a,b,c,d,e,f,g,h,i,j,k,l", NULL },
	{ "", NULL },
	{ "to,", NULL },
	{ ",to", NULL },
	{ "to,,cc", NULL },
	{ "to, cc", NULL },
	{ "to:", NULL },
	{ "x.y", NULL },
	{ "-to", NULL },
	{ "_", NULL },
	{ "2to", NULL },
	{ "\xc3\xa4", NULL },
	{ "to,To", NULL },
	{ "reply-to,reply_to", NULL },
	{ "zone,zone", NULL },
	{ "size,Size", NULL },
	/* the mail table's, and others' */
	{ "subject", NULL },
	{ "Message-ID", NULL },
	{ "in-reply-to", NULL },
	{ "date", NULL },
	{ "body", NULL },
	{ "Lines", NULL },
	{ "gave", NULL },
	{ "thread", NULL },
	{ "count", NULL },
};

static void test_lists(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(list_cases); i++) {
		g_test_message("%s", list_cases[i].list);
		g_autoptr(GError) error = NULL;
		char *const lists[] = { (char *)list_cases[i].list, NULL };
		g_autoptr(WithColumns) with = with_columns_parse(lists, &error);
		g_assert_cmpint(with != NULL, ==, list_cases[i].names != NULL);
		g_assert_cmpint(error == NULL, ==, with != NULL);
		if (!with)
			continue;
		size_t n_names, n_table;
		const View *names = with_columns_names(with, &n_names);
		const Column *table = table_columns(TABLE_MAIL, &n_table);
		g_autoptr(GString) got = g_string_new(NULL);
		g_autoptr(GArray) header = g_array_new(FALSE, FALSE, sizeof(View));
		for (size_t k = 0; k < n_table; k++) {
			View name = view_of(column_name(table[k]));
			g_array_append_val(header, name);
		}
		for (size_t k = 0; k < n_names; k++) {
			if (k)
				g_string_append_c(got, ',');
			g_string_append_len(got, names[k].data, (gssize)names[k].len);
			g_array_append_val(header, names[k]);
		}
		g_assert_cmpstr(got->str, ==, list_cases[i].names);
		g_assert_true(
			header_line_is((View *)(void *)header->data, header->len, COLUMN_UNKNOWN));
	}
}

static void test_several(void)
{
	char *const lists[] = { (char *)"to,cc", (char *)"Bcc", NULL };
	char *const twice[] = { (char *)"to,cc", (char *)"CC", NULL };
	size_t n_names;
	g_autoptr(WithColumns) with = with_columns_parse(lists, NULL);
	(void)with_columns_names(with, &n_names);
	g_assert_cmpuint(n_names, ==, 3);
	g_assert_null(with_columns_parse(twice, NULL));
	g_autoptr(WithColumns) none = with_columns_parse(NULL, NULL);
	(void)with_columns_names(none, &n_names);
	g_assert_cmpuint(n_names, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/with/lists", test_lists);
	g_test_add_func("/with/several", test_several);
	return g_test_run();
}
