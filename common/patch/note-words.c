/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of notes that a patch was applied: see patch/note-words.h. */
#include "patch/note-words.h"

#include "bytes/block.h"

typedef struct {
	NoteClass class;
	bool is_trial;
	const char *words; /* blank-separated */
} WordList;

static const WordList lists[] = {
	{ NOTE_VERB, true, "applied pulled picked cherry-picked took taken installed grabbed" },
	{ NOTE_VERB, true, "aplied appplied appied apllied" },
	{ NOTE_VERB, false,
	  "pushed merged committed commited comitted queued enqueued requeued landed staged "
	  "upstreamed accepted mered megred meged merge'd push'd" },
	{ NOTE_PUT, true, "added included put checked integrated folded" },
	{ NOTE_WENT, false, "went gone" },
	{ NOTE_HELP, false, "help helped dared decided" },
	{ NOTE_APPLY, false, "apply push merge commit queue" },
	{ NOTE_APPLYING, false, "applying pushing merging committing queuing queueing" },
	{ NOTE_I, false, "i we" },
	{ NOTE_YOU, false, "you they" },
	{ NOTE_PRONOUN, false, "this it that these those them" },
	{ NOTE_BOTH, false, "both all everything" },
	{ NOTE_THE, false, "the my our" },
	{ NOTE_YOUR, false, "your" },
	{ NOTE_A, false,
	  "a an another some similar same different previous earlier older old equivalent every "
	  "each any its prior his her their" },
	{ NOTE_NOUN, false, "patch one version revision pr mr patch-series part original" },
	{ NOTE_NOUNS, false,
	  "patches patchset patchsets patch-set series patchseries set changeset lot stack batch "
	  "ones parts patchsed" },
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
	  "accordingly right away immediately" },
	{ NOTE_FILLER, false,
	  "ok okay oke yes yep yup yeah sure indeed fine good great nice cool lgtm fyi hi hello "
	  "hey "
	  "dear well sorry done looks look no catch point job work spot perfect excellent "
	  "awesome agreed true alright obviously hmm ah oh oops fair enough super lovely makes "
	  "sense "
	  "btw fwiw" },
	{ NOTE_THANKS, false, "thanks thank thx thanx tnx cheers ta tks kudos danke merci" },
	{ NOTE_AND, false, "and & +" },
	{ NOTE_SO, false, "so but thus hence however because though although therefore" },
	{ NOTE_NOT, false, "not never without cannot neither nor hardly" },
	{ NOTE_MODAL, false,
	  "will would can could should may might must shall 'll 'd please gonna going want wants "
	  "need needs let get getting be being hope hopefully hoping like wish try intend plan "
	  "planning prefer willing expect wait waiting" },
	{ NOTE_IF, false,
	  "if when once until unless whether while whenever assuming provided till before "
	  "in-case" },
	{ NOTE_IN, false, "in into" },
	{ NOTE_TO, false, "to for on onto at" },
	{ NOTE_WITH, false,
	  "with as by after from via per along through under because due based including "
	  "between before" },
	{ NOTE_EXCEPT, false, "except excluding minus excepting" },
	{ NOTE_UP, false, "up" },
	{ NOTE_TREE, false,
	  "tree trees branch branches repo repos repository repositories next master main trunk "
	  "devel develop git staging fixes queues" },
	{ NOTE_GOAL, false,
	  "release cycle window merge-window kernel kernels testing patchwork head "
	  "stable net hwmon tip rc -rc pile backlog week version lists" },
	{ NOTE_UPSTREAM, false, "upstream mainline linux-next -next" },
	{ NOTE_TEST, false,
	  "tested tried built booted compiled recompiled rebuilt ran run rerun test testing try "
	  "trying retested rebooted verified reproduced reproduce build" },
	{ NOTE_FAIL, false,
	  "still crash crashes crashed fail fails failed failing hang hangs hung oops panic panics "
	  "broken breaks broke error errors conflict conflicts reverted issue oopses warning "
	  "problem remains persists" },
	{ NOTE_BAD, false,
	  "cleanly locally correctly incorrectly properly wrongly fine care account consideration "
	  "successfully out back single comments comment feedback suggestion suggestions over "
	  "against twice ok here device" },
	{ NOTE_DROP, false,
	  "dropped drop dropping skipped skip skipping omitted ignored left leaving deferred" },
};

