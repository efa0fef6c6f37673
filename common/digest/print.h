/* The formats of a digest: the one table of them, which --format= and its help are made of. */
#pragma once

#include "digest/page.h"

typedef struct {
	const char *name; /* for --format= */
	DigestPrintFunc *print;
	bool everything; /* PagePlan's: the format folds nothing */
	bool mail;	 /* it needs DigestLook's mail */
} DigestFormat;

/* The format of a name, the first of the table for NULL. NULL if there is no such format. */
const DigestFormat *digest_format_find(const char *name);

/* Appends the formats' names as a sentence has them: `text, classic or tsv`. */
void digest_format_append_names(GString *out);
