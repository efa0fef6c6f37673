#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# digest-format: sections, states, and how a page is cut to its reader.

load helper

# row COLUMN...: a line of the columns, in which \t, \n and the like stand as printf has them.
row() {
	local IFS=$'\t'
	printf '%b\n' "$*"
}

# A series that was taken, an earlier and a later version of another, and what is folded.
states() {
	row kind message_id series part total version flags title author_name author_addr from_name \
		from_addr date trailers in_reply_to subject body
	row patch m1 m1 '' '' 1 '' 'ants: march' Dee dee@example.org Dee dee@example.org \
		2025-05-01T10:00:00Z '' '' '[PATCH] ants: march' 'March.\\n---\\nv2: left\\n'
	row reply m2 m1 '' '' 1 'applied re' 'ants: march' '' '' Cy cy@example.org \
		2025-05-02T10:00:00Z '' m1 'Re: [PATCH] ants: march' 'Applied.\\n'
	row patch m3 m3 '' '' 1 '' 'bees: fly' Ada ada@example.org Ada ada@example.org \
		2025-05-02T10:00:00Z '' '' '[PATCH] bees: fly' 'Fly.\\n'
	row patch m4 m4 '' '' 2 '' 'bees: fly' Ada ada@example.org Ada ada@example.org \
		2025-05-03T10:00:00Z '' '' '[PATCH v2] bees: fly' 'Fly up.\\n'
	row patch m5 m5 3 7 1 stable 'wasps: sting' Eve eve@example.org Eve eve@example.org \
		2025-05-03T11:00:00Z '' '' '[PATCH 6.1 3/7] wasps: sting' 'Sting.\\n'
	row pull m6 m6 '' '' 1 pull 'honey for 6.2' Fay fay@example.org Fay fay@example.org \
		2025-05-03T12:00:00Z '' '' '[GIT PULL] honey for 6.2' ''
	row report m7 '' '' '' 1 tree 'build failed' '' '' 'A Robot' robot@example.org \
		2025-05-03T13:00:00Z '' '' '[hive:next 3/7] build failed' ''
	row report m8 '' '' '' 1 tree 'build failed' '' '' 'A Robot' robot@example.org \
		2025-05-03T13:00:01Z '' '' '[hive:next 4/7] build failed' ''
}

@test "each section tells its part" {
	states >states.tsv
	expect 0 '' digest-format --sections=patches,waiting,pulls,applied,reports states.tsv
	prints 'From 2025-05-01 to 2025-05-03
Mailing list update from 2025-05-01 to 2025-05-03

===== Patch list in this time period =====

State    Ver    Parts  Files   +   -  Re  A/R/T  Last  Author  Title
new      v2 +1    1/1      0  +0  -0   0  - - -     -  Ada     bees: fly
applied  v1       1/1      0  +0  -0   1  - - -    1d  Dee     ants: march

Behind a version: how many earlier ones came in this period.

Backports to stable branches, not listed: 1.

===== Waiting for an answer =====

Age  Ver  Parts  A/R/T  Author  Title
 3h  v2     1/1  - - -  Ada     bees: fly

===== Pull requests =====

State  Age  Re  Author  Title
new     1h   0  Fay     honey for 6.2

===== Applied =====

Age  By  Took  Ver  Parts  Author  Title
 1d  Cy    1d  v1     1/1  Dee     ants: march

===== Reports of bots =====

Count  Bot      About
    2  A Robot  hive:next'
}

@test "what has no title or author says so, in whichever format" {
	{
		row kind message_id series part total version flags title author_name author_addr \
			from_name from_addr date references in_reply_to subject body
		row patch p1 p1 '' '' 1 unmarked '' '' '' '' '' 2025-05-01T10:00:00Z '' '' '' 'March.\\n'
		row reply r1 p1 '' '' 1 'applied re' '' '' '' Cy cy@example.org 2025-05-02T10:00:00Z p1 p1 \
			Re: 'Applied.\\n'
		row patch p2 p2 '' '' 1 unmarked '' '' '' '' '' 2025-05-03T10:00:00Z '' '' '' 'Fly.\\n'
		row pull g '' '' '' 1 pull '' Fay '' Fay '' 2025-05-03T12:00:00Z '' '' '' ''
		row other o '' '' '' 1 '' '' '' '' Dee dee@example.org 2025-05-03T13:00:00Z '' '' '' 'Hm.\\n'
	} | complete >none.tsv
	local format
	for format in text markdown html; do
		expect 0 '' digest-format --format=$format --link='https://lore.example.org/r/%s' none.tsv
		# in the patch list and above the text twice each, waiting, discussed, pulled, applied
		[[ $(grep -o '(no title)' stdout | wc -l) -eq 8 ]] || fail "$format: $(<stdout)"
		run ! grep -e '\[\](' -e '"></a>' -e '<b></b>' -e '^Author: *$' -e 'Author: \\$' \
			-e 'class="meta">,' -e 'class="by">,' -e '^New: *$' stdout
	done
	expect 0 '' digest-format --sections=messages --message=none none.tsv
	[[ $(grep -c -e '^New:  (no title)$' -e '^Author: -$' stdout) -eq 4 ]]
}

