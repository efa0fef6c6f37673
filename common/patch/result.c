/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a report says: see patch/result.h. */
#include "patch/result.h"

#include "record/record.h"

/* So much of a text tells what it is about, and most tell it in the first lines. */
#define MAX_BODY ((size_t)2048)
#define FIRST_LINES ((size_t)256)

/* A row's meaning: of words with a number before them (`0 failed`), and of others. */
typedef struct {
	const char *words;
	Result result;
} Saying;

/* What is said in subjects, in any case; the first that is there decides. */
static const Saying subject_sayings[] = {
	{ "[bug report]", RESULT_FAILURE },
	/* trackers: the words that follow are those of a bug */
	{ "[bug ", RESULT_OTHER },
	{ "bug#", RESULT_OTHER },
	{ "[jira]", RESULT_OTHER },
	{ "change in ", RESULT_OTHER },
	{ "patchwork housekeeping", RESULT_OTHER },
	{ "patchwork summary", RESULT_OTHER },
	{ "back to normal", RESULT_SUCCESS },
	{ "regressions report", RESULT_OTHER },
	{ "no regression", RESULT_SUCCESS },
	{ "no failure", RESULT_SUCCESS },
	{ "no new defects", RESULT_SUCCESS },
	{ "all pass", RESULT_SUCCESS },
	{ "tolerable", RESULT_SUCCESS },
	/* what is complete is the search for a commit that broke something */
	{ "bisection] complete", RESULT_OTHER },
	{ "build incomplete", RESULT_OTHER },
	{ "failed to apply", RESULT_FAILURE },
	{ "seriously submitted", RESULT_FAILURE },
	{ "still failing", RESULT_FAILURE },
	{ "new defects", RESULT_FAILURE },
	{ "warning for ", RESULT_OTHER },
	{ "|warning|", RESULT_OTHER },
};

/* Single words of subjects, in any case; the first in the subject decides. With a number before it
 * a failure counts if that is not 0, wherever it stands. */
static const Saying subject_words[] = {
	{ "fail", RESULT_FAILURE },	   { "failed", RESULT_FAILURE },
	{ "fails", RESULT_FAILURE },	   { "failing", RESULT_FAILURE },
	{ "failure", RESULT_FAILURE },	   { "failures", RESULT_FAILURE },
	{ "error", RESULT_FAILURE },	   { "errors", RESULT_FAILURE },
	{ "errored", RESULT_FAILURE },	   { "broken", RESULT_FAILURE },
	{ "unstable", RESULT_FAILURE },	   { "incomplete", RESULT_FAILURE },
	{ "panicked", RESULT_FAILURE },	   { "panic", RESULT_FAILURE },
	{ "exception", RESULT_FAILURE },   { "regression", RESULT_FAILURE },
	{ "regressions", RESULT_FAILURE }, { "bug", RESULT_FAILURE },
	{ "crash", RESULT_FAILURE },	   { "warning", RESULT_FAILURE },
	{ "success", RESULT_SUCCESS },	   { "successful", RESULT_SUCCESS },
	{ "succeeded", RESULT_SUCCESS },   { "pass", RESULT_SUCCESS },
	{ "passed", RESULT_SUCCESS },	   { "passes", RESULT_SUCCESS },
	{ "passing", RESULT_SUCCESS },	   { "fixed", RESULT_SUCCESS },
	{ "complete", RESULT_SUCCESS },	   { "ok", RESULT_SUCCESS },
	{ "improvement", RESULT_OTHER },   { "cancelled", RESULT_OTHER },
	{ "canceled", RESULT_OTHER },	   { "aborted", RESULT_OTHER },
	{ "skipped", RESULT_OTHER },	   { "pending", RESULT_OTHER },
};

