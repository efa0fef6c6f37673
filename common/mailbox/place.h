/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a mail lies, as the column `source` says it: mail_source_locate, read back. */
#pragma once

#include "bytes/view.h"

typedef enum {
	MAIL_PLACE_NONE,   /* it names no place */
	MAIL_PLACE_GONE,   /* it names one in a standard input */
	MAIL_PLACE_FILE,   /* PATH:OFFSET:LENGTH */
	MAIL_PLACE_COMMIT, /* the name of a commit of a public-inbox, or of a blob */
} MailPlaceKind;

typedef struct {
	MailPlaceKind kind;
	char *name; /* the path, or the commit in hexadecimal digits; not empty */
	guint64 offset, length;
} MailPlace;

/* Reads an unescaped value. A path may have colons and line feeds, but no NUL. */
void mail_place_parse(MailPlace *place, View source);
void mail_place_clear(MailPlace *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MailPlace, mail_place_clear)
