/*
 * The digest as a plain text page, in two formats of the same layout: ranks, patch list, letters.
 *
 * Everything that comes from mail goes through display.h.
 */
#pragma once

#include "digest.h"
#include "output.h"

/* What the page's first lines say; NULL for what the digest itself knows. */
typedef struct {
	const char *name;      /* of the list */
	const char *from, *to; /* the period: dates, commits, whatever the reader knows */
} DigestTitle;

/*
 * The layout that readers' scripts know, kept byte for byte: the patch list is empty, `Author:` is
 * who sent the mail, the text stands as it came.
 */
void digest_classic_print(const Digest *digest, const DigestTitle *title, Output *output);

/* The same page with the patch list filled, the patch's author as `Author:`, the text trimmed. */
void digest_text_print(const Digest *digest, const DigestTitle *title, Output *output);
