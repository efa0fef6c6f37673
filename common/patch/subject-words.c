/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words inside the brackets of a subject: see patch/subject-words.h. */
#include "patch/subject-words.h"

#include "patch/subject-number.h"

/* What a known word does. */
typedef struct {
	View word; /* in lower case */
	unsigned flags;
	bool marker;
	bool counted; /* may be followed by a number: `RESEND2`, `PING^3` */
	bool is_tag;  /* stays a tag as well */
} Word;

static const Word words_table[] = {
	{ VIEW_INIT("patch"), .marker = true },
	{ VIEW_INIT("patches"), .marker = true },
	{ VIEW_INIT("patchset"), .marker = true },
	{ VIEW_INIT("rfc"), .flags = FLAG_RFC, .counted = true },
	{ VIEW_INIT("rft"), .flags = FLAG_RFT, .counted = true },
	{ VIEW_INIT("rtf"), .flags = FLAG_RFT }, /* a typo met again and again */
	{ VIEW_INIT("resend"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("resent"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("resed"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("re-send"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("repost"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("re-post"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("resubmit"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("re-submit"), .flags = FLAG_RESEND, .counted = true },
	{ VIEW_INIT("pull"), .flags = FLAG_PULL },
	{ VIEW_INIT("gitpull"), .flags = FLAG_PULL },
	{ VIEW_INIT("wip"), .flags = FLAG_WIP },
	{ VIEW_INIT("ping"), .flags = FLAG_PING, .counted = true },
	{ VIEW_INIT("autosel"), .flags = FLAG_AUTOSEL | FLAG_STABLE },
	{ VIEW_INIT("donotmerge"), .flags = FLAG_NOMERGE, .is_tag = true },
	{ VIEW_INIT("do-not-merge"), .flags = FLAG_NOMERGE, .is_tag = true },
	{ VIEW_INIT("notformerge"), .flags = FLAG_NOMERGE, .is_tag = true },
	{ VIEW_INIT("not-for-merge"), .flags = FLAG_NOMERGE, .is_tag = true },
	{ VIEW_INIT("committed"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("commited"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("pushed"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("applied"), .flags = FLAG_APPLIED, .marker = true },
	{ VIEW_INIT("mockup"), .flags = FLAG_NOMERGE, .is_tag = true },
};

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

static bool is_one_of(View word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (view_is_nocase(word, list[i]))
			return true;
	return false;
}

static const Word *find_word(View word)
{
	if (word.len == 0)
		return NULL;
	char first = g_ascii_tolower(word.data[0]);
	for (size_t i = 0; i < G_N_ELEMENTS(words_table); i++) {
		View known = words_table[i].word;
		if (known.len == word.len && known.data[0] == first &&
		    view_equal_nocase(known, word))
			return &words_table[i];
	}
	return NULL;
}

/* Without the number of `RESEND2`, `PING^3`, `resend-2`. */
static View without_count(View word)
{
	while (word.len && g_ascii_isdigit(word.data[word.len - 1]))
		word.len--;
	if (word.len && byte_is_in(word.data[word.len - 1], "^-#"))
		word.len--;
	return word;
}

/* A word of the table, also with a number behind it or another `re` before it (`RERESEND`). */
static const Word *find_word_in_disguise(View word)
{
	const Word *found = find_word(word);
	if (found)
		return found;
	View core = without_count(word);
	if (core.len < word.len && (found = find_word(core)))
		return found->counted ? found : NULL;
	while (view_starts_nocase(core, "re")) {
		core = view_from(core, 2);
		if (view_starts(core, "-"))
			core = view_from(core, 1);
		if ((found = find_word(core)))
			return found->flags & FLAG_RESEND ? found : NULL;
	}
	return NULL;
}

/* Without the punctuation people put around words: `(v2)`, `v3:`, `ping?`. */
static View without_punctuation(View word)
{
	while (word.len && byte_is_in(word.data[0], "(:"))
		word = view_from(word, 1);
	while (word.len && byte_is_in(word.data[word.len - 1], "):.!?"))
		word.len--;
	return word;
}

void subject_words_init(SubjectWords *words)
{
	*words = (SubjectWords){ .version_number = 1, .part = -1, .total = -1, .sub = -1 };
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
	g_string_append_len(tags, tag.data, (gssize)tag.len);
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
		words->flags |= find_word(view_of(starts[i]))->flags;
		return true;
	}
	return false;
}

/* A word that says one thing. */
static bool read_simple(SubjectWords *words, View word)
{
	word = without_punctuation(word);
	if (subject_version_read(words, word) ||
	    subject_counter_parse(word, &words->part, &words->sub, &words->total))
		return true;
	const Word *found = find_word_in_disguise(word);
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
		if (piece.len == 0 || is_one_of(piece, pull_company, G_N_ELEMENTS(pull_company)))
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

static const char *find_patch(View word)
{
	for (size_t at = 0; at + strlen("patch") <= word.len; at++)
		if (view_starts_nocase(view_from(word, at), "patch"))
			return word.data + at;
	return NULL;
}

static void append_tag(SubjectWords *words, View tag, GString *tags)
{
	ReleaseKind release = subject_release_kind(tag);
	words->release |= release == RELEASE_LIKELY;
	if (release == RELEASE_STABLE)
		words->flags |= FLAG_STABLE;
	const Word *found = find_word(tag);
	if (found)
		words->flags |= found->flags;
	words->n_tags++;
	if (is_one_of(tag, targets, G_N_ELEMENTS(targets)) ||
	    (tag.len >= 5 && view_is_nocase(view_from(tag, tag.len - 5), "-next")))
		words->n_targets++;
	subject_tag_append(tags, tag);
}

/*
 * A compound with `patch`: known words or a number may be glued to it (`PATCHv2`, `RESENDPATCH`,
 * `v2PATCH1/3`), a tag stands apart (`PATCH-next`). Letters that are no known word make it another
 * word (`livepatch`, `patchwork`), which is false.
 */
static bool read_marked(SubjectWords *words, View word, GString *tags)
{
	const char *patch = find_patch(word);
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
	bool known_before = before.len == 0 || subject_word_read(&read, before);
	bool known_after = after.len == 0 || subject_word_read(&read, after);
	if ((glued_before && !known_before) || (glued_after && !known_after))
		return false;
	*words = read;
	words->marker = true;
	if (!known_before)
		append_tag(words, before, tags);
	if (!known_after)
		append_tag(words, after, tags);
	return true;
}

/* `1 of 3`, as Mercurial writes, and `1 / 3`. Prose writes it too: only in brackets with PATCH. */
static bool read_spelled_counter(SubjectWords *words, View word, View *rest)
{
	int part = subject_number_parse(word);
	View after = *rest, of, last;
	if (part < 0 || !words->marker || !next_word(&after, &of) || !next_word(&after, &last))
		return false;
	int total = subject_number_parse(last);
	if (total < 0 || (!view_is_nocase(of, "of") && !view_is(of, "/")))
		return false;
	words->part = part;
	words->sub = -1;
	words->total = total;
	*rest = after;
	return true;
}

/* `v5.9`, `5.10`: behind `for` or `stable` that is a kernel, whatever its form. */
static bool names_kernel(View word)
{
	SubjectVersion version;
	return subject_release_kind(word) == RELEASE_LIKELY ||
	       (subject_version_parse(word, &version) == VERSION_OF_PATCH &&
		view_chr(version.text, '.'));
}

/* Words that mean something only beside others. before is the word before this one. */
static bool read_company(SubjectWords *words, View word, View before, View *rest)
{
	View after = *rest, next;
	bool has_next = next_word(&after, &next);
	if (view_is_nocase(word, "for") && words->marker && !view_is_nocase(before, "not")) {
		/* `for v5.9` asks for the coming release: neither version nor backport. */
		if (has_next && names_kernel(next))
			*rest = after;
		return true;
	}
	if (view_is_nocase(word, "git"))
		return has_next && view_starts_nocase(next, "pull");
	return view_is_nocase(word, "request") && (words->flags & FLAG_PULL);
}

void subject_words_read(SubjectWords *words, View group, GString *tags)
{
	View rest = group, word, before = { "", 0 };
	bool denied = false;
	for (; next_word(&rest, &word); before = word) {
		denied |= is_one_of(word, denials, G_N_ELEMENTS(denials));
		if (denied && is_one_of(word, taking, G_N_ELEMENTS(taking)))
			words->flags |= FLAG_NOMERGE;
		if (view_is_nocase(before, "stable") && names_kernel(word))
			append_tag(words, word, tags);
		else if (!subject_word_read(words, word) && !read_marked(words, word, tags) &&
			 !read_spelled_counter(words, word, &rest) &&
			 !read_company(words, word, before, &rest))
			append_tag(words, word, tags);
	}
	if (denied)
		words->flags &= ~(unsigned)FLAG_APPLIED;
}
