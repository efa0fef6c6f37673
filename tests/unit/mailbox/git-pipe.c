/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What git answers: common/mailbox/git-pipe.h. */
#include "mailbox/git-pipe.h"
#include "memory-file.h"
#include "packed.h"

#define OID "0123456789abcdef0123456789abcdef01234567"

/* What comes of answers: `TYPE=CONTENTS;` each, `-;` where there is no such object, and `!` where
 * there are no more. */
static char *tell(View answers, size_t piece)
{
	GString *told = g_string_new(NULL);
	int fd = packed_pieces_fd(answers, piece);
	int requests = memory_file();
	g_autoptr(GitPipe) pipe = git_pipe_new(requests, fd);
	GitObject object;
	git_pipe_ask(pipe, "%s:m", "abc");
	git_pipe_ask(pipe, "%s", "def");
	while (git_pipe_take(pipe, &object)) {
		if (object.type.len == 0)
			g_string_append_c(told, '-');
		else
			g_string_append_printf(told, "%.*s=%.*s", (int)object.type.len,
					       object.type.data, (int)object.contents.len,
					       object.contents.data);
		g_string_append_c(told, ';');
	}
	g_assert_false(git_pipe_take(pipe, &object));
	char asked[64] = "";
	g_assert_cmpint(pread(requests, asked, sizeof asked - 1, 0), >, 0);
	g_assert_cmpstr(asked, ==, "contents abc:m\ncontents def\nflush\n");
	close(requests);
	close(fd);
	g_string_append_c(told, '!');
	return g_string_free(told, FALSE);
}

static void test_answers(void)
{
	static const struct {
		const char *answers, *told;
	} wanted[] = {
		{ OID " blob 3\nabc\n" OID " tree 0\n\n", "blob=abc;tree=;!" },
		{ "abc:m missing\n" OID " commit 2\nx\n\n", "-;commit=x\n;!" },
		{ "abc ambiguous\n" OID " blob 1\n\n\n", "-;blob=\n;!" },
		{ OID " blob 5\nabc\n", "!" },
		{ OID " blob 3\nabc", "!" },
		{ OID " blob 3", "!" },
		{ OID " blob x\nabc\n", "-;-;!" },
		{ OID " blob 99999999999999999999\nabc\n", "-;-;!" },
		{ OID " blob 9999999999\nabc\n", "blob=;!" },
		{ "\n\n", "-;-;!" },
		{ "", "!" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		for (size_t piece = 1; piece < 20; piece += 6) {
			g_autofree char *told = tell(view_of(wanted[i].answers), piece);
			g_assert_cmpstr(told, ==, wanted[i].told);
		}
}

/* Who answers may be gone. */
static void test_nobody(void)
{
	int ends[2];
	g_assert_cmpint(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
	close(ends[1]);
	g_autoptr(GitPipe) pipe = git_pipe_new(ends[0], ends[0]);
	GitObject object;
	git_pipe_ask(pipe, "x");
	g_assert_false(git_pipe_take(pipe, &object));
	close(ends[0]);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/git-pipe/answers", test_answers);
	g_test_add_func("/git-pipe/nobody", test_nobody);
	return g_test_run();
}
