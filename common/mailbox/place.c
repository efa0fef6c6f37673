/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a mail lies: see mailbox/place.h. */
#include "mailbox/place.h"

#include "bytes/number.h"

/* The names of SHA-1 and of SHA-256. */
static bool is_object_name(View text)
{
	return (text.len == 40 || text.len == 64) && view_hex_length(text) == text.len;
}

/* Takes the number behind the last colon off text, and the colon. */
static bool take_number(View *text, guint64 *number)
{
	const char *colon = view_rchr(*text, ':');
	if (!colon)
		return false;
	size_t at = (size_t)(colon - text->data);
	View digits = view_from(*text, at + 1);
	text->len = at;
	return number_parse(digits, number) && *number <= G_MAXINT64;
}

void mail_place_parse(MailPlace *place, View source)
{
	*place = (MailPlace){ .kind = MAIL_PLACE_NONE };
	View name = source;
	if (is_object_name(source))
		place->kind = MAIL_PLACE_COMMIT;
	else if (!view_chr(source, '\0') && take_number(&name, &place->length) &&
		 take_number(&name, &place->offset) && name.len)
		place->kind = view_is(name, "-") ? MAIL_PLACE_GONE : MAIL_PLACE_FILE;
	place->name = view_dup(name);
}

void mail_place_clear(MailPlace *place)
{
	g_clear_pointer(&place->name, g_free);
}
