/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a mail is: see patch/classify.h. */
#include "patch/classify.h"

#include "message/changelog.h"
#include "patch/letter.h"
#include "patch/notice-commit.h"
#include "patch/notice-push.h"
#include "patch/ping.h"
#include "patch/subject-known.h"
#include "record/record.h"

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
	Kind kind = choice_find(&kind_choice, name);
	return kind == N_KINDS && mail_kind_of_word(name) < N_MAIL_KINDS ? KIND_MAIL : kind;
}

/* Every pull request has the flag, whatever rule knows it. */
static Verdict verdict(const Mail *mail, Kind kind, unsigned added, const char *why)
{
	unsigned implied = kind == KIND_PULL ? FLAG_PULL : 0;
	return (Verdict){ .kind = kind,
			  .flags = mail->subject->flags | added | implied,
			  .why = why,
			  .title = VIEW_INIT(""),
			  .body_title = VIEW_INIT("") };
}

static bool has_prefix(const Mail *mail)
{
	return mail->subject->replies > 0 || mail->subject->forwards > 0;
}

/* Whether `[PING]` in the brackets of a letter makes it a reminder. It may be the patch once more,
 * whose diff is lost, or begin the series again: then the text reminds of nothing. */
static bool is_reminder(const Mail *mail)
{
	const Subject *subject = mail->subject;
	const PatchText *text = mail->text;
	if (!(subject->flags & FLAG_PING) || !subject->marker || text->has_signoff ||
	    text->lost_patch)
		return false;
	return subject->part != 0 ||
	       (!(subject->flags & FLAG_RESEND) && ping_read(text, mail->form) != PING_NOTHING);
}

/* Whether it is a reply by what its subject has in place of Re:, as `applied: [PATCH]`. The patch
 * itself may be sent so, too: `Committed: [PATCH]`, or again: `Ping: [PATCH]`. */
static bool has_verdict(const Mail *mail)
{
	const Subject *subject = mail->subject;
	const PatchText *text = mail->text;
	bool is_letter = !text->has_diff && !text->has_diffstat && !text->has_shortlog;
	if (!subject->has_verdict)
		return is_letter && is_reminder(mail);
	return mail->threaded ? is_letter || !(subject->flags & FLAG_PING)
			      : is_letter && subject->marker;
}

/* What a program answers by itself. A notice of absence, or of mail that did not arrive, says
 * nothing of a patch. */
static Verdict auto_verdict(const Mail *mail)
{
	Verdict said = verdict(mail, KIND_REPORT, 0, "auto");
	said.result = RESULT_OTHER;
	return said;
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
	said.result = notice->result;
	return said;
}

/* Rule 4: `[GIT PULL]` is a request, `[GIT PULL 7/12]` with a diff one of the patches in it. */
static bool is_pull_request(const Mail *mail)
{
	const PatchText *text = mail->text;
	return mail->subject->part <= 0 ||
	       (!text->has_diff && text->pull_changes && text->pull_available);
}

/* Rule 9: the lines of git request-pull, of which people leave one out. */
static bool has_pull_lines(const PatchText *text)
{
	return text->pull_available && (text->pull_changes || text->pull_upto);
}

/* Whether the two numbers are those of a date, or the like: `[2025/03]`, `[24/7]`, `[03/2025]`.
 * Nothing else in the subject says patch. */
static bool has_other_numbers(const Subject *subject)
{
	enum {
		FIRST_YEAR = 1970,
		LAST_YEAR = 2099
	};
	return !subject->is_named && subject->part >= 0 &&
	       (subject->part > subject->total ||
		(subject->total >= FIRST_YEAR && subject->total <= LAST_YEAR));
}

