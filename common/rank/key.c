/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys that are people, and the table of all: see rank/key.h. */
#include "rank/key.h"

#include "bytes/hash.h"
#include "bytes/number.h"
#include "map/people.h"
#include "patch/tag.h"
#include "rank/thread.h"

/* The key of mail whose organisation or domain nobody knows; gitdm's word. */
#define UNKNOWN "(Unknown)"

#define NONE COLUMN_UNKNOWN
/* The columns of a source that are the same in both tables. */
#define SAME(column)                                                                               \
	{                                                                                          \
		{ column, NONE },                                                                  \
		{                                                                                  \
			column, NONE                                                               \
		}                                                                                  \
	}

static const struct {
	Source patch, mail;
} sources[N_SOURCES] = {
	[SOURCE_NONE] = SAME(NONE),
	[SOURCE_AUTHOR] = { { COLUMN_AUTHOR_ADDR, COLUMN_AUTHOR_NAME },
			    { COLUMN_FROM_ADDR, COLUMN_FROM_NAME } },
	[SOURCE_SENDER] = { { COLUMN_FROM_ADDR, COLUMN_FROM_NAME },
			    { COLUMN_FROM_ADDR, COLUMN_FROM_NAME } },
	[SOURCE_LIST] = SAME(COLUMN_LIST),
	[SOURCE_TAGS] = SAME(COLUMN_TAGS),
	[SOURCE_DATE] = SAME(COLUMN_DATE),
	[SOURCE_ZONE] = SAME(COLUMN_ZONE),
	[SOURCE_PATHS] = SAME(COLUMN_PATHS),
	[SOURCE_SUBSYSTEM] = SAME(COLUMN_SUBSYSTEM),
	[SOURCE_THREAD] = SAME(COLUMN_THREAD),
	[SOURCE_VERSION] = SAME(COLUMN_VERSION),
};

const Source *rank_key_source(const RankKey *key, Table table)
{
	return table == TABLE_PATCH ? &sources[key->source].patch : &sources[key->source].mail;
}

/* The person as the maps have it. */
static Person map_person(const RankRule *rule, Person person)
{
	return people_map(rule->mailmap, rule->aliases, person);
}

/* The person of the key's columns, as they stand. */
static Person tally_raw_person(const Tally *tally)
{
	const Source *source = rank_key_source(tally->term->key, tally->record->table);
	const View *values = tally->record->values;
	return source->value == COLUMN_AUTHOR_ADDR ? person_of_author(values)
						   : person_of_sender(values);
}

/* Whether the person of record-map, who is the author, is the one that the key counts. */
static bool is_about_author(const Tally *tally)
{
	const View *values = tally->record->values;
	return tally->record->table != TABLE_PATCH || tally->term->key->source == SOURCE_AUTHOR ||
	       (view_equal(values[COLUMN_AUTHOR_ADDR], values[COLUMN_FROM_ADDR]) &&
		view_equal(values[COLUMN_AUTHOR_NAME], values[COLUMN_FROM_NAME]));
}

/* The key's person as record-map has him; empty if it says nothing of him. */
static View known_person(const Tally *tally)
{
	View known = tally->record->values[COLUMN_PERSON];
	return known.len && is_about_author(tally) ? known : VIEW("");
}

Person tally_person(const Tally *tally)
{
	View known = known_person(tally);
	Person person = known.len ? rank_person_of_key(known) : tally_raw_person(tally);
	return map_person(tally->rule, person);
}

static void add_person(const Tally *tally, Person person)
{
	rank_person_key(tally->text, person);
	tally_add(tally, view_of_gstring(tally->text));
}

static void count_person(const Tally *tally)
{
	add_person(tally, tally_person(tally));
}

static void count_domain(const Tally *tally)
{
	Person person = tally_person(tally);
	View domain = people_home(&person);
	if (domain.len || person.is_shared)
		tally_add(tally, domain.len ? domain : VIEW(UNKNOWN));
}

/* The organisation that person, the author, belonged to when the record was written. */
static View tally_org(const Tally *tally, const Person *person)
{
	const View *values = tally->record->values;
	View org = people_org(tally->rule->orgs, person, values[COLUMN_DATE]);
	return org.len ? org : values[COLUMN_ORG];
}

static void count_org(const Tally *tally)
{
	Person person = tally_person(tally);
	View org = tally_org(tally, &person);
	if (person.addr.len || person.name.len)
		tally_add(tally, org.len ? org : VIEW(UNKNOWN));
}

static void count_unmapped(const Tally *tally)
{
	Person person = tally_person(tally);
	if (tally_org(tally, &person).len == 0)
		add_person(tally, person);
}

