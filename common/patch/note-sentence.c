/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences of a mail's own text: see patch/note-sentence.h. */
#include "patch/note-sentence.h"

#include "bytes/wide-blank.h"
#include "patch/note-bracket.h"
#include "patch/note-token.h"

/* A line is at least so wide before the next one can be its continuation by width alone. */
#define MIN_WIDTH 48

void note_sentences_init(NoteSentences *sentences, View text, TextForm form)
{
	*sentences = (NoteSentences){ .paragraphs = { .lines = line_iter(text, form) } };
}

/* Whether a sentence ends with line because the next one was begun anew: its first word would have
 * found room. */
static bool is_broken_by_hand(const NoteSentences *sentences, View line, View next)
{
	const char *blank = view_chr(next, ' ');
	size_t word = blank ? (size_t)(blank - next.data) : next.len;
	return line.len + 1 + word <= MAX(sentences->paragraphs.width, MIN_WIDTH);
}

/* Whether the last word is one that no sentence ends with. */
static bool sentence_is_open(const NoteSentence *sentence)
{
	static const bool open[N_NOTE_CLASSES] = {
		[NOTE_THE] = true, [NOTE_YOUR] = true, [NOTE_A] = true,	    [NOTE_OF] = true,
		[NOTE_IS] = true,  [NOTE_BEEN] = true, [NOTE_HAVE] = true,  [NOTE_AND] = true,
		[NOTE_SO] = true,  [NOTE_NOT] = true,  [NOTE_MODAL] = true, [NOTE_IF] = true,
		[NOTE_TO] = true,  [NOTE_WITH] = true, [NOTE_I] = true,	    [NOTE_IN] = true,
	};
	return sentence->n_tokens && open[sentence->tokens[sentence->n_tokens - 1].class];
}

/* Whether what is read waits for a verb, and next goes on with one in lower case, however short the
 * line above it is: `with the patch` / `applied`, `the series that Bo` / `queued`, `to get this` /
 * `merged`, `are usually` / `applied`. */
static bool waits_for_verb(const NoteSentence *sentence, View next)
{
	enum {
		MAX_WORDS = 4
	};
	static const char *const gets[] = { "get", "gets", "getting", NULL };
	size_t n = sentence->n_tokens;
	if (n < 2 || next.len == 0 || !g_ascii_islower(next.data[0]))
		return false;
	size_t last = n - 1;
	NoteClass class = note_class_at(sentence, last);
	if (note_has_word(sentence, last, "gets"))
		return true;
	if (class == NOTE_NAME)
		return note_has_word(sentence, last - 1, "that") ||
		       note_class_at(sentence, last - 1) == NOTE_WHICH;
	if (class == NOTE_OTHER && view_ends(sentence->tokens[last].text, "ly"))
		return note_class_at(sentence, last - 1) == NOTE_IS;
	if (class == NOTE_PRONOUN)
		return note_word_is_one_of(sentence, last - 1, gets);
	/* `with the old patch`, `have a fix`: back to what stands before it */
	for (size_t i = last; i > 0 && i + MAX_WORDS > last; i--) {
		class = note_class_at(sentence, i);
		bool is_a = class == NOTE_A;
		/* `a similar fix` */
		if (is_a && note_class_at(sentence, i - 1) == NOTE_A)
			continue;
		if (is_a || class == NOTE_THE || class == NOTE_YOUR || class == NOTE_PRONOUN)
			return i < last && (note_has_word(sentence, i - 1, "with") ||
					    (is_a && note_class_at(sentence, i - 1) == NOTE_HAVE));
		if (class == NOTE_COMMA || class == NOTE_VERB || class == NOTE_AND)
			return false;
	}
	return false;
}

/* What a byte is in running text. */
enum {
	BYTE_MARK, /* none of these */
	BYTE_BLANK,
	BYTE_WORD,  /* a letter, a digit; a byte of UTF-8 */
	BYTE_INNER, /* a mark that may stand in a word */
};

