/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How clauses that say that a patch is in begin: see patch/note-head.h. */
#include "patch/note-head.h"

#include "patch/commit-name.h"
#include "patch/note-bracket.h"

/* How far the beginning of a clause is read: up to and with the verb. */
typedef enum {
	HEAD_FAIL, /* it is no clause that says so */
	HEAD_START,
	HEAD_EARLY,  /* `already` */
	HEAD_I,	     /* `I`, `I have` */
	HEAD_HAVE,   /* `have`, without `I` */
	HEAD_I_HAVE, /* `I have it`, `I've got this`: `queued` may follow */
	HEAD_NAME,   /* `Bo`, `Bo has` */
	HEAD_KIND,   /* `driver`: `patch` must follow */
	HEAD_YOU,
	HEAD_YOU_HAVE,
	HEAD_THEY, /* `they are`: `all` must follow */
	HEAD_THIS,
	HEAD_THE,
	HEAD_FIX,    /* `the fix`, which is in a tree, or may be another one */
	HEAD_FIX_IS, /* `the fix is` */
	HEAD_YOUR,   /* `your`, then up to two words that are not known */
	HEAD_YOUR_1,
	HEAD_YOUR_2,
	HEAD_PATCH,  /* `this patch`, `both`, `patches 1` */
	HEAD_MORE,   /* `patches 1 and` */
	HEAD_WITHIN, /* `all patches in`: `the series` must follow */
	HEAD_ALL,    /* `all`, and a word that is not known */
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
			 [NOTE_IS] = HEAD_IS, [NOTE_WENT] = HEAD_WENT, [NOTE_OTHER] = HEAD_KIND,
			 [NOTE_HELP] = HEAD_HELP },
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
			[NOTE_HAVE] = HEAD_NAME, [NOTE_IS] = HEAD_YOUR, [NOTE_ADVERB] = HEAD_NAME,
			[NOTE_OTHER] = HEAD_KIND, [NOTE_NOUN] = HEAD_PATCH,
			[NOTE_NOUNS] = HEAD_PATCH },
	[HEAD_KIND] = { [NOTE_OTHER] = HEAD_KIND,
			[NOTE_NAME] = HEAD_KIND,
			[NOTE_NOUN] = HEAD_PATCH,
			[NOTE_NOUNS] = HEAD_PATCH },
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
	[HEAD_THE] = { PATCHES, [NOTE_ADJECTIVE] = HEAD_THE, [NOTE_CHANGE] = HEAD_FIX },
	[HEAD_FIX] = { [NOTE_IS] = HEAD_FIX_IS },
	[HEAD_FIX_IS] = { [NOTE_ADVERB] = HEAD_FIX_IS, [NOTE_IN] = SAYS(NOTE_SAYS_PLACE) },
	[HEAD_YOUR] = { PATCHES, CHANGES, [NOTE_ADJECTIVE] = HEAD_YOUR, [NOTE_OTHER] = HEAD_YOUR_1,
			[NOTE_NAME] = HEAD_YOUR_1 },
	[HEAD_YOUR_1] = { PATCHES, CHANGES, [NOTE_OTHER] = HEAD_YOUR_2, [NOTE_NAME] = HEAD_YOUR_2 },
	[HEAD_YOUR_2] = { PATCHES, CHANGES },
	[HEAD_PATCH] = { PATCHES, CHANGES,
			 VERBS(SAYS(NOTE_SAYS_PASSIVE)), [NOTE_ADJECTIVE] = HEAD_PATCH,
			 [NOTE_ADVERB] = HEAD_PATCH, [NOTE_IS] = HEAD_IS, [NOTE_HAVE] = HEAD_IS,
			 [NOTE_WENT] = HEAD_WENT, [NOTE_OF] = HEAD_MORE, [NOTE_AND] = HEAD_MORE,
			 [NOTE_SO] = HEAD_MORE, [NOTE_EXCEPT] = HEAD_MORE, [NOTE_COMMA] = HEAD_MORE,
			 [NOTE_TO] = HEAD_MORE, [NOTE_IN] = HEAD_WITHIN },
	[HEAD_WITHIN] = { [NOTE_THE] = HEAD_WITHIN,
			  [NOTE_YOUR] = HEAD_WITHIN,
			  [NOTE_PRONOUN] = HEAD_WITHIN,
			  [NOTE_NOUNS] = HEAD_PATCH },
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

/* Whether `net-next now` and no more follows the first word of a sentence, `in`. */
static bool is_there_now(const NoteSentence *sentence, size_t at)
{
	static const bool greets[N_NOTE_CLASSES] = {
		[NOTE_FILLER] = true, [NOTE_THANKS] = true, [NOTE_COMMA] = true
	};
	size_t now = at + 1;
	while (at > 0 && greets[note_class_at(sentence, at - 1)])
		at--;
	while (now < at + 5 && now < sentence->n_tokens && !note_has_word(sentence, now, "now"))
		now++;
	size_t end = now + 1;
	while (greets[note_class_at(sentence, end)])
		end++;
	return at == 0 && note_has_word(sentence, now, "now") && end >= sentence->n_tokens;
}

/* Whether what follows at at is in brackets, as in `both patches (1 and 2) applied`; behind `fix`
 * alone it tells which one, and so it is another. */
