/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files can still be opened, by Landlock: see cli/confine-files.h. */
#include "cli/confine-files.h"

struct ConfineFiles {
	int ruleset;
	guint64 handled; /* rights that the kernel knows, all given up */
	int failure;	 /* errno of a path that could not be allowed, or 0 */
};

#if __has_include(<linux/landlock.h>)

#include "cli/confine-error.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What the header has only with later kernels. */
#define RIGHT_REFER ((guint64)1 << 13)	  /* version 2; before it nobody has it */
#define RIGHT_TRUNCATE ((guint64)1 << 14) /* version 3 */
#define ALL_TCP ((guint64)3)		  /* to bind, to connect; version 4 */
#define ALL_SCOPES ((guint64)3)		  /* abstract sockets, signals; version 6 */

#define RIGHTS_FILE_READ ((guint64)LANDLOCK_ACCESS_FS_READ_FILE)
#define RIGHTS_FILE_WRITE (RIGHTS_FILE_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | RIGHT_TRUNCATE)

/* struct landlock_ruleset_attr, as of version 6; what is 0 is no matter to an earlier one. */
typedef struct {
	guint64 files, tcp, scopes;
} Ruleset;

/* All rights over files that a version of Landlock knows. */
static guint64 rights_of_version(long version)
{
	static const unsigned n_rights[] = { 0, 13, 14, 15, 15, 16 };
	return ((guint64)1 << n_rights[MIN((size_t)version, G_N_ELEMENTS(n_rights) - 1)]) - 1;
}

ConfineFiles *confine_files_new(GError **error)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
			       LANDLOCK_CREATE_RULESET_VERSION);
	if (version < 1) {
		confine_refused(errno, error);
		return NULL;
	}
	const Ruleset ruleset = {
		.files = rights_of_version(version),
		.tcp = version >= 4 ? ALL_TCP : 0,
		.scopes = version >= 6 ? ALL_SCOPES : 0,
	};
	long fd = syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset, 0);
	if (fd < 0) {
		confine_refused(errno, error);
		return NULL;
	}
	ConfineFiles *files = g_new0(ConfineFiles, 1);
	files->ruleset = (int)fd;
	files->handled = ruleset.files;
	return files;
}

void confine_files_free(ConfineFiles *files)
{
	if (!files)
		return;
	close(files->ruleset);
	g_free(files);
}

static guint64 rights_of(ConfineRight right, bool is_folder)
{
	switch (right) {
	case CONFINE_READ:
		/* So that opening a folder fails as it always does. */
		return is_folder ? LANDLOCK_ACCESS_FS_READ_DIR : RIGHTS_FILE_READ;
	case CONFINE_BENEATH:
		return is_folder ? RIGHTS_FILE_READ | LANDLOCK_ACCESS_FS_READ_DIR : 0;
	case CONFINE_WRITE:
		return is_folder ? LANDLOCK_ACCESS_FS_READ_DIR : RIGHTS_FILE_WRITE;
	case CONFINE_CREATE:
		return is_folder ? RIGHTS_FILE_WRITE | LANDLOCK_ACCESS_FS_READ_DIR |
					   LANDLOCK_ACCESS_FS_MAKE_REG
				 : 0;
	case CONFINE_MOVE:
		return is_folder ? rights_of(CONFINE_CREATE, true) |
					   LANDLOCK_ACCESS_FS_REMOVE_FILE | RIGHT_REFER
				 : 0;
	}
	return 0;
}

static void fail(ConfineFiles *files, bool failed, int code)
{
	if (failed && files->failure == 0)
		files->failure = code;
}

void confine_files_allow(ConfineFiles *files, const char *path, ConfineRight right)
{
	struct stat status;
	/* Neither waits for the writer of a pipe nor needs a right over what it opens. */
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0) {
		/* The filter will fail to open it in the same way. */
		fail(files, errno == EMFILE || errno == ENFILE || errno == ENOMEM, errno);
		return;
	}
	fail(files, right == CONFINE_MOVE && !(files->handled & RIGHT_REFER), EOPNOTSUPP);
	struct landlock_path_beneath_attr rule = { .parent_fd = fd };
	if (fstat(fd, &status) == 0)
		rule.allowed_access = rights_of(right, S_ISDIR(status.st_mode)) & files->handled;
	/* Pipes and the like, which /dev/fd names, can be opened without a rule, and have none. */
	if (rule.allowed_access && syscall(SYS_landlock_add_rule, files->ruleset,
					   LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
		fail(files, errno != EBADFD, errno);
	close(fd);
}

bool confine_files_enforce(const ConfineFiles *files, GError **error)
{
	if (!files->failure && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_landlock_restrict_self, files->ruleset, 0) == 0)
		return true;
	confine_refused(files->failure ? files->failure : errno, error);
	return false;
}

#else

ConfineFiles *confine_files_new(GError **error)
{
	g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_NOSYS,
			    "this build had no linux/landlock.h");
	return NULL;
}

void confine_files_free(ConfineFiles *files)
{
	g_free(files);
}

void confine_files_allow(ConfineFiles *files, const char *path, ConfineRight right)
{
	(void)files, (void)path, (void)right;
}

bool confine_files_enforce(const ConfineFiles *files, GError **error)
{
	(void)files, (void)error;
	return false;
}

#endif
