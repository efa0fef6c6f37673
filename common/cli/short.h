/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Values that stand right behind the letter of their option: `-n5`, `-qn5` (POSIX, Utility Syntax
 * Guideline 6). GOption takes `-n 5` alone.
 */
#pragma once

#include "bytes/view.h"

/*
 * Sets the values of short options apart in argv, which is replaced if there are any; the new one
 * stays until the next call. Values of other options, and what stands behind `--`, stay as they
 * are. entries are a program's options, which end in an entry without a name; options without a
 * value may be left out.
 */
void cli_split_short(int *argc, char ***argv, const GOptionEntry *entries);
