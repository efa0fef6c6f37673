#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What an input or a folder is: which mail is in it, or what it is if there is none.
load helper
load small-mail

bom=$'\xef\xbb\xbf'

# no_mail KIND TEXT: TEXT (printf escapes) is refused as KIND (a pattern), but not by a hook.
no_mail() {
	printf '%b' "$2" >file
	expect 2 "mbox-split: file: this is no mail: $1" mbox-split --no-header file
	prints ''
	expect 2 "mbox-split: -: this is no mail: $1" mbox-split --no-header <file
	prints ''
	gzip -c file >file.gz
	expect 2 "mbox-split: file.gz: this is no mail: $1" mbox-split --no-header file.gz
	prints ''
	expect 0 '*' mbox-split --no-header --hook <file
	[[ $(wc -l <stdout) == 1 ]]
}

@test "what is no mail is refused, and named" {
	no_mail 'a zip archive' 'PK\03\04\024\0\0\0\b\0mail.eml'
	no_mail 'a PDF file' '%PDF-1.4\n'
	no_mail 'an ELF program' '\0177ELF\02\01\01\0'
	no_mail 'a tar archive' "$(printf '%-257s' mail.eml)ustar\\0"
	no_mail 'a Babyl file of Rmail' 'BABYL OPTIONS: -*- rmail -*-\nVersion: 5\nLabels:\n\037\f\n1,,\n'
	no_mail JSON '{"subject": "x"}\n'
	no_mail JSON '[{"From": "x"}]\n'
	no_mail JSON '{\n  "From": "x"\n}\n'
	no_mail JSON '\0357\0273\0277{"From": "x"}\n'
	no_mail 'an HTML file' '<!DOCTYPE html>\n<a href="x:y">\n'
	no_mail 'an XML file' '<?xml version="1.0"?>\n'
	no_mail 'a file of Outlook or Office' '\0320\0317\021\0340\0241\0261\032\0341\0'
	no_mail 'a PST file of Outlook' '!BDN\0\0'
	no_mail 'an mbx file of UW IMAP' '*mbx*\r\n5d8a\r\n'
	no_mail 'an SQLite database' 'SQLite format 3\0'
	no_mail 'a table of records' 'kind\tdate\tfrom_name\n'
	no_mail 'what git log prints*' 'commit 0123456789abcdef0123456789abcdef01234567\nAuthor: M <m@example.org>\nDate: x\n\n    y\n'
	no_mail 'a diff*' 'diff --git a/x b/x\nindex 1..2\n'
	no_mail 'UTF-16 text; pipe it through iconv -f UTF-16 -t UTF-8' '\0377\0376F\0r\0o\0m\0 \0'
	no_mail 'UTF-16 text*' '\0376\0377\0F\0r\0o\0m\0 '
	no_mail 'UTF-16LE text*' 'F\0r\0o\0m\0:\0 \0x\0\n\0'
	no_mail 'UTF-16BE text*' '\0F\0r\0o\0m\0:\0 \0x\0\n'
	no_mail 'UTF-32 text*' '\0377\0376\0\0F\0\0\0'
	no_mail 'lines end in CR; *' 'Subject: x\rFrom: mira@example.org\r\rHello.\r'
	no_mail 'lines end in CR; *' 'From mira@example.org Thu Jan  1 10:00:00 2015\rSubject: x\r\rHello.\r'
	no_mail 'binary data' '\0\0\0\0\0\0\0\0\0\0'
	no_mail 'binary data' '\02\03\0\04rest'
	no_mail 'nothing but blank lines' '\n \n\t\n'
	no_mail 'text without a mail header' 'Dear all,\n\nhello.\n'
	no_mail 'text without a mail header' 'From here to there\nit is far.\n'
	no_mail 'text without a mail header' 'root:x:0:0:root:/root:/bin/bash\nmira:x:1:1::/:/bin/sh\n'
	no_mail 'text without a mail header' 'name: tide\nversion: 1\n'
	no_mail 'text without a mail header' '10:00:00 started\n10:00:01 ended\n'
	no_mail 'text without a mail header' '\n\nno header\n'
}

