/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Everything that goes through GMime: MIME structure.
 *
 * With message/mime-compose.h the only module that includes gmime.h; the rest of the program sees
 * views and plain structs. GMime sees one message at a time, from memory; encoded words, addresses,
 * transfer encodings and charsets are read by our own modules, because GMime 3.2.10 to 3.2.13 lose
 * text there.
 */
#pragma once

#include "bytes/view.h"
#include "message/part.h"

/* Sets GMime up; may be called again. Before everything else here. */
void mime_init(void);

typedef struct MimeMessage MimeMessage;

/*
 * Parses a message from memory, given in two pieces, without the mbox's From_ line: all of it, or
 * its header with the blank line behind it; and its body. Both must outlive the message. The header
 * had better be regular (header_regularise): of two Content-Type fields GMime goes by the last, and
 * it gives up at a first line that is no field. Never NULL: of a message that is none, header
 * values are empty, and mime_message_damage says why.
 */
MimeMessage *mime_message_new(View header, View body);
void mime_message_free(MimeMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MimeMessage, mime_message_free)

/* Why something of the message could not be read; static; NULL if all was. */
const char *mime_message_damage(const MimeMessage *message);

/*
 * The raw value of the index-th field of that name, counted from 0, compared without case;
 * still folded and encoded, without the blanks and line ends around it. Sets value
 * to the empty view and returns false if there are not so many. Valid as long as the message.
 */
bool mime_message_header(const MimeMessage *message, const char *name, guint index, View *value);

/* Its parts, as GMime found them; none where it could make nothing of the message. Valid as long as
 * the message; the caller frees the array. */
GArray *mime_message_parts(const MimeMessage *message);

/*
 * Appends the readable text of the message, in reading order:
 *
 * - text/plain parts that are not attachments, and text/x-patch and text/x-diff parts;
 * - attachments of any type that are patches (message/patch-file.h), and enclosed messages whose
 *   text has a diff; of these, and of files that start with a mail's header, its From, Date and
 *   Subject come first, as git format-patch writes them;
 * - the text/plain of a multipart/alternative, whatever the order, else its html;
 * - the text of other messages enclosed inline (message/rfc822), in place, without their headers;
 *   not that of a bounce's returned message, and nothing of what is encrypted;
 * - for a compressed attachment that is a patch by its name or type, a line `[attachment: x]`;
 * - if the above gave nothing but blanks, list footers and patches: text/html with its tags
 *   stripped; failing that any text; failing that text that is attached, or that is
 *   application/octet-stream and looks like it.
 *
 * Each part's text ends in LF. out gets no longer than max bytes; returns whether all of the text
 * went in.
 */
TextRead mime_message_text(MimeMessage *message, GString *out, size_t max);
