/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which commit a patch became: see commit/match.h. */
#include "commit/match.h"

#include "bytes/hash.h"
#include "message/date.h"
#include "patch/classify.h"
#include "patch/title-key.h"

enum {
	/* A commit may seem to be older than its mail by so many seconds: clocks are wrong, and
	 * some post what they have pushed already. */
	SLACK = 2 * 24 * 60 * 60,
	/* No more commits that have something in common with a mail are looked at. */
	MAX_CANDIDATES = 64,
	/* A title of so many letters and digits is nobody else's by chance, and no other patch's of
	 * the same author; a shorter one is the same patch's for half a year. */
	LONG_TITLE = 20,
	SHORT_TITLE_TIME = 183 * 24 * 60 * 60,
	/* So many lines must be the same, and of those of both this share. */
	MIN_LINES = 3,
};
#define MIN_SHARE 0.5
/* By somebody else. */
#define MIN_FOREIGN_SHARE 0.8

/* A commit, to be found by something of it. */
typedef struct {
	guint64 key;
	gint64 date;
	guint place;
} Entry;

struct CommitMatcher {
	const CommitTable *table;
	GArray *ids, *patches, *titles; /* of Entry, by key and date */
	GArray *numbers;		/* of Entry: one for each number of a sketch */
	guint *hits;	 /* of each commit: lines in common with the mail; 0 between mails */
	GArray *touched; /* of guint: the places where hits is not 0 */
	GString *scratch;
};

static const char *const reason_names[N_MATCHES] = {
	[MATCH_MESSAGE_ID] = "message-id",     [MATCH_PATCH_ID] = "patch-id",
	[MATCH_TITLE_AUTHOR] = "title-author", [MATCH_TITLE] = "title-alone",
	[MATCH_LINES] = "common-lines",
};

const char *match_reason_name(MatchReason reason)
{
	return reason_names[reason];
}

MatchReason match_reason_of_name(View name)
{
	MatchReason reason = 0;
	while (reason < N_MATCHES && !view_is(name, reason_names[reason]))
		reason++;
	return reason;
}

