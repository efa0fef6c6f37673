#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What became of patches, as people and programs tell it.

load helper

# mail FROM SUBJECT ID [PARENT]: a message, with standard input as its text.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s\nSubject: %s\n' "$1" "$2"
	printf 'Message-ID: <%s@example.org>\nDate: %s Mar 2025 10:00:00 +0000\n' "$3" "$((++day % 28 + 1))"
	[[ -z ${4-} ]] || printf 'In-Reply-To: <%s@example.org>\n' "$4"
	printf '\n'
	cat
	printf '\n'
}

change() {
	printf '%s\n' --- ' reef.c | 2 +-' ' 1 file changed, 1 insertion(+), 1 deletion(-)' '' \
		'diff --git a/reef.c b/reef.c' '--- a/reef.c' '+++ b/reef.c' '@@ -1 +1 @@' '-int a;' '+int b;'
}

# patch SUBJECT ID [PARENT]: a patch of Ines Marlow.
patch() {
	{
		printf 'Why.\n\nSigned-off-by: Ines Marlow <ines@example.org>\n'
		change
	} | mail 'Ines Marlow <ines@example.org>' "$@"
}

# answer SUBJECT ID PARENT: an answer of Otto Kelp.
answer() {
	mail 'Otto Kelp <otto@example.org>' "$@"
}

# states_of: the state of each patch that is answered with a line of standard input, where \n is a line
# end, before that line.
states_of() {
	local line n=0
	while IFS= read -r line; do
		patch "[PATCH] reef: $((++n))" "p$n"
		printf '> Why.\n\n%b\n' "$line" | answer "Re: [PATCH] reef: $n" "a$n" "p$n"
		printf '%s\n' "$line" >>lines
	done >mailbox
	digest
	columns state >states
	paste states lines
}

digest() {
	expect 0 '' mbox-split mailbox
	mv stdout mail.tsv
	expect 0 '' patch-classify mail.tsv
	mv stdout patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
}

# classified COLUMN...: columns of the patch table.
classified() {
	expect 0 '' patch-classify mail.tsv
	columns "$@"
}

@test "a reply that says that a patch is in, in many words" {
	states_of <<-'END' >got
		Applied, thanks!
		Applied together with the reef one.
		Applied on top of the other series, thanks.
		Pushed with the commit message reworded.
		Merged with the above comment fixed, thanks a lot.
		FYI merged to master.
		FYI: this patch has been pushed.
		I applied this series to reef-next.
		I have queued it for 6.9, thanks.
		I've just merged this one.
		I merged Ines's v1 patch, thanks.
		I merged Ines's v1, thanks.
		merged into lagoon.git main
		queued into reef/for-6.9
		Thanks, Ines. Patch pushed.
		Thank you Ines! Applied.
		Thanks for spotting this, committed.
		Good catch, pushed.
		Nice work, applied with minor changes.
		Fair enough. Merged.
		Tentatively queued.
		This is now in my tree, thanks.
		It's upstream as 0123456789ab.
		I have dropped the second hunk, since it is not needed any more, and\npushed the result of that, thanks.
		I have reworded the comment above the function a bit, as Bo had asked, and\npushed it, thanks.
	END
	[[ -z $(grep -v "^applied" got | tee /dev/stderr) ]]
	columns applied_by | sort -u >by
	[[ $(<by) == 'Otto Kelp' ]]
}

@test "a reply that does not" {
	states_of <<-'END' >got
		Not applied.
		I haven't applied this.
		This cannot be merged.
		It does not apply.
		Will be queued if nobody objects.
		I'll apply it.
		Once merged, I will send the other one.
		To be applied after the other one.
		It can be merged.
		Should be pushed to stable, too.
		Please apply.
		Applied?
		Has this been merged?
		v1 was already applied in the other form, and v3 was pushed.
		I applied this patch and it still crashes.
		I applied your patch on top of 6.8 and tested it.
		I merged the two loops.
		I merged Bo's v1 TIDE_GAUGE, which is for the next release.
		We pushed Bo Sand's v1 gauge already, so please rebase.
		A similar change was pushed last year.
		I doubt that this can work at all for a reef when the water that comes in is\npushed by the wind.
		As far as I can see the salt that the gauge reports has never been the one\napplied to it.
		What I mean is the sand on the bottom, which is taken by the current and\nmerged into the next bank.
		- applied the comments\n- merged both loops
		int x;\n\n    applied = queued(x);
	END
	[[ -z $(grep -v "^discussed" got | tee /dev/stderr) ]]
}

