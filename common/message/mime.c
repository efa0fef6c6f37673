/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What goes through GMime: see message/mime.h. */
#include "message/mime.h"

#include "bytes/lines.h"
#include "message/body-text.h"
#include "message/gmime-auto.h"
#include "message/header.h"
#include "message/mime-guard.h"
#include "message/mime-stream.h"

#include <signal.h>

struct MimeMessage {
	View header, body; /* as they were given, or in mended */
	GString *mended;   /* both, with blank lines where parts lack them; NULL if none does */
	GArray *hidden;	   /* size_t: where GMime saw something else, see message/mime-guard.h */
	bool is_cut;	   /* GMime saw the start of raw only */
	GMimeObject *root; /* with the message's header; NULL if GMime could make nothing of it */
};

enum {
	/* A longer message is not copied to be mended. */
	MAX_MENDED = 4 * 1024 * 1024,
};

void mime_init(void)
{
	static gsize done;
	if (g_once_init_enter(&done)) {
		/* GPGME, which it starts up, has SIGPIPE ignored; a filter must end by it. */
		struct sigaction before;
		sigaction(SIGPIPE, NULL, &before);
		g_mime_init();
		sigaction(SIGPIPE, &before, NULL);
		g_once_init_leave(&done, 1);
	}
}

/* Appends text, of which the first byte is at offset start, with a blank line at each of torn. */
static void append_mended(GString *out, View text, size_t start, const GArray *torn)
{
	size_t done = 0;
	for (guint i = 0; i < torn->len; i++) {
		size_t place = g_array_index(torn, size_t, i);
		if (place < start + done || place >= start + text.len)
			continue;
		View before = view_head(view_from(text, done), place - start - done);
		view_append(out, before);
		g_string_append_c(out, '\n');
		done += before.len;
	}
	View rest = view_from(text, done);
	view_append(out, rest);
}

/* Looks at what GMime may see; returns how much of the message that is. */
static size_t guard(MimeMessage *message)
{
	g_autoptr(GArray) torn = g_array_new(FALSE, FALSE, sizeof(size_t));
	size_t seen = mime_guard(message->header, message->body, message->hidden, torn);
	size_t header_len = message->header.len;
	if (torn->len == 0 || header_len + message->body.len > MAX_MENDED)
		return seen;
	message->mended = g_string_new(NULL);
	append_mended(message->mended, message->header, 0, torn);
	size_t mended_len = message->mended->len;
	append_mended(message->mended, message->body, header_len, torn);
	message->header = view_head(view_of_gstring(message->mended), mended_len);
	message->body = view_from(view_of_gstring(message->mended), mended_len);
	g_array_set_size(message->hidden, 0);
	return mime_guard(message->header, message->body, message->hidden, torn);
}

MimeMessage *mime_message_new(View header, View body)
{
	MimeMessage *message = g_new0(MimeMessage, 1);
	/* lengths are ints in places, in GMime and in GLib's arrays */
	message->header = view_head(header, G_MAXINT);
	message->body = view_head(body, G_MAXINT - message->header.len);
	message->hidden = g_array_new(FALSE, FALSE, sizeof(size_t));
	size_t seen = guard(message);
	message->is_cut = seen < message->header.len + message->body.len;
	View seen_header = view_head(message->header, seen);
	View seen_body = view_head(message->body, seen - seen_header.len);
	g_autoptr(GMimeStream) stream = mime_stream_new(seen_header, seen_body, message->hidden);
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	/* as a part, because of a message GMime would parse all addresses */
	message->root = g_mime_parser_construct_part(parser, NULL);
	return message;
}

void mime_message_free(MimeMessage *message)
{
	if (!message)
		return;
	g_clear_object(&message->root);
	g_array_unref(message->hidden);
	if (message->mended)
		g_string_free(message->mended, TRUE);
	g_free(message);
}

