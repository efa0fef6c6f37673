/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The address itself: see message/addr-spec.h. */
#include "message/addr-spec.h"

#include "message/mailbox.h"

/* Signs for `@` and for dots, in brackets. */
static const struct {
	const char *word;
	char mark;
} signs[] = {
	{ "at", ADDR_AT }, { "a", ADDR_AT },	{ "@", ADDR_AT },
	{ "", ADDR_AT },   { "dot", ADDR_DOT }, { ".", ADDR_DOT },
};

bool addr_spec_lacks_domain(View before, View text)
{
	return view_starts(text, ADDR_NO_DOMAIN) && view_chr(before, '@') &&
	       (view_ends(before, "@") || view_ends(before, "."));
}

char addr_spec_sign(View text, size_t *len)
{
	static const char pairs[] = "()[]{}<>";
	const char *open = text.len ? memchr(pairs, text.data[0], sizeof pairs - 1) : NULL;
	if (!open || (open - pairs) % 2)
		return 0;
	/* no sign is longer */
	View rest = view_head(view_from(text, 1), 8);
	const char *close = view_chr(rest, open[1]);
	if (!close)
		return 0;
	View word = view_trim(view_head(rest, (size_t)(close - rest.data)));
	*len = (size_t)(close - rest.data) + 2;
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		/* `[]` and `<>` mean nothing */
		if (view_is_nocase(word, signs[i].word) && (word.len || *open == '('))
			return signs[i].mark;
	return 0;
}

/* The place of byte in text, outside of quotes; NULL if there is none. */
static const char *find_unquoted(View text, char byte)
{
	const char *found = view_chr(text, byte);
	if (!found || !view_chr(text, ADDR_QUOTE))
		return found;
	bool quoted = false;
	for (const char *at = text.data; at < text.data + text.len; at++) {
		if (*at == ADDR_QUOTE)
			quoted = !quoted;
		else if (*at == byte && !quoted)
			return at;
	}
	return NULL;
}

/* The last place of a word, whatever its case, in text; NULL if there is none. */
static const char *find_last(View text, const char *word)
{
	size_t len = strlen(word);
	for (size_t at = text.len; at >= len; at--)
		if (g_ascii_strncasecmp(text.data + at - len, word, len) == 0)
			return text.data + at - len;
	return NULL;
}

bool addr_spec_is_mask(View host)
{
	static const char *const masks[] = { "[hidden]", "[masked]", "[redacted]", "[removed]" };
	return view_is_one_nocase(view_trim(host), masks, G_N_ELEMENTS(masks));
}

/* The sign between local part and domain, and how long it is. */
static const char *find_sign(View text, size_t *len)
{
	static const char *const words[] = { " at ", "_at_", "-at-" };
	const char *sign = find_unquoted(text, '@');
	*len = 1;
	if (!sign)
		sign = view_chr(text, ADDR_AT);
	for (size_t i = 0; i < G_N_ELEMENTS(words) && !sign; i++) {
		sign = find_last(text, words[i]);
		*len = strlen(words[i]);
		/* `Meet me at home`, `look_at_me` */
		View host = view_from(text, sign ? (size_t)(sign - text.data) + *len : text.len);
		if (sign && !view_chr(host, '.') && !view_chr(host, ADDR_DOT) &&
		    !find_last(host, " dot ") && !addr_spec_is_mask(host))
			sign = NULL;
	}
	return sign;
}

static bool is_blank(char byte)
{
	return g_ascii_isspace(byte);
}

/* Where the word ends that holds, or stands behind the blank at, place. */
static size_t word_end(View text, size_t place)
{
	bool quoted = false;
	while (place < text.len && is_blank(text.data[place]))
		place++;
	for (; place < text.len && (quoted || !is_blank(text.data[place])); place++)
		if (text.data[place] == ADDR_QUOTE)
			quoted = !quoted;
	return place;
}

/* Where the word starts that ends at, or before the blank before, place. */
static size_t word_start(View text, size_t place)
{
	bool quoted = false;
	while (place > 0 && is_blank(text.data[place - 1]))
		place--;
	for (; place > 0 && (quoted || !is_blank(text.data[place - 1])); place--)
		if (text.data[place - 1] == ADDR_QUOTE)
			quoted = !quoted;
	return place;
}

