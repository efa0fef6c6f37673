/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a message's parts: see message/part.h. */
#include "message/part.h"

#include "io/file-kind.h"
#include "message/body-text.h"
#include "message/footer.h"
#include "message/patch-file.h"

enum {
	/* How much of an attachment is decoded to see whether it is compressed; and what it is. */
	FIRST_SNIFF = 256,
	MAX_SNIFF = 16 * 1024,
	/* How many parts of an enclosed message. */
	MAX_ENCLOSED = 16,
};

typedef struct {
	const char *prefix; /* of the media type; all of it unless it ends in `/` */
	PartType type;
} TypeName;

static const TypeName type_names[] = {
	{ "text/plain", PART_PLAIN },	      { "multipart/alternative", PART_ALTERNATIVE },
	{ "multipart/signed", PART_SIGNED },  { "multipart/report", PART_REPORT },
	{ "multipart/digest", PART_DIGEST },  { "multipart/encrypted", PART_ENCRYPTED },
	{ "multipart/", PART_MULTIPART },     { "text/html", PART_HTML },
	{ "text/x-patch", PART_PATCH },	      { "text/x-diff", PART_PATCH },
	{ "text/", PART_OTHER_TEXT },	      { "application/x-patch", PART_PATCH },
	{ "application/x-diff", PART_PATCH }, { "application/xhtml+xml", PART_HTML },
	{ "message/rfc822", PART_MESSAGE },   { "application/octet-stream", PART_OCTETS },
	{ "application/text", PART_OCTETS },  { "application/txt", PART_OCTETS },
	{ "plain/text", PART_PLAIN },
};

PartType part_type_of(View media_type)
{
	if (media_type.len == 0)
		return PART_PLAIN;
	for (size_t i = 0; i < G_N_ELEMENTS(type_names); i++) {
		const char *prefix = type_names[i].prefix;
		if (g_str_has_suffix(prefix, "/") ? view_starts_nocase(media_type, prefix)
						  : view_is_nocase(media_type, prefix))
			return type_names[i].type;
	}
	return PART_OTHER;
}

GArray *parts_new(void)
{
	return g_array_new(FALSE, TRUE, sizeof(Part));
}

/* What of a part is read, decided by the part that it is in. */
typedef enum {
	READ_NOTHING,
	READ_PATCHES, /* it stands beside the alternative that was chosen */
	READ_TEXT,
	READ_BODY, /* it is a message's body, which is no attachment whatever it says */
} Reading;

/* What text is looked for, patches besides; each if the ones before gave nothing but blanks. */
static const struct {
	PartType type;
	bool attached; /* it may be an attachment: then that is all there is to read */
} passes[] = {
	{ PART_PLAIN, false }, { PART_HTML, false },	  { PART_OTHER_TEXT, false },
	{ PART_PLAIN, true },  { PART_OTHER_TEXT, true }, { PART_OCTETS, true },
	{ PART_HTML, true },   { PART_MESSAGE, true }, /* its plain text */
};

/* One pass over the parts. */
typedef struct {
	GString *out;
	const Part *parts;
	Reading *readings;
	PartType wanted;
	bool attached;
	bool opens_messages; /* though they are attachments */
	bool found;	     /* text that is more than blanks, patches not counted */
	size_t max;	     /* of out's bytes */
	bool is_cut;	     /* there was more text; no part is read any more */
	size_t patch_end; /* of the parts in the enclosed message that is a patch; 0 if in none */
} Walk;

View part_decode(const Part *part, GString *buffer)
{
	View encoded = part->bytes, footer;
	if (part->encoding == TRANSFER_IDENTITY)
		return encoded;
	if (part->encoding == TRANSFER_BASE64 && footer_next(encoded, 0, &footer))
		encoded = view_head(encoded, (size_t)(footer.data - encoded.data));
	g_string_truncate(buffer, 0);
	transfer_decode(buffer, encoded, part->encoding);
	return view_of_gstring(buffer);
}

/* The beginning of a part's content, of so many encoded bytes, in head. */
static View sniff(const Part *part, size_t size, GString *head)
{
	g_string_truncate(head, 0);
	transfer_decode(head, view_head(part->bytes, size), part->encoding);
	return view_of_gstring(head);
}

/* Whether there are control characters that no text has. */
static bool has_controls(View text)
{
	for (size_t i = 0; i < text.len; i++) {
		guint8 byte = (guint8)text.data[i];
		if ((byte < ' ' && !byte_is_in((char)byte, "\t\n\f\r\x1b")) || byte == 0x7f)
			return true;
	}
	return false;
}

/* Whether a part that can be anything is text: no control characters, and ASCII for the most part,
 * or UTF-8. */
