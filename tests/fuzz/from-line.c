/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From_ lines and dates: common/message/from-line.h, common/message/date.h. */
#include "message/from-line.h"
#include "fuzz.h"
#include "message/date.h"

static bool is_header_line(View line)
{
	size_t len = 0;
	while (len < line.len && line.data[len] > ' ' && line.data[len] < 0x7f &&
	       line.data[len] != ':')
		len++;
	while (len && len < line.len && byte_is_in(line.data[len], " \t"))
		len++;
	return len && len < line.len && line.data[len] == ':';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View line = fuzz_view(data, size);
	gint64 date = -1;
	bool is_from = from_line_parse(line, &date);
	g_assert_cmpint(is_from, ==, from_line_parse(line, NULL));
	g_assert_true(!is_from || date_is_valid(date));
	g_assert_true(is_from || from_line_stand_in(line) == STAND_IN_NONE);
	g_assert_cmpint(header_line_like(line), ==, is_header_line(line));
	if (date_parse(line, &date))
		g_assert_true(date_is_valid(date));
	if (date_parse_received(line, &date))
		g_assert_true(date_is_valid(date));
	return 0;
}
