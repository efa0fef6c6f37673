/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who really sent a mail: RULE 3, but for the author named in the body.
 *
 * Lists rewrite From so that DMARC lets their copies pass (`'A Person' via Some List <list@...>`),
 * and leave the person somewhere else. Pure: works on mailboxes that were read.
 */
#pragma once

#include "message/mailbox.h"

/* The names a list has in its mail. */
typedef struct {
	View id;   /* `kvm.vger.kernel.org`; empty if unknown */
	View post; /* the address to post to; empty if unknown */
} ListNames;

/* The id of a List-Id value (RFC 2919): what stands in its `<>`, else its last word. */
View list_id_of(View value);

/* The address of a List-Post value (RFC 2369), empty for `NO`. */
View list_post_of(View value);

/* Whether addr is the list's own; its id `list.example.org` stands for `list@example.org`. */
bool list_has_address(const ListNames *list, View addr);

/*
 * Whether from is a list's or a relay's and not the sender's own: it says ` via ` something, or
 * it is the list's address or B4 Relay's.
 */
bool sender_is_relayed(const Mailbox *from, const ListNames *list);

/* The source of a sender that was found in the message that a list has wrapped in one of its own.
 */
#define SENDER_WRAPPED "wrapped"

typedef struct {
	Mailbox from;
	Mailbox x_original_from;
	const Mailbox *reply_to; /* in order */
	size_t n_reply_to;
	const Mailbox *others; /* those of Cc and Sender */
	size_t n_others;
	ListNames list;
} SenderFields;

typedef struct {
	Mailbox person;
	const char *source; /* as Message.from_source in message/message.h */
} Sender;

/*
 * Finds the person. X-Original-From is believed always; the rest is looked at only if from is
 * relayed: the first address of Reply-To that is not the list's, sooner one with From's
 * name; then one of the others with From's name; else from itself, which is
 * called `relay` then. Of the name ` via ...` and the quotes ' around it are taken off.
 * The views are those of fields.
 */
Sender sender_find(const SenderFields *fields);
