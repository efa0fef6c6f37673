/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What words of prose are names of commits. Pure. */
#pragma once

#include "bytes/view.h"

/* Git's short names have at least so many digits. */
#define COMMIT_NAME_SHORTEST 7

/* Whether word may be the name of a commit, however short: it has hexadecimal digits only, and not
 * only letters, as `added` and `facade` do. */
static inline bool commit_name_may_be(View word)
{
	if (view_hex_length(word) != word.len)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (g_ascii_isdigit(word.data[i]))
			return true;
	return false;
}

/* Whether word is one by itself, without `commit` before it: `0123abc`. */
static inline bool commit_name_is(View word)
{
	return word.len >= COMMIT_NAME_SHORTEST && commit_name_may_be(word);
}
