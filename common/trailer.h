/*
 * Trailers: `Reviewed-by: A Person <a@example.org>` and the like, RULE 9.
 *
 * Pure, over plain or escaped text. One table holds the keys.
 */
#pragma once

#include "lines.h"

typedef struct {
	View key;   /* as written: `Reviewed-by` */
	View value; /* what follows the colon, trimmed; in the text's form */
} Trailer;

typedef struct {
	LineIter lines;
	/* more, private */
} TrailerIter;

/*
 * Appends the trailers of text, one a line as `Key: value` (canonical case of the known keys),
 * joined by the form's line feed, so that escaped text gives an escaped value. A value wrapped to
 * the next line is joined with a blank. Quoted lines do not count, nor what follows a
 * `-- ` signature line.
 */
void trailer_collect(GString *out, View text, TextForm form);
