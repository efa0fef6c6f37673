/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The record stream's schema and escaping: common/record/record.h. */
#include "record/record.h"

#include "commit/match.h"
#include "patch/classify.h"
#include "patch/flags.h"
#include "patch/result.h"

typedef struct {
	const char *text;
	size_t len; /* 0: strlen */
	const char *value;
} EscapeCase;

static const EscapeCase escapes[] = {
	{ "", 0, "" },
	{ "plain text", 0, "plain text" },
	{ "a\tb\nc\rd\\e", 0, "a\\tb\\nc\\rd\\\\e" },
	{ "a\0b", 3,
	  "a\xef\xbf\xbd"
	  "b" },
	{ "\x01\x1b[31m\x7f", 0, "\xef\xbf\xbd\xef\xbf\xbd[31m\xef\xbf\xbd" },
	{ "J\xc3\xb6rg", 0, "J\xc3\xb6rg" },
	{ "J\xf6rg", 0, "J\xef\xbf\xbdrg" },
	/* C1 control U+009B, one character */
	{ "x\xc2\x9by", 0, "x\xef\xbf\xbdy" },
	{ "\xc2\xa0", 0, "\xc2\xa0" },
	/* overlong, surrogate, beyond U+10FFFF: a replacement a byte */
	{ "\xc0\xaf", 0, "\xef\xbf\xbd\xef\xbf\xbd" },
	{ "\xed\xa0\x80", 0, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "\xf4\x90\x80\x80", 0, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
	{ "\xe2\x82\xac\xf0\x9f\x98\x80", 0, "\xe2\x82\xac\xf0\x9f\x98\x80" },
	/* cut off at the end */
	{ "\xe2\x82", 0, "\xef\xbf\xbd\xef\xbf\xbd" },
	/* special bytes on either side of a block's border */
	{ "0123456789abcde\n0123456789abcdef\n\n", 0, "0123456789abcde\\n0123456789abcdef\\n\\n" },
	{ "0123456789abcdef0123456789abcd\xc3\xa4", 0, "0123456789abcdef0123456789abcd\xc3\xa4" },
	{ "~~~~~~~~~~~~~~~~ \x7f", 0, "~~~~~~~~~~~~~~~~ \xef\xbf\xbd" },
};

static void test_escape(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
		const EscapeCase *c = &escapes[i];
		g_autoptr(GString) got = g_string_new("<");
		record_escape_append(got, (View){ c->text, c->len ? c->len : strlen(c->text) });
		g_assert_cmpstr(got->str + 1, ==, c->value);
	}
}

/* Every byte at every place of a block gives what it gives alone. */
static void test_escape_positions(void)
{
	for (int byte = 0; byte < 256; byte++) {
		char alone_in[1] = { (char)byte };
		g_autoptr(GString) alone = g_string_new(NULL);
		record_escape_append(alone, (View){ alone_in, 1 });
		for (size_t place = 0; place < 40; place++) {
			char text[48];
			memset(text, 'x', sizeof text);
			text[place] = (char)byte;
			g_autoptr(GString) got = g_string_new(NULL);
			g_autoptr(GString) want = g_string_new(NULL);
			record_escape_append(got, (View){ text, sizeof text });
			g_string_append_len(want, text, (gssize)place);
			g_string_append(want, alone->str);
			g_string_append_len(want, text + place + 1,
					    (gssize)(sizeof text - place - 1));
			g_assert_cmpstr(got->str, ==, want->str);
		}
	}
}

static void test_unescape(void)
{
	static const char *const cases[][2] = {
		{ "", "" },
		{ "a\\tb\\nc\\rd\\\\e", "a\tb\nc\rd\\e" },
		{ "\\\\n", "\\n" },
		{ "\\x\\", "\\x\\" },
		{ "tail\\n", "tail\n" },
		{ "\\\\", "\\" },
		/* the name of a column, of this version or a later one */
		{ "\\x73ubject", "subject" },
		{ "\\x74hread", "thread" },
		{ "x\\x73ubject", "x\\x73ubject" },
		{ "\\x53ubject", "\\x53ubject" },
		{ "\\x0aubject", "\\x0aubject" },
		{ "\\xf3ubject", "\\xf3ubject" },
		{ "\\x7", "\\x7" },
		{ "\\\\x73ubject", "\\x73ubject" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *got = record_unescape(view_of(cases[i][0]));
		g_assert_cmpstr(got, ==, cases[i][1]);
	}
}

/* Every name is escaped and comes back; nothing else is. */
static void test_names(void)
{
	static const char *const others[] = {
		"",
		"Subject",
		"subjec",
		"subjects",
		"subject\\n",
		"\\x73ubject",
		"a_long_name_of_some",
	};
	for (Column column = 0; column < N_COLUMNS; column++) {
		char room[RECORD_NAME_SIZE];
		View name = view_of(column_name(column));
		View escaped = record_name_escape(room, name);
		g_autofree char *text = view_dup(escaped);
		g_autofree char *plain = record_unescape(escaped);
		g_assert_true(column_of_name(escaped) == COLUMN_UNKNOWN);
		g_assert_true(view_starts(escaped, "\\x"));
		g_assert_cmpstr(plain, ==, name.data);
		g_assert_true(view_equal(record_name_unescape(view_of(text)), name));
	}
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
		char room[RECORD_NAME_SIZE];
		View value = view_of(others[i]);
		g_assert_true(record_name_escape(room, value).data == value.data);
		if (!view_starts(value, "\\x"))
			g_assert_true(record_name_unescape(value).data == value.data);
	}
}

