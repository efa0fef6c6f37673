/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The option --series: see cli/series-ids.h. */
#include "cli/series-ids.h"

#include "bytes/lines.h"

/* Adds a line's id. Returns false if it is none. */
static bool add_id(GHashTable *ids, View line)
{
	line = view_trim(line);
	if (view_chr(line, '\t'))
		return false;
	if (view_starts(line, "<") && view_ends(line, ">"))
		line = view_head(view_from(line, 1), line.len - 2);
	if (line.len && !view_is(line, "series"))
		g_hash_table_add(ids, view_dup(line));
	return true;
}

GHashTable *cli_read_series_ids(const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(Input) input = input_open(path, &error);
	while (input && input_fill(input, &error))
		;
	if (error) {
		cli_warn("--series: %s: %s", path, error->message);
		return NULL;
	}
	LineIter lines = line_iter(input_window(input), TEXT_PLAIN);
	guint64 number = 0;
	for (View line; line_iter_next(&lines, &line);) {
		number++;
		if (add_id(ids, line))
			continue;
		cli_warn("--series: %s:%" G_GUINT64_FORMAT
			 ": a line has one id; cut -f 5 takes it out of a series table",
			 path, number);
		return NULL;
	}
	return g_steal_pointer(&ids);
}
