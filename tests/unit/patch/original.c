/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the mail that is answered begins below the answer: common/patch/original.h. */
#include "patch/original.h"
#include "patch/original-words.h"
#include "two-forms.h"

/* What begins it, and stays quoted in the same way. */
static const char *const originals[] = {
	"-----Original Message-----\nFrom: A <a@example.org>\nSent: today\nTo: B\n\nHi.",
	"-----Original Message-----\n\nHi.",
	"---- Original Mail ----\nHi.",
	"  -------- Forwarded Message --------\n  Subject: x\n\nHi.",
	"---------- Forwarded message ---------\nHi.",
	"----- Forwarded by A Ferry/Example on 03/03/2025 -----\n\nHi.",
	"-----A Ferry <a@example.org> wrote: -----\n\nHi.",
	"---- On Mon, 3 Mar 2025 10:00:00 +0000 A Ferry <a@example.org> wrote ----\n\nHi.",
	"---- A Ferry wrote ---\n\nHi.",
	"----- On Mar 3, 2025, at 10:00 AM, A Ferry a@example.org wrote:\n\nHi.",
	"----- Am 3. Mrz 2025 um 10:00 schrieb A Ferry a@example.org:\n\nHi.",
	"----- Le 3 Mar 25, à 10:00, A Ferry a@example.org a écrit :\n\nHi.",
	"‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐\nOn Monday, A Ferry wrote:\n\nHi.",
	"Sender: A <a@example.org>\nTo: B\nDate: today\nSubject: x\n\nHi.",
	"发件人：A\n收件人：B\n日 期 ：今天\n主 题 ：x\n\nHi.",
	"Begin forwarded message:\n\nHi.",
	"-----Ursprüngliche Nachricht-----\n\nHi.",
	"-----Message d'origine-----\n\nHi.",
	"-----Mensaje original-----\n\nHi.",
	"-----邮件原件-----\n\nHi.",
	"------------------ 原始邮件 ------------------\n\nHi.",
	"------------------\u00a0原始邮件\u00a0------------------\n\nHi.",
	"------------------ Original ------------------\n\nHi.",
	"---- Replied Message ----\n| From | A<a@example.org> |\n| Subject | x |\nHi.",
	"---- 回复的原邮件 ----\n| 发件人 | A<a@example.org> |\nHi.",
	"---- 转发的原邮件 ----\n\nHi.",
	"From: A <a@example.org>\nSent: today\n\nHi.",
	"*From:* A <a@example.org>\n*Sent:* today\n\nHi.",
	"**From:** A <a@example.org>\n**Date:** today\n**To:** B\n\nHi.",
	"*From*: A\n*Sent*: today\n\nHi.",
	"From: A\nDate: today\nTo: B\nCC: C\nSubject: x\n\nHi.",
	"From: A\nTo: B\nSubject: x\nDate: today\n\nHi.",
	"From: A Name That Is\n Wrapped <a@example.org>\n\nTo: B;\n C\n\nSent: today\n\nHi.",
	"From:\tA\nSent:\ttoday\n\nHi.",
	"Von: A\nGesendet: heute\n\nHi.",
	"Von: A\nDatum: heute\nAn: B\nBetreff: x\n\nHi.",
	"De : A\nEnvoyé : hier\nÀ : B\nObjet : x\n\nHi.",
	"De\u00a0: A\nDate\u00a0: hier\nÀ\u00a0: B\n\nHi.",
	"De: A\nEnviado el: ayer\nPara: B\nAsunto: x\n\nHi.",
	"De: A\nEnviada em: ontem\n\nHi.",
	"Da: A\nInviato: ieri\nA: B\nOggetto: x\n\nHi.",
	"Van: A\nVerzonden: gisteren\n\nHi.",
	"Från: A\nSkickat: igår\n\nHi.",
	"Fra: A\nSendt: i går\n\nHi.",
	"Od: A\nWysłano: dzisiaj\nDo: B\nTemat: x\n\nHi.",
	"От: A\nОтправлено: вчера\n\nHi.",
	"差出人: A\n送信日時: x\n\nHi.",
	"보낸 사람: A\n보낸 날짜: x\n\nHi.",
	"发件人: A\n发送时间: x\n\nHi.",
	"发件人：A\n日期：x\n收件人：B\n\nHi.",
	"寄件者: A\n寄件日期: x\n\nHi.",
};