const char *mime_message_damage(const MimeMessage *message)
{
	if (!message->root)
		return "the header is no header";
	return message->is_cut ? "there are more parts or fields than any mail has" : NULL;
}

bool mime_message_header(const MimeMessage *message, const char *name, guint index, View *value)
{
	*value = VIEW("");
	if (!message->root)
		return false;
	GMimeHeaderList *headers = g_mime_object_get_header_list(message->root);
	int count = g_mime_header_list_get_count(headers);
	for (int i = 0; i < count; i++) {
		GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
		if (g_ascii_strcasecmp(g_mime_header_get_name(header), name) != 0 || index-- > 0)
			continue;
		*value = view_trim(view_of(g_mime_header_get_raw_value(header)));
		return true;
	}
	return false;
}

/* The encoded bytes of a part, where they lie. */
static View part_bytes(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
	return stream ? mime_stream_bytes(stream) : VIEW("");
}

/* The lines of text behind its header. */
static View behind_header(View text)
{
	LineIter lines = line_iter(text, TEXT_PLAIN);
	View line;
	while (line_iter_next(&lines, &line))
		if (line.len == 0 || view_is(line, "\r"))
			return lines.rest;
	return VIEW("");
}

/*
 * What stands before a multipart's first delimiter. GMime has a copy of what it saw, with LF for
 * CRLF; where something was hidden, this finds what it is a copy of.
 */
static View prologue_bytes(const MimeMessage *message, GMimeMultipart *multipart)
{
	View copy = view_of(g_mime_multipart_get_prologue(multipart));
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(multipart));
	if (message->hidden->len == 0 || g_mime_header_list_get_count(headers) == 0)
		return copy;
	gint64 offset = g_mime_header_get_offset(g_mime_header_list_get_header_at(headers, 0));
	if (offset < 0)
		return copy;
	size_t header_len = message->header.len;
	bool in_body = (size_t)offset >= header_len;
	View piece = in_body ? message->body : message->header;
	size_t piece_start = in_body ? header_len : 0;
	View found = behind_header(view_from(piece, (size_t)offset - piece_start));
	if (!in_body && found.len == 0) {
		piece = found = message->body;
		piece_start = header_len;
	}
	guint next = 0;
	size_t len = 0;
	for (size_t i = 0; i < copy.len; i++, len++) {
		if (copy.data[i] == '\n' && view_starts(view_from(found, len), "\r\n"))
			len++;
		if (len == found.len)
			return copy;
		size_t place = piece_start + (size_t)(found.data + len - piece.data);
		while (next < message->hidden->len &&
		       g_array_index(message->hidden, size_t, next) < place)
			next++;
		bool is_hidden = next < message->hidden->len &&
				 g_array_index(message->hidden, size_t, next) == place;
		if (!is_hidden && copy.data[i] != found.data[len])
			return copy;
	}
	return view_head(found, len);
}

static PartType object_type(GMimeObject *object)
{
	if (GMIME_IS_MESSAGE_PART(object))
		return PART_MESSAGE;
	/* what is no type at all is text (RFC 2045, section 5.2) */
	const char *value = g_mime_object_get_header(object, "Content-Type");
	if (value && !strchr(value, '/'))
		return PART_PLAIN;
	GMimeContentType *content_type = g_mime_object_get_content_type(object);
	g_autofree char *name = g_mime_content_type_get_mime_type(content_type);
	PartType type = part_type_of(view_of(name));
	return part_type_has_parts(type) && !GMIME_IS_MULTIPART(object) ? PART_OTHER : type;
}

