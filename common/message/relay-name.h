/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What lists and relays make of a person's name.
 *
 * Pure, over plain text or values of the record stream.
 */
#pragma once

#include "bytes/view.h"

/* What a name in From says of whom it is. */
typedef struct {
	View name;	   /* without what was put around it */
	View addr;	   /* the person's address where it stands in the name; else empty */
	bool is_relayed;   /* it says that somebody else passed the mail on */
	bool is_from_list; /* and that it was who has the address */
	bool has_handle;   /* it says so by a forge's ` (@user)` */
} RelayName;

/*
 * Reads a display name that stands with addr: `'A' via List`, `A (via List)`, `A via B4 Relay`,
 * freelists' `A (Redacted sender "a@b" for DMARC)`, `A a@b [list]` of Yahoo Groups, GitLab's
 * `A (@user)` unless the address can be the user's. Where other words join the two, as in
 * `A über List`, they count if is_list says that addr is the list's, or if the second is addr's
 * local part. The views are name's.
 */
RelayName relay_name_read(View name, View addr, bool is_list);

/* Whether a word of name is part of the local part of addr: it is hardly a list's. */
bool relay_name_has_address(View name, View addr);

/* The name that somebody with addr gave. `a---` is what Mailman writes for `a@b.org`, of whom it
 * has no name: in a name that is_relayed, or if it is addr's. */
View relay_name_given(View name, View addr, bool is_relayed);
