#!/bin/sh
# Prints the messages of a public-inbox, oldest first, as one `git cat-file --batch` stream.
set -u
LC_ALL=C
# Git then writes its lists in blocks instead of line by line; see git(1).
GIT_FLUSH=0
export LC_ALL GIT_FLUSH

fail() {
	printf 'inbox-cat: %s\n' "$*" >&2
	exit 2
}

usage() {
	printf "inbox-cat: %s; try 'inbox-cat --help'\n" "$*" >&2
	exit 2
}

print_help() {
	cat <<'END' || fail 'standard output: write error'
Usage:
  inbox-cat [OPTION]... [RANGE]

Print the messages of a public-inbox, oldest first, for mbox-split to read.

Options:
  -C DIR             The inbox: a repository or a directory of epochs
  --since=DATE       Only messages that arrived at DATE or later
  --until=DATE       Only messages that arrived before DATE
  --after=TIP        Only messages that came after --tip had printed TIP
  --ends             Print no messages but the two commits at the ends of RANGE
  --tip              Print no messages but the newest commit, for --after
  -h, --help         Show this help and exit
  -V, --version      Show the version and exit

END
	exit 0
}

print_version() {
	echo 'inbox-cat (list-digest) @VERSION@' || fail 'standard output: write error'
	exit 0
}

# Seconds since 1970 of a date in any of git's forms, in UTC. A bare day is its midnight: git by
# itself takes the present time of day. GIT_TEST_DATE_NOW is where git looks for another now.
seconds_of() {
	case $1 in
	????-??-??) set -- "$1 00:00:00" ;;
	esac
	[ -z "${SOURCE_DATE_EPOCH-}" ] || export GIT_TEST_DATE_NOW="$SOURCE_DATE_EPOCH"
	TZ=UTC0 git -c "inbox.date=$1" config --type=expiry-date inbox.date 2>/dev/null
}

# The numbers of the epochs N.git in a directory, newest first.
epoch_numbers() {
	set -- "$1"/*.git
	[ -d "$1" ] || return
	for path in "$@"; do
		number=${path##*/}
		number=${number%.git}
		case $number in
		'' | *[!0-9]*) ;;
		*) echo "$number" ;;
		esac
	done | sort -rn
}

# Git in an epoch; `self` is the repository at DIR itself.
in_epoch() {
	epoch=$1
	shift
	if [ "$epoch" = self ]; then
		git -C "$dir" "$@"
	else
		git --git-dir="$epochs/$epoch.git" "$@"
	fi
}

# The commits that an expression names in an epoch, those it excludes with `^`; nothing if it names
# none. A commit is asked for by its type: an abbreviated name may be that of a blob as well.
revisions() {
	in_epoch "$1" rev-parse --quiet --verify "$2^{commit}" 2>/dev/null && return
	case $2 in
	*^* | *...*) in_epoch "$1" rev-parse --quiet --revs-only "$2" 2>/dev/null ;;
	esac
}

# Says which part of an epoch RANGE selects: sets revs, empty for none. The epochs come newest
# first, and wanted is what is still looked for: the range (or the upper end of one that has
# two), its lower end, or nothing any more: all or none of what is older.
select_revisions() {
	case $wanted in
	range)
		revs=$(revisions "$1" "${upper:-$range}")
		case $revs in
		'') return ;;
		*^*) wanted=none ;;
		*) wanted=all ;;
		esac
		[ -z "$lower" ] || exclude_lower "$1"
		;;
	lower)
		revs=$(revisions "$1" HEAD)
		exclude_lower "$1"
		;;
	all) revs=$(revisions "$1" HEAD) ;;
	none) revs= ;;
	esac
}

exclude_lower() {
	wanted=lower
	excluded=$(revisions "$1" "$lower")
	if [ -n "$excluded" ]; then
		revs=$(printf '%s\n' "$revs" "^$excluded")
		wanted=none
	fi
}

