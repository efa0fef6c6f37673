/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The messages of a public-inbox by the commits that brought them.
 *
 * In an inbox of version 2 a commit has one file, `m`, the message, or `d`, one that it deletes. In
 * one of version 1 a message's path is 2/38 hexadecimal digits, and the commit that brings it adds
 * or changes that file.
 */
#pragma once

#include "bytes/view.h"
#include "message/raw-mail.h"

typedef struct InboxReader InboxReader;

/* Asks `inbox-cat --stdin`, as git-pipe.h does. */
InboxReader *inbox_reader_new(int requests, int answers);
void inbox_reader_free(InboxReader *reader);

/* Announces a commit that will be fetched, in the order of fetching; MAIL_FETCH_AHEAD at most. That
 * saves waiting for the answer to one question before the next is asked. */
void inbox_reader_expect(InboxReader *reader, View commit);

/*
 * Gives the message that the commit of that name brought, or the blob of that name, with the time
 * of the commit as its arrival; views are valid until the next call.
 * Errors: MAIL_FETCH_ERROR.
 */
bool inbox_reader_fetch(InboxReader *reader, View commit, RawMail *mail, GError **error);
