/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a tag is its list's name: see patch/list-name.h. */
#include "patch/list-name.h"

#include "patch/list-tag.h"

/* The last word of a name, taken off its end. */
static View last_word(View *name)
{
	static const char joints[] = "-_+ ";
	*name = view_drop_any(*name, joints);
	size_t start = name->len;
	while (start && !byte_is_in(name->data[start - 1], joints))
		start--;
	View word = view_from(*name, start);
	name->len = start;
	return word;
}

static bool is_same_word(View a, View b)
{
	static const char *const short_forms[][6] = {
		{ "dev", "devel", "develop", "developer", "developers", "development" },
		{ "user", "users" },
	};
	if (a.len == 0 || b.len == 0)
		return false;
	if (view_equal_nocase(a, b))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(short_forms); i++) {
		bool has_a = false, has_b = false;
		for (size_t j = 0; j < G_N_ELEMENTS(short_forms[i]); j++) {
			has_a |= view_is_nocase(a, short_forms[i][j] ? short_forms[i][j] : "");
			has_b |= view_is_nocase(b, short_forms[i][j] ? short_forms[i][j] : "");
		}
		if (has_a && has_b)
			return true;
	}
	return false;
}

/* Whether the tag has the first labels of the List-Id, two at least: `B.A.T.M.A.N.` is
 * b.a.t.m.a.n.lists.example.org. */
static bool has_labels(View inside, View list)
{
	if (view_ends(inside, "."))
		inside.len--;
	return view_chr(inside, '.') && list.len > inside.len && list.data[inside.len] == '.' &&
	       view_equal_nocase(view_head(list, inside.len), inside);
}

bool list_name_is_alike(View list, View inside)
{
	if (has_labels(inside, list))
		return true;
	View label = list_tag_of_id(list);
	size_t words = 0;
	while (inside.len) {
		View word = last_word(&inside), other = last_word(&label);
		if (!is_same_word(word, other))
			return false;
		words++;
	}
	return words >= 2;
}
