/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the tag in front of a list's subjects is its List-Id in other words.
 *
 * A helper of patch/list-tag.c.
 */
#pragma once

#include "bytes/view.h"

/*
 * Whether inside, the text between brackets, has the last words of the first label of the List-Id,
 * two at least, `f2fs-dev` for linux-f2fs-devel; or its first labels, `B.A.T.M.A.N.`. One word may
 * be a project's.
 */
bool list_name_is_alike(View list, View inside);