/* Whether a blank at place stands next to a dot, as in `mail. example. org`, or a sign for one. */
static bool is_joined(View text, size_t place)
{
	static const char dots[] = { '.', ADDR_DOT, '!', '\0' };
	if (place == 0 || place + 1 >= text.len)
		return false;
	return byte_is_in(text.data[place - 1], dots) || byte_is_in(text.data[place + 1], dots);
}

/* The end of the domain that begins at place: blanks may stand around its dots. */
static size_t domain_end(View text, size_t place)
{
	size_t end = word_end(text, place);
	while (end < text.len && is_joined(text, end))
		end = word_end(text, end);
	return end;
}

/* The start of the local part that ends at place. Blanks around its dots count only if nothing
 * stands before it: `A. Name j.doe@example.org`. */
static size_t local_start(View text, size_t place)
{
	size_t start = word_start(text, place), whole = start;
	while (whole > 0 && is_joined(text, whole - 1))
		whole = word_start(text, whole);
	return whole == 0 ? 0 : start;
}

bool addr_spec_find(View phrase, AddrPlace *place)
{
	size_t len;
	const char *sign = find_sign(phrase, &len);
	if (!sign)
		return false;
	size_t at = (size_t)(sign - phrase.data);
	if (len == 1) {
		*place = (AddrPlace){ local_start(phrase, at), domain_end(phrase, at + 1) };
		return true;
	}
	/* a word in place of the sign */
	*place = (AddrPlace){ word_start(phrase, at), phrase.len };
	View host = view_from(phrase, at + len);
	return find_last(host, " dot ") || !view_chr(host, ' ');
}

/* Takes off what stands around an address but is no part of it. */
static View unwrap(View text)
{
	static const char *const pairs[] = { "[]", "{}", "()", "<>", "''", "\"\"" };
	static const char *const schemes[] = { "mailto:", "url:", "email:", "smtp:" };
	size_t len = 0;
	while (text.len != len) {
		len = text.len;
		text = view_trim(text);
		for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
			if (view_starts_nocase(text, schemes[i]))
				text = view_from(text, strlen(schemes[i]));
		for (size_t i = 0; i < G_N_ELEMENTS(pairs) && text.len > 1; i++)
			if (text.data[0] == pairs[i][0] && view_ends(text, pairs[i] + 1))
				text = (View){ text.data + 1, text.len - 2 };
	}
	return text;
}

/* Appends a quoted string, without its quotes where it does not need them. */
static void append_quoted(GString *out, View quoted)
{
	const char *quote = mailbox_is_dot_atom(quoted) ? "" : "\"";
	g_string_append(out, quote);
	view_append(out, quoted);
	g_string_append(out, quote);
}

/* Appends a local part or a domain, with dots for their signs. */
static void append_part(GString *out, View part)
{
	size_t plain = 0;
	while (plain < part.len && g_ascii_isgraph(part.data[plain]))
		plain++;
	g_string_append_len(out, part.data, (gssize)plain);
	part = view_from(part, plain);
	for (size_t i = 0; i < part.len; i++) {
		View rest = view_from(part, i);
		char byte = part.data[i];
		if (byte == ADDR_QUOTE) {
			View quoted = view_from(rest, 1);
			const char *close = view_chr(quoted, ADDR_QUOTE);
			quoted = view_head(quoted,
					   close ? (size_t)(close - quoted.data) : quoted.len);
			append_quoted(out, quoted);
			i += quoted.len + 1;
		} else if (byte == ADDR_DOT) {
			g_string_append_c(out, '.');
		} else if (!is_blank(byte)) {
			if (byte != ADDR_AT)
				g_string_append_c(out, byte);
		} else if (view_starts_nocase(rest, " dot ")) {
			g_string_append_c(out, '.');
			i += strlen(" dot ") - 1;
		} else if (view_starts(rest, " ! ")) {
			g_string_append_c(out, '.');
			i += strlen(" ! ") - 1;
		}
	}
}

