#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Notes that a patch was taken into a stable tree or the branch of a release.

load helper
load notes

# queued SUBJECT ID: a notice of a stable tree on `reef: a`.
queued() {
	{
		printf 'commit: https://git.example.org/reef/commit/?id=0123456789012345678901234567890123456789\n'
		printf 'This is a note to let you know. This patch has been added to the 6.6 stable tree.\n\n'
		change
	} | mail 'Stella Moor <sm@example.org>' "$1" "$2"
}

@test "a note of a stable tree does not take the place of who applied a patch" {
	local subject text alone=new
	for subject in 'Patch "reef: a" has been added to the 6.6-stable tree' \
		"patch 'reef: a' has been queued to stable release 23.11.2" \
		'[git commit branch/2024.02.x] reef: a' '[patch added to 6.6-stable] reef: a' \
		'[6.6.y.z extended stable] Patch "reef: a" has been added to staging queue'; do
		{
			patch '[PATCH] reef: a' p1
			answer 'Re: [PATCH] reef: a' a1 p1 <<<'Applied to main, thanks.'
			queued "$subject" s1
		} >mailbox
		digest
		[[ $(columns state applied_by evidence) == $'applied\tOtto Kelp\ta1@example.org' ]] || fail "$subject"
		{
			patch '[PATCH] reef: a' p1
			queued "$subject" s1
		} >mailbox
		digest
		[[ $(columns state) == "$alone" ]] || fail "$subject alone"
		alone=applied
	done
	for text in 'Committed to 2024.02.x and 2024.05.x, thanks.' 'Queued up for 6.6-stable.' \
		'Pushed to release/7.0 as well.' 'Picked up for stable-9.0 too.'; do
		{
			patch '[PATCH] reef: a' p1
			answer 'Re: [PATCH] reef: a' a1 p1 <<<'Applied to main, thanks.'
			mail 'Stella Moor <sm@example.org>' 'Re: [PATCH] reef: a' s1 p1 <<<"$text"
		} >mailbox
		digest
		[[ $(columns state applied_by) == $'applied\tOtto Kelp' ]] || fail "$text"
	done
}

@test "a stable tree takes the backport that was sent for it" {
	local tags
	for tags in 6.6.y '6.12.y 6.6.y' 'reef 6.6.y' '6.6.y x86'; do
		{
			patch '[PATCH] reef: a' p1
			patch "[PATCH $tags] reef: a" p2
			patch '[PATCH 6.1.y] reef: a' p3
			queued 'Patch "reef: a" has been added to the 6.6-stable tree' s1
		} >mailbox
		digest
		[[ $(columns series state applied_by) == $'p1@example.org\tnew\t\np2@example.org\tapplied\tStella Moor\np3@example.org\tnew\t' ]] || fail "$tags: $output"
	done
}
