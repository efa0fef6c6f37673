/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail by its place: see mailbox/fetch.h. */
#include "mailbox/fetch.h"

#include "mailbox/fetch-file.h"
#include "mailbox/inbox.h"

G_DEFINE_QUARK(mail - fetch - error - quark, mail_fetch_error)

struct MailFetcher {
	MailFiles *files;
	InboxReader *inbox; /* NULL if there is none */
};

MailFetcher *mail_fetcher_new(const char *directory, MailFormat format)
{
	MailFetcher *fetcher = g_new0(MailFetcher, 1);
	fetcher->files = mail_files_new(directory, format);
	return fetcher;
}

void mail_fetcher_free(MailFetcher *fetcher)
{
	if (!fetcher)
		return;
	mail_files_free(fetcher->files);
	inbox_reader_free(fetcher->inbox);
	g_free(fetcher);
}

void mail_fetcher_use_inbox(MailFetcher *fetcher, int requests, int answers)
{
	inbox_reader_free(fetcher->inbox);
	fetcher->inbox = inbox_reader_new(requests, answers);
}

void mail_fetcher_expect(MailFetcher *fetcher, const MailPlace *place)
{
	if (place->kind == MAIL_PLACE_FILE)
		mail_files_expect(fetcher->files, place);
	if (place->kind == MAIL_PLACE_COMMIT && fetcher->inbox)
		inbox_reader_expect(fetcher->inbox, view_of(place->name));
}

bool mail_fetcher_fetch(MailFetcher *fetcher, const MailPlace *place, RawMail *mail, GError **error)
{
	switch (place->kind) {
	case MAIL_PLACE_FILE:
		return mail_files_fetch(fetcher->files, place, mail, error);
	case MAIL_PLACE_COMMIT:
		if (fetcher->inbox)
			return inbox_reader_fetch(fetcher->inbox, view_of(place->name), mail,
						  error);
		g_set_error_literal(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_NO_INBOX,
				    "it is a commit of a public-inbox");
		return false;
	case MAIL_PLACE_GONE:
		g_set_error_literal(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_GONE,
				    "standard input cannot be read again");
		return false;
	case MAIL_PLACE_NONE:
		break;
	}
	g_set_error_literal(error, MAIL_FETCH_ERROR, MAIL_FETCH_ERROR_GONE,
			    "neither PATH:OFFSET:LENGTH nor a commit");
	return false;
}
