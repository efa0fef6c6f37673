/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tag that a list puts in front of its subjects: see patch/list-tag.h. */
#include "patch/list-tag.h"

#include "bytes/hash.h"
#include "patch/list-name.h"
#include "patch/subject-known.h"
#include "patch/subject-prefix.h"
#include "patch/subject-words.h"

enum {
	MAX_LISTS = 64, /* remembered at once */
	MAX_TAG = 64,	/* no tag is longer */
	LITTLE = 3,	/* so many mails decide if there are no more */
	MAX_COUNT = 64, /* then all counts are halved, and so many are passed over: */
	SAMPLE = 8,	/* one of these is looked at */
	N_TITLES = 16,	/* of so many mails it is known what they are about */
};

typedef struct {
	guint64 id; /* hash of the List-Id; 0 if the slot is free */
	guint64 used;
	guint mails;	/* that came */
	guint hits;	/* of these, with the tag */
	guint votes;	/* for the tag, less those against it */
	guint passed;	/* over, since the last that was looked at */
	bool is_known;	/* so much came that a sample is enough */
	guint64 sender; /* of the first mail with the tag */
	bool is_shared; /* another sender has begun another thread with it */
	guint n_titles;
	guint64 titles[N_TITLES]; /* of the last threads that have begun with it */
	bool is_alike;		  /* the tag is the List-Id's in other words */
	bool is_settled;	  /* decided on little mail */
	size_t tag_len;
	char tag[MAX_TAG]; /* normalised */
} List;

struct ListTags {
	guint64 seed, clock;
	List lists[MAX_LISTS];
	List *last;	    /* the one that mail came of last */
	GString *last_name; /* its List-Id: most streams are of one list */
	GString *scratch;
	GString *given; /* the tag of all lists, normalised; NULL if it is to be learned */
};

ListTags *list_tags_new(void)
{
	ListTags *tags = g_new0(ListTags, 1);
	tags->seed = hash_seed_new();
	tags->last = tags->lists;
	tags->last_name = g_string_new(NULL);
	tags->scratch = g_string_new(NULL);
	return tags;
}

void list_tags_free(ListTags *tags)
{
	if (!tags)
		return;
	g_string_free(tags->last_name, TRUE);
	g_string_free(tags->scratch, TRUE);
	if (tags->given)
		g_string_free(tags->given, TRUE);
	g_free(tags);
}

View list_tag_of_id(View list)
{
	const char *dot = view_chr(list, '.');
	return dot ? view_head(list, (size_t)(dot - list.data)) : list;
}

/* The next byte of a normalised tag, taken off *rest: small letters, `#` for a number. */
static char next_byte(View *rest)
{
	char byte = g_ascii_tolower(rest->data[0]);
	if (!g_ascii_isdigit(byte)) {
		*rest = view_from(*rest, 1);
		return byte;
	}
	while (rest->len && g_ascii_isdigit(rest->data[0]))
		*rest = view_from(*rest, 1);
	return '#';
}

bool list_tag_is(View tag, View inside)
{
	if (tag.len == 0 || tag.len > inside.len)
		return false;
	while (tag.len && inside.len) {
		if (next_byte(&inside) != tag.data[0])
			return false;
		tag = view_from(tag, 1);
	}
	return tag.len == 0 && inside.len == 0;
}

static View tag_of(const List *list)
{
	return (View){ list->tag, list->tag_len };
}

static void set_tag(List *list, View inside)
{
	list->tag_len = 0;
	while (inside.len)
		list->tag[list->tag_len++] = next_byte(&inside);
}

/* Whether the list is the one that was asked for last. */
static bool is_last(const ListTags *tags, View name)
{
	return tags->last->id && view_equal(name, view_of_gstring(tags->last_name));
}

/* The slot with the id; NULL if there is none. */
static List *find_slot(ListTags *tags, guint64 id)
{
	for (size_t i = 0; i < MAX_LISTS; i++)
		if (tags->lists[i].id == id)
			return &tags->lists[i];
	return NULL;
}

static guint64 id_of(const ListTags *tags, View name)
{
	/* The lowest bit tells a list without a name from a free slot. */
	return hash_view(tags->seed, name) | 1;
}

void list_tags_set(ListTags *tags, View tag)
{
	if (!tags->given)
		tags->given = g_string_new(NULL);
	g_string_truncate(tags->given, 0);
	while (tag.len)
		g_string_append_c(tags->given, next_byte(&tag));
}

static List *find_list(ListTags *tags, View name)
{
	return is_last(tags, name) ? tags->last : find_slot(tags, id_of(tags, name));
}

/* The slot of a list, which may be one that another list had. */
static List *take_list(ListTags *tags, View name)
{
	tags->clock++;
	if (!is_last(tags, name)) {
		guint64 id = id_of(tags, name);
		List *list = find_slot(tags, id);
		if (!list) {
			list = tags->lists;
			for (size_t i = 1; i < MAX_LISTS; i++)
				if (tags->lists[i].used < list->used)
					list = &tags->lists[i];
			*list = (List){ .id = id };
		}
		tags->last = list;
		g_string_truncate(tags->last_name, 0);
		view_append(tags->last_name, name);
	}
	tags->last->used = tags->clock;
	return tags->last;
}

/* Whether the group says something of the mail itself. */
static bool is_known_group(ListTags *tags, View inside)
{
	SubjectWords words;
	subject_words_init(&words);
	g_string_truncate(tags->scratch, 0);
	subject_words_read(&words, inside, tags->scratch);
	return words.marker || words.misspelt || words.version.len || words.part >= 0 ||
	       words.flags || words.release || words.n_targets;
}

