/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A message's facts: from raw bytes to the values of the mail table.
 *
 * Two ways lead there and must agree: the quick way reads what is plain in place, GMime's way
 * (message/mime.h) takes over for what needs it: encoded words, MIME structure, transfer encodings,
 * foreign charsets, odd addresses.
 */
#pragma once

#include "bytes/view.h"
#include "message/mail-date.h"
#include "message/raw-mail.h"
#include "record/mail-kind.h"

typedef struct {
	MailKind kind;
	gint64 date; /* seconds since 1970 UTC; valid if has_date */
	bool has_date;
	MailDateSource date_source;
	View from_name, from_addr;
	/* `from`, `x-original-from`, `reply-to`, `cc`, `relay`, `wrapped`; static */
	const char *from_source;
	View subject;
	/* Without <>; references blank-separated. Of mail that is wrapped (message/wrapped.h)
	 * message_id is the list's, and references end in the sender's. Of mail that got its
	 * message_id from the sender's server they end in that and in the id that it had before.
	 */
	View message_id, in_reply_to, references;
	View list; /* List-Id */
	/* Its header; of mail that is wrapped that of the message inside, and wrapper is the
	 * list's, else empty. */
	View header, wrapper;
	gint64 arrival;	    /* when it came to where it lay: RawMail's */
	bool is_context;    /* RawMail's */
	View body;	    /* lines end in LF; may hold bytes that are no UTF-8 */
	View attachments;   /* their names, a line for each, if they were asked for */
	bool is_cut;	    /* text that grew too long was left out */
	size_t size;	    /* of the message, in bytes */
	const char *damage; /* why something of the message could not be read; NULL if all was */
} Message;

/* The damage of a message of which a part is lost: see bytes/hole.h. */
#define MESSAGE_HOLE "there are NULs in a row where text should be"

/* That of a message of which more was made than message/growth.h allows. */
#define MESSAGE_CUT "it grows too long: the rest of its text is left out"

/* That of one without any text that can be read. */
#define MESSAGE_SEALED "it is encrypted, or signed with its text inside: the text is left out"

typedef struct MessageReader MessageReader;

/* via_gmime sends every message through GMime, to compare the two ways. */
MessageReader *message_reader_new(bool via_gmime);
void message_reader_free(MessageReader *reader);

/* Sets how many bytes longer than a message its text may be, GROWTH_ALLOWANCE if not told. */
void message_reader_allow(MessageReader *reader, size_t allowance);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MessageReader, message_reader_free)

/* Asks for the attachments of messages, too: message/attachment.h. */
void message_reader_want_attachments(MessageReader *reader);

/*
 * Reads raw, a message as it was sent: header, blank line, body. arrival is when it came to where
 * it lay, in seconds since 1970, from the From_ line or the commit; 0 if unknown. The views in
 * message are valid until the next call, and as long as raw.
 */
void message_reader_read(MessageReader *reader, View raw, gint64 arrival, Message *message);

/* The same for a message with all that is known of where it lay. */
void message_reader_read_mail(MessageReader *reader, const RawMail *mail, Message *message);

/* Whether it is no mail, but what mail programs (UW-IMAP's library, Pine, Alpine, Dovecot) keep in
 * an mbox for themselves. */
bool message_is_folder_data(const Message *message);

/* Forgets the message that was read last, whose views end, and gives back what it took that is more
 * than others take. */
void message_reader_forget(MessageReader *reader);
