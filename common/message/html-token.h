/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * HTML cut into text and tags, as the HTML standard's tokenizer does it, with these differences, so
 * that no text is lost for a slip: an attribute's quote that never ends is no quote; `<title/>`
 * ends at once.
 */
#pragma once

#include "bytes/view.h"

/* A tag, and those of its attributes that say how to read or show what is in it. */
typedef struct {
	View name; /* without `/`, in any case; empty for text */
	View text; /* character references not replaced; nothing of a comment */
	bool closes;
	bool closes_itself; /* `<br/>` */
	bool is_hidden;	    /* the attribute hidden, or display: none in style */
	View charset;	    /* of meta */
	View content;	    /* of meta */
} HtmlToken;

/*
 * Takes the first token off rest, views into which it gives; returns whether there was one. Takes
 * linear time in all.
 */
bool html_token_next(View *rest, HtmlToken *token);

/* Takes off rest what an element like script or title holds, tags and all, with its end tag; all of
 * it if there is none. */
void html_raw_skip(View *rest, View name);

/*
 * The charset that a meta element near the start of bytes declares; empty if there is none, or one
 * that cannot be, as the bytes of the element itself tell.
 */
View html_charset(View bytes);
