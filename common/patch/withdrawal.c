/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether somebody takes back what the mail answers: see patch/withdrawal.h. */
#include "patch/withdrawal.h"

#include "bytes/wide-blank.h"
#include "patch/letter.h"
#include "patch/note-search.h"
#include "patch/withdrawal-sentence.h"

/* So many sentences of each paragraph are read. */
#define MAX_SENTENCES 2

/* The words that take something back are among so many bytes of a run. */
#define MAX_RUN ((size_t)800)

/* So many runs between quotes are read: who goes on behind more of them talks of details. */
#define MAX_RUNS 2

/* `Sorry for the noise.`, `Sorry, I have just seen that I sent this before.` have no more bytes. */
#define MAX_SORRY ((size_t)120)

#define NO_PLACE G_MAXSIZE

/* What of a reply is read. */
typedef struct {
	WithdrawalSentence sentence;
	TextForm form;
	View run;
	bool is_first; /* the sender has written nothing before the run, and quotes no diff above */
	bool is_below; /* but has quoted something */
	bool is_behind; /* more than an attribution is before it */
} Search;

/* Takes the blanks and line ends off text that it begins with. */
static View skip_gap(View text, TextForm form)
{
	for (;;) {
		text = view_skip_any(text, " \n");
		size_t wide = wide_blank_length(text);
		if (wide) {
			text = view_from(text, wide);
			continue;
		}
		if (form != TEXT_ESCAPED || !view_starts(text, "\\n"))
			return text;
		text = view_from(text, strlen("\\n"));
	}
}

/* Whether the words of an object may begin text, which is behind a verb: `the patch`, not `the
 * device`; or the sentence ends. */
static bool may_be_object(View text, TextForm form)
{
	static const char *const determiners[] = { "the", "my", "our" };
	static const char *const pointers[] = { "this", "it", "that", "these", "them" };
	size_t len = 0;
	if (text.len == 0 || byte_is_in(text.data[0], ".,;!\n\\("))
		return true;
	text = skip_gap(text, form);
	while (len < text.len && g_ascii_isalpha(text.data[len]))
		len++;
	View word = view_head(text, len), next = skip_gap(view_from(text, len), form);
	if (view_is_one_nocase(word, determiners, G_N_ELEMENTS(determiners)))
		return next.len && byte_is_in(next.data[0] | 0x20, "cefloprstvw");
	return view_is_one_nocase(word, pointers, G_N_ELEMENTS(pointers)) ||
	       (text.len && byte_is_in(text.data[0] | 0x20, "pv"));
}

/* The first place of a word in text that takes something back; most has none, and gets NULL. */
static const char *find_verb(View text, TextForm form)
{
	static const struct {
		View word;
		size_t before; /* so many bytes of it are before what is looked for */
		bool has_object;
	} verbs[] = {
		{ VIEW_INIT("ignore"), 1, true },  { VIEW_INIT("disregard"), 2, true },
		{ VIEW_INIT("drop"), 0, true },	   { VIEW_INIT("skip"), 0, true },
		{ VIEW_INIT("discard"), 2, true }, { VIEW_INIT("scrap"), 1, true },
		{ VIEW_INIT("scratch"), 1, true }, { VIEW_INIT("withdr"), 3, false },
		{ VIEW_INIT("retrac"), 1, false }, { VIEW_INIT("nak"), 0, false },
		{ VIEW_INIT("nac"), 0, false },	   { VIEW_INIT("se do"), 1, false },
	};
	View rest = text;
	const char *place;
	while ((place = note_search_withdrawal(rest))) {
		size_t at = (size_t)(place - text.data);
		for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
			View found = view_from(text, at - MIN(at, verbs[i].before));
			View word = verbs[i].word;
			if (found.len >= word.len &&
			    !byte_differs_surely(found.data[0], word.data[0]) &&
			    bytes_equal_nocase(found.data, word.data, word.len) &&
			    (!verbs[i].has_object ||
			     may_be_object(view_from(found, word.len), form)))
				return place;
		}
		rest = view_from(text, at + 1);
	}
	return NULL;
}

/* The text from the line on which it begins, without a line that only greets. */
static View skip_salutation(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	if (!line_iter_next(&lines, &line))
		return text;
	View trimmed = line_trim(line, form);
	/* `Hi Bo` */
	const char *blank = view_chr(trimmed, ' ');
	bool is_alone = view_ends(trimmed, ",") || view_ends(trimmed, "!") || !blank ||
			view_rchr(trimmed, ' ') == blank;
	return trimmed.len && is_alone && letter_is_salutation(trimmed)
		       ? view_from(text, (size_t)(lines.rest.data - text.data))
		       : text;
}

/* Whether a sentence ends with the dot that text ends with; `i.e.` and `vs.` are in one. */
static bool is_sentence_end(View text)
{
	static const char *const shorts[] = { "vs", "cf", "eq", "etc", "resp", "approx" };
	View word;
	text = view_head(text, text.len - 1);
	return view_last_word(&text, &word) && word.len > 1 && !view_chr(word, '.') &&
	       !view_is_one_nocase(word, shorts, G_N_ELEMENTS(shorts));
}

