/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of dates: see message/date-words.h. */
#include "message/date-words.h"

#include "message/encoded-word.h"

enum {
	/* No date is longer, with comments and encoded words. */
	MAX_VALUE = 512,
	MAX_DIGITS = 12,
	MAX_MONTH = 12, /* bytes of a Latin name; Cyrillic takes two for a letter */
};

/*
 * How the names of each month begin: English, Czech, Danish, Dutch, Finnish, French, German,
 * Hungarian, Italian, Norwegian, Polish, Portuguese, Romanian, Russian, Spanish, Swedish, Turkish.
 * The first that fits counts.
 */
static const struct {
	int month;
	const char *starts;
} month_names[] = {
	{ 1, "jan ene gen sty ian led tammi oca \xd1\x8f\xd0\xbd\xd0\xb2" },
	{ 2, "feb fev lut uno helmi sub \xd1\x84\xd0\xb5\xd0\xb2" },
	{ 3, "mar mae mrz mrt maa bre \xd0\xbc\xd0\xb0\xd1\x80" },
	{ 4, "apr avr abr kwi dub huhti nis \xd0\xb0\xd0\xbf\xd1\x80" },
	{ 5, "may mai maj mei mag kve touko \xd0\xbc\xd0\xb0\xd0\xb8 \xd0\xbc\xd0\xb0\xd1\x8f" },
	{ 7, "jul juil cervenec lug lip cvc cec iul heina tem \xd0\xb8\xd1\x8e\xd0\xbb" },
	{ 6, "jun jui giu cze cvn cer iun kesa haz \xd0\xb8\xd1\x8e\xd0\xbd" },
	{ 8, "aug aou ago agu sie srp elo \xd0\xb0\xd0\xb2\xd0\xb3" },
	{ 9, "sep set szept wrz zar syys eyl \xd1\x81\xd0\xb5\xd0\xbd" },
	{ 10, "oct okt out ott paz rij loka eki \xd0\xbe\xd0\xba\xd1\x82" },
	{ 11, "nov noi noy lis marras kas \xd0\xbd\xd0\xbe\xd1\x8f" },
	{ 12, "dec dez des dic dis gru pro joulu ara \xd0\xb4\xd0\xb5\xd0\xba" },
};

static bool starts_with_one(View word, const char *starts)
{
	while (*starts) {
		size_t len = strcspn(starts, " ");
		if (word.len >= len && memcmp(word.data, starts, len) == 0)
			return true;
		starts += len + (starts[len] == ' ');
	}
	return false;
}

int date_month_of_word(View word)
{
	bool is_latin = word.len && (guchar)word.data[0] < 0x80;
	if (word.len > (is_latin ? MAX_MONTH : 2 * MAX_MONTH))
		return 0;
	/* `marras`, which is November, begins like March */
	if (view_starts(word, "marras"))
		return 11;
	for (size_t i = 0; i < G_N_ELEMENTS(month_names); i++)
		if (starts_with_one(word, month_names[i].starts))
			return month_names[i].month;
	return 0;
}

/* What a character is called by: its first letter in lower case without accents; a blank for
 * what only sets apart; 0 for what has no look at all. */
static gunichar plain_form(gunichar c)
{
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { c };
	g_unichar_fully_decompose(c, TRUE, parts, G_N_ELEMENTS(parts));
	c = g_unichar_tolower(parts[0]);
	switch (g_unichar_type(c)) {
	case G_UNICODE_FORMAT:
	case G_UNICODE_NON_SPACING_MARK:
		return 0;
	case G_UNICODE_DASH_PUNCTUATION:
		return '-';
	default:
		break;
	}
	/* the minus sign, which is no punctuation */
	if (c == 0x2212)
		return '-';
	return c == '"' || c == '_' || !g_unichar_isgraph(c) ? ' ' : c;
}

/* Appends the text in plain forms, a blank for each comment. */
static void append_plain(GString *out, const GString *text)
{
	size_t depth = 0;
	const char *end = text->str + text->len;
	for (const char *at = text->str; at < end; at = g_utf8_next_char(at)) {
		bool is_escaped = *at == '\\' && at + 1 < end;
		if (is_escaped)
			at++;
		else if (*at == '(')
			depth++;
		gunichar c = plain_form(g_utf8_get_char(at));
		if (depth == 0 && c && c != ')')
			g_string_append_unichar(out, c);
		else if (c == ')' || c == '(')
			g_string_append_c(out, ' ');
		if (!is_escaped && *at == ')' && depth)
			depth--;
	}
}

/* Whether the character at `at` goes on with the token that another began. */
static bool goes_on(const char *at, DateTokenKind kind)
{
	if (kind == DATE_TOKEN_NUMBER)
		return g_ascii_isdigit(*at);
	return kind == DATE_TOKEN_WORD && g_unichar_isalpha(g_utf8_get_char(at));
}

static DateTokenKind kind_of(const char *at)
{
	if (g_ascii_isdigit(*at))
		return DATE_TOKEN_NUMBER;
	return g_unichar_isalpha(g_utf8_get_char(at)) ? DATE_TOKEN_WORD : DATE_TOKEN_MARK;
}

/* Reads the token at `at`; returns what follows it. */
static const char *read_token(DateToken *token, const char *at)
{
	const char *start = at;
	token->kind = kind_of(at);
	token->mark = token->kind == DATE_TOKEN_MARK ? *at : '\0';
	do
		at = g_utf8_next_char(at);
	while (goes_on(at, token->kind));
	View text = { start, (size_t)(at - start) };
	token->word = token->kind == DATE_TOKEN_WORD ? text : VIEW("");
	token->digits = token->kind == DATE_TOKEN_NUMBER ? text.len : 0;
	token->number = 0;
	for (size_t i = 0; i < MIN(token->digits, MAX_DIGITS); i++)
		token->number = 10 * token->number + (guint64)(text.data[i] - '0');
	/* the dot of what is cut short */
	if (token->kind == DATE_TOKEN_WORD && *at == '.')
		at++;
	return at;
}

void date_tokens_read(DateToken tokens[DATE_MAX_TOKENS], View value, GString *buffer)
{
	g_autoptr(GString) decoded = g_string_new(NULL);
	encoded_word_decode(decoded, view_head(value, MAX_VALUE));
	g_string_truncate(buffer, 0);
	append_plain(buffer, decoded);
	const char *at = buffer->str;
	size_t n = 0;
	bool apart = true;
	while (*at && *at != ';' && n + 1 < DATE_MAX_TOKENS) {
		if (*at == ' ') {
			apart = true;
			at++;
			continue;
		}
		tokens[n].apart = apart;
		at = read_token(&tokens[n++], at);
		apart = false;
	}
	tokens[n] = (DateToken){ .kind = DATE_TOKEN_END, .apart = true };
}
