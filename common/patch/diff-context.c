/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The hunks of context diffs: see patch/diff-context.h. */
#include "patch/diff-context.h"

#include "patch/diff-take.h"

typedef struct {
	const char *start, *end; /* of its head */
	char sign;		 /* of lines that are on this side alone; `!` has changed */
} Side;

static const Side old_side = { "*** ", " ****", '-' };
static const Side new_side = { "--- ", " ----", '+' };

/* Reads the head of a side; lines receives how many there are. */
static bool head_parse(View line, const Side *side, guint *lines)
{
	guint first, last;
	View rest = line;
	if (!diff_take(&rest, side->start) || !diff_take_number(&rest, &first))
		return false;
	last = first;
	if (diff_take(&rest, ",") && !diff_take_number(&rest, &last))
		return false;
	*lines = last > 0 && last >= first ? last - first + 1 : 0;
	/* Only blanks, which may be escaped, follow. */
	return diff_take(&rest, side->end) && (rest.len == 0 || byte_is_in(rest.data[0], " \r\\"));
}

bool diff_context_starts(View line)
{
	guint lines;
	return head_parse(line, &old_side, &lines);
}

/* `\ No newline at end of file`, which stands in neither side's number. */
static bool is_remark(View line)
{
	return view_starts(line, "\\");
}

/* Whether line, and rest behind it, is no more of the hunk. */
static bool is_behind(View line, const LineIter *rest)
{
	guint lines;
	LineIter ahead = *rest;
	View next;
	bool is_signature = line_is_signature_mark(line) && line_iter_next(&ahead, &next) &&
			    next.len && g_ascii_isalnum(next.data[0]);
	return is_signature || view_starts(line, "***") || head_parse(line, &new_side, &lines) ||
	       diff_starts(line, rest);
}

/*
 * Counts the lines of a side, of which its head has announced so many, as far as they come. Others
 * in between are passed over: a mail program may have wrapped lines. is_there says that the side is
 * not left out, or that a head comes where it is. Returns whether lines of it have changed.
 */
static bool side_count(LineIter *iter, const Side *side, guint lines, bool is_there, guint *counted)
{
	bool has_changed = false;
	LineIter ahead = *iter;
	View line;
	for (bool is_first = true; lines > 0 && line_iter_next(&ahead, &line); is_first = false) {
		char sign = line.len ? line.data[0] : ' ';
		bool is_known = sign == side->sign || sign == '!' || sign == ' ';
		if (is_behind(line, &ahead) ||
		    (is_first && !is_there && (!is_known || line.len == 0)))
			break;
		*iter = ahead;
		if (!is_known)
			continue;
		lines--;
		has_changed |= sign == '!';
		*counted += sign != ' ';
	}
	return has_changed;
}

void diff_context_count(View head, DiffCount *count, LineIter *iter)
{
	guint old_lines = 0, new_lines = 0;
	guint deletions = count->deletions;
	head_parse(head, &old_side, &old_lines);
	bool has_changed = side_count(iter, &old_side, old_lines, true, &count->deletions);
	LineIter ahead = *iter;
	View line = VIEW("");
	do {
		if (!line_iter_next(&ahead, &line))
			return;
	} while (is_remark(line));
	if (!head_parse(line, &new_side, &new_lines))
		return;
	*iter = ahead;
	bool is_there = has_changed || count->deletions == deletions;
	side_count(iter, &new_side, new_lines, is_there, &count->insertions);
}
