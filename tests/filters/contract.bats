#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What holds for every program of the suite: options, messages, exit status; DIAGNOSTICS in
# the man pages.
load helper

read -ra programs <<<"${PROGRAMS-}"

# Made once: a sample of mail, the mail and the patch table of it, and an inbox with it; in the folder
# many so much of each that no pipe holds what a program prints of it.
setup_file() {
	export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
	local folder
	mkdir "$BATS_FILE_TMPDIR/few" "$BATS_FILE_TMPDIR/many"
	cp "$TEST_DATA/sample.mbox" "$BATS_FILE_TMPDIR/few"
	cat_times 150 "$TEST_DATA/sample.mbox" >"$BATS_FILE_TMPDIR/many/sample.mbox"
	for folder in few many; do
		(
			cd "$BATS_FILE_TMPDIR/$folder" || exit
			mbox-split sample.mbox >mail.tsv
			patch-classify mail.tsv >patch.tsv
			git init --quiet inbox
			cp sample.mbox inbox/m
			git -C inbox add m
			printf 'x%.0s' {1..100000} | git -C inbox -c user.name=x -c user.email=x@example.org \
				commit --quiet -F -
		)
	done
}

# good_arguments PROGRAM [FOLDER]: arguments with an input that the program can read.
good_arguments() {
	local folder=$BATS_FILE_TMPDIR/${2-many}
	case $1 in
	mbox-split | list-digest) arguments=("$folder/sample.mbox") ;;
	patch-classify | mail-cat)
		cp "$folder/sample.mbox" .
		arguments=("$folder/mail.tsv")
		;;
	author-rank | digest-format | list-stat) arguments=("$folder/patch.tsv") ;;
	commit-match) arguments=("$folder/patch.tsv" --commits="$(no_commits)") ;;
	record-map) arguments=("$folder/patch.tsv" --maintainers="$(all_maintainers)") ;;
	commit-cat | inbox-cat) arguments=(-C "$folder/inbox") ;;
	*) fail "no input for $1" ;;
	esac
}

# Prints a file of mail many times, with other ids and people each time.
cat_times() {
	LC_ALL=C awk -v times="$1" '
		{ lines[NR] = $0 }
		END {
			for (n = 0; n < times; n++)
				for (i = 1; i <= NR; i++) {
					line = lines[i]
					gsub(/example\./, n ".example.", line)
					print line
				}
		}' "$2"
}

# A commit table that has none.
no_commits() {
	printf '%s\t' commit date title >commits.tsv
	echo message_ids >>commits.tsv
	echo commits.tsv
}

# A MAINTAINERS file with one section.
all_maintainers() {
	printf '%s\n' EVERYTHING 'F: *' >MAINTAINERS
	echo MAINTAINERS
}

# The operand that names a file or folder to read.
operand_of() {
	case $1 in
	inbox-cat | commit-cat) arguments=(-C "$2") ;;
	commit-match) arguments=("$2" --commits="$(no_commits)") ;;
	record-map) arguments=("$2" --maintainers="$(all_maintainers)") ;;
	*) arguments=("$2") ;;
	esac
}

check_help() {
	expect 0 '' "$1" --help
	[[ $output == "Usage:"*" $1 "* ]]
	same stdout <("$1" -h)
}

check_version() {
	expect 0 '' "$1" --version
	[[ $output =~ ^"$1 (list-digest) "[0-9]+(\.[0-9]+)+$ ]] || fail "$output"
	same stdout <("$1" -V)
}

check_unknown_option() {
	expect 2 "$1: *--no-such-option*" "$1" --no-such-option
	prints ''
}

check_missing_file() {
	operand_of "$1" no-such-file
	expect 2 "$1: *no-such-file*" "$1" "${arguments[@]}" || {
		[[ $1 == list-digest ]] &&
			expect 2 "*no-such-file*$1: mbox-split failed*" "$1" "${arguments[@]}"
	}
}

check_directory() {
	mkdir -p plain-directory
	operand_of "$1" plain-directory
	expect 2 '*plain-directory*' "$1" "${arguments[@]}"
}

