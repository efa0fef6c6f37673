#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Whole tables of real mail, with all bodies, in other forms, by the lines of list-recipes(7): each
# row is there, and each value; and README's counts beside awk's.
load ../filters/helper
load ../filters/recipes
load ../filters/export

# make_table FILE: the patch table of a corpus, with bodies and diffs.
make_table() {
	mbox-split "$1" | patch-classify --keep-diff >table.tsv
	[[ -s table.tsv ]]
	cp table.tsv patch.tsv
	cp table.tsv series.tsv
	rm -f list.db
}

check_corpus() {
	make_table "$1"
	run_recipe json
	cp patch.json list.json
	check_json
	run_recipe csv
	cp patch.csv list.csv
	check_csv
	sqlite3 list.db '.mode ascii' '.separator "\t" "\n"' '.import patch.tsv patch'
	check_sqlite
}

@test "JSON lines, CSV and SQLite of whole lists" {
	need_shared corpus
	need sqlite3 jq python3
	for_each check_corpus "$TEST_SHARED"/corpus/*.mbox.gz
}

# counts TEXT: what a line of README with Miller prints, in two columns.
counts() {
	expect 0 '' bash -euo pipefail -c "$1"
	awk 'NR > 1 { print $1, $2 }' stdout | LC_ALL=C sort >got
}

@test "README's counts are awk's" {
	need_shared corpus
	need mlr
	mbox-split "$TEST_SHARED"/corpus/linux-hwmon-2025q2.mbox.gz | patch-classify --bodies=none >patch.tsv
	local readme=$TEST_DATA/../../README
	counts "$(sed -n 's/^    \(cut -f 1 patch.tsv | mlr .*\)/\1/p' "$readme")"
	awk -F '\t' 'NR > 1 { n[$1]++ } END { for (kind in n) print kind, n[kind] }' patch.tsv |
		LC_ALL=C sort >want
	same want got
	counts "$(sed -n '/^    cut -f 1,19,22,23/,/lines_sum$/s/^    //p' "$readme")"
	awk -F '\t' '$1 == "patch" && $19 != "" { n[$19] += $22 + $23 } END { for (a in n) print a, n[a] }' \
		patch.tsv | LC_ALL=C sort >want
	same want got
}
