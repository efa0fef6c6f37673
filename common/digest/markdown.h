/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The digest in Markdown, as GitHub (GFM) and SourceHut read it: headings, tables, and the messages
 * in fenced code; no HTML.
 */
#pragma once

#include "digest/page.h"

DigestPrintFunc digest_markdown_print;
