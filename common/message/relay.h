/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What lists, trackers and archives make of a person's address.
 *
 * Pure, over plain text or values of the record stream. One table for each kind; a new way of
 * rewriting goes there.
 */
#pragma once

#include "bytes/view.h"

/* Splits an address at its last `@`; false if it has none. */
bool relay_address_split(View addr, View *local, View *domain);

/*
 * Whether addr is nobody's own, as it says itself: a tracker's (`jira@`, `notifications@`), one
 * that takes no answers (`noreply@`), a relay's for its subscribers, or masked by an archive
 * (`jo...@example.org`, `address@hidden`, `redacted`). Who writes from there is told apart by name
 * and address.
 */
bool relay_address_is_shared(View addr);

/*
 * Whether addr looks like that of a program or a gateway, as `tidebot@`, but name, which stands
 * with it, has no word in common with it: then it is that of somebody for whom the program writes.
 * `Tide Bot <tidebot@>` and `Jane Talbot <talbot@>` write for themselves.
 */
bool relay_address_is_machine(View addr, View name);

/* Whether addr is a machine's that passes on the mail of people who have other addresses, and names
 * them in Reply-To. */
bool relay_address_is_relay(View addr);

/* The domain that addr is at home in; empty for one that is nobody's own, but for masked ones that
 * keep it. */
View relay_address_domain(View addr);

/*
 * Undoes what was done to an address so that it can still be read: `a=40b.org@dmarc.list.org`,
 * `a=b.org@groups.io`, `a@b.org.invalid`, SRS0 and SRS1, BATV's `prvs=`. is_relayed says that the
 * name with it is a relay's, too: then `a=b.org@` is undone whoever has the domain, since lists at
 * groups.io may have one of their own. Writes it to out, whose text it replaces. Returns false,
 * with out as it was, if nothing was done to it.
 */
bool relay_address_unwrap(View addr, bool is_relayed, GString *out);
