/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which files a diffstat names, as git and diffstat(1) write it. */
#pragma once

#include "patch/path-list.h"

/*
 * Has list, which is emptied, get the names in the last diffstat of text, which ends behind its
 * summary. Of a file that was renamed, `a/{b => c}/x`, both names are there. Those that are
 * shortened, `.../x`, are left out.
 */
void stat_paths_collect(PathList *list, View text, TextForm form);
