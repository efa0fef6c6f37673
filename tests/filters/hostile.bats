#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Mail that means harm, through the whole pipeline: one record a message, its columns whole, nothing
# in it that moves a terminal, in little memory.
#
# shellcheck disable=SC1003,SC2016 # backslashes and dollars are bait
load helper
load hostile

# clean FILE: it is UTF-8 and has no control characters but TAB and LF.
clean() {
	iconv -f UTF-8 -t UTF-8 "$1" >/dev/null || fail "$1 is no UTF-8" || return
	[[ $(LC_ALL=C tr -d '\t\n -~\200-\377' <"$1" | wc -c) -eq 0 ]] ||
		fail "$1 has control characters" || return
	! LC_ALL=C grep -aq $'\xc2[\x80-\x9f]' "$1" || fail "$1 has C1 control characters"
}

# rows FILE WIDTH N: a header line and N records, each of so many columns.
rows() {
	clean "$1"
	# only the TABs: not every awk can have a line of 30 MB
	tr -cd '\t\n' <"$1" |
		awk -v tabs=$(($2 - 1)) 'length != tabs { print NR ": " length " TABs" }' >bad
	same /dev/null bad
	[[ $(wc -l <"$1") -eq $(($3 + 1)) ]] || fail "$1: $(wc -l <"$1") lines, not $(($3 + 1))"
}

# run_filter OUT LARGEST COMMAND...: exits with 0 or 1; takes 32 MB and three times the largest
# message or record.
run_filter() {
	local out=$1 largest=$2 status=0 peak
	shift 2
	if is_sanitized || [[ ! -x /usr/bin/time ]]; then
		"$@" >"$out" 2>errors || status=$?
		peak=0
	else
		# meson has memory filled that no program touches
		env -u MALLOC_PERTURB_ /usr/bin/time -o peak -f %M "$@" >"$out" 2>errors || status=$?
		peak=$(tail -n 1 peak)
	fi
	[[ $status -le 1 ]] || fail "command: $*" "exit status: $status" "$(head errors)" || return
	clean errors
	[[ $peak -le $((32 * 1024 + 3 * largest / 1024)) ]] ||
		fail "command: $*" "peak: $peak KiB for $largest bytes"
}

size_of() {
	stat -c %s "$1"
}

# survives N [OPTION]...: N messages in the file mail, given to mbox-split with OPTIONs.
survives() {
	local n=$1
	shift
	run_filter mail.tsv "$(size_of mail)" mbox-split "$@" mail
	rows mail.tsv 12 "$n"
	run_filter patch.tsv "$(size_of mail.tsv)" patch-classify mail.tsv
	rows patch.tsv 32 "$n"
	run_filter ranked.tsv "$(size_of mail.tsv)" author-rank --tee patch.tsv
	clean ranked.tsv
	expect 0 '' digest-format ranked.tsv
	clean stdout
}

# field N: the N-th column of the last record of mbox-split.
field() {
	tail -n 1 mail.tsv | cut -f "$1"
}

@test "memory is measured" {
	[[ -x /usr/bin/time ]] || skip 'no /usr/bin/time'
	! is_sanitized || skip 'sanitizers need memory of their own'
	[[ $(/usr/bin/time -f %M mbox-split --version 2>&1 >/dev/null) -gt 100 ]]
}

@test "NULs, in header and body" {
	{
		top
		printf 'Subject: a\0b\0\nX-\0: x\n\nHe\0llo'
		bytes 1000000 '\0'
		echo
	} >mail
	survives 1
	[[ $(field 3) == 'Mira Holt' ]]
}

@test "a line of 30 MB" {
	as_body bytes 30000000 x >mail
	survives 1
}

@test "a subject of 10 MB" {
	as_subject bytes 10000000 x >mail
	survives 1
}

@test "300,000 header fields" {
	{
		top
		repeat 300000 $'X-Field-#: x\n'
		printf 'Subject: found\n\nHello\n'
	} >mail
	survives 1
	[[ $(field 6) == found ]]
}

@test "300,000 header fields of one name, and lines that are none" {
	{
		top
		repeat 300000 $'Received: x;\nno field\n'
		printf 'Subject: x\n\nHello\n'
	} >mail
	survives 1
}

