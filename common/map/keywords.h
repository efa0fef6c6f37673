/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The regular expressions of a user, searched for in what strangers have sent: MAINTAINERS' N: and
 * K:. They are Perl's, with the flag /x, as in the kernel's scripts/get_maintainer.pl: white space
 * in them means nothing. `^` and `$` match at each line.
 *
 * Whatever an expression and a text make of each other, the steps of a search are bounded.
 */
#pragma once

#include "bytes/view.h"

typedef struct Keywords Keywords;

Keywords *keywords_new(void);
void keywords_free(Keywords *keywords);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keywords, keywords_free)

/* Adds an expression under a number. Errors: G_REGEX_ERROR. */
bool keywords_add(Keywords *keywords, View pattern, guint number, GError **error);

/*
 * Looks in which of the expressions is worth searching for: first keywords_start, then
 * keywords_scan for all of the text, in any pieces, plain or escaped. This is fast. Both return
 * whether any is, so far.
 */
bool keywords_start(Keywords *keywords);
bool keywords_scan(Keywords *keywords, View text);

/*
 * Appends the numbers (guint) of the expressions that match to found, by age, after the scan of
 * what is searched. They are searched for anywhere in text; in diff they must match an inserted or
 * deleted line, of which they may be any part behind the sign. (As in the script, of `a|b` without
 * brackets that holds for the `a` only.) Returns false if a search came to its bound; it is
 * taken for no match then.
 */
bool keywords_find(Keywords *keywords, View text, View diff, GArray *found);
