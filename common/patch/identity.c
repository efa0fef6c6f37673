/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ids of a mail that a list has wrapped: see patch/identity.h. */
#include "patch/identity.h"

#include "message/sender.h"

View identity_take_wrapped(const View *values, View *references)
{
	if (!view_is(values[COLUMN_FROM_SOURCE], SENDER_WRAPPED) || references->len == 0)
		return VIEW("");
	const char *blank = view_rchr(*references, ' ');
	size_t start = blank ? (size_t)(blank + 1 - references->data) : 0;
	View id = view_from(*references, start);
	*references = view_head(*references, blank ? start - 1 : 0);
	return id;
}

View identity_of(const Record *mail)
{
	View references = mail->values[COLUMN_REFERENCES];
	View id = identity_take_wrapped(mail->values, &references);
	return id.len ? id : mail->values[COLUMN_MESSAGE_ID];
}