typedef struct {
	NoteClass class;
	int value;
	const char *words;
} NumberList;

static const NumberList numbers[] = {
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

static void add_words(GHashTable *table, const char *words, NoteWord meaning)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);
	for (size_t i = 0; list[i]; i++)
		if (!g_hash_table_contains(table, list[i]))
			g_hash_table_insert(table, g_strdup(list[i]),
					    g_memdup2(&meaning, sizeof(meaning)));
}

/* From the words to their meanings; made once, and kept. */
static GHashTable *words_table(void)
{
	static gsize made;
	if (g_once_init_enter(&made)) {
		GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
		for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
			add_words(table, numbers[i].words,
				  (NoteWord){ numbers[i].class, numbers[i].value, false });
		for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
			add_words(table, lists[i].words,
				  (NoteWord){ lists[i].class, 0, lists[i].is_trial });
		g_once_init_leave(&made, (gsize)table);
	}
	return (GHashTable *)made; // NOLINT(performance-no-int-to-ptr)
}

NoteWord note_word_find(View word)
{
	char key[NOTE_WORD_SIZE];
	if (word.len >= sizeof(key) || memchr(word.data, '\0', word.len))
		return (NoteWord){ NOTE_OTHER, 0, false };
	memcpy(key, word.data, word.len);
	key[word.len] = '\0';
	const NoteWord *found = g_hash_table_lookup(words_table(), key);
	return found ? *found : (NoteWord){ NOTE_OTHER, 0, false };
}

/* Whether the text up to end ends in word, which is in lower case. */
static bool ends_in(const char *start, const char *end, const char *word)
{
	size_t len = strlen(word);
	return (size_t)(end - start) >= len && g_ascii_strncasecmp(end - len, word, len) == 0;
}

/*
 * What the words for being in have in common: two letters, which can be looked for many bytes at a
 * time, and what comes before them.
 */
static const struct {
	char pair[3];
	const char *before[15];
} stems[] = {
	{ "ed",
	  { "appli", "push", "merg", "commit", "queu", "pick", "pull", "land", "stag", "accept",
	    "install", "add", "includ", "upstream", "grabb" } },
	{ "ke", { "ta" } },  /* taken */
	{ "oo", { "t" } },   /* took */
	{ "xt", { "ne" } },  /* linux-next */
	{ "ee", { "tr" } },  /* my tree */
	{ "ps", { "u" } },   /* upstream */
	{ "nl", { "mai" } }, /* mainline */
};

static bool is_stem(View text, size_t at)
{
	for (size_t i = 0; i < G_N_ELEMENTS(stems); i++) {
		if ((text.data[at] | 0x20) != stems[i].pair[0] ||
		    (text.data[at + 1] | 0x20) != stems[i].pair[1])
			continue;
		for (size_t j = 0; j < G_N_ELEMENTS(stems[i].before) && stems[i].before[j]; j++)
			if (ends_in(text.data, text.data + at, stems[i].before[j]))
				return true;
	}
	return false;
}

/* The places in the step at at where a pair may stand, as bits. One byte more must be readable. */
static inline guint64 find_pairs(const char *at)
{
	BlockBytes first = block_load(at) | 0x20, second = block_load(at + 1) | 0x20;
	BlockBytes found = { 0 };
#pragma GCC unroll 8
	for (size_t i = 0; i < G_N_ELEMENTS(stems); i++)
		found |= (BlockBytes)(first == (guint8)stems[i].pair[0]) &
			 (BlockBytes)(second == (guint8)stems[i].pair[1]);
	return block_bits(found);
}

const char *note_word_search(View text)
{
	size_t at = 0;
	for (; text.len - at > BLOCK_STEP && text.len > BLOCK_STEP; at += BLOCK_STEP)
		for (guint64 found = find_pairs(text.data + at); found; found &= found - 1) {
			size_t place = at + (size_t)__builtin_ctzll(found);
			if (is_stem(text, place))
				return text.data + place;
		}
	for (; at + 1 < text.len; at++)
		if (is_stem(text, at))
			return text.data + at;
	return NULL;
}
