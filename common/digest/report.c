/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bots' reports, folded: see digest/report.h. */
#include "digest/report.h"

#include "bytes/hash.h"
#include "patch/flags.h"

struct ReportBook {
	GStringChunk *texts;
	GArray *reports; /* of DigestReport */
	/* From the hash of bot and matter to place + 1 in reports, and from that of a bot to its
	 * number + 1. */
	GHashTable *places;
	guint n_robots;
	GString *about;
	guint64 seed;
};

ReportBook *report_book_new(GStringChunk *texts)
{
	ReportBook *book = g_new0(ReportBook, 1);
	book->texts = texts;
	book->reports = g_array_new(FALSE, FALSE, sizeof(DigestReport));
	book->places = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	book->about = g_string_new(NULL);
	book->seed = hash_seed_new();
	return book;
}

void report_book_free(ReportBook *book)
{
	g_array_unref(book->reports);
	g_hash_table_unref(book->places);
	g_string_free(book->about, TRUE);
	g_free(book);
}

/* The tree and branch of `[tree:branch 3/7] title`. */
static View tree_of(View subject)
{
	const char *open = view_chr(subject, '[');
	View rest = open ? view_from(subject, (size_t)(open + 1 - subject.data)) : VIEW("");
	size_t len = 0;
	while (len < rest.len && rest.data[len] != ' ' && rest.data[len] != ']')
		len++;
	return view_head(rest, len);
}

/* Whether a word is a number, range, hash or path, which names one thing only. */
static bool is_particular(View word)
{
	bool has_digit = false;
	if (word.len > 1 && view_chr(word, '/'))
		return true;
	for (size_t i = 0; i < word.len; i++) {
		if (!g_ascii_isxdigit(word.data[i]) && !byte_is_in(word.data[i], ".:/#-"))
			return false;
		has_digit |= g_ascii_isdigit(word.data[i]) != 0;
	}
	return has_digit;
}

/* Appends title without such words. */
static void append_general(GString *out, View title)
{
	View word;
	while (view_next_word(&title, &word)) {
		if (is_particular(word))
			continue;
		if (out->len)
			g_string_append_c(out, ' ');
		view_append(out, word);
	}
}

/* Writes what the report is about. Returns whether that is its title without what is particular. */
static bool describe(ReportBook *book, const Record *record)
{
	View title = record->values[COLUMN_TITLE];
	View tree = tree_of(record->values[COLUMN_SUBJECT]);
	g_string_truncate(book->about, 0);
	bool is_answer =
		record->values[COLUMN_SERIES].len || record->values[COLUMN_IN_REPLY_TO].len;
	bool is_general =
		!is_answer && (view_starts(title, "BUILD SUCCESS") || !view_chr(tree, ':'));
	if (is_general)
		append_general(book->about, title);
	else
		view_append(book->about, is_answer ? title : tree);
	/* each word names one thing only */
	if (book->about->len == 0)
		view_append(book->about, title);
	return is_general;
}

static void set_place(ReportBook *book, guint64 key, guint place)
{
	g_hash_table_insert(book->places, g_memdup2(&key, sizeof(key)), GUINT_TO_POINTER(place));
}

static guint find_robot(ReportBook *book, guint64 key)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(book->places, &key));
	if (number == 0) {
		number = ++book->n_robots;
		set_place(book, key, number);
	}
	return number - 1;
}

static DigestReport *find_report(ReportBook *book, View bot)
{
	View about = view_of_gstring(book->about);
	guint64 robot = hash_view_nocase(book->seed, bot);
	guint64 key = hash_pair(robot, hash_view(book->seed, about));
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(book->places, &key));
	if (place == 0) {
		DigestReport report = { .bot = view_keep(book->texts, bot),
					.about = view_keep(book->texts, about),
					.robot = find_robot(book, robot) };
		g_array_append_val(book->reports, report);
		place = book->reports->len;
		set_place(book, key, place);
	}
	return &g_array_index(book->reports, DigestReport, place - 1);
}

void report_book_add(ReportBook *book, const Record *record)
{
	const View *values = record->values;
	bool is_general = describe(book, record);
	View name = values[COLUMN_FROM_NAME];
	DigestReport *report = find_report(book, name.len ? name : values[COLUMN_FROM_ADDR]);
	if (report->count++ == 0 && is_general)
		report->title = view_keep(book->texts, values[COLUMN_TITLE]);
	report->failures += view_is(values[COLUMN_RESULT], "failure");
	report->has_result |= values[COLUMN_RESULT].len > 0;
	report->message_id = view_keep(book->texts, values[COLUMN_MESSAGE_ID]);
	report->date = view_keep(book->texts, values[COLUMN_DATE]);
}

const GArray *report_book_reports(const ReportBook *book)
{
	return book->reports;
}
