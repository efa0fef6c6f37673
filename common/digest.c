/* The digest's model: see digest.h. */
#include "digest.h"

#include "classify.h"
#include "hash.h"
#include "number.h"
#include "rank-record.h"

/* A series as it is collected. */
typedef struct {
	guint64 id; /* hash of its name: two that are the same are taken for one series */
	DigestSeries facts;
	bool posted; /* a patch or cover of it came, not only replies */
	bool has_cover_size;
	guint64 best_part; /* which part facts' texts are of; 0 for a cover */
	guint number;	   /* its place among those that were posted */
} Series;

/* A part of a series that came. */
typedef struct {
	guint series; /* its number */
	guint64 part;
} Part;

struct Digest {
	GStringChunk *texts;
	GArray *letters;
	GPtrArray *series;     /* those that were posted, in order of arrival; of Series */
	GArray *parts;	       /* of Part, in order of arrival */
	GHashTable *series_of; /* from id to Series, owned */
	guint64 seed;
	RankTable *ranks;
	View list;
	GString *first_date, *last_date;
};

Digest *digest_new(void)
{
	Digest *digest = g_new0(Digest, 1);
	digest->texts = g_string_chunk_new((gsize)64 * 1024);
	digest->letters = g_array_new(FALSE, FALSE, sizeof(DigestLetter));
	digest->series = g_ptr_array_new();
	digest->parts = g_array_new(FALSE, FALSE, sizeof(Part));
	digest->series_of = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
	digest->seed = hash_seed_new();
	digest->ranks = rank_table_new();
	digest->first_date = g_string_new(NULL);
	digest->last_date = g_string_new(NULL);
	return digest;
}

void digest_free(Digest *digest)
{
	g_string_chunk_free(digest->texts);
	g_array_unref(digest->letters);
	g_ptr_array_unref(digest->series);
	g_array_unref(digest->parts);
	g_hash_table_unref(digest->series_of);
	rank_table_free(digest->ranks);
	g_string_free(digest->first_date, TRUE);
	g_string_free(digest->last_date, TRUE);
	g_free(digest);
}

const Column *digest_columns(size_t *n_columns)
{
	static const Column columns[] = {
		COLUMN_KIND,   COLUMN_PART,	   COLUMN_TOTAL,       COLUMN_TITLE,
		COLUMN_SERIES, COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR, COLUMN_BODY,
	};
	*n_columns = G_N_ELEMENTS(columns);
	return columns;
}

static View keep(Digest *digest, View text)
{
	if (text.len == 0)
		return VIEW("");
	return (View){ g_string_chunk_insert_len(digest->texts, text.data, (gssize)text.len),
		       text.len };
}

/* The body up to and with the summary line of its diffstat, or else up to its signature. */
static View cut_body(View body)
{
	PatchText facts;
	patch_text_scan(&facts, body, TEXT_ESCAPED);
	if (facts.has_diffstat)
		return view_head(body, facts.stat_end);
	LineIter lines = line_iter(body, TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line))
		if (view_is(line, "-- "))
			return view_head(body, (size_t)(line.data - body.data));
	return body;
}

static void add_letter(Digest *digest, const Record *record)
{
	const View *values = record->values;
	DigestLetter letter = {
		.title = keep(digest, values[COLUMN_TITLE]),
		.subject = keep(digest, values[COLUMN_SUBJECT]),
		.from_name = keep(digest, values[COLUMN_FROM_NAME]),
		.from_addr = keep(digest, values[COLUMN_FROM_ADDR]),
		.author_name = keep(digest, values[COLUMN_AUTHOR_NAME]),
		.author_addr = keep(digest, values[COLUMN_AUTHOR_ADDR]),
		.body = keep(digest, cut_body(values[COLUMN_BODY])),
	};
	g_array_append_val(digest->letters, letter);
}

/* The record's series; NULL if it has none and is given none. */
static Series *find_series(Digest *digest, const Record *record, bool posted)
{
	View name = record->values[COLUMN_SERIES];
	if (name.len == 0 && !posted)
		return NULL;
	if (name.len == 0)
		name = record->values[COLUMN_MESSAGE_ID];
	/* What has no name at all is a series of its own: its number tells it apart. */
	guint64 id = name.len ? hash_view(digest->seed, name)
			      : hash_pair(digest->seed, digest->series->len);
	Series *series = g_hash_table_lookup(digest->series_of, &id);
	if (!series) {
		series = g_new0(Series, 1);
		series->id = id;
		g_hash_table_insert(digest->series_of, &series->id, series);
	}
	return series;
}

static guint64 number_or(View value, guint64 otherwise)
{
	guint64 number = otherwise;
	number_parse(value, &number);
	return number;
}

/* Texts are the cover's, or those of the lowest part there is. */
static void take_texts(Digest *digest, Series *series, const Record *record, guint64 part)
{
	if (series->posted && part >= series->best_part)
		return;
	series->best_part = part;
	series->facts.version = keep(digest, record->values[COLUMN_VERSION]);
	series->facts.title = keep(digest, record->values[COLUMN_TITLE]);
	series->facts.author_name = keep(digest, record->values[COLUMN_AUTHOR_NAME]);
	series->facts.author_addr = keep(digest, record->values[COLUMN_AUTHOR_ADDR]);
}

