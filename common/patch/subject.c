/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The grammar of patch subjects: see patch/subject.h. */
#include "patch/subject.h"

#include "patch/subject-commit.h"
#include "patch/subject-known.h"
#include "patch/subject-lead.h"
#include "patch/subject-prefix.h"
#include "patch/subject-title.h"
#include "patch/subject-words.h"

void subject_init(Subject *subject)
{
	*subject = (Subject){
		.version = g_string_new(NULL),
		.tags = g_string_new(NULL),
		.title = g_string_new(NULL),
	};
}

void subject_clear(Subject *subject)
{
	g_string_free(subject->version, TRUE);
	g_string_free(subject->tags, TRUE);
	g_string_free(subject->title, TRUE);
	*subject = (Subject){ 0 };
}

void subject_set(Subject *to, const Subject *from, View version, View tags, View title)
{
	Subject copy = *from;
	copy.version = g_string_truncate(to->version, 0);
	copy.tags = g_string_truncate(to->tags, 0);
	copy.title = g_string_truncate(to->title, 0);
	view_append(copy.version, version);
	view_append(copy.tags, tags);
	view_append(copy.title, title);
	*to = copy;
}

void subject_copy(Subject *to, const Subject *from)
{
	subject_set(to, from, view_of_gstring(from->version), view_of_gstring(from->tags),
		    view_of_gstring(from->title));
}

static void subject_reset(Subject *subject)
{
	GString *version = g_string_truncate(subject->version, 0);
	GString *tags = g_string_truncate(subject->tags, 0);
	GString *title = g_string_truncate(subject->title, 0);
	*subject = (Subject){
		.part = -1,
		.total = -1,
		.sub = -1,
		.version_number = 1,
		.version = version,
		.tags = tags,
		.title = title,
	};
}

/*
 * The group that text begins with: *inside is what its brackets hold, *after what follows. Brackets
 * may be nested; of one that is never closed the group ends at the first `]`, unless that is in
 * the midst of prose. Deep nesting is taken for damage, which keeps the search short.
 */
static bool find_group(View text, View *inside, View *after)
{
	enum {
		MAX_DEPTH = 4
	};
	if (text.len == 0 || text.data[0] != '[')
		return false;
	size_t end = 0;
	unsigned depth = 0;
	for (size_t at = 0; at < text.len && depth <= MAX_DEPTH && !end; at++) {
		if (text.data[at] == '[')
			depth++;
		else if (text.data[at] == ']' && --depth == 0)
			end = at;
	}
	if (!end) {
		const char *close = view_chr(text, ']');
		end = close ? (size_t)(close - text.data) : 0;
		if (!end || view_find(view_head(text, end), ": "))
			return false;
	}
	*inside = (View){ text.data + 1, end - 1 };
	*after = view_from(text, end + 1);
	return true;
}

static void merge_words(Subject *subject, const SubjectWords *words)
{
	bool target = words->n_tags && words->n_targets == words->n_tags;
	subject->flags |= words->flags;
	/* What a group before this one said may be in marker. */
	bool marked = words->marker && (!subject->marker || known_word_find_patch(words->group));
	subject->is_named |= marked || words->misspelt || words->version.len || target ||
			     (words->flags & (FLAG_RFC | FLAG_RFT | FLAG_RESEND));
	subject->marker |= words->marker || subject->is_named || words->part >= 0;
	/* The first group that has a counter or a version gives it. */
	if (subject->part < 0 && words->part >= 0) {
		subject->part = words->part;
		subject->total = words->total;
		subject->sub = words->sub;
	}
	if (subject->version->len == 0 && words->version.len) {
		view_append(subject->version, words->version);
		subject->version_number = words->version_number;
	}
}

/* Appends text with single blanks for white space, and none at its ends. */
static void append_squeezed(GString *out, View text)
{
	text = view_trim(text);
	size_t done = 0;
	for (size_t at = 0; at < text.len; at++) {
		if ((guint8)text.data[at] > ' ')
			continue;
		/* An odd one, or one that follows another: append what is before it. */
		bool single = text.data[at] == ' ' && text.data[at - 1] != ' ';
		if (!g_ascii_isspace(text.data[at]) || single)
			continue;
		View before = view_trim((View){ text.data + done, at - done });
		view_append(out, before);
		g_string_append_c(out, ' ');
		while (g_ascii_isspace(text.data[at]))
			at++;
		done = at;
	}
	View rest = view_from(text, done);
	view_append(out, rest);
}

/* `12/345` or `/345`, the counter of a test bot. */
static bool is_tree_counter(View text)
{
	const char *slash = view_chr(text, '/');
	if (!slash || text.len < 2)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (!g_ascii_isdigit(text.data[i]) && text.data + i != slash)
			return false;
	return true;
}

static const char *find_blank(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (g_ascii_isspace(text.data[i]))
			return text.data + i;
	return NULL;
}

/* RULE 1, step 3: `tree:branch` or `tree:branch n/m`. Its words mean nothing else. */
static bool read_tree(Subject *subject, View group)
{
	group = view_trim(group);
	const char *colon = view_chr(group, ':');
	if (!colon)
		return false;
	View word = view_head(group, (size_t)(colon - group.data));
	View branch = view_skip_space(view_from(group, word.len + 1));
	View counter = { "", 0 };
	const char *blank = find_blank(branch);
	if (blank) {
		counter = view_skip_space(
			(View){ blank, branch.len - (size_t)(blank - branch.data) });
		branch.len = (size_t)(blank - branch.data);
	}
	SubjectWords words;
	subject_words_init(&words);
	View prefix = group;
	/* `[tide: PATCH 1/2]` */
	if (known_word_find(branch))
		return false;
	if (word.len == 0 || branch.len == 0 || find_blank(word) || view_chr(word, '[') ||
	    view_chr(branch, ':') || view_chr(branch, '[') || view_starts(branch, "//") ||
	    (counter.len && !is_tree_counter(counter)) || subject_word_read(&words, word) ||
	    subject_prefix_take(&prefix, false) != PREFIX_NONE)
		return false;
	subject->tree = true;
	subject->tree_counter |= counter.len > 0;
	if (subject->tags->len)
		g_string_append_c(subject->tags, ' ');
	append_squeezed(subject->tags, group);
	return true;
}

