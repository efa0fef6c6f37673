/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses in header values: see message/address.h. */
#include "message/address.h"

#include "message/encoded-word.h"
#include "message/header.h"

/* Bounds the work where nothing but commas comes. */
enum {
	MAX_JOINED = 3
};

/* One value being read, and the address being put together. */
typedef struct {
	GArray *addresses;
	guint before, max; /* how many there were, and how many there may be */
	const char *at, *end;
	const char *last_semicolon; /* NULL if there is none: then no colon starts a group */
	bool quote_is_open;	    /* a quote without an end was met; the others are ignored */
	bool comment_is_open;	    /* the same for brackets */
	bool has_angle;		    /* a `<` was read */
	bool has_sign;		    /* there is an `@` in phrase */
	guint joined;		    /* pieces without an address in phrase */
	GString *phrase;	    /* what stood outside of <>, without comments */
	GString *name;		    /* the same with them */
	GString *comment;	    /* what stood in them */
	GString *angle;		    /* what stood inside of <> */
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

static void piece_clear(Parser *parser)
{
	g_string_truncate(parser->phrase, 0);
	g_string_truncate(parser->name, 0);
	g_string_truncate(parser->comment, 0);
	g_string_truncate(parser->angle, 0);
	parser->has_angle = false;
	parser->has_sign = false;
	parser->joined = 0;
}

static void piece_put(Parser *parser, char byte)
{
	if (!byte)
		return;
	parser->has_sign |= byte == '@';
	g_string_append_c(parser->phrase, byte);
	g_string_append_c(parser->name, byte);
}

static void comment_put(Parser *parser, char byte)
{
	if (!byte)
		return;
	g_string_append_c(parser->name, byte);
	g_string_append_c(parser->comment, byte);
}

static View squeezed(const GString *text, GString *buffer)
{
	return header_squeeze(view_of_gstring(text), buffer);
}

/*
 * Writes an address without what does not belong to it: white space outside quotes, `mailto:`, a
 * source route (RFC 5322, section 4.4), a comment. `name at host` becomes `name@host`.
 */
static void addr_clean(GString *out, View text)
{
	g_string_truncate(out, 0);
	text = view_trim(text);
	if (view_starts_nocase(text, "mailto:"))
		text = view_from(text, strlen("mailto:"));
	const char *route = view_starts(text, "@") ? view_chr(text, ':') : NULL;
	if (route)
		text = view_from(text, (size_t)(route + 1 - text.data));
	const char *at = view_chr(text, '@') ? NULL : view_find(text, " at ");
	bool quoted = false;
	for (const char *byte = text.data; byte < text.data + text.len; byte++) {
		if (byte == at) {
			g_string_append_c(out, '@');
			byte += strlen(" at") - 1;
			continue;
		}
		if (*byte == '(' && !quoted)
			break;
		if (*byte == '"')
			quoted = !quoted;
		if (*byte && (quoted || !g_ascii_isspace(*byte)))
			g_string_append_c(out, *byte);
	}
}

/* Some programs encode the quotes with the name. */
static View without_quotes(View name)
{
	bool quoted = name.len > 1 && name.data[0] == '"' && name.data[name.len - 1] == '"';
	return quoted ? view_trim((View){ name.data + 1, name.len - 2 }) : name;
}

static void address_add(Parser *parser, const GString *addr, View name)
{
	if (!addr->len || parser->addresses->len >= parser->max)
		return;
	Address address = { view_dup(without_quotes(name)), g_strndup(addr->str, addr->len) };
	g_array_append_val(parser->addresses, address);
}

/* `Name <addr>`: the name is what stood outside, else what stood in comments. */
static void angle_finish(Parser *parser)
{
	g_autoptr(GString) addr = g_string_new(NULL);
	g_autoptr(GString) buffer = g_string_new(NULL);
	addr_clean(addr, view_of_gstring(parser->angle));
	bool bare_comment = view_trim(view_of_gstring(parser->phrase)).len == 0;
	address_add(parser, addr, squeezed(bare_comment ? parser->comment : parser->name, buffer));
}

/*
 * Finds the address in a squeezed phrase, and what stands before it: the word with an `@`, or all
 * of `name at host`. Without these, one word that is all there is (alone) is a local user.
 */
static bool bare_find(View phrase, bool alone, View *addr, View *before)
{
	const char *sign = view_chr(phrase, '@');
	const char *blank = view_chr(phrase, ' ');
	const char *at = sign ? NULL : view_find(phrase, " at ");
	size_t start = 0;
	*addr = phrase;
	if (sign) {
		const char *last = memrchr(phrase.data, ' ', (size_t)(sign - phrase.data));
		start = last ? (size_t)(last + 1 - phrase.data) : 0;
		View word = view_from(phrase, start);
		const char *end = view_chr(word, ' ');
		*addr = end ? view_head(word, (size_t)(end - word.data)) : word;
	} else if (at) {
		const char *host = at + strlen(" at ");
		View rest = view_from(phrase, (size_t)(host - phrase.data));
		if (at != blank || view_chr(rest, ' '))
			return false;
	} else if (!alone || blank || view_chr(phrase, ':')) {
		return false;
	}
	*before = view_head(phrase, start);
	/* `<` came out of an encoded word */
	return !view_chr(*addr, '<');
}

/* `addr (Name)`, or a name and an address with no <> around it; false if there is no address. */
static bool bare_finish(Parser *parser, bool last)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autoptr(GString) buffer = g_string_new(NULL);
	View phrase = squeezed(parser->phrase, words);
	bool alone = last && parser->addresses->len == parser->before;
	View text, before;
	if (!bare_find(phrase, alone, &text, &before))
		return false;
	g_autoptr(GString) addr = g_string_new(NULL);
	addr_clean(addr, text);
	View name = squeezed(parser->comment, buffer);
	address_add(parser, addr, name.len ? name : view_trim(before));
	return true;
}

