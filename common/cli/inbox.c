/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `inbox-cat --stdin`: see cli/inbox.h. */
#include "cli/inbox.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

static const char inbox_cat[] = "inbox-cat";

/* The same rule as in filters/filter.sh. */
static char *find_program(const char *program)
{
	if (strchr(program, '/')) {
		g_autofree char *directory = g_path_get_dirname(program);
		g_autofree char *beside = g_build_filename(directory, inbox_cat, NULL);
		if (g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE))
			return g_steal_pointer(&beside);
	}
	return g_strdup(inbox_cat);
}

bool cli_inbox_start(CliInbox *inbox, const char *program, const char *directory)
{
	g_autofree char *path = find_program(program);
	g_autoptr(GError) error = NULL;
	char *arguments[] = { path, (char *)"-C", (char *)directory, (char *)"--stdin", NULL };
	inbox->directory = directory;
	if (!g_spawn_async_with_pipes(
		    NULL, arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL,
		    NULL, &inbox->pid, &inbox->requests, &inbox->answers, NULL, &error)) {
		cli_warn("%s", error->message);
		return false;
	}
	return true;
}

CliStatus cli_inbox_finish(CliInbox *inbox)
{
	if (inbox->pid == 0)
		return CLI_DONE;
	int status = -1; /* as of a child that nobody knows about */
	close(inbox->requests);
	close(inbox->answers);
	while (waitpid(inbox->pid, &status, 0) < 0 && errno == EINTR)
		;
	inbox->pid = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return CLI_DONE;
	cli_warn("%s: inbox-cat failed", inbox->directory);
	return CLI_FAILED;
}
