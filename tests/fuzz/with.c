/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Columns that are asked for, of any message: common/split/with.h, common/message/field-text.h. */
#include "split/with.h"
#include "fuzz.h"

/* Whether a value, escaped, has only lines that end in an address. */
static bool has_only_addresses(View value)
{
	for (const char *end; (end = view_find(value, "\\n"));) {
		View line = view_head(value, (size_t)(end - value.data));
		/* a backslash in an address may stand before an n */
		if (!view_ends(line, ">") && !view_ends(line, "\\"))
			return false;
		value = view_from(value, line.len + strlen("\\n"));
	}
	return value.len == 0 || view_ends(value, ">");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *const lists[] = { (char *)"to,cc,reply-to,from,x-note,zone,arrival", NULL };
	g_autoptr(WithColumns) with = with_columns_parse(lists, NULL);
	g_autoptr(WithReader) columns = with_reader_new(with);
	g_autoptr(MessageReader) reader = message_reader_new(false);
	Message message;
	message_reader_read(reader, fuzz_view(data, size), 1, &message);
	bool is_whole;
	const View *values = with_reader_read(columns, &message, &is_whole);
	g_assert_cmpuint(with_reader_count(columns), ==, 7);
	for (size_t i = 0; i < 7; i++) {
		g_assert_true(g_utf8_validate_len(values[i].data, values[i].len, NULL));
		g_assert_null(view_chr(values[i], '\t'));
		g_assert_null(view_chr(values[i], '\n'));
		if (i < 4 && !view_chr(values[i], '"'))
			g_assert_true(has_only_addresses(values[i]));
	}
	g_assert_true(values[5].len == 0 || values[5].len == strlen("+0200"));
	g_assert_true(values[6].len == 0 || values[6].len == strlen("2025-05-14T19:21:56Z"));
	return 0;
}
