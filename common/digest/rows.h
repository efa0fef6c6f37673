/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables of a digest's page.
 *
 * A helper of digest/page.c.
 */
#pragma once

#include "digest/page.h"

/* A page in the making. */
typedef struct {
	Digest *digest;
	const PagePlan *plan;
	DigestPage *page;
	GStringChunk *texts; /* the page's */
	GPtrArray *memory;   /* the page's: what g_free frees with it */
	GString *scratch;
	GArray *message_of; /* guint: the place in the page's messages of each series' cover, or
			      else of its first part; NO_MESSAGE if there is none */
	gint64 end;	    /* of the period, seconds: what ages are counted from */
} PageMaker;

/* The plain text of a value of the record stream, kept with the page. */
View page_keep_value(PageMaker *maker, View value);

/* What scratch holds, kept with the page. */
View page_keep_scratch(PageMaker *maker);

typedef void SectionFunc(PageMaker *maker, DigestSection *section);

/* Each fills its section; one that stays without tables and note is left out. */
SectionFunc page_make_patches, page_make_waiting, page_make_pulls, page_make_applied,
	page_make_reports, page_make_commits;

/* Says a sentence, with a number in the place of its `%s`, behind what the section's note says
 * already. */
void page_add_note(PageMaker *maker, DigestSection *section, const char *format, guint64 number);

/* A new table of the section. columns must stay valid as long as the page. */
DigestTable *page_add_table(DigestSection *section, const DigestColumn *columns, size_t n_columns);
