/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who somebody is, and whose a trailer is: RULE 9.
 *
 * Pure, over values of the record stream or plain text.
 */
#pragma once

#include "record/record.h"

typedef struct {
	View name, addr; /* either may be empty */
	bool is_shared;	 /* addr is a list's, a relay's, a tracker's, or masked: it takes the name
			    as well to tell the person from others */
} Person;

/* The sender and the author of a record, by its values; a mail table's author is the sender. */
Person person_of_sender(const View *values);
Person person_of_author(const View *values);

/* Whether the author's address is that of the list or relay which sent the mail. */
bool person_author_is_relayed(const View *values);

/* The person of a trailer's value, as patch/named.h reads it: valid as long as that says. list is
 * the mail's list column, or empty. */
Person person_of_trailer(View value, View list);

/*
 * Whether the two are the same person: the same address, without case, a `+tag` and sub-domains
 * (`a+b@x.example.org` is `a@example.org`), unless it is shared; or the same name.
 */
bool person_is_same(Person a, Person b);

/* Whether the person has a name that is one: not the address, or what stands before its `@`, as
 * some mailers write it. */
bool person_is_named(Person person);

/* His name, or else his address. */
static inline View person_called(Person person)
{
	return person.name.len ? person.name : person.addr;
}

/* Whether a person without such a name is better called as other is, who has the same address: by
 * any name instead of the address, by a full name instead of a part of it. */
bool person_is_better_called(Person person, Person other);

/* Equal for the spellings of one address; persons without one of their own are told apart by name.
 */
guint64 person_hash(guint64 seed, Person person);
