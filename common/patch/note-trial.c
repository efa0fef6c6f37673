/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that tell a trial: see patch/note-trial.h. */
#include "patch/note-trial.h"

#include "patch/note-failure.h"
#include "patch/note-tester.h"
#include "patch/note-tree.h"

/* `to see whether it builds`, `to my fork`: nobody else has it then. */
static bool is_for_trial(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const trials[] = { "verify",	   "check", "see",     "try",
					      "reproduce", "debug", "confirm", NULL };
	static const char *const trees[] = { "tree",   "copy",	     "git",    "repo",	   "clone",
					     "branch", "repository", "kernel", "checkout", NULL };
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (clause->kind == NOTE_SAYS_FIRST && note_has_word(sentence, i, "temporarily"))
			return true;
		if (class == NOTE_AND || class == NOTE_SO ||
		    (class == NOTE_COMMA && !note_has_word(sentence, i + 1, "temporarily")))
			return false;
		if (note_has_word(sentence, i, "fork") || note_has_word(sentence, i, "ci") ||
		    (note_has_word(sentence, i, "local") &&
		     note_word_is_one_of(sentence, i + 1, trees)) ||
		    (note_has_word(sentence, i, "review") &&
		     (note_has_word(sentence, i - 1, "for") ||
		      note_has_word(sentence, i + 1, "queue"))))
			return true;
		/* `I picked it up for testing`; `Queued for testing` is another matter */
		if (clause->kind == NOTE_SAYS_FIRST && !clause->tree &&
		    sentence->tokens[clause->verb].is_trial && note_has_word(sentence, i, "for") &&
		    note_has_word(sentence, i + 1, "testing"))
			return true;
		NoteClass next = note_class_at(sentence, i + 2);
		if (note_has_word(sentence, i, "to") &&
		    (note_word_is_one_of(sentence, i + 1, trials) ||
		     (note_has_word(sentence, i + 1, "test") &&
		      (next == NOTE_PRONOUN || next == NOTE_THE || next == NOTE_IF))))
			return true;
	}
	return false;
}

/* `for testing on the AB`, `put into my tree for testing`; `queued for testing` alone is what
 * maintainers say. */
static bool is_put_to_test(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const machines[] = { "ab",	    "autobuilder", "autobuilders", "ci",
						"buildbot", "buildbots",   "jenkins",	   "farm",
						"lab",	    NULL };
	static const char *const tests[] = { "testing", "test", "tests", NULL };
	static const char *const puts[] = { "put", "added", NULL };
	for (size_t i = clause->verb + 1; i + 1 < sentence->n_tokens; i++) {
		if (!note_has_word(sentence, i, "for") ||
		    !note_word_is_one_of(sentence, i + 1, tests))
			continue;
		NoteClass next = note_class_at(sentence, i + 2);
		if (note_has_word(sentence, i + 2, "on") || next == NOTE_IN)
			return note_has_any(sentence, i + 3, i + 6, machines);
		return clause->tree && clause->tree + 1 == i &&
		       note_word_is_one_of(sentence, clause->verb, puts);
	}
	return false;
}

/* `I merged this in my testing branch and it fails`, `into next for testing, but saw failures`. */
static bool failed_test(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const failures[] = { "failure", "failures", NULL };
	bool is_tested = false, is_behind = false;
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		is_behind |= class == NOTE_COMMA || class == NOTE_AND || class == NOTE_SO;
		is_tested |= !is_behind && note_has_word(sentence, i, "testing");
		if (is_behind && !is_tested)
			return false;
		if (is_behind &&
		    (note_word_is_one_of(sentence, i, failures) ||
		     (note_is_failure(sentence, i) && !note_is_weak_failure(sentence, i))) &&
		    !note_has_class(sentence, i - 2, i, NOTE_NOT) &&
		    !note_has_word(sentence, i - 1, "no"))
			return true;
	}
	return false;
}

/* Whether the word at at names the branch that a release becomes, as `6.12` and `9.2-stable` do,
 * not what was released: `v6.12`, `6.12.18`, `6.12-rc4`. */
static bool is_release_branch(const NoteSentence *sentence, size_t at)
{
	if (!note_is_release(sentence, at))
		return false;
	View text = sentence->tokens[at].text;
	size_t dots = 0, len = 0;
	while (len < text.len && (g_ascii_isdigit(text.data[len]) || text.data[len] == '.'))
		dots += text.data[len++] == '.';
	View end = view_from(text, len);
	return len && dots == 1 && (end.len == 0 || view_is(end, "-stable"));
}

