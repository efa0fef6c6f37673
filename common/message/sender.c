/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who really sent a mail: see message/sender.h. */
#include "message/sender.h"

#include "message/person-name.h"
#include "message/relay-name.h"
#include "message/relay.h"

/* B4 Relay writes `devnull+local.domain@kernel.org`. */
static const char relay_start[] = "devnull+", relay_end[] = "@kernel.org";

/* Whether addr is a machine's that passes other people's mail on. */
static bool is_relay_address(View addr, const ListNames *list)
{
	return (view_starts_nocase(addr, relay_start) && view_ends(addr, relay_end)) ||
	       list_has_address(list, addr);
}

/* Whether addr is what LISTSERV and freelists put in place of a subscriber's. */
static bool is_stand_in(View addr)
{
	return view_find(addr, "dmarc-request@") || view_find(addr, "dmarc-noreply@");
}

/* Whether addr may be the one that returned mail goes to. */
static bool is_envelope(View addr)
{
	return view_find(addr, "-bounces") || view_find(addr, "bounces+") ||
	       view_find(addr, "-owner@") || view_starts_nocase(addr, "owner-") ||
	       view_chr(addr, '=');
}

/* Whether addr can be the person's behind from: it is not the relay again, nor anybody's. */
static bool is_other(View addr, const SenderFields *fields)
{
	return view_chr(addr, '@') && !view_equal_nocase(addr, fields->from.addr) &&
	       !is_relay_address(addr, &fields->list) && !relay_address_is_shared(addr);
}

static View bare_name(const Mailbox *mailbox)
{
	return relay_name_read(mailbox->name, mailbox->addr, false).name;
}

/* Whether mailbox has that name, or that is what Mailman makes of an address without one. */
static bool has_name(const Mailbox *mailbox, View name)
{
	return person_name_is_same(bare_name(mailbox), name) ||
	       (mailbox->name.len == 0 && relay_name_given(name, mailbox->addr, false).len == 0);
}

/* The first of the addresses that can be the person and has that name; NULL if none has. */
static const Mailbox *find_named(const Mailbox *addresses, size_t n_addresses, View name,
				 const SenderFields *fields)
{
	for (size_t i = 0; i < n_addresses && name.len; i++)
		if (is_other(addresses[i].addr, fields) && has_name(&addresses[i], name))
			return &addresses[i];
	return NULL;
}

/* Whether mailbox has another name than From's and is where the relay is: it is another list. */
static bool is_neighbour(const Mailbox *mailbox, const SenderFields *fields)
{
	View local, domain, relay_local, relay_domain;
	return mailbox->name.len && relay_address_split(mailbox->addr, &local, &domain) &&
	       relay_address_split(fields->from.addr, &relay_local, &relay_domain) &&
	       view_equal_nocase(domain, relay_domain);
}

static const Mailbox *find_first(const SenderFields *fields)
{
	for (size_t i = 0; i < fields->n_reply_to; i++)
		if (is_other(fields->reply_to[i].addr, fields) &&
		    !is_neighbour(&fields->reply_to[i], fields))
			return &fields->reply_to[i];
	return NULL;
}

/* Whether a word of name is part of the local part of addr: it is hardly a list's. */
static bool is_after_name(View addr, View name)
{
	enum {
		MIN_WORD = 3
	};
	View local, domain;
	if (!relay_address_split(addr, &local, &domain))
		return false;
	while (name.len) {
		size_t len = 0;
		while (len < name.len && g_ascii_isalnum(name.data[len]))
			len++;
		for (size_t i = 0; len >= MIN_WORD && i + len <= local.len; i++)
			if (view_equal_nocase(view_head(view_from(local, i), len),
					      view_head(name, len)))
				return true;
		name = view_from(name, MAX(len, 1));
	}
	return false;
}

/* The person that was found; it keeps From's name if only its address was. */
static Sender sender_of(const Mailbox *found, View name, const char *source)
{
	View found_name = bare_name(found);
	name = found_name.len ? found_name : name;
	return (Sender){ { relay_name_given(name, found->addr, true), found->addr }, source, true };
}

/* The person behind a From that is a relay's. */
static Sender find_behind(const SenderFields *fields, const RelayName *from)
{
	View name = from->name;
	Mailbox sender = { VIEW_INIT(""), fields->x_original_sender };
	Mailbox named = { VIEW_INIT(""), from->addr };
	View addr = fields->from.addr;
	bool is_tracker =
		!from->is_relayed && !is_relay_address(addr, &fields->list) && !is_stand_in(addr);
	const Mailbox *found = find_named(fields->reply_to, fields->n_reply_to, name, fields);
	if (found)
		return sender_of(found, name, "reply-to");
	if (!is_tracker && is_other(sender.addr, fields) && !is_envelope(sender.addr))
		return sender_of(&sender, name, "x-original-sender");
	found = is_tracker ? NULL : find_first(fields);
	if (found)
		return sender_of(found, name, "reply-to");
	if (named.addr.len) {
		View given = view_equal(name, named.addr) ? VIEW("") : name;
		return sender_of(&named, given, "from");
	}
	found = find_named(fields->others, fields->n_others, name, fields);
	if (found)
		return sender_of(found, name, "cc");
	if (from->is_relayed && !from->is_from_list && !relay_address_is_shared(addr) &&
	    !is_relay_address(addr, &fields->list) && is_after_name(addr, name))
		return (Sender){ { name, addr }, "from", true };
	/* Also a name that Mailman made up tells people apart. */
	return (Sender){ { name, addr }, "relay", true };
}

Sender sender_find(const SenderFields *fields, GString *buffer)
{
	const Mailbox *from = &fields->from, *original = &fields->x_original_from;
	bool is_list = is_relay_address(from->addr, &fields->list);
	RelayName read = relay_name_read(from->name, from->addr, is_list);
	if (original->addr.len && !is_relay_address(original->addr, &fields->list) &&
	    !relay_address_is_shared(original->addr)) {
		Sender sender = sender_of(original, read.name, "x-original-from");
		sender.is_relayed = false;
		return sender;
	}
	if (!is_list && relay_address_unwrap(from->addr, read.is_relayed, buffer))
		return (Sender){ { read.name, view_of_gstring(buffer) }, "from", false };
	if (!is_list && !read.is_relayed && !relay_address_is_shared(from->addr))
		return (Sender){ { relay_name_given(read.name, from->addr, false), from->addr },
				 "from",
				 false };
	return find_behind(fields, &read);
}
