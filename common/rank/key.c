/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys: see rank/rank_key.h. */
#include "rank/key.h"

#include "bytes/number.h"
#include "map/people.h"
#include "patch/tag.h"

/* The key of mail whose organisation or domain nobody knows; gitdm's word. */
#define UNKNOWN "(Unknown)"

static const struct {
	Source patch, mail;
} sources[N_SOURCES] = {
	[SOURCE_AUTHOR] = { { COLUMN_AUTHOR_ADDR, COLUMN_AUTHOR_NAME },
			    { COLUMN_FROM_ADDR, COLUMN_FROM_NAME } },
	[SOURCE_SENDER] = { { COLUMN_FROM_ADDR, COLUMN_FROM_NAME },
			    { COLUMN_FROM_ADDR, COLUMN_FROM_NAME } },
	[SOURCE_LIST] = { { COLUMN_LIST, COLUMN_UNKNOWN }, { COLUMN_LIST, COLUMN_UNKNOWN } },
	[SOURCE_TAGS] = { { COLUMN_TAGS, COLUMN_UNKNOWN }, { COLUMN_TAGS, COLUMN_UNKNOWN } },
};

const Source *rank_key_source(const RankKey *rank_key, Table table)
{
	return table == TABLE_PATCH ? &sources[rank_key->source].patch
				    : &sources[rank_key->source].mail;
}

static View column_value(const Record *record, Column column)
{
	return column == COLUMN_UNKNOWN ? VIEW("") : record->values[column];
}

static View tally_value(const Tally *tally)
{
	return column_value(tally->record,
			    rank_key_source(tally->rank_key, tally->record->table)->value);
}

/* The person as the maps have it. */
static Person map_person(const RankRule *rule, Person person)
{
	return people_map(rule->mailmap, rule->aliases, person);
}

/* The person of the rank_key's columns, as they stand. */
static Person tally_raw_person(const Tally *tally)
{
	const Source *source = rank_key_source(tally->rank_key, tally->record->table);
	const View *values = tally->record->values;
	return source->value == COLUMN_AUTHOR_ADDR ? person_of_author(values)
						   : person_of_sender(values);
}

static Person tally_person(const Tally *tally)
{
	return map_person(tally->rule, tally_raw_person(tally));
}

/* Whether the record adds to what key has. */
static bool is_new(const Tally *tally, View key)
{
	if (tally->rule->weight != WEIGHT_SERIES)
		return true;
	View series = tally->record->values[COLUMN_SERIES];
	/* What belongs to none is one of its own. */
	return series.len == 0 ||
	       rank_table_is_first(tally->ranks, view_of(rank_by_name(tally->by)), key,
				   tally->rank_key->identity, series);
}

static void add_key(const Tally *tally, View key)
{
	if (key.len && is_new(tally, key))
		rank_table_add(tally->ranks, view_of(rank_by_name(tally->by)), key,
			       tally->rank_key->identity, tally->weight);
}

static void add_person(const Tally *tally, Person person)
{
	rank_person_key(tally->text, person);
	add_key(tally, view_of_gstring(tally->text));
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
		add_key(tally, domain.len ? domain : VIEW(UNKNOWN));
}

static void count_value(const Tally *tally)
{
	add_key(tally, tally_value(tally));
}

bool rank_next_word(View *words, View *word)
{
	*words = view_trim(*words);
	if (words->len == 0)
		return false;
	const char *blank = view_chr(*words, ' ');
	*word = view_head(*words, blank ? (size_t)(blank - words->data) : words->len);
	*words = view_from(*words, word->len);
	return true;
}

static void count_words(const Tally *tally)
{
	View words = tally_value(tally), word;
	while (rank_next_word(&words, &word))
		add_key(tally, word);
}

/* The organisation that person belonged to when the record was written. */
static View tally_org(const Tally *tally, const Person *person)
{
	return people_org(tally->rule->orgs, person, tally->record->values[COLUMN_DATE]);
}

static void count_org(const Tally *tally)
{
	Person person = tally_person(tally);
	View org = tally_org(tally, &person);
	if (person.addr.len || person.name.len)
		add_key(tally, org.len ? org : VIEW(UNKNOWN));
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
	Person sender = tally_raw_person(tally);
	return person_is_same(named, sender) ||
	       person_is_same(map_person(tally->rule, named), map_person(tally->rule, sender));
}

