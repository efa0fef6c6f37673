#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Prints the commits of a git repository as a commit table.
set -u
LC_ALL=C
export LC_ALL
unset CDPATH GIT_DIFF_OPTS GIT_EXTERNAL_DIFF GIT_ATTR_SOURCE
# Dates are those of the records.
TZ=UTC0 GIT_ATTR_NOSYSTEM=1
export TZ GIT_ATTR_NOSYSTEM
# shellcheck disable=SC2034 # for what say.sh says
program=commit-cat version=@VERSION@ what_it_is='git repository'

@SHELLS@
@SAY@
@TMP@
@GIT@

print_help() {
	cat <<'END' || fail 'standard output: write error'
Usage:
  commit-cat [OPTION]... [RANGE]

Prints the commits of a git repository as a table, oldest first.

Options:
  -C REPO             The repository (that of the current directory)
  --since=DATE        Only commits made at DATE or later
  --until=DATE        Only commits made before DATE
  --after=WHAT        Only commits that are not in WHAT: a commit's history, or a commit table
  --with=lines        Add a column for the lines that each commit changes
  --ends              Print no commits but the names of the two at the ends of RANGE
  -h, --help          Show this help and exit
  -V, --version       Show the version and exit

END
	exit 0
}

@FILTER@

# Says what the commits are, for git log --stdin. lower and upper are the ends of RANGE, if it has two.
select_commits() {
	if [ -n "$upper" ]; then
		revs=$(commit_of self "$upper") || no_commits "$upper"
		excluded=$(commit_of self "$lower") || no_commits "$lower"
		check_order
		revs="$revs
^$excluded"
	else
		revs=$(revisions self "${range:-HEAD}")
		[ -n "$revs" ] || no_commits "${range:-HEAD}"
	fi
	! $ends || print_ends
	if [ -n "$after" ]; then
		revs="$revs
$(excluded_commits)" || exit 2
	fi
}

# Ends the program if RANGE selects nothing since its upper end comes before the lower one.
check_order() {
	[ "$revs" = "$excluded" ] ||
		! in_epoch self merge-base --is-ancestor "$revs" "$excluded" 2>/dev/null ||
		fail "$dir: $range: the ends are in the wrong order"
}

# --ends: the names that a digest of RANGE is headed with, if it has two ends.
print_ends() {
	if [ -n "$upper" ]; then
		in_epoch self rev-parse --short=8 "$excluded" || exit 2
		in_epoch self rev-parse --short=8 "${revs%%[!0-9a-f]*}" || exit 2
	fi
	exit 0
}

no_commits() {
	# Without --quiet, git says why. Its words are English here.
	case $(in_epoch self rev-parse --verify "$1^{commit}" 2>&1) in
	*' is ambiguous'*) fail "$dir: '$1' is the beginning of several commits' names" ;;
	esac
	fail "$dir: no such commits: '${range:-HEAD}'"
}

# Ends the program if there is no repository, or not all of it.
check_repository() {
	check_directory
	check_epoch self
	[ "$(in_epoch self rev-parse --is-shallow-repository)" = false ] ||
		fail "$dir: a shallow repository; 'git fetch --unshallow' gets the rest of its history"
}

# --after: the commits that are not wanted, nor those that came before them. Of a table those that the
# history has; it may have been rewritten.
excluded_commits() {
	if commit=$(commit_of self "$after"); then
		printf '^%s\n' "$commit"
		return
	fi
	[ -f "$after" ] || fail "--after: neither a commit nor a table: '$after'"
	[ -r "$after" ] || fail "--after: $after: cannot be read"
	# A file that holds no table yet excludes nothing.
	# shellcheck disable=SC2016 # awk's
	checked awk -F '\t' '
		/^[a-z][a-z0-9_]*(\t[a-z][a-z0-9_]*)*$/ {
			place = 0
			for (i = 1; i <= NF; i++)
				if ($i == "commit")
					place = i
			if (place)
				next
		}
		NF && !place { exit 1 }
		length($place) >= 40 && $place !~ /[^0-9a-f]/ { print $place }' "$after" >"$tmp/known" ||
		fail "--after: $after: no commit table"
	in_epoch self cat-file --batch-check='%(objectname) %(objecttype)' <"$tmp/known" |
		sed -n 's/^\([0-9a-f]*\) commit$/^\1/p'
}