@test "10,000 nested MIME parts" {
	local type
	for type in mixed alternative related signed; do
		{
			top
			printf 'Subject: x\n'
			repeat 10000 "Content-Type: multipart/$type; boundary=\"b#\""$'\n\n--b#\n'
			printf '\nHello\n'
		} >mail
		survives 1
	done
	as_part message/rfc822 repeat 10000 $'Content-Type: message/rfc822\n\n' >mail
	survives 1
}

@test "100,000 parts" {
	local type
	for type in text/plain text/html message/rfc822 'multipart/mixed; boundary=c'; do
		as_part 'multipart/mixed; boundary=b' \
			repeat 100000 $'--b\nContent-Type: '"$type"$'\n\nx\n' >mail
		survives 1
	done
}

@test "300,000 addresses" {
	as_people repeat 300000 $'a# <a#@example.org>,\n\t' >mail
	survives 1
	as_people repeat 300000 'a,' >mail
	survives 1
}

@test "addresses that never end" {
	local open
	for open in '(' '<' '"' '[' '\' '<@' '"<' ':;' 'a@b (' 'x at ' '=?utf-8?q?=3C?='; do
		as_people repeat 200000 "$open" >mail
		survives 1
	done
}

@test "encoded words that never end" {
	local word
	for word in $'=?utf-8?q?a?=\n ' '=?utf-8?q?a' '=?utf-8?b?' '=?' '=?x-#?q?=C4?= ' \
		'=?koi8-r?q?=C4?= =?gb2312?b?xOM?= =?utf-7?q?+AGE-?= '; do
		as_subject repeat 20000 "$word" >mail
		survives 1
	done
}

@test "100,000 references" {
	{
		top
		printf 'Subject: x\nReferences:'
		repeat 100000 $'\n <#@example.org>'
		printf '\nIn-Reply-To: '
		repeat 100000 '<'
		printf '\n\nHello\n'
	} >mail
	survives 1
	[[ $(field 9 | wc -w) -eq 99999 ]]
}

@test "300,000 quoted From lines, and as many unquoted" {
	local format
	{
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		as_body repeat 300000 $'>From x\n'
	} >mail
	for format in auto mboxrd mboxo mboxcl mboxcl2; do
		survives 1 --input=$format
	done
	as_body repeat 300000 $'\nFrom x\n' >mail
	survives 1
}

@test "brackets that never close" {
	local open
	for open in '[' ']' '[PATCH ' '[PATCH][' '[v# #/9' '[PATCH a#] ' 'Re: ' '(' '{' 'v2 '; do
		as_subject repeat 250000 "$open" >mail
		survives 1
	done
	as_subject bytes 1000000 '[' >mail
	survives 1
}

@test "bytes that are no UTF-8" {
	local bytes=$'a\xff\xfe\xc3 \xed\xa0\x80 \xed\xb0\x80 \xf4\x90\x80\x80 \xc0\xaf \xe2\x82'
	{
		printf 'From: %s <mira@example.org>\nMessage-ID: <%s@x>\n' "$bytes" "$bytes"
		printf 'Subject: %s =?utf-8?q?=ED=A0=80=FF?=\n' "$bytes"
		printf 'Content-Type: text/plain; charset=utf-8\n\n%s\n' "$bytes"
	} >mail
	survives 1
}

@test "escapes for the terminal, and characters that turn text round" {
	local escapes=$'\e[31m\e]0;x\a\x9b2J\x7f\b\u0085' turned=$'\u202etxt\u2066\u200e\u061c'
	{
		printf 'From: "Mira %s %s" <mira@example.org>\nMessage-ID: <1@example.org>\n' \
			"$escapes" "$turned"
		printf 'Subject: [PATCH %s] %s =?utf-8?q?=1B[2J=E2=80=AE?=\n\n' "$escapes" "$turned"
		printf 'Reviewed-by: %s %s <a@example.org>\n---\n 1 file changed\n' \
			"$escapes" "$turned"
	} >mail
	survives 1
	run ! grep $'\u202e\|\u2066\|\u200e\|\u061c' stdout
	local format
	for format in classic markdown html tsv; do
		expect 0 '' digest-format --format=$format ranked.tsv
		clean stdout
	done
}

