/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tag that a list puts in front of its subjects: common/patch/list-tag.h. */
#include "patch/list-tag.h"

#define LIST "harbour-tide.lists.example.org"

/* Mails of one list, each `SENDER SUBJECT`; and the tag that is known at the end. */
typedef struct {
	const char *mails[8];
	const char *tag;
} Case;

static const Case cases[] = {
	{ { "a [moon] x", "b Re: [moon] y", "a [Moon] [PATCH] z" }, "moon" },
	{ { "a [moon] Re: x", "b AW: [moon] y", "a [moon][PATCH v2] z" }, "moon" },
	{ { "a [moon:12] x", "b Re: [moon:13] y", "c [moon:14] z" }, "moon:#" },
	{ { "a [Tide Users] x", "b [tide users] y", "c [TIDE USERS] z" }, "tide users" },
	/* replies copy it, whoever begins the next thread */
	{ { "a [moon] x", "b Re: [moon] x", "c Re: [moon] x", "d [moon] Re: Re: x" }, "" },
	{ { "a [moon] x", "b Re: [moon] x", "a [moon] y", "c AW: [moon] Y" }, "" },
	{ { "a [moon] [PATCH] x", "b Re: [moon] [PATCH] x", "a [moon] [PATCH] y" }, "" },
	{ { "a [moon] x", "b Re: [moon] x", "b [moon] y" }, "moon" },
	{ { "a Re: [moon] x", "b Re: [moon] y", "b Re: [moon] z" }, "moon" },
	/* too few, one sender, one without, two tags */
	{ { "a [moon] x", "b [moon] y" }, "" },
	{ { "a [moon] x", "A [moon] y", "a [moon] z", "a [moon] w" }, "" },
	{ { "a [moon] x", "b [moon] y", "c z", "d [moon] w" }, "" },
	{ { "a [moon] x", "b [sun] y", "c [moon] z" }, "" },
	/* what says something of the mail */
	{ { "a [PATCH] x", "b [PATCH] y", "c [PATCH] z" }, "" },
	{ { "a [RFC] x", "b [RFC] y", "c [RFC] z" }, "" },
	{ { "a [v2] x", "b [v2] y", "c [v2] z" }, "" },
	{ { "a [1/2] x", "b [1/2] y", "c [1/2] z" }, "" },
	{ { "a [net-next] x", "b [net-next] y", "c [net-next] z" }, "" },
	{ { "a [moon PATCH] x", "b [moon PATCH] y", "c [moon PATCH] z" }, "" },
	{ { "a [GIT PULL] x", "b [GIT PULL] y", "c [GIT PULL] z" }, "" },
	{ { "a [PTACH] x", "b [PTACH] y", "c [PTACH] z" }, "" },
	{ { "a [tip:moon] x", "b [tip:moon] y", "c [tip:moon] z" }, "" },
	{ { "a [Re] x", "b [Fwd: x] y", "c [Re:] z" }, "" },
	{ { "a [Bug 1] x", "b [Bug 2] y", "c [Bug 3] z" }, "" },
	{ { "a [issue#1] x", "b [issue#2] y", "c [issue#3] z" }, "" },
	{ { "a [Question] x", "b [question] y", "c [Question] z" }, "" },
	{ { "a [REGRESSION] x", "b [REGRESSION] y", "c [REGRESSION] z" }, "" },
	{ { "a [bisected]  x", "b [bisected] y", "c [bisected] z" }, "" },
	{ { "a [tide bug] x", "b [tide bug] y", "c [tide bug] z" }, "" },
	{ { "a [] x", "b [] y", "c [] z" }, "" },
	{ { "a [moon x", "b [moon y", "c [moon z" }, "" },
	{ { "a x [moon] x", "b y [moon] y", "c z [moon] z" }, "" },
	/* the List-Id's own label is known */
	{ { "a [harbour-tide] x", "b [harbour-tide] y", "c [harbour-tide] z" }, "" },
};

static void note(ListTags *tags, View list, const char *mail)
{
	const char *subject = strchr(mail, ' ');
	list_tags_note(tags, list, view_of(subject + 1), (View){ mail, 1 });
}

static void assert_tag(ListTags *tags, View list, const char *wanted)
{
	g_autofree char *got = view_dup(list_tags_find(tags, list));
	g_assert_cmpstr(got, ==, wanted);
}

static void test_little_mail(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(ListTags) tags = list_tags_new();
		for (const char *const *mail = cases[i].mails; *mail; mail++)
			note(tags, VIEW(LIST), *mail);
		g_test_message("%s", cases[i].mails[0]);
		assert_tag(tags, VIEW(LIST), cases[i].tag);
		g_assert_false(list_tags_is_open(tags, VIEW(LIST)));
	}
}

