/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that say that a patch is in: see patch/note-clause.h. */
#include "patch/note-clause.h"

#include "patch/commit-name.h"

/* How far the beginning of a clause is read: up to and with the verb. */
typedef enum {
	HEAD_FAIL, /* it is no clause that says so */
	HEAD_START,
	HEAD_EARLY,  /* `already` */
	HEAD_I,	     /* `I`, `I have` */
	HEAD_HAVE,   /* `have`, without `I` */
	HEAD_I_HAVE, /* `I have it`, `I've got this`: `queued` may follow */
	HEAD_NAME,   /* `Bo`, `Bo has` */
	HEAD_YOU,
	HEAD_YOU_HAVE,
	HEAD_THEY, /* `they are`: `all` must follow */
	HEAD_THIS,
	HEAD_THE,
	HEAD_YOUR, /* `your`, then up to two words that are not known */
	HEAD_YOUR_1,
	HEAD_YOUR_2,
	HEAD_PATCH, /* `this patch`, `both`, `patches 1` */
	HEAD_MORE,  /* `patches 1 and` */
	HEAD_ALL,   /* `all`, and a word that is not known */
	HEAD_IS,
	HEAD_BEEN,
	HEAD_WENT,
	HEAD_HELP, /* `I dared to` */
	N_HEAD_STATES,
} Head;