/* What has no diff, though the subject says patch. */
static Verdict classify_without_diff(const Mail *mail)
{
	const PatchText *text = mail->text;
	int part = mail->subject->part;
	if (text->lost_patch)
		return verdict(mail, KIND_PATCH, FLAG_NODIFF, "no-diff");
	bool signed_off = text->has_signoff || letter_shows_signoff(mail->body, mail->form);
	if (text->has_shortlog)
		return verdict(mail, KIND_COVER, FLAG_NAKED, "diffstat");
	if (mail->threaded && text->has_quotes && !text->has_diffstat)
		return verdict(mail, KIND_REPLY, 0, "in-reply-to");
	/* Its diff is lost, or was too big for the list. */
	if (signed_off || (part > 0 && text->has_diffstat))
		return verdict(mail, KIND_PATCH, FLAG_NODIFF, "no-diff");
	if (text->has_diffstat)
		return verdict(mail, KIND_COVER, FLAG_NAKED, "diffstat");
	bool is_dated = has_other_numbers(mail->subject);
	bool is_letter = !is_dated && letter_greets(mail->body, mail->form);
	if (mail->threaded && (part < 0 || is_dated || is_letter))
		return verdict(mail, KIND_REPLY, 0, "in-reply-to");
	if (part == 1 && !is_dated && mail->subject->total > 1 && !mail->threaded)
		return verdict(mail, KIND_COVER, FLAG_NAKED, "part-one");
	/* `[Minutes 03/10]` */
	bool is_other = is_dated || (is_letter && !mail->subject->is_named);
	if (part > 0 && !is_other)
		return verdict(mail, KIND_PATCH, FLAG_NODIFF, "no-diff");
	return verdict(mail, KIND_OTHER, 0, "nothing");
}

/* `[PATCH 0/3]` is answered without Re: now and then. A cover letter has none of its lines. */
static bool is_answer_to_cover(const Mail *mail)
{
	const PatchText *text = mail->text;
	return mail->threaded && text->has_quotes && !text->has_diff && !text->has_diffstat &&
	       !text->has_shortlog && letter_answers(mail->body, mail->form);
}

/* Whether a mail to a bug is an answer: it has the subject of what it answers, so only the text can
 * tell. Covers and patches that git has written have one of these lines at least. */
static bool is_answer_to_bug(const Mail *mail)
{
	const PatchText *text = mail->text;
	return mail->threaded && mail->subject->has_bug && !text->has_diff && !text->has_diffstat &&
	       !text->has_shortlog && !text->has_signoff &&
	       !letter_shows_signoff(mail->body, mail->form);
}

/* `[scarthgap 00/12] Pull request (cover letter only)`: the patches do not follow. Cover letters of
 * those that do may have the lines of a request as well. */
static bool is_request_alone(const Mail *mail)
{
	return has_pull_lines(mail->text) &&
	       view_find_nocase(view_of_gstring(mail->subject->title), "pull request");
}

/* Rules 6 to 8: the subject says patch and is no reply's. */
static Verdict classify_marked(const Mail *mail)
{
	const PatchText *text = mail->text;
	if (is_answer_to_bug(mail))
		return verdict(mail, KIND_REPLY, 0, "in-reply-to");
	if (mail->subject->part == 0 && is_request_alone(mail))
		return verdict(mail, KIND_PULL, 0, "pull-lines");
	/* `[PATCH 0.5/3]` is one more patch. */
	bool is_extra = mail->subject->sub > 0 && text->has_diff;
	if (mail->subject->part == 0 && !is_extra)
		return is_answer_to_cover(mail) ? verdict(mail, KIND_REPLY, 0, "in-reply-to")
						: verdict(mail, KIND_COVER, 0, "part-zero");
	/* Some append the whole diff to a request. */
	if (mail->subject->part < 0 && has_pull_lines(text) &&
	    (!text->has_diff || text->has_shortlog))
		return verdict(mail, KIND_PULL, 0, "pull-lines");
	if (text->has_diff)
		return verdict(mail, KIND_PATCH, 0, "patch-tag");
	return classify_without_diff(mail);
}

/* Whether a tag says what else a mail is. */
static bool has_other_purpose(const Subject *subject)
{
	View rest = view_of_gstring(subject->tags), word;
	while (view_next_word(&rest, &word))
		if (known_word_is_purpose(word))
			return true;
	return false;
}

/* Whether a mail that nothing marks as a patch is about the one in it, be its diff lost. */
static bool is_for_patch(const Mail *mail)
{
	return !mail->threaded && (mail->text->has_diff || mail->text->lost_patch) &&
	       !has_other_purpose(mail->subject) && !notice_is_of_linux_next(mail->subject);
}

