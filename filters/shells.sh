# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# Where shells differ; meson.build puts this in the place of the programs' line @SHELLS@.
#
# Elsewhere in them: posh takes an empty "$@" for a variable that is not set, so that it is written
# ${1+"$@"}; and ksh93 and mksh close a descriptor above 2 that exec has opened when they start a program,
# unless it is the copy of another one.

# Returns an exit status as most shells have it. Of a program that a signal has ended, ksh93 makes 256 and
# the signal's number, and yash 384.
exit_status() {
	[ "$1" -le 256 ] || set -- $((128 + $1 % 128))
	return "$1"
}

# No other file is to take the place of a standard error that is closed.
true >&2 || exec 2>/dev/null