/* What leads from one state to the next; all else leads to HEAD_FAIL. */
static const guint8 heads[N_HEAD_STATES][N_NOTE_CLASSES] = {
#define SAYS(kind) (N_HEAD_STATES + (kind))
#define SUBJECTS                                                                                   \
	[NOTE_I] = HEAD_I, [NOTE_YOU] = HEAD_YOU, [NOTE_NAME] = HEAD_NAME,                         \
	[NOTE_PRONOUN] = HEAD_THIS, [NOTE_THE] = HEAD_THE, [NOTE_YOUR] = HEAD_YOUR
#define PATCHES                                                                                    \
	[NOTE_BOTH] = HEAD_ALL, [NOTE_NOUN] = HEAD_PATCH, [NOTE_NOUNS] = HEAD_PATCH,               \
	[NOTE_REST] = HEAD_PATCH, [NOTE_ORDINAL] = HEAD_PATCH, [NOTE_COUNT] = HEAD_PATCH,          \
	[NOTE_PARTS] = HEAD_PATCH, [NOTE_VERSION] = HEAD_PATCH
#define CHANGES [NOTE_CHANGE] = HEAD_PATCH
#define VERBS(head) [NOTE_VERB] = (head), [NOTE_PUT] = (head), [NOTE_LANDED] = (head)
	[HEAD_START] = { SUBJECTS, PATCHES, CHANGES, VERBS(SAYS(NOTE_SAYS_ELIDED)),
			 [NOTE_ADJECTIVE] = HEAD_YOUR, [NOTE_ADVERB] = HEAD_EARLY,
			 [NOTE_FILLER] = HEAD_START, [NOTE_THANKS] = HEAD_START,
			 [NOTE_AND] = HEAD_START, [NOTE_SO] = HEAD_START, [NOTE_HAVE] = HEAD_HAVE,
			 [NOTE_IS] = HEAD_IS, [NOTE_WENT] = HEAD_WENT },
	[HEAD_EARLY] = { SUBJECTS, PATCHES, CHANGES,
			 VERBS(SAYS(NOTE_SAYS_ELIDED)), [NOTE_ADJECTIVE] = HEAD_YOUR,
			 [NOTE_ADVERB] = HEAD_EARLY, [NOTE_IN] = SAYS(NOTE_SAYS_PLACE),
			 [NOTE_UPSTREAM] = SAYS(NOTE_SAYS_UPSTREAM) },
	[HEAD_I] = { VERBS(SAYS(NOTE_SAYS_FIRST)), [NOTE_ADVERB] = HEAD_I, [NOTE_HELP] = HEAD_HELP,
		     [NOTE_HAVE] = HEAD_I, [NOTE_PRONOUN] = HEAD_I_HAVE,
		     [NOTE_BOTH] = HEAD_I_HAVE },
	[HEAD_HAVE] = { VERBS(SAYS(NOTE_SAYS_FIRST)), [NOTE_ADVERB] = HEAD_HAVE,
			[NOTE_BEEN] = HEAD_BEEN },
	[HEAD_I_HAVE] = { VERBS(SAYS(NOTE_SAYS_PASSIVE)), [NOTE_ADVERB] = HEAD_I_HAVE,
			  [NOTE_BOTH] = HEAD_I_HAVE, [NOTE_NOUN] = HEAD_I_HAVE,
			  [NOTE_NOUNS] = HEAD_I_HAVE, [NOTE_IN] = SAYS(NOTE_SAYS_PLACE) },
	[HEAD_NAME] = { VERBS(SAYS(NOTE_SAYS_THIRD)), [NOTE_NAME] = HEAD_NAME,
			[NOTE_HAVE] = HEAD_NAME, [NOTE_IS] = HEAD_YOUR, [NOTE_ADVERB] = HEAD_NAME },
	[HEAD_YOU] = { [NOTE_HAVE] = HEAD_YOU_HAVE,
		       [NOTE_ADVERB] = HEAD_YOU_HAVE,
		       [NOTE_IS] = HEAD_THEY,
		       [NOTE_BOTH] = HEAD_IS },
	[HEAD_YOU_HAVE] = { VERBS(SAYS(NOTE_SAYS_THIRD)), [NOTE_HAVE] = HEAD_YOU_HAVE,
			    [NOTE_ADVERB] = HEAD_YOU_HAVE, [NOTE_BOTH] = HEAD_IS },
	[HEAD_THEY] = { [NOTE_ADVERB] = HEAD_THEY, [NOTE_BOTH] = HEAD_IS },
	[HEAD_THIS] = { PATCHES, CHANGES, [NOTE_LANDED] = SAYS(NOTE_SAYS_PASSIVE),
			[NOTE_ADJECTIVE] = HEAD_YOUR, [NOTE_ADVERB] = HEAD_THIS,
			[NOTE_IS] = HEAD_IS, [NOTE_HAVE] = HEAD_IS, [NOTE_WENT] = HEAD_WENT,
			[NOTE_OTHER] = HEAD_YOUR_1, [NOTE_NAME] = HEAD_YOUR_1 },
	[HEAD_THE] = { PATCHES, [NOTE_ADJECTIVE] = HEAD_THE },
	[HEAD_YOUR] = { PATCHES, CHANGES, [NOTE_ADJECTIVE] = HEAD_YOUR, [NOTE_OTHER] = HEAD_YOUR_1,
			[NOTE_NAME] = HEAD_YOUR_1 },
	[HEAD_YOUR_1] = { PATCHES, CHANGES, [NOTE_OTHER] = HEAD_YOUR_2, [NOTE_NAME] = HEAD_YOUR_2 },
	[HEAD_YOUR_2] = { PATCHES, CHANGES },
	[HEAD_PATCH] = { PATCHES, CHANGES,
			 VERBS(SAYS(NOTE_SAYS_PASSIVE)), [NOTE_ADJECTIVE] = HEAD_PATCH,
			 [NOTE_ADVERB] = HEAD_PATCH, [NOTE_IS] = HEAD_IS, [NOTE_HAVE] = HEAD_IS,
			 [NOTE_WENT] = HEAD_WENT, [NOTE_OF] = HEAD_MORE, [NOTE_AND] = HEAD_MORE,
			 [NOTE_SO] = HEAD_MORE, [NOTE_EXCEPT] = HEAD_MORE, [NOTE_COMMA] = HEAD_MORE,
			 [NOTE_TO] = HEAD_MORE },
	[HEAD_ALL] = { PATCHES, CHANGES, VERBS(SAYS(NOTE_SAYS_PASSIVE)),
		       [NOTE_ADJECTIVE] = HEAD_PATCH, [NOTE_PRONOUN] = HEAD_PATCH,
		       [NOTE_ADVERB] = HEAD_PATCH, [NOTE_IS] = HEAD_IS, [NOTE_HAVE] = HEAD_IS,
		       [NOTE_WENT] = HEAD_WENT, [NOTE_OF] = HEAD_MORE, [NOTE_THE] = HEAD_MORE,
		       [NOTE_YOUR] = HEAD_MORE, [NOTE_SO] = HEAD_MORE, [NOTE_EXCEPT] = HEAD_MORE,
		       [NOTE_OTHER] = HEAD_YOUR_1, [NOTE_NAME] = HEAD_YOUR_1 },
	[HEAD_MORE] = { PATCHES, CHANGES, [NOTE_THE] = HEAD_MORE, [NOTE_YOUR] = HEAD_MORE,
			[NOTE_ADJECTIVE] = HEAD_MORE, [NOTE_PRONOUN] = HEAD_PATCH,
			[NOTE_AND] = HEAD_MORE, [NOTE_WITH] = HEAD_MORE },
	[HEAD_IS] = { VERBS(SAYS(NOTE_SAYS_PASSIVE)), [NOTE_ADVERB] = HEAD_IS, [NOTE_IS] = HEAD_IS,
		      [NOTE_HAVE] = HEAD_IS, [NOTE_BOTH] = HEAD_IS, [NOTE_BEEN] = HEAD_BEEN,
		      [NOTE_WENT] = HEAD_WENT, [NOTE_IN] = SAYS(NOTE_SAYS_PLACE),
		      [NOTE_UPSTREAM] = SAYS(NOTE_SAYS_UPSTREAM) },
	[HEAD_BEEN] = { VERBS(SAYS(NOTE_SAYS_PASSIVE)), [NOTE_ADVERB] = HEAD_BEEN,
			[NOTE_BOTH] = HEAD_BEEN },
	[HEAD_HELP] = { [NOTE_APPLY] = SAYS(NOTE_SAYS_FIRST), [NOTE_TO] = HEAD_HELP },
	[HEAD_WENT] = { [NOTE_ADVERB] = HEAD_WENT, [NOTE_IN] = SAYS(NOTE_SAYS_PLACE) },
};

