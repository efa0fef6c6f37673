#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The commands of README, each run as a reader pastes it, in its order. What they fetch from the
# network is made from data/sample.mbox: see world.bash.
load helper
load world

readme=$TEST_DATA/../../README

# section NAME: the lines below the heading NAME, up to the next heading.
section() {
	awk -v wanted="$1" '
		/^-+$/ { on = before == wanted; before = ""; next }
		on && before != "" { print before }
		on && blank { print "" }
		{ blank = $0 == ""; before = $0 }' "$readme"
}

# split_blocks: writes the indented blocks of standard input to the files block-NN, in their order.
split_blocks() {
	awk '
		!/^    / { on = 0; next }
		!on { on = 1; file = sprintf("block-%02d", ++n) }
		{ print substr($0, 5) >file }'
}

# check_block FILE: its commands succeed, print something, and complain about nothing.
check_block() {
	expect 0 '' bash -euo pipefail -c "$(<"$1")" </dev/null
	[[ -s stdout ]] || fail 'it prints nothing:' "$(<"$1")"
	cp stdout "$1.out"
}

# check_section NAME N: it has N blocks, which all do.
check_section() {
	rm -f block-*
	section "$1" | split_blocks
	local blocks=(block-*)
	[[ ${#blocks[@]} -eq $2 ]] || fail "blocks below $1: ${#blocks[@]}"
	for_each check_block "${blocks[@]}"
}

# has N TEXT: the N-th block of the section has printed a line with TEXT.
has() {
	grep -qF -e "$2" "block-$1.out" || fail "block $1 did not print: $2" "$(<"block-$1.out")"
}

@test "README: the commands that get mail, and the recipes" {
	command -v mlr >/dev/null || skip 'no mlr'
	make_world
	check_section 'Get mail' 5
	has 01 'KVM mailing list update from 2025-03-03 to 2025-03-09'
	has 02 'KVM mailing list update from 2025-02-28 to 2025-03-09'
	has 03 'KVM mailing list update from 2025-03-03 to 2025-03-09'
	has 04 'update from 2025-03-03 to '
	has 05 'KVM mailing list update from 2025-03-03 to 2025-03-09'
	check_section 'Ten recipes' 12
	has 01 'KVM mailing list update from 2025-02-28 to 2025-03-09'
	grep -qF 'href="https://lore.kernel.org/r/' kvm.html
	[[ -s kvm.state ]]
	has 02 'KVM mailing list update from 2025-03-03 to 2025-03-09'
	has 03 'To: team@example.org'
	has 04 '      2 Jonas Veldkamp <jonas.veldkamp@labs.example.com>'
	has 04 $'\tacked'
	has 05 '      9 example.org'
	has 05 '     11 Example Inc.'
	has 06 '===== Waiting for an answer ====='
	has 06 $'2025-03-09T10:15:11Z\tOkafor-Reed, Nell\tCompare with the gauge'
	has 07 'From mboxrd@z '
	has 08 ' 2d  Harbour Tree    3d  v1     1/1  '
	has 08 $'reviewed\t2025-03-04T08:00:03Z\ttide: Predict low water'
	has 09 '===== Commits in this time period ====='
	has 09 'docs: Say nothing of the list'
	has 09 'none of these messages: 2.'
	has 10 'tide: two harbours for 0.4'
	has 10 'There are pull requests.'
	has 11 '      8 2025-03-03'
	has 11 'patch   15'
	has 11 'mira@example.org '
	has 11 'lines_sum'
	has 11 'Ben Quill <ben.quill@example.com>                1      0'
	has 11 'Jonas Veldkamp <jonas.veldkamp@labs.example.com> 1      2'
	has 12 $'\t[PATCH] port: Do not write behind the path'
	has 12 'ports mailing list update from'
	has 12 'docs: Mend two words about the datum'
}
