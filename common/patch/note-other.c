/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that say that something else is in: see patch/note-other.h. */
#include "patch/note-other.h"

#include "patch/commit-name.h"
#include "patch/note-bracket.h"
#include "patch/note-code.h"
#include "patch/note-downstream.h"
#include "patch/note-tree.h"

/* `applied in order`, `applied on: CommitID`, `pushed to v6.16`, `pushed to the next cycle`, which
 * is put off. */
static bool is_in_order(const NoteSentence *sentence, size_t verb)
{
	static const char *const periods[] = { "cycle",	 "release",	 "version",
					       "window", "merge-window", "week",
					       "month",	 "kernel",	 NULL };
	if (note_has_word(sentence, verb + 1, "in") && note_has_word(sentence, verb + 2, "order"))
		return true;
	if (note_has_word(sentence, verb + 1, "on") && note_has_word(sentence, verb + 2, ":"))
		return true;
	/* `pushed v4 to:`, to where its author keeps it */
	if (note_class_at(sentence, verb + 1) == NOTE_VERSION &&
	    note_has_word(sentence, verb + 2, "to") && note_has_word(sentence, verb + 3, ":"))
		return true;
	size_t to = verb + 1 + (note_class_at(sentence, verb + 1) == NOTE_PRONOUN);
	if (!note_has_word(sentence, verb, "pushed") || !note_has_word(sentence, to, "to") ||
	    note_class_at(sentence, to + 1) == NOTE_END)
		return false;
	for (size_t i = to + 1; i < to + 4; i++)
		if (note_has_word(sentence, i, "next") &&
		    (note_word_is_one_of(sentence, i + 1, periods) ||
		     (note_has_word(sentence, i + 1, "merge") &&
		      note_has_word(sentence, i + 2, "window"))))
			return true;
	View text = sentence->tokens[to + 1].text;
	text = view_from(text, view_starts(text, "v") ? 1 : 0);
	size_t at = 0;
	while (at < text.len && (g_ascii_isdigit(text.data[at]) || text.data[at] == '.'))
		at++;
	return at > 2 && (at == text.len || view_starts(view_from(text, at), "-rc")) &&
	       view_chr(text, '.');
}

/* `merged with the previous one`, of patches of his or of data; `with 6.14`, by who tests. */
static bool is_combined(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const joins[] = { "merged", "squashed", "folded", NULL };
	static const char *const others[] = { "next",  "previous", "preceding", "prior",
					      "other", "another",  NULL };
	static const char *const done[] = { "fixed", "addressed", "resolved", NULL };
	if (!note_word_is_one_of(sentence, clause->verb, joins))
		return false;
	for (size_t i = clause->verb + 1; i + 2 < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_COMMA || class == NOTE_SO || class == NOTE_TO)
			return false;
		size_t what = note_class_at(sentence, i + 1) == NOTE_THE ? i + 2 : i + 1;
		if (!note_has_word(sentence, i, "with"))
			continue;
		return note_is_release(sentence, what) ||
		       (note_word_is_one_of(sentence, what, others) &&
			note_class_at(sentence, what + 1) != NOTE_NOUNS &&
			(note_class_at(sentence, what + 1) != NOTE_CHANGE ||
			 note_has_word(sentence, what + 1, "commit")) &&
			!note_has_any(sentence, what, sentence->n_tokens, done));
	}
	return false;
}

/* `I took this patch and modified it to do more`: what the sender made of it. */
static bool is_used(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const takes[] = { "took", "taken", "grabbed", NULL };
	static const char *const makes[] = { "modified",  "extended", "reworked",  "adapted",
					     "rewrote",	  "ported",   "converted", "used",
					     "rewritten", "changed",  NULL };
	if (clause->kind != NOTE_SAYS_FIRST || clause->tree ||
	    !note_word_is_one_of(sentence, clause->verb, takes))
		return false;
	for (size_t i = clause->verb + 1; i + 2 < sentence->n_tokens; i++)
		if (note_class_at(sentence, i) == NOTE_AND &&
		    note_word_is_one_of(sentence, i + 1, makes) &&
		    note_class_at(sentence, i + 2) == NOTE_PRONOUN)
			return true;
	return false;
}

