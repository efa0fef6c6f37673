/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of a message, found in place: see message/part-scan.h. */
#include "message/part-scan.h"

#include "bytes/scan.h"
#include "message/charset.h"
#include "message/content-type.h"

enum {
	MAX_DEPTH = 8,
	MAX_PARTS = 1000,
	MAX_BOUNDARY = 70, /* RFC 2046, section 5.1.1 */
};

/* A multipart whose end was not reached yet. */
typedef struct {
	size_t place; /* in parts */
	View boundary;
} Open;

typedef struct {
	GArray *parts;
	View rest;	      /* what has not been searched for delimiters; starts a line */
	bool takes_messages;  /* an enclosed message is a leaf */
	bool in_leaf;	      /* rest is the content of the part that was added last */
	Open open[MAX_DEPTH]; /* outermost first */
	unsigned depth;
} PartScanner;

static Part *part_at(const PartScanner *scanner, size_t place)
{
	return &g_array_index(scanner->parts, Part, place);
}

/* What stands in a boundary without doubt. */
static bool is_plain_boundary(View boundary)
{
	for (size_t i = 0; i < boundary.len; i++)
		if (!g_ascii_isgraph(boundary.data[i]))
			return false;
	return boundary.len > 0 && boundary.len <= MAX_BOUNDARY;
}

/* Opens a multipart: its content is searched for this boundary, and those around it. */
static bool multipart_open(PartScanner *scanner, View boundary)
{
	if (scanner->depth == MAX_DEPTH || !is_plain_boundary(boundary))
		return false;
	for (unsigned i = 0; i < scanner->depth; i++)
		if (view_equal(scanner->open[i].boundary, boundary))
			return false;
	scanner->open[scanner->depth++] = (Open){ scanner->parts->len - 1, boundary };
	return true;
}

/* Whether the fields that say what a part is hold no byte that readers may differ about. */
static bool has_plain_fields(const Header *header)
{
	return charset_is_plain(header->values[HEADER_CONTENT_TYPE]) &&
	       charset_is_plain(header->values[HEADER_CONTENT_DISPOSITION]) &&
	       charset_is_plain(header->values[HEADER_CONTENT_TRANSFER_ENCODING]);
}

/* Adds the part of this header. */
static bool part_add(PartScanner *scanner, const Header *header)
{
	ContentType type;
	ContentDisposition disposition;
	if (scanner->parts->len == MAX_PARTS || !has_plain_fields(header) ||
	    !content_type_parse(header->values[HEADER_CONTENT_TYPE], &type) ||
	    !content_disposition_parse(header->values[HEADER_CONTENT_DISPOSITION], &disposition))
		return false;
	/* enclosed messages, and parts of these by default, have headers of their own */
	bool is_message = view_is_nocase(type.type, "message/rfc822");
	if ((view_starts_nocase(type.type, "message/") &&
	     !(is_message && scanner->takes_messages)) ||
	    view_is_nocase(type.type, "multipart/digest"))
		return false;
	Part part = {
		.type = part_type_of(type.type),
		.attachment = view_is_nocase(disposition.kind, "attachment"),
		.flowed = type.flowed,
		.assumed = type.assumed,
		.encoding = transfer_encoding_of(header->values[HEADER_CONTENT_TRANSFER_ENCODING]),
		.charset = type.charset,
		.filename = disposition.filename.len ? disposition.filename : type.name,
		.bytes = header->body,
		.end = scanner->parts->len + 1,
	};
	g_array_append_val(scanner->parts, part);
	scanner->rest = header->body;
	scanner->in_leaf = is_message || !part_type_has_parts(part.type);
	return scanner->in_leaf || multipart_open(scanner, type.boundary);
}

/* A line `--BOUNDARY`, or `--BOUNDARY--`. */
typedef struct {
	View line;	/* with its line end */
	unsigned depth; /* of the multipart whose boundary it is */
	bool closes;
} Delimiter;

