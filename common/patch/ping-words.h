/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sentence that only reminds: `Gentle ping on this series.`, `Any news?`.
 *
 * A helper of patch/ping.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/* What a word may be. */
typedef enum {
	PING_GREETING, /* `hi` */
	PING_DAY,      /* `morning`, behind `good` */
	PING_EVERYONE, /* `all`, whom somebody calls */
	PING_NO_NAME,  /* `Yes`, which is followed by a comma but calls nobody */
	PING_SOFT,     /* `gentle`, which nobody calls a network's packets */
	PING_LEAD,     /* `just`, `another` */
	PING_PING,     /* `ping` and what people write for it */
	PING_REMINDER, /* `reminder` */
	PING_THIS,     /* `this` */
	PING_THE,      /* `the`, before a noun */
	PING_PATCH,    /* `series` */
	PING_REVIEW,   /* `comments`, which somebody waits for */
	PING_ABOUT,    /* `on`, before what it is about */
	PING_AGAIN,    /* `again`, `please`: may follow */
	PING_ASK,      /* `could`, with which a sentence begins that asks for something */
	PING_DO,       /* `review`, which is asked for */
	PING_WAIT,     /* `still`, of what waits */
	PING_WHOM,     /* `you`, who are pinged */
	PING_NETWORK,  /* `timeout`, behind the network's ping: no name */
	PING_NEWS,     /* `comments`, which are asked for */
	N_PING_WORDS,
} PingWord;

/* Three letters as a number, by which words are told apart fast. */
#define PING_KEY(a, b, c) ((guint)(guint8)(a) | (guint)(guint8)(b) << 8 | (guint)(guint8)(c) << 16)

/* Takes the next word, of letters, off text; empty if there is none. */
View ping_next_word(View *text);

/* Whether a word, whatever its case, may be that. */
bool ping_word_is(View word, PingWord what);

/* Whether a line, without its greeting, is a reminder. */
bool ping_words_say(View line);
