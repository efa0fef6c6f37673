/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Puts mail into a Maildir: see mailbox/maildir.h. */
#include "mailbox/maildir.h"

#include "io/descriptor.h"
#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct Maildir {
	int tmp, new; /* the folders, or -1 */
	char *host;   /* as file names have it */
	guint64 n_added;
};

static bool fail(GError **error, const char *what)
{
	int code = errno;
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), "%s: %s", what,
		    g_strerror(code));
	return false;
}

/* The host's name; what no file name or no Maildir's may have is written as the convention says. */
static char *host_name(void)
{
	char name[256] = "";
	GString *host = g_string_new(NULL);
	if (gethostname(name, sizeof name - 1) != 0 || !*name)
		strcpy(name, "localhost");
	for (const char *c = name; *c; c++) {
		if (*c == '/' || *c == ':' || !g_ascii_isgraph(*c))
			g_string_append_printf(host, "\\%03o", (guchar)*c);
		else
			g_string_append_c(host, *c);
	}
	return g_string_free(host, FALSE);
}

/* Opens a folder in directory, which is made if it is not there. */
static int open_folder(int directory, const char *name)
{
	if (mkdirat(directory, name, 0700) != 0 && errno != EEXIST)
		return -1;
	return openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

Maildir *maildir_open(const char *directory, GError **error)
{
	g_autoptr(Maildir) maildir = g_new0(Maildir, 1);
	maildir->tmp = maildir->new = -1;
	int top = open_folder(AT_FDCWD, directory);
	if (top < 0) {
		fail(error, directory);
		return NULL;
	}
	int cur = open_folder(top, "cur");
	maildir->tmp = open_folder(top, "tmp");
	maildir->new = open_folder(top, "new");
	if (cur < 0 || maildir->tmp < 0 || maildir->new < 0)
		fail(error, directory);
	close(top);
	if (cur < 0 || maildir->tmp < 0 || maildir->new < 0) {
		if (cur >= 0)
			close(cur);
		return NULL;
	}
	close(cur);
	maildir->host = host_name();
	return g_steal_pointer(&maildir);
}

void maildir_free(Maildir *maildir)
{
	if (!maildir)
		return;
	if (maildir->tmp >= 0)
		close(maildir->tmp);
	if (maildir->new >= 0)
		close(maildir->new);
	g_free(maildir->host);
	g_free(maildir);
}

/* A name that nobody else has: time, process and counter, and the host. */
static char *unique_name(Maildir *maildir)
{
	gint64 now = g_get_real_time();
	return g_strdup_printf("%" G_GINT64_FORMAT ".M%06dP%dQ%09" G_GUINT64_FORMAT ".%s",
			       now / G_USEC_PER_SEC, (int)(now % G_USEC_PER_SEC), (int)getpid(),
			       ++maildir->n_added, maildir->host);
}

bool maildir_add(Maildir *maildir, View raw, GError **error)
{
	g_autofree char *name = unique_name(maildir);
	int fd = openat(maildir->tmp, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(error, name);
	errno = 0;
	bool is_written = write_whole(fd, raw) == raw.len;
	int code = errno;
	is_written = close(fd) == 0 && is_written;
	if (is_written && renameat(maildir->tmp, name, maildir->new, name) == 0)
		return true;
	errno = is_written || !code ? errno : code;
	fail(error, name);
	unlinkat(maildir->tmp, name, 0);
	return false;
}

bool maildir_finish(Maildir *maildir, GError **error)
{
	return descriptor_sync_all(maildir->new) == 0 || fail(error, "new");
}
