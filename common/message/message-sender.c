/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sender of a message: see message/message-reader.h. */
#include "message/message-reader.h"

#include "message/growth.h"
#include "message/mailbox.h"
#include "message/sender.h"

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
	addresses_parse(reader->addresses, value, n_before + MESSAGE_MAX_ADDRESSES);
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
		for (guint i = 0; mime_message_header(message_reader_mime(reader),
						      header_field_name(field), i, &value);
		     i++)
			n += append_mailboxes(reader, growth_cut_field(value, GROWTH_MAX_PEOPLE));
	else
		while (n < MESSAGE_MAX_ADDRESSES && header_next_value(&rest, field, &value))
			n += append_mailboxes(reader, growth_cut_field(value, GROWTH_MAX_PEOPLE));
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

/* Whether text, a From without an address, is a group without members (RFC 5322, section 3.4),
 * `undisclosed-recipients:;`, which is nobody. */
static bool is_empty_group(View text)
{
	text = view_trim(text);
	if (view_starts(text, "<") && view_ends(text, ">"))
		text = view_trim((View){ text.data + 1, text.len - 2 });
	if (!view_ends(text, ";"))
		return false;
	return view_ends(view_trim(view_head(text, text.len - 1)), ":");
}

/* The name that a From without an address has; empty if it names nobody. */
static View read_bare_name(MessageReader *reader, View value)
{
	View text = message_reader_text(reader, value, BUFFER_FROM_NAME);
	/* `<>` has marks only */
	if (is_empty_group(text) || !view_has_alnum(text))
		return VIEW("");
	const char *open = view_chr(text, '<');
	View name = view_trim(view_head(text, open ? (size_t)(open - text.data) : 0));
	return name.len ? name : text;
}

void message_read_sender(MessageReader *reader, Message *message)
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
	if (fields.from.addr.len == 0)
		fields.from.name = read_bare_name(reader, values[HEADER_FROM]);
	Sender sender = sender_find(&fields, reader->buffers[BUFFER_FROM_ADDR]);
	if (sender.is_relayed)
		sender = find_person(reader, &fields);
	if (sender.person.addr.len == 0 && sender.person.name.len == 0)
		sender_take_agent(&sender, read_mailbox(reader, values[HEADER_SENDER]),
				  &fields.list);
	message->from_name = sender.person.name;
	message->from_addr = sender.person.addr;
	message->from_source = sender.source;
}
