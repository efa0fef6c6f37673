/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The proper names and addresses of people, from git's .mailmap files (gitmailmap(5)) and from
 * gitdm's lists of aliases.
 *
 * Files are plain text; the persons asked about, and the answers, are values of the record stream:
 * escaped. Names and addresses compare without case (ASCII letters).
 */
#pragma once

#include "message/mailbox.h"

typedef struct Mailmap Mailmap;

#define MAILMAP_ERROR (mailmap_error_quark())
GQuark mailmap_error_quark(void);
typedef enum {
	MAILMAP_ERROR_SYNTAX,
} MailmapError;

Mailmap *mailmap_new(void);
void mailmap_free(Mailmap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mailmap, mailmap_free)

/*
 * Adds the lines of a mailmap, in any of the forms
 *
 *     Proper Name <commit@addr>
 *     <proper@addr> <commit@addr>
 *     Proper Name <proper@addr> <commit@addr>
 *     Proper Name <proper@addr> Commit Name <commit@addr>
 *
 * as git reads them: `#` is a comment in the first column only, what has no address in `<>`
 * is passed over, and so is what stands behind the second one. A line that gives the commit name
 * goes before those that do not; else a later line goes before an earlier one. A commit name that a
 * list has rewritten, `Commit Name via List`, is also known as the mail table has it.
 */
void mailmap_add(Mailmap *map, View lines);

/*
 * Adds the lines of gitdm's EmailAliases, `ALIAS ADDRESS`: mail of ALIAS is mail of ADDRESS. An
 * alias in double quotes may hold blanks: the name of somebody without an address. `#` begins a
 * comment anywhere. name is the file's, for the error: MAILMAP_ERROR_SYNTAX as `NAME:LINE: why`.
 */
bool mailmap_add_aliases(Mailmap *map, View lines, const char *name, GError **error);

/*
 * Puts the proper name and address, where the map has them, in place of person's; valid as long as
 * the map, until the next line is added. If is_relayed, the address is a list's, and only the lines
 * that give the name say anything.
 */
void mailmap_apply(const Mailmap *map, Mailbox *person, bool is_relayed);
