/* Reply and forward prefixes of subjects: see subject-prefix.h. */
#include "subject-prefix.h"

typedef struct {
	const char *word;
	unsigned char len;
	unsigned char kind;
} Prefix;

#define PREFIX(word, kind)                                                                         \
	{                                                                                          \
		word, sizeof(word) - 1, kind                                                       \
	}

/* What mail programs write in the languages met on mailing lists. */
static const Prefix prefixes[] = {
	PREFIX("re", PREFIX_REPLY),	PREFIX("fwd", PREFIX_FORWARD),
	PREFIX("fw", PREFIX_FORWARD),	PREFIX("aw", PREFIX_REPLY),
	PREFIX("sv", PREFIX_REPLY),	PREFIX("vs", PREFIX_REPLY),
	PREFIX("antw", PREFIX_REPLY),	PREFIX("odp", PREFIX_REPLY),
	PREFIX("ref", PREFIX_REPLY),	PREFIX("rif", PREFIX_REPLY),
	PREFIX("ris", PREFIX_REPLY),	PREFIX("res", PREFIX_REPLY),
	PREFIX("r", PREFIX_REPLY),	PREFIX("ynt", PREFIX_REPLY),
	PREFIX("wg", PREFIX_FORWARD),	PREFIX("tr", PREFIX_FORWARD),
	PREFIX("rv", PREFIX_FORWARD),	PREFIX("回复", PREFIX_REPLY),
	PREFIX("答复", PREFIX_REPLY),	PREFIX("回覆", PREFIX_REPLY),
	PREFIX("답장", PREFIX_REPLY),	PREFIX("转发", PREFIX_FORWARD),
	PREFIX("轉寄", PREFIX_FORWARD),
};

/* Chinese mail programs write the full-width colon, U+FF1A. */
#define WIDE_COLON "\uff1a"

static View skip_digits(View text)
{
	while (text.len && g_ascii_isdigit(text.data[0]))
		text = view_from(text, 1);
	return text;
}

/* Takes off the count of some programs: `Re[2]:`, `Re(2):`, `Re^2:`. */
static View skip_count(View text)
{
	if (text.len == 0 || !byte_is_in(text.data[0], "[(^"))
		return text;
	View rest = skip_digits(view_from(text, 1));
	if (rest.data == text.data + 1)
		return text;
	char close = text.data[0] == '[' ? ']' : text.data[0] == '(' ? ')' : '\0';
	if (close == '\0')
		return rest;
	return rest.len && rest.data[0] == close ? view_from(rest, 1) : text;
}

/* Whether text begins with the prefix and its colon; if so *rest is what follows. */
static bool match_prefix(View text, const Prefix *prefix, View *rest)
{
	if (text.len <= prefix->len ||
	    g_ascii_strncasecmp(text.data, prefix->word, prefix->len) != 0)
		return false;
	View tail = view_skip_space(skip_count(view_from(text, prefix->len)));
	if (tail.len && tail.data[0] == ':')
		*rest = view_from(tail, 1);
	else if (view_starts(tail, WIDE_COLON))
		*rest = view_from(tail, strlen(WIDE_COLON));
	else
		return false;
	return true;
}

PrefixKind subject_prefix_take(View *text)
{
	View start = view_skip_space(*text);
	if (start.len == 0)
		return PREFIX_NONE;
	char first = g_ascii_tolower(start.data[0]);
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++) {
		View rest;
		if (prefixes[i].word[0] == first && match_prefix(start, &prefixes[i], &rest)) {
			*text = view_skip_space(rest);
			return prefixes[i].kind;
		}
	}
	return PREFIX_NONE;
}
