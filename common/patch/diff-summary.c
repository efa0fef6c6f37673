/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The summary of a diffstat: see patch/diff-summary.h. */
#include "patch/diff-summary.h"

#include "patch/diff-take.h"

/* Takes `, 5 insertions(+)`, for word and sign as given. Nothing there is well, too. */
static bool take_changes(View *rest, const char *word, const char *sign, guint *number)
{
	View trial = *rest;
	*number = 0;
	if (!diff_take(&trial, ", ") || !diff_take_number(&trial, number) ||
	    !diff_take(&trial, word)) {
		*number = 0;
		return true;
	}
	diff_take(&trial, "s");
	*rest = trial;
	return diff_take(rest, sign);
}

bool diff_summary_read(DiffCount *count, View line, TextForm form)
{
	View rest = line;
	DiffCount read;
	size_t blanks = 0;
	while (blanks < rest.len && rest.data[blanks] == ' ')
		blanks++;
	rest = view_from(rest, blanks);
	if (rest.len && byte_is_letter(rest.data[0])) /* a file, or prose */
		return false;
	rest = line_trim_start(rest, form);
	diff_take(&rest, "\u00a0"); /* some mail programs make the blank a hard one */
	if (rest.len == 0 || !g_ascii_isdigit(rest.data[0]))
		return false;
	rest = line_trim(rest, form);
	if (!diff_take_number(&rest, &read.files) || !diff_take(&rest, " file"))
		return false;
	diff_take(&rest, "s");
	if (!diff_take(&rest, " changed") ||
	    !take_changes(&rest, " insertion", "(+)", &read.insertions) ||
	    !take_changes(&rest, " deletion", "(-)", &read.deletions) || rest.len)
		return false;
	*count = read;
	return true;
}
