/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names that a mailing list has in the headers of its mail. Pure, over plain text. */
#pragma once

#include "bytes/view.h"

/* The names a list has in its mail. */
typedef struct {
	View id;   /* `kvm.vger.kernel.org`; empty if unknown */
	View post; /* the address to post to; empty if unknown */
} ListNames;

/* The id of a List-Id value (RFC 2919), whose encoded words are decoded: what stands in its `<>`,
 * else its last word. Quoted text and comments hold neither. */
View list_id_of(View value);

/* The address of a List-Post value (RFC 2369), empty for `NO`. */
View list_post_of(View value);

/* Whether addr is the list's own; its id `list.example.org` stands for `list@example.org`. */
bool list_has_address(const ListNames *list, View addr);
