/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a header field on one line (RFC 5322, section 2.2.3). Pure. */
#pragma once

#include "bytes/view.h"

/*
 * Squeezes text, in UTF-8: each run of blanks, TABs and line breaks becomes one blank, none are
 * left at the ends. That unfolds a field. Blanks of Unicode (bytes/wide-blank.h) count, too: what
 * looks like a blank in a subject or a name is one. Returns text itself, trimmed, where that is all
 * there is to do; else what was written to buffer, replacing what it held.
 */
View header_squeeze(View text, GString *buffer);
