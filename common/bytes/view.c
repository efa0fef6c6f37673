/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching a view, and its own copy: see bytes/view.h. */
#include "bytes/view.h"

bool bytes_equal_nocase(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i] != b[i] && byte_lower(a[i]) != byte_lower(b[i]))
			return false;
	return true;
}

#ifdef HAVE_MEMMEM
/* So many places where the first byte stands are looked at one by one: memmem makes a table of the
 * needle first, which takes longer than most views do. */
#define MAX_TRIES 8
#endif

const char *view_find_view(View view, View needle)
{
	if (needle.len == 0)
		return view.len ? view.data : NULL;
	for (int tries = 0; view.len >= needle.len; tries++) {
#ifdef HAVE_MEMMEM
		if (tries == MAX_TRIES)
			return memmem(view.data, view.len, needle.data, needle.len);
#endif
		const char *at =
			memchr(view.data, (guchar)needle.data[0], view.len - needle.len + 1);
		if (!at || (at[needle.len - 1] == needle.data[needle.len - 1] &&
			    memcmp(at, needle.data, needle.len) == 0))
			return at;
		view = view_from(view, (size_t)(at + 1 - view.data));
	}
	return NULL;
}

char *view_dup(View view)
{
	if (!view.data)
		return NULL;
	char *copy = g_malloc(view.len + 1);
	memcpy(copy, view.data, view.len);
	copy[view.len] = '\0';
	return copy;
}

bool view_is_listed(View word, const char *words)
{
	View list = view_of(words), one;
	while (view_next_word(&list, &one))
		if (view_equal_nocase(word, one))
			return true;
	return false;
}