/* `Ada pushed new commits to merge request !12`: more of what is still to be merged. */
static bool is_to_request(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const to[] = { "to", "onto", "into", NULL };
	static const char *const requests[] = { "request", "pr", "mr", NULL };
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true, [NOTE_COMMA] = true, [NOTE_SO] = true,
		[NOTE_AND] = true, [NOTE_WITH] = true,	[NOTE_TREE] = true,
	};
	size_t at = clause->verb + 1;
	while (!ends[note_class_at(sentence, at)] && !note_word_is_one_of(sentence, at, to))
		at++;
	size_t last = at + 4;
	while (at < last && !ends[note_class_at(sentence, at)] &&
	       !note_word_is_one_of(sentence, at, requests))
		at++;
	return note_word_is_one_of(sentence, at, requests);
}

/* Whether the words mean something else together: `point taken`, `taken from the vendor's tree`,
 * `no one took it`, `queued work`, `applied neither here nor there`. */
static bool is_no_patch(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const fuzz[] = { "fuzz", "offset", "offsets", NULL };
	static const char *const chances[] = { "mistake", "accident", NULL };
	static const char *const tools[] = { "checkpatch", "sparse",	"smatch",   "git",
					     "gcc",	   "clang",	"coverity", "coccinelle",
					     "syzbot",	   "syzkaller", "kasan",    "lockdep",
					     "cppcheck",   "codespell", NULL };
	size_t start = clause->start, verb = clause->verb, end = clause->end;
	bool is_taken = note_has_word(sentence, verb, "taken");
	/* `no patch applied` */
	if (note_has_word(sentence, start, "no") &&
	    note_has_class(sentence, start + 1, start + 2, NOTE_NOUNS))
		return true;
	if (is_combined(sentence, clause) || is_used(sentence, clause) ||
	    is_to_request(sentence, clause))
		return true;
	if (note_has_word(sentence, end, "neither") ||
	    (note_has_word(sentence, start, "no") && note_has_word(sentence, start + 1, "one")))
		return true;
	if ((is_taken || note_has_word(sentence, verb, "took")) &&
	    (note_has_word(sentence, end, "from") || note_has_word(sentence, verb + 1, "together")))
		return true;
	if (note_has_word(sentence, verb + 1, "work") || is_in_order(sentence, verb) ||
	    (note_has_word(sentence, verb + 1, "with") &&
	     note_has_any(sentence, verb + 2, verb + 6, fuzz)))
		return true;
	/* `the patch applied fine`, which is not `was applied` */
	static const char *const well[] = { "fine", "ok", "okay", "nicely", "smoothly", NULL };
	if (clause->kind == NOTE_SAYS_PASSIVE && note_word_is_one_of(sentence, verb + 1, well) &&
	    !note_has_class(sentence, start, verb, NOTE_IS) &&
	    !note_has_class(sentence, start, verb, NOTE_BEEN))
		return true;
	for (size_t i = verb + 1; i + 1 < sentence->n_tokens; i++)
		if (note_has_word(sentence, i, "by") &&
		    (note_word_is_one_of(sentence, i + 1, chances) ||
		     (i <= verb + 2 && note_word_is_one_of(sentence, i + 1, tools))))
			return true;
	return verb > start && ((is_taken && note_has_word(sentence, verb - 1, "point")) ||
				note_has_word(sentence, verb - 1, "work"));
}

/* `the one queued by Bo`, `the version queued by Bo is older`, where the verb tells which patch is
 * meant, and `this one applied, the next one did not`, which is how a trial went. */
