/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The section of bots' reports: see digest/rows.h. */
#include "digest/rows.h"

#include "bytes/number.h"
#include "digest/title.h"

/* So many of the things that a bot reports on are named. */
#define MAX_THINGS 3

/* The reports of one bot. */
typedef struct {
	guint first, end; /* its things among the reports, the most frequent first */
	guint64 count, failures;
} Robot;

static int compare_reports(gconstpointer left, gconstpointer right)
{
	const DigestReport *a = left, *b = right;
	if (a->robot != b->robot)
		return a->robot < b->robot ? -1 : 1;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return view_compare(a->about, b->about);
}

static int compare_robots(gconstpointer left, gconstpointer right)
{
	const Robot *a = left, *b = right;
	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

static const DigestReport *report_at(const GArray *reports, guint place)
{
	return &g_array_index(reports, DigestReport, place);
}

/* Puts the reports, which are sorted, together by bot. */
static GArray *find_robots(const GArray *reports)
{
	GArray *robots = g_array_new(FALSE, FALSE, sizeof(Robot));
	for (guint i = 0; i < reports->len; i++) {
		const DigestReport *report = report_at(reports, i);
		if (i == 0 || report->robot != report_at(reports, i - 1)->robot) {
			Robot new = { .first = i };
			g_array_append_val(robots, new);
		}
		Robot *robot = &g_array_index(robots, Robot, robots->len - 1);
		robot->end = i + 1;
		robot->count = number_add(robot->count, report->count);
		robot->failures = number_add(robot->failures, report->failures);
	}
	g_array_sort(robots, compare_robots);
	return robots;
}

/* `net:main (12); tip:x86 (2); 7 more`; of a bot with one thing, that alone. */
static DigestCell about_cell(PageMaker *maker, const GArray *reports, const Robot *robot)
{
	GString *out = maker->scratch;
	guint n = robot->end - robot->first;
	g_string_truncate(out, 0);
	for (guint i = 0; i < MIN(n, MAX_THINGS); i++) {
		const DigestReport *report = report_at(reports, robot->first + i);
		g_string_append(out, i ? "; " : "");
		bool is_whole = report->count == 1 && report->title.len;
		record_unescape_append(
			out, digest_title_shown(is_whole ? report->title : report->about));
		if (n == 1 || report->count == 1)
			continue;
		g_string_append(out, " (");
		number_append(out, report->count);
		g_string_append_c(out, ')');
	}
	if (n > MAX_THINGS) {
		g_string_append(out, "; ");
		number_append(out, n - MAX_THINGS);
		g_string_append(out, " more");
	}
	return (DigestCell){ page_keep_scratch(maker), 0 };
}

static void add_robot(PageMaker *maker, DigestTable *table, const GArray *reports,
		      const Robot *robot)
{
	const DigestReport *report = report_at(reports, robot->first);
	DigestCell *cells = g_new(DigestCell, table->n_columns);
	g_ptr_array_add(maker->memory, cells);
	size_t n = 0;
	cells[n++] = page_count_cell(maker, robot->count);
	if (table->n_columns > 3)
		cells[n++] = page_count_cell(maker, robot->failures);
	cells[n++] = (DigestCell){ page_keep_value(maker, report->bot), 0 };
	cells[n++] = about_cell(maker, reports, robot);
	DigestRow row = { .cells = cells,
			  .message_id = page_keep_value(maker, report->message_id),
			  .message = NO_MESSAGE };
	g_array_append_val(table->rows, row);
}

/* Whether it is known of any report what its outcome was. */
static bool has_results(const GArray *reports)
{
	for (guint i = 0; i < reports->len; i++)
		if (report_at(reports, i)->has_result)
			return true;
	return false;
}

void page_make_reports(PageMaker *maker, DigestSection *section)
{
	static const DigestColumn with_results[] = {
		{ "Count", CELL_COUNT, true, NULL },
		{ "Failures", CELL_COUNT, true, NULL },
		{ "Bot", CELL_PERSON, false, NULL },
		{ "About", CELL_TITLE, false, NULL },
	};
	static const DigestColumn without[] = {
		{ "Count", CELL_COUNT, true, NULL },
		{ "Bot", CELL_PERSON, false, NULL },
		{ "About", CELL_TITLE, false, NULL },
	};
	g_autoptr(GArray) reports = g_array_copy((GArray *)digest_reports(maker->digest));
	if (reports->len == 0)
		return;
	g_array_sort(reports, compare_reports);
	g_autoptr(GArray) robots = find_robots(reports);
	DigestTable *table =
		has_results(reports)
			? page_add_table(section, with_results, G_N_ELEMENTS(with_results))
			: page_add_table(section, without, G_N_ELEMENTS(without));
	guint64 n = page_cut(maker, section, robots->len, "And %s more.");
	for (guint i = 0; i < n; i++)
		add_robot(maker, table, reports, &g_array_index(robots, Robot, i));
}