static bool is_skipped(const NoteSentence *sentence, size_t start, size_t at)
{
	bool is_another = at == start + 1 && note_class_at(sentence, start) == NOTE_CHANGE;
	return !is_another && note_bracket_end(sentence, at) > at;
}

static bool is_now(const NoteSentence *sentence, size_t at)
{
	static const char *const words[] = { "now", "already", NULL };
	return note_word_is_one_of(sentence, at, words);
}

/* Whether `commit 0123abc` is at at, which a patch has become: `this is now commit 0123abc`. */
static bool names_commit(const NoteSentence *sentence, int state, size_t at)
{
	return note_class_at(sentence, at) == NOTE_APPLY &&
	       (state == HEAD_IS || state == HEAD_EARLY) && is_now(sentence, at - 1) &&
	       note_has_word(sentence, at, "commit") && at + 1 < sentence->n_tokens &&
	       commit_name_is(sentence->tokens[at + 1].text);
}

bool note_head_is_as_commit(const NoteSentence *sentence, size_t at)
{
	size_t commit = at + (note_has_word(sentence, at + 1, "commit") ? 2 : 1);
	return note_has_word(sentence, at, "as") && commit < sentence->n_tokens &&
	       commit_name_is(sentence->tokens[commit].text);
}

/* Whether `up to here` or `up to this patch` begins at at, and the verb follows at *verb. */
static bool is_up_to_here(const NoteSentence *sentence, size_t at, size_t *verb)
{
	size_t end = at + 2;
	if (note_class_at(sentence, at) != NOTE_UP || note_class_at(sentence, at + 1) != NOTE_TO ||
	    (!note_has_word(sentence, end, "here") && !note_has_word(sentence, end, "this")))
		return false;
	end++;
	while (note_class_at(sentence, end) == NOTE_NOUN ||
	       note_class_at(sentence, end) == NOTE_ADVERB)
		end++;
	*verb = end;
	return note_class_at(sentence, end) == NOTE_VERB;
}

/* How many words from at on lead from `this` to a verb, `appears to have`, `seems to be`; 0 if they
 * do not. */
static size_t seems_length(const NoteSentence *sentence, size_t at)
{
	static const char *const seems[] = { "appears", "seems", NULL };
	if (note_class_at(sentence, at) != NOTE_OTHER ||
	    !note_word_is_one_of(sentence, at, seems) || !note_has_word(sentence, at + 1, "to"))
		return 0;
	return note_class_at(sentence, at + 2) == NOTE_HAVE || note_has_word(sentence, at + 2, "be")
		       ? 3
		       : 0;
}

/* Whether `took the liberty of applying` begins at at. */
static bool is_liberty(const NoteSentence *sentence, size_t at)
{
	static const char *const verbs[] = { "applying",   "apply",  "pushing",	 "push",
					     "merging",	   "merge",  "queueing", "queuing",
					     "committing", "commit", "queue",	 NULL };
	return note_has_word(sentence, at + 2, "liberty") &&
	       note_has_word(sentence, at + 1, "the") &&
	       note_word_is_one_of(sentence, at + 4, verbs);
}

bool note_head_read(const NoteSentence *sentence, size_t *at, NoteSays *kind)
{
	size_t verb;
	if (is_up_to_here(sentence, *at, &verb)) {
		*at = verb + 1;
		*kind = NOTE_SAYS_PASSIVE;
		return true;
	}
	size_t next = *at;
	int state = HEAD_START;
	while (state < N_HEAD_STATES) {
		NoteClass class = note_class_at(sentence, next);
		if (class == NOTE_COMMA && is_skipped(sentence, *at, next) && state != HEAD_START) {
			next = note_bracket_end(sentence, next);
			continue;
		}
		next++;
		size_t seems = state == HEAD_THIS || state == HEAD_PATCH
				       ? seems_length(sentence, next - 1)
				       : 0;
		if (seems) {
			state = HEAD_IS;
			next += seems - 1;
			continue;
		}
		if (class == NOTE_VERB && state == HEAD_I && is_liberty(sentence, next - 1)) {
			*at = next + 4;
			*kind = NOTE_SAYS_FIRST;
			return true;
		}
		/* `got it applied` */
		if (class == NOTE_PRONOUN && state == HEAD_HAVE &&
		    note_has_word(sentence, next - 2, "got"))
			state = HEAD_I;
		if (class == NOTE_IN && state == HEAD_START && is_there_now(sentence, next - 1))
			state = HEAD_EARLY;
		if (names_commit(sentence, state, next - 1)) {
			*at = next + 1;
			*kind = NOTE_SAYS_UPSTREAM;
			return true;
		}
		if (class == NOTE_IN && state == HEAD_PATCH && is_now(sentence, next - 2))
			state = HEAD_IS;
		if (class == NOTE_UPSTREAM && state == HEAD_START &&
		    note_head_is_as_commit(sentence, next))
			state = HEAD_IS;
		state = class == NOTE_END ? HEAD_FAIL : heads[state][class];
		if (state == HEAD_FAIL)
			return false;
	}
	*at = next;
	*kind = (NoteSays)(state - N_HEAD_STATES);
	return true;
}
