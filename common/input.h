/*
 * Input: a file, standard input or a descriptor, read through one sliding window.
 *
 * The reader looks at the window, asks for more with input_fill while it has not seen enough, and
 * gives bytes back with input_skip. Only what was not skipped is kept, so memory is bounded by the
 * largest piece a reader wants to see whole. Files are read, never mapped: a file that shrinks
 * under the reader is then just short, and the memory stays small. Gzip is recognised by
 * its first bytes and undone (GZlibDecompressor), from a pipe as well.
 */
#pragma once

#include "view.h"

typedef struct Input Input;

#define INPUT_ERROR (input_error_quark())
GQuark input_error_quark(void);

typedef enum {
	INPUT_ERROR_COMPRESSED, /* xz, zstd or bzip2: the message names the command to pipe through
				 */
	INPUT_ERROR_DIRECTORY,
} InputError;

/*
 * Opens path, or standard input for "-".
 * Errors: G_FILE_ERROR, INPUT_ERROR_DIRECTORY.
 */
Input *input_open(const char *path, GError **error);

/* Reads fd, which stays the caller's to close; name is what messages call it. */
Input *input_new(int fd, const char *name);

void input_free(Input *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Input, input_free)

/* The path as given, "-" for standard input. */
const char *input_name(const Input *input);

/* The bytes read and not yet skipped. Valid until the next input_fill. */
View input_window(const Input *input);

/*
 * Reads more behind the window. Returns false at the end, and on an error.
 * Errors: G_FILE_ERROR for the read, G_IO_ERROR for damaged gzip, INPUT_ERROR_COMPRESSED.
 */
bool input_fill(Input *input, GError **error);

/* Gives the first size bytes of the window back; size is at most the window's length. */
void input_skip(Input *input, size_t size);

/* How many bytes were skipped so far: the (uncompressed) offset of the window's first byte. */
guint64 input_offset(const Input *input);
