/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a report of a bot says: that something failed, or went well. */
#pragma once

#include "bytes/choice.h"
#include "patch/subject.h"
#include "patch/text.h"

typedef enum {
	RESULT_NONE, /* of what is no report */
	RESULT_FAILURE,
	RESULT_SUCCESS,
	RESULT_OTHER,
	N_RESULTS,
} Result;

/* The word for it; empty for RESULT_NONE. */
const char *result_word(Result result);

/*
 * Tells the result of a report. subject is the whole one, plain, and parsed the same; body is in
 * form. Words decide, not who sent it: those of the subject, unless that is a patch's which the
 * report answers, then those at the beginning of the text.
 */
Result result_read(View subject, const Subject *parsed, View body, TextForm form);
