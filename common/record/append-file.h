/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * AppendFile: a file that records are appended to by several programs at once, none of which a
 * crash, a full disk or a power failure may make tear what another one wrote.
 *
 * A record goes out by one write(2), under a lock (fcntl(2), which other programs can take as
 * well), and is on the disk when append_file_write returns. What could not be written whole is
 * taken back. What a power failure left torn nevertheless is not repaired: the next record begins
 * on a new line, and the torn one is given an end that makes it unreadable (RECORD_TORN).
 */
#pragma once

#include "bytes/view.h"

typedef struct AppendFile AppendFile;

/*
 * Opens path for appending, creates it if need be (only its owner may read mail), and waits
 * for its lock, for at most a minute. A file that is moved away meanwhile is not appended to, nor
 * is a FIFO that nobody reads. Errors: G_FILE_ERROR.
 */
AppendFile *append_file_open(const char *path, GError **error);

/* The same for a descriptor, which stays the caller's to close. Pipes and devices have no lock. */
AppendFile *append_file_of(int fd, GError **error);

/*
 * Writes record, whole lines of a mail table; header before it where the file holds no line yet. If
 * it begins with another header line of a mail table, both stand around the record: the file's
 * first one is always the one in force at its end. Behind anything else nothing is written. Returns
 * true if they are on the disk. Otherwise the file is as it was, as far as it lets itself be cut.
 * Errors: G_FILE_ERROR.
 */
bool append_file_write(AppendFile *file, View header, View record, GError **error);

/* Gives up the lock. */
void append_file_close(AppendFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AppendFile, append_file_close)
