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
} RelayName;

/*
 * Reads a display name that stands with addr: `'A' via List`, `A (via List)`, `A via B4 Relay`,
 * freelists' `A (Redacted sender "a@b" for DMARC)`, `A a@b [list]` of Yahoo Groups. Where other
 * words join the two, as in `A über List`, they count if is_list says that addr is the list's, or
 * if the second is addr's local part. The views are name's.
 */
RelayName relay_name_read(View name, View addr, bool is_list);

/* The name that somebody with addr gave. `a---` is what Mailman writes for `a@b.org`, of whom it
 * has no name: in a name that is_relayed, or if it is addr's. */
View relay_name_given(View name, View addr, bool is_relayed);
