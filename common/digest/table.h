/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest's page as text: aligned columns, by the width they have on a terminal. */
#pragma once

#include "digest/page.h"

/*
 * Appends a line of headings and a line for each row. Where look says how wide a line may be, the
 * last cell is cut if there is room for a good part of it, else it is wrapped below the others.
 */
void digest_table_append(GString *out, const DigestTable *table, const DigestLook *look);

/* Appends text between the escape sequences of a colour, if look has colours. */
typedef enum {
	COLOR_NONE,
	COLOR_BOLD,
	COLOR_DIM,
	COLOR_RED,
	COLOR_GREEN,
	COLOR_YELLOW,
	COLOR_CYAN,
} Color;
void color_start(GString *out, Color color, const DigestLook *look);
void color_end(GString *out, Color color, const DigestLook *look);