/* The proof in mail-record(5) rests on these. */
static void test_grammar(void)
{
	/* Words that are written as they are: of these, only those of by and why may be names of
	 * columns, and no table has both. */
	for (Kind kind = 0; kind < N_KINDS; kind++)
		g_assert_true(column_of_name(view_of(kind_name(kind))) == COLUMN_UNKNOWN);
	for (unsigned flag = 1; flag; flag <<= 1) {
		g_autoptr(GString) word = g_string_new(NULL);
		flags_append(word, flag);
		g_assert_true(column_of_name(view_of_gstring(word)) == COLUMN_UNKNOWN);
	}
	for (Result result = 0; result < N_RESULTS; result++)
		g_assert_true(column_of_name(view_of(result_word(result))) == COLUMN_UNKNOWN);
	for (MatchReason reason = 0; reason < N_MATCHES; reason++)
		g_assert_true(column_of_name(view_of(match_reason_name(reason))) == COLUMN_UNKNOWN);
	for (Table table = 0; table < N_TABLES; table++) {
		size_t n_columns, n_other;
		table_columns(table, &n_columns);
		g_assert_false(table_has(table, COLUMN_BY) && table_has(table, COLUMN_WHY));
		/* Later versions know more names; a date or a count is none. */
		g_assert_true(table == TABLE_CROSSPOST || table_has(table, COLUMN_DATE) ||
			      table_has(table, COLUMN_COUNT));
		/* Without a header line, the number of columns says which table it is. */
		for (Table other = table + 1; other < N_TABLES; other++) {
			table_columns(other, &n_other);
			g_assert_cmpuint(n_columns, !=, n_other);
		}
	}
}

/* The start of a value ends with a whole character, and a whole escape. */
static void test_head(void)
{
	static const struct {
		const char *value;
		size_t max;
		const char *head;
	} heads[] = {
		{ "abc", 3, "abc" },
		{ "abc", 2, "ab" },
		{ "abc", 0, "" },
		{ "a\\nb", 2, "a" },
		{ "a\\nb", 3, "a\\n" },
		{ "a\\\\n", 3, "a\\\\" },
		{ "a\\\\n", 2, "a" },
		{ "\\\\\\\\", 3, "\\\\" },
		{ "\xc3\xb6\xc3\xb6", 3, "\xc3\xb6" },
		{ "\xe2\x82\xac", 2, "" },
		{ "\\n\xf0\x9f\x98\x80", 5, "\\n" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		g_assert_true(view_is(record_value_head(view_of(heads[i].value), heads[i].max),
				      heads[i].head));
}

static void test_schema(void)
{
	g_assert_true(column_of_name(view_of("subject")) == COLUMN_SUBJECT);
	g_assert_true(column_of_name(view_of("Subject")) == COLUMN_UNKNOWN);
	g_assert_true(column_of_name(view_of("sub")) == COLUMN_UNKNOWN);
	for (Column column = 0; column < N_COLUMNS; column++) {
		g_assert_true(column_of_name(view_of(column_name(column))) == column);
		bool used = false;
		for (Table table = 0; table < N_TABLES; table++)
			used = used || table_has(table, column) || table_may_have(table, column);
		g_assert_true(used);
	}
	/* What a table may have is none of what it has. */
	for (Table table = 0; table < N_TABLES; table++)
		for (Column column = 0; column < N_COLUMNS; column++)
			g_assert_false(table_has(table, column) && table_may_have(table, column));
	/* The patch table is the mail table with columns put in before and after body. Those before
	 * it keep their numbers for ever. */
	size_t n_mail, n_patch;
	const Column *mail = table_columns(TABLE_MAIL, &n_mail);
	const Column *patch = table_columns(TABLE_PATCH, &n_patch);
	for (size_t i = 0; i < n_mail - 1; i++)
		g_assert_true(mail[i] == patch[i]);
	g_assert_true(mail[n_mail - 1] == COLUMN_BODY && patch[25] == COLUMN_BODY);
}

/* What adds a column that not every table has. */
static void test_makers(void)
{
	static const struct {
		Table table;
		Column column;
		const char *maker;
	} cases[] = {
		{ TABLE_MAIL, COLUMN_ZONE, "mbox-split --with=zone" },
		{ TABLE_PATCH, COLUMN_ZONE, "mbox-split --with=zone" },
		{ TABLE_PATCH, COLUMN_LINES, "patch-classify --with=lines" },
		{ TABLE_COMMIT, COLUMN_LINES, "commit-cat --with=lines" },
		{ TABLE_PATCH, COLUMN_COMMIT, "commit-match" },
		{ TABLE_PATCH, COLUMN_ORG, "record-map" },
		/* nothing: it is there, or cannot be */
		{ TABLE_COMMIT, COLUMN_COMMIT, NULL },
		{ TABLE_PATCH, COLUMN_SUBJECT, NULL },
		{ TABLE_MAIL, COLUMN_LINES, NULL },
		{ TABLE_MAIL, COLUMN_UNKNOWN, NULL },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(column_maker(cases[i].table, cases[i].column), ==, cases[i].maker);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/record/escape", test_escape);
	g_test_add_func("/record/escape-positions", test_escape_positions);
	g_test_add_func("/record/unescape", test_unescape);
	g_test_add_func("/record/names", test_names);
	g_test_add_func("/record/grammar", test_grammar);
	g_test_add_func("/record/head", test_head);
	g_test_add_func("/record/schema", test_schema);
	g_test_add_func("/record/makers", test_makers);
	return g_test_run();
}
