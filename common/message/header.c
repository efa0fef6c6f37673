/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The header of a message, in place: see message/header.h. */
#include "message/header.h"

#include "bytes/scan.h"
#include "message/from-line.h"
#include "message/header-torn.h"

/* In the order of HeaderField, in lower case. */
static const View field_names[N_HEADER_FIELDS] = {
	VIEW_INIT("from"),
	VIEW_INIT("sender"),
	VIEW_INIT("reply-to"),
	VIEW_INIT("x-original-from"),
	VIEW_INIT("x-original-sender"),
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
	VIEW_INIT("auto-submitted"),
	VIEW_INIT("precedence"),
	VIEW_INIT("x-autoreply"),
	VIEW_INIT("x-autorespond"),
	VIEW_INIT("x-microsoft-original-message-id"),
	VIEW_INIT("x-google-original-message-id"),
};

const char *header_field_name(HeaderField field)
{
	return field_names[field].data;
}

static bool byte_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The first line of text, with its line end. */
static View first_line(View text)
{
	const char *newline = view_chr(text, '\n');
	return newline ? view_head(text, (size_t)(newline - text.data) + 1) : text;
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
	LINES_STRAY, /* no field, but one comes behind it, or it was torn off one */
	LINES_END,   /* the blank line, if there is one, and the body */
} LinesKind;

/* A field, or stray lines: the next lines of a header with those that continue them. */
typedef struct {
	View lines;
	View name, value; /* of a field; the value with the white space around it */
} Lines;

/* The lines of a header that come next. */
typedef struct {
	View rest;
	FieldIter fields;
} LinesIter;

/* Begins with a header; next is what lines_iter_next will fill. */
static LinesIter lines_iter(View header, Lines *next)
{
	next->name = VIEW("");
	return (LinesIter){ header, field_iter(header) };
}

/* Takes the next lines off what is left; that stays as it is at the header's end. next has the
 * lines before, and the last field's name. */
G_ALWAYS_INLINE static inline LinesKind lines_iter_next(LinesIter *iter, Lines *next)
{
	View rest = iter->rest;
	if (rest.len == 0 || is_blank_line(rest))
		return LINES_END;
	const char *start = rest.data, *end = start + rest.len;
	const char *name_end = start + scan_field_name_length(rest);
	/* RFC 5322 section 4.5 has blanks before the colon */
	const char *colon = name_end;
	while (colon < end && byte_is_blank(*colon))
		colon++;
	bool is_field = name_end > start && colon < end && *colon == ':';
	const char *behind = field_iter_next(&iter->fields);
	View after = { behind, (size_t)(end - behind) };
	/* Amid the header it is a line torn off its field. Otherwise the blank line is missing, and
	 * the text would be lost. */
	if (!is_field && !is_from_line(rest) && !header_line_like(first_line(after)) &&
	    !header_torn_run(next->name, next->lines, rest))
		return LINES_END;
	next->lines = (View){ start, (size_t)(behind - start) };
	if (is_field) {
		next->name = (View){ start, (size_t)(name_end - start) };
		next->value = (View){ colon + 1, (size_t)(behind - colon) - 1 };
	}
	iter->rest = after;
	return is_field ? LINES_FIELD : LINES_STRAY;
}

/* Eight bytes from text on, with the bit set that makes letters small. */
static guint64 small_eight(const char *text)
{
	guint64 bytes;
	memcpy(&bytes, text, sizeof bytes);
	return bytes | G_GUINT64_CONSTANT(0x2020202020202020);
}

/* Whether a field's name is the wanted one. Setting the bit that makes letters small turns nothing
 * else that may be in a name into a letter or a hyphen. */
static bool is_name(View name, View wanted)
{
	if (name.len != wanted.len)
		return false;
	size_t i = 0;
	if (name.len < sizeof(guint64)) {
		while (i < name.len && (name.data[i] | 0x20) == wanted.data[i])
			i++;
		return i == name.len;
	}
	for (; i + sizeof(guint64) < name.len; i += sizeof(guint64))
		if (small_eight(name.data + i) != small_eight(wanted.data + i))
			return false;
	/* the last ones, some of which were compared */
	i = name.len - sizeof(guint64);
	return small_eight(name.data + i) == small_eight(wanted.data + i);
}

