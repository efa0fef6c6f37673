/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The contents of a git tree object: see mailbox/git-tree.h. */
#include "mailbox/git-tree.h"

bool git_tree_next(View *rest, size_t oid_size, GitTreeEntry *entry)
{
	const char *blank = view_chr(*rest, ' ');
	const char *nul = view_chr(*rest, '\0');
	if (!blank || !nul || blank > nul)
		return false;
	View mode = view_head(*rest, (size_t)(blank - rest->data));
	size_t name_at = mode.len + 1, oid_at = (size_t)(nul + 1 - rest->data);
	*entry = (GitTreeEntry){
		.name = view_head(view_from(*rest, name_at), oid_at - 1 - name_at),
		.oid = view_head(view_from(*rest, oid_at), oid_size),
		.is_tree = view_is(mode, "40000"),
	};
	*rest = view_from(*rest, oid_at + oid_size);
	return entry->oid.len == oid_size;
}

bool git_tree_find(View tree, size_t oid_size, View name, GitTreeEntry *entry)
{
	while (git_tree_next(&tree, oid_size, entry))
		if (view_equal(entry->name, name))
			return true;
	return false;
}
