/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a message's parts: see message/part.h. */
#include "message/part.h"

#include "message/body-text.h"
#include "message/charset.h"
#include "message/footer.h"
#include "message/part-sniff.h"
#include "message/patch-file.h"

enum {
	/* How many parts of an enclosed message are looked at. */
	MAX_ENCLOSED = 16,
	/* How much of a file's name is told. */
	MAX_NAME = 256,
};

typedef struct {
	const char *prefix; /* of the media type; all of it unless it ends in `/` */
	PartType type;
} TypeName;

static const TypeName type_names[] = {
	{ "text/plain", PART_PLAIN },
	{ "multipart/alternative", PART_ALTERNATIVE },
	{ "multipart/signed", PART_SIGNED },
	{ "multipart/report", PART_REPORT },
	{ "multipart/digest", PART_DIGEST },
	{ "multipart/encrypted", PART_ENCRYPTED },
	{ "multipart/", PART_MULTIPART },
	{ "text/html", PART_HTML },
	{ "text/x-patch", PART_PATCH },
	{ "text/x-diff", PART_PATCH },
	{ "text/", PART_OTHER_TEXT },
	{ "application/x-patch", PART_PATCH },
	{ "application/x-diff", PART_PATCH },
	{ "application/xhtml+xml", PART_HTML },
	{ "message/rfc822", PART_MESSAGE },
	{ "application/octet-stream", PART_OCTETS },
	{ "application/pkcs7-mime", PART_SEALED },
	{ "application/x-pkcs7-mime", PART_SEALED },
	{ "plain/text", PART_PLAIN },
	{ "application/pgp", PART_PLAIN },
	{ "message/partial", PART_OCTETS },
	/* what is not for people to read, even where it is made of letters */
	{ "message/", PART_OTHER },
	{ "image/", PART_OTHER },
	{ "audio/", PART_OTHER },
	{ "video/", PART_OTHER },
	{ "font/", PART_OTHER },
	{ "model/", PART_OTHER },
	{ "application/pdf", PART_OTHER },
	{ "application/postscript", PART_OTHER },
	{ "application/rtf", PART_OTHER },
	{ "application/pgp-encrypted", PART_OTHER },
	{ "application/pgp-keys", PART_OTHER },
	{ "application/pgp-signature", PART_OTHER },
	{ "application/pkcs7-signature", PART_OTHER },
	{ "application/x-pkcs7-signature", PART_OTHER },
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
	return PART_OCTETS;
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

/* Appends a part's text; of a file that starts with a mail's header with that as git writes it. */
static bool part_append(const Walk *walk, const Part *part, bool is_file)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View decoded = part_decode(part, buffer);
	if (part->type == PART_HTML)
		return html_part_append(walk->out, decoded, buffer, part->charset, walk->max);
	if (!is_file)
		return text_part_append(walk->out, decoded, part->charset, part->flowed, walk->max);
	g_autoptr(GString) narrow = g_string_new(NULL);
	View charset = part->charset;
	bool is_whole = true;
	if (charset_shows_utf16(decoded)) {
		is_whole = charset_to_utf8(narrow, decoded, charset, walk->max);
		decoded = view_of_gstring(narrow);
		charset = VIEW("utf-8");
	}
	PatchHeader header;
	decoded = patch_file_text(decoded);
	if (patch_file_take_header(&decoded, &header) &&
	    !patch_file_begin(walk->out, &header, walk->max))
		return false;
	is_whole &= text_part_append(walk->out, decoded, charset, part->flowed, walk->max);
	return is_whole;
}

/* Appends a line that stands for a patch which is compressed. */
static bool packed_patch_append(const Walk *walk, const Part *part)
{
	View name = view_head(view_first_line(part->filename), MAX_NAME);
	bool is_named = patch_file_is_named(name);
	g_autoptr(GString) line = g_string_new("[attachment: ");
	view_append(line, name);
	g_string_append(line, is_named ? "]\n" : " (text/x-patch)]\n");
	return text_part_append(walk->out, view_of_gstring(line), VIEW(""), false, walk->max);
}

/* Whether a part is of the text that this pass looks for. */
static bool is_wanted(const Walk *walk, const Part *part, Reading reading)
{
	if (reading < READ_TEXT || (reading == READ_TEXT && part->attachment && !walk->attached))
		return false;
	if (part->type != PART_OCTETS)
		return part->type == walk->wanted;
	return (walk->wanted == PART_OCTETS || (walk->wanted == PART_PLAIN && part->assumed)) &&
	       part_is_plainly_text(part);
}

/* Whether nothing can be seen of text: blanks, those that do not break, and byte order marks. */
static bool is_blank(View text)
{
	for (;;) {
		View rest = view_skip_bom(view_skip_space(text));
		if (view_starts(rest, "\u00a0"))
			rest = view_from(rest, strlen("\u00a0"));
		if (rest.len == text.len)
			return rest.len == 0;
		text = rest;
	}
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
	bool is_file = may_be_file && part_is_patch(part);
	if (!is_text && !is_file) {
		if (part_is_packed_patch(part))
			walk->is_cut = !packed_patch_append(walk, part);
		return;
	}
	size_t start = walk->out->len;
	walk->is_cut = !part_append(walk, part, is_file && reading != READ_BODY);
	View text = { walk->out->str + start, walk->out->len - start };
	bool blank = is_blank(text);
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
		if (part_has_diff(part))
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

TextRead parts_text_append(GString *out, const GArray *parts, size_t max)
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
	if (walk.is_cut)
		return TEXT_CUT;
	bool is_sealed = has_type(parts, PART_SEALED) || has_type(parts, PART_ENCRYPTED);
	return is_sealed && out->len == start ? TEXT_SEALED : TEXT_WHOLE;
}
