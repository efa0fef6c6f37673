/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The patches that stand below a note: see patch/note-items.h. */
#include "patch/note-items.h"

#include "patch/note-list.h"
#include "patch/note-parts.h"

/* Whether the line ends behind the mark at at. */
static bool ends_line(const NoteSentence *sentence, size_t at)
{
	const char *behind = view_end(sentence->tokens[at].text);
	if (at + 1 == sentence->n_tokens)
		return true;
	const char *next = sentence->tokens[at + 1].text.data;
	if (next <= behind)
		return false;
	View between = { behind, (size_t)(next - behind) };
	return view_chr(between, '\n') || view_find(between, "\\n");
}

/* Whether the words in front of the colon at end tell several patches, or that they follow. */
static bool tells_several(const NoteSentence *sentence, size_t start, size_t end)
{
	static const char *const words[] = { "following", "these", "below", NULL };
	return note_has_class(sentence, start, end, NOTE_NOUNS) ||
	       note_has_class(sentence, start, end, NOTE_COUNT) ||
	       note_has_any(sentence, start, end, words);
}

bool note_items_begin(NoteItems *items, const NoteSentence *sentence, const NoteClause *clause)
{
	static const bool passes[N_NOTE_CLASSES] = {
		[NOTE_COMMA] = true,  [NOTE_THANKS] = true, [NOTE_TREE] = true,
		[NOTE_ADVERB] = true, [NOTE_FILLER] = true,
	};
	for (size_t at = clause->verb + 1; at < sentence->n_tokens; at++) {
		NoteClass class = note_class_at(sentence, at);
		if (note_has_word(sentence, at, ":") && ends_line(sentence, at)) {
			items->start = view_end(sentence->tokens[at].text);
			items->may_be_titles = tells_several(sentence, clause->start, at);
			items->is_needed = clause->lacks_object;
			return true;
		}
		if (class == NOTE_WITH || class == NOTE_EXCEPT || class == NOTE_NOT ||
		    class == NOTE_SO || (at > clause->end && !passes[class]))
			return false;
	}
	return false;
}

/* Adds what `1/3`, `1, 3`, `01` or `patch 2: title` names. `1. title` is only the first item. */
static bool take_numbers(NoteParts *parts, View text, TextForm form)
{
	static const bool listed[N_NOTE_CLASSES] = {
		[NOTE_PARTS] = true, [NOTE_COMMA] = true, [NOTE_AND] = true,
		[NOTE_TO] = true,    [NOTE_NOUN] = true,  [NOTE_NOUNS] = true,
	};
	NoteSentences sentences;
	NoteSentence sentence;
	note_sentences_init(&sentences, text, form);
	sentences.paragraphs.reads_all = true;
	if (!note_sentence_next(&sentences, &sentence))
		return false;
	size_t end = 0, first = 0;
	while (listed[note_class_at(&sentence, end)])
		end++;
	while (first < end && note_class_at(&sentence, first) != NOTE_PARTS)
		first++;
	if (first == end)
		return false;
	View last = sentence.tokens[sentence.n_tokens - 1].text;
	View rest = view_skip_any(view_from(text, (size_t)(view_end(last) - text.data)), ".,;");
	if (end == sentence.n_tokens && rest.len == 0)
		return note_parts_take(parts, &sentence, 0, end);
	bool is_marked = view_chr(sentence.tokens[first].text, '/') || first > 0;
	return is_marked && note_parts_take(parts, &sentence, 0, first + 1);
}

/* What line says without the mark of an item in front. */
static View without_bullet(View line, TextForm form)
{
	static const char *const bullets[] = { "- ", "* ", "+ ", "\xe2\x80\xa2 " };
	View text = line_trim(line, form);
	for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
		if (view_starts(text, bullets[i]))
			return view_skip_space(view_from(text, strlen(bullets[i])));
	size_t digits = view_digits_length(text);
	View rest = view_from(text, digits);
	return digits && (view_starts(rest, ". ") || view_starts(rest, ") "))
		       ? view_skip_space(view_from(rest, 1))
		       : text;
}

/* Adds the part that line names. Returns false if it is no item of a list. */
static bool take_item(NoteParts *parts, View line, TextForm form)
{
	NoteListed listed;
	View text = without_bullet(line, form);
	if (!note_list_read(text, form, &listed))
		return take_numbers(parts, text, form);
	if (listed.part == 0 || listed.part > listed.total)
		return false;
	note_parts_add(parts, (int)listed.part, (int)listed.part, false);
	return true;
}

bool note_items_take(NoteParts *parts, View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	guint before = parts->n;
	size_t indent = G_MAXSIZE;
	if (!line_iter_next(&lines, &line) || line_trim(line, form).len)
		return false;
	while (line_iter_next(&lines, &line)) {
		View trimmed = line_trim(line, form);
		size_t depth = (size_t)(trimmed.data - line.data);
		/* the rest of an item stands deeper, as its commit does */
		if (trimmed.len == 0 || depth > indent)
			continue;
		if (!take_item(parts, line, form))
			break;
		indent = depth;
	}
	return parts->n > before;
}

/* Whether line is a title, and no sentence: `tide: Rename the gauge`. */
static bool is_title(View line, TextForm form)
{
	View title = without_bullet(line, form);
	const char *colon = view_find(title, ": ");
	return colon && colon > title.data && !byte_is_in(title.data[0], ">|@#(") &&
	       !byte_is_in(title.data[title.len - 1], ".:;!?,") && !view_find(title, "://");
}

View note_items_titles(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line, found = VIEW("");
	if (!line_iter_next(&lines, &line) || line_trim(line, form).len)
		return found;
	while (line_iter_next(&lines, &line)) {
		if (line_trim(line, form).len == 0) {
			if (found.len)
				break;
			continue;
		}
		if (!is_title(line, form))
			return VIEW("");
		if (found.len == 0)
			found = line;
		found.len = (size_t)(view_end(line) - found.data);
	}
	return found;
}

bool note_items_is_quoted_title(View line, TextForm form)
{
	View title = view_skip_any(line, "> ");
	return line.len && line.data[0] == '>' && title.data - line.data > 2 &&
	       title.data[-2] == ' ' && title.len && is_title(title, form) &&
	       !view_find(title, " | ");
}

View note_items_quoted(View text, TextForm form, const char *at)
{
	LineIter lines = line_iter(text, form);
	View line, found = VIEW("");
	bool more;
	while ((more = line_iter_next(&lines, &line)) && line.data <= at) {
		if (note_items_is_quoted_title(line, form)) {
			found.data = found.len ? found.data : line.data;
			found.len = (size_t)(view_end(line) - found.data);
		} else if (line.len && line.data[0] != '>' && view_end(line) <= at) {
			found.len = 0;
		}
	}
	for (; more; more = line_iter_next(&lines, &line))
		if (note_items_is_quoted_title(line, form))
			return found;
	return VIEW("");
}

bool note_items_next(LineIter *lines, View *title)
{
	View line;
	do {
		if (!line_iter_next(lines, &line))
			return false;
	} while (view_starts(line, ">") && !note_items_is_quoted_title(line, lines->form));
	*title = without_bullet(view_skip_any(line, "> "), lines->form);
	return true;
}

bool note_items_is_partial(const Note *note, TextForm form, guint64 total)
{
	LineIter lines = line_iter(note->titles, form);
	View title;
	guint64 n = 0;
	while (note_items_next(&lines, &title))
		n++;
	return n > 0 && n < total;
}
