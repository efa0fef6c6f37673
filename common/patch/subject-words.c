/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words inside the brackets of a subject: see patch/subject-words.h. */
#include "patch/subject-words.h"

#include "patch/subject-known.h"
#include "patch/subject-number.h"

/* `not for merge`, `do not apply`, `DON'T MERGE`: one of these, and later one of those. */
static const char *const denials[] = { "not", "don't", "dont" };
static const char *const taking[] = { "merge",	"merging",  "merged",	"apply",
				      "commit", "upstream", "inclusion" };

/* Words beside `pull` that say no more: `GIT PULL REQUEST`. */
static const char *const pull_company[] = { "git", "request" };

/* Trees that stand alone in brackets for `[PATCH tree]`; so does anything that ends in -next. */
static const char *const targets[] = { "next", "net", "bpf", "-tip", "-mm" };

/* What joins words to one: `RFC/RFT`, `PATCH-V3`. */
static const char joints[] = "/-_+&|:.";

static bool is_separator(char byte)
{
	return g_ascii_isspace(byte) || byte == ',' || byte == ';' || byte == '[' || byte == ']' ||
	       byte == '\\';
}

/* Takes the next word off *rest; false if there is none. */
static bool next_word(View *rest, View *word)
{
	while (rest->len && is_separator(rest->data[0]))
		*rest = view_from(*rest, 1);
	size_t len = 0;
	while (len < rest->len && !is_separator(rest->data[len]))
		len++;
	*word = view_head(*rest, len);
	*rest = view_from(*rest, len);
	return len > 0;
}

/* Without the punctuation people put around words: `(v2)`, `<1/2>`, `v3:`, `ping?`. */
static View without_punctuation(View word)
{
	word = view_skip_any(word, "(<{:#");
	while (word.len && byte_is_in(word.data[word.len - 1], ")>}:.!?"))
		word.len--;
	return word;
}

void subject_words_init(SubjectWords *words)
{
	*words = (SubjectWords){
		.version_number = 1, .part = -1, .total = -1, .sub = -1, .group = VIEW_INIT("")
	};
}

void subject_tag_append(GString *tags, View tag)
{
	/* Beyond this many bytes of tags nobody wrote them by hand; looking for doubles would only
	 * cost time. */
	enum {
		LOOK_FOR_DOUBLES = 512
	};
	View rest = view_of_gstring(tags), word;
	while (tags->len <= LOOK_FOR_DOUBLES && next_word(&rest, &word))
		if (view_equal(word, tag))
			return;
	if (tags->len)
		g_string_append_c(tags, ' ');
	view_append(tags, tag);
}

bool subject_version_read(SubjectWords *words, View word)
{
	SubjectVersion version;
	if (subject_version_parse(word, &version) != VERSION_OF_PATCH)
		return false;
	words->version = version.text;
	words->version_number = version.number;
	return true;
}

/* Words that a version or a counter is glued to: `RFCv2`, `RESEND1/3`. */
static bool read_glued(SubjectWords *words, View word)
{
	static const char *const starts[] = { "rfc", "rft", "resend" };
	for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
		if (!view_starts_nocase(word, starts[i]))
			continue;
		View number = view_from(word, strlen(starts[i]));
		if (!subject_version_read(words, number) &&
		    !subject_counter_parse(number, &words->part, &words->sub, &words->total))
			return false;
		words->flags |= known_word_find(view_of(starts[i]))->flags;
		return true;
	}
	return false;
}

/* Whether the group says PATCH somewhere, so that `1 of 3` in it is a counter. */
static bool is_of_patch(const SubjectWords *words)
{
	return words->marker || words->misspelt || known_word_find_patch(words->group);
}

/* A word that says one thing. */
static bool read_simple(SubjectWords *words, View word)
{
	word = without_punctuation(word);
	if (subject_version_read(words, word) ||
	    subject_counter_parse(word, &words->part, &words->sub, &words->total) ||
	    (word.len && g_ascii_isdigit(word.data[0]) && is_of_patch(words) &&
	     subject_glued_counter_parse(word, &words->part, &words->sub, &words->total)))
		return true;
	const KnownWord *found = known_word_find_in_disguise(word);
	if (!found || found->is_tag)
		return read_glued(words, word);
	words->flags |= found->flags;
	words->marker |= found->marker;
	return true;
}

/* Several known words joined: `RFC/RFT`, `RFC-v2`, `git-pull`. Nothing counts unless all do. */
static bool read_joined(SubjectWords *words, View word)
{
	SubjectWords joined = *words;
	bool any = false;
	while (word.len) {
		size_t len = 0;
		while (len < word.len && !byte_is_in(word.data[len], joints))
			len++;
		View piece = view_head(word, len);
		word = view_from(word, len + 1);
		if (piece.len == 0 ||
		    view_is_one_nocase(piece, pull_company, G_N_ELEMENTS(pull_company)))
			continue;
		if (!read_simple(&joined, piece))
			return false;
		any = true;
	}
	if (any)
		*words = joined;
	return any;
}

