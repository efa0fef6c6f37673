/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The section of discussions: see digest/rows.h. */
#include "digest/rows.h"

#include "bytes/number.h"
#include "digest/title.h"

static int compare_age(gconstpointer left, gconstpointer right)
{
	const DigestDiscussion *a = left, *b = right;
	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	return view_compare(a->message_id, b->message_id);
}

/* The busiest first. */
static int compare_moves(gconstpointer left, gconstpointer right)
{
	const DigestDiscussion *a = left, *b = right;
	if (a->moves != b->moves)
		return a->moves > b->moves ? -1 : 1;
	return compare_age(left, right);
}

static DigestCell text_cell(PageMaker *maker, View text)
{
	return (DigestCell){ page_keep_value(maker, text.len ? text : VIEW("-")), 0 };
}

static void add_discussion(PageMaker *maker, DigestTable *table, const DigestDiscussion *talk)
{
	const DigestCell all[] = {
		page_age_cell(maker, talk->date, maker->end),
		page_count_cell(maker, talk->moves),
		page_count_cell(maker, talk->people),
		page_age_cell(maker, talk->last, maker->end),
		text_cell(maker, talk->name),
		text_cell(maker, talk->answerer),
		text_cell(maker, digest_title_shown(talk->title)),
	};
	const DigestCell alone[] = { all[0], all[4], all[6] };
	size_t n = table->n_columns;
	DigestCell *cells = g_memdup2(n == G_N_ELEMENTS(all) ? all : alone, n * sizeof(*cells));
	g_ptr_array_add(maker->memory, cells);
	DigestRow row = { .cells = cells,
			  .message_id = page_keep_value(maker, talk->message_id),
			  .message = NO_MESSAGE };
	g_array_append_val(table->rows, row);
}

/* Adds the table of the first of them, and says how many more there are. */
static void add_talks(PageMaker *maker, DigestSection *section, const char *heading, GArray *talks,
		      const DigestColumn *columns, size_t n_columns, const char *more)
{
	if (talks->len == 0)
		return;
	DigestTable *table = page_add_table(section, columns, n_columns);
	table->heading = heading;
	guint64 n = page_cut(maker, section, talks->len, more);
	for (guint i = 0; i < n; i++)
		add_discussion(maker, table, &g_array_index(talks, DigestDiscussion, i));
}

/* Whether patches were posted in the period: where there are some, the ranks say who answers. */
static bool has_patches(const PageMaker *maker)
{
	for (guint i = 0; i < maker->page->series->len; i++)
		if (digest_series_at(maker->page->series, i)->is_fresh)
			return true;
	return false;
}

static void add_answerers(PageMaker *maker, DigestSection *section)
{
	static const DigestColumn columns[] = {
		{ "Answers", CELL_COUNT, true, NULL },
		{ "Threads", CELL_COUNT, true, NULL },
		{ "Person", CELL_TITLE, false, NULL },
	};
	g_autoptr(GArray) all = digest_answerers(maker->digest);
	if (all->len == 0)
		return;
	DigestTable *table = page_add_table(section, columns, G_N_ELEMENTS(columns));
	table->heading = "Who answered";
	table->has_bars = true;
	guint64 listed = section->n_cut;
	guint64 n = page_cut(maker, section, all->len, "And %s more who answered.");
	section->n_cut = listed;
	for (guint i = 0; i < n; i++) {
		const DigestAnswerer *person = &g_array_index(all, DigestAnswerer, i);
		DigestCell *cells = g_new(DigestCell, G_N_ELEMENTS(columns));
		g_ptr_array_add(maker->memory, cells);
		cells[0] = page_count_cell(maker, person->answers);
		cells[1] = page_count_cell(maker, person->threads);
		cells[2] = text_cell(maker, person->name.len ? person->name : person->addr);
		DigestRow row = { .cells = cells, .message = NO_MESSAGE };
		g_array_append_val(table->rows, row);
	}
}

void page_make_discussions(PageMaker *maker, DigestSection *section)
{
	static const DigestColumn columns[] = {
		{ "Age", CELL_AGE, true, "the time since the thread was begun" },
		{ "New", CELL_COUNT, true, "how many of its messages came in the period" },
		{ "People", CELL_COUNT, true, "how many people wrote" },
		{ "Last", CELL_AGE, true, "the time since its last message" },
		{ "Begun by", CELL_PERSON, false, NULL },
		{ "Answered by", CELL_PERSON, false, NULL },
		{ "Title", CELL_TITLE, false, NULL },
	};
	static const DigestColumn alone[] = {
		{ "Age", CELL_AGE, true, "the time since the thread was begun" },
		{ "Begun by", CELL_PERSON, false, NULL },
		{ "Title", CELL_TITLE, false, NULL },
	};
	g_autoptr(GArray) all = digest_discussions(maker->digest);
	g_autoptr(GArray) answered = g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
	g_autoptr(GArray) unanswered = g_array_new(FALSE, FALSE, sizeof(DigestDiscussion));
	for (guint i = 0; i < all->len; i++) {
		const DigestDiscussion *talk = &g_array_index(all, DigestDiscussion, i);
		g_array_append_val(talk->answerer.len ? answered : unanswered, *talk);
	}
	g_array_sort(answered, compare_moves);
	g_array_sort(unanswered, compare_age);
	add_talks(maker, section, "Answered", answered, columns, G_N_ELEMENTS(columns),
		  "And %s more that were answered.");
	add_talks(maker, section, "Not answered yet", unanswered, alone, G_N_ELEMENTS(alone),
		  "And %s more that were not answered.");
	if (!has_patches(maker))
		add_answerers(maker, section);
}
