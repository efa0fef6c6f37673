/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files can still be opened, by Landlock; a part of cli/confine.h. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum {
	CONFINE_READ,	 /* a file; of a folder, that it is one */
	CONFINE_BENEATH, /* all in a folder, for reading */
	CONFINE_WRITE,	 /* a file, for reading and writing */
	CONFINE_CREATE,	 /* all in a folder, for reading and writing; files can be made there */
	CONFINE_MOVE,	 /* that, and files can be removed, and moved within the folder */
} ConfineRight;

typedef struct ConfineFiles ConfineFiles;

/* NULL, with an error that says why, where there is no Landlock. */
ConfineFiles *confine_files_new(GError **error);
void confine_files_free(ConfineFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ConfineFiles, confine_files_free)

/* Lets path be opened. What does not exist is passed over. */
void confine_files_allow(ConfineFiles *files, const char *path, ConfineRight right);

/* From now on nothing else can be opened. Returns false, with an error that says why, if the kernel
 * does not allow it or one of the paths could not be allowed. All can be opened then as before. */
bool confine_files_enforce(const ConfineFiles *files, GError **error);
