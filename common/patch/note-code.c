/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Clauses that tell what code does: see patch/note-code.h. */
#include "patch/note-code.h"

#include "patch/note-tree.h"

/* What a phrase is about that tells where, when or how. */
typedef enum {
	PHRASE_OPEN,  /* it may be anything */
	PHRASE_CODE,  /* something that no patch goes to */
	PHRASE_PATCH, /* a tree, a release, a person, other patches */
} Phrase;

/* Whether a word can be but a part of code: `tide_lock`, `linux/tide.h`. */
static bool is_symbol(View text)
{
	static const char *const ends[] = { ".h", ".c", ".dts", ".dtsi" };
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (view_ends(text, ends[i]))
			return true;
	return view_chr(text, '_') != NULL;
}

/* Whether a word is the name of a tree, a commit or a release, as it has marks or digits in it. */
static bool is_compound(View text)
{
	for (size_t i = 0; i < text.len; i++)
		if (g_ascii_isdigit(text.data[i]) || byte_is_in(text.data[i], "-./:"))
			return true;
	return false;
}

/* Whether the word at at is something that programs work on or with. */
static bool is_thing(const NoteSentence *sentence, size_t at)
{
	static const char *const things[] = {
		"hardware",   "software",   "firmware", "memory",   "ram",	 "nvram",
		"eeprom",     "flash",	    "disk",	"storage",  "userspace", "bootloader",
		"order",      "place",	    "parallel", "bulk",	    "batches",	 "steps",
		"go",	      "boot",	    "probe",	"init",	    "reset",	 "resume",
		"suspend",    "close",	    "open",	"read",	    "write",	 "exit",
		"runtime",    "random",	    "ioctl",	"ioctls",   "sysfs",	 "debugfs",
		"netlink",    "dma",	    "include",	"dt",	    "lto",	 "udev",
		"lock",	      "locks",	    "irqs",	"irq",	    "interrupt", "interrupts",
		"function",   "call",	    "loop",	"register", "mask",	 "offset",
		"input",      "argument",   "default",	"flags",    "config",	 "cache",
		"completion", "processing", "queue",	"worker",   "timer",	 NULL
	};
	return note_word_is_one_of(sentence, at, things);
}

