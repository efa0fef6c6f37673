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
	[DIGEST_TEXT] = { digest_text_print, false, false, true, 0 },
	[DIGEST_CLASSIC] = { digest_classic_print, true, false, true, 0 },
	[DIGEST_MARKDOWN] = { digest_markdown_print, false, false, true, 0 },
	[DIGEST_HTML] = { digest_html_print, false, false, true, 0 },
	[DIGEST_MAIL] = { digest_mail_print, false, true, true, 0 },
	[DIGEST_TSV] = { digest_tsv_print, true, false, false, DIGEST_REVIEWERS | DIGEST_PATHS },
};

const DigestFormat *digest_format_of(DigestFormatKind kind)
{
	return &formats[kind];
}
