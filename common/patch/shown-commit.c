/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A commit as git-show(1) prints it: see patch/shown-commit.h. */
#include "patch/shown-commit.h"

static const char start[] = "commit ", indent[] = "    ";

enum {
	NAME_LENGTH = 40
};

bool shown_commit_starts(View line)
{
	return view_starts(line, start) &&
	       view_hex_length(view_from(line, strlen(start))) >= NAME_LENGTH;
}

/* Takes the lines between the first one and the message off iter. Returns false if they name no
 * author, or others stand among them. */
static bool read_head(ShownCommit *commit, LineIter *iter)
{
	static const char *const fields[] = { "Author:", "Merge:",	"Date:",
					      "Commit:", "AuthorDate:", "CommitDate:" };
	View line;
	while (line_iter_next(iter, &line)) {
		if (line_trim(line, iter->form).len == 0)
			return view_chr(commit->author, '@') != NULL;
		size_t i = 0;
		while (i < G_N_ELEMENTS(fields) && !view_starts(line, fields[i]))
			i++;
		if (i == G_N_ELEMENTS(fields))
			return false;
		if (i == 0)
			commit->author = line_trim(view_from(line, strlen(fields[0])), iter->form);
	}
	return false;
}

/* Whether line may stand between the message and the diff: `---`, or of a diffstat. */
static bool is_stat(View line)
{
	return view_is(line, "---") || (line.data[0] == ' ' && !view_starts(line, indent));
}

bool shown_commit_read(ShownCommit *commit, View text, TextForm form)
{
	LineIter iter = line_iter(text, form);
	View line;
	if (!line_iter_next(&iter, &line) || !shown_commit_starts(line))
		return false;
	View name = view_from(line, strlen(start));
	*commit = (ShownCommit){ view_head(name, view_hex_length(name)), VIEW_INIT(""),
				 VIEW_INIT("") };
	if (!read_head(commit, &iter))
		return false;
	const char *message = iter.rest.data, *end = message;
	bool is_message = true;
	while (line_iter_next(&iter, &line)) {
		if (line_trim(line, form).len == 0)
			continue;
		is_message &= view_starts(line, indent);
		if (!is_message && !is_stat(line))
			return false;
		if (is_message)
			end = view_end(line);
	}
	commit->message = (View){ message, (size_t)(end - message) };
	return commit->message.len > 0;
}

void shown_commit_append(GString *out, const ShownCommit *commit, TextForm form)
{
	LineIter iter = line_iter(commit->message, form);
	View line;
	while (line_iter_next(&iter, &line)) {
		view_append(out, view_from(line, view_starts(line, indent) ? strlen(indent) : 0));
		view_append(out, form == TEXT_ESCAPED ? VIEW("\\n") : VIEW("\n"));
	}
}

View shown_commit_title(const ShownCommit *commit, View title)
{
	enum {
		SHORTEST = 7
	};
	size_t digits = view_hex_length(title);
	View rest = view_from(title, digits);
	bool is_name = digits >= SHORTEST && view_starts(rest, " ") && digits <= commit->hash.len &&
		       view_equal_nocase(view_head(commit->hash, digits), view_head(title, digits));
	return is_name ? view_skip_space(rest) : title;
}
