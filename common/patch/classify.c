/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a mail is: see patch/classify.h. */
#include "patch/classify.h"

static const ChoiceWord kind_words[N_KINDS] = {
	[KIND_MAIL] = { "mail", NULL },	      [KIND_COVER] = { "cover", NULL },
	[KIND_PATCH] = { "patch", NULL },     [KIND_PULL] = { "pull", NULL },
	[KIND_REPLY] = { "reply", NULL },     [KIND_REPORT] = { "report", NULL },
	[KIND_APPLIED] = { "applied", NULL }, [KIND_OTHER] = { "other", NULL },
};

const Choice kind_choice = CHOICE_INIT(kind_words);

const char *kind_name(Kind kind)
{
	return kind_words[kind].word;
}

Kind kind_of_name(View name)
{
	return choice_find(&kind_choice, name);
}

static Verdict verdict(const Mail *mail, Kind kind, unsigned added, const char *why)
{
	return (Verdict){ kind, mail->subject->flags | added, why, VIEW(""), VIEW("") };
}

static bool has_prefix(const Mail *mail)
{
	return mail->subject->replies > 0 || mail->subject->forwards > 0;
}

/* What a program says of a patch, with the patch's title. */
static Verdict notice_verdict(const Mail *mail, const Notice *notice, const char *why)
{
	Verdict said =
		verdict(mail, notice->class == NOTICE_APPLIED ? KIND_APPLIED : KIND_REPORT, 0, why);
	/* `mm-stable` names a tree. */
	said.flags &= ~(unsigned)FLAG_STABLE;
	said.title = notice->title;
	said.body_title = notice->body_title;
	return said;
}

/* Rule 4: `[GIT PULL]` is a request, `[GIT PULL 7/12]` with a diff one of the patches in it. */
static bool is_pull_request(const Mail *mail)
{
	const PatchText *text = mail->text;
	return mail->subject->part <= 0 ||
	       (!text->has_diff && text->pull_changes && text->pull_available);
}

/* Rules 6 to 8: the subject says patch and is no reply's. */
static Verdict classify_marked(const Mail *mail)
{
	const PatchText *text = mail->text;
	int part = mail->subject->part;
	if (part == 0)
		return verdict(mail, KIND_COVER, 0, "part-zero");
	if (text->has_diff)
		return verdict(mail, KIND_PATCH, 0, "patch-tag");
	if (text->has_diffstat || text->has_shortlog)
		return verdict(mail, KIND_COVER, FLAG_NAKED, "diffstat");
	if (mail->threaded && (text->has_quotes || part < 0))
		return verdict(mail, KIND_REPLY, 0, "in-reply-to");
	if (part > 0)
		return verdict(mail, KIND_PATCH, FLAG_NODIFF, "no-diff");
	return verdict(mail, KIND_OTHER, 0, "nothing");
}

Verdict classify(const Mail *mail)
{
	const Subject *subject = mail->subject;
	const PatchText *text = mail->text;
	Notice notice = notice_read(subject, mail->body);

	if (mail->sender == BOT_APPLIED && notice.class == NOTICE_NONE)
		return verdict(mail, KIND_APPLIED, 0, "robot");
	if (mail->sender == BOT_APPLIED)
		return notice_verdict(mail, &notice, "robot");
	if (mail->sender == BOT_REPORT) {
		if (!has_prefix(mail) && subject->marker && text->has_diff)
			return verdict(mail, KIND_PATCH, FLAG_BOT, "robot");
		return verdict(mail, KIND_REPORT, 0, "robot");
	}
	if (has_prefix(mail))
		return verdict(mail, KIND_REPLY, 0, "prefix");
	if (notice.class != NOTICE_NONE)
		return notice_verdict(mail, &notice, "queue");
	if (subject->flags & FLAG_PULL) {
		if (is_pull_request(mail))
			return verdict(mail, KIND_PULL, 0, "pull-tag");
		if (text->has_diff)
			return verdict(mail, KIND_PATCH, 0, "pull-tag");
	}
	if (subject->tree_counter)
		return verdict(mail, KIND_REPORT, 0, "tree-tag");
	if (subject->marker)
		return classify_marked(mail);
	if (text->pull_changes && text->pull_available)
		return verdict(mail, KIND_PULL, 0, "pull-lines");
	if (!subject->has_group && !mail->threaded && text->has_diff && text->has_signoff)
		return verdict(mail, KIND_PATCH, FLAG_UNMARKED, "signed-diff");
	if (mail->threaded)
		return verdict(mail, KIND_REPLY, 0, "in-reply-to");
	return verdict(mail, KIND_OTHER, 0, "nothing");
}
