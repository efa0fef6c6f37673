/* Input: one sliding window over a file or a stream. See input.h. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

/* So much is uncompressed at once: what a step made before it met damage is lost. */
#define INFLATE_STEP ((size_t)8 * 1024)

struct Input {
	int fd;
	bool own_fd;
	bool sniffed;	   /* the first bytes have been looked at */
	bool at_end;	   /* read(2) has given 0 */
	bool inflated_end; /* the gzip stream is complete */
	char *name;
	guint64 offset;
	guint64 fetched; /* by read(2) */
	Buffer window;
	GError *failure;		 /* given again by every later fill */
	GConverter *gunzip;		 /* NULL for plain input */
	Buffer packed;			 /* what is still to be uncompressed */
	guint64 stretch_in, stretch_out; /* bytes uncompressed since they were last compared */
};

G_DEFINE_QUARK(input - error - quark, input_error)

Input *input_new(int fd, const char *name)
{
	Input *input = g_new0(Input, 1);
	input->fd = fd;
	input->name = g_strdup(name);
	return input;
}

Input *input_open(const char *path, GError **error)
{
	bool is_stdin = strcmp(path, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	if (fd < 0 || fstat(fd, &status) < 0) {
		int saved = errno;
		if (fd > STDIN_FILENO)
			close(fd);
		g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(saved),
				    g_strerror(saved));
		return NULL;
	}
	if (S_ISDIR(status.st_mode)) {
		if (!is_stdin)
			close(fd);
		g_set_error_literal(error, INPUT_ERROR, INPUT_ERROR_DIRECTORY, "Is a directory");
		return NULL;
	}
	Input *input = input_new(fd, path);
	input->own_fd = !is_stdin;
	(void)posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	return input;
}

void input_take_as_is(Input *input)
{
	input->sniffed = true;
}

void input_free(Input *input)
{
	if (!input)
		return;
	if (input->own_fd)
		close(input->fd);
	g_clear_error(&input->failure);
	g_clear_object(&input->gunzip);
	buffer_clear(&input->packed);
	buffer_clear(&input->window);
	g_free(input->name);
	g_free(input);
}

const char *input_name(const Input *input)
{
	return input->name;
}

View input_window(const Input *input)
{
	const Buffer *window = &input->window;
	return (View){ window->chunk ? window->chunk->data + window->start : "",
		       window->end - window->start };
}

Chunk *input_hold(Input *input)
{
	return buffer_hold(&input->window);
}

size_t input_memory(const Input *input)
{
	return input->window.chunk ? input->window.chunk->size : 0;
}

guint64 input_offset(const Input *input)
{
	return input->offset;
}

guint64 input_taken(const Input *input)
{
	const Buffer *waiting = input->gunzip ? &input->packed : &input->window;
	return input->fetched - (waiting->end - waiting->start);
}

void input_skip(Input *input, size_t size)
{
	input->window.start += size;
	input->offset += size;
}

/* read(2) that goes on when a signal comes, and waits where the descriptor is non-blocking. */
static ssize_t read_some(int fd, char *data, size_t size)
{
	struct pollfd readable = { .fd = fd, .events = POLLIN };
	ssize_t n;
	do
		n = read(fd, data, size);
	while (n < 0 && (errno == EINTR ||
			 (errno == EAGAIN && (poll(&readable, 1, -1) >= 0 || errno == EINTR))));
	return n;
}

/* One read(2) into the buffer. Returns false at the end and on an error. */
static bool buffer_read(Buffer *buffer, Input *input, GError **error)
{
	if (input->at_end)
		return false;
	buffer_make_room(buffer);
	ssize_t n = read_some(input->fd, buffer->chunk->data + buffer->end,
			      buffer->chunk->size - buffer->end);
	if (n < 0) {
		g_set_error_literal(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno),
				    g_strerror(errno));
		input->at_end = true;
		return false;
	}
	if (n == 0)
		input->at_end = true;
	buffer->end += (size_t)n;
	input->fetched += (guint64)n;
	return n > 0;
}

