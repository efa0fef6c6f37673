/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that say that something is out again: see patch/note-drop.h. */
#include "patch/note-drop.h"

/* Whether a word is a verb for it, and in which form. */
static NoteClass class_of_drop(const NoteToken *token)
{
	static const char *const done[] = { "dropped", "dropping", "reverted", "unqueued",
					    "dequeued" };
	static const char *const to_do[] = { "drop", "revert" };
	if (token->class != NOTE_DROP && token->class != NOTE_FAIL && token->class != NOTE_CHANGE &&
	    token->class != NOTE_OTHER && token->class != NOTE_NAME)
		return NOTE_OTHER;
	if (view_is_one_nocase(token->text, done, G_N_ELEMENTS(done)))
		return NOTE_VERB;
	return view_is_one_nocase(token->text, to_do, G_N_ELEMENTS(to_do)) ? NOTE_APPLY
									   : NOTE_OTHER;
}

/* What a word is good for if it is no such verb. */
static NoteClass turned_class(const NoteToken *token)
{
	/* `I had to drop it` */
	if (view_is_nocase(token->text, "had"))
		return NOTE_HELP;
	/* `I'm dropping it` */
	if (view_is_nocase(token->text, "'m") || view_is_nocase(token->text, "am"))
		return NOTE_HAVE;
	/* `they are dropped from my tree` */
	if (view_is_nocase(token->text, "they"))
		return NOTE_PRONOUN;
	/* `I dropped this single patch` */
	if (view_is_nocase(token->text, "single"))
		return NOTE_ADJECTIVE;
	bool is_in = token->class == NOTE_VERB || token->class == NOTE_PUT ||
		     token->class == NOTE_WENT || token->class == NOTE_LANDED ||
		     token->class == NOTE_APPLY;
	return is_in ? NOTE_OTHER : token->class;
}

size_t note_drop_verb_of_out(const NoteSentence *sentence, size_t at)
{
	static const char *const verbs[] = { "backed", "backing", "back", "taken",   "took",
					     "take",   "pulled",  "pull", "pulling", NULL };
	/* most words are another one, and this is asked of each */
	if (sentence->tokens[at].class != NOTE_BAD || at == 0 ||
	    !note_has_word(sentence, at, "out"))
		return NOTE_MAX_TOKENS;
	/* `backed your patch out` */
	static const bool objects[N_NOTE_CLASSES] = {
		[NOTE_PRONOUN] = true, [NOTE_THE] = true,   [NOTE_YOUR] = true,
		[NOTE_NOUN] = true,    [NOTE_NOUNS] = true, [NOTE_ADJECTIVE] = true,
	};
	size_t verb = at - 1;
	while (verb && at - verb < 4 && objects[note_class_at(sentence, verb)])
		verb--;
	if (!note_word_is_one_of(sentence, verb, verbs))
		return NOTE_MAX_TOKENS;
	NoteClass next = note_class_at(sentence, at + 1);
	bool is_of = next == NOTE_OF || note_has_word(sentence, at + 1, "from");
	/* `I backed out of it` */
	bool is_way = is_of && verb + 1 == at;
	/* `we had it, and took that out`: of what was in long ago */
	bool is_new = is_of || next == NOTE_COMMA || note_has_word(sentence, at + 1, "again");
	bool is_back = view_starts_nocase(sentence->tokens[verb].text, "back");
	return (is_back ? !is_way : is_new) ? verb : NOTE_MAX_TOKENS;
}

/* Whether somebody's tree is named from at on, and no queue or tree of data. */
static bool is_place(const NoteSentence *sentence, size_t at)
{
	static const char *const own[] = { "my", "our", "all", "tip", NULL };
	return note_has_any(sentence, at, at + 2, own) ||
	       note_has_class(sentence, 0, at, NOTE_NOUN) ||
	       note_has_class(sentence, 0, at, NOTE_NOUNS) ||
	       (at < sentence->n_tokens && view_chr(sentence->tokens[at].text, '-'));
}

/* The `from` that the verb at at has behind it: `removed this from my tree`; 0 if it has none, or
 * is another word. Quick then. */
static inline size_t find_from(const NoteSentence *sentence, size_t at)
{
	const View *text = &sentence->tokens[at].text;
	if (text->len != strlen("removed") || (text->data[0] | 0x20) != 'r' ||
	    !note_has_word(sentence, at, "removed"))
		return 0;
	for (size_t from = at + 1; from < at + 5; from++)
		if (note_has_word(sentence, from, "from"))
			return is_place(sentence, from + 1) ? from : 0;
	return 0;
}

