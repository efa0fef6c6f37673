/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of subjects share: a case, and how it is checked. */
#pragma once

#include "patch/subject.h"

/*
 * A case: the subject, and what is wanted as
 *
 *     replies,forwards | version | part.sub/total | flags | marker | tags | title
 *
 * with marker `M` or empty. The list is `foo-users.lists.example.org`.
 */
typedef struct {
	const char *subject;
	const char *wanted;
} Case;

static inline char *describe(const Subject *subject)
{
	g_autoptr(GString) flags = g_string_new(NULL);
	g_autoptr(GString) counter = g_string_new(NULL);
	flags_append(flags, subject->flags);
	if (subject->part >= 0)
		g_string_append_printf(counter, "%d", subject->part);
	if (subject->sub >= 0)
		g_string_append_printf(counter, ".%d", subject->sub);
	if (subject->total >= 0)
		g_string_append_printf(counter, "/%d", subject->total);
	return g_strdup_printf("%u,%u | %s | %s | %s | %s | %s | %s", subject->replies,
			       subject->forwards, subject->version->str, counter->str, flags->str,
			       subject->marker ? "M" : "", subject->tags->str, subject->title->str);
}

/* All through one Subject: nothing of one subject may show in the next. */
static inline void check_cases(const Case *cases, size_t n)
{
	Subject subject;
	subject_init(&subject);
	for (size_t i = 0; i < n; i++) {
		subject_parse(&subject, view_of(cases[i].subject),
			      (SubjectList){ VIEW("foo-users.lists.example.org"), VIEW("") });
		g_autofree char *got = describe(&subject);
		g_test_message("%s", cases[i].subject);
		g_assert_cmpstr(got, ==, cases[i].wanted);
	}
	subject_clear(&subject);
}
