/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The columns that tell a diff from others: see patch/fingerprint.h. */
#include "patch/fingerprint.h"

#include "patch/line-sketch.h"
#include "patch/patch-id.h"

static const ChoiceWord fingerprint_words[N_FINGERPRINTS] = {
	[FINGERPRINT_PATCH_ID] = { "patch_id", NULL },
	[FINGERPRINT_LINES] = { "lines", NULL },
};

const Choice fingerprint_choice = CHOICE_INIT(fingerprint_words);

static const Column fingerprint_columns[N_FINGERPRINTS] = {
	[FINGERPRINT_PATCH_ID] = COLUMN_PATCH_ID,
	[FINGERPRINT_LINES] = COLUMN_LINES,
};

struct Fingerprinter {
	FingerprintKind kinds[N_FINGERPRINTS];
	size_t n_kinds;
	ExtraColumns *extra;
	char patch_id[PATCH_ID_SIZE];
	GString *lines;
};

Fingerprinter *fingerprinter_new(unsigned kinds)
{
	Fingerprinter *fingerprinter = g_new0(Fingerprinter, 1);
	Column wanted[N_FINGERPRINTS];
	for (FingerprintKind kind = 0; kind < N_FINGERPRINTS; kind++) {
		if (!(kinds & 1u << kind))
			continue;
		wanted[fingerprinter->n_kinds] = fingerprint_columns[kind];
		fingerprinter->kinds[fingerprinter->n_kinds++] = kind;
	}
	fingerprinter->extra = extra_columns_new(wanted, fingerprinter->n_kinds);
	fingerprinter->lines = g_string_new(NULL);
	return fingerprinter;
}

void fingerprinter_free(Fingerprinter *fingerprinter)
{
	if (!fingerprinter)
		return;
	extra_columns_free(fingerprinter->extra);
	g_string_free(fingerprinter->lines, TRUE);
	g_free(fingerprinter);
}

const View *fingerprinter_start(Fingerprinter *fingerprinter, const View *names, size_t n_names,
				size_t *n_written)
{
	return extra_columns_start(fingerprinter->extra, names, n_names, n_written);
}

static View make_value(Fingerprinter *fingerprinter, FingerprintKind kind, View diff)
{
	LineSketch sketch;
	if (diff.len == 0)
		return VIEW("");
	if (kind == FINGERPRINT_PATCH_ID) {
		patch_id_of(fingerprinter->patch_id, diff, TEXT_ESCAPED);
		return view_of(fingerprinter->patch_id);
	}
	line_sketch_make(&sketch, diff, TEXT_ESCAPED);
	g_string_truncate(fingerprinter->lines, 0);
	line_sketch_append(fingerprinter->lines, &sketch);
	return view_of_gstring(fingerprinter->lines);
}

void fingerprinter_put(Fingerprinter *fingerprinter, Record *row, View diff)
{
	View values[N_FINGERPRINTS];
	for (size_t i = 0; i < fingerprinter->n_kinds; i++)
		values[i] = make_value(fingerprinter, fingerprinter->kinds[i], diff);
	extra_columns_put(fingerprinter->extra, row, values);
}
