/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a mail is that of a record: see split/origin.h. */
#include "split/origin.h"

#include "message/encoded-word.h"
#include "message/header-squeeze.h"
#include "message/header.h"
#include "message/id.h"
#include "record/record.h"

static bool is_value(View text, View value)
{
	if (view_equal(text, value))
		return true;
	g_autoptr(GString) escaped = g_string_new(NULL);
	record_escape_append(escaped, text);
	return view_equal(view_of_gstring(escaped), value);
}

bool mail_is_origin(View raw, View message_id, View subject)
{
	if (message_id.len == 0 && subject.len == 0)
		return true;
	Header header;
	header_scan(&header, raw);
	g_autoptr(GString) buffer = g_string_new(NULL);
	if (message_id.len)
		return is_value(message_id_of(header.values[HEADER_MESSAGE_ID], buffer),
				message_id);
	g_autoptr(GString) squeezed = g_string_new(NULL);
	g_autoptr(GString) regular = g_string_new(NULL);
	if (!header.is_regular) {
		header_regularise(raw, regular);
		header_scan(&header, view_of_gstring(regular));
	}
	encoded_word_decode(buffer, header.values[HEADER_SUBJECT]);
	return is_value(header_squeeze(view_of_gstring(buffer), squeezed), subject);
}
