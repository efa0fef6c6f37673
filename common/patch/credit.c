/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose a trailer is: see patch/credit.h. */
#include "patch/credit.h"

#include "bytes/hash.h"

Person person_of_trailer(View value)
{
	const char *open = view_chr(value, '<');
	if (open) {
		View rest = view_from(value, (size_t)(open + 1 - value.data));
		const char *close = view_chr(rest, '>');
		View addr = close ? view_head(rest, (size_t)(close - rest.data)) : rest;
		return (Person){ view_trim(view_head(value, (size_t)(open - value.data))),
				 view_trim(addr) };
	}
	value = view_trim(value);
	const char *blank = view_chr(value, ' ');
	View word = blank ? view_head(value, (size_t)(blank - value.data)) : value;
	if (view_chr(word, '@'))
		return (Person){ VIEW(""), word };
	return (Person){ value, VIEW("") };
}

/* Splits an address at its last @; false if it has none. */
static bool split_address(View addr, View *local, View *domain)
{
	const char *at = addr.len ? memrchr(addr.data, '@', addr.len) : NULL;
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
	if (is_same_address(a.addr, b.addr))
		return true;
	return a.name.len && view_equal_nocase(a.name, b.name);
}

guint64 person_hash(guint64 seed, Person person)
{
	View local, domain;
	if (!split_address(person.addr, &local, &domain))
		return hash_view_nocase(seed, person.addr.len ? person.addr : person.name);
	return hash_pair(hash_view_nocase(seed, local), hash_view_nocase(seed, domain));
}
