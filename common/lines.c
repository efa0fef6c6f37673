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

/* The bytes a blank takes that starts at byte at; 0 if there is none. */
static size_t blank_at(View line, size_t at, TextForm form)
{
	char byte = line.data[at];
	if (byte == ' ')
		return 1;
	if (form == TEXT_PLAIN)
		return byte == '\t' || byte == '\r' ? 1 : 0;
	if (byte != '\\' || at + 1 == line.len)
		return 0;
	return line.data[at + 1] == 't' || line.data[at + 1] == 'r' ? 2 : 0;
}

/* Whether the escaped line's last two bytes are one character, not the halves of two. */
static bool ends_in_pair(View line)
{
	size_t slashes = 0;
	while (slashes + 1 < line.len && line.data[line.len - 2 - slashes] == '\\')
		slashes++;
	return slashes % 2 == 1;
}

View line_trim(View line, TextForm form)
{
	size_t blank;
	while (line.len && (blank = blank_at(line, 0, form)))
		line = view_from(line, blank);
	while (line.len) {
		bool pair = form == TEXT_ESCAPED && ends_in_pair(line);
		size_t last = line.len - (pair ? 2 : 1);
		if (!blank_at(line, last, form))
			break;
		line.len = last;
	}
	return line;
}
