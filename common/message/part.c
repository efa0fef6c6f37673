/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a message's parts: see message/part.h. */
#include "message/part.h"

#include "message/body-text.h"
#include "message/from-line.h"

enum {
	/* How much of an attachment is decoded to see whether it is a patch. */
	MAX_SNIFF = 4096
};

typedef struct {
	const char *prefix; /* of the media type; all of it unless it ends in `/` */
	PartType type;
} TypeName;

static const TypeName type_names[] = {
	{ "text/plain", PART_PLAIN },	      { "multipart/alternative", PART_ALTERNATIVE },
	{ "multipart/signed", PART_SIGNED },  { "multipart/report", PART_REPORT },
	{ "multipart/", PART_MULTIPART },     { "text/html", PART_HTML },
	{ "text/x-patch", PART_PATCH },	      { "text/x-diff", PART_PATCH },
	{ "text/", PART_OTHER_TEXT },	      { "application/x-patch", PART_PATCH },
	{ "application/x-diff", PART_PATCH }, { "application/xhtml+xml", PART_HTML },
	{ "message/rfc822", PART_MESSAGE },
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

/* What text is looked for, patches besides; each if the one before gave nothing but blanks. */
static const PartType passes[] = { PART_PLAIN, PART_HTML, PART_OTHER_TEXT };

/* One pass over the parts. */
typedef struct {
	GString *out;
	const Part *parts;
	Reading *readings;
	PartType wanted;
	bool found;  /* text that is more than blanks, patches not counted */
	size_t max;  /* of out's bytes */
	bool is_cut; /* there was more text; no part is read any more */
} Walk;

static bool starts_like_patch(View text)
{
	static const char *const starts[] = { "diff --git ", "diff -", "Index: ", "*** " };
	text = view_trim(text);
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
		if (view_starts(text, starts[i]))
			return true;
	if (view_starts(text, "--- "))
		return view_find(text, "\n+++ ") != NULL;
	return from_line_has_commit(text);
}

/* Whether a part is read in any pass, as a patch. */
static bool is_patch(const Part *part)
{
	if (part->type == PART_PATCH)
		return true;
	bool named = view_ends(part->filename, ".patch") || view_ends(part->filename, ".diff");
	if (!named && part->type != PART_PLAIN && part->type != PART_OTHER_TEXT)
		return false;
	g_autoptr(GString) head = g_string_new(NULL);
	transfer_decode(head, view_head(part->bytes, MAX_SNIFF), part->encoding);
	return starts_like_patch(view_of_gstring(head));
}

static bool part_append(GString *out, const Part *part, size_t max)
{
	g_autoptr(GString) buffer = g_string_new(NULL);
	View decoded = part->bytes;
	if (part->encoding != TRANSFER_IDENTITY) {
		transfer_decode(buffer, decoded, part->encoding);
		decoded = view_of_gstring(buffer);
	}
	if (part->type == PART_HTML)
		return html_part_append(out, decoded, buffer, part->charset, max);
	return text_part_append(out, decoded, part->charset, part->flowed, max);
}

static void leaf_read(Walk *walk, const Part *part, Reading reading)
{
	bool is_text = part->type == walk->wanted &&
		       (reading == READ_BODY || (reading == READ_TEXT && !part->attachment));
	if (walk->is_cut || (!is_text && !is_patch(part)))
		return;
	size_t start = walk->out->len;
	walk->is_cut = !part_append(walk->out, part, walk->max);
	View text = { walk->out->str + start, walk->out->len - start };
	bool blank = view_trim(text).len == 0;
	if (is_text && (!blank || reading == READ_BODY))
		walk->found = true;
	else if (blank)
		g_string_truncate(walk->out, start);
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
		if (part_type_has_parts(part->type))
			readings_set(walk, i);
		else
			leaf_read(walk, part, walk->readings[i]);
		i++;
	}
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
		g_string_truncate(out, start);
		walk.is_cut = false;
		walk.wanted = passes[i];
		parts_read(&walk, parts->len);
	}
	return !walk.is_cut;
}
