/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands before a clause: see patch/note-lead.h. */
#include "patch/note-lead.h"

#include "patch/note-bracket.h"

/* How far into a sentence `it looks like that` reaches. */
#define MAX_SEEN 6

/* Whether the words in [start, at) may say why, or for how long, the sender has done what follows:
 * `for now`, `to avoid delays`, `with Bo's ack in place`, `since this is a fix`. */
static bool is_reason(const NoteSentence *sentence, size_t start, size_t at)
{
	static const char *const causes[] = { "since",	"given",  "because",	 "although",
					      "though", "seeing", "considering", NULL };
	static const char *const trials[] = { "verify",	 "check", "see",     "reproduce",  "debug",
					      "confirm", "sure",  "compare", "comparison", "fun",
					      "what",	 "soon",  "moment",  "day",	   NULL };
	/* no phrase has these, and none ends with those */
	static const bool never[N_NOTE_CLASSES] = {
		[NOTE_IF] = true,   [NOTE_WHICH] = true, [NOTE_I] = true,
		[NOTE_VERB] = true, [NOTE_TEST] = true,	 [NOTE_VERSION] = true,
	};
	static const bool open[N_NOTE_CLASSES] = {
		[NOTE_WITH] = true, [NOTE_TO] = true,	[NOTE_IN] = true,  [NOTE_OF] = true,
		[NOTE_THE] = true,  [NOTE_YOUR] = true, [NOTE_A] = true,   [NOTE_PRONOUN] = true,
		[NOTE_TIME] = true, [NOTE_GOAL] = true, [NOTE_PUT] = true,
	};
	if (at < start + 2)
		return false;
	bool is_cause = note_word_is_one_of(sentence, start, causes) ||
			(start && note_word_is_one_of(sentence, start - 1, causes));
	NoteClass first = note_class_at(sentence, start), last = note_class_at(sentence, at - 1);
	if ((!is_cause && first != NOTE_TO && first != NOTE_WITH &&
	     !(first == NOTE_IN && note_has_word(sentence, start + 1, "order"))) ||
	    open[last] || note_has_any(sentence, start, at, trials))
		return false;
	bool has_is = false;
	for (size_t i = start; i < at; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (never[class])
			return false;
		/* `Bo's ack` */
		has_is |= class == NOTE_IS && sentence->tokens[i].text.data[0] != '\'';
	}
	/* `with the patch I applied` */
	return has_is || (last != NOTE_NOUN && last != NOTE_NOUNS && last != NOTE_CHANGE);
}

/* `just to let you know that`, `I forgot to say that`. */
static bool is_telling(const NoteSentence *sentence, size_t at)
{
	static const char *const tells[] = { "mention", "say", "inform", "report", "tell", NULL };
	size_t end = note_has_word(sentence, at - 1, "that") ? at - 1 : at;
	if (end < 2 || note_has_class(sentence, 0, end, NOTE_NOT) ||
	    note_has_class(sentence, 0, end, NOTE_IF))
		return false;
	if (note_has_word(sentence, end - 1, "noticed"))
		return note_has_class(sentence, end > 2 ? end - 3 : 0, end - 1, NOTE_I);
	if (note_has_word(sentence, end - 1, "know"))
		return end > 2 && note_has_word(sentence, end - 3, "let") &&
		       !note_has_word(sentence, end - 2, "me") &&
		       !note_has_word(sentence, end - 2, "us");
	return end < at && ((note_word_is_one_of(sentence, end - 1, tells) &&
			     note_has_word(sentence, end - 2, "to")) ||
			    (note_has_word(sentence, end - 1, "note") &&
			     note_has_word(sentence, end - 2, "please")));
}

/* `looks like`, `it seems that`, `I see`, `turns out`, `note that`, with nothing else before. */
static bool is_seen(const NoteSentence *sentence, size_t at)
{
	static const char *const seems[] = { "seems", "appears", NULL };
	static const char *const sees[] = { "see", "noticed", NULL };
	size_t end = at - (note_has_word(sentence, at - 1, "that") && at > 1), start = 0;
	while (note_class_at(sentence, start) == NOTE_FILLER ||
	       note_class_at(sentence, start) == NOTE_COMMA ||
	       note_class_at(sentence, start) == NOTE_SO)
		start++;
	size_t n = end > start ? end - start : 0;
	bool has_it = note_has_word(sentence, start, "it");
	size_t verb = has_it ? start + 1 : start;
	if (n == 0 || n > 3)
		return false;
	/* `looks` is a filler, too */
	if (note_has_word(sentence, end - 1, "like"))
		return (n == 1 || (n == 3 && has_it)) && end > 1 &&
		       note_has_word(sentence, end - 2, "looks");
	if (note_has_word(sentence, end - 1, "note"))
		return n == 1 && end < at;
	if (note_has_word(sentence, end - 1, "out"))
		return end - 2 == verb && note_has_word(sentence, verb, "turns");
	if (note_word_is_one_of(sentence, end - 1, seems))
		return end - 1 == verb;
	return note_word_is_one_of(sentence, end - 1, sees) &&
	       note_has_word(sentence, start, "i") &&
	       (n == 2 || note_has_word(sentence, start + 1, "can"));
}

