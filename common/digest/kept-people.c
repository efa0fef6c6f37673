/* SPDX-License-Identifier: GPL-2.0-or-later */
/* People whose names and addresses are kept: see digest/kept-people.h. */
#include "digest/kept-people.h"

#include "bytes/hash.h"
#include "bytes/key-map.h"
#include "message/person-name.h"

struct KeptPeople {
	KeptTexts *texts;
	GPtrArray *all; /* of KeptPerson, owned */
	KeyMap *once;	/* from the hash of name, address and is_shared to the one */
	guint64 seed;
};

KeptPeople *kept_people_new(KeptTexts *texts)
{
	KeptPeople *people = g_new0(KeptPeople, 1);
	people->texts = texts;
	people->all = g_ptr_array_new_with_free_func(g_free);
	people->once = key_map_new();
	people->seed = hash_seed_new();
	return people;
}

void kept_people_free(KeptPeople *people)
{
	if (!people)
		return;
	g_ptr_array_unref(people->all);
	key_map_free(people->once);
	g_free(people);
}

static bool is_spelt_so(const KeptPerson *known, Person person)
{
	return known && known->is_shared == person.is_shared &&
	       view_equal(kept_view(known->name), person.name) &&
	       view_equal(kept_view(known->addr), person.addr);
}

static KeptPerson *keep(KeptPeople *people, Person person)
{
	KeptPerson *kept = g_new(KeptPerson, 1);
	bool is_own = person.addr.len && !person.is_shared;
	kept->name = kept_add_once(people->texts, person.name);
	kept->addr = kept_add_once(people->texts, person.addr);
	kept->name_hash = person_name_hash(people->seed, person.name);
	kept->addr_hash = is_own ? hash_view_nocase(people->seed, person.addr) : 0;
	kept->is_shared = person.is_shared;
	g_ptr_array_add(people->all, kept);
	kept->number = people->all->len;
	return kept;
}

/* Equal for the spellings of an address. */
static guint64 address_hash(const KeptPeople *people, const KeptPerson *person)
{
	return person_hash(people->seed, (Person){ VIEW(""), kept_view(person->addr), false });
}

const KeptPerson *kept_people_add(KeptPeople *people, Person person, const KeptPerson *known)
{
	if (person.name.len == 0 && person.addr.len == 0)
		return NULL;
	if (is_spelt_so(known, person))
		return known;
	guint64 key = hash_pair(hash_view(people->seed, person.name),
				hash_view(people->seed, person.addr) + person.is_shared);
	known = key_map_find(people->once, key);
	if (is_spelt_so(known, person))
		return known;
	KeptPerson *added = keep(people, person);
	key_map_set(people->once, key, added);
	return added;
}

const KeptPerson *kept_people_at(const KeptPeople *people, guint number)
{
	return number ? g_ptr_array_index(people->all, number - 1) : NULL;
}

/* Whether a name is better for all of an address than the one that is known, or the first. */
static bool is_fuller(const KeptPerson *known, const KeptPerson *person)
{
	return !known ||
	       (!view_chr(kept_view(known->name), ' ') && view_chr(kept_view(person->name), ' '));
}

static void take_name(KeptPerson *person, const KeptPerson *known)
{
	person->name = known->name;
	person->name_hash = known->name_hash;
}

void kept_people_name(KeptPeople *people)
{
	g_autoptr(KeyMap) named = key_map_new();
	for (guint i = 0; i < people->all->len; i++) {
		KeptPerson *person = g_ptr_array_index(people->all, i);
		if (person->is_shared || !person_is_named(person_of_kept(person)))
			continue;
		guint64 key = address_hash(people, person);
		if (is_fuller(key_map_find(named, key), person))
			key_map_set(named, key, person);
	}
	for (guint i = 0; i < people->all->len; i++) {
		KeptPerson *person = g_ptr_array_index(people->all, i);
		if (person->is_shared || person_is_named(person_of_kept(person)))
			continue;
		const KeptPerson *known = key_map_find(named, address_hash(people, person));
		if (known && person_is_better_called(person_of_kept(person), person_of_kept(known)))
			take_name(person, known);
	}
}
