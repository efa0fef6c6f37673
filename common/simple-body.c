/* The text of mail with a simple body: see simple-body.h. */
#include "simple-body.h"

#include "body-text.h"
#include "content-type.h"
#include "multipart.h"
#include "transfer.h"

/* How deep multiparts may be nested; real mail has five levels at most. */
enum {
	MAX_DEPTH = 8
};

struct SimpleBody {
	GString *decoded; /* a part out of its transfer encoding */
	GString *text;
};

/* What the text of a part is to the text of the message. */
typedef enum {
	PART_OTHER, /* holds no text */
	PART_PLAIN,
	PART_HTML,	  /* counts only where there is nothing else */
	PART_MIXED,	  /* multipart: all parts count */
	PART_FIRST,	  /* multipart: the first part counts */
	PART_ALTERNATIVE, /* multipart: the plain text counts */
	PART_UNKNOWN,	  /* not simple */
} PartKind;

/* A part's kind by its type. The first row that fits counts; `*` stands for any rest. */
static const struct {
	const char *type;
	PartKind kind;
} kinds[] = {
	{ "", PART_PLAIN },
	{ "text/plain", PART_PLAIN },
	{ "text/html", PART_HTML },
	{ "multipart/mixed", PART_MIXED },
	{ "multipart/related", PART_FIRST },
	{ "multipart/signed", PART_FIRST },
	{ "multipart/alternative", PART_ALTERNATIVE },
	{ "application/pgp-signature", PART_OTHER },
	{ "application/pgp-keys", PART_OTHER },
	{ "application/pkcs7-signature", PART_OTHER },
	{ "application/x-pkcs7-signature", PART_OTHER },
	{ "application/gzip", PART_OTHER },
	{ "application/x-gzip", PART_OTHER },
	{ "application/zip", PART_OTHER },
	{ "application/pdf", PART_OTHER },
	{ "application/octet-stream", PART_OTHER },
	{ "image/*", PART_OTHER },
	{ "audio/*", PART_OTHER },
	{ "video/*", PART_OTHER },
};

typedef struct {
	PartKind kind;
	ContentType type;
	TransferEncoding encoding;
	View content;
} Part;

static bool type_fits(View type, const char *pattern)
{
	size_t len = strlen(pattern);
	if (len && pattern[len - 1] == '*')
		return type.len >= len - 1 && g_ascii_strncasecmp(type.data, pattern, len - 1) == 0;
	return view_is_nocase(type, pattern);
}

static PartKind kind_of_type(View type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (type_fits(type, kinds[i].type))
			return kinds[i].kind;
	return PART_UNKNOWN;
}

/* Whether a file's name says that it holds a patch, which counts as text. */
static bool is_patch_name(View name)
{
	static const View ends[] = { VIEW_INIT(".patch"), VIEW_INIT(".diff") };
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (name.len >= ends[i].len &&
		    view_equal_nocase(view_from(name, name.len - ends[i].len), ends[i]))
			return true;
	return false;
}

/* Reads the fields that say what a part is. */
static Part part_of(const Header *header)
{
	Part part = { .kind = PART_UNKNOWN, .content = header->body };
	ContentDisposition disposition;
	if (!content_type_parse(header->values[HEADER_CONTENT_TYPE], &part.type) ||
	    !content_disposition_parse(header->values[HEADER_CONTENT_DISPOSITION], &disposition))
		return part;
	part.encoding = transfer_encoding_of(header->values[HEADER_CONTENT_TRANSFER_ENCODING]);
	PartKind kind = kind_of_type(part.type.type);
	bool shown = disposition.kind.len == 0 || view_is_nocase(disposition.kind, "inline");
	bool simple;
	switch (kind) {
	case PART_PLAIN:
		simple = shown;
		break;
	case PART_HTML:
	case PART_OTHER:
		simple = !is_patch_name(disposition.filename) && !is_patch_name(part.type.name);
		simple = simple && (shown || kind == PART_OTHER);
		break;
	default:
		simple = shown && part.type.boundary.len && part.encoding == TRANSFER_IDENTITY;
		break;
	}
	if (simple)
		part.kind = kind;
	return part;
}