static inline int byte_kind(char byte)
{
	/* from NUL to DEL */
	static const char kinds[] = "10000000011001000000000000000000"
				    "10030003000303332222222222300300"
				    "32222222222222222222222222200003"
				    "02222222222222222222222222200030";
	return byte & 0x80 ? BYTE_WORD : kinds[(guint8)byte] - '0';
}

/* The length of the mark that text starts with, other than a plain blank or a word; 0 if there is
 * none. */
static inline size_t mark_length(View text)
{
	static const char *const wide[] = { "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa6",
					    "\xef\xbc\x8c", "\xe3\x80\x82", "\xef\xbc\x81" };
	if (byte_kind(text.data[0]) != BYTE_WORD)
		return 1;
	if (!(text.data[0] & 0x80))
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(wide); i++)
		if (view_starts(text, wide[i]))
			return 3;
	return wide_blank_length(text);
}

/* How long the word is that text starts with: marks between letters belong to it. */
static size_t word_length(View text)
{
	size_t at = 0;
	/* `-next`, `#2`, `!12` */
	if (text.len > 1 && byte_is_in(text.data[0], "-#.~/!") && g_ascii_isalnum(text.data[1]))
		at = 1;
	for (; at < text.len; at++) {
		int kind = byte_kind(text.data[at]);
		if (kind == BYTE_WORD && !(text.data[at] & 0x80))
			continue;
		View rest = view_from(text, at);
		if (kind == BYTE_WORD && mark_length(rest) == 0)
			continue;
		/* `1..3`, `1...3` */
		size_t dots = 0;
		while (dots < MIN(rest.len, 3) && rest.data[dots] == '.')
			dots++;
		bool is_dots = dots > 1 && dots < rest.len && g_ascii_isdigit(rest.data[dots]);
		/* `1+2` are two */
		bool is_sum = rest.len > 1 && rest.data[0] == '+' && g_ascii_isdigit(text.data[0]);
		if (kind != BYTE_INNER || rest.len < 2 || is_sum ||
		    (mark_length(view_from(rest, 1)) && !is_dots))
			break;
		at += is_dots ? dots - 1 : 0;
	}
	return at;
}

/* The length of `[1]`, which points to a footnote; 0 if text does not start with one. */
static size_t footnote_length(View text)
{
	size_t at = 1;
	while (at < text.len && g_ascii_isdigit(text.data[at]))
		at++;
	return text.data[0] == '[' && at > 1 && at < text.len && text.data[at] == ']' ? at + 1 : 0;
}

/* Whether text starts with the number of a request, `!12`, and not with a mark behind a word. */
static bool is_request(const NoteSentence *sentence, View text)
{
	size_t n = sentence->n_tokens;
	return text.len > 1 && g_ascii_isdigit(text.data[1]) &&
	       (n == 0 || view_end(sentence->tokens[n - 1].text) != text.data);
}

/* The length of what follows `https` in an address, whatever marks are in it; 0 if text does not
 * start with that. The marks behind an address are the sentence's. */
static size_t address_length(View text, TextForm form)
{
	if (!view_starts(text, "://"))
		return 0;
	size_t len = strlen("://");
	while (len < text.len && byte_kind(text.data[len]) != BYTE_BLANK &&
	       !byte_is_in(text.data[len], "<>\"") &&
	       (text.data[len] != '\\' || form != TEXT_ESCAPED))
		len++;
	while (byte_is_in(text.data[len - 1], ".,;:!?)]'*"))
		len--;
	return len;
}

/* Whether the last word is `no`, behind what may have a number, and a number follows the dot. */
static bool is_before_number(const NoteSentence *sentence, View rest)
{
	static const char *const words[] = { "no", "nr", "nos", NULL };
	static const bool leads[N_NOTE_CLASSES] = {
		[NOTE_NOUN] = true,
		[NOTE_NOUNS] = true,
		[NOTE_AND] = true,
		[NOTE_VERB] = true,
	};
	size_t n = sentence->n_tokens;
	if (n < 2 || !note_word_is_one_of(sentence, n - 1, words) ||
	    !leads[note_class_at(sentence, n - 2)])
		return false;
	View number = view_skip_space(view_from(rest, 1));
	return number.len && g_ascii_isdigit(number.data[0]);
}

