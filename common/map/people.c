/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the maps say of somebody: see map/people.h. */
#include "map/people.h"

#include "message/relay.h"

/* The person as one map has it. */
static Person map_with(const Mailmap *map, Person person)
{
	Mailbox mailbox = { person.name, person.addr };
	if (!map)
		return person;
	mailmap_apply(map, &mailbox, person.is_shared && !relay_address_is_shared(person.addr));
	bool is_shared = view_equal(mailbox.addr, person.addr)
				 ? person.is_shared
				 : relay_address_is_shared(mailbox.addr);
	return (Person){ mailbox.name, mailbox.addr, is_shared };
}

Person people_map(const Mailmap *mailmap, const Mailmap *aliases, Person person)
{
	return map_with(aliases, map_with(mailmap, person));
}

View people_home(const Person *person)
{
	if (person->is_shared && !relay_address_is_shared(person->addr))
		return VIEW("");
	return relay_address_domain(person->addr);
}

View people_org(const OrgMap *orgs, const Person *person, View date)
{
	if (!orgs || (person->is_shared && people_home(person).len == 0))
		return VIEW("");
	return org_map_find(orgs, person->addr, date);
}
