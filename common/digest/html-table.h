/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a digest's page in HTML. A helper of digest/html.c. */
#pragma once

#include "digest/html-writer.h"
#include "digest/page.h"

/* Appends the nth table of a section below its heading: a rank with a bar for each row. */
void html_append_rank(HtmlWriter *writer, const DigestSection *section, guint nth);

/* The same of any other table; earlier versions are folded into the row of the latest. */
void html_append_table(HtmlWriter *writer, const DigestPage *page, const DigestSection *section,
		       guint nth, const DigestLook *look);
