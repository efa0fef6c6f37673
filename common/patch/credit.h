/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whose a trailer is: RULE 9.
 *
 * Pure, over values of the record stream or plain text.
 */
#pragma once

#include "bytes/view.h"

/* Either may be empty. */
typedef struct {
	View name, addr;
} Person;

/* The person of a trailer's value, `A Person <a@example.org> # note`, or a bare address. */
Person person_of_trailer(View value);

/*
 * Whether the two are the same person: the same address, without case, a `+tag` and sub-domains
 * (`a+b@x.example.org` is `a@example.org`), or the same name.
 */
bool person_is_same(Person a, Person b);

/* Equal for the spellings of one address; persons without one are told apart by name. */
guint64 person_hash(guint64 seed, Person person);
