/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply refuses a patch: see patch/nack.h. */
#include "patch/nack.h"

#include "bytes/wide-blank.h"
#include "patch/note-search.h"

/* So much of a sentence is read before the word, and behind it. */
#define MAX_LEAD ((size_t)80)
#define MAX_TAIL ((size_t)64)

/* A word that refuses, and what may be around it. */
typedef struct {
	/* In any of its spellings, blank-separated; in upper or lower case, unless it begins with
	 * upper case here. */
	const char *word;
	/* The sentence begins with any of these words, blank-separated, each as often as it likes.
	 */
	const char *leads;
	/* One of these is among them, or there is none at all; NULL for anything. */
	const char *needed;
	/* What may follow, `|`-separated. */
	const char *tails;
	bool may_end;	 /* as may the end, and a mark */
	bool has_object; /* and that to which, on which, or for which patch it is */
} Refusal;

#define NAK_LEADS                                                                                  \
	"so but big strong hard huge fat firm very resounding absolute absolutely full soft a an " \
	"this is it it's that that's its thus therefore hence sorry still also then and self "     \
	"auto my consider i i'm i'd i'll will have going to must hi hello yeah yes nope patch "    \
	"series clear explicit re fwiw imo imho also another again from sadly unfortunately "      \
	"definitely definite as for now hereby "                                                   \
	"nak nack"
#define NAK_TAILS                                                                                  \
	" from me| from my| from here| from our| from us| from net| by me| by my| for now| for "   \
	"me| for the same| for all| for the r| for reasons| for that r| this| that p| it| the p| " \
	"the s| "                                                                                  \
	"the w| until| unless| till | as is| as it| as per| as before| then| again| because| due " \
	"to| given t| based on| since th| since it| since we| since you| since nobody| per the d|" \
	" per the r| per the t| in this f| in its| in the current| here| --"
#define STAND_TAILS " stands| still stands| as before"
#define MY_TAILS " from me| from my| from us| from here"
#define REJECT_LEADS                                                                               \
	"so thus therefore i i'm i'll we will have am marking marked mark setting it this these "  \
	"the patch series set patchset patches as is are and therefore status to"
#define NAKED_LEADS "this patch is series set the whole so i've i have"
#define CONSIDER_LEADS "please consider this it that the patch series set whole as so"

static const Refusal refusals[] = {
	{ "nak nack", NAK_LEADS, NULL, NAK_TAILS, true, true },
	{ "nak nack", "the same my and so", "same my the", STAND_TAILS, false, false },
	{ "nak nack", NAK_LEADS " gets get you there's there here's", NULL, MY_TAILS, false,
	  false },
	{ "nacked", NAKED_LEADS, NULL, " by me| by my| this| it| the p| until| for now", true,
	  false },
	{ "nak", CONSIDER_LEADS " a an", "consider", MY_TAILS, true, false },
	{ "nack", CONSIDER_LEADS " a an", "consider", MY_TAILS, true, false },
	{ "nacked", CONSIDER_LEADS, "consider", " by me| by my", true, false },
	/* a pointer is naked, too */
	{ "NAKed", NAKED_LEADS, "patch series set", " by me| by my| until| for now", true, false },
	{ "NAKed", NAKED_LEADS, NULL, " by me| by my| until| for now", false, false },
	{ "NAKed", NAKED_LEADS " still", "still", " by me| by my| until| for now", true, false },
	{ "nacked", NAKED_LEADS " still", "still", " by me| by my| until| for now", true, false },
	{ "NAKed", CONSIDER_LEADS, "consider", " by me| by my", true, false },
	{ "nak'd", NAKED_LEADS " consider", NULL, " by me| by my| this| it| the p", true, false },
	{ "naking nacking", "so i'm i am", NULL, " this| it| the p| the s", true, false },
	/* behind these words anything may be on or to */
	{ "nak nack", "so thus therefore", "so thus therefore", " to | on ", true, false },
	{ "nak nack", NAK_LEADS, "big strong hard fat huge firm", " to | on | from | for ", true,
	  false },
	{ "rejected", REJECT_LEADS, "patch series set patchset patches marking marked mark",
	  " in patchwork| for now| as is| because", true, false },
	{ "reject", "so i i'm i'll we will have to must", "i i'm i'll we",
	  " this p| this s| this one| the p| the s| your p| your s", false, false },
};

/* Whether text goes on with one of tails, which `|` separates. */
static bool is_followed(View text, const char *tails)
{
	while (*tails) {
		View one = { tails, strcspn(tails, "|") };
		if (text.len >= one.len && view_equal_nocase(view_head(text, one.len), one))
			return true;
		tails += one.len + strspn(tails + one.len, "|");
	}
	return false;
}

