/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gitdm's files: EmailMap, and the file that names all the others (gitdm.config), whose lines are
 *
 *	EmailMap FILE			organisations: org-map.h
 *	EmailAliases FILE		addresses of people: mailmap_add_aliases
 *	GroupMap FILE NAME		all addresses and domains in FILE, one a line, belong to
 *NAME VirtualEmployer NAME		who is NAME belongs to several organisations, with these 60%
 *Example Inc.		shares; the whole work counts for the one with the largest 40% Sample GmbH
 *share, or the first of them end FileTypeMap FILE		says nothing of people: passed over
 *
 * gitdm opens the files from the folder that it is told; here that is the one of the file that
 * names them.
 */
#pragma once

#include "map/maps.h"

/*
 * Adds the lines of a file, each either one of these or one of an EmailMap, to maps. path is the
 * file's. Errors: ORG_MAP_ERROR, MAILMAP_ERROR as `PATH:LINE: why`, of the files that it names,
 * too.
 */
bool gitdm_add(Maps *maps, View lines, const char *path, GError **error);
