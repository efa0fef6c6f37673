/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A mail's text without what is only counted in it: see split/outline.h. */
#include "split/outline.h"

#include "bytes/scan.h"
#include "patch/diff-count.h"
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

/* Puts a line of mark alone in the place of the line that ends before next. */
static inline void shorten(Outline *outline, const char *line, char mark, const char *next)
{
	const char short_line[] = { mark, '\\', 'n' };
	GString *out = outline->out;
	if (line > outline->kept)
		keep_until(outline, line);
	outline->kept = next;
	/* For every third line of a list: g_string_append_len takes five times as long. */
	if (out->allocated_len - out->len <= sizeof short_line) {
		write_much(outline);
		g_string_append_len(out, short_line, sizeof short_line);
		return;
	}
	memcpy(out->str + out->len, short_line, sizeof short_line);
	out->len += sizeof short_line;
	out->str[out->len] = '\0';
}

/* Whether the line is to be counted only. */
static inline bool is_counted(View line)
{
	return line.len > 1 &&
	       (line.data[0] == ' ' || line.data[0] == '+' || line.data[0] == '-') &&
	       line.data[1] != line.data[0];
}

/* Goes over lines of diffs, from the first one of text on and up to a combined one. */
static void outline_diff(Outline *outline, View text)
{
	LineIter iter = line_iter(text, TEXT_PLAIN);
	View line;
	while (line_iter_next(&iter, &line)) {
		const char *next = line.data + line.len + 1;
		if (is_counted(line) && next <= outline->end)
			shorten(outline, line.data, line.data[0], next);
		else if (view_starts(line, "@@@"))
			break;
	}
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

void outline_append(GString *out, View text, bool is_answer, OutlineFunc write, gpointer data)
{
	Outline outline = {
		.out = out, .end = view_end(text), .kept = text.data, .write = write, .data = data
	};
	/* Nearly all lines are kept. The others begin with one of a few characters. */
	for (View rest = text; rest.len;) {
		if (is_answer && starts_quote(rest)) {
			View behind = behind_quotes(rest);
			if (behind.len < rest.len)
				shorten(&outline, rest.data, '>', behind.data);
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
