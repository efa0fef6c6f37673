/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The Subject in a mail's text: when it counts for the mail, and what the mail is then.
 *
 * A helper of patch/reading.c.
 */
#pragma once

#include "patch/classify.h"

typedef struct TextSubjectReader TextSubjectReader;

TextSubjectReader *text_subject_reader_new(void);
void text_subject_reader_free(TextSubjectReader *reader);

/*
 * Tells what the mail is, by patch/classify.h. As in git, the Subject in its text counts if the
 * header has none, which has_subject says, or does not say that the mail is a patch. subject, which
 * is the mail's, then becomes that one; list is where it comes from. Where the text holds several
 * patches, the Subject of the first says that the mail is a patch, but neither which of them it is,
 * since all are there, nor, if the mail has a title itself, what it is called.
 */
Verdict text_subject_classify(TextSubjectReader *reader, const Mail *mail, Subject *subject,
			      bool has_subject, SubjectList list);
