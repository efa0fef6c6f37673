/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What reminds of a patch without saying so: see patch/ping-request.h. */
#include "patch/ping-request.h"

#include "patch/phrase.h"
#include "patch/ping-words.h"

/* So many of the patterns below may stand before what is asked. */
#define MAX_LEADS 4

/* What stands before what is asked: `I was wondering if`, `do you know`; behind the class of the
 * word with which it begins. */
static const char *const leads[] = {
	"l i|we? am|was|are|were? just? wondering|curious|asking|inquiring if|whether|about?",
	"l i|we just? wonder if|whether?",
	"l i|we would|wanted|want like? to know|ask|check|inquire|remind if|whether|about|you?",
	"F can|could|may|might i|we A* ask|know|check if|whether?",
	"D do|does Y* A* know if|whether|when|what?",
	"F can|could|would Y* A* tell|let me|us know? if|whether?",
	"A A* let me|us know if|whether?",
	"l checking|asking if|whether",
	"l it? looks|seems|appears like|that|as? if?",
	"l i|we think|guess|suspect|believe|fear|assume|suppose that?",
	"Q Q",
};

/* Sentences that are only polite: `I hope you are well.` */
static const char *const pleasantries[] = {
	"i|we? hope Y* are|is|have|had|find|finds",
	"i|we? hope this|that|everything|all",
	"i|we? am? sorry for|to|if|about the|this|my|again|bother|disturb|ping|pinging|bothering",
	"thanks|thank you? for|in your|the|advance|taking|all",
};

/* A pattern, and what it says. One that says nothing begins those behind it, up to the next of its
 * kind: it has the class of their first word, and a pattern of what comes before them. */
typedef struct {
	PingSays says;
	const char *pattern;
} Rule;