@test "files that are refused cost no other file" {
	echo hello >text
	header 1 >mail
	gives 2 'mbox-split: text: this is no mail: *' 'm1 m1' mail text mail
	for_each refuse_as message mbox mboxrd mboxo mboxcl mmdf emlx auto
	: >empty
	gives 0 '' '' empty
	gives 0 '' '' --input=mbox empty
}

refuse_as() {
	gives 2 'mbox-split: text: this is no mail: *' '' --input="$1" text
}

@test "directories without mail say what was looked for" {
	mkdir -p plain/sub mbox.mbox repo.git/{objects,refs}
	touch plain/README
	for_each no_folder plain mbox.mbox
	gives 2 '*repo.git: no mail in this directory: *inbox-cat*' '' repo.git
}

no_folder() {
	gives 2 "mbox-split: $1: no mail in this directory: looked for *cur*MH*\*.eml*mbox*" '' "$1"
}

# A message with what would separate messages of an mbox, behind a From_ line.
with_separators() {
	echo 'From mira@example.org Thu Jan  1 10:00:00 2015'
	header "$1"
	printf 'text\n\nFrom mira@example.org Thu Jan  1 10:00:00 2015\n'
	header 'no'
}

@test "a file of a Maildir is one message" {
	mkdir -p Maildir/{cur,new,tmp} only/{cur,tmp}
	with_separators 1 >Maildir/cur/1:2,S
	with_separators 2 >Maildir/new/2
	gives 0 '' 'm1 m2' Maildir
	[[ $(columns date | head -n 1) == 2015-01-01T10:00:00Z ]]
	# Empty directories get lost when a Maildir is packed.
	header 1 >only/cur/1
	gives 0 '' m1 only
	echo hello >only/cur/2
	gives 2 'mbox-split: only/cur/2: this is no mail: *' m1 only
}

@test "folders of *.eml" {
	mkdir eml
	with_separators 1 >eml/a.eml
	header 2 | sed 's/$/\r/' >eml/b.EML
	{ printf '%s' "$bom" && header 3; } >'eml/c d.eml'
	header no >eml/notes.txt
	header no >eml/.hidden.eml
	mkdir eml/z.eml
	gives 0 '' 'm1 m2 m3' eml
	gives 0 '' 'm1 m2 m3' eml/
	header 10 >eml/10
	header 9 >eml/9
	gives 0 '' 'm9 m10 m1 m2 m3' eml
}

# emlx N: as Apple Mail writes message N.
emlx() {
	header "$1" >body
	printf 'text of %s\n' "$1" >>body
	printf '%-10s\n' "$(wc -c <body)"
	cat body
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict/>\n</plist>\n'
}

@test "mailboxes of Apple Mail, and of Mailman" {
	mkdir -p old.mbox new.mbox/Messages newer.mbox/0A1B/Data/{1/Messages,Messages,2/3/Messages,Attachments/5/1}
	{ echo 'From a@example.org Thu Jan  1 10:00:00 2015' && header 1 && echo; } >old.mbox/mbox
	{ echo 'From a@example.org Thu Jan  1 10:00:00 2015' && header 2; } >>old.mbox/mbox
	touch old.mbox/table_of_contents
	gives 0 '' 'm1 m2' old.mbox
	gives 0 '' 'm1 m2' old.mbox/
	mkdir tide.mbox
	header 3 >tide.mbox/tide.mbox
	gives 0 '' m3 tide.mbox
	emlx 10 >new.mbox/Messages/10.emlx
	emlx 9 >new.mbox/Messages/9.emlx
	gives 0 '' 'm9 m10' new.mbox
	[[ $(columns body) == $'text of 9\\n\ntext of 10\\n' ]]
	gives 0 '' 'm9 m10' new.mbox/Messages
	emlx 1001 >newer.mbox/0A1B/Data/1/Messages/1001.partial.emlx
	emlx 12 >newer.mbox/0A1B/Data/Messages/12.emlx
	emlx 32005 >newer.mbox/0A1B/Data/2/3/Messages/32005.emlx
	mkdir -p newer.mbox/inner.mbox/Messages
	emlx 1 >newer.mbox/inner.mbox/Messages/1.emlx
	gives 0 '' 'm12 m1001 m32005' newer.mbox
	# one of them, as a file and by pipe
	gives 0 '*read as emlx*' m9 -v new.mbox/Messages/9.emlx
	source=$(columns source) length=$(header 9 | wc -c)
	[[ $source == "new.mbox/Messages/9.emlx:11:$((length + 10))" ]] || fail "$source"
	mbox-split <new.mbox/Messages/9.emlx >stdout
	[[ $(columns subject) == m9 ]]
	head -c 60 new.mbox/Messages/9.emlx >torn
	expect 1 '*the input breaks off' mbox-split --input=emlx torn
}

