/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Holes in files: the zeros that stand in place of text which a file system has lost, after a power
 * failure say. No program writes so many into mail.
 */
#pragma once

#include "bytes/view.h"

/* A hole has at least so many zeros in a row, as a sector of a disk has. */
#define HOLE_SIZE ((size_t)512)

/* Whether there is a hole in text. Looks at one byte in as many as a hole has. */
bool hole_is_in(View text);

/* Whether text ends in a hole. */
bool hole_ends(View text);
