/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a program sent a message by itself, as fields of its header say.
 *
 * Pure.
 */
#pragma once

#include "record/mail-kind.h"

/*
 * What the values of a header's fields, by HeaderField, say. A program answers by itself if
 * Auto-Submitted is `auto-replied` (RFC 3834, section 5), if there is X-Autoreply or X-Autorespond,
 * if Precedence is `auto_reply`, or if the message is a report on mail (multipart/report, RFC
 * 6522): one that could not be delivered, a receipt. Any other keyword of Auto-Submitted that
 * begins with `auto-` says that a program made the message, also where trackers, forges and forums
 * pass on what people write there.
 *
 * X-Auto-Response-Suppress and other values of Precedence say nothing: mail of people and of lists
 * has them.
 */
MailKind automatic_read(const View *values);
