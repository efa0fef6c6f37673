#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Writes a program's completion for bash, zsh and fish into files of a directory: NAME, _NAME and
# NAME.fish. All is taken from the --help of the programs, as help.py prints them; of all, since a
# help may refer to another's.
# Usage: completion.sh DIRECTORY NAME HELP
set -u
LC_ALL=C
export LC_ALL

directory=$1
name=$2
help=$3

write() {
	awk -v shell="$1" -v name="$name" -f "${0%.sh}.awk" <"$help" >"$directory/$2"
}

write bash "$name" && write zsh "_$name" && write fish "$name.fish"
