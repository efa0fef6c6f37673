/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bots' reports, folded: how many of each bot about each thing.
 *
 * A helper of digest/digest.c.
 */
#pragma once

#include "digest/digest.h"

typedef struct ReportBook ReportBook;

/* Texts are kept in the caller's chunk. */
ReportBook *report_book_new(GStringChunk *texts);
void report_book_free(ReportBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReportBook, report_book_free)

/*
 * Counts a report. What it is about: the title of the patch that it answers; a tree and branch
 * where the subject names one; else its title without the hashes, numbers and paths that differ
 * from one report to the next, unless the title is nothing else.
 */
void report_book_add(ReportBook *book, const Record *record);

/* The reports (of DigestReport), in the order in which the first of each came. */
const GArray *report_book_reports(const ReportBook *book);
