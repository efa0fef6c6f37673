/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a pull request asks to be pulled, as git-request-pull(1), people and forges write it. */
#pragma once

#include "bytes/lines.h"

typedef struct {
	View url; /* of the repository, or of the request on a forge; empty if none is named */
	View tag; /* the tag or branch there, without `tags/` or the like; empty if none is named */
} PullRequest;

/* Reads the request in text; the views are in its form, and valid as long as it. */
PullRequest pull_request_read(View text, TextForm form);

/* Whether line, which next follow, is git's `are available in the Git repository at:`, or how
 * others write it. */
bool pull_request_is_announced(View line, LineIter next);
