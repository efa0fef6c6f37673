# SPDX-License-Identifier: GPL-2.0-or-later
# Small messages, and what mbox-split finds of them: `load small-mail` behind helper.

# header N: the header of message N, and the blank line behind it.
header() {
	printf 'From: Mira Holt <mira@example.org>\nSubject: m%s\nMessage-ID: <%s@example.org>\n\n' "$1" "$1"
}

# gives STATUS STDERR SUBJECTS FILE...: mbox-split finds just these subjects, joined by blanks.
gives() {
	local status=$1 stderr=$2 subjects=$3
	shift 3
	expect "$status" "$stderr" mbox-split "$@" || return
	[[ $(columns subject | paste -sd ' ') == "$subjects" ]] ||
		fail "$*: $(columns subject | paste -sd '|')"
}

# each_gives SUBJECTS FILE...: mbox-split, started once, says nothing, and finds just these subjects in
# each file. No name may have a colon.
each_gives() {
	local subjects=$1 file
	shift
	expect 0 '' mbox-split "$@" || return
	printf "%s: $subjects\n" "$@" >want
	columns source subject | awk -F '\t' '
		{ sub(/:.*/, "", $1) }
		$1 != file { printf "%s%s:", (NR > 1 ? "\n" : ""), $1; file = $1 }
		{ printf " %s", $2 }
		END { print "" }' >got
	same want got || {
		file=$(diff want got | sed -n '2s/^. \([^:]*\):.*/\1/p')
		fail "$file:" "$(cat -A "$file")"
	}
}
