/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a message of an mbox says of its own length: a part of mailbox/mbox.h. */
#pragma once

#include "bytes/view.h"

/* A header longer than this is not searched for a Content-Length. */
#define MBOX_MAX_HEADER ((size_t)64 * 1024)

/* Where the header at a window's start ends, and what its Content-Length field says. */
typedef struct {
	size_t header_end; /* 0 if the window does not hold all of it */
	bool has_length;
	size_t length;
} MboxClaim;

/* Reads the header at the window's start. */
MboxClaim mbox_find_claim(View window);
