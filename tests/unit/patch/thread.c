/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Threads: common/patch/thread.h. */
#include "patch/thread.h"

/* A mail as `id>in-reply-to|references@date`, all but the id may be missing; `id+other` has two
 * ids. Then the thread, and the delay if there is one. */
typedef struct {
	const char *mail, *thread, *delay;
} Step;

typedef struct {
	const char *name;
	Step steps[8];
} Case;

static const Case cases[] = {
	{ "root and answers",
	  { { "r@100", "r", "" },
	    { "a>r|r@160", "r", "60" },
	    { "b>a|r a@170", "r", "10" },
	    { "c|r a@171", "r", "11" } } },
	{ "In-Reply-To alone",
	  { { "a>r", "r", "" }, { "b>a", "r", "" }, { "r", "r", "" }, { "c>r", "r", "" } } },
	{ "References that were cut",
	  { { "r@1", "r", "" },
	    { "a>r|r@2", "r", "1" },
	    { "b>a|a@3", "r", "1" },
	    { "c>b|b@4", "r", "1" } } },
	{ "cut, and the ancestor was named only",
	  { { "a|r x y@2", "r", "" }, { "b>x|x@3", "r", "" }, { "c>y@4", "r", "" } } },
	{ "only the last ids are left, of which an older one is known",
	  { { "r", "r", "" }, { "a>r|r", "r", "" }, { "c>b|a b", "r", "" } } },
	{ "the root comes late, and has a root itself",
	  { { "a|r", "r", "" },
	    { "p", "p", "" },
	    { "r>p", "p", "" },
	    { "b>a", "p", "" },
	    { "c|r", "p", "" } } },
	{ "a later one knows more of the root",
	  { { "b>a|a", "a", "" },
	    { "c>b|r a b", "r", "" },
	    { "d>b|b", "r", "" },
	    { "e>a", "r", "" } } },
	{ "a root stays one",
	  { { "a@5", "a", "" }, { "b>a|r a@6", "a", "1" }, { "c>b|b@7", "a", "1" } } },
	{ "siblings under a mail that is missing", { { "a>r", "r", "" }, { "b>r", "r", "" } } },
	{ "clocks that differ", { { "r@100", "r", "" }, { "a>r@40", "r", "-60" } } },
	{ "no date", { { "r", "r", "" }, { "a>r@40", "r", "" }, { "b>a", "r", "" } } },
	{ "the delay is to what is answered alone",
	  { { "r@1", "r", "" }, { "b>a|r a@9", "r", "" } } },
	{ "itself is no ancestor", { { "a>a|a", "a", "" }, { "b>b|r b", "r", "" } } },
	{ "a circle",
	  { { "a>b", "b", "" }, { "b>a", "b", "" }, { "c>a", "b", "" }, { "d>b", "b", "" } } },
	{ "no id", { { ">r|r@3", "r", "" }, { "@3", "", "" } } },
	{ "two ids",
	  { { "r+i@1", "r", "" },
	    { "a>i|i@2", "r", "1" },
	    { "b>r|r@4", "r", "3" },
	    { "c>i|x i", "r", "" } } },
	{ "an answer to the inner id came before",
	  { { "a>i", "i", "" }, { "r+i", "r", "" }, { "b>a", "r", "" } } },
	{ "the same mail again",
	  { { "r@1", "r", "" },
	    { "a>r@3", "r", "2" },
	    { "r@1", "r", "" },
	    { "a>r@3", "r", "2" } } },
};

static View take(const char **text, const char *marks)
{
	size_t len = strcspn(*text, marks);
	View view = { *text, len };
	*text += len;
	return view;
}

static ThreadMail read_mail(const char *text)
{
	ThreadMail mail = { .in_reply_to = VIEW_INIT(""),
			    .references = VIEW_INIT(""),
			    .other_id = VIEW_INIT("") };
	mail.message_id = take(&text, "+>|@");
	while (*text) {
		char mark = *text++;
		View value = take(&text, "+>|@");
		if (mark == '+')
			mail.other_id = value;
		else if (mark == '>')
			mail.in_reply_to = value;
		else if (mark == '|')
			mail.references = value;
		else
			mail.date = g_ascii_strtoll(value.data, NULL, 10);
	}
	return mail;
}

static void test_cases(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(ThreadWindow) window = thread_window_new(100);
		for (const Step *step = cases[i].steps; step->mail; step++) {
			g_test_message("%s: %s", cases[i].name, step->mail);
			ThreadMail mail = read_mail(step->mail);
			ThreadAnswer answer = thread_window_add(window, &mail);
			g_autofree char *thread = view_dup(answer.thread);
			g_autofree char *delay =
				answer.has_delay ? g_strdup_printf("%d", (int)answer.delay) : NULL;
			g_assert_cmpstr(thread, ==, step->thread);
			g_assert_cmpstr(delay ? delay : "", ==, step->delay ? step->delay : "");
		}
	}
}

/* What is long ago is forgotten, and nothing else. */
static void test_window(void)
{
	static const size_t sizes[] = { 1, 2, 3, 10, 64 };
	for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++) {
		g_autoptr(ThreadWindow) window = thread_window_new(sizes[s]);
		for (int i = 1; i < 500; i++) {
			g_autofree char *id = g_strdup_printf("m%d", i);
			g_autofree char *parent = g_strdup_printf("m%d", i / 2);
			ThreadMail mail = { .message_id = view_of(id),
					    .references = VIEW_INIT(""),
					    .in_reply_to = i > 1 ? view_of(parent) : VIEW(""),
					    .other_id = VIEW_INIT(""),
					    .date = i };
			ThreadAnswer answer = thread_window_add(window, &mail);
			bool is_known = i > 1 && (size_t)(i - i / 2) <= sizes[s];
			if (sizes[s] > 2 && is_known)
				g_assert_true(answer.has_delay);
			g_assert_cmpuint(answer.thread.len, >, 0);
		}
	}
}

/* A chain of roots that turn out to have roots themselves, and names that are very long. */
static void test_hostile(void)
{
	g_autoptr(ThreadWindow) window = thread_window_new(1000);
	g_autofree char *pad = g_strnfill(900, 'x');
	for (int i = 0; i < 20000; i++) {
		g_autofree char *id = g_strdup_printf("%d%s", i, i % 2 ? pad : "");
		g_autofree char *parent = g_strdup_printf("%d%s", i + 1, i % 2 ? "" : pad);
		ThreadMail mail = { .message_id = view_of(id),
				    .in_reply_to = view_of(parent),
				    .references = VIEW_INIT(""),
				    .other_id = VIEW_INIT("") };
		ThreadAnswer answer = thread_window_add(window, &mail);
		g_assert_true(view_equal(answer.thread, view_of(parent)));
	}
	g_autofree char *huge = g_strnfill(5000, 'y');
	ThreadMail mail = { .message_id = view_of(huge),
			    .in_reply_to = VIEW_INIT(""),
			    .references = VIEW_INIT(""),
			    .other_id = VIEW_INIT("") };
	g_assert_true(view_equal(thread_window_add(window, &mail).thread, view_of(huge)));
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/patch/thread/cases", test_cases);
	g_test_add_func("/patch/thread/window", test_window);
	g_test_add_func("/patch/thread/hostile", test_hostile);
	return g_test_run();
}