/* Reads the phrase whose preposition is at at: `in the core`, `per port`. */
static Phrase read_phrase(const NoteSentence *sentence, size_t at)
{
	static const bool patches[N_NOTE_CLASSES] = {
		[NOTE_NAME] = true,  [NOTE_YOU] = true,	     [NOTE_YOUR] = true,
		[NOTE_NOUN] = true,  [NOTE_NOUNS] = true,    [NOTE_REST] = true,
		[NOTE_PARTS] = true, [NOTE_CHANGE] = true,   [NOTE_VERSION] = true,
		[NOTE_GOAL] = true,  [NOTE_UPSTREAM] = true, [NOTE_APPLY] = true,
		[NOTE_TIME] = true,
	};
	static const bool inner[N_NOTE_CLASSES] = {
		[NOTE_OTHER] = true, [NOTE_THE] = true,	      [NOTE_A] = true,
		[NOTE_BOTH] = true,  [NOTE_ADJECTIVE] = true, [NOTE_PRONOUN] = true,
		[NOTE_TREE] = true,  [NOTE_COUNT] = true,     [NOTE_IS] = true,
		[NOTE_TEST] = true,  [NOTE_BAD] = true,	      [NOTE_ORDINAL] = true,
	};
	static const bool determiners[N_NOTE_CLASSES] = {
		[NOTE_THE] = true, [NOTE_A] = true, [NOTE_BOTH] = true
	};
	/* behind these anything may be told of a patch: `with a typo fixed`, `after the weekend` */
	static const char *const loose[] = { "with", "as",  "after", "before", "under",
					     "by",   "due", "based", NULL };
	static const char *const steps[] = { "per", "during", NULL };
	static const char *const lists[] = { "list",  "mail",  "email",	  "patchwork", "moment",
					     "point", "stage", "request", NULL };
	static const char *const own[] = { "my", "our", NULL };
	bool is_loose = note_word_is_one_of(sentence, at, loose);
	bool is_step = note_word_is_one_of(sentence, at, steps);
	size_t i = at + 1;
	/* `in one go`, `into one request` */
	bool has_one = note_has_word(sentence, i, "one");
	i += has_one;
	bool is_told = is_step || has_one || determiners[note_class_at(sentence, i)];
	bool is_at = note_has_word(sentence, at, "at");
	Phrase found = PHRASE_OPEN;
	for (; i < sentence->n_tokens; i++) {
		NoteClass class = note_class_at(sentence, i);
		View text = sentence->tokens[i].text;
		bool is_known = is_thing(sentence, i);
		if (note_word_is_one_of(sentence, i, own) ||
		    note_word_is_one_of(sentence, i, lists))
			return PHRASE_PATCH;
		if (is_symbol(text) && !note_tree_starts(sentence, i))
			return PHRASE_CODE;
		if (class == NOTE_TREE && is_thing(sentence, i + 1))
			continue;
		/* `at link time` */
		if (is_at && i == at + 2 && note_has_word(sentence, i, "time"))
			return note_class_at(sentence, i - 1) == NOTE_OTHER || found ? PHRASE_CODE
										     : PHRASE_PATCH;
		if (!is_known && (patches[class] || class == NOTE_TREE))
			return PHRASE_PATCH;
		if (!is_known && !inner[class])
			break;
		if (class == NOTE_OTHER && !is_known && is_compound(text))
			return PHRASE_PATCH;
		if (is_known || (is_told && !is_loose && class == NOTE_OTHER))
			found = PHRASE_CODE;
	}
	return found;
}

/* Whether the adverb at at tells how code works: `unconditionally`. */
static bool is_manner(const NoteSentence *sentence, size_t at)
{
	/* which tell of patches, too */
	static const char *const told[] = { "locally",	  "initially",	 "officially", "formally",
					    "publicly",	  "temporarily", "previously", "apparently",
					    "currently",  "partially",	 "partly",     "presumably",
					    "hopefully",  "mostly",	 "gladly",     "happily",
					    "kindly",	  "fully",	 "completely", "internally",
					    "separately", "supposedly",	 "manually",   "really",
					    "only",	  "newly",	 "early",      NULL };
	NoteClass class = note_class_at(sentence, at);
	if (note_has_word(sentence, at, "regardless"))
		return true;
	return class == NOTE_OTHER && view_ends(sentence->tokens[at].text, "ly") &&
	       !note_word_is_one_of(sentence, at, told);
}

/* What is told behind the verb at verb. */
static Phrase read_place(const NoteSentence *sentence, size_t verb)
{
	size_t at = verb + 1;
	if (note_has_word(sentence, verb, "pulled") &&
	    (note_has_word(sentence, at, "high") || note_has_word(sentence, at, "low")))
		return PHRASE_CODE;
	if (note_has_word(sentence, verb, "pushed") && note_has_word(sentence, at, "down"))
		return PHRASE_CODE;
	while (note_class_at(sentence, at) == NOTE_ADVERB)
		at++;
	if (is_manner(sentence, at))
		return PHRASE_CODE;
	NoteClass class = note_class_at(sentence, at), next = note_class_at(sentence, at + 1);
	/* `picked up from`, `pulled in by` */
	if ((class == NOTE_UP || class == NOTE_IN) && (next == NOTE_WITH || next == NOTE_TO))
		at++;
	class = note_class_at(sentence, at);
	static const char *const during[] = { "during", NULL };
	if (class != NOTE_WITH && class != NOTE_TO && class != NOTE_IN &&
	    !note_word_is_one_of(sentence, at, during))
		return PHRASE_OPEN;
	return read_phrase(sentence, at);
}

