/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts that a note lists: see digest/book-listed.h. */
#include "digest/book-listed.h"

#include "digest/book-note.h"
#include "patch/note-items.h"
#include "patch/note-list.h"

void book_listed_add(Book *book, const Record *record, Taken taken)
{
	taken.date = book_date(record);
	taken.was_known = book->is_context;
	taken.said = book->noted->len;
	g_array_append_val(book->taken, taken);
}

bool book_listed_take(Book *book, const Series *series, const Record *record, guint64 total)
{
	View body = record->values[COLUMN_BODY];
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View line, next;
	bool is_list = false;
	while (line_iter_next(&lines, &line)) {
		Taken taken = { .series = series->number };
		LineIter ahead = lines;
		NoteListed listed;
		if (line.len == 0 || !byte_is_in(line.data[0], "[- ") ||
		    !note_list_read(line, TEXT_ESCAPED, &listed) ||
		    (total && listed.total != total))
			continue;
		is_list = true;
		taken.part = listed.part;
		if (!line_iter_next(&ahead, &next) || !view_find(next, "(no matching commit)"))
			book_listed_add(book, record, taken);
	}
	return is_list;
}

void book_listed_take_commits(Book *book, const Series *series, const Record *record, guint64 total)
{
	LineIter lines = line_iter(record->values[COLUMN_BODY], TEXT_ESCAPED);
	NoteListed listed;
	while (note_list_next(&lines, &listed)) {
		Taken taken = { .series = series->number, .part = listed.part };
		if (listed.is_missing || (listed.total && listed.total != total))
			continue;
		if (listed.part == 0)
			taken.title = book_hash_title(book, listed.title);
		if (listed.part || taken.title)
			book_listed_add(book, record, taken);
	}
}

void book_listed_take_titles(Book *book, const Series *series, const Record *record, View titles)
{
	LineIter lines = line_iter(titles, TEXT_ESCAPED);
	View title;
	while (note_items_next(&lines, &title)) {
		Taken taken = { .series = series->number, .title = book_hash_title(book, title) };
		if (taken.title)
			book_listed_add(book, record, taken);
	}
}

bool book_listed_is_partial(const View *values, View said, const Note *note)
{
	return note->says && note->left.n == 0 && book_number(values[COLUMN_PART], 0) == 0 &&
	       note_list_is_partial(said, TEXT_ESCAPED, book_number(values[COLUMN_TOTAL], 0));
}

char *book_listed_titles(const View *values, const Note *note)
{
	bool is_partial =
		note->says && book_number(values[COLUMN_PART], 0) == 0 &&
		note_items_is_partial(note, TEXT_ESCAPED, book_number(values[COLUMN_TOTAL], 0));
	return is_partial ? g_strndup(note->titles.data, note->titles.len) : NULL;
}
