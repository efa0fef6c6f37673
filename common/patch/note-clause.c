/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that say that a patch is in: see patch/note-clause.h. */
#include "patch/note-clause.h"

#include "patch/commit-name.h"
#include "patch/note-head.h"
#include "patch/note-place.h"
#include "patch/note-tree.h"
#include "patch/note-when.h"

/* How what comes behind the verb is read. */
typedef enum {
	TAIL_FAIL,
	TAIL_START,
	TAIL_IT,    /* `it`, `this` */
	TAIL_THE,   /* `the`, `your`: a patch must follow */
	TAIL_THE_1, /* `the bindings` */
	TAIL_YOUR,
	TAIL_YOUR_1,
	TAIL_NAME,  /* `Bo`: `'s patch` must follow */
	TAIL_PATCH, /* `this patch` */
	TAIL_ALL,   /* `all` */
	TAIL_ALL_THE,
	TAIL_COUNT, /* `the first two` */
	TAIL_OF,    /* `both of` */
	TAIL_WHEN,  /* `the patch this`: `morning` must follow */
	TAIL_TO,    /* `to` */
	TAIL_PLACE, /* `to the`: a tree must follow */
	N_TAIL_STATES,
	TAIL_GOOD = N_TAIL_STATES,
	TAIL_TREE, /* good, and it names a tree */
} Tail;

