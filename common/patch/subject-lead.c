/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands before the brackets of a subject: see patch/subject-lead.h. */
#include "patch/subject-lead.h"

#include "patch/list-tag.h"
#include "patch/subject-auto.h"
#include "patch/subject-known.h"
#include "patch/subject-phrase.h"
#include "patch/subject-prefix.h"
#include "patch/subject-verdict.h"

/* Flags that people put in front of the bracket are short: more is a title. */
#define MAX_LOOSE 32

/* The list's own `[tag]`, which its manager puts in front of everything. */
static bool take_list_tag(View *rest, SubjectList list)
{
	View inside = view_from(*rest, 1), label = list_tag_of_id(list.id);
	size_t len = 0;
	if (label.len && inside.len > label.len && inside.data[label.len] == ']' &&
	    view_equal_nocase(view_head(inside, label.len), label)) {
		len = label.len;
	} else if (list.tag.len) {
		const char *close = view_chr(inside, ']');
		len = close ? (size_t)(close - inside.data) : 0;
		if (!list_tag_is(list.tag, view_head(inside, len)))
			return false;
	}
	if (len == 0)
		return false;
	*rest = view_skip_space(view_from(inside, len + 1));
	return true;
}

/* b4's word for `I took some of these`. */
static bool take_subset(Subject *subject, View *rest)
{
	if (!view_starts_nocase(*rest, "(subset)"))
		return false;
	View after = view_skip_space(view_from(*rest, strlen("(subset)")));
	if (after.len == 0 || after.data[0] != '[')
		return false;
	subject->flags |= FLAG_SUBSET;
	*rest = after;
	return true;
}

/* Skips blanks and marks; true if there is any of the marks. */
static bool skip_marks(View *text, const char *marks)
{
	bool any = false;
	while (text->len && (g_ascii_isspace(text->data[0]) || byte_is_in(text->data[0], marks))) {
		any |= !g_ascii_isspace(text->data[0]);
		*text = view_from(*text, 1);
	}
	return any;
}

/* Takes the next word off *text, which has letters and what people put around them; true if there
 * is one. */
static bool next_loose_word(View *text, View *word, bool *is_marked)
{
	*is_marked |= skip_marks(text, "():-,*<>!{}?");
	size_t len = 0;
	while (len < text->len && !g_ascii_isspace(text->data[len]) &&
	       !byte_is_in(text->data[len], "():,*<>!{}?"))
		len++;
	*word = view_head(*text, len);
	*text = view_from(*text, len);
	return len > 0;
}

/* Whether a bracket has a counter or a version, and all else in it is known. */
static bool is_numbered(View inside)
{
	SubjectWords words;
	subject_words_init(&words);
	bool is_marked = false;
	View word;
	while (next_loose_word(&inside, &word, &is_marked))
		if (!subject_word_read(&words, word))
			return false;
	return words.part >= 0 || words.version.len > 0;
}

/*
 * `WIP: [PATCH] ...`, `(Resend) [PATCH v2] ...`: known words that somebody put in front of the
 * bracket. Without any punctuation it takes a bracket that says PATCH, or one with the number of
 * what they call one: `PATCH [2/3] ...`.
 */
static bool take_loose(SubjectWords *loose, View *rest)
{
	const char *open = view_chr(view_head(*rest, MAX_LOOSE), '[');
	if (!open)
		return false;
	View before = view_head(*rest, (size_t)(open - rest->data));
	View after = view_from(*rest, before.len);
	SubjectWords words = *loose;
	SubjectDenial denial = { 0 };
	bool any = false, is_marked = false, is_done = true;
	View word;
	while (next_loose_word(&before, &word, &is_marked)) {
		is_done = subject_denial_read(&denial, word);
		if (is_done) {
			words.flags |= FLAG_NOMERGE;
		} else if (!denial.denied && !denial.is_no && !view_is_nocase(word, "do")) {
			/* `APPLIED: [SRU] ...` is a verdict */
			if (!subject_word_read(&words, word) || words.flags & FLAG_APPLIED)
				return false;
			is_done = true;
		}
		any = true;
	}
	const char *close = view_chr(after, ']');
	if (!any || !is_done || !close)
		return false;
	View inside = view_from(view_head(after, (size_t)(close - after.data)), 1);
	if (!is_marked && !known_word_find_patch(inside) && !(words.marker && is_numbered(inside)))
		return false;
	*loose = words;
	*rest = after;
	return true;
}

/* Without digits and dots in front. */
static View skip_number(View text)
{
	return view_skip_any(text, "0123456789.");
}

