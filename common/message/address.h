/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Addresses in header values: RFC 5322 section 3.4, read leniently.
 *
 * Not left to GMime, which drops the comment of `Name (Company) <a@b>`, and gives up on
 * `name at host`, on brackets in names, and on dots next to dots.
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	char *name; /* display name, decoded, UTF-8; else the comment of `addr (Name)`; else "" */
	char *addr; /* local@domain in its own case, UTF-8, without white space outside quotes;
		       never "" */
} Address;

/* An array of Address that frees what it holds. */
GArray *addresses_new(void);

/*
 * Appends the addresses of a raw From, To, Reply-To... value, at most max of them.
 *
 * Groups are flattened. A name keeps its comments, `Name (Company)`, loses its quotes, and may hold
 * encoded words anywhere, in quotes too. A piece without an address belongs to the name of
 * the next one, as in `Last, First <a@b>`. `name at host` is what pipermail makes of
 * `name@host`. What holds no address is left out. Takes linear time.
 */
void addresses_parse(GArray *addresses, View value, guint max);
