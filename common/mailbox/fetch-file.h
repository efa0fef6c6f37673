/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail by its place in files: a part of mailbox/fetch.h. */
#pragma once

#include "mailbox/fetch.h"

typedef struct MailFiles MailFiles;

MailFiles *mail_files_new(const char *directory, MailFormat format);
void mail_files_free(MailFiles *files);

/* As mail_fetcher_expect, for MAIL_PLACE_FILE. */
void mail_files_expect(MailFiles *files, const MailPlace *place);

/* As mail_fetcher_fetch, for MAIL_PLACE_FILE. */
bool mail_files_fetch(MailFiles *files, const MailPlace *place, RawMail *mail, GError **error);
