/* SPDX-License-Identifier: GPL-2.0-or-later */
/* patch/note-search.h, for each width of vectors: see bytes/wide.h. */
#pragma once

#include "bytes/wide.h"

WIDE_DECLARE(const char *, note_search, View text);
WIDE_DECLARE(const char *, note_search_refusal, View text);
WIDE_DECLARE(const char *, note_search_reminder, View text);
WIDE_DECLARE(const char *, note_search_withdrawal, View text);
