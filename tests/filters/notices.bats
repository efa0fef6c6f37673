#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What programs say of patches: trees, forges, bots.

load helper
load notes

# quilt FROM WORD: the mail of a quilt tree's script on `reef: a`, which came as p1.
quilt() {
	{
		printf '\nThe patch titled\n     Subject: reef: a\n%s.  Its filename is\n' 'has been'
		printf '     reef-a.patch\n\nFrom: Ines Marlow <ines@example.org>\nSubject: reef: a\n\nWhy.\n\n'
		printf 'Signed-off-by: Ines Marlow <ines@example.org>\n'
		change
	} | mail 'Andrea Moor <am@example.org>' "$1" "$2"
}

@test "the -mm tree" {
	{
		patch '[PATCH] reef: a' p1
		quilt '+ reef-a.patch added to -mm tree' m1
	} >mailbox
	digest
	[[ $(columns state applied_by author_name) == $'applied\tAndrea Moor\tInes Marlow' ]]
	cp mailbox added
	for reason in to-be-updated obsolete nacked withdrawn folded-merged; do
		cp added mailbox
		quilt "[$reason] reef-a.patch removed from -mm tree" m2 >>mailbox
		digest
		[[ $(columns state) == new ]] || fail "$reason: $(columns state)"
		[[ $(classified kind why title) == $'patch\tpatch-tag\treef: a\napplied\tqueue\treef: a\nreport\tqueue\treef: a' ]]
	done
	cp added mailbox
	quilt '- reef-a.patch removed from -mm tree' m2 |
		sed 's/^Why\.$/This patch was dropped because it was merged into mainline or a subsystem tree/' >>mailbox
	digest
	[[ $(classified kind why title) == $'patch\tpatch-tag\treef: a\napplied\tqueue\treef: a\napplied\tqueue\treef: a' ]]
	for reason in merged 'merged mm-stable'; do
		cp added mailbox
		quilt "[$reason] reef-a.patch removed from -mm tree" m2 >>mailbox
		quilt '+ reef-a.patch added to mm-hotfixes-unstable branch' m3 >>mailbox
		digest
		[[ $(columns state) == applied ]]
		[[ $(classified kind) == $'patch\napplied\napplied\napplied' ]]
	done
	echo 'Patches are added to -mm tree by hand.' |
		mail 'Otto Kelp <otto@example.org>' '+ how patches are added to -mm tree' o >mailbox
	digest
	[[ $(classified kind) == other ]]
}

# forge: what forges and trees send on commits.
forge() {
	printf '  Branch: refs/heads/main\n  Home:   https://github.com/reef/lagoon\n  Commit: 0123456789abcdef0123456789abcdef01234567\n  Author: Ines Marlow <ines@example.org>\n\n  Log Message:\n  -----------\n  reef: a\n\n  Why.\n\n' |
		mail 'Otto Kelp <noreply@github.com>' '[reef/lagoon] 012345: reef: a' g1
	printf '\n\nOtto Kelp pushed to branch main at Reef / Lagoon\n\nCommits:\n0123abcd by Ines Marlow at 2025-03-01T10:00:00+00:00\nreef: b\n\n- - - - -\n4567abcd by Ines Marlow at 2025-03-01T11:00:00+00:00\nreef: c\n\n' |
		mail 'Otto Kelp (@otto) <gitlab@forge.example.org>' '[Git][reef/lagoon][main] 2 commits: reef: b' g2
	printf 'This is an automatic generated email to let you know that the following patch were queued:\n\nSubject: reef: d\nAuthor:  Ines Marlow <ines@example.org>\n' |
		mail 'Otto Kelp <otto@example.org>' '[git:reef_tree/master] reef: d' g3
	printf 'Commit-ID:  0123456789012345678901234567890123456789\nAuthor:     Ines Marlow <ines@example.org>\nCommitter:  Otto Kelp <otto@example.org>\n' |
		mail 'tip-bot for Ines Marlow <tipbot@zytor.com>' '[tip:reef/core] reef: e' g4
	printf 'This is a note to let you know that I have just added the patch titled\n' |
		mail 'Otto Kelp <otto@example.org>' 'patch "reef: f" added to lagoon-next' g5
	printf 'The patch\n\n   reef: g\n\nhas been applied to the reef tree\n' |
		mail 'Otto Kelp <otto@example.org>' 'Applied "reef: g" to the reef tree' g6
	printf 'Hello:\n\nThe following patches were marked "accepted", because they were applied to\notto/lagoon.git (main):\n\nPatch: reef: h\n  Submitter: Ines Marlow <ines@example.org>\n\nSeries: [1/2] reef: i\n  Submitter: Ines Marlow <ines@example.org>\n' |
		mail 'patchwork-bot+reef@kernel.org' 'Patchwork summary for: reef' g7
}

