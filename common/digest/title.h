/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Phrases that digests of several formats share; plain text, which the printer escapes.
 */
#pragma once

#include "digest/page.h"

/* Appends `bees mailing list update from 2025-05-12 to 2025-05-14`, as far as that is known. */
void digest_title_append(GString *out, const DigestPage *page);

/* A title or subject as pages show it, in a table or above a text: `(no title)` if it is empty. A
 * value of the record stream stays one. */
View digest_title_shown(View title);

/* Appends `Ada B <ada@example.org>`, or what is there of it. */
void digest_person_append(GString *out, View name, View addr);

/* Appends the author of a message in the same way; `-`, as in tables, if nothing is known of him.
 */
void digest_author_append(GString *out, const PageMessage *message);
