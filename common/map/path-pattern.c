/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Patterns of paths: see map/path-pattern.h. */
#include "map/path-pattern.h"

enum {
	PATH_MAX_LEN = 4096, /* Linux' PATH_MAX */
};

#define NO_PARENT G_MAXUINT

typedef struct {
	View text;
	size_t literal; /* so many bytes stand before the first of `*`, `?` and `[` */
	size_t slashes;
	guint64 pairs; /* pair_bits of what path must hold */
	guint number;
	guint parent; /* the next shorter pattern whose literal bytes begin this one's */
} Pattern;

struct PathPatterns {
	GArray *patterns; /* of Pattern, by their literal bytes if is_sorted */
	GStringChunk *texts;
	bool is_sorted;
};

PathPatterns *path_patterns_new(void)
{
	PathPatterns *patterns = g_new0(PathPatterns, 1);
	patterns->patterns = g_array_new(FALSE, FALSE, sizeof(Pattern));
	patterns->texts = g_string_chunk_new(4096);
	return patterns;
}

void path_patterns_free(PathPatterns *patterns)
{
	if (!patterns)
		return;
	g_array_unref(patterns->patterns);
	g_string_chunk_free(patterns->texts);
	g_free(patterns);
}

static size_t count_slashes(View text)
{
	size_t n = 0;
	for (size_t i = 0; i < text.len; i++)
		n += text.data[i] == '/';
	return n;
}

/*
 * A bit for each two bytes that follow each other, as a Bloom filter has them: a text in which
 * another one is has all its bits. What is between marks of patterns must be in a path as it is.
 */
static guint64 pair_bits(View text, const char *marks)
{
	guint64 bits = 0;
	for (size_t i = 1; i < text.len; i++) {
		guint32 pair = (guint32)(guchar)text.data[i - 1] << 8 | (guchar)text.data[i];
		if (!byte_is_in(text.data[i - 1], marks) && !byte_is_in(text.data[i], marks))
			bits |= (guint64)1 << (pair * 2654435769u >> 26);
	}
	return bits;
}

int path_pattern_depth(View pattern)
{
	if (view_starts(pattern, "*"))
		return -1;
	return (int)MIN(count_slashes(pattern), PATH_MAX_LEN) + !view_ends(pattern, "/");
}

bool path_pattern_is_any(View pattern)
{
	for (size_t i = 0; i < pattern.len; i++)
		if (!byte_is_in(pattern.data[i], "*/"))
			return false;
	return pattern.len > 0;
}

/* The bytes of a set `[...]` at the beginning of text, with its brackets; 0 if it has no end. A `]`
 * that comes first is one of the set. */
static size_t set_len(View text)
{
	size_t i = 1;
	i += i < text.len && byte_is_in(text.data[i], "^!");
	i += i < text.len && text.data[i] == ']';
	while (i < text.len && text.data[i] != ']')
		i++;
	return i < text.len ? i + 1 : 0;
}

/* Whether a set has the byte. */
static bool set_has(View set, char byte)
{
	View inner = { set.data + 1, set.len - 2 };
	guchar c = (guchar)byte;
	bool is_negated = byte_is_in(inner.data[0], "^!"), has = false;
	inner = view_from(inner, is_negated);
	while (inner.len && !has) {
		guchar low = (guchar)inner.data[0];
		bool is_range = inner.len > 2 && inner.data[1] == '-';
		guchar high = is_range ? (guchar)inner.data[2] : low;
		has = low <= c && c <= high;
		inner = view_from(inner, is_range ? 3 : 1);
	}
	return has != is_negated;
}

/* Whether the part of a pattern at i, which is no `*`, stands for byte; len receives its bytes. */
static bool part_has(View pattern, size_t i, char byte, size_t *len)
{
	View rest = view_from(pattern, i);
	*len = rest.data[0] == '[' ? set_len(rest) : 1;
	if (rest.data[0] == '[')
		return set_has(view_head(rest, *len), byte);
	return rest.data[0] == '?' || rest.data[0] == byte;
}

/*
 * Whether path begins with what the pattern stands for. What follows a `*` is taken where it is
 * found first: as nothing need be left for the end, no later place can do better.
 */
static bool begins_with(View pattern, View path)
{
	size_t i = 0, at = 0, part_len;
	size_t star = 0, tried = 0; /* behind the last `*`, and what of path follows it */
	while (i < pattern.len) {
		if (pattern.data[i] == '*') {
			star = ++i;
			tried = at;
		} else if (at < path.len && part_has(pattern, i, path.data[at], &part_len)) {
			i += part_len;
			at++;
		} else if (star == 0 || at >= path.len) {
			return false;
		} else {
			i = star;
			at = ++tried;
		}
	}
	return true;
}

