/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces of inputs that are read again later, instead of being kept: where an input is a plain
 * file, its place and length are enough.
 *
 * A file may be written to in the meantime. What was appended to it does no harm; a piece that is
 * not what it was, by a keyed 64-bit hash (bytes/hash.h), is refused.
 */
#pragma once

#include "io/input.h"

#define PIECES_ERROR (pieces_error_quark())
GQuark pieces_error_quark(void);

typedef enum {
	PIECES_ERROR_CHANGED,
} PiecesError;

typedef struct Pieces Pieces;

Pieces *pieces_new(void);
void pieces_free(Pieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pieces, pieces_free)

/* The pieces that follow are of this input, of which some may have been read; it may be freed
 * before they are read. */
void pieces_begin(Pieces *pieces, const Input *input);

/*
 * Notes text, which lies in the window of that input. Returns its number, from 1 on; 0 if it has to
 * be kept, since the input is no plain file, or there were too many of them.
 */
guint pieces_note(Pieces *pieces, const Input *input, View text);

/*
 * Appends a piece to out. Returns false if it cannot be read as it was.
 * Errors: G_FILE_ERROR, PIECES_ERROR_CHANGED.
 */
bool pieces_read(const Pieces *pieces, guint number, GString *out, GError **error);
