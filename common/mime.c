/* What goes through GMime, but for the parts' text: see mime.h. */
#include "mime.h"

#include "body-text.h"
#include "header.h"
#include "mime-text.h"

/* A text as GMime has parsed it. The parts share its bytes, which are the caller's. */
typedef struct {
	GByteArray *bytes;     /* the text as GMime's streams want it */
	GMimeMessage *message; /* NULL if GMime could make nothing of it */
} Parsed;

struct MimeMessage {
	View raw;
	Parsed whole;
	/* The same with one field of each name, where a field that says what the body is comes
	 * twice: GMime goes by the last, header_scan and all others here by the first. */
	GString *single; /* NULL if there was no need */
	Parsed mended;
};

enum {
	MAX_DATE = 256
};

static const HeaderField content_fields[] = {
	HEADER_CONTENT_TYPE,
	HEADER_CONTENT_TRANSFER_ENCODING,
	HEADER_CONTENT_DISPOSITION,
};

void mime_init(void)
{
	static gsize done;
	if (g_once_init_enter(&done)) {
		g_mime_init();
		g_once_init_leave(&done, 1);
	}
}

bool mime_date_parse(View value, gint64 *seconds)
{
	g_autofree char *text = view_dup(view_head(view_trim(value), MAX_DATE));
	g_autoptr(GDateTime) date = g_mime_utils_header_decode_date(text);
	if (!date)
		return false;
	*seconds = g_date_time_to_unix(date);
	return true;
}

static void parsed_init(Parsed *parsed, View text)
{
	/* lengths are ints in places, in GMime and in GLib's arrays */
	text = view_head(text, G_MAXINT);
	parsed->bytes = g_byte_array_new_take((guint8 *)text.data, text.len);
	g_autoptr(GMimeStream) stream = g_mime_stream_mem_new_with_byte_array(parsed->bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	parsed->message = g_mime_parser_construct_message(parser, NULL);
}

static void parsed_clear(Parsed *parsed)
{
	g_clear_object(&parsed->message);
	if (!parsed->bytes)
		return;
	g_byte_array_steal(parsed->bytes, NULL);
	g_byte_array_unref(parsed->bytes);
}

static GMimeObject *parsed_body(const Parsed *parsed)
{
	return parsed->message ? g_mime_message_get_mime_part(parsed->message) : NULL;
}

static bool has_doubled_field(GMimeObject *body)
{
	GMimeHeaderList *headers = g_mime_object_get_header_list(body);
	unsigned seen[G_N_ELEMENTS(content_fields)] = { 0 };
	for (int i = g_mime_header_list_get_count(headers); i-- > 0;) {
		GMimeHeader *header = g_mime_header_list_get_header_at(headers, i);
		View name = view_of(g_mime_header_get_name(header));
		for (size_t k = 0; k < G_N_ELEMENTS(content_fields); k++)
			if (view_is_nocase(name, header_field_name(content_fields[k])) && seen[k]++)
				return true;
	}
	return false;
}

static void mend(MimeMessage *message)
{
	Header header;
	header_scan(&header, message->raw);
	message->single = g_string_sized_new(message->raw.len);
	for (size_t k = 0; k < G_N_ELEMENTS(content_fields); k++) {
		View value = header.values[content_fields[k]];
		g_string_append(message->single, header_field_name(content_fields[k]));
		g_string_append(message->single, ": ");
		g_string_append_len(message->single, value.data, (gssize)value.len);
		g_string_append_c(message->single, '\n');
	}
	g_string_append_c(message->single, '\n');
	g_string_append_len(message->single, header.body.data, (gssize)header.body.len);
	parsed_init(&message->mended, view_of_gstring(message->single));
}

MimeMessage *mime_message_new(View raw)
{
	MimeMessage *message = g_new0(MimeMessage, 1);
	message->raw = raw;
	parsed_init(&message->whole, raw);
	GMimeObject *body = parsed_body(&message->whole);
	if (body && has_doubled_field(body))
		mend(message);
	return message;
}

void mime_message_free(MimeMessage *message)
{
	if (!message)
		return;
	parsed_clear(&message->mended);
	parsed_clear(&message->whole);
	if (message->single)
		g_string_free(message->single, TRUE);
	g_free(message);
}

const char *mime_message_damage(const MimeMessage *message)
{
	return message->whole.message ? NULL : "the header is no header";
}

bool mime_message_header(const MimeMessage *message, const char *name, guint index, View *value)
{
	*value = VIEW("");
	if (!message->whole.message)
		return false;
	GMimeObject *object = GMIME_OBJECT(message->whole.message);
	/* GMime gives these to the body */
	GMimeObject *body = parsed_body(&message->whole);
	if (body && g_ascii_strncasecmp(name, "Content-", strlen("Content-")) == 0)
		object = body;
	GMimeHeaderList *headers = g_mime_object_get_header_list(object);
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

void mime_message_text(MimeMessage *message, GString *out)
{
	GMimeObject *body = parsed_body(message->single ? &message->mended : &message->whole);
	if (body) {
		mime_text_append(out, body);
		return;
	}
	Header header;
	header_scan(&header, message->raw);
	text_part_append(out, header.body, VIEW(""), false);
}
