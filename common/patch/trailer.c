/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The trailers of a message: see patch/trailer.h. */
#include "patch/trailer.h"

#include "bytes/block.h"
#include "patch/fixes.h"
#include "patch/own-tag.h"
#include "patch/quote.h"

/* No key is longer, `Reported-and-reviewed-and-tested-by` included. */
#define MAX_KEY 48

typedef enum {
	KEY_TRAILER,
	KEY_FIELD, /* of a mail's header only, such as people paste into their text */
	KEY_BOTH,  /* no trailer if it stands in such a header */
} KeyUse;

/* The keys known, as usually spelt, frequent ones first. Other trailers must end in `-by`. */
static const struct {
	View name;
	KeyUse use;
} trailer_keys[] = {
	{ VIEW_INIT("Signed-off-by"), KEY_TRAILER },
	{ VIEW_INIT("Cc"), KEY_BOTH },
	{ VIEW_INIT("Reviewed-by"), KEY_TRAILER },
	{ VIEW_INIT("Acked-by"), KEY_TRAILER },
	{ VIEW_INIT("Link"), KEY_TRAILER },
	{ VIEW_INIT("Fixes"), KEY_TRAILER },
	{ VIEW_INIT("Tested-by"), KEY_TRAILER },
	{ VIEW_INIT("From"), KEY_FIELD },
	{ VIEW_INIT("Date"), KEY_FIELD },
	{ VIEW_INIT("To"), KEY_FIELD },
	{ VIEW_INIT("Subject"), KEY_FIELD },
	{ VIEW_INIT("Reported-by"), KEY_TRAILER },
	{ VIEW_INIT("Message-ID"), KEY_BOTH },
	{ VIEW_INIT("Closes"), KEY_TRAILER },
	{ VIEW_INIT("Suggested-by"), KEY_TRAILER },
	{ VIEW_INIT("Co-developed-by"), KEY_TRAILER },
	{ VIEW_INIT("Acked-and-tested-by"), KEY_TRAILER },
	{ VIEW_INIT("Analyzed-by"), KEY_TRAILER },
	{ VIEW_INIT("Assisted-by"), KEY_TRAILER },
	{ VIEW_INIT("base-commit"), KEY_TRAILER },
	{ VIEW_INIT("Bisected-by"), KEY_TRAILER },
	{ VIEW_INIT("BugLink"), KEY_TRAILER },
	{ VIEW_INIT("change-id"), KEY_TRAILER },
	{ VIEW_INIT("Debugged-by"), KEY_TRAILER },
	{ VIEW_INIT("Depends-on"), KEY_TRAILER },
	{ VIEW_INIT("Diagnosed-by"), KEY_TRAILER },
	{ VIEW_INIT("Helped-by"), KEY_TRAILER },
	{ VIEW_INIT("Nacked-by"), KEY_TRAILER },
	{ VIEW_INIT("Originally-by"), KEY_TRAILER },
	{ VIEW_INIT("Reported-and-suggested-by"), KEY_TRAILER },
	{ VIEW_INIT("Reported-and-tested-by"), KEY_TRAILER },
	{ VIEW_INIT("Requested-by"), KEY_TRAILER },
	{ VIEW_INIT("Reviewed-and-tested-by"), KEY_TRAILER },
	{ VIEW_INIT("Tested-and-reviewed-by"), KEY_TRAILER },
	{ VIEW_INIT("References"), KEY_BOTH },
	{ VIEW_INIT("Sent"), KEY_FIELD },
};

typedef struct {
	View key;
	KeyUse use;
	View value;
	TagKeys all; /* of several keys in one, all of them; else n is 0 */
} Trailer;

/* Whether text is key; letters compare without case, a blank stands for a hyphen. */
static bool is_key(View text, View key)
{
	if (text.len != key.len)
		return false;
	if (memcmp(text.data, key.data, key.len) == 0) /* most are spelt so */
		return true;
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.data[i] == ' ' ? '-' : text.data[i], wanted = key.data[i];
		if (byte != wanted && ((byte ^ wanted) != 0x20 || !g_ascii_isalpha(byte)))
			return false;
	}
	return true;
}