/* Whether the dot that rest starts with, which is behind the last word, ends no sentence: `i.e.`,
 * `etc.,`, `no. 1`. */
static inline bool is_short_form(const NoteSentence *sentence, View rest)
{
	static const char *const words[] = { "i.e", "e.g", "cf", "vs", NULL };
	if (rest.data[0] != '.' || sentence->n_tokens == 0)
		return false;
	View last = sentence->tokens[sentence->n_tokens - 1].text;
	return view_starts(rest, ".,") ||
	       (last.len < 4 && (note_word_is_one_of(sentence, sentence->n_tokens - 1, words) ||
				 is_before_number(sentence, rest)));
}

/* Takes the mark at the start of rest. Returns whether the sentence ends with it. */
static bool take_mark(NoteSentence *sentence, View *rest)
{
	size_t len = MAX(mark_length(*rest), 1);
	View mark = view_head(*rest, len);
	bool is_short = is_short_form(sentence, *rest);
	*rest = view_from(*rest, len);
	if (view_is(mark, "?"))
		sentence->is_question = true;
	if (is_short)
		return false;
	if (byte_is_in(mark.data[0], ".!?") || view_is(mark, "\xe2\x80\xa6") ||
	    view_is(mark, "\xe3\x80\x82") || view_is(mark, "\xef\xbc\x81"))
		return true;
	if (byte_is_in(mark.data[0], "&+"))
		note_token_add(sentence, (NoteToken){ .class = NOTE_AND, .text = mark });
	else if (byte_is_in(mark.data[0], ",;:()-[]=>~") || len == 3)
		note_token_add(sentence, (NoteToken){ .class = NOTE_COMMA, .text = mark });
	return false;
}

/* Takes the brackets that belong to the last word, as they follow it at once, off rest. */
static inline void take_brackets(NoteSentence *sentence, View *rest)
{
	if (rest->len == 0 || (rest->data[0] != '(' && rest->data[0] != '[') ||
	    sentence->n_tokens == 0)
		return;
	NoteToken *word = &sentence->tokens[sentence->n_tokens - 1];
	bool is_known = word->class != NOTE_OTHER && word->class != NOTE_NAME;
	size_t len = note_bracket_length(*rest, is_known);
	/* `apply()` is a function */
	if (len == 2)
		word->class = NOTE_OTHER;
	*rest = view_from(*rest, len);
}

/* Reads on in the line. Returns whether the sentence ends in it. */
static bool read_line(NoteSentences *sentences, NoteSentence *sentence)
{
	View *rest = &sentences->rest;
	while (rest->len) {
		if (rest->data[0] == '\\' && sentences->paragraphs.lines.form == TEXT_ESCAPED) {
			*rest = view_from(*rest, 2); /* a TAB or backslash */
			continue;
		}
		size_t blank =
			byte_kind(rest->data[0]) == BYTE_BLANK ? 1 : wide_blank_length(*rest);
		if (blank) {
			*rest = view_from(*rest, blank);
			continue;
		}
		if (rest->data[0] == '[') {
			size_t note = footnote_length(*rest);
			/* at the start it is what the sentence is about */
			if (note && sentence->n_tokens == 0)
				note_token_add(sentence,
					       (NoteToken){ .class = NOTE_COMMA,
							    .text = view_head(*rest, note) });
			*rest = view_from(*rest, note);
			if (note || note_token_take_bracketed(sentence, rest))
				continue;
		}
		bool is_mark = mark_length(*rest) == 3 ||
			       (rest->data[0] == '!' && !is_request(sentence, *rest));
		size_t len = is_mark ? 0 : word_length(*rest);
		size_t address = len ? 0 : address_length(*rest, sentences->paragraphs.lines.form);
		if (address > strlen("://")) {
			take_mark(sentence, rest);
			note_token_add_word(sentence, view_from(view_head(*rest, address - 1), 1));
			*rest = view_from(*rest, address - 1);
		} else if (len) {
			note_token_add_word(sentence, view_head(*rest, len));
			*rest = view_from(*rest, len);
			take_brackets(sentence, rest);
		} else if (take_mark(sentence, rest)) {
			while (rest->len && byte_is_in(rest->data[0], ".!?)"))
				take_mark(sentence, rest);
			return true;
		}
	}
	return false;
}

