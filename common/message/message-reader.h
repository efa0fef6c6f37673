/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What message/message.c and message/message-sender.c share of the reader of messages. For them
 * alone.
 */
#pragma once

#include "message/address.h"
#include "message/header.h"
#include "message/message.h"
#include "message/mime.h"

/* How many addresses of Reply-To, of Cc and of Sender are searched for the person. */
#define MESSAGE_MAX_ADDRESSES 64

/* Where what cannot be read in place is put together. */
typedef enum {
	BUFFER_REGULAR, /* the header, made regular */
	BUFFER_MIME,	/* of a huge header, what GMime has to know */
	BUFFER_DECODED,
	BUFFER_FROM_NAME,
	BUFFER_FROM_ADDR,
	BUFFER_SUBJECT,
	BUFFER_MESSAGE_ID,
	BUFFER_IN_REPLY_TO,
	BUFFER_REFERENCES,
	BUFFER_LIST,
	BUFFER_BODY,
	BUFFER_ATTACHMENTS,
	BUFFER_WRAPPED, /* a message that the list has wrapped, decoded */
	BUFFER_WRAPPER, /* what of the list's own message stays */
	N_BUFFERS,
} ReaderBuffer;

struct MessageReader {
	bool via_gmime;
	View header, body; /* the message in two pieces; the header is regular */
	View values[N_HEADER_FIELDS];
	size_t allowance;
	size_t max_text; /* bytes of the body's */
	bool is_cut;	 /* a field was cut, or text that grew too long */
	bool is_sealed;	 /* its text is one that cannot be read */
	bool wants_attachments;
	bool is_scanned;   /* parts are those of the message at hand */
	MimeMessage *mime; /* of the message at hand; NULL while GMime was not needed */
	GArray *parts;	   /* Part: those of the message, if it is plain enough to scan */
	GArray *addresses; /* Address: what mailboxes that are not plain point to */
	GArray *mailboxes; /* Mailbox: those of Reply-To, then those of Cc and Sender */
	GString *buffers[N_BUFFERS];
};

/* The buffer, emptied. */
static inline GString *message_reader_buffer(MessageReader *reader, ReaderBuffer buffer)
{
	return g_string_truncate(reader->buffers[buffer], 0);
}

/* The message as GMime has it; the reader's. */
MimeMessage *message_reader_mime(MessageReader *reader);

/* Text of a header value, decoded and squeezed; in place if it is plain, else in buffer. */
View message_reader_text(MessageReader *reader, View value, ReaderBuffer buffer);

/* Finds who sent the message of which the reader has the header's values, and where that stands:
 * from_name, from_addr and from_source of message, whose list must be known. */
void message_read_sender(MessageReader *reader, Message *message);