/* What joins keys and is no byte of one. */
#define JOINTS "/&+,"

/* Whether text has the form of a key, `[A-Za-z]+(-[A-Za-z]+)*-by`, known or not. */
static bool is_by_key(View text)
{
	if (text.len < 4 || !view_is_nocase(view_from(text, text.len - 3), "-by"))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (byte_is_in(text.data[i], " " JOINTS))
			return false;
	return !view_find(text, "--");
}

/* Whether key is several in one, which end in `by`. */
static bool is_joined(TagKeys *all, View key)
{
	return key.len && (key.data[key.len - 1] | 0x20) == 'y' && tag_keys_take(all, &key) &&
	       key.len == 0 && all->n > 1;
}

/* Letters, and what may join words. */
static inline bool is_key_byte(char byte)
{
	return byte_is_letter(byte) || byte == '-' || byte == ' ';
}

/* Whether the first n bytes of line are such: as many at a time as there is room for. */
static inline bool has_key_bytes(View line, size_t n)
{
	size_t at = 0;
	for (; at < n && line.len - at >= BLOCK_STEP; at += BLOCK_STEP) {
		BlockBytes bytes = block_load(line.data + at);
		BlockBytes found = block_within(bytes | 0x20, 'a', 'z') |
				   (BlockBytes)(bytes == '-') | (BlockBytes)(bytes == ' ');
		guint64 others = block_bits(~found);
		if (others && at + (size_t)__builtin_ctzll(others) < n)
			return false;
	}
	while (at < n && is_key_byte(line.data[at]))
		at++;
	return at >= n;
}

/* Whether one of the MAX_KEY bytes at at, of which most lines have more, is a colon. */
static inline bool has_near_colon(const char *at)
{
	BlockBytes found = { 0 };
#pragma GCC unroll 3
	for (size_t i = 0; i < MAX_KEY; i += BLOCK_STEP)
		found |= (BlockBytes)(block_load(at + MIN(i, MAX_KEY - BLOCK_STEP)) == ':');
	return block_bits(found) != 0;
}

/* colon if line looks like several keys in one up to there, which end in `by`; else NULL. */
G_GNUC_NO_INLINE static const char *find_joined(View line, const char *colon)
{
	const char *at = line.data;
	while (at < colon && (is_key_byte(*at) || byte_is_in(*at, JOINTS)))
		at++;
	bool is_key = at == colon && colon - line.data > 2 && (colon[-2] | 0x20) == 'b';
	return is_key ? colon : NULL;
}

/* What find_colon asks of a line that may have one. Apart, as most of prose has none. */
G_GNUC_NO_INLINE static const char *find_near_colon(View line)
{
	const char *colon = view_chr(view_head(line, MAX_KEY), ':');
	if (!colon || has_key_bytes(line, (size_t)(colon - line.data)))
		return colon;
	return (colon[-1] | 0x20) == 'y' ? find_joined(line, colon) : NULL;
}

/* The colon behind what looks like a key; NULL if line, which begins with a letter, does otherwise.
 */
static inline const char *find_colon(View line)
{
	if (line.len >= MAX_KEY && !has_near_colon(line.data))
		return NULL;
	return find_near_colon(line);
}

static bool starts_with_letter(View line)
{
	return line.len && byte_is_letter(line.data[0]);
}

bool trailer_starts_with_key(View line)
{
	return find_colon(line) != NULL;
}

static const char *last_sign_of(View line)
{
	return view_rchr(line, '@');
}

/*
 * Reads the key of line, up to colon; value is all that follows it. last_sign is the line's last
 * `@`, or NULL: it is asked for many keys of one line. Returns false if line has no key.
 */
