/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a mail is: RULE 2, with RULE 6 (pull requests), 7 (applied) and 8 (bots).
 *
 * Pure: everything it needs is handed in.
 */
#pragma once

#include "bytes/choice.h"
#include "patch/bot.h"
#include "patch/notice.h"
#include "patch/subject.h"
#include "patch/text.h"
#include "record/mail-kind.h"

typedef enum {
	KIND_MAIL, /* not classified yet: all of record/mail-kind.h */
	KIND_COVER,
	KIND_PATCH,
	KIND_PULL,
	KIND_REPLY,
	KIND_REPORT,
	KIND_APPLIED,
	KIND_OTHER,
	N_KINDS,
} Kind;

/* The words for them, in kind columns and options. */
extern const Choice kind_choice;

/* Its word. */
const char *kind_name(Kind kind);

/* N_KINDS if there is no such kind. */
Kind kind_of_name(View name);

typedef struct {
	const Subject *subject;
	const PatchText *text;
	MailKind kind;	 /* what the header says of who sent it */
	BotClass sender; /* bot_table_match of the sender; BOT_NONE for people */
	bool threaded;	 /* In-Reply-To or References is there */
	View body;	 /* what text is about, in this form */
	TextForm form;
} Mail;

typedef struct {
	Kind kind;
	unsigned flags;	 /* the subject's, and those the rules add */
	const char *why; /* the rule that decided; static */
	/* The title of the patch that a notice is about, plain or as the body has it, escaped; both
	 * are empty where it is the subject's. */
	View title, body_title;
	Result result; /* of a report; RESULT_NONE if its words tell */
} Verdict;

/*
 * Tells the kind of a mail by the first rule that matches. why is one of
 *
 *     auto          a program answers, as `Automatic reply:` before the subject or the header says
 *     robot         the sender is in the table of bots
 *     queue         a notice of a maintainer's script, a tree or a forge: patch/notice.h
 *     prefix        Re:, Fwd: or the like before the subject, or `applied:`, `Ping:` or the like
 *     pull-tag      [GIT PULL]; and [GIT PULL n/m] with a diff
 *     tree-tag      [tree:branch n/m], as test bots write
 *     part-zero     [PATCH 0/m]
 *     patch-tag     [PATCH] or the like, and a diff
 *     diffstat      [PATCH] or the like, no diff, but a shortlog, or a diffstat without a number
 *     in-reply-to   part of a thread
 *     part-one      [PATCH 1/m] that starts a thread and has nothing of a patch: counted from 1
 *     no-diff       [PATCH n/m] or the like, or signed off, or a notice says that a patch was
 *                   attached, and the diff is missing
 *     pull-lines    the body is a pull request
 *     signed-diff   a signed-off diff that starts a thread, though the subject does not say so
 *     changelog     the same with an entry of a ChangeLog
 *     rfc-diff      the same of `RFC: title`, signed off or not
 *     nothing       no rule
 *
 * patch/row.h has more, by what is known of the sender and of other mail.
 */
Verdict classify(const Mail *mail);

/* What the header said of who sent the mail of a row. Its column kind says so in the mail table; a
 * patch table has kept it, in why, where it decided. */
MailKind classify_mail_kind(const View *values);