static bool is_plainly_text(const Part *part)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View head = sniff(part, MAX_SNIFF, buffer);
	if (has_controls(head))
		return false;
	size_t n_high = 0;
	for (size_t i = 0; i < head.len; i++)
		n_high += (guint8)head.data[i] >= 0x80;
	const char *end;
	bool is_utf8 = g_utf8_validate_len(head.data, head.len, &end) ||
		       (size_t)(end - head.data) + 4 > head.len;
	return is_utf8 || n_high < head.len / 4;
}

/* Whether a part that is declared as a patch is text. It may be in wide characters, and a patch may
 * have a form feed or the like anywhere. */
static bool is_patch_text(const Part *part)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View head = sniff(part, MAX_SNIFF, buffer);
	if (file_is_packed(head))
		return false;
	g_autoptr(GString) narrow = g_string_sized_new(head.len);
	for (size_t i = 0; i < head.len; i++)
		if (head.data[i] != '\0')
			g_string_append_c(narrow, head.data[i]);
	View text = view_of_gstring(narrow);
	return !has_controls(text) || patch_file_has_diff(text);
}

/* What the names of patches have in them: `fix.patch`, `patch.txt`, `x.debdiff`. */
static bool is_named_patch(View filename)
{
	return view_find_nocase(filename, "patch") || view_find_nocase(filename, "diff");
}

/* Whether a part is read in any pass, as a patch. */
static bool is_patch(const Part *part)
{
	if (part->type == PART_HTML)
		return false;
	if (part->type == PART_PATCH)
		return is_patch_text(part);
	g_autoptr(GString) buffer = g_string_new(NULL);
	View start = sniff(part, FIRST_SNIFF, buffer);
	/* nearly all attachments are compressed */
	if (has_controls(start))
		return false;
	View head = sniff(part, MAX_SNIFF, buffer);
	return patch_file_like(head) ||
	       (is_named_patch(part->filename) && patch_file_has_diff(head));
}

/* Appends a part's text; of a file that starts with a mail's header with that as git writes it. */
static bool part_append(const Walk *walk, const Part *part, bool is_file)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View decoded = part_decode(part, buffer);
	if (part->type == PART_HTML)
		return html_part_append(walk->out, decoded, buffer, part->charset, walk->max);
	PatchHeader header;
	if (is_file)
		decoded = patch_file_text(decoded);
	if (is_file && patch_file_take_header(&decoded, &header) &&
	    !patch_file_begin(walk->out, &header, walk->max))
		return false;
	return text_part_append(walk->out, decoded, part->charset, part->flowed, walk->max);
}

/* Whether a part is of the text that this pass looks for. */
static bool is_wanted(const Walk *walk, const Part *part, Reading reading)
{
	if (reading < READ_TEXT || (reading == READ_TEXT && part->attachment && !walk->attached))
		return false;
	if (part->type != PART_OCTETS)
		return part->type == walk->wanted;
	return (walk->wanted == PART_OCTETS || (walk->wanted == PART_PLAIN && part->assumed)) &&
	       is_plainly_text(part);
}

static void leaf_read(Walk *walk, size_t place)
{
	const Part *part = &walk->parts[place];
	Reading reading = walk->readings[place];
	if (walk->is_cut)
		return;
	bool in_patch = place < walk->patch_end;
	bool is_text = in_patch ? part->type == PART_PLAIN : is_wanted(walk, part, reading);
	/* a file that is shown amid the text is a file all the same */
	bool may_be_file = !is_text || (part->filename.len && reading != READ_BODY);
	bool is_file = may_be_file && is_patch(part);
	if (!is_text && !is_file)
		return;
	size_t start = walk->out->len;
	walk->is_cut = !part_append(walk, part, is_file && reading != READ_BODY);
	View text = { walk->out->str + start, walk->out->len - start };
	bool blank = view_trim(text).len == 0;
	if (is_text && !is_file && !in_patch && (!blank || reading == READ_BODY))
		walk->found = true;
	else if (blank)
		g_string_truncate(walk->out, start);
}

/* Whether there is a diff in the text of the enclosed message at place. */
static bool message_has_diff(const Walk *walk, size_t place)
{
	size_t end = MIN(walk->parts[place].end, place + MAX_ENCLOSED);
	for (size_t i = place + 1; i < end; i++) {
		const Part *part = &walk->parts[i];
		if (part_type_has_parts(part->type) || part->type == PART_HTML)
			continue;
		g_autoptr(GString) head = g_string_new(NULL);
		if (patch_file_has_diff(sniff(part, MAX_SNIFF, head)))
			return true;
	}
	return false;
}

/* Begins to read an enclosed message if it is a patch, as if it were a file. */
static void message_begin(Walk *walk, size_t place)
{
	const Part *part = &walk->parts[place];
	if (walk->readings[place] == READ_BODY || place < walk->patch_end || walk->is_cut ||
	    !part->from.len || !message_has_diff(walk, place))
		return;
	PatchHeader header = { part->from, part->date, part->subject };
	walk->patch_end = part->end;
	walk->is_cut = !patch_file_begin(walk->out, &header, walk->max);
}

