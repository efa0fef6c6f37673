/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ids of mail that has two: see patch/identity.h. */
#include "patch/identity.h"

#include "message/sender.h"

/* Takes the id that the sender gave a mail that a list has wrapped. */
static View take_wrapped(const View *values, View *references)
{
	View id = VIEW("");
	if (view_is(values[COLUMN_FROM_SOURCE], SENDER_WRAPPED))
		view_last_word(references, &id);
	return id;
}

/* Takes the id that the sender gave a mail that got another, which stands before it. */
static View take_sent(View message_id, View *references)
{
	View rest = *references, id, before;
	/* Mostly there is no room for both. */
	if (message_id.len == 0 || rest.len <= message_id.len + 1 || !view_last_word(&rest, &id) ||
	    !view_last_word(&rest, &before) || !view_equal(before, message_id))
		return VIEW("");
	*references = rest;
	return id;
}

View identity_take_second(const View *values, View *references)
{
	View id = take_wrapped(values, references);
	return id.len ? id : take_sent(values[COLUMN_MESSAGE_ID], references);
}

View identity_of(const Record *mail)
{
	View references = mail->values[COLUMN_REFERENCES];
	View id = take_wrapped(mail->values, &references);
	return id.len ? id : mail->values[COLUMN_MESSAGE_ID];
}