/* A tag that is the List-Id in other words is known with the first mail. */
static void test_alike(void)
{
	static const struct {
		const char *list, *subject;
		bool is_alike;
	} names[] = {
		{ "linux-tide-devel.lists.example.org", "[tide-dev] x", true },
		{ "harbour-tide-users.example.org", "Re: [Tide-User] x", true },
		{ "tide-dev.example.org", "[tide dev] x", true },
		{ "tide_development.example.org", "[tide-devel] x", true },
		{ "t.i.d.e.lists.example.org", "[T.I.D.E.] x", true },
		{ "t.i.d.e.lists.example.org", "[T.I.] x", true },
		{ "t.i.d.e.lists.example.org", "[T.I.D.A.] x", false },
		{ "tide-devel.example.org", "[tide] x", false },
		{ "harbour-tide.example.org", "[tide] x", false },
		{ "harbour-tide-devel.example.org", "[harbour-tide] x", false },
		{ "tide-devel.example.org", "[moon-devel] x", false },
		{ "", "[tide-dev] x", false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autoptr(ListTags) tags = list_tags_new();
		View list = view_of(names[i].list);
		list_tags_note(tags, list, view_of(names[i].subject), VIEW("a"));
		g_test_message("%s", names[i].subject);
		g_assert_cmpint(list_tags_is_open(tags, list), ==, !names[i].is_alike);
		g_assert_cmpint(list_tags_find(tags, list).len > 0, ==, names[i].is_alike);
		g_assert_false(list_tags_is_open(tags, list));
	}
}

/* Nearly all of much mail; one without it in ten does not matter, nor do two lists each other. */
static void test_much_mail(void)
{
	g_autoptr(ListTags) tags = list_tags_new();
	View other = VIEW("other.example.org");
	for (int i = 0; i < 100; i++) {
		note(tags, VIEW(LIST), i % 15 == 7 ? "a x" : i % 2 ? "a [moon] x" : "b [moon] y");
		note(tags, other, i % 2 ? "a [sun] x" : "a x");
		g_assert_cmpint(list_tags_is_open(tags, VIEW(LIST)), ==, i < LIST_TAG_ENOUGH - 1);
		/* Two without it are enough to know. */
		g_assert_cmpint(list_tags_is_open(tags, other), ==, i == 1);
		if (i < LIST_TAG_ENOUGH - 1)
			continue;
		assert_tag(tags, VIEW(LIST), "moon");
		assert_tag(tags, other, "");
	}
	/* A list changes its tag, in time. */
	for (int i = 0; i < 2000; i++)
		note(tags, VIEW(LIST), i % 3 ? "a [star] x" : "b [star] y");
	assert_tag(tags, VIEW(LIST), "star");
	for (int i = 0; i < 2000; i++)
		note(tags, VIEW(LIST), "a x");
	assert_tag(tags, VIEW(LIST), "");
}

/* However long a thread is, it has copies of one subject; and so has the mail of one sender. */
static void test_one_thread(void)
{
	g_autoptr(ListTags) tags = list_tags_new();
	note(tags, VIEW(LIST), "a [moon] x");
	for (int i = 0; i < 20; i++) {
		g_autofree char *mail = g_strdup_printf("a [moon] [PATCH %d/9] x", i % 10);
		note(tags, VIEW(LIST), mail);
		note(tags, VIEW(LIST), i % 2 ? "b Re: [moon] x" : "c Re: [moon] Re: x");
		assert_tag(tags, VIEW(LIST), "");
	}
	note(tags, VIEW(LIST), "b [moon] y");
	assert_tag(tags, VIEW(LIST), "moon");
}

/* Any number of lists takes the same memory, and the list in use is not forgotten for them. */
static void test_hostile(void)
{
	g_autoptr(ListTags) tags = list_tags_new();
	g_autofree char *long_tag = g_strnfill(100000, 'x');
	g_autofree char *subject = g_strdup_printf("[%s] x", long_tag);
	for (int i = 0; i < 20000; i++) {
		g_autofree char *list = g_strdup_printf("%d.example.org", i);
		note(tags, view_of(list), "a [moon] x");
		g_assert_true(list_tags_is_open(tags, view_of(list)));
		note(tags, VIEW(LIST), i % 2 ? "a [moon] x" : "b [moon] y");
		list_tags_note(tags, VIEW("long"), view_of(subject), VIEW("a"));
	}
	assert_tag(tags, VIEW(LIST), "moon");
	g_assert_false(list_tags_is_open(tags, VIEW("1.example.org")));
	assert_tag(tags, VIEW("long"), "");
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/list-tag/little-mail", test_little_mail);
	g_test_add_func("/list-tag/alike", test_alike);
	g_test_add_func("/list-tag/much-mail", test_much_mail);
	g_test_add_func("/list-tag/one-thread", test_one_thread);
	g_test_add_func("/list-tag/hostile", test_hostile);
	return g_test_run();
}
