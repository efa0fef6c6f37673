/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A message's facts: see message/message.h. */
#include "message/message.h"

#include "bytes/hole.h"
#include "message/attachment.h"
#include "message/automatic.h"
#include "message/body-text.h"
#include "message/charset.h"
#include "message/encoded-word.h"
#include "message/growth.h"
#include "message/header-squeeze.h"
#include "message/id.h"
#include "message/message-reader.h"
#include "message/part-scan.h"
#include "message/sender.h"
#include "message/wrapped.h"

/* A buffer that a message made larger than this does not stay so. */
#define MAX_KEPT ((size_t)1024 * 1024)

MessageReader *message_reader_new(bool via_gmime)
{
	mime_init();
	MessageReader *reader = g_new0(MessageReader, 1);
	reader->via_gmime = via_gmime;
	reader->allowance = GROWTH_ALLOWANCE;
	reader->parts = parts_new();
	reader->addresses = addresses_new();
	reader->mailboxes = g_array_sized_new(FALSE, FALSE, sizeof(Mailbox), MESSAGE_MAX_ADDRESSES);
	for (ReaderBuffer i = 0; i < N_BUFFERS; i++)
		reader->buffers[i] = g_string_new(NULL);
	return reader;
}

void message_reader_free(MessageReader *reader)
{
	if (!reader)
		return;
	for (ReaderBuffer i = 0; i < N_BUFFERS; i++)
		g_string_free(reader->buffers[i], TRUE);
	g_array_free(reader->mailboxes, TRUE);
	g_array_free(reader->addresses, TRUE);
	g_array_free(reader->parts, TRUE);
	g_clear_pointer(&reader->mime, mime_message_free);
	g_free(reader);
}

void message_reader_want_attachments(MessageReader *reader)
{
	reader->wants_attachments = true;
}

void message_reader_allow(MessageReader *reader, size_t allowance)
{
	reader->allowance = allowance;
}

/* GMime copies each field three times, so of a huge header it gets what it has to know. */
static View header_for_mime(MessageReader *reader)
{
	if (reader->via_gmime || reader->header.len <= GROWTH_MAX_FIELD)
		return reader->header;
	header_about_body(reader->header, reader->buffers[BUFFER_MIME]);
	return view_of_gstring(reader->buffers[BUFFER_MIME]);
}

MimeMessage *message_reader_mime(MessageReader *reader)
{
	if (!reader->mime)
		reader->mime = mime_message_new(header_for_mime(reader), reader->body);
	return reader->mime;
}

/* Takes the values from GMime instead: of each field the first that is not blank. */
static void take_mime_values(MessageReader *reader)
{
	for (HeaderField field = 0; field < N_HEADER_FIELDS; field++) {
		View *value = &reader->values[field];
		guint i = 0;
		while (mime_message_header(message_reader_mime(reader), header_field_name(field), i,
					   value) &&
		       value->len == 0)
			i++;
	}
}

static void settle_date(const MessageReader *reader, const RawMail *mail, Message *message)
{
	MailDates dates = {
		.header = reader->header,
		.date = reader->values[HEADER_DATE],
		.received = reader->values[HEADER_RECEIVED],
		.arrival = mail->arrival,
		.arrival_is_shared = mail->arrival_is_shared,
	};
	message->date_source = mail_date_find(&dates, &message->date);
	message->has_date = message->date_source != MAIL_DATE_NONE;
}

View message_reader_text(MessageReader *reader, View value, ReaderBuffer buffer)
{
	if (reader->via_gmime || encoded_word_maybe(value) || !charset_is_ascii(value)) {
		GString *decoded = message_reader_buffer(reader, BUFFER_DECODED);
		encoded_word_decode(decoded, value);
		/* a copy, so that the next value may be decoded */
		GString *out = message_reader_buffer(reader, buffer);
		View squeezed = header_squeeze(view_of_gstring(decoded), out);
		if (squeezed.data != out->str)
			view_append(out, squeezed);
		return view_of_gstring(out);
	}
	return header_squeeze(value, reader->buffers[buffer]);
}

/* The List-Id, closed where it is folded. */
static View read_list(MessageReader *reader)
{
	View value = reader->values[HEADER_LIST_ID];
	bool is_plain = !encoded_word_maybe(value) && charset_is_ascii(value);
	if (!is_plain) {
		GString *decoded = message_reader_buffer(reader, BUFFER_DECODED);
		encoded_word_decode(decoded, value);
		value = view_of_gstring(decoded);
	}
	View id = list_id_of(value);
	size_t len = 0;
	while (len < id.len && !g_ascii_isspace(id.data[len]))
		len++;
	if (is_plain && len == id.len)
		return id;
	GString *out = message_reader_buffer(reader, BUFFER_LIST);
	for (size_t i = 0; i < id.len; i++)
		if (!g_ascii_isspace(id.data[i]))
			g_string_append_c(out, id.data[i]);
	return view_of_gstring(out);
}