@test "MMDF" {
	local line=$'\1\1\1\1'
	{
		for i in 1 2 3; do echo "$line" && header $i && printf 'text\n\nFrom me\nTo: you\n' && echo "$line"; done
	} >mmdf
	gives 0 '*read as mmdf*' 'm1 m2 m3' -v mmdf
	[[ $(columns body | sort -u) == 'text\n\nFrom me\nTo: you\n' ]]
	mbox-split --input=mmdf <mmdf >stdout
	[[ $(columns subject | paste -sd ' ') == 'm1 m2 m3' ]]
	# with a From_ line, with a blank line before the end, one line between two messages, CRLF
	{
		for i in 1 2; do
			printf '%s\nFrom a@example.org Thu Jan  1 10:00:00 2015\n' "$line"
			header $i && printf 'text\n\n'
		done
		echo "$line"
	} >mmdf
	gives 0 '' 'm1 m2' mmdf
	[[ $(columns date body | sort -u) == $'2015-01-01T10:00:00Z\ttext\\n' ]] || fail "$output"
	sed 's/$/\r/' mmdf >crlf
	gives 0 '' 'm1 m2' crlf
	# found again by its source
	IFS=: read -r _ offset length < <(columns source | tail -n 1)
	tail -c +$((offset + 1)) crlf | head -c "$length" >one
	gives 0 '' m2 one
	command -v python3 >/dev/null || skip 'no python3'
	python3 -c '
import mailbox
box = mailbox.MMDF("python.mmdf")
for i in "123":
    box.add("Subject: m" + i + "\n\n\1\1\1\1 text\n")
box.flush()'
	gives 0 '' 'm1 m2 m3' python.mmdf
}

# python_box KIND: what Python's mailbox module writes holds the messages that it was given.
python_box() {
	python3 -c '
import mailbox, sys
box = getattr(mailbox, sys.argv[1])(sys.argv[1] + ".box")
for i in range(1, 13):
    text = "Subject: m%d\n\ntext\n\nFrom here on\n>From there\n\1\1\1\1 end\n" % i
    message = mailbox.mboxMessage(text)
    message.set_from("mira@example.org Thu Jan  1 10:00:00 2015")
    box.add(message)
box.flush()' "$1" || return
	gives "${2-0}" '*' "$(printf 'm%s\n' {1..12} | paste -sd ' ')" "$1.box"
}

@test "mailboxes that Python writes" {
	command -v python3 >/dev/null || skip 'no python3'
	for_each python_box mbox MH MMDF
	python_box Maildir || [[ $(columns subject | sort -V | paste -sd ' ') == "$(printf 'm%s\n' {1..12} | paste -sd ' ')" ]]
	python3 -c '
import mailbox
box = mailbox.Babyl("babyl")
box.add("Subject: x\n\ntext\n")
box.flush()'
	expect 2 '*: this is no mail: a Babyl file of Rmail' mbox-split babyl
}