@test "which parts are in" {
	local cases=0 note want
	while IFS='|' read -r want note; do
		cases=$((cases + 1))
		{
			printf 'Four.\n' | mail 'Ines Marlow <ines@example.org>' '[PATCH 0/4] reef' c
			for n in 1 2 3 4; do
				patch "[PATCH $n/4] reef: $n" "p$n" c
			done
			printf '%b\n' "$note" | answer 'Re: [PATCH 0/4] reef' a c
		} >mailbox
		digest
		[[ $(columns state) == "$want" ]] || fail "$note: $(columns state)" || return
			[[ $want == applied ]] || [[ " $(classified flags | tail -1) " == *' applied re subset '* ]]
	done <<-'END'
		applied 2/4|Patches 1 and 3 are in.\n\nI've applied patches 1 and 3.
		applied 2/4|I have pushed 01/04 and 04/04, thanks.
		applied 2/4|Applied the first two, thanks.
		applied 3/4|Queued 1-3.
		applied 3/4|Patches #1, #2 and #4 merged.
		applied 1/4|Merged the last one.
		applied 1/4|Only the second patch is applied.
		applied 3/4|Applied up to patch 3.
		applied 3/4|Applied all but the last patch.
		applied 3/4|Applied the series except 2/4.
		applied 3/4|Dropped patch 2, applied the rest.
		applied|Applied, thanks.
		applied|Series merged.
		applied|Patches 1-2 applied to fixes, patches 3 and 4 to next.\nPatches 3 and 4 applied.
	END
	((cases == 14))
}

@test "notes on parts add up" {
	{
		for n in 1 2 3; do
			patch "[PATCH $n/3] reef: $n" "p$n" "$([[ $n == 1 ]] || echo p1)"
		done
		echo 'This one is applied.' | answer 'Re: [PATCH 3/3] reef: 3' a1 p3
	} >mailbox
	digest
	[[ $(columns state) == 'applied 1/3' ]]
	echo 'Patch 1 queued.' | answer 'Re: [PATCH 2/3] reef: 2' a2 p2 >>mailbox
	digest
	[[ $(columns state) == 'applied 2/3' ]]
	echo 'Merged the rest.' | answer 'Re: [PATCH 1/3] reef: 1' a3 p1 >>mailbox
	digest
	[[ $(columns state) == applied ]]
}

@test "a list of parts, whichever part it answers" {
	patch '[PATCH 1/3] reef: 1' p1 >posted
	for n in 2 3; do
		patch "[PATCH $n/3] reef: $n" "p$n" p1
	done >>posted
	local cases=0 want parent list
	while IFS='|' read -r want parent list; do
		cases=$((cases + 1))
		{
			cat posted
			printf 'Applied to lagoon-next.\n\n%b\ncheers\n' "$list" |
				answer "Re: [PATCH $parent/3] reef: $parent" a "p$parent"
		} >mailbox
		digest
		[[ $(columns state) == "$want" ]] || fail "$list: $(columns state)"
	done <<-'END'
		applied|1|[1/3] reef: 1\n      https://git.example.org/c/1\n[2/3] reef: 2\n      https://git.example.org/c/2\n[3/3] reef: 3\n
		applied 2/3|1|[1/3] reef: 1\n      commit: 123456789012\n[3/3] reef: 3\n      commit: 234567890123\n
		applied 1/3|1|[3/3] reef: 3\n      commit: 234567890123\n
		applied 1/3|2|[02/03] reef: 2\n      commit: 234567890123\n
		applied 1/3|2|[1/2] a list of something else\n[2/2] and more\n
		applied 1/3|2|> [1/3] reef: 1\n> [3/3] reef: 3\n
	END
	((cases == 6))
}