/* How what comes behind the verb is read. */
typedef enum {
	TAIL_FAIL,
	TAIL_START,
	TAIL_IT,  /* `it`, `this` */
	TAIL_THE, /* `the`, `your`: a patch must follow */
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
	[TAIL_THE] = { OBJECTS, [NOTE_ADJECTIVE] = TAIL_THE },
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

/* Whether a word has marks or digits in it. */
static bool is_compound(View word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!g_ascii_isalpha(word.data[i]))
			return true;
	return false;
}

/* Whether a word is the name of a tree that patches wait in. */
static bool token_is_tree(const NoteToken *token)
{
	static const char *const names[] = {
		"next", "tree", "fixes", "mainline", "master", ".git"
	};
	if (token->class == NOTE_TREE || token->class == NOTE_UPSTREAM ||
	    view_is_nocase(token->text, "fixes") || view_is_nocase(token->text, "queue"))
		return true;
	if (view_starts(token->text, "tip/") || view_starts(token->text, "tip:"))
		return true;
	for (size_t i = 0; is_compound(token->text) && i < G_N_ELEMENTS(names); i++)
		if (view_find(token->text, names[i]))
			return true;
	return false;
}

/* Whether the word at at is a commit or its number: `commit 0123456789ab`, `r123`, `PR #12`. */
static bool is_commit(const NoteSentence *sentence, size_t at)
{
	static const char *const names[] = { "commit", "revision", "rev", "changeset", "pr", "mr" };
	View text = sentence->tokens[at].text;
	View number = view_from(text, text.len && byte_is_in(text.data[0], "rR#!") ? 1 : 0);
	if (!commit_name_may_be(number))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (note_has_word(sentence, at - 1, names[i]))
			return true;
	size_t digits = 0;
	while (digits < number.len && g_ascii_isdigit(number.data[digits]))
		digits++;
	return commit_name_is(number) || (digits == number.len && number.len < text.len);
}

/* Whether a tree follows the name at at, whose it is: `Bo's tree`, `Bo's for-next branch`. */
static bool is_tree_of(const NoteSentence *sentence, size_t at)
{
	if (note_class_at(sentence, at) != NOTE_NAME)
		return false;
	at += note_class_at(sentence, at + 1) == NOTE_IS ? 2 : 1;
	for (size_t i = at; i < at + 2 && note_class_at(sentence, i) != NOTE_END; i++)
		if (token_is_tree(&sentence->tokens[i]))
			return true;
	return false;
}