bool subject_word_read(SubjectWords *words, View word)
{
	return read_simple(words, word) || read_joined(words, word);
}

static void append_tag(SubjectWords *words, View tag, GString *tags)
{
	const KnownWord *found = known_word_find(tag);
	if (found)
		words->flags |= found->flags;
	words->n_tags++;
	if (view_is_one_nocase(tag, targets, G_N_ELEMENTS(targets)) ||
	    (tag.len >= 5 && view_is_nocase(view_from(tag, tag.len - 5), "-next")))
		words->n_targets++;
	subject_tag_append(tags, tag);
}

/* A tag that may name the release a patch is meant for. */
static void append_release(SubjectWords *words, View tag, GString *tags)
{
	ReleaseKind release = subject_release_kind(tag);
	words->release |= release == RELEASE_LIKELY;
	if (release == RELEASE_STABLE)
		words->flags |= FLAG_STABLE;
	append_tag(words, tag, tags);
}

/*
 * A compound with `patch`: known words or a number may be glued to it (`PATCHv2`, `RESENDPATCH`,
 * `v2PATCH1/3`), a tag stands apart (`PATCH-next`). Letters that are no known word make it another
 * word (`livepatch`, `patchwork`), which is false.
 */
static bool read_marked(SubjectWords *words, View word, GString *tags)
{
	const char *patch = known_word_find_patch(word);
	if (!patch)
		return false;
	View before = view_head(word, (size_t)(patch - word.data));
	View after = view_from(word, before.len + strlen("patch"));
	if (view_starts_nocase(after, "set"))
		after = view_from(after, strlen("set"));
	bool glued_before = before.len && g_ascii_isalpha(before.data[before.len - 1]);
	bool glued_after = after.len && g_ascii_isalpha(after.data[0]);
	while (before.len && byte_is_in(before.data[before.len - 1], joints))
		before.len--;
	while (after.len && byte_is_in(after.data[0], joints))
		after = view_from(after, 1);

	SubjectWords read = *words;
	read.marker = true;
	bool known_before = before.len == 0 || subject_word_read(&read, before);
	bool known_after = after.len == 0 || subject_word_read(&read, after);
	if ((glued_before && !known_before) || (glued_after && !known_after))
		return false;
	/* Without a place for tags all of it must be known. */
	if (!tags && (!known_before || !known_after))
		return false;
	*words = read;
	if (!known_before)
		append_release(words, before, tags);
	if (!known_after)
		append_release(words, after, tags);
	return true;
}

bool subject_glued_word_read(SubjectWords *words, View word)
{
	return subject_word_read(words, word) ||
	       (known_word_find_patch(word) && read_marked(words, word, NULL));
}

/* Takes `of` off the end of `1of`. */
static bool take_of(View *word)
{
	size_t len = word->len;
	if (len < 3 || !view_is_nocase(view_from(*word, len - 2), "of") ||
	    !g_ascii_isdigit(word->data[len - 3]))
		return false;
	word->len -= 2;
	return true;
}

/* The total of a counter whose part has been read: `of 3`, `out of 3`, `of3`, `/ 3`, `/3`; -1 if
 * that is not what comes next. has_of says that `of` has been read, too. */
static int take_total(View *rest, bool has_of)
{
	View after = *rest, word;
	if (!next_word(&after, &word))
		return -1;
	if (view_is_nocase(word, "out") && !next_word(&after, &word))
		return -1;
	size_t of = view_starts_nocase(word, "of") ? 2 : view_starts(word, "/") ? 1 : 0;
	if (!has_of && of == 0)
		return -1;
	if (!has_of)
		word = view_from(word, of);
	if (word.len == 0 && !next_word(&after, &word))
		return -1;
	int total = subject_number_parse(word);
	if (total >= 0)
		*rest = after;
	return total;
}

/* Whether what comes next may be the total of a counter: nearly always it is not. */
static bool may_be_total(View rest)
{
	while (rest.len && is_separator(rest.data[0]))
		rest = view_from(rest, 1);
	return rest.len && byte_is_in(rest.data[0], "oO/");
}

/*
 * `1 of 3`, as Mercurial writes, and `1 / 3`; the first number may be glued to another word
 * (`PATCH1 of 3`). Prose writes it too: only in brackets with PATCH.
 */
