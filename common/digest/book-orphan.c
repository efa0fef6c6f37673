/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers that have no series when they come: see digest/book-orphan.h. */
#include "digest/book-orphan.h"

#include "bytes/hash.h"
#include "digest/book-note.h"
#include "digest/version.h"
#include "patch/flags.h"
#include "patch/identity.h"

/* So many of the mails above one in its thread are looked at, the nearest first. */
#define MAX_PARENTS 16

typedef enum {
	ORPHAN_WAITS,
	ORPHAN_IS_SOUGHT, /* its parents are being looked for */
	ORPHAN_IS_FOUND,  /* series is decided */
} OrphanState;

/* A mail without a series that answers what was not there. */
typedef struct {
	guint64 id;	    /* hash of its message_id; 0 if it has none */
	guint parents, n;   /* hashes of what it answers: their place, the nearest first */
	guint tried;	    /* so many of them led to nothing */
	guint series;	    /* the number of the one it belongs to; NO_SERIES if none */
	guint thread;	    /* as the traffic has it */
	guint64 title;	    /* hash of its title, if that is all that tells what it answers; or 0 */
	guint before;	    /* so many postings came before it */
	guint64 version;    /* that its subject names; 0 if none */
	const char *packed; /* what it says; NULL if it only leads others to their series */
	Kind kind;
	OrphanState state;
	bool is_context;
} Orphan;

/* What is kept of one: for the book, and those that only a note needs behind them. */
static const Column kept_columns[] = {
	COLUMN_DATE,  COLUMN_FROM_NAME,	  COLUMN_FROM_ADDR,   COLUMN_FROM_SOURCE, COLUMN_MESSAGE_ID,
	COLUMN_LIST,  COLUMN_VERSION,	  COLUMN_FLAGS,	      COLUMN_TRAILERS,	  COLUMN_PERSON,
	COLUMN_ORG,   COLUMN_IN_REPLY_TO, COLUMN_SUBJECT,     COLUMN_PART,	  COLUMN_TOTAL,
	COLUMN_TITLE, COLUMN_BODY,	  COLUMN_AUTHOR_NAME, COLUMN_AUTHOR_ADDR, COLUMN_WHY,
};

/* How many of them a reply needs that is no note. */
#define N_REPLY_COLUMNS 11

void book_init_orphans(Book *book)
{
	book->orphans = g_array_new(FALSE, FALSE, sizeof(Orphan));
	book->parents = g_array_new(FALSE, FALSE, sizeof(guint64));
	/* As in bytes/kept.c, of what is freed before all else. */
	book->orphan_texts = g_string_chunk_new((gsize)128 * 1024);
	book->settled = key_map_new();
	book->wanted = key_map_new();
}

void book_clear_orphans(Book *book)
{
	g_clear_pointer(&book->orphans, g_array_unref);
	g_clear_pointer(&book->parents, g_array_unref);
	g_clear_pointer(&book->orphan_texts, g_string_chunk_free);
	g_clear_pointer(&book->settled, key_map_free);
	g_clear_pointer(&book->wanted, key_map_free);
}

static Orphan *orphan_at(const Book *book, guint place)
{
	return &g_array_index(book->orphans, Orphan, place);
}

static bool is_note(const Record *record, Kind kind)
{
	return kind == KIND_APPLIED ||
	       flags_of_names(record->values[COLUMN_FLAGS]) & (FLAG_APPLIED | FLAG_DROPPED);
}

/* The values, each with its length before it. */
static const char *pack(Book *book, const Record *record, bool is_note)
{
	size_t n = is_note ? G_N_ELEMENTS(kept_columns) : N_REPLY_COLUMNS;
	GString *packed = g_string_truncate(book->scratch, 0);
	for (size_t i = 0; i < G_N_ELEMENTS(kept_columns); i++) {
		View value = i < n ? record->values[kept_columns[i]] : VIEW("");
		guint32 len = (guint32)value.len;
		g_string_append_len(packed, (const char *)&len, sizeof(len));
		view_append(packed, value);
	}
	return g_string_chunk_insert_len(book->orphan_texts, packed->str, (gssize)packed->len);
}

static Record unpack(const char *packed)
{
	Record record = { .table = TABLE_PATCH };
	for (Column column = 0; column < N_COLUMNS; column++)
		record.values[column] = VIEW("");
	for (size_t i = 0; i < G_N_ELEMENTS(kept_columns); i++) {
		guint32 len;
		memcpy(&len, packed, sizeof(len));
		packed += sizeof(len);
		record.values[kept_columns[i]] = (View){ packed, len };
		packed += len;
	}
	return record;
}

/* Adds the hashes of what a mail answers, the nearest first. Returns how many there are. */
static guint add_parents(Book *book, const View *values, guint64 id)
{
	const View lists[] = { values[COLUMN_IN_REPLY_TO], values[COLUMN_REFERENCES] };
	guint first = book->parents->len;
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		View rest = lists[i], answered;
		while (book->parents->len - first < MAX_PARENTS &&
		       view_last_word(&rest, &answered)) {
			guint64 parent = hash_view(book->seed, answered);
			/* References end with what In-Reply-To has. */
			bool is_known = book->parents->len > first &&
					parent == g_array_index(book->parents, guint64,
								book->parents->len - 1);
			if (parent != id && !is_known)
				g_array_append_val(book->parents, parent);
		}
	}
	return book->parents->len - first;
}

