/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a mail is: common/patch/classify.h. */
#include "patch/classify.h"

#include <stdlib.h>

/* Facts of the text, by letter: a sentence of them is a case. */
static PatchText facts_of(const char *letters)
{
	PatchText text = { 0 };
	for (; *letters; letters++) {
		switch (*letters) {
		case 'd':
			text.has_diff = true;
			break;
		case 's':
			text.has_diffstat = true;
			break;
		case 'l':
			text.has_shortlog = true;
			break;
		case 'q':
			text.has_quotes = true;
			break;
		case 'o':
			text.has_signoff = true;
			break;
		case 'p':
			text.pull_changes = text.pull_available = true;
			break;
		case 'c':
			text.pull_changes = true;
			break;
		case 'u':
			text.pull_available = text.pull_upto = true;
			break;
		default:
			g_assert_not_reached();
		}
	}
	return text;
}

typedef struct {
	const char *subject;
	BotClass sender;
	bool threaded;
	const char *facts; /* see facts_of */
	Kind kind;
	const char *flags;
	const char *why;
} Case;

#define PERSON BOT_NONE
#define REPORT BOT_REPORT
#define APPLIED BOT_APPLIED

static const Case cases[] = {
	/* 1: applied */
	{ "[tip: x86/urgent] x86: Fix it", APPLIED, true, "do", KIND_APPLIED, "tree", "robot" },
	{ "Re: [PATCH net v2] a: b", APPLIED, true, "q", KIND_APPLIED, "re", "robot" },
	{ "Re: [GIT PULL] hwmon for v6.1", APPLIED, true, "", KIND_APPLIED, "pull re", "robot" },
	{ "Patch \"a: b\" has been added to the 6.1-stable tree", PERSON, true, "d", KIND_APPLIED,
	  "", "queue" },
	{ "Patch \"a: b\" has been dropped", PERSON, false, "", KIND_OTHER, "", "nothing" },
	{ "Applied \"a: b\" to the regmap tree", PERSON, true, "d", KIND_APPLIED, "", "queue" },
	{ "Re: Applied \"a: b\" to the regmap tree", PERSON, true, "", KIND_REPLY, "re", "prefix" },
	{ "Magisk patch for the phone", PERSON, false, "", KIND_OTHER, "", "nothing" },
	/* 2: bots */
	{ "Re: [PATCH v2 1/2] a: b", REPORT, true, "q", KIND_REPORT, "re", "robot" },
	{ "[linux-next:master 12/345] a.c:1:2: warning", REPORT, false, "", KIND_REPORT, "tree",
	  "robot" },
	{ "[PATCH] a: fix for_each.cocci warnings", REPORT, true, "do", KIND_PATCH, "bot",
	  "robot" },
	{ "[PATCH 0/2] a: b", REPORT, true, "", KIND_REPORT, "", "robot" },
	{ "Re: [PATCH] a: b", REPORT, true, "d", KIND_REPORT, "re", "robot" },
	{ "FAILED: Patch \"a: b\" failed to apply to 6.12-stable tree", PERSON, false, "d",
	  KIND_REPORT, "", "queue" },
	{ "FAILED: patch \"[PATCH] a: b\" failed to apply to 5.4-stable tree", PERSON, false, "d",
	  KIND_REPORT, "", "queue" },
	{ "WTF: patch \"[PATCH] a\" was seriously submitted to be applied to the 5.4-stable tree?",
	  PERSON, false, "d", KIND_REPORT, "", "queue" },
	{ "patch \"a: b\" added to usb-next", PERSON, true, "do", KIND_APPLIED, "", "queue" },
	/* 3: prefixes */
	{ "Re: [PATCH 3/4] a: b", PERSON, true, "dqo", KIND_REPLY, "re", "prefix" },
	{ "Re: [PATCH 0/4] a: b", PERSON, true, "q", KIND_REPLY, "re", "prefix" },
	{ "Fwd: [GIT PULL] a", PERSON, true, "p", KIND_REPLY, "fwd pull", "prefix" },
	{ "[EXT] Re: a", PERSON, false, "", KIND_REPLY, "re", "prefix" },
	/* 4: pull requests */
	{ "[GIT PULL] a for 6.1", PERSON, false, "", KIND_PULL, "pull", "pull-tag" },
	{ "[GIT PULL] a for 6.1", PERSON, false, "dp", KIND_PULL, "pull", "pull-tag" },
	{ "[PULL 0/3] a", PERSON, false, "s", KIND_PULL, "pull", "pull-tag" },
	{ "[GIT PULL 7/12] a: b", PERSON, true, "do", KIND_PATCH, "pull", "pull-tag" },
	{ "[GIT PULL 1/4] soc updates", PERSON, false, "ps", KIND_PULL, "pull", "pull-tag" },
	{ "[GIT PULL 1/4] a: b", PERSON, true, "", KIND_PATCH, "nodiff pull", "no-diff" },
	/* 5: trees */
	{ "[tip:x86/mm 1/23] a.c:1:2: error", PERSON, false, "d", KIND_REPORT, "tree", "tree-tag" },
	{ "[tip:x86/mm] a: b", PERSON, true, "", KIND_REPLY, "tree", "in-reply-to" },
	/* 6 to 8: marked */
	{ "[PATCH 0/3] a", PERSON, false, "", KIND_COVER, "", "part-zero" },
	{ "[PATCH 00/12] a", PERSON, true, "d", KIND_COVER, "", "part-zero" },
	{ "[PATCH] a: b", PERSON, false, "dos", KIND_PATCH, "", "patch-tag" },
	{ "[RFC] a: b", PERSON, false, "d", KIND_PATCH, "rfc", "patch-tag" },
	{ "[net-next] a: b", PERSON, false, "d", KIND_PATCH, "", "patch-tag" },
	{ "[PATCH 1/8] a", PERSON, false, "l", KIND_COVER, "naked", "diffstat" },
	{ "[PATCHSET] a", PERSON, true, "s", KIND_COVER, "naked", "diffstat" },
	{ "[PATCH] a: b", PERSON, true, "", KIND_REPLY, "", "in-reply-to" },
	{ "[PATCH 2/3] a: b", PERSON, true, "q", KIND_REPLY, "", "in-reply-to" },
	{ "[PATCH 2/3] a: b", PERSON, true, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH 2/3] a: b", PERSON, false, "q", KIND_PATCH, "nodiff", "no-diff" },
	{ "[RFC] shall we?", PERSON, false, "", KIND_OTHER, "rfc", "nothing" },
	/* without a diff: patches that lost it, covers, answers */
	{ "[PATCH 2/3] a: b", PERSON, true, "so", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH 2/3] a: b", PERSON, true, "s", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH] a: b", PERSON, false, "so", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH] a: b", PERSON, true, "o", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH v2] a", PERSON, false, "s", KIND_COVER, "naked", "diffstat" },
	{ "[PATCH] a", PERSON, false, "sol", KIND_COVER, "naked", "diffstat" },
	{ "[PATCH 1/8] a", PERSON, false, "", KIND_COVER, "naked", "part-one" },
	{ "[PATCH 1/8] a", PERSON, false, "o", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH 1/1] a", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH 2/8] a", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH 1/8] a", PERSON, true, "oq", KIND_REPLY, "", "in-reply-to" },
	/* debbugs takes `Re:` away */
	{ "[bug#12] [PATCH 2/3] a: b", PERSON, true, "", KIND_REPLY, "", "in-reply-to" },
	{ "bug#12: 30.0.50; [PATCH 2/3] a", PERSON, true, "", KIND_REPLY, "", "in-reply-to" },
	{ "[bug#12] [PATCH 0/3] a", PERSON, true, "", KIND_REPLY, "", "in-reply-to" },
	{ "bug#12: [PATCH 0/3] a", PERSON, true, "q", KIND_REPLY, "", "in-reply-to" },
	{ "[bug#12] [PATCH v2 0/3] a", PERSON, true, "ls", KIND_COVER, "", "part-zero" },
	{ "[bug#12] [PATCH 0/3] a", PERSON, false, "", KIND_COVER, "", "part-zero" },
	{ "[bug#12] [PATCH 2/3] a: b", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[bug#12] [PATCH 2/3] a: b", PERSON, true, "o", KIND_PATCH, "nodiff", "no-diff" },
	/* other numbers than those of a series */
	{ "[2025/03] a", PERSON, false, "", KIND_OTHER, "", "nothing" },
	{ "[tide 24/7] a", PERSON, false, "", KIND_OTHER, "", "nothing" },
	{ "[1/2025] a", PERSON, false, "", KIND_OTHER, "", "nothing" },
	{ "[24/7] a", PERSON, true, "", KIND_REPLY, "", "in-reply-to" },
	{ "[24/7] a", PERSON, false, "d", KIND_PATCH, "", "patch-tag" },
	{ "[9/8] a", PERSON, false, "o", KIND_PATCH, "nodiff", "no-diff" },
	{ "[PATCH 9/8] a", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[v2 9/8] a", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[9/8] [PATCH] a", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	{ "[9/8] [tide] a", PERSON, false, "", KIND_OTHER, "", "nothing" },
	{ "[tide 7/8] a", PERSON, false, "", KIND_PATCH, "nodiff", "no-diff" },
	/* 9: pull requests by their lines */
	{ "[git patches] a", PERSON, false, "p", KIND_PULL, "pull", "pull-lines" },
	{ "[git patches] a", PERSON, false, "pdsl", KIND_PULL, "pull", "pull-lines" },
	{ "[PATCH] a", PERSON, false, "u", KIND_PULL, "pull", "pull-lines" },
	{ "[PATCH] a: b", PERSON, false, "pdos", KIND_PATCH, "", "patch-tag" },
	{ "[PATCH 1/3] a: b", PERSON, false, "pdos", KIND_PATCH, "", "patch-tag" },
	{ "[PATCH 0/3] a", PERSON, false, "pls", KIND_COVER, "", "part-zero" },
	{ "[tide] a", PERSON, false, "us", KIND_PULL, "pull", "pull-lines" },
	{ "memblock: updates for 6.12-rc1", PERSON, false, "ps", KIND_PULL, "pull", "pull-lines" },
	{ "[tide 00/12] Pull request", PERSON, false, "p", KIND_PULL, "pull", "pull-lines" },
	{ "memblock: updates for 6.12-rc1", PERSON, false, "cs", KIND_OTHER, "", "nothing" },
	/* 10: unmarked */
	{ "a: add missing include", PERSON, false, "do", KIND_PATCH, "unmarked", "signed-diff" },
	{ "a: this crashes", PERSON, false, "d", KIND_OTHER, "", "nothing" },
	{ "a: add missing include", PERSON, true, "do", KIND_REPLY, "", "in-reply-to" },
	{ "[bug] a: this crashes", PERSON, false, "do", KIND_OTHER, "", "nothing" },
	{ "[tide] [Regression] a", PERSON, false, "do", KIND_OTHER, "", "nothing" },
	{ "[tide] a: add it", PERSON, false, "do", KIND_PATCH, "unmarked", "signed-diff" },
	{ "[tide:harbour] a: add it", PERSON, false, "do", KIND_OTHER, "tree", "nothing" },
	{ "[tide] a: add it", PERSON, false, "d", KIND_OTHER, "", "nothing" },
	/* 11, 12 */
	{ "another topic (was: Re: [PATCH v2 0/5] a)", PERSON, true, "q", KIND_REPLY, "",
	  "in-reply-to" },
	{ "a question", PERSON, false, "", KIND_OTHER, "", "nothing" },
	{ "", PERSON, false, "", KIND_OTHER, "", "nothing" },
};

static void test_cases(void)
{
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Case *c = &cases[i];
		subject_parse(&subject, view_of(c->subject), (SubjectList){ VIEW(""), VIEW("") });
		PatchText text = facts_of(c->facts);
		Verdict got = classify(&(Mail){ .subject = &subject,
						.text = &text,
						.sender = c->sender,
						.threaded = c->threaded,
						.body = VIEW("") });
		g_autoptr(GString) flags = g_string_new(NULL);
		flags_append(flags, got.flags);
		g_test_message("%s", c->subject);
		g_assert_cmpstr(kind_name(got.kind), ==, kind_name(c->kind));
		g_assert_cmpstr(flags->str, ==, c->flags);
		g_assert_cmpstr(got.why, ==, c->why);
	}
	subject_clear(&subject);
}

#define PART_OF_THREE "[PATCH 2/3] a: b"
#define COVER "[PATCH v5 0/1] a"
#define ONE "[PATCH] a: b"

/* What only the body tells. */
static const struct {
	const char *subject;
	bool threaded;
	const char *facts, *body;
	Kind kind;
} body_cases[] = {
	/* a part without anything of a patch may be an answer */
	{ PART_OF_THREE, true, "", "Hi,\n\nThe value is checked now.\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "\n  Hello Bo Quay,\nlook again.\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "Dear all,\nlook again.\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "Bo,\n\nlook again.\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "Thanks for looking. It is checked now.\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "Ping?\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "It is checked now.\n\nBest regards,\nAda\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "It is checked now.\nThanks!\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "On Monday, Bo Quay wrote:\nHi Ada,\n", KIND_REPLY },
	{ PART_OF_THREE, true, "", "", KIND_PATCH },
	{ PART_OF_THREE, true, "", "Use the moon.\n\nIt is high.\n", KIND_PATCH },
	{ PART_OF_THREE, true, "", "History of the tide,\nin three volumes.\n", KIND_PATCH },
	{ PART_OF_THREE, true, "", "Hide the moon.\nThanks to Bo it is high, best of all.\n",
	  KIND_PATCH },
	{ PART_OF_THREE, true, "", "> Hi,\n> Thanks,\nUse the moon.\n", KIND_PATCH },
	{ PART_OF_THREE, true, "", "high, low, and slack,\nthese three.\n", KIND_PATCH },
	/* an answer to a cover letter, and a cover letter that quotes */
	{ COVER, true, "q", "On Monday, Bo Quay wrote:\n> Use the moon.\n\nYes.\n", KIND_REPLY },
	{ COVER, true, "q", "Bo Quay <bo@example.org> writes:\n\n> Use the moon.\n\nYes.\n",
	  KIND_REPLY },
	{ COVER, true, "q", "Changes since v1:\n> Use the moon.\nDone.\n", KIND_COVER },
	{ COVER, true, "q", "Bo Quay wrote the test.\n", KIND_COVER },
	/* a patch that is pasted in, indented */
	{ ONE, false, "s", "  Text.\n\n  Signed-off-by: Ada <ada@example.org>\n  ---\n",
	  KIND_PATCH },
	{ ONE, false, "s", "  Text.\n\n  Signed off.\n  ---\n", KIND_COVER },
	/* numbers of a date, or of a part, before a letter that begins a thread */
	{ "[Minutes 03/10] a", false, "", "Hi all,\n\nwe met.\n", KIND_OTHER },
	{ "[PATCH 03/10] a", false, "", "Hi all,\n\nwe met.\n", KIND_PATCH },
	{ "[v2 03/10] a", false, "", "Hi all,\n\nwe met.\n", KIND_PATCH },
	{ "[01/10] a", false, "", "Hi all,\n\nwe met.\n", KIND_COVER },
};

static void test_bodies(void)
{
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < G_N_ELEMENTS(body_cases); i++) {
		subject_parse(&subject, view_of(body_cases[i].subject),
			      (SubjectList){ VIEW(""), VIEW("") });
		PatchText text = facts_of(body_cases[i].facts);
		Verdict got = classify(&(Mail){ .subject = &subject,
						.text = &text,
						.threaded = body_cases[i].threaded,
						.body = view_of(body_cases[i].body) });
		g_test_message("%s: %s", body_cases[i].subject, body_cases[i].body);
		g_assert_cmpint(got.kind, ==, body_cases[i].kind);
	}
	subject_clear(&subject);
}

