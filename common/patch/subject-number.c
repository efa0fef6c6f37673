/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The numbers in the brackets of a subject: see patch/subject-number.h. */
#include "patch/subject-number.h"

static unsigned saturating_number(View digits)
{
	unsigned number = 0;
	for (size_t i = 0; i < digits.len; i++) {
		unsigned digit = (unsigned)(digits.data[i] - '0');
		if (number > (G_MAXUINT - digit) / 10)
			return G_MAXUINT;
		number = number * 10 + digit;
	}
	return number;
}

int subject_number_parse(View word)
{
	if (word.len == 0 || word.len > 4 || view_digits_length(word) != word.len)
		return -1;
	return (int)saturating_number(word);
}

/* Whether a version may end before rest: at the end of the word, or before a dash and more
 * (`v5--cover-letter`, `v2-resend`). */
static bool ends_version(View rest)
{
	return rest.len == 0 || rest.data[0] == '-';
}

/* `v4a` revises `v4`; `v4l` is Video for Linux. */
static bool is_revision_letter(char letter)
{
	return g_ascii_isalpha(letter) && g_ascii_tolower(letter) != 'l';
}

VersionKind subject_version_parse(View word, SubjectVersion *version)
{
	if (word.len && word.data[0] == '-')
		word = view_from(word, 1);
	if (word.len < 2 || (word.data[0] != 'v' && word.data[0] != 'V'))
		return VERSION_NONE;
	View text = view_from(word, 1);
	size_t len = view_digits_length(text);
	if (len == 0)
		return VERSION_NONE;
	version->number = saturating_number(view_head(text, len));
	View rest = view_from(text, len);
	if (view_starts_nocase(rest, "-rc") || view_starts_nocase(rest, "-stable"))
		return VERSION_OF_RELEASE;
	if (rest.len && rest.data[0] == '.') {
		/* v5.5 is the revision 5.5 of a patch, v5.10 is a kernel. */
		size_t minor = view_digits_length(view_from(rest, 1));
		rest = view_from(rest, 1 + minor);
		if (minor != 1 || !ends_version(rest) || view_starts_nocase(rest, "-rc") ||
		    view_starts_nocase(rest, "-rt") || view_starts_nocase(rest, "-stable"))
			return VERSION_OF_RELEASE;
		len += 1 + minor;
	} else if (rest.len && is_revision_letter(rest.data[0])) {
		rest = view_from(rest, 1);
		len++;
	}
	if (!ends_version(rest))
		return VERSION_NONE;
	version->text = view_head(text, len);
	version->more = view_skip_any(rest, "-");
	return VERSION_OF_PATCH;
}

bool subject_version_may_be_kernel(const SubjectVersion *version)
{
	const char *dot = view_chr(version->text, '.');
	return dot && (version->number >= 3 || view_is(version->text, "2.6"));
}

/* The number behind the dot of `2.1`; of `2b` that of the letter; -1 if there is none. whole
 * receives what is in front of it. */
static int parse_sub(View text, View *whole)
{
	const char *dot = view_chr(text, '.');
	*whole = dot ? view_head(text, (size_t)(dot - text.data)) : text;
	if (dot)
		return subject_number_parse(view_from(text, whole->len + 1));
	char last = text.len > 1 ? g_ascii_tolower(text.data[text.len - 1]) : '\0';
	if (last < 'a' || last > 'f')
		return -1;
	whole->len--;
	return last - 'a' + 1;
}

/* `n`, `n.k` left of a counter's middle, `m` right of it. */
static bool parse_counter(View left, View right, int *part, int *sub, int *total)
{
	View whole;
	int k = parse_sub(left, &whole);
	int n = subject_number_parse(whole);
	int m = subject_number_parse(right);
	if (n < 0 || m < 0 || (whole.len < left.len && k < 0))
		return false;
	*part = n;
	*sub = k;
	*total = m;
	return true;
}

bool subject_counter_parse(View word, int *part, int *sub, int *total)
{
	const char *slash = word.len && g_ascii_isdigit(word.data[0]) ? view_chr(word, '/') : NULL;
	if (!slash)
		return false;
	View left = view_head(word, (size_t)(slash - word.data));
	return parse_counter(left, view_from(word, left.len + 1), part, sub, total);
}

bool subject_glued_counter_parse(View word, int *part, int *sub, int *total)
{
	size_t len = view_digits_length(word);
	View rest = view_from(word, len);
	rest = view_from(rest, rest.len && byte_is_in(rest.data[0], "-_") ? 1 : 0);
	if (len == 0 || !view_starts_nocase(rest, "of"))
		return false;
	rest = view_from(rest, strlen("of"));
	rest = view_from(rest, rest.len && byte_is_in(rest.data[0], "-_") ? 1 : 0);
	return parse_counter(view_head(word, len), rest, part, sub, total);
}

bool subject_open_counter_parse(View word, int *part, int *sub, int *total)
{
	static const char *const unknown[] = { "", "n", "x", "m", "?", "??", "nn", "xx" };
	size_t len = view_digits_length(word);
	View right = view_from(word, len + 1);
	int n = subject_number_parse(view_head(word, len));
	if (n < 0 || len == word.len || word.data[len] != '/' ||
	    !view_is_one_nocase(right, unknown, G_N_ELEMENTS(unknown)))
		return false;
	*part = n;
	*sub = *total = -1;
	return true;
}