static const guint8 tails[N_TAIL_STATES][N_NOTE_CLASSES] = {
#define ENDS                                                                                       \
	[NOTE_END] = TAIL_GOOD, [NOTE_COMMA] = TAIL_GOOD, [NOTE_AND] = TAIL_GOOD,                  \
	[NOTE_SO] = TAIL_GOOD, [NOTE_WITH] = TAIL_GOOD, [NOTE_THANKS] = TAIL_GOOD,                 \
	[NOTE_FILLER] = TAIL_GOOD, [NOTE_EXCEPT] = TAIL_GOOD, [NOTE_NOT] = TAIL_GOOD
#define OBJECTS                                                                                    \
	[NOTE_BOTH] = TAIL_ALL, [NOTE_NOUN] = TAIL_PATCH, [NOTE_NOUNS] = TAIL_PATCH,               \
	[NOTE_REST] = TAIL_PATCH, [NOTE_ORDINAL] = TAIL_COUNT, [NOTE_COUNT] = TAIL_COUNT,          \
	[NOTE_PARTS] = TAIL_PATCH, [NOTE_VERSION] = TAIL_PATCH
#define OBJECT_CHANGES [NOTE_CHANGE] = TAIL_PATCH
#define PLACES [NOTE_IN] = TAIL_TO, [NOTE_TO] = TAIL_TO
	[TAIL_START] = { ENDS, OBJECTS, OBJECT_CHANGES,
			 PLACES, [NOTE_UP] = TAIL_START, [NOTE_ADVERB] = TAIL_START,
			 [NOTE_PRONOUN] = TAIL_IT, [NOTE_THE] = TAIL_THE,
			 [NOTE_ADJECTIVE] = TAIL_YOUR, [NOTE_YOUR] = TAIL_YOUR,
			 [NOTE_NAME] = TAIL_NAME, [NOTE_UPSTREAM] = TAIL_TREE },
	[TAIL_IT] = { ENDS, OBJECTS, OBJECT_CHANGES, PLACES, [NOTE_UP] = TAIL_IT,
		      [NOTE_ADVERB] = TAIL_IT, [NOTE_ADJECTIVE] = TAIL_YOUR,
		      [NOTE_OTHER] = TAIL_YOUR_1, [NOTE_NAME] = TAIL_YOUR_1,
		      [NOTE_UPSTREAM] = TAIL_TREE, [NOTE_TIME] = TAIL_GOOD },
	[TAIL_THE] = { OBJECTS, [NOTE_ADJECTIVE] = TAIL_THE, [NOTE_OTHER] = TAIL_THE_1,
		       [NOTE_NAME] = TAIL_THE_1 },
	[TAIL_THE_1] = { [NOTE_NOUN] = TAIL_PATCH, [NOTE_NOUNS] = TAIL_PATCH },
	[TAIL_YOUR] = { OBJECTS, OBJECT_CHANGES, [NOTE_ADJECTIVE] = TAIL_YOUR,
			[NOTE_OTHER] = TAIL_YOUR_1, [NOTE_NAME] = TAIL_YOUR_1 },
	[TAIL_YOUR_1] = { OBJECTS, OBJECT_CHANGES },
	[TAIL_NAME] = { [NOTE_NAME] = TAIL_NAME, [NOTE_IS] = TAIL_YOUR },
	[TAIL_PATCH] = { ENDS, OBJECTS, OBJECT_CHANGES,
			 PLACES, [NOTE_UP] = TAIL_PATCH, [NOTE_OF] = TAIL_OF,
			 [NOTE_ADVERB] = TAIL_PATCH, [NOTE_ADJECTIVE] = TAIL_PATCH,
			 [NOTE_OTHER] = TAIL_GOOD, [NOTE_NAME] = TAIL_GOOD,
			 [NOTE_UPSTREAM] = TAIL_TREE, [NOTE_PRONOUN] = TAIL_WHEN },
#define COUNTED                                                                                    \
	ENDS, OBJECTS, OBJECT_CHANGES, PLACES, [NOTE_OF] = TAIL_OF, [NOTE_UPSTREAM] = TAIL_TREE
	[TAIL_ALL] = { COUNTED, [NOTE_UP] = TAIL_ALL, [NOTE_ADVERB] = TAIL_ALL,
		       [NOTE_ADJECTIVE] = TAIL_ALL, [NOTE_THE] = TAIL_ALL_THE,
		       [NOTE_YOUR] = TAIL_ALL_THE, [NOTE_PRONOUN] = TAIL_IT },
	[TAIL_ALL_THE] = { OBJECTS, OBJECT_CHANGES, [NOTE_ADJECTIVE] = TAIL_ALL_THE },
	[TAIL_WHEN] = { [NOTE_TIME] = TAIL_GOOD },
	[TAIL_COUNT] = { COUNTED, [NOTE_GOAL] = TAIL_GOOD, [NOTE_TIME] = TAIL_GOOD,
			 [NOTE_UP] = TAIL_COUNT, [NOTE_ADVERB] = TAIL_COUNT,
			 [NOTE_ADJECTIVE] = TAIL_COUNT },
	[TAIL_OF] = { OBJECTS, OBJECT_CHANGES, [NOTE_THE] = TAIL_THE, [NOTE_YOUR] = TAIL_YOUR,
		      [NOTE_PRONOUN] = TAIL_IT, [NOTE_ADJECTIVE] = TAIL_THE },
	[TAIL_TO] = { [NOTE_END] = TAIL_GOOD,	     [NOTE_CHANGE] = TAIL_PLACE,
		      [NOTE_APPLY] = TAIL_PLACE,     [NOTE_COMMA] = TAIL_GOOD,
		      [NOTE_AND] = TAIL_GOOD,	     [NOTE_THANKS] = TAIL_GOOD,
		      [NOTE_SO] = TAIL_GOOD,	     [NOTE_ADVERB] = TAIL_TO,
		      [NOTE_OTHER] = TAIL_GOOD,	     [NOTE_NAME] = TAIL_GOOD,
		      [NOTE_PARTS] = TAIL_GOOD,	     [NOTE_VERSION] = TAIL_GOOD,
		      [NOTE_TREE] = TAIL_TREE,	     [NOTE_UPSTREAM] = TAIL_TREE,
		      [NOTE_GOAL] = TAIL_GOOD,	     [NOTE_NOUNS] = TAIL_PLACE,
		      [NOTE_NOUN] = TAIL_PLACE,	     [NOTE_COUNT] = TAIL_PLACE,
		      [NOTE_THE] = TAIL_PLACE,	     [NOTE_YOUR] = TAIL_PLACE,
		      [NOTE_ADJECTIVE] = TAIL_PLACE, [NOTE_BOTH] = TAIL_PLACE,
		      [NOTE_PRONOUN] = TAIL_PLACE,   [NOTE_A] = TAIL_PLACE,
		      [NOTE_YOU] = TAIL_GOOD,	     [NOTE_TO] = TAIL_TO,
		      [NOTE_TIME] = TAIL_GOOD },
	[TAIL_PLACE] = { [NOTE_APPLY] = TAIL_PLACE,
			 [NOTE_FILLER] = TAIL_PLACE,
			 [NOTE_CHANGE] = TAIL_PLACE,
			 [NOTE_TREE] = TAIL_TREE,
			 [NOTE_UPSTREAM] = TAIL_TREE,
			 [NOTE_GOAL] = TAIL_GOOD,
			 [NOTE_TIME] = TAIL_GOOD,
			 [NOTE_OTHER] = TAIL_PLACE,
			 [NOTE_NAME] = TAIL_PLACE,
			 [NOTE_ADJECTIVE] = TAIL_PLACE,
			 [NOTE_COUNT] = TAIL_PLACE,
			 [NOTE_AND] = TAIL_PLACE,
			 [NOTE_THE] = TAIL_PLACE,
			 [NOTE_NOUN] = TAIL_PLACE,
			 [NOTE_NOUNS] = TAIL_PLACE,
			 [NOTE_VERSION] = TAIL_PLACE,
			 [NOTE_PARTS] = TAIL_PLACE,
			 [NOTE_ORDINAL] = TAIL_PLACE },
};