static bool read_spelled_counter(SubjectWords *words, View word, View *rest, GString *tags)
{
	char end = word.data[word.len - 1];
	if (!g_ascii_isdigit(end) && (end | 0x20) != 'f')
		return false;
	bool has_of = take_of(&word);
	if (!has_of && (!g_ascii_isdigit(word.data[word.len - 1]) || !may_be_total(*rest)))
		return false;
	if (!is_of_patch(words))
		return false;
	size_t digits = 0;
	while (digits < word.len && g_ascii_isdigit(word.data[word.len - 1 - digits]))
		digits++;
	View head = view_head(word, word.len - digits);
	int part = subject_number_parse(view_from(word, head.len));
	if (part < 0)
		return false;
	View after = *rest;
	int total = take_total(&after, has_of);
	if (total < 0)
		return false;
	while (head.len &&
	       (head.data[head.len - 1] == '#' || byte_is_in(head.data[head.len - 1], joints)))
		head.len--;
	SubjectWords read = *words;
	if (head.len && !subject_word_read(&read, head) && !read_marked(&read, head, tags))
		return false;
	*words = read;
	words->part = part;
	words->sub = -1;
	words->total = total;
	*rest = after;
	return true;
}

/* PATCH misspelt, also with what may be glued to it: `PTACHv2`. */
static bool read_misspelt(SubjectWords *words, View word)
{
	size_t len = 0;
	while (len < word.len && g_ascii_isalpha(word.data[len]))
		len++;
	View more = view_from(word, len);
	/* The v of a version is no letter of the word. */
	if (more.len && len && g_ascii_isdigit(more.data[0]) && (word.data[len - 1] | 0x20) == 'v')
		more = view_from(word, --len);
	if (!known_word_is_misspelt_patch(view_head(word, len)))
		return false;
	more = view_skip_any(more, joints);
	if (more.len && !subject_word_read(words, more))
		return false;
	words->misspelt = true;
	return true;
}

/* `take 3`, `ver3`: a version in other words, where it is one of a patch. */
static bool read_named_version(SubjectWords *words, View word, View *rest)
{
	SubjectVersion version;
	View after = *rest, next = VIEW_INIT("");
	if (!subject_version_has_name(word) || !is_of_patch(words))
		return false;
	next_word(&after, &next);
	int taken = subject_named_version_parse(word, without_punctuation(next), &version);
	if (taken == 0)
		return false;
	words->version = version.text;
	words->version_number = version.number;
	*rest = taken == 2 ? after : *rest;
	return true;
}

/* Words that mean something only beside others. before is the word before this one. */
static bool read_company(SubjectWords *words, View word, View before, View *rest)
{
	View after = *rest, next;
	bool has_next = next_word(&after, &next);
	if (view_is_nocase(word, "for") && words->marker && !view_is_nocase(before, "not")) {
		/* `for v5.9` asks for the coming release: neither version nor backport. */
		if (has_next && subject_names_kernel(next))
			*rest = after;
		return true;
	}
	if (view_is_nocase(word, "git"))
		return has_next && view_starts_nocase(next, "pull");
	return view_is_nocase(word, "request") && (words->flags & FLAG_PULL);
}

/*
 * A kernel's number beside the name of a tree: behind `stable`, or a branch's; or behind `for`,
 * which asks for the coming release. before and rest are what stands around it.
 */
static bool read_release(SubjectWords *words, View word, View before, View rest, GString *tags)
{
	char first = word.data[0];
	if ((!g_ascii_isdigit(first) && (first | 0x20) != 'v') || !view_chr(word, '.') ||
	    !subject_names_kernel(word))
		return false;
	View next;
	bool is_branch = subject_names_branch(before) || view_is_nocase(before, "for") ||
			 (next_word(&rest, &next) && subject_names_branch(next));
	if (is_branch)
		append_tag(words, word, tags);
	else if (view_is_nocase(before, "stable"))
		append_release(words, word, tags);
	else
		return false;
	return true;
}

void subject_words_read(SubjectWords *words, View group, GString *tags)
{
	View rest = group, word, before = { "", 0 };
	bool denied = false;
	words->group = group;
	for (; next_word(&rest, &word); before = word) {
		denied |= view_is_one_nocase(word, denials, G_N_ELEMENTS(denials));
		if (denied && view_is_one_nocase(word, taking, G_N_ELEMENTS(taking)))
			words->flags |= FLAG_NOMERGE;
		if (!read_release(words, word, before, rest, tags) &&
		    !read_spelled_counter(words, word, &rest, tags) &&
		    !subject_word_read(words, word) && !read_marked(words, word, tags) &&
		    !(!words->marker && read_misspelt(words, word)) &&
		    !read_company(words, word, before, &rest) &&
		    !read_named_version(words, word, &rest))
			append_release(words, word, tags);
	}
	if (denied)
		words->flags &= ~(unsigned)FLAG_APPLIED;
}
