/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The patch id of a diff: see patch/patch-id.h. */
#include "patch/patch-id.h"

#include "record/record.h"

enum {
	SHA1_SIZE = 20,
	/* Git keeps so much of an id in `index`. */
	MAX_OID = 64,
	/* `\ No newline at end of file`, in any language; a shorter line is none. */
	MIN_NO_NEWLINE = 12,
};

typedef enum {
	LINE_TAKEN,
	LINE_ENDS_PATCH,
} LineResult;

/* A patch that is being read. */
typedef struct {
	GChecksum *sha1; /* of the file */
	guint8 sum[SHA1_SIZE];
	char before_oid[MAX_OID + 1], after_oid[MAX_OID + 1];
	/* Lines of the hunk that are still to come; both -1 in a file's header, and wrong where the
	 * diff is. */
	gint64 before, after;
	bool is_binary;
	bool has_begun;
} Patch;

/* Ends a file. */
static void add_file(Patch *patch)
{
	guint8 digest[SHA1_SIZE];
	gsize size = sizeof digest;
	guint carry = 0;
	g_checksum_get_digest(patch->sha1, digest, &size);
	g_checksum_reset(patch->sha1);
	for (size_t i = 0; i < SHA1_SIZE; i++) {
		carry += patch->sum[i] + digest[i];
		patch->sum[i] = (guint8)carry;
		carry >>= 8;
	}
}

static void update(Patch *patch, View text)
{
	if (text.len)
		g_checksum_update(patch->sha1, (const guchar *)text.data, (gssize)text.len);
}

/* What git's own isspace takes for white space. */
static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Adds a line without its white space. */
static void add_line(Patch *patch, GString *line)
{
	size_t len = 0;
	for (size_t i = 0; i < line->len; i++)
		if (!is_space(line->str[i]))
			line->str[len++] = line->str[i];
	update(patch, (View){ line->str, len });
	patch->has_begun |= len > 0;
}

/* `index 1234abc..5678def 100644`. */
static void take_index(Patch *patch, View line)
{
	const char *dots = view_find(line, "..");
	if (!dots)
		return;
	View before = view_from(view_head(line, (size_t)(dots - line.data)), strlen("index "));
	View after = view_from(line, (size_t)(dots + 2 - line.data));
	const char *blank = view_chr(after, ' ');
	after = view_head(after, blank ? (size_t)(blank - after.data) : after.len);
	g_snprintf(patch->before_oid, sizeof patch->before_oid, "%.*s", (int)before.len,
		   before.data);
	g_snprintf(patch->after_oid, sizeof patch->after_oid, "%.*s", (int)after.len, after.data);
}

/* Takes a range, `12,3` or `12`, off a hunk's header; lines receives the 3, or 1. Returns whether
 * it is one. Git sets the number in any case. */
static bool take_hunk_range(View *rest, gint64 *lines)
{
	size_t digits = view_digits_length(*rest);
	*rest = view_from(*rest, digits);
	*lines = 1;
	if (view_starts(*rest, ",")) {
		View number = view_from(*rest, 1);
		number = view_head(number, view_digits_length(number));
		*rest = view_from(*rest, 1 + number.len);
		g_autofree char *text = view_dup(number);
		*lines = (gint64)MIN(g_ascii_strtoull(text, NULL, 10), G_MAXINT);
	}
	return digits > 0;
}

static void patch_take_hunk(Patch *patch, View line)
{
	View rest = view_from(line, strlen("@@ -"));
	if (take_hunk_range(&rest, &patch->before) && view_starts(rest, " +")) {
		rest = view_from(rest, strlen(" +"));
		take_hunk_range(&rest, &patch->after);
	}
}

/* A line in the header of a file. Returns whether it is done with. */
static bool patch_take_header(Patch *patch, View line, LineResult *result)
{
	*result = LINE_TAKEN;
	if (view_starts(line, "GIT binary patch") || view_starts(line, "Binary files")) {
		patch->is_binary = true;
		patch->before = 0;
		update(patch, view_of(patch->before_oid));
		update(patch, view_of(patch->after_oid));
		add_file(patch);
		return true;
	}
	if (view_starts(line, "index ")) {
		take_index(patch, line);
		return true;
	}
	if (view_starts(line, "--- ")) {
		patch->before = patch->after = 1;
		return false;
	}
	if (line.len && g_ascii_isalpha(line.data[0]))
		return false;
	*result = LINE_ENDS_PATCH;
	return true;
}

static LineResult take_line(Patch *patch, GString *text)
{
	View line = view_of_gstring(text);
	LineResult result;
	if (patch->before == -1 && patch_take_header(patch, line, &result))
		return result;
	bool starts_file = view_starts(line, "diff ");
	if (patch->is_binary) {
		if (starts_file) {
			patch->is_binary = false;
			patch->before = -1;
		}
		return LINE_TAKEN;
	}
	if (patch->before == 0 && patch->after == 0) {
		if (view_starts(line, "@@ -")) {
			patch_take_hunk(patch, line);
			return LINE_TAKEN;
		}
		if (!starts_file)
			return LINE_ENDS_PATCH;
		add_file(patch);
		patch->before = patch->after = -1;
	}
	char sign = line.len ? line.data[0] : '\0';
	patch->before -= sign == '-' || sign == ' ';
	patch->after -= sign == '+' || sign == ' ';
	add_line(patch, text);
	return LINE_TAKEN;
}

/* Whether a line names a commit, which ends a patch: `From <40 hex>`, `commit <40 hex>`. */
static bool names_commit(View line)
{
	static const char *const prefixes[] = { "commit ", "From " };
	for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
		if (view_starts(line, prefixes[i]))
			line = view_from(line, strlen(prefixes[i]));
	return view_hex_length(view_head(line, 40)) == 40;
}

/* Puts the text of an escaped line into text. Records have U+FFFD for control characters; one that
 * is a whole line was a form feed, which old sources have between functions. */
static void unescape_line(GString *text, View line)
{
	record_unescape_append(text, line);
	if (text->len == 1 + strlen("\ufffd") && g_str_has_suffix(text->str, "\ufffd")) {
		g_string_truncate(text, 1);
		g_string_append_c(text, '\f');
	}
}

/* Reads up to the end of a patch. Returns whether there was one. */
static bool read_patch(Patch *patch, LineIter *lines, GString *text)
{
	View line;
	patch->before = patch->after = -1;
	while (line_iter_next(lines, &line)) {
		g_string_truncate(text, 0);
		if (lines->form == TEXT_ESCAPED)
			unescape_line(text, line);
		else
			view_append(text, line);
		line = view_of_gstring(text);
		if (view_starts(line, "\\ ") && line.len >= MIN_NO_NEWLINE)
			continue;
		if (names_commit(line))
			break;
		if (!patch->has_begun && !view_starts(line, "diff "))
			continue;
		if (take_line(patch, text) == LINE_ENDS_PATCH)
			break;
	}
	return patch->has_begun;
}

bool patch_id_of(char id[PATCH_ID_SIZE], View text, TextForm form)
{
	g_autoptr(GChecksum) sha1 = g_checksum_new(G_CHECKSUM_SHA1);
	g_autoptr(GString) scratch = g_string_new(NULL);
	LineIter lines = line_iter(text, form);
	Patch patch = { .sha1 = sha1 };
	id[0] = '\0';
	while (!read_patch(&patch, &lines, scratch))
		if (lines.rest.len == 0)
			return false;
	add_file(&patch);
	for (size_t i = 0; i < SHA1_SIZE; i++)
		g_snprintf(id + 2 * i, 3, "%02x", patch.sum[i]);
	return true;
}
