# SPDX-License-Identifier: GPL-2.0-or-later
# What the tests of recipes have in common: `load recipes` behind `load ../filters/helper`.
#
# shellcheck disable=SC2034 # for the tests

PATH=$PATH:/usr/sbin:/sbin

# recipe N: the N-th recipe of the manual page, as a reader types it in.
recipe() {
	awk -v wanted="$1" '
		/^\.Ed/ { on = 0 }
		on { gsub(/\\\(ga/, "`"); gsub(/\\e/, "\\"); print }
		/^\.Sh RECIPES/ { recipes = 1 }
		/^\.Bd -literal/ && recipes { on = ++n == wanted }
	' "$BATS_TEST_DIRNAME/../../man/list-digest.7"
}

# message SUBJECT ID [DIFF]: prints a message of the list.
message() {
	printf 'From: A Person <a@example.org>\nSubject: %s\nMessage-ID: <%s@example.org>\n' "$1" "$2"
	printf 'List-Id: Tide <tide-devel.lists.example.org>\n\nHello.\n'
	[[ $# -lt 3 ]] || printf -- '---\ndiff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\n'
}

make_messages() {
	message '[PATCH] tide: Rise' 1 diff >patch.eml
	message 'Lunch' 2 >other.eml
	message 'Re: [PATCH] tide: Rise' 3 >reply.eml
	message 'Private' 4 | sed '/^List-Id/d' >private.eml
}

# ids FILE: the ids of a table's records.
ids() {
	cut -f 7 "$1" | tail -n +2
}

has_ids() {
	local got
	got=$(ids "$1" | sed 's/@example.org$//' | paste -sd ' ')
	[[ $got == "$2" ]] || fail "$1 has '$got', not '$2'"
}

# holds FOLDER SUBJECT...: the messages of a Maildir or mbox, in any order.
holds() {
	local place=$1
	shift
	grep -rhs '^Subject: ' "$place" | sed 's/Subject: //' | sort >got
	[[ $# -eq 0 ]] || printf '%s\n' "$@" | sort >want
	[[ $# -ne 0 ]] || : >want
	same want got
}