/* The program that undoes what the file's first bytes say it is packed with, or NULL. */
static const char *foreign_unpacker(View head)
{
	static const struct {
		View magic;
		const char *command;
	} formats[] = {
		{ { "\xfd"
		    "7zXZ",
		    5 },
		  "xzcat" },
		{ { "\x28\xb5\x2f\xfd", 4 }, "zstdcat" },
		{ { "BZh", 3 }, "bzcat" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (view_equal(view_head(head, formats[i].magic.len), formats[i].magic))
			return formats[i].command;
	return NULL;
}

/* Looks at the first bytes; gzip turns the window into the packed side. */
static bool input_sniff(Input *input, GError **error)
{
	g_autoptr(GError) failure = NULL;
	while (input_window(input).len < 6 && buffer_read(&input->window, input, &failure))
		;
	input->sniffed = true;
	if (failure) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	View head = input_window(input);
	const char *unpacker = foreign_unpacker(head);
	if (unpacker) {
		g_set_error(error, INPUT_ERROR, INPUT_ERROR_COMPRESSED,
			    "compressed; pipe it through %s", unpacker);
		input->at_end = true;
		input->window.start = input->window.end;
		return false;
	}
	if (head.len >= 2 && memcmp(head.data, "\x1f\x8b", 2) == 0) {
		input->gunzip = G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
		input->packed = input->window;
		input->window = (Buffer){ 0 };
	}
	return true;
}

/* After one gzip member another may follow (gzip(1) allows it); anything else is padding. */
static bool next_member(Input *input, GError **error)
{
	Buffer *packed = &input->packed;
	while (packed->end - packed->start < 2 && buffer_read(packed, input, error))
		;
	if (packed->end - packed->start < 2 ||
	    memcmp(packed->chunk->data + packed->start, "\x1f\x8b", 2) != 0)
		return false;
	g_converter_reset(input->gunzip);
	return true;
}

/*
 * Runs the decompressor once over what is packed. Returns what it said; failure is set for
 * G_CONVERTER_ERROR, made is how many bytes came into the window.
 */
static GConverterResult inflate_step(Input *input, gsize *made, GError **failure)
{
	Buffer *packed = &input->packed, *window = &input->window;
	buffer_make_room(window);
	gsize used = 0;
	GConverterResult result =
		g_converter_convert(input->gunzip, packed->chunk->data + packed->start,
				    packed->end - packed->start, window->chunk->data + window->end,
				    MIN(window->chunk->size - window->end, INFLATE_STEP),
				    input->at_end ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
				    &used, made, failure);
	if (result == G_CONVERTER_ERROR)
		used = *made = 0;
	packed->start += used;
	window->end += *made;
	input->stretch_in += used;
	input->stretch_out += *made;
	return result;
}

/* Sets failure if much came of next to nothing. */
static void check_growth(Input *input, GError **failure)
{
	if (input->stretch_out < INPUT_PACKED_STRETCH)
		return;
	if (input->stretch_out / INPUT_PACKED_RATIO > input->stretch_in)
		g_set_error(failure, INPUT_ERROR, INPUT_ERROR_BOMB,
			    "gzip data grows more than %d times: this is no mail",
			    INPUT_PACKED_RATIO);
	input->stretch_in = input->stretch_out = 0;
}

/* Uncompresses some more into the window. */
static bool input_inflate(Input *input, GError **error)
{
	while (!input->inflated_end) {
		gsize made = 0;
		g_autoptr(GError) failure = NULL;
		GConverterResult result = inflate_step(input, &made, &failure);
		if (result == G_CONVERTER_FINISHED) {
			input->inflated_end = !next_member(input, &failure);
		} else if (g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)) {
			g_clear_error(&failure);
			if (!buffer_read(&input->packed, input, &failure) && !failure)
				g_set_error_literal(&failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
						    "gzip data ends early");
		}
		if (!failure)
			check_growth(input, &failure);
		if (failure) {
			input->inflated_end = true;
			g_propagate_error(error, g_steal_pointer(&failure));
			return made > 0;
		}
		if (made)
			return true;
	}
	return false;
}

/* One fill of whatever kind; an error is one that has not been met before. */
static bool fill_once(Input *input, GError **error)
{
	if (input_window(input).len >= INPUT_PIECE_MAX) {
		g_set_error(error, INPUT_ERROR, INPUT_ERROR_TOO_LONG,
			    "more than %d MiB in one piece: this is no mail",
			    (int)(INPUT_PIECE_MAX >> 20));
		return false;
	}
	if (!input->sniffed) {
		if (!input_sniff(input, error))
			return false;
		if (!input->gunzip)
			return input_window(input).len > 0;
	}
	if (input->gunzip)
		return input_inflate(input, error);
	return buffer_read(&input->window, input, error);
}

bool input_fill(Input *input, GError **error)
{
	if (!input->failure && fill_once(input, &input->failure))
		return true;
	if (input->failure && error)
		*error = g_error_copy(input->failure);
	return false;
}
