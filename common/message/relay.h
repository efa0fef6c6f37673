/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What lists, trackers and archives make of a person's name and address.
 *
 * Pure, over plain text or values of the record stream. One table for each kind; a new way of
 * rewriting goes there.
 */
#pragma once

#include "bytes/view.h"

/*
 * Whether addr is nobody's own, as it says itself: a tracker's (`jira@`, `notifications@`), one
 * that takes no answers (`noreply@`), a relay's for its subscribers, or masked by an archive
 * (`jo...@example.org`). Who writes from there is told apart by name and address.
 */
bool relay_address_is_shared(View addr);

/* The domain that addr is at home in; empty for one that is nobody's own, but for masked ones that
 * keep it. */
View relay_address_domain(View addr);

/*
 * Undoes what was done to an address so that it can still be read: `a=40b.org@dmarc.list.org`,
 * `a=b.org@groups.io`, `a@b.org.invalid`, SRS0 and SRS1, BATV's `prvs=`. Writes it to out, whose
 * text it replaces. Returns false, with out as it was, if nothing was done to it.
 */
bool relay_address_unwrap(View addr, GString *out);

/* What a name in From says of whom it is. */
typedef struct {
	View name;	 /* without what was put around it */
	View addr;	 /* the person's address where it stands in the name; else empty */
	bool is_relayed; /* it says that somebody else passed the mail on */
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