/* Whether the word at at is a commit or its number: `commit 0123456789ab`, `r123`, `PR #12`. */
static bool is_commit(const NoteSentence *sentence, size_t at)
{
	static const char *const names[] = { "commit", "revision", "rev",    "changeset",
					     "pr",     "mr",	   "request" };
	View text = sentence->tokens[at].text;
	View number = view_from(text, text.len && byte_is_in(text.data[0], "rR#!") ? 1 : 0);
	if (!commit_name_may_be(number))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (note_has_word(sentence, at - 1, names[i]))
			return true;
	return commit_name_is(number) ||
	       (view_digits_length(number) == number.len && number.len < text.len);
}

/* Whether the word at at begins with what is another patch: `Bo's v2 TIDE_GAUGE`, which is the name
 * of a series, `the next version`. */
static bool is_another(const NoteSentence *sentence, size_t at, Tail before)
{
	NoteClass class = note_class_at(sentence, at), after = note_class_at(sentence, at + 1);
	if (class == NOTE_VERSION && before == TAIL_YOUR &&
	    note_class_at(sentence, at - 1) == NOTE_IS)
		return after == NOTE_OTHER || after == NOTE_NAME;
	return class == NOTE_TREE && (after == NOTE_NOUN || after == NOTE_NOUNS) &&
	       !note_has_word(sentence, at + 1, "request");
}

/* Whether the word at the end of clause settles it, whatever comes then; sure receives how. */
static bool ends_by_itself(const NoteSentence *sentence, NoteClause *clause, Tail before,
			   Tail *sure)
{
	size_t end = clause->end;
	NoteClass class = note_class_at(sentence, end), next = note_class_at(sentence, end + 1);
	*sure = TAIL_GOOD;
	/* `applied the following:` */
	if (before == TAIL_THE && note_has_word(sentence, end, ":") &&
	    note_has_word(sentence, end - 1, "following"))
		return clause->lacks_object = true;
	/* `the only reason I took this is that` */
	if (class == NOTE_IS && clause->has_object && clause->start &&
	    note_has_word(sentence, clause->start - 1, "reason"))
		return true;
	/* `pushed 0123abc0`: what it has become */
	if (before != TAIL_START || class != NOTE_OTHER || clause->kind != NOTE_SAYS_ELIDED ||
	    end != clause->verb + 1 || !commit_name_is(sentence->tokens[end].text))
		return false;
	*sure = next == NOTE_END || next == NOTE_COMMA ? TAIL_GOOD : TAIL_FAIL;
	return true;
}

