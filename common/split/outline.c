/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A mail's text without what is only counted in it: see split/outline.h. */
#include "split/outline.h"

#include "patch/diff-count.h"
#include "record/record.h"

/* How long out may get before it is written. */
#define MAX_HELD ((size_t)128 * 1024)

/* An outline that grows; what is kept is copied in runs of lines. */
typedef struct {
	GString *out;
	const char *kept; /* where the run of kept lines starts that ends at the line looked at */
	bool is_quoting;  /* the line before was a quoted one */
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
		record_escape_append(outline->out, chunk);
		kept = view_from(kept, chunk.len);
		write_much(outline);
	}
	record_escape_append(outline->out, kept);
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

/* Goes over lines of diffs, from line on and up to a combined one. */
static void outline_diff(Outline *outline, View line, LineIter *iter)
{
	const char *end = iter->rest.data + iter->rest.len;
	do {
		const char *next = line.data + line.len + 1;
		if (is_counted(line) && next <= end)
			shorten(outline, line.data, line.data[0], next);
		else if (view_starts(line, "@@@"))
			break;
	} while (line_iter_next(iter, &line));
}

/* A line that an answer quotes. `>From ` may be git's separator of patches, quoted by an mbox. */
static bool is_quote(View line)
{
	return view_starts(line, ">") && !view_starts(line, ">From ");
}

void outline_append(GString *out, View text, bool is_answer, OutlineFunc write, gpointer data)
{
	Outline outline = { .out = out, .kept = text.data, .write = write, .data = data };
	const char *end = text.data + text.len;
	LineIter iter = line_iter(text, TEXT_PLAIN);
	View line;
	while (line_iter_next(&iter, &line)) {
		const char *next = line.data + line.len + 1;
		if (diff_starts(line, &iter)) {
			outline_diff(&outline, line, &iter);
			break;
		}
		/* a last line without an end stays as it is */
		bool is_quoted = is_answer && is_quote(line) && next <= end;
		if (is_quoted && outline.is_quoting)
			outline.kept = next;
		else if (is_quoted)
			shorten(&outline, line.data, '>', next);
		outline.is_quoting = is_quoted;
	}
	keep_until(&outline, end);
}
