# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # variables of the scripts that have it
# What the shell programs say to their user. meson.build puts this in the place of their line @SAY@;
# they set program to their name, and version.

# Text on one line as common/bytes/display.c has it: characters that are no text, or that change how
# others are read, become U+FFFD.
printable() {
	printf '%s\n' "$1" | LC_ALL=C awk '
		# The length of the UTF-8 character at a position if it may be shown; negative if it may
		# not.
		function shown(at,    first, size, c, i, next_byte) {
			first = c = byte[substr($0, at, 1)]
			if (first < 128)
				return first < 32 || first == 127 ? -1 : 1
			size = first < 194 || first > 244 ? 0 : first < 224 ? 2 : first < 240 ? 3 : 4
			c -= size == 2 ? 192 : size == 3 ? 224 : 240
			for (i = 1; i < size; i++) {
				next_byte = byte[substr($0, at + i, 1)]
				if (next_byte < 128 || next_byte > 191)
					return -1
				c = c * 64 + next_byte - 128
			}
			if (size == 0 || size == 3 && c < 2048 || size == 4 && c < 65536 ||
			    c >= 55296 && c <= 57343 || c > 1114111)
				return -1
			for (i = 1; i <= ranges; i += 2)
				if (c >= range[i] && c <= range[i + 1])
					return -size
			return size
		}
		BEGIN {
			for (i = 1; i < 256; i++)
				byte[sprintf("%c", i)] = i
			# The same as in display.c: first and last of each range.
			ranges = split("128 159 1564 1564 8206 8207 8232 8238 8288 8303 65279 65279 " \
				"65529 65531 917504 917631", range, " ")
			for (i = 1; i <= ranges; i++)
				range[i] += 0
			replacement = "\357\277\275"
		}
		NR > 1 { printf "%s", replacement }
		{
			for (at = 1; at <= length($0); at += size < 0 ? -size : size) {
				size = shown(at)
				printf "%s", (size < 0 ? replacement : substr($0, at, size))
			}
		}'
}

say() {
	case $* in
	*[!\ -~]*) printf '%s: %s\n' "$program" "$(printable "$*")" ;;
	*) printf '%s: %s\n' "$program" "$*" ;;
	esac >&2
}

# Says what another program wrote to its standard error, line by line.
say_lines() {
	printf '%s\n' "$2" |
		while read -r line; do
			[ -z "$line" ] || say "$1: $line"
		done
}

fail() {
	say "$*"
	exit 2
}

usage() {
	fail "$*; try '$program --help'"
}

print_version() {
	echo "$program (list-digest) $version" || fail 'standard output: write error'
	exit 0
}
