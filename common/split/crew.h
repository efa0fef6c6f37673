/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From messages to rows of the mail table, with the work shared among threads.
 *
 * The caller's thread reads and writes; it makes rows as well where it would have to wait. Rows
 * come out in the order in which the messages were given, whoever made them. Messages travel in
 * batches of a chunk of memory, and threads start only when there is more mail than a few batches:
 * little mail, and pieces too long for a chunk, are the caller's thread's own work. So memory stays
 * bounded as if there were one thread, but for a few chunks; rows that grow beyond that are left to
 * the caller's thread as well. While the reader of a pipe is behind, all work is the caller's
 * thread's: the reader needs the processors.
 */
#pragma once

#include "io/input.h"
#include "message/raw-mail.h"
#include "split/row.h"

typedef struct MailCrew MailCrew;

/* Called for every message that has damage, or of which there is something to note, in order, in
 * the caller's thread; what says which. */
typedef void (*MailDamageFunc)(const RawMail *mail, const char *what, gpointer data);

/* How rows are made. */
typedef struct {
	MailBodies bodies;
	bool with_header;	 /* the header line comes first */
	const WithColumns *with; /* columns behind all others; NULL for none */
	bool via_gmime;		 /* message_reader_new's */
	guint threads;	      /* how many may work, the caller's among them; CREW_MAX do at most */
	bool takes_all;	      /* also what is no mail (message_is_folder_data) */
	MailDamageFunc noted; /* told of dates that are not those of Date fields, and of what is
				 left out; NULL for none */
} MailCrewOrder;

/* Writes to output, which stays the caller's. */
MailCrew *mail_crew_new(Output *output, const MailCrewOrder *order, MailDamageFunc damaged,
			gpointer data);
void mail_crew_free(MailCrew *crew);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailCrew, mail_crew_free)

/* Takes the message that was read from input last; location is its source column. */
void mail_crew_take(MailCrew *crew, Input *input, const RawMail *mail, View location);

/* Waits until all that was taken is written. To be called at each input's end. */
void mail_crew_finish(MailCrew *crew);
