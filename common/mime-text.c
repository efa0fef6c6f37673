/* The readable text of MIME parts, in reading order: see mime-text.h. */
#include "mime-text.h"

#include "body-text.h"
#include "transfer.h"

enum {
	/* How much of an attachment is decoded to see whether it is a patch. */
	MAX_SNIFF = 4096
};

/* What text is looked for, patches besides; each if the one before gave nothing but blanks. */
typedef enum {
	PASS_PLAIN,
	PASS_HTML,
	PASS_OTHER_TEXT,
	N_PASSES,
} Pass;

typedef enum {
	LEAF_NOTHING,
	LEAF_PLAIN,
	LEAF_HTML,
	LEAF_OTHER_TEXT,
	LEAF_PATCH,
} LeafType;

typedef struct {
	const char *type, *subtype;
	LeafType leaf;
} LeafName;

static const LeafName leaf_names[] = {
	{ "text", "plain", LEAF_PLAIN },	  { "text", "html", LEAF_HTML },
	{ "text", "x-patch", LEAF_PATCH },	  { "text", "x-diff", LEAF_PATCH },
	{ "text", "*", LEAF_OTHER_TEXT },	  { "application", "xhtml+xml", LEAF_HTML },
	{ "application", "x-patch", LEAF_PATCH }, { "application", "x-diff", LEAF_PATCH },
};

/* A part that is still to be read. Parts are kept in a list of ours and not on the stack, because
 * mail may nest them as deep as it likes. */
typedef struct {
	GMimeObject *object;
	bool is_body;	   /* of a message: cannot be an attachment, whatever it says */
	bool patches_only; /* beside the alternative that was chosen */
} Pending;

/* One pass over the tree. */
typedef struct {
	GString *out;
	GArray *pending; /* of Pending; the next is the last */
	Pass pass;
	bool found; /* text that is more than blanks, patches not counted */
} Walk;

static LeafType leaf_type(GMimeObject *object)
{
	GMimeContentType *type = g_mime_object_get_content_type(object);
	/* what is no type at all is text (RFC 2045, section 5.2) */
	const char *value = g_mime_object_get_header(object, "Content-Type");
	if (value && !strchr(value, '/'))
		return LEAF_PLAIN;
	for (size_t i = 0; i < G_N_ELEMENTS(leaf_names); i++)
		if (g_mime_content_type_is_type(type, leaf_names[i].type, leaf_names[i].subtype))
			return leaf_names[i].leaf;
	return LEAF_NOTHING;
}

/* The encoded bytes of a part, where they lie. */
static View part_bytes(GMimePart *part)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
	if (!stream || !GMIME_IS_STREAM_MEM(stream))
		return VIEW("");
	GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	gint64 length = g_mime_stream_length(stream);
	if (!bytes || length <= 0)
		return VIEW("");
	View all = { (const char *)bytes->data, bytes->len };
	return view_head(view_from(all, (size_t)stream->bound_start), (size_t)length);
}

static TransferEncoding part_encoding(GMimePart *part)
{
	return transfer_encoding_of(
		view_of(g_mime_object_get_header(GMIME_OBJECT(part), "Content-Transfer-Encoding")));
}

static bool is_attachment(GMimeObject *object)
{
	const char *disposition = g_mime_object_get_disposition(object);
	return disposition && g_ascii_strcasecmp(disposition, "attachment") == 0;
}

static bool is_patch_name(const char *filename)
{
	View name = view_of(filename);
	return view_ends(name, ".patch") || view_ends(name, ".diff");
}

/* `From ` and a commit's id, as git format-patch writes it. */
static bool is_format_patch_line(View line)
{
	size_t digits = 0;
	if (!view_starts(line, "From "))
		return false;
	line = view_from(line, strlen("From "));
	while (digits < line.len && g_ascii_isxdigit(line.data[digits]))
		digits++;
	return digits >= 40 && (digits == line.len || line.data[digits] == ' ');
}

static bool starts_like_patch(View text)
{
	static const char *const starts[] = { "diff --git ", "diff -", "Index: ", "*** " };
	text = view_trim(text);
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (view_starts(text, starts[i]))
			return true;
	if (view_starts(text, "--- "))
		return view_find(text, "\n+++ ") != NULL;
	const char *newline = view_chr(text, '\n');
	return is_format_patch_line(newline ? view_head(text, (size_t)(newline - text.data))
					    : text);
}

static bool holds_patch(GMimePart *part)
{
	g_autoptr(GString) head = g_string_new(NULL);
	transfer_decode(head, view_head(part_bytes(part), MAX_SNIFF), part_encoding(part));
	return starts_like_patch(view_of_gstring(head));
}

/* Whether a part is text that this pass looks for. */
static bool is_wanted_text(const Pending *pending, LeafType leaf, Pass pass)
{
	static const LeafType wanted[N_PASSES] = { LEAF_PLAIN, LEAF_HTML, LEAF_OTHER_TEXT };
	if (leaf != wanted[pass] || pending->patches_only)
		return false;
	return pending->is_body || !is_attachment(pending->object);
}

/* Whether a part is read in any pass, as a patch. */
static bool is_patch(GMimePart *part, LeafType leaf)
{
	bool candidate = leaf == LEAF_PLAIN || leaf == LEAF_OTHER_TEXT ||
			 is_patch_name(g_mime_part_get_filename(part));
	return leaf == LEAF_PATCH || (candidate && holds_patch(part));
}

