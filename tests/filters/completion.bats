#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What the completion for bash, zsh and fish offers, against what --help says and the programs take.
load helper

read -ra programs <<<"${PROGRAMS-}"

# The options whose argument is one or several of some words.
choices=(
	mbox-split:--input
	patch-classify:--match patch-classify:--bodies patch-classify:--with
	author-rank:--by author-rank:--kind author-rank:--weight author-rank:--format
	digest-format:--format digest-format:--sections digest-format:--message
	digest-format:--group list-digest:--group
	digest-format:--color
	list-digest:--format list-digest:--sections list-digest:--message list-digest:--color
	list-digest:--input list-digest:--by
)

# What bash offers for the last word; what the function asks of compopt goes to the file compopt.
complete_bash() {
	# shellcheck disable=SC2016 # for the other shell
	bash --norc --noprofile -c '
		set -u
		compopt() { echo "$*" >>compopt; }
		source "$COMPLETIONS/$1" || exit
		spec=$(complete -p "$1") || exit
		spec=${spec#*-F } COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		"${spec%% *}" "$1" "${@: -1}" "${@: -2:1}"
		[[ ${#COMPREPLY[@]} -eq 0 ]] || printf "%s\n" "${COMPREPLY[@]}"' - "$@"
}

# What fish offers at the end of each line, in the files offered.1, offered.2 and so on: fish takes long
# to start.
complete_fish() {
	# shellcheck disable=SC2016 # for the other shell
	fish --no-config -c '
		set -l n 0
		for line in $argv
			set -l words (string split " " -- $line)
			source $COMPLETIONS/$words[1].fish
			set n (math $n + 1)
			complete -C $line >offered.$n
		end' "$@" || return
	sed -i 's/\t.*//' offered.*
}

# What zsh's function for each program tells _arguments, in the file PROGRAM.specs.
specs_of_zsh() {
	# shellcheck disable=SC2016 # for the other shell
	zsh -f -c '
		for program; do
			_arguments() { print -rl -- "$@" >$program.specs }
			source "$COMPLETIONS/_$program"
		done' - "$@"
}

need_shell() {
	command -v "$1" >/dev/null || skip "no $1"
}

# Made once: the options of each program as `-h`, `--help`, `--name=`.
setup_file() {
	local program
	for program in "${programs[@]}"; do
		"$program" --help | options_of | sed 's/=.*/=/' >"$BATS_FILE_TMPDIR/$program"
		grep -qx -- --version "$BATS_FILE_TMPDIR/$program" || fail 'no options in the help' || return
	done
}

check_bash_options() {
	local help=$BATS_FILE_TMPDIR/$1
	bash -n "$COMPLETIONS/$1"
	complete_bash "$1" - >offered
	same "$help" <(sort offered)
	complete_bash "$1" --v >offered
	same <(grep '^--v' "$help") <(sort offered)
	complete_bash "$1" -- - >offered
	same /dev/null offered
}

check_zsh_options() {
	local help=$BATS_FILE_TMPDIR/$1
	zsh -n "$COMPLETIONS/_$1"
	grep -qx "#compdef $1" "$COMPLETIONS/_$1"
	sed -nE 's/^(\([^)]*\)|\*)?(-[a-zA-Z-]+[=+]?)\[.*/\2/p' "$1.specs" >offered
	same "$help" <(sed 's/+$//' offered | sort)
}

check_fish_options() {
	local help=$BATS_FILE_TMPDIR/$1
	n=$((n + 1))
	same <(sed 's/=$//' "$help" | sort) <(sort "offered.$n")
}

# The words that bash offers for an option in each of the ways that it gets the line.
check_bash_words() {
	local program=${1%%:*} option=${1#*:} words got
	mapfile -t words < <(complete_bash "$program" "$option" '')
	[[ ${#words[@]} -gt 1 ]] || fail "no words for $option"
	printf '%s\n' "${words[@]}" >want
	same want <(complete_bash "$program" "$option" =)
	same want <(complete_bash "$program" --version "$option" = '')
	mapfile -t got < <(complete_bash "$program" "$option=")
	[[ "${got[*]}" == "${words[*]/#/$option=}" ]] || fail "${got[*]}"
	[[ $(complete_bash "$program" "$option" = "${words[-1]}") == "${words[-1]}" ]]
}

# The program takes each word, and would say so if it did not, as it does of another.
check_words_are_taken() {
	local program=${1%%:*} option=${1#*:} words word wrong tries try said
	mapfile -t words < <(complete_bash "$program" "$option" '')
	wrong=no-${words[0]}
	tries=("${words[@]}" "$wrong")
	# Where a list is taken, all at once, if nothing else is said before what is wrong in it.
	printf -v word '%s,' "${words[@]}"
	"$program" "$option=$word$wrong" </dev/null >/dev/null 2>said || :
	if grep -qF "'$wrong'" said; then
		tries=("${word%,}" "$wrong")
	fi
	for try in "${tries[@]}"; do
		"$program" "$option=$try" </dev/null >/dev/null 2>said || :
		text_of said said
		if [[ $try == *"$wrong" ]]; then
			[[ $said == *"'$wrong'"* ]] || fail "$program $option=$try is taken"
			continue
		fi
		for word in "$try" "${words[@]}"; do
			[[ $said != *"'$word'"* ]] || fail "$program $option=$try: $said"
		done
	done
}

check_zsh_words() {
	local program=${1%%:*} option=${1#*:}
	complete_bash "$program" "$option" '' >words
	grep -F -- "$option=[" "$program.specs" |
		sed -E 's/.*\]:[A-Z]+:(\((.*)\)|_values -s , [A-Z]+ (.*))$/\2\3/' | tr ' ' '\n' >offered
	same words offered
}

check_fish_words() {
	local program=${1%%:*} option=${1#*:}
	complete_bash "$program" "$option" '' >words
	n=$((n + 1))
	same <(sed "s/^/$option=/" words | sort) <(sort "offered.$n")
}

check_help_format() {
	"$1" --help | sed -nE 's/^ +--format=.* one of (.*) \([a-z]+\)$/\1/p' |
		sed -E 's/, | or /\n/g' >help
	[[ -s help ]] || fail 'no formats in the help'
	same help <(complete_bash "$1" --format =)
}

# `LINE:COMPOPT`: no words are offered behind the line, but bash's own completion is told COMPOPT.
check_bash_operand() {
	local words
	read -ra words <<<"${1%%:*}"
	: >compopt
	expect 0 '' complete_bash "${words[@]}" ''
	prints ''
	same <(echo "${1#*:}") <(grep . compopt || echo)
}

check_installed() {
	local path
	for path in "bash-completion/completions/$1" "zsh/site-functions/_$1" \
		"fish/vendor_completions.d/$1.fish"; do
		grep -F "/$path\"" installed || fail "not installed: $path"
	done
}

@test "bash offers the options of --help" {
	for_each check_bash_options "${programs[@]}"
}

@test "zsh offers the options of --help" {
	need_shell zsh
	specs_of_zsh "${programs[@]}"
	for_each check_zsh_options "${programs[@]}"
}

@test "fish offers the options of --help" {
	need_shell fish
	local n=0
	local program
	for program in "${programs[@]}"; do
		fish -n "$COMPLETIONS/$program.fish"
	done
	complete_fish "${programs[@]/%/ -}"
	for_each check_fish_options "${programs[@]}"
}

@test "bash offers the words that an option takes" {
	for_each check_bash_words "${choices[@]}"
	for_each check_words_are_taken "${choices[@]}"
}

@test "the formats offered are those of --help" {
	for_each check_help_format author-rank digest-format
	same <(complete_bash digest-format --format =) <(complete_bash list-digest --format =)
}

@test "zsh offers the same words" {
	need_shell zsh
	specs_of_zsh "${programs[@]}"
	for_each check_zsh_words "${choices[@]}"
}

@test "fish offers the same words" {
	need_shell fish
	local n=0 lines=("${choices[@]/:/ }")
	complete_fish "${lines[@]/%/=}"
	for_each check_fish_words "${choices[@]}"
}

@test "bash goes on with a list behind its commas" {
	expect 0 '' complete_bash author-rank --by = author,li
	prints author,list
	expect 0 '' complete_bash author-rank --by=author,domain,or
	prints --by=author,domain,org
	expect 0 '' complete_bash digest-format --message = full,no
	prints ''
}

# bash's own completion, which knows how to quote, does what the function leaves alone.
@test "bash completes files and folders where they can stand" {
	for_each check_bash_operand 'patch-classify:' 'author-rank --mailmap:' \
		'author-rank --mailmap =:' 'mbox-split -v --:' 'mbox-split --input = mboxrd:' \
		'inbox-cat -C:+o default -o dirnames' 'list-digest --inbox =:+o default -o dirnames' \
		'inbox-cat:+o default' 'inbox-cat --:+o default' 'author-rank -n:+o default' \
		'digest-format --name =:+o default'
}

@test "fish completes files and folders where they can stand" {
	need_shell fish
	mkdir folder
	: >file
	expect 0 '' complete_fish 'patch-classify f' 'author-rank --mailmap=f' 'inbox-cat -C f' 'inbox-cat f'
	same <(printf '%s\n' file folder/) offered.1
	same <(printf '%s\n' --mailmap=file --mailmap=folder/) offered.2
	same <(echo folder/) offered.3
	same /dev/null offered.4
}

@test "the shells find it where it is installed" {
	command -v meson >/dev/null || skip 'no meson'
	[[ -e $COMPLETIONS/../meson-info ]] || skip 'nothing is built here'
	meson introspect --installed "$COMPLETIONS/.." >installed
	for_each check_installed "${programs[@]}"
}
