#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What became of patches, as people and programs tell it.

load helper
load notes

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

# prints_columns 'NAME...' TEXT
prints_columns() {
	local names
	read -ra names <<<"$1"
	diff -u <(printf '%s\n' "$2") <(columns "${names[@]}") >&2
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

@test "what is said below a diff that somebody pastes, from the outline of the mail as well" {
	local hunk=$'@@ -1,3 +1,3 @@ reef(void)\n a;\n-Tested-by: Otto Kelp <otto@example.org>\n+b;\n c;\n'
	local files=$'--- a/reef.c\n+++ b/reef.c\n' git=$'diff --git a/reef.c b/reef.c\nindex 1..2 100644\n'
	local tag='Reviewed-by: Otto Kelp <otto@example.org>' diff bodies option
	for diff in "$hunk" "$files$hunk" "$git$files$hunk" "-- >8 --"$'\n'"$git$files$hunk-- >8 --"; do
		{
			patch '[PATCH 1/2] reef: Fix it' 1
			patch '[PATCH 2/2] reef: Fix more' 5 1
			printf '> Why.\n\nYou need this:\n\n%s\n\nElse LGTM.\n%s\n\n-- \nAcked-by: Otto Kelp <otto@example.org>\n' \
				"$diff" "$tag" | answer 'Re: [PATCH 1/2] reef: Fix it' 2 1
			printf '> Why.\n\nFixed up while applying:\n\n%s\n\nBoth applied, thanks.\n' "$diff" |
				answer 'Re: [PATCH 1/2] reef: Fix it' 3 1
			printf '> Why.\n\n%s\n\nNACK.\n' "$diff" | answer 'Re: [PATCH 1/2] reef: Fix it' 4 1
		} >mailbox
		for bodies in all outline; do
			expect 0 '' mbox-split --bodies=$bodies mailbox
			mv stdout mail.tsv
			same <(printf '%s\t%s\t%s\n' \
				patch '' 'Signed-off-by: Ines Marlow <ines@example.org>' \
				patch '' 'Signed-off-by: Ines Marlow <ines@example.org>' reply re "$tag" \
				reply 'applied re' '' reply 'nack re' '') <(classified kind flags trailers)
			for option in --bodies=all --bodies=heads --keep-diff; do
				expect 0 '' patch-classify $option mail.tsv
				mv stdout patch.tsv
				expect 0 '' digest-format --format=tsv patch.tsv
				[[ $(columns state applied_by applied reviewed) == $'applied\tOtto Kelp\t2\t1' ]]
			done
		done
	done
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
		applied 3/4|Patch 2 needs work. Applied the rest, thanks.
		applied 2/4|Applied the following patches:\n\n  1, 3\n\nThanks
		applied 2/4|Applied these:\n\n[PATCH 1/4] reef: 1\n[PATCH 4/4] reef: 4
		applied 2/4|Applied these:\n\n- reef: 1\n- reef: 4\n\nThanks
		applied 2/4|> Ines Marlow (4):\n>   reef: 1\n>   reef: 2\n\nThese are pushed.\n\n>   reef: 3\n>   reef: 4\n\nNot yet.
		discussed|Applied most of these, thanks.
		discussed|3 of 4 applied.
		applied 2/4|I've applied patches 1 and 3. Patch 2 breaks the build.
		applied|Applied these:\n\n[PATCH 1/4] reef: 1\n[PATCH 2/4] reef: 2\n[PATCH 3/4] reef: 3\n[PATCH 4/4] reef: 4
		applied|Applied, thanks.
		applied|Series merged.
		applied|Patches 1-2 applied to fixes, patches 3 and 4 to next.\nPatches 3 and 4 applied.
	END
	((cases == 23))
}

@test "outlines say the same of notes on parts, of tags and of what is taken back" {
	{
		printf 'Three.\n' | mail 'Ines Marlow <ines@example.org>' '[PATCH 0/3] reef' c
		for n in 1 2 3; do
			patch "[PATCH $n/3] reef: $n" "p$n" c
		done
		printf '> Ines Marlow (3):\n>   reef: 1\n\nApplied.\n\n>   reef: 2\n>   reef: 3\n' |
			answer 'Re: [PATCH 0/3] reef' a1 c
		printf '> Why.\n\nThis one needs work. Applied the rest.\n' |
			answer 'Re: [PATCH 2/3] reef: 2' a2 p2
		patch '[PATCH] reef: 4' p4
		printf '> Why.\n> Or not.\n\nWith that fixed, Reviewed-by: Otto Kelp <otto@example.org>\n' |
			answer 'Re: [PATCH] reef: 4' a4 p4
		patch '[PATCH] reef: 5' p5
		printf '> Why.\n> Or not.\n\nSorry, please ignore this one.\n' |
			mail 'Ines Marlow <ines@example.org>' 'Re: [PATCH] reef: 5' a5 p5
	} >mailbox
	for bodies in all outline; do
		expect 0 '' mbox-split --bodies=$bodies mailbox
		mv stdout mail.tsv
		expect 0 '' patch-classify --bodies=heads mail.tsv
		mv stdout patch.tsv
		expect 0 '' digest-format --format=tsv patch.tsv
		prints_columns 'state evidence' $'applied 2/3\ta2@example.org
reviewed\ta4@example.org
withdrawn\ta5@example.org'
	done
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

@test "a table without text does not say which parts are in, and that is said once" {
	{
		patch '[PATCH 1/2] reef: 1' p1
		patch '[PATCH 2/2] reef: 2' p2 p1
		echo 'Patches 1 and 2 applied.' | answer 'Re: [PATCH 2/2] reef: 2' a2 p2
		echo 'Patches 1 and 2 applied.' | answer 'Re: [PATCH 2/2] reef: 2' a3 p2
	} >mailbox
	local filter lack='notes that something was applied have no text, so which parts they mean is not known: patch-classify --bodies=heads keeps it'
	for filter in digest-format list-stat; do
		mbox-split mailbox | patch-classify --bodies=none >patch.tsv
		expect 0 "$filter: $lack" "$filter" --format=tsv patch.tsv
		mbox-split mailbox | patch-classify --bodies=heads >patch.tsv
		expect 0 '' "$filter" --format=tsv patch.tsv
		mbox-split mailbox | patch-classify --bodies=none | grep -v applied >patch.tsv
		expect 0 '' "$filter" --format=tsv patch.tsv
	done
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
	# the subject mostly does not say so
	sed 's/(subset) //' mailbox >plain
	mv plain mailbox
	digest
	[[ $(columns state applied_by) == $'applied 1/2\tNerida Holm' ]] || fail "$(columns state)"
	{
		patch '[PATCH] reef: a' p1
		echo 'I picked 10 as the limit.' | answer 'Re: [PATCH] reef: a' a1 p1
	} >mailbox
	digest
	[[ $(columns state) == discussed ]] || fail "$(columns state)"
}

@test "who only tells that it was done has not done it" {
	{
		patch '[PATCH] reef: a' p1
		echo 'Applied, thanks.' | answer 'Re: [PATCH] reef: a' a1 p1
		echo 'It is merged already, thanks Otto.' |
			mail 'Ines Marlow <ines@example.org>' 'Re: [PATCH] reef: a' a2 a1
		patch '[PATCH] reef: b' p2
		echo 'This has been merged by now.' | answer 'Re: [PATCH] reef: b' a3 p2
		patch '[PATCH] reef: c' p3
		echo 'Merged #12 into main.' | answer 'Re: [PATCH] reef: c' a4 p3
	} >mailbox
	digest
	columns state applied_by evidence >got
	printf '%s\tOtto Kelp\t%s@example.org\n' applied a4 applied a3 applied a1 >wanted
	diff <(sort wanted) <(sort got) || fail "$(cat got)"
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
		patch '[PATCH] reef: e' p5
		echo 'I bisected a hang to this commit, merged in 6.16-rc1.' |
			answer 'Re: [PATCH] reef: e' a5 p5
	} >mailbox
	digest
	[[ $(columns state applied_by) == $'applied\tBo Sand\napplied\tNerida Holm\napplied\tNerida Holm\napplied\t\napplied\t' ]]
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
	[[ $(tail -2 got) == $'reply\t\tre\nreply\t\tapplied' ]]
}

# pulled PART ID TITLE: a patch of Ines in a pull request of Otto.
pulled() {
	{
		printf 'From: Ines Marlow <ines@example.org>\n\nWhy.\n\n'
		printf 'Signed-off-by: Ines Marlow <ines@example.org>\n'
		change
	} | answer "[PULL $1] $3" "$2" pull
}

@test "patches that came again in a pull request are applied by its sender" {
	{
		patch '[PATCH 1/2] reef: Turn' turn
		patch '[PATCH 2/2] reef: Rise' rise turn
		patch '[PATCH v2] reef: Mend' mend
		patch '[PATCH] reef: Wait' wait
		printf '%s\n' 'are available in the Git repository at:' '' \
			'  https://git.example.org/reef pull-reef' '' 'for you to fetch changes up to x:' |
			answer '[PULL 0/2] Reef patches' pull
		pulled 1/2 pull1 'reef: Turn'
		pulled 2/2 pull2 'reef: Mend'
	} >mailbox
	digest
	prints_columns 'state evidence kind applied_by title' "$(printf '%s\t%s\t%s\t%s\t%s\n' \
		'applied 1/2' pull@example.org series 'Otto Kelp' 'reef: Turn' \
		applied pull@example.org series 'Otto Kelp' 'reef: Mend' \
		new wait@example.org series '' 'reef: Wait' \
		new pull@example.org pull '' 'Reef patches')"
}