/* `I applied this to 6.12 and 6.6, thanks`: that is all, so it is what a maintainer says. */
static bool ends_with_branches(const NoteSentence *sentence, size_t at)
{
	while (is_release_branch(sentence, at)) {
		at++;
		if (note_class_at(sentence, at) == NOTE_AND ||
		    (note_class_at(sentence, at) == NOTE_COMMA &&
		     note_is_release(sentence, at + 1)))
			at++;
		if (note_has_word(sentence, at, "to"))
			at++;
	}
	return note_class_at(sentence, at - 1) != NOTE_AND &&
	       (note_class_at(sentence, at) == NOTE_END ||
		(note_class_at(sentence, at) == NOTE_COMMA &&
		 note_class_at(sentence, at + 1) == NOTE_THANKS));
}

/* `on top of 5.10`, `to v6.1-rc2`: where testers apply things. */
static bool is_on_release(const NoteSentence *sentence, size_t start)
{
	for (size_t at = start; at + 1 < sentence->n_tokens; at++) {
		if (note_has_word(sentence, at, "on") && note_has_word(sentence, at + 1, "top") &&
		    note_class_at(sentence, at + 2) == NOTE_OF)
			return true;
		if (note_class_at(sentence, at) == NOTE_TO && !note_has_word(sentence, at, "for") &&
		    note_is_release(sentence, at + 1))
			return !note_has_word(sentence, at, "to") ||
			       !ends_with_branches(sentence, at + 1);
	}
	return false;
}

/* `this patch applied on top of 5.10 helps`. */
static bool is_with_it_on_release(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t at = clause->verb + 1;
	if (clause->kind != NOTE_SAYS_PASSIVE ||
	    note_has_class(sentence, clause->start, clause->verb, NOTE_IS) ||
	    note_has_class(sentence, clause->start, clause->verb, NOTE_BEEN) ||
	    note_has_class(sentence, clause->start, clause->verb, NOTE_HAVE))
		return false;
	return note_has_word(sentence, at, "on") && note_has_word(sentence, at + 1, "top") &&
	       note_class_at(sentence, at + 2) == NOTE_OF &&
	       (note_is_release(sentence, at + 3) ||
		note_class_at(sentence, at + 3) == NOTE_UPSTREAM ||
		note_class_at(sentence, at + 3) == NOTE_VERSION);
}

bool note_tells_outcome(const NoteSentence *sentence, size_t start)
{
	static const char *const same[] = { "result",  "results",   "problem",	"issue",    "error",
					    "errors",  "behaviour", "behavior", "crash",    "oops",
					    "warning", "failure",   "symptom",	"symptoms", "thing",
					    "here",    NULL };
	static const char *const no[] = { "luck", "change", "effect", "improvement", NULL };
	static const char *const few[] = { "no", "not", "any", "little", "much", NULL };
	static const char *const ends[] = { "gone", "disappeared", "vanished", NULL };
	static const char *const troubles[] = { "problem", "issue",   "error", "crash",
						"oops",	   "warning", "hang",  "panic",
						"splat",   "bug",     NULL };
	for (size_t i = MAX(start, 1); i < sentence->n_tokens; i++) {
		NoteClass before = note_class_at(sentence, i - 1);
		bool is_little = note_word_is_one_of(sentence, i - 1, few) ||
				 (i > 2 && note_has_class(sentence, i - 3, i, NOTE_NOT));
		if ((note_has_word(sentence, i, "difference") && is_little) ||
		    (note_has_word(sentence, i, "same") &&
		     (note_word_is_one_of(sentence, i + 1, same) ||
		      note_has_word(sentence, i - 1, "still"))) ||
		    (note_has_word(sentence, i, "no") && note_word_is_one_of(sentence, i + 1, no)))
			return true;
		if ((note_has_word(sentence, i, "help") || note_has_word(sentence, i, "helps")) &&
		    before == NOTE_NOT)
			return true;
		/* `but it did not change` */
		if (note_has_word(sentence, i, "change") && is_little &&
		    note_class_at(sentence, i + 1) == NOTE_END)
			return true;
		/* `the oops is gone` */
		if (note_word_is_one_of(sentence, i, ends) &&
		    note_has_any(sentence, start, i, troubles))
			return true;
	}
	return false;
}

/* Whether the word at at, for tests, is of tests to come: `to get some build testing`, `I was
 * trying to see what it fixes`. */
