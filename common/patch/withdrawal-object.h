/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What somebody takes back: `this patch`, `the whole series`, `v2`, `patch 3`, `it`.
 *
 * A helper of patch/withdrawal.c. Pure.
 */
#pragma once

#include "patch/phrase-words.h"

typedef enum {
	OBJECT_NOTHING,
	OBJECT_POINTED, /* `this`, `it`, `this one`: whatever the mail answers */
	OBJECT_PATCH,	/* `this patch` */
	OBJECT_PART,	/* `patch 3`: one that is named by its number */
	OBJECT_SERIES,	/* all that was posted together: `this series`, `v2` */
} ObjectKind;

typedef struct {
	ObjectKind kind;
	bool is_one;   /* `this one` */
	bool is_own;   /* `my own patch` */
	guint64 part;  /* of OBJECT_PART: its number, */
	guint64 total; /* and of how many it is one; 0 if that is not said */
} WithdrawalObject;

/* How many words from at on name an object, of a posting of that version; 0 if none do, or if they
 * name another version. */
int withdrawal_object(PhraseWords *words, size_t at, unsigned version, WithdrawalObject *object);