static void test_kind_names(void)
{
	for (int kind = 0; kind < N_KINDS; kind++)
		g_assert_cmpint(kind_of_name(view_of(kind_name((Kind)kind))), ==, kind);
	g_assert_cmpint(kind_of_name(VIEW("")), ==, N_KINDS);
	g_assert_cmpint(kind_of_name(VIEW("Patch")), ==, N_KINDS);
	g_assert_cmpint(kind_of_name(VIEW("patc")), ==, N_KINDS);
}

/* The columns of golden/subjects.tsv: subjects of real mail, classified by hand. */
enum {
	SUBJECT,
	KIND,
	VERSION,
	PART,
	TOTAL,
	FLAGS,
	TITLE,
	TAGS,
	DIFF,
	THREADED,
	SENDER,
	SOURCE,
	DOUBT,
	N_COLUMNS,
};

/* The stable queue is told by its subjects: its sender is a person. */
static BotClass golden_sender(const char *class)
{
	if (g_str_equal(class, "person") || g_str_equal(class, "via") ||
	    g_str_equal(class, "stable"))
		return BOT_NONE;
	if (g_str_equal(class, "tip-bot") || g_str_equal(class, "pw-bot") ||
	    g_str_equal(class, "pr-tracker"))
		return BOT_APPLIED;
	return BOT_REPORT;
}