static bool is_named_by_verb(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const ones[] = { "one", "ones", NULL };
	static const char *const has[] = { "has", "have", "need", "needs", "does", "do", NULL };
	static const bool ends[N_NOTE_CLASSES] = {
		[NOTE_END] = true, [NOTE_COMMA] = true, [NOTE_SO] = true,  [NOTE_WHICH] = true,
		[NOTE_IF] = true,  [NOTE_I] = true,	[NOTE_AND] = true,
	};
	size_t start = clause->start, verb = clause->verb, noun = verb - 1;
	if (verb == start || note_has_class(sentence, start, verb, NOTE_IS) ||
	    note_has_class(sentence, start, verb, NOTE_BEEN) ||
	    note_has_class(sentence, start, verb, NOTE_HAVE))
		return false;
	while (noun > start && note_class_at(sentence, noun) == NOTE_ADVERB)
		noun--;
	if (noun > start && note_word_is_one_of(sentence, noun, ones) &&
	    note_has_word(sentence, noun - 1, "the"))
		return true;
	for (size_t i = verb + 1; i + 1 < sentence->n_tokens; i++)
		if (note_has_word(sentence, i, "did") && i + 2 >= sentence->n_tokens &&
		    note_class_at(sentence, i + 1) == NOTE_NOT)
			return true;
	NoteClass class;
	for (size_t i = verb + 1; !ends[class = note_class_at(sentence, i)]; i++)
		if (note_has_word(sentence, i, "as"))
			return false;
		else if ((class == NOTE_IS && sentence->tokens[i].text.data[0] != '\'') ||
			 note_word_is_one_of(sentence, i, has))
			return true;
	return false;
}

/* Whether what is said to be in is only what is spoken of: `the other series was merged`, `patches
 * queued for next should be tested`, `since this was applied, it crashes`. */
static bool is_spoken_of(const NoteSentence *sentence, const NoteClause *clause)
{
	if (note_has_word(sentence, clause->start, "since"))
		return true;
	if (clause->kind != NOTE_SAYS_PASSIVE)
		return false;
	for (size_t i = clause->start; i + 1 < clause->verb; i++)
		if (note_has_word(sentence, i, "other") &&
		    (note_class_at(sentence, i + 1) == NOTE_NOUN ||
		     note_class_at(sentence, i + 1) == NOTE_CHANGE ||
		     note_has_word(sentence, i + 1, "series")))
			return true;
	if (is_named_by_verb(sentence, clause))
		return true;
	NoteClass last = note_class_at(sentence, clause->end);
	NoteClass next = note_class_at(sentence, clause->end + 1);
	bool is_alone = note_class_at(sentence, clause->verb - 1) == NOTE_NOUN ||
			note_class_at(sentence, clause->verb - 1) == NOTE_NOUNS;
	return is_alone && last != NOTE_AND && last != NOTE_COMMA && last != NOTE_SO &&
	       (next == NOTE_MODAL || next == NOTE_FAIL);
}

/* `my patch`, `my own version`: not what somebody else has sent. */
static bool is_senders_own(const NoteSentence *sentence, const NoteClause *clause)
{
	for (size_t i = clause->start; i < clause->end; i++) {
		NoteClass class = note_class_at(sentence, i);
		if (i >= clause->verb &&
		    (class == NOTE_TO || class == NOTE_IN || class == NOTE_WITH))
			return false;
		if (!note_has_word(sentence, i, "my"))
			continue;
		size_t what = i + 1;
		while (note_class_at(sentence, what) == NOTE_ADJECTIVE ||
		       note_has_word(sentence, what, "own"))
			what++;
		class = note_class_at(sentence, what);
		if (class == NOTE_NOUN || class == NOTE_NOUNS || class == NOTE_CHANGE)
			return true;
	}
	return false;
}

/* `I posted a fix and pushed it`: what the sender wrote. */
static bool is_sent_by_sender(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const sent[] = { "posted",  "sent",	 "submitted", "wrote",
					    "written", "resent", NULL };
	for (size_t i = 0; i < clause->start; i++) {
		NoteClass before = i ? note_class_at(sentence, i - 1) : NOTE_END;
		/* `as I wrote, I already applied it` */
		if (i > 1 && note_has_word(sentence, i - 2, "as"))
			continue;
		if (note_word_is_one_of(sentence, i, sent) &&
		    (before == NOTE_I || before == NOTE_HAVE || before == NOTE_ADVERB))
			return true;
	}
	return false;
}