/* Whether a word in [start, end) says that it is so at any time: `is`, not `was` or `has been`. */
static bool is_present(const NoteSentence *sentence, size_t start, size_t end)
{
	static const char *const is[] = { "is", "are", "'s", "'re", "gets", NULL };
	return note_has_any(sentence, start, end, is) &&
	       !note_has_class(sentence, start, end, NOTE_BEEN) &&
	       !note_has_class(sentence, start, end, NOTE_HAVE);
}

/* Whether the clause names a tree; `the next function` is none. */
static bool names_tree(const NoteSentence *sentence, const NoteClause *clause)
{
	return clause->tree && !(note_has_word(sentence, clause->tree, "next") &&
				 is_thing(sentence, clause->tree + 1));
}

/* Whether [start, end) names patches. */
static bool names_patches(const NoteSentence *sentence, size_t start, size_t end)
{
	static const NoteClass patches[] = { NOTE_NOUN,	   NOTE_NOUNS,	 NOTE_REST, NOTE_PARTS,
					     NOTE_VERSION, NOTE_ORDINAL, NOTE_COUNT };
	for (size_t i = 0; i < G_N_ELEMENTS(patches); i++)
		if (note_has_class(sentence, start, end, patches[i]))
			return true;
	return false;
}

/* Whether a symbol follows the verb: `this was added in tide_probe()`. */
static bool is_in_symbol(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t at = clause->verb + 1;
	while (note_class_at(sentence, at) == NOTE_ADVERB || note_class_at(sentence, at) == NOTE_UP)
		at++;
	NoteClass class = note_class_at(sentence, at);
	if (class != NOTE_IN && class != NOTE_TO && class != NOTE_WITH)
		return false;
	at++;
	at += note_class_at(sentence, at) == NOTE_THE;
	return at < sentence->n_tokens && is_symbol(sentence->tokens[at].text) &&
	       !note_tree_starts(sentence, at);
}

/* `it is applied in hardware`, `because it is already queued`, which answers why. */
static bool is_described(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t start = clause->start, verb = clause->verb;
	bool is_told = note_has_class(sentence, start, verb, NOTE_IS) ||
		       note_has_class(sentence, start, verb, NOTE_BEEN);
	if (clause->kind != NOTE_SAYS_PASSIVE || names_tree(sentence, clause) || !is_told ||
	    names_patches(sentence, start, verb))
		return false;
	if (is_in_symbol(sentence, clause))
		return true;
	if (!is_present(sentence, start, verb))
		return false;
	if (start < 2 && note_has_word(sentence, 0, "because") &&
	    note_class_at(sentence, 1) == NOTE_PRONOUN)
		return true;
	return read_place(sentence, verb) == PHRASE_CODE;
}

/* `committed to disk`, `queued for transmission`. */
static bool is_data(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const where[] = {
		"disk",	      "memory",	    "storage",	 "flash",    "hardware",   "transmission",
		"transmit",   "processing", "execution", "delivery", "writeback",  "dispatch",
		"submission", "deletion",   "retry",	 "transfer", "completion", "io",
		"userspace",  "ram",	    "media",	 "printing", NULL
	};
	size_t at = clause->verb + 1;
	if (clause->kind != NOTE_SAYS_PASSIVE || note_class_at(sentence, at) != NOTE_TO)
		return false;
	at += note_class_at(sentence, at + 1) == NOTE_THE ? 2 : 1;
	NoteClass next = note_class_at(sentence, at + 1);
	return note_word_is_one_of(sentence, at, where) &&
	       (next == NOTE_END || next == NOTE_COMMA || next == NOTE_AND || next == NOTE_WITH ||
		next == NOTE_SO || next == NOTE_IF || next == NOTE_IN);
}

