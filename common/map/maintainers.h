/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * MAINTAINERS files: which subsystems of a project a change belongs to. The kernel's, and those of
 * other projects in its form (QEMU, U-Boot, Xen):
 *
 *	TIDE GAUGES			the title: what stands before the first field
 *	M:	Mira Holt <mira@example.org>
 *	F:	drivers/tide/		paths: map/path-pattern.h
 *	X:	drivers/tide/moon/	but these are not of the section, whatever F: and N: say
 *	N:	[^a-z]tide		an expression for the path: map/keywords.h
 *	K:	tide_(read|write)	an expression for the patch
 *
 * Fields stand in the first column. A section is all fields that follow each other; empty lines and
 * those that begin with `#` count for nothing, and a line of dashes or the like only underlines the
 * one above. Other fields say nothing here.
 */
#pragma once

#include "bytes/view.h"

typedef struct Maintainers Maintainers;

#define MAINTAINERS_ERROR (maintainers_error_quark())
GQuark maintainers_error_quark(void);
typedef enum {
	MAINTAINERS_ERROR_SYNTAX,
} MaintainersError;

Maintainers *maintainers_new(void);
void maintainers_free(Maintainers *maintainers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Maintainers, maintainers_free)

/*
 * Adds the sections of a file. name is the file's, for the error: MAINTAINERS_ERROR_SYNTAX as
 * `NAME:LINE: why`.
 */
bool maintainers_add(Maintainers *maintainers, View lines, const char *name, GError **error);

/* Begins with another change, of which nothing is known yet. */
void maintainers_start(Maintainers *maintainers);

/*
 * The change touches path (plain text). Returns false if a search was given up; what it would have
 * found is missing then.
 */
bool maintainers_see_path(Maintainers *maintainers, View path);

/* Whether maintainers_see_mail may find anything in a mail that is made of these, plain or escaped:
 * most are told apart here, where they stand. */
bool maintainers_may_see_mail(Maintainers *maintainers, View header, View body);

/*
 * After that: the change is this mail: its text, and from its first `---` or `+++` line with a file
 * on its diff. Returns as maintainers_see_path.
 */
bool maintainers_see_mail(Maintainers *maintainers, View text, View diff);

/*
 * Appends the titles of the change's subsystems to value, escaped and one a line (`\n`), the most
 * specific first: by path_pattern_depth of the last line of the section that matches a path, for
 * the path where that is highest; N: has 0, and K: comes last. Equals stand as in the file. (So
 * does get_maintainer.pl order them for one path.) A section that takes any path, as THE REST does,
 * counts only if there is no other.
 */
void maintainers_append(Maintainers *maintainers, GString *value);