/* How well a part serves as the one alternative to read; 0 is best. */
static unsigned alternative_rank(const Walk *walk, size_t place)
{
	const Part *part = &walk->parts[place];
	bool nested = part_type_has_parts(part->type);
	while (part->type > PART_MESSAGE && place + 1 < part->end)
		part = &walk->parts[++place];
	if (part->attachment)
		return 6 + !nested;
	if (part->type == walk->wanted)
		return nested;
	if (part->type == PART_HTML)
		return 2 + nested;
	if (part->type == PART_PLAIN || part->type == PART_OTHER_TEXT || part->type == PART_PATCH)
		return 4 + nested;
	return 6 + !nested;
}

static size_t best_alternative(const Walk *walk, size_t place)
{
	const Part *parts = walk->parts;
	size_t best = place + 1;
	unsigned best_rank = G_MAXUINT;
	for (size_t i = place + 1; i < parts[place].end; i = parts[i].end) {
		unsigned rank = alternative_rank(walk, i);
		if (rank < best_rank) {
			best_rank = rank;
			best = i;
		}
	}
	return best;
}

/* What is read of the number-th part in parent, which is read as inherited says. */
static Reading reading_in(const Part *parent, Reading inherited, size_t number, bool chosen)
{
	Reading text = MIN(inherited, READ_TEXT);
	switch (parent->type) {
	case PART_ENCRYPTED:
		return READ_NOTHING;
	case PART_DIGEST:
		/* a list's mail of a day: messages, not patches to apply */
		return inherited <= READ_PATCHES ? inherited : READ_BODY;
	case PART_MESSAGE:
		/* its text, if it is enclosed to be read */
		return parent->attachment || inherited <= READ_PATCHES ? READ_NOTHING : READ_BODY;
	case PART_ALTERNATIVE:
		return chosen ? text : MIN(inherited, READ_PATCHES);
	case PART_SIGNED:
		/* the second is the signature */
		return number == 1 ? READ_NOTHING : text;
	case PART_REPORT:
		/* the others are for programs, or the message that came back */
		return number > 0 ? READ_NOTHING : text;
	default:
		return text;
	}
}

static void readings_set(Walk *walk, size_t place)
{
	const Part *parts = walk->parts;
	const Part *parent = &parts[place];
	bool is_alternative = parent->type == PART_ALTERNATIVE;
	size_t best = is_alternative ? best_alternative(walk, place) : 0;
	size_t number = 0;
	for (size_t i = place + 1; i < parent->end; i = parts[i].end) {
		Reading reading = reading_in(parent, walk->readings[place], number++, i == best);
		if (parent->type == PART_MESSAGE &&
		    (place < walk->patch_end || walk->opens_messages))
			reading = READ_BODY;
		/* the same text once more */
		if (is_alternative && i != best && !part_type_has_parts(parts[i].type))
			reading = READ_NOTHING;
		walk->readings[i] = reading;
	}
}

static void parts_read(Walk *walk, size_t n_parts)
{
	size_t i = 0;
	walk->readings[0] = READ_BODY;
	while (i < n_parts) {
		const Part *part = &walk->parts[i];
		if (walk->readings[i] == READ_NOTHING) {
			i = part->end;
			continue;
		}
		if (part->type == PART_MESSAGE)
			message_begin(walk, i);
		if (part_type_has_parts(part->type))
			readings_set(walk, i);
		else
			leaf_read(walk, i);
		i++;
	}
}

/* Whether there is a part of the text that a pass looks for; if not, it would find the same as the
 * one before. */
static bool has_type(const GArray *parts, PartType type)
{
	for (guint i = 0; i < parts->len; i++)
		if (g_array_index(parts, Part, i).type == type)
			return true;
	return false;
}

bool parts_text_append(GString *out, const GArray *parts, size_t max)
{
	g_autofree Reading *readings = g_new0(Reading, parts->len + 1);
	Walk walk = {
		.out = out,
		.parts = (const Part *)parts->data,
		.readings = readings,
		.max = max,
	};
	size_t start = out->len;
	for (size_t i = 0; i < G_N_ELEMENTS(passes) && !walk.found; i++) {
		if (i > 0 && !has_type(parts, passes[i].type))
			continue;
		g_string_truncate(out, start);
		walk.is_cut = false;
		walk.patch_end = 0;
		walk.opens_messages = passes[i].type == PART_MESSAGE;
		walk.wanted = walk.opens_messages ? PART_PLAIN : passes[i].type;
		walk.attached = passes[i].attached;
		parts_read(&walk, parts->len);
	}
	return !walk.is_cut;
}
