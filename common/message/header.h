/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The header of a message (RFC 5322, section 2.2), in place.
 *
 * One pass finds the fields that the suite reads; nothing is copied or decoded. It is as tolerant
 * as real mail asks: CRLF or LF, From_ lines on top and amid it, quoted or not, `>From:` for From,
 * blanks before the colon, lines that are no field, no blank line before the body.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	HEADER_FROM,
	HEADER_SENDER,
	HEADER_REPLY_TO,
	HEADER_X_ORIGINAL_FROM,
	HEADER_X_ORIGINAL_SENDER,
	HEADER_CC,
	HEADER_SUBJECT,
	HEADER_DATE,
	HEADER_RECEIVED,
	HEADER_MESSAGE_ID,
	HEADER_IN_REPLY_TO,
	HEADER_REFERENCES,
	HEADER_LIST_ID,
	HEADER_LIST_POST,
	HEADER_MIME_VERSION,
	HEADER_CONTENT_TYPE,
	HEADER_CONTENT_TRANSFER_ENCODING,
	HEADER_CONTENT_DISPOSITION,
	HEADER_AUTO_SUBMITTED,
	HEADER_PRECEDENCE,
	HEADER_X_AUTOREPLY,
	HEADER_X_AUTORESPOND,
	HEADER_X_MICROSOFT_ORIGINAL_MESSAGE_ID,
	HEADER_X_GOOGLE_ORIGINAL_MESSAGE_ID,
	N_HEADER_FIELDS,
} HeaderField;

/* The field's name in lower case, as a static string. */
const char *header_field_name(HeaderField field);

typedef struct {
	/* What follows the colon, still folded, without white space at either end. Of fields that
	 * come more than once the first that is not blank counts, which for Received is the last
	 * hop. Empty if there is none. */
	View values[N_HEADER_FIELDS];
	View block;	 /* all before the blank line, From_ lines included */
	View body;	 /* what follows the blank line */
	bool has_fields; /* there was at least one field, of whatever name */
	bool has_nul;	 /* there is a NUL in the block */
	bool is_regular; /* nothing had to be tolerated: see header_regularise */
	bool is_torn;	 /* all that had to be is that the blank line before the body is missing */
} Header;

/* Finds the header of raw; the views are valid as long as raw. Anything has a header, if
 * an empty one. */
void header_scan(Header *header, View raw);

/* Takes what comes before the next value of field off rest, which was a header at first, and the
 * value too. Returns false if there is none. */
bool header_next_value(View *rest, HeaderField field, View *value);

/*
 * The same for a field of any name, which is given as a column's: in lower case, with `_` for `-`.
 * Fields whose names differ in case, or in these characters, are the same.
 */
bool header_next_named(View *rest, View name, View *value);

/*
 * Writes raw to out with the header that header_scan finds in a form that no reader can take
 * otherwise: fields only, no blanks before colons, of Content-* fields one each, blanks for NULs,
 * form feeds, vertical TABs and CRs inside a line, a blank line before the body. Of lines that are
 * no field, those that Subject, References, In-Reply-To, To and Cc have lost are theirs again.
 * Replaces what out held.
 */
void header_regularise(View raw, GString *out);

/*
 * Writes to out a header of those fields of a regular one that say what the body is, and of no
 * others. Replaces what out held.
 */
void header_about_body(View header, GString *out);
