/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers as they stand in values of the record stream. */
#pragma once

#include "bytes/view.h"

/*
 * Reads decimal digits and nothing else. What does not fit becomes G_MAXUINT64. Returns false,
 * and leaves number alone, if value is no number; an empty value is none.
 */
bool number_parse(View value, guint64 *number);

/* The most digits that a number has. */
#define NUMBER_MAX 20

/* The decimal digits of number, which stand at the end of room, of NUMBER_MAX bytes, and are valid
 * as long as that is. */
View number_print(char *room, guint64 number);

/* Appends them. */
void number_append(GString *out, guint64 number);

/* The sum; G_MAXUINT64 if it does not fit. */
static inline guint64 number_add(guint64 a, guint64 b)
{
	return a > G_MAXUINT64 - b ? G_MAXUINT64 : a + b;
}
