/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A message's facts: see message/message.h. */
#include "message/message.h"

#include "message/address.h"
#include "message/body-text.h"
#include "message/charset.h"
#include "message/encoded-word.h"
#include "message/growth.h"
#include "message/id.h"
#include "message/mime.h"
#include "message/part-scan.h"
#include "message/sender.h"
#include "message/wrapped.h"

enum {
	/* How many addresses of Reply-To, of Cc and of Sender are searched for the person. */
	MAX_ADDRESSES = 64,
	/* A buffer that a message made larger than this does not stay so. */
	MAX_KEPT = 1024 * 1024,
};

/* Where what cannot be read in place is put together. */
typedef enum {
	BUFFER_REGULAR, /* the header, made regular */
	BUFFER_MIME,	/* of a huge header, what GMime has to know */
	BUFFER_DECODED,
	BUFFER_FROM_NAME,
	BUFFER_FROM_ADDR,
	BUFFER_SUBJECT,
	BUFFER_MESSAGE_ID,
	BUFFER_IN_REPLY_TO,
	BUFFER_REFERENCES,
	BUFFER_LIST,
	BUFFER_BODY,
	BUFFER_WRAPPED, /* a message that the list has wrapped, decoded */
	BUFFER_WRAPPER, /* what of the list's own message stays */
	N_BUFFERS,
} Buffer;

struct MessageReader {
	bool via_gmime;
	View header, body; /* the message in two pieces; the header is regular */
	View values[N_HEADER_FIELDS];
	size_t allowance;
	size_t max_text;   /* bytes of the body's */
	bool is_cut;	   /* a field was cut, or text that grew too long */
	MimeMessage *mime; /* of the message at hand; NULL while GMime was not needed */
	GArray *parts;	   /* Part: those of the message, if it is plain enough to scan */
	GArray *addresses; /* Address: what mailboxes that are not plain point to */
	GArray *mailboxes; /* Mailbox: those of Reply-To, then those of Cc and Sender */
	GString *buffers[N_BUFFERS];
};

MessageReader *message_reader_new(bool via_gmime)
{
	mime_init();
	MessageReader *reader = g_new0(MessageReader, 1);
	reader->via_gmime = via_gmime;
	reader->allowance = GROWTH_ALLOWANCE;
	reader->parts = parts_new();
	reader->addresses = addresses_new();
	reader->mailboxes = g_array_sized_new(FALSE, FALSE, sizeof(Mailbox), MAX_ADDRESSES);
	for (Buffer i = 0; i < N_BUFFERS; i++)
		reader->buffers[i] = g_string_new(NULL);
	return reader;
}

void message_reader_free(MessageReader *reader)
{
	if (!reader)
		return;
	for (Buffer i = 0; i < N_BUFFERS; i++)
		g_string_free(reader->buffers[i], TRUE);
	g_array_free(reader->mailboxes, TRUE);
	g_array_free(reader->addresses, TRUE);
	g_array_free(reader->parts, TRUE);
	g_clear_pointer(&reader->mime, mime_message_free);
	g_free(reader);
}

void message_reader_allow(MessageReader *reader, size_t allowance)
{
	reader->allowance = allowance;
}

/* The buffer, emptied. */
static GString *empty_buffer(MessageReader *reader, Buffer buffer)
{
	return g_string_truncate(reader->buffers[buffer], 0);
}

/* GMime copies each field three times, so of a huge header it gets what it has to know. */
static View header_for_mime(MessageReader *reader)
{
	if (reader->via_gmime || reader->header.len <= GROWTH_MAX_FIELD)
		return reader->header;
	header_about_body(reader->header, reader->buffers[BUFFER_MIME]);
	return view_of_gstring(reader->buffers[BUFFER_MIME]);
}

