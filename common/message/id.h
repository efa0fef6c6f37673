/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Message ids: the values of Message-ID, In-Reply-To and References (RFC 5322, section 3.6.4) as
 * bare ids, without the `<>`.
 *
 * One reader for all of them, as lenient as mail needs it. Encoded words, which RFC 2047 does not
 * allow there, are decoded. An id never holds white space here, so that ids can be set apart by
 * blanks: a fold in an id is closed, and `x () host` and `x at host`, as web archives print ids,
 * are `x@host` again. An id that lost its `<` is taken; one that lost both where there is no other
 * text up to the next `<`, and in References where the value has no `<` at all.
 */
#pragma once

#include "bytes/view.h"

/* RFC 5322, section 2.1.1: no line is longer, so no id either. */
enum {
	MESSAGE_ID_MAX = 998
};

/* The id of a Message-ID value, or the empty view. Points into value, or to buffer where the id
 * had to be mended; that replaces what buffer held. */
View message_id_of(View value, GString *buffer);

/*
 * The id of an In-Reply-To value: the last of the ids it starts with, whatever text follows; where
 * it starts with text (`Message from A <a@example.org> of Tuesday <id>`) the last. Empty if there
 * is none or if it is self, the message's own. Result as that of message_id_of.
 */
View message_id_of_parent(View value, View self, GString *buffer);

/* Appends the ids of a References value, blank-separated, in order, without self. */
void message_id_append_all(GString *out, View value, View self);
