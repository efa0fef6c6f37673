/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Lines of a header that lost the blank by which they continue a field.
 *
 * A helper of message/header.c.
 */
#pragma once

#include "bytes/view.h"

/*
 * Whether a line that is no field was torn off the one of that name: of Subject, References,
 * In-Reply-To, To or Cc, which are often folded. Lines that might be a field's, but for its name,
 * are none of a fold.
 */
bool header_torn_off(View name, View line);

/*
 * Whether the line that rest begins with, and all behind it up to the next field or the blank line
 * before the body, were torn off the field of that name. before is that field's text, or a line
 * torn off it that comes before this one. A body whose blank line is missing is no such thing.
 */
bool header_torn_run(View name, View before, View rest);
