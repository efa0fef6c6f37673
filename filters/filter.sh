# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of the scripts that have it
# How a shell program runs the filters of the suite; meson.build puts this in the place of its line
# @FILTER@.

# In a build or installation directory they stand beside this script, or beside what a link to it leads
# to. Not by PATH: the directory's name may have a colon.
beside=
find_beside() {
	case $1 in
	*/*) [ ! -x "${1%/*}/mbox-split" ] || beside=${1%/*} ;;
	esac
}
find_beside "$0"
if [ -z "$beside" ] && [ -L "$0" ] && script=$(readlink -f -- "$0" && echo .); then
	find_beside "${script%??}"
fi

filter() {
	filter_name=$1
	shift
	# For posh, the status of what cannot be started as its interpreter is missing is 1.
	if [ -n "$beside" ] && [ -x "$beside/$filter_name" ]; then
		${POSH_VERSION+env} "$beside/$filter_name" "$@"
	else
		${POSH_VERSION+env} "$filter_name" "$@"
	fi 3>&- 4>&- 9>&-
	exit_status $?
}
