/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns that were asked for: see patch/more-columns.h. */
#include "patch/more-columns.h"

#include "patch/classify.h"
#include "patch/line-sketch.h"
#include "patch/patch-id.h"
#include "patch/tag.h"

static const ChoiceWord more_words[N_MORE] = {
	[MORE_PATCH_ID] = { "patch_id", NULL },
	[MORE_LINES] = { "lines", NULL },
	[MORE_GAVE] = { "gave", NULL },
};

const Choice more_choice = CHOICE_INIT(more_words);

static const Column columns[N_MORE] = {
	[MORE_PATCH_ID] = COLUMN_PATCH_ID,
	[MORE_LINES] = COLUMN_LINES,
	[MORE_GAVE] = COLUMN_GAVE,
};

struct MoreColumns {
	MoreKind kinds[N_MORE];
	size_t n_kinds;
	ExtraColumns *extra;
	char patch_id[PATCH_ID_SIZE];
	GString *lines, *gave;
};

MoreColumns *more_columns_new(unsigned kinds)
{
	MoreColumns *more = g_new0(MoreColumns, 1);
	Column wanted[N_MORE];
	for (MoreKind kind = 0; kind < N_MORE; kind++) {
		if (!(kinds & 1u << kind))
			continue;
		wanted[more->n_kinds] = columns[kind];
		more->kinds[more->n_kinds++] = kind;
	}
	more->extra = extra_columns_new(wanted, more->n_kinds);
	more->lines = g_string_new(NULL);
	more->gave = g_string_new(NULL);
	return more;
}

void more_columns_free(MoreColumns *more)
{
	if (!more)
		return;
	extra_columns_free(more->extra);
	g_string_free(more->lines, TRUE);
	g_string_free(more->gave, TRUE);
	g_free(more);
}

const View *more_columns_start(MoreColumns *more, const View *names, size_t n_names,
			       size_t *n_written)
{
	return extra_columns_start(more->extra, names, n_names, n_written);
}

static View make_patch_id(MoreColumns *more, View diff)
{
	if (diff.len == 0)
		return VIEW("");
	patch_id_of(more->patch_id, diff, TEXT_ESCAPED);
	return view_of(more->patch_id);
}

static View make_lines(MoreColumns *more, View diff)
{
	LineSketch sketch;
	if (diff.len == 0)
		return VIEW("");
	line_sketch_make(&sketch, diff, TEXT_ESCAPED);
	g_string_truncate(more->lines, 0);
	line_sketch_append(more->lines, &sketch);
	return view_of_gstring(more->lines);
}

/* In a patch they were collected from replies, and what a program says is nobody's word. */
static View make_gave(MoreColumns *more, const View *values)
{
	g_string_truncate(more->gave, 0);
	if (kind_of_name(values[COLUMN_KIND]) == KIND_REPLY)
		tags_append(more->gave, tags_given(values));
	return view_of_gstring(more->gave);
}

static View make_value(MoreColumns *more, MoreKind kind, const Record *row, View diff)
{
	switch (kind) {
	case MORE_PATCH_ID:
		return make_patch_id(more, diff);
	case MORE_LINES:
		return make_lines(more, diff);
	case MORE_GAVE:
		return make_gave(more, row->values);
	default:
		return VIEW("");
	}
}

void more_columns_put(MoreColumns *more, Record *row, View diff)
{
	View values[N_MORE];
	for (size_t i = 0; i < more->n_kinds; i++)
		values[i] = make_value(more, more->kinds[i], row, diff);
	extra_columns_put(more->extra, row, values);
}