# Lists an epoch's messages that revs select, as lines `BLOB COMMIT TIME`, oldest first. In a v2
# epoch a commit holds one file: `m` is a message, `d` is a message that is deleted by it. In a v1
# repository a message's path is 2/38 hexadecimal digits, and deleting takes it out of the tree.
# The log is read newest first, so that deletions come before what they delete; those of messages
# that were not met go on to the older epochs. The times of commits are not quite in order, so only
# a long run of old ones ends a search.
list_epoch() {
	{
		printf '%s\n' "$revs" |
			in_epoch "$1" log --stdin --raw --no-abbrev --root --no-renames --no-color \
				--no-show-signature --format='commit %H %ct'
		echo "status $?"
	} | awk -v since="$since" -v until="$until" -v deletions="$tmp/deletions" '
		function add(blob) {
			if (deleted[blob] > 0)
				deleted[blob]--
			else if ((since == "" || time >= since + 0) && (until == "" || time < until + 0))
				lines[++n] = blob " " commit " " time
		}
		BEGIN {
			while ((getline blob < deletions) > 0)
				deleted[blob]++
			close(deletions)
		}
		$1 == "commit" {
			commit = $2
			time = $3
			old = since != "" && time < since + 0 ? old + 1 : 0
			if (old > 1000)
				exit
		}
		$1 == "status" { failed = $2 }
		/^:/ && $6 == "m" && $5 != "D" { add($4) }
		/^:/ && $6 == "d" && $5 != "D" { deleted[$4]++ }
		/^:/ && length($6) == 41 && $6 ~ /^[0-9a-f][0-9a-f]\/[0-9a-f]+$/ {
			if ($5 != "D")
				add($4)
			if ($5 != "A")
				deleted[$3]++
		}
		END {
			for (; n > 0; n--)
				print lines[n]
			printf "" > deletions
			for (blob in deleted)
				for (; deleted[blob] > 0; deleted[blob]--)
					print blob > deletions
			exit failed ? 2 : 0
		}
	' >"$tmp/list.$1"
}

# --tip: all that the newest commit can be found by later; nothing if there is none.
print_tip() {
	for epoch in $numbers; do
		in_epoch "$epoch" rev-parse --git-dir >/dev/null || fail "$dir: no public-inbox"
		[ -n "$(revisions "$epoch" HEAD)" ] || continue
		in_epoch "$epoch" log -1 --no-show-signature --format='%H %T %ct' HEAD || exit 2
		break
	done
	exit 0
}

# --after: takes the words of a tip apart, the end of the range with them.
read_tip() {
	case $range in
	*..* | *^*) usage "--after: goes with a single commit, not with '$range'" ;;
	esac
	upper=${range:-HEAD}
	tip_commit=${after%% *}
	tip_time=${after##* }
	tip_tree=${after#* }
	tip_tree=${tip_tree% *}
	case ${#tip_commit}:${#tip_tree}:$tip_commit$tip_tree in
	*:*:*[!0-9a-f]*) ;;
	40:40:* | 64:64:*)
		case $tip_time in
		'' | *[!0-9]*) ;;
		*) return ;;
		esac
		;;
	esac
	usage "--after: not what --tip prints: '$after'"
}