/* Reads on from clause->end. Returns how it ends. */
static Tail read_tail(const NoteSentence *sentence, NoteClause *clause, Tail state)
{
	for (; state < N_TAIL_STATES; clause->end++) {
		Tail before = state;
		NoteClass class = note_class_at(sentence, clause->end);
		if (class == NOTE_UP && note_class_at(sentence, clause->end + 1) == NOTE_TO)
			return TAIL_GOOD;
		clause->has_object |= before == TAIL_IT || before == TAIL_PATCH ||
				      before == TAIL_ALL || before == TAIL_COUNT;
		state = tails[before][class];
		/* `merged #123`: a request by its number */
		if (before <= TAIL_IT && class == NOTE_OTHER &&
		    sentence->tokens[clause->end].text.data[0] == '#')
			state = TAIL_PATCH;
		if (state == TAIL_FAIL && before == TAIL_START && class == NOTE_OTHER &&
		    clause->kind == NOTE_SAYS_PASSIVE)
			return TAIL_GOOD;
		if (state == TAIL_FAIL)
			return TAIL_FAIL;
		/* the next version */
		NoteClass after = note_class_at(sentence, clause->end + 1);
		/* `Bo's v2 TIDE_GAUGE`: another series, by its name */
		if (class == NOTE_VERSION && before == TAIL_YOUR &&
		    note_class_at(sentence, clause->end - 1) == NOTE_IS &&
		    (after == NOTE_OTHER || after == NOTE_NAME))
			return TAIL_FAIL;
		if (class == NOTE_TREE && (after == NOTE_NOUN || after == NOTE_NOUNS))
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
		bool is_name = before == TAIL_TO || before == TAIL_PLACE;
		if (is_name && class != NOTE_END && is_commit(sentence, clause->end))
			return TAIL_GOOD;
		/* a directory */
		if (is_name && class != NOTE_END &&
		    sentence->tokens[clause->end].text.data[0] == '/')
			return TAIL_FAIL;
		if (is_name && class != NOTE_END &&
		    (token_is_tree(&sentence->tokens[clause->end]) ||
		     is_tree_of(sentence, clause->end)))
			state = TAIL_TREE;
		if (state >= N_TAIL_STATES)
			break;
	}
	return state;
}

/* Whether a clause ends at `in 5.6`, `in v5.6-rc1` or `in linux 5.6`. */
static bool is_release(const NoteSentence *sentence, size_t at)
{
	if (note_class_at(sentence, at - 1) != NOTE_IN)
		return false;
	for (size_t i = at; i < at + 2 && note_class_at(sentence, i) != NOTE_END; i++) {
		View text = sentence->tokens[i].text;
		text = view_from(text, view_starts(text, "v") ? 1 : 0);
		if (text.len && g_ascii_isdigit(text.data[0]) && view_chr(text, '.'))
			return true;
	}
	return false;
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
	return ends[note_class_at(sentence, at)];
}

bool note_clause_read(NoteClause *clause, const NoteSentence *sentence, size_t start)
{
	size_t at = start;
	int state = HEAD_START;
	while (state < N_HEAD_STATES) {
		NoteClass class = note_class_at(sentence, at);
		state = class == NOTE_END ? HEAD_FAIL : heads[state][class];
		if (state == HEAD_FAIL)
			return false;
		at++;
	}
	*clause = (NoteClause){
		.kind = (NoteSays)(state - N_HEAD_STATES),
		.start = start,
		.verb = at - 1,
		.end = at,
	};
	switch (clause->kind) {
	case NOTE_SAYS_UPSTREAM:
		return ends_well(sentence, at);
	case NOTE_SAYS_PLACE:
		if (ends_well(sentence, at))
			return true;
		return read_tail(sentence, clause, TAIL_TO) == TAIL_TREE;
	default:
		break;
	}
	Tail tail = read_tail(sentence, clause, TAIL_START);
	/* Of a release people say that something was in it long ago. */
	if (clause->kind == NOTE_SAYS_PASSIVE && tail == TAIL_GOOD &&
	    is_release(sentence, clause->end))
		return false;
	/* `I have checked it in`: nothing more is needed */
	if (sentence->tokens[clause->verb].class == NOTE_PUT)
		return tail == TAIL_TREE ||
		       (tail == TAIL_GOOD && note_has_word(sentence, clause->end - 1, "in"));
	if (clause->kind == NOTE_SAYS_THIRD && !clause->has_object)
		return false;
	return tail != TAIL_FAIL;
}
