/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text that is signed within itself: the cleartext signature framework of OpenPGP (RFC 4880,
 * section 7; RFC 9580, section 7). PGP/MIME signs parts instead, and leaves their text alone.
 */
#pragma once

#include "bytes/view.h"

/* Whether text begins with the line that begins signed text; blank lines may come before. */
bool clear_signed_starts(View text);

/*
 * Opens the signed text that text from offset start on begins with: takes off its first line, the
 * armor headers (`Hash: SHA256`) with the blank line behind them, the `- ` before lines that were
 * dash-escaped, and the signature. What follows that stays. Where a line starts with a dash and no
 * blank, none was escaped, as GnuPG's NotDashEscaped has it. Nothing is verified. Takes linear
 * time.
 */
void clear_signed_open(GString *text, size_t start);
