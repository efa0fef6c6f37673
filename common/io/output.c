/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Output: buffered writing with every write checked. See io/output.h. */
#include "io/output.h"

#include "io/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#define BUFFER_SIZE ((size_t)256 * 1024)

/* What a reader takes at once; every pipe has room for it. */
#define MUCH_UNREAD ((size_t)64 * 1024)

/* More memory than this goes when it is empty. */
#define MAX_KEPT ((size_t)1024 * 1024)

struct Output {
	int fd; /* -1 for memory */
	bool is_pipe;
	int error; /* errno of the first write that failed; 0 so far */
	char *buffer;
	size_t size, used;
};

Output *output_new(int fd)
{
	Output *output = g_new0(Output, 1);
	output->fd = fd;
	output->is_pipe = descriptor_lengthen_pipe(fd);
	output->size = BUFFER_SIZE;
	output->buffer = g_malloc(output->size);
	return output;
}

Output *output_new_memory(void)
{
	Output *output = g_new0(Output, 1);
	output->fd = -1;
	return output;
}

View output_held(const Output *output)
{
	return (View){ output->buffer ? output->buffer : "", output->used };
}

void output_free(Output *output)
{
	if (output) {
		g_free(output->buffer);
		g_free(output);
	}
}

size_t write_whole(int fd, View bytes)
{
	View rest = bytes;
	while (rest.len) {
		ssize_t n = write(fd, rest.data, rest.len);
		if (n >= 0) {
			rest = view_from(rest, (size_t)n);
		} else if (errno == EAGAIN) {
			/* Somebody else made our descriptor non-blocking. */
			struct pollfd writable = { .fd = fd, .events = POLLOUT };
			if (poll(&writable, 1, -1) < 0 && errno != EINTR)
				break;
		} else if (errno != EINTR) {
			break;
		}
	}
	return bytes.len - rest.len;
}

bool output_flush(Output *output)
{
	View held = output_held(output);
	if (!output->error && write_whole(output->fd, held) < held.len)
		output->error = errno;
	output->used = 0;
	return !output->error;
}

void output_drop(Output *output)
{
	output->used = 0;
}

char *output_reserve(Output *output, size_t size)
{
	if (output->size - output->used < size && output->fd < 0) {
		output->size = MAX(output->size * 2, output->used + size);
		output->buffer = g_realloc(output->buffer, output->size);
	} else if (output->size - output->used < size) {
		output_flush(output);
		if (output->size < size) {
			output->size = size;
			g_free(output->buffer);
			output->buffer = g_malloc(size);
		}
	}
	return output->buffer + output->used;
}

void output_commit(Output *output, size_t size)
{
	output->used += size;
}

/* Writes bytes from where they are, behind what is buffered. */
static void write_through(Output *output, View bytes)
{
	if (output_flush(output) && write_whole(output->fd, bytes) < bytes.len)
		output->error = errno;
}

void output_write(Output *output, View bytes)
{
	if (bytes.len == 0)
		return;
	if (output->fd >= 0 && bytes.len >= BUFFER_SIZE / 2) {
		write_through(output, bytes);
		return;
	}
	memcpy(output_reserve(output, bytes.len), bytes.data, bytes.len);
	output_commit(output, bytes.len);
}

void output_take(Output *output, Output *memory)
{
	View held = output_held(memory);
	if (output->fd < 0 || held.len < output->size / 4)
		output_write(output, held);
	else
		write_through(output, held);
	memory->used = 0;
	if (memory->size > MAX_KEPT) {
		g_clear_pointer(&memory->buffer, g_free);
		memory->size = 0;
	}
}

bool output_is_ahead(const Output *output)
{
	return output->is_pipe && descriptor_unread(output->fd) >= MUCH_UNREAD;
}

bool output_failed(const Output *output)
{
	return output->error != 0;
}

bool output_finish(Output *output, GError **error)
{
	if (output_flush(output))
		return true;
	g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(output->error),
			    g_strerror(output->error));
	return false;
}
