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

/* Where the bracket opens that at stands in; at if in none. */
static size_t innermost(const NoteSentence *sentence, size_t at)
{
	for (size_t i = at, depth = 0; i-- > 0;) {
		if (note_has_word(sentence, i, ")") || note_has_word(sentence, i, "]"))
			depth++;
		else if ((note_has_word(sentence, i, "(") || note_has_word(sentence, i, "[")) &&
			 depth-- == 0)
			return i;
	}
	return at;
}

/* Whether [start, end) says thanks, or agrees, and no more: `thanks Bo`, `thanks for the fix`,
 * `looks good to me`. */
static bool is_greeting(const NoteSentence *sentence, size_t start, size_t end)
{
	static const bool words[N_NOTE_CLASSES] = {
		[NOTE_COMMA] = true, [NOTE_THANKS] = true, [NOTE_FILLER] = true,
		[NOTE_AND] = true,   [NOTE_ADVERB] = true, [NOTE_PRONOUN] = true,
		[NOTE_SO] = true,    [NOTE_UP] = true,
	};
	static const char *const others[] = { "me", "lot", "much", "very", "a", NULL };
	for (size_t i = start; i < end; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (note_has_word(sentence, i, "for") &&
		    note_has_class(sentence, start, i, NOTE_THANKS)) {
			while (i < end && note_class_at(sentence, i) != NOTE_COMMA)
				i++;
			continue;
		}
		bool is_name =
			class == NOTE_NAME && (i == start || words[note_class_at(sentence, i - 1)]);
		if (!words[class] && !is_name && !note_has_word(sentence, i, "to") &&
		    !note_word_is_one_of(sentence, i, others))
			return false;
	}
	return true;
}

/* Whether [start, end) is about the patch that is answered: `this patch`, `your series`, `both`. */
static bool names_answered(const NoteSentence *sentence, size_t start, size_t end)
{
	static const bool greets[N_NOTE_CLASSES] = {
		[NOTE_COMMA] = true, [NOTE_THANKS] = true, [NOTE_FILLER] = true
	};
	static const bool nouns[N_NOTE_CLASSES] = {
		[NOTE_NOUN] = true,  [NOTE_NOUNS] = true,   [NOTE_ADJECTIVE] = true,
		[NOTE_PARTS] = true, [NOTE_VERSION] = true, [NOTE_ORDINAL] = true,
		[NOTE_COUNT] = true, [NOTE_BOTH] = true,    [NOTE_PRONOUN] = true,
		[NOTE_YOUR] = true,  [NOTE_REST] = true,
	};
	size_t at = start;
	while (at < end && greets[note_class_at(sentence, at)])
		at++;
	at += note_has_word(sentence, at, "the") && note_class_at(sentence, at + 1) != NOTE_REST;
	for (; at < end && !note_has_word(sentence, at, "other"); at++) {
		NoteClass class = note_class_at(sentence, at), before = NOTE_END;
		if (at > start)
			before = note_class_at(sentence, at - 1);
		/* `this commit`, `your fix` */
		bool is_change = (before == NOTE_PRONOUN || before == NOTE_YOUR) &&
				 (class == NOTE_CHANGE || note_has_word(sentence, at, "commit"));
		if (!nouns[class] && !is_change)
			break;
	}
	return at == end;
}

bool note_bracket_is_remark(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t start = clause->start, open = innermost(sentence, start);
	bool has_subject = clause->kind == NOTE_SAYS_FIRST || clause->kind == NOTE_SAYS_THIRD ||
			   (note_class_at(sentence, start) == NOTE_PRONOUN &&
			    !note_has_word(sentence, start, "it"));
	/* `I fixed the typo (and pushed it)` goes on */
	if (open == start || open == 0 || has_subject ||
	    note_class_at(sentence, open + 1) == NOTE_AND)
		return false;
	return !is_greeting(sentence, 0, open) && !names_answered(sentence, 0, open);
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
