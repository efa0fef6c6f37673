# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of the scripts that have it
# Temporary files of the shell programs; meson.build puts this in the place of their line @TMP@.

# at_exit COMMAND: what is done when the program ends, also if a signal ends it; without one, no more.
at_exit() {
	at_exit=$1
	if [ -z "$at_exit" ]; then
		trap - EXIT HUP INT PIPE TERM
		return
	fi
	trap '$at_exit' EXIT
	trap 'end_by_signal 129' HUP
	trap 'end_by_signal 130' INT
	trap 'end_by_signal 141' PIPE
	trap 'end_by_signal 143' TERM
}

# In mksh a command for EXIT has the last word on the exit status if it runs in a signal's trap.
end_by_signal() {
	trap - EXIT
	$at_exit
	exit "$1"
}

# new_tmp [-d]: prints the name of a new file, or folder, in TMPDIR.
new_tmp() {
	case ${TMPDIR:=/tmp} in
	/*) ;;
	*) TMPDIR=./$TMPDIR ;;
	esac
	new=$(LC_ALL=C mktemp ${1+"$1"} "$TMPDIR/$program.XXXXXX" 2>&1) || fail "mktemp: ${new#mktemp: }"
	printf '%s\n' "$new"
}

# What is made in the folder tmp goes with it.
remove_tmp() {
	rm -rf -- "$tmp"
}

# checked COMMAND [ARG]...: runs an awk that prints what must not be cut short. The awk of busybox does
# not notice that a disk is full: cat does.
checked() {
	{ "$@" || : >"$tmp/unfinished"; } | cat
	exit_status $?
	checked_status=$?
	[ $checked_status -ne 0 ] || [ ! -e "$tmp/unfinished" ] || checked_status=2
	return $checked_status
}
