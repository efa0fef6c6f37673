/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What git prints of a push: see patch/note-push.h. */
#include "patch/note-push.h"

#include "patch/branch-name.h"
#include "patch/commit-name.h"

bool note_push_is_head(View line)
{
	View url = view_from(line, view_starts(line, "To ") ? strlen("To ") : line.len);
	return url.len && !view_chr(url, ' ') && (view_chr(url, ':') || view_chr(url, '/'));
}

bool note_push_is_report(View line)
{
	return view_find(line, " -> ") != NULL;
}

/* Takes the name of a commit off rest. Returns false if there is none. */
static bool take_commit(View *rest)
{
	size_t digits = view_hex_length(*rest);
	*rest = view_from(*rest, digits);
	return digits >= COMMIT_NAME_SHORTEST;
}

bool note_push_is_taken(View line)
{
	/* `+ 0f9fa5f...1a2b3c4`, of a branch that was forced */
	bool is_forced = view_starts(line, "+ ");
	const char *dots = is_forced ? "..." : "..";
	View rest = view_from(line, is_forced ? strlen("+ ") : 0);
	if (!take_commit(&rest) || !view_starts(rest, dots))
		return false;
	rest = view_from(rest, strlen(dots));
	const char *arrow = take_commit(&rest) ? view_find(rest, " -> ") : NULL;
	View name =
		view_from(rest, arrow ? (size_t)(arrow - rest.data) + strlen(" -> ") : rest.len);
	const char *blank = view_chr(name, ' ');
	return branch_kind(view_head(name, blank ? (size_t)(blank - name.data) : name.len)) ==
	       BRANCH_MAIN;
}
