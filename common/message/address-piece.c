/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One address as it is put together: see message/address-piece.h. */
#include "message/address-piece.h"

#include "message/header-squeeze.h"

void address_piece_init(AddressPiece *piece)
{
	*piece = (AddressPiece){
		.phrase = g_string_new(NULL),
		.name = g_string_new(NULL),
		.comment = g_string_new(NULL),
		.addr = g_string_new(NULL),
		.user = g_string_new(NULL),
		.scratch = g_string_new(NULL),
	};
}

void address_piece_clear(AddressPiece *piece)
{
	g_string_free(piece->phrase, TRUE);
	g_string_free(piece->name, TRUE);
	g_string_free(piece->comment, TRUE);
	g_string_free(piece->addr, TRUE);
	g_string_free(piece->user, TRUE);
	g_string_free(piece->scratch, TRUE);
}

void address_piece_reset(AddressPiece *piece)
{
	g_string_truncate(piece->phrase, 0);
	g_string_truncate(piece->name, 0);
	g_string_truncate(piece->comment, 0);
	g_string_truncate(piece->addr, 0);
	g_string_truncate(piece->user, 0);
	piece->has_angle = false;
	piece->has_sign = false;
	piece->joined = 0;
}

/* Not copied into its callers, where gcc's analyzer takes the view for uninitialized. */
static G_NO_INLINE View squeezed(const GString *text, GString *buffer)
{
	return header_squeeze((View){ text->str, text->len }, buffer);
}

void address_piece_put_angle(AddressPiece *piece, const GString *inside)
{
	View text = squeezed(inside, piece->scratch);
	piece->has_angle = true;
	/* `First<a@b>Last` */
	address_piece_put(piece, ' ');
	if (piece->addr->len)
		return;
	bool is_addr = addr_spec_read(piece->addr, text);
	if (is_addr && view_chr(view_of_gstring(piece->addr), '@'))
		return;
	/* `<@example.org>` is an address that lost something. */
	if (!view_chr(text, '@')) {
		size_t start = piece->name->len;
		for (size_t i = 0; i < text.len; i++)
			address_piece_put(piece, text.data[i]);
		if (is_addr && !piece->user->len) {
			g_string_assign(piece->user, piece->addr->str);
			piece->user_start = start;
			piece->user_end = piece->name->len;
		}
		address_piece_put(piece, ' ');
	}
	g_string_truncate(piece->addr, 0);
}

static const char on_behalf[] = " on behalf of ";

/* Some programs encode the quotes with the name, or put brackets around it. */
static View without_quotes(View name)
{
	if (name.len < 2)
		return name;
	char first = name.data[0], last = name.data[name.len - 1];
	View inside = { name.data + 1, name.len - 2 };
	bool is_quoted =
		(first == '"' && last == '"') ||
		(first == '(' && last == ')' && !view_chr(inside, '(') && !view_chr(inside, ')'));
	return is_quoted ? view_trim(inside) : name;
}

/* The name of somebody, without what was meant to set it apart from the address. */
static View tidy_name(View name)
{
	name = view_trim(without_quotes(name));
	while (name.len && (byte_is_in(name.data[name.len - 1], ",;:<[{ ") ||
			    view_ends(name, " -") || view_ends(name, " .")))
		name.len--;
	return view_skip_any(name, ",;>]} ");
}

/* The name without the address that some programs put in brackets behind it once more. */
static View without_address(View name, View addr)
{
	static const char opening[] = "<([", closing[] = ">)]";
	if (name.len <= addr.len + 2)
		return name;
	View before = view_head(name, name.len - addr.len - 2);
	View inside = { name.data + before.len + 1, addr.len };
	const char *open = strchr(opening, name.data[before.len]);
	bool is_again = open && *open && closing[open - opening] == name.data[name.len - 1] &&
			view_equal_nocase(inside, addr);
	return is_again && view_trim(before).len ? view_trim(before) : name;
}

static bool take(Address *address, const GString *addr, View name)
{
	name = tidy_name(without_address(view_trim(name), view_of_gstring(addr)));
	*address = (Address){ view_dup(name), g_strndup(addr->str, addr->len) };
	return true;
}

