/*
 * The text of mail with a simple body: the quick way, without MIME parser.
 *
 * Simple is one text/plain part, or a multipart with one text on each level and attachments that
 * hold no text. Nearly all mail is that, and a single part is mostly read in place.
 */
#pragma once

#include "header.h"

typedef struct SimpleBody SimpleBody;

SimpleBody *simple_body_new(void);
void simple_body_free(SimpleBody *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SimpleBody, simple_body_free)

/*
 * Reads the text of the message with that header, which must be regular or have no fields. Returns
 * false if the body is not simple, or may not be; what is read here, mime_message_text reads
 * the same. text is the message's own bytes where nothing had to be changed, and valid until the
 * next call.
 */
bool simple_body_read(SimpleBody *body, const Header *header, View *text);
