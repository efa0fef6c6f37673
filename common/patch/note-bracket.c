/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands in brackets in a sentence: see patch/note-bracket.h. */
#include "patch/note-bracket.h"

size_t note_bracket_length(View text, bool is_known)
{
	static const char *const plurals[] = { "(s)", "(es)" };
	if (text.len < 2 || !byte_is_in(text.data[0], "(["))
		return 0;
	char close = text.data[0] == '(' ? ')' : ']';
	size_t at = 1;
	while (at < text.len && text.data[at] != close && !byte_is_in(text.data[at], " \\"))
		at++;
	if (at == text.len || text.data[at] != close)
		return 0;
	bool is_empty = at == 1;
	bool is_plural = false;
	for (size_t i = 0; i < G_N_ELEMENTS(plurals); i++)
		is_plural |= view_is(view_head(text, at + 1), plurals[i]);
	/* `[1]` points to a footnote */
	bool is_argument = !is_known && text.data[0] == '(';
	return is_empty || is_plural || is_argument ? at + 1 : 0;
}

size_t note_bracket_end(const NoteSentence *sentence, size_t at)
{
	size_t depth = 0;
	if (at >= sentence->n_tokens || !byte_is_in(sentence->tokens[at].text.data[0], "(["))
		return at;
	for (size_t i = at; i < sentence->n_tokens; i++) {
		depth += note_has_word(sentence, i, "(") || note_has_word(sentence, i, "[");
		if (depth == 0)
			return at;
		if (note_has_word(sentence, i, ")") || note_has_word(sentence, i, "]"))
			depth--;
		if (depth == 0)
			return i + 1;
	}
	return at;
}

/* Where the bracket opens that closes at close; 0 if none is open. */
static size_t bracket_start(const NoteSentence *sentence, size_t close)
{
	size_t depth = 1;
	for (size_t i = close; i-- > 0;) {
		depth += note_has_word(sentence, i, ")") || note_has_word(sentence, i, "]");
		depth -= note_has_word(sentence, i, "(") || note_has_word(sentence, i, "[");
		if (depth == 0)
			return i;
	}
	return 0;
}

bool note_bracket_hides_subject(const NoteSentence *sentence, size_t at)
{
	static const bool greets[N_NOTE_CLASSES] = {
		[NOTE_COMMA] = true,  [NOTE_THANKS] = true, [NOTE_FILLER] = true,
		[NOTE_ADVERB] = true, [NOTE_AND] = true,    [NOTE_SO] = true,
	};
	size_t what = at;
	while (note_class_at(sentence, what) == NOTE_ADVERB)
		what++;
	NoteClass class = note_class_at(sentence, what);
	if (at == 0 || (class != NOTE_IS && class != NOTE_HAVE && class != NOTE_IN))
		return false;
	View before = sentence->tokens[at - 1].text;
	if (view_ends(before, "]"))
		return true;
	size_t open = view_is(before, ")") ? bracket_start(sentence, at - 1) : 0;
	return open && !greets[note_class_at(sentence, open - 1)];
}
