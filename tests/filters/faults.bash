# SPDX-License-Identifier: GPL-2.0-or-later
# Helpers of the tests of what goes wrong: `load faults` behind `load helper`.
#
# meson sets FAULT_IO_LIBRARY: see fault-io.c.
#
# shellcheck disable=SC2034 # for the tests

# The filters in C, with what they read here.
filters=(mbox-split patch-classify author-rank digest-format)
declare -gA inputs=([mbox-split]=many.mbox [patch-classify]=mail.tsv [author-rank]=patch.tsv
	[digest-format]=patch.tsv [list-stat]=patch.tsv)

# So much mail that no filter is done with one read and one write.
make_inputs() {
	local n
	for n in {1..20}; do
		sed "s/@\([a-z.]*example\.\)/@$n.\1/g" "$TEST_DATA/sample.mbox"
	done >many.mbox
	mbox-split many.mbox >mail.tsv
	patch-classify mail.tsv >patch.tsv
}

# run_filter NAME [FAULT]: runs a filter over its input.
run_filter() {
	local options=() with=()
	[[ $1 != author-rank ]] || options=(--tee)
	[[ -z ${2-} ]] || with=(with_fault "$2")
	"${with[@]}" "$1" "${options[@]}" "${inputs[$1]}"
}

# with_fault FAULT COMMAND [ARG]...: see fault-io.c. The command is no function.
with_fault() {
	FAULT_IO=$1 LD_PRELOAD=$FAULT_IO_LIBRARY "${@:2}"
}

# need_mount: a small disk can be had.
need_mount() {
	command -v unshare >/dev/null || skip 'no unshare'
	unshare -m mount -t tmpfs none /mnt 2>/dev/null || skip 'not allowed to mount'
}

# on_small_disk COMMAND [ARG]...: runs it with an almost full disk at ./small, which is gone
# afterwards.
on_small_disk() {
	mkdir -p small
	# shellcheck disable=SC2016
	unshare -m bash -c 'mount -t tmpfs -o size=64k none small && "$@"' - "$@"
}

# A part of what is written whole; is_begin FILE WHOLE.
is_begin() {
	cmp -n "$(stat -c %s "$1")" "$1" "$2"
}

# Root reads everything, unless it gives that right up.
unprivileged() {
	if [[ $(id -u) == 0 ]]; then
		setpriv '--bounding-set=-dac_override,-dac_read_search' "$@"
	else
		"$@"
	fi
}

# Runs a command whose standard input stays open until it can have no more descriptors.
without_descriptors() {
	local status=0
	need_waiting
	mkfifo pipe
	# A sanitizer that looks for leaks at the end needs some.
	ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0 "$@" <pipe &
	exec 7>pipe
	wait_until waits_for $! pipe
	prlimit --pid $! --nofile=3
	[[ ! -e mail ]] || cat mail >&7
	exec 7>&-
	rm pipe
	wait $! || status=$?
	return "$status"
}