/* Reads a part of a multipart. Its header may have no fields, but not lack the blank line. */
static Part part_of_raw(View raw)
{
	Header header;
	header_scan(&header, raw);
	bool has_blank_line = header.block.len + header.body.len < raw.len;
	if (!has_blank_line || (header.block.len && !header.is_regular))
		return (Part){ .kind = PART_UNKNOWN };
	return part_of(&header);
}

SimpleBody *simple_body_new(void)
{
	SimpleBody *body = g_new(SimpleBody, 1);
	*body = (SimpleBody){ g_string_new(NULL), g_string_new(NULL) };
	return body;
}

void simple_body_free(SimpleBody *body)
{
	if (!body)
		return;
	g_string_free(body->decoded, TRUE);
	g_string_free(body->text, TRUE);
	g_free(body);
}

/* The part's content out of its transfer encoding; valid until the next call. */
static View decode(SimpleBody *body, const Part *part)
{
	if (part->encoding == TRANSFER_IDENTITY)
		return part->content;
	g_string_truncate(body->decoded, 0);
	transfer_decode(body->decoded, part->content, part->encoding);
	return view_of_gstring(body->decoded);
}

/* Which texts are read below a part. */
typedef enum {
	READ_ALL,
	READ_NONE, /* there must be none */
} Reading;

static bool append_part(SimpleBody *body, const Part *part, Reading reading, unsigned depth);

/* Appends the text of the parts that count. Behind the first part of PART_FIRST there must be no
 * text. */
static bool append_parts(SimpleBody *body, const Part *multipart, Reading reading, unsigned depth)
{
	PartIter iter = part_iter(multipart->content, multipart->type.boundary);
	View raw;
	while (part_iter_next(&iter, &raw)) {
		Part part = part_of_raw(raw);
		if (!append_part(body, &part, reading, depth + 1))
			return false;
		if (multipart->kind == PART_FIRST)
			reading = READ_NONE;
	}
	return iter.closed;
}

/* Appends the one plain text among the alternatives; there must be none below the others. */
static bool append_alternative(SimpleBody *body, const Part *multipart, Reading reading,
			       unsigned depth)
{
	PartIter iter = part_iter(multipart->content, multipart->type.boundary);
	size_t before = body->text->len;
	View raw;
	while (part_iter_next(&iter, &raw)) {
		Part part = part_of_raw(raw);
		bool chosen = part.kind == PART_PLAIN && reading == READ_ALL;
		if (!append_part(body, &part, chosen ? READ_ALL : READ_NONE, depth + 1))
			return false;
		if (chosen)
			reading = READ_NONE;
	}
	/* without a text the html counts, perhaps */
	return iter.closed && body->text->len > before;
}

static void append_plain(SimpleBody *body, const Part *part, unsigned depth)
{
	size_t before = body->text->len;
	text_part_append(body->text, decode(body, part), part->type.charset, part->type.flowed);
	/* of a part that held nothing but a footer no blanks are left */
	if (depth > 0 && view_skip_space(view_from(view_of_gstring(body->text), before)).len == 0)
		g_string_truncate(body->text, before);
}

/* Appends the text of a part and of those below it. Returns false if it is not simple. */
static bool append_part(SimpleBody *body, const Part *part, Reading reading, unsigned depth)
{
	switch (part->kind) {
	case PART_OTHER:
	case PART_HTML:
		return true;
	case PART_PLAIN:
		if (reading == READ_NONE)
			return false;
		append_plain(body, part, depth);
		return true;
	case PART_MIXED:
	case PART_FIRST:
		return depth < MAX_DEPTH && append_parts(body, part, reading, depth);
	case PART_ALTERNATIVE:
		return depth < MAX_DEPTH && append_alternative(body, part, reading, depth);
	case PART_UNKNOWN:
		break;
	}
	return false;
}

bool simple_body_read(SimpleBody *body, const Header *header, View *text)
{
	Part part = part_of(header);
	if (part.kind == PART_PLAIN) {
		View decoded = decode(body, &part);
		if (text_part_is_clean(decoded, part.type.charset, part.type.flowed)) {
			*text = decoded;
			return true;
		}
	}
	g_string_truncate(body->text, 0);
	if (!append_part(body, &part, READ_ALL, 0))
		return false;
	*text = view_of_gstring(body->text);
	/* Where nothing is left but blanks the html counts, if there is any. */
	return part.kind == PART_PLAIN || view_skip_space(*text).len;
}