@test "notes of forges, trees and patchwork" {
	{
		for letter in a b c d e f g h i; do
			patch "[PATCH] reef: $letter" "$letter"
		done
		forge
	} >mailbox
	digest
	[[ $(columns state | sort | uniq -c) =~ ^\ *9\ applied$ ]]
	[[ $(columns applied_by | head -7 | sort -u) == 'Otto Kelp'* ]]
	forge >mailbox
	digest
	columns kind state title | sort >got
	printf 'heard\tapplied\treef: %s\n' a b c d e f g h i >expected
	same expected got
	# each has a name of its own, whatever the order of the notes
	columns series title | sort >got
	printf '%s\treef: %s\n' g1@example.org a g2@example.org b 'g2@example.org#2' c g3@example.org d \
		g4@example.org e g5@example.org f g6@example.org g g7@example.org h 'g7@example.org#2' i |
		sort >expected
	same expected got
	{
		head -n 1 patch.tsv
		tail -n +2 patch.tsv | tac
	} | digest-format --format=tsv >stdout
	columns series title | sort | same expected -
	[[ $(classified kind | sort -u) == applied ]]
	# and none of it is work of the senders
	expect 0 '' author-rank --by=author patch.tsv
	[[ $(wc -l <stdout) == 1 ]] || run ! grep Ines stdout
}

# with_diff FROM SUBJECT ID LINE...: a mail of these lines and a diff.
with_diff() {
	{
		printf '%s\n' "${@:4}" ''
		change
	} | mail "$1 <${1,,}@example.org>" "$2" "$3"
}

@test "commits that are sent when they are pushed, with their diffs, are no patches" {
	local page=https://git.example.org/lagoon/commit hash=0123456789012345678901234567890123456789
	local signed='Signed-off-by: Ines Marlow <ines@example.org>' letter
	{
		for letter in a b c d e; do
			patch "[PATCH] reef: $letter" "$letter"
		done
		with_diff Otto '[lagoon] [git commit] reef: a' p1 "commit: $page/?id=$hash" \
			"branch: $page/?id=refs/heads/main" '' "$signed"
		with_diff Otto '[reef/lagoon] reef: b' p2 \
			'otto pushed a commit to reef/lagoon.git, branch main:' "https://git.example.org/$hash" '' "$signed"
		with_diff Otto '[lagoon] reef: c' p3 'https://example.org/?p=lagoon.git;h=0123abc' '' "$signed"
		with_diff Otto "[lagoon-stable] patch 'reef: d' has been queued to stable release 21.11.3" p4 FYI
	} >mailbox
	digest
	columns title state | sort >got
	printf 'reef: %s\n' $'a\tapplied' $'b\tapplied' $'c\tapplied' $'d\tapplied' $'e\tnew' >expected
	same expected got
	expect 0 '' author-rank --no-header --by=author patch.tsv
	prints 'author	5	Ines Marlow <ines@example.org>'
	# But who posts a patch may name a commit, and who reports a fault may show what makes it go.
	{
		with_diff Ines '[lagoon] reef: g' p5 "This mends what $page/$hash broke." '' "$signed"
		with_diff Ines '[regression] reef: h is broken' p6 "$page/$hash" '' 'broke it. This helps:'
		with_diff Ines '[PATCH] reef: i' p7 "$page/$hash" '' "$signed"
		echo "$page/$hash" | mail 'Ines Marlow <ines@example.org>' '[lagoon] reef: j' p8
	} >mailbox
	digest
	[[ $(classified kind) == $'patch\nother\npatch\nother' ]]
}

