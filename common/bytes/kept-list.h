/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Short lists of texts that are kept once (bytes/kept.h), of which there are many.
 *
 * A list is one piece of memory that grows as little as it can; NULL is one without texts.
 */
#pragma once

#include "bytes/kept.h"

typedef struct KeptList KeptList;

void kept_list_free(KeptList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeptList, kept_list_free)

/* Adds a text of kept_add_once, unless the list has it already. */
void kept_list_add(KeptList **list, Kept text);

/* Adds those of another list of the same KeptTexts. */
void kept_list_add_all(KeptList **list, const KeptList *more);

/* Appends the texts to out, in the order in which they were added first, with separator between
 * them. */
void kept_list_append(GString *out, KeptList *list, const char *separator);
