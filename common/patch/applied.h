/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a reply says that a patch was applied: RULE 7.
 *
 * Pure, over one line at a time, plain or escaped. Only the first lines of a reply say
 * so reliably; the caller chooses them.
 */
#pragma once

#include "bytes/view.h"

/* Whether line says it: `Applied, thanks.`, `Patches 1-3 queued for 6.1`, `Series merged`. */
bool applied_says(View line);

/* Whether line belongs to what mail programs write above a quote: `On Monday, X wrote:`. */
bool applied_is_attribution(View line);