static const Rule rules[] = {
	/* its status */
	{ PING_NOTHING, "a " },
	{ PING_REMINDS, "what is|are the? G* S P O|N" },
	{ PING_REMINDS, "what is|are the? G* S here|now? ." },
	{ PING_REMINDS, "what the G* S P O" },
	{ PING_REMINDS, "what happened|became|is|has happening|happened|become? to|of|with N ~" },
	{ PING_IF_OWN, "what happened|became|is|has happening|happened|become? to|of|with O" },
	{ PING_IF_OWN, "what is|else? J O up|back? ~" },
	{ PING_NOTHING, "b " },
	{ PING_REMINDS, "how is|are T going|progressing|coming along? on? ~" },
	{ PING_REMINDS, "where are|do we stand? with|on O" },
	{ PING_REMINDS, "where does|do T stand" },
	{ PING_NOTHING, "c " },
	{ PING_REMINDS, "the? G* status|state|progress of|on|for O" },
	{ PING_REMINDS, "the? G* status ?" },
	{ PING_NOTHING, "d " },
	{ PING_REMINDS,
	  "is|are there any|a|some G* news|update|updates|progress|movement|status ?" },
	{ PING_REMINDS, "is|are there A* G* R P O" },
	{ PING_REMINDS, "there is|are|was|were any G* R P O" },
	{ PING_IF_OWN, "is|are there A* G* R ?" },
	{ PING_IF_OWN, "there have|has|was|were A* E* no|not|any* G* R P O|N" },
	{ PING_IF_OWN, "there have|has|was|were A* E* no|not|any* G* R ~" },
	/* the chance that it gets in, or that somebody looks at it */
	{ PING_NOTHING, "e is|are? there? any|some|a C" },
	{ PING_REMINDS, "W* T A* F|to|has? A* E* A* M" },
	{ PING_REMINDS, "W* T A* F? A* go|get|make|land it? in|into|soon ~" },
	{ PING_IF_OWN, "to|of|for A* B* getting|having|see|V? T E* A* in|into|for|to|M" },
	{ PING_REMINDS, "of|for a|any|some? G* R P O" },
	{ PING_IF_OWN, "W* Y* A* F|to* A* B* V up|on|to? O ~" },
	{ PING_IF_OWN, "W* Y* A* F|to* A* B* K* X Z? O ~" },
	{ PING_NOTHING, "e " },
	{ PING_IF_OWN, "any G* R P O" },
	{ PING_IF_OWN,
	  "any G* R would|will|is|are be? A|much|very|highly|greatly* appreciated|welcome ~" },
	{ PING_IF_OWN, "any G* R here|so|from|yet" },
	{ PING_IF_OWN, "any G* R ?" },
	{ PING_IF_OWN, "any G* plan|plans|objections to|on|for A* V|reviewing O ~" },
	{ PING_NOTHING, "f D Y* A*" },
	{ PING_REMINDS, "have any|an|some? G* update|updates|news|progress P O" },
	{ PING_IF_OWN, "reviewed|considered|queued|looked at|into|on? O ~" },
	{ PING_IF_OWN, "have G* R P O" },
	{ PING_NOTHING, "f D Y* A* H G* C A*" },
	{ PING_REMINDS, "." },
	{ PING_REMINDS, "to|for|at B* A* V on|to|up? O" },
	{ PING_REMINDS, "to|for|at B* A* K* X Z? O" },
	{ PING_REMINDS, "to|for|at B* A* K* look|review ~" },
	{ PING_NOTHING, "g " },
	{ PING_IF_OWN, "anyone|anybody ?" },
	{ PING_REMINDS, "Y A* H G* C A* to|for B* A* V O" },
	{ PING_REMINDS, "Y A* H G* C A* to|for B* A* K* X Z? O" },
	/* whether it is lost */
	{ PING_NOTHING, "h D|E N A* E* A*" },
	{ PING_REMINDS, "L ~" },
	{ PING_REMINDS, "fall|fallen|slip|slipped through|between|under" },
	{ PING_IF_OWN, "M up? ~" },
	{ PING_IF_OWN, "pending|waiting|queued|open|unreviewed|considered ~" },
	{ PING_IF_OWN, "under|in review|consideration|discussion ~" },
	{ PING_IF_OWN, "good|ok|okay|fine|ready|acceptable A* for|to A* E* go|M|V in? ~" },
	{ PING_NOTHING, "h D|E T A* E* A*" },
	{ PING_REMINDS, "L ." },
	{ PING_REMINDS, "L by|among|on|along|due|somewhere" },
	{ PING_REMINDS, "fall|fallen|slip|slipped through|between|under" },
	{ PING_IF_OWN, "M up? ~" },
	{ PING_IF_OWN, "pending|waiting|queued|open|unreviewed|considered ~" },
	{ PING_IF_OWN, "under|in review|consideration|discussion ~" },
	{ PING_IF_OWN, "good|ok|okay|fine|ready|acceptable A* for|to A* E* go|M|V in? ~" },
	/* what it waits for */
	{ PING_NOTHING, "i " },
	{ PING_IF_OWN, "is|are? there? anything|something W|which|else|still|is* J O up|back? ~" },
	{ PING_IF_OWN, "is|are? there? anything|something W|which|else|still|is* J T up|back ~" },
	{ PING_IF_OWN,
	  "is|are? there? anything|something W|which|else|still|is* J T from|to E* M" },
	{ PING_NOTHING, "i is? there? anything|something W|else|more|still|that*" },
	{ PING_IF_OWN, "i F|need|have to? do|fix|change ~" },
	{ PING_IF_OWN, "i F|need|have to? do|fix to|for E* T E* M" },
	{ PING_IF_OWN, "i F|need|have to? do to|for help|move|get|push|bring* T" },
	{ PING_IF_OWN, "needed|required|missing|expected from me|us|my|our side|end? ~" },
	{ PING_IF_OWN, "needed|required|missing from? me|us|my|our? side|end? to|for E* T E* M" },
	/* when it gets in */
	{ PING_NOTHING, "j when|how? soon? F T A*" },
	{ PING_IF_OWN, "E* A* M up? ~" },
	{ PING_IF_OWN, "receive|get G* R ~" },
	{ PING_NOTHING, "j when|how? soon? F Y* A*" },
	{ PING_IF_OWN, "expect|see T E* M" },
	{ PING_IF_OWN, "going|planning|plan|intend to|on A* V up? O" },
	{ PING_IF_OWN, "going|planning|plan|intend to|on A* V T up ~" },
	{ PING_IF_OWN, "get|have|merge|land T A* M up? ~" },
	{ PING_IF_OWN, "get|have G* R P? O ~" },
	{ PING_IF_OWN, "get|have G* R ?" },
	{ PING_NOTHING, "j would|is it be? possible to" },
	{ PING_IF_OWN, "get|have|see T E* M" },
	{ PING_IF_OWN, "B* A* V O ~" },
	/* to do something about it */
	{ PING_NOTHING, "k F Y* A* B* A*" },
	{ PING_IF_OWN, "K* X Z? O ~" },
	{ PING_IF_OWN, "K* X ?" },
	{ PING_IF_OWN, "V Z? O ~" },
	{ PING_IF_OWN, "V T up|in|through|via ~" },
	{ PING_IF_OWN, "V T to|into|in|through|via your|the|master|main|next|mainline|stable" },
	{ PING_IF_OWN, "review|comment|respond|reply ?" },
	{ PING_IF_OWN, "give|provide|share|send|leave me|us? G* R ~" },
	{ PING_IF_OWN, "give|provide|share|send|leave me|us? G* R P O" },
	{ PING_NOTHING, "k F i|we A* ask|request for?" },
	{ PING_IF_OWN, "a|your|some|any* G* R P O" },
	{ PING_IF_OWN, "a|your|some|any* G* R ~" },
	{ PING_NOTHING, "k F T A*" },
	{ PING_IF_OWN, "go|get in ?" },
	{ PING_IF_OWN, "go|get in|into your? next|master|main|mainline|stable|tree ?" },
	{ PING_IF_OWN, "go|get in|into the next release|cycle|merge|kernel|window" },
	{ PING_NOTHING, "m please|kindly A* B* A*" },
	{ PING_IF_OWN, "K* X Z? O ~" },
	{ PING_IF_OWN, "K* X ~" },
	{ PING_IF_OWN, "V Z? O ~" },
	{ PING_IF_OWN, "review|comment|respond|reply ~" },
	{ PING_IF_OWN, "give|provide|share|send|leave me|us? G* R P O" },
	/* to follow up on it, to ping */
	{ PING_NOTHING, "n " },
	{ PING_REMINDS, "I|a* following|follow up on|for|about|regarding|with O" },
	{ PING_REMINDS, "I* following|follow up ~" },
	{ PING_REMINDS, "I* checking|check in|back? on|about|regarding|with O" },
	{ PING_REMINDS, "I* checking|check in|back ~" },
	{ PING_REMINDS, "let|i|may|can|allow|we I* U about|on|for? O" },
	{ PING_REMINDS, "let|i|may|can|allow|we I* U Y* again|about|on|here ~" },
	{ PING_REMINDS, "let|allow me|us I* U ~" },
	{ PING_REMINDS, "i|we I* gently|gentle|friendly|kindly|politely I* U ~" },
	/* what has not come */
	{ PING_NOTHING, "o i|we? would A* appreciate" },
	{ PING_IF_OWN, "G* R ~" },
	{ PING_IF_OWN, "G* R P O" },
	{ PING_IF_OWN, "it? if Y* F B* A* K* X Z? O" },
	{ PING_IF_OWN, "it? if Y* F B* A* V up|on|to? O ~" },
	{ PING_NOTHING, "o i|we? am|are? A*" },
	{ PING_IF_OWN, "waiting for|on|to A* G* R ~" },
	{ PING_IF_OWN, "waiting for|on|to A* G* R P|from O|N|you|anyone|maintainers|the" },
	{ PING_IF_OWN, "awaiting G* R" },
	{ PING_NOTHING, "o i|we have|did A* not A* H A* G*" },
	{ PING_IF_OWN, "anything|something|back ~" },
	{ PING_IF_OWN, "R P O" },
	{ PING_IF_OWN, "R ~" },
	{ PING_NOTHING, "q " },
	{ PING_IF_OWN, "it is|has E* A* over|about|almost|nearly? more? than? G* couple? of? G* "
		       "week|weeks|month|months|while|time" },
	/* it waits, it is lost */
	{ PING_NOTHING, "r " },
	{ PING_IF_OWN,
	  "N E* A* waiting|pending|awaiting|needs|need|awaits|waits for|on|to? A* G* E* R|M|V" },
	{ PING_IF_OWN, "N D|E* A* E* A* waiting|pending|unreviewed|outstanding ~" },
	{ PING_IF_OWN, "N has|have been? A* on|in the list|patchwork|queue for|since" },
	{ PING_IF_OWN, "T F|must|have|has|to* A* E* A* L ~" },
	{ PING_IF_OWN, "T F|must|have|has|to* A* E* A* fallen|slipped|fell through|between|under" },
	{ PING_IF_OWN, "T seems|seem|looks|look like|to? have|has|may* A* E* A* L|fallen|slipped" },
	{ PING_NOTHING, "s " },
	{ PING_IF_OWN, "in case T A* E* A* L|fell|slipped|fallen" },
	{ PING_IF_OWN, "in case Y* missed|forgot|overlooked about? O" },
	{ PING_NOTHING, "t " },
	{ PING_IF_OWN, "R ?" },
};

