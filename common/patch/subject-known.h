/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words that mean something in the brackets of a subject, and how people misspell them.
 *
 * A helper of patch/subject-words.c.
 */
#pragma once

#include "bytes/view.h"
#include "patch/flags.h"

/* What a known word does. */
typedef struct {
	View word; /* in lower case */
	unsigned flags;
	bool marker;
	bool counted; /* may be followed by a number: `RESEND2`, `PING^3` */
} KnownWord;

/* The word of the table, in any case; NULL if it is none. */
const KnownWord *known_word_find(View word);

/* The same, also with a number behind it or another `re` before it (`RERESEND`). */
const KnownWord *known_word_find_in_disguise(View word);

/* Whether text starts with `patch`, in any case. */
bool known_word_starts_patch(View text);

/* The first `patch` in text, in any case; NULL if there is none. */
const char *known_word_find_patch(View text);

/*
 * Whether word is PATCH but for one slip of the fingers: a letter too many (`PATCHi`), missing
 * (`PATH`), wrong, or two in each other's place (`PTACH`). Other English words are not: `watch`,
 * `batch` and the like, and `path` unless it is in capitals.
 */
bool known_word_is_misspelt_patch(View word);

/* Whether word says what else than a patch a mail is: `question`, `announce`. A diff in such a mail
 * is a thought. */
bool known_word_is_purpose(View word);

/* Whether a tag names a tree that patches are meant for: `net`, `-mm`, anything that ends in -next.
 * Such a tag stands alone in brackets for `[PATCH tree]`. */
bool known_word_is_tree(View tag);
