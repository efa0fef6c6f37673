/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Content-Type and Content-Disposition values (RFC 2045, section 5.1; RFC 2183) in their simple
 * form, in place.
 *
 * The functions return false for what takes a real parser: comments, escapes, folds in values,
 * encoded words, RFC 2231's `*`, doubled parameters, and whatever is against the
 * grammar. What they give points into the value.
 */
#pragma once

#include "bytes/view.h"

typedef struct {
	View type;     /* `text/plain`, as written; empty if the field is absent */
	View charset;  /* as written, without quotes; empty if there is none */
	View boundary; /* the same */
	View name;     /* the same */
	bool flowed;   /* format=flowed (RFC 3676) */
	bool assumed;  /* x-default=true: a gateway did not know the type */
} ContentType;

/* Reads the value of a Content-Type field (RFC 2045, section 5.1). */
bool content_type_parse(View value, ContentType *type);

typedef struct {
	View kind;     /* `attachment`, as written; empty if the field is absent */
	View filename; /* without quotes; empty if there is none */
} ContentDisposition;

/* Reads the value of a Content-Disposition field (RFC 2183). */
bool content_disposition_parse(View value, ContentDisposition *disposition);
