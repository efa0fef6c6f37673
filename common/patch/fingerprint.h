/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The columns of a patch table that tell a diff from others, which it has only if they were asked
 * for: they take as long as all else together.
 */
#pragma once

#include "bytes/choice.h"
#include "record/extra.h"

typedef enum {
	FINGERPRINT_PATCH_ID, /* patch/patch-id.h */
	FINGERPRINT_LINES,    /* patch/line-sketch.h */
	N_FINGERPRINTS,
} FingerprintKind;

/* The words for them, which are the columns' names. */
extern const Choice fingerprint_choice;

typedef struct Fingerprinter Fingerprinter;

/* kinds are bits 1 << FingerprintKind. */
Fingerprinter *fingerprinter_new(unsigned kinds);
void fingerprinter_free(Fingerprinter *fingerprinter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fingerprinter, fingerprinter_free)

/* A header line came; as extra_columns_start. */
const View *fingerprinter_start(Fingerprinter *fingerprinter, const View *names, size_t n_names,
				size_t *n_written);

/* Gives row the columns, made of its diff (escaped text; empty if it has none); as
 * extra_columns_put. */
void fingerprinter_put(Fingerprinter *fingerprinter, Record *row, View diff);
