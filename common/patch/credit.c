/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose a trailer is: see patch/credit.h. */
#include "patch/credit.h"

#include "bytes/hash.h"
#include "message/list-names.h"
#include "message/person-name.h"
#include "message/relay-name.h"
#include "message/relay.h"
#include "patch/named.h"

static bool is_list_address(View addr, View list)
{
	return list_has_address(&(ListNames){ list, VIEW_INIT("") }, addr);
}

static bool is_relay_source(const View *values)
{
	return view_is(values[COLUMN_FROM_SOURCE], "relay");
}

Person person_of_sender(const View *values)
{
	View addr = values[COLUMN_FROM_ADDR];
	return (Person){ values[COLUMN_FROM_NAME], addr,
			 is_relay_source(values) || relay_address_is_shared(addr) };
}

bool person_author_is_relayed(const View *values)
{
	return is_relay_source(values) &&
	       view_equal_nocase(values[COLUMN_AUTHOR_ADDR], values[COLUMN_FROM_ADDR]);
}

Person person_of_author(const View *values)
{
	View addr = values[COLUMN_AUTHOR_ADDR];
	return (Person){ values[COLUMN_AUTHOR_NAME], addr,
			 person_author_is_relayed(values) || relay_address_is_shared(addr) ||
				 is_list_address(addr, values[COLUMN_LIST]) };
}

Person person_of_trailer(View value, View list)
{
	Mailbox named = named_read(value);
	bool is_list = is_list_address(named.addr, list);
	RelayName read = relay_name_read(named.name, named.addr, is_list);
	return (Person){ read.name, named.addr,
			 is_list || read.is_relayed || relay_address_is_shared(named.addr) };
}

/* Splits an address at its last @; false if it has none. */
static bool split_address(View addr, View *local, View *domain)
{
	const char *at = view_rchr(addr, '@');
	if (!at)
		return false;
	*local = view_head(addr, (size_t)(at - addr.data));
	*domain = view_from(addr, local->len + 1);
	const char *plus = view_chr(*local, '+');
	if (plus && plus > local->data)
		local->len = (size_t)(plus - local->data);
	return true;
}

/* Whether domain is parent or lies below it. A parent without a dot would be a whole country. */
static bool is_below(View domain, View parent)
{
	if (domain.len <= parent.len)
		return view_equal_nocase(domain, parent);
	View tail = view_from(domain, domain.len - parent.len);
	return view_chr(parent, '.') && tail.data[-1] == '.' && view_equal_nocase(tail, parent);
}

static bool is_same_address(View a, View b)
{
	View local_a, domain_a, local_b, domain_b;
	if (!split_address(a, &local_a, &domain_a) || !split_address(b, &local_b, &domain_b))
		return a.len && view_equal_nocase(a, b);
	return view_equal_nocase(local_a, local_b) &&
	       (is_below(domain_a, domain_b) || is_below(domain_b, domain_a));
}

bool person_is_same(Person a, Person b)
{
	bool may_be_addr = !a.is_shared && !b.is_shared;
	/* of two without a name nothing else is known */
	if ((may_be_addr || (a.name.len == 0 && b.name.len == 0)) &&
	    is_same_address(a.addr, b.addr))
		return true;
	return person_name_is_same(a.name, b.name);
}

bool person_is_named(Person person)
{
	const char *at = view_rchr(person.addr, '@');
	View local = view_head(person.addr, at ? (size_t)(at - person.addr.data) : 0);
	return person.name.len && !view_equal_nocase(person.name, person.addr) &&
	       !view_equal_nocase(person.name, local);
}

bool person_is_better_called(Person person, Person other)
{
	bool is_addr = person.name.len == 0 || view_equal_nocase(person.name, person.addr);
	return !person_is_named(person) && person_is_named(other) &&
	       (is_addr || view_chr(other.name, ' '));
}

guint64 person_hash(guint64 seed, Person person)
{
	View local, domain;
	if (person.is_shared)
		return hash_pair(person_name_hash(seed, person.name),
				 hash_view_nocase(seed, person.addr));
	if (!split_address(person.addr, &local, &domain))
		return hash_view_nocase(seed, person.addr.len ? person.addr : person.name);
	return hash_pair(hash_view_nocase(seed, local), hash_view_nocase(seed, domain));
}
