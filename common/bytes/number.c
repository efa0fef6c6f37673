/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers as they stand in values of the record stream: see bytes/number.h. */
#include "bytes/number.h"

bool number_parse(View value, guint64 *number)
{
	guint64 sum = 0;
	for (size_t i = 0; i < value.len; i++) {
		if (!g_ascii_isdigit(value.data[i]))
			return false;
		guint64 digit = (guint64)(value.data[i] - '0');
		bool may_be_too_great = sum >= G_MAXUINT64 / 10;
		sum = may_be_too_great && sum > (G_MAXUINT64 - digit) / 10 ? G_MAXUINT64
									   : sum * 10 + digit;
	}
	if (value.len)
		*number = sum;
	return value.len > 0;
}

View number_print(char *room, guint64 number)
{
	char *end = room + NUMBER_MAX, *at = end;
	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	return (View){ at, (size_t)(end - at) };
}

void number_append(GString *out, guint64 number)
{
	char room[NUMBER_MAX];
	View digits = number_print(room, number);
	view_append(out, digits);
}
