/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Phrases that digests of several formats share; plain text, which the printer escapes.
 */
#pragma once

#include "digest/page.h"

/* Appends `bees mailing list update from 2025-05-12 to 2025-05-14`, as far as that is known. */
void digest_title_append(GString *out, const DigestPage *page);

/* Appends `Ada B <ada@example.org>`, or what is there of it. */
void digest_person_append(GString *out, View name, View addr);