/* What is said at the beginning of texts, in any case; the first in the text decides. */
static const Saying body_sayings[] = {
	{ "did not trigger any issue", RESULT_SUCCESS },
	{ "still triggering", RESULT_FAILURE },
	{ "has bisected", RESULT_OTHER },
	{ "suspects this issue was fixed", RESULT_OTHER },
	{ "auto-closing this bug", RESULT_OTHER },
	{ "something to improve", RESULT_FAILURE },
	{ "noticed the following", RESULT_FAILURE },
	{ "noticed a", RESULT_FAILURE },
	{ "if you fix the issue", RESULT_FAILURE },
	{ "found the following", RESULT_FAILURE },
	{ "has found a reproducer", RESULT_FAILURE },
	{ "failed to apply", RESULT_FAILURE },
	{ "does not apply", RESULT_FAILURE },
	{ "failed to merge", RESULT_FAILURE },
	{ "build failed", RESULT_FAILURE },
	{ "failed build test", RESULT_FAILURE },
	{ "build/boot failed", RESULT_FAILURE },
	{ "build succeeded", RESULT_SUCCESS },
	{ "all tests passed", RESULT_SUCCESS },
	{ "all checks passed", RESULT_SUCCESS },
	{ "no regressions", RESULT_SUCCESS },
	{ "no problems found", RESULT_SUCCESS },
	{ "my bot found", RESULT_FAILURE },
	{ "following common error", RESULT_FAILURE },
	{ "summary of potential issues", RESULT_FAILURE },
	{ "detected a new failure", RESULT_FAILURE },
	{ "detected a failed", RESULT_FAILURE },
	{ "detected a passing", RESULT_SUCCESS },
	{ "detected a restored", RESULT_SUCCESS },
	{ "series failed the ", RESULT_FAILURE },
	{ "introduced the new failures", RESULT_FAILURE },
	{ "has failed", RESULT_FAILURE },
	{ "has passed", RESULT_SUCCESS },
	{ "health complete", RESULT_SUCCESS },
	{ "health incomplete", RESULT_FAILURE },
	{ "0 new defect", RESULT_SUCCESS },
	{ "new defect", RESULT_FAILURE },
};

/* Single words in capitals, by which tables of tests say how each ended. One that failed decides.
 */
static const Saying body_words[] = {
	{ "FAIL", RESULT_FAILURE },   { "FAILED", RESULT_FAILURE },   { "FAILURE", RESULT_FAILURE },
	{ "ERROR", RESULT_FAILURE },  { "PANICKED", RESULT_FAILURE }, { "PASS", RESULT_SUCCESS },
	{ "PASSED", RESULT_SUCCESS }, { "SUCCESS", RESULT_SUCCESS },
};

const char *result_word(Result result)
{
	static const char *const words[N_RESULTS] = {
		[RESULT_NONE] = "",
		[RESULT_FAILURE] = "failure",
		[RESULT_SUCCESS] = "success",
		[RESULT_OTHER] = "other",
	};
	return words[result];
}

/* Whether the mark at at is part of a number: `11.0`, `1,000`. */
static bool is_in_number(View text, size_t at)
{
	return byte_is_in(text.data[at], ".,") && at > 0 && at + 1 < text.len &&
	       g_ascii_isdigit(text.data[at - 1]) && g_ascii_isdigit(text.data[at + 1]);
}

/* The next word of letters and digits; false if there is none. A number is one word, whatever
 * marks are in it: that of `11.0% regression` is not 0. */
static bool next_result_word(View *rest, View *word)
{
	while (rest->len && !g_ascii_isalnum(rest->data[0]) && !(rest->data[0] & 0x80))
		*rest = view_from(*rest, 1);
	size_t len = 0;
	while (len < rest->len && (g_ascii_isalnum(rest->data[len]) || rest->data[len] == '_' ||
				   rest->data[len] & 0x80 || is_in_number(*rest, len)))
		len++;
	*word = view_head(*rest, len);
	*rest = view_from(*rest, len);
	return len > 0;
}

static bool is_number(View word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isdigit(word.data[i]) && !is_in_number(word, i))
			return false;
	return word.len > 0;
}

static bool is_zero(View word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.data[i] != '0' && !is_in_number(word, i))
			return false;
	return word.len > 0;
}

/* Whether a number counts the word behind it, as that of `tide.0.fail` and `tide-0 failed` does
 * not. text holds both. */
static bool counts_next(View text, View number)
{
	size_t start = (size_t)(number.data - text.data), end = start + number.len;
	return is_number(number) && text.data[end] != '.' &&
	       !(is_zero(number) && start > 0 && byte_is_in(text.data[start - 1], "-#."));
}

