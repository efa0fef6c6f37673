/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Input: one sliding window over a file or a stream. See io/input.h. */
#include "io/input.h"

#include "io/descriptor.h"
#include "io/gunzip.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

/* Less than this in a pipe is little; every pipe has room for more. */
#define LITTLE_UNREAD ((size_t)32 * 1024)

/* Who writes little pieces, as `git cat-file` does, is waited for so long where there is little to
 * read: to be woken up for each of them takes longer than to read it. Not at the beginning. */
#define PIECES_WAIT_US 250
#define PIECES_START ((guint64)256 * 1024)

/* What is looked at to know how an input is packed. */
#define HEAD_SIZE 6

struct Input {
	int fd;
	bool own_fd;
	bool is_pipe;
	bool is_file;  /* a plain one */
	guint64 begin; /* where reading began in it */
	bool sniffed;  /* the first bytes have been looked at */
	bool at_end;   /* read(2) has given 0 */
	char *name;
	guint64 offset;
	guint64 fetched; /* by read(2) */
	size_t limit;	 /* of the window */
	Buffer window;
	GError *failure; /* given again by every later fill */
	Gunzip *gunzip;	 /* NULL for plain input */
};

G_DEFINE_QUARK(input - error - quark, input_error)

Input *input_new(int fd, const char *name)
{
	Input *input = g_new0(Input, 1);
	input->fd = fd;
	input->is_pipe = descriptor_lengthen_pipe(fd);
	input->name = g_strdup(name);
	input->limit = INPUT_PIECE_MAX;
	struct stat status;
	off_t begin =
		fstat(fd, &status) == 0 && S_ISREG(status.st_mode) ? lseek(fd, 0, SEEK_CUR) : -1;
	input->is_file = begin >= 0;
	input->begin = input->is_file ? (guint64)begin : 0;
	return input;
}

int input_dup_file(const Input *input)
{
	return input->is_file && !input->gunzip ? dup(input->fd) : -1;
}

bool input_place(const Input *input, const char *at, guint64 *place)
{
	View window = input_window(input);
	size_t before = (size_t)(at - window.data);
	if (!input->is_file || input->gunzip || at < window.data || before > window.len)
		return false;
	*place = input->begin + input->fetched - window.len + before;
	return true;
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
	descriptor_reads_on(fd);
	return input;
}

void input_take_as_is(Input *input)
{
	input->sniffed = true;
}

void input_set_limit(Input *input, size_t size)
{
	input->limit = size;
}

bool input_has_room(const Input *input, guint64 size)
{
	/* A window that is nearly full would need twice the memory. */
	return size <= input->limit - MIN(CHUNK_SIZE / 2, input->limit / 4);
}

