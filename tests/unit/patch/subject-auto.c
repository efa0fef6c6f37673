/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mail that programs answer by themselves: common/patch/subject-auto.h. */
#include "patch/subject-auto.h"

#include "patch/classify.h"
#include "patch/result.h"

static const struct {
	const char *subject, *rest; /* NULL where nothing is taken */
} leads[] = {
	{ "Automatic reply: [PATCH v2] tide: a", "[PATCH v2] tide: a" },
	{ "Automatic reply: tide: a", "tide: a" },
	{ "AUTOREPLY: tide: a", "tide: a" },
	{ "Auto-Reply: Re: a", "Re: a" },
	{ "Out of Office: [PATCH] a", "[PATCH] a" },
	{ "Out of Office AutoReply: a", "a" },
	{ "Out of office Re: a", "Re: a" },
	{ "Undeliverable: a", "a" },
	{ "Message Recall Failure: a", "a" },
	{ "Abwesenheitsnotiz: [PATCH] a", "[PATCH] a" },
	{ "Automatische Antwort: a", "a" },
	{ "Réponse automatique : [PATCH] a", "[PATCH] a" },
	{ "Respuesta automática: a", "a" },
	{ "Автоматический ответ: a", "a" },
	{ "自动回复:[PATCH] a", "[PATCH] a" },
	{ "自動回覆\uff1a a", "a" },
	{ "[Auto Reply] [PATCH] a", "[PATCH] a" },
	{ "[Out of Office] a", "a" },
	/* people's, unless a subject follows */
	{ "Auto: Re: [PATCH] a", "Re: [PATCH] a" },
	{ "Recall: [PATCH] a", "[PATCH] a" },
	{ "Read: [PATCH] a", "[PATCH] a" },
	{ "Gelesen: AW: a", "AW: a" },
	{ "Lu : [PATCH] a", "[PATCH] a" },
	{ "Auto: mend the engine", NULL },
	{ "Recall: how tides work", NULL },
	{ "Read: the table of tides", NULL },
	{ "Read [PATCH] a", NULL },
	{ "Readers: [PATCH] a", NULL },
	{ "Out of office until Monday", NULL },
	{ "Out of memory: a", NULL },
	{ "Automatic reply", NULL },
	{ "Automatic replies: a", NULL },
	{ "tide: automatic reply: a", NULL },
	{ "[auto] a", NULL },
	{ "[Auto Reply a", NULL },
	{ "[PATCH] Automatic reply: a", NULL },
	{ "", NULL },
};

static void test_leads(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
		View rest = view_of(leads[i].subject);
		bool is_taken = subject_auto_take(&rest);
		g_autofree char *got = view_dup(rest);
		g_test_message("%s", leads[i].subject);
		g_assert_cmpint(is_taken, ==, leads[i].rest != NULL);
		g_assert_cmpstr(got, ==, is_taken ? leads[i].rest : leads[i].subject);
	}
}

static const struct {
	const char *subject;
	BotClass sender;
	Kind kind;
	const char *why, *title, *version;
} mails[] = {
	{ "Automatic reply: [PATCH v2 1/3] tide: a", BOT_NONE, KIND_REPORT, "auto", "tide: a",
	  "2" },
	{ "[tide] Automatic reply: [PATCH v2] a", BOT_NONE, KIND_REPORT, "auto", "a", "2" },
	{ "Auto: Re: [PATCH v2] a", BOT_NONE, KIND_REPORT, "auto", "a", "2" },
	{ "Automatic reply: [EXTERNAL] [PATCH v2] a", BOT_NONE, KIND_REPORT, "auto", "a", "2" },
	{ "Undeliverable: [PATCH v2] a", BOT_REPORT, KIND_REPORT, "auto", "a", "2" },
	{ "Undeliverable: [PATCH v2] a", BOT_APPLIED, KIND_REPORT, "auto", "a", "2" },
	/* people's */
	{ "Re: Automatic reply: [PATCH v2] a", BOT_NONE, KIND_REPLY, "prefix", "a", "2" },
	{ "Fwd: Undeliverable: [PATCH v2] a", BOT_NONE, KIND_REPLY, "prefix", "a", "2" },
	{ "[PATCH v2] Undeliverable: a", BOT_NONE, KIND_PATCH, "patch-tag", "Undeliverable: a",
	  "2" },
	{ "[PATCH v2] read: [a] b", BOT_NONE, KIND_PATCH, "patch-tag", "read: [a] b", "2" },
	{ "Re: [PATCH v2] sip: Send 488 (auto reply)", BOT_NONE, KIND_REPLY, "prefix",
	  "sip: Send 488 (auto reply)", "2" },
};

static void test_mails(void)
{
	Subject subject;
	subject_init(&subject);
	PatchText text = { .has_diff = true };
	for (size_t i = 0; i < G_N_ELEMENTS(mails); i++) {
		View line = view_of(mails[i].subject), body = VIEW("It failed.");
		subject_parse(&subject, line, (SubjectList){ VIEW(""), VIEW("") });
		Mail mail = { .subject = &subject,
			      .text = &text,
			      .sender = mails[i].sender,
			      .threaded = true,
			      .body = body };
		Verdict got = classify(&mail);
		g_test_message("%s", mails[i].subject);
		g_assert_cmpint(got.kind, ==, mails[i].kind);
		g_assert_cmpstr(got.why, ==, mails[i].why);
		g_assert_cmpstr(subject.title->str, ==, mails[i].title);
		g_assert_cmpstr(subject.version->str, ==, mails[i].version);
		if (g_str_equal(got.why, "auto"))
			g_assert_cmpint(got.result, ==, RESULT_OTHER);
	}
	subject_clear(&subject);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/subject-auto/leads", test_leads);
	g_test_add_func("/subject-auto/mails", test_mails);
	return g_test_run();
}