/* The wanted names by their length and last letter, which no two of them have the same; one more
 * than the field, as 0 is none. */
#define MAX_FIELD_NAME 31
#define LAST(letter) ((unsigned)(letter) % 32)
static const guint8 guesses[MAX_FIELD_NAME + 1][32] = {
	[2][LAST('c')] = HEADER_CC + 1,
	[4] = { [LAST('m')] = HEADER_FROM + 1, [LAST('e')] = HEADER_DATE + 1 },
	[6][LAST('r')] = HEADER_SENDER + 1,
	[7] = { [LAST('t')] = HEADER_SUBJECT + 1, [LAST('d')] = HEADER_LIST_ID + 1 },
	[8] = { [LAST('o')] = HEADER_REPLY_TO + 1, [LAST('d')] = HEADER_RECEIVED + 1 },
	[9][LAST('t')] = HEADER_LIST_POST + 1,
	[10] = { [LAST('d')] = HEADER_MESSAGE_ID + 1,
		 [LAST('s')] = HEADER_REFERENCES + 1,
		 [LAST('e')] = HEADER_PRECEDENCE + 1 },
	[11] = { [LAST('o')] = HEADER_IN_REPLY_TO + 1, [LAST('y')] = HEADER_X_AUTOREPLY + 1 },
	[12] = { [LAST('n')] = HEADER_MIME_VERSION + 1, [LAST('e')] = HEADER_CONTENT_TYPE + 1 },
	[13][LAST('d')] = HEADER_X_AUTORESPOND + 1,
	[14][LAST('d')] = HEADER_AUTO_SUBMITTED + 1,
	[15][LAST('m')] = HEADER_X_ORIGINAL_FROM + 1,
	[17][LAST('r')] = HEADER_X_ORIGINAL_SENDER + 1,
	[19][LAST('n')] = HEADER_CONTENT_DISPOSITION + 1,
	[25][LAST('g')] = HEADER_CONTENT_TRANSFER_ENCODING + 1,
	[28][LAST('d')] = HEADER_X_GOOGLE_ORIGINAL_MESSAGE_ID + 1,
	[MAX_FIELD_NAME][LAST('d')] = HEADER_X_MICROSOFT_ORIGINAL_MESSAGE_ID + 1,
};

/* A name without the `>` that some writers of mboxes put before `From:` as well. */
static View unquote_name(View name)
{
	View plain = name;
	while (view_starts(plain, ">"))
		plain = view_from(plain, 1);
	return is_name(plain, field_names[HEADER_FROM]) ? plain : name;
}

/* N_HEADER_FIELDS for a name that is not wanted, as most are not. */
static inline HeaderField field_of_name(View name)
{
	guint8 guess =
		name.len <= MAX_FIELD_NAME ? guesses[name.len][LAST(name.data[name.len - 1])] : 0;
	if (guess && is_name(name, field_names[guess - 1]))
		return guess - 1;
	bool is_quoted_from = name.data[0] == '>' && unquote_name(name).len < name.len;
	return is_quoted_from ? HEADER_FROM : N_HEADER_FIELDS;
}

/* Of the fields that say what the body is nobody can tell which of two was meant. */
static bool is_about_body(HeaderField field)
{
	return field >= HEADER_CONTENT_TYPE && field <= HEADER_CONTENT_DISPOSITION;
}

/* White space that RFC 5322 does not have: some readers of a type pass over it, others give up. */
static bool has_odd_space(View value)
{
	return view_chr(value, '\f') || view_chr(value, '\v');
}

static void take_field(Header *header, const Lines *field)
{
	header->has_fields = true;
	HeaderField name = field_of_name(field->name);
	if (name < N_HEADER_FIELDS) {
		View value = view_trim(field->value);
		bool first = header->values[name].len == 0;
		if (is_about_body(name) &&
		    (!first || value.len == 0 || has_odd_space(field->value)))
			header->is_regular = false;
		if (first)
			header->values[name] = value;
	}
	/* blanks before the colon, a quoted From */
	if (field->name.len + 1 + field->value.len < field->lines.len || field->name.data[0] == '>')
		header->is_regular = false;
}

