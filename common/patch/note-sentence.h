/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The sentences of a mail's own text, as words of patch/note-words.h: lines that a sentence is
 * wrapped over are joined; quotes, trailers, lists, code and the signature are passed over.
 *
 * A helper of patch/note.c. Pure, over plain or escaped text; nothing is copied.
 */
#pragma once

#include "patch/note-paragraph.h"
#include "patch/note-words.h"

/* A longer sentence is cut into pieces of so many words. */
#define NOTE_MAX_TOKENS 96

typedef struct {
	NoteClass class;
	int value;	   /* NoteWord's */
	bool is_trial;	   /* the same */
	bool is_list;	   /* of parts: more than one bare number */
	guint first, last; /* the same: which */
	bool is_hash;	   /* the same: `#3`, which may number a report or request, too */
	View text;	   /* as it is written, of a word with an apostrophe either half */
} NoteToken;

typedef struct {
	NoteToken tokens[NOTE_MAX_TOKENS];
	size_t n_tokens;
	bool is_question;
} NoteSentence;

typedef struct {
	NoteParagraphs paragraphs;
	size_t line;	    /* of the paragraph, which is read */
	View rest;	    /* what is left of it */
	bool has_word_only; /* passes over sentences without a word for being in, where it can */
	const char *sought; /* the last such word that was gone on to */
} NoteSentences;

/* Begins with text, which starts with a line; it must outlive the sentences. */
void note_sentences_init(NoteSentences *sentences, View text, TextForm form);

/* Reads the next sentence. Returns false if there are no more. */
bool note_sentence_next(NoteSentences *sentences, NoteSentence *sentence);

/* The class of a word; NOTE_END behind the last one. */
static inline NoteClass note_class_at(const NoteSentence *sentence, size_t at)
{
	return at < sentence->n_tokens ? sentence->tokens[at].class : NOTE_END;
}

/* Whether one of the words in [start, end) is of the class. */
static inline bool note_has_class(const NoteSentence *sentence, size_t start, size_t end,
				  NoteClass class)
{
	for (size_t i = start; i < MIN(end, sentence->n_tokens); i++)
		if (sentence->tokens[i].class == class)
			return true;
	return false;
}

/* Whether the word at at is that one, which is in lower case. */
static inline bool note_has_word(const NoteSentence *sentence, size_t at, const char *word)
{
	return at < sentence->n_tokens && view_is_nocase(sentence->tokens[at].text, word);
}

/* Whether the word at at is one of words, which are in lower case; the last one is NULL. */
bool note_word_is_one_of(const NoteSentence *sentence, size_t at, const char *const *words);

/* Whether the word at at is `without`, or short for it. */
bool note_is_without(const NoteSentence *sentence, size_t at);

/* Whether one of the words in [start, end) is one of words, the same. */
bool note_has_any(const NoteSentence *sentence, size_t start, size_t end, const char *const *words);
