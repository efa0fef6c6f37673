/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words in the brackets of a subject that belong together: see patch/subject-phrase.h. */
#include "patch/subject-phrase.h"

#include "patch/subject-number.h"

static bool is_separator(char byte)
{
	return g_ascii_isspace(byte) || byte == ',' || byte == ';' || byte == '[' || byte == ']' ||
	       byte == '\\';
}

bool subject_word_next(View *rest, View *word)
{
	while (rest->len && is_separator(rest->data[0]))
		*rest = view_from(*rest, 1);
	size_t len = 0;
	while (len < rest->len && !is_separator(rest->data[len]))
		len++;
	*word = view_head(*rest, len);
	*rest = view_from(*rest, len);
	return len > 0;
}

View subject_word_bare(View word)
{
	word = view_skip_any(word, "(<{:#");
	word = view_drop_any(word, ")>}:.!?");
	return word;
}

bool subject_of_take(View *word)
{
	size_t len = word->len;
	if (len >= 2 && word->data[len - 1] == '/' && g_ascii_isdigit(word->data[len - 2])) {
		word->len--;
		return true;
	}
	if (len < 3 || !view_is_nocase(view_from(*word, len - 2), "of") ||
	    !g_ascii_isdigit(word->data[len - 3]))
		return false;
	word->len -= 2;
	return true;
}

int subject_total_take(View *rest, bool has_of)
{
	View after = *rest, word;
	if (!subject_word_next(&after, &word))
		return -1;
	if (view_is_nocase(word, "out") && !subject_word_next(&after, &word))
		return -1;
	size_t of = view_starts_nocase(word, "of") ? 2 : view_starts(word, "/") ? 1 : 0;
	if (!has_of && of == 0)
		return -1;
	if (!has_of)
		word = view_from(word, of);
	if (word.len == 0 && !subject_word_next(&after, &word))
		return -1;
	int total = subject_number_parse(word);
	if (total >= 0)
		*rest = after;
	return total;
}

bool subject_may_be_total(View rest)
{
	while (rest.len && is_separator(rest.data[0]))
		rest = view_from(rest, 1);
	return rest.len && byte_is_in(rest.data[0], "oO/");
}

/* One of these, and later one of those. The last of the first has U+2019 in it. */
static const char *const denials[] = { "not", "don't", "dont", "donot", "don\u2019t" };
static const char *const taking[] = {
	"merge",  "merging",  "merged",	   "apply",    "applying",
	"commit", "upstream", "inclusion", "mainline", "upstreaming",
};

/* Short for the whole. */
static const char *const short_denials[] = { "dnm", "mockup" };

/* What is glued to one of taking: `NOTFORMERGE`. */
static const char *const glued_denials[] = { "notfor", "donot", "dont", "not", "no" };

static bool is_taking(View piece)
{
	return view_is_one_nocase(piece, taking, G_N_ELEMENTS(taking));
}

bool subject_denies(View piece)
{
	if (view_is_one_nocase(piece, short_denials, G_N_ELEMENTS(short_denials)))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(glued_denials); i++)
		if (view_starts_nocase(piece, glued_denials[i]) &&
		    is_taking(view_from(piece, strlen(glued_denials[i]))))
			return true;
	return false;
}

/* A word, or a part of one that dashes join. */
static bool read_piece(SubjectDenial *denial, View piece)
{
	bool is_no = denial->is_no;
	denial->is_no = view_is_nocase(piece, "no");
	if ((denial->denied || is_no) && is_taking(piece))
		return true;
	if (view_is_one_nocase(piece, denials, G_N_ELEMENTS(denials)))
		denial->denied = true;
	return subject_denies(piece);
}

bool subject_denial_read(SubjectDenial *denial, View word)
{
	word = subject_word_bare(word);
	char first = word.len ? (char)(word.data[0] | 0x20) : '\0';
	/* Before anything is denied few words matter. */
	if (!denial->denied && !denial->is_no && first != 'd' && first != 'n' && first != 'm' &&
	    (g_ascii_isdigit(first) || (!view_chr(word, '/') && !view_chr(word, '-'))))
		return false;
	bool found = false;
	while (word.len) {
		size_t len = 0;
		while (len < word.len && !byte_is_in(word.data[len], "-_/"))
			len++;
		found |= read_piece(denial, view_head(word, len));
		word = view_from(word, len + 1);
	}
	denial->denied |= found;
	return found;
}

void subject_tag_append(GString *tags, View tag)
{
	/* Beyond this many bytes of tags nobody wrote them by hand; looking for doubles would only
	 * cost time. */
	enum {
		LOOK_FOR_DOUBLES = 512
	};
	View rest = view_of_gstring(tags), word;
	while (tags->len <= LOOK_FOR_DOUBLES && subject_word_next(&rest, &word))
		if (view_equal(word, tag))
			return;
	if (tags->len)
		g_string_append_c(tags, ' ');
	view_append(tags, tag);
}
