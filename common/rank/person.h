/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Keys that are people, as rank/rank.h has them: `Name <addr>`, `Name via <addr>`, `<addr>`, or a
 * name alone.
 */
#pragma once

#include "patch/credit.h"

/* Writes the key of a person to key, whose text it replaces. Name and address may be empty, but not
 * both. */
void rank_person_key(GString *key, Person person);

/* The person that a key was written for. Points into key. */
Person rank_person_of_key(View key);

/*
 * Whether named is person, as he stands or as record-map has him in the column person; known is
 * its value, or empty.
 */
bool rank_person_is_named(Person named, Person person, View known);

/* Cuts `Name <addr>` in two. A key without an address is given as such, with an empty name. */
View rank_person_split(View key, View *name);

/* The name in a person's key, without ` via`; empty if it is an address alone. */
View rank_person_name(View key);

/* What tells the person from others: the address, or the whole key where that is nobody's own. */
View rank_person_id(View key);

/* Whether the key has an address that is the person's own. */
bool rank_person_has_address(View key);

/* How bad the spelling of a person's key is; 0 is the best. */
unsigned rank_person_defects(View key);
