#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Mail that is easily lost without a word: empty files, and what cat(1) puts behind an mbox.
load helper
load small-mail

from='From mira@example.org Thu Jan  1 10:00:00 2015'

@test "an empty file is a damaged message where the folder says that it is a message" {
	mkdir -p md/{cur,new,tmp} mh eml
	header 1 | tee md/cur/1 mh/1 >eml/a.eml
	: | tee md/new/2 mh/2 eml/b.eml >eml/3.emlx
	gives 1 'mbox-split: md/new/2: message 1 at byte 0: the message is empty' 'm1 ' md
	gives 1 'mbox-split: mh/2: message 1 at byte 0: the message is empty' 'm1 ' mh
	gives 1 '*eml/3.emlx: *: the message is empty'$'\n''*eml/b.eml: *: the message is empty' ' m1 ' eml
	gives 1 '*: the message is empty' '' eml/b.eml
	gives 0 '' m1 --input=mbox md
}

@test "an empty file is an empty mbox elsewhere" {
	mkdir 2015
	: >2015/01
	{ echo "$from" && header 1; } >2015/02
	gives 0 '' m1 2015
	gives 0 '' '' 2015/01
}

# What UW-IMAP and its like write.
folder_data() {
	printf '%s\n' 'From MAILER-DAEMON Thu Jan  1 09:00:00 2015' 'Date: 01 Jan 2015 09:00:00 +0000' \
		'From: Mail System Internal Data <MAILER-DAEMON@mail.example.org>' \
		"Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA" \
		'Message-ID: <1420102800@mail.example.org>' 'X-IMAP: 1420102800 0000000002' 'Status: RO' '' \
		'This text is part of the internal format of your mail folder.' ''
}

@test "the data of a folder is no mail" {
	local via
	{ folder_data && echo "$from" && header 1 && echo && folder_data && echo "$from" && header 2; } >mbox
	for via in "" gmime; do
		gives 0 '' 'm1 m2' mbox ${via:+--via="$via"} || fail "$via"
	done
	mbox-split -v mbox 2>&1 >table | grep -F 'message 1 at byte 0: left out: it is no mail'
	[[ $(mail-cat table | grep -c 'FOLDER INTERNAL') == 0 ]]
	folder_data >mbox
	gives 0 '' '' mbox
}

@test "the mail that is delivered is recorded, whatever it is" {
	folder_data >mail
	expect 0 '' mbox-split --append=table.tsv <mail
	[[ $(wc -l <table.tsv) == 2 ]]
}

# mbox N: an mbox of message N, and mmdf N.
mbox() {
	echo "$from" && header "$1" && printf 'text\n\n'
}
mmdf() {
	printf '\1\1\1\1\n' && header "$1" && printf 'text\n\1\1\1\1\n'
}

@test "MMDF and mboxes one behind the other" {
	local mail='m1 m2 m3 m4'
	{ mbox 1 && mmdf 2 && mmdf 3 && mbox 4; } >box
	gives 0 '' "$mail" box
	mail-cat stdout >again
	gives 0 '' "$mail" again
	{ mmdf 1 && mbox 2 && mbox 3 && mbox 4; } >box
	gives 0 '' "$mail" box
	mail-cat stdout >again
	gives 0 '' "$mail" again
	{ mmdf 1 && mbox 2 && mmdf 3 && mmdf 4; } >box
	gives 0 '' "$mail" box
	{ mmdf 1 && mbox 2 && mbox 3 && mmdf 4; } >box
	gives 1 '*: perhaps 1 more messages, the first at byte 220: *' 'm1 m2 m4' box
	# The lines alone are text.
	{ mbox 1 && printf '\1\1\1\1\nmore\n\n' && mbox 2; } >box
	gives 0 '' 'm1 m2' box
}

@test "what cannot be read behind an mbox is said" {
	local piece said='*: message 1 at byte 0: binary data is in its text: *'
	mbox 2 >b
	gzip -c b >p.gz
	xz -c b >p.xz
	bzip2 -c b >p.bz2
	iconv -f UTF-8 -t UTF-16 b >p.utf-16
	for piece in p.*; do
		{ mbox 1 && cat "$piece" && mbox 3; } >box
		gives 1 "$said" "m1 m3" box || fail "$piece"
		{ header 1 && printf 'text\n\n' && cat "$piece"; } >mail
		gives 1 "$said" m1 mail || fail "$piece"
	done
	{ mbox 1 && tr '\n' '\r' <b; } >box
	gives 1 '*: perhaps 1 more messages, the first at byte 129: *' m1 box
	{ mbox 1 && printf '\32' && mbox 2 && printf '\32' && mbox 3; } >box
	gives 0 '' 'm1 m2 m3' box
}

