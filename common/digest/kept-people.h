/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * People whose names and addresses are kept: one of each spelling, so that a reference to one takes
 * as little as that to a text, and is the same wherever he is spelt the same.
 */
#pragma once

#include "bytes/kept.h"
#include "patch/credit.h"

/* A Person, kept. */
typedef struct {
	Kept name, addr;
	/* Hashes: of his name, equal for equal ones (message/person-name.h), and of his address
	 * without case, if it is his own; 0 where there is none. */
	guint64 name_hash, addr_hash;
	guint number; /* his place among all, plus one */
	bool is_shared;
} KeptPerson;

typedef struct KeptPeople KeptPeople;

/* texts must stay as long as they. */
KeptPeople *kept_people_new(KeptTexts *texts);
void kept_people_free(KeptPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(KeptPeople, kept_people_free)

/* The one of that spelling, valid as long as people; NULL for one without name and address. known
 * is who it probably is, or NULL: then nothing is looked up. */
const KeptPerson *kept_people_add(KeptPeople *people, Person person, const KeptPerson *known);

/* The one with that number; NULL for 0. */
const KeptPerson *kept_people_at(const KeptPeople *people, guint number);

/* The number of a person; 0 for nobody. */
static inline guint kept_person_number(const KeptPerson *person)
{
	return person ? person->number : 0;
}

/* What tells a person: the hashes of his name and his own address, 0 where there is none. */
#define KEPT_PERSON_HASHES 2
static inline void kept_person_hashes(const KeptPerson *person, guint64 hashes[KEPT_PERSON_HASHES])
{
	hashes[0] = person ? person->name_hash : 0;
	hashes[1] = person ? person->addr_hash : 0;
}

/*
 * When all have come: gives those of whom a mailer has written the address, or what stands before
 * its `@`, as the name, a better one that the address has elsewhere (person_is_better_called).
 */
void kept_people_name(KeptPeople *people);

/* The person; NULL is one without name and address. */
static inline Person person_of_kept(const KeptPerson *person)
{
	return person ? (Person){ kept_view(person->name), kept_view(person->addr),
				  person->is_shared }
		      : (Person){ VIEW(""), VIEW(""), false };
}

/* His name, or else his address. */
static inline Kept kept_person_called(const KeptPerson *person)
{
	if (!person)
		return (Kept){ NULL };
	return kept_is_empty(person->name) ? person->addr : person->name;
}
