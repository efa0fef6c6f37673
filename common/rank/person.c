/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keys that are people: see rank/person.h. */
#include "rank/person.h"

#include "message/relay.h"

/* What stands before the address of a list in a key. */
static const char via[] = " via";

View rank_person_split(View key, View *name)
{
	*name = VIEW("");
	const char *open = view_ends(key, ">") ? view_rchr(key, '<') : NULL;
	if (!open)
		return key;
	size_t at = (size_t)(open - key.data);
	View addr = { open + 1, key.len - at - 2 };
	if (addr.len == 0)
		return key;
	*name = view_trim(view_head(key, at));
	return addr;
}

/* Whether a person's key is one by its name as well as by its address. */
static bool is_shared(View name, View addr)
{
	return view_ends(name, via) || relay_address_is_shared(addr);
}

View rank_person_name(View key)
{
	View name;
	View addr = rank_person_split(key, &name);
	if (addr.len == key.len)
		return key;
	return view_ends(name, via) ? view_trim(view_head(name, name.len - strlen(via))) : name;
}

Person rank_person_of_key(View key)
{
	View name;
	View addr = rank_person_split(key, &name);
	if (addr.len == key.len)
		return (Person){ key, VIEW(""), false };
	return (Person){ rank_person_name(key), addr, is_shared(name, addr) };
}

bool rank_person_is_named(Person named, Person person, View known)
{
	return person_is_same(named, person) ||
	       (known.len && person_is_same(named, rank_person_of_key(known)));
}

View rank_person_id(View key)
{
	View name;
	View addr = rank_person_split(key, &name);
	return is_shared(name, addr) ? key : addr;
}

bool rank_person_has_address(View key)
{
	View name;
	View addr = rank_person_split(key, &name);
	return addr.len < key.len && !is_shared(name, addr);
}

/* Whether a name is what a program made of it: `'A Person' via Some List`, `# 5.4 and later`. */
static bool is_made(View name)
{
	return (name.len && g_ascii_ispunct(name.data[0])) || view_find(name, " via ");
}

/* What weighs more stands higher. */
unsigned rank_person_defects(View key)
{
	View name;
	rank_person_split(key, &name);
	unsigned defects = 0;
	defects |= (name.len == 0) << 5;
	defects |= (view_chr(name, '@') != NULL) << 4;
	defects |= is_made(name) << 3;
	defects |= (view_find(name, "\xEF\xBF\xBD") != NULL) << 2; /* bytes were lost */
	defects |= (view_chr(name, ',') != NULL) << 1;		   /* `Last, First` */
	defects |= view_chr(name, ' ') == NULL;
	return defects;
}

void rank_person_key(GString *key, Person person)
{
	View name = person.name, addr = person.addr;
	g_string_truncate(key, 0);
	view_append(key, name);
	if (name.len && addr.len && person.is_shared && !relay_address_is_shared(addr))
		g_string_append(key, via);
	if (name.len && addr.len)
		g_string_append_c(key, ' ');
	if (addr.len) {
		g_string_append_c(key, '<');
		view_append(key, addr);
		g_string_append_c(key, '>');
	}
}
