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
	return (Verdict){ kind, mail->subject->flags | added, why };
}

static bool has_prefix(const Mail *mail)
{
	return mail->subject->replies > 0 || mail->subject->forwards > 0;
}

/* The notices that Greg's and Mark's scripts send under their own names, told by their words. */
static Kind queue_notice_kind(View subject)
{
	static const struct {
		const char *start, *middle;
		Kind kind;
	} notices[] = {
		{ "Patch \"", "\" has been added to the ", KIND_APPLIED },
		{ "patch \"", "\" added to ", KIND_APPLIED },
		{ "Applied \"", "\" to the ", KIND_APPLIED },
		{ "FAILED: Patch \"", "\" failed to apply to ", KIND_REPORT },
		{ "FAILED: patch \"", "\" failed to apply to ", KIND_REPORT },
		{ "WTF: patch \"", "\" was seriously submitted to be applied to ", KIND_REPORT },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(notices); i++)
		if (view_starts(subject, notices[i].start) && view_find(subject, notices[i].middle))
			return notices[i].kind;
	return N_KINDS;
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
	View title = view_of_gstring(subject->title);

	if (mail->sender == BOT_APPLIED)
		return verdict(mail, KIND_APPLIED, 0, "robot");
	if (mail->sender == BOT_REPORT) {
		if (!has_prefix(mail) && subject->marker && text->has_diff)
			return verdict(mail, KIND_PATCH, FLAG_BOT, "robot");
		return verdict(mail, KIND_REPORT, 0, "robot");
	}
	if (has_prefix(mail))
		return verdict(mail, KIND_REPLY, text->applied_line ? FLAG_APPLIED : 0, "prefix");
	Kind notice = subject->has_group ? N_KINDS : queue_notice_kind(title);
	if (notice != N_KINDS)
		return verdict(mail, notice, 0, "queue");
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
		return verdict(mail, KIND_REPLY, text->applied_line ? FLAG_APPLIED : 0,
			       "in-reply-to");
	return verdict(mail, KIND_OTHER, 0, "nothing");
}
