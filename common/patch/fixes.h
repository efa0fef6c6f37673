/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a `Fixes:` is a trailer, which says what commit or bug is mended, or a line of prose.
 *
 * A helper of patch/trailer.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/* Whether value names what is fixed: a commit, a link, or the number of a bug. It may go on in
 * more, else that is empty. */
bool fixes_names(View value, View more);