/* `those two fixes were merged`, of patches elsewhere, as these would be at hand, `that series is
 * in next`; `the above patch is in Bo's tree`, of what is quoted. */
static bool is_elsewhere(const NoteSentence *sentence, const NoteClause *clause)
{
	bool is_place = clause->kind == NOTE_SAYS_PLACE;
	bool may_be = is_place || clause->kind == NOTE_SAYS_PASSIVE;
	for (size_t i = clause->start; may_be && i + 1 < clause->verb; i++) {
		NoteClass next = note_class_at(sentence, i + 1);
		if ((is_place && note_has_word(sentence, i, "above")) ||
		    (note_has_word(sentence, i, "that") && next == NOTE_NOUNS) ||
		    (note_has_word(sentence, i, "those") &&
		     (next == NOTE_COUNT || next == NOTE_PARTS || next == NOTE_NOUNS ||
		      next == NOTE_CHANGE)))
			return true;
	}
	return false;
}

/* `applied, will send v3`, `I will resend it`: what its author says of a comment. */
static bool is_sent_again(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const wills[] = { "will", "'ll", "shall", "going", NULL };
	static const char *const sends[] = { "send", "post", "submit", "spin", "prepare", NULL };
	static const char *const again[] = { "resend",	"respin",   "repost", "reroll",
					     "re-send", "resubmit", NULL };
	static const char *const partly[] = { "but", NULL };
	/* `applied the first two, will send v3 of the others` */
	size_t n = sentence->n_tokens;
	if (note_has_class(sentence, 0, n, NOTE_PARTS) ||
	    note_has_class(sentence, 0, n, NOTE_ORDINAL) ||
	    note_has_class(sentence, 0, n, NOTE_REST) ||
	    note_has_class(sentence, 0, n, NOTE_EXCEPT) || note_has_any(sentence, 0, n, partly))
		return false;
	for (size_t i = clause->end; i < n; i++) {
		NoteClass before = note_class_at(sentence, i - 1);
		if (!note_word_is_one_of(sentence, i, wills) ||
		    (before != NOTE_I && before != NOTE_COMMA && before != NOTE_AND &&
		     before != NOTE_SO))
			continue;
		for (size_t word = i + 1; word < MIN(i + 5, sentence->n_tokens); word++) {
			if (note_class_at(sentence, word) == NOTE_YOU)
				break;
			if (note_word_is_one_of(sentence, word, again))
				return true;
			if (note_word_is_one_of(sentence, word, sends) &&
			    note_has_class(sentence, word + 1, word + 4, NOTE_VERSION))
				return true;
		}
	}
	return false;
}

/* Whether the sentence goes on with what shows another patch: a link to its mail, whose review it
 * has, that the one answered is not needed, or that the next version follows. */
static bool shows_another(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const needs[] = { "needed",	    "necessary", "required", "longer",
					     "obsolete",    "redundant", "unneeded", "unnecessary",
					     "superfluous", NULL };
	static const char *const follows[] = { "follows", "following", "coming", "incoming", NULL };
	bool is_this = note_has_class(sentence, clause->start, clause->end, NOTE_PRONOUN);
	if (is_sent_again(sentence, clause))
		return true;
	for (size_t i = clause->end; i < sentence->n_tokens; i++) {
		View text = sentence->tokens[i].text;
		/* `I have this queued: https://patchwork.example.org/patch/1/` */
		if (is_this && i <= clause->end + 4 && view_starts(text, "/") &&
		    (view_find(text, "patchwork") || view_starts(text, "/lore.")))
			return true;
		if (view_equal_nocase(text, VIEW("Reported-by")) &&
		    note_class_at(sentence, i - 1) == NOTE_YOUR)
			return true;
		if (note_class_at(sentence, i) == NOTE_VERSION &&
		    note_word_is_one_of(sentence, i + 1, follows))
			return true;
		/* `so this one is not needed`, not `it is not needed to send it again` */
		if (note_word_is_one_of(sentence, i, needs) &&
		    note_class_at(sentence, i + 1) != NOTE_TO &&
		    note_has_class(sentence, clause->end, i, NOTE_IS) &&
		    note_has_class(sentence, clause->end, i, NOTE_PRONOUN) &&
		    note_has_class(sentence, clause->end, clause->end + 2, NOTE_COMMA))
			return true;
	}
	return false;
}

