#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The manual pages beside the programs: the words that options take, and the examples, each run as
# a reader pastes it. (Options and usage: contract.bats. The recipes of list-digest(7): pipeline.bats
# and those in tests/real.)
load helper
load world

read -ra programs <<<"${PROGRAMS-}"
pages=$BATS_TEST_DIRNAME/../../man

# help_words PROGRAM: a line `OPTION WORD` for each word that the help lists for an option, without
# the notes in parentheses. A list that is not understood has the word `?`.
help_words() {
	"$1" --help | awk '
		!/^ +-/ || !/ (one|any) of / || !match($0, /--[a-z-]+/) { next }
		{
			option = substr($0, RSTART, RLENGTH)
			sub(/.* (one|any) of /, "")
			while (sub(/ *\([^()]*\)/, "")) { }
			if (!match($0, /^([a-z0-9_-]+, )*[a-z0-9_-]+ or [a-z0-9_-]+/)) {
				if (/, | or /)
					print option, "?"
				next
			}
			n = split(substr($0, 1, RLENGTH), words, /, | or /)
			for (i = 1; i <= n; i++)
				print option, words[i]
		}'
}

# page_words PAGE OPTION: the words with the macro Cm in the entry of the option, a line each.
page_words() {
	awk -v option="$2" '
		/^\.(Sh|Ss) / { on = 0 }
		{ gsub(/\\-/, "-"); gsub(/\\&/, "") }
		/^\.It Fl / { on = ($0 " ") ~ (" Fl " substr(option, 2) " ") }
		on && /^\./ {
			is_word = 0
			for (i = 1; i <= NF; i++) {
				word = $i
				sub(/^\./, "", word)
				if (word ~ /^[A-Z][a-z]$/)
					is_word = word == "Cm"
				else if (is_word)
					print word
			}
		}' "$1"
}

# check_words PROGRAM: the page has each word of the help.
check_words() {
	local option
	help_words "$1" >words
	cut -d ' ' -f 1 words | sort -u | while read -r option; do
		page_words "$pages/$1.1" "$option" | sed "s/^/$option /"
	done >on-page
	grep -vxF -f on-page words >missing || :
	same /dev/null missing || fail "$1.1 lacks a .Cm"
	cat words >>all-words
}

# split_examples PAGE: writes the displays below EXAMPLES, as a reader sees them, to the files
# example-NN in their order.
split_examples() {
	awk '
		function show(line) {
			gsub(/\\&/, "", line)
			gsub(/\\\(ga/, "`", line)
			gsub(/\\\(aq/, "\047", line)
			gsub(/\\\(dq/, "\"", line)
			gsub(/\\\(ha/, "^", line)
			gsub(/\\\(ti/, "~", line)
			gsub(/\\\(->/, "->", line)
			gsub(/\\-/, "-", line)
			gsub(/\\(e|\(rs)/, "\\", line)
			print line >file
		}
		function begin() { file = sprintf("example-%02d", ++n) }
		/^\.Sh / { examples = $2 == "EXAMPLES"; next }
		!examples { next }
		/^\.Dl / { begin(); show(substr($0, 5)) }
		/^\.Ed/ { on = 0 }
		on { show($0) }
		/^\.Bd .*-(literal|unfilled)/ { on = 1; begin() }' "$1"
}

# For a mistake in the above, and in the page: what is run is what mandoc shows.
check_is_shown() {
	tr -s '[:blank:]' ' ' <"$1" | sed 's/^ //' | grep -vxF -f shown >hidden || :
	same /dev/null hidden || fail "mandoc does not show a line of $1"
}

# The files that a command reads, by their names: what it may find in the working folder.
make_files() {
	local name digit
	grep -oE "(^|[ =<(])[[:alnum:]_.*?-]+\.(mbox|mbox\.gz|tsv|git)\b" "$1" | tr -d ' =<(' >names || :
	while read -r name; do
		for digit in 2 3; do
			make_file "${name//[*?]/$digit}"
		done
	done <names
}

make_file() {
	[[ ! -e $1 ]] || return 0
	case $1 in
	*.mbox) cp "$SAMPLE" "$1" ;;
	*.gz) gzip -c "$SAMPLE" >"$1" ;;
	commits*.tsv) commit-cat -C lore/kvm/0 >"$1" ;;
	mail*.tsv) mbox-split "$SAMPLE" >"$1" ;;
	*.tsv) mbox-split "$SAMPLE" | patch-classify >"$1" ;;
	*.git) git clone --mirror -q lore/kvm/0 "$1" ;;
	esac
}

# A recipe for procmail: nobody complains, whose log has three lines for a mail then. What such
# recipes do is for tests/real/recipes.bats. procmail complains about a user without a name, and runs
# programs by the shell that is the user's, which for a daemon's may be nologin.
run_recipe() {
	command -v procmail >/dev/null && id -un >/dev/null 2>&1 || return 0
	sed 1d "$SAMPLE" | expect 0 '' procmail SHELL=/bin/sh "HOME=$PWD" "MAILDIR=$PWD" "PATH=$PATH" \
		"DEFAULT=$PWD/default" "LOGFILE=$PWD/log" "./$1"
	run ! grep -vE '^(From |  *Subject: |  Folder: )' log
}

# Other displays, such as what a command prints, begin with a blank, a capital or a digit, or have
# arrows for TABs.
is_command() {
	[[ $1 =~ ^[A-Z_]+= || $1 != [[:blank:][:upper:][:digit:]]* && $1 != *'->'* ]]
}

check_example() {
	local text
	check_is_shown "$1"
	# A commit of somebody's archive; and each run is the first one.
	text=$(sed -E 's/\b[0-9a-f]{8,40}\^!/HEAD^!/' "$1")
	rm -f ./*.state
	if [[ $text == :0* ]]; then
		run_recipe "$1"
		return
	fi
	is_command "$text" || return 0
	make_files "$1"
	expect 0 '' bash -euo pipefail -c "$text" </dev/null
	[[ -s stdout || $text =~ \>[[:alnum:]\"\$] ]] || fail "it prints nothing: $text"
	echo "$text" >>../commands
}

# check_page PAGE: each of its examples, in a world of its own, in their order.
check_page() (
	mkdir "${1##*/}"
	cd "${1##*/}" || return
	make_world
	git clone --mirror -q lore/kvm/0 kvm.git
	echo 'Mira Holt <mira@example.org>' >.mailmap
	inbox-cat -C kvm.git --tip >tip
	mandoc -T ascii -O width=300 "$1" | sed $'s/.\b//g; s/^ *//' | tr -s '[:blank:]' ' ' >shown
	split_examples "$1"
	for_each check_example example-*
)

@test "the man pages list each word that an option takes" {
	for_each check_words "${programs[@]}"
	grep -qx -e '--input mboxrd' all-words
	grep -qx -e '--sections messages' all-words
}

@test "the examples of the man pages run, print something and complain about nothing" {
	command -v mandoc >/dev/null || skip 'no mandoc'
	command -v mlr >/dev/null || skip 'no mlr'
	for_each check_page "$pages"/*.[15]
	grep -q '^mbox-split' commands
}
