/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a sentence takes back what the mail answers that it is in.
 *
 * A helper of patch/withdrawal.c. Pure.
 */
#pragma once

#include "patch/phrase-words.h"
#include "patch/withdrawal.h"

typedef struct {
	PhraseWords words;
	unsigned version; /* of what is answered */
	bool is_opening;  /* nothing that the sender wrote is before it, */
	bool is_below; /* but something that he quotes, which `this` may mean, but not `this one` */
	bool is_later; /* it is not in the first paragraph of his */
} WithdrawalSentence;

/* What the sentence says, of which no word has to be read yet. */
Withdrawal withdrawal_sentence_read(WithdrawalSentence *sentence);
