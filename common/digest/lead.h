/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The first sentence of a digest: what needs its readers, and what there is to read.
 *
 * Lists of mails show the first hundred characters of each behind its subject; so these must say
 * most of it. Plain text, which the printer escapes.
 */
#pragma once

#include "digest/page.h"

/*
 * Appends `7 wait for an answer, the oldest for 8d; 13 series or patches, 5 applied, 4 discussions,
 * 217 messages.`, as far as the page has sections that tell; nothing if none does.
 */
void digest_lead_append(GString *out, const DigestPage *page);