static bool skip_wide_mark(View *text)
{
	static const char *const marks[] = { "【", "】", "（", "）", "：" };
	if (text->len == 0 || !(text->data[0] & 0x80))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		if (!view_starts(*text, marks[i]))
			continue;
		*text = view_from(*text, strlen(marks[i]));
		return true;
	}
	return false;
}

/* Skips what gateways put around their words; true if there is any. */
static bool skip_gateway_marks(View *text)
{
	static const char marks[] = "():-,*<>!{}?";
	bool any = skip_marks(text, marks);
	while (skip_wide_mark(text)) {
		skip_marks(text, marks);
		any = true;
	}
	return any;
}

/* Takes a word of a gateway off *text; false if it begins with none. */
static bool take_gateway_word(View *text)
{
	static const char *const words[] = {
		"bulk",	  "caution", "email",	  "ext",	"extern",   "external",
		"mail",	  "message", "phishing",  "possible",	"possibly", "probable",
		"sender", "spam",    "suspected", "suspicious", "warning",
	};
	static const char *const others[] = {
		"外部邮件",   "外来邮件",   "外网邮件", "外部郵件", "垃圾邮件", "可疑邮件",
		"外部メール", "社外メール", "社外",	"外部",	    "외부메일",
	};
	size_t len = 0;
	while (len < text->len && g_ascii_isalpha(text->data[len]))
		len++;
	bool is_known = view_is_one_nocase(view_head(*text, len), words, G_N_ELEMENTS(words));
	bool is_ascii = text->len == 0 || !(text->data[0] & 0x80);
	for (size_t i = 0; i < G_N_ELEMENTS(others) && !is_ascii && !is_known; i++) {
		is_known = view_starts(*text, others[i]);
		len = is_known ? strlen(others[i]) : 0;
	}
	*text = view_from(*text, is_known ? len : 0);
	return is_known;
}

/* `***SPAM***`, `{Spam?}`, `EXTERNAL EMAIL:`, `-EXT-`, which gateways put in front of the subjects
 * of mail that they let pass. What is in square brackets is a tag. */
static bool take_gateway_mark(View *rest)
{
	View text = *rest;
	bool is_marked = skip_gateway_marks(&text);
	while (take_gateway_word(&text)) {
		size_t len = text.len;
		is_marked |= skip_gateway_marks(&text);
		if (is_marked && subject_prefix_starts(text)) {
			*rest = text;
			return true;
		}
		if (text.len == len)
			break;
	}
	return false;
}

/* `bug#12345: [PATCH] title`, as trackers send what belongs to a bug; Emacs has its version behind
 * that: `bug#12345: 30.0.50; [PATCH] title`. */
static bool take_bug(Subject *subject, View *rest)
{
	static const char start[] = "bug#";
	if (!view_starts_nocase(*rest, start))
		return false;
	View text = skip_number(view_from(*rest, strlen(start)));
	if (!view_starts(text, ":"))
		return false;
	text = view_skip_space(view_from(text, 1));
	View version = skip_number(text);
	if (version.len < text.len && view_starts(version, ";"))
		text = view_skip_space(view_from(version, 1));
	if (!subject_prefix_starts(text))
		return false;
	subject->has_bug = true;
	*rest = text;
	return true;
}

/* `Subject: [PATCH]`, as those write who paste a patch with its header into a mail. */
static bool take_field_name(View *rest)
{
	static const char name[] = "Subject";
	if (!view_starts_nocase(*rest, name))
		return false;
	View after = view_skip_space(view_from(*rest, strlen(name)));
	if (after.len == 0 || after.data[0] != ':')
		return false;
	after = view_skip_space(view_from(after, 1));
	if (after.len == 0)
		return false;
	*rest = after;
	return true;
}

/* Where the bracket that text begins with is closed; 0 if nowhere. */
static size_t find_close(View text)
{
	size_t depth = 0;
	for (size_t at = 0; at < text.len; at++) {
		if (text.data[at] == '[')
			depth++;
		else if (text.data[at] == ']' && --depth == 0)
			return at;
	}
	return 0;
}

/* Takes the brackets off `[Fwd: title]`, around all that is left; the last may have been cut off.
 */
static bool take_wrapping(View *rest)
{
	View inside = view_skip_space(view_from(*rest, 1));
	View prefix = inside;
	/* That is what nearly all of them are. */
	if (known_word_starts_patch(inside) ||
	    subject_prefix_take(&prefix, false) != PREFIX_FORWARD)
		return false;
	size_t close = find_close(*rest);
	if (close && close + 1 < rest->len)
		return false;
	inside.len -= close ? 1 : 0;
	*rest = view_trim(inside);
	return true;
}

