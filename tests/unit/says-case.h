/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of what a reply says share: a table of texts, each in both forms. */
#pragma once

#include "patch/text.h"
#include "two-forms.h"

typedef struct {
	const char *text;
	bool says;
} SaysCase;

static inline void says_check(const SaysCase *cases, size_t n_cases,
			      bool (*says)(const PatchText *text, TextForm form))
{
	for (size_t i = 0; i < n_cases; i++)
		for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
			g_test_message("%s", cases[i].text);
			g_autofree char *copy = two_forms_make(cases[i].text, form);
			PatchText facts;
			patch_text_scan(&facts, view_of(copy), form);
			g_assert_cmpint(says(&facts, form), ==, cases[i].says);
		}
}
