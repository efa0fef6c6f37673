/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A view's own copy: see bytes/view.h. */
#include "bytes/view.h"

char *view_dup(View view)
{
	if (!view.data)
		return NULL;
	char *copy = g_malloc(view.len + 1);
	memcpy(copy, view.data, view.len);
	copy[view.len] = '\0';
	return copy;
}
