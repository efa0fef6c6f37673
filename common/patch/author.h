/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who wrote a patch: RULE 3, the person in its in-body header, else the sender. */
#pragma once

#include "record/record.h"

typedef struct AuthorReader AuthorReader;

AuthorReader *author_reader_new(void);
void author_reader_free(AuthorReader *reader);

/*
 * Sets the author's name and address among the values of a mail's record, of which the sender and
 * the list are known. inbody_from is the From at the beginning of the text, escaped; empty if there
 * is none, or what stands there is no author. The values are valid until the next call.
 */
void author_reader_find(AuthorReader *reader, View inbody_from, View *values);

/*
 * Sets the author's address where the mail's header and its in-body one have none of his own: a
 * list took it away, but his Signed-off-by, among the trailers in values, still has it. Valid as
 * long as what author_reader_find has set.
 */
void author_reader_take_signed(AuthorReader *reader, View *values);