static bool trailer_parse_key(Trailer *trailer, View line, const char *colon, const char *last_sign)
{
	View key = view_trim(view_head(line, (size_t)(colon - line.data)));
	trailer->value = view_from(line, (size_t)(colon + 1 - line.data));
	trailer->all.n = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(trailer_keys); i++) {
		if (!is_key(key, trailer_keys[i].name))
			continue;
		/* `Reported by:` is prose if it names nobody. */
		if (view_chr(key, ' ') && !(last_sign && last_sign > colon))
			return false;
		trailer->key = trailer_keys[i].name;
		trailer->use = trailer_keys[i].use;
		return true;
	}
	trailer->key = key;
	trailer->use = KEY_TRAILER;
	if (is_by_key(key))
		return true;
	/* So is `Reviewed and acked by:`. */
	return is_joined(&trailer->all, key) &&
	       (!view_chr(key, ' ') || (last_sign && last_sign > colon));
}

/* Reads line, without what may go on in the next line. Returns false if it has no key. */
static bool trailer_parse(Trailer *trailer, View line, TextForm form)
{
	const char *colon = starts_with_letter(line) ? find_colon(line) : NULL;
	if (!colon || !trailer_parse_key(trailer, line, colon, last_sign_of(line)))
		return false;
	trailer->value = line_trim_start_wide(line_trim(trailer->value, form), form);
	return true;
}

/*
 * Whether value goes on in the line next: it has not begun, its address is missing, or a
 * parenthesis is open, as in a long `Fixes:`.
 */
static bool value_goes_on(View value, View line, TextForm form)
{
	View next = line_trim(line, form);
	if (next.len == 0 || line.data[0] == '>')
		return false;
	if (value.len == 0)
		return next.data != line.data || next.data[0] == '<' || view_starts(next, "http");
	if (next.data[0] == '<' && view_ends(next, ">") && view_chr(next, '@'))
		return !view_chr(value, '@');
	const char *open = view_rchr(value, '(');
	size_t after = open ? (size_t)(open - value.data) : 0;
	return open && !view_chr(view_from(value, after), ')') && view_chr(next, ')');
}

/*
 * Cuts trailer's value where another trailer is glued to its address, and gives that one in
 * glued. Looks at the value no further, so that many glued trailers take linear time.
 */
static bool cut_glued(Trailer *trailer, Trailer *glued, const char *last_sign, TextForm form)
{
	View rest = trailer->value;
	const char *bracket;
	while ((bracket = view_chr(rest, '>'))) {
		rest = view_from(rest, (size_t)(bracket + 1 - rest.data));
		View next = view_skip_any(rest, " ,;");
		const char *colon = starts_with_letter(next) ? find_colon(next) : NULL;
		if (!colon || !trailer_parse_key(glued, next, colon, last_sign) ||
		    (!is_by_key(glued->key) && glued->all.n == 0))
			continue;
		trailer->value.len = (size_t)(rest.data - trailer->value.data);
		/* The end is trimmed: it is the first trailer's. */
		glued->value = line_trim_start(glued->value, form);
		return true;
	}
	return false;
}

/* The ` at ` of pipermail's `<a at example.org>` in a value; NULL if there is none. */
static const char *find_at(View value)
{
	const char *open = view_chr(value, '<');
	View inside = view_from(value, open ? (size_t)(open + 1 - value.data) : value.len);
	const char *close = view_chr(inside, '>');
	inside = view_head(inside, close ? (size_t)(close - inside.data) : 0);
	const char *at = view_find(inside, " at ");
	if (!at || at == inside.data || view_chr(inside, ' ') != at)
		return NULL;
	View host = view_from(inside, (size_t)(at - inside.data) + strlen(" at "));
	return view_chr(host, '.') && !view_chr(host, ' ') ? at : NULL;
}

/* Appends value, with `<a@example.org<mailto:a@example.org>>` and `<mailto:a@example.org>` as one
 * address: Outlook makes links of them. */
static void append_unlinked(GString *out, View value)
{
	static const char link[] = "<mailto:";
	const char *start = view_find(value, link);
	View before = view_head(value, start ? (size_t)(start - value.data) : value.len);
	view_append(out, before);
	if (!start)
		return;
	View inside = view_from(value, before.len + strlen(link));
	const char *close = view_chr(inside, '>');
	size_t len = close ? (size_t)(close - inside.data) : 0;
	bool is_twice =
		len && before.len >= len &&
		view_equal_nocase(view_from(before, before.len - len), view_head(inside, len));
	if (!is_twice)
		g_string_append_c(out, '<');
	view_append(out, is_twice ? view_from(inside, len + 1) : inside);
}