static void part_append(GString *out, GMimePart *part, LeafType leaf)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View decoded = part_bytes(part);
	TransferEncoding encoding = part_encoding(part);
	if (encoding != TRANSFER_IDENTITY) {
		transfer_decode(buffer, decoded, encoding);
		decoded = view_of_gstring(buffer);
	}
	GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
	View charset = view_of(g_mime_content_type_get_parameter(type, "charset"));
	View format = view_of(g_mime_content_type_get_parameter(type, "format"));
	if (leaf == LEAF_HTML)
		html_part_append(out, decoded, charset);
	else
		text_part_append(out, decoded, charset, view_is_nocase(format, "flowed"));
}

static void leaf_read(Walk *walk, const Pending *pending)
{
	GMimePart *part = GMIME_PART(pending->object);
	LeafType leaf = leaf_type(pending->object);
	bool is_text = is_wanted_text(pending, leaf, walk->pass);
	if (!is_text && !is_patch(part, leaf))
		return;
	size_t start = walk->out->len;
	part_append(walk->out, part, leaf);
	View text = { walk->out->str + start, walk->out->len - start };
	bool blank = view_trim(text).len == 0;
	if (is_text && (!blank || pending->is_body))
		walk->found = true;
	else if (blank)
		g_string_truncate(walk->out, start);
}

/* How well a part serves as the one alternative to read; 0 is best. */
static unsigned alternative_rank(GMimeObject *object, Pass pass)
{
	bool nested = GMIME_IS_MULTIPART(object);
	while (GMIME_IS_MULTIPART(object) && g_mime_multipart_get_count(GMIME_MULTIPART(object)))
		object = g_mime_multipart_get_part(GMIME_MULTIPART(object), 0);
	if (!GMIME_IS_PART(object) || is_attachment(object))
		return 6 + !nested;
	switch (leaf_type(object)) {
	case LEAF_PLAIN:
		return (pass == PASS_PLAIN ? 0 : 4) + nested;
	case LEAF_HTML:
		return (pass == PASS_HTML ? 0 : 2) + nested;
	case LEAF_OTHER_TEXT:
	case LEAF_PATCH:
		return (pass == PASS_OTHER_TEXT ? 0 : 4) + nested;
	case LEAF_NOTHING:
		break;
	}
	return 6 + !nested;
}

static int best_alternative(GMimeMultipart *multipart, Pass pass)
{
	int best = 0;
	unsigned best_rank = G_MAXUINT;
	for (int i = 0; i < g_mime_multipart_get_count(multipart); i++) {
		unsigned rank = alternative_rank(g_mime_multipart_get_part(multipart, i), pass);
		if (rank < best_rank) {
			best_rank = rank;
			best = i;
		}
	}
	return best;
}

/* Puts the parts of a multipart that are read before what is pending, the first on top. */
static void push_parts(Walk *walk, const Pending *parent)
{
	GMimeMultipart *multipart = GMIME_MULTIPART(parent->object);
	GMimeContentType *type = g_mime_object_get_content_type(parent->object);
	bool is_alternative = g_mime_content_type_is_type(type, "multipart", "alternative");
	bool is_signed = g_mime_content_type_is_type(type, "multipart", "signed");
	bool is_report = g_mime_content_type_is_type(type, "multipart", "report");
	int chosen = is_alternative ? best_alternative(multipart, walk->pass) : -1;
	for (int i = g_mime_multipart_get_count(multipart); i-- > 0;) {
		GMimeObject *object = g_mime_multipart_get_part(multipart, i);
		bool beside = is_alternative && i != chosen;
		/* the signature; the message that came back */
		if ((is_signed && i == 1) || (is_report && i > 0))
			continue;
		if (beside && !GMIME_IS_MULTIPART(object))
			continue;
		Pending child = { object, false, parent->patches_only || beside };
		g_array_append_val(walk->pending, child);
	}
}

/* A multipart without parts has lost its boundary: what is in it is text. */
static void multipart_read(Walk *walk, const Pending *pending)
{
	GMimeMultipart *multipart = GMIME_MULTIPART(pending->object);
	if (g_mime_multipart_get_count(multipart)) {
		push_parts(walk, pending);
		return;
	}
	const char *prologue = g_mime_multipart_get_prologue(multipart);
	if (prologue && walk->pass == PASS_PLAIN && !pending->patches_only) {
		text_part_append(walk->out, view_of(prologue), VIEW(""), false);
		walk->found = true;
	}
}

/* The enclosed message's body, if it is enclosed to be read. */
static void push_message(Walk *walk, const Pending *pending)
{
	GMimeMessagePart *part = GMIME_MESSAGE_PART(pending->object);
	GMimeMessage *message = g_mime_message_part_get_message(part);
	GMimeObject *body = message ? g_mime_message_get_mime_part(message) : NULL;
	if (!body || is_attachment(pending->object) || pending->patches_only)
		return;
	Pending child = { body, true, false };
	g_array_append_val(walk->pending, child);
}

static void tree_read(Walk *walk, GMimeObject *root)
{
	Pending first = { root, true, false };
	g_array_append_val(walk->pending, first);
	while (walk->pending->len) {
		Pending next = g_array_index(walk->pending, Pending, walk->pending->len - 1);
		g_array_set_size(walk->pending, walk->pending->len - 1);
		if (GMIME_IS_MULTIPART(next.object))
			multipart_read(walk, &next);
		else if (GMIME_IS_MESSAGE_PART(next.object))
			push_message(walk, &next);
		else if (GMIME_IS_PART(next.object))
			leaf_read(walk, &next);
	}
}

void mime_text_append(GString *out, GMimeObject *root)
{
	g_autoptr(GArray) pending = g_array_new(FALSE, FALSE, sizeof(Pending));
	Walk walk = { .out = out, .pending = pending };
	size_t start = out->len;
	for (walk.pass = PASS_PLAIN; walk.pass < N_PASSES && !walk.found; walk.pass++) {
		g_string_truncate(out, start);
		tree_read(&walk, root);
	}
}
