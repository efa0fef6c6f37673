/*
 * Input: a file, standard input or a descriptor, read through one sliding window.
 *
 * The reader looks at the window, asks for more with input_fill while it has not seen enough, and
 * gives bytes back with input_skip. Only what was not skipped is kept, so memory is bounded by the
 * largest piece a reader wants to see whole. Files are read, never mapped: a file that shrinks
 * under the reader is then just short, and the memory stays small. Gzip is recognised by
 * its first bytes and undone (GZlibDecompressor), from a pipe as well.
 *
 * Two limits stand between an input that means harm and the machine's memory and time: one piece
 * has at most INPUT_PIECE_MAX bytes, and gzip data must not grow as no mail does.
 */
#pragma once

#include "buffer.h"

typedef struct Input Input;

#define INPUT_ERROR (input_error_quark())
GQuark input_error_quark(void);

typedef enum {
	INPUT_ERROR_COMPRESSED, /* xz, zstd or bzip2: the message names the command to pipe through
				 */
	INPUT_ERROR_DIRECTORY,
	INPUT_ERROR_TOO_LONG, /* INPUT_PIECE_MAX was reached, and the reader wanted more */
	INPUT_ERROR_BOMB,     /* INPUT_PACKED_STRETCH bytes came of INPUT_PACKED_RATIO times less */
} InputError;

/* The largest window. No mail server takes a message of a fifth of it, and its record, in which a
 * byte may take three, fits as well. */
#define INPUT_PIECE_MAX ((size_t)1 << 30)

/*
 * Mail shrinks to a third or a tenth, repetitive logs to a fortieth; zeros to a thousandth. A
 * single attachment full of zeros is far shorter than the stretch that is looked at.
 */
#define INPUT_PACKED_STRETCH ((guint64)256 << 20)
#define INPUT_PACKED_RATIO 200

/*
 * Opens path, or standard input for "-".
 * Errors: G_FILE_ERROR, INPUT_ERROR_DIRECTORY.
 */
Input *input_open(const char *path, GError **error);

/* Reads fd, which stays the caller's to close; name is what messages call it. */
Input *input_new(int fd, const char *name);

/* Gives the bytes as they are, packed or not. Before the first input_fill. */
void input_take_as_is(Input *input);

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
 * Errors: G_FILE_ERROR for the read, G_IO_ERROR for damaged gzip, INPUT_ERROR_COMPRESSED,
 * INPUT_ERROR_TOO_LONG, INPUT_ERROR_BOMB. What came before a failure stays in the window.
 */
bool input_fill(Input *input, GError **error);

/* Gives the first size bytes of the window back; size is at most the window's length. */
void input_skip(Input *input, size_t size);

/* How many bytes were skipped so far: the (uncompressed) offset of the window's first byte. */
guint64 input_offset(const Input *input);

/* How many bytes of the file itself are done with, which are fewer where it is compressed. */
guint64 input_taken(const Input *input);
