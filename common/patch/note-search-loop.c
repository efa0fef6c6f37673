/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loop of patch/note-search.h. */
#include "patch/note-search-loop.h"

#include "bytes/block.h"
#include "patch/commit-name.h"

/* What else must be near a word, as it is too frequent by itself. */
typedef enum {
	NEAR_ANYTHING,
	NEAR_NO_BE,	  /* `be applied`, `not applied` say nothing */
	NEAR_IN_FIXES,	  /* `in my fixes branch`, not `in my tree, fixed` */
	NEAR_IN_BEFORE,	  /* `in my tree`; git's `master -> master` */
	NEAR_PUSH,	  /* git's `main -> main` */
	NEAR_IS_BEFORE,	  /* `is upstream` */
	NEAR_TO_BEHIND,	  /* `added to` */
	NEAR_IN_BEHIND,	  /* `checked in` */
	NEAR_OUT_BEHIND,  /* `backed out` */
	NEAR_FROM_BEHIND, /* `removed from` */
	NEAR_WITH_BEHIND, /* `replaced v1 with v2` */
	NEAR_DONE,	  /* `dropped`, `had to drop`, `had to revert` */
	NEAR_COMMIT,	  /* `as commit`, `as 0123abc` */
	NEAR_WENT_IN,	  /* `went into` */
	NEAR_WORK,	  /* `fixed while applying` */
	NEAR_BRANCH,	  /* `updated the branch to` */
	NEAR_NOW,	  /* `in now` */
	NEAR_PLACE,	  /* `now in` */
} Near;

/* How near. */
#define NEAR_BYTES 48

/*
 * What the words for being in, or out again, have in common: two letters, which can be looked for
 * many bytes at a time, and what comes before them, one of these.
 */
typedef struct {
	View before;
	Near near;
} Stem;

static const Stem stems[] = {
	{ VIEW_INIT("appli"), NEAR_NO_BE },
	{ VIEW_INIT("apli"), NEAR_NO_BE },
	{ VIEW_INIT("appi"), NEAR_NO_BE },
	{ VIEW_INIT("push"), NEAR_NO_BE },
	{ VIEW_INIT("squash"), NEAR_TO_BEHIND },
	{ VIEW_INIT("merg"), NEAR_NO_BE },
	{ VIEW_INIT("stag"), NEAR_NO_BE },
	{ VIEW_INIT("queu"), NEAR_NO_BE },
	{ VIEW_INIT("committ"), NEAR_NO_BE },
	{ VIEW_INIT("commit"), NEAR_NO_BE },
	{ VIEW_INIT("accept"), NEAR_NO_BE },
	{ VIEW_INIT("revert"), NEAR_NO_BE }, /* out again, like those at the end */
	{ VIEW_INIT("pick"), NEAR_NO_BE },
	{ VIEW_INIT("check"), NEAR_IN_BEHIND },
	{ VIEW_INIT("back"), NEAR_OUT_BEHIND },
	{ VIEW_INIT("pull"), NEAR_NO_BE },
	{ VIEW_INIT("install"), NEAR_NO_BE },
	{ VIEW_INIT("land"), NEAR_NO_BE },
	{ VIEW_INIT("decid"), NEAR_ANYTHING },
	{ VIEW_INIT("add"), NEAR_TO_BEHIND },
	{ VIEW_INIT("includ"), NEAR_TO_BEHIND },
	{ VIEW_INIT("fold"), NEAR_TO_BEHIND },
	{ VIEW_INIT("upstream"), NEAR_NO_BE },
	{ VIEW_INIT("grabb"), NEAR_NO_BE },
	{ VIEW_INIT("mer"), NEAR_NO_BE },
	{ VIEW_INIT("dar"), NEAR_ANYTHING },
	{ VIEW_INIT("help"), NEAR_ANYTHING },
	{ VIEW_INIT("ta"), NEAR_ANYTHING },   /* taken */
	{ VIEW_INIT("t"), NEAR_ANYTHING },    /* took */
	{ VIEW_INIT("ne"), NEAR_IN_BEFORE },  /* linux-next */
	{ VIEW_INIT("tr"), NEAR_IN_BEFORE },  /* my tree */
	{ VIEW_INIT("mai"), NEAR_IN_BEFORE }, /* mainline */
	{ VIEW_INIT("u"), NEAR_IS_BEFORE },   /* upstream */
	{ VIEW_INIT("'s "), NEAR_ANYTHING },  /* it's in */
	{ VIEW_INIT(" is "), NEAR_ANYTHING },
	{ VIEW_INIT(" are "), NEAR_ANYTHING },
	{ VIEW_INIT(" gone "), NEAR_ANYTHING },
	{ VIEW_INIT("que"), NEAR_IN_BEFORE }, /* my queue */
	{ VIEW_INIT("m"), NEAR_IN_BEFORE },   /* master */
	{ VIEW_INIT("dr"), NEAR_DONE },	      /* drop */
	{ VIEW_INIT("fix"), NEAR_WORK },
	{ VIEW_INIT("u"), NEAR_BRANCH }, /* updated */
	{ VIEW_INIT("ma"), NEAR_PUSH },	 /* main */
	{ VIEW_INIT("ma"), NEAR_IN_BEFORE },
	{ VIEW_INIT("remov"), NEAR_FROM_BEHIND },
	{ VIEW_INIT("replac"), NEAR_WITH_BEHIND },
	{ VIEW_INIT("h"), NEAR_DONE },	     /* had to */
	{ VIEW_INIT(" "), NEAR_COMMIT },     /* as */
	{ VIEW_INIT(" "), NEAR_WENT_IN },    /* went */
	{ VIEW_INIT(".gi"), NEAR_ANYTHING }, /* tide.git#next */
	{ VIEW_INIT("fi"), NEAR_IN_FIXES },  /* my fixes branch */
	{ VIEW_INIT("'s i"), NEAR_NOW },     /* it's in now */
	{ VIEW_INIT(" is i"), NEAR_NOW },
	{ VIEW_INIT(" are i"), NEAR_NOW },
	{ VIEW_INIT("mai"), NEAR_IN_BEFORE }, /* main now */
	{ VIEW_INIT("no"), NEAR_PLACE },      /* now in trunk */
	{ VIEW_INIT("alread"), NEAR_PLACE },
};

