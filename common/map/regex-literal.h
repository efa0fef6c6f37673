/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a text must hold for a regular expression to match it.
 *
 * Most expressions of users are words with little around them. A text that has none of these words
 * need not be searched by the expression, which takes a hundred times as long.
 */
#pragma once

#include "bytes/view.h"

/*
 * Appends to literals texts (char *, owned), of which each text that pattern matches has one:
 * printable ASCII without `\`, in lower case, two bytes or more. Upper and lower case are to be
 * taken for the same. Returns false, with literals as they were, if nothing is known of pattern,
 * which is one of Perl's, with the flag /x.
 */
bool regex_literals(const char *pattern, GPtrArray *literals);