@test "--sections picks and orders" {
	states >states.tsv
	expect 0 '' digest-format --sections=reports,patches,reports states.tsv
	grep -e === stdout >headings
	printf '===== %s =====\n' 'Reports of bots' 'Patch list in this time period' >expected
	same expected headings
	expect 2 "digest-format: --sections: none of summary, *: 'mail'*" \
		digest-format --sections=patches,mail states.tsv
	expect 2 "digest-format: --sections: none of summary, *: ''*" digest-format --sections= states.tsv
}

@test "messages of earlier versions and backports are folded" {
	states >states.tsv
	expect 0 '' digest-format --sections=messages states.tsv
	sed -n 's/^New:  //p' stdout >subjects
	printf '%s\n' '[PATCH v2] bees: fly' '[PATCH] ants: march' >expected
	same expected subjects
	expect 0 '' digest-format --sections=messages --format=classic states.tsv
	[[ $(grep -c '^New:' stdout) == 3 ]]
}

@test "--message says how much of a message is printed" {
	states | sed -n '1p;/\tm1\t/p' >one.tsv
	expect 0 '' digest-format --message=full --sections=messages one.tsv
	grep -q '^    v2: left$' stdout
	expect 0 '' digest-format --message=commit --sections=messages one.tsv
	run ! grep -q 'left\|^ *---$' stdout
	grep -q '^    March\.$' stdout
	expect 0 '' digest-format --message=none --sections=messages one.tsv
	run ! grep -q '^    March\.$' stdout
	grep -q '^Author: Dee' stdout
	expect 2 "digest-format: --message: none of *: 'some'*" digest-format --message=some one.tsv
}

@test "the table of series names what decided each state" {
	states >states.tsv
	expect 0 '' digest-format --format=tsv states.tsv
	cut -f 1-6 stdout >got
	{
		row state evidence why kind series successor
		row applied m2 note series m1 ''
		row superseded m4 title series m3 m4
		row new m4 posting series m4 ''
		row new m5 posting series m5 ''
		row new m6 posting pull m6 ''
	} >expected
	same expected got
	[[ $(awk -F '\t' '{ print NF }' stdout | sort -u) == 34 ]]
}

@test "--width cuts titles, or puts them on lines of their own" {
	{
		row kind message_id title author_name author_addr part total series body
		row patch m1 'a title that is so long that it cannot be seen on most screens' \
			'\xE4\xB8\xAD\xE6\x96\x87' a@example.org '' '' m1 ''
	} | complete >wide.tsv
	expect 0 '' digest-format --sections=patches --width=105 wide.tsv
	[[ $output == *'中文    a title that is so long that it cannot be see…' ]] || fail "$output"
	expect 0 '' digest-format --sections=patches --width=60 wide.tsv
	[[ $output == *$'中文\n    a title that is so long that it cannot be seen on most\n    screens' ]] ||
		fail "$output"
	expect 2 'digest-format: --width: *' digest-format --width=wide wide.tsv
}

@test "colours only where they are wanted" {
	states >states.tsv
	expect 0 '' digest-format states.tsv
	mv stdout plain
	expect 0 '' digest-format --color=never states.tsv
	same plain
	NO_COLOR=1 expect 0 '' digest-format --color=always states.tsv
	grep -q $'\033\\[33mnew\033\\[0m' stdout
	sed $'s/\033\\[[0-9]*m//g' stdout >bare
	same plain bare
	expect 0 '' digest-format --color=always --format=classic states.tsv
	run ! grep -q $'\033' stdout
	expect 2 "digest-format: --color: none of *: 'sometimes'*" digest-format --color=sometimes
}