/* `(fwd)`, which some programs put behind the title. */
static bool take_forward_mark(View *rest)
{
	static const char mark[] = "(fwd)";
	size_t len = strlen(mark);
	if (view_starts_nocase(*rest, mark)) {
		*rest = view_skip_space(view_from(*rest, len));
		return true;
	}
	if (!view_ends(*rest, ")") || rest->len < len ||
	    !view_is_nocase(view_from(*rest, rest->len - len), mark))
		return false;
	*rest = view_trim(view_head(*rest, rest->len - len));
	return true;
}

/* `{tide}[PATCH] title`: a tag in brackets of another kind, which may be the list's. */
static bool take_braced_tag(Subject *subject, View *rest, SubjectList list)
{
	const char *close =
		rest->data[0] == '{' ? view_chr(view_head(*rest, MAX_LOOSE), '}') : NULL;
	if (!close)
		return false;
	View tag = view_from(view_head(*rest, (size_t)(close - rest->data)), 1), word;
	View after = view_skip_space(view_from(*rest, tag.len + strlen("{}"))), left = tag;
	const char *end = view_starts(after, "[") ? view_chr(after, ']') : NULL;
	if (!end || !known_word_find_patch(view_head(after, (size_t)(end - after.data))) ||
	    !view_next_word(&left, &word) || word.len != tag.len)
		return false;
	if (!view_equal_nocase(tag, list_tag_of_id(list.id)) &&
	    !(list.tag.len && list_tag_is(list.tag, tag)))
		subject_tag_append(subject->tags, tag);
	*rest = after;
	return true;
}

/* Whether nothing is before this that makes it a part of the mail that is answered. */
static bool is_own(const Subject *subject)
{
	return subject->replies == 0 && subject->forwards == 0;
}

/* What says that a program answers. Who answers that, or forwards it, is a person; and behind
 * `[PATCH]` stands a title. */
static bool take_auto(Subject *subject, View *rest)
{
	if (subject->marker || !subject_auto_take(rest))
		return false;
	subject->is_automatic |= is_own(subject);
	return true;
}

/* What a lab says of the patch. */
static bool take_result(Subject *subject, View *rest)
{
	if (subject->marker || !subject_result_take(rest))
		return false;
	subject->has_result |= is_own(subject);
	return true;
}

/* What a reply says of the patch; behind `Re:` the mail that is answered does. */
static bool take_verdict(Subject *subject, View *rest)
{
	unsigned flags = 0;
	if (subject->marker ||
	    !(view_starts(*rest, "[") ? subject_bracketed_verdict_take(rest, &flags)
				      : subject_verdict_take(rest, &flags)))
		return false;
	subject->has_verdict |= is_own(subject);
	subject->verdict |= is_own(subject) ? flags : 0;
	return true;
}

/* Words in front of brackets, and reminders, which are known words, too. */
static bool take_words(Subject *subject, SubjectWords *loose, View *rest)
{
	unsigned before = loose->flags;
	loose->flags = 0;
	bool is_taken = take_loose(loose, rest);
	if (!is_taken && !subject->marker && subject_ping_take(rest)) {
		loose->flags = FLAG_PING;
		is_taken = true;
	}
	subject->has_verdict |= loose->flags & FLAG_PING && is_own(subject);
	loose->flags |= before;
	return is_taken;
}

bool subject_lead_take(Subject *subject, SubjectWords *loose, View *rest, SubjectList list)
{
	/* Each is looked for to its end: nobody writes more of them, but to cost time. */
	enum {
		MAX_WRAPPINGS = 4
	};
	int wrappings = 0;
	bool is_loose = false;
	subject->forwards += take_forward_mark(rest);
	while (rest->len) {
		if (rest->data[0] == '[') {
			if (!take_list_tag(rest, list) &&
			    !(wrappings++ < MAX_WRAPPINGS && take_wrapping(rest)) &&
			    !take_auto(subject, rest) && !take_verdict(subject, rest))
				break;
			continue;
		}
		if (rest->data[0] == '(' && take_subset(subject, rest))
			continue;
		PrefixKind kind = subject_prefix_take(rest, subject->marker);
		if (kind == PREFIX_REPLY || kind == PREFIX_REPLY_WITH_PATCH)
			subject->has_patch = subject->replies++ == 0 && kind != PREFIX_REPLY;
		else if (kind == PREFIX_FORWARD)
			subject->forwards++;
		else if (take_words(subject, loose, rest))
			is_loose = true;
		else if (!take_verdict(subject, rest) && !take_gateway_mark(rest) &&
			 !take_braced_tag(subject, rest, list) && !take_bug(subject, rest) &&
			 !take_field_name(rest) && !take_auto(subject, rest) &&
			 !take_result(subject, rest))
			break;
	}
	return is_loose;
}