/* What is none. */
static const char *const others[] = {
	"",
	"Hi.\n\nReviewed-by: B <b@example.org>",
	"From: A <a@example.org>\n\nHi.",
	/* git's */
	"From: A <a@example.org>\nDate: today\nSubject: [PATCH] x\n\nHi.",
	"From: A <a@example.org>\nSubject: [PATCH] x\nTo: B\n\nHi.",
	("From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
	 "From: A <a@example.org>\nTo: B\nSubject: [PATCH] x\n\nHi."),
	/* prose and code */
	"From: here\nto: there\n\nHi.",
	"From:\n\n\tint a;\n\nTo:\n\n\tint b;\n",
	"From: 0x1000\n\nit is\nSent: x",
	"Sent: today\nTo: B\n",
	"De: A\nSent: heute\n\nHi.",
	"-- \nOriginal Message",
	"- Original Message -",
	"--- original code ---",
	"A wrote: -----",
	"_______________________________________________\nltp mailing list",
	"Beginning now",
	"--- it is what he wrote",
	"‐ one point\n‐ another",
	"--- On the board: fine",
	"----- On Mar 3, 2025, at 10:00 AM, A Ferry a@example.org wrote:\n> Hi.\nYes.",
	"Sender: A <a@example.org>\n\nHi.",
	/* an attribution on one line */
	"From: A <a@example.org> Sent: today\n> Hi.",
	/* quoted all the same */
	"-----Original Message-----\n> From: A\n> Sent: today\n>\n> Hi.\nYes.",
	"-----Original Message-----\nFrom: A\nSent: today\nTo: B;\n C\nSubject: x\n\n> Hi.\nYes.",
	"Begin forwarded message:\n\n> From: A\n> Sent: x\n\nYes.",
	"From: A\n\nSent: today\n\nTo: B\n\n> Hi.\nYes.",
	"> From: A\n> Sent: today\n\nYes.",
};

static void check(const char *above, const char *below, bool is_original)
{
	for (TextForm form = TEXT_PLAIN; form <= TEXT_ESCAPED; form++) {
		g_autofree char *first = two_forms_make(above, form);
		g_autofree char *second = two_forms_make(below, form);
		g_autofree char *text = g_strconcat(first, second, NULL);
		g_test_message("%s", text);
		g_assert_cmpuint(original_find(view_of(text), form), ==,
				 strlen(is_original ? first : text));
	}
}

static void test_find(void)
{
	static const char *const above[] = { "", "Fine.\n\n", "> Hi.\nFine.\n\n", "Fine.\n" };
	for (size_t i = 0; i < G_N_ELEMENTS(above); i++) {
		for (size_t j = 0; j < G_N_ELEMENTS(originals); j++)
			check(above[i], originals[j], true);
		for (size_t j = 0; j < G_N_ELEMENTS(others); j++)
			check(above[i], others[j], false);
	}
}

static void test_lines(void)
{
	static const struct {
		const char *line;
		bool is_header, is_mark;
	} cases[] = {
		{ "From: A", true, false },
		{ "*Sent:* today", true, false },
		{ "发件人：A", true, false },
		{ "De : A", true, false },
		{ "Date: today", false, false },
		{ "To: A", false, false },
		{ "From A", false, false },
		{ "Fromage: A", false, false },
		{ ":", false, false },
		{ "-----ORIGINAL MESSAGE-----", false, true },
		{ "--", false, false },
		{ "-----", false, false },
		{ "-- wrote: --", false, false },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("%s", cases[i].line);
		g_assert_cmpint(original_is_header(view_of(cases[i].line)), ==, cases[i].is_header);
		g_assert_cmpint(original_is_mark(view_of(cases[i].line)), ==, cases[i].is_mark);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/original/find", test_find);
	g_test_add_func("/original/lines", test_lines);
	return g_test_run();
}