static int compare_entries(gconstpointer left, gconstpointer right)
{
	const Entry *a = left, *b = right;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static void add_entry(GArray *entries, guint64 key, const Commit *commit, guint place)
{
	Entry entry = { key, commit->date, place };
	if (key)
		g_array_append_val(entries, entry);
}

/* An id is short: what a hostile table has behind the first few is passed over. */
static void add_ids(CommitMatcher *matcher, const Commit *commit, guint place)
{
	View rest = commit->message_ids;
	for (int n = 0; n < MAX_CANDIDATES && rest.len; n++) {
		const char *blank = view_chr(rest, ' ');
		View id = view_head(rest, blank ? (size_t)(blank - rest.data) : rest.len);
		if (id.len)
			add_entry(matcher->ids, hash_view(commit_table_seed(matcher->table), id),
				  commit, place);
		rest = view_from(rest, id.len + 1);
	}
}

static void add_numbers(CommitMatcher *matcher, const Commit *commit, guint place)
{
	LineSketch sketch;
	commit_table_sketch(matcher->table, commit, &sketch);
	for (guint i = 0; i < sketch.n; i++)
		add_entry(matcher->numbers, (guint64)sketch.numbers[i] + 1, commit, place);
}

CommitMatcher *commit_matcher_new(const CommitTable *table)
{
	CommitMatcher *matcher = g_new0(CommitMatcher, 1);
	guint n = commit_table_size(table);
	matcher->table = table;
	matcher->ids = g_array_new(FALSE, FALSE, sizeof(Entry));
	matcher->patches = g_array_new(FALSE, FALSE, sizeof(Entry));
	matcher->titles = g_array_new(FALSE, FALSE, sizeof(Entry));
	matcher->numbers = g_array_new(FALSE, FALSE, sizeof(Entry));
	matcher->touched = g_array_new(FALSE, FALSE, sizeof(guint));
	matcher->hits = g_new0(guint, n);
	matcher->scratch = g_string_new(NULL);
	for (guint place = 0; place < n; place++) {
		const Commit *commit = commit_table_at(table, place);
		add_ids(matcher, commit, place);
		add_entry(matcher->patches, commit->patch, commit, place);
		add_entry(matcher->titles, commit->title_key, commit, place);
		if (commit->bare_title_key != commit->title_key)
			add_entry(matcher->titles, commit->bare_title_key, commit, place);
		add_numbers(matcher, commit, place);
	}
	g_array_sort(matcher->ids, compare_entries);
	g_array_sort(matcher->patches, compare_entries);
	g_array_sort(matcher->titles, compare_entries);
	g_array_sort(matcher->numbers, compare_entries);
	return matcher;
}

void commit_matcher_free(CommitMatcher *matcher)
{
	if (!matcher)
		return;
	g_array_unref(matcher->ids);
	g_array_unref(matcher->patches);
	g_array_unref(matcher->titles);
	g_array_unref(matcher->numbers);
	g_array_unref(matcher->touched);
	g_free(matcher->hits);
	g_string_free(matcher->scratch, TRUE);
	g_free(matcher);
}

/* The first entry with the key that is not older than date; behind all if there is none. */
static guint find_entry(const GArray *entries, guint64 key, gint64 date)
{
	guint low = 0, high = entries->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		const Entry *entry = &g_array_index(entries, Entry, middle);
		if (entry->key < key || (entry->key == key && entry->date < date))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The entry at a place if it has the key; else NULL. */
static const Entry *entry_of(const GArray *entries, guint at, guint64 key)
{
	if (at >= entries->len)
		return NULL;
	const Entry *entry = &g_array_index(entries, Entry, at);
	return entry->key == key ? entry : NULL;
}

static const Commit *commit_of(const CommitMatcher *matcher, const Entry *entry)
{
	return entry ? commit_table_at(matcher->table, entry->place) : NULL;
}

/* A mail that is looked for. */
typedef struct {
	Person author, sender;
	View lines;
	guint64 patch, title_key; /* hashes, as those of a Commit */
	size_t title_len;	  /* of the key */
	gint64 since;		  /* no commit before this */
	gint64 short_until;	  /* by a short title none after this */
	bool is_patch;		  /* else a cover letter or a pull request */
	bool is_revert;
} Wanted;

/* A list that puts itself into From does so in what is applied from it: `A Person via list`. */
static bool is_by_author(const Commit *commit, const Wanted *wanted)
{
	Person author = commit->author;
	const char *via = view_find(author.name, " via ");
	if (via)
		author.name = view_head(author.name, (size_t)(via - author.name.data));
	return person_is_same(author, wanted->author) || person_is_same(author, wanted->sender);
}

/* Whether most of the lines that they change are the same. */
static bool has_lines(const CommitMatcher *matcher, const Commit *commit, const Wanted *wanted)
{
	LineSketch sketch, other;
	if (!line_sketch_parse(&sketch, wanted->lines))
		return false;
	commit_table_sketch(matcher->table, commit, &other);
	return line_sketch_share(&sketch, &other) >= MIN_SHARE;
}

/*
 * How much speaks for a commit that names the mail; 0 if it names the mail for another reason. Much
 * is named: what was discussed before, what is undone or mended, another's patch for the same
 * fault, and the cover letter of the series that one commit of many is of. A merge that names a
 * mail took it.
 */
static int rate_id(const CommitMatcher *matcher, const Commit *commit, const Wanted *wanted)
{
	if (wanted->patch && commit->patch == wanted->patch)
		return 4;
	if (commit->is_revert && !wanted->is_revert)
		return 0;
	if (wanted->is_patch) {
		if (wanted->title_key && (commit->title_key == wanted->title_key ||
					  commit->bare_title_key == wanted->title_key))
			return 3;
		if (is_by_author(commit, wanted) || has_lines(matcher, commit, wanted))
			return 2;
	}
	return commit->is_change ? 0 : 1;
}

static const Commit *find_id(const CommitMatcher *matcher, View message_id, const Wanted *wanted)
{
	guint64 key = hash_view(commit_table_seed(matcher->table), message_id);
	guint at = find_entry(matcher->ids, key, G_MININT64);
	const Commit *best = NULL;
	const Entry *entry;
	int best_rate = 0;
	for (int n = 0; n < MAX_CANDIDATES && (entry = entry_of(matcher->ids, at, key));
	     n++, at++) {
		const Commit *commit = commit_of(matcher, entry);
		int rate = rate_id(matcher, commit, wanted);
		if (rate > best_rate) {
			best = commit;
			best_rate = rate;
		}
	}
	return best;
}

static const Commit *find_title(const CommitMatcher *matcher, const Wanted *wanted,
				MatchReason *reason)
{
	guint64 key = wanted->title_key;
	if (!key)
		return NULL;
	guint start = find_entry(matcher->titles, key, wanted->since);
	const Entry *entry;
	*reason = MATCH_TITLE_AUTHOR;
	for (guint i = 0; i < MAX_CANDIDATES && (entry = entry_of(matcher->titles, start + i, key));
	     i++) {
		if (wanted->title_len < LONG_TITLE && entry->date > wanted->short_until)
			break;
		if (is_by_author(commit_of(matcher, entry), wanted))
			return commit_of(matcher, entry);
	}
	*reason = MATCH_TITLE;
	guint first = find_entry(matcher->titles, key, G_MININT64);
	bool is_only = first == start && !entry_of(matcher->titles, first + 1, key);
	entry = entry_of(matcher->titles, start, key);
	return wanted->title_len >= LONG_TITLE && is_only ? commit_of(matcher, entry) : NULL;
}

/* Counts the lines that commits have in common with the mail. */
static void count_hits(CommitMatcher *matcher, const LineSketch *sketch, const Wanted *wanted)
{
	for (guint i = 0; i < sketch->n; i++) {
		guint64 key = (guint64)sketch->numbers[i] + 1;
		guint at = find_entry(matcher->numbers, key, wanted->since);
		const Entry *entry;
		for (int n = 0; n < MAX_CANDIDATES && (entry = entry_of(matcher->numbers, at, key));
		     n++, at++)
			if (matcher->hits[entry->place]++ == 0)
				g_array_append_val(matcher->touched, entry->place);
	}
}

static const Commit *find_lines(CommitMatcher *matcher, const Wanted *wanted)
{
	LineSketch sketch, other;
	const Commit *best = NULL;
	double best_share = 0;
	if (!line_sketch_parse(&sketch, wanted->lines) || sketch.n < MIN_LINES)
		return NULL;
	count_hits(matcher, &sketch, wanted);
	for (guint i = 0; i < matcher->touched->len; i++) {
		guint place = g_array_index(matcher->touched, guint, i);
		const Commit *commit = commit_table_at(matcher->table, place);
		guint hits = matcher->hits[place];
		matcher->hits[place] = 0;
		/* No share can be larger than this. */
		if (hits < MIN_LINES || hits < MIN_SHARE * MAX(sketch.n, commit->n_numbers))
			continue;
		commit_table_sketch(matcher->table, commit, &other);
		double share = line_sketch_share(&sketch, &other);
		double least = is_by_author(commit, wanted) ? MIN_SHARE : MIN_FOREIGN_SHARE;
		if (share >= least && commit->is_revert == wanted->is_revert &&
		    (!best || share > best_share ||
		     (share == best_share && commit->date < best->date))) {
			best = commit;
			best_share = share;
		}
	}
	g_array_set_size(matcher->touched, 0);
	return best;
}

static Wanted read_wanted(CommitMatcher *matcher, const View *values, Kind kind)
{
	guint64 seed = commit_table_seed(matcher->table);
	View patch = values[COLUMN_PATCH_ID];
	View key = title_key(values[COLUMN_TITLE], matcher->scratch);
	gint64 date;
	bool has_date = date_parse_record(values[COLUMN_DATE], &date);
	return (Wanted){
		.author = person_of_author(values),
		.sender = person_of_sender(values),
		.lines = values[COLUMN_LINES],
		.patch = patch.len ? hash_view(seed, patch) : 0,
		.title_key = key.len ? hash_view(seed, key) : 0,
		.title_len = key.len,
		.since = has_date ? date - SLACK : G_MININT64,
		.short_until = has_date ? date + SHORT_TITLE_TIME : G_MAXINT64,
		.is_patch = kind == KIND_PATCH,
		.is_revert = commit_title_reverts(values[COLUMN_TITLE]),
	};
}

const Commit *commit_matcher_find(CommitMatcher *matcher, const Record *record, MatchReason *reason)
{
	const View *values = record->values;
	Kind kind = kind_of_name(values[COLUMN_KIND]);
	const Commit *commit = NULL;
	if (kind != KIND_PATCH && kind != KIND_COVER && kind != KIND_PULL)
		return NULL;
	Wanted wanted = read_wanted(matcher, values, kind);
	*reason = MATCH_MESSAGE_ID;
	if (values[COLUMN_MESSAGE_ID].len)
		commit = find_id(matcher, values[COLUMN_MESSAGE_ID], &wanted);
	if (commit || kind != KIND_PATCH)
		return commit;
	*reason = MATCH_PATCH_ID;
	if (wanted.patch) {
		guint at = find_entry(matcher->patches, wanted.patch, wanted.since);
		commit = commit_of(matcher, entry_of(matcher->patches, at, wanted.patch));
	}
	if (!commit)
		commit = find_title(matcher, &wanted, reason);
	if (commit)
		return commit;
	*reason = MATCH_LINES;
	return find_lines(matcher, &wanted);
}
