/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text of patches, plain and escaped: common/patch/text.h, patch/trailer.h, patch/patch-id.h,
 * patch/line-sketch.h, bytes/lines.h. Both forms must say the same.
 */
#include "fuzz.h"
#include "patch/line-sketch.h"
#include "patch/note.h"
#include "patch/patch-id.h"
#include "patch/text.h"
#include "patch/trailer.h"
#include "record/record.h"

/* Appends what tells the diff from others. Of a line that is one U+FFFD the patch id knows what it
 * was only if it is in a record. */
static void tell_fingerprints(GString *told, View text, TextForm form)
{
	LineSketch sketch, again;
	char id[PATCH_ID_SIZE];
	line_sketch_make(&sketch, text, form);
	size_t start = told->len;
	line_sketch_append(told, &sketch);
	g_assert_true(line_sketch_parse(&again, view_from(view_of_gstring(told), start)));
	g_assert_cmpfloat(line_sketch_share(&sketch, &again), ==, sketch.n ? 1 : 0);
	patch_id_of(id, text, form);
	g_string_append_printf(told, " %s\n", view_find(text, "\xef\xbf\xbd") ? "" : id);
}

/* Appends what was found in text, all of it in escaped form. */
static void tell(GString *told, View text, TextForm form)
{
	PatchText facts;
	patch_text_scan(&facts, text, form);
	g_assert_cmpuint(facts.inbody_start, <=, facts.inbody_end);
	g_assert_cmpuint(facts.message_start, <=, text.len);
	g_string_append_printf(told, "%u %u %u, %d %u %u %u, ", facts.files, facts.insertions,
			       facts.deletions, facts.has_diffstat, facts.stat_files,
			       facts.stat_insertions, facts.stat_deletions);
	g_string_append_printf(told, "%d%d%d%d%d%d%d%d\n", facts.has_diff, facts.has_quotes,
			       facts.has_shortlog, facts.has_signoff, facts.pull_changes,
			       facts.pull_available, facts.pull_upto,
			       note_may_say(&facts, form, 1));
	tell_fingerprints(told, text, form);
	g_autoptr(GString) trailers = g_string_new(NULL);
	trailer_collect(trailers, text, form, NULL, G_MAXSIZE);
	const View views[] = {
		facts.inbody_from,
		facts.inbody_subject,
		view_of_gstring(trailers),
		view_head(text, facts.inbody_start),
		view_head(text, facts.inbody_end),
		view_head(text, facts.message_start),
		view_head(text, facts.message_end),
		view_head(text, facts.diff_start),
		view_head(text, facts.stat_end),
		view_head(text, facts.keys_start),
		view_head(text, facts.keys_end),
	};
	for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
		if (form == TEXT_PLAIN)
			record_escape_append(told, views[i]);
		else
			g_string_append_len(told, views[i].data, (gssize)views[i].len);
		g_string_append_c(told, '\n');
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(GString) escaped = g_string_new(NULL), plain = g_string_new(NULL);
	g_autoptr(GString) told = g_string_new(NULL), told_escaped = g_string_new(NULL);
	record_escape_append(escaped, fuzz_view(data, size));
	record_unescape_append(plain, view_of_gstring(escaped));
	tell(told, view_of_gstring(plain), TEXT_PLAIN);
	tell(told_escaped, view_of_gstring(escaped), TEXT_ESCAPED);
	g_assert_cmpstr(told->str, ==, told_escaped->str);
	return 0;
}
