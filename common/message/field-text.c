/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields as columns have them: see message/field-text.h. */
#include "message/field-text.h"

#include "message/address.h"
#include "message/charset.h"
#include "message/encoded-word.h"
#include "message/growth.h"
#include "message/header-squeeze.h"
#include "message/header.h"
#include "message/mailbox.h"

struct FieldReader {
	View name;
	bool has_addresses;
	GArray *addresses; /* Address */
	GString *decoded, *squeezed;
};

static const View address_fields[] = {
	/* RFC 5322 and RFC 822 */
	VIEW_INIT("from"),
	VIEW_INIT("sender"),
	VIEW_INIT("reply_to"),
	VIEW_INIT("to"),
	VIEW_INIT("cc"),
	VIEW_INIT("bcc"),
	VIEW_INIT("resent_from"),
	VIEW_INIT("resent_sender"),
	VIEW_INIT("resent_to"),
	VIEW_INIT("resent_cc"),
	VIEW_INIT("resent_bcc"),
	VIEW_INIT("resent_reply_to"),
	VIEW_INIT("return_path"),
	/* RFC 9057, RFC 9228, RFC 8098 */
	VIEW_INIT("author"),
	VIEW_INIT("delivered_to"),
	VIEW_INIT("disposition_notification_to"),
	/* who else is to be answered or told */
	VIEW_INIT("mail_followup_to"),
	VIEW_INIT("mail_reply_to"),
	VIEW_INIT("mail_copies_to"),
	VIEW_INIT("errors_to"),
	VIEW_INIT("return_receipt_to"),
	VIEW_INIT("x_confirm_reading_to"),
	VIEW_INIT("generate_delivery_report_to"),
	/* whom servers and lists had it from, and for */
	VIEW_INIT("apparently_to"),
	VIEW_INIT("apparently_from"),
	VIEW_INIT("envelope_to"),
	VIEW_INIT("envelope_from"),
	VIEW_INIT("original_from"),
	VIEW_INIT("original_sender"),
	VIEW_INIT("original_to"),
	VIEW_INIT("original_cc"),
	VIEW_INIT("x_apparently_to"),
	VIEW_INIT("x_apparently_from"),
	VIEW_INIT("x_envelope_to"),
	VIEW_INIT("x_envelope_from"),
	VIEW_INIT("x_original_from"),
	VIEW_INIT("x_original_sender"),
	VIEW_INIT("x_original_to"),
	VIEW_INIT("x_original_cc"),
	VIEW_INIT("x_original_reply_to"),
	VIEW_INIT("x_original_return_path"),
	VIEW_INIT("x_google_original_from"),
	VIEW_INIT("x_delivered_to"),
	VIEW_INIT("x_forwarded_to"),
	VIEW_INIT("x_forwarded_for"),
	VIEW_INIT("x_rcpt_to"),
	VIEW_INIT("x_mail_from"),
	VIEW_INIT("x_from"),
	VIEW_INIT("x_sender"),
	VIEW_INIT("x_reply_to"),
	VIEW_INIT("x_to"),
	VIEW_INIT("x_cc"),
	VIEW_INIT("x_bcc"),
	VIEW_INIT("x_errors_to"),
	VIEW_INIT("x_return_path"),
	VIEW_INIT("x_beenthere"),
};

/* Whether fields of that name (a column's: lower case, `_` for `-`) hold addresses. */
static bool has_addresses(View name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(address_fields); i++)
		if (view_equal(name, address_fields[i]))
			return true;
	return false;
}

FieldReader *field_reader_new(View name)
{
	FieldReader *reader = g_new0(FieldReader, 1);
	reader->name = name;
	reader->has_addresses = has_addresses(name);
	reader->addresses = addresses_new();
	reader->decoded = g_string_new(NULL);
	reader->squeezed = g_string_new(NULL);
	return reader;
}

void field_reader_free(FieldReader *reader)
{
	if (!reader)
		return;
	g_array_free(reader->addresses, TRUE);
	g_string_free(reader->decoded, TRUE);
	g_string_free(reader->squeezed, TRUE);
	g_free(reader);
}

/* Starts a line of out, which had start bytes before the field's. */
static void start_line(GString *out, size_t start)
{
	if (out->len > start)
		g_string_append_c(out, '\n');
}

static void append_text(FieldReader *reader, View value, GString *out, size_t start)
{
	if (encoded_word_maybe(value) || !charset_is_ascii(value)) {
		encoded_word_decode(g_string_truncate(reader->decoded, 0), value);
		value = view_of_gstring(reader->decoded);
	}
	View text = header_squeeze(value, reader->squeezed);
	if (text.len == 0)
		return;
	start_line(out, start);
	view_append(out, text);
}

/* An encoded name may hold line ends. */
static void append_address(FieldReader *reader, View name, View addr, GString *out, size_t start)
{
	start_line(out, start);
	name = header_squeeze(name, reader->squeezed);
	view_append(out, name);
	g_string_append(out, name.len ? " <" : "<");
	view_append(out, header_squeeze(addr, reader->squeezed));
	g_string_append_c(out, '>');
}

static void append_addresses(FieldReader *reader, View value, GString *out, size_t start)
{
	Mailbox mailbox;
	if (mailbox_parse_plain(value, &mailbox)) {
		append_address(reader, mailbox.name, mailbox.addr, out, start);
		return;
	}
	addresses_parse(reader->addresses, value, G_MAXUINT);
	for (guint i = 0; i < reader->addresses->len; i++) {
		const Address *address = &g_array_index(reader->addresses, Address, i);
		append_address(reader, view_of(address->name), view_of(address->addr), out, start);
	}
	g_array_set_size(reader->addresses, 0);
}

bool field_reader_append(FieldReader *reader, View header, GString *out)
{
	const size_t max_value = reader->has_addresses ? GROWTH_MAX_PEOPLE : GROWTH_MAX_FIELD;
	size_t start = out->len, left = GROWTH_MAX_FIELD;
	bool is_whole = true;
	View value;
	while (header_next_named(&header, reader->name, &value)) {
		View head = growth_cut_field(value, MIN(max_value, left));
		is_whole &= head.len == value.len;
		left -= head.len;
		if (head.len == 0)
			continue;
		if (reader->has_addresses)
			append_addresses(reader, head, out, start);
		else
			append_text(reader, head, out, start);
	}
	growth_empty(reader->decoded, GROWTH_MAX_PEOPLE);
	growth_empty(reader->squeezed, GROWTH_MAX_PEOPLE);
	return is_whole;
}
