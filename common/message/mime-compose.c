/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail made by GMime: see message/mime-compose.h. */
#include "message/mime-compose.h"

#include "bytes/display.h"
#include "message/gmime-auto.h"
#include "message/mailbox.h"
#include "message/mime.h"

/* GMime reads groups by recursion; nobody has so many addresses to write to. */
#define MAX_ADDRESSES 8192

static bool is_domain(const char *domain)
{
	for (const char *at = domain; *at; at++)
		if (!g_ascii_isalnum(*at) && !byte_is_in(*at, "-."))
			return false;
	return *domain != '\0';
}

static const char *domain_of(const char *addr)
{
	const char *at = strrchr(addr, '@');
	return at ? at + 1 : "";
}

static bool is_person(InternetAddress *address)
{
	if (!INTERNET_ADDRESS_IS_MAILBOX(address))
		return false;
	const char *addr = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
	return addr && g_str_is_ascii(addr) && addr[0] != '@' && is_domain(domain_of(addr));
}

static bool is_plain(const char *text)
{
	for (const char *at = text; *at; at++)
		if (g_ascii_iscntrl(*at))
			return false;
	return strlen(text) <= MAX_ADDRESSES && g_utf8_validate(text, -1, NULL);
}

/* Where the comment at at ends, behind its bracket; NULL if it is not closed. */
static const char *skip_comment(const char *at)
{
	size_t depth = 0;
	for (; *at; at++) {
		if (*at == '(')
			depth++;
		else if (*at == ')' && --depth == 0)
			return at + 1;
		else if (*at == '\\' && at[1])
			at++;
	}
	return NULL;
}

/* Where the quoted string at at ends, behind its quote; NULL if it is not closed. */
static const char *skip_quoted(const char *at)
{
	for (at++; *at; at++) {
		if (*at == '"')
			return at + 1;
		if (*at == '\\' && at[1])
			at++;
	}
	return NULL;
}

/* Writes text to plain, byte for byte, but blanks for comments and letters for quoted strings.
 * Returns false if one of them is not closed. */
static bool mask(GString *plain, const char *text)
{
	while (*text) {
		bool is_comment = *text == '(', is_quoted = *text == '"';
		const char *end = is_comment  ? skip_comment(text)
				  : is_quoted ? skip_quoted(text)
					      : text + 1;
		if (!end)
			return false;
		for (; text < end; text++)
			g_string_append_c(plain, is_comment ? ' ' : is_quoted ? 'q' : *text);
	}
	return true;
}

/* The address in a masked piece of text, `Name <a@b>` or `a@b`; false if there is more in it, or
 * something else. */
static bool find_address(View piece, View *addr)
{
	const char *open = view_chr(piece, '<');
	size_t before = open ? (size_t)(open - piece.data) : 0;
	*addr = piece;
	if (open && view_ends(piece, ">"))
		*addr = view_from(view_head(piece, piece.len - 1), before + 1);
	for (size_t i = 0; i < before; i++)
		if (byte_is_in(piece.data[i], "@:;>)"))
			return false;
	return mailbox_is_plain_address(*addr);
}

/* Whether text is the addresses of list, separated by commas, and nothing else: GMime leaves out
 * without a word what it cannot read. */
static bool is_all(const char *text, InternetAddressList *list)
{
	g_autoptr(GString) plain = g_string_new(NULL);
	if (!mask(plain, text))
		return false;
	int n = 0;
	View rest = view_of_gstring(plain);
	while (rest.len) {
		View addr;
		const char *comma = view_chr(rest, ',');
		size_t len = comma ? (size_t)(comma - rest.data) : rest.len;
		View piece = view_trim(view_head(rest, len));
		rest = view_from(rest, len + 1);
		if (piece.len == 0)
			continue;
		if (n == internet_address_list_length(list) || !find_address(piece, &addr))
			return false;
		InternetAddress *address = internet_address_list_get_address(list, n++);
		addr.data = text + (addr.data - plain->str);
		if (!view_is(addr,
			     internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))))
			return false;
	}
	return n == internet_address_list_length(list);
}

