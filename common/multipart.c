/* The parts of a multipart body: see multipart.h. */
#include "multipart.h"

/* Whether line, without its line feed, is `--boundary` or, the last one, `--boundary--`. White
 * space behind it does not count. */
static bool is_delimiter(View line, View boundary, bool *is_last)
{
	View rest = view_from(line, strlen("--") + boundary.len);
	if (!view_starts(line, "--") ||
	    !view_equal(view_head(view_from(line, strlen("--")), boundary.len), boundary))
		return false;
	*is_last = view_starts(rest, "--");
	return view_skip_space(view_from(rest, *is_last ? strlen("--") : 0)).len == 0;
}

/* The line that text starts with, without its line feed. */
static View first_line(View text)
{
	const char *newline = view_chr(text, '\n');
	return newline ? view_head(text, (size_t)(newline - text.data)) : text;
}

/*
 * Takes text up to the next delimiter's line off rest, and that line. Returns false if there is
 * none. A hyphen is what is looked for: in base64, where most bytes are, there is none.
 */
static bool take_text(PartIter *iter, View *text)
{
	View all = iter->rest;
	View rest = all;
	const char *hyphen;
	while ((hyphen = view_chr(rest, '-'))) {
		size_t at = (size_t)(hyphen - all.data);
		rest = view_from(all, at);
		if (view_starts(rest, "--") && (at == 0 || all.data[at - 1] == '\n')) {
			View line = first_line(rest);
			if (is_delimiter(line, iter->boundary, &iter->closed)) {
				*text = view_head(all, at);
				iter->rest = view_from(rest, line.len + 1);
				return true;
			}
		}
		while (rest.len && rest.data[0] == '-')
			rest = view_from(rest, 1);
	}
	return false;
}

static View without_line_end(View text)
{
	if (view_ends(text, "\r\n"))
		return view_head(text, text.len - strlen("\r\n"));
	return view_ends(text, "\n") ? view_head(text, text.len - strlen("\n")) : text;
}

bool part_iter_next(PartIter *iter, View *part)
{
	if (!iter->in_parts) {
		iter->in_parts = true;
		if (!take_text(iter, part))
			return false;
	}
	if (iter->closed || !take_text(iter, part))
		return false;
	*part = without_line_end(*part);
	return true;
}