/* `applied by the compiler`, which is no person. */
static bool is_by_thing(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const people[] = { "maintainer", "maintainers", "committer",
					      "committers", "author",	   "owner",
					      "team",	    "bot",	   "robot",
					      "release",    "stable",	   "subsystem",
					      NULL };
	for (size_t i = clause->verb + 1; i + 2 < sentence->n_tokens; i++)
		if (note_has_word(sentence, i, "by") && note_has_word(sentence, i + 1, "the"))
			return clause->kind == NOTE_SAYS_PASSIVE &&
			       note_class_at(sentence, i + 2) == NOTE_OTHER &&
			       !note_word_is_one_of(sentence, i + 2, people);
	return false;
}

/* Whether the word at at is done to something: `sorted`, `read`. */
static bool is_step(const NoteSentence *sentence, size_t at)
{
	NoteClass class = note_class_at(sentence, at);
	if (class == NOTE_VERB)
		return true;
	return class != NOTE_END &&
	       (view_ends(sentence->tokens[at].text, "ed") || note_has_word(sentence, at, "read") ||
		note_has_word(sentence, at, "split") || note_has_word(sentence, at, "set"));
}

/* Where the word is that joins a subject to the first of several steps, of which the last but one
 * ends before end: the `is` of `the table is sorted`; end if there is none. */
static size_t find_is(const NoteSentence *sentence, size_t end)
{
	for (size_t i = end; i-- > 1;) {
		NoteClass class = note_class_at(sentence, i);
		if (class == NOTE_I || class == NOTE_WHICH || class == NOTE_THANKS)
			return end;
		if (!is_present(sentence, i, i + 1) || sentence->tokens[i].text.data[0] == '\'')
			continue;
		size_t step = i + 1;
		while (note_class_at(sentence, step) == NOTE_ADVERB)
			step++;
		return is_step(sentence, step) && step < end ? i : end;
	}
	return end;
}

/* `the table is sorted, merged and pushed to the firmware`, `it gets converted to a mask and
 * applied`: steps of a program. */
static bool is_last_step(const NoteSentence *sentence, const NoteClause *clause)
{
	size_t start = clause->start, last = clause->verb;
	if (start < 3 || clause->kind != NOTE_SAYS_ELIDED || names_tree(sentence, clause))
		return false;
	size_t is = find_is(sentence, start);
	if (is == start)
		return false;
	bool is_joined = note_class_at(sentence, start - 1) == NOTE_AND;
	/* `sorted, merged and pushed` */
	if (!is_joined && note_class_at(sentence, last + 1) == NOTE_AND &&
	    is_step(sentence, last + 2)) {
		last += 2;
		is_joined = true;
	}
	if (!is_joined)
		return false;
	Phrase place = read_place(sentence, last);
	NoteClass subject = note_class_at(sentence, is - 1);
	if (place != PHRASE_OPEN)
		return place == PHRASE_CODE;
	if (note_has_word(sentence, is, "gets"))
		return true;
	return last == clause->verb && subject == NOTE_OTHER && is > 1 &&
	       note_class_at(sentence, is - 2) == NOTE_THE;
}

/* `most of this is merged in tide_read()`: nobody says so of patches, which are `these`. */
static bool is_of_some_thing(const NoteSentence *sentence, const NoteClause *clause)
{
	static const char *const thing[] = { "this", "it", "that", NULL };
	for (size_t i = clause->start; i + 2 < clause->verb; i++)
		if (note_class_at(sentence, i) == NOTE_COUNT && sentence->tokens[i].value == 0 &&
		    note_word_is_one_of(sentence, i + 2, thing))
			return note_class_at(sentence, i + 3) != NOTE_NOUNS;
	return false;
}

bool note_is_of_code(const NoteSentence *sentence, const NoteClause *clause)
{
	return is_of_some_thing(sentence, clause) || is_data(sentence, clause) ||
	       is_by_thing(sentence, clause) || is_described(sentence, clause) ||
	       is_last_step(sentence, clause);
}
