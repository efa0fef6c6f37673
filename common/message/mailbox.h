/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One person's address (a mailbox of RFC 5322, section 3.4): the plain forms, in place.
 *
 * Most addresses are plain, and reading them takes no parser. All others are message/address.h's.
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	View name; /* the display name, decoded; empty if there is none */
	View addr; /* local@domain; empty if there is none */
} Mailbox;

/*
 * Reads a raw From, Sender... value that is one address in a plain form: `Name <a@b>`,
 * `"Name" <a@b>`, `<a@b>`, `a@b`, all of it printable ASCII with single blanks, without comments,
 * escapes, encoded words and an `@` in the name. Returns false for anything else, which must go to
 * addresses_parse; what is read here, that reads the same. Points into value.
 */
bool mailbox_parse_plain(View value, Mailbox *mailbox);

/* Whether text is an address in its plain form: a dot-atom, an `@` and a domain of letters, digits,
 * hyphens and underscores. */
bool mailbox_is_plain_address(View text);

/* Whether text is a dot-atom (section 3.2.3): a local part or a domain that needs no quotes. */
bool mailbox_is_dot_atom(View text);
