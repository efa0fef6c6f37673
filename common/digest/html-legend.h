/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the short words of a digest's page mean. A helper of digest/html.c. */
#pragma once

#include "digest/html-writer.h"
#include "digest/page.h"

/* Whether a table of the page has a word that does not speak for itself. */
bool html_has_legend(const DigestPage *page);

/* Appends the section that says what these words mean: a word once, however many tables have it. */
void html_append_legend(HtmlWriter *writer, const DigestPage *page);
