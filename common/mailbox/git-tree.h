/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The contents of a git tree object: `MODE NAME`, NUL, and the object's name in binary, each. */
#pragma once

#include "bytes/view.h"

typedef struct {
	View name;
	View oid; /* in binary */
	bool is_tree;
} GitTreeEntry;

/* Takes the next entry off rest; names of objects have oid_size bytes. Returns false at the end,
 * and where rest is no such contents. */
bool git_tree_next(View *rest, size_t oid_size, GitTreeEntry *entry);

/* Finds the entry of that name. */
bool git_tree_find(View tree, size_t oid_size, View name, GitTreeEntry *entry);
