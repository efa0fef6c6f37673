/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Messages that a list has wrapped: Mailman's way to pass on mail that DMARC forbids it to pass on
 * as it is (`dmarc_moderation_action`). The mail is a message/rfc822, behind a notice of the list
 * or alone, in a message of the list's own, which has another Message-ID.
 */
#pragma once

#include "message/header.h"
#include "message/sender.h"

/*
 * Finds the message that is wrapped in that of header. That is one in which a single message is
 * enclosed, to be read, amid nothing but text; person, whom the list says that the mail is from, is
 * its sender, or the notice speaks of DMARC, or there is no notice. It has a sender and an id.
 * parts is for its use. wrapped is valid as long as the message, or until decoded, which gets it if
 * it was encoded, is changed.
 */
bool wrapped_find(const Header *header, const Mailbox *person, GArray *parts, GString *decoded,
		  View *wrapped);
