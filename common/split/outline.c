/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A mail's text without what is only counted in it: see split/outline.h. */
#include "split/outline.h"

#include "bytes/scan.h"
#include "patch/diff-count.h"
#include "patch/note-items.h"
#include "record/record.h"

/* How long out may get before it is written. */
#define MAX_HELD ((size_t)128 * 1024)

/* An outline that grows; what is kept is copied in runs of lines. */
typedef struct {
	GString *out;
	const char *end;  /* of the text */
	const char *kept; /* where the run of kept lines starts that ends at the line looked at */
	OutlineFunc write;
	gpointer data;
} Outline;

/* Writes what there is, if it is much. */
static void write_much(Outline *outline)
{
	if (!outline->write || outline->out->len < MAX_HELD)
		return;
	outline->write(view_of_gstring(outline->out), outline->data);
	g_string_truncate(outline->out, 0);
}

/* Copies the lines kept so far, which end at end. */
static void keep_until(Outline *outline, const char *end)
{
	View kept = { outline->kept, (size_t)(end - outline->kept) };
	if (end <= outline->kept)
		return;
	while (kept.len > RECORD_ESCAPE_CHUNK) {
		View chunk = record_escape_chunk(kept);
		record_escape_append_part(outline->out, chunk, outline->end);
		kept = view_from(kept, chunk.len);
		write_much(outline);
	}
	record_escape_append_part(outline->out, kept, outline->end);
}

/* A line of its mark alone, escaped, with the NUL of a GString's end. */
typedef char ShortLine[4];

/* Puts one at to, where there is room for it; returns where the next one goes. */
static inline char *put_short(char *to, char mark)
{
	const ShortLine line = { mark, '\\', 'n', '\0' };
	memcpy(to, line, sizeof(line));
	return to + sizeof(line) - 1;
}

/* Puts a line of `>` alone in the place of quoted ones, from line on up to next. */
static void shorten_quotes(Outline *outline, const char *line, const char *next)
{
	GString *out = outline->out;
	keep_until(outline, line);
	write_much(outline);
	view_make_room(out, sizeof(ShortLine));
	out->len = (gsize)(put_short(out->str + out->len, '>') - out->str);
	outline->kept = next;
}

/* Shortens what is quoted in [start, end), but for titles, which tell what a note is about. */
static void shorten_untitled(Outline *outline, const char *start, const char *end)
{
	LineIter iter = line_iter((View){ start, (size_t)(end - start) }, TEXT_PLAIN);
	View line;
	while (line_iter_next(&iter, &line)) {
		if (!note_items_is_quoted_title(line, TEXT_PLAIN))
			continue;
		if (line.data > start)
			shorten_quotes(outline, start, line.data);
		start = iter.rest.data;
	}
	if (start < end)
		shorten_quotes(outline, start, end);
}

/* Whether the line is to be counted only. */
static inline bool is_counted(View line)
{
	return line.len > 1 &&
	       (line.data[0] == ' ' || line.data[0] == '+' || line.data[0] == '-') &&
	       line.data[1] != line.data[0];
}

/*
 * Puts the mark alone in the place of line, which is to be counted only, and of those like it that
 * come next at iter. The line behind them is *line then; returns false if there is none. They are
 * every third line of a list.
 */
static bool shorten_lines(Outline *outline, LineIter *iter, View *line)
{
	enum {
		ROOM = 1024
	};
	GString *out = outline->out;
	bool more = true;
	keep_until(outline, line->data);
	while (more && is_counted(*line)) {
		write_much(outline);
		view_make_room(out, ROOM);
		char *to = out->str + out->len, *end = to + ROOM - sizeof(ShortLine);
		for (; more && is_counted(*line) && to < end; more = line_iter_next(iter, line))
			to = put_short(to, line->data[0]);
		out->len = (gsize)(to - out->str);
	}
	outline->kept = more ? line->data : iter->rest.data;
	return more;
}

/* Goes over lines of diffs, from the first one of text on and up to a combined one. A last line
 * without an end is kept. */
static void outline_diff(Outline *outline, View text)
{
	const char *last = view_rchr(text, '\n');
	View lines = view_head(text, last ? (size_t)(last + 1 - text.data) : 0);
	LineIter iter = line_iter(lines, TEXT_PLAIN);
	View line;
	bool more = line_iter_next(&iter, &line);
	while (more && !view_starts(line, "@@@"))
		more = is_counted(line) ? shorten_lines(outline, &iter, &line)
					: line_iter_next(&iter, &line);
}

/* Whether a diff starts with the first line of text. */
static bool starts_diff(View text)
{
	LineIter iter = line_iter(text, TEXT_PLAIN);
	View line;
	return diff_may_start(text) && line_iter_next(&iter, &line) &&
	       diff_starts_here(line, &iter);
}

/* Whether text starts with a line that an answer quotes. `>From ` may be git's separator of
 * patches, quoted by an mbox. */
static bool starts_quote(View text)
{
	return view_starts(text, ">") && !view_starts(text, ">From ");
}

/* What follows the quoted lines that text starts with. A last one without an end is none. */
static View behind_quotes(View text)
{
	View rest = text;
	do {
		const char *feed = scan_find_unquoted(rest);
		if (!feed)
			feed = view_rchr(rest, '\n');
		if (!feed)
			break;
		rest = view_from(rest, (size_t)(feed + 1 - rest.data));
	} while (starts_quote(rest));
	return rest;
}

void outline_append(GString *out, View text, OutlineAnswer answer, OutlineFunc write, gpointer data)
{
	Outline outline = {
		.out = out, .end = view_end(text), .kept = text.data, .write = write, .data = data
	};
	/* Nearly all lines are kept. The others begin with one of a few characters. */
	for (View rest = text; rest.len;) {
		if (answer && starts_quote(rest)) {
			View behind = behind_quotes(rest);
			if (behind.len < rest.len && answer == OUTLINE_ANSWER_TO_COVER)
				shorten_untitled(&outline, rest.data, behind.data);
			else if (behind.len < rest.len)
				shorten_quotes(&outline, rest.data, behind.data);
			rest = behind;
			if (starts_quote(rest)) /* without an end */
				break;
			continue;
		}
		if (starts_diff(rest)) {
			outline_diff(&outline, rest);
			break;
		}
		const char *feed = scan_find_lead(rest);
		rest = feed ? view_from(rest, (size_t)(feed + 1 - rest.data)) : VIEW("");
	}
	keep_until(&outline, outline.end);
}
