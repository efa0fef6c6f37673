/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words in the brackets of a subject, one by one, and what several of them say together:
 * `1 of 3`, `do not merge`.
 *
 * A helper of patch/subject-words.c.
 */
#pragma once

#include "bytes/view.h"

/* Takes the next word off *rest; false if there is none. */
bool subject_word_next(View *rest, View *word);

/* Without the punctuation people put around words: `(v2)`, `<1/2>`, `v3:`, `ping?`. */
View subject_word_bare(View word);

/* Takes `of` off the end of `1of`, and the slash off that of `1/`. */
bool subject_of_take(View *word);

/* The total of a counter whose part has been read: `of 3`, `out of 3`, `of3`, `/ 3`, `/3`; -1 if
 * that is not what comes next. has_of says that `of` has been read, too. */
int subject_total_take(View *rest, bool has_of);

/* Whether what comes next may be the total of a counter: nearly always it is not. */
bool subject_may_be_total(View rest);

/* What the words so far deny. Starts with all of it false. */
typedef struct {
	bool denied; /* `not`, or the like */
	bool is_no;  /* the last word was `no` */
} SubjectDenial;

/*
 * Takes in the next word of some. Returns whether it is the end of what says that a patch is not
 * to be taken: `not for merge`, `do-not-apply`, `DON'T MERGE`, `NOMERGE`, `DNM`.
 */
bool subject_denial_read(SubjectDenial *denial, View word);

/* Whether one word, or a part of one, says that all by itself: `DNM`, `NOMERGE`. */
bool subject_denies(View piece);

/* Appends a tag to tags, blank-separated, unless it is there already. */
void subject_tag_append(GString *tags, View tag);
