/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that a message brings besides its text, by name. Pure. */
#pragma once

#include "message/part.h"

/* What stands for the name of an attachment that has none. */
#define ATTACHMENT_UNNAMED "(unnamed)"

/*
 * Appends a line, without a line end, for each attachment among parts, in their order; out is empty
 * before. An attachment is a part that is declared as one (RFC 2183) or has a file name, but for
 *
 * - the body of the message itself, where it is text;
 * - signatures, and what is encrypted;
 * - what is in an attached message, which is one attachment.
 *
 * A name is decoded, on one line, and cut where it is longer than any file's.
 */
void attachments_append(GString *out, const GArray *parts);
