#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The whole table in other forms, by the lines of list-recipes(7): no row and no value is lost.
load helper
load recipes
load export

# Mail with all that breaks readers of tables: quotes, escapes, backslashes before letters, words
# that are escapes of column names, numbers that are text, and lines of more than a megabyte.
odd_mail() {
	cat <<-'END'
		From mboxrd@z Thu Jan  1 00:00:00 1970
		From: "A \"Q\" Person" <a@example.org>
		Subject: 2.10
		Message-ID: <0012>

		a "b" \n literal, \\n, \\\n and	a TAB, 'x', a | and a , and \x73ubject
		"
	END
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: b@example.org\nSubject: subject\n'
	printf 'Message-ID: <1e5>\n\n'
	yes '"long" \ line, Łucja' | head -n 150000
	printf '\nFrom mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: c@example.org\n'
	printf 'Subject: [PATCH v2.10] "x\nMessage-ID: <c@example.org>\n\n\\x41 last\\\n'
}

make_table() {
	odd_mail | mbox-split - "$TEST_DATA/lantern.mbox" "$TEST_DATA/sample.mbox" |
		patch-classify >table.tsv
	cp table.tsv patch.tsv
	[[ $(wc -L <table.tsv) -gt 2000000 ]]
}

@test "JSON lines" {
	need jq python3
	make_table
	run_recipe json
	cp patch.json list.json
	check_json
	[[ $(jq -r 'select(.message_id == "0012").body' list.json) == *'\\n, \\\n and'$'\t'* ]]
	[[ $(jq -r 'select(.message_id == "1e5").subject' list.json) == subject ]]
}

@test "CSV" {
	need python3
	make_table
	run_recipe csv
	cp patch.csv list.csv
	check_csv
}

@test "SQLite" {
	need sqlite3
	make_table
	cp table.tsv series.tsv
	run_recipe database
	check_sqlite
}

@test "the text of a value in SQLite" {
	need sqlite3 python3 jq
	{
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: a@example.org\nSubject: [PATCH] x\n'
		printf 'Message-ID: <x@example.org>\n\nA \\n b.\n\nFixes: 1234567890ab ("a\\nb \\\\n\\t | c")\n'
		printf 'Signed-off-by: "A \\ Person" <a@example.org>\n---\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'
	} | mbox-split | patch-classify >patch.tsv
	cp patch.tsv series.tsv
	cp patch.tsv table.tsv
	run_recipe database
	run_recipe text
	read_as_python table.tsv | jq -r .trailers | diff - stdout >&2
	grep -qF '("a\nb \\n\t | c")' stdout
}
