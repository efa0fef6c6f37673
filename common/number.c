/* Numbers as they stand in values of the record stream: see number.h. */
#include "number.h"

bool number_parse(View value, guint64 *number)
{
	guint64 sum = 0;
	for (size_t i = 0; i < value.len; i++) {
		if (!g_ascii_isdigit(value.data[i]))
			return false;
		guint64 digit = (guint64)(value.data[i] - '0');
		sum = sum > (G_MAXUINT64 - digit) / 10 ? G_MAXUINT64 : sum * 10 + digit;
	}
	if (value.len)
		*number = sum;
	return value.len > 0;
}