@test "ids that look like paths, options and commands" {
	local id
	for id in ../../../etc/passwd /dev/stdout -rf --help '$(touch x)' '`touch x`' '*' \
		'a;touch x' '%s%n%n' '..' $'a\tb' "'"; do
		{
			printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s <%s>\n' "$id" "$id"
			printf 'Message-ID: <%s>\nReferences: <%s> <%s>\nList-Id: <%s>\n' \
				"$id" "$id" "$id" "$id"
			printf 'Subject: [PATCH %s] %s\n\nHello\n\n' "$id" "$id"
		} >>mail
	done
	survives 12
	[[ ! -e x ]]
	list-digest mail >digest
	clean digest
	[[ ! -e x ]]
}

@test "TABs and line ends in encoded words" {
	{
		printf 'From: =?utf-8?q?Mira=09Holt=0Amail=09x?= <mira@example.org>\n'
		printf 'Message-ID: <1@example.org>\n'
		printf 'Subject: =?utf-8?b?YQliCmMNZABl?= =?utf-7?q?+AAoACQ-?= =?utf-16be?b?AAoACQ==?=\n'
		printf 'List-Id: =?utf-8?q?=0A?= <tide=09.lists.example.org>\n\nHello\tthere\n'
	} >mail
	survives 1
	[[ $(field 3) == 'Mira Holt mail x' ]]
}

@test "records that were tampered with" {
	mbox-split "$TEST_DATA/sample.mbox" >whole.tsv
	{
		cat whole.tsv
		repeat 100000 $'\t'
		echo
		repeat 1000 $'mail\t#\n'
		bytes 10000000 '\\'
		printf '\nkind\tkind\n'
		head -c 5000 whole.tsv
	} >tampered.tsv
	run_filter patch.tsv 10000000 patch-classify tampered.tsv
	awk -F '\t' 'NF != 32' patch.tsv >bad
	same /dev/null bad
	run_filter ranked.tsv 10000000 author-rank --tee patch.tsv
	expect 0 '' digest-format ranked.tsv
	clean stdout
}

@test "gzip bombs" {
	bytes 1000000 '\0' | gzip -9 >member
	for ((i = 0; i < 300; i++)); do
		cat member
	done >bomb
	{ printf 'Subject: x\n\n' | gzip && cat bomb; } >mail
	expect 2 'mbox-split: mail: *grows more than 200 times*' mbox-split mail
	expect 2 'patch-classify: *bomb: *grows more than 200 times*' patch-classify bomb
}

# bomb COMMAND...: 300 MB of what it prints, behind a message and before one, costs no more memory
# than 32 MB, and costs no other message.
bomb() {
	local message='From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: x\n\nx\n\n' status=0
	{
		printf '%b' "$message" | gzip
		"$@" | head -c 300000000 | gzip -9
		printf '%b' "$message" | gzip
	} >bomb.gz
	if is_sanitized || [[ ! -x /usr/bin/time ]]; then
		skip 'memory cannot be measured'
	fi
	env -u MALLOC_PERTURB_ /usr/bin/time -q -o peak -f %M mbox-split bomb.gz >bomb.tsv 2>errors ||
		status=$?
	[[ $status -eq 2 && $(tail -n 1 peak) -le 32768 ]] || fail "$status: $(cat peak errors)"
	grep -q 'mbox-split: bomb.gz: byte [0-9]*: gzip data grows more than 200 times' errors
	[[ $(grep -c $'\tx\t' bomb.tsv) -eq 2 ]] || fail "$(cut -c 1-200 bomb.tsv)"
}

@test "a bomb costs little memory" {
	bomb cat /dev/zero
	bomb yes ''
	bomb yes 'and so on, and so on'
}

@test "lines of base64 that stand for zeros are no bomb" {
	as_part $'application/x\nContent-Transfer-Encoding: base64' eval \
		'head -c 11000000 /dev/zero | base64' >mail
	gzip -9 mail
	expect 0 '' mbox-split mail.gz
	[[ $(tail -n +2 stdout | wc -l) -eq 1 ]]
}