/* Whether a tag names the mail's sender, as they stand or as the maps have them. */
static bool is_own(const Tally *tally, Person named)
{
	return rank_person_is_named(named, tally_raw_person(tally), known_person(tally)) ||
	       person_is_same(map_person(tally->rule, named), tally_person(tally));
}

static bool is_bot(const RankRule *rule, Person person)
{
	return rule->bots && !rule->all &&
	       bot_table_match(rule->bots, person.addr, person.name) != BOT_NONE;
}

/* Credits somebody else than the sender, if the mail has not done so: one may be named in several
 * tags. credited holds hashes of those whom it has; NULL so far. */
static void credit_named(const Tally *tally, Person named, GHashTable **credited)
{
	if (named.addr.len == 0 || is_bot(tally->rule, named))
		return;
	named = map_person(tally->rule, named);
	guint64 hash = person_hash(rank_table_seed(tally->ranks), named);
	if (!*credited)
		*credited = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	if (g_hash_table_add(*credited, g_memdup2(&hash, sizeof hash)))
		add_person(tally, named);
}

/* On how many patches a tag is. */
static guint64 count_patches(const Record *record)
{
	guint64 part = 1, total = 1;
	number_parse(record->values[COLUMN_PART], &part);
	number_parse(record->values[COLUMN_TOTAL], &total);
	return part == 0 ? MAX(total, 1) : 1;
}

static void count_tags(const Tally *given)
{
	Tally tally = *given;
	bool is_relay = tally.term->key == rank_key(RANK_BY_RELAYED), is_own_tag = false;
	const View *values = tally.record->values;
	LineIter trailers = line_iter(values[COLUMN_TRAILERS], TEXT_ESCAPED);
	g_autoptr(GHashTable) credited = NULL;
	Person named;
	unsigned tags;
	if (tally.rule->fan_out)
		tally.weight = count_patches(tally.record);
	while ((tags = tag_next(&trailers, tally.term->key->tags, values[COLUMN_LIST], &named))) {
		if (tally.kind != KIND_REPLY) {
			if (tags & TAG_REPORT && !is_relay)
				credit_named(&tally, named, &credited);
		} else if (is_own(&tally, named)) {
			is_own_tag = true;
		} else if (is_relay) {
			credit_named(&tally, named, &credited);
		}
	}
	if (is_own_tag && !is_relay)
		add_person(&tally, tally_person(&tally));
}

/* Who writes into a thread that somebody else began. */
static void count_commenter(const Tally *tally)
{
	View thread = tally->record->values[COLUMN_THREAD];
	Person writer = tally_person(tally);
	if (thread.len == 0 || view_equal(thread, tally->record->values[COLUMN_MESSAGE_ID]))
		return;
	switch (rank_threads_began(tally->rule->threads, thread, writer)) {
	case RANK_THREAD_OWN:
		return;
	case RANK_THREAD_UNKNOWN:
		*tally->doubt = (RankDoubt){ true, writer };
		break;
	case RANK_THREAD_OTHERS:
		break;
	}
	add_person(tally, writer);
}

#define REPLIES (1u << KIND_REPLY)
#define POSTED (1u << KIND_PATCH | 1u << KIND_COVER)
#define WRITTEN (POSTED | REPLIES | 1u << KIND_PULL | 1u << KIND_OTHER)
#define EVERY_KIND (~0u)
#define ALL_TAGS (TAG_REVIEW | TAG_ACK | TAG_TEST | TAG_REPORT)
static const ChoiceWord key_words[N_RANK_KEYS] = {
	[RANK_BY_AUTHOR] = { "author", NULL },
	[RANK_BY_COMMENTER] = { "commenter", NULL },
	[RANK_BY_DAY] = { "day", NULL },
	[RANK_BY_DOMAIN] = { "domain", NULL },
	[RANK_BY_HOUR] = { "hour", NULL },
	[RANK_BY_LIST] = { "list", NULL },
	[RANK_BY_MONTH] = { "month", NULL },
	[RANK_BY_ORG] = { "org", NULL },
	[RANK_BY_PATH] = { "path", NULL },
	[RANK_BY_QUARTER] = { "quarter", NULL },
	[RANK_BY_RELAYED] = { "relayed", NULL },
	[RANK_BY_REPORTER] = { "reporter", NULL },
	[RANK_BY_REVIEWER] = { "reviewer", NULL },
	[RANK_BY_SENDER] = { "sender", NULL },
	[RANK_BY_SUBSYSTEM] = { "subsystem", NULL },
	[RANK_BY_TAG] = { "tag", NULL },
	[RANK_BY_TESTER] = { "tester", NULL },
	[RANK_BY_THREAD] = { "thread", NULL },
	[RANK_BY_UNMAPPED] = { "unmapped", NULL },
	[RANK_BY_VERSION] = { "version", NULL },
	[RANK_BY_WEEK] = { "week", NULL },
	[RANK_BY_WEEKDAY] = { "weekday", NULL },
	[RANK_BY_YEAR] = { "year", NULL },
	[RANK_BY_ZONE] = { "zone", NULL },
};

