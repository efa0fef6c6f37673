/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words inside the brackets of a subject: see patch/subject-words.h. */
#include "patch/subject-words.h"

#include "patch/subject-commit.h"
#include "patch/subject-known.h"
#include "patch/subject-number.h"
#include "patch/subject-phrase.h"
#include "patch/subject-release.h"
#include "patch/subject-verdict.h"

/* Words joined to others that say no more: `GIT-PULL-REQUEST`, `FYI/pushed`. */
static const char *const joined_company[] = { "git", "request", "fyi", "obvious", "obv", "ob" };

/* What joins words to one: `RFC/RFT`, `PATCH-V3`. */
static const char joints[] = "/-_+&|:.";

void subject_words_init(SubjectWords *words)
{
	*words = (SubjectWords){
		.version_number = 1,
		.part = -1,
		.total = -1,
		.sub = -1,
		.group = VIEW_INIT(""),
		.later = VIEW_INIT(""),
	};
}

static void take_version(SubjectWords *words, const SubjectVersion *version)
{
	words->version = version->text;
	words->version_number = version->number;
}

bool subject_version_read(SubjectWords *words, View word)
{
	/* No more stands behind the dash of a version, but to go in deeper and deeper. */
	enum {
		LONGEST_MORE = 32
	};
	SubjectVersion version;
	if (subject_version_parse(word, &version) != VERSION_OF_PATCH)
		return false;
	if (version.more.len && version.more.len <= LONGEST_MORE)
		subject_word_read(words, version.more);
	take_version(words, &version);
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
static bool is_of_patch(SubjectWords *words)
{
	if (words->marker || words->misspelt)
		return true;
	if (!words->group_sought) {
		words->group_says_patch = known_word_find_patch(words->group);
		words->group_sought = true;
	}
	return words->group_says_patch;
}

/* A word that says one thing. */
static bool read_simple(SubjectWords *words, View word)
{
	word = subject_word_bare(word);
	if (subject_version_read(words, word) ||
	    subject_counter_parse(word, &words->part, &words->sub, &words->total) ||
	    (word.len && g_ascii_isdigit(word.data[0]) && is_of_patch(words) &&
	     (subject_glued_counter_parse(word, &words->part, &words->sub, &words->total) ||
	      subject_open_counter_parse(word, &words->part, &words->sub, &words->total))))
		return true;
	const KnownWord *found = known_word_find_in_disguise(word);
	if (!found)
		return read_glued(words, word);
	words->flags |= found->flags;
	words->marker |= found->marker;
	return true;
}

/* How long the first of several joined words is; a counter is one word, whatever is glued to it. */
static size_t piece_length(View word)
{
	size_t digits = word.len - view_skip_any(word, "0123456789").len, len = digits;
	View total = view_from(word, digits + 1);
	if (digits && digits < word.len && word.data[digits] == '/' && total.len &&
	    g_ascii_isdigit(total.data[0]))
		return word.len - view_skip_any(total, "0123456789").len;
	while (len < word.len && !byte_is_in(word.data[len], joints))
		len++;
	return len;
}

/* Several known words joined: `RFC/RFT`, `RFC-v2`, `v3:1/8`, `1/8v2`. Nothing counts unless all do.
 */
static bool read_joined(SubjectWords *words, View word)
{
	SubjectWords joined = *words;
	bool any = false;
	while (word.len) {
		View piece = view_head(word, piece_length(word));
		word = view_from(word, piece.len);
		if (word.len && byte_is_in(word.data[0], joints))
			word = view_from(word, 1);
		if (piece.len == 0 ||
		    view_is_one_nocase(piece, joined_company, G_N_ELEMENTS(joined_company)))
			continue;
		if (subject_denies(piece)) {
			joined.flags |= FLAG_NOMERGE;
			continue;
		}
		if (!read_simple(&joined, piece))
			return false;
		any = true;
	}
	if (any)
		*words = joined;
	return any;
}

/* A counter with known words behind it: `1/2/RFC`. */
static bool read_counted(SubjectWords *words, View word)
{
	const char *end = word.len && g_ascii_isdigit(word.data[0]) ? view_rchr(word, '/') : NULL;
	if (!end)
		return false;
	View head = view_head(word, (size_t)(end - word.data));
	SubjectWords read = *words;
	if (!read_simple(&read, view_from(word, head.len + 1)) ||
	    !subject_counter_parse(head, &read.part, &read.sub, &read.total))
		return false;
	*words = read;
	return true;
}

bool subject_word_read(SubjectWords *words, View word)
{
	return read_simple(words, word) || read_joined(words, word) || read_counted(words, word);
}

static void append_tag(SubjectWords *words, View tag, GString *tags)
{
	/* `[tide: PATCH]`, `[PATCH : tide]` */
	tag.len -= view_ends(tag, ":") && is_of_patch(words);
	if (tag.len == 0)
		return;
	/* A patch that will be pushed: that it was is not said. */
	words->marker |= view_is_nocase(tag, "to-be-committed");
	words->n_tags++;
	words->n_targets += known_word_is_tree(tag);
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

/* The length of the number in `1v2`, which some write behind PATCH for the part and its version. */
static size_t number_before_version(View text)
{
	size_t len = view_digits_length(text);
	SubjectVersion version;
	return subject_version_parse(view_from(text, len), &version) == VERSION_OF_PATCH ? len : 0;
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
	before = view_drop_any(before, joints);
	while (after.len && byte_is_in(after.data[0], joints))
		after = view_from(after, 1);

	SubjectWords read = *words;
	read.marker = true;
	View number = view_head(after, tags ? number_before_version(after) : 0);
	after = view_from(after, number.len);
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
	if (number.len)
		append_tag(words, number, tags);
	if (!known_after)
		append_release(words, after, tags);
	return true;
}

bool subject_glued_word_read(SubjectWords *words, View word)
{
	return subject_word_read(words, word) ||
	       (known_word_find_patch(word) && read_marked(words, word, NULL));
}

/*
 * `1 of 3`, as Mercurial writes, `1 / 3` and `1/ 3`; the first number may be glued to another word
 * (`PATCH1 of 3`). Prose writes it too: only in brackets with PATCH.
 */
static bool read_spelled_counter(SubjectWords *words, View word, View *rest, GString *tags)
{
	char end = word.data[word.len - 1];
	if (!g_ascii_isdigit(end) && (end | 0x20) != 'f' && end != '/')
		return false;
	bool has_of = subject_of_take(&word);
	if (!has_of && (!g_ascii_isdigit(word.data[word.len - 1]) || !subject_may_be_total(*rest)))
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
	int total = subject_total_take(&after, has_of);
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

/* The name of a tree that the counter is glued to: `net-next1/8`. */
static bool read_tree_counter(SubjectWords *words, View word, GString *tags)
{
	View head = word.len && g_ascii_isdigit(word.data[word.len - 1])
			    ? view_drop_any(word, "0123456789/")
			    : VIEW("");
	if (head.len == 0 || !known_word_is_tree(head) || !is_of_patch(words) ||
	    !subject_counter_parse(view_from(word, head.len), &words->part, &words->sub,
				   &words->total))
		return false;
	append_tag(words, head, tags);
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
	word = subject_word_bare(word);
	if (!subject_version_may_start(word) || !is_of_patch(words))
		return false;
	subject_word_next(&after, &next);
	int taken = subject_named_version_parse(word, subject_word_bare(next), &version);
	if (taken == 0)
		return false;
	take_version(words, &version);
	*rest = taken == 2 ? after : *rest;
	return true;
}

/* Words that mean something only beside others. before is the word before this one. */
static bool read_company(SubjectWords *words, View word, View before, View *rest, GString *tags)
{
	static const char *const backports[] = { "backport", "backports", "backported", "stable" };
	View after = *rest, next;
	bool has_next = subject_word_next(&after, &next);
	if (view_is_nocase(word, "for") && words->marker && !view_is_nocase(before, "not")) {
		if (!has_next || !subject_names_kernel(next))
			return true;
		/* `for v5.9` asks for the coming release: neither version nor backport. */
		if (view_is_one_nocase(before, backports, G_N_ELEMENTS(backports)))
			append_release(words, next, tags);
		*rest = after;
		return true;
	}
	if (view_is_nocase(word, "git"))
		return has_next && view_starts_nocase(next, "pull");
	return view_is_nocase(word, "request") && (words->flags & FLAG_PULL);
}

/* A kernel's number beside the name of a tree, or beside a version. before and rest are what stands
 * around it. */
static bool read_release(SubjectWords *words, View word, View before, View rest, GString *tags)
{
	switch (subject_release_use(words, word, before, rest)) {
	case RELEASE_IS_TAG:
		append_tag(words, word, tags);
		return true;
	case RELEASE_IS_MEANT:
		append_release(words, word, tags);
		return true;
	default:
		return false;
	}
}

void subject_words_read(SubjectWords *words, View group, GString *tags)
{
	View rest = group, word, before = { "", 0 };
	SubjectDenial denial = { 0 };
	size_t tags_before = tags->len;
	words->group = group;
	words->group_sought = false;
	subject_commit_take(words, &rest);
	for (; subject_word_next(&rest, &word); before = word) {
		if (subject_denial_read(&denial, word))
			words->flags |= FLAG_NOMERGE;
		if (!read_release(words, word, before, rest, tags) &&
		    !read_spelled_counter(words, word, &rest, tags) &&
		    !subject_word_read(words, word) && !read_marked(words, word, tags) &&
		    !(!words->marker && read_misspelt(words, word)) &&
		    !read_company(words, word, before, &rest, tags) &&
		    !read_named_version(words, word, &rest) &&
		    !(is_of_patch(words) && subject_commit_read(words, word, before, &rest)) &&
		    !read_tree_counter(words, word, tags)) {
			View tag = word;
			subject_committed_read(words, word, &tag);
			append_release(words, tag, tags);
		}
	}
	if (denial.denied)
		words->flags &= ~(unsigned)FLAG_APPLIED;
	/* `[2nd ping]` */
	if (words->n_tags && words->flags & FLAG_PING && subject_ping_is(group)) {
		g_string_truncate(tags, tags_before);
		words->n_tags = 0;
	}
}
