/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Texts that are kept by the million: side by side, with their lengths before them.
 *
 * A reference to one is a pointer, half of what a View takes. Texts are never freed one by one.
 */
#pragma once

#include "bytes/view.h"

typedef struct KeptTexts KeptTexts;

/* A text that is kept; all zero if it is empty. Valid as long as its KeptTexts. */
typedef struct {
	const guint8 *at;
} Kept;

KeptTexts *kept_texts_new(void);
void kept_texts_free(KeptTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeptTexts, kept_texts_free)

/* A copy of text. */
Kept kept_add(KeptTexts *texts, View text);

/* The same for what comes again and again, as names do: one copy of all that are equal. */
Kept kept_add_once(KeptTexts *texts, View text);

/* The text; before it stands its length, seven bits in each byte, the low ones first, and the
 * eighth set in all but the last. */
static inline View kept_view(Kept text)
{
	const guint8 *at = text.at;
	if (!at)
		return VIEW("");
	size_t len = *at & 0x7f;
	for (unsigned shift = 7; *at++ & 0x80; shift += 7)
		len |= (size_t)(*at & 0x7f) << shift;
	return (View){ (const char *)at, len };
}

static inline bool kept_is_empty(Kept text)
{
	return !text.at;
}