static MimeMessage *mime_of(MessageReader *reader)
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
		while (mime_message_header(mime_of(reader), header_field_name(field), i, value) &&
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

/* Text of a header value, decoded and squeezed; in place if it is plain. */
static View read_text(MessageReader *reader, View value, Buffer buffer)
{
	if (reader->via_gmime || encoded_word_maybe(value) || !charset_is_ascii(value)) {
		GString *decoded = empty_buffer(reader, BUFFER_DECODED);
		encoded_word_decode(decoded, value);
		/* a copy, so that the next value may be decoded */
		GString *out = empty_buffer(reader, buffer);
		View squeezed = header_squeeze(view_of_gstring(decoded), out);
		if (squeezed.data != out->str)
			g_string_append_len(out, squeezed.data, (gssize)squeezed.len);
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
		GString *decoded = empty_buffer(reader, BUFFER_DECODED);
		encoded_word_decode(decoded, value);
		value = view_of_gstring(decoded);
	}
	View id = list_id_of(value);
	size_t len = 0;
	while (len < id.len && !g_ascii_isspace(id.data[len]))
		len++;
	if (is_plain && len == id.len)
		return id;
	GString *out = empty_buffer(reader, BUFFER_LIST);
	for (size_t i = 0; i < id.len; i++)
		if (!g_ascii_isspace(id.data[i]))
			g_string_append_c(out, id.data[i]);
	return view_of_gstring(out);
}

static Mailbox mailbox_of(const Address *address)
{
	return (Mailbox){ view_of(address->name), view_of(address->addr) };
}

/* The first mailbox of a value; empty if there is none. */
static Mailbox read_mailbox(MessageReader *reader, View value)
{
	Mailbox mailbox;
	if (value.len == 0)
		return (Mailbox){ VIEW(""), VIEW("") };
	if (!reader->via_gmime && mailbox_parse_plain(value, &mailbox))
		return mailbox;
	guint n_before = reader->addresses->len;
	addresses_parse(reader->addresses, value, n_before + 1);
	if (reader->addresses->len == n_before)
		return (Mailbox){ VIEW(""), VIEW("") };
	return mailbox_of(&g_array_index(reader->addresses, Address, n_before));
}

/* Appends the mailboxes of a value; returns how many. */
static size_t append_mailboxes(MessageReader *reader, View value)
{
	Mailbox mailbox;
	if (!reader->via_gmime && mailbox_parse_plain(value, &mailbox)) {
		g_array_append_val(reader->mailboxes, mailbox);
		return 1;
	}
	guint n_before = reader->addresses->len;
	addresses_parse(reader->addresses, value, n_before + MAX_ADDRESSES);
	for (guint i = n_before; i < reader->addresses->len; i++) {
		mailbox = mailbox_of(&g_array_index(reader->addresses, Address, i));
		g_array_append_val(reader->mailboxes, mailbox);
	}
	return reader->addresses->len - n_before;
}

/* Appends the mailboxes of all fields of that name; returns how many. */
static size_t append_all_mailboxes(MessageReader *reader, HeaderField field)
{
	size_t n = 0;
	View rest = reader->header, value;
	if (reader->values[field].len == 0)
		return 0;
	if (reader->via_gmime)
		for (guint i = 0;
		     mime_message_header(mime_of(reader), header_field_name(field), i, &value); i++)
			n += append_mailboxes(reader, growth_cut_field(value));
	else
		while (n < MAX_ADDRESSES && header_next_value(&rest, field, &value))
			n += append_mailboxes(reader, growth_cut_field(value));
	return n;
}

/* Finds the person behind a From that is a list's. Cc is long and seldom needed, so it is read only
 * if Reply-To does not help. */
static Sender find_person(MessageReader *reader, SenderFields *fields)
{
	GString *buffer = reader->buffers[BUFFER_FROM_ADDR];
	fields->n_reply_to = append_all_mailboxes(reader, HEADER_REPLY_TO);
	fields->reply_to = &g_array_index(reader->mailboxes, Mailbox, 0);
	Sender sender = sender_find(fields, buffer);
	if (strcmp(sender.source, "relay") != 0)
		return sender;
	fields->n_others = append_all_mailboxes(reader, HEADER_CC);
	fields->n_others += append_all_mailboxes(reader, HEADER_SENDER);
	fields->reply_to = &g_array_index(reader->mailboxes, Mailbox, 0);
	fields->others = fields->reply_to + fields->n_reply_to;
	return sender_find(fields, buffer);
}

static void read_sender(MessageReader *reader, Message *message)
{
	const View *values = reader->values;
	g_array_set_size(reader->addresses, 0);
	g_array_set_size(reader->mailboxes, 0);
	SenderFields fields = {
		.from = read_mailbox(reader, values[HEADER_FROM]),
		.x_original_from = read_mailbox(reader, values[HEADER_X_ORIGINAL_FROM]),
		.x_original_sender = read_mailbox(reader, values[HEADER_X_ORIGINAL_SENDER]).addr,
		.list = { message->list, list_post_of(values[HEADER_LIST_POST]) },
	};
	/* A From that is no address is still somebody's name. */
	if (fields.from.addr.len == 0) {
		View text = read_text(reader, values[HEADER_FROM], BUFFER_FROM_NAME);
		const char *open = view_chr(text, '<');
		View name = view_trim(view_head(text, open ? (size_t)(open - text.data) : 0));
		fields.from.name = name.len ? name : text;
	}
	Sender sender = sender_find(&fields, reader->buffers[BUFFER_FROM_ADDR]);
	if (sender.is_relayed)
		sender = find_person(reader, &fields);
	message->from_name = sender.person.name;
	message->from_addr = sender.person.addr;
	message->from_source = sender.source;
}

static void read_ids(MessageReader *reader, Message *message)
{
	const View *values = reader->values;
	message->message_id =
		message_id_of(values[HEADER_MESSAGE_ID], reader->buffers[BUFFER_MESSAGE_ID]);
	message->in_reply_to = message_id_of_parent(values[HEADER_IN_REPLY_TO], message->message_id,
						    reader->buffers[BUFFER_IN_REPLY_TO]);
	GString *references = empty_buffer(reader, BUFFER_REFERENCES);
	message_id_append_all(references, values[HEADER_REFERENCES], message->message_id);
	message->references = view_of_gstring(references);
}

/* The text of a body that is one text/plain part, in place where nothing has to be changed. */
static View read_plain(MessageReader *reader, const Part *part)
{
	View decoded = part_decode(part, reader->buffers[BUFFER_DECODED]);
	if (text_part_is_clean(decoded, part->charset, part->flowed))
		return decoded;
	GString *body = empty_buffer(reader, BUFFER_BODY);
	reader->is_cut |=
		!text_part_append(body, decoded, part->charset, part->flowed, reader->max_text);
	return view_of_gstring(body);
}

static View read_body(MessageReader *reader, const Header *header)
{
	/* What has no header has no MIME structure either. */
	if (!header->has_fields) {
		Part all = { .type = PART_PLAIN, .charset = VIEW_INIT(""), .bytes = header->body };
		return read_plain(reader, &all);
	}
	GString *body = empty_buffer(reader, BUFFER_BODY);
	if (reader->via_gmime || !part_scan(reader->parts, header)) {
		reader->is_cut |= !mime_message_text(mime_of(reader), body, reader->max_text);
		return view_of_gstring(body);
	}
	const Part *first = &g_array_index(reader->parts, Part, 0);
	if (first->type == PART_PLAIN)
		return read_plain(reader, first);
	reader->is_cut |= !parts_text_append(body, reader->parts, reader->max_text);
	return view_of_gstring(body);
}

static const char *find_damage(const MessageReader *reader, View raw, const Header *header)
{
	if (raw.len == 0)
		return "the message is empty";
	if (!header->has_fields)
		return "there is no header";
	if (header->has_nul)
		return "there is a NUL in the header";
	const char *damage = reader->mime ? mime_message_damage(reader->mime) : NULL;
	return damage || !reader->is_cut ? damage : MESSAGE_CUT;
}

static void cut_values(MessageReader *reader)
{
	for (HeaderField field = 0; field < N_HEADER_FIELDS; field++) {
		View *value = &reader->values[field];
		if (value->len <= GROWTH_MAX_FIELD)
			continue;
		*value = growth_cut_field(*value);
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
static void read_wrapped(MessageReader *reader, Header *header, Message *message)
{
	Header inner;
	View raw;
	Mailbox person = { message->from_name, message->from_addr };
	if (strcmp(message->from_source, "from") == 0 ||
	    !wrapped_find(header, &person, reader->parts, reader->buffers[BUFFER_WRAPPED], &raw))
		return;
	/* where they are is the sender's next */
	GString *kept = empty_buffer(reader, BUFFER_WRAPPER);
	size_t id_len = message->message_id.len;
	g_string_append_len(kept, message->message_id.data, (gssize)id_len);
	g_string_append_len(kept, message->list.data, (gssize)message->list.len);
	message->list = view_from(view_of_gstring(kept), id_len);
	header_scan(&inner, raw);
	take_message(reader, raw, &inner, header);
	message->subject = read_text(reader, reader->values[HEADER_SUBJECT], BUFFER_SUBJECT);
	read_sender(reader, message);
	read_ids(reader, message);
	View id = message->message_id;
	message->message_id = view_head(view_of_gstring(kept), id_len);
	if (id.len == 0 || view_equal(id, message->message_id))
		return;
	message->from_source = SENDER_WRAPPED;
	GString *references = reader->buffers[BUFFER_REFERENCES];
	if (references->len)
		g_string_append_c(references, ' ');
	g_string_append_len(references, id.data, (gssize)id.len);
	message->references = view_of_gstring(references);
}

void message_reader_forget(MessageReader *reader)
{
	g_clear_pointer(&reader->mime, mime_message_free);
	for (Buffer i = 0; i < N_BUFFERS; i++)
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
	reader->is_cut = false;
	reader->max_text = raw.len + reader->allowance;
	*message = (Message){ .size = raw.len };
	header_scan(&header, raw);
	take_message(reader, raw, &header, &regular);
	settle_date(reader, mail, message);
	message->subject = read_text(reader, reader->values[HEADER_SUBJECT], BUFFER_SUBJECT);
	message->list = read_list(reader);
	read_sender(reader, message);
	read_ids(reader, message);
	read_wrapped(reader, &regular, message);
	message->body = read_body(reader, &regular);
	message->is_cut = reader->is_cut;
	message->damage = find_damage(reader, raw, &header);
}