/* The next line of the paragraph. Returns false if there is none. */
static bool next_line(NoteSentences *sentences)
{
	if (sentences->line + 1 >= sentences->paragraphs.n_lines)
		return false;
	sentences->rest = sentences->paragraphs.paragraph[++sentences->line];
	return true;
}

static bool sentences_next_paragraph(NoteSentences *sentences)
{
	sentences->line = 0;
	if (!note_paragraph_next(&sentences->paragraphs))
		return false;
	sentences->rest = sentences->paragraphs.paragraph[0];
	return true;
}

/* Where in text the last sentence starts, by the marks that end one whatever follows; 0 if none. */
static size_t last_start(View text)
{
	for (size_t at = text.len; at > 1; at--)
		if (text.data[at - 1] == ' ' && byte_is_in(text.data[at - 2], ".!?"))
			return at;
	return 0;
}

/* Goes on to the sentence that has the next word for being in, or to one before it. Returns false
 * if the paragraph has no such word any more. */
static bool skip_to_word(NoteSentences *sentences)
{
	NoteParagraphs *all = &sentences->paragraphs;
	if (all->word < sentences->rest.data && !note_paragraph_find(all, sentences->rest.data))
		return false;
	/* The text before a word is looked at once, however many sentences there are in it. */
	if (sentences->sought == all->word)
		return true;
	sentences->sought = all->word;
	size_t line = sentences->line;
	while (line + 1 < all->n_lines && all->paragraph[line + 1].data <= all->word)
		line++;
	for (bool is_its = true;; line--, is_its = false) {
		bool is_first = line == sentences->line;
		View text = is_first ? sentences->rest : all->paragraph[line];
		View before = is_its ? view_head(text, (size_t)(all->word - text.data)) : text;
		size_t start = last_start(before);
		if (start || is_first) {
			sentences->line = line;
			sentences->rest = view_from(text, start);
			return true;
		}
	}
}

bool note_sentence_next(NoteSentences *sentences, NoteSentence *sentence)
{
	sentence->n_tokens = 0;
	sentence->is_question = false;
	for (;;) {
		while (sentences->rest.len == 0)
			if (!next_line(sentences) && !sentences_next_paragraph(sentences))
				return false;
		if (sentences->has_word_only && !skip_to_word(sentences)) {
			sentences->line = sentences->paragraphs.n_lines;
			sentences->rest = VIEW("");
			continue;
		}
		while (!read_line(sentences, sentence)) {
			View line = sentences->paragraphs.paragraph[sentences->line];
			if (!next_line(sentences))
				break;
			if (!sentence_is_open(sentence) &&
			    is_broken_by_hand(sentences, line, sentences->rest) &&
			    !waits_for_verb(sentence, sentences->rest))
				break;
		}
		if (sentence->n_tokens)
			return true;
	}
}

bool note_word_is_one_of(const NoteSentence *sentence, size_t at, const char *const *words)
{
	if (at >= sentence->n_tokens || sentence->tokens[at].text.len == 0)
		return false;
	View text = sentence->tokens[at].text;
	/* Most words begin otherwise; a difference in the case is none. */
	for (; *words; words++)
		if ((((*words)[0] ^ text.data[0]) & ~0x20) == 0 && view_is_nocase(text, *words))
			return true;
	return false;
}

bool note_is_without(const NoteSentence *sentence, size_t at)
{
	static const char *const words[] = { "without", "w/o", NULL };
	return note_word_is_one_of(sentence, at, words);
}

bool note_has_any(const NoteSentence *sentence, size_t start, size_t end, const char *const *words)
{
	for (size_t i = start; i < MIN(end, sentence->n_tokens); i++)
		if (note_word_is_one_of(sentence, i, words))
			return true;
	return false;
}
