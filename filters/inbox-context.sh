# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2034,SC2016 # variables of the scripts that have it; awk's
# inbox-cat --context: the mail of the days before what is selected; meson.build puts this in the
# place of its line @CONTEXT@.

# read_context SPAN: sets context to the seconds of `90d`, `12w` or `90`; empty for none.
read_context() {
	count=${1%[dw]}
	case $count in
	'' | *[!0-9]* | ??????*) usage "--context: not a number of days, as in 90d or 12w: '$1'" ;;
	esac
	# Not 010, which is octal to a shell.
	while [ "${count#0}" != "$count" ]; do
		count=${count#0}
	done
	case $1 in
	*w) count=$((${count:-0} * 7)) ;;
	esac
	context=$((${count:-0} * 86400))
	[ "$context" -gt 0 ] || context=
}

# Where the selection of an epoch has a lower end, sets before to the commits there, whose history is
# its context; in epochs that are older than that all is.
find_context() {
	before=
	[ -n "$context" ] || return 0
	before=$(printf '%s\n' "$revs" | sed -n 's/^\^//p')
	if [ -z "$before$revs" ]; then
		if [ -n "$after" ] && [ -n "$(points_of "$1")" ]; then
			known=$(points_of "$1")
			before=$(commit_of "$1" "${known%%[!0-9a-f]*}")
		fi
		if [ -z "$before" ] && [ -n "$context_end" ]; then
			before=$(commit_of "$1" HEAD)
		fi
	fi
	if [ -n "$before" ] && [ -z "$context_end" ]; then
		context_end=$(printf '%s\n' "$before" | in_epoch "$1" log -1 --stdin --format=%ct)
		[ -z "$since" ] || [ "$since" -le "$context_end" ] || context_end=$since
	fi
	# A history that was rewritten no longer has all that came before: a purged message must not
	# be seen again.
	[ -z "$before" ] || [ -z "$seen" ] || before=$(commit_of "$1" HEAD)
}

# Takes what is selected, which is in a list, out of that of the context, as often as it is there.
drop_selected() {
	checked awk '
		NR == FNR { selected[$1]++; next }
		!(selected[$1]-- > 0)' "$1" "$2" >"$tmp/older" && mv "$tmp/older" "$2"
}

# list_context EPOCH LIST: lists the context of an epoch, which comes before what is selected. The
# newest of what is there twice is what was selected.
list_context() {
	start=$((context_end - context))
	mark=all
	list_epoch "$1" "$before" "$2" "$tmp/deletions" || return
	[ -z "$seen" ] || drop_selected "$tmp/list.$1" "$2"
}
