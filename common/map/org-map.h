/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which organisation an address belongs to: gitdm's EmailMap files, such as its domain-map.
 *
 * Each line says for an address or a domain, and until when:
 *
 *     jo@example.org      Example Inc. < 2021-06-30
 *     jo@example.org      Sample GmbH
 *     example.org         Example Inc.
 *
 * The address itself goes before its domain, and a longer domain before a shorter one:
 * `lab.example.org` is looked for before `example.org`, `example.org` before `org`. (gitdm begins
 * with the last two labels and would never look at `lab.example.org`.) Of several lines for the
 * same, the one that ends first after the date counts; where all have ended, the next shorter
 * domain is asked. Letters compare without case.
 *
 * The file is plain text; addresses, dates and the answers are values of the record stream.
 */
#pragma once

#include "bytes/view.h"

typedef struct OrgMap OrgMap;

#define ORG_MAP_ERROR (org_map_error_quark())
GQuark org_map_error_quark(void);
typedef enum {
	ORG_MAP_ERROR_SYNTAX,
} OrgMapError;

OrgMap *org_map_new(void);
void org_map_free(OrgMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OrgMap, org_map_free)

/*
 * Adds the lines of a file; `#` begins a comment anywhere. name is the file's, for the error:
 * ORG_MAP_ERROR_SYNTAX as `NAME:LINE: why`.
 */
bool org_map_add(OrgMap *map, View lines, const char *name, GError **error);

/* The line without its comment and the blanks around it. Empty ones say nothing. */
View org_map_trim_line(View line);

/* Adds one such line. Returns NULL, or what is wrong with it. */
const char *org_map_add_line(OrgMap *map, View line);

/*
 * Adds the lines of gitdm's GroupMap: addresses and domains, one a line, that all belong to org.
 * The error is that of org_map_add.
 */
bool org_map_add_group(OrgMap *map, View lines, View org, const char *name, GError **error);

/* Gives org in place of name, wherever that is the answer. */
void org_map_add_virtual(OrgMap *map, View name, View org);

/*
 * The organisation that addr belonged to at date (`2021-06-30...`; without a date only lines that
 * never end count). Empty if no line covers it. Valid as long as the map.
 */
View org_map_find(const OrgMap *map, View addr, View date);