/* Three letters as a number. */
#define KEY(a, b, c) ((guint)(guint8)(a) | (guint)(guint8)(b) << 8 | (guint)(guint8)(c) << 16)

typedef struct {
	size_t first, end;
} Range;

/* The stems that end in a letter and the pair behind it: which they are, one behind the other. */
static Range find_stems(guint key)
{
#define STEMS(a, b, c, first, end)                                                                 \
	case KEY(a, b, c):                                                                         \
		return (Range)                                                                     \
		{                                                                                  \
			first, end                                                                 \
		}
	switch (key) {
		STEMS('i', 'e', 'd', 0, 3);
		STEMS('h', 'e', 'd', 3, 5);
		STEMS('g', 'e', 'd', 5, 7);
		STEMS('u', 'e', 'd', 7, 8);
		STEMS('t', 'e', 'd', 8, 12);
		STEMS('k', 'e', 'd', 12, 15);
		STEMS('l', 'e', 'd', 15, 17);
		STEMS('d', 'e', 'd', 17, 22);
		STEMS('m', 'e', 'd', 22, 23);
		STEMS('b', 'e', 'd', 23, 24);
		STEMS('r', 'e', 'd', 24, 26);
		STEMS('p', 'e', 'd', 26, 27);
		STEMS('a', 'k', 'e', 27, 28);
		STEMS('t', 'o', 'o', 28, 29);
		STEMS('e', 'x', 't', 29, 30);
		STEMS('r', 'e', 'e', 30, 31);
		STEMS('i', 'n', 'l', 31, 32);
		STEMS('u', 'p', 's', 32, 33);
		STEMS(' ', 'i', 'n', 33, 37);
		STEMS('e', 'u', 'e', 37, 38);
		STEMS('m', 'a', 's', 38, 39);
		STEMS('r', 'o', 'p', 39, 40);
		STEMS('x', 'e', 'd', 40, 41);
		STEMS('u', 'p', 'd', 41, 42);
		STEMS('a', 'i', 'n', 42, 44);
		STEMS('v', 'e', 'd', 44, 45);
		STEMS('c', 'e', 'd', 45, 46);
		STEMS('h', 'a', 'd', 46, 47);
		STEMS(' ', 'a', 's', 47, 48);
		STEMS(' ', 'w', 'e', 48, 49);
		STEMS('i', 't', '#', 49, 50);
		STEMS('i', 'x', 'e', 50, 51);
		STEMS('i', 'n', ' ', 51, 55);
		STEMS('o', 'w', ' ', 55, 56);
		STEMS('d', 'y', ' ', 56, 57);
	default:
		return (Range){ 0, 0 };
	}
}

/* Whether the text before at ends in word, which is in lower case. */
static inline bool ends_in(View text, size_t at, View word)
{
	if (at < word.len)
		return false;
	const char *before = text.data + at - word.len;
	size_t left = word.len;
	/* From the end on: the last letter is known to be right. */
	while (left && byte_lower(before[left - 1]) == word.data[left - 1])
		left--;
	return left == 0;
}