void input_free(Input *input)
{
	if (!input)
		return;
	if (input->own_fd)
		close(input->fd);
	g_clear_error(&input->failure);
	gunzip_free(input->gunzip);
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

bool input_is_behind(const Input *input)
{
	return input->is_pipe && descriptor_unread(input->fd) < LITTLE_UNREAD;
}

guint64 input_offset(const Input *input)
{
	return input->offset;
}

guint64 input_taken(const Input *input)
{
	return input->fetched -
	       (input->gunzip ? gunzip_waiting(input->gunzip) : input_window(input).len);
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

/* Lets little pieces in a pipe become more. */
static void wait_for_pieces(const Input *input)
{
	if (input->fetched >= PIECES_START && input_is_behind(input))
		g_usleep(PIECES_WAIT_US);
}

/* One read(2) into the buffer. Returns false at the end and on an error. */
static bool buffer_read(Buffer *buffer, gpointer data, GError **error)
{
	Input *input = data;
	if (input->at_end)
		return false;
	buffer_make_room(buffer);
	wait_for_pieces(input);
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

static bool is_gzip(View head)
{
	return view_starts(head, "\x1f\x8b");
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

/* Fails if head, the first bytes of the input, is of a format that is not undone here. */
static bool check_head(View head, bool was_packed, GError **error)
{
	const char *unpacker = foreign_unpacker(head);
	if (was_packed && (unpacker || is_gzip(head)))
		g_set_error(error, INPUT_ERROR, INPUT_ERROR_COMPRESSED,
			    "compressed twice; pipe it through zcat%s%s", unpacker ? " | " : "",
			    unpacker ? unpacker : "");
	else if (unpacker)
		g_set_error(error, INPUT_ERROR, INPUT_ERROR_COMPRESSED,
			    "compressed; pipe it through %s", unpacker);
	else
		return true;
	return false;
}

/* Looks at the first bytes; gzip turns the window into the packed side. */
static bool input_sniff(Input *input, GError **error)
{
	g_autoptr(GError) failure = NULL;
	while (input_window(input).len < HEAD_SIZE && buffer_read(&input->window, input, &failure))
		;
	input->sniffed = true;
	if (failure) {
		g_propagate_error(error, g_steal_pointer(&failure));
		return false;
	}
	bool is_packed = is_gzip(input_window(input));
	if (is_packed) {
		input->gunzip = gunzip_new(&input->window, buffer_read, input);
		/* If it fails it will fail again. */
		while (input_window(input).len < HEAD_SIZE &&
		       gunzip_step(input->gunzip, &input->window, NULL))
			;
	}
	if (check_head(input_window(input), is_packed, error))
		return true;
	input->window.start = input->window.end;
	return false;
}

/* One fill of whatever kind; an error is one that has not been met before. */
static bool fill_once(Input *input, GError **error)
{
	if (!input->sniffed) {
		if (!input_sniff(input, error))
			return false;
		if (input_window(input).len || !input->gunzip)
			return input_window(input).len > 0;
	}
	if (input->gunzip)
		return gunzip_step(input->gunzip, &input->window, error);
	return buffer_read(&input->window, input, error);
}

bool input_fill(Input *input, GError **error)
{
	if (!input_has_room(input, input_window(input).len)) {
		g_set_error_literal(error, INPUT_ERROR, INPUT_ERROR_TOO_LONG,
				    INPUT_TOO_LONG ": this is no mail");
		return false;
	}
	if (!input->failure && fill_once(input, &input->failure))
		return true;
	if (input->failure && error)
		*error = g_error_copy(input->failure);
	return false;
}

View input_fill_to(Input *input, guint64 size, GError **error)
{
	while (input_window(input).len < size && input_fill(input, error))
		;
	return input_window(input);
}

bool input_breaks_off(const Input *input)
{
	View window = input_window(input);
	bool is_whole = input->gunzip && gunzip_text_is_whole(input->gunzip);
	return input->failure && (!is_whole || !view_ends(window, "\n"));
}

bool input_resume(Input *input)
{
	if (!input->failure || !input->gunzip ||
	    g_error_matches(input->failure, INPUT_ERROR, INPUT_ERROR_COMPRESSED) ||
	    !gunzip_resume(input->gunzip))
		return false;
	g_clear_error(&input->failure);
	input_skip(input, input_window(input).len);
	return true;
}

bool input_is_packed(const Input *input)
{
	return input->gunzip != NULL;
}

/* Empties the window, to go on with the byte at `to` of the file. */
static bool move_to(Input *input, guint64 to)
{
	if (to > G_MAXINT64 || lseek(input->fd, (off_t)to, SEEK_SET) < 0)
		return false;
	g_clear_error(&input->failure);
	input->window.start = input->window.end;
	input->offset = input->fetched = to;
	input->begin = 0;
	input->at_end = false;
	return true;
}

static bool begin_anew(Input *input)
{
	g_clear_pointer(&input->gunzip, gunzip_free);
	input->sniffed = false;
	return move_to(input, 0);
}

bool input_seek(Input *input, guint64 offset)
{
	bool is_packed = input->gunzip != NULL;
	guint64 end = input->offset + input_window(input).len;
	bool is_held = offset >= input->offset && offset < end;
	if (!is_held && !is_packed)
		return move_to(input, offset) && input_fill(input, NULL);
	if (offset < input->offset && !begin_anew(input))
		return false;
	while (offset - input->offset >= input_window(input).len) {
		input_skip(input, input_window(input).len);
		if (!input_fill(input, NULL) && !input_resume(input))
			return false;
	}
	input_skip(input, (size_t)(offset - input->offset));
	return true;
}

void input_skip_line(Input *input)
{
	const char *end = NULL;
	while (!end && (input_window(input).len || input_fill(input, NULL))) {
		View window = input_window(input);
		end = view_chr(window, '\n');
		input_skip(input, end ? (size_t)(end + 1 - window.data) : window.len);
	}
}
