/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The days of a digest's mail: see digest/day-book.h. */
#include "digest/day-book.h"

#include "digest/period.h"
#include "message/date.h"
#include "message/mail-days.h"

struct DayBook {
	GStringChunk *texts;
	GArray *days;	    /* of DigestDay, as they came */
	GHashTable *day_of; /* from the day's number to its place + 1 in days */
	guint last_day;	    /* the place of the last message's */
	MailDays *context;  /* of the mail before, as long as nothing has come in the period */
};

DayBook *day_book_new(GStringChunk *texts)
{
	DayBook *book = g_new0(DayBook, 1);
	book->texts = texts;
	book->days = g_array_new(FALSE, FALSE, sizeof(DigestDay));
	book->day_of = g_hash_table_new(NULL, NULL);
	book->context = mail_days_new();
	return book;
}

void day_book_free(DayBook *book)
{
	if (!book)
		return;
	g_array_unref(book->days);
	g_hash_table_unref(book->day_of);
	mail_days_free(book->context);
	g_free(book);
}

/* The number that the digits of a date `2025-05-14` make; 0 if it is none. */
static guint day_number(View date)
{
	guint number = 0;
	if (date.len < strlen("2025-05-14"))
		return 0;
	for (size_t i = 0; i < strlen("2025-05-14"); i++) {
		bool hyphen = i == 4 || i == 7;
		if (hyphen ? date.data[i] != '-' : !g_ascii_isdigit(date.data[i]))
			return 0;
		if (!hyphen)
			number = number * 10 + (guint)(date.data[i] - '0');
	}
	return number;
}

/* Mail of one day mostly comes together. */
static DigestDay *find_day(DayBook *book, View date)
{
	guint number = day_number(date);
	if (number == 0)
		return NULL;
	if (book->days->len) {
		DigestDay *last = &g_array_index(book->days, DigestDay, book->last_day);
		if (memcmp(last->date, date.data, sizeof(last->date) - 1) == 0)
			return last;
	}
	gpointer key = GUINT_TO_POINTER(number);
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(book->day_of, key));
	if (place == 0) {
		DigestDay day = { .date = "" };
		memcpy(day.date, date.data, sizeof(day.date) - 1);
		if (period_day_number(&day) < 0)
			return NULL;
		g_array_append_val(book->days, day);
		place = book->days->len;
		g_hash_table_insert(book->day_of, key, GUINT_TO_POINTER(place));
	}
	book->last_day = place - 1;
	return &g_array_index(book->days, DigestDay, book->last_day);
}

void day_book_add(DayBook *book, const Record *record, Kind kind)
{
	View date = record->values[COLUMN_DATE];
	DigestDay *day = find_day(book, date);
	if (!day)
		return;
	if (day->messages++ == 0)
		day->message_id = view_keep(book->texts, record->values[COLUMN_MESSAGE_ID]);
	day->patches += kind == KIND_PATCH;
	/* The form sorts as text. */
	if (date.len == sizeof(day->last) - 1 && memcmp(date.data, day->last, date.len) > 0)
		memcpy(day->last, date.data, date.len);
}

void day_book_add_context(DayBook *book, const Record *record)
{
	gint64 date;
	if (book->days->len == 0 && date_parse_record(record->values[COLUMN_DATE], &date))
		mail_days_add(book->context, date);
}

static int compare_days(gconstpointer left, gconstpointer right)
{
	const DigestDay *a = left, *b = right;
	return strcmp(a->date, b->date);
}

GArray *day_book_days(const DayBook *book)
{
	GArray *days = g_array_copy(book->days);
	g_array_sort(days, compare_days);
	return days;
}

gint64 day_book_since(const DayBook *book)
{
	guint first, end;
	if (book->days->len == 0) {
		g_autoptr(GArray) context = mail_days_list(book->context);
		mail_days_find(context, &first, &end);
		return first < end ? g_array_index(context, MailDay, end - 1).last + 1 : G_MININT64;
	}
	g_autoptr(GArray) days = day_book_days(book);
	period_find(days, &first, &end);
	return period_day_number(&g_array_index(days, DigestDay, first)) * DATE_DAY;
}