/* Whether what is seen to be so is told as a fact: `this was applied`, and not `it applied`. */
static bool is_fact(const NoteSentence *sentence, size_t at)
{
	return note_class_at(sentence, at) == NOTE_I || note_class_at(sentence, at) == NOTE_NAME ||
	       note_has_class(sentence, at + 1, at + 4, NOTE_IS) ||
	       note_has_class(sentence, at + 1, at + 4, NOTE_HAVE);
}

/* Where the part of the sentence starts that the word at at belongs to. */
static size_t part_start(const NoteSentence *sentence, size_t at)
{
	size_t start = at;
	for (; start > 0; start--) {
		NoteClass class = note_class_at(sentence, start - 1);
		if (class == NOTE_COMMA || class == NOTE_AND || class == NOTE_SO)
			break;
	}
	while (start < at &&
	       (note_class_at(sentence, start) == NOTE_ADVERB ||
		note_class_at(sentence, start) == NOTE_FILLER) &&
	       !note_has_word(sentence, start, "since"))
		start++;
	return start;
}

/* Whether `for now`, `so far` or `for the time being` begins the part of the sentence that ends at
 * at and is all of it. */
static bool is_for_now(const NoteSentence *sentence, size_t at)
{
	size_t start = part_start(sentence, at);
	if (note_has_word(sentence, start, "for"))
		return (at == start + 2 && note_has_word(sentence, at - 1, "now")) ||
		       (at == start + 4 && note_has_word(sentence, at - 2, "time") &&
			note_has_word(sentence, at - 1, "being"));
	return at == start + 1 && note_has_word(sentence, start, "far") && start &&
	       note_has_word(sentence, start - 1, "so");
}

NoteLead note_lead_to(const NoteSentence *sentence, size_t at)
{
	NoteClass before = at ? note_class_at(sentence, at - 1) : NOTE_COMMA;
	static const bool bare[N_NOTE_CLASSES] = {
		[NOTE_IS] = true, [NOTE_HAVE] = true, [NOTE_ADVERB] = true
	};
	if (before == NOTE_COMMA && bare[note_class_at(sentence, at)] &&
	    note_bracket_hides_subject(sentence, at))
		return NOTE_LEAD_NO;
	if (before == NOTE_COMMA || before == NOTE_AND || before == NOTE_SO)
		return NOTE_LEAD_YES;
	bool is_i = note_class_at(sentence, at) == NOTE_I;
	/* `thanks for your patch, which I have applied` */
	if (before == NOTE_WHICH && at > 1 && note_class_at(sentence, at - 2) == NOTE_COMMA)
		return is_i && note_has_class(sentence, 0, at, NOTE_THANKS) ? NOTE_LEAD_YES
									    : NOTE_LEAD_NO;
	if ((note_has_word(sentence, at - 1, "that") || note_has_word(sentence, at - 1, "know") ||
	     note_has_word(sentence, at - 1, "noticed")) &&
	    is_telling(sentence, at))
		return NOTE_LEAD_YES;
	if (note_class_at(sentence, at) == NOTE_VERB && is_for_now(sentence, at))
		return NOTE_LEAD_YES;
	static const bool tells[N_NOTE_CLASSES] = {
		[NOTE_OTHER] = true, [NOTE_MODAL] = true, [NOTE_BAD] = true, [NOTE_PRONOUN] = true
	};
	if (at <= MAX_SEEN && tells[before] && is_seen(sentence, at) && is_fact(sentence, at))
		return NOTE_LEAD_YES;
	/* nothing more is looked at where no verb can follow: `I think` */
	static const bool follows[N_NOTE_CLASSES] = {
		[NOTE_VERB] = true, [NOTE_PUT] = true,	[NOTE_LANDED] = true, [NOTE_ADVERB] = true,
		[NOTE_HELP] = true, [NOTE_HAVE] = true, [NOTE_BOTH] = true,   [NOTE_PRONOUN] = true,
	};
	if (!is_i || !follows[note_class_at(sentence, at + 1)])
		return NOTE_LEAD_NO;
	/* `sorry I`, `in the end I`, `since nobody objected I`, `the only reason I` */
	static const char *const leading[] = { "end",	     "meantime",   "objected",
					       "objections", "complained", "complaints",
					       "testing",    "review",	   NULL };
	bool is_trial = at > 1 && (note_has_word(sentence, at - 2, "for") ||
				   note_has_word(sentence, at - 2, "be"));
	if (!is_trial && (before == NOTE_FILLER || note_word_is_one_of(sentence, at - 1, leading)))
		return NOTE_LEAD_YES;
	size_t start = part_start(sentence, at);
	bool leads = (note_has_word(sentence, at - 1, "far") && start == at - 1 && start &&
		      note_has_word(sentence, start - 1, "so")) ||
		     (note_has_word(sentence, at - 1, "reason") && at == start + 3 &&
		      note_class_at(sentence, start) == NOTE_THE) ||
		     is_reason(sentence, start, at);
	return leads ? NOTE_LEAD_I : NOTE_LEAD_NO;
}
