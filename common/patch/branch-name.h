/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a branch of a repository is for, by its name. Pure.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	BRANCH_OTHER,	/* of a test, of a request, of somebody's own */
	BRANCH_MAIN,	/* where changes go that were taken: main, master, for-next */
	BRANCH_RELEASE, /* where a release is kept up: 6.6.y, release/7.0, stable-9.0 */
} BranchKind;

/* Tells it of a name as git has it, with or without `refs/heads/`, or as people write it. */
BranchKind branch_kind(View name);

/* Whether work on what comes next is done there, in words too: a main branch, `dev`, `wip`. */
bool branch_is_of_work(View name);
