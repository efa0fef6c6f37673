/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a sentence takes something back: see patch/withdrawal-sentence.h. */
#include "patch/withdrawal-sentence.h"

#include "patch/phrase.h"
#include "patch/withdrawal-object.h"

/* `Sorry, wrong patch, please ignore this` has no more words before `please`. */
#define MAX_EXCUSE 7

/* Which objects a rule takes. */
typedef enum {
	TAKES_ANY,
	TAKES_OWN,  /* `my own patch` */
	TAKES_NONE, /* the verb is all */
} Takes;

/* A sentence that takes something back. */
typedef struct {
	const char *before; /* a pattern of what stands before the object */
	Takes takes;
	const char *behind; /* and of what must stand behind it; NULL if there the sentence ends, or
			     * goes on with a reason */
	bool may_hold;	    /* it may as well ask to wait: `please do not merge this yet` */
} Rule;

#define POLITE "please|pls|plz|kindly|just|simply* "
#define DO_NOT "please|pls|plz kindly|just|simply* do not|never "

static const Rule rules[] = {
	{ POLITE "ignore|disregard|drop|skip|discard|scrap|scratch", TAKES_ANY, NULL, false },
	{ "let us|is just|simply* drop|discard|scrap", TAKES_ANY, NULL, false },
	{ "i|we? am|are|have|had|will|must|hereby|therefore|now* "
	  "withdraw|withdrawing|withdrawn|withdrew|retract|retracting|retracted",
	  TAKES_ANY, NULL, false },
	{ "i|we would? like|want|wish|need|have|decided to withdraw|retract", TAKES_ANY, NULL,
	  false },
	{ "", TAKES_ANY, "is|has|are|have|been|hereby|therefore|now* withdrawn|retracted ~",
	  false },
	{ "please? consider", TAKES_ANY, "as? withdrawn|retracted ~", false },
	{ "self nak|nack|naked|nacked|naking|nacking", TAKES_NONE, "~", false },
	{ "self nak|nack|naked|nacked|naking|nacking", TAKES_NONE, "on|to|for|this", false },
	{ "i|am|a|an|have|must* nak|nack|naking|nacking|naked|nacked on|to|for*", TAKES_OWN, NULL,
	  false },
	{ DO_NOT "merge|apply|pick|take|queue|commit|push up?", TAKES_ANY, NULL, true },
	{ DO_NOT "review|consider", TAKES_ANY, NULL, true },
	{ DO_NOT "take into account|consideration", TAKES_ANY, NULL, true },
	{ DO_NOT "merge|apply|review|pick up?", TAKES_NONE, NULL, true },
	{ "please|pls|plz|kindly ignore|disregard", TAKES_NONE, NULL, false },
	{ "withdrawn|retracted|nak|nack", TAKES_NONE, NULL, false },
};

/* What may lead to it. */
static const char leads[] =
	"hi|hello|hey|dear|all|everyone|folks|sorry|oops|whoops|ah|argh|ugh|hmm|ok|okay|so|then|"
	"well|yes|right|agreed|indeed|actually|thanks|thank|also|and*";

/* What makes it a condition, or a guess. */
static const char conditions[] = "if|unless|until|till|otherwise|maybe|perhaps|whether";

/* What tells, at the beginning, in which case it is asked: `To see the fault, please drop this`. */
static const char cases[] =
	"should|could|in|to|for|when|once|after|before|while|instead|alternatively|with|without";

/* What makes it a request to wait, or to leave it to somebody else. */
static const char holds[] =
	"yet|before|first|after|wait|waiting|depend|depends|dependency|via|through|tree|branch|"
	"myself|pull|only|test|tested|testing|now|moment|rc1|window|take|taking|merge|merged|"
	"merging|apply|applied|applying|queue|queued|queueing|pick|picked|push|pushed|pushing|ack|"
	"acked|acks|review|reviewed|reviews|rfc|when|once|while|comments|discussion";

/* What behind the object and a comma is no reason, but says which, or where. */
static const char limits[] = "but|except|only|apart|besides|in|from|of|with|when|once|or|not|for|"
			     "and|as|at|on";

/* How the sentence may go on behind the object, without a mark. */
static const char *const reasons[] = {
	"because|since|due|altogether|completely|entirely|then|it|there|thanks|thank|sorry|regards",
	"best|kind regards|wishes",
	"for now",
	"for the moment|time",
	"as i|it|this|there|we|they|its|my|some|you|v2|v3|v4|v5",
	"and use|take|review|see|look|consider|refer|check|i|we|wait|go|stay|keep|sorry",
	"in favor|favour",
};

static bool has_word(PhraseWords *words, const char *pattern)
{
	for (size_t i = 0; phrase_words_has(words, i); i++)
		if (phrase_takes(words, i, pattern))
			return true;
	return false;
}

/* Whether the sentence ends at at, or goes on to say why. */
static bool ends_well(PhraseWords *words, size_t at, bool may_hold)
{
	if (!phrase_words_has(words, at))
		return !words->is_too_long;
	if (words->is_behind_mark[at])
		return phrase_takes(words, at, "as i|it|this|there|we") ||
		       !phrase_takes(words, at, limits);
	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
		if (phrase_takes(words, at, reasons[i]))
			return !may_hold || !phrase_takes(words, at, "for");
	return false;
}