const Choice rank_key_choice = CHOICE_INIT(key_words);

static const RankKey keys[N_RANK_KEYS] = {
	[RANK_BY_AUTHOR] = { RANK_PERSON, count_person, SOURCE_AUTHOR, NONE, 0, 0, false },
	[RANK_BY_COMMENTER] = { RANK_PERSON, count_commenter, SOURCE_SENDER, COLUMN_THREAD, WRITTEN,
				0, false },
	[RANK_BY_DAY] = { RANK_EXACT, count_day, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_DOMAIN] = { RANK_NOCASE, count_domain, SOURCE_AUTHOR, NONE, 0, 0, false },
	[RANK_BY_HOUR] = { RANK_EXACT, count_hour, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_LIST] = { RANK_NOCASE, count_value, SOURCE_LIST, NONE, 0, 0, true },
	[RANK_BY_MONTH] = { RANK_EXACT, count_month, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_ORG] = { RANK_EXACT, count_org, SOURCE_AUTHOR, COLUMN_DATE, 0, 0, false },
	[RANK_BY_PATH] = { RANK_EXACT, count_path, SOURCE_PATHS, NONE, 0, 0, false },
	[RANK_BY_QUARTER] = { RANK_EXACT, count_quarter, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_RELAYED] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS, REPLIES,
			      ALL_TAGS, false },
	[RANK_BY_REPORTER] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS,
			       POSTED | REPLIES, TAG_REPORT, false },
	[RANK_BY_REVIEWER] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS, REPLIES,
			       TAG_REVIEW | TAG_ACK, false },
	[RANK_BY_SENDER] = { RANK_PERSON, count_person, SOURCE_SENDER, NONE, 0, 0, true },
	[RANK_BY_SUBSYSTEM] = { RANK_EXACT, count_lines, SOURCE_SUBSYSTEM, NONE, 0, 0, true },
	[RANK_BY_TAG] = { RANK_EXACT, count_subject_tags, SOURCE_TAGS, NONE, 0, 0, false },
	[RANK_BY_TESTER] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS, REPLIES,
			     TAG_TEST, false },
	[RANK_BY_THREAD] = { RANK_EXACT, count_value, SOURCE_THREAD, NONE, EVERY_KIND, 0, true },
	[RANK_BY_UNMAPPED] = { RANK_PERSON, count_unmapped, SOURCE_AUTHOR, COLUMN_DATE, 0, 0,
			       false },
	[RANK_BY_VERSION] = { RANK_EXACT, count_value, SOURCE_VERSION, NONE, 0, 0, false },
	[RANK_BY_WEEK] = { RANK_EXACT, count_week, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_WEEKDAY] = { RANK_EXACT, count_weekday, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_YEAR] = { RANK_EXACT, count_year, SOURCE_DATE, NONE, 0, 0, true },
	[RANK_BY_ZONE] = { RANK_EXACT, count_value, SOURCE_ZONE, NONE, 0, 0, true },
};

static const RankKey column_key = {
	RANK_EXACT, count_column, SOURCE_NONE, NONE, EVERY_KIND, 0, true,
};

const RankKey *rank_key(RankBy by)
{
	return &keys[by];
}

const RankKey *rank_key_of_name(View name)
{
	guint place = choice_find(&rank_key_choice, name);
	return place < N_RANK_KEYS ? &keys[place] : &column_key;
}

bool rank_key_is_column(const RankKey *key)
{
	return key == &column_key;
}

bool rank_key_needs_orgs(const RankKey *key)
{
	return key->count == count_org || key->count == count_unmapped;
}

/* Header fields may hold people, as To and Cc do; of the columns that are known, only one does. */
RankIdentity rank_term_identity(const RankTerm *term, View value)
{
	if (term->key != &column_key)
		return term->key->identity;
	Column known = column_of_name(term->name);
	bool may_be_person = known == COLUMN_UNKNOWN || known == COLUMN_PERSON;
	View name, addr = VIEW("");
	if (may_be_person && view_ends(value, ">"))
		addr = rank_person_split(value, &name);
	return addr.len && addr.len < value.len && view_chr(addr, '@') ? RANK_PERSON : RANK_EXACT;
}
