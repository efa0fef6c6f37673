/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Puts mail into a Maildir (https://cr.yp.to/proto/maildir.html): each message is written to a file
 * in `tmp`, and moved to `new` when it is complete.
 *
 * File names begin with the time, the process and a counter, so that they are unique and, sorted,
 * in the order in which the mail was written.
 */
#pragma once

#include "bytes/view.h"

typedef struct Maildir Maildir;

/*
 * Opens the Maildir, of which what is missing is made: DIRECTORY (not the folders above it), `cur`,
 * `new` and `tmp`.
 * Errors: G_FILE_ERROR.
 */
Maildir *maildir_open(const char *directory, GError **error);
void maildir_free(Maildir *maildir);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Maildir, maildir_free)

/* Adds a message. Errors: G_FILE_ERROR; then there is no trace of it. */
bool maildir_add(Maildir *maildir, View raw, GError **error);

/* Waits until all that was added is on the disk. Errors: G_FILE_ERROR. */
bool maildir_finish(Maildir *maildir, GError **error);