static bool is_near(View text, size_t at, size_t start, Near near)
{
	if (near == NEAR_NO_BE) {
		static const char words[][5] = { " be ", "not ", "get " };
		View head = view_head(text, start);
		for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
			if (view_ends(head, words[i]))
				return false;
		return true;
	}
	View before = view_from(view_head(text, at), at > NEAR_BYTES ? at - NEAR_BYTES : 0);
	View behind = view_head(view_from(text, at), NEAR_BYTES);
	switch (near) {
	case NEAR_IN_FIXES:
		if (!view_starts(behind, "xes"))
			return false;
		G_GNUC_FALLTHROUGH;
	case NEAR_IN_BEFORE:
		return view_find(before, "in ") || view_find(before, "In ") ||
		       view_find(before, "into ") || view_find(before, " -> ") ||
		       view_find(before, "in\n") || view_find(before, "in\\n");
	case NEAR_PUSH:
		return view_ends(view_head(text, start), " -> ");
	case NEAR_IS_BEFORE:
		return view_find(before, "in ") || view_find(before, "is ") ||
		       view_find(before, "'s ") || view_find(before, "lready ") ||
		       view_find(before, "ow ") || view_starts(behind, "pstream as ");
	case NEAR_TO_BEHIND:
		return view_find(behind, " to ") || view_find(behind, " in ") ||
		       view_find(behind, "into ");
	case NEAR_IN_BEHIND:
		return view_find(behind, " in");
	case NEAR_OUT_BEHIND:
		return view_find(behind, " out");
	case NEAR_FROM_BEHIND:
		return view_find(behind, " from ");
	case NEAR_WITH_BEHIND:
		return view_find(behind, " with v") || view_find(behind, " with this ");
	case NEAR_DONE:
		return view_starts(behind, "opp") || view_starts(behind, "ad to drop") ||
		       view_starts(behind, "ad to revert") || view_starts(behind, "ad to back") ||
		       view_starts(behind, "ad to pull");
	case NEAR_COMMIT:
		return view_starts(behind, "as commit ") ||
		       view_hex_length(view_from(behind, strlen("as "))) >= COMMIT_NAME_SHORTEST;
	case NEAR_WENT_IN:
		return view_starts(behind, "went in");
	case NEAR_WORK:
		return view_find(behind, " applying") || view_find(behind, " merging") ||
		       view_find(behind, " committing") || view_find(behind, " pushing") ||
		       view_find(behind, " queu");
	case NEAR_BRANCH:
		return view_find(behind, " branch to ") || view_find(behind, " tree to ");
	case NEAR_NOW:
		return view_starts(behind, "n now");
	case NEAR_PLACE:
		return view_starts(view_from(behind, 1), " in ");
	default:
		return true;
	}
}

static bool is_stem(View text, size_t at)
{
	if (at == 0)
		return false;
	Range range = find_stems(
		KEY(text.data[at - 1] | 0x20, text.data[at] | 0x20, text.data[at + 1] | 0x20));
	for (size_t i = range.first; i < range.end; i++)
		if (ends_in(text, at, stems[i].before) &&
		    is_near(text, at, at - stems[i].before.len, stems[i].near))
			return true;
	return false;
}

/* Which bytes are byte, one that note_search_row knows. */
static inline BlockBytes is_byte(BlockBytes bytes, char byte)
{
	return (BlockBytes)(bytes == block_load(note_search_bytes[note_search_row(byte)]));
}

/*
 * The places in the step at at where a stem's pair may stand, as bits. `in` counts at the end of
 * something only, and some pairs before a third letter only, as they are frequent. Two bytes more
 * must be readable.
 */
static inline guint64 find_pairs(const char *at)
{
	BlockBytes first = block_load(at) | 0x20, second = block_load(at + 1) | 0x20;
	BlockBytes third = block_load(at + 2) | 0x20;
	/* in all of these a line feed is `*`, and a backslash `|` */
	BlockBytes found = is_byte(first, 'i') & is_byte(second, 'n') &
			   (block_within(third, '!', ':') | is_byte(third, '|'));
	/* ed, ke, ee, ue, xe, xt, oo, op, nl, ps, pd, t# */
	found |= is_byte(first, 'e') & is_byte(second, 'd');
	found |= (is_byte(first, 'k') | is_byte(first, 'e') | is_byte(first, 'u') |
		  is_byte(first, 'x')) &
		 is_byte(second, 'e');
	found |= is_byte(first, 'x') & is_byte(second, 't');
	found |= is_byte(first, 'o') & (is_byte(second, 'o') | is_byte(second, 'p'));
	found |= is_byte(first, 'n') & is_byte(second, 'l');
	found |= is_byte(first, 'p') & (is_byte(second, 's') | is_byte(second, 'd'));
	found |= is_byte(first, 't') & is_byte(second, '#');
	/* ast, as and a blank, ad and a blank, wen */
	found |= is_byte(first, 'a') &
		 ((is_byte(second, 's') & (is_byte(third, 't') | is_byte(third, ' '))) |
		  (is_byte(second, 'd') & is_byte(third, ' ')));
	found |= is_byte(first, 'w') & is_byte(second, 'e') & is_byte(third, 'n');
	/* n, a blank and n, of `in now`; w or y, a blank and i, of `now in` */
	found |= is_byte(second, ' ') &
		 ((is_byte(first, 'n') & is_byte(third, 'n')) |
		  ((is_byte(first, 'w') | is_byte(first, 'y')) & is_byte(third, 'i')));
	return block_bits(found);
}

