/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ranks on a digest's page: see digest/rows.h. */
#include "digest/ranks.h"

#include "bytes/number.h"

/* Rows of each key, if nobody says how many. */
#define N_RANKS 15

/* What the keys are called, in the order of the page, behind `Top 15 ` or `All `: people first. */
typedef struct {
	const char *by, *heading, *column;
} Heading;

static const Heading headings[] = {
	{ "author", "contributors (Based on Email Body)", "Author" },
	{ "reviewer", "reviewers", "Reviewer" },
	{ "org", "contributor organisations", "Organisation" },
	{ "domain", "contributor Email domains (Based on Email Body)", "Domain" },
	{ "tester", "testers", "Tester" },
	{ "reporter", "reporters", "Reporter" },
	{ "commenter", "commenters", "Commenter" },
	{ "relayed", "people whose tags others sent", "Name" },
	{ "sender", "senders", "Sender" },
	{ "list", "lists", "List" },
	{ "tag", "subject tags", "Tag" },
	{ "subsystem", "subsystems", "Subsystem" },
	{ "path", "paths", "Path" },
	{ "unmapped", "contributors of unknown organisations", "Author" },
};

/* The columns that a rank can have. */
enum {
	RANK_COUNT,
	RANK_SHARE,
	RANK_MOVE,
	RANK_KEY,
	N_RANK_COLUMNS,
};

static const DigestColumn rank_columns[N_RANK_COLUMNS] = {
	[RANK_COUNT] = { "Count", CELL_COUNT, true, NULL },
	[RANK_SHARE] = { "Share", CELL_SHARE, true, "share of all" },
	[RANK_MOVE] = { "Move", CELL_MOVE, true, "places moved up (+) or down (-) since before" },
	[RANK_KEY] = { "Key", CELL_PERSON, false, NULL },
};

/* The order of the page the users know: count descending, then key descending. */
static int compare_ranks(gconstpointer left, gconstpointer right)
{
	const RankRow *a = left, *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return view_compare(b->key, a->key);
}

/* What is known of the rows' keys: RANK_SHARE and RANK_MOVE if any of them has one. */
static void find_rank_columns(const PageMaker *maker, const GArray *rows, bool *has)
{
	const RankNotes *notes = digest_rank_notes(maker->digest);
	has[RANK_COUNT] = has[RANK_KEY] = true;
	for (guint i = 0; i < rows->len; i++) {
		RankNote note = rank_notes_find(notes, &g_array_index(rows, RankRow, i));
		has[RANK_SHARE] |= note.percent.len > 0;
		has[RANK_MOVE] |= note.move.len > 0;
	}
}

static DigestCell make_cell(PageMaker *maker, const RankRow *rank, const RankNote *note, int kind)
{
	g_string_truncate(maker->scratch, 0);
	switch (kind) {
	case RANK_COUNT:
		number_append(maker->scratch, rank->count);
		return (DigestCell){ page_keep_scratch(maker), rank->count };
	case RANK_SHARE:
		record_unescape_append(maker->scratch, note->percent);
		g_string_append(maker->scratch, note->percent.len ? "%" : "");
		return (DigestCell){ page_keep_scratch(maker), 0 };
	case RANK_MOVE:
		return (DigestCell){ page_keep_value(maker, note->move), 0 };
	default:
		record_unescape_append(maker->scratch, rank->key);
		g_string_append(maker->scratch, rank->key2.len ? ", " : "");
		record_unescape_append(maker->scratch, rank->key2);
		return (DigestCell){ page_keep_scratch(maker), 0 };
	}
}

static void add_rank(PageMaker *maker, DigestTable *table, const RankRow *rank, const bool *has)
{
	RankNote note = rank_notes_find(digest_rank_notes(maker->digest), rank);
	DigestCell *cells = g_new(DigestCell, table->n_columns);
	g_ptr_array_add(maker->memory, cells);
	size_t n = 0;
	for (int kind = 0; kind < N_RANK_COLUMNS; kind++)
		if (has[kind])
			cells[n++] = make_cell(maker, rank, &note, kind);
	DigestRow row = {
		.cells = cells, .message_id = VIEW(""), .evidence = VIEW(""), .message = NO_MESSAGE
	};
	g_array_append_val(table->rows, row);
}

