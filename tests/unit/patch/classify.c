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
	/* 9: pull requests by their lines */
	{ "memblock: updates for 6.12-rc1", PERSON, false, "ps", KIND_PULL, "", "pull-lines" },
	{ "memblock: updates for 6.12-rc1", PERSON, false, "cs", KIND_OTHER, "", "nothing" },
	/* 10: unmarked */
	{ "a: add missing include", PERSON, false, "do", KIND_PATCH, "unmarked", "signed-diff" },
	{ "a: this crashes", PERSON, false, "d", KIND_OTHER, "", "nothing" },
	{ "a: add missing include", PERSON, true, "do", KIND_REPLY, "", "in-reply-to" },
	{ "[bug] a: this crashes", PERSON, false, "do", KIND_OTHER, "", "nothing" },
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
		subject_parse(&subject, view_of(c->subject), VIEW(""));
		PatchText text = facts_of(c->facts);
		Verdict got =
			classify(&(Mail){ &subject, &text, c->sender, VIEW(""), c->threaded });
		g_autoptr(GString) flags = g_string_new(NULL);
		flags_append(flags, got.flags);
		g_test_message("%s", c->subject);
		g_assert_cmpstr(kind_name(got.kind), ==, kind_name(c->kind));
		g_assert_cmpstr(flags->str, ==, c->flags);
		g_assert_cmpstr(got.why, ==, c->why);
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
	subject_parse(&subject, view_of(row[SUBJECT]), (View){ row[SOURCE], list_len });
	PatchText text = { .has_diff = *row[DIFF] == '1', .has_signoff = *row[DIFF] == '1' };
	Verdict got = classify(&(Mail){ &subject, &text, golden_sender(row[SENDER]), VIEW(""),
					*row[THREADED] == '1' });
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
	g_test_add_func("/classify/kind-names", test_kind_names);
	g_test_add_func("/classify/golden", test_golden);
	return g_test_run();
}