/* Whether nothing but white space follows, such as transport may add. */
static bool ends_line(View text)
{
	return view_skip_any(text, " \t\r\n").len == 0;
}

/* Whether the line is the delimiter of an open multipart; the innermost that fits. */
static bool delimiter_read(const PartScanner *scanner, Delimiter *delimiter)
{
	View text = view_from(delimiter->line, 2);
	for (unsigned depth = scanner->depth; depth-- > 0;) {
		View boundary = scanner->open[depth].boundary;
		if (!view_equal(view_head(text, boundary.len), boundary))
			continue;
		View behind = view_from(text, boundary.len);
		delimiter->depth = depth;
		delimiter->closes = view_starts(behind, "--");
		if (delimiter->closes)
			behind = view_from(behind, 2);
		if (ends_line(behind))
			return true;
	}
	return false;
}

/* Finds the next delimiter in rest, and takes rest behind it. */
static bool delimiter_take(PartScanner *scanner, Delimiter *delimiter)
{
	View rest = scanner->rest;
	const char *found = view_starts(rest, "--") ? rest.data : scan_find_dashes(rest);
	for (; found; found = scan_find_dashes(rest)) {
		rest = view_from(rest, (size_t)(found - rest.data) + (*found == '\n'));
		const char *newline = view_chr(rest, '\n');
		size_t len = newline ? (size_t)(newline + 1 - rest.data) : rest.len;
		delimiter->line = view_head(rest, len);
		if (delimiter_read(scanner, delimiter)) {
			scanner->rest = view_from(rest, len);
			return true;
		}
	}
	return false;
}

/* Ends the content of the part that was added last before the delimiter. */
static bool leaf_end(PartScanner *scanner, const Delimiter *delimiter)
{
	if (!scanner->in_leaf)
		return true;
	View *bytes = &part_at(scanner, scanner->parts->len - 1)->bytes;
	bytes->len = (size_t)(delimiter->line.data - bytes->data);
	/* the line end before it belongs to the delimiter */
	if (bytes->len)
		bytes->len--;
	if (scanner->takes_messages) {
		bytes->len -= view_ends(*bytes, "\r");
		return true;
	}
	/* how much of CRLF that is, GMime decides */
	return !view_ends(*bytes, "\r") && !view_chr(delimiter->line, '\r');
}

/* Adds the part that follows a delimiter. */
static bool next_part_add(PartScanner *scanner)
{
	Header header;
	header_scan(&header, scanner->rest);
	bool blank = view_starts(scanner->rest, "\n") || view_starts(scanner->rest, "\r\n");
	/* a delimiter that looks like a field, or a line that stands where no header can go on */
	bool odd = view_starts(header.block, "--") || scan_find_dashes(header.block) ||
		   (header.is_torn &&
		    (view_starts(header.body, "--") || byte_is_in(header.body.data[0], " \t")));
	return (blank || ((header.is_regular || header.is_torn) && !odd)) &&
	       part_add(scanner, &header);
}

static bool scan(GArray *parts, const Header *header, bool takes_messages)
{
	PartScanner scanner = { .parts = parts, .takes_messages = takes_messages };
	g_array_set_size(parts, 0);
	if (!header->is_regular || !part_add(&scanner, header))
		return false;
	while (scanner.depth) {
		Delimiter delimiter;
		/* one of a multipart further out says that the inner one was never closed */
		if (!delimiter_take(&scanner, &delimiter) || delimiter.depth + 1 < scanner.depth ||
		    !leaf_end(&scanner, &delimiter))
			return false;
		scanner.in_leaf = false;
		if (!delimiter.closes) {
			if (!next_part_add(&scanner))
				return false;
			continue;
		}
		size_t place = scanner.open[--scanner.depth].place;
		part_at(&scanner, place)->end = parts->len;
		if (parts->len == place + 1)
			return false;
	}
	return true;
}

bool part_scan(GArray *parts, const Header *header)
{
	return scan(parts, header, false);
}

bool part_scan_messages(GArray *parts, const Header *header)
{
	return scan(parts, header, true);
}