/* Whether the word at end means a patch, though its class does not say so. */
static bool is_of_patch(const NoteSentence *sentence, size_t end, Tail before)
{
	/* `merged #123`, `merged !12`: a request by its number */
	if (before <= TAIL_IT && note_class_at(sentence, end) == NOTE_OTHER &&
	    byte_is_in(sentence->tokens[end].text.data[0], "#!"))
		return true;
	/* `merged this commit`, not `applied this commit 0123abc first` */
	return before == TAIL_IT && note_has_word(sentence, end, "commit") &&
	       note_class_at(sentence, end + 1) != NOTE_OTHER;
}

/* Reads on from clause->end. Returns how it ends. */
static Tail read_tail(const NoteSentence *sentence, NoteClause *clause, Tail state)
{
	for (; state < N_TAIL_STATES; clause->end++) {
		Tail before = state;
		NoteClass class = note_class_at(sentence, clause->end);
		if (class == NOTE_UP && note_has_word(sentence, clause->end + 1, "to"))
			return TAIL_GOOD;
		clause->has_object |= before == TAIL_IT || before == TAIL_PATCH ||
				      before == TAIL_ALL || before == TAIL_COUNT;
		state = tails[before][class];
		if (class == NOTE_TO && clause->kind <= NOTE_SAYS_FIRST &&
		    note_tells_way(sentence, clause->end))
			return TAIL_GOOD;
		if (state == TAIL_FAIL && note_tells_when(sentence, clause->verb, clause->end) &&
		    before <= TAIL_COUNT && before != TAIL_NAME)
			return TAIL_GOOD;
		if (before == TAIL_THE_1)
			clause->some = clause->end;
		Tail sure;
		if (ends_by_itself(sentence, clause, before, &sure))
			return sure;
		if (is_of_patch(sentence, clause->end, before))
			state = TAIL_PATCH;
		if (state == TAIL_FAIL && before == TAIL_START && class == NOTE_OTHER &&
		    clause->kind == NOTE_SAYS_PASSIVE)
			return TAIL_GOOD;
		if (state == TAIL_FAIL)
			return TAIL_FAIL;
		if (is_another(sentence, clause->end, before))
			return TAIL_FAIL;
		/* `in the series` */
		if (before == TAIL_PLACE && class == NOTE_NOUNS && clause->end > 1 &&
		    note_class_at(sentence, clause->end - 2) == NOTE_IN) {
			/* the author's own, which is sent again */
			if (note_has_word(sentence, clause->end - 1, "my") ||
			    note_has_word(sentence, clause->end - 2, "into"))
				return TAIL_FAIL;
			state = TAIL_PATCH;
			continue;
		}
		bool is_name = (before == TAIL_TO || before == TAIL_PLACE) && class != NOTE_END;
		if (is_name && is_commit(sentence, clause->end))
			return TAIL_GOOD;
		/* a directory */
		if (is_name && sentence->tokens[clause->end].text.data[0] == '/')
			return TAIL_FAIL;
		if (is_name && note_tree_starts(sentence, clause->end))
			state = TAIL_TREE;
		if (state == TAIL_TREE)
			clause->tree = clause->end;
		if (state >= N_TAIL_STATES)
			break;
	}
	return state;
}

/* Whether nothing stands behind a tree that is named without `in` but what may end a sentence. */
static bool ends_well(const NoteSentence *sentence, size_t at)
{
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true,  [NOTE_COMMA] = true,  [NOTE_AND] = true, [NOTE_SO] = true,
		[NOTE_WITH] = true, [NOTE_THANKS] = true, [NOTE_IN] = true,
	};
	while (note_class_at(sentence, at) == NOTE_ADVERB)
		at++;
	/* `it went in and out` */
	return ends[note_class_at(sentence, at)] && !note_has_word(sentence, at + 1, "out");
}

