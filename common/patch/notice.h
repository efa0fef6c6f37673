/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Notices that programs write about patches that were taken, or were not: known by their subject,
 * whoever sends them, since many maintainers' scripts use their owner's address.
 *
 * Pure. Bodies are in the form of the record stream, escaped.
 */
#pragma once

#include "bytes/lines.h"
#include "patch/result.h"

typedef enum {
	NOTICE_NONE,
	NOTICE_APPLIED, /* a patch was taken */
	NOTICE_REPORT,	/* it was not, or is no longer; or a program has found a fault */
} NoticeClass;

typedef struct {
	NoticeClass class;
	View title;	 /* of the patch, plain; empty if the subject does not say */
	View body_title; /* the same as the body has it, escaped */
	Result result;	 /* of a report; RESULT_NONE if its words tell */
} Notice;

/* Tells what a mail with that subject and body says. */
Notice notice_read(const Subject *subject, View body);

/* Whether a subject is that of a letter about trees that are merged into linux-next, as
 * `linux-next: build failure after merge of the tide tree`: a diff in it is what was done about it
 * there, and not sent to be applied. */
bool notice_is_of_linux_next(const Subject *subject);

/* Who took the patch, as `by A Person <a@example.org>:` or `Committer:` in the body say it, and
 * who wrote it; the value is `A Person <a@example.org>`, empty if it is not said. */
View notice_taker(View body);
View notice_author(View body);

/* The titles of the patches that a notice about several lists. */
typedef struct {
	LineIter lines;
} NoticeTitles;

static inline NoticeTitles notice_titles(View body)
{
	return (NoticeTitles){ line_iter(body, TEXT_ESCAPED) };
}

/* The next one, a view of the body. Returns false if there are no more. */
bool notice_titles_next(NoticeTitles *titles, View *title);
