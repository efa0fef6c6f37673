/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Input: a file, standard input or a descriptor, read through one sliding window.
 *
 * The reader looks at the window, asks for more with input_fill while it has not seen enough, and
 * gives bytes back with input_skip. Only what was not skipped is kept, so memory is bounded by the
 * largest piece a reader wants to see whole. Files are read, never mapped: a file that shrinks
 * under the reader is then just short, and the memory stays small. Gzip is recognised by
 * its first bytes and undone (io/gunzip.h), from a pipe as well. Where its data is damaged, or
 * there is something else among it, the input breaks: input_fill fails, and input_resume goes on
 * behind.
 *
 * Two limits stand between an input that means harm and the machine's memory and time: one piece
 * has at most INPUT_PIECE_MAX bytes, and gzip data must not grow as no mail does.
 */
#pragma once

#include "bytes/buffer.h"

typedef struct Input Input;

#define INPUT_ERROR (input_error_quark())
GQuark input_error_quark(void);

typedef enum {
	INPUT_ERROR_COMPRESSED, /* xz, zstd or bzip2: the message names the command to pipe through
				 */
	INPUT_ERROR_DIRECTORY,
	INPUT_ERROR_TOO_LONG, /* the window is full: more fits when bytes are skipped */
	/* breaks in gzip data: */
	INPUT_ERROR_BOMB, /* it grows as no mail does */
	INPUT_ERROR_DAMAGED,
	INPUT_ERROR_CUT, /* it ends early */
} InputError;

/* The largest window. No mail server takes a message of a fifth of it, and its record, in which a
 * byte may take three, fits as well. */
#define INPUT_PIECE_MAX ((size_t)1 << 30)
#define INPUT_TOO_LONG "longer than 1024 MiB"

/*
 * Opens path, or standard input for "-".
 * Errors: G_FILE_ERROR, INPUT_ERROR_DIRECTORY.
 */
Input *input_open(const char *path, GError **error);

/* Reads fd, which stays the caller's to close; name is what messages call it. */
Input *input_new(int fd, const char *name);

/* Gives the bytes as they are, packed or not. Before the first input_fill. */
void input_take_as_is(Input *input);

/* Makes the largest window size bytes instead of INPUT_PIECE_MAX: for tests, since messages name
 * that. At least 32 KiB. */
void input_set_limit(Input *input, size_t size);

/* Whether a piece of size bytes can be in the window as a whole. */
bool input_has_room(const Input *input, guint64 size);

void input_free(Input *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, input_free)

/* The path as given, "-" for standard input. */
const char *input_name(const Input *input);

/* The bytes read and not yet skipped. Valid until the next input_fill, or as long as they are
 * held. */
View input_window(const Input *input);

/*
 * Holds the chunk of memory that the window lies in: bytes that are in the window now, or will be
 * while it lies there, stay where they are until chunk_release, though they are skipped and more
 * is read.
 */
Chunk *input_hold(Input *input);

/* The size of that chunk: more than CHUNK_SIZE if the input has, or had, a long piece. */
size_t input_memory(const Input *input);

/*
 * Reads more behind the window. Returns false at the end, and on an error.
 * Errors: G_FILE_ERROR for the read, INPUT_ERROR_COMPRESSED; for a break in gzip data one of its
 * own: each comes again until input_resume. INPUT_ERROR_TOO_LONG comes as long as the window is
 * full. What came before a failure stays in the window.
 */
bool input_fill(Input *input, GError **error);

/* Reads until the window has so many bytes, or input_fill fails, and returns the window. */
View input_fill_to(Input *input, guint64 size, GError **error);

/* Whether input_fill has failed, and what the window ends with may have gone on. */
bool input_breaks_off(const Input *input);

/*
 * Goes on behind a break, with an empty window: what the window holds is skipped, so that
 * text before and behind the break never meets. Returns false, and does nothing, if there is no
 * break or nothing behind it can be read. The break has been given as input_fill's error.
 */
bool input_resume(Input *input);

/* Gives the first size bytes of the window back; size is at most the window's length. */
void input_skip(Input *input, size_t size);

/* Gives a line back, with all of it that is still to be read: it may be longer than any window. */
void input_skip_line(Input *input);

/*
 * Goes to an offset of the (uncompressed) text, forwards or backwards, of an input that is a file
 * and was read from its beginning. Compressed text is read anew up to the offset if that lies
 * before the window; breaks on the way are gone over. Returns whether there is a byte, which is
 * then in the window.
 */
bool input_seek(Input *input, guint64 offset);

/* Whether the input is compressed, so that going back is dear. After the first input_fill. */
bool input_is_packed(const Input *input);

/* Whether the input is a pipe in which little waits to be read, so that whoever hurries now waits
 * later. */
bool input_is_behind(const Input *input);

/* How many bytes were skipped so far: the (uncompressed) offset of the window's first byte. */
guint64 input_offset(const Input *input);

/* A descriptor of one's own for an input that is a plain file, whose bytes can be read again; -1 if
 * it is not. After the first input_fill. */
int input_dup_file(const Input *input);

/* Finds the place in such a file of a byte in the window. Returns false if it has none. */
bool input_place(const Input *input, const char *at, guint64 *place);

/* How many bytes of the file itself are done with, which are fewer where it is compressed. */
guint64 input_taken(const Input *input);
