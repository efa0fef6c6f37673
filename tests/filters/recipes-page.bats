#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# list-recipes(7): each line prints what the page says, over the list that the page speaks of. (Over
# real mail, beside counts of another program: tests/real/questions.bats. The lines for other forms
# of a table: export.bats.)
load helper
load recipes

# check_recipe NAME: the first lines of its output are those of the page.
check_recipe() {
	run_recipe "$1"
	local lines
	shown_by "$1" >shown
	lines=$(wc -l <shown)
	[[ $lines -gt 0 ]] || return 0
	# The page shows neither blanks at the end of a line nor the form feed that begins a plot.
	sed 's/\f//; s/[[:blank:]]*$//' stdout | head -n "$lines" >got
	same shown got
}

# database: the recipe's database of the messages in lantern.mbox.
database() {
	mbox-split lantern.mbox | patch-classify --bodies=heads >patch.tsv
	digest-format --format=tsv patch.tsv >series.tsv
	rm -f list.db
	run_recipe database
}

# mail FROM SUBJECT ID [PARENT]: the header of a message.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s\nSubject: %s\nMessage-ID: <%s@example.org>\n' "$1" "$2" "$3"
	printf 'Date: Mon, 3 Mar 2025 10:00:00 +0000\n%s\n' "${4+In-Reply-To: <$4@example.org>$'\n'}"
}

@test "each recipe prints what the page says" {
	need sqlite3 jq datamash gnuplot
	make_lantern
	# shellcheck disable=SC2046 # the names are words
	for_each check_recipe $(recipe_names)
}

@test "files with the name of a column, with quotes and with backslashes" {
	need sqlite3
	local name
	for name in source 'a"b' 'a\nb' 'x y'; do
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: a@example.org\n'
		printf 'Subject: [PATCH] %s\nMessage-ID: <%s@example.org>\n\n' "$RANDOM" "$RANDOM"
		printf -- '---\n--- a/%s\n+++ b/%s\n@@ -1 +1 @@\n-a\n+b\n\n' "$name" "$name"
	done >lantern.mbox
	database
	expect 0 '' sqlite3 list.db 'select path from touched where path <> ""'
	[[ $(wc -l <stdout) -eq 4 && $output == source$'\n'* ]]
}

@test "reports that only their sender has answered; and words that have a bug in them" {
	need sqlite3
	{
		printf '%s\n\n' "$(mail 'Ann Oak <ann@example.org>' 'Regression in lamp' 1)" \
			"$(mail 'Ann Oak <Ann@example.org>' 'Re: Regression in lamp' 2 1)" 'Any news?' \
			"$(mail 'Ann Oak <ann@example.org>' '[BUG] lamp is out' 3)" \
			"$(mail 'Ann Oak <ann@example.org>' 'lamp: a bug, or two' 4)" \
			"$(mail 'Bo Elm <bo@example.org>' 'Re: lamp: a bug, or two' 5 4)" 'No.' \
			"$(mail 'Ann Oak <ann@example.org>' 'debugfs: how do I debug it?' 6)"
	} >lantern.mbox
	database
	run_recipe reports
	[[ $(cut -d '|' -f 3 stdout) == $'Regression in lamp\nlamp is out' ]] || fail "$output"
}

@test "notes on patches that are not here, a name with a backslash, and what was sent twice" {
	need sqlite3
	local diff=$'---\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b' id
	{
		for id in 1 2; do
			mail 'Ann Oak <ann@example.org>' '[PATCH] lamp: Bar the door' $id
			printf '%s\n\n' "$diff"
		done
		mail 'Ann Oak <ann@example.org>' '[PATCH v2] lamp: Bar the door' 3
		printf '%s\n\n' "$diff"
		mail '"CORP\\\\nick" <nick@example.org>' 'Re: [PATCH v2] lamp: Bar the door' 4 3
		printf '> a\n\nReviewed-by: CORP\\nick <nick@example.org>\n\n'
		mail 'Bo Elm <bo@example.org>' 'Re: [PATCH] fog: Be loud' 5 none
		printf '> a\n\nReviewed-by: Bo Elm <bo@example.org>\n\nApplied, thanks.\n\n'
	} >lantern.mbox
	database
	run_recipe untagged
	[[ -z $output ]] || fail "$output"
	run_recipe pairs
	prints '1|CORP\nick <nick@example.org>|Ann Oak'
	run_recipe rounds
	[[ $output == '2|lamp: Bar the door|'* ]] || fail "$output"
}

@test "bare diffs in a list whose people write no mark" {
	local diff=$'Index: a.c\n--- a.c\t1 Mar 2025 09:00:00 -0000\n+++ a.c\t3 Mar 2025 09:00:00 -0000
@@ -1 +1 @@\n-a\n+b\n'
	{
		mail 'Ann Oak <ann@example.org>' 'Bar the door' 1
		printf 'ok?\n\n%s\n' "$diff"
		mail 'Bo Elm <bo@example.org>' 'Re: Bar the door' 2 1
		printf 'Or so:\n\n%s\n' "$diff"
		mail 'Ann Oak <ann@example.org>' 'The index of doors' 3
		printf 'Index: where is it?\n\n'
		mail 'Ann Oak <ann@example.org>' '[PATCH] Oil the hinge' 4
		printf 'ok?\n\n%s\n' "$diff"
	} >lantern.mbox
	run_recipe bare
	mv bare.tsv stdout
	[[ $(columns kind why title) == $'patch\tpatch-tag\tBar the door
patch\tpatch-tag\tOil the hinge' ]] || fail "$(columns kind why title)"
}

@test "the page shows the lines that are run" {
	command -v mandoc >/dev/null || skip 'no mandoc'
	# shellcheck disable=SC2154 # recipes.bash has it
	mandoc -T ascii -O width=300 "$recipes_page" | sed $'s/.\b//g; s/^ *//' |
		tr -s '[:blank:]' ' ' | sed 's/ $//' >shown
	local name
	for name in $(recipe_names); do
		display "$name" | tr -s '[:blank:]' ' ' | sed 's/^ //; s/ $//' >lines
		[[ -s lines ]] || fail "no display: $name"
		! grep -vxF -f shown lines >missing || fail "$name:" "$(<missing)"
	done
}

@test "every display of the page that is a line of shell is a recipe" {
	awk '
		/^\.Bd / && before !~ /^\.\\" recipe / { print FILENAME ":" FNR ": " $0 }
		{ before = $0 }' "$recipes_page" >strays
	[[ ! -s strays ]] || fail "$(<strays)"
}

@test "each recipe is one pipeline" {
	local name
	for name in $(recipe_names); do
		command_of "$name" >text
		! grep -E '(^|[[:blank:];|&(])(while|until|do|done|python3?|perl)\b' text || fail "$name is a program"
		[[ $name == tables || $(display "$name" | grep -c '^\$ ') -eq 1 ]] ||
			fail "$name has several commands"
	done
}
