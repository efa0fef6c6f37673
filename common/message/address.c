/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses in header values: see message/address.h. */
#include "message/address.h"

#include "message/addr-spec.h"
#include "message/address-piece.h"
#include "message/encoded-word.h"
#include "message/html-entity.h"

/* Bounds the work where nothing but commas comes. */
enum {
	MAX_JOINED = 3
};

/* One value being read. */
typedef struct {
	GArray *addresses;
	guint before, max; /* how many there were, and how many there may be */
	const char *at, *end;
	const char *last_sign;	    /* the last `@`; NULL if there is none */
	const char *last_semicolon; /* NULL if there is none: then no colon starts a group */
	bool quote_is_open;	    /* a quote without an end was met; the others are ignored */
	bool comment_is_open;	    /* the same for brackets */
	AddressPiece piece;	    /* the address being put together */
	GString *inside;	    /* what stands in the <> being read */
} Parser;

static void address_clear(gpointer data)
{
	Address *address = data;
	g_free(address->name);
	g_free(address->addr);
}

GArray *addresses_new(void)
{
	GArray *addresses = g_array_new(FALSE, FALSE, sizeof(Address));
	g_array_set_clear_func(addresses, address_clear);
	return addresses;
}

/* At a `,`, a `;` or the end. */
static void piece_finish(Parser *parser, char by)
{
	AddressPiece *piece = &parser->piece;
	Address address;
	bool last = by == '\0' && parser->addresses->len == parser->before;
	if (parser->addresses->len < parser->max && address_piece_read(piece, last, &address)) {
		g_array_append_val(parser->addresses, address);
	} else if (view_trim(view_of_gstring(piece->phrase)).len && by == ',' &&
		   !piece->has_angle && piece->joined < MAX_JOINED) {
		/* `Last, First <a@b>` */
		piece->joined++;
		address_piece_put(piece, by);
		return;
	}
	address_piece_reset(piece);
}

/* The end of the quoted string or comment that was opened at parser->at; NULL if it has none. */
static const char *closing(const Parser *parser, char open, char close)
{
	unsigned depth = 1;
	for (const char *at = parser->at + 1; at < parser->end; at++) {
		if (*at == '\\')
			at++;
		else if (*at == close && --depth == 0)
			return at;
		else if (*at == open)
			depth++;
	}
	return NULL;
}

/* The byte that comes next, of text; 0 at the end. */
static char next_byte(const Parser *parser, const char *at)
{
	while (at < parser->end && g_ascii_isspace(*at))
		at++;
	return at < parser->end ? *at : '\0';
}

/* Puts the quoted string up to close as a local part, with a mark for its quotes. */
static void put_quoted(GString *out, const char *start, const char *close)
{
	g_string_append_c(out, ADDR_QUOTE);
	for (; start < close; start++)
		address_piece_put_to(out, *start);
	g_string_append_c(out, ADDR_QUOTE);
}

static void quoted_read(Parser *parser)
{
	const char *close = parser->quote_is_open ? NULL : closing(parser, '"', '"');
	parser->at++;
	if (!close) {
		parser->quote_is_open = true;
		return;
	}
	if (next_byte(parser, close + 1) == '@') {
		put_quoted(parser->piece.phrase, parser->at, close);
		parser->at = close + 1;
		return;
	}
	for (; parser->at < close; parser->at++) {
		if (*parser->at == '\\')
			parser->at++;
		address_piece_put(&parser->piece, *parser->at);
	}
	parser->at++;
}

/* The mark for the sign at parser->at that may stand for an `@` or a dot, and how long the sign
 * is; 0 if there is none. */
static char sign_at(const Parser *parser, size_t *len)
{
	/* `{at}b@c` is an address, if an odd one. */
	if (*parser->at == '{' && parser->last_sign && parser->at < parser->last_sign)
		return 0;
	char mark = addr_spec_sign((View){ parser->at, (size_t)(parser->end - parser->at) }, len);
	char next = mark ? next_byte(parser, parser->at + *len) : '\0';
	/* A word has to follow. */
	return g_ascii_isalnum(next) ? mark : 0;
}

/* Reads what may be a sign for an `@`, outside <>; false if there is none. */
static bool sign_read(Parser *parser)
{
	size_t len;
	char mark = parser->piece.has_sign ? 0 : sign_at(parser, &len);
	if (!mark)
		return false;
	g_string_append_c(parser->piece.phrase, mark);
	g_string_append_len(parser->piece.name, parser->at, (gssize)len);
	parser->at += len;
	return true;
}

