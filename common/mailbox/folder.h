/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail folders that are directories: Maildir, MH, files of single messages, Apple Mail's. */
#pragma once

#include "mailbox/format.h"

/* A file to be read. */
typedef struct {
	char *path;
	MailFormat format; /* MAIL_FORMAT_MESSAGE where the folder says so; else MAIL_FORMAT_AUTO */
	bool is_no_folder; /* path is a directory in which there is no mail */
} MailFile;

/*
 * The operands with each mail folder replaced by its files, in a stable order: a Maildir's `cur`
 * and `new` together by file name (which starts with the time of delivery); an MH folder's by
 * number; `*.eml` by name; of NAME.mbox the file `mbox` (Apple Mail) or NAME.mbox (Mailman), or the
 * `*.emlx` of its folders `Messages` by number. Anything else stays as it is. Returns MailFiles.
 */
GPtrArray *mail_folder_expand(char *const *operands);

/* What a directory without mail is instead, or what was looked for in it; static. */
const char *mail_folder_wanted(const char *directory);
