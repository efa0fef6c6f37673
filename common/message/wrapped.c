/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages that a list has wrapped: see message/wrapped.h. */
#include "message/wrapped.h"

#include "message/address.h"
#include "message/part-scan.h"
#include "message/person-name.h"

/* How much of a notice is read; those of lists have ten lines. */
#define MAX_NOTICE ((size_t)4096)

/* Whether a message's type can be that of the wrapping. */
static bool may_wrap(View content_type)
{
	return view_starts_nocase(content_type, "multipart/mixed") ||
	       view_starts_nocase(content_type, "message/rfc822");
}

/* The one enclosed message among parts that are nothing but text; notice is the text before it. */
static const Part *find_message(const GArray *parts, View *notice)
{
	const Part *message = NULL;
	*notice = VIEW("");
	for (guint i = 0; i < parts->len; i++) {
		const Part *part = &g_array_index(parts, Part, i);
		bool is_message = part->type == PART_MESSAGE;
		if (i == 0 && part->type == PART_MULTIPART)
			continue;
		if (part->attachment || (is_message ? message != NULL : part->type != PART_PLAIN))
			return NULL;
		if (is_message)
			message = part;
		else if (!message)
			*notice = view_head(part->bytes, MAX_NOTICE);
	}
	return message;
}

/* Whether the From of the message inside is the person. */
static bool is_from(View from, const Mailbox *person)
{
	g_autoptr(GArray) addresses = addresses_new();
	addresses_parse(addresses, from, 1);
	if (addresses->len == 0)
		return false;
	const Address *address = &g_array_index(addresses, Address, 0);
	return view_equal_nocase(view_of(address->addr), person->addr) ||
	       person_name_is_same(view_of(address->name), person->name);
}

bool wrapped_find(const Header *header, const Mailbox *person, GArray *parts, GString *decoded,
		  View *wrapped)
{
	View notice;
	if (!may_wrap(header->values[HEADER_CONTENT_TYPE]) || !part_scan_messages(parts, header))
		return false;
	const Part *message = find_message(parts, &notice);
	if (!message)
		return false;
	*wrapped = part_decode(message, decoded);
	Header inner;
	header_scan(&inner, *wrapped);
	View from = inner.values[HEADER_FROM];
	return from.len && inner.values[HEADER_MESSAGE_ID].len &&
	       (notice.len == 0 || is_from(from, person) || view_find_nocase(notice, "DMARC"));
}
