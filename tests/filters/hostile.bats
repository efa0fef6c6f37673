#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Mail that means harm, through the whole pipeline: one record a message, its columns whole, nothing
# in it that moves a terminal, in little memory.
#
# shellcheck disable=SC1003,SC2016 # backslashes and dollars are bait
load helper
load hostile

# meson has memory filled that no program touches.
unset MALLOC_PERTURB_

# clean FILE...: they are UTF-8 and have no control characters but TAB and LF, nor C1 ones.
clean() {
	iconv -f UTF-8 -t UTF-8 "$@" >/dev/null || fail "no UTF-8 in $*" || return
	run ! env LC_ALL=C grep -aPl '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$@"
}

# rows FILE WIDTH N: a header line and N records, each of so many columns.
rows() {
	# only the TABs: not every awk can have a line of 30 MB
	tr -cd '\t\n' <"$1" | awk -v tabs=$(($2 - 1)) -v lines=$(($3 + 1)) '
		length != tabs { print NR ": " length " TABs" }
		END { if (NR != lines) print NR " lines, not " lines }' >bad
	[[ ! -s bad ]] || fail "$1:" "$(head bad)"
}

# run_filter OUT LARGEST COMMAND...: exits with 0 or 1; takes 32 MB and three times the largest
# message or record. What it complains about is in OUT.errors.
run_filter() {
	local out=$1 largest=$2 status=0 peak=0
	shift 2
	if is_sanitized || [[ ! -x /usr/bin/time ]]; then
		"$@" >"$out" 2>"$out.errors" || status=$?
	else
		/usr/bin/time -q -o memory -f %M "$@" >"$out" 2>"$out.errors" || status=$?
		read -r peak <memory
	fi
	[[ $status -le 1 ]] || fail "command: $*" "exit status: $status" "$(head "$out.errors")" || return
	[[ $peak -le $((32 * 1024 + 3 * largest / 1024)) ]] ||
		fail "command: $*" "peak: $peak KiB for $largest bytes"
}

size_of() {
	stat -c %s "$1"
}

# split N LARGEST [OPTION]...: N messages in the file mail, given to mbox-split with OPTIONs.
split() {
	run_filter mail.tsv "$2" mbox-split "${@:3}" mail
	rows mail.tsv 12 "$1"
}

# go_through N LARGEST: N messages in the file mail, the largest of so many bytes, through all.
go_through() {
	split "$1" "$2"
	run_filter patch.tsv "$2" patch-classify mail.tsv
	rows patch.tsv 32 "$1"
	run_filter ranked.tsv "$2" author-rank --tee patch.tsv
	expect 0 '' digest-format ranked.tsv
	clean {mail,patch,ranked}.tsv{,.errors} stdout
}

# survives N: N messages in the file mail.
survives() {
	go_through "$1" "$(size_of mail)"
}

# add COMMAND...: another message, which COMMAND prints, of those that survive_all is for.
add() {
	"$@" >message
	local size
	size=$(size_of message)
	added=$((${added-0} + 1)) largest=$((size > ${largest-0} ? size : largest))
	{
		echo 'From mboxrd@z Thu Jan  1 00:00:00 1970'
		sed 's/^>*From />&/' message
		echo
	} >>mail
}

# Those that were added, in little memory even for one of them.
survive_all() {
	go_through "$added" "$largest"
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

# nested PART: a message of parts that are in one another.
nested() {
	top
	printf 'Subject: x\n'
	repeat 10000 "$1"
	printf '\nHello\n'
}

@test "10,000 nested MIME parts" {
	local type
	for type in mixed alternative related signed; do
		add nested "Content-Type: multipart/$type; boundary=\"b#\""$'\n\n--b#\n'
	done
	add as_part message/rfc822 repeat 10000 $'Content-Type: message/rfc822\n\n'
	survive_all
}

@test "100,000 parts" {
	local type
	for type in text/plain text/html message/rfc822 'multipart/mixed; boundary=c'; do
		add as_part 'multipart/mixed; boundary=b' \
			repeat 100000 $'--b\nContent-Type: '"$type"$'\n\nx\n'
	done
	survive_all
}

@test "300,000 addresses" {
	add as_people repeat 300000 $'a# <a#@example.org>,\n\t'
	add as_people repeat 300000 'a,'
	survive_all
}

@test "addresses that never end" {
	local open
	for open in '(' '<' '"' '[' '\' '<@' '"<' ':;' 'a@b (' 'x at ' '=?utf-8?q?=3C?='; do
		add as_people repeat 200000 "$open"
	done
	survive_all
}

@test "encoded words that never end" {
	local word
	for word in $'=?utf-8?q?a?=\n ' '=?utf-8?q?a' '=?utf-8?b?' '=?' '=?x-#?q?=C4?= ' \
		'=?koi8-r?q?=C4?= =?gb2312?b?xOM?= =?utf-7?q?+AGE-?= '; do
		add as_subject repeat 20000 "$word"
	done
	survive_all
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
	survives 1
	for format in mboxrd mboxo mboxcl mboxcl2; do
		split 1 "$(size_of mail)" --input=$format
		clean mail.tsv{,.errors}
	done
	as_body repeat 300000 $'\nFrom x\n' >mail
	survives 1
}

@test "brackets that never close" {
	local open
	for open in '[' ']' '[PATCH ' '[PATCH][' '[v# #/9' '[PATCH a#] ' 'Re: ' '(' '{' 'v2 '; do
		add as_subject repeat 250000 "$open"
	done
	survive_all
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
	mapfile -t members < <(yes member | head -n 300)
	cat "${members[@]}" >bomb
	{ printf 'Subject: x\n\n' | gzip && cat bomb; } >mail
	expect 2 'mbox-split: mail: *grows more than 200 times*' mbox-split mail
	expect 2 'patch-classify: *bomb: *grows more than 200 times*' patch-classify bomb
}

# bomb COMMAND...: 100 MB of what it prints, behind a message and before one, costs no more memory
# than 32 MB, and costs no other message.
bomb() {
	local message='From mboxrd@z Thu Jan  1 00:00:00 1970\nSubject: x\n\nx\n\n' status=0
	{
		printf '%b' "$message" | gzip
		"$@" | head -c 100000000 | gzip -9
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
