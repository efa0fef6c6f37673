#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# README's two commands, word by word, on a machine with nothing on it: a Debian of its smallest kind
# in a folder of its own, without /sys, terminal, language or home, with little shared memory, and
# without git until README's command installs it. A user's machine has no network for the tests,
# either. The last line of each release and user is
#
#     RELEASE USER: N passed, N failed, N skipped
#
# behind what was skipped and why; what failed is on standard error. The exit status is 1 if anything
# failed, and 77 if no such machine can be made here.
set -eu

usage='usage: bare.sh [--cache=DIR] [--cached] [--mirror=URL] [--user=root|nobody]... [--times=N]
               [RELEASE]...

  --cache=DIR    keep each release as DIR/base-RELEASE.tar, and take it from there;
                 /var/cache/list-digest if not given
  --cached       make no release that is not there
  --mirror=URL   where packages come from; http://deb.debian.org/debian if not given
  --user=USER    who builds and tests: root, or nobody, who has no name, either; both if
                 not given
  --times=N      run the tests so many times, each in a new clone on the same machine; 1 if not
                 given
  RELEASE        of Debian; bookworm and trixie if not given'

cache=/var/cache/list-digest
mirror=http://deb.debian.org/debian
cached=
times=1
users=()
while [[ ${1-} == -* ]]; do
	case $1 in
	--cache=*) cache=${1#*=} ;;
	--cached) cached=1 ;;
	--mirror=*) mirror=${1#*=} ;;
	--user=root | --user=nobody) users+=("${1#*=}") ;;
	--times=[1-9]) times=${1#*=} ;;
	*) echo "$usage" >&2 && exit 2 ;;
	esac
	shift
done
[[ ${#users[@]} -gt 0 ]] || users=(nobody root)
[[ $# -gt 0 ]] || set -- bookworm trixie
source=$(cd "$(dirname "$0")/../.." && pwd)

skip() {
	echo "skipped: $1"
	exit 77
}

[[ $(id -u) == 0 ]] || skip 'only root can make a machine'
for program in git tar unshare chroot setpriv; do
	command -v "$program" >/dev/null || skip "no $program"
done
unshare --mount --pid --net --fork true 2>/dev/null || skip 'no name spaces'

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
# No more of it than somebody has who only fetched it.
git -c safe.directory='*' clone -q --no-local "$source" "$work/clone"
[[ -z $(git -c safe.directory='*' -C "$source" status --porcelain) ]] ||
	echo 'What is not committed is not tested.' >&2

# make_base RELEASE: the smallest system of that release, as a tar in the cache.
make_base() {
	local base=$cache/base-$1.tar
	[[ ! -e $base ]] || return 0
	[[ -z $cached ]] || skip "no $base"
	command -v debootstrap >/dev/null || skip 'no debootstrap'
	mkdir -p "$cache" "$work/base"
	debootstrap --variant=minbase "$1" "$work/base" "$mirror" >"$work/log" 2>&1 ||
		skip "debootstrap failed: $(tail -n 1 "$work/log")"
	# Whoever makes the same beside this gets the same.
	tar --one-file-system -C "$work/base" -cf "$base.$$" .
	mv "$base.$$" "$base"
	rm -rf --one-file-system "$work/base"
}

# make_machine RELEASE: unpacks it in $work/machine.
make_machine() {
	rm -rf --one-file-system "$work/machine"
	mkdir "$work/machine"
	tar -C "$work/machine" -xf "$cache/base-$1.tar"
	cp /etc/resolv.conf "$work/machine/etc/"
	echo "$1" >"$work/machine/etc/hostname"
}

# put_clone USER: puts a clone into its /src/list-digest, and nothing else into /src.
put_clone() {
	rm -rf --one-file-system "$work/machine/src"
	mkdir "$work/machine/src"
	cp -R "$work/clone" "$work/machine/src/list-digest"
	[[ $1 == root ]] || chown -R 4321:4321 "$work/machine/src"
}

# in_machine [--net]... COMMAND [ARG]...: runs it there, with what `env` is given in $environment,
# until its last process has ended. --net: with no network but itself.
in_machine() {
	local spaces=(--mount --pid --fork --kill-child)
	if [[ $1 == --net ]]; then
		spaces+=(--net)
		shift
	fi
	# shellcheck disable=SC2016 # expanded there
	setsid --wait unshare "${spaces[@]}" sh -euc '
		cd "$1"
		shift
		mount -t proc proc proc
		mount -t tmpfs -o size=1m,mode=1777 shm dev/shm
		exec chroot . env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"' \
		- "$work/machine" "$@" </dev/null
}

# Who has no name, no home that exists, and no right.
as_nobody=(HOME=/nonexistent setpriv --reuid=4321 --regid=4321 --clear-groups --no-new-privs)

# Prints the N-th command of README that starts with apt-get, up to the empty line behind it.
readme_command() {
	awk -v wanted="$1" '
		/^    apt-get/ { n++; on = n == wanted }
		/^$/ { on = 0 }
		on { print }' "$work/clone/README"
}

# run_command USER N DIRECTORY: that command of README in a clone. It is one line of shell, of which
# root does what is in front of meson: `sudo apt-get` with no sudo.
run_command() {
	local command
	command=$(readme_command "$2")
	[[ $command == *apt-get*' meson setup '* ]] || return 1
	if [[ $1 == root ]]; then
		in_machine sh -ec "cd $3 && $command"
	else
		in_machine sh -ec "${command%%meson setup *} true" &&
			in_machine --net "${as_nobody[@]}" sh -ec "cd $3 && meson setup ${command#*meson setup }"
	fi
}

# run_tests RELEASE USER: the command that runs the tests.
run_tests() {
	local status=0
	run_command "$2" 2 /src/list-digest >"$work/log" 2>&1 || status=$?
	"$source/tests/tools/count-tests.py" "$work/machine/src/list-digest/build" \
		>"$work/counts" 2>"$work/failures" || status=1
	cat "$work/failures" >&2
	if [[ ! -s $work/counts ]]; then
		tail -n 60 "$work/log" >&2
		echo "$1 $2: the command that runs the tests failed"
		return 1
	fi
	tail -n +2 "$work/counts"
	echo "$1 $2: $(head -n 1 "$work/counts")"
	return "$status"
}

# check RELEASE USER: both commands, one after the other in one clone.
check() {
	local status=0 time
	make_machine "$1"
	put_clone "$2"
	if ! run_command "$2" 1 /src/list-digest >"$work/log" 2>&1 ||
		! grep -q 'mailing list update from 2025-03-03' "$work/log"; then
		tail -n 60 "$work/log" >&2
		echo "$1 $2: the command that prints a digest failed"
		return 1
	fi
	run_tests "$1" "$2" || status=1
	for ((time = 2; time <= times; time++)); do
		put_clone "$2"
		run_tests "$1" "$2" || status=1
	done
	return "$status"
}

status=0
for release; do
	make_base "$release"
	for user in "${users[@]}"; do
		check "$release" "$user" || status=1
	done
done
exit "$status"
