/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The rows of the mail table that messages become.
 */
#pragma once

#include "bytes/choice.h"
#include "message/message.h"
#include "record/writer.h"
#include "split/with.h"

/* What becomes of the body column. */
typedef enum {
	MAIL_BODIES_ALL,
	MAIL_BODIES_OUTLINE, /* split/outline.h */
	MAIL_BODIES_NONE,    /* it is empty */
	N_MAIL_BODIES,
} MailBodies;

/* The words for them. */
extern const Choice mail_bodies_choice;

typedef struct MailRowMaker MailRowMaker;

/* Writes to output, which stays the caller's; the header line first, if with_header. with are
 * columns behind all others, which must outlive the maker; NULL for none. */
MailRowMaker *mail_row_maker_new(Output *output, bool with_header, MailBodies bodies,
				 const WithColumns *with);
void mail_row_maker_free(MailRowMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailRowMaker, mail_row_maker_free)

/*
 * Writes the row of message, which was found at location: the source column. Returns whether all of
 * it went in: a row has growth_max_record bytes at most.
 */
bool mail_row_maker_write(MailRowMaker *maker, const Message *message, View location);
