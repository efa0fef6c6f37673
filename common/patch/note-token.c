/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of a sentence, and parts among them: see patch/note-token.h. */
#include "patch/note-token.h"

/* The numbers in `patch1`, `P1`, `No.1`; word where it is none of these. */
static View behind_patch(View word)
{
	static const char *const names[] = { "patch", "p", "no.", "nr." };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		View rest = view_starts_nocase(word, names[i]) ? view_from(word, strlen(names[i]))
							       : VIEW("");
		if (rest.len && g_ascii_isdigit(rest.data[0]))
			return rest;
	}
	return word;
}

/* Reads `3`, `#3`, `1/3`, `1-3`, `1~3`, `1/3-2/3`, `patch1`. `#123` is no part, but a report. */
static bool read_parts(View text, NoteToken *token)
{
	guint numbers[2] = { 0, 0 };
	View word = behind_patch(text);
	bool is_marked = word.len < text.len || (word.len > 1 && word.data[0] == '0');
	size_t n = 0;
	while (word.len) {
		if (n == 2)
			return false;
		bool is_hash = word.data[0] == '#';
		if (is_hash) {
			is_marked = true;
			word = view_from(word, 1);
		}
		size_t digits = 0;
		for (; digits < word.len && g_ascii_isdigit(word.data[digits]); digits++)
			numbers[n] = numbers[n] * 10 + (guint)(word.data[digits] - '0');
		if (digits == 0 || digits > (is_hash ? 2 : 4) || numbers[n] > 999)
			return false;
		n++;
		word = view_from(word, digits);
		if (word.len && word.data[0] == '/') {
			is_marked = true;
			word = view_from(word, 1);
			while (word.len && g_ascii_isdigit(word.data[0]))
				word = view_from(word, 1);
		}
		bool is_dots = view_starts(word, "..");
		if (word.len && !byte_is_in(word.data[0], "-~") && !is_dots)
			return false;
		word = view_from(word, is_dots ? 2 + view_starts(word, "...") : 1);
	}
	token->class = NOTE_PARTS;
	token->first = numbers[0];
	token->is_list = n == 2 || is_marked;
	token->is_hash = text.len && text.data[0] == '#';
	token->last = n == 2 ? numbers[1] : numbers[0];
	return n > 0 && token->first <= token->last;
}

/* The length of `v5` at the start of text, the name of a version; 0 if it has none. */
static size_t read_version(View text, int *version)
{
	size_t at = 1;
	if (text.len < 2 || (text.data[0] | 0x20) != 'v' || !g_ascii_isdigit(text.data[1]))
		return 0;
	for (*version = 0; at < MIN(text.len, 5) && g_ascii_isdigit(text.data[at]); at++)
		*version = *version * 10 + (text.data[at] - '0');
	return at;
}

/* Reads `v5-0001` and `0001-Mend-it.patch`, the names of files that git-format-patch(1) makes: the
 * value is the version, 0 if there is none. */
static bool read_file(View text, NoteToken *token)
{
	enum {
		PART_DIGITS = 4
	};
	View rest = text;
	int version = 0;
	size_t at = read_version(text, &version), n = 0;
	if (at) {
		if (at + 1 >= text.len || text.data[at] != '-')
			return false;
		rest = view_from(text, at + 1);
	}
	while (n < rest.len && g_ascii_isdigit(rest.data[n]))
		n++;
	View title = view_from(rest, n);
	bool is_title = title.len > 1 && title.data[0] == '-' && g_ascii_isalpha(title.data[1]);
	if (n != PART_DIGITS || (title.len ? !is_title : !version) ||
	    !read_parts(view_head(rest, n), token))
		return false;
	token->is_list = true;
	token->value = version;
	return true;
}

void note_token_add(NoteSentence *sentence, NoteToken token)
{
	if (sentence->n_tokens < NOTE_MAX_TOKENS)
		sentence->tokens[sentence->n_tokens++] = token;
}

/* Whether the word at at is a mark between the ends of a range: `1 - 3`, `1–3`, `1 -> 3`. A long
 * dash with blanks around it is a comma. */
static bool is_range_mark(const NoteSentence *sentence, size_t at)
{
	View mark = sentence->tokens[at].text;
	const View *before = &sentence->tokens[at - 1].text;
	if (note_class_at(sentence, at) != NOTE_COMMA)
		return false;
	return byte_is_in(mark.data[0], "->~") || view_is(mark, "\xe2\x80\x93") ||
	       (view_is(mark, "\xe2\x80\x94") && mark.data == view_end(*before));
}

/* Makes the last word `to` if it is the `through` of `1 through 3`, whose end follows, or a dash.
 */
static void join_range(NoteSentence *sentence)
{
	size_t n = sentence->n_tokens, at = n;
	bool is_through = n > 1 && (note_has_word(sentence, n - 1, "through") ||
				    note_has_word(sentence, n - 1, "thru"));
	if (is_through)
		at = n - 1;
	while (!is_through && at > 1 && at + 2 > n && is_range_mark(sentence, at - 1))
		at--;
	if (at == n || note_class_at(sentence, at - 1) != NOTE_PARTS)
		return;
	sentence->tokens[at].class = NOTE_TO;
	sentence->n_tokens = at + 1;
}