@test "bots" {
	local n=0 sender
	while IFS='|' read -r sender subject; do
		printf 'Result: ok\n' | mail "$sender" "$subject" "b$((++n))"
	done >mailbox <<-'END'
		lkft@linaro.org|[REGRESSION] lkft lagoon for 0123
		LAVA <lava@lab.example.org>|LAVA notification for Test Job 7
		noreply@ciplatform.org|LAVA notification for Test Job 8
		bugzilla-daemon@kernel.org|[Bug 7] New: reef is late
		gcc-bugzilla@example.org|[Bug 8] reef is early
		"kernelci.org bot" <results@example.org>|reef/lagoon baseline: 7 runs
		sashiko-bot@kernel.org|Re: [PATCH] reef: a
		no-reply@patchew.org|Re: [PATCH] reef: a
		17@bugs.launchpad.net|[Bug 17] reef is wet
		test service owner <osstest-admin@example.org>|[reef test] 17: regressions - FAIL
		builder@example.org|Buildbot: reef - failed test (failure) (main)
		coverage[bot] <notifications@github.com>|Re: [reef/lagoon] reef: a (PR #7)
		patchtest@automation.example.org|Patchtest results for [PATCH] reef: a
		'syzbot' via syzkaller-bugs <syzkaller-bugs@googlegroups.com>|[syzbot] [reef?] WARNING in wade
		Mail Delivery Subsystem <MAILER-DAEMON@example.org>|Re: [PATCH] reef: a
	END
	digest
	[[ $(classified kind why | sort | uniq -c) =~ ^\ *15\ report.robot$ ]]
	# known by the subject
	while read -r subject; do
		printf 'Result: no\n' | mail 'Otto Kelp <otto@example.org>' "$subject" "c${#subject}"
	done >mailbox <<-'END'
		reef | Failed pipeline for main | 0123abcd
		reef | Pipeline #7 has failed for main | 0123abcd
		[reef/lagoon] Run failed: CI - main (0123abc)
		Patchwork housekeeping for: reef
		|WARNING| pw7 [PATCH] reef: a
	END
	digest
	[[ $(classified kind why | sort | uniq -c) =~ ^\ *5\ report.queue$ ]]
	printf 'Pipelines.\n' | mail 'Otto Kelp <otto@example.org>' 'How to run a pipeline for main' d >mailbox
	digest
	[[ $(classified kind) == other ]]
	printf 'Hello Ines,\n\nCommit 0123 ("reef: a") leads to the following Smatch static checker warning:\n' |
		mail 'Dag Noor <dag@example.org>' '[bug report] reef: a' b >mailbox
	digest
	[[ $(classified kind why) == $'report\tqueue' ]]
}

@test "what a lab applied a patch to, to try it, is not where it was applied" {
	local sender
	for sender in dpdklab@iol.unh.edu 'Otto Kelp <otto@example.org>'; do
		{
			patch '[PATCH] reef: a' p1
			printf '%s\n' 'Test-Status: WARNING' '' '_apply patch failure_' '' \
				'Applied on: CommitID:0123456789abcdef0123456789abcdef01234567' \
				'Apply patch set 123 failed:' |
				mail "$sender" '|WARNING| pw123 [PATCH] reef: a' r1 p1
		} >mailbox
		digest
		[[ $(columns state answers) == $'new\t0' ]] || fail "$sender: $(columns state answers)"
		[[ $(classified kind title) == $'patch\treef: a\nreport\treef: a' ]]
	done
}

@test "what a mail program answers by itself is no reply of a person" {
	{
		patch '[PATCH v2] reef: a' p1
		answer 'Automatic reply: [PATCH v2] reef: a' n1 p1 <<<'I am away until Monday.'
		answer 'Auto: Re: [PATCH v2] reef: a' n2 p1 <<<'I am away until Monday.'
		answer 'Recall: [PATCH v2] reef: a' n3 p1 <<<'Otto would like to recall the message.'
		answer 'Undeliverable: [PATCH v2] reef: a' n4 p1 <<<'It failed.'
	} >mailbox
	digest
	[[ $(columns state replies answers) == $'new\t0\t0' ]]
	[[ $(classified kind why title result | tail -n 1) == $'report\tauto\treef: a\tother' ]]
	[[ $(classified why | sort | uniq -c | awk '{ print $1, $2 }') == $'4 auto\n1 patch-tag' ]]
}

# github WHO BRANCH TITLE ID: a push of one commit.
github() {
	{
		printf '  Branch: refs/heads/%s\n  Home:   https://github.com/reef/lagoon\n' "$2"
		printf '  Commit: 0123456789abcdef0123456789abcdef01234567\n  Author: Ines Marlow <ines@example.org>\n\n'
		printf '  Log Message:\n  -----------\n  %s\n\n  Why.\n' "$3"
	} | mail "$1 <noreply@github.com>" "[reef/lagoon] 012345: $3" "$4"
}

@test "a push to a branch of a test applies nothing, and a robot applies none" {
	{
		patch '[PATCH] reef: a' p1
		patch '[PATCH] reef: b' p2
		patch '[PATCH] reef: c' p3
		github ReefTestBot 891234 'reef: a' g1
		github ReefTestBot main 'reef: b' g2
		github 'Otto Kelp' reef-2.4 'reef: c' g3
	} >mailbox
	digest
	[[ $(columns title state applied_by) == $'reef: a\tnew\t\nreef: b\tapplied\t\nreef: c\tapplied\tOtto Kelp' ]]
	[[ $(classified kind why result | tail -n 3) == $'report\tqueue\tother\napplied\tqueue\t\napplied\tqueue\t' ]]
}

@test "what programs answer by themselves, as the header says" {
	local field
	while IFS= read -r field; do
		{
			patch '[PATCH] reef: a' p1
			printf 'I am at sea until Monday.\n' |
				mail "Otto Kelp <otto@example.org>
$field" 'Re: [PATCH] reef: a' a1 p1
		} >mailbox
		digest
		[[ $(columns state replies) == $'new\t0' ]] || fail "$field: $(columns state replies)"
		[[ $(classified kind result | tail -n 1) == $'report\tother' ]] || fail "$field"
	done <<-'END'
		Auto-Submitted: auto-replied (vacation)
		X-Autoreply: yes
		X-Autorespond: At sea
		Precedence: auto_reply
		Auto-Submitted: auto-generated
		Content-Type: multipart/report; report-type=delivery-status
	END
	while IFS= read -r field; do
		{
			patch '[PATCH] reef: a' p1
			printf 'Is it wet?\n' |
				mail "Otto Kelp <otto@example.org>
$field" 'Re: [PATCH] reef: a' a1 p1
		} >mailbox
		digest
		[[ $(columns state replies) == $'discussed\t1' ]] || fail "$field: $(columns state replies)"
	done <<-'END'
		Auto-Submitted: no
		Precedence: bulk
		X-Auto-Response-Suppress: All
		Reply-To: list@example.org
	END
}
