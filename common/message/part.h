/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of a message (RFC 2045 to 2049, 2183) as plain data, and their text in reading order.
 *
 * Two ways lead to a list of parts: message/part-scan.h for what is plain, message/mime.h for all
 * else.
 */
#pragma once

#include "bytes/view.h"
#include "message/transfer.h"

typedef enum {
	PART_OTHER, /* holds no text */
	PART_PLAIN,
	PART_HTML,
	PART_OTHER_TEXT,
	PART_PATCH,
	PART_OCTETS, /* a type that nobody knows, or that says nothing: may be text */
	PART_SEALED, /* S/MIME: encrypted, or what was signed lies in the signature */
	/* these hold parts */
	PART_MESSAGE,
	PART_MULTIPART,
	PART_ALTERNATIVE,
	PART_SIGNED,
	PART_REPORT,
	PART_DIGEST,
	PART_ENCRYPTED,
} PartType;

static inline bool part_type_has_parts(PartType type)
{
	return type >= PART_MESSAGE;
}

/* What a media type is, `text/plain`, compared without case; nothing is text/plain, and so is
 * `application/pgp`, in which old mail programs sent text that is signed within itself. */
PartType part_type_of(View media_type);

typedef struct {
	PartType type;
	bool attachment;
	bool flowed;  /* format=flowed */
	bool assumed; /* nobody knew the type */
	TransferEncoding encoding;
	View charset;
	View filename;
	View bytes; /* the content, encoded, without the line end before the boundary; only of a
		     * part that has no parts */
	View from, date, subject; /* of an enclosed message: the fields' values, as they stand */
	size_t end;		  /* of the list: where the parts that are in this one end */
} Part;

/* A list of Part in the order of the message: each one is followed by those in it. */
GArray *parts_new(void);

/*
 * A part's content, decoded; in buffer, replacing what that held, if it is encoded. What a list
 * has put behind base64 without looking, its footer, is left out.
 */
View part_decode(const Part *part, GString *buffer);

/* What of the text of a message could be read. */
typedef enum {
	TEXT_WHOLE,
	TEXT_CUT,    /* there was too much of it */
	TEXT_SEALED, /* nothing: there is none but what is encrypted, or inside a signature */
} TextRead;

/*
 * Appends the readable text of parts, a message's body and all that is in it. See
 * mime_message_text for what that is. out gets no longer than max bytes; returns whether all of the
 * text went in.
 */
TextRead parts_text_append(GString *out, const GArray *parts, size_t max);
