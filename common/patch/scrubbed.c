/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What programs leave of attached patches: see patch/scrubbed.h. */
#include "patch/scrubbed.h"

#include "message/part.h"
#include "message/patch-file.h"

enum {
	/* Name and type are a notice's first fields; or sender and subject, of a message. */
	TELLING_FIELDS = 2,
	/* What stands alone on a line is no longer. */
	MAX_LINE = 400,
};

bool scrubbed_is_rule(View line)
{
	static const char start[] = "-------------- ", end[] = " --------------";
	return line.len > strlen(start) + strlen(end) && view_starts(line, start) &&
	       view_ends(line, end) && line.data[strlen(start)] != '-';
}

/* A name or type without the marks around it. */
static View bare(View word)
{
	static const char marks[] = "\"'<>()[],;:";
	word = view_skip_any(word, marks);
	word = view_drop_any(word, marks);
	return word;
}

static bool is_patch_type(View word)
{
	return part_type_of(bare(word)) == PART_PATCH;
}

/* Whether word is the whole name of a patch, and no place where one is. */
static bool is_patch_name(View word)
{
	word = bare(word);
	return patch_file_is_named(word) && view_chr(word, '.') && !view_chr(word, '/');
}

/* `[PATCH] x`, as the subject of a message that was attached. */
static bool is_patch_subject(View value)
{
	const char *end = view_starts(value, "[") ? view_chr(value, ']') : NULL;
	return end && view_find_nocase(view_head(value, (size_t)(end - value.data)), "patch");
}

bool scrubbed_notice_is_patch(LineIter iter)
{
	View line = VIEW("");
	while (line_iter_next(&iter, &line) && line.len == 0)
		;
	if (!view_ends(line, "..."))
		return false;
	bool is_patch = false;
	for (size_t i = 0; i < TELLING_FIELDS; i++) {
		const char *colon = line_iter_next(&iter, &line) ? view_chr(line, ':') : NULL;
		if (!colon)
			return false;
		View value = view_from(line, (size_t)(colon + 1 - line.data));
		value = line_trim(value, iter.form);
		is_patch |= is_patch_type(value) || is_patch_name(value) || is_patch_subject(value);
	}
	return is_patch;
}

/* Whether line, in square brackets, is about an attachment. */
static bool is_remark(View line)
{
	return view_ends(line, "]") &&
	       (view_starts(line, "[\"") || view_find_nocase(line, "attachment"));
}

bool scrubbed_line_is_patch(View line, TextForm form)
{
	View rest = line_trim(line, form), word;
	if (rest.len > MAX_LINE)
		return false;
	if (view_starts(rest, "<"))
		return view_ends(rest, ">") && is_patch_name(rest);
	if (!is_remark(rest))
		return false;
	while (view_next_word(&rest, &word))
		if (is_patch_type(word) || is_patch_name(word))
			return true;
	return false;
}
