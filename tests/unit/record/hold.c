/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Holding records back: common/record/hold.h. */
#include "record/hold.h"

/*
 * A case is a run of words:
 *
 *     x        pushes the record with id x
 *     ?x       the same, as a candidate
 *     x*N      the same, with a body of N KiB (?x*N too)
 *     x@N      the same, dated minute N (?x@N too); else the date is unknown
 *     =x       settles the candidate x: its kind becomes `cover`
 *     =!x      the same, which must fail: no such candidate waits
 *     .        flushes
 *     |        nothing; makes the point visible in what is expected
 *
 * What is expected: the ids in the order of their release, upper case for those settled, and the
 * `|`s at the time they came.
 */
typedef struct {
	const char *run, *released;
} Case;

static const Case cases[] = {
	{ "", "" },
	{ "a b | c .", "ab|c" },
	{ "?a | .", "|a" },
	{ "?a b c | .", "|abc" },
	{ "?a b =a | c", "Ab|c" },
	{ "?a =a | b", "A|b" },
	{ "a ?b c =b d", "aBcd" },
	{ "?a b ?c d =a | e =c |", "Ab|Cde|" },
	{ "?a b ?c d =c | e =a |", "|AbCde|" },
	{ "?a b ?c d =c | .", "|abCd" },
	{ "?a b =!b =!x =a =!a", "Ab" },
	{ "?a . =!a b", "ab" },
	{ "?a . . ?b c . |", "abc|" },
	/* the same id twice: the first that waits is meant */
	{ "?a ?a =a | =a =!a", "A|A" },
	/* bounds: bytes */
	{ "?a*1000 b*2000 c*1000 | d*200 |", "|abcd|" },
	{ "?a*1000 b*2000 ?c*1000 | d*200 | =!a e =c |", "|ab|Cde|" },
	{ "?a b*5000 | c", "ab|c" },
	{ "?a*5000 | =!a b", "a|b" },
	{ "?a b ?c*5000 |", "abc|" },
	{ "?a*4000 =a ?b*4000 | =b", "A|B" },
	/* bounds: time */
	{ "?a@1000 b@1060 | c@1061", "|abc" },
	{ "?a@1000 ?b@1050 | c@1061 =!a =b |", "|aBc|" },
	{ "?a@1000 b c@1 | d@1060 =a e", "|Abcde" },
	{ "?a b@1 c@1000 | =a", "|Abc" },
	{ "?a@1000 ?b@1061 | c =b", "a|Bc" },
};

static void append_released(const Record *record, gpointer data)
{
	GString *released = data;
	View id = record->values[COLUMN_MESSAGE_ID];
	g_assert_cmpuint(id.len, ==, 1);
	bool settled = view_is(record->values[COLUMN_KIND], "cover");
	g_assert_true(settled || view_is(record->values[COLUMN_KIND], "other"));
	g_string_append_c(released, settled ? g_ascii_toupper(id.data[0]) : id.data[0]);
	/* The rest came through as it was. */
	g_assert_true(record->table == TABLE_PATCH);
	g_assert_cmpuint(record->n_extra, ==, 2);
	g_assert_true(view_equal(record->extra_values[0], id));
	g_assert_true(view_is(record->extra_values[1], ""));
	View body = record->values[COLUMN_BODY];
	for (size_t i = 0; i < body.len; i++)
		g_assert_cmpint(body.data[i], ==, id.data[0]);
}

/* Pushes a record whose bytes do not outlive the call. */
static void push(Hold *hold, const char *word)
{
	bool candidate = word[0] == '?';
	word += candidate;
	guint64 number = word[1] ? g_ascii_strtoull(word + 2, NULL, 10) : 0;
	size_t len = word[1] == '*' ? 1024 * number : 3;
	gint64 date = word[1] == '@' ? 60 * (gint64)number : 0;
	g_autofree char *body = g_strnfill(len, word[0]);
	g_autofree char *kind = g_strdup("other");
	View extra_values[] = { { body, 1 }, { body, 0 } };
	Record record = {
		.table = TABLE_PATCH,
		.extra_values = extra_values,
		.n_extra = G_N_ELEMENTS(extra_values),
	};
	record.values[COLUMN_MESSAGE_ID] = (View){ body, 1 };
	record.values[COLUMN_KIND] = view_of(kind);
	record.values[COLUMN_BODY] = (View){ body, len };
	hold_push(hold, &record, date, candidate);
	memset(body, '#', len);
	memset(kind, '#', strlen(kind));
}

static void settle(Hold *hold, const char *word)
{
	bool expected = word[0] != '!';
	g_autofree char *kind = g_strdup("cover");
	const HoldChange change = { COLUMN_KIND, view_of(kind) };
	g_assert_cmpint(hold_find(hold, view_of(word + !expected)) != NULL, ==, expected);
	g_assert_cmpint(hold_settle(hold, view_of(word + !expected), &change, 1), ==, expected);
	memset(kind, '#', strlen(kind));
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GString) released = g_string_new(NULL);
		g_autoptr(Hold) hold = hold_new(append_released, released);
		g_auto(GStrv) words = g_strsplit(cases[i].run, " ", -1);
		for (char **word = words; *word; word++) {
			if (**word == '|')
				g_string_append_c(released, '|');
			else if (**word == '.')
				hold_flush(hold);
			else if (**word == '=')
				settle(hold, *word + 1);
			else if (**word)
				push(hold, *word);
		}
		if (!g_str_equal(released->str, cases[i].released))
			g_test_message("%s", cases[i].run);
		g_assert_cmpstr(released->str, ==, cases[i].released);
	}
}

static void test_count(void)
{
	g_autoptr(GString) released = g_string_new(NULL);
	g_autoptr(Hold) hold = hold_new(append_released, released);
	push(hold, "?a");
	for (int i = 1; i < HOLD_MAX_RECORDS; i++)
		push(hold, "b");
	g_assert_cmpuint(released->len, ==, 0);
	push(hold, "c");
	g_assert_cmpuint(released->len, ==, HOLD_MAX_RECORDS + 1);

	g_string_truncate(released, 0);
	for (int i = 0; i < 2 * HOLD_MAX_RECORDS; i++)
		push(hold, "?a");
	g_assert_cmpuint(released->len, ==, HOLD_MAX_RECORDS);
	/* What is not flushed is dropped; the sanitizer sees that it is freed. */
}

static void same_record(const Record *record, gpointer data)
{
	*(const Record **)data = record;
}

static void test_no_copy(void)
{
	const Record *released = NULL;
	g_autoptr(Hold) hold = hold_new(same_record, &released);
	Record record = { .table = TABLE_PATCH };
	hold_push(hold, &record, 0, false);
	g_assert_true(released == &record);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/hold/cases", test_cases);
	g_test_add_func("/hold/count", test_count);
	g_test_add_func("/hold/no-copy", test_no_copy);
	return g_test_run();
}