/* The first of the places from at on where a stem stands, or NULL. */
static const char *pick_stem(View text, size_t at, guint64 found)
{
	for (; found; found &= found - 1) {
		size_t place = at + (size_t)__builtin_ctzll(found);
		if (is_stem(text, place))
			return text.data + place;
	}
	return NULL;
}

const char *WIDE(note_search)(View text)
{
	size_t at = 0;
	const char *stem = NULL;
	for (; !stem && text.len > at + BLOCK_STEP + 1; at += BLOCK_STEP) {
		guint64 found = find_pairs(text.data + at);
		if (found)
			stem = pick_stem(text, at, found);
	}
	if (stem || at >= text.len)
		return stem;
	/* the rest, which takes up to a step and two bytes; a text ends as a line does */
	char rest[2 * BLOCK_STEP + 4];
	memset(rest, '\n', sizeof(rest));
	memcpy(rest, text.data + at, text.len - at);
	stem = pick_stem(text, at, find_pairs(rest));
	if (!stem && text.len > at + BLOCK_STEP)
		stem = pick_stem(text, at + BLOCK_STEP, find_pairs(rest + BLOCK_STEP) & 3);
	return stem;
}

/* The places in the step at at of `nak`, `nac` and `jec`, as bits. Two bytes more must be
 * readable. */
static inline guint64 find_refusals(const char *at)
{
	BlockBytes first = block_load(at) | 0x20, second = block_load(at + 1) | 0x20;
	BlockBytes third = block_load(at + 2) | 0x20;
	BlockBytes ends = is_byte(third, 'k') | is_byte(third, 'c');
	return block_bits(ends & ((is_byte(first, 'n') & is_byte(second, 'a')) |
				  (is_byte(first, 'j') & is_byte(second, 'e'))));
}

/* The same of any of n times three letters. */
G_ALWAYS_INLINE static inline guint64 find_letters(const char *at, const char (*letters)[4],
						   size_t n)
{
	BlockBytes first = block_load(at) | 0x20, second = block_load(at + 1) | 0x20;
	BlockBytes third = block_load(at + 2) | 0x20, found = { 0 };
#pragma GCC unroll 16
	for (size_t i = 0; i < n; i++)
		found |= is_byte(first, letters[i][0]) & is_byte(second, letters[i][1]) &
			 is_byte(third, letters[i][2]);
	return block_bits(found);
}

/* The same of what the words that remind begin with: ping, poke, bump, reminder, reply, nudge, any.
 */
static inline guint64 find_reminders(const char *at)
{
	static const char starts[][4] = { "pin", "pok", "bum", "rem", "rep", "nud", "any" };
	return find_letters(at, starts, G_N_ELEMENTS(starts));
}

/* The same of what is in ignore, disregard, drop, skip, discard, scrap and scratch,
 * withdraw, retract, nak, nack, and `please do not`. */
static inline guint64 find_withdrawals(const char *at)
{
	static const char parts[][4] = { "gno", "sre", "dro", "ski", "sca", "cra",
					 "hdr", "etr", "nak", "nac", "e d" };
	return find_letters(at, parts, G_N_ELEMENTS(parts));
}

/* The first place in text that find finds in a step. */
G_ALWAYS_INLINE static inline const char *search_steps(View text, guint64 (*find)(const char *at))
{
	char padded[BLOCK_STEP + 2] = { 0 };
	const char *data = text.data;
	size_t n = text.len;
	if (n < sizeof(padded)) {
		data = memcpy(padded, n ? data : "", n);
		n = sizeof(padded);
	}
	/* the last step overlaps the one before it */
	size_t last = n - sizeof(padded);
	for (size_t at = 0;; at = MIN(at + BLOCK_STEP, last)) {
		guint64 found = find(data + at);
		if (found)
			return text.data + at + __builtin_ctzll(found);
		if (at == last)
			return NULL;
	}
}

const char *WIDE(note_search_refusal)(View text)
{
	return search_steps(text, find_refusals);
}

const char *WIDE(note_search_reminder)(View text)
{
	return search_steps(text, find_reminders);
}

const char *WIDE(note_search_withdrawal)(View text)
{
	return search_steps(text, find_withdrawals);
}
