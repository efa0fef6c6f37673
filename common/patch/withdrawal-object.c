/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What somebody takes back: see patch/withdrawal-object.h. */
#include "patch/withdrawal-object.h"

#include "bytes/number.h"
#include "patch/phrase.h"

/* What may stand between `this` and `patch` and still mean what the mail answers: `the other patch`
 * is another one. */
static const char adjectives[] =
	"whole|entire|full|complete|current|own|small|single|two|three|four|five|six|seven";

/* The number of a version such as v2; 0 if the word is none. */
static guint64 version_at(PhraseWords *words, size_t at)
{
	View word = phrase_words_has(words, at) ? words->words[at] : VIEW("");
	guint64 number;
	bool is_version = view_starts(word, "v") && number_parse(view_from(word, 1), &number);
	return is_version ? number : 0;
}

/* Reads `3`, `#3` or `3/5` behind `patch`. */
static bool read_part(PhraseWords *words, size_t at, WithdrawalObject *object)
{
	if (!phrase_words_has(words, at) || words->is_behind_mark[at])
		return false;
	View word = words->words[at];
	if (view_starts(word, "#"))
		word = view_from(word, 1);
	const char *slash = view_chr(word, '/');
	View part = view_head(word, slash ? (size_t)(slash - word.data) : word.len);
	object->total = 0;
	return number_parse(part, &object->part) && object->part > 0 &&
	       (!slash || number_parse(view_from(word, part.len + 1), &object->total));
}

/* What the last of the n words from at on says that they name. */
static ObjectKind kind_of(PhraseWords *words, size_t at, size_t n)
{
	size_t last = at + n - 1;
	if (phrase_takes(words, last, "patch"))
		return OBJECT_PATCH;
	if (phrase_takes(words, last, "series|patches|patchset|patchsets") ||
	    version_at(words, last))
		return OBJECT_SERIES;
	if (phrase_takes(words, last, "set") && (n > 2 || phrase_takes(words, at, "this")))
		return OBJECT_SERIES;
	if (phrase_takes(words, last, "one|ones") && n == 2 &&
	    phrase_takes(words, at, "this|these"))
		return OBJECT_POINTED;
	if (phrase_takes(words, last, "request"))
		return phrase_takes(words, last - 1, "pull") ? OBJECT_PATCH : OBJECT_NOTHING;
	return phrase_takes(words, last, "version|submission|rfc|pr|mr") ? OBJECT_PATCH
									 : OBJECT_NOTHING;
}

/* Whether the n words from at on, which end with the name of a patch, can mean what the mail
 * answers, a posting of that version. */
static bool means_posting(PhraseWords *words, size_t at, size_t n, unsigned version,
			  WithdrawalObject *object)
{
	bool is_plain = phrase_takes(words, at, "patch|patches|patchset|patchsets");
	if (!is_plain && !phrase_takes(words, at, "this|these|the|my|our"))
		return false;
	for (size_t i = at + !is_plain; i < at + n; i++) {
		guint64 number = version_at(words, i);
		if (number && number != version)
			return false;
		object->is_own |= phrase_takes(words, i, "own");
		bool is_last = phrase_takes(words, i, "last") && phrase_takes(words, at, "this");
		if (!number && !is_last && !phrase_takes(words, i, adjectives) &&
		    !strchr(phrase_classes_at(words, i), '3'))
			return false;
	}
	return true;
}

int withdrawal_object(PhraseWords *words, size_t at, unsigned version, WithdrawalObject *object)
{
	*object = (WithdrawalObject){ .kind = OBJECT_NOTHING };
	guint64 number = version_at(words, at);
	if (number) {
		object->kind = number == version ? OBJECT_SERIES : OBJECT_NOTHING;
		return number == version;
	}
	if (phrase_takes(words, at, "patch") && read_part(words, at + 1, object)) {
		object->kind = OBJECT_PART;
		return 2;
	}
	int n = phrase_match("N", words, at);
	if (n > 0) {
		if (means_posting(words, at, (size_t)n, version, object))
			object->kind = kind_of(words, at, (size_t)n);
		object->is_one = object->kind == OBJECT_POINTED;
		return object->kind == OBJECT_NOTHING ? 0 : n;
	}
	if (!phrase_takes(words, at, "this|it|that|these|them"))
		return 0;
	object->kind = OBJECT_POINTED;
	return 1;
}