/* The cover's diffstat is of the whole series, also where parts of it did not come. */
static void take_size(Series *series, const Record *record, bool is_cover)
{
	DigestSize size = {
		number_or(record->values[COLUMN_INSERTIONS], 0),
		number_or(record->values[COLUMN_DELETIONS], 0),
	};
	if (is_cover && (size.insertions || size.deletions)) {
		series->has_cover_size = true;
		series->facts.size = size;
	} else if (!is_cover && !series->has_cover_size) {
		series->facts.size.insertions =
			number_add(series->facts.size.insertions, size.insertions);
		series->facts.size.deletions =
			number_add(series->facts.size.deletions, size.deletions);
	}
}

static void add_posting(Digest *digest, const Record *record, bool is_cover)
{
	guint64 part = is_cover ? 0 : number_or(record->values[COLUMN_PART], 1);
	guint64 total = number_or(record->values[COLUMN_TOTAL], is_cover ? 0 : 1);
	Series *series = find_series(digest, record, true);
	take_texts(digest, series, record, part);
	take_size(series, record, is_cover);
	series->facts.total = MAX(series->facts.total, total);
	if (!series->posted) {
		series->posted = true;
		series->number = digest->series->len;
		g_ptr_array_add(digest->series, series);
	}
	if (!is_cover) {
		Part seen = { series->number, part };
		g_array_append_val(digest->parts, seen);
	}
	if (part <= 1)
		add_letter(digest, record);
}

static void count_reviews(DigestSeries *facts, View trailers)
{
	/* Which of the reviews a trailer's key gives. */
	static const struct {
		const char *key;
		bool gives[N_REVIEWS];
	} keys[] = {
		{ "Reviewed-by:", { [REVIEW_REVIEWED] = true } },
		{ "Acked-by:", { [REVIEW_ACKED] = true } },
		{ "Tested-by:", { [REVIEW_TESTED] = true } },
		{ "Reviewed-and-tested-by:", { [REVIEW_REVIEWED] = true, [REVIEW_TESTED] = true } },
		{ "Acked-and-tested-by:", { [REVIEW_ACKED] = true, [REVIEW_TESTED] = true } },
	};
	LineIter lines = line_iter(trailers, TEXT_ESCAPED);
	View line;
	while (line_iter_next(&lines, &line))
		for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
			if (view_starts_nocase(line, keys[i].key))
				for (Review review = 0; review < N_REVIEWS; review++)
					facts->reviews[review] += keys[i].gives[review];
}

static void add_reply(Digest *digest, const Record *record)
{
	Series *series = find_series(digest, record, false);
	if (!series)
		return;
	series->facts.replies++;
	count_reviews(&series->facts, record->values[COLUMN_TRAILERS]);
}

static void take_date(Digest *digest, View date)
{
	if (date.len == 0)
		return;
	if (digest->first_date->len == 0)
		g_string_append_len(digest->first_date, date.data, (gssize)date.len);
	g_string_truncate(digest->last_date, 0);
	g_string_append_len(digest->last_date, date.data, (gssize)date.len);
}

bool digest_add(Digest *digest, const Record *record)
{
	if (record->table == TABLE_RANK)
		return rank_merge_record(digest->ranks, record);
	if (record->table != TABLE_PATCH)
		return true;
	take_date(digest, record->values[COLUMN_DATE]);
	if (digest->list.len == 0)
		digest->list = keep(digest, record->values[COLUMN_LIST]);
	switch (kind_of_name(record->values[COLUMN_KIND])) {
	case KIND_COVER:
		add_posting(digest, record, true);
		break;
	case KIND_PATCH:
		add_posting(digest, record, false);
		break;
	case KIND_REPLY:
		add_reply(digest, record);
		break;
	default:
		break;
	}
	return true;
}

const GArray *digest_letters(const Digest *digest)
{
	return digest->letters;
}

static int compare_parts(gconstpointer left, gconstpointer right)
{
	const Part *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	return (a->part > b->part) - (a->part < b->part);
}

GArray *digest_series(const Digest *digest)
{
	GArray *all = g_array_sized_new(FALSE, FALSE, sizeof(DigestSeries), digest->series->len);
	for (guint i = 0; i < digest->series->len; i++) {
		const Series *series = g_ptr_array_index(digest->series, i);
		g_array_append_val(all, series->facts);
	}
	g_array_sort(digest->parts, compare_parts);
	const Part *parts = (const Part *)(const void *)digest->parts->data;
	for (guint i = 0; i < digest->parts->len; i++)
		if (i == 0 || compare_parts(&parts[i - 1], &parts[i]) != 0)
			g_array_index(all, DigestSeries, parts[i].series).seen++;
	return all;
}

const RankTable *digest_ranks(const Digest *digest)
{
	return digest->ranks;
}

View digest_list(const Digest *digest)
{
	return digest->list;
}

void digest_period(const Digest *digest, View *from, View *to)
{
	/* Archives are read from either end, and the form sorts as text. */
	bool forward = strcmp(digest->first_date->str, digest->last_date->str) <= 0;
	*from = view_of_gstring(forward ? digest->first_date : digest->last_date);
	*to = view_of_gstring(forward ? digest->last_date : digest->first_date);
}
