#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Damaged gzip files: all that can be read is read, and what cannot is named.
#
# shellcheck disable=SC2094 # what is read is not written
load helper

# pack SUBJECT: a mailbox of one message, as a gzip member.
pack() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: %s\n\nx\n\n' "$1" | gzip
}

# subjects WANT PATTERN: of mail.gz; gzip and mbox-split agree on whether there is damage.
subjects() {
	local status=0 want=2
	! gzip -t mail.gz 2>/dev/null || want=0
	mbox-split mail.gz >stdout 2>stderr || status=$?
	[[ $status == "$want" ]] || fail "$1: exit status $status, gzip $want"
	[[ $(columns subject | tr -d '\n') == "$1" ]] || fail "$1: $(columns subject)"
	# shellcheck disable=SC2053 # a pattern
	[[ $(<stderr) == $2 ]] || fail "$1: $(<stderr)"
	columns source >want
	mbox-split <mail.gz >stdout 2>/dev/null || true
	columns source | sed 's/^-/mail.gz/' | same want -
}

@test "mail behind damaged gzip data is read" {
	pack a >a
	pack b >b
	pack c >c
	local n garbage='mbox-split: mail.gz: byte [0-9]*: what follows is no gzip data'
	n=$(stat -c %s a)
	cat a b c >mail.gz
	subjects abc ''
	{ cat a b && head -c 5000 /dev/zero; } >mail.gz
	subjects ab ''
	{ cat a && head -c 5000 /dev/zero && cat b; } >mail.gz
	subjects ab "mbox-split: mail.gz: byte $n: what follows is no gzip data"
	{ cat a && printf garbage && cat b && printf '\037\213\010\0x' && cat c; } >mail.gz
	subjects abc "$garbage"$'\n'"mbox-split: mail.gz: byte *: gzip data is damaged"
	{ cat a && printf '\037\213\0100' && tail -c +5 b && cat c; } >mail.gz
	subjects ac 'mbox-split: mail.gz: byte *: gzip data is damaged'
	{ cat a && zcat b && cat c; } >mail.gz
	subjects abc "mbox-split: mail.gz: byte $n: what follows is no gzip data"$'\n*byte *: gzip data follows text that is none'
	{ head -c -8 b && printf 12345678 && cat c; } >mail.gz
	subjects bc 'mbox-split: mail.gz: byte *: gzip data does not match its checksum'
	{ head -c -8 b && cat c; } >mail.gz
	subjects bc '*mbox-split: mail.gz: byte *: gzip data *'
	{ cat a && printf '\037'; } >mail.gz
	subjects a "mbox-split: mail.gz: byte $n: gzip data ends early"
}

@test "records behind damaged gzip data are read" {
	pack a >a
	{ mbox-split a | gzip && printf garbage && mbox-split --no-header a | gzip; } >records.gz
	expect 2 'patch-classify: records.gz: byte *: what follows is no gzip data' patch-classify records.gz
	[[ $(columns subject | tr -d '\n') == aa ]]
	{ mbox-split a | gzip && mbox-split a; } >records.gz
	expect 2 'patch-classify: records.gz: byte *: what follows is no gzip data' patch-classify records.gz
	[[ $(columns subject | tr -d '\n') == aa ]]
}

@test "mail that was compressed twice is not taken for a message" {
	pack a | gzip >mail.gz
	expect 2 'mbox-split: mail.gz: compressed twice; pipe it through zcat' mbox-split mail.gz
}

# many_magics N: N times what looks like a member, but is none, between two that are.
many_magics() {
	pack a
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "\037\213\010%c%s", 4, "xxxxxx\377\377" }' | LC_ALL=C cat
	pack b
}

instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		sed -n 's/^==.*Collected : //p'
}

@test "twice as many false members take twice as long" {
	command -v valgrind >/dev/null || skip 'no valgrind'
	! grep -q __asan_init "$(command -v mbox-split)" || skip 'sanitizers and valgrind do not go together'
	many_magics 0 >mail-0
	many_magics 200000 >mail-1
	many_magics 400000 >mail-2
	local none once twice
	none=$(instructions mbox-split mail-0)
	once=$(instructions mbox-split mail-1)
	twice=$(instructions mbox-split mail-2)
	[[ $(((twice - none) * 100 / (once - none))) -le 230 ]] || fail "$none $once $twice"
	mbox-split mail-1 >stdout || true
	[[ $(columns subject | tr -d '\n') == ab ]]
}