/* What the words from at on say. */
static PingSays judge(PhraseWords *words, size_t at)
{
	PingSays says = PING_NOTHING;
	int begun = -1;
	const char *classes = phrase_classes_at(words, at);
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const Rule *rule = &rules[i];
		if (rule->says == PING_NOTHING)
			begun = strchr(classes, rule->pattern[0])
					? phrase_match(rule->pattern + 2, words, at)
					: -1;
		else if (begun >= 0 && rule->says > says &&
			 phrase_match(rule->pattern, words, at + (size_t)begun) >= 0)
			says = rule->says;
	}
	return says;
}

/* How many words from at on lead to what is asked. */
static size_t count_lead(PhraseWords *words, size_t at)
{
	int taken = 0;
	const char *classes = phrase_classes_at(words, at);
	for (size_t i = 0; i < G_N_ELEMENTS(leads) && taken <= 0; i++)
		if (strchr(classes, leads[i][0]))
			taken = phrase_match(leads[i] + 2, words, at);
	return (size_t)MAX(taken, 0);
}

/* Whether what begins with `i`, `we` or `th`, as most sentences do, may be a request. */
static bool i_may_start(View line)
{
	static const char *const starts[] = {
		"i was w",
		"i was j",
		"i wan",
		"i wonder",
		"i would l",
		"i would a",
		"i would j",
		"i just w",
		"i just wan",
		"i didn",
		"i did n",
		"i haven",
		"i have n",
		"i am w",
		"i am st",
		"i am c",
		"i gen",
		"i'm w",
		"i'm st",
		"i'm c",
		"i'd l",
		"i'd a",
		"i'd j",
		"it's b",
		"it has b",
		"it looks l",
		"it seems",
		"is t",
		"is a",
		"is i",
		"in case",
		"i hope ",
		"i\xe2\x80\x99m w",
		"i\xe2\x80\x99m st",
		"i\xe2\x80\x99m c",
		"i\xe2\x80\x99\x64 l",
		"i\xe2\x80\x99\x64 a",
		"it\xe2\x80\x99s b",
	};
	return view_starts_one_nocase(line, starts, G_N_ELEMENTS(starts));
}

