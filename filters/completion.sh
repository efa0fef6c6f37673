#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Writes a program's completion for bash, zsh and fish into files of a directory: NAME, _NAME and
# NAME.fish. All is taken from the --help of the programs, which is made from their option
# tables; the other programs are needed since a help may refer to another's.
# Usage: completion.sh DIRECTORY NAME PROGRAM...
set -u
LC_ALL=C
export LC_ALL

directory=$1
name=$2
shift 2

# Programs in the working directory are named without it.
help=$(
	PATH=.:$PATH
	for program in "$@"; do "$program" --help || exit; done
) || exit

write() {
	printf '%s\n' "$help" |
		awk -v shell="$1" -v name="$name" -f "${0%.sh}.awk" >"$directory/$2"
}

write bash "$name" && write zsh "_$name" && write fish "$name.fish"
