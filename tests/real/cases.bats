#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Small mails of all kinds that were read wrongly once, with the right answers beside them. They are
# other people's; mail of our own of the same kinds is in the tables of the other tests.
load ../filters/helper

@test "every case has its answer" {
	need_shared cases/cases.tsv
	command -v python3 >/dev/null || skip 'no python3'
	expect 0 '' python3 "$TEST_SHARED/cases/check.py" "$TEST_SHARED/cases/cases.tsv" \
		"$TEST_SHARED/cases"
}

# is NAME COLUMN VALUE: in the patch table of a case, each record's value, joined by |.
is() {
	local got
	got=$(mbox-split "$TEST_SHARED/cases/$1.mbox" | patch-classify | awk -F '\t' -v name="$2" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i; next }
		{ printf "%s%s", (NR > 2 ? "|" : ""), $column }')
	# shellcheck disable=SC2053 # a pattern
	[[ $got == $3 ]] || fail "$1: $2 is $got, not $3"
}

@test "cases that take more than a column" {
	need_shared cases/cases.tsv
	local all
	all=$(printf "%.0sada@example.org|" {1..15})
	is patch-attached author_addr "${all%|}"
	is patch-attached kind 'patch|patch|*|patch'
	is munged-more from_source '*|cc|reply-to|*|relay'
	is dmarc-wrapped author_addr 'cleo@example.org|bo@example.org'
	is octet-stream-default author_addr cleo@example.org
	is subject-odd-marker kind 'patch|patch|patch|patch|*'
	is tag-indented-own trailers 'Reviewed-by: Bo Quay*|Acked-by: Bo Quay*|Reviewed-by: Bo Quay*'
	is tag-not-list-id tags '||'
	is fixes-question trailers '!(*Fixes*)'
	is branch-is-not-stable flags '!(*stable*)'
	is branch-is-not-stable tags 'dev 6.6'
	is name-three-dashes author_name ''
	mbox-split "$TEST_SHARED/cases/lying-clock.mbox" | patch-classify |
		digest-format --format=text >page 2>errors
	grep -q '2025-03-01 to 2025-03-09' page
	[[ $(grep -c '^digest-format: left out of the period' errors) -eq 2 ]]
}
