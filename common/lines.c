/* The lines of a text, in place: see lines.h. */
#include "lines.h"

/* Where the next line feed starts, or the end of the text. */
static const char *find_newline(View text, TextForm form)
{
	const char *end = text.data + text.len;
	if (form == TEXT_PLAIN) {
		const char *at = view_chr(text, '\n');
		return at ? at : end;
	}
	const char *at = text.data;
	while (at < end && (at = memchr(at, '\\', (size_t)(end - at)))) {
		if (end - at < 2)
			return end;
		if (at[1] == 'n')
			return at;
		at += 2;
	}
	return end;
}

bool line_iter_next(LineIter *iter, View *line)
{
	if (iter->rest.len == 0)
		return false;
	const char *end = find_newline(iter->rest, iter->form);
	line->data = iter->rest.data;
	line->len = (size_t)(end - iter->rest.data);
	iter->rest = view_from(iter->rest, line->len + text_form_newline(iter->form));
	return true;
}
