#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Where the messages of an mbox begin, as programs and people leave them.
load helper
load small-mail

bom=$'\xef\xbb\xbf'

# Each line of separators is a way to begin a message, one that every reader of mail takes behind a
# blank line.
separators='From mira@example.org Thu Jan  1 10:00:00 2015
From mira@example.org Thu Jan 01 10:00:00 2015
From mira@example.org Thu Jan  1 10:00 2015
From mira@example.org  Thu Jan  1 10:00:00 2015
From - Thu Jan 01 10:00:00 2015
From nobody Thu Jan  1 10:00:00 2015
From MAILER-DAEMON Thu Jan  1 10:00:00 2015
From mira at example.org  Thu Jan  1 10:00:00 2015
From "Mira Holt" <mira@example.org> Thu Jan  1 10:00:00 2015
From 1799999999999999999@xxx Thu Jan 01 10:00:00 +0000 2015
From mira@example.org Thu Jan  1 10:00:00 +0100 2015
From mira@example.org Thu Jan  1 10:00:00 2015 +0100
From mira@example.org Thu Jan  1 10:00:00 2015 +01:00
From mira@example.org Thu Jan  1 10:00:00 CET 2015
From mira@example.org Thu Jan  1 10:00:00 MET DST 2015
From mira@example.org Thu Jan  1 10:00:00 AM CET 2015
From mira@example.org Thu 01 Jan 2015 10:00:00 AM CET
From mira@example.org Thu, 1 Jan 2015 10:00:00 +0100
From mira@example.org Thu, 1 Jan 2015 10:00:00 +0100 (CET)
From - Thu Jan 01 2015 10:00:00 GMT+0100 (Central European Standard Time)
From mira@example.org 1 Jan 2015 10:00:00 +0100
From ???@??? Thu Jan 01 10:00:00 2015
From mira@example.org 2015-01-01 10:00:00
From mira@example.org 2015-01-01T10:00:00Z
From mira@example.org 2015-01-01T10:00:00.000Z
From mira@example.org 2015-01-01 10:00:00 +0100
From mira Thu Jan  1 10:00:00 98
From mira Thu Jan  1 10:00:00 2015 remote from tide
From mboxrd@z Thu Jan  1 00:00:00 1970'