static bool is_no_test(const NoteSentence *sentence, size_t at)
{
	static const char *const tries[] = { "try", "tried", "trying", NULL };
	static const char *const tests[] = { "test",	  "boot",  "run", "build",   "compile",
					     "reproduce", "apply", "use", "install", NULL };
	static const char *const more[] = { "some", "more", NULL };
	static const char *const gets[] = { "get", "for", NULL };
	static const char *const fixes[] = { "fix", "fixes", NULL };
	if (note_word_is_one_of(sentence, at + 1, fixes)) /* `as a build fix` */
		return true;
	if (note_word_is_one_of(sentence, at, tries) && note_has_word(sentence, at + 1, "to"))
		return !note_word_is_one_of(sentence, at + 2, tests);
	for (size_t i = at; i > 1 && i + 3 > at; i--)
		if (note_word_is_one_of(sentence, i - 1, more))
			return note_word_is_one_of(sentence, i - 2, gets);
	return false;
}

/* Whether the word at at tells that tests passed: `passed testing`, `all tests succeeded`. */
static bool is_pass(const NoteSentence *sentence, size_t at)
{
	static const char *const passes[] = { "pass",	   "passed",  "passes",
					      "succeeded", "succeed", NULL };
	static const char *const tests[] = { "test",	  "tests",	"testing", "testsuite",
					     "selftest",  "selftests",	"kunit",   "xfstests",
					     "kselftest", "kselftests", "ltp",	   NULL };
	return note_class_at(sentence, at) == NOTE_OTHER &&
	       byte_is_in(sentence->tokens[at].text.data[0], "ps") &&
	       note_word_is_one_of(sentence, at, passes) &&
	       note_has_any(sentence, at > 3 ? at - 3 : 0, at + 3, tests);
}

/* Whether the words in [start, end) tell a test. */
static bool tells_test(const NoteSentence *sentence, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (note_class_at(sentence, i) == NOTE_TEST ? !is_no_test(sentence, i)
							    : is_pass(sentence, i))
			return true;
	return false;
}

bool note_tells_test(const NoteSentence *sentence)
{
	return tells_test(sentence, 0, sentence->n_tokens);
}

/* Whether the word at at begins what is said of a part that the clause does not name: `applied 1
 * and 3, but patch 2 breaks the build`. */
static bool is_of_other_part(const NoteSentence *sentence, const NoteClause *clause, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	if ((class != NOTE_SO && class != NOTE_COMMA) ||
	    note_class_at(sentence, at + 1) != NOTE_NOUN ||
	    note_class_at(sentence, at + 2) != NOTE_PARTS)
		return false;
	const NoteToken *other = &sentence->tokens[at + 2];
	bool has_parts = false;
	for (size_t i = clause->verb + 1; i < at; i++) {
		const NoteToken *token = &sentence->tokens[i];
		if (token->class != NOTE_PARTS)
			continue;
		if (token->first <= other->last && other->first <= token->last)
			return false;
		has_parts = true;
	}
	return has_parts;
}

/* Where a clause goes on with a part that is left out, behind which stands what is wrong with that:
 * `applied, but I had to drop 4/4 since it breaks the build`; the end if it does not. */
static size_t part_left(const NoteSentence *sentence, const NoteClause *clause)
{
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++)
		if (is_of_other_part(sentence, clause, i) ||
		    (note_class_at(sentence, i) == NOTE_DROP &&
		     (note_has_class(sentence, i + 1, i + 3, NOTE_PARTS) ||
		      note_has_class(sentence, i + 1, i + 3, NOTE_ORDINAL))))
			return i;
	return sentence->n_tokens;
}

/* Whether the trouble that is told of behind clause is a remark of who merged all the same:
 * `applied, but I had to resolve a conflict`. */
static bool is_remark(const NoteSentence *sentence, const NoteClause *clause, size_t end)
{
	static const char *const again[] = { "rebase", "resend", "respin", "repost", NULL };
	static const char *const sees[] = { "get",    "got",   "getting", "see",     "saw",
					    "seeing", "hit",   "occurs",  "happens", "appears",
					    "exists", "dmesg", "log",	  "boot",    NULL };
	bool is_solved = false, is_again = false, is_seen = false;
	size_t depth = 0;
	for (size_t i = clause->verb + 1; i < end; i++) {
		NoteClass class = note_class_at(sentence, i);
		depth += note_has_word(sentence, i, "(");
		depth -= depth && note_has_word(sentence, i, ")");
		if (depth)
			continue;
		if (class == NOTE_TEST ||
		    (note_is_failure(sentence, i) && !note_is_weak_failure(sentence, i)))
			return false;
		is_solved |= note_is_mended(sentence, i);
		is_again |= note_word_is_one_of(sentence, i, again);
		is_seen |= class == NOTE_NOT || note_word_is_one_of(sentence, i, sees);
	}
	return is_solved ||
	       (!is_again && !is_seen &&
		(clause->kind == NOTE_SAYS_ELIDED || clause->kind == NOTE_SAYS_PASSIVE));
}