/* Finds pair_bits of what stands outside sets. Returns false if a set has no end. */
static bool read_pairs(View pattern, guint64 *pairs)
{
	const char *open;
	while ((open = view_chr(pattern, '['))) {
		View before = view_head(pattern, (size_t)(open - pattern.data));
		size_t len = set_len(view_from(pattern, before.len));
		if (len == 0)
			return false;
		*pairs |= pair_bits(before, "*?");
		pattern = view_from(pattern, before.len + len);
	}
	*pairs |= pair_bits(pattern, "*?");
	return true;
}

static View literal_of(const Pattern *pattern)
{
	return view_head(pattern->text, pattern->literal);
}

static bool has_prefix(View text, View prefix)
{
	return text.len >= prefix.len && view_equal(view_head(text, prefix.len), prefix);
}

const char *path_patterns_add(PathPatterns *patterns, View pattern, guint number)
{
	Pattern added = { .literal = pattern.len, .number = number };
	if (pattern.len == 0)
		return "no pattern";
	if (pattern.len > PATH_MAX_LEN)
		return "a pattern longer than any path";
	for (size_t i = pattern.len; i-- > 0;)
		if (byte_is_in(pattern.data[i], "*?["))
			added.literal = i;
	if (!read_pairs(pattern, &added.pairs))
		return "no ']' behind the '['";
	added.slashes = count_slashes(pattern);
	added.text = view_keep(patterns->texts, pattern);
	g_array_append_val(patterns->patterns, added);
	patterns->is_sorted = false;
	return NULL;
}

static gint compare_literals(gconstpointer a, gconstpointer b)
{
	return view_compare(literal_of(a), literal_of(b));
}

static Pattern *pattern_at(const PathPatterns *patterns, guint place)
{
	return &g_array_index(patterns->patterns, Pattern, place);
}

/* Sorts, and finds the parents: what begins a text stands before it, with nothing between them that
 * does not begin so, too. */
static void sort(PathPatterns *patterns)
{
	g_array_sort(patterns->patterns, compare_literals);
	for (guint i = 0; i < patterns->patterns->len; i++) {
		Pattern *pattern = pattern_at(patterns, i);
		guint parent = i ? i - 1 : NO_PARENT;
		while (parent != NO_PARENT &&
		       !has_prefix(literal_of(pattern), literal_of(pattern_at(patterns, parent))))
			parent = pattern_at(patterns, parent)->parent;
		pattern->parent = parent;
	}
	patterns->is_sorted = true;
}

/* The last pattern whose literal bytes do not stand behind path in byte order. */
static guint find_last(const PathPatterns *patterns, View path)
{
	guint first = 0, end = patterns->patterns->len;
	while (first < end) {
		guint middle = first + (end - first) / 2;
		if (view_compare(literal_of(pattern_at(patterns, middle)), path) > 0)
			end = middle;
		else
			first = middle + 1;
	}
	return first ? first - 1 : NO_PARENT;
}

/* Whether pattern, whose literal bytes begin path, matches it. */
static bool matches(const Pattern *pattern, View path, size_t slashes)
{
	size_t literal = pattern->literal;
	bool is_whole = literal == pattern->text.len;
	if (view_ends(pattern->text, "/"))
		return is_whole ||
		       begins_with(view_from(pattern->text, literal), view_from(path, literal));
	if (is_whole)
		return pattern->slashes == slashes ||
		       (path.len > literal && path.data[literal] == '/');
	return pattern->slashes == slashes &&
	       begins_with(view_from(pattern->text, literal), view_from(path, literal));
}

void path_patterns_find(PathPatterns *patterns, View path, GArray *found)
{
	if (path.len > PATH_MAX_LEN)
		return;
	if (!patterns->is_sorted)
		sort(patterns);
	size_t slashes = count_slashes(path);
	guint64 pairs = pair_bits(path, "");
	guint place = find_last(patterns, path);
	while (place != NO_PARENT) {
		const Pattern *pattern = pattern_at(patterns, place);
		if ((pattern->pairs & ~pairs) == 0 && has_prefix(path, literal_of(pattern)) &&
		    matches(pattern, path, slashes))
			g_array_append_val(found, pattern->number);
		place = pattern->parent;
	}
}