@test "every From_ line separates, with and without the blank line before it" {
	local line between n=0
	while IFS= read -r line; do
		for between in '\n' '' ' \n' '\t \n' '\r\n' '\f\n'; do
			[[ $line != 'From mboxrd@z '* || $between == '\n' ]] || continue
			{
				printf '%s\n' 'From x@example.org Thu Jan  1 10:00:00 2015'
				header 1
				printf 'text\n%b%s\n' "$between" "$line"
				header 2
				printf 'text\n%b%s\n' "$between" "$line"
				header 3
				printf 'text\n'
			} >"$((++n)).mbox"
		done
	done <<<"$separators"
	each_gives 'm1 m2 m3' ./*.mbox
}

@test "a body ends before the blank line, whatever that is" {
	local between n=0
	for between in '\n' '' '  \n' '\t\r\n' '\r\n'; do
		{
			echo 'From x@example.org Thu Jan  1 10:00:00 2015'
			header 1
			printf 'text\n%bFrom x@example.org Thu Jan  1 10:00:00 2015\n' "$between"
			header 2
			printf 'text\n'
		} >"$((++n)).mbox"
	done
	each_gives 'm1 m2' ./*.mbox
	[[ $(columns body | sort -u) == 'text\n' ]] || fail "$(columns source body)"
}

@test "files without a last line end, one behind the other" {
	local last n=0
	local lasts=(text 'text.' 'text!' '(text)' 'Grüße' '-- Mira' 'Regards,' '</html>' '____________________')
	for last in "${lasts[@]}"; do
		{
			echo 'From - Thu Jan  1 10:00:00 2015'
			header 1
			printf '%s' "$last"
			echo 'From - Thu Jan  1 10:00:00 2015'
			header 2
			printf '%s' "$last"
			echo 'From MAILER-DAEMON Thu Jan  1 10:00:00 2015'
			header 3
			echo "$last"
		} >"$((++n)).mbox"
	done
	each_gives 'm1 m2 m3' ./*.mbox
	columns subject body | sed -n 's/^m1\t//p' | same <(printf '%s\\n\n' "${lasts[@]}") -
}

# The trap on the other side. Each is text of message 1.
texts=(
	'From here on\nhttp://example.org/\n'
	'text\nFrom there: we go\n\nmore\n'
	'text\nFrom mira@example.org Thu Jan  1 10:00:00 2015\nthis is no header\n'
	'text\nFrom Thursday on\n\nmore\n'
	'text\n\nFrom : a@example.org\nSubject : x\n'
	'text\n > From mira@example.org Thu Jan  1 10:00:00 2015\n > Subject: x\n'
	'>From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	'> From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	' From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	'| From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	'+From mira@example.org Thu Jan  1 10:00:00 2015\n+Subject: x\n'
	'-From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	'write From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	'"From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
	'text\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: a@example.org\nSubject: x\n'
	'text\n\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: a@example.org\nSubject: x\n'
	'text\n \nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: a@example.org\nSubject: x\n'
	'textFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: a@example.org\nSubject: x\n'
	'text\nFrom 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef Mon Sep 17 00:00:00 2001\nFrom: a@example.org\n'
	'text\nFrom 0123456789abcdef0123456789abcdef01234567 Thu Mar 13 10:00:00 2025\nFrom: a@example.org\nSubject: x\n'
	'text\n\nFrom 0123456789abcdef0123456789abcdef01234567 Thu Mar 13 10:00:00 2025 +0100\nFrom: a@example.org\nSubject: x\n'
	'text\nFrom 0123456789ab Mon Sep 17 00:00:00 2001\nFrom: a@example.org\n'
	'text\n\nFrom 0123456789ab Mon Sep 17 00:00:00 2001\nFrom: a@example.org\n'
	'text\nFrom nobody Mon Sep 17 00:00:00 2001\nFrom: a@example.org\n'
	'text\n\nFrom nobody Mon Sep 17 00:00:00 2001\nFrom: a@example.org\n'
	'text\nFrom git@z Thu Jan  1 00:00:00 1970\nFrom: a@example.org\n'
	'text\n\nFrom git@z Thu Jan  1 00:00:00 1970\n\nFrom: a@example.org\n'
)

@test "quoted, pasted and indented From_ lines are text" {
	local text n=0
	for text in "${texts[@]}"; do
		{
			echo 'From mira@example.org Thu Jan  1 10:00:00 2015'
			header 1
			printf '%b\n' "$text"
			echo 'From mira@example.org Thu Jan  1 10:00:00 2015'
			header 2
		} >"$((++n)).mbox"
	done
	each_gives 'm1 m2' ./*.mbox
}

@test "in an mboxrd each From_ line separates, and no other" {
	local rd='From mboxrd@z Thu Jan  1 00:00:00 1970'
	{
		echo "$rd" && header 1
		printf 'text\n \nand textFrom mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n'
		echo "$rd" && header 2
		printf '>From mira@example.org Thu Jan  1 10:00:00 2015\nSubject: x\n\n'
		echo 'From' && echo "$rd" && header 3
	} >mbox
	gives 0 '' 'm1 m2 m3' mbox
	[[ $(columns body | sed -n 2p) == 'From mira@'* ]]
}

# lost STATUS STDERR SUBJECTS LINES: what comes of LINES between two messages, the second without
# its From_ line.
lost() {
	{
		echo 'From mira@example.org Thu Jan  1 10:00:00 2015'
		header 1
		printf '%b' "$4"
		header 2
	} >mbox
	gives "$1" "$2" "$3" mbox
}

@test "From_ lines that are not taken, though a header follows, are reported" {
	local said='mbox-split: mbox: perhaps 1 more messages, the first at byte 128: *'
	lost 1 "$said" m1 'text\nFrom mira@example.org\n'
	lost 1 "$said" m1 'text\nFrom \n'
	lost 1 "$said" m1 'text\nFrom Mira Holt, Thursday\n'
	lost 1 "$said" m1 'text\nFrom mira@example.org Thu Jan  1 2015\n'
	lost 0 '' 'm1 m2' 'text\n\nFrom mira@example.org\n'
	lost 0 '' 'm1 m2' 'text\n\nFrom Mira Holt, Thursday\n'
	lost 1 "${said/128/129}" m1 'text\n\nFrom git@z Thu Jan  1 00:00:00 1970\n'
	lost 0 '' m1 'text\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n'
	# In git format-patch's own output a message is lost.
	{
		echo 'From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001' && header 1
		printf 'text\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n'
		printf 'Subject: m2\nFrom: Mira Holt <mira@example.org>\n\ntext\n'
	} >mbox
	gives 1 '*: perhaps 1 more messages, the first at byte 152: *' m1 mbox
	# Each input is told of, and the first place in it.
	{
		echo 'From - Thu Jan  1 10:00:00 2015' && header 1
		echo 'From mira' && header 2 && echo text && echo 'From mira' && header 3
		echo text && echo 'From mira' && header 4
	} >mbox
	gives 1 '*: perhaps 2 more messages, the first at byte 199: *' 'm1 m2' mbox
}

@test "patches without a signature, one behind the other" {
	local i hash=0123456789abcdef0123456789abcdef01234567 front
	local fields='From: Mira Holt\n <mira@example.org>\nDate: Thu, 1 Jan 2015 10:00:00 +0000\n'
	for i in 1 2 3; do
		{
			printf 'From %s Mon Sep 17 00:00:00 2001\n%bSubject: [PATCH %d/3] tide:\n m%d\n\ntext\n' \
				"$hash" "$fields" "$i" "$i"
			# A patch of a test that has such a file in it.
			printf -- '---\ndiff --git a/t b/t\n--- a/t\n+++ b/t\n@@ -1,3 +1,3 @@\n'
			for front in ' ' - +; do
				printf '%sFrom %s Mon Sep 17 00:00:00 2001\n%bSubject: x\n\n' "$front" "$hash" "$fields"
			done | sed 's/^F/ F/; s/^D/ D/; s/^S/ S/'
			echo ' x'
		} >"$i.patch"
	done
	cat 1.patch 2.patch 3.patch >mbox
	gives 0 '' '[PATCH 1/3] tide: m1 [PATCH 2/3] tide: m2 [PATCH 3/3] tide: m3' mbox
	gives 0 '*weak evidence for the beginning of 2 messages*' \
		'[PATCH 1/3] tide: m1 [PATCH 2/3] tide: m2 [PATCH 3/3] tide: m3' -v mbox
	# What is pasted has less of it.
	for i in "From ${hash:0:12} Mon Sep 17 00:00:00 2001\n$fields" \
		"From nobody Mon Sep 17 00:00:00 2001\n$fields" \
		"From $hash Mon Sep 17 00:00:00 2001\nFrom: Mira Holt <mira@example.org>\n"; do
		{ cat 1.patch && printf 'text\n%bSubject: x\n\nx\n' "$i"; } >mbox
		gives 1 '*: perhaps 1 more messages*' '[PATCH 1/3] tide: m1' mbox
	done
}

@test "a message that holds what separates messages may be the rest of an mbox" {
	{
		header 1
		printf 'text\n\nFrom mira@example.org Thu Jan  1 10:00:00 2015\n'
		header 2
	} >mail
	gives 1 'mbox-split: mail: perhaps 1 more messages, the first at byte 82: *' m1 mail
	gives 0 '' m1 --input=message mail
	gives 0 '' 'm1 m2' --input=mbox mail
	mkdir -p Maildir/{cur,new}
	cp mail Maildir/new/1
	gives 0 '' m1 Maildir
	# But not where it is attached.
	{
		printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n' && header 1
		printf -- '--b\nContent-Type: application/mbox\n\n'
		printf 'From mira@example.org Thu Jan  1 10:00:00 2015\n' && header 2
		printf -- 'text\n\n--b--\n'
	} >mail
	gives 0 '' m1 mail
	{
		printf '\nFrom mira@example.org Thu Jan  1 10:00:00 2015\n' && header 3
	} >>mail
	gives 1 '*perhaps 1 more*' m1 mail
}

@test "--verbose says where the evidence is weak" {
	{
		echo 'From - Thu Jan  1 10:00:00 2015' && header 1 && echo text
		echo 'From - Thu Jan  1 10:00:00 2015' && header 2 && printf 'text\n\n'
		echo 'From - Thu Jan  1 10:00:00 2015' && header 3 && printf 'text\n\n'
		echo 'From -' && header 4
	} >mbox
	gives 0 '*mbox-split: mbox: weak evidence for the beginning of 2 messages, the first at byte 113: *
mbox-split: mbox: read as mbox
mbox-split: 4 messages, 0 damaged, 0 skipped' 'm1 m2 m3 m4' --verbose mbox
	gives 0 '' 'm1 m2 m3 m4' mbox
}

@test "Thunderbird's From_ lines without anything need no blank line before them" {
	local first line end
	for first in 'From ' 'From -' 'From - Thu Jan  1 10:00:00 2015'; do
		for line in 'From ' 'From -'; do
			for end in '' $'\r'; do
				{
					echo "$first" && header 1 && printf 'text\nFrom \nhere on\n'
					echo "$line" && printf 'X-Mozilla-Status: 0001\n' && header 2 && echo text
					echo "$line" && header 3
				} | sed "s/\$/$end/" >mbox
				gives 0 '' 'm1 m2 m3' mbox
			done
		done
	done
	# In other mailboxes it may be pasted.
	{
		echo 'From mira@example.org Thu Jan  1 10:00:00 2015' && header 1 && echo text
		echo 'From ' && header 2
	} >mbox
	gives 1 '*perhaps 1 more*' m1 mbox
	# What names somebody is prose, or has a date.
	{
		echo 'From ' && header 1 && printf 'text\nFrom Ada\nSubject: x\n'
	} >mbox
	gives 1 '*perhaps 1 more*' m1 mbox
}

@test "two From_ lines begin one message" {
	{
		echo 'From a@example.org Thu Jan  1 10:00:00 2015'
		echo 'From b@example.org Thu Jan  1 10:00:00 2015'
		echo '>From c@example.org Thu Jan  1 10:00:00 2015 remote from tide'
		header 1
		printf 'text\n\nFrom a@example.org Thu Jan  1 10:00:00 2015\n'
		echo '>From c@example.org Thu Jan  1 10:00:00 2015 remote from tide'
		header 2
	} >mbox
	gives 0 '' 'm1 m2' mbox
}

@test "byte order marks and blank lines come before mail" {
	local front begin i n=0 line='From mira@example.org Thu Jan  1 10:00:00 2015'
	local header=$'from_addr\tsubject\nmira@example.org\tm1'
	for front in "$bom" $'\n' $' \n\t\n' $'\r\n \r\n' "$bom"$'\n' $'\n'"$bom" "$bom$bom"; do
		n=$((n + 1))
		{ printf '%s%s\n' "$front" "$line" && header 1 && printf 'x\n\n%s\n' "$line" && header 2; } >$n.two
		{ printf '%s' "$front" && header 1 && echo x; } >$n.mail
		[[ $(mbox-split --hook <$n.mail | cut -f 4,6) == "$header" ]] || fail "$(cat -A $n.mail)"
		{ printf '%s%s\n' "$front" 'From mboxrd@z Thu Jan  1 00:00:00 1970' && header 1; } >$n.mboxrd
	done
	each_gives 'm1 m2' ./*.two
	each_gives m1 ./*.mail
	[[ $(columns from_addr | sort -u) == mira@example.org ]] || fail "$(columns source from_addr)"
	each_gives m1 ./*.mboxrd
	expect 0 '*' mbox-split -v ./*.mboxrd
	[[ $(grep -c ': read as mboxrd$' "$BATS_TEST_TMPDIR/stderr") -eq $n ]] || fail "$(<"$BATS_TEST_TMPDIR/stderr")"
	# Before each header, and before files that cat put behind others.
	for begin in "$line" 'From -' 'From '; do
		n=$((n + 1))
		for i in 1 2 3; do printf '%s\n%s' "$begin" "$bom" && header $i && printf 'x\n\n'; done >$n.three
		for i in 1 2 3; do printf '%s%s\n' "$bom" "$begin" && header $i && printf 'x\n\n'; done >$n.files.three
	done
	each_gives 'm1 m2 m3' ./*.three
	[[ $(columns from_addr | sort -u) == mira@example.org ]] || fail "$(columns source from_addr)"
	{ for i in 1 2; do printf '%sFrom - Thu Jan  1 10:00:00 2015\n' "$bom" && header $i && printf 'x'; done; } >mbox
	gives 0 '' 'm1 m2' mbox
	[[ $(columns body) == $'x\\n\nx\\n' ]]
}

@test ">From: in a header is From" {
	local name
	for name in '>From' '>from' '>>From' '>FROM '; do
		{
			echo 'From mira@example.org Thu Jan  1 10:00:00 2015'
			printf 'Received: from a by b; Thu, 1 Jan 2015 10:00:00 +0000\n'
			printf '%s: Mira Holt <mira@example.org>\n' "$name"
			printf '>From mira@example.org Thu Jan  1 10:00:00 2015\n'
			printf 'Subject: x\n\n>From: not me <b@example.org>\n'
		} >mbox
		expect 0 '' mbox-split mbox
		[[ $(columns from_addr from_name subject body) == $'mira@example.org\tMira Holt\tx\t>From: not me <b@example.org>\\n' ]] ||
			fail "$name: $output"
		expect 0 '' mbox-split --via=gmime mbox
		[[ $(columns from_addr subject) == $'mira@example.org\tx' ]]
	done
	printf '>From: =?utf-8?q?J=C3=B6rg?=\n <j@example.org>\nSubject: x\n\n' >mail
	expect 0 '' mbox-split mail
	[[ $(columns from_addr from_name) == $'j@example.org\tJörg' ]]
	printf '>Fromage: a@example.org\nSubject: x\n\n' >mail
	expect 0 '' mbox-split mail
	[[ $(columns from_addr) == '' ]]
}

# The same mail as a careless program would export it: no blank lines between messages, From_ lines in
# texts not quoted.
unframed() {
	awk '
		/^From mboxrd@z / { print "From a@example.org Thu Jan  1 10:00:00 2015"; blank = 0; next }
		blank { print ""; blank = 0 }
		/^$/ { blank = 1; next }
		/^>+From / { sub(/^>/, "") }
		{ print }'
}

check_unframed() {
	local records
	zcat "$1" >mboxrd
	unframed <mboxrd >mbox
	mbox-split mboxrd | cut -f 3-10 >want
	expect 0 '' mbox-split mbox
	cut -f 3-10 stdout | same want -
	records=$(($(wc -l <want) - 1))
	# git takes format-patch's lines for separators.
	git mailsplit -osplit mbox >count
	[[ $(<count) -ge $records && $(<count) -le $((records + $(grep -c '^From [0-9a-f]* Mon Sep 17' mbox))) ]] ||
		fail "$1: $records records, git mailsplit finds $(<count)"
	rm -f split/*
}

@test "real mail: the same messages are found without blank lines and quotes" {
	need_shared corpus
	mkdir split
	for_each check_unframed "$TEST_SHARED"/corpus/*.mbox.gz
}