@test "parts that patchwork's bot lists; and parts that there are not" {
	{
		patch '[PATCH reef-next 1/2] reef: a' p1
		patch '[PATCH reef-next 2/2] reef: b' p2 p1
		printf 'Hello:\n\nThis series was applied to reef/lagoon.git (main)\nby Nerida Holm <nh@example.org>:\n\nHere is the summary with links:\n  - [reef-next,1/2] reef: a\n    https://lagoon.example.org/c/0123456789ab\n  - [reef-next,2/2] reef: b\n    (no matching commit)\n\n' |
			mail 'patchwork-bot+reef@kernel.org' 'Re: (subset) [PATCH reef-next 1/2] reef: a' a1 p1
	} >mailbox
	digest
	[[ $(columns state applied_by) == $'applied 1/2\tNerida Holm' ]] || fail "$(columns state)"
	{
		patch '[PATCH] reef: a' p1
		echo 'I picked 10 as the limit.' | answer 'Re: [PATCH] reef: a' a1 p1
	} >mailbox
	digest
	[[ $(columns state) == discussed ]] || fail "$(columns state)"
}

@test "who has done it" {
	{
		patch '[PATCH] reef: a' p1
		echo 'Bo Sand already merged this into sand-next.' | answer 'Re: [PATCH] reef: a' a1 p1
		patch '[PATCH] reef: b' p2
		printf 'Hello:\n\nThis patch was applied to reef/lagoon.git (main)\nby Nerida Holm <nh@example.org>:\n' |
			mail 'patchwork-bot+reef@kernel.org' 'Re: [PATCH] reef: b' a2 p2
		patch '[PATCH] reef: c' p3
		printf 'Committer:     Nerida Holm <nh@example.org>\n\nreef: c\n' |
			mail 'tip-bot2 for Ines Marlow <tip-bot2@linutronix.de>' '[tip: reef/urgent] reef: c' a3
		patch '[PATCH] reef: d' p4
		echo 'has been merged into lagoon.git' |
			mail 'pr-tracker-bot@kernel.org' 'Re: [PATCH] reef: d' a4 p4
	} >mailbox
	digest
	[[ $(columns state applied_by) == $'applied\tBo Sand\napplied\tNerida Holm\napplied\tNerida Holm\napplied\t' ]]
}

@test "postings of what is committed already" {
	{
		patch '[COMMITTED] reef: a' p1
		patch '[PATCH] [COMMITTED] reef: b' p2
		patch '[pushed] reef: c' p3
		patch '[PATCH, applied] reef: d' p4
		patch '[committed 1/2] reef: e' p5
		patch '[committed 2/2] reef: f' p6 p5
		patch '[PATCH not applied] reef: g' p7
		echo 'Why?' | answer 'Re: [COMMITTED] reef: a' a1 p1
		echo 'To lagoon-next.' | answer 'APPLIED: [PATCH 0/1] reef: b' a2 p2
	} >mailbox
	digest
	prints_columns 'state applied_by title' 'applied	Ines Marlow	reef: a
applied	Ines Marlow	reef: b
applied	Ines Marlow	reef: c
applied	Ines Marlow	reef: d
applied	Ines Marlow	reef: e
new		reef: g'
	classified kind tags flags >got
	printf '%s\n' $'patch\t\tapplied'{,,,,,} >expected
	printf '%s\n' $'patch\tnot applied\tnomerge' $'reply\t\tre' >>expected
	head -6 got | same <(head -6 expected) /dev/stdin
	[[ $(tail -2 got) == $'reply\t\tre\nreply\t\t' ]]
}

# prints_columns 'NAME...' TEXT
prints_columns() {
	local names
	read -ra names <<<"$1"
	diff -u <(printf '%s\n' "$2") <(columns "${names[@]}") >&2
}

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
	END
	digest
	[[ $(classified kind why | sort | uniq -c) =~ ^\ *13\ report.robot$ ]]
	# known by the subject
	while read -r subject; do
		printf 'Result: no\n' | mail 'Otto Kelp <otto@example.org>' "$subject" "c${#subject}"
	done >mailbox <<-'END'
		reef | Failed pipeline for main | 0123abcd
		reef | Pipeline #7 has failed for main | 0123abcd
		[reef/lagoon] Run failed: CI - main (0123abc)
		Patchwork housekeeping for: reef
	END
	digest
	[[ $(classified kind why | sort | uniq -c) =~ ^\ *4\ report.queue$ ]]
	printf 'Pipelines.\n' | mail 'Otto Kelp <otto@example.org>' 'How to run a pipeline for main' d >mailbox
	digest
	[[ $(classified kind) == other ]]
	printf 'Hello Ines,\n\nCommit 0123 ("reef: a") leads to the following Smatch static checker warning:\n' |
		mail 'Dag Noor <dag@example.org>' '[bug report] reef: a' b >mailbox
	digest
	[[ $(classified kind why) == $'report\tqueue' ]]
}
