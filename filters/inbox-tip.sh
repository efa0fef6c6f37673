# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034 # variables of the scripts that have it
# How inbox-cat finds out what is new since a TIP; meson.build puts this in the place of its line
# @TIP@.
#
# A TIP is made of groups of four words, COMMIT TREE TIME EPOCH: the end of each epoch, the newest
# first; that one is followed by those of its last thousand commits that are 1, 2, 4, ... behind its
# end. TIPs of three words, without these, come from earlier versions.

# --tip: prints nothing if there is no commit.
print_tip() {
	tip=
	depth=1025
	for number in $numbers; do
		check_epoch "$number"
		[ -n "$(commit_of "$number" HEAD)" ] || continue
		name=$number.git
		[ "$number" != self ] || name=.
		points=$(in_epoch "$number" log -n "$depth" --format='%H %T %ct' HEAD |
			awk -v name="$name" '
				NR == 1 || NR - 1 == next_one { print $0, name; next_one = 2 * NR - 2 + (NR == 1) }')
		[ -n "$points" ] || fail "$dir: cannot find the newest commit"
		tip="$tip$points
"
		depth=1
	done
	[ -z "$tip" ] || printf '%s' "$tip" | paste -s -d ' ' - || fail 'standard output: write error'
	exit 0
}

# --after: takes a TIP apart, into points: lines `EPOCH COMMIT TREE TIME`, with `unknown` for an epoch
# that has no name.
read_tip() {
	case $range in
	*..* | *^*) usage "--after: goes with a single commit, not with '$range'" ;;
	esac
	upper=${range:-HEAD}
	points=$(printf '%s\n' "$after" | awk '
		function is_name(text) {
			return (length(text) == 40 || length(text) == 64) && text !~ /[^0-9a-f]/ && text ~ /[^0]/
		}
		{
			words = split($0, word, / /)
			bad = bad || NR > 1 || !(words == 3 || words % 4 == 0) || words == 0
			for (i = 1; i <= words && !bad; i += 4) {
				bad = !is_name(word[i]) || !is_name(word[i + 1]) ||
					word[i + 2] !~ /^[0-9]+$/ || length(word[i + 2]) > 11 ||
					words > 3 && word[i + 3] !~ /^([0-9]+\.git|\.)$/
				epoch = words == 3 ? "unknown" : word[i + 3] == "." ? "self" : word[i + 3]
				sub(/\.git$/, "", epoch)
				print epoch, word[i], word[i + 1], word[i + 2]
			}
		}
		END { exit bad }') || bad_tip
}

bad_tip() {
	usage "--after: not what --tip prints: '$(printf '%.200s' "$after")'"
}

# The points of an epoch, without its name.
points_of() {
	printf '%s\n' "$points" |
		while read -r name point; do
			[ "$name" != "$1" ] || printf '%s\n' "$point"
		done
}

has_epoch() {
	for number in $numbers; do
		[ "$number" != "$1" ] || return 0
	done
	return 1
}

# Prints the epoch, of those that no point is of, in which the first of some points is: in the history
# or, with `unknown`, at least as an object, or at least in what took its place.
epoch_of() {
	known=$2
	commit=${known%% *}
	for number in $numbers; do
		[ -z "$(points_of "$number")" ] || continue
		in_epoch "$number" merge-base --is-ancestor "$commit" HEAD 2>/dev/null || continue
		echo "$number"
		return
	done
	[ "$1" = unknown ] || return
	for number in $numbers; do
		revs=$(commit_of "$number" HEAD) || continue
		commit_of "$number" "$commit" >/dev/null || [ -n "$(stand_in "$number")" ] || continue
		echo "$number"
		return
	done
}

# Finds the epochs of points whose own epoch is not there: an inbox may have become one of several.
# What cannot be found is of all epochs if it came without a name.
place_points() {
	oldest=
	for name in $(printf '%s\n' "$points" | cut -d ' ' -f 1 | uniq); do
		! has_epoch "$name" || continue
		known=$(points_of "$name")
		place=$(epoch_of "$name" "$known")
		if [ "$name" != unknown ]; then
			[ -n "$place" ] || lost="$lost
$(printf '%s\n' "$name.git" | sed 's/^self\.git$/the repository/'), which ended with commit ${known%% *}, is gone"
			places=$place
		else
			oldest=$place
			places=${place:-$numbers}
		fi
		for place in $places; do
			points="$points
$(printf '%s\n' "$known" | sed "s/^/$place /")"
		done
	done
}

# Prints what takes the place of the points in known in the history of revs: the number of the point,
# `itself` or `alike` (a commit with the same tree and time), and the commit. The first point that has
# any counts. Of several commits that are alike it is the oldest, so that no mail is left out.
stand_in() {
	in_epoch "$1" log --format='%H %T %ct' "$revs" 2>/dev/null |
		KNOWN=$known awk '
			BEGIN {
				n = split(ENVIRON["KNOWN"], line, /\n/)
				for (i = n; i > 0; i--) {
					split(line[i], word, / /)
					by_commit[word[1]] = by_tree[word[2] " " word[3]] = i
				}
			}
			$1 in by_commit { itself[by_commit[$1]] = $1 }
			($2 " " $3) in by_tree { alike[by_tree[$2 " " $3]] = $1 }
			END {
				for (i = 1; i <= n; i++) {
					if (i in itself)
						print i, "itself", itself[i]
					else if (i in alike)
						print i, "alike", alike[i]
					else
						continue
					exit
				}
			}'
}

# Takes what was there at the time of the TIP out of revs, the end of an epoch. An epoch that the TIP
# does not know is new. Where the history was rewritten, as by a purge, and
#   - the old commits still are in the repository: sets seen to them;
#   - something else of the old history is found: goes on behind it;
#   - nothing is: sets start, the time.
cut_at_tip() {
	known=$(points_of "$1")
	if [ -z "$known" ]; then
		# An earlier version took all epochs as known that are older than that of its TIP.
		[ -z "$oldest" ] || [ "$1" -gt "$oldest" ] || revs=
		return
	fi
	read -r commit tree time <<END
$known
END
	if [ -z "$revs" ]; then
		[ -n "$(commit_of "$1" HEAD)" ] || add_lost "$1.git, which ended with commit $commit, is empty"
		return
	fi
	is_last=false
	if [ -z "$lower_end" ]; then
		is_last=true
		lower_end="$1 $commit"
	fi
	if [ "$commit" = "$revs" ]; then
		revs=
		return
	fi
	case $(in_epoch "$1" log -1 --format='%H %T %ct' "$commit" 2>/dev/null) in
	"$commit $tree $time")
		if in_epoch "$1" merge-base --is-ancestor "$commit" "$revs" 2>/dev/null; then
			revs="$revs
^$commit"
			return
		fi
		seen="$commit
^$revs"
		if $ends || list_seen "$1"; then
			revs="$revs
^$commit"
			! $is_last || add_lost "$rewritten $commit, which is gone; what was printed is not printed again"
			return
		fi
		seen=
		;;
	'') ;;
	*) bad_tip ;;
	esac
	go_on_behind "$1"
}

rewritten='the history was rewritten since commit'

# For cut_at_tip, where the commit is gone.
go_on_behind() {
	place=$(stand_in "$1")
	if [ -z "$place" ]; then
		add_lost "$rewritten $commit, which is gone; what is dated before @$time may be left out, and what" \
			"came in that second may come again; without the old TIP, all is printed"
		start=$since
		[ -n "$since" ] && [ "$since" -gt "$time" ] || start=$time
		! $is_last || lower_end=
		return
	fi
	place_commit=${place##* }
	revs="$revs
^$place_commit"
	! $is_last || lower_end="$1 $place_commit"
	case $place in
	'1 '*) add_lost "$rewritten $commit, in whose place is $place_commit now; what was put before it is" \
		'not printed' ;;
	*itself*) add_lost "$rewritten $commit, which is gone; all that came after commit $place_commit is" \
		'printed, so that some may come again' ;;
	*) add_lost "$rewritten $commit, which is gone; all that came after commit $place_commit is printed," \
		'so that some may come again, but not what was put before it' ;;
	esac
}

# Notes what is said at the end, once.
add_lost() {
	case "$lost
" in
	*"
$*
"*) ;;
	*) lost="$lost
$*" ;;
	esac
}