static bool is_bot(const RankRule *rule, Person person)
{
	return rule->bots && !rule->all &&
	       bot_table_match(rule->bots, person.addr, person.name) != BOT_NONE;
}

/* Credits somebody else than the sender. */
static void credit_named(const Tally *tally, Person named)
{
	if (named.addr.len && !is_bot(tally->rule, named))
		add_person(tally, map_person(tally->rule, named));
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
	bool is_relay = tally.rank_key == rank_key(RANK_BY_RELAYED), is_own_tag = false;
	LineIter lines = line_iter(tally.record->values[COLUMN_TRAILERS], TEXT_ESCAPED);
	View line, value;
	if (tally.rule->fan_out)
		tally.weight = count_patches(tally.record);
	while (line_iter_next(&lines, &line)) {
		unsigned tags = tag_of_trailer(line, &value) & tally.rank_key->tags;
		if (!tags)
			continue;
		Person named = person_of_trailer(value, tally.record->values[COLUMN_LIST]);
		if (tally.kind != KIND_REPLY) {
			if (tags & TAG_REPORT && !is_relay)
				credit_named(&tally, named);
		} else if (is_own(&tally, named)) {
			is_own_tag = true;
		} else if (is_relay) {
			credit_named(&tally, named);
		}
	}
	if (is_own_tag && !is_relay)
		add_person(&tally, tally_person(&tally));
}

#define NONE COLUMN_UNKNOWN
#define POSTED (1u << KIND_PATCH | 1u << KIND_COVER)
#define REPLIES (1u << KIND_REPLY)
#define ALL_TAGS (TAG_REVIEW | TAG_TEST | TAG_REPORT)
static const ChoiceWord key_words[N_RANK_KEYS] = {
	[RANK_BY_AUTHOR] = { "author", NULL },	   [RANK_BY_DOMAIN] = { "domain", NULL },
	[RANK_BY_LIST] = { "list", NULL },	   [RANK_BY_ORG] = { "org", NULL },
	[RANK_BY_RELAYED] = { "relayed", NULL },   [RANK_BY_REPORTER] = { "reporter", NULL },
	[RANK_BY_REVIEWER] = { "reviewer", NULL }, [RANK_BY_SENDER] = { "sender", NULL },
	[RANK_BY_TAG] = { "tag", NULL },	   [RANK_BY_TESTER] = { "tester", NULL },
	[RANK_BY_UNMAPPED] = { "unmapped", NULL },
};

const Choice rank_key_choice = CHOICE_INIT(key_words);

static const RankKey keys[N_RANK_KEYS] = {
	[RANK_BY_AUTHOR] = { RANK_PERSON, count_person, SOURCE_AUTHOR, NONE, POSTED, 0 },
	[RANK_BY_DOMAIN] = { RANK_NOCASE, count_domain, SOURCE_AUTHOR, NONE, POSTED, 0 },
	[RANK_BY_LIST] = { RANK_NOCASE, count_value, SOURCE_LIST, NONE, POSTED, 0 },
	[RANK_BY_ORG] = { RANK_EXACT, count_org, SOURCE_AUTHOR, COLUMN_DATE, POSTED, 0 },
	[RANK_BY_RELAYED] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS, REPLIES,
			      ALL_TAGS },
	[RANK_BY_REPORTER] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS,
			       POSTED | REPLIES, TAG_REPORT },
	[RANK_BY_REVIEWER] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS, REPLIES,
			       TAG_REVIEW },
	[RANK_BY_SENDER] = { RANK_PERSON, count_person, SOURCE_SENDER, NONE, POSTED, 0 },
	[RANK_BY_TAG] = { RANK_EXACT, count_words, SOURCE_TAGS, NONE, POSTED, 0 },
	[RANK_BY_TESTER] = { RANK_PERSON, count_tags, SOURCE_SENDER, COLUMN_TRAILERS, REPLIES,
			     TAG_TEST },
	[RANK_BY_UNMAPPED] = { RANK_PERSON, count_unmapped, SOURCE_AUTHOR, COLUMN_DATE, POSTED, 0 },
};

const RankKey *rank_key(RankBy by)
{
	return &keys[by];
}