@test "what is binary in a mail belongs to it" {
	mbox 1 >b
	{
		echo "$from" && printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n' && header 1
		printf -- '--b\n\ntext\n--b\nContent-Type: application/gzip\nContent-Transfer-Encoding: binary\n\n'
		gzip -c b
		printf -- '\n--b--\n\n'
		mbox 2
	} >box
	gives 0 '' 'm1 m2' box
	{
		echo "$from" && printf 'MIME-Version: 1.0\nContent-Type: application/gzip\n' && header 1
		gzip -c b
		printf '\n\n'
		mbox 2
	} >box
	gives 0 '' 'm1 m2' box
	{ mbox 1 && printf 'a\0b\0\0\0c\n\n' && mbox 2 && head -c 511 /dev/zero && echo && mbox 3; } >box
	gives 0 '' 'm1 m2 m3' box
}

@test "a hole of zeros is damage, and the message behind it is found" {
	local input hole='there are NULs in a row where text should be'
	{ mbox 1 && mbox 2 && head -c 4096 /dev/zero && mbox 3; } >box
	for input in mbox mboxrd mboxo mboxcl2; do
		gives 1 "*: message 2 at byte *: $hole" 'm1 m2 m3' --input="$input" box
	done
	gzip -c box >box.gz
	gives 1 "*: message 2 at byte *: $hole" 'm1 m2 m3' box.gz
	{ mbox 1 && printf 'text' && head -c 512 /dev/zero && echo 'From mira' && header 2; } >box
	gives 1 "*: message 1 at byte 0: $hole" 'm1 m2' --input=mboxrd box
	{ mbox 1 && printf 'text' && head -c 511 /dev/zero && echo 'From mira' && header 2; } >box
	gives 0 '' m1 --input=mboxrd box
	# it has swallowed the beginning of the next message, too
	{ mbox 1 && mbox 2 && head -c 4096 /dev/zero && printf 'er.example.org\nX-A: b\n\ntext\n\n' &&
		mbox 4; } >box
	gives 1 "*: message 2 at byte *: $hole" 'm1 m2 m4' box
	mkdir -p md/{cur,new,tmp}
	{ header 1 && head -c 1000 /dev/zero; } >md/cur/1
	gives 1 "*md/cur/1: message 1 at byte 0: $hole" m1 md
}

@test "lines that lost the blank of their fold are the field's" {
	local via
	{
		printf 'References: <root@x>\n<parent@x>\nSubject: [PATCH 1/2] tide: predict the\nlow water\n'
		printf 'From: Mira Holt <mira@example.org>\n\ntext\n'
	} >mail
	for via in "" gmime; do
		expect 0 '' mbox-split ${via:+--via="$via"} mail
		[[ $(columns subject references) == $'[PATCH 1/2] tide: predict the low water\troot@x parent@x' ]] ||
			fail "$via: $(columns subject references)"
	done
	mv stdout table
	expect 0 '' mail-cat table
	grep -q '^low water' stdout
}

@test "a blank before the colon of the first line is of a header" {
	printf 'From : Mira Holt <mira@example.org>\nSubject : m1\n\ntext\n' >mail
	gives 0 '' m1 mail
	[[ $(columns from_addr) == mira@example.org ]]
	{ mbox 2 && echo "$from" && cat mail; } >box
	gives 0 '' 'm2 m1' box
}

@test "a compressed file is named, and not read, whatever its type says" {
	printf 'text\n' | gzip -c >packed
	{
		printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n' && header 1
		printf -- '--b\n\nsee there\n--b\nContent-Type: text/x-diff; name=a.diff.gz\n'
		printf 'Content-Transfer-Encoding: base64\n\n'
		base64 packed
		printf -- '--b--\n'
	} >mail
	gives 0 '' m1 mail
	[[ $(columns body) == 'see there\n[attachment: a.diff.gz]\n' ]] || fail "$(columns body)"
}
