/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The digest as a message: see digest/mail.h. */
#include "digest/mail.h"

#include "digest/html.h"
#include "digest/plain.h"
#include "digest/title.h"
#include "message/mime-compose.h"

/* Lines so long can be quoted once or twice without being wrapped. */
#define LINE_WIDTH 72

/* Of a larger HTML part, mail programs show the beginning only. */
#define MAX_HTML 100000

/* Appends the letters and digits of name in lower case, a `-` for what is between them. */
static void append_label(GString *out, View name)
{
	enum {
		MAX_LABEL = 40
	};
	size_t start = out->len;
	for (size_t i = 0; i < name.len && out->len - start < MAX_LABEL; i++)
		if (g_ascii_isalnum(name.data[i]))
			g_string_append_c(out, g_ascii_tolower(name.data[i]));
		else if (out->len > start && out->str[out->len - 1] != '-')
			g_string_append_c(out, '-');
	if (out->len == start)
		g_string_append(out, "list");
	else if (out->str[out->len - 1] == '-')
		g_string_truncate(out, out->len - 1);
}

/* The digest is a list of its own, not the one it tells of. */
static char *make_list_id(const DigestPage *page, const char *domain)
{
	g_autoptr(GString) id = g_string_new("<");
	append_label(id, page->name);
	g_string_append_printf(id, ".digest.%s>", domain);
	return g_strdup(id->str);
}

static void add_bytes(GChecksum *checksum, View bytes)
{
	g_checksum_update(checksum, (const guchar *)bytes.data, (gssize)bytes.len);
}

static char *make_id(const DigestMail *mail, View text, const char *subject, const char *domain)
{
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	/* A NUL between them: no two messages run together to the same. */
	add_bytes(checksum, (View){ mail->from, strlen(mail->from) + 1 });
	add_bytes(checksum, (View){ mail->to, strlen(mail->to) + 1 });
	add_bytes(checksum, (View){ subject, strlen(subject) + 1 });
	add_bytes(checksum, text);
	return g_strdup_printf("digest-%" G_GINT64_FORMAT "-%.24s@%s", mail->date,
			       g_checksum_get_string(checksum), domain);
}

/* The page as HTML; without the letters if they would make it too large, and may be left out. */
static Output *make_html(const DigestPage *page, const DigestLook *look)
{
	Output *html = output_new_memory();
	digest_html_print(page, look, html);
	if (look->mail->all_letters || output_held(html).len <= MAX_HTML)
		return html;
	output_free(html);
	html = output_new_memory();
	DigestLook brief = *look;
	brief.no_letters = true;
	digest_html_print(page, &brief, html);
	return html;
}

void digest_mail_print(const DigestPage *page, const DigestLook *look, Output *output)
{
	const DigestMail *mail = look->mail;
	const DigestLook text_look = { .width = look->width ? look->width : LINE_WIDTH,
				       .link = look->link,
				       .commit_link = look->commit_link,
				       .mail = mail };
	g_autoptr(Output) text = output_new_memory();
	g_autoptr(Output) html = mail->html ? make_html(page, look) : NULL;
	g_autoptr(GString) subject = g_string_new(NULL);
	g_autoptr(GString) message = g_string_new(NULL);
	digest_title_append(subject, page);
	digest_text_print(page, &text_look, text);
	g_autofree char *domain = mime_addresses_domain(mail->from);
	g_autofree char *list_id = make_list_id(page, domain);
	g_autofree char *id = make_id(mail, output_held(text), subject->str, domain);
	const MailField fields[] = {
		{ "List-Id", list_id },
		{ "List-Post", "NO" },
		{ "Auto-Submitted", "auto-generated" },
		{ "Precedence", "list" },
		{ "X-Patchwork-Hint", "ignore" },
	};
	const MailDraft draft = {
		.from = mail->from,
		.to = mail->to,
		.subject = subject->str,
		.id = id,
		.date = mail->date,
		.fields = fields,
		.n_fields = G_N_ELEMENTS(fields),
		.text = output_held(text),
		.html = mail->html ? output_held(html) : VIEW(""),
		.has_html = mail->html,
	};
	mime_compose(&draft, message);
	output_write(output, view_of_gstring(message));
}