@test "a terminal has colours and a width" {
	need_terminal
	states >states.tsv
	local as='stty cols 70; digest-format --sections=patches states.tsv'
	TERM=xterm NO_COLOR='' expect 0 '' script -qec "$as" /dev/null
	grep -q $'\033' stdout
	grep -q '^    .*bees: fly' stdout
	TERM=xterm NO_COLOR=1 expect 0 '' script -qec "$as" /dev/null
	run ! grep -q $'\033' stdout
	TERM=dumb NO_COLOR='' expect 0 '' script -qec "$as" /dev/null
	run ! grep -q $'\033' stdout
}

# headings: those of the groups of the patch list.
headings() {
	sed -n 's/^### //p' stdout
}

@test "--group: the patch list by state, subsystem or tag" {
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >patch.tsv
	local format to=()
	for format in text markdown html mail; do
		[[ $format != mail ]] || to=(--mail-from=a@example.org --mail-to=a@example.org)
		expect 0 '' digest-format --sections=patches --format=$format \
			"${to[@]}" patch.tsv
		run ! grep -q 'State: ' stdout
		expect 0 '' digest-format --sections=patches --group=state --format=$format \
			"${to[@]}" patch.tsv
		grep -q 'State: reviewed' stdout
	done
	expect 0 '' digest-format --format=markdown --sections=patches --group=state patch.tsv
	headings >seen
	# each once, in the order of what needs somebody
	printf 'State: %s\n' new discussed reviewed applied withdrawn superseded | grep -xFf seen >expected
	same expected seen
	[[ $(wc -l <seen) -gt 2 ]]
	# no row is lost, and each stands under its own state
	[[ $(awk '/^### State: / { state = $3 } /^\| [a-z]/ && $2 != state' stdout) == '' ]]
	grep -c '^| [a-z]' stdout >rows
	expect 0 '' digest-format --format=markdown --sections=patches patch.tsv
	grep -c '^| [a-z]' stdout | same - rows
}

# A patch for each subsystem and tags given in pairs.
grouped() {
	grouped_rows "$@" | complete
}

grouped_rows() {
	local n=1
	row kind message_id series part total title author_name author_addr from_name from_addr date \
		body tags subsystem
	while [[ $# -gt 0 ]]; do
		row patch "m$n" "m$n" '' '' "ants: march $n" Dee dee@example.org Dee dee@example.org \
			"2025-05-01T10:00:0${n}Z" 'March.' "$1" "$2"
		n=$((n + 1))
		shift 2
	done
}

@test "--group: what names a group is mail's, and harmless" {
	grouped net HWMON 'b a' 'A\\nB' '' '' '<i>' '<b>===== X =====' b 'C\\033\\0D' >mapped.tsv
	expect 0 '' digest-format --sections=patches --format=html --group=subsystem mapped.tsv
	sed -n 's/^<h3[^>]*>\(.*\)<\/h3>/\1/p' stdout >seen
	printf '%s\n' 'Subsystem: &lt;b&gt;===== X =====' 'Subsystem: A' 'Subsystem: C\033\0D' \
		'Subsystem: HWMON' 'Of no known subsystem' | same - seen
	expect 0 '' digest-format --sections=patches --group=tag mapped.tsv
	grep -e '^Tag: ' -e '^Without' stdout >seen
	printf '%s\n' 'Tag: <i>' 'Tag: b' 'Tag: net' 'Without a tag' | same - seen
	[[ $(grep -c 'ants: march' stdout) == 5 ]]
	# where nothing is known there are no groups
	grouped '' '' '' '' >patch.tsv
	expect 0 '' digest-format --sections=patches --group=subsystem patch.tsv
	mv stdout plain
	expect 0 '' digest-format --sections=patches patch.tsv
	same plain
	expect 2 '*--group*' digest-format --group=colour /dev/null
	expect 0 '' list-digest --group=state --sections=patches "$TEST_DATA/sample.mbox"
	grep -q '^State: reviewed$' stdout
}

@test "the page of a period without mail says so, and what waits" {
	expect 0 '' list-digest --since=2025-03-12 --until=2025-03-19 --format=markdown \
		"$TEST_DATA/sample.mbox"
	grep -q '^| 0 | 17 | -17 | Messages |$' stdout
	# its age is that at the end of the period
	sed -n '/^## Waiting/,/^## /p' stdout | grep -qE '^\| 1[0-9]d \|'
	run ! grep -q '^| - |' stdout
}
