/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of notes that a patch was applied, and what each is good for in such a sentence.
 *
 * A helper of patch/note.c. Pure.
 */
#pragma once

#include "bytes/view.h"

/* What a word is in the sentence. Words that are not in the table are NOTE_OTHER. */
typedef enum {
	NOTE_OTHER,
	NOTE_NAME,   /* not in the table either, but with a capital letter */
	NOTE_COMMA,  /* a comma, semicolon, colon, dash or parenthesis */
	NOTE_VERB,   /* applied, merged, pushed: that a patch is in */
	NOTE_PUT,    /* added, included: the same, but of a tree only */
	NOTE_WENT,   /* went, gone: the same before `in` */
	NOTE_LANDED, /* landed: of a patch without `is`, too */
	NOTE_HELP,   /* helped, dared: before the next */
	NOTE_APPLY,  /* apply, push */
	NOTE_I,	     /* I, we */
	NOTE_YOU,
	NOTE_PRONOUN,	/* this, it, them */
	NOTE_BOTH,	/* both, all */
	NOTE_THE,	/* the, my: what follows must be known */
	NOTE_YOUR,	/* your, his: anything that somebody can have sent */
	NOTE_A,		/* a, another, similar: not the patch that is answered */
	NOTE_NOUN,	/* patch, fix */
	NOTE_NOUNS,	/* patches, series */
	NOTE_CHANGE,	/* fix, change: what else may be called so, too */
	NOTE_REST,	/* rest, others */
	NOTE_ORDINAL,	/* first, 2nd, last: value is the number, -1 the last */
	NOTE_COUNT,	/* two: value is the number */
	NOTE_PARTS,	/* 1/3, 2-4, and numbers behind `patch` */
	NOTE_VERSION,	/* v2: value is the number */
	NOTE_ADJECTIVE, /* whole, updated */
	NOTE_OF,
	NOTE_WHICH, /* what tells which patch, so that it is another one */
	NOTE_IS,
	NOTE_BEEN,
	NOTE_HAVE,
	NOTE_ADVERB, /* now, already */
	NOTE_FILLER, /* ok, nice, FYI */
	NOTE_THANKS,
	NOTE_AND,
	NOTE_SO, /* so, but: another clause */
	NOTE_NOT,
	NOTE_MODAL,  /* will, can, please, to be */
	NOTE_IF,     /* if, when, once */
	NOTE_IN,     /* in, into */
	NOTE_TO,     /* to, for, on */
	NOTE_WITH,   /* with, as, by, after: says how, and never what */
	NOTE_EXCEPT, /* except, minus */
	NOTE_UP,
	NOTE_TREE,     /* tree, next, master */
	NOTE_GOAL,     /* release, kernel: what a patch is taken for */
	NOTE_TIME,     /* week, Friday: when, behind `last`, `this` or `in the` */
	NOTE_UPSTREAM, /* a tree that is named without `in`, too */
	NOTE_TEST,     /* tested, tried, booted: what testers do */
	NOTE_FAIL,     /* crashes, still: what they tell then */
	NOTE_BAD,      /* cleanly, locally, account: it is not what it seemed */
	NOTE_DROP,     /* dropped, skipped: of parts */
	NOTE_END,      /* the sentence's; no word is that */
	N_NOTE_CLASSES,
} NoteClass;

typedef struct {
	NoteClass class;
	int value;     /* of numbers; -1 is the last */
	bool is_trial; /* of a verb: testers do that, too */
} NoteWord;

/* The longest word that is in the table has fewer bytes. */
#define NOTE_WORD_SIZE 24

/* What word, in lower case, is. */
NoteWord note_word_find(View word);
