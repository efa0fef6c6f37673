/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who wrote a patch: see patch/author.h. */
#include "patch/author.h"

#include "bytes/lines.h"
#include "message/address.h"
#include "message/list-names.h"
#include "message/mailbox.h"
#include "message/person-name.h"
#include "message/relay-name.h"
#include "message/relay.h"
#include "patch/credit.h"
#include "patch/value.h"

struct AuthorReader {
	GString *text;	    /* the in-body From, if something in it was escaped */
	GString *parsed;    /* the last one that is not plain: patches come in series */
	GArray *addresses;  /* its addresses */
	GString *unwrapped; /* its address, if a list had wrapped it */
	GString *name, *addr;
};

AuthorReader *author_reader_new(void)
{
	AuthorReader *reader = g_new0(AuthorReader, 1);
	reader->text = g_string_new(NULL);
	reader->parsed = g_string_new(NULL);
	reader->addresses = addresses_new();
	reader->unwrapped = g_string_new(NULL);
	reader->name = g_string_new(NULL);
	reader->addr = g_string_new(NULL);
	return reader;
}

void author_reader_free(AuthorReader *reader)
{
	if (!reader)
		return;
	GString *strings[] = { reader->text, reader->parsed, reader->unwrapped, reader->name,
			       reader->addr };
	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		g_string_free(strings[i], TRUE);
	g_array_unref(reader->addresses);
	g_free(reader);
}

/*
 * Takes the author that an in-body From names. One with the list's address, or with one that is
 * nobody's own, was copied from a rewritten header: it is the sender if the names are the same, and
 * else somebody of whom the name is all that is known.
 */
static void take_author(AuthorReader *reader, Mailbox author, View *values)
{
	const ListNames list = { values[COLUMN_LIST], VIEW_INIT("") };
	bool is_relayed = relay_name_read(author.name, author.addr, false).is_relayed;
	bool is_own = relay_address_unwrap(author.addr, is_relayed, reader->unwrapped);
	if (is_own)
		author.addr = view_of_gstring(reader->unwrapped);
	bool is_list = list_has_address(&list, author.addr);
	RelayName read = relay_name_read(author.name, author.addr, is_list);
	if (is_list || read.is_relayed || relay_address_is_shared(author.addr)) {
		View name = relay_name_given(read.name, author.addr, true);
		values[COLUMN_AUTHOR_NAME] = value_escaped(name, reader->name);
		if (name.len == 0 ||
		    person_name_is_same(values[COLUMN_AUTHOR_NAME], values[COLUMN_FROM_NAME])) {
			values[COLUMN_AUTHOR_NAME] = values[COLUMN_FROM_NAME];
			return;
		}
		if (is_list || (read.is_relayed && !is_own))
			author.addr = read.addr;
	} else {
		values[COLUMN_AUTHOR_NAME] = value_escaped(author.name, reader->name);
	}
	values[COLUMN_AUTHOR_ADDR] = value_escaped(author.addr, reader->addr);
}

static void parse_addresses(AuthorReader *reader, View from)
{
	if (view_equal(view_of_gstring(reader->parsed), from))
		return;
	view_append(g_string_truncate(reader->parsed, 0), from);
	g_array_set_size(reader->addresses, 0);
	addresses_parse(reader->addresses, from, 1);
}

void author_reader_find(AuthorReader *reader, View inbody_from, View *values)
{
	values[COLUMN_AUTHOR_NAME] = values[COLUMN_FROM_NAME];
	values[COLUMN_AUTHOR_ADDR] = values[COLUMN_FROM_ADDR];
	if (inbody_from.len == 0)
		return;
	Mailbox author;
	View raw = value_plain(inbody_from, reader->text);
	if (!mailbox_parse_plain(raw, &author)) {
		parse_addresses(reader, raw);
		if (reader->addresses->len == 0)
			return;
		const Address *first = &g_array_index(reader->addresses, Address, 0);
		author = (Mailbox){ view_of(first->name), view_of(first->addr) };
	}
	take_author(reader, author, values);
}

void author_reader_take_signed(AuthorReader *reader, View *values)
{
	static const char key[] = "Signed-off-by: ";
	View name = values[COLUMN_AUTHOR_NAME];
	if (name.len == 0 || (values[COLUMN_AUTHOR_ADDR].len && !person_author_is_relayed(values)))
		return;
	LineIter lines = line_iter(values[COLUMN_TRAILERS], TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line)) {
		if (!view_starts(line, key))
			continue;
		Person signer =
			person_of_trailer(view_from(line, strlen(key)), values[COLUMN_LIST]);
		if (signer.addr.len && !signer.is_shared &&
		    person_name_is_same(signer.name, name)) {
			view_append(g_string_truncate(reader->addr, 0), signer.addr);
			values[COLUMN_AUTHOR_ADDR] = view_of_gstring(reader->addr);
			return;
		}
	}
}
