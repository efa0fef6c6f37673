/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text's outline against the text: common/split/outline.h. The first byte says whether it
 * answers. */
#include "split/outline.h"
#include "fuzz.h"
#include "patch/note.h"
#include "patch/stat-paths.h"
#include "patch/text.h"
#include "patch/trailer.h"
#include "record/record.h"

/* The trailers above the diff, as patch-classify collects them. */
static GString *trailers_of(const PatchText *facts, View text)
{
	GString *trailers = g_string_new(NULL);
	size_t end = MIN(facts->diff_start, facts->keys_end);
	trailer_collect(trailers, view_from(view_head(text, end), MIN(facts->keys_start, end)),
			TEXT_ESCAPED, NULL, G_MAXSIZE);
	return trailers;
}

static Note note_of(const PatchText *facts, View text)
{
	Note none = { .by = VIEW_INIT("") };
	return note_may_say(facts, TEXT_ESCAPED, 1)
		       ? note_read(view_head(text, facts->diff_start), TEXT_ESCAPED, 1)
		       : none;
}

static void check_notes(Note got, Note want)
{
	g_assert_true(got.says == want.says);
	g_assert_true(got.is_whole == want.is_whole);
	g_assert_true(got.is_target == want.is_target);
	g_assert_cmpuint(got.taken.n, ==, want.taken.n);
	g_assert_cmpuint(got.left.n, ==, want.left.n);
	g_assert_true(view_equal(got.commit, want.commit));
	g_assert_true(view_equal(got.by, want.by));
}

/* Finds what a text holds, and which files it names. */
static void scan(PatchText *facts, View text, PathList *list)
{
	path_list_reset(list, TEXT_ESCAPED);
	DiffPaths paths = { .list = list };
	patch_text_scan_paths(facts, text, TEXT_ESCAPED, &paths);
	if (!facts->has_diff && facts->has_diffstat)
		stat_paths_collect(list, view_head(text, facts->stat_end), TEXT_ESCAPED);
}

static void check_facts(const PatchText *got, const PatchText *want)
{
	g_assert_true(got->has_diff == want->has_diff);
	g_assert_cmpuint(got->files, ==, want->files);
	g_assert_cmpuint(got->insertions, ==, want->insertions);
	g_assert_cmpuint(got->deletions, ==, want->deletions);
	g_assert_true(got->has_diffstat == want->has_diffstat);
	g_assert_cmpuint(got->stat_files, ==, want->stat_files);
	g_assert_cmpuint(got->stat_insertions, ==, want->stat_insertions);
	g_assert_cmpuint(got->stat_deletions, ==, want->stat_deletions);
	g_assert_true(got->has_quotes == want->has_quotes);
	g_assert_true(got->has_shortlog == want->has_shortlog);
	g_assert_true(got->has_signoff == want->has_signoff);
	g_assert_true(got->pull_changes == want->pull_changes);
	g_assert_true(got->pull_available == want->pull_available);
	g_assert_true(got->pull_upto == want->pull_upto);
	g_assert_true(view_equal(got->inbody_from, want->inbody_from));
	g_assert_true(view_equal(got->inbody_subject, want->inbody_subject));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View text = fuzz_view(data, size);
	OutlineAnswer answer = text.len ? (guint8)text.data[0] % 3 : OUTLINE_NO_ANSWER;
	text = view_from(text, 1);
	g_autoptr(GString) whole = g_string_new(NULL), outline = g_string_new(NULL);
	record_escape_append(whole, text);
	outline_append(outline, text, answer, NULL, NULL);
	fuzz_check_clean(view_of_gstring(outline));
	g_assert_cmpuint(outline->len, <=, whole->len);
	PatchText want, got;
	g_autoptr(PathList) want_list = path_list_new();
	g_autoptr(PathList) list = path_list_new();
	scan(&want, view_of_gstring(whole), want_list);
	scan(&got, view_of_gstring(outline), list);
	g_assert_true(view_equal(path_list_value(list), path_list_value(want_list)));
	fuzz_check_clean(path_list_value(list));
	check_facts(&got, &want);
	check_notes(note_of(&got, view_of_gstring(outline)),
		    note_of(&want, view_of_gstring(whole)));
	g_autoptr(GString) want_trailers = trailers_of(&want, view_of_gstring(whole));
	g_autoptr(GString) trailers = trailers_of(&got, view_of_gstring(outline));
	g_assert_cmpstr(trailers->str, ==, want_trailers->str);
	if (answer == OUTLINE_NO_ANSWER)
		g_assert_true(view_equal(view_head(view_of_gstring(whole), want.diff_start),
					 view_head(view_of_gstring(outline), got.diff_start)));
	return 0;
}