size_t mime_addresses_count(const char *text)
{
	mime_init();
	g_autoptr(InternetAddressList) list =
		is_plain(text) ? internet_address_list_parse(NULL, text) : NULL;
	int count = list ? internet_address_list_length(list) : 0;
	for (int i = 0; i < count; i++)
		if (!is_person(internet_address_list_get_address(list, i)))
			return 0;
	return list && is_all(text, list) ? (size_t)count : 0;
}

char *mime_addresses_domain(const char *text)
{
	mime_init();
	g_autoptr(InternetAddressList) list = internet_address_list_parse(NULL, text);
	InternetAddress *first = internet_address_list_get_address(list, 0);
	return g_ascii_strdown(
		domain_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))), -1);
}

static void add_addresses(GMimeMessage *message, GMimeAddressType type, const char *text)
{
	g_autoptr(InternetAddressList) list = internet_address_list_parse(NULL, text);
	for (int i = 0; i < internet_address_list_length(list); i++) {
		InternetAddress *address = internet_address_list_get_address(list, i);
		internet_address_set_charset(address, "utf-8");
		internet_address_list_add(g_mime_message_get_addresses(message, type), address);
	}
}

static void set_subject(GMimeMessage *message, const char *subject)
{
	g_autoptr(GString) line = g_string_new(NULL);
	display_append(line, view_of(subject), DISPLAY_LINE);
	g_mime_message_set_subject(message, line->str, "utf-8");
}

static void set_header(GMimeMessage *message, const MailDraft *draft)
{
	g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(draft->date);
	add_addresses(message, GMIME_ADDRESS_TYPE_FROM, draft->from);
	add_addresses(message, GMIME_ADDRESS_TYPE_TO, draft->to);
	set_subject(message, draft->subject);
	g_mime_message_set_date(message, date);
	g_mime_message_set_message_id(message, draft->id);
	for (size_t i = 0; i < draft->n_fields; i++)
		g_mime_object_set_header(GMIME_OBJECT(message), draft->fields[i].name,
					 draft->fields[i].value, NULL);
}

/* Quoted-printable, whatever it holds: no line is too long then, and no server changes it. */
static GMimeObject *text_part_new(const char *subtype, View text)
{
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_buffer(text.data, text.len);
	g_autoptr(GMimeDataWrapper) content =
		g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
	GMimePart *part = g_mime_part_new_with_type("text", subtype);
	g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	return GMIME_OBJECT(part);
}

/* The boundary is none that quoted-printable text can have: there, no `_` follows a `=`. */
static GMimeObject *body_new(const MailDraft *draft)
{
	GMimeObject *text = text_part_new("plain", draft->text);
	if (!draft->has_html)
		return text;
	GMimeObject *html = text_part_new("html", draft->html);
	GMimeMultipart *multipart = g_mime_multipart_new_with_subtype("alternative");
	g_mime_multipart_set_boundary(multipart, "=_alternative");
	g_mime_multipart_add(multipart, text);
	g_mime_multipart_add(multipart, html);
	g_object_unref(text);
	g_object_unref(html);
	return GMIME_OBJECT(multipart);
}

/*
 * Appends lines that are quoted-printable so that no program on the way takes one for its own:
 * mailboxes begin messages with `From `, and sendmail ends one with a dot.
 */
static void append_armored(GString *out, View lines)
{
	while (lines.len) {
		const char *end = view_chr(lines, '\n');
		View line = end ? view_head(lines, (size_t)(end + 1 - lines.data)) : lines;
		lines = view_from(lines, line.len);
		if (view_starts(line, "From ") || view_is(line, ".\n") || view_is(line, ".")) {
			g_string_append(out, line.data[0] == 'F' ? "=46" : "=2E");
			line = view_from(line, 1);
		}
		view_append(out, line);
	}
}

void mime_compose(const MailDraft *draft, GString *out)
{
	mime_init();
	g_autoptr(GMimeMessage) message = g_mime_message_new(TRUE);
	g_autoptr(GMimeObject) body = body_new(draft);
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new();
	set_header(message, draft);
	g_mime_message_set_mime_part(message, body);
	g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, stream);
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	append_armored(out, (View){ (const char *)bytes->data, bytes->len });
}
