/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables of a digest's page.
 *
 * A helper of digest/page.c.
 */
#pragma once

#include "digest/dated.h"
#include "digest/page.h"

/* A page in the making. */
typedef struct {
	Digest *digest;
	const PagePlan *plan;
	DigestPage *page;
	GStringChunk *texts; /* the page's */
	GPtrArray *memory;   /* the page's: what g_free frees with it */
	GString *scratch;
	GArray *by_date; /* of Dated: the page's series, the newest first */
	gint64 end;	 /* of the period, seconds: what ages are counted from */
} PageMaker;

/* The plain text of a value of the record stream, valid as long as the page and the value. */
View page_keep_value(PageMaker *maker, View value);

/* What scratch holds, kept with the page. */
View page_keep_scratch(PageMaker *maker);

typedef void SectionFunc(PageMaker *maker, DigestSection *section);

/* Each fills its section; one that stays without tables and note is left out. */
SectionFunc page_make_summary, page_make_patches, page_make_active, page_make_waiting,
	page_make_pulls, page_make_applied, page_make_reports, page_make_discussions,
	page_make_commits;

/* The messages to print, in their order, into the page's; none if the page has no section of them.
 */
void page_make_messages(PageMaker *maker);

/* Says a sentence, with a number in the place of its `%s`, behind what the section's note says
 * already. */
void page_add_note(PageMaker *maker, DigestSection *section, const char *format, guint64 number);

/* A count as a cell. */
DigestCell page_count_cell(PageMaker *maker, guint64 count);

/* The time from date to end as a cell, in its largest unit up to days; `-` if there is none. */
DigestCell page_age_cell(PageMaker *maker, gint64 date, gint64 end);

/* A table that is no list of everything has so many rows, if nobody says how many. */
#define PAGE_ROWS 15

/* Appends a sentence to the section's note. */
void page_add_sentence(PageMaker *maker, DigestSection *section, const char *sentence);

/* How many of n rows a table that is no list of everything shows; says in the words of more, in
 * which `%s` is a number, how many more there are. */
guint64 page_cut(PageMaker *maker, DigestSection *section, guint64 n, const char *more);

/* A new table of the section. columns must stay valid as long as the page. */
DigestTable *page_add_table(DigestSection *section, const DigestColumn *columns, size_t n_columns);
