/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a reply refuses a patch: see patch/nack.h. */
#include "patch/nack.h"

#include "patch/note-search.h"

/* So much of a sentence is read before the word, and behind it. */
#define MAX_LEAD ((size_t)80)
#define MAX_TAIL ((size_t)32)

/* A word that refuses, and what may be around it. */
typedef struct {
	const char *word;
	/* The sentence begins with any of these words, blank-separated, each as often as it likes.
	 */
	const char *leads;
	/* One of these is among them, or there is none at all; NULL for anything. */
	const char *needed;
	/* What may follow but the end and a mark, `|`-separated. */
	const char *tails;
} Refusal;

#define NAK_LEADS                                                                                  \
	"so but big strong hard huge firm a an this is it it's that that's its thus therefore "    \
	"sorry still also then and self my consider i i'm i'd i'll will have to must hi hello "    \
	"patch series clear also another from sadly unfortunately definitely as for now"
#define NAK_TAILS                                                                                  \
	" from m| from here| by m| to this| to that| to the p| to the s| to the w| to the i| to "  \
	"the a| to both| to all| on this| on that| on the p| on the s| on the w| on the i| on "    \
	"the "                                                                                     \
	"a| on both| on all| for this| for now| for me| for the p| for the s| this| that p| it| "  \
	"the p| the s| the w| until| unless| as is| as it| then| again| because| due to| here| --"
#define REJECT_LEADS                                                                               \
	"so thus therefore i i'm i'll we will have am marking marked mark setting it this these "  \
	"the patch series set patchset patches as is are and therefore status to"

static const Refusal refusals[] = {
	{ "nak", NAK_LEADS, NULL, NAK_TAILS },
	{ "nack", NAK_LEADS, NULL, NAK_TAILS },
	{ "nacked", "this patch is series so i've i have consider", NULL,
	  " by m| this| it| the p" },
	{ "nak'd", "this patch is series so i've i have", NULL, " by m| this| it| the p" },
	{ "naking", "so i'm i am", NULL, " this| it| the p| the s" },
	{ "nacking", "so i'm i am", NULL, " this| it| the p| the s" },
	/* behind these words anything may be on or to */
	{ "nak", "so thus therefore big strong", "so thus therefore big strong", " to | on " },
	{ "nack", "so thus therefore big strong", "so thus therefore big strong", " to | on " },
	{ "rejected", REJECT_LEADS, "patch series set patchset patches marking marked mark",
	  " in patchwork| for now| as is| because" },
	{ "reject", "so i i'm i'll we will have to must", "i i'm i'll we",
	  " this p| this s| this one| the p| the s| your p| your s" },
};

/* Whether word is one of words, which are blank-separated. */
static bool is_listed(View word, const char *words)
{
	while (words && *words) {
		View one = { words, strcspn(words, " ") };
		if (view_equal_nocase(word, one))
			return true;
		words += one.len + strspn(words + one.len, " ");
	}
	return false;
}

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

/* Takes the last word off text; empty where the sentence begins. */
static View take_last_word(View *text)
{
	while (text->len && byte_is_in(text->data[text->len - 1], " *-\"("))
		text->len--;
	size_t start = text->len;
	while (start && is_word_byte(text->data[start - 1]))
		start--;
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

/* Whether the sentence begins with leads only, up to where before ends. */
static bool leads_well(const Refusal *refusal, View before, TextForm form)
{
	const char *gap = form == TEXT_ESCAPED ? "\\n" : "\n";
	View lead = view_from(before, before.len > MAX_LEAD ? before.len - MAX_LEAD : 0);
	bool is_needed = refusal->needed != NULL, is_bare = true;
	for (;;) {
		while (lead.len && byte_is_in(lead.data[lead.len - 1], "\t *-\"("))
			lead.len--;
		if (form == TEXT_ESCAPED && view_ends(lead, "\\t")) {
			lead.len -= strlen("\\t");
			continue;
		}
		/* what stood before is another sentence, or line; a sentence may go on there */
		if (lead.len == 0 || byte_is_in(lead.data[lead.len - 1], ".!?:;,"))
			break;
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
		if (word.len == 0 || !is_listed(word, refusal->leads))
			return false;
		is_bare = false;
		if (is_listed(word, refusal->needed))
			is_needed = false;
	}
	return !is_needed || (is_bare && view_is(view_of(refusal->word), "rejected"));
}

static bool refuses(View word, View before, View behind, TextForm form)
{
	const char *gap = form == TEXT_ESCAPED ? "\\n" : "\n";
	if (is_followed(behind, "-by:"))
		return view_starts_nocase(word, "na") &&
		       (before.len == 0 || view_ends(before, gap));
	for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
		if (!view_is_nocase(word, refusals[i].word))
			continue;
		bool ends = behind.len == 0 || byte_is_in(behind.data[0], ".!,;:)") ||
			    view_starts(behind, gap) || view_starts(behind, " -") ||
			    view_starts(behind, " (");
		bool is_verb = view_is(view_of(refusals[i].word), "reject");
		if (((ends && !is_verb) || is_followed(behind, refusals[i].tails)) &&
		    leads_well(&refusals[i], before, form))
			return true;
	}
	return false;
}

/* Whether the word around the letter at at refuses. */
static bool says_at(View run, size_t at, TextForm form)
{
	size_t start = at, end = at;
	while (start && is_word_byte(run.data[start - 1]))
		start--;
	while (end < run.len && is_word_byte(run.data[end]))
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
