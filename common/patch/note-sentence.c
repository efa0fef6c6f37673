/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences of a mail's own text: see patch/note-sentence.h. */
#include "patch/note-sentence.h"

#include "patch/trailer.h"

/* A line is at least so wide before the next one can be its continuation by width alone. */
#define MIN_WIDTH 48

/* Deeper lines may be code, or what some program printed. */
#define MAX_INDENT 3

/* What a line is good for. */
typedef enum {
	LINE_TEXT,
	LINE_BREAK, /* no text: a paragraph ends above it */
	LINE_END,   /* nor is anything below */
} LineUse;

void note_sentences_init(NoteSentences *sentences, View text, TextForm form)
{
	*sentences = (NoteSentences){ .lines = line_iter(text, form) };
}

static size_t count_leading(View line, char byte)
{
	size_t n = 0;
	while (n < line.len && line.data[n] == byte)
		n++;
	return n;
}

/* Whether the mail that is answered follows, whole and without quote marks. */
static bool is_original_mark(View text)
{
	if (count_leading(text, '_') >= 10)
		return true;
	size_t dashes = count_leading(text, '-');
	View rest = view_trim(view_from(text, dashes));
	return dashes >= 2 &&
	       (view_starts_nocase(rest, "original ") || view_starts_nocase(rest, "forwarded ") ||
		view_starts_nocase(rest, "ursprüngliche ") ||
		view_starts_nocase(rest, "邮件原件") || view_starts_nocase(rest, "原始邮件"));
}

/* Whether line is one of a header that a mail program puts above the mail that is answered. */
static bool is_header_line(View text)
{
	static const char *const names[] = { "From: ",	 "*From:*",  "Sent: ", "*Sent:* ",
					     "*发件人*", "发件人: ", "Von: " };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (view_starts(text, names[i]))
			return true;
	return false;
}

/* Whether a line that stands deep holds what sentences have none of. */
static bool has_code(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (byte_is_in(text.data[i], ";{}()=_*<>|\\"))
			return true;
	return false;
}

/* `[1/3] title` of a list, `- item`, `+code`, `| quote`, `commit 0123`, `# comment`. */
static bool is_no_sentence(View text)
{
	if (view_starts(text, "+1"))
		return false;
	if (byte_is_in(text.data[0], "[+|#@$%=<>{}~*^\\"))
		return true;
	if (text.data[0] == '-' && !(text.len > 1 && g_ascii_isalpha(text.data[1])))
		return true;
	return view_starts(text, "commit ") && text.len > 14 && g_ascii_isxdigit(text.data[13]) &&
	       !view_chr(view_head(view_from(text, 7), 7), ' ');
}

/* What mail programs write above a quote: `On Monday, X wrote:`. */
static bool is_attribution(View line)
{
	if (view_ends(line, "wrote:") || view_ends(line, "writes:"))
		return true;
	if (view_ends(line, ":"))
		return view_chr(line, '@') != NULL;
	/* `On Mon, 5 May 2025 at 10:11, X <x@example.org>`, wrapped before ` wrote:` */
	if (!view_starts(line, "On "))
		return false;
	for (size_t i = 3; i < line.len; i++)
		if (g_ascii_isdigit(line.data[i]))
			return true;
	return false;
}

static LineUse line_use(NoteSentences *sentences, View line, View text)
{
	if (text.len == 0 || line.data[0] == '>')
		return LINE_BREAK;
	if (line_is_signature_mark(line) || is_original_mark(text) || is_header_line(text))
		return LINE_END;
	size_t indent = (size_t)(text.data - line.data);
	bool is_deep = indent > MAX_INDENT || line.data[0] == '\\' || line.data[0] == '\t';
	if (is_deep && has_code(text))
		return LINE_BREAK;
	if (trailer_may_start(text) && view_find(text, "-by:")) {
		sentences->has_tested |= view_starts_nocase(text, "Tested-by:");
		return LINE_BREAK;
	}
	if (is_no_sentence(text) || is_attribution(text))
		return LINE_BREAK;
	return LINE_TEXT;
}

/* Reads the lines of the next paragraph. Returns false if there is none. */
static bool next_paragraph(NoteSentences *sentences)
{
	TextForm form = sentences->lines.form;
	View line;
	sentences->n_lines = sentences->line = sentences->width = 0;
	while (!sentences->is_done && sentences->n_lines < NOTE_MAX_LINES &&
	       line_iter_next(&sentences->lines, &line)) {
		if (line.len && line.data[0] == '>')
			line_iter_skip(&sentences->lines, '>');
		View text = line.len ? line_trim(line, form) : line;
		LineUse use = line_use(sentences, line, text);
		sentences->is_done = use == LINE_END;
		if (use == LINE_TEXT) {
			sentences->paragraph[sentences->n_lines++] = text;
			sentences->width = MAX(sentences->width, text.len);
		} else if (sentences->n_lines) {
			break;
		}
	}
	if (sentences->n_lines)
		sentences->rest = sentences->paragraph[0];
	return sentences->n_lines > 0;
}

