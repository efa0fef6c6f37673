/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The formats of a digest: see digest/print.h. */
#include "digest/print.h"

#include "digest/html.h"
#include "digest/mail.h"
#include "digest/markdown.h"
#include "digest/plain.h"
#include "digest/tsv.h"

static const ChoiceWord format_words[N_DIGEST_FORMATS] = {
	[DIGEST_TEXT] = { "text", NULL },	  [DIGEST_CLASSIC] = { "classic", NULL },
	[DIGEST_MARKDOWN] = { "markdown", NULL }, [DIGEST_HTML] = { "html", NULL },
	[DIGEST_MAIL] = { "mail", NULL },	  [DIGEST_TSV] = { "tsv", NULL },
};

const Choice digest_format_choice = CHOICE_INIT(format_words);

static const DigestFormat formats[N_DIGEST_FORMATS] = {
	[DIGEST_TEXT] = { .print = digest_text_print, .has_title = true },
	[DIGEST_CLASSIC] = { .print = digest_classic_print, .everything = true, .has_title = true },
	[DIGEST_MARKDOWN] = { .print = digest_markdown_print,
			      .ends_with_ranks = true,
			      .has_title = true },
	[DIGEST_HTML] = { .print = digest_html_print, .ends_with_ranks = true, .has_title = true },
	[DIGEST_MAIL] = { .print = digest_mail_print,
			  .mail = true,
			  .ends_with_ranks = true,
			  .has_title = true },
	[DIGEST_TSV] = { .print = digest_tsv_print,
			 .everything = true,
			 .is_table = true,
			 .wants = DIGEST_DETAILS },
};

const DigestFormat *digest_format_of(DigestFormatKind kind)
{
	return &formats[kind];
}