/* Notes the series of a mail that others were found to answer before it came. */
static void note_wanted(Book *book, const View *values)
{
	if (book->orphans->len == 0 || values[COLUMN_MESSAGE_ID].len == 0)
		return;
	View references = values[COLUMN_REFERENCES];
	const View ids[] = { values[COLUMN_MESSAGE_ID], identity_take_second(values, &references) };
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		guint64 id = hash_view(book->seed, ids[i]);
		if (ids[i].len && key_map_find(book->wanted, id))
			key_map_set(book->wanted, id,
				    book_named_series(book, values[COLUMN_SERIES]));
	}
}

/* Whether all parents, from that place on, are known to belong to no series. Then what answers them
 * does not either. */
static bool are_settled(const Book *book, guint first)
{
	for (guint i = first; i < book->parents->len; i++)
		if (!key_map_find(book->settled, g_array_index(book->parents, guint64, i)))
			return false;
	return true;
}

/* The hash of the title of a reply that does not name what it answers, as some programs write it; 0
 * of all others. Notes are found by their text. */
static guint64 answered_title(Book *book, const Record *record, Kind kind)
{
	const View *values = record->values;
	View references = values[COLUMN_REFERENCES];
	identity_take_second(values, &references);
	bool is_lost = kind == KIND_REPLY && values[COLUMN_IN_REPLY_TO].len == 0 &&
		       references.len == 0 && !is_note(record, kind);
	return is_lost ? book_hash_title(book, values[COLUMN_TITLE]) : 0;
}

bool book_wait(Book *book, const Record *record, Kind kind, guint thread)
{
	const View *values = record->values;
	if (values[COLUMN_SERIES].len)
		note_wanted(book, values);
	if (values[COLUMN_SERIES].len || kind == KIND_COVER || kind == KIND_PATCH ||
	    kind == KIND_PULL)
		return false;
	View message_id = values[COLUMN_MESSAGE_ID];
	guint64 title = answered_title(book, record, kind);
	guint64 id = message_id.len ? hash_view(book->seed, message_id) : 0;
	guint first = book->parents->len;
	guint n = add_parents(book, values, id);
	if (!title && are_settled(book, first)) {
		if (id)
			key_map_set(book->settled, id, book);
		g_array_set_size(book->parents, first);
		return false;
	}
	View minor;
	bool waits = kind == KIND_REPLY || kind == KIND_APPLIED;
	Orphan orphan = {
		.id = id,
		.parents = first,
		.n = n,
		.series = NO_SERIES,
		.thread = thread,
		.title = title,
		.before = book->postings->len,
		.version = values[COLUMN_VERSION].len
				   ? version_major(values[COLUMN_VERSION], &minor)
				   : 0,
		.packed = waits ? pack(book, record, is_note(record, kind)) : NULL,
		.kind = kind,
		.is_context = book->is_context,
	};
	g_array_append_val(book->orphans, orphan);
	for (guint i = first; i < first + n; i++) {
		guint64 parent = g_array_index(book->parents, guint64, i);
		if (!key_map_find(book->wanted, parent))
			key_map_set(book->wanted, parent, book);
	}
	return waits;
}

/* What leads from the hash of a message_id to a series. */
typedef struct {
	Book *book;
	KeyMap *postings; /* to Series, of those that are wanted */
	KeyMap *orphans;  /* to the place + 1 of an orphan */
	GArray *stack;	  /* of guint: orphans on the way to the one that is sought */
} Search;

/* The series of a mail that came with one, or that is named by the mail; NULL if there is none. */
static const Series *find_series(const Search *search, guint64 id)
{
	const Series *series = key_map_find(search->postings, id);
	const void *wanted = key_map_find(search->book->wanted, id);
	if (!series && wanted != search->book)
		series = wanted;
	if (!series)
		series = book_find_series(search->book, id);
	return series && series->facts->posted ? series : NULL;
}

/* Of a mail that is not answered directly the thread may be that of an earlier version: then what
 * names a later one is about a posting that did not come. */
static guint series_if_meant(const Orphan *orphan, const Series *series)
{
	bool is_about_later = orphan->tried > 0 && orphan->version > series->major;
	return is_about_later ? NO_SERIES : series->number;
}

