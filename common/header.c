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

const char *header_field_name(HeaderField field)
{
	return names[field].data;
}

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

static bool is_from_line(View text)
{
	return view_starts(text, "From ") || view_starts(text, ">From ");
}

static bool is_blank_line(View text)
{
	return text.data[0] == '\n' || view_starts(text, "\r\n");
}

typedef enum {
	LINES_FIELD,
	LINES_STRAY, /* no field, but one comes behind it */
	LINES_END,   /* the blank line, if there is one, and the body */
} LinesKind;

/* A field, or stray lines: the next lines of a header with those that continue them. */
typedef struct {
	View lines;
	View name, value; /* of a field; the value with the white space around it */
} Lines;

/* Takes the next lines off rest; it stays as it is at the header's end. */
static LinesKind next_lines(View *rest, Lines *next)
{
	if (rest->len == 0 || is_blank_line(*rest))
		return LINES_END;
	View lines = first_field(*rest);
	View behind = view_from(*rest, lines.len);
	size_t name = 0;
	while (name < lines.len && lines.data[name] > ' ' && lines.data[name] <= '~' &&
	       lines.data[name] != ':')
		name++;
	/* RFC 5322 section 4.5 has blanks before the colon */
	size_t colon = name;
	while (colon < lines.len && is_blank(lines.data[colon]))
		colon++;
	bool is_field = name && colon < lines.len && lines.data[colon] == ':';
	/* Amid the header it is a line torn off its field. Otherwise the blank line is missing, and
	 * the text would be lost. */
	if (!is_field && !is_from_line(lines) && !header_line_like(first_line(behind)))
		return LINES_END;
	*rest = behind;
	*next = (Lines){ lines, view_head(lines, name), view_from(lines, colon + 1) };
	return is_field ? LINES_FIELD : LINES_STRAY;
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

/* Of the fields that say what the body is nobody can tell which of two was meant. */
static bool is_about_body(HeaderField field)
{
	return field >= HEADER_CONTENT_TYPE && field <= HEADER_CONTENT_DISPOSITION;
}

static void take_field(Header *header, const Lines *field)
{
	header->has_fields = true;
	HeaderField name = find_name(field->name);
	if (name < N_HEADER_FIELDS) {
		View value = view_trim(field->value);
		bool first = header->values[name].len == 0;
		if (is_about_body(name) && (!first || value.len == 0))
			header->is_regular = false;
		if (first)
			header->values[name] = value;
	}
	/* blanks before the colon */
	if (field->name.len + 1 + field->value.len < field->lines.len)
		header->is_regular = false;
}

/* Whether text has NULs, or CRs that are no part of a line end. */
static bool has_odd_bytes(View text)
{
	if (view_chr(text, '\0'))
		return true;
	for (const char *cr; (cr = view_chr(text, '\r'));) {
		text = view_from(text, (size_t)(cr - text.data) + 1);
		if (text.len == 0 || text.data[0] != '\n')
			return true;
	}
	return false;
}

void header_scan(Header *header, View raw)
{
	*header = (Header){ .values = { { "", 0 } }, .is_regular = true };
	View rest = raw;
	Lines next;
	LinesKind kind;
	while ((kind = next_lines(&rest, &next)) != LINES_END) {
		if (kind == LINES_FIELD)
			take_field(header, &next);
		else
			header->is_regular = false;
	}
	header->block = view_head(raw, raw.len - rest.len);
	header->body = rest;
	if (rest.len && is_blank_line(rest))
		header->body = view_from(rest, first_line(rest).len);
	else if (rest.len)
		header->is_regular = false;
	if (!header->has_fields || has_odd_bytes(header->block))
		header->is_regular = false;
}

/* Appends a field with blanks for its odd bytes. */
static void append_field(GString *out, const Lines *field)
{
	g_string_append_len(out, field->name.data, (gssize)field->name.len);
	g_string_append_c(out, ':');
	View value = field->value;
	for (size_t i = 0; i < value.len; i++) {
		bool ends_line = i + 1 < value.len && value.data[i + 1] == '\n';
		bool odd = value.data[i] == '\0' || (value.data[i] == '\r' && !ends_line);
		g_string_append_c(out, odd ? ' ' : value.data[i]);
	}
	if (out->str[out->len - 1] != '\n')
		g_string_append_c(out, '\n');
}

void header_regularise(View raw, GString *out)
{
	bool seen[N_HEADER_FIELDS + 1] = { false };
	View rest = raw;
	Lines next;
	LinesKind kind;
	g_string_truncate(out, 0);
	while ((kind = next_lines(&rest, &next)) != LINES_END) {
		if (kind == LINES_STRAY)
			continue;
		HeaderField name = find_name(next.name);
		bool blank = view_trim(next.value).len == 0;
		if (is_about_body(name) && (seen[name] || blank))
			continue;
		seen[name] = true;
		append_field(out, &next);
	}
	if (rest.len && !is_blank_line(rest))
		g_string_append_c(out, '\n');
	g_string_append_len(out, rest.data, (gssize)rest.len);
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
