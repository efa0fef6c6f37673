/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which parts of a series a note is about: see patch/note-takes.h. */
#include "patch/note-takes.h"

#include "patch/title-key.h"

static bool has_part(const NoteParts *parts, guint64 part, guint64 total)
{
	for (guint i = 0; i < parts->n; i++) {
		gint64 first = parts->ranges[i].first, last = parts->ranges[i].last;
		first += first < 0 ? (gint64)total + 1 : 0;
		last += last < 0 ? (gint64)total + 1 : 0;
		if ((gint64)part >= first && (gint64)part <= last)
			return true;
	}
	return false;
}

/* Whether all that a note names by number are reports or requests, as no series has such parts:
 * `merged #123`. */
static bool names_requests_only(const Note *note, guint64 total)
{
	bool names = note->taken.n && !note->is_whole && !note->is_target;
	for (guint i = 0; i < note->taken.n; i++)
		names &= note->taken.ranges[i].is_hash &&
			 note->taken.ranges[i].first > (gint64)total;
	return names;
}

/* Whether it names each part of a series of total, and none that there is not. */
static bool names_all(const Note *note, guint64 total)
{
	guint64 part = 1;
	for (guint i = 0; i < note->taken.n; i++)
		if (note->taken.ranges[i].last > (gint64)total)
			return false;
	while (note->taken.n && part <= total && has_part(&note->taken, part, total))
		part++;
	return part > total;
}

bool note_is_of_other_title(const Note *note, View title)
{
	guint n, n_others;
	if (note->commit.len == 0 || title.len == 0 || note->taken.n ||
	    view_starts(note->commit, "Merge "))
		return false;
	guint n_shared = title_shared_words(title, note->commit, &n, &n_others);
	return n_shared * 2 < MIN(n, n_others);
}

bool note_is_subset(const Note *note, guint64 total)
{
	bool is_some = total > 1 && (note->is_some || note->before || note->after);
	bool is_partial = !note->is_whole && (note->taken.n || note->up_to_target || is_some);
	bool is_rest = total > 1 && note->is_rest && !note->is_target;
	return note->says && (note->left.n || is_rest || (is_partial && !names_all(note, total))) &&
	       !names_requests_only(note, total);
}

bool note_takes(const Note *note, guint64 part, guint64 total, guint64 target)
{
	if (!note->says || has_part(&note->left, part, total))
		return false;
	/* `I left this one out, but applied the rest` */
	if (note->is_rest && !note->left.n && !note->is_target && part == target &&
	    !has_part(&note->taken, part, total))
		return false;
	bool is_target = note->is_target || names_requests_only(note, total);
	if (note->is_some && total <= 1)
		return true;
	bool is_all = target == 0 && !note->is_some;
	bool is_near = part + note->before >= target && part <= target + note->after;
	if (note->is_whole || (is_target && (is_all || is_near)) ||
	    (note->up_to_target && part <= target))
		return true;
	return has_part(&note->taken, part, total);
}