/* Whether two numbers may be those of a branch that patches are ported back to: of a kernel, which
 * have not got beyond 7, or with the month, as `22.11`. Others count coming releases, as `9.1`. */
static bool is_kept_up(View major, View minor)
{
	enum {
		LAST_KERNEL = 7,
		FIRST_YEAR = 10
	};
	unsigned first = saturating_number(major);
	return first <= LAST_KERNEL || (first >= FIRST_YEAR && minor.len == strlen("11"));
}

/* `5.10`, `v5.10`, `5.10.123`, `5.10+` are LIKELY; `5.10.y`, `5.10.x` STABLE; `9.1` is COMING. */
static ReleaseKind release_number_kind(View piece)
{
	if (piece.len && (piece.data[0] == 'v' || piece.data[0] == 'V'))
		piece = view_from(piece, 1);
	size_t numbers = 0, len;
	View major = piece, minor = VIEW("");
	while ((len = view_digits_length(piece)) > 0) {
		View number = view_head(piece, len);
		*(numbers++ == 0 ? &major : &minor) = number;
		piece = view_from(piece, len);
		if (piece.len == 0 || view_is(piece, "+"))
			return numbers < 2				 ? RELEASE_NONE
			       : numbers > 2 || is_kept_up(major, minor) ? RELEASE_LIKELY
									 : RELEASE_COMING;
		if (piece.data[0] != '.')
			return RELEASE_NONE;
		piece = view_from(piece, 1);
	}
	return numbers >= 2 && (view_is_nocase(piece, "y") || view_is_nocase(piece, "x"))
		       ? RELEASE_STABLE
		       : RELEASE_NONE;
}

/* `rt`, `cip` behind a number: the tree with the real-time patches, and one kept up for longer. */
static bool is_kept_tree(View piece)
{
	size_t name = view_starts_nocase(piece, "rt")	 ? strlen("rt")
		      : view_starts_nocase(piece, "cip") ? strlen("cip")
							 : 0;
	return name && view_digits_length(view_from(piece, name)) == piece.len - name;
}

ReleaseKind subject_release_kind(View tag)
{
	ReleaseKind kind = RELEASE_LIKELY;
	bool any = false;
	while (tag.len) {
		size_t len = 0;
		while (len < tag.len && !byte_is_in(tag.data[len], "-/&") &&
		       !view_starts(view_from(tag, len), ".."))
			len++;
		View piece = view_head(tag, len);
		tag = view_from(tag, len + (view_starts(view_from(tag, len), "..") ? 2 : 1));
		if (view_is_nocase(piece, "stable"))
			return RELEASE_STABLE;
		ReleaseKind number = release_number_kind(piece);
		if (number == RELEASE_STABLE)
			return RELEASE_STABLE;
		if (number == RELEASE_NONE && piece.len && !(any && is_kept_tree(piece)))
			kind = RELEASE_NONE;
		else if (number == RELEASE_COMING && kind == RELEASE_LIKELY)
			kind = RELEASE_COMING;
		any |= piece.len > 0;
	}
	return any ? kind : RELEASE_NONE;
}

bool subject_names_kernel(View word)
{
	SubjectVersion version;
	ReleaseKind kind = subject_release_kind(word);
	return kind == RELEASE_LIKELY || kind == RELEASE_COMING ||
	       (subject_version_parse(word, &version) == VERSION_OF_PATCH &&
		view_chr(version.text, '.'));
}

/* The name that a word starts with, of those by which versions are counted; its length. */
static size_t version_name(View word)
{
	static const char *const names[] = {
		"v", "ver", "version", "rev", "take", "try", "attempt"
	};
	size_t len = 0;
	while (len < word.len && g_ascii_isalpha(word.data[len]))
		len++;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (view_is_nocase(view_head(word, len), names[i]))
			return len;
	return 0;
}

/* The number of `2nd`, `3rd`, `4th`; empty if word is none of these. */
static View ordinal_number(View word)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };
	View number = view_head(word, view_digits_length(word));
	View end = view_from(word, number.len);
	return view_is_one_nocase(end, ends, G_N_ELEMENTS(ends)) ? number : VIEW("");
}

bool subject_version_may_start(View word)
{
	return version_name(word) > 0 || ordinal_number(word).len > 0;
}

int subject_named_version_parse(View word, View next, SubjectVersion *version)
{
	View ordinal = ordinal_number(word);
	if (ordinal.len && next.len > 2 && version_name(next) == next.len) {
		*version = (SubjectVersion){ ordinal, (unsigned)subject_number_parse(ordinal),
					     VIEW_INIT("") };
		return 2;
	}
	size_t name = version_name(word);
	View number = name < word.len ? view_from(word, name) : next;
	if (name && name < word.len && byte_is_in(number.data[0], ".#-"))
		number = view_from(number, 1);
	int value = subject_number_parse(number);
	if (name == 0 || value < 1)
		return 0;
	*version = (SubjectVersion){ number, (unsigned)value, VIEW_INIT("") };
	return name < word.len ? 1 : 2;
}
