/* Content-Type values in their simple form: see content-type.h. */
#include "content-type.h"

static size_t token_len(View text)
{
	size_t len = 0;
	while (len < text.len &&
	       (g_ascii_isalnum(text.data[len]) || byte_is_in(text.data[len], "!#$%&+-.^_`{|}~")))
		len++;
	return len;
}

/* Takes a token off text; empty if none stands there. */
static View take_token(View *text)
{
	View token = view_head(*text, token_len(*text));
	*text = view_from(*text, token.len);
	return token;
}

static bool take_byte(View *text, char byte)
{
	if (text->len == 0 || text->data[0] != byte)
		return false;
	*text = view_from(*text, 1);
	return true;
}

/* Takes a parameter's value off text, a token or what stands between quotes. */
static bool take_value(View *text, View *value)
{
	if (!take_byte(text, '"')) {
		*value = take_token(text);
		return value->len > 0;
	}
	const char *close = view_chr(*text, '"');
	if (!close)
		return false;
	*value = view_head(*text, (size_t)(close - text->data));
	*text = view_from(*text, value->len + 1);
	return !view_chr(*value, '\\');
}

/* Takes `name=value` off text and keeps what is wanted of it. */
static bool take_parameter(View *text, ContentType *type, bool *has_format)
{
	View value;
	View name = take_token(text);
	if (name.len == 0 || !take_byte(text, '=') || !take_value(text, &value))
		return false;
	if (view_is_nocase(name, "charset")) {
		if (type->charset.len)
			return false;
		type->charset = value;
	} else if (view_is_nocase(name, "format")) {
		if (*has_format)
			return false;
		*has_format = true;
		type->flowed = view_is_nocase(value, "flowed");
	}
	return true;
}

bool content_type_parse(View value, ContentType *type)
{
	*type = (ContentType){ VIEW(""), VIEW(""), false };
	View rest = view_trim(value);
	if (rest.len == 0)
		return true;
	type->type = rest;
	bool whole = take_token(&rest).len && take_byte(&rest, '/') && take_token(&rest).len;
	type->type.len -= rest.len;
	bool has_format = false;
	while (whole && (rest = view_skip_space(rest)).len) {
		whole = take_byte(&rest, ';');
		rest = view_skip_space(rest);
		if (whole && rest.len)
			whole = take_parameter(&rest, type, &has_format);
	}
	return whole;
}