/* `I checked in linux-next`, where it is not. */
static bool is_looked_up(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const into[] = { "to", "into", "on", "onto", NULL };
	return note_has_word(sentence, clause->verb, "checked") &&
	       !note_has_any(sentence, clause->verb, clause->tree, into);
}

/* Whether it is checked in what stands behind the verb: `checked this in for you`, `checked in this
 * patch on your behalf`; `checked in the manual` is another matter. */
static bool is_checked_in(const NoteSentence *sentence, const NoteClause *clause)
{
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true, [NOTE_COMMA] = true,	 [NOTE_AND] = true, [NOTE_THANKS] = true,
		[NOTE_SO] = true,  [NOTE_ADVERB] = true, [NOTE_NOT] = true,
	};
	static const bool objects[N_NOTE_CLASSES] = {
		[NOTE_PRONOUN] = true, [NOTE_BOTH] = true, [NOTE_THE] = true,
		[NOTE_YOUR] = true,    [NOTE_NOUN] = true, [NOTE_NOUNS] = true,
	};
	size_t at = clause->verb + 1;
	if (!note_has_word(sentence, clause->verb, "checked"))
		return false;
	bool is_split = !note_has_word(sentence, at, "in");
	while (objects[note_class_at(sentence, at)])
		at++;
	if (is_split != (at > clause->verb + 1) || !note_has_word(sentence, at, "in"))
		return false;
	size_t object = ++at;
	while (!is_split && objects[note_class_at(sentence, at)])
		at++;
	NoteClass next = note_class_at(sentence, at + 1);
	/* `for you`, `on your behalf`, `as r123` */
	if (note_has_word(sentence, at, "for") || note_has_word(sentence, at, "on"))
		return next == NOTE_YOU || next == NOTE_NAME || next == NOTE_PRONOUN ||
		       (next == NOTE_YOUR && note_has_word(sentence, at + 2, "behalf"));
	if (note_has_word(sentence, at, "as"))
		return true;
	/* `I checked in this patch, and it has` */
	if (at > object)
		return note_class_at(sentence, at) == NOTE_END ||
		       note_class_at(sentence, at) == NOTE_THANKS || next == NOTE_THANKS;
	return ends[note_class_at(sentence, at)];
}

/* Whether the subject is of some patches, by a word of their own, which can be told at the start of
 * a sentence only: `driver patch applied`. Sets clause->some to `patch`. Returns false if it is no
 * patch of the series. */
static bool take_kind(const NoteSentence *sentence, NoteClause *clause)
{
	static const bool greets[N_NOTE_CLASSES] = {
		[NOTE_THANKS] = true, [NOTE_FILLER] = true, [NOTE_COMMA] = true,
		[NOTE_ADVERB] = true, [NOTE_SO] = true,	    [NOTE_AND] = true,
	};
	static const char *const others[] = { "debug",	   "debugging", "attached", "proposed",
					      "suggested", "wrong",	"vendor",   "workaround",
					      "hack",	   "inline",	"linked",   "referenced",
					      "local",	   "posted",	NULL };
	size_t at = 0;
	while (greets[note_class_at(sentence, at)])
		at++;
	size_t word = MAX(at, clause->start);
	while (greets[note_class_at(sentence, word)])
		word++;
	if (!clause->some && clause->kind != NOTE_SAYS_THIRD &&
	    (note_class_at(sentence, word) == NOTE_NAME ||
	     note_class_at(sentence, word) == NOTE_OTHER)) {
		size_t noun = word;
		while (note_class_at(sentence, noun) == NOTE_NAME ||
		       note_class_at(sentence, noun) == NOTE_OTHER)
			noun++;
		NoteClass class = note_class_at(sentence, noun);
		if (class != NOTE_NOUN && class != NOTE_NOUNS)
			return true;
		if (noun >= clause->verb)
			return true;
		if (at < clause->start)
			return false;
		clause->some = noun;
	}
	return !clause->some || !note_word_is_one_of(sentence, clause->some - 1, others);
}

