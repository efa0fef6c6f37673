/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a text may say that a patch is in, or refused, or taken back, or remind of it at all,
 * which most do not.
 *
 * A helper of patch/note.c, patch/nack.c, patch/ping.c and patch/withdrawal.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/* The first place in text, plain or escaped, that may belong to a word for being in, or out
 * again; or NULL. */
const char *note_search(View text);

/* The first place where a word for refusing may stand, with `na` or `je` in the middle of it; or
 * NULL. */
const char *note_search_refusal(View text);

/* The first place where a word that reminds may begin; or NULL. */
const char *note_search_reminder(View text);

/* The first place where a word by which somebody takes something back may stand, or `please do`;
 * these three letters are in the middle of it. NULL if there is none. */
const char *note_search_withdrawal(View text);
