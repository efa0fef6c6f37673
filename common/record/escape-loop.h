/* SPDX-License-Identifier: GPL-2.0-or-later */
/* record_escape in the forms of wide.h; escape.c picks one. */
#pragma once

#include "bytes/wide.h"

WIDE_DECLARE(size_t, record_escape, char *out, View text, const char *limit);
