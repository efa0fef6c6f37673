#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# cross.sh [MACHINE]...: builds for other machines, as tests/real/cross/README says, and runs what was
# built, to see that every machine computes the same bytes:
#
#   - it builds with warnings as errors, where no program of that machine can be run;
#   - the unit tests and fuzz inputs pass;
#   - the digests of the sample are those in tests/data;
#   - records and pages of mail are those of this machine.
#
# The last line is `N passed, N failed, N skipped`. The exit status is 1 if anything failed, and 77 if
# nothing could be tried.
set -eu
set -o pipefail

usage='usage: cross.sh [--cache=DIR] [--cached] [--mirror=URL] [--mail=MBOX] [--native=BUILD] [MACHINE]...

  --cache=DIR    keep the packages of each machine unpacked in DIR/MACHINE, and take them from
                 there; /var/cache/list-digest/cross if not given
  --cached       unpack none that are not there
  --mirror=URL   where packages come from; http://deb.debian.org/debian if not given
  --mail=MBOX    mail to compare; the mailboxes in tests/data if not given
  --native=BUILD compare with what was built there; it is built if not given
  MACHINE        one that tests/real/cross has a file for; arm64, i386 and s390x if not given'

cache=/var/cache/list-digest/cross
mirror=http://deb.debian.org/debian
cached=
source=$(cd "$(dirname "$0")/../.." && pwd)
data=$source/tests/data
mail=("$data"/*.mbox)
native=
while [[ ${1-} == -* ]]; do
	case $1 in
	--cache=*) cache=$(realpath -m -- "${1#*=}") ;;
	--cached) cached=1 ;;
	--mirror=*) mirror=${1#*=} ;;
	--mail=*) mail=("${1#*=}") ;;
	--native=*) native=$(cd "${1#*=}" && pwd) ;;
	*) echo "$usage" >&2 && exit 2 ;;
	esac
	shift
done
[[ $# -gt 0 ]] || set -- arm64 i386 s390x

export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/real/steps.bash"

# property MACHINE NAME: a string, or the first of a list, that the machine's file has.
property() {
	sed -n "s/^$2 = \[\{0,1\}'\([^']*\)'.*/\1/p" "$source/tests/real/cross/$1.ini"
}

# What is missing here to build for a machine, and to run that.
missing_for() {
	local program
	for program in meson ninja pkg-config python3 "$(property "$1" c)" \
		"$(property "$1" exe_wrapper)"; do
		[[ -z $program ]] || command -v "$program" >/dev/null || echo "no $program"
	done
}

# Links that begin with / point into the machine that has them.
make_links_relative() {
	local link target
	while IFS= read -r -d '' link; do
		target=$(readlink "$link")
		[[ ! -e $1$target ]] || ln -sfnr "$1$target" "$link"
	done < <(find "$1" -xdev -type l -lname '/*' -print0)
}

# unpack MACHINE: its packages, of the release that this is, in the cache.
unpack() {
	local root=$cache/$1 packages=libc6-dev,libglib2.0-dev,libgmime-3.0-dev,zlib1g-dev release
	[[ ! -d $root ]] || return 0
	if [[ -n $cached ]]; then
		echo "no $root"
		return 1
	fi
	if ! command -v mmdebstrap >/dev/null; then
		echo 'no mmdebstrap'
		return 1
	fi
	mkdir -p "$cache"
	# shellcheck disable=SC1091 # each Debian has it
	release=$(. /etc/os-release && echo "$VERSION_CODENAME")
	if ! mmdebstrap --variant=extract --architectures="$1" --include="$packages" \
		--aptopt='Acquire::Languages "none"' "$release" "$root.$$" "$mirror" >"$work/log" 2>&1; then
		rm -rf --one-file-system "$root.$$"
		echo "mmdebstrap failed: $(tail -n 1 "$work/log")"
		return 1
	fi
	make_links_relative "$root.$$"
	mv "$root.$$" "$root"
}

# The machine's file in $work, with no way to run what is built.
without_wrapper() {
	awk '/^exe_wrapper = /{ on = 1 } !on { print } on && /\]$/ { on = 0 }' \
		"$source/tests/real/cross/$1.ini" >"$work/$1.ini"
}

# In the same file the way is told; what was built stays.
with_wrapper() {
	cp "$source/tests/real/cross/$1.ini" "$work/$1.ini"
	meson setup --reconfigure "$work/$1" "$source"
}

build() {
	printf "[constants]\nsysroot = '%s'\n[properties]\nneeds_exe_wrapper = true\n" "$cache/$1" \
		>"$work/$1-root.ini"
	meson setup --werror --cross-file "$work/$1-root.ini" --cross-file "$work/$1.ini" \
		"$work/$1" "$source" &&
		ninja -C "$work/$1"
}

# Prints how a program of the machine is run, quoted for a shell.
wrapper() {
	python3 - "$source/tests/real/cross/$1.ini" "$cache/$1" <<'PYTHON'
import re, shlex, sys

class Path(str):
    def __truediv__(self, other):
        return Path(self + '/' + other)

text = re.search(r'^exe_wrapper = (\[.*?\])$', open(sys.argv[1]).read(), re.M | re.S)
print(shlex.join(eval(text[1], {'sysroot': Path(sys.argv[2])})))
PYTHON
}

# Makes a folder that is for PATH: scripts as they are, and the machine's programs to be run here.
wrap_programs() {
	local page name how
	how=$(wrapper "$1")
	mkdir "$work/$1-bin"
	for page in "$source"/man/*.1; do
		name=$(basename "$page" .1)
		if [[ -e $source/filters/$name.sh ]]; then
			cp "$work/$1/$name" "$work/$1-bin/"
		else
			printf '#!/bin/sh\nexec %s %q "$@"\n' "$how" "$work/$1/$name" >"$work/$1-bin/$name"
			chmod +x "$work/$1-bin/$name"
		fi
	done
}

same_as_native() {
	with_programs "$1" all_of_mail | cmp "$work/native-output" -
}

# What this machine makes of the mail.
native_output() {
	if [[ -z $native ]]; then
		meson setup --werror "$work/native" "$source" && ninja -C "$work/native" || return
		native=$work/native
	fi
	with_programs "$native" all_of_mail >"$work/native-output"
}

# check MACHINE: all of it.
check() {
	local why
	if [[ ! -e $source/tests/real/cross/$1.ini ]]; then
		say FAILED "$1" "tests/real/cross has no file for it"
		return 0
	fi
	why=$(missing_for "$1" | paste -sd ,)
	[[ -n $why ]] || why=$(unpack "$1") || :
	if [[ -n $why ]]; then
		say skipped "$1" "$why"
		return 0
	fi
	without_wrapper "$1"
	step "$1: build where its programs cannot be run" build "$1" || return 0
	step "$1: tell how to run them" with_wrapper "$1" || return 0
	run_tests "$1" --timeout-multiplier 20
	wrap_programs "$1"
	sample_digests "$1"
	[[ -e $work/native-output ]] || step 'records and pages of this machine' native_output || return 0
	step "$1: records and pages as on this machine" same_as_native "$work/$1-bin" || :
	rm -rf "${work:?}/$1"
}

for machine; do
	check "$machine"
done
closing
