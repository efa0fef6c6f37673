/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences that tell the result of a review: common/patch/note-review.h. */
#include "note-case.h"

static const Case reviews[] = {
	{ "ada accepted this revision.\nThis revision is now accepted and ready to land.", NULL },
	{ "Ada accepted this revision as: Reviewers.", NULL },
	{ "This revision was accepted by Ada.", NULL },
	{ "ada resigned from this revision.\nThis revision is now accepted and ready to land.",
	  NULL },
	{ "This diff has been accepted.", NULL },
	{ "The patch has been accepted in patchwork.", NULL },
	{ "I've accepted it on patchwork.", NULL },
	{ "Your change was accepted by the reviewers.", NULL },
	{ "Your patch has been accepted for review.", NULL },
	{ "The series is accepted and can be pushed.", NULL },
	{ "Accepted, please push.", NULL },
	{ "Accepted, feel free to push it.", NULL },
	{ "Accepted. Please go ahead and commit.", NULL },
	{ "Accepted.\n\nI'll push it tomorrow.", NULL },
};

/* What maintainers say. */
static const Case taken[] = {
	{ "Accepted, thanks.", "target" },
	{ "Your patch has been accepted.", "target" },
	{ "Series accepted, thanks.", "whole" },
	{ "Accepted into my tree.", "target" },
	{ "I've accepted this patch, please send a follow-up.", "target" },
	{ "Accepted, thanks. Please do not push such things to my tree.", "target" },
	{ "Accepted as revision 1234.", "target" },
	{ "Accepted and pushed to master.", "target" },
	{ "Accepted. Pushed to master, please push your other series.", "target" },
};

static void test_reviews(void)
{
	check(reviews, G_N_ELEMENTS(reviews));
}

static void test_taken(void)
{
	check(taken, G_N_ELEMENTS(taken));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note-review/reviews", test_reviews);
	g_test_add_func("/note-review/taken", test_taken);
	return g_test_run();
}