/* Whether a sentence ends with line because the next one was begun anew: its first word would have
 * found room. */
static bool is_broken_by_hand(const NoteSentences *sentences, View line, View next)
{
	const char *blank = view_chr(next, ' ');
	size_t word = blank ? (size_t)(blank - next.data) : next.len;
	return line.len + 1 + word <= MAX(sentences->width, MIN_WIDTH);
}

/* Whether the last word is one that no sentence ends with. */
static bool is_open(const NoteSentence *sentence)
{
	static const bool open[N_NOTE_CLASSES] = {
		[NOTE_THE] = true, [NOTE_YOUR] = true, [NOTE_A] = true,	    [NOTE_OF] = true,
		[NOTE_IS] = true,  [NOTE_BEEN] = true, [NOTE_HAVE] = true,  [NOTE_AND] = true,
		[NOTE_SO] = true,  [NOTE_NOT] = true,  [NOTE_MODAL] = true, [NOTE_IF] = true,
		[NOTE_TO] = true,  [NOTE_WITH] = true, [NOTE_I] = true,
	};
	return sentence->n_tokens && open[sentence->tokens[sentence->n_tokens - 1].class];
}

static bool is_word_byte(char byte)
{
	return g_ascii_isalnum(byte) || (byte & 0x80);
}

/* The length of the mark that text starts with, other than a blank or a word; 0 if there is none.
 */
static size_t mark_length(View text)
{
	static const char *const wide[] = { "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa6",
					    "\xef\xbc\x8c", "\xe3\x80\x82", "\xef\xbc\x81" };
	for (size_t i = 0; i < G_N_ELEMENTS(wide); i++)
		if (view_starts(text, wide[i]))
			return 3;
	return is_word_byte(text.data[0]) ? 0 : 1;
}

/* How long the word is that text starts with: marks between letters belong to it. */
static size_t word_length(View text)
{
	size_t at = 0;
	/* `-next`, `#2` */
	if (text.len > 1 && byte_is_in(text.data[0], "-#.~/") && g_ascii_isalnum(text.data[1]))
		at = 1;
	for (; at < text.len; at++) {
		View rest = view_from(text, at);
		if (is_word_byte(rest.data[0]) && mark_length(rest) == 0)
			continue;
		if (rest.len < 2 || !byte_is_in(rest.data[0], "-'/._+@:~=#") ||
		    !is_word_byte(rest.data[1]) || mark_length(view_from(rest, 1)))
			break;
	}
	return at;
}

/* Reads `3`, `#3`, `1/3`, `1-3`, `1/3-2/3`. */
static bool read_parts(View word, NoteToken *token)
{
	guint numbers[2] = { 0, 0 };
	bool is_marked = word.len > 1 && word.data[0] == '0';
	size_t n = 0;
	while (word.len) {
		if (n == 2)
			return false;
		if (word.data[0] == '#') {
			is_marked = true;
			word = view_from(word, 1);
		}
		size_t digits = 0;
		for (; digits < word.len && g_ascii_isdigit(word.data[digits]); digits++)
			numbers[n] = numbers[n] * 10 + (guint)(word.data[digits] - '0');
		if (digits == 0 || digits > 4 || numbers[n] > 999)
			return false;
		n++;
		word = view_from(word, digits);
		if (word.len && word.data[0] == '/') {
			is_marked = true;
			word = view_from(word, 1);
			while (word.len && g_ascii_isdigit(word.data[0]))
				word = view_from(word, 1);
		}
		if (word.len && word.data[0] != '-')
			return false;
		word = view_from(word, 1);
	}
	token->class = NOTE_PARTS;
	token->first = numbers[0];
	token->is_list = n == 2 || is_marked;
	token->last = n == 2 ? numbers[1] : numbers[0];
	return n > 0 && token->first <= token->last;
}

static void add_token(NoteSentence *sentence, NoteToken token)
{
	if (sentence->n_tokens < NOTE_MAX_TOKENS)
		sentence->tokens[sentence->n_tokens++] = token;
}