/* Appends a trailer's value, with an `@` in its address. */
static void append_value(GString *out, View value)
{
	/* Most have one. */
	const char *at = view_chr(value, '@') ? NULL : find_at(value);
	if (at) {
		size_t before = (size_t)(at - value.data);
		view_append(out, view_head(value, before));
		g_string_append_c(out, '@');
		value = view_from(value, before + strlen(" at "));
	}
	append_unlinked(out, value);
}

/* Appends trailer, each of its keys; more is the line that its value goes on in, or empty. */
static void append_keys(GString *out, const Trailer *trailer, View more, TextForm form)
{
	size_t n = MAX(trailer->all.n, 1);
	for (size_t i = 0; i < n; i++) {
		if (out->len)
			view_append(out, form == TEXT_ESCAPED ? VIEW("\\n") : VIEW("\n"));
		view_append(out, trailer->all.n ? trailer->all.keys[i] : trailer->key);
		view_append(out, VIEW(": "));
		append_value(out, trailer->value);
		if (more.len && trailer->value.len)
			g_string_append_c(out, ' ');
		view_append(out, more);
	}
}

/* Appends trailer and those glued to it; more is what the last one's value goes on in. */
static void append_trailer(GString *out, Trailer trailer, View more, TextForm form)
{
	const char *last_sign = last_sign_of(trailer.value);
	Trailer glued;
	while (cut_glued(&trailer, &glued, last_sign, form)) {
		append_keys(out, &trailer, VIEW(""), form);
		trailer = glued;
	}
	append_keys(out, &trailer, more, form);
}

/* Takes what trailer's value goes on with off rest, if it does. */
static View take_more(const Trailer *trailer, LineIter *rest)
{
	View line;
	LineIter ahead = *rest;
	if (!line_iter_next(&ahead, &line) || !value_goes_on(trailer->value, line, rest->form))
		return VIEW("");
	*rest = ahead;
	return line_trim(line, rest->form);
}

/* Reads line as what sender gives himself, in the forms of patch/own-tag.h; more becomes the
 * line if that is only the address. */
static bool find_own(Trailer *trailer, View *more, View before, View line, LineIter iter,
		     Person sender)
{
	OwnTag own;
	if (!own_tag_may_start(line, iter.form) ||
	    !own_tag_parse(&own, before, line, iter, sender)) {
		if (!own_tag_may_end(line) || !own_tag_find(&own, before, line, iter.form, sender))
			return false;
		if (line.data[0] == '<')
			*more = line_trim(line, iter.form);
	}
	*trailer = (Trailer){ own.keys.keys[0], KEY_TRAILER, own.value, own.keys };
	return true;
}

bool trailer_collect(GString *out, View text, TextForm form, const Person *sender, size_t max)
{
	LineIter iter = line_iter(text, form);
	View line, before = { "", 0 };
	bool in_header = false; /* a mail's, up to the blank line below it */
	for (; line_iter_next(&iter, &line) && !line_is_signature_mark(line); before = line) {
		Trailer trailer;
		View more = VIEW("");
		if (line.len == 0)
			in_header = false;
		else if (line.data[0] == '>')
			quote_skip(&iter, line);
		if (!trailer_parse(&trailer, line, form) &&
		    (!sender || line.len == 0 ||
		     !find_own(&trailer, &more, before, line, iter, *sender)))
			continue;
		in_header |= trailer.use == KEY_FIELD;
		if (trailer.use == KEY_FIELD || (trailer.use == KEY_BOTH && in_header))
			continue;
		if (more.len == 0)
			more = take_more(&trailer, &iter);
		if (out->len + line.len + more.len > max)
			return false;
		if (view_is(trailer.key, "Fixes") && !fixes_names(trailer.value, more))
			continue;
		/* `?` and `-` stand where people meant to fill it in */
		if (view_has_alnum(trailer.value) || view_has_alnum(more))
			append_trailer(out, trailer, more, form);
	}
	return true;
}
