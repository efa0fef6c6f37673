#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Prints the messages of a public-inbox, oldest first, as one `git cat-file --batch` stream.
set -u
LC_ALL=C
export LC_ALL
unset CDPATH
# shellcheck disable=SC2034 # for what say.sh says
program=inbox-cat version=@VERSION@ what_it_is=public-inbox

@SHELLS@
@SAY@
@TMP@
@GIT@
@TIP@
@CONTEXT@

print_help() {
	cat <<'END' || fail 'standard output: write error'
Usage:
  inbox-cat [OPTION]... [RANGE]

Print the messages of a public-inbox, oldest first, for mbox-split to read.

Options:
  -C DIR             The inbox: a repository or a directory of epochs
  --since=DATE       Only messages that arrived at DATE or later
  --until=DATE       Only messages that arrived before DATE
  --sent             --until is also for what arrived later and was sent before DATE
  --after=TIP        Only messages that came after --tip had printed TIP
  --context=DAYS     Before them, those of so many days, marked as context (0)
  --ends             Print no messages but the two commits at the ends of RANGE
  --tip              Print no messages but the newest commit, for --after
  --stdin            Print what standard input asks for, for mail-cat
  -h, --help         Show this help and exit
  -V, --version      Show the version and exit

END
	exit 0
}

# Says which part of an epoch RANGE selects: sets revs, empty for none. The epochs come newest
# first, and wanted is what is still looked for: the range (or the upper end of one that has
# two), its lower end, or nothing any more: all or none of what is older. start is the since of this
# epoch, and seen what of the TIP's history has been rewritten.
select_revisions() {
	revs=
	seen=
	start=$since
	case $wanted in
	range)
		if [ -n "$upper" ]; then
			revs=$(commit_of "$1" "$upper")
		else
			revs=$(revisions "$1" "$range")
		fi
		if [ -n "$revs" ]; then
			upper_end="$1 $revs"
			case $revs in
			*^*) wanted=none ;;
			*) wanted=all ;;
			esac
			[ -z "$lower" ] || wanted=lower
		fi
		;;
	lower | all) revs=$(commit_of "$1" HEAD) ;;
	esac
	if [ -z "$revs" ] || [ "$1" != self ] || $exact; then
		check_epoch "$1"
	fi
	if [ $wanted = lower ]; then
		exclude_lower "$1"
	elif [ -n "$after" ]; then
		cut_at_tip "$1"
	fi
}

exclude_lower() {
	excluded=$(commit_of "$1" "$lower") || return 0
	wanted=none
	lower_end="$1 $excluded"
	revs="$revs
^$excluded"
}

wrong_order() {
	fail "$range: the ends are in the wrong order"
}

# Ends the program if RANGE selects nothing since its upper end comes before the lower one.
check_order() {
	[ "${upper_end% *}" = "${lower_end% *}" ] && [ "$upper_end" != "$lower_end" ] || return 0
	! in_epoch "${upper_end% *}" merge-base --is-ancestor "${upper_end#* }" "${lower_end#* }" \
		2>/dev/null || wrong_order
}

# Whether both ends are in one epoch, and the upper one is the newer by its date. Git needs no history
# for that; where dates are wrong, that nothing is selected is found out later. Sets lower_name and
# upper_name if so, since git tells them in the same breath.
is_newer() {
	[ "${upper_end% *}" = "${lower_end% *}" ] || return
	# shellcheck disable=SC2046 # four words
	set -- $(in_epoch "${upper_end% *}" log --no-walk=unsorted --abbrev=8 --format='%ct %h' \
		"${lower_end#* }" "${upper_end#* }" 2>/dev/null)
	[ $# -eq 4 ] && [ "$3" -gt "$1" ] || return
	lower_name=$2
	upper_name=$4
}

# Prints what an end is called in a heading.
short_name() {
	in_epoch "${1% *}" rev-parse --short=8 "${1#* }"
}

# Ends the program if RANGE, or one of its ends, was not found in any epoch.
check_found() {
	case $wanted in
	range) end=${upper:-$range} ;;
	lower) end=$lower ;;
	*) return ;;
	esac
	for number in $numbers; do
		[ $wanted = range ] || ! commit_of "$number" "$lower" >/dev/null || wrong_order
		# Without --quiet, git says why. Its words are English here.
		case $(in_epoch "$number" rev-parse --verify "$end^{commit}" 2>&1) in
		*' is ambiguous'*) fail "$range: '$end' is the beginning of several commits' names" ;;
		esac
	done
	fail "${range:-HEAD}: no such commits"
}

@LIST@

# --ends: the names that a digest of RANGE is headed with, if it has two ends. Finds out whether there
# is such a range in any case.
print_ends() {
	for number in $numbers; do
		select_revisions "$number"
		case $wanted in
		range | lower) ;;
		*)
			if [ -z "$after" ] || [ -n "$lower_end" ]; then
				break
			fi
			;;
		esac
	done
	check_found
	[ -n "$lower_end" ] || exit 0
	if ! is_newer; then
		[ -z "$lower" ] || check_order
		lower_name=$(short_name "$lower_end") && upper_name=$(short_name "$upper_end") || exit 2
	fi
	printf '%s\n' "$lower_name" "$upper_name"
	exit 0
}

