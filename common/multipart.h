/*
 * The parts of a multipart body (RFC 2046, section 5.1.1), in place.
 */
#pragma once

#include "view.h"

typedef struct {
	View rest; /* what is still to be read, from a line's start */
	View boundary;
	bool in_parts; /* the first delimiter was seen */
	bool closed;   /* the closing delimiter was seen */
} PartIter;

/* Starts before the first part of body; boundary as the Content-Type gives it. */
static inline PartIter part_iter(View body, View boundary)
{
	return (PartIter){ body, boundary, false, false };
}

/*
 * Gives the next part, header and content, without the line end before the delimiter behind it;
 * valid as long as the body. Returns false after the last; if closed is not set then, the body is
 * torn, and what stands behind its last delimiter was not given.
 */
bool part_iter_next(PartIter *iter, View *part);
