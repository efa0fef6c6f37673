# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of list-digest.sh
# list-digest --state; meson.build puts this in the place of its line @STATE@.

# Runs a command; its words become the program's own if it fails.
try() {
	tried=$(LC_ALL=C "$@" 2>&1) && return
	say_lines "$1" "${tried#"$1: "}"
	return 1
}

# look_at FILE: sets mode, as ls has it, and owner and owner_group, their numbers; not following a link.
# POSIX has neither `test -k`, which posh lacks, nor chmod --reference, which busybox lacks.
look_at() {
	# shellcheck disable=SC2034 # rest is the links, and later the name
	read -r mode rest owner owner_group rest <<END
$(LC_ALL=C ls -dn -- "$1")
END
}

# Whether a file in a directory where all may write, like /tmp, is there of someone else's making.
is_planted() {
	look_at "${1%/*}/"
	case $mode in
	?????????[tT]*) ;;
	*) return 1 ;;
	esac
	folder_owner=$owner
	look_at "$1"
	[ "$owner" != "$(id -u)" ] && [ "$owner" != "$folder_owner" ]
}

# A state that is a link stays one: the file that it leads to is read and replaced, and that one may not
# be there yet.
resolve_state() {
	state_name=$state
	case $state in
	'') usage '--state: no name' ;;
	/*) ;;
	*) state=./$state ;;
	esac
	if [ -L "$state" ]; then
		! is_planted "$state" || fail "$state_name: a link that belongs to another user"
		state=$(readlink -f -- "$state" && echo .) || fail "$state_name: a link that leads nowhere"
		state=${state%??}
	fi
	[ ! -e "$state" ] || [ -f "$state" ] || fail "$state_name: not a file"
}

# Two runs at once would send the same mail twice, so the second ends here. The lock is on a file of
# its own, since the state's is replaced, and stays until this process ends, however it does. That file
# is neither followed nor written to.
lock_state() {
	lock=$state.lock
	# Made only if there is none.
	[ -e "$lock" ] || [ -L "$lock" ] || (set -C && : >"$lock") 2>/dev/null
	if [ -L "$lock" ]; then
		fail "$state_name.lock: a link"
	elif [ ! -e "$lock" ]; then
		fail "$state_name.lock: cannot be made"
	elif [ ! -f "$lock" ]; then
		fail "$state_name.lock: not a file"
	fi
	[ -r "$lock" ] || fail "$state_name.lock: cannot be read"
	command -v flock >/dev/null || fail "--state: needs the program flock"
	exec 9<"$lock" || exit 2
	# As standard input, since ksh gives no program what exec has opened.
	flock -n 0 <&9 2>/dev/null
	case $? in
	0) ;;
	1) fail "$state_name: in use by another digest" ;;
	*)
		# NFS locks only what may be written to.
		[ -w "$lock" ] || fail "$state_name.lock: cannot be written"
		exec 9>>"$lock" || exit 2
		flock -n 0 <&9 || fail "$state_name: in use by another digest"
		;;
	esac
}

# Finds what the last digest ended with, if there was one (after), and what this one is going to end
# with (tip).
open_state() {
	resolve_state
	lock_state
	if [ -e "$state" ]; then
		[ -r "$state" ] || fail "$state_name: cannot be read"
		# No state is that long, and some longer text is no argument.
		after=$(head -c 100000 <"$state") || fail "$state_name: cannot be read"
		[ -n "$after" ] || fail "$state_name: empty; without the file, all mail is taken"
	fi
	ask inbox-cat -C "$inbox" --tip
	tip=$answer
	[ -n "$tip" ] || [ -z "${after+set}" ] ||
		fail "$inbox: nothing is left in it, unlike when $state_name was written"
}

# A state of three words is that of an earlier version, which knew the newest commit only.
nothing_came() {
	case ${after-} in
	"$tip") ;;
	*' '*' '*' '*) return 1 ;;
	*' '*' '*) [ "$tip" != "${tip#"$after "}" ] ;;
	*) return 1 ;;
	esac
}

lose_state() {
	fail "$state_name: cannot be written, so the next digest will have the same mail"
}

remove_new() {
	rm -f -- "$new"
}

# Replaces the state at once: who reads it finds the old one or the new one, also after a crash. The new
# one is made under a name that nobody can foresee.
save_state() {
	new=
	at_exit remove_new
	new=$(LC_ALL=C mktemp -- "$state.XXXXXXXXXX" 2>&1) || {
		say_lines mktemp "${new#mktemp: }"
		new=
		lose_state
	}
	printf '%s\n' "$tip" 2>/dev/null >"$new" || lose_state
	if [ -e "$state" ]; then
		look_at "$state"
		# Only root can give files away.
		chown -- "$owner:$owner_group" "$new" 2>/dev/null
		mode=$(printf '%s\n' "$mode" |
			sed 's/^.\(...\)\(...\)\(...\).*/u=\1,g=\2,o=\3/; s/[-ST]//g; s/[st]/x/g')
		try chmod -- "$mode" "$new" || lose_state
	else
		# As the umask has it.
		try chmod -- =rw "$new" || lose_state
	fi
	try sync -- "$new" || lose_state
	try mv -f -- "$new" "$state" || lose_state
	at_exit ''
}
