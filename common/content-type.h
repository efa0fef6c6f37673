/*
 * Content-Type values (RFC 2045, section 5.1) in their simple form, in place.
 */
#pragma once

#include "view.h"

typedef struct {
	View type;    /* `text/plain`, as written; empty if the field is absent */
	View charset; /* as written, without quotes; empty if there is none */
	bool flowed;  /* format=flowed (RFC 3676) */
} ContentType;

/*
 * Reads a raw value: type and parameters, plain or in quotes. Returns false for what takes a real
 * parser: comments, escapes, RFC 2231's `*`, doubled parameters, and whatever is against
 * the grammar. Points into value.
 */
bool content_type_parse(View value, ContentType *type);