static char *number_or_empty(int number)
{
	return number < 0 ? g_strdup("") : g_strdup_printf("%d", number);
}

/* One row in our words, to be compared as a whole. */
static char *parse_row(char **row)
{
	Subject subject;
	subject_init(&subject);
	size_t list_len = strcspn(row[SOURCE], "#");
	subject_parse(&subject, view_of(row[SUBJECT]),
		      (SubjectList){ { row[SOURCE], list_len }, VIEW("") });
	PatchText text = { .has_diff = *row[DIFF] == '1', .has_signoff = *row[DIFF] == '1' };
	Verdict got = classify(&(Mail){ .subject = &subject,
					.text = &text,
					.sender = golden_sender(row[SENDER]),
					.threaded = *row[THREADED] == '1',
					.body = VIEW("") });
	g_autoptr(GString) flags = g_string_new(NULL);
	flags_append(flags, got.flags);
	g_strdelimit(flags->str, " ", ',');
	g_autofree char *part = number_or_empty(subject.part);
	g_autofree char *total = number_or_empty(subject.total);
	char *parsed = g_strjoin(" | ", kind_name(got.kind), subject.version->str, part, total,
				 flags->str, subject.title->str, subject.tags->str, NULL);
	subject_clear(&subject);
	return parsed;
}

