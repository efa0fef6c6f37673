/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What GMime may see of a message that means harm: see message/mime-guard.h. */
#include "message/mime-guard.h"

#include "bytes/lines.h"
#include "bytes/scan.h"
#include "message/from-line.h"

enum {
	MAX_COLONS = 500, /* in a field of addresses */
	PART_WEIGHT = 8,
	/* more boundaries than this are not remembered: then any `--` line may be a delimiter */
	MAX_BOUNDARIES = 500,
};

/* What is known at a line. */
typedef struct {
	size_t weight;	      /* of all so far, see MIME_GUARD_MAX */
	bool is_top;	      /* it belongs to the message's own header */
	bool in_header;	      /* it may be a header's: of the message, a part, or one enclosed */
	bool in_part;	      /* it is a part's, without doubt */
	bool may_enclose;     /* that header may be of a part which is a message */
	bool has_digest;      /* so may any part's: there may be a multipart/digest */
	bool any_delimits;    /* a boundary may be anything */
	GHashTable *declared; /* View: the boundaries; not NULL for one of a multipart for sure */
	bool in_multipart;    /* the field is a Content-Type that says multipart */
	size_t field;	      /* where the field starts that the line belongs to */
	size_t colons;	      /* in it so far; none outside of address fields */
} Guard;

static guint boundary_hash(gconstpointer key)
{
	const View *boundary = key;
	guint hash = 5381;
	for (size_t i = 0; i < boundary->len; i++)
		hash = hash * 33 + (guint8)boundary->data[i];
	return hash;
}

static gboolean boundary_equal(gconstpointer a, gconstpointer b)
{
	return view_equal(*(const View *)a, *(const View *)b);
}

/* What a delimiter looks like that ends in white space, as transport may add. */
static View without_space_behind(View line)
{
	while (line.len && g_ascii_isspace(line.data[line.len - 1]))
		line.len--;
	return line;
}

/* Whether every reader takes what stands there for the boundary, up to the last byte. */
static bool boundary_is_safe(View boundary, bool quoted)
{
	for (size_t i = 0; i < boundary.len; i++) {
		char byte = boundary.data[i];
		if (!g_ascii_isprint(byte) ||
		    byte_is_in(byte, quoted ? "\\" : "()<>@,;:\\\"/[]?=%"))
			return false;
	}
	return boundary.len > 0 && !view_find(boundary, "=?");
}

/*
 * The boundary that is declared in text, which stands behind the word. Returns false if nothing is;
 * boundary is empty if it is written in a form that is not looked into: encoded, with comments.
 */
static bool boundary_read(View text, View *boundary)
{
	*boundary = VIEW("");
	text = view_skip_space(text);
	if (view_starts(text, "*") || view_starts(text, "("))
		return true;
	if (!view_starts(text, "="))
		return false;
	text = view_skip_space(view_from(text, 1));
	bool quoted = view_starts(text, "\"");
	text = view_from(text, quoted);
	size_t len = 0;
	while (len < text.len &&
	       (quoted ? text.data[len] != '"'
		       : !g_ascii_isspace(text.data[len]) && text.data[len] != ';'))
		len++;
	if (boundary_is_safe(view_head(text, len), quoted))
		*boundary = without_space_behind(view_head(text, len));
	return true;
}

static void boundary_declare(Guard *guard, View boundary)
{
	if (boundary.len == 0 || g_hash_table_size(guard->declared) >= MAX_BOUNDARIES) {
		guard->any_delimits = true;
		return;
	}
	bool is_sure = guard->in_multipart || g_hash_table_lookup(guard->declared, &boundary);
	g_hash_table_insert(guard->declared, g_memdup2(&boundary, sizeof boundary),
			    GINT_TO_POINTER(is_sure));
}

/* Reads what a header's line, of all of raw, may declare. */
static void take_type(Guard *guard, View raw, View line)
{
	View rest = line;
	for (const char *at; !guard->any_delimits && (at = view_find_nocase(rest, "boundary"));) {
		/* the value may stand in the line behind it */
		View behind = view_from(raw, (size_t)(at - raw.data) + strlen("boundary"));
		View boundary;
		if (boundary_read(behind, &boundary))
			boundary_declare(guard, boundary);
		rest = view_from(rest, (size_t)(at - rest.data) + 1);
	}
	guard->has_digest |= view_find_nocase(line, "digest") != NULL;
	guard->may_enclose |= view_find_nocase(line, "message") || view_find_nocase(line, "rfc822");
}

/* Whether a line may be the delimiter of a multipart. */
static bool is_delimiter(const Guard *guard, View line)
{
	if (!view_starts(line, "--"))
		return false;
	if (guard->any_delimits)
		return true;
	View boundary = without_space_behind(view_from(line, 2));
	if (g_hash_table_contains(guard->declared, &boundary))
		return true;
	if (view_ends(boundary, "--")) {
		boundary.len -= 2;
		return g_hash_table_contains(guard->declared, &boundary);
	}
	return false;
}

/* Whether a line ends a part's header or text, whose multipart is known, and another part follows.
 */
