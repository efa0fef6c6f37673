/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What authors take back: see digest/withdrawn.h. */
#include "digest/withdrawn.h"

#include "bytes/hash.h"
#include "digest/book-note.h"
#include "digest/posting-index.h"
#include "digest/version.h"
#include "patch/withdrawal.h"

void withdrawn_add(Book *book, const Series *series, const Record *record)
{
	const View *values = record->values;
	View parent = values[COLUMN_IN_REPLY_TO], body = values[COLUMN_BODY], minor;
	PatchText text;
	patch_text_scan(&text, body, TEXT_ESCAPED);
	unsigned version = (unsigned)version_major(values[COLUMN_VERSION], &minor);
	Withdrawal said = withdrawal_read(body, &text, TEXT_ESCAPED, version);
	Withdrawn withdrawn = {
		.series = series->number,
		.is_whole = said.is_whole,
		.is_unsure = !said.is_whole && !said.part && !values[COLUMN_PART].len,
		.part = said.part ? said.part : book_number(values[COLUMN_PART], 0),
		.target = parent.len && !said.part ? hash_view(book->seed, parent) : 0,
		.date = book_date(record),
		.message_id = book_keep(book, values[COLUMN_MESSAGE_ID]),
	};
	g_array_append_val(book->withdrawn, withdrawn);
}

/* By date. Of two of one date it is always the same one that is first, in whichever order they
 * come.
 */
static int compare_dates(const Withdrawn *a, const Withdrawn *b)
{
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return view_compare(kept_view(a->message_id), kept_view(b->message_id));
}

/* Those of one series together, by part and date. */
static int compare_withdrawn(gconstpointer left, gconstpointer right)
{
	const Withdrawn *a = left, *b = right;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return compare_dates(a, b);
}

/* Finds the parts that are meant: that which is answered knows better than the subject. */
static void find_parts(Book *book)
{
	g_autoptr(KeyIndex) ids = posting_index_ids(book, NULL);
	for (guint i = 0; i < book->withdrawn->len; i++) {
		Withdrawn *withdrawn = &g_array_index(book->withdrawn, Withdrawn, i);
		const Posting *posting = posting_find(book, ids, withdrawn->target);
		if (withdrawn->is_whole)
			withdrawn->part = 0;
		if (withdrawn->is_whole || !posting || posting->series != withdrawn->series)
			continue;
		withdrawn->part = posting->part;
		withdrawn->is_unsure = false;
	}
}

/* When the last new version of a part of each series was posted; NO_DATE where none was. */
static gint64 *date_pieces(const Book *book)
{
	gint64 *dates = g_new(gint64, book->series->len);
	for (guint i = 0; i < book->series->len; i++)
		dates[i] = NO_DATE;
	for (guint i = 0; i < book->series->len; i++) {
		const Series *piece = book_series_at(book, i);
		guint whole = book_extra(piece)->whole;
		if (whole != NO_SERIES)
			dates[whole] = MAX(dates[whole], piece->facts->date);
	}
	return dates;
}

/* Settles what is said of one series, n of them, sorted, of which parts had new versions up to
 * piece; NO_DATE if none had. */
static void settle(Series *series, const Withdrawn *all, guint n, gint64 piece)
{
	const Withdrawn *last = NULL;
	bool is_whole = false;
	guint parts = 0;
	guint64 known = 0;
	for (guint i = 0; i < n; i++) {
		if ((piece != NO_DATE && (all[i].part || all[i].date <= piece)) ||
		    (all[i].is_unsure && series->facts->total > 1))
			continue;
		is_whole |= all[i].part == 0;
		parts += all[i].part > 0 && all[i].part != known;
		known = all[i].part;
		if (!last || compare_dates(&all[i], last) > 0)
			last = &all[i];
	}
	if (last && (is_whole || parts >= MAX(series->facts->seen, 1)))
		book_extend(series)->withdrawal = last->message_id;
}

void withdrawn_settle(Book *book)
{
	if (book->withdrawn->len == 0)
		return;
	find_parts(book);
	g_autofree gint64 *pieces = date_pieces(book);
	g_array_sort(book->withdrawn, compare_withdrawn);
	const Withdrawn *all = (const Withdrawn *)(const void *)book->withdrawn->data;
	for (guint start = 0, end; start < book->withdrawn->len; start = end) {
		guint number = all[start].series;
		for (end = start; end < book->withdrawn->len && all[end].series == number;)
			end++;
		settle(book_series_at(book, number), all + start, end - start, pieces[number]);
	}
}
