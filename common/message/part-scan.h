/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of a message, found in place: the quick way, for regular MIME.
 */
#pragma once

#include "message/header.h"
#include "message/part.h"

/*
 * Fills parts, replacing what they were, with those of the message of that header; valid as long as
 * the message. Returns false for what must go to GMime: fields that message/content-type.h does not
 * read, irregular headers, boundaries that are missing, odd or nested deeper than a few levels,
 * enclosed messages, more parts than mail has. What is read here, GMime reads the same.
 */
bool part_scan(GArray *parts, const Header *header);

/* The same of a message in which others are enclosed: each of these is a part, and its bytes are
 * all of it, encoded, its header included. Further in nothing is looked for. */
bool part_scan_messages(GArray *parts, const Header *header);
