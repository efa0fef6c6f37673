/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hunks with an empty line behind each line: see patch/diff-spaced.h. */
#include "patch/diff-spaced.h"

bool diff_spaced_count(guint64 old_lines, guint64 new_lines, DiffCount *count, LineIter *iter)
{
	LineIter ahead = *iter;
	DiffCount found = *count;
	View empty, line;
	while (old_lines || new_lines) {
		if (!line_iter_next(&ahead, &empty) || empty.len > 0 ||
		    !line_iter_next(&ahead, &line))
			return false;
		char sign = line.len ? line.data[0] : ' ';
		if (sign == '\\') /* `\ No newline at end of file` */
			continue;
		bool plus = sign == '+', minus = sign == '-';
		if ((!plus && !minus && sign != ' ') || (!plus && !old_lines) ||
		    (!minus && !new_lines))
			return false;
		found.insertions += plus;
		found.deletions += minus;
		old_lines -= !plus;
		new_lines -= !minus;
	}
	*count = found;
	*iter = ahead;
	return true;
}