/* Puts git's `(none)` at parser->at to out, which ends in an address; false if it is none. */
static bool no_domain_read(Parser *parser, GString *out)
{
	View rest = { parser->at, (size_t)(parser->end - parser->at) };
	if (!addr_spec_lacks_domain(view_of_gstring(out), rest))
		return false;
	g_string_append(out, ADDR_NO_DOMAIN);
	parser->at += strlen(ADDR_NO_DOMAIN);
	return true;
}

static void comment_read(Parser *parser)
{
	const char *close = parser->comment_is_open ? NULL : closing(parser, '(', ')');
	if (!close) {
		parser->comment_is_open = true;
		address_piece_put(&parser->piece, *parser->at++);
		return;
	}
	g_string_append_c(parser->piece.name, '(');
	if (parser->piece.comment->len)
		g_string_append_c(parser->piece.comment, ' ');
	for (parser->at++; parser->at < close; parser->at++) {
		if (*parser->at == '\\')
			parser->at++;
		address_piece_put_to(parser->piece.name, *parser->at);
		address_piece_put_to(parser->piece.comment, *parser->at);
	}
	g_string_append_c(parser->piece.name, ')');
	parser->at++;
}

/* Reads a quote, a comment or git's `(none)` in <>, or a sign for an `@` or a dot; false if there
 * is none. */
static bool inside_read(Parser *parser)
{
	size_t len;
	char byte = *parser->at;
	if (byte != '(' && byte != '[' && byte != '{' && byte != '"')
		return false;
	char mark = sign_at(parser, &len);
	if (mark) {
		g_string_append_c(parser->inside, mark);
		parser->at += len;
		return true;
	}
	if (no_domain_read(parser, parser->inside))
		return true;
	if (*parser->at == '(') {
		const char *close = parser->comment_is_open ? NULL : closing(parser, '(', ')');
		parser->comment_is_open |= !close;
		parser->at = close ? close + 1 : parser->at + 1;
		return true;
	}
	if (*parser->at != '"')
		return false;
	const char *close = parser->quote_is_open ? NULL : closing(parser, '"', '"');
	parser->quote_is_open |= !close;
	parser->at++;
	if (close && byte_is_in(next_byte(parser, close + 1), "@.>(")) {
		put_quoted(parser->inside, parser->at, close);
		parser->at = close + 1;
	}
	return true;
}

/*
 * Reads what stands in <> into parser->inside, up to the `>`. One that is not closed ends where the
 * next address starts; commas belong to it as long as it has none, as those of a source route.
 */
static void inside_read_all(Parser *parser)
{
	g_string_truncate(parser->inside, 0);
	bool route = next_byte(parser, parser->at) == '@', has_sign = false;
	while (parser->at < parser->end) {
		char byte = *parser->at;
		if (inside_read(parser))
			continue;
		if (byte == '<' && view_trim(view_of_gstring(parser->inside)).len == 0) {
			parser->at++;
			continue;
		}
		if (byte == '>' || byte == '<' ||
		    (!route && has_sign && (byte == ',' || byte == ';')))
			break;
		if (byte == '\\' && parser->at + 1 < parser->end)
			byte = *++parser->at;
		has_sign |= byte == '@';
		address_piece_put_to(parser->inside, byte);
		parser->at++;
	}
	if (parser->at < parser->end && *parser->at == '>')
		parser->at++;
}

/* Whether the colon at parser->at ends a group's name: `Name: a@b, c@d;`. */
static bool is_group_colon(const Parser *parser)
{
	return parser->last_semicolon && parser->at < parser->last_semicolon &&
	       !parser->piece.has_angle && !parser->piece.has_sign;
}

/* Whether the bracket at parser->at has nothing but an address in it: `Name[a@b]`. */
static bool is_bracketed_address(const Parser *parser)
{
	enum {
		LONGEST = 320 /* RFC 5321, section 4.5.3.1 */
	};
	char end = *parser->at == '[' ? ']' : '}';
	View inside = { parser->at + 1, (size_t)(parser->end - parser->at) - 1 };
	const char *close = view_chr(view_head(inside, LONGEST), end);
	inside = view_head(inside, close ? (size_t)(close - inside.data) : 0);
	const char *at = view_chr(inside, '@');
	return at && at > inside.data && !view_chr(inside, ' ');
}

