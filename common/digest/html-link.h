/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Links to mails and commits in HTML. A helper of digest/html.c. */
#pragma once

#include "digest/html-writer.h"
#include "digest/page.h"

/* Begins a link to what has the id, by a template of message/archive-link.h; attributes are markup,
 * with a blank behind them. The caller ends it. */
void html_open_link(HtmlWriter *writer, const char *link, View id, const char *attributes);

/* The place in the page of the messages of a series, after `id="` or `href="#`. */
void html_append_anchor(HtmlWriter *writer, guint series);

/* A link to a mail in the archive, as ` <a ...>label</a>`; nothing where there is no archive. */
void html_append_link(HtmlWriter *writer, const DigestLook *look, View message_id,
		      const char *label);

/* A link to each of the commits, which have blanks between them; nothing where there is no viewer.
 */
void html_append_commits(HtmlWriter *writer, const DigestLook *look, View commits);
