/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which mail came before: common/record/duplicate.h. */
#include "record/duplicate.h"

typedef struct {
	const char *id, *list, *text;
	TextForm form;
	DuplicateResult result;
} Step;

static const Step steps[] = {
	{ "a", "kvm", "text", TEXT_PLAIN, DUPLICATE_NEW },
	{ "a", "kvm", "text", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "kvm", "text \n\t\r\n", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "ppc", "text", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "PPC", "text", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "s390", "text", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "", "text", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "arm", "another", TEXT_PLAIN, DUPLICATE_REUSED },
	{ "a", "arm", "another", TEXT_PLAIN, DUPLICATE_SAME },
	{ "a", "kvm", " text", TEXT_PLAIN, DUPLICATE_REUSED },
	{ "A", "kvm", "text", TEXT_PLAIN, DUPLICATE_NEW },
	{ "b", "", "", TEXT_PLAIN, DUPLICATE_NEW },
	{ "b", "kvm", "\n", TEXT_PLAIN, DUPLICATE_SAME },
	{ "", "kvm", "text", TEXT_PLAIN, DUPLICATE_NEW },
	{ "", "kvm", "text", TEXT_PLAIN, DUPLICATE_NEW },
	{ "c", "kvm", "text\\n", TEXT_ESCAPED, DUPLICATE_NEW },
	{ "c", "kvm", "text", TEXT_ESCAPED, DUPLICATE_SAME },
	{ "c", "kvm", "text\\n \\t\\r\\n", TEXT_ESCAPED, DUPLICATE_SAME },
	{ "c", "kvm", "text\\\\n", TEXT_ESCAPED, DUPLICATE_REUSED },   /* a backslash and an n */
	{ "c", "kvm", "text\\\\\\n", TEXT_ESCAPED, DUPLICATE_REUSED }, /* a backslash, then LF */
	{ "c", "kvm", "text\\\\", TEXT_ESCAPED, DUPLICATE_SAME },
	{ "c", "kvm", "textn", TEXT_ESCAPED, DUPLICATE_REUSED },
	{ "d", "kvm", "\\n\\n", TEXT_ESCAPED, DUPLICATE_NEW },
	{ "d", "kvm", "", TEXT_ESCAPED, DUPLICATE_SAME },
	{ "d", "kvm", "n", TEXT_ESCAPED, DUPLICATE_REUSED },
};

static void append_crosspost(View message_id, View list, gpointer data)
{
	g_string_append_printf(data, "%.*s:%.*s ", (int)message_id.len, message_id.data,
			       (int)list.len, list.data);
}

static void test_steps(void)
{
	g_autoptr(DuplicateSet) set = duplicate_set_new(100);
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		DuplicateResult result =
			duplicate_set_add(set, view_of(steps[i].id), view_of(steps[i].list),
					  view_of(steps[i].text), steps[i].form);
		if (result != steps[i].result)
			g_test_message("step %zu", i);
		g_assert_cmpint(result, ==, steps[i].result);
	}
	g_autoptr(GString) crossposts = g_string_new(NULL);
	g_assert_true(duplicate_set_each_crosspost(set, append_crosspost, crossposts));
	g_assert_cmpstr(crossposts->str, ==, "a:ppc a:s390 b:kvm ");
}

static DuplicateResult add_number(DuplicateSet *set, guint64 id, guint64 text)
{
	return duplicate_set_add(set, (View){ (const char *)&id, sizeof(id) }, VIEW("list"),
				 (View){ (const char *)&text, sizeof(text) }, TEXT_PLAIN);
}

/* Exactly the last ones are remembered, whatever the size, and however often it went round. */
static void test_forgetting(void)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 1000, 1024, 1025, 3000 };
	enum {
		ROUNDS = 5,
	};
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		guint64 size = MAX(sizes[i], 1);
		g_autoptr(DuplicateSet) set = duplicate_set_new(sizes[i]);
		for (guint64 n = 1; n < ROUNDS * size + 7; n++) {
			g_assert_cmpint(add_number(set, n, 'x'), ==, DUPLICATE_NEW);
			guint64 oldest = n > size ? n - size + 1 : 1;
			g_assert_cmpint(add_number(set, oldest, 'x'), ==, DUPLICATE_SAME);
			g_assert_cmpint(add_number(set, (oldest + n) / 2, 'x'), ==, DUPLICATE_SAME);
		}
		g_assert_cmpint(add_number(set, 6, 'x'), ==, DUPLICATE_NEW);
	}
}

/* One id with ever new texts must stay quick: only a few of them are remembered. */
static void test_one_id(void)
{
	g_autoptr(DuplicateSet) set = duplicate_set_new(1 << 20);
	g_assert_cmpint(add_number(set, 1, 'A'), ==, DUPLICATE_NEW);
	for (guint64 text = 1; text < 500000; text++)
		add_number(set, 1, text << 8 | 'x');
	g_assert_cmpint(add_number(set, 1, 'A'), ==, DUPLICATE_SAME);
	g_assert_cmpint(add_number(set, 1, 'B'), ==, DUPLICATE_REUSED);
	g_assert_cmpint(add_number(set, 2, 'A'), ==, DUPLICATE_NEW);
}

static void count_crosspost(View message_id, View list, gpointer data)
{
	*(size_t *)data += message_id.len + list.len;
}

/* Cross-posts are remembered up to a bound, and what was left out is told. */
static void test_crosspost_bound(void)
{
	g_autoptr(DuplicateSet) set = duplicate_set_new(1000);
	g_autofree char *id = g_strnfill(100000, 'i');
	for (int i = 0; i < 100; i++) {
		memcpy(id, &i, sizeof(i));
		View view = { id, 100000 };
		duplicate_set_add(set, view, VIEW("a"), VIEW("x"), TEXT_PLAIN);
		g_assert_cmpint(duplicate_set_add(set, view, VIEW("b"), VIEW("x"), TEXT_PLAIN), ==,
				DUPLICATE_SAME);
	}
	size_t bytes = 0;
	g_assert_false(duplicate_set_each_crosspost(set, count_crosspost, &bytes));
	g_assert_cmpuint(bytes, >, 3 << 20);
	g_assert_cmpuint(bytes, <=, 4 << 20);
}

/* More lists than are numbered: the result stays right. */
static void test_many_lists(void)
{
	g_autoptr(DuplicateSet) set = duplicate_set_new(10);
	g_autoptr(GString) list = g_string_new(NULL);
	for (unsigned i = 0; i < 70000; i++) {
		g_string_printf(list, "%u", i);
		DuplicateResult result = duplicate_set_add(set, VIEW("a"), view_of_gstring(list),
							   VIEW("x"), TEXT_PLAIN);
		g_assert_cmpint(result, ==, i ? DUPLICATE_SAME : DUPLICATE_NEW);
	}
	size_t bytes = 0;
	g_assert_false(duplicate_set_each_crosspost(set, count_crosspost, &bytes));
	g_assert_cmpuint(bytes, >, 6 * 50000);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/duplicate/steps", test_steps);
	g_test_add_func("/duplicate/forgetting", test_forgetting);
	g_test_add_func("/duplicate/one-id", test_one_id);
	g_test_add_func("/duplicate/crosspost-bound", test_crosspost_bound);
	g_test_add_func("/duplicate/many-lists", test_many_lists);
	return g_test_run();
}
