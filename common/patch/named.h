/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whom the value of a trailer names. People write there what they write in From, so that what is
 * not plain is read as From is (message/address.h); but a trailer may say more, and need not have
 * an address.
 */
#pragma once

#include "message/mailbox.h"

/*
 * Reads the person in value, which is plain or escaped: `A Person <a@example.org> # note`, a bare
 * address, whatever note is behind it, an address behind a name without <> around it, or a name
 * alone. Where name and address stand in value as they are, points there; else they are escaped,
 * and valid until the next call in this thread.
 */
Mailbox named_read(View value);