/* Follows the orphan on top of the stack to its next parent, which may have to be sought first. */
static void take_step(Search *search)
{
	Book *book = search->book;
	guint place = g_array_index(search->stack, guint, search->stack->len - 1);
	Orphan *orphan = orphan_at(book, place);
	orphan->state = ORPHAN_IS_SOUGHT;
	if (orphan->tried == orphan->n) {
		orphan->state = ORPHAN_IS_FOUND;
		g_array_set_size(search->stack, search->stack->len - 1);
		return;
	}
	guint64 id = g_array_index(book->parents, guint64, orphan->parents + orphan->tried);
	const Series *series = find_series(search, id);
	guint above = GPOINTER_TO_UINT(key_map_find(search->orphans, id));
	if (!series && above && orphan_at(book, above - 1)->state == ORPHAN_WAITS) {
		above--;
		g_array_append_val(search->stack, above);
		return;
	}
	if (!series && above && orphan_at(book, above - 1)->series != NO_SERIES)
		series = book_series_at(book, orphan_at(book, above - 1)->series);
	if (!series) {
		orphan->tried++;
		return;
	}
	orphan->series = series_if_meant(orphan, series);
	orphan->tried = orphan->n;
}

static void seek(Search *search, guint place)
{
	g_array_append_val(search->stack, place);
	while (search->stack->len)
		take_step(search);
}

/* The postings of one title and version. */
typedef struct {
	guint series;	    /* that of the first */
	guint first, other; /* the places of it and of the first of another series; or G_MAXUINT */
} Answered;

static guint64 answered_key(guint64 title, guint64 version)
{
	return hash_pair(title, version);
}

/* Notes the postings whose titles are answered. */
static void note_answered(const Book *book, KeyMap *titles, GArray *all)
{
	for (guint i = 0; i < book->postings->len; i++) {
		const Posting *posting = &g_array_index(book->postings, Posting, i);
		const Series *series = book_series_at(book, posting->series);
		guint64 key = answered_key(posting->title, series->major);
		guint place = GPOINTER_TO_UINT(key_map_find(titles, key));
		if (!place)
			continue;
		Answered *answered = &g_array_index(all, Answered, place - 1);
		if (answered->first == G_MAXUINT) {
			answered->first = i;
			answered->series = posting->series;
		} else if (answered->other == G_MAXUINT && posting->series != answered->series) {
			answered->other = i;
		}
	}
}

/* Finds the series of replies that do not name what they answer: the only one before them with a
 * posting of their title and version. */
static void find_by_title(Book *book)
{
	g_autoptr(KeyMap) titles = key_map_new();
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Answered));
	for (guint i = 0; i < book->orphans->len; i++) {
		const Orphan *orphan = orphan_at(book, i);
		guint64 key = answered_key(orphan->title, orphan->version);
		if (!orphan->title || key_map_find(titles, key))
			continue;
		Answered answered = { NO_SERIES, G_MAXUINT, G_MAXUINT };
		g_array_append_val(all, answered);
		key_map_set(titles, key, GUINT_TO_POINTER(all->len));
	}
	if (all->len)
		note_answered(book, titles, all);
	for (guint i = 0; i < book->orphans->len; i++) {
		Orphan *orphan = orphan_at(book, i);
		if (!orphan->title)
			continue;
		gpointer place = key_map_find(titles, answered_key(orphan->title, orphan->version));
		const Answered *answered =
			&g_array_index(all, Answered, GPOINTER_TO_UINT(place) - 1);
		if (answered->first < orphan->before && answered->other >= orphan->before)
			orphan->series = answered->series;
		orphan->state = ORPHAN_IS_FOUND;
	}
}

static void find_all_series(Book *book)
{
	g_autoptr(KeyMap) postings = key_map_new();
	g_autoptr(KeyMap) orphans = key_map_new();
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));
	Search search = { book, postings, orphans, stack };
	for (guint i = 0; i < book->postings->len; i++) {
		const Posting *posting = &g_array_index(book->postings, Posting, i);
		if (key_map_find(book->wanted, posting->id))
			key_map_set(postings, posting->id, book_series_at(book, posting->series));
	}
	for (guint i = 0; i < book->orphans->len; i++)
		if (orphan_at(book, i)->id)
			key_map_set(orphans, orphan_at(book, i)->id, GUINT_TO_POINTER(i + 1));
	find_by_title(book);
	for (guint i = 0; i < book->orphans->len; i++)
		if (orphan_at(book, i)->state == ORPHAN_WAITS)
			seek(&search, i);
}

void book_adopt_orphans(Book *book, BookThreadFunc *thread_func, gpointer data)
{
	if (book->orphans->len == 0) {
		book_clear_orphans(book);
		return;
	}
	find_all_series(book);
	bool is_context = book->is_context;
	for (guint i = 0; i < book->orphans->len; i++) {
		const Orphan *orphan = orphan_at(book, i);
		if (orphan->series != NO_SERIES && thread_func)
			thread_func(orphan->thread, data);
		if (!orphan->packed)
			continue;
		Record record = unpack(orphan->packed);
		record.values[COLUMN_KIND] = view_of(kind_name(orphan->kind));
		if (orphan->series != NO_SERIES)
			record.values[COLUMN_SERIES] =
				kept_view(book_series_at(book, orphan->series)->facts->name);
		book->is_context = orphan->is_context;
		if (orphan->kind == KIND_APPLIED)
			book_add_applied(book, &record);
		else
			book_add_reply(book, &record);
	}
	book->is_context = is_context;
	book_clear_orphans(book);
}
