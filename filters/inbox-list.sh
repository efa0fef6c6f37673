# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2016 # variables of the scripts that have it; awk's
# How inbox-cat finds the messages of an epoch; meson.build puts this in the place of its line @LIST@.

# list_epoch EPOCH REVISIONS LIST DELETIONS: lists an epoch's messages in a file, as lines
# `BLOB COMMIT TIME`, oldest first. In a v2 epoch a commit holds one file: `m` is a message, `d` is a
# message that is deleted by it. In a v1 repository a message's path is 2/38 hexadecimal digits, and
# deleting takes it out of the tree.
# The log is read newest first, so that deletions come before what they delete; those of messages
# that were not met go on, in the file DELETIONS, which ends with a line `end`, to the older epochs. The
# times of commits are not quite in order, so only a long run of old ones ends a search. What is older
# than mark is marked as context.
list_epoch() {
	export DELETIONS="$4"
	{
		printf '%s\n' "$2" |
			in_epoch "$1" log --stdin --raw --no-abbrev --root --no-renames --no-color --no-notes \
				--no-ext-diff --no-textconv -O/dev/null --format='commit %H %ct %at'
		echo "status $?"
	} | checked awk -v since="$start" -v until="$until" -v mark="$mark" -v sent="$sent" '
		# Most blobs were not deleted: none of them may leave anything in the table.
		function add(blob) {
			if (blob in deleted) {
				if (--deleted[blob] == 0)
					delete deleted[blob]
			} else if (is_wanted)
				lines[++n] = blob mail_of
		}
		BEGIN {
			deletions = ENVIRON["DELETIONS"]
			while ((getline blob < deletions) > 0)
				deleted[blob]++
			close(deletions)
			is_torn = !deleted["end"]
			delete deleted["end"]
		}
		$1 == "commit" {
			time = $3
			old = since != "" && time < since + 0 ? old + 1 : 0
			if (old > 1000)
				exit
			is_wanted = old == 0 && (until == "" || time < until + 0 || sent != "" && $4 < until + 0)
			if (is_wanted)
				mail_of = " " $2 " " time (mark == "all" || mark != "" && time < mark + 0 ? " context" : "")
			next
		}
		/^:/ {
			path = substr($0, index($0, "\t") + 1)
			if (path == "m") {
				if ($5 != "D")
					add($4)
			} else if (path == "d") {
				if ($5 != "D")
					deleted[$4]++
			} else if (length(path) == 41 && path ~ /^[0-9a-f][0-9a-f]\/[0-9a-f]+$/) {
				if ($5 != "D")
					add($4)
				if ($5 != "A")
					deleted[$3]++
			}
			next
		}
		$1 == "status" { failed = $2 }
		END {
			for (; n > 0; n--)
				print lines[n]
			for (blob in deleted)
				for (; deleted[blob] > 0; deleted[blob]--)
					print blob > deletions
			print "end" > deletions
			exit failed || is_torn ? 2 : 0
		}
	' >"$3"
}

# Lists what seen selects in the file seen. Its commits are out of the history, and may be there in
# part only.
list_seen() {
	echo end >"$tmp/seen.deletions"
	list_epoch "$1" "$seen" "$tmp/seen" "$tmp/seen.deletions" 2>/dev/null
}

# Takes messages that are in the file seen out of a list, as often as they are there.
drop_seen() {
	checked awk '
		NR == FNR { seen[$1]++; next }
		!(seen[$1]-- > 0)' "$tmp/seen" "$1" >"$tmp/unseen" && mv "$tmp/unseen" "$1"
}

# check_depth EPOCH LIST: notes that the list begins where a shallow clone does.
check_depth() {
	path_of "$1"
	# Of a bare repository, git need not be asked where that is.
	[ -e "$path/shallow" ] || [ -e "$path/.git" ] || [ -e "$path/commondir" ] || return 0
	shallow=$(in_epoch "$1" rev-parse --git-path shallow) || return 0
	case $shallow in
	/*) ;;
	*) shallow=$path/$shallow ;;
	esac
	[ -s "$shallow" ] || return 0
	first=$(awk '
		NR == FNR { is_first[$1]; next }
		$2 in is_first { print $2; exit }' "$shallow" "$2")
	[ -z "$first" ] || add_lost "a shallow clone, which begins with commit $first; older messages are" \
		"missing, and 'git fetch --unshallow' gets them"
}

# Ends the program if nothing was found in a repository that is none of messages. The tree of an inbox
# has a message, or what was deleted, or a folder of messages, or nothing any more.
check_inbox() {
	for list in $listed; do
		[ ! -s "$tmp/list.$list" ] || return 0
	done
	for number in $numbers; do
		! in_epoch "$number" ls-tree --name-only HEAD 2>/dev/null | awk '
			/^([md]|[0-9a-f][0-9a-f])$/ { is_inbox = 1 }
			END { exit NR && !is_inbox }' || return 0
	done
	fail "$dir: no public-inbox: a repository without messages"
}
