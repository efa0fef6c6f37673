# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of the scripts that have it
# How inbox-cat and commit-cat run git; meson.build puts this in the place of their line @GIT@.
#
# The inbox, or any other repository, may be another user's, or a copy that another has set up: nothing in it may make git start
# a program, connect to anything or print what is not there. Git itself refuses a repository of
# another user that is not in safe.directory, but only if it has to look for the repository: not with
# --git-dir or GIT_DIR. For all others the configuration is overridden where it is of any use to
# what is run here. What cannot be named, as it has a part of any name, is never reached: drivers of
# diff and merge (--no-ext-diff and --no-textconv are given wherever a diff is printed), filters, and
# remotes.

# A message that a partial clone lacks stays missing. Git before 2.39.4 knows only the second.
export GIT_NO_LAZY_FETCH=1 GIT_ALLOW_PROTOCOL=
# What a commit's name stands for is that commit.
export GIT_NO_REPLACE_OBJECTS=1 GIT_GRAFT_FILE=/dev/null/none
export GIT_TERMINAL_PROMPT=0 GIT_OPTIONAL_LOCKS=0
# Git then writes its lists in blocks instead of line by line; see git(1).
export GIT_FLUSH=0
unset GIT_CONFIG GIT_COMMON_DIR GIT_WORK_TREE GIT_INDEX_FILE

# The only place where git is started: in a directory, with what it says on standard error made fit
# for a terminal.
git_in() {
	git_dir=$1
	shift
	# A user may forbid bare repositories that are come upon by chance; an inbox is none.
	set -- -c safe.bareRepository=all \
		-c protocol.allow=never -c core.sshCommand=false -c core.gitProxy=none \
		-c core.askPass=false -c credential.helper= \
		-c core.hooksPath=/dev/null -c core.fsmonitor=false -c core.alternateRefsCommand=false \
		-c core.pager=cat -c core.editor=false -c core.attributesFile=/dev/null \
		-c gpg.program=false -c gpg.openpgp.program=false -c gpg.x509.program=false \
		-c gpg.ssh.program=false -c gpg.ssh.defaultKeyCommand=false \
		-c maintenance.auto=false -c gc.auto=0 \
		-c core.quotePath=true -c i18n.logOutputEncoding=UTF-8 -c color.ui=never \
		-c log.showSignature=false -c log.mailmap=false -c log.decorate=false \
		-c log.follow=false -c log.abbrevCommit=false -c log.diffMerges=separate \
		-c diff.relative=false -c diff.suppressBlankEmpty=false -c diff.renameLimit=1000 "$@"
	{
		git_said=$(git -C "$git_dir" --no-pager "$@" 2>&1 >&3 3>&-)
		exit_status $?
		git_status=$?
	} 3>&1
	[ -z "$git_said" ] || say_lines git "$git_said"
	return $git_status
}

# Seconds since 1970 of a date in any of git's forms, in UTC. A bare day is its midnight: git by
# itself takes the present time of day. GIT_TEST_DATE_NOW is where git looks for another now. No
# repository is looked for.
seconds_of() {
	case $1 in
	????-??-??) set -- "$1 00:00:00" ;;
	esac
	[ -z "${SOURCE_DATE_EPOCH-}" ] || export GIT_TEST_DATE_NOW="$SOURCE_DATE_EPOCH"
	TZ=UTC0 GIT_DIR=/dev/null git_in . -c "inbox.date=$1" config --type=expiry-date inbox.date \
		2>/dev/null
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

# The directory of an epoch; `self` is the repository at DIR itself.
path_of() {
	case $1 in
	self) path=$dir ;;
	*) path=$epochs/$1.git ;;
	esac
	# Not an option, nor what `cd -` is.
	case $path in
	/*) ;;
	*) path=./$path ;;
	esac
}

in_epoch() {
	path_of "$1"
	shift
	git_in "$path" "$@"
}

# Ends the program if DIR is no directory.
check_directory() {
	[ ! -d "$dir" ] || return 0
	[ ! -e "$dir" ] || fail "$dir: not a directory, so no $what_it_is"
	fail "$dir: no such directory"
}

# Ends the program, since an epoch is no repository of its own.
bad_epoch() {
	[ "$1" = self ] || fail "$dir: no $what_it_is: $1.git is no git repository"
	fail "$dir: no $what_it_is"
}

# The same, with what else git says than that, as of another user's repository.
no_epoch() {
	said=$(in_epoch "$1" rev-parse --git-dir 2>&1)
	case $said in
	*'not a git repository'*) ;;
	*) printf '%s\n' "$said" >&2 ;;
	esac
	bad_epoch "$1"
}

# Ends the program if an epoch is no repository, or one that git refuses, or lies in another one. DIR
# may lie in one if it has no epochs.
check_epoch() {
	found=$(in_epoch "$1" rev-parse --git-dir 2>/dev/null) || no_epoch "$1"
	case $1:$exact:$found in
	self:false:* | *:. | *:.git) return ;;
	esac
	path_of "$1"
	path=$(cd -P -- "$path" && pwd -P)
	[ "$found" = "$path" ] || [ -f "$path/.git" ] || bad_epoch "$1"
}

# The commit that an expression names in an epoch; nothing if it names none. It is asked for by its
# type: an abbreviated name may be that of a blob as well.
commit_of() {
	case $2 in
	-* | ^* | *..*) return 1 ;;
	esac
	in_epoch "$1" rev-parse --quiet --verify "$2^{commit}" 2>/dev/null
}

# The commits that a range of any form names in an epoch, those it excludes with `^`; nothing if it
# names none.
revisions() {
	commit_of "$1" "$2" && return
	case $2 in
	*^* | *...*) ;;
	*) return ;;
	esac
	in_epoch "$1" rev-parse --quiet --revs-only "$2" 2>/dev/null | {
		revs=
		included=false
		while read -r revision; do
			commit=$(commit_of "$1" "${revision#^}") || exit
			case $revision in
			^*) commit=^$commit ;;
			*) included=true ;;
			esac
			revs="$revs$commit
"
		done
		! $included || printf '%s' "$revs"
	}
}