/* `Name <addr>`: the name is what stood outside, else what stood in comments; once if that is the
 * same, as in `Name <addr> (Name)`. */
static bool read_angle(AddressPiece *piece, Address *address)
{
	View phrase = view_trim(view_of_gstring(piece->phrase));
	View comment = view_trim(view_of_gstring(piece->comment));
	bool is_comment = phrase.len == 0 || view_equal(phrase, comment);
	return take(address, piece->addr,
		    squeezed(is_comment ? piece->comment : piece->name, piece->scratch));
}

/* What stands before the address in name, comments and all, if none stands behind it. addr is the
 * address as it stands in the phrase. Empty if there is nothing. */
static View name_before(View name, View addr)
{
	size_t len = 0;
	while (len < addr.len && g_ascii_isgraph(addr.data[len]))
		len++;
	const char *at = len ? view_find_view(name, view_head(addr, len)) : NULL;
	size_t before = at ? (size_t)(at - name.data) : 0;
	return view_chr(view_from(name, before), '(') ? VIEW("") : view_head(name, before);
}

/* The name of `addr (Name)`, or of a name and an address with no <> around it. */
static View name_around(const AddressPiece *piece, View phrase, AddrPlace place, GString *buffer)
{
	View addr = view_from(view_head(phrase, place.end), place.start);
	View before = view_trim(view_head(phrase, place.start));
	View behind = view_trim(view_from(phrase, place.end));
	if (piece->comment->len && before.len) {
		View name = name_before(squeezed(piece->name, buffer), addr);
		if (name.len)
			return name;
	}
	if (piece->comment->len)
		return squeezed(piece->comment, buffer);
	return before.len || view_chr(behind, '@') ? before : behind;
}

/* `addr (Name)`, `Name (addr)`, or a name and an address with no <> around it. */
static bool read_bare(const AddressPiece *piece, Address *address)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GString) buffer = g_string_new(NULL);
	g_autoptr(GString) addr = g_string_new(NULL);
	View phrase = squeezed(piece->phrase, words);
	AddrPlace place;
	/* `list@example.org on behalf of Name [addr]`, as Outlook writes it */
	const char *behalf = view_find(phrase, on_behalf);
	View person = view_from(phrase, behalf ? (size_t)(behalf - phrase.data) : 0);
	if (behalf && view_chr(person, '@'))
		phrase = view_from(person, strlen(on_behalf));
	if (addr_spec_find(phrase, &place) &&
	    addr_spec_read(addr, view_from(view_head(phrase, place.end), place.start)))
		return take(address, addr, name_around(piece, phrase, place, buffer));
	View comment = squeezed(piece->comment, buffer);
	return addr_spec_find(comment, &place) && place.start == 0 && place.end == comment.len &&
	       addr_spec_read(addr, comment) && take(address, addr, phrase);
}

/* Somebody without a domain, in <> or as the one word that is all there is. */
static bool read_user(const AddressPiece *piece, bool allow_user, Address *address)
{
	g_autoptr(GString) name = g_string_new(NULL);
	g_autoptr(GString) buffer = g_string_new(NULL);
	g_autoptr(GString) addr = g_string_new(NULL);
	if (piece->user->len) {
		g_string_append_len(name, piece->name->str, (gssize)piece->name->len);
		g_string_erase(name, (gssize)piece->user_start,
			       (gssize)(piece->user_end - piece->user_start));
		return take(address, piece->user, squeezed(name, buffer));
	}
	return allow_user && !piece->has_angle &&
	       addr_spec_read(addr, view_of_gstring(piece->phrase)) &&
	       take(address, addr, squeezed(piece->comment, buffer));
}

bool address_piece_read(AddressPiece *piece, bool allow_user, Address *address)
{
	if (piece->addr->len)
		return read_angle(piece, address);
	if (piece->phrase->len == 0 && piece->comment->len == 0)
		return false;
	return read_bare(piece, address) || read_user(piece, allow_user, address);
}
