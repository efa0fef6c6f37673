/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of notes that a patch was applied: see patch/note-words.h. */
#include "patch/note-words.h"

typedef struct {
	NoteClass class;
	bool is_trial;
	const char *words; /* blank-separated */
} WordList;

static const WordList word_lists[] = {
	{ NOTE_VERB, true,
	  "applied re-applied reapplied pulled picked cherry-picked took taken installed grabbed" },
	{ NOTE_VERB, true, "aplied appplied appied apllied" },
	{ NOTE_VERB, false,
	  "pushed merged committed commited comitted queued enqueued requeued staged "
	  "upstreamed accepted mered megred meged merge'd push'd" },
	{ NOTE_PUT, true, "added included put checked integrated folded stuck" },
	{ NOTE_WENT, false, "went gone sits" },
	{ NOTE_LANDED, false, "landed" },
	{ NOTE_HELP, false, "helped dared decided" },
	{ NOTE_APPLY, false, "apply push merge commit queue" },
	{ NOTE_I, false, "i we" },
	{ NOTE_YOU, false, "you they" },
	{ NOTE_PRONOUN, false, "this it that these those them" },
	{ NOTE_BOTH, false, "both all everything" },
	{ NOTE_THE, false, "the my our" },
	{ NOTE_YOUR, false, "your yours" },
	{ NOTE_A, false,
	  "a an another some similar same different previous earlier older old equivalent every "
	  "each any its prior his her their" },
	{ NOTE_NOUN, false, "patch one result version revision pr mr patch-series part original" },
	{ NOTE_NOUNS, false,
	  "patches patchset patchsets patch-set series patchseries set changeset lot stack batch "
	  "ones parts patchsed thing" },
	{ NOTE_CHANGE, false,
	  "fix change commit bugfix cleanup clean-up revert update fixup hunk commits fixes "
	  "changes cleanups updates bits stuff reverts bugfixes pull modification "
	  "modifications" },
	{ NOTE_REST, false, "rest others remainder remaining other" },
	{ NOTE_ADJECTIVE, false,
	  "whole entire complete full above below following updated latest newest new modified "
	  "corrected fixed final trivial simple small nice obvious revised rebased "
	  "current present resent minimal minor missing squashed amended said" },
	{ NOTE_OF, false, "of" },
	{ NOTE_WHICH, false, "which where whose what who how why" },
	{ NOTE_IS, false, "is are was were 's 're" },
	{ NOTE_BEEN, false, "been" },
	{ NOTE_HAVE, false, "have has 've got" },
	{ NOTE_ADVERB, false,
	  "now already just also finally tentatively provisionally since then hereby manually "
	  "actually quickly simply therefore today yesterday meanwhile again only instead "
	  "too recently anyway anyways anyhow slightly eventually together directly "
	  "accordingly right away immediately belatedly partially partly" },
	{ NOTE_FILLER, false,
	  "ok okay oke yes yep yup yeah sure indeed fine good great nice cool lgtm fyi hi hello "
	  "hey "
	  "dear well sorry done looks look no catch point job work spot perfect excellent "
	  "awesome agreed true alright obviously hmm ah oh oops fair enough super lovely makes "
	  "sense "
	  "btw fwiw ftr icymi" },
	{ NOTE_THANKS, false, "thanks thank thx thanx tnx cheers ta tks kudos danke merci" },
	{ NOTE_AND, false, "and & +" },
	{ NOTE_SO, false, "so but thus hence however because though although therefore" },
	{ NOTE_NOT, false, "not never without w/o cannot neither nor hardly nobody none" },
	{ NOTE_MODAL, false,
	  "will would can could should may might must shall 'll 'd please gonna going want wants "
	  "need needs let get getting be being hope hopefully hoping like wish try intend plan "
	  "planning prefer willing expect wait waiting" },
	{ NOTE_IF, false,
	  "if when once until unless whether while whenever assuming provided till before "
	  "in-case having" },
	{ NOTE_IN, false, "in into" },
	{ NOTE_TO, false, "to for on onto at" },
	{ NOTE_WITH, false,
	  "with as by after from via per along through under because due based including "
	  "between before as-is unchanged unmodified verbatim" },
	{ NOTE_EXCEPT, false, "except excluding minus excepting apart besides modulo" },
	{ NOTE_UP, false, "up" },
	{ NOTE_TREE, false,
	  "tree trees branch branches repo repos repository repositories next master main trunk "
	  "devel develop git staging fixes queues tip" },
	{ NOTE_GOAL, false,
	  "release cycle window merge-window kernel kernels testing patchwork head "
	  "stable net hwmon rc -rc pile backlog version lists behalf" },
	{ NOTE_TIME, false,
	  "week night morning afternoon evening weekend month year time meantime monday tuesday "
	  "wednesday thursday friday saturday sunday" },
	{ NOTE_UPSTREAM, false, "upstream mainline linux-next -next" },
	{ NOTE_TEST, false,
	  "tested tried built booted compiled recompiled rebuilt ran run rerun test testing try "
	  "trying retested rebooted verified reproduced reproduce build works worked work running "
	  "runs builds boots" },
	{ NOTE_FAIL, false,
	  "still crash crashes crashed fail fails failed failing hang hangs hung oops panic panics "
	  "broken breaks broke error errors conflict conflicts reverted issue oopses warning "
	  "problem remains persists" },
	{ NOTE_BAD, false,
	  "cleanly locally correctly incorrectly properly wrongly fine care account consideration "
	  "successfully out back single comments comment feedback suggestion suggestions over "
	  "against twice ok here there later granted device" },
	{ NOTE_DROP, false,
	  "dropped drop dropping skipped skip skipping omitted ignored left leaving deferred" },
};