/* `Cy's fix was merged instead`, `I took the version below instead of this one`. */
static bool is_instead(const NoteSentence *sentence, const NoteClause *clause)
{
	bool has_other = false;
	for (size_t i = clause->start; i < sentence->n_tokens; i++) {
		NoteClass next = note_class_at(sentence, i + 1);
		/* `to Bo's tree instead` */
		if (note_class_at(sentence, i) == NOTE_TO || note_class_at(sentence, i) == NOTE_IN)
			return false;
		has_other |= note_has_word(sentence, i, "below") ||
			     (note_class_at(sentence, i) == NOTE_NAME && next == NOTE_IS) ||
			     (note_has_word(sentence, i, "from") && next == NOTE_NAME);
		if (note_has_word(sentence, i, "instead"))
			return has_other;
	}
	return false;
}

/* `Cy sent the same patch, and it was applied`, `patch 0123abc ("tide: Rename") was merged`. */
static bool is_introduced(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const same[] = { "same", "similar", "equivalent", "identical", NULL };
	static const char *const sent[] = { "sent", "posted", "submitted", NULL };
	NoteClass first = note_class_at(sentence, clause->start);
	size_t start = clause->start;
	if (start > 1 && note_class_at(sentence, 0) == NOTE_NAME &&
	    note_has_any(sentence, 0, start, same) && note_has_any(sentence, 0, start, sent))
		return true;
	if (start < 2 || (first != NOTE_IS && first != NOTE_HAVE) ||
	    note_class_at(sentence, start - 1) != NOTE_COMMA)
		return false;
	/* what is spoken of begins with its hash */
	return commit_name_is(sentence->tokens[0].text) || commit_name_is(sentence->tokens[1].text);
}

/* `this was fixed by commit 0123abc ("tide: Rename"), merged in 6.16`: what is merged is that. */
static bool is_fixed_by_other(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const fixes[] = { "fixed",	  "solved",	"addressed", "resolved",
					     "corrected", "superseded", "obsoleted", "reverted",
					     "handled",	  NULL };
	static const char *const preps[] = { "by", "in", "with", "through", "via", NULL };
	size_t start = clause->start, at = 0;
	if (start < 4 || clause->kind != NOTE_SAYS_ELIDED ||
	    note_class_at(sentence, start - 1) != NOTE_COMMA)
		return false;
	while (at < start && !note_word_is_one_of(sentence, at, fixes))
		at++;
	for (size_t i = at + 1; i + 1 < start; i++) {
		size_t commit = note_has_word(sentence, i + 1, "commit") ? i + 2 : i + 1;
		if (note_word_is_one_of(sentence, i, preps) &&
		    commit_name_is(sentence->tokens[commit].text))
			return true;
	}
	return false;
}

bool note_is_of_other(const NoteSentence *sentence, const NoteClause *clause)
{
	return is_instead(sentence, clause) || is_introduced(sentence, clause) ||
	       is_no_patch(sentence, clause) || is_spoken_of(sentence, clause) ||
	       is_senders_own(sentence, clause) || is_sent_by_sender(sentence, clause) ||
	       is_elsewhere(sentence, clause) || shows_another(sentence, clause) ||
	       is_fixed_by_other(sentence, clause) || note_is_downstream(sentence, clause) ||
	       note_is_of_code(sentence, clause) || note_bracket_is_remark(sentence, clause);
}