static bool is_sure_delimiter(const Guard *guard, View line)
{
	View boundary = without_space_behind(view_from(line, 2));
	return !guard->any_delimits && g_hash_table_lookup(guard->declared, &boundary) != NULL;
}

/* Whether text starts with the Content-Type field of a multipart. */
static bool is_multipart_field(View text)
{
	static const char name[] = "Content-Type:";
	return view_starts_nocase(text, name) &&
	       view_starts_nocase(view_skip_space(view_from(text, strlen(name))), "multipart/");
}

/* Whether a line starts a field that GMime parses as addresses when it meets it. */
static bool is_address_field(View line)
{
	static const char *const names[] = { "to", "cc", "bcc", "from", "sender", "reply-to" };
	const char *colon = view_chr(line, ':');
	View name = view_trim(view_head(line, colon ? (size_t)(colon - line.data) : 0));
	return view_is_one_nocase(name, names, G_N_ELEMENTS(names));
}

static size_t count(View text, char byte)
{
	size_t n = 0;
	for (const char *found; (found = view_chr(text, byte)); n++)
		text = view_from(text, (size_t)(found + 1 - text.data));
	return n;
}

/*
 * Whether in a part's header, at line, its text begins, though no blank line came: see header_scan.
 * rest is what follows line.
 */
static bool is_torn(View line, View rest)
{
	if (line.len == 0 || view_is(line, "\r"))
		return false;
	View name = view_head(line, scan_field_name_length(line));
	View behind = view_from(line, name.len);
	while (view_starts(behind, " ") || view_starts(behind, "\t"))
		behind = view_from(behind, 1);
	bool is_field = name.len && view_starts(behind, ":");
	LineIter lines = line_iter(rest, TEXT_PLAIN);
	View next = VIEW("");
	line_iter_next(&lines, &next);
	return !is_field && !view_starts(line, "--") && !view_starts(line, "From ") &&
	       !view_starts(line, ">From ") && !header_line_like(next);
}

/* Adds what a line of raw may cost. Text in which nothing is a field costs nothing. */
static void weigh(Guard *guard, View raw, View line, bool continues)
{
	if (!guard->is_top && is_delimiter(guard, line)) {
		guard->in_header = true;
		guard->in_part = !guard->has_digest && is_sure_delimiter(guard, line);
		guard->may_enclose = guard->has_digest;
		guard->weight += PART_WEIGHT;
	} else if (!guard->in_header) {
		return;
	} else if (line.len == 0 || view_is(line, "\r")) {
		/* an enclosed message's header begins, if one is enclosed */
		guard->is_top = guard->in_part = false;
		guard->in_header = guard->may_enclose;
		guard->may_enclose = guard->has_digest;
	} else if (continues || header_line_like(line)) {
		size_t at = (size_t)(line.data - raw.data);
		if (!continues)
			guard->in_multipart = (guard->is_top || guard->in_part) &&
					      is_multipart_field(view_from(raw, at));
		guard->weight += !continues + count(line, ',') + count(line, ';');
		take_type(guard, raw, line);
	} else {
		guard->is_top = guard->in_header = guard->in_part = false;
	}
}

/* Looks at the fields of addresses; the message's own GMime leaves alone. */
static void count_groups(Guard *guard, View line, size_t at, bool continues, GArray *hidden)
{
	bool was_many = guard->colons > MAX_COLONS;
	if (!continues) {
		guard->field = at;
		guard->colons = 0;
		was_many = false;
	}
	if (!guard->is_top && (continues ? guard->colons > 0 : is_address_field(line)))
		guard->colons += count(line, ':');
	if (guard->colons > MAX_COLONS && !was_many)
		g_array_append_val(hidden, guard->field);
}

/*
 * Looks at the lines of a piece of the message, which starts at offset in it. Returns how much of
 * the piece may be seen.
 */
static size_t guard_piece(Guard *guard, View piece, size_t offset, GArray *hidden, GArray *torn)
{
	LineIter lines = line_iter(piece, TEXT_PLAIN);
	View line;
	while (line_iter_next(&lines, &line)) {
		size_t at = (size_t)(line.data - piece.data);
		bool continues = view_starts(line, " ") || view_starts(line, "\t");
		if (guard->in_part && !continues && is_torn(line, lines.rest)) {
			size_t place = offset + at;
			g_array_append_val(torn, place);
		}
		weigh(guard, piece, line, continues);
		if (guard->weight > MIME_GUARD_MAX)
			return at;
		count_groups(guard, line, offset + at, continues, hidden);
	}
	return piece.len;
}

size_t mime_guard(View header, View body, GArray *hidden, GArray *torn)
{
	g_autoptr(GHashTable) declared =
		g_hash_table_new_full(boundary_hash, boundary_equal, g_free, NULL);
	Guard guard = { .is_top = true, .in_header = true, .declared = declared };
	size_t seen = guard_piece(&guard, header, 0, hidden, torn);
	if (seen < header.len)
		return seen;
	return seen + guard_piece(&guard, body, header.len, hidden, torn);
}