/* The id that the message had before the sender's server gave it another; empty if it has kept its
 * own, or nothing says so. */
static View read_sent_id(MessageReader *reader, View message_id)
{
	View value = reader->values[HEADER_X_MICROSOFT_ORIGINAL_MESSAGE_ID];
	if (value.len == 0)
		value = reader->values[HEADER_X_GOOGLE_ORIGINAL_MESSAGE_ID];
	if (value.len == 0 || message_id.len == 0)
		return VIEW("");
	View id = message_id_of(value, reader->buffers[BUFFER_DECODED]);
	return view_equal(id, message_id) ? VIEW("") : id;
}

static void append_reference(GString *references, View id)
{
	if (references->len)
		g_string_append_c(references, ' ');
	view_append(references, id);
}

static void read_ids(MessageReader *reader, Message *message)
{
	const View *values = reader->values;
	message->message_id =
		message_id_of(values[HEADER_MESSAGE_ID], reader->buffers[BUFFER_MESSAGE_ID]);
	message->in_reply_to = message_id_of_parent(values[HEADER_IN_REPLY_TO], message->message_id,
						    reader->buffers[BUFFER_IN_REPLY_TO]);
	GString *references = message_reader_buffer(reader, BUFFER_REFERENCES);
	message_id_append_all(references, values[HEADER_REFERENCES], message->message_id);
	/* a message that is wrapped has another id already */
	View sent = message->wrapper.len ? VIEW("") : read_sent_id(reader, message->message_id);
	if (sent.len) {
		append_reference(references, message->message_id);
		append_reference(references, sent);
	}
	message->references = view_of_gstring(references);
}

/* The text of a body that is one text/plain part, in place where nothing has to be changed. */
static View read_plain(MessageReader *reader, const Part *part)
{
	View decoded = part_decode(part, reader->buffers[BUFFER_DECODED]);
	if (text_part_is_clean(decoded, part->charset, part->flowed))
		return decoded;
	GString *body = message_reader_buffer(reader, BUFFER_BODY);
	reader->is_cut |=
		!text_part_append(body, decoded, part->charset, part->flowed, reader->max_text);
	return view_of_gstring(body);
}

static void take_read(MessageReader *reader, TextRead read)
{
	reader->is_cut |= read == TEXT_CUT;
	reader->is_sealed = read == TEXT_SEALED;
}

static View read_body(MessageReader *reader, const Header *header)
{
	/* What has no header has no MIME structure either. */
	if (!header->has_fields) {
		Part all = { .type = PART_PLAIN, .charset = VIEW_INIT(""), .bytes = header->body };
		return read_plain(reader, &all);
	}
	GString *body = message_reader_buffer(reader, BUFFER_BODY);
	reader->is_scanned = !reader->via_gmime && part_scan(reader->parts, header);
	if (!reader->is_scanned) {
		take_read(reader,
			  mime_message_text(message_reader_mime(reader), body, reader->max_text));
		return view_of_gstring(body);
	}
	const Part *first = &g_array_index(reader->parts, Part, 0);
	if (first->type == PART_PLAIN)
		return read_plain(reader, first);
	take_read(reader, parts_text_append(body, reader->parts, reader->max_text));
	return view_of_gstring(body);
}

static View read_attachments(MessageReader *reader)
{
	GString *names = message_reader_buffer(reader, BUFFER_ATTACHMENTS);
	if (reader->is_scanned) {
		attachments_append(names, reader->parts);
	} else {
		g_autoptr(GArray) parts = mime_message_parts(message_reader_mime(reader));
		attachments_append(names, parts);
	}
	return view_of_gstring(names);
}

static const char *find_damage(const MessageReader *reader, View raw, const Header *header)
{
	if (raw.len == 0)
		return "the message is empty";
	if (!header->has_fields)
		return "there is no header";
	if (header->has_nul)
		return "there is a NUL in the header";
	if (hole_is_in(header->body))
		return MESSAGE_HOLE;
	const char *damage = reader->mime ? mime_message_damage(reader->mime) : NULL;
	if (damage)
		return damage;
	return reader->is_cut ? MESSAGE_CUT : reader->is_sealed ? MESSAGE_SEALED : NULL;
}

/* How much of a field's value is read. */
static size_t max_of(HeaderField field)
{
	switch (field) {
	case HEADER_FROM:
	case HEADER_X_ORIGINAL_FROM:
	case HEADER_X_ORIGINAL_SENDER:
		return GROWTH_MAX_PEOPLE;
	default:
		return GROWTH_MAX_FIELD;
	}
}