/* Where the sentence begins that has the place; n gets how many are before it in text. */
static size_t find_sentence(View text, const char *place, int *n)
{
	size_t start = 0, end = (size_t)(place - text.data);
	*n = 0;
	for (size_t i = 0; i + 1 < end; i++) {
		bool is_mark = byte_is_in(text.data[i], ".!?;");
		if (!is_mark ||
		    !(byte_is_in(text.data[i + 1], " \n\\") ||
		      wide_blank_length(view_from(text, i + 1))) ||
		    !is_sentence_end(view_head(text, i + 1)))
			continue;
		start = i + 1;
		++*n;
	}
	return start;
}

/* `Sorry for the noise.` */
static bool is_sorry(View text)
{
	return view_starts_nocase(text, "sorry") || view_starts_nocase(text, "oops") ||
	       view_starts_nocase(text, "apologies");
}

/* Where the paragraph begins that has the place: behind the last blank line before it. */
static size_t find_paragraph(View text, const char *place, TextForm form)
{
	const char *gap = form == TEXT_ESCAPED ? "\\n\\n" : "\n\n";
	View before = view_head(text, (size_t)(place - text.data));
	const char *mark;
	while ((mark = view_rchr(before, gap[0]))) {
		View rest = view_from(text, (size_t)(mark - text.data));
		if (view_starts(rest, gap))
			return (size_t)(mark - text.data) + strlen(gap);
		before = view_head(text, (size_t)(mark - text.data));
	}
	return 0;
}

/* Whether the first line of text is what mail programs write above a quote, or the second. */
static bool is_attribution(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	for (int i = 0; i < 2 && line_iter_next(&lines, &line); i++) {
		View trimmed = line_trim(line, form);
		if (trimmed.len && letter_is_attribution(trimmed))
			return true;
	}
	return false;
}

/* Whether text, which is before a paragraph, is a greeting or an excuse and nothing else. */
static bool is_preface(View text, TextForm form)
{
	text = skip_gap(text, form);
	View rest = skip_gap(skip_salutation(text, form), form);
	return rest.len == 0 || (rest.len <= MAX_SORRY && is_sorry(rest));
}

/* Whether a signature begins in text. */
static bool has_signature(View text, TextForm form)
{
	LineIter lines = line_iter(text, form);
	View line;
	while (line_iter_next(&lines, &line))
		if (line_is_signature_mark(line))
			return true;
	return false;
}

/* Where in the run the sentence begins that has the place, if it is to be read; else NO_PLACE. Sets
 * what is before it. */
static size_t begin_sentence(Search *search, const char *place)
{
	TextForm form = search->form;
	WithdrawalSentence *sentence = &search->sentence;
	size_t start = find_paragraph(search->run, place, form);
	View text = view_from(search->run, start), before = view_head(search->run, start);
	if (is_attribution(text, form) || has_signature(before, form))
		return NO_PLACE;
	bool is_first = is_preface(before, form);
	int n = 0;
	text = skip_gap(skip_salutation(text, form), form);
	size_t at = place > text.data ? find_sentence(text, place, &n) : 0;
	bool is_excused = n == 0 || (at <= MAX_SORRY && is_sorry(text));
	sentence->is_opening = search->is_first && is_first && is_excused;
	sentence->is_below = search->is_below;
	sentence->is_later = search->is_behind || !is_first;
	return n < MAX_SENTENCES ? (size_t)(text.data - search->run.data) + at : NO_PLACE;
}

/* What the run says, in which place is that of the first verb. */
static Withdrawal read_run(Search *search, const char *place)
{
	Withdrawal found = { .says = WITHDRAWAL_NONE };
	View run = search->run, head = view_head(run, MAX_RUN);
	size_t last = NO_PLACE;
	while (!found.says && place) {
		size_t start = begin_sentence(search, place);
		if (start != NO_PLACE && start != last) {
			View text = skip_gap(view_from(run, start), search->form);
			phrase_words_init(&search->sentence.words, text, search->form);
			found = withdrawal_sentence_read(&search->sentence);
			last = start;
		}
		place = find_verb(view_from(head, (size_t)(place - run.data) + 1), search->form);
	}
	return found;
}

/* Whether nothing that the sender wrote stands before the run at at, but a greeting or so above a
 * quotation. */
static bool is_first_run(View said, const PatchText *facts, size_t at, TextForm form)
{
	View run = facts->runs[at];
	if (run.data == said.data)
		return true;
	return at == 0 || (at == 1 && is_attribution(facts->runs[0], form));
}

Withdrawal withdrawal_read(View said, const PatchText *facts, TextForm form, unsigned version)
{
	Withdrawal found = { .says = WITHDRAWAL_NONE };
	Search search;
	search.form = form;
	search.sentence.version = version;
	for (size_t i = 0; i < MIN(facts->n_runs, MAX_RUNS) && !found.says; i++) {
		search.run = facts->runs[i];
		const char *place = find_verb(view_head(search.run, MAX_RUN), form);
		/* most say nothing of the kind */
		if (!place)
			continue;
		search.is_first = is_first_run(said, facts, i, form);
		search.is_below = search.run.data != said.data;
		search.is_behind = i > 0 && !is_attribution(facts->runs[0], form);
		found = read_run(&search, place);
	}
	return found;
}