# log OPTION...: the log of the commits selected, as other configuration cannot change it.
log() {
	printf '%s\n' "$revs" |
		in_epoch self log --stdin --reverse --no-color --no-notes --no-ext-diff --no-textconv \
			--no-show-signature --no-decorate --no-mailmap -O/dev/null --encoding=UTF-8 \
			${since:+"--since=@$since +0000"} ${until:+"--until=@$((until - 1)) +0000"} "$@"
}

# The diffs, below headers that git patch-id and mbox-split both know. They are to be those that git
# format-patch would have sent.
print_diffs() {
	log -p --root --no-merges --unified=3 --inter-hunk-context=0 --find-renames=50% \
		--diff-algorithm=default --indent-heuristic --submodule=short --full-index \
		--src-prefix=a/ --dst-prefix=b/ --no-relative --ignore-submodules=none \
		--ws-error-highlight=none --no-color-moved \
		--format='%nFrom %H Mon Sep 17 00:00:00 2001%nMessage-ID: <%H>%nSubject: [PATCH] %H%n'
}

print_patch_ids() {
	in_epoch self patch-id --stable
}

# Lines `COMMIT LINES` of the diffs on standard input.
print_lines() {
	# shellcheck disable=SC2016 # awk's
	filter mbox-split --input=mboxo --threads=1 |
		filter patch-classify --bodies=none --with=lines |
		checked awk -F '\t' '
			NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			$at["lines"] != "" { print $at["message_id"], $at["lines"] }'
}

# Writes what the diffs say into the files ids and lines. ksh93 runs the end of a pipeline by itself, and
# a signal there keeps it busy for ever: hence a subshell.
read_diffs() {
	if [ -z "$with" ]; then
		: >"$tmp/lines"
		{ print_diffs || : >"$tmp/failed"; } | (print_patch_ids) >"$tmp/ids" || : >"$tmp/failed"
	else
		mkfifo "$tmp/diffs" || exit 2
		print_lines <"$tmp/diffs" >"$tmp/lines" &
		{ print_diffs || : >"$tmp/failed"; } | tee "$tmp/diffs" |
			(print_patch_ids) >"$tmp/ids" || : >"$tmp/failed"
		wait $! || : >"$tmp/failed"
	fi
	[ ! -e "$tmp/failed" ] || fail "$dir: cannot read the diffs"
}

# Of each commit an empty line, its fields, and its paths, a line each; a line feed in one of them is
# U+0001, and so is what comes before the first path.
print_commits() {
	{
		log -z --root --no-renames --name-only --no-relative \
			--ignore-submodules=none \
			--format='%x00%H%x00%P%x00%cd%x00%an%x00%ae%x00%s%x00%B' \
			--date=format-local:%Y-%m-%dT%H:%M:%SZ
		echo "status $?" >"$tmp/log"
	} | tr '\0\n' '\n\1'
}

@TABLE@

take_flag() {
	ends=true
}

take_option() {
	case $1 in
	-C)
		dir=$2
		# Git would look there instead.
		unset GIT_DIR GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_NAMESPACE
		;;
	--after) after=$2 ;;
	--since) since=$(seconds_of "$2") || usage "--since: not a date: '$2'" ;;
	--until) until=$(seconds_of "$2") || usage "--until: not a date: '$2'" ;;
	--with)
		[ "$2" = lines ] || usage "--with: not lines: '$2'"
		with=$2
		;;
	esac
}

dir=.
since=
until=
after=
with=
ends=false
# shellcheck disable=SC2034 # for inbox-git.sh
exact=false
# shellcheck disable=SC2034 # for options.sh
flags='--ends'
# shellcheck disable=SC2034
valued='-C --since --until --after --with'

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
{ true 3>&1; } 2>/dev/null || fail 'standard output: Bad file descriptor'

if [ -n "${GIT_DIR-}" ]; then
	# Not by itself, since git would then not look whose it is.
	dir=$GIT_DIR
	unset GIT_DIR
	# shellcheck disable=SC2034
	exact=true
	[ ! -f "$dir" ] || [ "${dir##*/}" != .git ] || dir=$(dirname -- "$dir")
fi
check_repository

tmp=$(new_tmp -d) || exit 2
at_exit remove_tmp

select_commits
read_diffs
print_commits | print_table
exit_status $?
status=$?
case $status in
0) ;;
141) exit 141 ;;
*) fail 'standard output: write error' ;;
esac
[ "$(cat "$tmp/log")" = 'status 0' ] || fail "$dir: cannot list the commits"
