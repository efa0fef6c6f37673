/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who really sent a mail: see message/sender.h. */
#include "message/sender.h"

#include "message/person-name.h"
#include "message/relay-name.h"
#include "message/relay.h"

/* Whether addr is a machine's that passes other people's mail on. */
static bool is_relay_address(View addr, const ListNames *list)
{
	return relay_address_is_relay(addr) || list_has_address(list, addr);
}

/* Whether addr, which stands with name, is that of many. */
static bool is_shared(View addr, View name)
{
	return relay_address_is_shared(addr) || relay_address_is_machine(addr, name);
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

/* Whether addr, with a name that was read, can be a person's: it is nobody else's who passed the
 * mail on. */
static bool is_own(const RelayName *read, View addr, const ListNames *list)
{
	return view_chr(addr, '@') && !is_relay_address(addr, list) &&
	       !is_shared(addr, read->name) &&
	       (!read->is_relayed ||
		(!read->is_from_list && relay_name_has_address(read->name, addr)));
}

static RelayName read_name(const Mailbox *mailbox)
{
	return relay_name_read(mailbox->name, mailbox->addr, false);
}

/* Whether mailbox can be the person behind from: it is not the relay again, nor the one before it.
 */
static bool is_other(const Mailbox *mailbox, const SenderFields *fields)
{
	RelayName read = read_name(mailbox);
	return !view_equal_nocase(mailbox->addr, fields->from.addr) &&
	       !view_equal_nocase(mailbox->addr, fields->x_original_from.addr) &&
	       is_own(&read, mailbox->addr, &fields->list);
}

/* Whether mailbox has that name, or that is what Mailman makes of an address without one. */
static bool has_name(const Mailbox *mailbox, View name)
{
	return person_name_is_same(read_name(mailbox).name, name) ||
	       (mailbox->name.len == 0 && relay_name_given(name, mailbox->addr, false).len == 0);
}

/* The first of the addresses that can be the person and has that name; NULL if none has. */
static const Mailbox *find_named(const Mailbox *addresses, size_t n_addresses, View name,
				 const SenderFields *fields)
{
	for (size_t i = 0; i < n_addresses && name.len; i++)
		if (is_other(&addresses[i], fields) && has_name(&addresses[i], name))
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
		if (is_other(&fields->reply_to[i], fields) &&
		    !is_envelope(fields->reply_to[i].addr) &&
		    !is_neighbour(&fields->reply_to[i], fields))
			return &fields->reply_to[i];
	return NULL;
}

/* The person that was found; it keeps From's name if only its address was. */
static Sender sender_of(const Mailbox *found, View name, const char *source)
{
	View found_name = read_name(found).name;
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
	bool is_tracker = (!from->is_relayed || from->has_handle) &&
			  !is_relay_address(addr, &fields->list) && !is_stand_in(addr);
	const Mailbox *found = find_named(fields->reply_to, fields->n_reply_to, name, fields);
	if (found)
		return sender_of(found, name, "reply-to");
	if (!is_tracker && is_other(&sender, fields) && !is_envelope(sender.addr))
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
	if (from->is_relayed && is_own(from, addr, &fields->list))
		return (Sender){ { name, addr }, "from", true };
	/* Also a name that Mailman made up tells people apart. */
	return (Sender){ { name, addr }, "relay", true };
}

/* The person in X-Original-From; false if it has none, or a relay's before the one in From. */
static bool find_original(Sender *sender, const SenderFields *fields, View name, GString *buffer)
{
	Mailbox original = fields->x_original_from;
	if (original.addr.len == 0)
		return false;
	RelayName read = read_name(&original);
	if (!is_relay_address(original.addr, &fields->list) &&
	    relay_address_unwrap(original.addr, read.is_relayed, buffer))
		original.addr = view_of_gstring(buffer);
	else if (!is_own(&read, original.addr, &fields->list))
		return false;
	*sender = sender_of(&original, name, "x-original-from");
	sender->is_relayed = false;
	return true;
}

Sender sender_find(const SenderFields *fields, GString *buffer)
{
	Sender sender;
	const Mailbox *from = &fields->from;
	bool is_list = is_relay_address(from->addr, &fields->list);
	RelayName read = relay_name_read(from->name, from->addr, is_list);
	if (find_original(&sender, fields, read.name, buffer))
		return sender;
	if (!is_list && relay_address_unwrap(from->addr, read.is_relayed, buffer))
		return (Sender){ { read.name, view_of_gstring(buffer) }, "from", false };
	if (!is_list && !read.is_relayed && !is_shared(from->addr, read.name))
		return (Sender){ { relay_name_given(read.name, from->addr, false), from->addr },
				 "from",
				 false };
	return find_behind(fields, &read);
}

void sender_take_agent(Sender *sender, Mailbox agent, const ListNames *list)
{
	RelayName read = read_name(&agent);
	if (is_own(&read, agent.addr, list) && !is_envelope(agent.addr))
		*sender = (Sender){ { read.name, agent.addr }, "cc", false };
}