/* Whether the sentence, or the next one, asks to wait. The rule has taken the words from start to
 * end. */
static bool holds_back(const PhraseWords *words, size_t start, size_t end)
{
	PhraseWords copy = *words;
	for (size_t i = 0; phrase_words_has(&copy, i); i++)
		if ((i < start || i >= end) && phrase_takes(&copy, i, holds))
			return true;
	return !phrase_words_next(&copy) || has_word(&copy, holds);
}

/* Whether the object fits where it stands; behind other words, or without `please`, it must be
 * named. */
static bool is_clear(const WithdrawalSentence *sentence, const Rule *rule,
		     const WithdrawalObject *object, bool is_led)
{
	if (rule->takes == TAKES_OWN)
		return object->is_own;
	return object->kind != OBJECT_POINTED ||
	       (sentence->is_opening && (object->is_one || !sentence->is_below) && !is_led);
}

static Withdrawal take(const WithdrawalObject *object)
{
	return (Withdrawal){
		.says = object->kind == OBJECT_POINTED ? WITHDRAWAL_DIRECT : WITHDRAWAL_SAYS,
		.is_whole = object->kind == OBJECT_SERIES,
		.part = object->kind == OBJECT_PART ? object->part : 0,
		.total = object->total,
	};
}

/* What the words from at on take back by the rule. is_led says that others are before them. */
static Withdrawal try_rule(WithdrawalSentence *sentence, const Rule *rule, size_t at, bool is_led)
{
	const Withdrawal none = { .says = WITHDRAWAL_NONE };
	PhraseWords *words = &sentence->words;
	WithdrawalObject object = { .kind = OBJECT_PATCH };
	int taken = phrase_match(rule->before, words, at);
	if (taken < 0)
		return none;
	size_t end = at + (size_t)taken;
	/* `please do not merge`, `please ignore`, whatever it answers */
	bool is_bare = rule->takes == TAKES_NONE && !rule->behind;
	if (rule->takes != TAKES_NONE) {
		end += (size_t)withdrawal_object(words, end, sentence->version, &object);
		if (object.kind == OBJECT_NOTHING || !is_clear(sentence, rule, &object, is_led))
			return none;
	} else if (is_bare) {
		object.kind = OBJECT_POINTED;
		if (is_led || !sentence->is_opening)
			return none;
	}
	bool ends = rule->behind ? phrase_match(rule->behind, words, end) >= 0
				 : ends_well(words, end, rule->may_hold);
	if (!ends || (rule->may_hold && holds_back(words, at, end)))
		return none;
	return take(&object);
}

static Withdrawal try_rules(WithdrawalSentence *sentence, size_t at, bool is_led)
{
	Withdrawal found = { .says = WITHDRAWAL_NONE };
	for (size_t i = 0; i < G_N_ELEMENTS(rules) && !found.says; i++)
		found = try_rule(sentence, &rules[i], at, is_led);
	return found;
}

/* What is said of a patch that nobody is to take: `this patch is broken, please ignore it`. */
static const char faults[] =
	"this|the|my patch|series|patchset|version|one is|was now|no* "
	"wrong|broken|buggy|obsolete|outdated|incomplete|superseded|unnecessary|invalid|longer";

/* Whether the words before at, where `please` stands, are an excuse, or the name of whom the sender
 * asks. */
static bool is_excuse(PhraseWords *words, size_t at)
{
	return (at <= 2 && words->is_behind_mark[at]) ||
	       (at <= MAX_EXCUSE && (phrase_takes(words, 0, "sorry|oops|apologies") ||
				     phrase_takes(words, 0, "on a? second thought|thoughts") ||
				     phrase_takes(words, 0, faults)));
}

Withdrawal withdrawal_sentence_read(WithdrawalSentence *sentence)
{
	PhraseWords *words = &sentence->words;
	Withdrawal found = { .says = WITHDRAWAL_NONE };
	size_t lead = (size_t)phrase_match(leads, words, 0);
	if (!sentence->is_later || phrase_takes(words, lead, "please|pls|plz|self"))
		found = try_rules(sentence, lead, false);
	bool is_case = !found.says && phrase_takes(words, lead, cases) &&
		       !phrase_takes(words, 0, "sorry|apologies for");
	for (size_t i = lead + 1; !found.says && !is_case && phrase_words_has(words, i); i++)
		if (view_starts(words->words[i], "pl") &&
		    phrase_takes(words, i, "please|pls|plz") &&
		    (words->is_behind_mark[i] ||
		     phrase_takes(words, i - 1, "and|but|so|then|therefore")))
			found = try_rules(sentence, i, !is_excuse(words, i));
	if (!found.says)
		return found;
	phrase_words_read(words, PHRASE_MAX_WORDS);
	if (words->is_too_long || words->is_question || has_word(words, conditions))
		found.says = WITHDRAWAL_NONE;
	return found;
}
