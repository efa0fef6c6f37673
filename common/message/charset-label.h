/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the labels of charsets mean, as mail has them.
 *
 * A helper of message/charset.c.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	CHARSET_GUESS, /* ISO-2022-JP by its escapes, UTF-8 if valid, else windows-1252 */
	CHARSET_UTF_8,
	CHARSET_WINDOWS_1252,
	CHARSET_ICONV,
	CHARSET_UTF_7, /* by iconv, however plain the bytes look */
} CharsetKind;

typedef struct {
	const char *label;
	CharsetKind kind;
	/* what iconv calls it, and then what musl's does if it has not all of it; NULL where none
	 * is asked */
	const char *iconv, *second;
} CharsetLabel;

enum {
	CHARSET_LABEL_SIZE = 48
};

/*
 * What label, the value of a charset parameter, means. name gets the label as it is looked up; what
 * is returned may point to it. A label that nobody knows is iconv's to know.
 */
CharsetLabel charset_label_read(char name[CHARSET_LABEL_SIZE], View label);