/* Whether text has CRs that are no part of a line end. */
static bool has_odd_returns(View text)
{
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
	Lines next;
	LinesIter iter = lines_iter(raw, &next);
	LinesKind kind;
	while ((kind = lines_iter_next(&iter, &next)) != LINES_END) {
		if (kind == LINES_FIELD)
			take_field(header, &next);
		else
			header->is_regular = false;
	}
	View rest = iter.rest;
	header->block = view_head(raw, raw.len - rest.len);
	header->body = rest;
	header->has_nul = iter.fields.odd && view_chr(header->block, '\0');
	if (header->has_nul || (iter.fields.odd && has_odd_returns(header->block)))
		header->is_regular = false;
	if (rest.len && is_blank_line(rest)) {
		header->body = view_from(rest, first_line(rest).len);
	} else if (rest.len) {
		header->is_torn = header->is_regular;
		header->is_regular = false;
	}
	if (!header->has_fields)
		header->is_regular = false;
}

/* Takes what comes before the next wanted field's value off rest, and the value too. */
static bool next_value(View *rest, bool (*is_wanted)(View name, gconstpointer data),
		       gconstpointer data, View *value)
{
	Lines next;
	LinesIter iter = lines_iter(*rest, &next);
	LinesKind kind;
	bool found = false;
	while (!found && (kind = lines_iter_next(&iter, &next)) != LINES_END)
		found = kind == LINES_FIELD && is_wanted(next.name, data);
	*rest = iter.rest;
	if (found)
		*value = view_trim(next.value);
	return found;
}

static bool is_of_field(View name, gconstpointer data)
{
	return field_of_name(name) == *(const HeaderField *)data;
}

bool header_next_value(View *rest, HeaderField field, View *value)
{
	return next_value(rest, is_of_field, &field, value);
}

/* Whether a field's name is a column's. */
static bool is_column_name(View name, gconstpointer data)
{
	const View column = *(const View *)data;
	name = unquote_name(name);
	if (name.len != column.len)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.data[i] == '-' ? '_' : g_ascii_tolower(name.data[i]);
		if (c != column.data[i])
			return false;
	}
	return true;
}

bool header_next_named(View *rest, View name, View *value)
{
	return next_value(rest, is_column_name, &name, value);
}

/* Appends a value with blanks for its odd bytes, and a line end. */
static void append_value(GString *out, View value)
{
	for (size_t i = 0; i < value.len; i++) {
		bool ends_line = i + 1 < value.len && value.data[i + 1] == '\n';
		bool odd = value.data[i] == '\0' || value.data[i] == '\f' ||
			   value.data[i] == '\v' || (value.data[i] == '\r' && !ends_line);
		g_string_append_c(out, odd ? ' ' : value.data[i]);
	}
	if (out->str[out->len - 1] != '\n')
		g_string_append_c(out, '\n');
}

static void append_field(GString *out, const Lines *field)
{
	view_append(out, unquote_name(field->name));
	g_string_append_c(out, ':');
	append_value(out, field->value);
}

void header_regularise(View raw, GString *out)
{
	bool seen[N_HEADER_FIELDS + 1] = { false };
	Lines next;
	LinesIter iter = lines_iter(raw, &next);
	LinesKind kind;
	g_string_truncate(out, 0);
	while ((kind = lines_iter_next(&iter, &next)) != LINES_END) {
		if (kind == LINES_STRAY) {
			if (header_torn_off(next.name, next.lines)) {
				g_string_append_c(out, ' ');
				append_value(out, next.lines);
			}
			continue;
		}
		HeaderField name = field_of_name(next.name);
		bool blank = view_trim(next.value).len == 0;
		if (is_about_body(name) && (seen[name] || blank))
			continue;
		seen[name] = true;
		append_field(out, &next);
	}
	if (iter.rest.len && !is_blank_line(iter.rest))
		g_string_append_c(out, '\n');
	view_append(out, iter.rest);
}

void header_about_body(View header, GString *out)
{
	Lines next;
	LinesIter iter = lines_iter(header, &next);
	LinesKind kind;
	/* so that there is a field */
	g_string_assign(out, "MIME-Version: 1.0\n");
	while ((kind = lines_iter_next(&iter, &next)) != LINES_END)
		if (kind != LINES_STRAY && is_about_body(field_of_name(next.name)))
			append_field(out, &next);
	g_string_append_c(out, '\n');
}
