/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who really sent a mail: see message/sender.h. */
#include "message/sender.h"

static const char via[] = " via ";

/* B4 Relay writes `devnull+local.domain@kernel.org`. */
static const char relay_start[] = "devnull+", relay_end[] = "@kernel.org";

/* Where the last `<` stands outside of quotes and comments, and the last word without one. */
typedef struct {
	const char *open;
	View word;
} ListIdParts;

static ListIdParts find_list_id(View value)
{
	ListIdParts parts = { NULL, VIEW("") };
	size_t depth = 0;
	bool quoted = false, in_word = false;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];
		bool is_outside = depth == 0 && !quoted;
		if (c == '\\' && !is_outside)
			i++;
		else if (c == '"' && depth == 0)
			quoted = !quoted;
		else if (!quoted && c == '(')
			depth++;
		else if (!quoted && c == ')' && depth)
			depth--;
		else if (is_outside && c == '<')
			parts.open = value.data + i;
		bool is_part = depth == 0 && !g_ascii_isspace(c) && !byte_is_in(c, "()<>\"");
		if (is_part && !in_word)
			parts.word = (View){ value.data + i, 0 };
		if (is_part)
			parts.word.len++;
		in_word = is_part;
	}
	/* a quote or comment that is never closed hides nothing */
	if (!parts.open && (quoted || depth))
		parts.open = memrchr(value.data, '<', value.len);
	return parts;
}

View list_id_of(View value)
{
	const char *last = value.len ? memrchr(value.data, '<', value.len) : NULL;
	View behind = view_from(value, last ? (size_t)(last - value.data) : 0);
	bool is_plain = last && !view_chr(behind, '"') && !view_chr(behind, ')');
	ListIdParts parts = { last, VIEW("") };
	if (!is_plain)
		parts = find_list_id(value);
	if (!parts.open)
		return parts.word;
	View id = view_from(value, (size_t)(parts.open - value.data) + 1);
	const char *close = view_chr(id, '>');
	return view_trim(close ? view_head(id, (size_t)(close - id.data)) : id);
}

View list_post_of(View value)
{
	static const char scheme[] = "mailto:";
	const char *start = view_find(value, scheme);
	if (!start)
		return VIEW("");
	View addr = view_from(value, (size_t)(start - value.data) + strlen(scheme));
	size_t len = 0;
	while (len < addr.len && !g_ascii_isspace(addr.data[len]) &&
	       !view_chr(VIEW(">?,"), addr.data[len]))
		len++;
	return view_head(addr, len);
}

bool list_has_address(const ListNames *list, View addr)
{
	const char *at = view_chr(addr, '@');
	if (!at)
		return false;
	if (view_equal_nocase(addr, list->post))
		return true;
	/* the id with its first dot, which may be the local part's, read as `@` */
	size_t local = (size_t)(at - addr.data);
	return list->id.len == addr.len && list->id.data[local] == '.' &&
	       view_equal_nocase(view_head(addr, local), view_head(list->id, local)) &&
	       view_equal_nocase(view_from(addr, local + 1), view_from(list->id, local + 1));
}

/* Where ` via ` stands in a name, with something on both sides of it; NULL if it does not. */
static const char *find_via(View name)
{
	const char *at = view_find(name, via);
	return at && at > name.data && at + strlen(via) < name.data + name.len ? at : NULL;
}

/* The name without what a list put around it. */
static View bare_name(View name)
{
	const char *at = find_via(name);
	if (at)
		name.len = (size_t)(at - name.data);
	name = view_trim(name);
	/* Two rewritings in turn leave `'A Person via Relay' via List`: the first quote alone. */
	if (at && view_starts(name, "'") && !view_ends(name, "'"))
		return view_trim(view_from(name, 1));
	while (name.len > 2 && view_starts(name, "'") && view_ends(name, "'"))
		name = view_trim((View){ name.data + 1, name.len - 2 });
	return name;
}

/* Whether addr is a machine's that passes other people's mail on. */
static bool is_relay_address(View addr, const ListNames *list)
{
	return (view_starts_nocase(addr, relay_start) && view_ends(addr, relay_end)) ||
	       list_has_address(list, addr);
}

bool sender_is_relayed(const Mailbox *from, const ListNames *list)
{
	return find_via(from->name) || is_relay_address(from->addr, list);
}

/* Whether candidate can be the person behind from: it is not the relay again. */
static bool is_other(const Mailbox *candidate, const SenderFields *fields)
{
	return candidate->addr.len && !view_equal_nocase(candidate->addr, fields->from.addr) &&
	       !is_relay_address(candidate->addr, &fields->list);
}

/* The first of the addresses that can be the person and has that name; NULL if none has. */
static const Mailbox *find_named(const Mailbox *addresses, size_t n_addresses, View name,
				 const SenderFields *fields)
{
	for (size_t i = 0; i < n_addresses && name.len; i++)
		if (is_other(&addresses[i], fields) &&
		    view_equal_nocase(bare_name(addresses[i].name), name))
			return &addresses[i];
	return NULL;
}

static const Mailbox *find_reply_to(View name, const SenderFields *fields)
{
	const Mailbox *named = find_named(fields->reply_to, fields->n_reply_to, name, fields);
	for (size_t i = 0; i < fields->n_reply_to && !named; i++)
		if (is_other(&fields->reply_to[i], fields))
			named = &fields->reply_to[i];
	return named;
}

/* The person that was found; it keeps From's name if only its address was. */
static Sender sender_of(const Mailbox *found, View name, const char *source)
{
	View found_name = bare_name(found->name);
	return (Sender){ { found_name.len ? found_name : name, found->addr }, source };
}

Sender sender_find(const SenderFields *fields)
{
	View name = bare_name(fields->from.name);
	const Mailbox *original = &fields->x_original_from;
	if (original->addr.len && !is_relay_address(original->addr, &fields->list))
		return sender_of(original, name, "x-original-from");
	if (!sender_is_relayed(&fields->from, &fields->list))
		return (Sender){ { name, fields->from.addr }, "from" };
	const Mailbox *found = find_reply_to(name, fields);
	if (found)
		return sender_of(found, name, "reply-to");
	found = find_named(fields->others, fields->n_others, name, fields);
	if (found)
		return sender_of(found, name, "cc");
	return (Sender){ { name, fields->from.addr }, "relay" };
}
