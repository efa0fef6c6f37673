/* The header of a message, in place: see header.h. */
#include "header.h"

#include "from-line.h"

/* In the order of HeaderField, in lower case. */
static const View names[N_HEADER_FIELDS] = {
	VIEW_INIT("from"),
	VIEW_INIT("sender"),
	VIEW_INIT("reply-to"),
	VIEW_INIT("x-original-from"),
	VIEW_INIT("cc"),
	VIEW_INIT("subject"),
	VIEW_INIT("date"),
	VIEW_INIT("received"),
	VIEW_INIT("message-id"),
	VIEW_INIT("in-reply-to"),
	VIEW_INIT("references"),
	VIEW_INIT("list-id"),
	VIEW_INIT("list-post"),
	VIEW_INIT("mime-version"),
	VIEW_INIT("content-type"),
	VIEW_INIT("content-transfer-encoding"),
	VIEW_INIT("content-disposition"),
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The first line of text, with its line end. */
static View first_line(View text)
{
	const char *newline = view_chr(text, '\n');
	return newline ? view_head(text, (size_t)(newline - text.data) + 1) : text;
}

/* The first line of text and the lines that continue it. */
static View first_field(View text)
{
	size_t len = first_line(text).len;
	while (len < text.len && is_blank(text.data[len]))
		len += first_line(view_from(text, len)).len;
	return view_head(text, len);
}

/*
 * Where the colon of a field stands, after the name and, as RFC 5322 section 4.5 has it, blanks;
 * 0 if line is no field.
 */
static size_t field_colon(View line, size_t *name_len)
{
	size_t i = 0;
	while (i < line.len && line.data[i] > ' ' && line.data[i] <= '~' && line.data[i] != ':')
		i++;
	*name_len = i;
	while (i < line.len && is_blank(line.data[i]))
		i++;
	return *name_len && i < line.len && line.data[i] == ':' ? i : 0;
}

/* N_HEADER_FIELDS for a name that is not wanted. */
static HeaderField find_name(View name)
{
	char first = name.data[0] | 0x20;
	HeaderField i = 0;
	while (i < N_HEADER_FIELDS &&
	       (names[i].data[0] != first || !view_equal_nocase(name, names[i])))
		i++;
	return i;
}

static bool is_from_line(View text)
{
	return view_starts(text, "From ") || view_starts(text, ">From ");
}

static bool is_end(View text)
{
	return text.len == 0 || text.data[0] == '\n' || view_starts(text, "\r\n");
}

void header_scan(Header *header, View raw)
{
	*header = (Header){ .values = { { "", 0 } } };
	View rest = raw;
	while (is_from_line(rest))
		rest = view_from(rest, first_line(rest).len);
	header->block = rest;
	while (!is_end(rest)) {
		View field = first_field(rest);
		size_t name_len;
		size_t colon = field_colon(field, &name_len);
		View behind = view_from(rest, field.len);
		if (colon == 0) {
			/* Amid the header it is a line torn off its field, and skipped. Otherwise
			 * the blank line is missing, and the text would be lost. */
			if (!is_from_line(rest) && !header_line_like(first_line(behind)))
				break;
		} else {
			header->has_fields = true;
			HeaderField name = find_name(view_head(field, name_len));
			if (name < N_HEADER_FIELDS && header->values[name].len == 0)
				header->values[name] = view_trim(view_from(field, colon + 1));
		}
		rest = behind;
	}
	header->block.len -= rest.len;
	if (rest.len && is_end(rest))
		rest = view_from(rest, first_line(rest).len);
	header->body = rest;
}

View header_squeeze(View text, GString *buffer)
{
	text = view_trim(text);
	size_t same = 0; /* how much of text needs no change */
	while (same < text.len &&
	       !(g_ascii_isspace(text.data[same]) &&
		 (text.data[same] != ' ' || g_ascii_isspace(text.data[same + 1]))))
		same++;
	if (same == text.len)
		return text;
	g_string_truncate(buffer, 0);
	g_string_append_len(buffer, text.data, (gssize)same);
	for (View rest = view_from(text, same); rest.len; rest = view_trim(rest)) {
		size_t word = 0;
		while (word < rest.len && !g_ascii_isspace(rest.data[word]))
			word++;
		if (buffer->len && word)
			g_string_append_c(buffer, ' ');
		g_string_append_len(buffer, rest.data, (gssize)word);
		rest = view_from(rest, word);
	}
	return view_of_gstring(buffer);
}