/* `[RE]`, `[Fwd]`: the prefixes in brackets. */
static bool read_bracketed_prefix(Subject *subject, View group)
{
	enum {
		LONGEST = 6
	};
	if (group.len > LONGEST)
		return false;
	group = view_trim(group);
	if (group.len && group.data[group.len - 1] == ':')
		group.len--;
	bool reply = view_is_nocase(group, "re");
	bool forward = view_is_nocase(group, "fwd") || view_is_nocase(group, "fw");
	subject->replies += reply;
	subject->forwards += forward;
	return reply || forward;
}

/* later is what follows the group. */
static void read_group(Subject *subject, View group, View later, bool *release)
{
	subject->has_group = true;
	if (read_bracketed_prefix(subject, group))
		return;
	if (read_tree(subject, group))
		return;
	SubjectWords words;
	subject_words_init(&words);
	words.marker = subject->marker;
	/* Of two subjects, `[PATCH v2 1/2] [PATCH v3.1 1/2]`, each has its own. */
	if (subject->part < 0 || !known_word_find_patch(group)) {
		words.has_version = subject->version->len > 0;
		words.has_release = *release;
	}
	words.later = later;
	subject_words_read(&words, group, subject->tags);
	subject->has_bug |= view_starts_nocase(group, "bug#");
	merge_words(subject, &words);
	*release |= words.release;
}

/* The next word of a subject whose brackets are damaged, without the brackets. */
static View damaged_word(View text)
{
	size_t len = 0;
	while (len < text.len && !g_ascii_isspace(text.data[len]) &&
	       !byte_is_in(text.data[len], ",;:])}>"))
		len++;
	return view_head(text, len);
}

/*
 * RULE 1, step 5: `[PATCH v2 never closed`, `PATCH v2 1/3] never opened`, `(PATCH) other brackets`,
 * `PATCH: no brackets`. `Patch for foo` is prose: one more sign than the word is wanted.
 */
static void read_damaged(Subject *subject, View *rest)
{
	View text = *rest;
	bool sign = text.len && text.data[0] == '[';
	if (text.len && byte_is_in(text.data[0], "[({<"))
		text = view_from(text, 1);
	SubjectWords words;
	subject_words_init(&words);
	words.group = text;
	View word;
	while ((word = damaged_word(text)).len && subject_glued_word_read(&words, word)) {
		text = view_from(text, word.len);
		sign |= text.len && byte_is_in(text.data[0], "])}>");
		if (text.len && byte_is_in(text.data[0], ",;])}>"))
			text = view_from(text, 1);
		if (text.len && text.data[0] == ':') {
			sign = true;
			break;
		}
		text = view_skip_space(text);
	}
	/* `APPLIED: [PATCH] title` answers a patch. */
	if (!words.marker || words.flags & FLAG_APPLIED ||
	    (!sign && words.version.len == 0 && words.part < 0))
		return;
	subject->flags |= FLAG_LENIENT;
	merge_words(subject, &words);
	*rest = subject_title_start(text);
}

/* RULE 1, step 6. */
static void take_title_version(Subject *subject, View *title)
{
	SubjectWords words;
	View topic;
	subject_words_init(&words);
	if (!subject_title_version_take(&words, title, &topic))
		return;
	append_squeezed(subject->title, topic);
	merge_words(subject, &words);
	subject->title_version = true;
}

/* Words outside of brackets do not make a patch. */
static void take_lead(Subject *subject, View *rest, SubjectList list)
{
	SubjectWords loose;
	subject_words_init(&loose);
	if (!subject_lead_take(subject, &loose, rest, list))
		return;
	bool marker = subject->marker;
	merge_words(subject, &loose);
	subject->marker = marker;
}

/* `'Re: [PATCH] ...'`: quotes around the whole. */
static View without_quotes(View text)
{
	if (text.len < 2 || (text.data[0] != '\'' && text.data[0] != '"') ||
	    text.data[text.len - 1] != text.data[0])
		return text;
	View inside = { text.data + 1, text.len - 2 };
	return subject_prefix_starts(inside) ? inside : text;
}

void subject_parse(Subject *subject, View text, SubjectList list)
{
	subject_reset(subject);
	View rest = without_quotes(view_trim(text));
	View inside, after;
	bool release = false;
	take_lead(subject, &rest, list);
	while (find_group(rest, &inside, &after)) {
		read_group(subject, inside, after, &release);
		rest = subject_title_start(after);
		take_lead(subject, &rest, list);
	}
	if (!subject->has_group)
		read_damaged(subject, &rest);
	rest = view_trim(rest);
	if (subject->marker && subject_committed_take(&rest))
		subject->flags |= FLAG_APPLIED;
	if (subject->marker && subject_title_resend_take(&rest))
		subject->flags |= FLAG_RESEND;
	if (subject->marker && subject->version->len == 0 && rest.len)
		take_title_version(subject, &rest);
	append_squeezed(subject->title, rest);
	/* A bare 5.10 is a kernel only where patches are spoken of. */
	if (release && subject->marker)
		subject->flags |= FLAG_STABLE;
	subject->flags |= (subject->replies ? FLAG_RE : 0) | (subject->forwards ? FLAG_FWD : 0) |
			  (subject->tree ? FLAG_TREE : 0);
}
