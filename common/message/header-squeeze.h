/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a header field on one line (RFC 5322, section 2.2.3). Pure. */
#pragma once

#include "bytes/view.h"

/*
 * Squeezes text: each run of blanks, TABs and line breaks becomes one blank, none are left at the
 * ends. That unfolds a field. Returns text itself, trimmed, where that is all there is to
 * do; else what was written to buffer, replacing what it held.
 */
View header_squeeze(View text, GString *buffer);