# --after: sets lower to the tip's commit. Where the history was rewritten, as a purge does, to the
# commit that took its place: it has the same files and time. If that one is gone as well, only
# the time is left: sets since.
find_tip() {
	for epoch in $numbers; do
		if in_epoch "$epoch" merge-base --is-ancestor "$tip_commit" HEAD 2>/dev/null; then
			lower=$tip_commit
			return
		fi
	done
	for epoch in $numbers; do
		lower=$(in_epoch "$epoch" log --no-show-signature --format='%H %T %ct' HEAD 2>/dev/null |
			awk -v tree="$tip_tree" -v time="$tip_time" '
				$2 == tree && $3 == time { print $1; exit }')
		[ -z "$lower" ] || break
	done
	rewritten="the history was rewritten since commit $tip_commit"
	if [ -n "$lower" ]; then
		rewritten="$rewritten, in whose place is $lower now"
	else
		rewritten="$rewritten, which is gone; what came in its second may come again"
		if [ -z "$since" ] || [ "$since" -lt "$tip_time" ]; then
			since=$tip_time
		fi
	fi
}

# --ends: the names that a digest of RANGE is headed with.
print_ends() {
	[ -n "$lower" ] || exit 0
	for end in "$lower" "$upper"; do
		for epoch in $numbers; do
			commit=$(revisions "$epoch" "$end")
			[ -z "$commit" ] || break
		done
		[ -n "$commit" ] || fail "$range: no such commits"
		in_epoch "$epoch" rev-parse --short=8 "$commit" || exit 2
	done
	exit 0
}

dir=.
since=
until=
after=
ends=false
tip=false
rewritten=
left=$#
while [ "$left" -gt 0 ]; do
	argument=$1
	shift
	left=$((left - 1))
	case $argument in
	-h | --help) print_help ;;
	-V | --version) print_version ;;
	--ends)
		ends=true
		continue
		;;
	--tip)
		tip=true
		continue
		;;
	-C | --since | --until | --after)
		[ "$left" -gt 0 ] || usage "option '$argument' needs a value"
		option=$argument
		value=$1
		shift
		left=$((left - 1))
		;;
	-C*) option=-C value=${argument#-C} ;;
	--since=* | --until=* | --after=*) option=${argument%%=*} value=${argument#*=} ;;
	--)
		while [ "$left" -gt 0 ]; do
			set -- "$@" "$1"
			shift
			left=$((left - 1))
		done
		break
		;;
	-?*) usage "unknown option '$argument'" ;;
	*)
		set -- "$@" "$argument"
		continue
		;;
	esac
	case $option in
	-C)
		dir=$value
		# Git would look there instead.
		unset GIT_DIR GIT_COMMON_DIR GIT_WORK_TREE GIT_OBJECT_DIRECTORY GIT_NAMESPACE
		;;
	--after) after=${value:-nothing} ;;
	--since) since=$(seconds_of "$value") || usage "--since: not a date: '$value'" ;;
	--until) until=$(seconds_of "$value") || usage "--until: not a date: '$value'" ;;
	esac
done

[ $# -le 1 ] || usage 'more than one RANGE'
range=${1-}
lower=
upper=
case $range in
-*) usage "not a range of commits: '$range'" ;;
*...*) ;;
*..*)
	lower=${range%%..*}
	upper=${range#*..}
	lower=${lower:-HEAD}
	upper=${upper:-HEAD}
	;;
esac

[ -z "$after" ] || read_tip

[ -d "$dir" ] || fail "$dir: no such directory"
epochs=$dir/git
numbers=$(epoch_numbers "$epochs")
if [ -z "$numbers" ]; then
	epochs=$dir
	numbers=$(epoch_numbers "$epochs")
fi
numbers=${numbers:-self}

if $tip; then
	print_tip
fi
if [ -n "$after" ]; then
	find_tip
fi
if $ends; then
	print_ends
fi

tmp=$(mktemp -d "${TMPDIR:-/tmp}/inbox-cat.XXXXXX") || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM
: >"$tmp/deletions" || exit 2

wanted=range
[ -n "$range$after" ] || wanted=all
listed=
for number in $numbers; do
	select_revisions "$number"
	if [ -z "$revs" ]; then
		in_epoch "$number" rev-parse --git-dir >/dev/null || fail "$dir: no public-inbox"
		continue
	fi
	list_epoch "$number" || fail "$dir: cannot list the messages"
	listed="$number $listed"
done
case $wanted in
range | lower) fail "${range:-HEAD}: no such commits" ;;
esac

for number in $listed; do
	in_epoch "$number" cat-file --buffer \
		--batch='%(objectname) %(objecttype) %(objectsize) %(rest)' <"$tmp/list.$number"
	status=$?
	case $status in
	0) ;;
	141) exit 141 ;;
	*) fail "$dir: cannot print the messages" ;;
	esac
done
if [ -n "$rewritten" ]; then
	printf 'inbox-cat: %s: %s\n' "$dir" "$rewritten" >&2
	exit 1
fi
