/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who really sent a mail: RULE 3, but for the author named in the body.
 *
 * Lists rewrite From so that DMARC lets their copies pass (`'A Person' via Some List <list@...>`),
 * and leave the person somewhere else. Pure: works on mailboxes that were read.
 */
#pragma once

#include "message/list-names.h"
#include "message/mailbox.h"

/* The source of a sender that was found in the message that a list has wrapped in one of its own.
 */
#define SENDER_WRAPPED "wrapped"

typedef struct {
	Mailbox from;
	Mailbox x_original_from;
	View x_original_sender;	 /* an address */
	const Mailbox *reply_to; /* in order */
	size_t n_reply_to;
	const Mailbox *others; /* those of Cc and Sender */
	size_t n_others;
	ListNames list;
} SenderFields;

typedef struct {
	Mailbox person;
	const char *source; /* as Message.from_source in message/message.h */
	bool is_relayed;    /* From is not the sender's own, so the other fields count */
} Sender;

/*
 * Finds the person. X-Original-From is believed unless it is a relay's as well; the rest is looked
 * at only if from is relayed: its name says that somebody passed the mail on, or it is the list's
 * address, a relay's, or one that many share (message/relay.h). Then it is an address of Reply-To
 * with From's name; X-Original-Sender; the first of Reply-To that is not the list's; what the name
 * itself says; one of the others with From's name; else from itself, which is called `relay` then.
 * Of a tracker's or a masked address only what has From's name is believed. No address that is a
 * list's, a relay's or shared is a person's. The name loses what was put around it; an address that
 * was wrapped (relay_address_unwrap) is unwrapped into buffer. The views are those of fields and of
 * buffer.
 */
Sender sender_find(const SenderFields *fields, GString *buffer);

/* Puts agent, the mailbox of Sender (RFC 5322, section 3.6.2), in place of a person whom From does
 * not name, unless that is a list's, or where returned mail goes. */
void sender_take_agent(Sender *sender, Mailbox agent, const ListNames *list);
