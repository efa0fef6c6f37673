/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of files that a patch touches, each once, as the column paths has them. */
#pragma once

#include "bytes/lines.h"

typedef struct PathList PathList;

/* Where a list keeps names while they are looked at. */
typedef enum {
	PATH_ROOM_OLD,
	PATH_ROOM_NEW,
	N_PATH_ROOMS,
} PathRoom;

PathList *path_list_new(void);
void path_list_free(PathList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PathList, path_list_free)

/* Takes all names out. form is that of the texts that the next ones come from. */
void path_list_reset(PathList *list, TextForm form);

/* The names, escaped (mail-record(5)), with `\n` between them; valid until the list changes. */
View path_list_value(const PathList *list);

/* What path_list_value gives has at most so many bytes, which leaves a record without text below
 * the 64 KiB that other programs read. Names that would be more are left out. */
#define PATH_LIST_MAX ((size_t)32 * 1024)

/* No name is longer: Linux's PATH_MAX. */
#define PATH_MAX_BYTES ((size_t)4096)

/* Adds a name, plain: one from the text, or one in a room. A line feed in it becomes U+FFFD. */
void path_list_add(PathList *list, View path);

/*
 * Gives text, a name in the list's form, plain, and without the quotes of git
 * (`"d\303\251j\303\240"`): what stands behind the second is left out. Valid until that room, one
 * of two, is used again.
 */
View path_list_plain(PathList *list, View text, PathRoom room);

/* A room, emptied, in which to make a name. */
GString *path_list_room(PathList *list, PathRoom room);

/* How long the quoted name is that text begins with, in the list's form, quotes included. */
size_t path_list_quoted(const PathList *list, View text);
