/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The digest as a plain text page, in two formats.
 *
 * Everything that comes from mail goes through bytes/display.h.
 */
#pragma once

#include "digest/page.h"

/*
 * The layout that readers' scripts know, kept byte for byte: ranks by domain and author, an empty
 * patch list, and all messages, whichever sections the page has. `Author:` is who sent the mail,
 * the text stands as it came.
 */
DigestPrintFunc digest_classic_print;

/* All sections of the page, in the same style. */
DigestPrintFunc digest_text_print;