take_flag() {
	case $1 in
	--ends) ends=true ;;
	--tip) tip=true ;;
	--stdin) asked=true ;;
	--sent) sent=sent ;;
	esac
}

take_option() {
	case $1 in
	-C)
		dir=$2
		# Git would look there instead.
		unset GIT_DIR GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_NAMESPACE
		;;
	--after) after=${2:-nothing} ;;
	--context) read_context "$2" ;;
	--since) since=$(seconds_of "$2") || usage "--since: not a date: '$2'" ;;
	--until) until=$(seconds_of "$2") || usage "--until: not a date: '$2'" ;;
	esac
}

# A path as git has it in a list of paths.
quote_path() {
	quoted=$(printf '%s\n' "$1" | sed 's/["\\]/\\&/g')
	printf '"%s"' "$quoted"
}

# --stdin: one git for all epochs, which sees the objects of the others as well. Only this form of
# cat-file, of git 2.36 and later, is told when to answer, and so need not write after each object.
# shellcheck disable=SC2154 # path is path_of's
print_asked() {
	newest=${numbers%%[!0-9a-z]*}
	alternates=
	for number in $numbers; do
		check_epoch "$number"
		[ "$number" != "$newest" ] || continue
		path_of "$number"
		objects=$(cd -P -- "$path" && pwd -P)/$(in_epoch "$number" rev-parse --git-path objects) || exit 2
		alternates=$alternates${alternates:+:}$(quote_path "$objects")
	done
	[ -z "$alternates" ] || export GIT_ALTERNATE_OBJECT_DIRECTORIES="$alternates"
	in_epoch "$newest" cat-file --buffer --batch-command='%(objectname) %(objecttype) %(objectsize)'
	case $? in
	0) exit 0 ;;
	141) exit 141 ;;
	*) fail "$dir: cannot print the messages" ;;
	esac
}

dir=.
since=
until=
after=
ends=false
tip=false
asked=false
exact=false
context=
# shellcheck disable=SC2034 # for inbox-context.sh
context_end=
mark=
# shellcheck disable=SC2034 # for inbox-list.sh
sent=
lost=
lower_end=
upper_end=
# shellcheck disable=SC2034 # for options.sh
flags='--ends --tip --sent --stdin'
# shellcheck disable=SC2034
valued='-C --since --until --after --context'

@OPTIONS@

[ $# -le 1 ] || usage 'more than one RANGE'
range=${1-}
lower=
upper=
case ${1-HEAD} in
'' | -* | *..-*) usage "not a range of commits: '$range'" ;;
*...*) ;;
*..*)
	lower=${range%%..*}
	upper=${range#*..}
	lower=${lower:-HEAD}
	upper=${upper:-HEAD}
	;;
esac

! $asked || [ -z "$range$since$until$after" ] || usage '--stdin goes with no RANGE and no dates'
[ -z "$after" ] || read_tip
{ true 3>&1; } 2>/dev/null || fail 'standard output: Bad file descriptor'

if [ -n "${GIT_DIR-}" ]; then
	# Not by itself, since git would then not look whose it is.
	dir=$GIT_DIR
	unset GIT_DIR
	exact=true
	[ ! -f "$dir" ] || [ "${dir##*/}" != .git ] || dir=$(dirname -- "$dir")
fi
check_directory
numbers=
if ! $exact; then
	epochs=$dir/git
	numbers=$(epoch_numbers "$epochs")
	if [ -z "$numbers" ]; then
		epochs=$dir
		numbers=$(epoch_numbers "$epochs")
	fi
fi
numbers=${numbers:-self}

if $asked; then
	print_asked
fi
if $tip; then
	print_tip
fi
wanted=range
[ -n "$range$after" ] || wanted=all
[ -z "$after" ] || place_points
if $ends; then
	print_ends
fi

tmp=$(new_tmp -d) || exit 2
at_exit remove_tmp
echo end >"$tmp/deletions" || exit 2

listed=
for number in $numbers; do
	select_revisions "$number"
	find_context "$number"
	list=$tmp/list.$number
	if [ -n "$revs" ]; then
		mark=
		if [ -n "$context" ] && [ -n "$start" ]; then
			# shellcheck disable=SC2034 # for inbox-list.sh
			mark=$start
			start=$((start - context))
		fi
		list_epoch "$number" "$revs" "$list" "$tmp/deletions" || fail "$dir: cannot list the messages"
		[ -z "$seen" ] || drop_seen "$list" || fail "$dir: cannot list the messages"
		check_depth "$number" "$list"
		[ -z "$lower" ] || [ -s "$list" ] || check_order
		listed="$number $listed"
	fi
	if [ -n "$before" ]; then
		list_context "$number" "$list.context" || fail "$dir: cannot list the messages"
		check_depth "$number" "$list.context"
		listed="$number.context $listed"
	fi
done
check_found
check_inbox

for list in $listed; do
	in_epoch "${list%.context}" cat-file --buffer \
		--batch='%(objectname) %(objecttype) %(objectsize) %(rest)' <"$tmp/list.$list"
	status=$?
	case $status in
	0) ;;
	141) exit 141 ;;
	*) fail "$dir: cannot print the messages" ;;
	esac
done
if [ -n "$lost" ]; then
	printf '%s\n' "$lost" |
		while IFS= read -r line; do
			[ -z "$line" ] || say "$dir: $line"
		done
	exit 1
fi