/* `this has been applied to my tree for a week without problems`. */
static bool is_had_for_long(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const times[] = { "day",  "days",  "week",  "weeks", "month", "months",
					     "year", "years", "while", "long",	"ages",	 NULL };
	static const char *const own[] = { "my", "our", NULL };
	for (size_t i = clause->verb + 1; i < sentence->n_tokens; i++)
		if (note_class_at(sentence, i) == NOTE_TO && note_has_word(sentence, i, "for") &&
		    note_has_any(sentence, i + 1, i + 5, times))
			return note_has_any(sentence, clause->verb, i, own);
	return false;
}

bool note_is_on_release(const NoteSentence *sentence, const NoteClause *clause)
{
	return clause->kind == NOTE_SAYS_ELIDED && is_on_release(sentence, clause->verb);
}

bool note_is_trial(const NoteSentence *sentence, const NoteClause *clause)
{
	if (is_for_trial(sentence, clause) || note_is_own_trial(sentence, clause))
		return true;
	if (clause->kind == NOTE_SAYS_FIRST &&
	    (is_put_to_test(sentence, clause) || failed_test(sentence, clause)))
		return true;
	if (!sentence->tokens[clause->verb].is_trial)
		return false;
	size_t n = sentence->n_tokens, said = part_left(sentence, clause);
	if (note_has_failure(sentence, clause->verb, said) &&
	    (note_has_class(sentence, clause->verb, n, NOTE_SO) ||
	     clause->kind == NOTE_SAYS_FIRST ||
	     note_has_class(sentence, clause->verb, n, NOTE_AND)) &&
	    !is_remark(sentence, clause, said))
		return true;
	if (note_tells_outcome(sentence, clause->verb) || is_with_it_on_release(sentence, clause))
		return true;
	if (clause->kind == NOTE_SAYS_PASSIVE && note_class_at(sentence, clause->end) == NOTE_AND &&
	    note_class_at(sentence, clause->end + 1) == NOTE_TEST)
		return true;
	/* `applied and tested on arm64` */
	if (clause->kind == NOTE_SAYS_ELIDED && note_class_at(sentence, clause->end) == NOTE_AND &&
	    note_has_word(sentence, clause->end + 1, "tested") &&
	    note_class_at(sentence, clause->end + 2) == NOTE_TO)
		return true;
	/* `applied on 6.12.18`; `on 6.12.y` is what becomes a release */
	if (clause->kind == NOTE_SAYS_ELIDED && note_has_word(sentence, clause->verb + 1, "on") &&
	    note_is_release(sentence, clause->verb + 2) &&
	    !view_ends(sentence->tokens[clause->verb + 2].text, ".y"))
		return true;
	/* `applied to 6.14-rc5: still broken` */
	if (clause->kind == NOTE_SAYS_ELIDED && is_on_release(sentence, clause->verb) &&
	    note_has_failure(sentence, clause->verb, said) && !is_remark(sentence, clause, said))
		return true;
	bool has_test = tells_test(sentence, clause->verb, said);
	/* `applied to linux-next and boot tested` */
	if (clause->kind == NOTE_SAYS_ELIDED && has_test &&
	    (is_on_release(sentence, clause->verb) ||
	     (clause->has_object && note_tree_is_shared(sentence, clause)) ||
	     (note_class_at(sentence, clause->verb + 1) == NOTE_TO &&
	      note_class_at(sentence, clause->verb + 2) == NOTE_UPSTREAM)))
		return true;
	if (clause->kind == NOTE_SAYS_PASSIVE)
		return is_had_for_long(sentence, clause);
	if (clause->kind != NOTE_SAYS_FIRST)
		return false;
	/* `I've applied this to tide-next and ran it through the tests`: one who keeps it does, too
	 */
	bool has_kept = note_has_class(sentence, clause->start, clause->verb, NOTE_HAVE) &&
			note_tree_is_kept(sentence, clause);
	return (has_test && !has_kept) || note_sees_failure(sentence, clause->verb) ||
	       is_on_release(sentence, clause->verb);
}
