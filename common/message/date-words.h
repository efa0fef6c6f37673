/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words and numbers that a date is made of, set apart: for message/date-forms.h.
 */
#pragma once

#include "bytes/view.h"

typedef enum {
	DATE_TOKEN_END,
	DATE_TOKEN_NUMBER,
	DATE_TOKEN_WORD, /* letters, in lower case, without accents */
	DATE_TOKEN_MARK, /* one ASCII character that is none of these */
} DateTokenKind;

typedef struct {
	DateTokenKind kind;
	bool apart; /* something stands between it and the one before */
	char mark;
	guint64 number;
	size_t digits;
	View word; /* points into the buffer */
} DateToken;

enum {
	DATE_MAX_TOKENS = 48,
};

/* Whether the token is one of the marks. */
static inline bool date_token_is_mark(const DateToken *token, const char *marks)
{
	return token->kind == DATE_TOKEN_MARK && byte_is_in(token->mark, marks);
}

/*
 * Takes a value apart, up to a `;` or until there are enough tokens; the last one is
 * DATE_TOKEN_END. Encoded words are decoded; comments, quotes and all kinds of blanks only set
 * apart. buffer holds the words until it is changed; what it held is replaced.
 */
void date_tokens_read(DateToken tokens[DATE_MAX_TOKENS], View value, GString *buffer);

/* 1 to 12 for the name of a month, in full or short, in any of many languages; 0 for other words.
 */
int date_month_of_word(View word);
