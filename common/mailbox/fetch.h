/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mail by its place: what mail_source_next gave, read again from what mail_source_locate said.
 *
 * That a message still is where it was is known as far as its frame tells: it begins and ends
 * where messages do. Whether it is the same one is for the caller to ask.
 */
#pragma once

#include "mailbox/format.h"
#include "mailbox/place.h"
#include "message/raw-mail.h"

typedef struct MailFetcher MailFetcher;

/* Relative paths are looked up in directory, the working directory if NULL. format is what
 * mail_source_new was told. */
MailFetcher *mail_fetcher_new(const char *directory, MailFormat format);
void mail_fetcher_free(MailFetcher *fetcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailFetcher, mail_fetcher_free)

/* Asks for commits as mailbox/inbox.h does. The descriptors stay the caller's. */
void mail_fetcher_use_inbox(MailFetcher *fetcher, int requests, int answers);

/* So many places may be expected at a time. */
#define MAIL_FETCH_AHEAD 256

/* Announces a place that will be fetched: behind those announced before, and before others that
 * are announced. */
void mail_fetcher_expect(MailFetcher *fetcher, const MailPlace *place);

/*
 * Gives the mail at place; its views are valid until the next call. Its number is 0.
 * Errors: G_FILE_ERROR or INPUT_ERROR where the file cannot be read; MAIL_FETCH_ERROR.
 */
bool mail_fetcher_fetch(MailFetcher *fetcher, const MailPlace *place, RawMail *mail,
			GError **error);

#define MAIL_FETCH_ERROR (mail_fetch_error_quark())
GQuark mail_fetch_error_quark(void);

typedef enum {
	MAIL_FETCH_ERROR_GONE,	   /* there is nothing, or nothing that is mail */
	MAIL_FETCH_ERROR_CHANGED,  /* there is something else than there was */
	MAIL_FETCH_ERROR_NO_INBOX, /* a commit, but mail_fetcher_use_inbox was not called */
	MAIL_FETCH_ERROR_BROKEN,   /* who answers for the inbox answers no more */
} MailFetchError;