static bool we_may_start(View line)
{
	static const char *const starts[] = {
		"we were w", "we would l", "we would a", "we are st",
		"we are w",  "we haven",   "we have n",
	};
	return view_starts_one_nocase(line, starts, G_N_ELEMENTS(starts));
}

static bool th_may_start(View line)
{
	static const char *const starts[] = {
		"the st",   "the cur",	  "there has",	"there is any", "there have", "there was n",
		"these p",  "these se",	  "this pa",	"this se",	"this still", "this one",
		"this got", "this might", "this may h", "this looks l", "this sim",   "this small",
	};
	return view_starts_one_nocase(line, starts, G_N_ELEMENTS(starts));
}

bool ping_request_may_start(View line)
{
	if (line.len < 3)
		return false;
	switch (PING_KEY(line.data[0] | 0x20, line.data[1] | 0x20, line.data[2] | 0x20)) {
	case PING_KEY('w', 'h', 'a'):
	case PING_KEY('h', 'o', 'w'):
	case PING_KEY('w', 'h', 'e'):
	case PING_KEY('a', 'r', 'e'):
	case PING_KEY('a', 'n', 'y'):
	case PING_KEY('d', 'i', 'd'):
	case PING_KEY('d', 'o', ' '):
	case PING_KEY('d', 'o', 'e'):
	case PING_KEY('h', 'a', 's'):
	case PING_KEY('h', 'a', 'v'):
	case PING_KEY('h', 'a', 'd'):
	case PING_KEY('c', 'a', 'n'):
	case PING_KEY('c', 'o', 'u'):
	case PING_KEY('w', 'o', 'u'):
	case PING_KEY('w', 'i', 'l'):
	case PING_KEY('m', 'a', 'y'):
	case PING_KEY('m', 'i', 'g'):
	case PING_KEY('p', 'l', 'e'):
	case PING_KEY('k', 'i', 'n'):
	case PING_KEY('j', 'u', 's'):
	case PING_KEY('s', 'e', 'e'):
	case PING_KEY('s', 't', 'a'):
	case PING_KEY('s', 't', 'i'):
	case PING_KEY('f', 'o', 'l'):
	case PING_KEY('c', 'h', 'e'):
	case PING_KEY('f', 'r', 'i'):
	case PING_KEY('g', 'e', 'n'):
	case PING_KEY('l', 'e', 't'):
	case PING_KEY('w', 'a', 's'):
	case PING_KEY('w', 'e', 'r'):
	case PING_KEY('c', 'u', 'r'):
	case PING_KEY('s', 'o', ' '):
	case PING_KEY('a', 'n', 'd'):
	case PING_KEY('b', 'u', 't'):
	case PING_KEY('p', 'e', 'r'):
	case PING_KEY('w', 'a', 'i'):
	case PING_KEY('a', 'w', 'a'):
	case PING_KEY('w', 'o', 'n'):
	case PING_KEY('t', 'h', 'o'):
	case PING_KEY('c', 'o', 'm'):
	case PING_KEY('f', 'e', 'e'):
	case PING_KEY('u', 'p', 'd'):
	case PING_KEY('o', 'b', 'j'):
	case PING_KEY('o', 'p', 'i'):
		return true;
	case PING_KEY('w', 'e', ' '):
		return we_may_start(line);
	case PING_KEY('l', 'o', 'o'):
		return view_starts_nocase(line, "looks li");
	case PING_KEY('t', 'h', 'e'):
	case PING_KEY('t', 'h', 'i'):
		return th_may_start(line);
	default:
		return (line.data[0] | 0x20) == 'i' && i_may_start(line);
	}
}

/* Whether the sentence is only polite. */
static bool is_polite(PhraseWords *words)
{
	if (!strchr(phrase_classes_at(words, 0), 'p'))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(pleasantries); i++)
		if (phrase_takes(words, 0, pleasantries[i]))
			return true;
	return false;
}

PingSays ping_request_read(View text, TextForm form)
{
	PhraseWords words;
	phrase_words_init(&words, text, form);
	if (is_polite(&words) && !phrase_words_next(&words))
		return PING_NOTHING;
	PingSays says = judge(&words, 0);
	size_t at = 0, lead;
	for (int i = 0; i < MAX_LEADS && !says && (lead = count_lead(&words, at)); i++) {
		at += lead;
		says = judge(&words, at);
	}
	return says;
}
