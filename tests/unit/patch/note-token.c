/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers in notes, of requests and of patches: common/patch/note-token.h. */
#include "note-case.h"

static const Case requests[] = {
	{ "Merge request !123 was merged.", "target" },
	{ "Merge request !12345 was merged", "target" },
	{ "This merge request was merged.", "target" },
	{ "Pull request #12 was merged.", "target" },
	{ "PR #1234 was merged, thanks.", "target" },
	{ "MR !12 merged.", "target" },
	{ "Merged !12, thanks.", "target" },
	{ "Merged in !34.", "target" },
	{ "I've merged your merge request.", "target" },
	{ "Pushed to master, see merge request !12.", "target" },
	{ "I've merged it to main through merge request !12.", "target" },
	{ "Queued for the next pull request.", "target" },
	{ "Applied! 2 more to go.", "target" },
	{ "Great!2 and 3 applied.", "2 3" },
	/* forges know people by their logins */
	{ "boreed merged PR #12:\nURL: https://git.example.org/tide/pull/12", "target by boreed" },
	{ "boreed merged pull request #12: Mend the tide", "target by boreed" },
	{ "boreed merged merge request !12.", "target by boreed" },
	{ "boreed closed pull request #12: Mend the tide", NULL },
	{ "nobody merged PR #12.", NULL },
	{ "who merged PR #12?", NULL },
	{ "once merged PR #12 should help", NULL },
	{ "boreed merged a PR", NULL },
	/* more of what is still to be merged */
	{ "Ada pushed new commits to merge request !12.", NULL },
	{ "I've pushed the fix to the merge request.", NULL },
	{ "I pushed it to MR !12.", NULL },
	{ "Pushed to my PR.", NULL },
	{ "Merge request !12 was closed.", NULL },
	{ "I'll send a pull request with these patches applied.", NULL },
	{ "I have pushed a merge request.", NULL },
};

/* Names that are words, too. */
static const Case names[] = {
	{ "This was picked up by Will.", "target by Will" },
	{ "This was picked up by Per Dahl.", "target by Per Dahl" },
	{ "Will has already applied this.", "target by Will" },
	{ "May has applied this.", "target by May" },
	{ "Will already queued this.", "target by Will" },
	{ "Thanks Will, applied.", "target" },
	{ "Will be applied tomorrow.", NULL },
	{ "Will apply this.", NULL },
	{ "Will it be applied?", NULL },
	{ "May be applied.", NULL },
};

static const Case behind_trailers[] = {
	{ "Reviewed-by: Bo Reef <bo@example.org> and pushed.", "target" },
	{ "Reviewed-by: Bo Reef <bo@example.org>, applied to master.", "target" },
	{ "Acked-by: Bo Reef <bo@example.org>. Applied, thanks.", "target" },
	{ "Acked-by: Bo Reef <bo@example.org> -- queued for 8.2", "target" },
	{ "Committed-by: Bo Reef <bo@example.org>; pushed", "target" },
	{ "Looks good.\nReviewed-by: Bo Reef <bo@example.org> and pushed.", "target" },
	{ "Reviewed-by: Bo Reef <bo@example.org> (once applied)", NULL },
	{ "Reviewed-by: Bo Reef <bo@example.org> # applied to v6.1", NULL },
	{ "Reviewed-by: Bo Reef <bo@example.org>, will be pushed tomorrow", NULL },
	{ "Reviewed-by: Bo Reef <bo@example.org>, please push.", NULL },
	{ "Reviewed-by: Bo Reef <bo@example.org>, Ada Pushed <ada@example.org>", NULL },
	{ "Reviewed-by: Bo Reef <bo@example.org> if it is merged first.", NULL },
};

/* In reply to a patch of no version, or the first. */
static const Case unnamed[] = {
	{ "Committed v12.", "target" },
	{ "v12 committed.", "target" },
	{ "Pushed v7, thanks!", "target" },
	{ "Pushed the v7 patch.", "target" },
	{ "I've committed v12, with some changes to the comments.", "target" },
	{ "Pushed v2-0001 and v2-0002.", "1 2" },
	{ "I've committed v12-0001.", "1" },
	{ "Committed v12-0001 through v12-0003.", "1-3" },
	{ "Pushed v3-0001-Mend-the-ebb.patch.", "1" },
	{ "I've committed 0001-Mend-the-ebb.patch.", "1" },
	{ "v5-0001 pushed.", "1" },
	/* what was sent again, and what becomes of it */
	{ "Pushed v2, thanks!", NULL },
	{ "v7 has been pushed.", NULL },
	{ "Ada has pushed v7.", NULL },
	{ "I merged it in v7.", NULL },
	{ "I applied v7 and tested it, it works.", NULL },
	{ "Will commit v5-0001.", NULL },
	{ "v5-0001 does not apply.", NULL },
};

/* The same in reply to v2. */
static const Case named[] = {
	{ "Pushed v7, thanks!", NULL },	    { "Pushed v7-0001.", NULL },
	{ "Pushed v2-0001.", "1" },	    { "Pushed 0001-Mend-the-ebb.patch.", "1" },
	{ "Pushed v2, thanks!", "target" },
};

static Note read_unnamed(View text, TextForm form, unsigned version)
{
	(void)version;
	return note_read(text, form, 1);
}

static void test_versions(void)
{
	check_read(unnamed, G_N_ELEMENTS(unnamed), read_unnamed);
	check(named, G_N_ELEMENTS(named));
}

static void test_requests(void)
{
	check(requests, G_N_ELEMENTS(requests));
}

static void test_behind_trailers(void)
{
	check(behind_trailers, G_N_ELEMENTS(behind_trailers));
}

static void test_names(void)
{
	check(names, G_N_ELEMENTS(names));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-token/requests", test_requests);
	g_test_add_func("/note-token/versions", test_versions);
	g_test_add_func("/note-token/behind-trailers", test_behind_trailers);
	g_test_add_func("/note-token/names", test_names);
	return g_test_run();
}
