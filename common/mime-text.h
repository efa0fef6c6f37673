/*
 * The readable text of a tree of MIME parts: see mime_message_text in mime.h. Private to mime.c.
 */
#pragma once

#include "gmime-auto.h"
#include "view.h"

/* Appends the text of the tree under root, the body of a message. */
void mime_text_append(GString *out, GMimeObject *root);
