#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What the filters say to an input that is neither mail nor a table, or is the other one of them. For
# what mbox-split says to more of it, see recognise.bats.
load helper

sample=$TEST_DATA/sample.mbox
readers=(patch-classify commit-match record-map author-rank digest-format list-stat mail-cat)

# reads FILTER FILE: the command that reads the file, in the array command.
reads() {
	command=("$1" "$2")
	case $1 in
	commit-match) command+=(--commits=/dev/null) ;;
	record-map) command+=(--mailmap=/dev/null) ;;
	esac
}

# Nothing but the header line of an empty table, or not even that.
printed_nothing() {
	[[ $(wc -l <stdout) -le 1 && $(wc -c <stdout) -lt 200 ]] || fail "of $1: $(head -c 300 stdout)"
}

# refused FILE WHAT [HOW]: everybody says in one line what the file is, with the exit status 2; HOW it
# goes on if it is read as a table (WHAT).
refused() {
	local filter text="${3-$2}"
	expect 2 "mbox-split: $1: $2" mbox-split "$1"
	printed_nothing "$1"
	expect 2 "mbox-split: $1: $2"$'\n'"list-digest: mbox-split failed, exit status 2" list-digest "$1"
	[[ ! -s stdout ]] || fail "a page of $1"
	for filter in "${readers[@]}"; do
		reads "$filter" "$1"
		expect 2 "$filter: $1:1: $text" "${command[@]}"
		printed_nothing "$1"
	done
}

# binary FILE TEXT KIND: a file of TEXT (printf escapes) is a KIND (a pattern).
binary() {
	printf '%b' "$2" >"$1"
	refused "$1" "this is no mail: $3" "this is no table of records: $3"
}

@test "what is of another kind is named by everybody" {
	local zeros='\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
	binary program "\\0177ELF\\02\\01\\01$zeros\\02\\0\\n" 'an ELF program'
	binary mail.exe 'MZ\0220\0\03\0\0\0\04\0\0\0\0377\0377' 'a program of Windows'
	binary mail.zip 'PK\03\04\024\0\0\0\b\0mail.eml' 'a zip archive'
	binary mail.tar "$(printf '%-257s' mail.eml)ustar\\0\\n" 'a tar archive'
	binary mail.pdf '%PDF-1.4\n%\n' 'a PDF file'
	binary mail.png "\\0211PNG\\r\\n\\032\\n$zeros" 'a picture'
	binary mail.msg "\\0320\\0317\\021\\0340\\0241\\0261\\032\\0341$zeros" 'a file of Outlook or Office'
	binary mail.pst "!BDN$zeros" 'a PST file of Outlook'
	binary mail.msf '// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> //\n' 'an index of Thunderbird'
	binary mail.bundle '# v2 git bundle\n0123 refs/heads/master\n\nPACK' 'a git bundle; *'
	binary mail.pack 'PACK\0\0\0\02\0\0\0\01' 'a pack of git'
	binary login.mbox '<!DOCTYPE html>\n<html><title>Log in</title>\n' 'an HTML file'
	binary upper.mbox '\n  <HTML lang="en">\n<title>Log in</title>\n' 'an HTML file'
	binary rem.mbox '<!-- saved -->\n<html>\n' 'an HTML file'
	binary mail.json '{"subject": "x"}\n' 'JSON'
	binary mail.jsonl '{"subject": "x"}\n{"subject": "y"}\n' 'JSON'
	binary wide.mbox '\0377\0376F\0r\0o\0m\0 \0\n\0' 'UTF-16 text; pipe it through iconv -f UTF-16 -t UTF-8'
	binary mail.index '\06\0\037\0\01\02\03\n\04\05\n' 'binary data'
	binary mac 'Subject: x\rFrom: mira@example.org\r\rHello.\r' '*'
}

@test "what is compressed is refused with the command that reads it" {
	local way filter
	for way in bzip2 xz zstd; do
		command -v "$way" >/dev/null || continue
		"$way" -qc <"$sample" >mail
		for filter in mbox-split "${readers[@]}"; do
			reads "$filter" mail
			expect 2 "$filter: mail: compressed; pipe it through ${way%ip2}*cat" "${command[@]}"
			printed_nothing mail
		done
	done
	gzip -c "$sample" | gzip -c >twice.gz
	expect 2 'mbox-split: twice.gz: compressed twice; pipe it through zcat' mbox-split twice.gz
}

@test "mail given to who reads a table, and a table to who reads mail" {
	local filter table
	printf 'Received: x\nFrom: mira@example.org\n\nx\n' >message
	for filter in "${readers[@]}"; do
		for file in "$sample" message; do
			reads "$filter" "$file"
			expect 2 "$filter: $file:1: this is no table of records: mail; mbox-split makes a table of it" \
				"${command[@]}"
			printed_nothing "$file"
		done
	done
	mbox-split "$sample" >mail.tsv
	patch-classify --bodies=none mail.tsv >patch.tsv
	author-rank patch.tsv >rank.tsv
	list-stat patch.tsv >stat.tsv
	printf 'commit\tdate\ttitle\tmessage_ids\n' >commits.tsv
	for table in mail patch rank stat commits; do
		sed 's/$/\r/' $table.tsv >$table.crlf
		expect 2 "mbox-split: $table.tsv: this is no mail: a table of records" mbox-split $table.tsv
		expect 2 "mbox-split: $table.crlf: this is no mail: a table of records" mbox-split $table.crlf
	done
	for filter in "${readers[@]}"; do
		reads "$filter" stat.tsv
		expect 2 "$filter: stat.tsv:1: a stat table; list-stat --merge reads it" "${command[@]}"
		printed_nothing stat.tsv
		reads "$filter" commits.tsv
		expect 2 "$filter: commits.tsv:1: * this is a commit table" "${command[@]}"
		printed_nothing commits.tsv
	done
}

@test "an empty input is no failure, and a folder, a device or a missing file is said" {
	local filter
	: >empty
	mkdir folder
	for filter in mbox-split "${readers[@]}"; do
		reads "$filter" empty
		expect 0 '' "${command[@]}"
		reads "$filter" /dev/null
		expect 0 '' "${command[@]}"
		reads "$filter" folder
		expect 2 "$filter: folder: *director*" "${command[@]}"
		printed_nothing folder
		reads "$filter" missing
		expect 2 "$filter: missing: No such file or directory" "${command[@]}"
		printed_nothing missing
	done
	expect 2 'mbox-split: /dev/zero: this is no mail: binary data' mbox-split /dev/zero
}
