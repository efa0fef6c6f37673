#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Miller before 6.12 stops without a word at a line of 64 KiB: no example of README or of the manual
# pages hands it one.
load helper

pages=$BATS_TEST_DIRNAME/../../man

# commands_of FILE: its lines of shell, each on one line, with the page's marks undone.
commands_of() {
	sed 's/^\.Dl //; s/^    //; s/\\e/\\/g' "$1" |
		awk '{ line = line $0 } /[|\\]$/ { sub(/\\$/, " ", line); next } { print line; line = "" }'
}

# check_mlr FILE: Miller reads what cut or a filter of short lines writes, and no file.
check_mlr() {
	commands_of "$1" | grep -E '(^|\|)[[:space:]]*mlr ' >lines || return 0
	! grep -vE '(cut -f [0-9,]+( [a-z]+\.tsv)?|author-rank [^|]*|list-stat [^|]*) *\|[[:space:]]*mlr ' \
		lines || fail "$1: Miller reads what may have long lines"
	! grep -E '\.tsv *(\| *LC_ALL=C sort.*)?$' lines | grep -E 'mlr [^|]*\.tsv' ||
		fail "$1: Miller reads a file"
	cat lines >>all
}

@test "Miller reads columns that were cut out" {
	for_each check_mlr "$BATS_TEST_DIRNAME/../../README" "$pages"/*.[157]
	[[ $(wc -l <all) -ge 8 ]]
}

# A patch of so many files and trailers that its record is long even without a body.
large_patch() {
	local i
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Gull <gull@example.org>\n'
	printf 'Subject: [PATCH] all: Rename\nDate: Mon, 3 Mar 2025 01:00:00 +0000\n'
	printf 'Message-ID: <gull@example.org>\n\nRename.\n\n'
	for i in {1..1500}; do
		printf 'Cc: Keeper of Lighthouse %d <keeper%d@example.org>\n' "$i" "$i"
	done
	echo ---
	for i in {1..4000}; do
		printf 'diff --git a/directory/%d/file b/directory/%d/file\n' "$i" "$i"
		printf -- '--- a/directory/%d/file\n+++ b/directory/%d/file\n@@ -1 +1 @@\n-a\n+b\n' "$i" "$i"
	done
	echo
}

# counts README'S COMMANDS: those that count are run, and awk counts as well.
@test "the counts of README are those of awk, also with a patch of thousands of files" {
	command -v mlr >/dev/null || skip 'no mlr'
	large_patch | cat - "$TEST_DATA/sample.mbox" >kvm.mbox
	mbox-split kvm.mbox | patch-classify --bodies=none >patch.tsv
	[[ $(wc -L <patch.tsv) -gt 65536 ]]
	local text
	text=$(sed -n 's/^    \(cut -f 1 patch.tsv | mlr .*\)/\1/p' "$BATS_TEST_DIRNAME/../../README")
	expect 0 '' bash -euo pipefail -c "$text"
	awk 'NR > 1 { print $1, $2 }' stdout | sort >got
	awk -F '\t' 'NR > 1 { n[$1]++ } END { for (kind in n) print kind, n[kind] }' patch.tsv | sort >want
	same want got
	text=$(sed -n '/^    cut -f 1,19,22,23/,/lines_sum$/s/^    //p' "$BATS_TEST_DIRNAME/../../README")
	expect 0 '' bash -euo pipefail -c "$text"
	awk 'NR > 1 { print $1, $2 }' stdout | sort >got
	awk -F '\t' '$1 == "patch" { n[$19] += $22 + $23 } END { for (a in n) print a, n[a] }' patch.tsv |
		sort >want
	same want got
	grep -q '^gull@example.org 8000$' got
}
