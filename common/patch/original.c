/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The mail that an answer has below it: see patch/original.h. */
#include "patch/original.h"

#include "patch/inbody.h"
#include "patch/original-words.h"

/* So many lines are looked at for the rest of a header; a long list of recipients takes several. */
#define MAX_AHEAD 12

/* Whether the lines of a header in languages that has begun, at ahead, say more than a patch's. */
static bool goes_on(LineIter ahead, guint32 languages)
{
	bool has_date = false, has_to = false, is_below_blank = false;
	View line;
	for (int i = 0; i < MAX_AHEAD && line_iter_next(&ahead, &line); i++) {
		View text = line.len ? line_trim(line, ahead.form) : line;
		guint32 others = 0;
		OriginalLine found =
			text.len ? original_line(text, ORIGINAL_SUBJECT, &others) : ORIGINAL_NONE;
		if (!(others & languages))
			found = ORIGINAL_NONE;
		if (found == ORIGINAL_SENT)
			return true;
		has_date |= found == ORIGINAL_DATE;
		has_to |= found == ORIGINAL_TO;
		if (found == ORIGINAL_SUBJECT || (has_date && has_to))
			return has_to;
		/* An address may be wrapped; HTML may have a blank line below each. */
		if (text.len && found == ORIGINAL_NONE && (is_below_blank || text.data[0] == '>'))
			return false;
		is_below_blank = text.len == 0;
	}
	return false;
}

/* Whether a whole header begins with line, above ahead. */
static bool begins_header(View line, LineIter ahead)
{
	guint32 languages;
	return original_may_be_header(line) &&
	       original_line(line, ORIGINAL_FROM, &languages) == ORIGINAL_FROM &&
	       goes_on(ahead, languages);
}

static bool is_any_header(View line)
{
	guint32 languages;
	return original_line(line, ORIGINAL_SUBJECT, &languages) != ORIGINAL_NONE;
}

/* Whether the text at ahead is quoted, behind what is left of a header there. is_mark says that
 * a mark came last. */
static bool is_quoted(LineIter ahead, bool is_mark)
{
	View line;
	bool is_below_blank = is_mark;
	for (int i = 0; i < 2 * MAX_AHEAD && line_iter_next(&ahead, &line); i++) {
		View text = line.len ? line_trim(line, ahead.form) : line;
		if (text.len && text.data[0] == '>')
			return true;
		if (text.len && is_below_blank && !is_any_header(text))
			return false;
		is_below_blank = text.len == 0;
	}
	return false;
}

size_t original_find(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	const char *separated = NULL; /* what stands below git format-patch's separator */
	while (line_iter_next(&lines, &line)) {
		if (line.len && line.data[0] == '>')
			line_iter_skip(&lines, '>');
		/* Blanks, too: a TAB may be escaped. */
		if (line.len == 0 || !(original_may_be_header(line) || original_may_be_mark(line) ||
				       byte_is_in(line.data[0], " \t\\")))
			continue;
		View trimmed = line_trim(line, form);
		if (trimmed.len == 0)
			continue;
		bool is_mark = original_is_mark(trimmed);
		if ((is_mark || (line.data != separated && begins_header(trimmed, lines))) &&
		    !is_quoted(lines, is_mark))
			return (size_t)(line.data - text.data);
		if (inbody_is_separator(line))
			separated = lines.rest.data;
	}
	return text.len;
}
