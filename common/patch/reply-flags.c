/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a reply says in prose: see patch/reply-flags.h. */
#include "patch/reply-flags.h"

#include "patch/answer.h"
#include "patch/nack.h"
#include "patch/note-items.h"
#include "patch/note-list.h"
#include "patch/note-takes.h"
#include "patch/original.h"
#include "patch/ping.h"
#include "patch/withdrawal.h"

/* Whether the reply refuses in its own words, above the mail that it answers. */
static bool says_nack(const PatchText *text, View said)
{
	if (!nack_says(text, TEXT_ESCAPED))
		return false;
	PatchText own = *text;
	patch_text_cut(&own, said.data + original_find(said, TEXT_ESCAPED));
	return nack_says(&own, TEXT_ESCAPED);
}

unsigned reply_flags(const Verdict *verdict, const PatchText *text, View said,
		     const Subject *subject, unsigned *if_own)
{
	unsigned flags = verdict->flags;
	*if_own = 0;
	if (verdict->kind != KIND_PATCH && verdict->kind != KIND_COVER && flags & FLAG_RE)
		flags &= ~(unsigned)FLAG_APPLIED;
	if (verdict->kind != KIND_REPLY)
		return flags | (verdict->kind == KIND_PATCH ? subject->verdict & FLAG_APPLIED : 0);
	flags |= subject->verdict & ~(unsigned)FLAG_WITHDRAWN;
	/* `NACK: [PATCH] title` of who posted it takes it back, too. */
	*if_own |= subject->verdict & (FLAG_WITHDRAWN | FLAG_NACK) ? FLAG_WITHDRAWN : 0;
	PatchText own;
	if (answer_end(text) < said.len) {
		said = view_head(said, answer_end(text));
		own = *text;
		patch_text_cut(&own, said.data + said.len);
		text = &own;
	}
	PingSays ping = ping_read(text, TEXT_ESCAPED);
	flags |= ping == PING_REMINDS ? FLAG_PING : 0;
	*if_own |= ping == PING_IF_OWN ? FLAG_PING : 0;
	flags |= says_nack(text, said) ? FLAG_NACK : 0;
	unsigned version = subject->version_number;
	if (!note_may_say(text, TEXT_ESCAPED, version))
		return flags;
	guint64 total = subject->total > 0 ? (guint64)subject->total : 1;
	Note note = note_read(said, TEXT_ESCAPED, version);
	note.says &= !note_is_of_other_title(&note, view_of_gstring(subject->title));
	if (!note.says && !(subject->verdict & FLAG_APPLIED) &&
	    note_read_dropped(said, TEXT_ESCAPED, version).says)
		return flags | FLAG_DROPPED;
	bool is_partial = note.says && subject->part == 0 &&
			  (note_list_is_partial(said, TEXT_ESCAPED, total) ||
			   note_items_is_partial(&note, TEXT_ESCAPED, total));
	bool is_subset = note_is_subset(&note, total) || is_partial;
	return flags | (note.says ? FLAG_APPLIED : 0) | (is_subset ? FLAG_SUBSET : 0);
}

/* Whether what is taken back can be what the reply is about. */
static bool fits(const Withdrawal *withdrawal, const Subject *subject, bool is_direct)
{
	guint64 total = subject->total > 0 ? (guint64)subject->total : 1;
	/* `this patch` below a cover letter may be a part that somebody has named. */
	bool is_vague = subject->part == 0 && total > 1 && !withdrawal->is_whole;
	if (withdrawal->part)
		return withdrawal->part <= total &&
		       (!withdrawal->total || withdrawal->total == total);
	return is_direct || (withdrawal->says == WITHDRAWAL_SAYS && !is_vague);
}

unsigned reply_own_flags(const PatchText *text, View said, const Subject *subject, bool is_direct)
{
	unsigned version = subject->version_number;
	Withdrawal withdrawal = withdrawal_read(said, text, TEXT_ESCAPED, version);
	if (!withdrawal.says)
		return 0;
	PatchText own = *text;
	size_t end = MIN(answer_end(text), original_find(said, TEXT_ESCAPED));
	patch_text_cut(&own, said.data + end);
	withdrawal = withdrawal_read(said, &own, TEXT_ESCAPED, version);
	return withdrawal.says && fits(&withdrawal, subject, is_direct) ? FLAG_WITHDRAWN : 0;
}