check_end_of_options() {
	operand_of "$1" --help
	[[ $1 != *-cat || $1 == mail-cat ]] || arguments=(--help)
	[[ $1 != commit-match ]] || arguments=(--help --commits)
	[[ $1 != record-map ]] || arguments=(--help --maintainers)
	expect 2 '*--help*' "$1" -- "${arguments[@]}"
	run ! grep Usage: stdout
}

check_full_disk() {
	good_arguments "$1"
	# shellcheck disable=SC2016
	expect 2 "*$1: *" bash -c '"$@" >/dev/full' - "$1" "${arguments[@]}"
	# shellcheck disable=SC2016
	expect 2 "*$1: *" bash -c '"$@" >/dev/full' - "$1" --help
}

# The reader is gone before the program starts, so that every write meets a closed pipe.
check_closed_pipe() {
	good_arguments "$1"
	local pipe status=0
	exec {pipe}> >(:)
	# It may be forgotten already when it is waited for.
	wait $! || :
	"$1" "${arguments[@]}" 1>&"$pipe" 2>stderr || status=$?
	exec {pipe}>&-
	same /dev/null stderr
	[[ $status == 141 ]] || fail "exit status: $status"
}

man_page() {
	local page=$BATS_TEST_DIRNAME/../../man/$1.1
	[[ -e $page ]] || fail "no man page: $page" || return
	mandoc -T ascii -O width=200 "$page" | sed $'s/.\b//g'
}

section_of() {
	sed -n "/^$1\$/,/^[A-Z]/p" | sed '1d;$d'
}

# Without the options, and `[FILE ...]` as help texts have it: `[FILE]...`.
operands_of() {
	sed -E 's/ \.\.\.\]/].../g; s/\[(OPTION|-[^]]*)\](\.\.\.)?//g; s/  +/ /g; s/^ //; /^$/d'
}

check_man_options() {
	"$1" --help | sed 1,2d | options_of >help
	man_page "$1" | section_of DESCRIPTION | options_of >page
	grep -qx -- --version help || fail 'no options in the help'
	same page help
}

check_man_synopsis() {
	"$1" --help | sed '1d;/^$/,$d' | operands_of >help
	man_page "$1" | section_of SYNOPSIS | operands_of >page
	[[ -s help ]] || fail 'no usage in the help'
	same page help
}

@test "--help and --version go to standard output" {
	for_each check_help "${programs[@]}"
	for_each check_version "${programs[@]}"
}

@test "an option that takes no value refuses one" {
	local program option
	for program in "${programs[@]}"; do
		for option in --help --version --verbose; do
			[[ $("$program" --help) == *"$option"* ]] || continue
			expect 2 "$program: option '$option' takes no value; *" "$program" "$option=0"
		done
	done
	expect 2 "author-rank: option '--percent' takes no value; *" author-rank --percent=0
	# what another option takes is no option
	expect 2 "author-rank: --by: none of *" author-rank --by --percent=0
	expect 0 '' mbox-split --no-header -- /dev/null
}

@test "an unknown option is a usage error" {
	for_each check_unknown_option "${programs[@]}"
}

# both_of NAME COMMAND [ARG]...: sets a variable to what the command prints, and its exit status.
both_of() {
	local printed said status=0
	# Not into one: mail-cat's inbox-cat speaks in the midst of a line.
	"${@:2}" >printed 2>said || status=$?
	text_of printed printed
	text_of said said
	printf -v "$1" '%s\n%s\n%s' "$printed" "$said" "$status"
}

# What several programs say comes in any order.
same_lines() {
	[[ $1 == "$2" ]] || diff <(sort <<<"$1") <(sort <<<"$2") >&2
}