/* Makes of `taken out of` what it is where something is put in. */
static void turn_out(NoteSentence *turned, size_t verb, size_t out)
{
	static const char *const to_do[] = { "back", "take", "pull", NULL };
	turned->tokens[verb].class =
		note_word_is_one_of(turned, verb, to_do) ? NOTE_APPLY : NOTE_VERB;
	turned->tokens[out].class = NOTE_UP;
	if (note_class_at(turned, out + 1) == NOTE_OF)
		turned->tokens[out + 1].class = NOTE_WITH;
}

/* The same of `removed from`. */
static void turn_from(NoteSentence *turned, size_t verb, size_t from)
{
	turned->tokens[verb].class = NOTE_PUT;
	turned->tokens[from].class = NOTE_TO;
	/* `all of the stable queues` */
	for (size_t i = from + 1; i < MIN(from + 6, turned->n_tokens); i++)
		if (note_class_at(turned, i) == NOTE_OF ||
		    (note_class_at(turned, i) == NOTE_GOAL &&
		     note_class_at(turned, i + 1) == NOTE_TREE))
			turned->tokens[i].class = NOTE_THE;
}

bool note_drop_turn(NoteSentence *turned, const NoteSentence *sentence)
{
	size_t n = sentence->n_tokens, first = 0;
	while (first < n && class_of_drop(&sentence->tokens[first]) == NOTE_OTHER &&
	       note_drop_verb_of_out(sentence, first) >= n && !find_from(sentence, first))
		first++;
	if (first == n)
		return false;
	*turned = *sentence;
	for (size_t i = 0; i < n; i++) {
		NoteToken *token = &turned->tokens[i];
		NoteClass class = class_of_drop(token);
		token->class = class == NOTE_OTHER ? turned_class(token) : class;
		token->is_trial = false;
		/* `I had to revert to 6.13` */
		if (class != NOTE_OTHER && note_has_word(sentence, i + 1, "to") &&
		    view_starts_nocase(token->text, "revert"))
			token->class = NOTE_OTHER;
		/* `reverted this commit` */
		if (i && note_has_word(sentence, i, "commit") &&
		    note_has_word(sentence, i - 1, "this"))
			token->class = NOTE_CHANGE;
	}
	for (size_t i = first; i < n; i++) {
		size_t verb = note_drop_verb_of_out(sentence, i), from = find_from(sentence, i);
		if (verb < n)
			turn_out(turned, verb, i);
		if (from)
			turn_from(turned, i, from);
	}
	return true;
}

/* Whether the word at at is the name of a function or a variable. */
static bool is_code(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	return (class == NOTE_OTHER || class == NOTE_NAME) &&
	       view_chr(sentence->tokens[at].text, '_');
}

/* `I reverted both, then applied the other`, `I reverted it and the test passed`. */
static bool is_trial(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const next[] = { "apply", "applied", "rebuilt", "rebooted", NULL };
	static const char *const good[] = { "pass", "passed", "passes", "gone", NULL };
	if (clause->kind != NOTE_SAYS_FIRST || !note_has_word(sentence, clause->verb, "reverted"))
		return false;
	bool is_behind = false;
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		/* `since it does not build` */
		if (class == NOTE_WITH || class == NOTE_SO || note_has_word(sentence, i, "since"))
			return false;
		is_behind |= class == NOTE_COMMA || class == NOTE_AND;
		if (is_behind && (class == NOTE_TEST || note_word_is_one_of(sentence, i, good) ||
				  (note_has_word(sentence, i, "then") &&
				   note_word_is_one_of(sentence, i + 1, next))))
			return true;
	}
	return false;
}

bool note_drop_is_other(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const slips[] = { "erroneously",	"accidentally", "inadvertently",
					     "unintentionally", "mistakenly",	NULL };
	size_t verb = clause->verb;
	/* `dropped this from patchwork`, where nothing is taken */
	for (size_t i = verb + 1; i < verb + 5; i++)
		if (note_has_word(sentence, i, "from") &&
		    note_has_word(sentence, i + 1, "patchwork"))
			return true;
	/* `the reference is held, and dropped in tide_release()` */
	for (size_t i = verb + 1; i < verb + 4; i++)
		if (note_class_at(sentence, i) == NOTE_IN && is_code(sentence, i + 1))
			return true;
	/* `it got dropped erroneously` */
	if (clause->kind != NOTE_SAYS_FIRST &&
	    note_has_any(sentence, verb - (verb > clause->start), verb + 4, slips))
		return true;
	/* `as nobody uses it, dropping it in tide would mean` */
	if (clause->kind == NOTE_SAYS_ELIDED && view_ends(sentence->tokens[verb].text, "ing") &&
	    note_has_class(sentence, verb + 1, verb + 6, NOTE_MODAL))
		return true;
	return is_trial(sentence, clause);
}
