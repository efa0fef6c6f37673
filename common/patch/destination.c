/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where two postings are to go: see patch/destination.h. */
#include "patch/destination.h"

#include "patch/subject-known.h"

/* Nobody writes more of them by hand; to compare them all would only cost time. */
#define MAX_TAGS_LEN 256

/* `6.12-rc3`, `next-20250310`, `bug#123`: what the patch was made on, or about. */
static bool is_base(View tag)
{
	static const char next[] = "next-";
	const char *rc = view_find(tag, "-rc");
	return view_starts_nocase(tag, "bug#") ||
	       (rc && rc + strlen("-rc") < tag.data + tag.len &&
		g_ascii_isdigit(rc[strlen("-rc")])) ||
	       (view_starts_nocase(tag, next) && tag.len > strlen(next) &&
		g_ascii_isdigit(tag.data[strlen(next)]));
}

/* `for-4.19` is the coming release, which a patch may miss. */
static bool is_tree(View tag)
{
	return known_word_is_tree(tag) || view_starts_nocase(tag, "for-");
}

/* `openwrt-24.10`, `OLK-6.6`: a release and its number. */
static bool names_release(View tag)
{
	size_t at = tag.len, minor = at;
	while (at && g_ascii_isdigit(tag.data[at - 1]))
		at--;
	if (at == minor || at == 0 || tag.data[at - 1] != '.')
		return false;
	size_t major = --at;
	while (at && g_ascii_isdigit(tag.data[at - 1]))
		at--;
	return at < major && at > 1 && tag.data[at - 1] == '-' &&
	       g_ascii_isalnum(tag.data[at - 2]) && !is_tree(tag);
}

static bool has_tag(View tags, View tag)
{
	View word;
	while (view_next_word(&tags, &word))
		if (view_equal_nocase(word, tag))
			return true;
	return false;
}

/* What tags have that others have not. */
typedef struct {
	bool any, tree, release;
} Surplus;

static Surplus find_surplus(View tags, View others)
{
	Surplus surplus = { 0 };
	View word;
	while (view_next_word(&tags, &word)) {
		if (is_base(word) || has_tag(others, word))
			continue;
		surplus.any = true;
		surplus.tree |= is_tree(word);
		surplus.release |= names_release(word);
	}
	return surplus;
}

Destination destination_compare(View a, View b)
{
	if (view_equal(a, b) || a.len > MAX_TAGS_LEN || b.len > MAX_TAGS_LEN)
		return DESTINATION_SAME;
	Surplus more = find_surplus(a, b), other = find_surplus(b, a);
	if (!more.any || !other.any)
		return more.release || other.release ? DESTINATION_BRANCHES : DESTINATION_SAME;
	return more.tree || other.tree ? DESTINATION_TREES : DESTINATION_BRANCHES;
}
