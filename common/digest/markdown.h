/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The digest in Markdown, as GitHub (GFM) and SourceHut read it: headings, tables, and the messages
 * in fenced code; no HTML.
 */
#pragma once

#include "digest/page.h"

DigestPrintFunc digest_markdown_print;

/*
 * Appends a line of text so that it is shown as it is, wherever inline text may stand, tables
 * included: no markup in it works. What holds an `@` or `#` is shown as code, since otherwise
 * GitHub makes mentions, references and links of it. text is what display_append gave as
 * DISPLAY_LINE.
 */
void markdown_append(GString *out, View text);
