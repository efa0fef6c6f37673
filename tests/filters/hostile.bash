# SPDX-License-Identifier: GPL-2.0-or-later
# Pieces that mail which means harm is made of: `load hostile` in a test file.

# repeat N TEXT: TEXT N times; each `#` in it is the number of the time.
repeat() {
	TEXT=$2 awk -v n="$1" 'BEGIN {
		k = split(ENVIRON["TEXT"], part, "#")
		for (i = 0; i < n; i++) {
			printf "%s", part[1]
			for (j = 2; j <= k; j++)
				printf "%d%s", i, part[j]
		}
	}'
}

# bytes N CHAR: N bytes of one kind.
bytes() {
	head -c "$1" /dev/zero | tr '\0' "$2"
}

# What a message begins with; its subject is still to come.
top() {
	printf '%s\n' 'From: Mira Holt <mira@example.org>' 'Message-ID: <1@example.org>' \
		'Date: Mon, 3 Mar 2025 09:02:11 +0000' 'List-Id: <tide.lists.example.org>'
}

# as_subject COMMAND..., as_body COMMAND...: a message whose subject, or body, is what COMMAND prints.
as_subject() {
	top
	printf 'Subject: '
	"$@"
	printf '\n\nHello\n'
}

as_body() {
	top
	printf 'Subject: [PATCH] x\n\n'
	"$@"
	printf '\n'
}

# as_part TYPE COMMAND...: the same, of a content type.
as_part() {
	local type=$1
	shift
	top
	printf 'Subject: x\nMIME-Version: 1.0\nContent-Type: %s\n\n' "$type"
	"$@"
	printf '\n'
}

# as_people COMMAND...: a message from a list, so that all its people are looked at.
as_people() {
	printf '%s\n' 'From: Mira Holt via tide <tide@lists.example.org>' \
		'Message-ID: <1@example.org>' 'List-Id: <tide.lists.example.org>' 'Subject: x'
	printf 'Cc: '
	"$@"
	printf '\n\nHello\n'
}

is_sanitized() {
	grep -q __asan_init "$(command -v mbox-split)"
}