/* rows are all of one key. */
static void add_table(PageMaker *maker, DigestSection *section, GArray *rows,
		      const Heading *heading)
{
	bool has[N_RANK_COLUMNS] = { false };
	size_t n_columns = 0;
	if (rows->len == 0)
		return;
	guint64 most = maker->plan->n_ranks ? maker->plan->n_ranks : N_RANKS;
	guint n_all = rows->len;
	g_array_sort(rows, compare_ranks);
	g_array_set_size(rows, (guint)MIN(n_all, most));
	find_rank_columns(maker, rows, has);
	DigestColumn *own = g_new(DigestColumn, N_RANK_COLUMNS);
	g_ptr_array_add(maker->memory, own);
	for (int kind = 0; kind < N_RANK_COLUMNS; kind++)
		if (has[kind])
			own[n_columns++] = rank_columns[kind];
	own[n_columns - 1].heading = heading->column;
	char *text = most == G_MAXUINT64 ? g_strdup_printf("All %s", heading->heading)
					 : g_strdup_printf("Top %" G_GUINT64_FORMAT " %s", most,
							   heading->heading);
	g_ptr_array_add(maker->memory, text);
	DigestTable *table = page_add_table(section, own, n_columns);
	table->name = heading->by;
	table->heading = text;
	for (guint i = 0; i < rows->len; i++)
		add_rank(maker, table, &g_array_index(rows, RankRow, i), has);
	if (n_all > rows->len) {
		char *note = g_strdup_printf("and %u more", n_all - rows->len);
		g_ptr_array_add(maker->memory, note);
		table->note = note;
	}
}

/* Whether the key has a heading of its own above, or cannot have one. */
static bool is_headed(View by)
{
	for (size_t i = 0; i < by.len; i++)
		if (!g_ascii_isalnum(by.data[i]) && !byte_is_in(by.data[i], "_:"))
			return true;
	for (size_t i = 0; i < G_N_ELEMENTS(headings); i++)
		if (view_is(by, headings[i].by))
			return true;
	return false;
}

/* Adds the table of a key whose rows are among all. */
static void add_key(PageMaker *maker, DigestSection *section, const GArray *all,
		    const Heading *heading)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(RankRow));
	for (guint i = 0; i < all->len; i++)
		if (view_is(g_array_index(all, RankRow, i).by, heading->by))
			g_array_append_val(rows, g_array_index(all, RankRow, i));
	add_table(maker, section, rows, heading);
}

/* What the columns say, and where the rows are that are left out. */
static void add_notes(PageMaker *maker, DigestSection *section)
{
	bool has_moves = false, is_cut = false;
	for (guint i = 0; i < section->tables->len; i++) {
		const DigestTable *table = g_ptr_array_index(section->tables, i);
		is_cut |= table->note != NULL;
		for (size_t j = 0; j < table->n_columns; j++)
			has_moves |= table->columns[j].kind == CELL_MOVE;
	}
	if (has_moves)
		page_add_sentence(maker, section,
				  "+2 and -1: places up and down since the time before; new: not "
				  "seen before; back: not seen in that time, but earlier.");
	if (is_cut)
		page_add_sentence(maker, section, "-n 0 lists all.");
}

void page_make_ranks(PageMaker *maker, DigestSection *section)
{
	g_autoptr(GArray) all = rank_table_rows(digest_ranks(maker->digest), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(headings); i++)
		add_key(maker, section, all, &headings[i]);
	/* the rows of a key stand together */
	View last = VIEW("");
	for (guint i = 0; i < all->len; i++) {
		View by = g_array_index(all, RankRow, i).by;
		if (view_equal(by, last) || is_headed(by))
			continue;
		last = by;
		char *name = view_dup(by);
		g_ptr_array_add(maker->memory, name);
		g_autofree char *text = g_strconcat("by ", name, NULL);
		add_key(maker, section, all, &(Heading){ name, text, "Key" });
	}
	add_notes(maker, section);
}
