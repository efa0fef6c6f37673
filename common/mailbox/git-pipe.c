/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Objects of a git repository: see mailbox/git-pipe.h. */
#include "mailbox/git-pipe.h"

#include "bytes/number.h"
#include "io/input.h"
#include "io/output.h"

#include <signal.h>

/* No line that announces an object is longer. */
#define MAX_LINE ((size_t)4096)

struct GitPipe {
	int requests;
	GString *questions; /* not written yet */
	Input *answers;
	guint64 pending; /* length of the answer given last, still in the window or behind it */
	bool is_broken;
};

GitPipe *git_pipe_new(int requests, int answers)
{
	GitPipe *pipe = g_new0(GitPipe, 1);
	pipe->requests = requests;
	pipe->questions = g_string_new(NULL);
	pipe->answers = input_new(answers, "git");
	input_take_as_is(pipe->answers);
	return pipe;
}

void git_pipe_free(GitPipe *pipe)
{
	if (!pipe)
		return;
	g_string_free(pipe->questions, TRUE);
	input_free(pipe->answers);
	g_free(pipe);
}

void git_pipe_ask(GitPipe *pipe, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	g_string_append(pipe->questions, "contents ");
	g_string_append_vprintf(pipe->questions, format, args);
	va_end(args);
	g_string_append_c(pipe->questions, '\n');
}

/* Whoever answers may be gone, which must not end this program. */
static void write_questions(GitPipe *pipe)
{
	if (pipe->questions->len == 0)
		return;
	g_string_append(pipe->questions, "flush\n");
	View text = view_of_gstring(pipe->questions);
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	sigaction(SIGPIPE, &ignore, &before);
	pipe->is_broken |= write_whole(pipe->requests, text) < text.len;
	sigaction(SIGPIPE, &before, NULL);
	g_string_truncate(pipe->questions, 0);
}

/* Gives the answer before back. */
static void skip_pending(GitPipe *pipe)
{
	while (pipe->pending && !pipe->is_broken) {
		size_t step = (size_t)MIN(pipe->pending, input_window(pipe->answers).len);
		input_skip(pipe->answers, step);
		pipe->pending -= step;
		if (pipe->pending && !input_fill(pipe->answers, NULL))
			pipe->is_broken = true;
	}
}

/* Reads until the window holds size bytes. */
static bool fill_answers(GitPipe *pipe, guint64 size)
{
	return input_fill_to(pipe->answers, size, NULL).len >= size;
}

/* The next line, without its line feed. */
static bool read_answer_line(GitPipe *pipe, View *line)
{
	for (size_t size = 1; fill_answers(pipe, size) && size <= MAX_LINE;
	     size = input_window(pipe->answers).len + 1) {
		*line = view_head(input_window(pipe->answers), MAX_LINE);
		const char *end = view_chr(*line, '\n');
		if (end) {
			line->len = (size_t)(end - line->data);
			return true;
		}
	}
	return false;
}

/* Whether the line announces an object: `OID TYPE SIZE`. Others end in a word that says why there
 * is none. type_at receives where the type is, type_len how long. */
static bool announces(View line, size_t *type_at, size_t *type_len, guint64 *size)
{
	const char *first = view_chr(line, ' ');
	const char *last = view_rchr(line, ' ');
	if (!first || first == last)
		return false;
	*type_at = (size_t)(first + 1 - line.data);
	*type_len = (size_t)(last - first) - 1;
	return number_parse(view_from(line, (size_t)(last + 1 - line.data)), size) &&
	       *size <= G_MAXINT64;
}

bool git_pipe_take(GitPipe *pipe, GitObject *object)
{
	View line;
	size_t type_at, type_len;
	guint64 size = 0;
	*object = (GitObject){ 0 };
	write_questions(pipe);
	skip_pending(pipe);
	if (pipe->is_broken || !read_answer_line(pipe, &line)) {
		pipe->is_broken = true;
		return false;
	}
	size_t start = line.len + 1;
	pipe->pending = start;
	if (!announces(line, &type_at, &type_len, &size))
		return true;
	pipe->pending = start + size + 1;
	object->is_too_long = !input_has_room(pipe->answers, pipe->pending);
	if (!object->is_too_long && !fill_answers(pipe, pipe->pending)) {
		pipe->is_broken = true;
		return false;
	}
	View window = input_window(pipe->answers);
	object->type = view_head(view_from(window, type_at), type_len);
	if (!object->is_too_long)
		object->contents = view_head(view_from(window, start), (size_t)size);
	return true;
}