static bool is_word_byte(char byte)
{
	return g_ascii_isalnum(byte) || byte == '\'' || byte == '_' || byte & 0x80;
}

/* Where the word begins that goes on at at. */
static size_t word_start(View text, size_t at)
{
	while (at && is_word_byte(text.data[at - 1]) &&
	       !wide_blank_length_at_end(view_head(text, at)))
		at--;
	return at;
}

/* Takes the last word off text; empty where the sentence begins. */
static View take_last_word(View *text)
{
	*text = view_drop_any(*text, " *-\"(");
	size_t start = word_start(*text, text->len);
	View word = view_from(*text, start);
	text->len = start;
	return word;
}

/* Whether a line end, in form, is all that stands before a line: it is a paragraph's first. */
static bool starts_paragraph(View before, TextForm form)
{
	size_t feed = text_form_newline(form);
	if (before.len < feed)
		return true;
	before.len -= feed;
	const char *gap = form == TEXT_ESCAPED ? "\\n" : "\n";
	return before.len == 0 || view_ends(before, gap);
}

/* Whether a word of capitals stands before the comma that text ends with: `ACK, NAK.` */
static bool lists_words(View text)
{
	text = view_head(text, text.len - 1);
	View word = take_last_word(&text);
	if (word.len < 2 || view_is(word, "NAK") || view_is(word, "NACK"))
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isupper(word.data[i]))
			return false;
	return true;
}

/* Whether the sentence begins with leads only, up to where before ends, and with any at all. */
static bool leads_well(const Refusal *refusal, View before, TextForm form, bool *is_led)
{
	const char *gap = form == TEXT_ESCAPED ? "\\n" : "\n";
	View lead = view_from(before, before.len > MAX_LEAD ? before.len - MAX_LEAD : 0);
	bool is_needed = refusal->needed != NULL;
	*is_led = false;
	for (;;) {
		lead = view_drop_any(lead, "\t *-\"(");
		if (form == TEXT_ESCAPED && view_ends(lead, "\\t")) {
			lead.len -= strlen("\\t");
			continue;
		}
		size_t blank = wide_blank_length_at_end(lead);
		if (blank) {
			lead.len -= blank;
			continue;
		}
		/* what stood before is another sentence, or line; a sentence may go on there */
		if (lead.len == 0 || byte_is_in(lead.data[lead.len - 1], ".!?:;"))
			break;
		if (view_ends(lead, ",")) {
			if (lists_words(lead))
				return false;
			break;
		}
		if (view_ends(lead, gap)) {
			View line = view_head(before, (size_t)(lead.data + lead.len - before.data));
			if (starts_paragraph(line, form))
				break;
			lead.len -= strlen(gap);
			continue;
		}
		View word = take_last_word(&lead);
		/* `\n` before a word is not the letter n */
		if (form == TEXT_ESCAPED && lead.len && lead.data[lead.len - 1] == '\\' && word.len)
			word = view_from(word, 1), lead.len++;
		if (word.len == 0 || !view_is_listed(word, refusal->leads))
			return false;
		*is_led |= !view_is_listed(word, "a an");
		if (view_is_listed(word, refusal->needed))
			is_needed = false;
	}
	return !is_needed || (!*is_led && view_is(view_of(refusal->word), "rejected"));
}

/* Takes the next word off text, of letters, digits and apostrophes; empty if there is none. */
static View take_word(View *text)
{
	while (text->len && byte_is_in(text->data[0], " *_"))
		*text = view_from(*text, 1);
	size_t len = 0;
	while (len < text->len && (g_ascii_isalnum(text->data[len]) || text->data[len] == '\''))
		len++;
	View word = view_head(*text, len);
	*text = view_from(*text, len);
	return word;
}

#define PATCH_WORDS                                                                                \
	"patch patches series set patchset whole idea approach interface api abi uapi removal "    \
	"rest first second third last change changes concept design version above addition rename"

/* Whether one of the next few words of the sentence is one of words. */
static bool comes(View text, const char *words)
{
	enum {
		MAX_WORDS = 4
	};
	for (int i = 0; i < MAX_WORDS; i++) {
		View word = take_word(&text);
		if (view_is_listed(word, words))
			return true;
		if (word.len == 0)
			break;
	}
	return false;
}

/* Whether text says what is refused, not what a bus or a peer answers: ` to patch 3`, ` on v2`,
 * ` from the network maintainers`. */
