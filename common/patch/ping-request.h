/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What reminds of a patch without saying so: `What's the status of this series?`, `Could you take a
 * look at this patch?`
 *
 * A helper of patch/ping.c. Pure.
 */
#pragma once

#include "bytes/lines.h"

typedef enum {
	PING_NOTHING,
	PING_IF_OWN, /* it reminds if who posted the patch says it; anybody else asks a colleague */
	PING_REMINDS,
} PingSays;

/* Whether a line, without its greeting, may begin with such a request, which most do not. */
bool ping_request_may_start(View line);

/* What the first sentence of text, or the second behind a pleasantry, says. */
PingSays ping_request_read(View text, TextForm form);
