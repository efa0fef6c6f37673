/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML cut into text and tags: see message/html-token.h. */
#include "message/html-token.h"

enum {
	/* how far meta is looked for; browsers look at 1 KB, but Word's namespaces take that */
	MAX_HEAD = 4096,
};

/* White space as HTML has it. */
static bool byte_is_html_space(char byte)
{
	return byte_is_in(byte, " \t\n\f\r");
}

static View skip_space(View text)
{
	while (text.len && byte_is_html_space(text.data[0]))
		text = view_from(text, 1);
	return text;
}

/* Takes off rest, and returns, what stands before the first of the bytes in ends. */
static View take_until(View *rest, const char *ends)
{
	size_t len = 0;
	while (len < rest->len && !byte_is_in(rest->data[len], ends))
		len++;
	View taken = view_head(*rest, len);
	*rest = view_from(*rest, len);
	return taken;
}

/* Takes text off rest up to and with needle; all of it if there is none. */
static void skip_past(View *rest, const char *needle)
{
	const char *place = view_find(*rest, needle);
	size_t len = place ? (size_t)(place - rest->data) + strlen(needle) : rest->len;
	*rest = view_from(*rest, len);
}

/* Takes an attribute's value off rest, which starts behind the `=`. */
static View take_attribute_value(View *rest)
{
	*rest = skip_space(*rest);
	if (view_starts(*rest, "\"") || view_starts(*rest, "'")) {
		View inside = view_from(*rest, 1);
		/* nowhere to be found: nor will it be looked for a second time */
		const char *end = view_chr(inside, rest->data[0]);
		if (end) {
			View value = view_head(inside, (size_t)(end - inside.data));
			*rest = view_from(inside, value.len + 1);
			return value;
		}
	}
	return take_until(rest, " \t\n\f\r>");
}

/* Takes the next attribute off rest; returns whether there is one before the tag's `>`, which is
 * taken as well. */
static bool attribute_next(View *rest, View *name, View *value, bool *closes_itself)
{
	*closes_itself = false;
	while (rest->len && (byte_is_html_space(rest->data[0]) || rest->data[0] == '/')) {
		*closes_itself = rest->data[0] == '/';
		*rest = view_from(*rest, 1);
	}
	if (!rest->len || rest->data[0] == '>') {
		*rest = view_from(*rest, 1);
		return false;
	}
	/* a `=` in front is part of the name */
	View start = *rest;
	*rest = view_from(*rest, 1);
	*name = view_head(start, take_until(rest, " \t\n\f\r/>=").len + 1);
	*value = VIEW("");
	View behind = skip_space(*rest);
	if (view_starts(behind, "=")) {
		*rest = view_from(behind, 1);
		*value = take_attribute_value(rest);
	}
	return true;
}

/* Whether a style says display: none. */
static bool style_hides(View style)
{
	const char *place;
	while ((place = view_find_nocase(style, "display"))) {
		style = view_from(style, (size_t)(place - style.data) + strlen("display"));
		View value = skip_space(style);
		if (view_starts(value, ":") &&
		    view_starts_nocase(skip_space(view_from(value, 1)), "none"))
			return true;
	}
	return false;
}

/* Of several attributes of a name the first counts. */
static void attributes_take(View *rest, HtmlToken *token)
{
	View name, value;
	bool has_style = false;
	while (attribute_next(rest, &name, &value, &token->closes_itself)) {
		if (view_is_nocase(name, "hidden")) {
			token->is_hidden = true;
		} else if (view_is_nocase(name, "style") && !has_style) {
			has_style = true;
			token->is_hidden |= style_hides(value);
		} else if (view_is_nocase(name, "charset") && !token->charset.len) {
			token->charset = value;
		} else if (view_is_nocase(name, "content") && !token->content.len) {
			token->content = value;
		}
	}
}

/* Takes a comment off rest, which starts behind its `<!--`. */
static void comment_skip(View *rest)
{
	if (view_starts(*rest, ">") || view_starts(*rest, "->")) {
		skip_past(rest, ">");
		return;
	}
	while (rest->len) {
		skip_past(rest, "--");
		View behind = *rest;
		/* more dashes */
		while (view_starts(behind, "-"))
			behind = view_from(behind, 1);
		*rest = behind;
		if (view_starts(behind, "!"))
			behind = view_from(behind, 1);
		if (view_starts(behind, ">")) {
			*rest = view_from(behind, 1);
			return;
		}
	}
}

/* Takes off rest what starts with a `<`; a `<` that starts nothing is text. */
static void markup_take(View *rest, HtmlToken *token)
{
	View inside = view_from(*rest, 1);
	token->closes = view_starts(inside, "/");
	View name = view_from(inside, token->closes);
	if (name.len && g_ascii_isalpha(name.data[0])) {
		token->name = take_until(&name, " \t\n\f\r/>");
		*rest = name;
		attributes_take(rest, token);
	} else if (view_starts(inside, "!--")) {
		*rest = view_from(inside, strlen("!--"));
		comment_skip(rest);
	} else if (view_starts(inside, "!") || view_starts(inside, "?") ||
		   (token->closes && name.len)) {
		skip_past(rest, ">");
	} else {
		token->text = view_head(*rest, 1);
		*rest = inside;
	}
}

bool html_token_next(View *rest, HtmlToken *token)
{
	if (!rest->len)
		return false;
	*token = (HtmlToken){ 0 };
	if (rest->data[0] == '<') {
		markup_take(rest, token);
		return true;
	}
	const char *end = view_chr(*rest, '<');
	token->text = view_head(*rest, end ? (size_t)(end - rest->data) : rest->len);
	*rest = view_from(*rest, token->text.len);
	return true;
}

void html_raw_skip(View *rest, View name)
{
	const char *open;
	while ((open = view_find(*rest, "</"))) {
		*rest = view_from(*rest, (size_t)(open + 2 - rest->data));
		View found = view_head(*rest, name.len), behind = view_from(*rest, name.len);
		if (!view_equal_nocase(found, name) ||
		    !(behind.len == 0 || byte_is_html_space(behind.data[0]) ||
		      byte_is_in(behind.data[0], "/>")))
			continue;
		HtmlToken end = { 0 };
		*rest = behind;
		attributes_take(rest, &end);
		return;
	}
	*rest = VIEW("");
}

/* The charset in `text/html; charset=x`. */
static View content_charset(View content)
{
	const char *place = view_find_nocase(content, "charset");
	if (!place)
		return VIEW("");
	View rest = view_from(content, (size_t)(place - content.data) + strlen("charset"));
	rest = skip_space(rest);
	if (!view_starts(rest, "="))
		return VIEW("");
	rest = skip_space(view_from(rest, 1));
	if (view_starts(rest, "\"") || view_starts(rest, "'"))
		rest = view_from(rest, 1);
	return take_until(&rest, " \t\n\f\r;\"'");
}

View html_charset(View bytes)
{
	View rest = view_head(bytes, MAX_HEAD);
	HtmlToken token;
	while (html_token_next(&rest, &token)) {
		if (!view_is_nocase(token.name, "meta") || token.closes)
			continue;
		View charset = view_trim(token.charset.len ? token.charset
							   : content_charset(token.content));
		if (charset.len)
			return view_starts_nocase(charset, "utf-16") ||
					       view_starts_nocase(charset, "utf-32") ||
					       view_is_nocase(charset, "x-user-defined")
				       ? VIEW("")
				       : charset;
	}
	return VIEW("");
}