/* At a `,`, a `;` or the end. */
static void piece_finish(Parser *parser, char by)
{
	if (parser->has_angle) {
		angle_finish(parser);
	} else if (view_trim(view_of_gstring(parser->phrase)).len &&
		   !bare_finish(parser, by == '\0') && by == ',' && parser->joined < MAX_JOINED) {
		/* `Last, First <a@b>` */
		parser->joined++;
		piece_put(parser, by);
		return;
	}
	piece_clear(parser);
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

static void quoted_read(Parser *parser)
{
	const char *close = parser->quote_is_open ? NULL : closing(parser, '"', '"');
	parser->at++;
	if (!close) {
		parser->quote_is_open = true;
		return;
	}
	for (; parser->at < close; parser->at++) {
		if (*parser->at == '\\')
			parser->at++;
		piece_put(parser, *parser->at);
	}
	parser->at++;
}

static void comment_read(Parser *parser)
{
	const char *close = parser->comment_is_open ? NULL : closing(parser, '(', ')');
	if (!close) {
		parser->comment_is_open = true;
		piece_put(parser, *parser->at++);
		return;
	}
	g_string_append_c(parser->name, '(');
	if (parser->comment->len)
		g_string_append_c(parser->comment, ' ');
	for (parser->at++; parser->at < close; parser->at++) {
		if (*parser->at == '\\')
			parser->at++;
		comment_put(parser, *parser->at);
	}
	g_string_append_c(parser->name, ')');
	parser->at++;
}

/*
 * Reads `<...>`. One that is not closed ends where the next address starts; only the commas
 * of a source route belong to it. Of several the first that holds something counts.
 */
static void angle_read(Parser *parser)
{
	const char *start = ++parser->at;
	bool route = start < parser->end && *start == '@';
	bool quoted = false;
	for (; parser->at < parser->end; parser->at++) {
		char byte = *parser->at;
		if (byte == '"')
			quoted = !quoted;
		if (byte == '>' || byte == '<' ||
		    (!quoted && !route && (byte == ',' || byte == ';')))
			break;
	}
	View inside = view_trim((View){ start, (size_t)(parser->at - start) });
	parser->has_angle = true;
	if (!parser->angle->len)
		g_string_append_len(parser->angle, inside.data, (gssize)inside.len);
	if (parser->at < parser->end && *parser->at == '>')
		parser->at++;
	/* `First<a@b>Last` */
	piece_put(parser, ' ');
}

/* Whether the colon at parser->at ends a group's name: `Name: a@b, c@d;`. */
static bool is_group_colon(const Parser *parser)
{
	return parser->last_semicolon && parser->at < parser->last_semicolon &&
	       !parser->has_angle && !parser->has_sign;
}

static void byte_read(Parser *parser)
{
	char byte = *parser->at;
	switch (byte) {
	case '"':
		quoted_read(parser);
		return;
	case '(':
		comment_read(parser);
		return;
	case '<':
		angle_read(parser);
		return;
	case ',':
	case ';':
		piece_finish(parser, byte);
		break;
	case ':':
		if (is_group_colon(parser))
			piece_clear(parser);
		else
			piece_put(parser, byte);
		break;
	case '>':
		break;
	case '\\':
		if (parser->at + 1 < parser->end)
			piece_put(parser, *++parser->at);
		break;
	default:
		piece_put(parser, byte);
		break;
	}
	parser->at++;
}

static void text_parse(GArray *addresses, View text, guint max)
{
	g_autoptr(GString) phrase = g_string_new(NULL);
	g_autoptr(GString) name = g_string_new(NULL);
	g_autoptr(GString) comment = g_string_new(NULL);
	g_autoptr(GString) angle = g_string_new(NULL);
	Parser parser = {
		.addresses = addresses,
		.before = addresses->len,
		.max = max,
		.at = text.data,
		.end = text.data + text.len,
		.last_semicolon = text.len ? memrchr(text.data, ';', text.len) : NULL,
		.phrase = phrase,
		.name = name,
		.comment = comment,
		.angle = angle,
	};
	while (parser.at < parser.end && addresses->len < max)
		byte_read(&parser);
	piece_finish(&parser, '\0');
}

void addresses_parse(GArray *addresses, View value, guint max)
{
	g_autoptr(GString) text = g_string_new(NULL);
	guint before = addresses->len;
	encoded_word_decode_structured(text, value);
	text_parse(addresses, view_of_gstring(text), max);
	if (addresses->len == before && encoded_word_maybe(value)) {
		/* the whole field was encoded, address and all */
		g_string_truncate(text, 0);
		encoded_word_decode(text, value);
		text_parse(addresses, view_of_gstring(text), max);
	}
}