/* Whether the clause says where something is without `is`: `series now in tide-next`. */
static bool is_told_shortly(const NoteSentence *sentence, const NoteClause *clause)
{
	NoteClass before = clause->verb > 1 ? note_class_at(sentence, clause->verb - 2) : NOTE_END;
	return (before == NOTE_NOUN || before == NOTE_NOUNS || before == NOTE_BOTH ||
		before == NOTE_PARTS) &&
	       !note_has_class(sentence, clause->start, clause->verb, NOTE_IS);
}

/* `folded into the original patch`, `squashed into patches 2 and 3`, of one that mends these. */
static bool is_folded(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const folds[] = { "folded", "squashed", NULL };
	size_t at = clause->verb + 1;
	at += note_class_at(sentence, at) == NOTE_PRONOUN;
	if (!note_word_is_one_of(sentence, clause->verb, folds) ||
	    !note_has_word(sentence, at, "into") ||
	    note_has_class(sentence, at, sentence->n_tokens, NOTE_MODAL))
		return false;
	at++;
	if (note_has_word(sentence, at, "the") && note_has_word(sentence, at + 1, "original"))
		return true;
	at += note_class_at(sentence, at) == NOTE_NOUN || note_class_at(sentence, at) == NOTE_NOUNS;
	return note_class_at(sentence, at) == NOTE_PARTS;
}

bool note_clause_read(NoteClause *clause, const NoteSentence *sentence, size_t start)
{
	size_t at = start;
	NoteSays kind;
	if (!note_head_read(sentence, &at, &kind))
		return false;
	*clause = (NoteClause){
		.kind = kind,
		.start = start,
		.verb = at - 1,
		.end = at,
	};
	switch (clause->kind) {
	case NOTE_SAYS_UPSTREAM:
		return ends_well(sentence, at);
	case NOTE_SAYS_PLACE:
		if (ends_well(sentence, at) || note_place_is_sure(sentence, clause))
			return true;
		/* `series now in tide-next`, `patches now in tide-next break it` */
		return read_tail(sentence, clause, TAIL_TO) == TAIL_TREE &&
		       (!note_place_is_fix(sentence, clause) ||
			note_place_is_own_now(sentence, clause)) &&
		       (!is_told_shortly(sentence, clause) ||
			ends_well(sentence, clause->tree + 1)) &&
		       take_kind(sentence, clause) && !note_tree_is_project(sentence, clause->tree);
	default:
		break;
	}
	Tail tail = read_tail(sentence, clause, TAIL_START);
	/* Of a release people say that something was in it long ago. */
	if (clause->kind == NOTE_SAYS_PASSIVE && tail == TAIL_GOOD &&
	    note_place_is_release(sentence, clause->end) && !note_place_is_sure(sentence, clause))
		return false;
	/* `I have checked it in`: nothing more is needed */
	clause->is_folded = is_folded(sentence, clause);
	if (sentence->tokens[clause->verb].class == NOTE_PUT)
		return (tail == TAIL_TREE && !is_looked_up(sentence, clause)) ||
		       is_checked_in(sentence, clause) || clause->is_folded ||
		       (tail == TAIL_GOOD && note_has_word(sentence, clause->end - 1, "in"));
	if ((clause->kind == NOTE_SAYS_THIRD && !clause->has_object) || tail == TAIL_FAIL)
		return false;
	/* `I applied the debug patch` */
	if (clause->some && clause->kind == NOTE_SAYS_FIRST && tail != TAIL_TREE)
		return false;
	return take_kind(sentence, clause);
}