# A value may stand right behind its letter, also behind that of an option without one.
check_short_values() {
	local letter flag letters value together apart attached
	good_arguments "$1" few
	"$1" --help >help
	flag=$(grep -oE '^  -[a-z], --(quiet|verbose) ' help | cut -c 4) || :
	# Those with a value, from the lines `  -n, --number=N` and `  -C DIR`.
	letters=$(sed -nE 's/^  -([a-zA-Z])(, --[a-z-]+=| [A-Z]).*/\1/p' help)
	for letter in $letters; do
		for value in 3 x; do
			together=-$letter$value
			# Once behind the letter of another option.
			[[ $value == 3 || -z $flag ]] || together=-$flag$letter$value
			both_of apart "$1" "-$letter" $value "${arguments[@]}"
			both_of attached "$1" "$together" "${arguments[@]}"
			[[ $together == -"$flag"?* && -n $flag ]] || same_lines "$apart" "$attached"
			[[ ${attached,,} != *'unknown option'* && ${attached,,} != *'missing argument'* ]] ||
				fail "$1 $together: $attached"
		done
	done
}

@test "a value may stand behind the letter of its option" {
	for_each check_short_values "${programs[@]}"
}

@test "-- ends the options" {
	for_each check_end_of_options "${programs[@]}"
}

@test "a missing file is an error" {
	for_each check_missing_file "${programs[@]}"
}

@test "a directory is no file" {
	for_each check_directory "${programs[@]}"
}

# check_one_stdin OPTION PROGRAM [ARGUMENT]...: OPTION=- leaves standard input to no operand.
check_one_stdin() {
	local option=$1
	shift
	for operands in '' '-' './x -' '- ./x'; do
		# shellcheck disable=SC2086 # words of a list
		expect 2 "$1: $option=- leaves no standard input for the table*" "$@" "$option=-" $operands
		same /dev/null
	done
}

@test "standard input is read once" {
	local operands
	check_one_stdin --commits commit-match
	check_one_stdin --commits digest-format
	check_one_stdin --series mail-cat
	check_one_stdin --compare author-rank
	check_one_stdin --compare list-stat
}

@test "every write is checked" {
	for_each check_full_disk "${programs[@]}"
}

@test "a closed pipe ends a program quietly" {
	for_each check_closed_pipe "${programs[@]}"
}

@test "a table that the program does not read is an error in line 1" {
	printf 'by\tcount\tkey\nauthor\t3\tA Person\n' >rank.tsv
	mbox-split "$TEST_DATA/sample.mbox" >mail.tsv
	expect 2 'patch-classify: rank.tsv:1: *' patch-classify rank.tsv
	expect 2 'author-rank: rank.tsv:1: *' author-rank rank.tsv
	expect 2 'digest-format: mail.tsv:1: *' digest-format mail.tsv
	expect 2 'list-stat: mail.tsv:1: *' list-stat mail.tsv
}

@test "the man page has the options of --help" {
	command -v mandoc >/dev/null || skip 'no mandoc'
	for_each check_man_options "${programs[@]}"
}

@test "the man page has the usage of --help" {
	command -v mandoc >/dev/null || skip 'no mandoc'
	for_each check_man_synopsis "${programs[@]}"
}

# What may reach a terminal of a name: C0, C1, DEL, direction, tags, line separators, no UTF-8.
check_words() {
	local text texts all='' want='' option
	texts=($'\e[31m' $'\x7f' $'\xc2\x9b31m' $'\u202e' $'\u2066' $'\u200f' $'\u2028' $'\ufeff' $'\U000e0041'
		$'\xff' $'\xc3' $'\a')
	for text in "${texts[@]}"; do
		all+=a${text}b want+=a$'\ufffd*b'
	done
	for option in '' --no-such-option-; do
		expect 2 "$1: *$want*" "$1" "$option$all"
		for text in "${texts[@]}"; do
			[[ $(<"$BATS_TEST_TMPDIR/stderr") != *"$text"* ]] || fail "$1: $(od -c "$BATS_TEST_TMPDIR/stderr")"
		done
	done
}

@test "messages of filters say nothing to a terminal but text" {
	export LC_ALL=C.UTF-8
	for_each check_words mbox-split patch-classify author-rank digest-format list-stat mail-cat
}