static void test_golden(void)
{
	const char *shared = g_getenv("TEST_SHARED");
	g_autofree char *path =
		g_build_filename(shared ? shared : ".", "golden", "subjects.tsv", NULL);
	g_autofree char *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		g_test_skip("no golden/subjects.tsv");
		return;
	}
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	unsigned checked = 0, wrong = 0;
	for (char **line = lines + 1; *line && **line; line++) {
		g_auto(GStrv) row = g_strsplit(*line, "\t", -1);
		g_assert_cmpuint(g_strv_length(row), ==, N_COLUMNS);
		g_autofree char *got = parse_row(row);
		g_autofree char *wanted =
			g_strjoin(" | ", row[KIND], row[VERSION], row[PART], row[TOTAL], row[FLAGS],
				  row[TITLE], g_strdelimit(row[TAGS], "|", ' '), NULL);
		bool doubtful = *row[DOUBT] == '?';
		if (!g_str_equal(got, wanted)) {
			g_test_message("%s%s\n  wanted %s\n  got    %s",
				       doubtful ? "(doubtful) " : "", row[SUBJECT], wanted, got);
			wrong += !doubtful;
		}
		checked += !doubtful;
	}
	g_assert_cmpuint(checked, >, 200);
	g_assert_cmpuint(wrong, ==, 0);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/classify/cases", test_cases);
	g_test_add_func("/classify/bodies", test_bodies);
	g_test_add_func("/classify/kind-names", test_kind_names);
	g_test_add_func("/classify/golden", test_golden);
	return g_test_run();
}