/* `[tide] title` with a commit that was pushed. */
static bool is_pushed_commit(const Mail *mail)
{
	return mail->subject->has_group && mail->text->has_diff && is_for_patch(mail) &&
	       notice_shows_commit(mail->body);
}

/* The title of a commit that was pushed, where the subject has more than that: escaped. */
static View pushed_title(const Mail *mail)
{
	const Subject *subject = mail->subject;
	return mail->text->has_diff && !has_other_purpose(subject)
		       ? notice_commit_title(view_of_gstring(subject->title), mail->body)
		       : VIEW("");
}

/* What shows that the diff of a mail with no mark is the sender's; NULL if nothing does. */
static const char *unmarked_patch_why(const Mail *mail)
{
	if (mail->subject->tree || !is_for_patch(mail))
		return NULL;
	if (mail->text->has_signoff)
		return "signed-diff";
	View said = view_head(mail->body, mail->text->diff_start);
	return changelog_shows_entry(said, mail->form) ? "changelog" : NULL;
}

/* Rule 10: `[client] tide: Rename`, or no brackets at all. */
static bool classify_unmarked(const Mail *mail, Verdict *found)
{
	View title = view_of_gstring(mail->subject->title);
	unsigned flags = FLAG_UNMARKED | (mail->text->has_diff ? 0 : FLAG_NODIFF);
	bool is_rfc = !mail->subject->has_group && view_starts_nocase(title, "RFC:") &&
		      is_for_patch(mail);
	if (is_rfc) {
		*found = verdict(mail, KIND_PATCH, flags | FLAG_RFC, "rfc-diff");
		found->title = view_skip_space(view_from(title, strlen("RFC:")));
		return true;
	}
	const char *why = unmarked_patch_why(mail);
	if (why)
		*found = verdict(mail, KIND_PATCH, flags, why);
	return why != NULL;
}

Verdict classify(const Mail *mail)
{
	const Subject *subject = mail->subject;
	const PatchText *text = mail->text;

	if (subject->is_automatic)
		return auto_verdict(mail);
	Notice notice = notice_read(subject, mail->body);
	if (mail->sender == BOT_APPLIED && notice.class == NOTICE_NONE)
		return verdict(mail, KIND_APPLIED, 0, "robot");
	if (mail->sender == BOT_APPLIED)
		return notice_verdict(mail, &notice, "robot");
	if (mail->sender == BOT_REPORT) {
		if (!has_prefix(mail) && subject->marker && text->has_diff && !subject->has_result)
			return verdict(mail, KIND_PATCH, FLAG_BOT, "robot");
		return verdict(mail, KIND_REPORT, 0, "robot");
	}
	bool is_reply = has_prefix(mail) || has_verdict(mail);
	/* Scripts may mark their notices so, too. */
	if (mail->kind == MAIL_KIND_REPLIED && (is_reply || notice.class == NOTICE_NONE))
		return auto_verdict(mail);
	if (is_reply)
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
	if (has_pull_lines(text))
		return verdict(mail, KIND_PULL, 0, "pull-lines");
	Verdict unmarked;
	Notice pushed = { .title = VIEW_INIT(""), .body_title = pushed_title(mail) };
	if (pushed.body_title.len || is_pushed_commit(mail)) {
		notice_judge_push(&pushed, view_of_gstring(subject->tags), mail->body);
		return notice_verdict(mail, &pushed, "queue");
	}
	if (classify_unmarked(mail, &unmarked))
		return unmarked;
	if (mail->threaded)
		return verdict(mail, KIND_REPLY, 0, "in-reply-to");
	return verdict(mail, KIND_OTHER, 0, "nothing");
}

MailKind classify_mail_kind(const View *values)
{
	View why = values[COLUMN_WHY];
	if (why.len == 0)
		return mail_kind_of_word(values[COLUMN_KIND]);
	if (view_is(why, "auto"))
		return MAIL_KIND_REPLIED;
	return view_is(why, "generated") ? MAIL_KIND_GENERATED : MAIL_KIND_PLAIN;
}
