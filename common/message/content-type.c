/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Content-Type and Content-Disposition values in their simple form: see message/content-type.h. */
#include "message/content-type.h"

#include "message/encoded-word.h"

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

/* Whether the text between two quotes stands for itself. */
static bool is_plain_quoted(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!g_ascii_isprint(text.data[i]) || text.data[i] == '\\')
			return false;
	return !encoded_word_maybe(text);
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
	return is_plain_quoted(*value);
}

/* A parameter that is asked for, and where its value goes. */
typedef struct {
	const char *name;
	View *value;
	bool seen;
} Wanted;

/* Takes `name=value` off text and keeps it if it is wanted. */
static bool take_parameter(View *text, Wanted *wanted, size_t n_wanted)
{
	View value;
	View name = take_token(text);
	if (name.len == 0 || !take_byte(text, '=') || !take_value(text, &value))
		return false;
	for (size_t i = 0; i < n_wanted; i++) {
		if (!view_is_nocase(name, wanted[i].name))
			continue;
		if (wanted[i].seen)
			return false;
		wanted[i].seen = true;
		*wanted[i].value = value;
	}
	return true;
}

/* Reads parameters, each behind a `;`, to the end of text. */
static bool take_parameters(View text, Wanted *wanted, size_t n_wanted)
{
	while ((text = view_skip_space(text)).len) {
		if (!take_byte(&text, ';'))
			return false;
		text = view_skip_space(text);
		if (text.len && !take_parameter(&text, wanted, n_wanted))
			return false;
	}
	return true;
}

bool content_type_parse(View value, ContentType *type)
{
	const View none = VIEW_INIT("");
	*type = (ContentType){ none, none, none, none, false, false };
	View rest = view_trim(value);
	if (rest.len == 0)
		return true;
	View format = none, assumed = none;
	Wanted wanted[] = { { "charset", &type->charset, false },
			    { "boundary", &type->boundary, false },
			    { "name", &type->name, false },
			    { "format", &format, false },
			    { "x-default", &assumed, false } };
	type->type = rest;
	bool whole = take_token(&rest).len && take_byte(&rest, '/') && take_token(&rest).len;
	type->type.len -= rest.len;
	if (!whole || !take_parameters(rest, wanted, G_N_ELEMENTS(wanted)))
		return false;
	type->flowed = view_is_nocase(format, "flowed");
	type->assumed = view_is_nocase(assumed, "true");
	return true;
}

bool content_disposition_parse(View value, ContentDisposition *disposition)
{
	View rest = view_trim(value);
	Wanted wanted[] = { { "filename", &disposition->filename, false } };
	disposition->filename = VIEW("");
	disposition->kind = take_token(&rest);
	return (disposition->kind.len || rest.len == 0) &&
	       take_parameters(rest, wanted, G_N_ELEMENTS(wanted));
}