/* The object without what is in it. */
static Part part_of_object(GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);
	View format = view_of(g_mime_content_type_get_parameter(type, "format"));
	View assumed = view_of(g_mime_content_type_get_parameter(type, "x-default"));
	Part part = {
		.type = object_type(object),
		.attachment = view_is_nocase(view_of(g_mime_object_get_disposition(object)),
					     "attachment"),
		.flowed = view_is_nocase(format, "flowed"),
		.assumed = view_is_nocase(assumed, "true"),
		.charset = view_of(g_mime_content_type_get_parameter(type, "charset")),
	};
	if (GMIME_IS_PART(object)) {
		const char *encoding =
			g_mime_object_get_header(object, "Content-Transfer-Encoding");
		part.encoding = transfer_encoding_of(view_of(encoding));
		part.filename = view_of(g_mime_part_get_filename(GMIME_PART(object)));
		part.bytes = part_bytes(GMIME_PART(object));
	}
	return part;
}

/* The raw value of a field of an enclosed message. */
static View field_of(GMimeMessage *enclosed, const char *name)
{
	GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(enclosed));
	GMimeHeader *header = g_mime_header_list_get_header(headers, name);
	return header ? view_trim(view_of(g_mime_header_get_raw_value(header))) : VIEW("");
}

/* The name of an enclosed message as a file; empty if it has none. */
static View enclosed_filename(GMimeObject *object)
{
	const char *name = g_mime_object_get_content_disposition_parameter(object, "filename");
	return view_of(name ? name : g_mime_object_get_content_type_parameter(object, "name"));
}

/* An object that is to be added, or the end of one that was. */
typedef struct {
	GMimeObject *object; /* NULL for the end */
	size_t place;	     /* of the one that ends */
} Pending;

static void pending_push(GArray *pending, GMimeObject *object, size_t place)
{
	Pending next = { object, place };
	g_array_append_val(pending, next);
}

/* Adds an object to parts, and what is in it to pending, the first on top. */
static void object_add(const MimeMessage *message, GArray *parts, GArray *pending,
		       GMimeObject *object)
{
	Part part = part_of_object(object);
	size_t place = parts->len;
	if (GMIME_IS_MULTIPART(object)) {
		GMimeMultipart *multipart = GMIME_MULTIPART(object);
		int count = g_mime_multipart_get_count(multipart);
		pending_push(pending, NULL, place);
		for (int i = count; i-- > 0;)
			pending_push(pending, g_mime_multipart_get_part(multipart, i), 0);
		if (!count) {
			/* it has lost its boundary: what is in it is text */
			part = (Part){ .type = PART_PLAIN, .charset = VIEW_INIT("") };
			part.bytes = prologue_bytes(message, multipart);
		}
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		GMimeMessage *enclosed =
			g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
		GMimeObject *body = enclosed ? g_mime_message_get_mime_part(enclosed) : NULL;
		pending_push(pending, NULL, place);
		if (body)
			pending_push(pending, body, 0);
		if (enclosed) {
			part.from = field_of(enclosed, "From");
			part.date = field_of(enclosed, "Date");
			part.subject = field_of(enclosed, "Subject");
		}
		part.filename = enclosed_filename(object);
	}
	part.end = place + 1;
	g_array_append_val(parts, part);
}

/* Not by recursion: mail may nest parts as deep as it likes. */
GArray *mime_message_parts(const MimeMessage *message)
{
	GArray *parts = parts_new();
	g_autoptr(GArray) pending = g_array_new(FALSE, FALSE, sizeof(Pending));
	if (message->root)
		pending_push(pending, message->root, 0);
	while (pending->len) {
		Pending next = g_array_index(pending, Pending, pending->len - 1);
		g_array_set_size(pending, pending->len - 1);
		if (next.object)
			object_add(message, parts, pending, next.object);
		else
			g_array_index(parts, Part, next.place).end = parts->len;
	}
	return parts;
}

TextRead mime_message_text(MimeMessage *message, GString *out, size_t max)
{
	if (message->root) {
		g_autoptr(GArray) parts = mime_message_parts(message);
		return parts_text_append(out, parts, max);
	}
	View body = message->body;
	if (body.len == 0) {
		Header header;
		header_scan(&header, message->header);
		body = header.body;
	}
	return text_part_append(out, body, VIEW(""), false, max) ? TEXT_WHOLE : TEXT_CUT;
}