/* The result that the words of a subject say; RESULT_NONE if none. */
static Result read_words(View text)
{
	View rest = text, word, before = VIEW("");
	Result first = RESULT_NONE;
	bool is_well = false; /* `0 failed` */
	for (; next_result_word(&rest, &word); before = word) {
		Result result = RESULT_NONE;
		for (size_t i = 0; !result && i < G_N_ELEMENTS(subject_words); i++)
			if (view_is_nocase(word, subject_words[i].words))
				result = subject_words[i].result;
		bool is_counted = before.len && counts_next(text, before);
		if (is_counted && is_zero(before)) {
			is_well |= result == RESULT_FAILURE;
			continue;
		}
		if (is_counted && result == RESULT_FAILURE)
			return RESULT_FAILURE;
		if (!first)
			first = result;
	}
	return first ? first : is_well ? RESULT_SUCCESS : RESULT_NONE;
}

/* The first of n sayings that text begins with; n if none. */
static size_t find_saying(const Saying *sayings, size_t n, View text)
{
	size_t i = 0;
	while (i < n && !view_starts_nocase(text, sayings[i].words))
		i++;
	return i;
}

/* What is said at the words of a subject; the first row of the table decides. */
static Result read_subject_sayings(View subject)
{
	size_t n = G_N_ELEMENTS(subject_sayings), first = n;
	View rest = subject, word;
	while (next_result_word(&rest, &word)) {
		const char *at = word.data;
		at -= at > subject.data && byte_is_in(at[-1], "[|");
		View here = view_from(subject, (size_t)(at - subject.data));
		first = MIN(first, find_saying(subject_sayings, first, here));
	}
	return first < n ? subject_sayings[first].result : RESULT_NONE;
}

/* What is said at the words of a text; the first in the text decides. */
static Result read_body_sayings(View body)
{
	View rest = body, word;
	while (next_result_word(&rest, &word)) {
		View here = view_from(body, (size_t)(word.data - body.data));
		size_t i = find_saying(body_sayings, G_N_ELEMENTS(body_sayings), here);
		if (i < G_N_ELEMENTS(body_sayings))
			return body_sayings[i].result;
	}
	return RESULT_NONE;
}

/* What tables of tests say. */
static Result read_body_words(View body)
{
	View word;
	Result result = RESULT_NONE;
	while (next_result_word(&body, &word)) {
		if (!g_ascii_isupper(word.data[0]))
			continue;
		for (size_t i = 0; i < G_N_ELEMENTS(body_words); i++)
			if (view_is(word, body_words[i].words) &&
			    (!result || body_words[i].result == RESULT_FAILURE))
				result = body_words[i].result;
	}
	return result;
}

/* The beginning of what the report itself says, plain and on one line. */
static View beginning_of(View body, TextForm form, size_t max, GString *room)
{
	LineIter lines = line_iter(body, form);
	View line;
	g_string_truncate(room, 0);
	while (room->len < max && line_iter_next(&lines, &line)) {
		if (view_starts(line, ">"))
			continue;
		line = line_trim(view_head(line, MAX_BODY), form);
		if (form == TEXT_ESCAPED)
			record_unescape_append(room, line);
		else
			view_append(room, line);
		g_string_append_c(room, ' ');
	}
	return view_of_gstring(room);
}

static Result read_body(View body, TextForm form)
{
	g_autoptr(GString) room = g_string_new(NULL);
	Result result = read_body_sayings(beginning_of(body, form, FIRST_LINES, room));
	if (result)
		return result;
	View text = beginning_of(body, form, MAX_BODY, room);
	result = read_body_sayings(text);
	return result ? result : read_body_words(text);
}

/* What a lab says in front of the patch's subject: `|SUCCESS|`. */
static View lab_words(View subject)
{
	const char *bar = view_chr(subject, '|');
	size_t start = bar ? (size_t)(bar - subject.data) : subject.len;
	const char *end = view_chr(view_from(subject, start + 1), '|');
	return view_head(view_from(subject, start), end ? (size_t)(end + 1 - bar) : 0);
}

Result result_read(View subject, const Subject *parsed, View body, TextForm form)
{
	/* `[tree:branch 7/12]`: test bots tell of commits only what is wrong with them. */
	if (parsed->tree_counter)
		return RESULT_FAILURE;
	Result result = RESULT_NONE;
	if (parsed->has_result)
		subject = lab_words(subject);
	if (parsed->replies == 0 && (!parsed->marker || parsed->has_result)) {
		result = read_subject_sayings(subject);
		result = result ? result : read_words(subject);
	}
	if (!result)
		result = read_body(body, form);
	return result ? result : RESULT_OTHER;
}
