#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# builds.sh [NAME]...: builds in the ways that packagers choose, each of which is a line of the table
# below, to see that all of them compute the same bytes:
#
#   - it builds with warnings as errors;
#   - the unit tests and fuzz inputs pass;
#   - the digests of the sample are those in tests/data;
#   - records and pages of mail are those of the first build.
#
# The last line is `N passed, N failed, N skipped`. The exit status is 1 if anything failed, and 77 if
# nothing could be tried.
set -eu
set -o pipefail

source=$(cd "$(dirname "$0")/../.." && pwd)
data=$source/tests/data
mail=("$data"/*.mbox)
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/real/steps.bash"

# NAME COMPILER [OPTION]...: of meson. Each compiler meets each of the choices once.
builds() {
	cat <<'TABLE'
gcc-plain gcc --buildtype=plain -Dc_std=gnu17 -Dc_args=-funsigned-char
gcc-O0 gcc -Doptimization=0 -Db_pie=false --unity=on
gcc-O1 gcc -Doptimization=1 -Db_ndebug=true -Dc_args=-DFALLBACKS
gcc-O2-lto gcc -Doptimization=2 -Db_lto=true -Dc_args=-D_FORTIFY_SOURCE=2
gcc-O3 gcc -Doptimization=3 -Dc_args='-march=native -fsigned-char -D_FORTIFY_SOURCE=3'
gcc-Os gcc -Doptimization=s -Dc_std=gnu2x --unity=on -Dauto_features=disabled
clang-O0 clang -Doptimization=0 -Dc_std=gnu17 -Dc_args=-funsigned-char
clang-O1 clang -Doptimization=1 -Db_ndebug=true -Dc_args=-DFALLBACKS
clang-O2-lto clang -Doptimization=2 -Db_lto=true -Dc_args=-D_FORTIFY_SOURCE=2
clang-O3 clang -Doptimization=3 -Dc_args='-march=native -fsigned-char -D_FORTIFY_SOURCE=3'
clang-Os clang -Doptimization=s -Dc_std=gnu2x --unity=on -Dauto_features=disabled
TABLE
}

build() {
	local compiler=$2
	CC=$compiler meson setup --werror "$work/$1" "$source" "${@:3}" && ninja -C "$work/$1"
}

same_as_first() {
	with_programs "$work/$1" all_of_mail >"$work/output"
	[[ -e $work/first-output ]] || cp "$work/output" "$work/first-output"
	cmp "$work/first-output" "$work/output"
}

# check NAME COMPILER [OPTION]...: all of it.
check() {
	if ! command -v "$2" >/dev/null; then
		say skipped "$1" "no $2"
		return 0
	fi
	step "$1: build" build "$@" || return 0
	run_tests "$1" --timeout-multiplier 5
	ln -s "$1" "$work/$1-bin"
	sample_digests "$1"
	step "$1: records and pages as of the first build" same_as_first "$1" || :
	rm -rf "${work:?}/$1"
}

# shellcheck disable=SC2046 # names
[[ $# -gt 0 ]] || set -- $(builds | cut -d ' ' -f 1)
for name; do
	if line=$(builds | grep "^$name "); then
		eval "words=($line)"
		# shellcheck disable=SC2154 # of the table
		check "${words[@]}"
	else
		say FAILED "$name" 'there is no such build'
	fi
done
closing