/* A picture is no name: `👍 applied`. */
static bool is_picture(View text)
{
	return (guint8)text.data[0] == 0xf0 ||
	       (text.len > 2 && (guint8)text.data[0] == 0xe2 && (guint8)text.data[1] >= 0x98 &&
		(guint8)text.data[1] <= 0x9e);
}

/* Whether what follows `v4` makes it a name, and no version: `v4l-utils`, `v9fs`, `v6-next`. */
static bool is_name_of_thing(View rest)
{
	static const char *const versions[] = { "-rc", "-rfc", "-resend", "rfc", "-v" };
	for (size_t i = 0; i < G_N_ELEMENTS(versions); i++)
		if (view_starts(rest, versions[i]))
			return false;
	rest = view_from(rest, view_starts(rest, "-") ? 1 : 0);
	return rest.len && g_ascii_isalpha(rest.data[0]);
}

/* Whether text is the number of a request, and the last word says so: `merge request !12`,
 * `PR #12`. */
static bool is_request_number(const NoteSentence *sentence, View text)
{
	static const char *const requests[] = { "request", "pr", "mr", NULL };
	return text.len > 1 && byte_is_in(text.data[0], "#!") && g_ascii_isdigit(text.data[1]) &&
	       sentence->n_tokens &&
	       note_word_is_one_of(sentence, sentence->n_tokens - 1, requests);
}

/* Takes the first word for a name if a program has written it: `boreed merged PR #12`, of which the
 * number comes next. */
static void find_login(NoteSentence *sentence)
{
	if (sentence->n_tokens == 3 && sentence->tokens[0].class == NOTE_OTHER &&
	    note_has_word(sentence, 1, "merged"))
		sentence->tokens[0].class = NOTE_NAME;
}

/* Makes one word of `merge request` and `pull request`, whose second one is text. Returns false if
 * it is none. */
static bool join_request(NoteSentence *sentence, View text)
{
	static const char *const firsts[] = { "merge", "pull", NULL };
	size_t n = sentence->n_tokens;
	if (n == 0 || !view_is_nocase(text, "request") ||
	    !note_word_is_one_of(sentence, n - 1, firsts))
		return false;
	sentence->tokens[n - 1] = (NoteToken){ .class = NOTE_NOUN, .text = text };
	return true;
}

/* Makes a verb of `squashed` if `into` follows, whose word comes next: `squashed this into`. */
static void find_squashed(NoteSentence *sentence)
{
	size_t n = sentence->n_tokens,
	       back = note_class_at(sentence, n - 1) == NOTE_PRONOUN ? 2 : 1;
	if (n >= back && note_has_word(sentence, n - back, "squashed"))
		sentence->tokens[n - back].class = NOTE_PUT;
}

/* Takes the word off that only says that a number follows: `patch no. 1`, `patch #s 1,3`. Returns
 * whether there is one. */
static bool drop_number_word(NoteSentence *sentence)
{
	static const char *const words[] = { "no", "nr", "nos", "number", "numbers", "#s", NULL };
	static const bool leads[N_NOTE_CLASSES] = {
		[NOTE_END] = true, [NOTE_NOUN] = true,	[NOTE_NOUNS] = true,
		[NOTE_AND] = true, [NOTE_COMMA] = true, [NOTE_VERB] = true,
	};
	size_t n = sentence->n_tokens;
	if (n == 0 || !note_word_is_one_of(sentence, n - 1, words) ||
	    !leads[n > 1 ? note_class_at(sentence, n - 2) : NOTE_END])
		return false;
	sentence->n_tokens--;
	return true;
}

/* Makes a number that nobody knows of `a few` if `of` follows, whose word comes next: `most of
 * these`. */
static void find_vague(NoteSentence *sentence)
{
	static const char *const counts[] = { "most", "some",	 "several", "half",
					      "few",  "handful", NULL };
	size_t n = sentence->n_tokens;
	if (n == 0 || !note_word_is_one_of(sentence, n - 1, counts))
		return;
	sentence->tokens[n - 1].class = NOTE_COUNT;
	sentence->tokens[n - 1].value = 0;
	if (note_class_at(sentence, n - 2) == NOTE_A)
		sentence->tokens[n - 2].class = NOTE_ADVERB;
}

/* Whether `out` follows `pushed` or `pushed it`, so that it means no more than `up`. */
static bool is_of_push(const NoteSentence *sentence)
{
	size_t n = sentence->n_tokens,
	       back = note_class_at(sentence, n - 1) == NOTE_PRONOUN ? 2 : 1;
	return n >= back && note_has_word(sentence, n - back, "pushed");
}

/* Whether text, which means something else in prose, is a name: `Will`, `Per`, `May`. */
static bool may_be_name(View text)
{
	return view_is(text, "Will") || view_is(text, "Per") || view_is(text, "May");
}

/* Makes a name of the `Will` that token tells is one: `Will has applied it`, `Will already queued
 * it`. */