static void cut_values(MessageReader *reader)
{
	for (HeaderField field = 0; field < N_HEADER_FIELDS; field++) {
		View *value = &reader->values[field];
		if (value->len <= GROWTH_MAX_PEOPLE || value->len <= max_of(field))
			continue;
		*value = growth_cut_field(*value, max_of(field));
		reader->is_cut = true;
	}
}

/* Makes the message's header regular, if it is not; its body stays where it is. */
static void take_pieces(MessageReader *reader, View raw, const Header *header, Header *regular)
{
	*regular = *header;
	reader->header = view_head(raw, raw.len - header->body.len);
	reader->body = header->body;
	if (header->is_regular)
		return;
	GString *buffer = reader->buffers[BUFFER_REGULAR];
	header_regularise(reader->header, buffer);
	/* there was no blank line */
	if (!g_str_has_suffix(buffer->str, "\n\n") && !g_str_has_suffix(buffer->str, "\n\r\n"))
		g_string_append_c(buffer, '\n');
	reader->header = view_of_gstring(buffer);
	header_scan(regular, reader->header);
	regular->body = reader->body;
}

/* Makes the message the one that the reader's values are of. */
static void take_message(MessageReader *reader, View raw, const Header *header, Header *regular)
{
	g_clear_pointer(&reader->mime, mime_message_free);
	take_pieces(reader, raw, header, regular);
	memcpy(reader->values, regular->values, sizeof reader->values);
	if (reader->via_gmime && regular->has_fields)
		take_mime_values(reader);
	cut_values(reader);
}

/*
 * If the list has wrapped a message in this one, the mail is that: its sender, subject, ids and, by
 * header, its text. The list's own id and date stay; the other id is put behind the references.
 */
static void read_wrapped(MessageReader *reader, View wrapper, Header *header, Message *message)
{
	Header inner;
	View raw;
	Mailbox person = { message->from_name, message->from_addr };
	if (strcmp(message->from_source, "from") == 0 ||
	    !wrapped_find(header, &person, reader->parts, reader->buffers[BUFFER_WRAPPED], &raw))
		return;
	/* where they are is the sender's next */
	GString *kept = message_reader_buffer(reader, BUFFER_WRAPPER);
	size_t id_len = message->message_id.len;
	g_string_append_len(kept, message->message_id.data, (gssize)id_len);
	view_append(kept, message->list);
	message->list = view_from(view_of_gstring(kept), id_len);
	message->wrapper = wrapper;
	header_scan(&inner, raw);
	take_message(reader, raw, &inner, header);
	message->subject =
		message_reader_text(reader, reader->values[HEADER_SUBJECT], BUFFER_SUBJECT);
	message_read_sender(reader, message);
	read_ids(reader, message);
	View id = message->message_id;
	message->message_id = view_head(view_of_gstring(kept), id_len);
	if (id.len == 0 || view_equal(id, message->message_id))
		return;
	message->from_source = SENDER_WRAPPED;
	GString *references = reader->buffers[BUFFER_REFERENCES];
	append_reference(references, id);
	message->references = view_of_gstring(references);
}

bool message_is_folder_data(const Message *message)
{
	return view_is(message->from_name, "Mail System Internal Data") &&
	       view_is(message->subject, "DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA");
}

void message_reader_forget(MessageReader *reader)
{
	g_clear_pointer(&reader->mime, mime_message_free);
	for (ReaderBuffer i = 0; i < N_BUFFERS; i++)
		growth_empty(reader->buffers[i], MAX_KEPT);
}

void message_reader_read(MessageReader *reader, View raw, gint64 arrival, Message *message)
{
	RawMail mail = { .raw = raw, .arrival = arrival };
	message_reader_read_mail(reader, &mail, message);
}

void message_reader_read_mail(MessageReader *reader, const RawMail *mail, Message *message)
{
	View raw = mail->raw;
	Header header, regular;
	reader->is_cut = reader->is_sealed = false;
	reader->max_text = raw.len + reader->allowance;
	*message = (Message){ .attachments = VIEW_INIT(""),
			      .size = raw.len,
			      .arrival = mail->arrival,
			      .is_context = mail->is_context };
	header_scan(&header, raw);
	take_message(reader, raw, &header, &regular);
	settle_date(reader, mail, message);
	message->subject =
		message_reader_text(reader, reader->values[HEADER_SUBJECT], BUFFER_SUBJECT);
	message->list = read_list(reader);
	message_read_sender(reader, message);
	read_ids(reader, message);
	read_wrapped(reader, mail->raw, &regular, message);
	message->kind = automatic_read(reader->values);
	message->header = reader->header;
	message->body = read_body(reader, &regular);
	if (reader->wants_attachments && regular.has_fields)
		message->attachments = read_attachments(reader);
	message->is_cut = reader->is_cut;
	message->damage = find_damage(reader, raw, &header);
}