/* Looks lower, the same as text in lower case, up. */
static void add_word(NoteSentence *sentence, View lower, View text)
{
	NoteWord word = note_word_find(lower);
	NoteToken token = {
		.class = word.class, .value = word.value, .is_trial = word.is_trial, .text = text
	};
	for (size_t i = 0; i < text.len; i++)
		token.is_place |= byte_is_in(text.data[i], "-/._") || g_ascii_isdigit(text.data[i]);
	if (token.class != NOTE_OTHER) {
		add_token(sentence, token);
		return;
	}
	NoteToken parts = token;
	int version = 0;
	if (lower.len > 1 && lower.data[0] == 'v' && g_ascii_isdigit(lower.data[1])) {
		for (size_t i = 1; i < lower.len && g_ascii_isdigit(lower.data[i]) && i < 5; i++)
			version = version * 10 + (lower.data[i] - '0');
		if (!view_chr(lower, '.')) {
			token.class = NOTE_VERSION;
			token.value = version;
		}
	} else if (read_parts(text, &parts)) {
		token = parts;
	} else if (g_ascii_isupper(text.data[0]) || text.data[0] & 0x80) {
		token.class = NOTE_NAME;
	}
	add_token(sentence, token);
}

/* Adds a word and, where it has an apostrophe, both halves: `it's`, `haven't`, `I've`. */
static void add_contraction(NoteSentence *sentence, View text)
{
	char lower[NOTE_WORD_SIZE + 4];
	size_t len = 0, apostrophe = 0;
	for (size_t i = 0; i < text.len && len + 1 < sizeof(lower); i++) {
		bool is_curly = view_starts(view_from(text, i), "\xe2\x80\x99");
		if (is_curly || text.data[i] == '\'')
			apostrophe = len;
		lower[len++] = is_curly ? '\'' : g_ascii_tolower(text.data[i]);
		i += is_curly ? 2 : 0;
	}
	View word = { lower, len };
	if (view_ends(word, "n't")) {
		add_token(sentence, (NoteToken){ .class = NOTE_NOT, .text = text });
	} else if (apostrophe && note_word_find(word).class == NOTE_OTHER) {
		add_word(sentence, view_head(word, apostrophe), view_head(text, apostrophe));
		add_word(sentence, view_from(word, apostrophe), view_from(text, apostrophe));
	} else {
		add_word(sentence, word, text);
	}
}

/* The length of `[1]`, which points to a footnote; 0 if text does not start with one. */
static size_t footnote_length(View text)
{
	size_t at = 1;
	while (at < text.len && g_ascii_isdigit(text.data[at]))
		at++;
	return text.data[0] == '[' && at > 1 && at < text.len && text.data[at] == ']' ? at + 1 : 0;
}

/* Takes the mark at the start of rest. Returns whether the sentence ends with it. */
static bool take_mark(NoteSentence *sentence, View *rest)
{
	size_t len = MAX(mark_length(*rest), 1);
	View mark = view_head(*rest, len);
	*rest = view_from(*rest, len);
	if (view_is(mark, "?"))
		sentence->is_question = true;
	if (byte_is_in(mark.data[0], ".!?") || view_is(mark, "\xe2\x80\xa6") ||
	    view_is(mark, "\xe3\x80\x82") || view_is(mark, "\xef\xbc\x81"))
		return true;
	if (byte_is_in(mark.data[0], "&+"))
		add_token(sentence, (NoteToken){ .class = NOTE_AND, .text = mark });
	else if (byte_is_in(mark.data[0], ",;:()-[]=>") || len == 3)
		add_token(sentence, (NoteToken){ .class = NOTE_COMMA, .text = mark });
	return false;
}

/* Reads on in the line. Returns whether the sentence ends in it. */
static bool read_line(NoteSentences *sentences, NoteSentence *sentence)
{
	View *rest = &sentences->rest;
	while (rest->len) {
		if (rest->data[0] == '\\' && sentences->lines.form == TEXT_ESCAPED) {
			*rest = view_from(*rest, 2); /* a TAB or backslash */
			continue;
		}
		if (g_ascii_isspace(rest->data[0]) || rest->data[0] == '\0') {
			*rest = view_from(*rest, 1);
			continue;
		}
		size_t note = footnote_length(*rest);
		if (note) {
			*rest = view_from(*rest, note);
			continue;
		}
		size_t len = mark_length(*rest) == 3 ? 0 : word_length(*rest);
		if (len) {
			add_contraction(sentence, view_head(*rest, len));
			*rest = view_from(*rest, len);
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
	if (sentences->line + 1 >= sentences->n_lines)
		return false;
	sentences->rest = sentences->paragraph[++sentences->line];
	return true;
}

bool note_sentence_next(NoteSentences *sentences, NoteSentence *sentence)
{
	sentence->n_tokens = 0;
	sentence->is_question = false;
	for (;;) {
		while (sentences->rest.len == 0)
			if (!next_line(sentences) && !next_paragraph(sentences))
				return false;
		while (!read_line(sentences, sentence)) {
			View line = sentences->paragraph[sentences->line];
			if (!next_line(sentences))
				break;
			if (!is_open(sentence) &&
			    is_broken_by_hand(sentences, line, sentences->rest))
				break;
		}
		if (sentence->n_tokens)
			return true;
	}
}
