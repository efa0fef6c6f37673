# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of the scripts that have it
# How a shell program runs the filters of the suite; meson.build puts this in the place of its line
# @FILTER@.

# In a build or installation directory they stand beside this script. Not by PATH: the directory's
# name may have a colon.
beside=
case $0 in
*/*)
	[ ! -x "${0%/*}/mbox-split" ] || beside=${0%/*}
	;;
esac

filter() {
	filter_name=$1
	shift
	if [ -n "$beside" ] && [ -x "$beside/$filter_name" ]; then
		"$beside/$filter_name" "$@"
	else
		"$filter_name" "$@"
	fi 3>&- 4>&- 9>&-
}
