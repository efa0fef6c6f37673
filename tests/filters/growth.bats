#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Mail that means harm takes linear time: twice as long messages take twice as many instructions.
#
# shellcheck disable=SC1003 # backslashes are bait
load helper
load hostile

glued() {
	printf 'Reviewed-by: a'
	repeat "$1" '>A-by: a>Cc:>Reported by: a'
	bytes "$1" '\\'
}

# nasty N NUMBER: a message that would take long if some length in it counted twice. False if there
# is none of that number. What takes long in any case is shorter, or it would hide the others.
nasty() {
	local few=$(($1 / 20))
	case $2 in
	0) as_subject repeat "$1" '[' ;;
	1) as_subject repeat "$1" '[PATCH a#] ' ;;
	2) as_subject repeat "$1" ' a#,(v2' ;;
	3) as_subject repeat "$1" 'Re: ' ;;
	4) as_subject repeat "$1" '=?utf-8?q?a' ;;
	5) as_subject repeat "$1" $'=?utf-8?q?a?=\n =?utf-8?b?YQ==?= ' ;;
	6) as_people repeat "$1" '(' ;;
	7) as_people repeat "$1" '<' ;;
	8) as_people repeat "$1" '"' ;;
	9) as_people repeat "$1" 'a,' ;;
	10) as_people repeat "$1" ' at ' ;;
	11) as_subject repeat "$1" $'x\nReferences: <a' ;;
	12) as_subject repeat "$1" $'x\nReceived: a; ' ;;
	13) as_body repeat $few $'\n>From x\n\nFrom x\n' ;;
	14) as_body repeat "$1" $'---\n-- >8 --\nFrom: a@b\n\n' ;;
	15) as_body repeat "$1" $'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,9999 +1,9999 @@\n' ;;
	16) as_body repeat "$1" $'*** a\n--- b\n***************\n*** 1 ***\n' ;;
	17) as_body glued "$1" ;;
	18) as_body repeat "$1" $'Fixes: (\nAcked-by:\n a\n' ;;
	19) as_body repeat "$1" $' 1 file changed\nA (1):\nOn a wrote:\n' ;;
	20) as_body repeat "$1" $'\\n \t\\' ;;
	21) as_part text/html repeat "$1" '<blockquote><ul><li><a b="&#1' ;;
	22) as_part text/html repeat "$1" '<!--<script><pre><title><' ;;
	23) as_part 'multipart/mixed; boundary=b' repeat $few $'--b\n\nx\n' ;;
	24) as_part 'multipart/mixed; boundary=b' repeat $few $'--b\nContent-Type: text/html\n\nx' ;;
	25) as_part message/rfc822 repeat $few $'Content-Type: message/rfc822\n\n' ;;
	26)
		top
		repeat $few $'Content-Type: multipart/alternative; boundary="b#"\n\n--b#\n'
		;;
	27) as_part "text/plain$(repeat "$1" '; p*#=v')" echo x ;;
	28) as_part text/plain repeat "$1" $'____\n-- \n' ;;
	29) as_people repeat "$1" $'x\nX: y\nno field\n' ;;
	30) as_part 'text/plain; charset=utf-7' repeat "$1" $'\xff+AGE-' ;;
	31) as_part 'text/plain; charset=iso-2022-jp' repeat "$1" $'\xff\e$BF|' ;;
	32)
		printf 'From: '
		repeat "$1" 'kernel test robot '
		printf '<'
		repeat "$1" 'noreply-bot+'
		printf '@example.org>\nSubject: [PATCH] x\n\nReviewed-by: '
		repeat "$1" 'noreply-bot+'
		printf '@example.org\n'
		;;
	*) return 1 ;;
	esac
	printf '\n'
}

# stream N: the nasty messages as each program's input, PROGRAM-N.
stream() {
	local number=0
	while
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		nasty "$1" "$number"
	do
		number=$((number + 1))
	done >"mbox-split-$1"
	mbox-split "mbox-split-$1" >"patch-classify-$1" 2>errors || true
	patch-classify "patch-classify-$1" >"author-rank-$1"
	author-rank --tee "author-rank-$1" >"digest-format-$1"
	ln -s "author-rank-$1" "list-stat-$1"
}

# instructions COMMAND...: how many it takes, whatever else the machine does.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
		sed -n 's/^==.*Collected : //p'
}

# growth PROGRAM N: how much more it takes for twice as long messages, in percent. What it takes to
# start does not count.
growth() {
	local none once twice
	none=$(instructions "$1" "$1-0")
	once=$(instructions "$1" "$1-$2")
	twice=$(instructions "$1" "$1-$((2 * $2))")
	echo $(((twice - none) * 100 / (once - none)))
}

@test "twice as long takes twice as long" {
	command -v valgrind >/dev/null || skip 'no valgrind'
	! is_sanitized || skip 'sanitizers and valgrind do not go together'
	local n=8000 program
	stream 0
	stream $n
	stream $((2 * n))
	for program in mbox-split patch-classify author-rank digest-format list-stat; do
		growth $program $n >"growth-$program" &
	done
	wait
	for program in mbox-split patch-classify author-rank digest-format list-stat; do
		[[ $(<"growth-$program") -gt 120 && $(<"growth-$program") -le 230 ]] ||
			fail "$program: $(<"growth-$program") %"
	done
}

# map N: an organisation map of N lines about one address, the last day first.
map() {
	awk -v n="$1" 'BEGIN {
		for (i = n; i > 0; i--)
			printf "ada@example.org Org %d < %04d-%02d-%02d\n", i, 1000 + i / 336, i / 28 % 12 + 1, i % 28 + 1
	}'
}

@test "twice as many terms of one address take twice as long" {
	command -v valgrind >/dev/null || skip 'no valgrind'
	! is_sanitized || skip 'sanitizers and valgrind do not go together'
	as_body echo x | mbox-split >mail.tsv
	local n=10000 size none once twice
	for size in 0 $n $((2 * n)); do
		map "$size" >"map.$size"
	done
	none=$(instructions author-rank --by=org --org-map=map.0 mail.tsv)
	once=$(instructions author-rank --by=org --org-map=map.$n mail.tsv)
	twice=$(instructions author-rank --by=org --org-map=map.$((2 * n)) mail.tsv)
	[[ $(((twice - none) * 100 / (once - none))) -le 230 ]] || fail "$none, $once, $twice"
}