/* Takes off what a domain does not end in: a dot, brackets that were not opened, commas. */
static void trim_domain(GString *out, size_t start)
{
	View domain = view_from(view_of_gstring(out), start);
	const char *junk = view_starts(domain, "[") ? ".,;:>" : ".,;:>)]}'\"?";
	if (view_ends(domain, ADDR_NO_DOMAIN))
		return;
	/* `mira@...` is how an archive masks it. */
	while (domain.len && byte_is_in(domain.data[domain.len - 1], junk) &&
	       !view_ends(domain, ".."))
		domain.len--;
	g_string_truncate(out, start + domain.len);
}

/* What web servers put in place of an address, so that no program finds it: `[email protected]`,
 * `[hidden email]`, also with a no-break space. NULL if text is none, else what stands for it. */
static const char *protected_address(View text)
{
	static const struct {
		const char *first, *last, *addr;
	} forms[] = { { "email", "protected", "email@protected" },
		      { "hidden", "email", "email@hidden" } };
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		size_t first = strlen(forms[i].first), last = strlen(forms[i].last);
		if (text.len <= first + last || !view_starts(text, forms[i].first) ||
		    !view_ends(text, forms[i].last))
			continue;
		View between = view_from(view_head(text, text.len - last), first);
		if (view_is(between, " ") || view_is(between, "\u00a0") ||
		    view_is(between, "&#160;"))
			return forms[i].addr;
	}
	return NULL;
}

bool addr_spec_read(GString *out, View text)
{
	size_t len;
	g_string_truncate(out, 0);
	text = unwrap(text);
	const char *stand_in = protected_address(text);
	if (stand_in) {
		g_string_append(out, stand_in);
		return true;
	}
	const char *route = view_starts(text, "@") ? view_chr(text, ':') : NULL;
	if (route)
		text = view_from(text, (size_t)(route + 1 - text.data));
	const char *sign = find_sign(text, &len);
	if (!sign && view_starts(text, "\x03") && view_chr(text, '@')) {
		/* the quotes are around all of it */
		text = view_from(text, 1);
		const char *close = view_chr(text, ADDR_QUOTE);
		text = close ? view_head(text, (size_t)(close - text.data)) : text;
		sign = find_sign(text, &len);
	}
	if (!sign) {
		if (!view_chr(text, ' ') && !view_chr(text, ':'))
			append_part(out, text);
		return out->len > 0;
	}
	/* a second one belongs to the local part */
	const char *last = *sign == '@' ? view_rchr(text, '@') : sign;
	View rest = view_from(text, (size_t)(last - text.data) + len);
	const char *query = view_find(rest, "?");
	rest = query ? view_head(rest, (size_t)(query - rest.data)) : rest;
	append_part(out, view_head(text, (size_t)(last - text.data)));
	/* `a@@b` */
	while (out->len && out->str[out->len - 1] == '@')
		g_string_truncate(out, out->len - 1);
	size_t local = out->len;
	g_string_append_c(out, '@');
	append_part(out, rest);
	trim_domain(out, local + 1);
	if (local == 0 || out->len == local + 1)
		g_string_truncate(out, 0);
	return out->len > 0;
}

/* Appends a part of an address, with a star for each sign that stands for any of several letters.
 */
static void append_garbled(GString *out, View part)
{
	for (size_t i = 0; i < part.len; i++)
		g_string_append_c(out, byte_is_in(part.data[i], "@|") ? '*' : part.data[i]);
}

GString *addr_spec_ungarble(View text)
{
	static const char sign[] = " @end|ng |rom ", borders[] = " \t<>(),;\"";
	const char *found = view_find(text, sign);
	if (!found)
		return NULL;
	GString *out = g_string_sized_new(text.len);
	for (; found; found = view_find(text, sign)) {
		View before = view_head(text, (size_t)(found - text.data));
		size_t start = before.len, end = 0;
		while (start && !byte_is_in(text.data[start - 1], borders))
			start--;
		text = view_from(text, before.len + strlen(sign));
		while (end < text.len && !byte_is_in(text.data[end], borders))
			end++;
		view_append(out, view_head(before, start));
		append_garbled(out, view_from(before, start));
		g_string_append_c(out, '@');
		append_garbled(out, view_head(text, end));
		text = view_from(text, end);
	}
	view_append(out, text);
	return out;
}