typedef struct {
	NoteClass class;
	int value;
	const char *words;
} NumberList;

static const NumberList number_lists[] = {
	{ NOTE_ORDINAL, 1, "first 1st" },   { NOTE_ORDINAL, 2, "second 2nd" },
	{ NOTE_ORDINAL, 3, "third 3rd" },   { NOTE_ORDINAL, 4, "fourth 4th" },
	{ NOTE_ORDINAL, 5, "fifth 5th" },   { NOTE_ORDINAL, 6, "sixth 6th" },
	{ NOTE_ORDINAL, 7, "seventh 7th" }, { NOTE_ORDINAL, 8, "eighth 8th" },
	{ NOTE_ORDINAL, 9, "ninth 9th" },   { NOTE_ORDINAL, 10, "tenth 10th" },
	{ NOTE_ORDINAL, -1, "last final" }, { NOTE_COUNT, 2, "two couple" },
	{ NOTE_COUNT, 3, "three" },	    { NOTE_COUNT, 4, "four" },
	{ NOTE_COUNT, 5, "five" },	    { NOTE_COUNT, 6, "six" },
	{ NOTE_COUNT, 7, "seven" },	    { NOTE_COUNT, 8, "eight" },
	{ NOTE_COUNT, 9, "nine" },	    { NOTE_COUNT, 10, "ten" },
};

/* The words by their hashes: open addressing, half of it empty. */
enum {
	N_SLOTS = 1024,
};

typedef struct {
	View word; /* empty where there is none */
	NoteWord meaning;
} Slot;

static guint hash_word(View word)
{
	guint hash = 5381;
	for (size_t i = 0; i < word.len; i++)
		hash = hash * 33 + (guint8)word.data[i];
	return hash ^ hash >> 15;
}

static Slot *find_word_slot(Slot *slots, View word)
{
	guint at = hash_word(word) % N_SLOTS;
	while (slots[at].word.len && !view_equal(slots[at].word, word))
		at = (at + 1) % N_SLOTS;
	return &slots[at];
}

/* The first meaning of a word counts. */
static void add_words(Slot *slots, const char *words, NoteWord meaning)
{
	while (*words) {
		View word = { words, strcspn(words, " ") };
		Slot *slot = find_word_slot(slots, word);
		if (slot->word.len == 0)
			*slot = (Slot){ word, meaning };
		words += word.len + strspn(words + word.len, " ");
	}
}

/* Made once. */
static Slot *words_table(void)
{
	static Slot slots[N_SLOTS];
	static gsize is_made;
	if (g_once_init_enter(&is_made)) {
		for (size_t i = 0; i < G_N_ELEMENTS(number_lists); i++)
			add_words(
				slots, number_lists[i].words,
				(NoteWord){ number_lists[i].class, number_lists[i].value, false });
		for (size_t i = 0; i < G_N_ELEMENTS(word_lists); i++)
			add_words(slots, word_lists[i].words,
				  (NoteWord){ word_lists[i].class, 0, word_lists[i].is_trial });
		g_once_init_leave(&is_made, 1);
	}
	return slots;
}

NoteWord note_word_find(View word)
{
	if (word.len == 0 || word.len >= NOTE_WORD_SIZE)
		return (NoteWord){ NOTE_OTHER, 0, false };
	/* what an empty slot means is NOTE_OTHER */
	return find_word_slot(words_table(), word)->meaning;
}
