/* The formats of a digest: see digest/print.h. */
#include "digest/print.h"

#include "digest/html.h"
#include "digest/mail.h"
#include "digest/markdown.h"
#include "digest/plain.h"
#include "digest/tsv.h"

static const DigestFormat formats[] = {
	{ "text", digest_text_print, false, false }, /* the default */
	{ "classic", digest_classic_print, true, false },
	{ "markdown", digest_markdown_print, false, false },
	{ "html", digest_html_print, false, false },
	{ "mail", digest_mail_print, false, true },
	{ "tsv", digest_tsv_print, true, false },
};

const DigestFormat *digest_format_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (!name || strcmp(name, formats[i].name) == 0)
			return &formats[i];
	return NULL;
}

void digest_format_append_names(GString *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
		if (i)
			g_string_append(out, i + 1 < G_N_ELEMENTS(formats) ? ", " : " or ");
		g_string_append(out, formats[i].name);
	}
}
