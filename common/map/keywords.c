/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The regular expressions of a user: see map/keywords.h. */
#include "map/keywords.h"

#include "map/regex-literal.h"

/* Steps from one place of a text, and KiB of memory, at most. */
#define BOUNDS "(*LIMIT_MATCH=20000)(*LIMIT_HEAP=8192)"
#define IN_DIFF "^[+-].*"

/* The bytes are matched, whatever they are. */
#define FLAGS (G_REGEX_RAW | G_REGEX_EXTENDED | G_REGEX_MULTILINE | G_REGEX_NEWLINE_LF)

typedef struct {
	GRegex *regex, *in_diff;
	char *word; /* what it stands for, if it is a word and no more; else NULL; owned */
	guint number;
	bool is_always; /* nothing is known that what matches must have */
	bool is_worth;	/* searching for: it is, or that was there */
} Keyword;

enum {
	N_PLACES = 1 << 14,
};

/* What is in all that an expression matches, without case. */
typedef struct {
	char *text; /* owned */
	guint keyword;
	guint next; /* another one with the same first two bytes; NONE if there is none */
} Literal;

#define NONE G_MAXUINT

struct Keywords {
	GArray *keywords; /* of Keyword */
	GArray *literals; /* of Literal */
	guint *first;	  /* of those that begin with two bytes */
	bool has_always;
};

static void keyword_clear(gpointer data)
{
	Keyword *keyword = data;
	g_regex_unref(keyword->regex);
	g_regex_unref(keyword->in_diff);
	g_free(keyword->word);
}

static void literal_clear(gpointer data)
{
	Literal *literal = data;
	g_free(literal->text);
}

Keywords *keywords_new(void)
{
	Keywords *keywords = g_new0(Keywords, 1);
	keywords->keywords = g_array_new(FALSE, FALSE, sizeof(Keyword));
	g_array_set_clear_func(keywords->keywords, keyword_clear);
	keywords->literals = g_array_new(FALSE, FALSE, sizeof(Literal));
	g_array_set_clear_func(keywords->literals, literal_clear);
	keywords->first = g_new(guint, N_PLACES);
	for (size_t i = 0; i < N_PLACES; i++)
		keywords->first[i] = NONE;
	return keywords;
}

void keywords_free(Keywords *keywords)
{
	if (!keywords)
		return;
	g_array_unref(keywords->keywords);
	g_array_unref(keywords->literals);
	g_free(keywords->first);
	g_free(keywords);
}

/* A line feed ends a comment, which /x allows. */
static GRegex *compile(const char *before, const char *pattern, GError **error)
{
	g_autofree char *whole = g_strconcat(BOUNDS, before, pattern, "\n", NULL);
	return g_regex_new(whole, FLAGS | G_REGEX_OPTIMIZE, 0, error);
}

/* Where in Keywords.first two bytes stand: upper and lower case fall together, and so do others. */
static inline size_t place_of(const char *bytes)
{
	return (size_t)((bytes[0] | 0x20) & 0x7f) << 7 | (size_t)((bytes[1] | 0x20) & 0x7f);
}

static void add_literals(Keywords *keywords, const GPtrArray *texts, guint keyword)
{
	for (guint i = 0; i < texts->len; i++) {
		char *text = g_strdup(texts->pdata[i]);
		Literal literal = { text, keyword, keywords->first[place_of(text)] };
		keywords->first[place_of(text)] = keywords->literals->len;
		g_array_append_val(keywords->literals, literal);
	}
}

/* Whether a pattern stands for itself. */
static bool is_word(const char *pattern)
{
	for (; g_ascii_isalnum(*pattern) || byte_is_in(*pattern, "_-/,"); pattern++)
		;
	return *pattern == '\0';
}

bool keywords_add(Keywords *keywords, View pattern, guint number, GError **error)
{
	if (view_chr(pattern, '\0')) {
		g_set_error_literal(error, G_REGEX_ERROR, G_REGEX_ERROR_COMPILE, "it has a NUL");
		return false;
	}
	g_autofree char *text = view_dup(pattern);
	/* What is wrong is said of the pattern as it was written. */
	g_autoptr(GRegex) plain = g_regex_new(text, FLAGS, 0, error);
	g_autoptr(GRegex) regex = plain ? compile("", text, error) : NULL;
	g_autoptr(GRegex) in_diff = regex ? compile(IN_DIFF, text, error) : NULL;
	if (!in_diff)
		return false;
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	Keyword keyword = { .number = number,
			    .is_always = !regex_literals(text, texts),
			    .word = is_word(text) ? g_strdup(text) : NULL };
	keyword.regex = g_steal_pointer(&regex);
	keyword.in_diff = g_steal_pointer(&in_diff);
	add_literals(keywords, texts, keywords->keywords->len);
	keywords->has_always |= keyword.is_always;
	g_array_append_val(keywords->keywords, keyword);
	return true;
}

static Keyword *keyword_at(const Keywords *keywords, guint place)
{
	return &g_array_index(keywords->keywords, Keyword, place);
}

bool keywords_start(Keywords *keywords)
{
	for (guint i = 0; i < keywords->keywords->len; i++)
		keyword_at(keywords, i)->is_worth = keyword_at(keywords, i)->is_always;
	return keywords->has_always;
}

/* Notes what text begins with, of next and those that begin alike. */
static bool see_literals(Keywords *keywords, guint next, View text)
{
	bool is_any = false;
	while (next != NONE) {
		const Literal *literal = &g_array_index(keywords->literals, Literal, next);
		if (view_starts_nocase(text, literal->text)) {
			keyword_at(keywords, literal->keyword)->is_worth = true;
			is_any = true;
		}
		next = literal->next;
	}
	return is_any;
}

bool keywords_scan(Keywords *keywords, View text)
{
	bool is_any = keywords->has_always;
	if (keywords->literals->len == 0)
		return is_any;
	for (; text.len > 1; text = view_from(text, 1)) {
		guint next = keywords->first[place_of(text.data)];
		if (next != NONE)
			is_any |= see_literals(keywords, next, text);
	}
	return is_any;
}

/* is_bounded is set if the search came to its bound. */
static bool is_match(const GRegex *regex, View text, bool *is_bounded)
{
	g_autoptr(GError) error = NULL;
	if (text.len == 0)
		return false;
	bool is_found = g_regex_match_full(regex, text.data, (gssize)text.len, 0, 0, NULL, &error);
	*is_bounded |= error != NULL;
	return is_found && !error;
}

/* The same for the expression of a keyword; most are words. */
static bool is_in(const Keyword *keyword, View text, bool *is_bounded)
{
	return keyword->word ? view_find(text, keyword->word) != NULL
			     : is_match(keyword->regex, text, is_bounded);
}

bool keywords_find(Keywords *keywords, View text, View diff, GArray *found)
{
	bool is_bounded = false;
	for (guint i = 0; i < keywords->keywords->len; i++) {
		const Keyword *keyword = keyword_at(keywords, i);
		if (!keyword->is_worth)
			continue;
		/* Without the sign it is found sooner that there is nothing. */
		if (is_in(keyword, text, &is_bounded) ||
		    (is_in(keyword, diff, &is_bounded) &&
		     is_match(keyword->in_diff, diff, &is_bounded)))
			g_array_append_val(found, keyword->number);
	}
	return !is_bounded;
}
