/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Subjects: common/patch/subject.h. The first line is the List-Id, the rest the subject. */
#include "patch/subject.h"
#include "fuzz.h"

/* What is taken out of a text is no longer than it, and whole characters. */
static void check_part(const GString *part, View text)
{
	g_assert_cmpuint(part->len, <=, text.len);
	if (fuzz_is_utf8(text))
		g_assert_true(fuzz_is_utf8(view_of_gstring(part)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	View text = fuzz_view(data, size), list = { "", 0 };
	const char *end = view_chr(text, '\n');
	if (end) {
		list = view_head(text, (size_t)(end - text.data));
		text = view_from(text, list.len + 1);
	}
	Subject subject;
	subject_init(&subject);
	for (int i = 0; i < 2; i++) {
		subject_parse(&subject, text, (SubjectList){ list, list });
		check_part(subject.title, text);
		check_part(subject.tags, text);
		check_part(subject.version, text);
		g_assert_cmpint(subject.part, >=, -1);
		g_assert_cmpint(subject.part, <=, 9999);
		g_assert_cmpint(subject.total, >=, subject.part < 0 ? -1 : 0);
		g_assert_cmpint(subject.total, <=, 9999);
		g_assert_true(subject.part >= 0 || (subject.total < 0 && subject.sub < 0));
	}
	g_autoptr(GString) names = g_string_new(NULL);
	flags_append(names, subject.flags);
	unsigned flags = 0;
	g_auto(GStrv) words = g_strsplit(names->str, " ", -1);
	for (char **word = words; *word; word++)
		flags |= flag_of_name(view_of(*word));
	g_assert_cmpuint(flags, ==, subject.flags);
	subject_clear(&subject);
	return 0;
}
