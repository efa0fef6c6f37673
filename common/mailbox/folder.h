/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail folders that are directories: Maildir and MH. */
#pragma once

#include <glib.h>

/*
 * The operands with each mail folder replaced by its messages' paths, in a stable order: a
 * Maildir's `cur` and `new` together by file name (which starts with the time of delivery), an MH
 * folder's by number. Anything else stays as it is. Returns strings, ended by NULL.
 */
GPtrArray *mail_folder_expand(char *const *operands);