static void byte_read(Parser *parser)
{
	char byte = *parser->at;
	switch (byte) {
	case '"':
		quoted_read(parser);
		return;
	case '(':
		if (!sign_read(parser) && !no_domain_read(parser, parser->piece.phrase))
			comment_read(parser);
		return;
	case '[':
	case '{':
		if (sign_read(parser))
			return;
		/* the name may be glued to it */
		if (parser->piece.phrase->len && is_bracketed_address(parser))
			address_piece_put(&parser->piece, ' ');
		address_piece_put(&parser->piece, byte);
		break;
	case '<':
		if (sign_read(parser))
			return;
		parser->at++;
		inside_read_all(parser);
		address_piece_put_angle(&parser->piece, parser->inside);
		return;
	case ',':
	case ';':
		piece_finish(parser, byte);
		break;
	case ':':
		if (is_group_colon(parser))
			address_piece_reset(&parser->piece);
		else
			address_piece_put(&parser->piece, byte);
		break;
	case '>':
		break;
	case '\\':
		if (parser->at + 1 < parser->end)
			address_piece_put(&parser->piece, *++parser->at);
		break;
	default:
		address_piece_put(&parser->piece, byte);
		break;
	}
	parser->at++;
}

static void text_parse(GArray *addresses, View text, guint max)
{
	g_auto(AddressPiece) piece;
	g_autoptr(GString) inside = g_string_new(NULL);
	address_piece_init(&piece);
	Parser parser = {
		.addresses = addresses,
		.before = addresses->len,
		.max = max,
		.at = text.data,
		.end = text.data + text.len,
		.last_sign = view_rchr(text, '@'),
		.last_semicolon = view_rchr(text, ';'),
		.piece = piece,
		.inside = inside,
	};
	while (parser.at < parser.end && addresses->len < max)
		byte_read(&parser);
	piece_finish(&parser, '\0');
}

/* Writes text to out with ASCII for the full-width `@`, `<` and `>` (U+FF20, U+FF1C, U+FF1E), and
 * without quotes. */
static void append_narrow(GString *out, View text)
{
	static const struct {
		const char *wide;
		char narrow;
	} forms[] = { { "\xef\xbc\xa0", '@' }, { "\xef\xbc\x9c", '<' }, { "\xef\xbc\x9e", '>' } };
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.data[i];
		for (size_t k = 0; k < G_N_ELEMENTS(forms) && byte == '\xef'; k++)
			if (view_starts(view_from(text, i), forms[k].wide)) {
				byte = forms[k].narrow;
				i += strlen(forms[k].wide) - 1;
			}
		if (byte != '"')
			g_string_append_c(out, byte);
	}
}

/* Whether an address with a domain was found, and no brackets in it that nobody has quoted. */
static bool has_found(const GArray *addresses, guint before)
{
	for (guint i = before; i < addresses->len; i++) {
		const char *addr = g_array_index(addresses, Address, i).addr;
		if (strchr(addr, '@') && (*addr == '"' || !strchr(addr, '<')))
			return true;
	}
	return false;
}

/* Reads a value that was quoted or encoded as a whole, address and all; false if it was not. */
static bool whole_parse(GArray *addresses, View value, guint max)
{
	g_autoptr(GString) decoded = g_string_new(NULL);
	g_autoptr(GString) text = g_string_new(NULL);
	guint before = addresses->len;
	encoded_word_decode(decoded, value);
	append_narrow(text, view_of_gstring(decoded));
	text_parse(addresses, view_of_gstring(text), max);
	return has_found(addresses, before);
}

void addresses_parse(GArray *addresses, View value, guint max)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) plain = NULL;
	if (html_entity_hides_address(value)) {
		plain = g_string_new(NULL);
		html_entity_append_text(plain, value);
	} else {
		plain = addr_spec_ungarble(value);
	}
	if (plain)
		value = view_of_gstring(plain);
	guint before = addresses->len;
	encoded_word_decode_structured(text, value);
	text_parse(addresses, view_of_gstring(text), max);
	if (before >= max || has_found(addresses, before))
		return;
	g_array_set_size(addresses, before);
	if (whole_parse(addresses, value, max))
		return;
	g_array_set_size(addresses, before);
	text_parse(addresses, view_of_gstring(text), max);
}
