/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Output: buffered writing to a file descriptor, with every write checked.
 *
 * A failed write is kept: later writes do nothing, and output_finish reports it. The buffer is
 * large, so that a pipe sees few system calls.
 */
#pragma once

#include "bytes/view.h"

typedef struct Output Output;

/* A writer to fd, which stays the caller's to close. */
Output *output_new(int fd);

/* A writer to memory, which nothing can make fail. */
Output *output_new_memory(void);

/* What was written to memory so far; valid until the next call on output. */
View output_held(const Output *output);

/* Writes what memory holds to output, and empties memory. */
void output_take(Output *output, Output *memory);

void output_free(Output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Output, output_free)

/* Bytes that would fill half of the buffer go to the kernel from where they are. */
void output_write(Output *output, View bytes);

/* Room for at least size more bytes in one piece; valid until the next call on output. */
char *output_reserve(Output *output, size_t size);

/* Takes into the output the first size bytes of what was written to the room reserved. */
void output_commit(Output *output, size_t size);

/* Forgets what is buffered and was not handed to the kernel yet. */
void output_drop(Output *output);

/* Hands what is buffered to the kernel. Returns false if this or an earlier write failed. */
bool output_flush(Output *output);

/* Whether the output is a pipe whose reader has much to read already, so that whoever hurries now
 * waits later. */
bool output_is_ahead(const Output *output);

/* Whether a write has failed, so that a filter can stop early. */
bool output_failed(const Output *output);

/*
 * Flushes and says whether every byte arrived.
 * Errors: G_FILE_ERROR of the first write that failed. EPIPE is G_FILE_ERROR_PIPE.
 */
bool output_finish(Output *output, GError **error);

/*
 * write(2) of bytes, in one call unless the kernel takes fewer; waits where fd is non-blocking.
 * Returns how many were written: fewer than there are if writing failed, with errno set.
 */
size_t write_whole(int fd, View bytes);