/* `tree:branch`, as test bots write. Behind a list's name there is a number. */
static bool is_tree(View inside)
{
	const char *colon = view_chr(inside, ':');
	if (!colon)
		return false;
	View rest = view_skip_space(view_from(inside, (size_t)(colon + 1 - inside.data)));
	while (rest.len && g_ascii_isdigit(rest.data[0]))
		rest = view_from(rest, 1);
	return rest.len > 0;
}

/* Whether the group names a thing that mail is about, as a bug tracker writes: on its list all mail
 * has such a group, and each another. */
static bool is_of_tracker(View inside)
{
	static const char *const things[] = { "bug",   "build", "case",	  "commit", "cve",
					      "issue", "job",	"mr",	  "pr",	    "review",
					      "task",  "test",	"ticket", "rt" };
	size_t len = 0;
	while (len < inside.len && g_ascii_isalpha(inside.data[len]))
		len++;
	for (size_t i = 0; i < G_N_ELEMENTS(things); i++)
		if (view_is_nocase(view_head(inside, len), things[i]))
			return true;
	return false;
}

/* Whether the group says what the mail is for, in one of its words. */
static bool has_purpose(View inside)
{
	View word;
	while (view_next_word(&inside, &word))
		if (known_word_is_purpose(word))
			return true;
	return false;
}

static View without_prefixes(View subject)
{
	while (subject.len && subject.data[0] != '[' &&
	       subject_prefix_take(&subject, false) != PREFIX_NONE)
		;
	return subject;
}

/* The group that may be a list's tag: the first, before or behind reply prefixes. */
static View candidate_of(ListTags *tags, View list, View subject)
{
	View none = { "", 0 }, prefix;
	subject = without_prefixes(subject);
	if (subject.len == 0 || subject.data[0] != '[')
		return none;
	const char *close = view_chr(view_head(subject, MAX_TAG), ']');
	View inside = view_from(view_head(subject, close ? (size_t)(close - subject.data) : 0), 1);
	prefix = inside;
	if (inside.len == 0 || known_word_starts_patch(inside) || view_chr(inside, '[') ||
	    view_equal_nocase(inside, list_tag_of_id(list)) || is_tree(inside) ||
	    is_of_tracker(inside) || subject_prefix_take(&prefix, true) != PREFIX_NONE ||
	    has_purpose(inside) || is_known_group(tags, inside))
		return none;
	return inside;
}

/*
 * Takes in who sends what with the tag. Replies copy the subject: whatever stood in front of the
 * first mail stands in front of them all, so they show nothing.
 */
static void note_title(List *list, guint64 title, guint64 sender)
{
	for (guint i = 0; i < MIN(list->n_titles, N_TITLES); i++)
		if (list->titles[i] == title)
			return;
	if (list->n_titles == 0)
		list->sender = sender;
	list->titles[list->n_titles++ % N_TITLES] = title;
	list->is_shared |= list->sender != sender;
}

/* What a mail says: the group that may be the tag, what follows it, and who sends it. */
typedef struct {
	View inside, title, sender;
} Sign;

static void count(ListTags *tags, List *list, View name, const Sign *sign)
{
	View inside = sign->inside;
	if (list->mails == MAX_COUNT) {
		list->mails /= 2;
		list->hits /= 2;
		list->votes /= 2;
		list->is_known = true;
	}
	list->mails++;
	if (inside.len == 0) {
		list->votes -= list->votes > 0;
		return;
	}
	if (!list_tag_is(tag_of(list), inside)) {
		if (list->votes > 0) {
			list->votes--;
			return;
		}
		set_tag(list, inside);
		list->hits = list->n_titles = 0;
		list->is_shared = false;
		list->is_alike = list_name_is_alike(name, inside);
	}
	list->votes++;
	list->hits++;
	if (!list->is_shared && !list->is_alike)
		note_title(list, hash_view_nocase(tags->seed, sign->title),
			   hash_view_nocase(tags->seed, sign->sender));
}

static bool is_nearly_all(guint hits, guint mails)
{
	return hits * 10 >= mails * 9;
}

/* Whether a tag may yet be found that the next mails would show. */
static bool is_open(const List *list)
{
	if (list->hits == 0 || list->is_settled || list->is_alike || list->mails >= LIST_TAG_ENOUGH)
		return false;
	/* All that come may have it. */
	return is_nearly_all(LIST_TAG_ENOUGH - (list->mails - list->hits), LIST_TAG_ENOUGH);
}

bool list_tags_note(ListTags *tags, View name, View subject, View sender)
{
	if (tags->given)
		return false;
	List *list = take_list(tags, name);
	if (list->is_known && ++list->passed < SAMPLE)
		return false;
	list->passed = 0;
	Sign sign = { .inside = candidate_of(tags, name, subject), .sender = sender };
	if (sign.inside.len)
		sign.title = without_prefixes(view_skip_space(
			view_from(subject, (size_t)(view_end(sign.inside) + 1 - subject.data))));
	count(tags, list, name, &sign);
	return is_open(list);
}

bool list_tags_is_open(ListTags *tags, View name)
{
	const List *list = find_list(tags, name);
	return list && is_open(list);
}

View list_tags_find(ListTags *tags, View name)
{
	if (tags->given)
		return view_of_gstring(tags->given);
	List *list = find_list(tags, name);
	if (!list || list->hits == 0)
		return VIEW("");
	list->is_settled |= is_open(list);
	bool is_usual =
		list->mails >= LIST_TAG_ENOUGH
			? is_nearly_all(list->hits, list->mails)
			: list->is_settled && list->mails >= LITTLE && list->hits == list->mails;
	bool found = list->is_alike || (is_usual && list->is_shared);
	return found ? tag_of(list) : VIEW("");
}