static void find_name(NoteSentence *sentence, const NoteToken *token)
{
	size_t n = sentence->n_tokens;
	bool is_verb = token->class == NOTE_VERB && n == 2 && note_has_word(sentence, 1, "already");
	if ((is_verb || (n == 1 && view_is(token->text, "has"))) &&
	    may_be_name(sentence->tokens[0].text))
		sentence->tokens[0].class = NOTE_NAME;
}

/* Looks lower, the same as text in lower case, up. */
static void add_word(NoteSentence *sentence, View lower, View text)
{
	/* `1+2` */
	size_t n = sentence->n_tokens;
	if (lower.len > 1 && lower.data[0] == '+' && note_class_at(sentence, n - 1) == NOTE_PARTS) {
		note_token_add(sentence,
			       (NoteToken){ .class = NOTE_AND, .text = view_head(text, 1) });
		lower = view_from(lower, 1);
		text = view_from(text, 1);
	}
	NoteWord word = note_word_find(lower);
	NoteToken token = {
		.class = word.class, .value = word.value, .is_trial = word.is_trial, .text = text
	};
	if (token.class != NOTE_OTHER) {
		find_name(sentence, &token);
		if (may_be_name(text) && n && note_has_word(sentence, n - 1, "by"))
			token.class = NOTE_NAME;
		if (token.class == NOTE_IN && lower.len == strlen("into"))
			find_squashed(sentence);
		if (token.class == NOTE_OF)
			find_vague(sentence);
		if (token.class == NOTE_BAD && lower.len == strlen("out") && is_of_push(sentence))
			token.class = NOTE_UP;
		note_token_add(sentence, token);
		return;
	}
	if (join_request(sentence, text))
		return;
	NoteToken parts = token;
	int version;
	size_t end;
	if (is_request_number(sentence, text)) {
		token.class = NOTE_ADJECTIVE;
		find_login(sentence);
	} else if (read_file(text, &parts)) {
		token = parts;
		join_range(sentence);
	} else if ((end = read_version(lower, &version))) {
		if (!view_chr(lower, '.') && !is_name_of_thing(view_from(lower, end))) {
			token.class = NOTE_VERSION;
			token.value = version;
		}
	} else if (read_parts(text, &parts)) {
		token = parts;
		token.is_list |= drop_number_word(sentence);
		join_range(sentence);
	} else if (g_ascii_isupper(text.data[0]) || text.data[0] & 0x80) {
		token.class = is_picture(text) ? NOTE_COMMA : NOTE_NAME;
	}
	note_token_add(sentence, token);
}

/* Adds a word and, where it has an apostrophe, both halves: `it's`, `haven't`, `I've`. */
void note_token_add_word(NoteSentence *sentence, View text)
{
	/* `_applied_` */
	text = view_from(text, text.len > 1 && text.data[0] == '_' ? 1 : 0);
	text.len -= text.len > 1 && text.data[text.len - 1] == '_';
	/* `'as is'` */
	text = view_from(text, text.len > 2 && text.data[0] == '\'' ? 1 : 0);
	char lower[NOTE_WORD_SIZE + 4];
	size_t len = 0, apostrophe = 0;
	for (size_t i = 0; i < text.len && len + 1 < sizeof(lower); i++) {
		bool is_curly =
			text.data[i] & 0x80 && view_starts(view_from(text, i), "\xe2\x80\x99");
		if (is_curly || text.data[i] == '\'')
			apostrophe = len;
		lower[len++] = is_curly ? '\'' : byte_lower(text.data[i]);
		i += is_curly ? 2 : 0;
	}
	View word = { lower, len };
	if (view_ends(word, "n't")) {
		note_token_add(sentence, (NoteToken){ .class = NOTE_NOT, .text = text });
	} else if (apostrophe && note_word_find(word).class == NOTE_OTHER) {
		add_word(sentence, view_head(word, apostrophe), view_head(text, apostrophe));
		add_word(sentence, view_from(word, apostrophe), view_from(text, apostrophe));
	} else {
		add_word(sentence, word, text);
	}
}

/* Takes a part in brackets, `[1/5]`, `[PATCH v2 1/5]`, off rest. Returns false if there is none. */
bool note_token_take_bracketed(NoteSentence *sentence, View *rest)
{
	const char *close = view_chr(*rest, ']');
	View inside = view_from(view_head(*rest, close ? (size_t)(close - rest->data) : 0), 1);
	if (inside.len == 0 || !view_chr(inside, '/'))
		return false;
	View prefix = VIEW(""), parts = inside;
	const char *blank = view_rchr(inside, ' ');
	if (blank && view_starts_nocase(inside, "PATCH")) {
		prefix = view_head(inside, (size_t)(blank - inside.data));
		parts = view_from(inside, prefix.len + 1);
	}
	NoteToken token = { .text = parts };
	if (!read_parts(parts, &token))
		return false;
	const char *word = view_rchr(prefix, ' ');
	if (word &&
	    !read_version(view_from(prefix, (size_t)(word + 1 - prefix.data)), &token.value))
		return false;
	join_range(sentence);
	note_token_add(sentence, token);
	*rest = view_from(*rest, inside.len + 2);
	return true;
}