static bool has_object(View text)
{
	View link = take_word(&text);
	if (view_is_listed(link, "from"))
		return !comes(text, "device slave chip host controller hub peer target bus") &&
		       comes(text, "side maintainer maintainers maintainers' folks people "
				   "perspective point");
	if (!view_is_listed(link, "to on for against"))
		return false;
	View rest = text;
	View word = take_word(&rest);
	bool is_version =
		word.len > 1 && (word.data[0] | 0x20) == 'v' && g_ascii_isdigit(word.data[1]);
	return is_version || view_is_listed(word, "this that both all your patch patches series") ||
	       (view_is_listed(word, "the") && comes(rest, PATCH_WORDS));
}

/* Whether text goes on with a dash, or with dots, of Unicode. */
static bool is_wide_mark(View text)
{
	static const char *const marks[] = { "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa6" };
	return view_starts_one(text, marks, G_N_ELEMENTS(marks));
}

/* Whether the sentence may end here, or what refuses and the reason for it are told apart; what is
 * no reason says what the word means, or what a device did. */
static bool ends_well(View behind, bool is_led, TextForm form)
{
	static const char reasons[] = "this these those that i we you see please pls no not as "
				      "because breaks your there use drop don't do again nobody";
	const char *gap = form == TEXT_ESCAPED ? "\\n" : "\n";
	while (view_starts(behind, "*"))
		behind = view_from(behind, 1);
	if (behind.len == 0 || view_starts(behind, gap) || byte_is_in(behind.data[0], ".!,;)"))
		return true;
	if (view_starts(behind, ":")) {
		View rest = view_from(behind, 1);
		View text = rest;
		View word = take_word(&text);
		return is_led || rest.len == 0 || view_starts(rest, gap) ||
		       view_is_listed(word, reasons) ||
		       (view_is_listed(word, "the") && comes(text, PATCH_WORDS));
	}
	View mark = view_skip_space(behind);
	if (is_wide_mark(mark) || view_starts(mark, ":(") || view_starts(mark, ":-"))
		return true;
	if (mark.len == behind.len || !byte_is_in(mark.data[0], "-("))
		return false;
	return !view_find_nocase(mark, "acknowledg") && !view_starts(mark, "(0x");
}

/* Whether the sentence goes on to say under which condition, which is none: `if it were mine`. */
static bool is_unreal(View behind)
{
	size_t len = 0;
	while (len < behind.len && !byte_is_in(behind.data[len], ".!?;"))
		len++;
	static const char *const conditions[] = { "if it was",	  "if it were", "if this was",
						  "if this were", "if i was",	"if i were" };
	for (size_t i = 0; i < G_N_ELEMENTS(conditions); i++)
		if (view_find_nocase(view_head(behind, len), conditions[i]))
			return true;
	return false;
}

static bool is_word(View word, const char *wanted)
{
	return g_ascii_isupper(wanted[0]) ? view_is(word, wanted) : view_is_listed(word, wanted);
}

static bool refuses(View word, View before, View behind, TextForm form)
{
	const char *gap = form == TEXT_ESCAPED ? "\\n" : "\n";
	if (is_followed(behind, "-by:"))
		return view_starts_nocase(word, "na") &&
		       (before.len == 0 || view_ends(before, gap));
	if (is_unreal(behind))
		return false;
	/* `NAK NAK NAK` */
	while (is_followed(behind, " nak | nack | nak.| nack.| nak!| nack!"))
		behind = view_from(behind, view_starts_nocase(behind, " nack") ? 5 : 4);
	for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
		const Refusal *refusal = &refusals[i];
		bool is_led;
		if (is_word(word, refusal->word) && leads_well(refusal, before, form, &is_led) &&
		    ((refusal->may_end && ends_well(behind, is_led, form)) ||
		     (refusal->has_object && has_object(behind)) ||
		     is_followed(behind, refusal->tails)))
			return true;
	}
	return false;
}

/* Whether the word around the letter at at refuses. */
static bool says_at(View run, size_t at, TextForm form)
{
	size_t start = word_start(run, at), end = at;
	while (end < run.len && is_word_byte(run.data[end]) && !is_wide_mark(view_from(run, end)) &&
	       !wide_blank_length(view_from(run, end)))
		end++;
	if (form == TEXT_ESCAPED && start && run.data[start - 1] == '\\')
		start++; /* the n of `\n` */
	return end - start <= strlen("rejected") &&
	       refuses(view_from(view_head(run, end), start), view_head(run, start),
		       view_head(view_from(run, end), MAX_TAIL), form);
}

bool nack_says(const PatchText *facts, TextForm form)
{
	for (size_t i = 0; i < facts->n_runs; i++) {
		View run = facts->runs[i], rest = run;
		const char *place;
		while ((place = note_search_refusal(rest))) {
			size_t at = (size_t)(place - run.data);
			if (says_at(run, at + 1, form))
				return true;
			rest = view_from(run, at + 2);
		}
	}
	return false;
}
