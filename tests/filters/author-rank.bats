#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# author-rank: counting, merging, passing through.

load helper

# row COLUMN...: a line of the columns, in which \t, \n and the like stand as printf has them.
row() {
	local IFS=$'\t'
	printf '%b\n' "$*"
}

PATCH_COLUMNS=(kind flags tags list from_name from_addr author_name author_addr mine)

# A patch table with a column of the user's own.
patches() {
	local list=kvm.example.org
	row "${PATCH_COLUMNS[@]}"
	row cover '' net-next $list 'Ada B' ada@one.example.org 'Ada B' ada@one.example.org x1
	row patch '' net-next $list 'Ada B' ada@one.example.org 'Ada B' ada@one.example.org x2
	row patch rfc 'net-next bpf' $list 'Ada B' ada@one.example.org 'Ben C' ben@two.example.org x3
	row patch '' '' other.example.org 'ada' ADA@One.example.org ada ADA@One.example.org x4
	row patch stable '' $list 'Gus' gus@three.example.org Gus gus@three.example.org x5
	row patch pull '' $list 'Gus' gus@three.example.org Gus gus@three.example.org x6
	row patch bot '' $list 'Rob' rob@three.example.org Rob rob@three.example.org x7
	row reply '' '' $list 'Cy' cy@two.example.org '' '' 'x8 \xEF\xBF\xBD'
}

RANKS='by	count	key
author	3	Ada B <ada@one.example.org>
author	1	Ben C <ben@two.example.org>
domain	3	one.example.org
domain	1	two.example.org'

@test "authors and domains of patches and covers are counted" {
	patches >in.tsv
	expect 0 '' author-rank in.tsv
	prints "$RANKS"
	expect 0 '' author-rank <in.tsv
	prints "$RANKS"
	expect 0 '' author-rank - <in.tsv
	prints "$RANKS"
}

@test "several inputs are counted together" {
	patches >in.tsv
	# shellcheck disable=SC2094 # it is only read
	expect 0 '' author-rank --by=domain in.tsv - <in.tsv
	prints $'by\tcount\tkey\ndomain\t6\tone.example.org\ndomain\t2\ttwo.example.org'
}

# by WHAT ROWS: what --by=WHAT counts.
by() {
	expect 0 '' author-rank --no-header --by="$1" in.tsv
	prints "$2"
}

@test "--by says what is counted" {
	patches >in.tsv
	by author $'author\t3\tAda B <ada@one.example.org>\nauthor\t1\tBen C <ben@two.example.org>'
	by domain $'domain\t3\tone.example.org\ndomain\t1\ttwo.example.org'
	by sender $'sender\t4\tAda B <ada@one.example.org>'
	by list $'list\t3\tkvm.example.org\nlist\t1\tother.example.org'
	by tag $'tag\t3\tnet-next\ntag\t1\tbpf'
	expect 0 '' author-rank --by=tag --by=domain --by=tag --no-header in.tsv
	prints $'domain\t3\tone.example.org\ndomain\t1\ttwo.example.org\ntag\t3\tnet-next\ntag\t1\tbpf'
	expect 2 "author-rank: --by: none of author, *: 'colour'*" author-rank --by=colour in.tsv
}

@test "--kind and --all say which records count" {
	patches >in.tsv
	expect 0 '' author-rank --no-header --by=domain --all in.tsv
	prints $'domain\t3\tone.example.org\ndomain\t3\tthree.example.org\ndomain\t1\ttwo.example.org'
	expect 0 '' author-rank --no-header --by=sender --kind=reply in.tsv
	prints $'sender\t1\tCy <cy@two.example.org>'
	expect 0 '' author-rank --no-header --by=sender --kind=cover,reply in.tsv
	prints $'sender\t1\tAda B <ada@one.example.org>\nsender\t1\tCy <cy@two.example.org>'
	expect 2 "author-rank: --kind: none of mail, *: 'letter'*" author-rank --kind=cover,letter in.tsv
	expect 2 "author-rank: --kind: none of mail, *: ''*" author-rank --kind= in.tsv
}

@test "-n keeps the first of each" {
	patches >in.tsv
	expect 0 '' author-rank --no-header -n 1 in.tsv
	prints $'author\t3\tAda B <ada@one.example.org>\ndomain\t3\tone.example.org'
	expect 0 '' author-rank --no-header --number=9 --by=domain in.tsv
	prints $'domain\t3\tone.example.org\ndomain\t1\ttwo.example.org'
	for number in 0 -1 x '' 18446744073709551616; do
		expect 2 "author-rank: --number: not a number*" author-rank -n "$number" in.tsv
	done
}

@test "equal counts are ordered by key, bytewise" {
	{
		row kind flags author_name author_addr
		row patch '' 'b' x@b.example.org
		row patch '' 'a' x@a.example.org
		row patch '' '\xC3\xA4' x@z.example.org
		row patch '' 'B' x@c.example.org
	} >in.tsv
	expect 0 '' env LC_ALL=C.UTF-8 author-rank --format=uniq --by=author in.tsv
	prints '      1 B <x@c.example.org>
      1 a <x@a.example.org>
      1 b <x@b.example.org>
      1 ä <x@z.example.org>'
}

@test "mail that is not classified counts whole, if that is asked for" {
	{
		row kind from_name from_addr list
		row mail 'Ada B' ada@one.example.org kvm.example.org
		row mail '' ada@one.example.org kvm.example.org
		row mail 'Nobody' '' kvm.example.org
	} >mail.tsv
	expect 2 'author-rank: mail.tsv:2: the kind is mail: *' author-rank --no-header mail.tsv
	expect 0 '' author-rank --no-header --kind=mail mail.tsv
	prints $'author\t2\tAda B <ada@one.example.org>\nauthor\t1\tNobody\ndomain\t2\tone.example.org'
	expect 0 '' author-rank --no-header --by=sender mail.tsv
	prints $'sender\t2\tAda B <ada@one.example.org>\nsender\t1\tNobody'
	expect 0 '' author-rank --no-header --kind=patch mail.tsv
	prints ''
	expect 2 'author-rank: mail.tsv:1: *tags*' author-rank --by=tag mail.tsv
}

@test "a needed column that is missing is named" {
	patches >in.tsv
	for column in kind flags author_name author_addr; do
		sed "1s/$column/renamed/" in.tsv >cut.tsv
		expect 2 "author-rank: cut.tsv:1: *$column*" author-rank cut.tsv
	done
	sed '1s/flags/renamed/' in.tsv >cut.tsv
	expect 0 '' author-rank --all cut.tsv
	patches | cut -f 1,2,8 >cut.tsv
	expect 0 '' author-rank --by=domain cut.tsv
}

@test "lines that are no records are skipped and told" {
	patches >in.tsv
	row patch too short >>in.tsv
	expect 1 'author-rank: in.tsv:10: *' author-rank in.tsv
	prints "$RANKS"
	printf 'patch\tcut off' >>in.tsv
	expect 1 $'author-rank: in.tsv:10: *\nauthor-rank: in.tsv:11: *' author-rank in.tsv
}

@test "an input that cannot be read is told and the others are counted" {
	patches >in.tsv
	expect 2 'author-rank: none.tsv: *' author-rank none.tsv in.tsv
	prints "$RANKS"
	expect 2 'author-rank: *' author-rank .
}

@test "no input gives an empty table" {
	expect 0 '' author-rank </dev/null
	prints $'by\tcount\tkey'
	expect 0 '' author-rank --no-header </dev/null
	[[ ! -s stdout ]]
}

@test "--tee passes every byte through and appends the table" {
	patches >in.tsv
	expect 0 '' author-rank --tee in.tsv
	{ cat in.tsv && printf '%s\n' "$RANKS"; } >expected
	same expected
	# Headers in mid-stream as well, with other columns.
	{ cat in.tsv && patches | cut -f 1-3,7-; } >both.tsv
	expect 0 '' author-rank --tee --by=tag both.tsv
	{ cat both.tsv && printf 'by\tcount\tkey\ntag\t6\tnet-next\ntag\t2\tbpf\n'; } >expected
	same expected
	printf 'crosspost\tlist\nid@example.org\tother.example.org\n' >>in.tsv
	expect 0 '' author-rank --tee --by=list in.tsv
	{ cat in.tsv && printf 'by\tcount\tkey\nlist\t3\tkvm.example.org\nlist\t1\tother.example.org\n'; } >expected
	same expected
}

@test "streams without header lines" {
	# The standard order of the mail table, and of the rank table.
	mail() {
		row mail '' 'Ada B' ada@one.example.org from Hello m1 '' '' bees.example.org '' 'Hi.'
	}
	mail >in.tsv
	expect 0 '' author-rank --all --no-header in.tsv
	prints $'author\t1\tAda B <ada@one.example.org>\ndomain\t1\tone.example.org'
	cp stdout in.rank
	expect 0 '' author-rank --all --tee --no-header in.tsv
	same <(cat in.tsv in.rank)
	cp stdout week.tsv
	expect 0 '' author-rank --merge --no-header week.tsv in.rank
	prints $'author\t2\tAda B <ada@one.example.org>\ndomain\t2\tone.example.org'
	expect 0 '' author-rank --merge --tee --no-header --by=domain week.tsv in.rank
	same <(cat in.tsv && printf 'domain\t2\tone.example.org\n')
}

@test "--tee leaves out what is no record" {
	patches >in.tsv
	{ cat in.tsv && printf 'patch\n' && printf 'cut off'; } >bad.tsv
	expect 1 'author-rank: bad.tsv:10: *' author-rank --tee bad.tsv
	{ cat in.tsv && printf '%s\n' "$RANKS"; } >expected
	same expected
	expect 2 'author-rank: --tee: *' author-rank --tee --format=uniq in.tsv
}

@test "parts counted apart add up to the whole" {
	patches >in.tsv
	what=(--by=author --by=domain --by=sender --by=list --by=tag --all)
	header=$(head -n 1 in.tsv)
	sed 1d in.tsv | split -l 3 - part.
	for part in part.*; do
		{ printf '%s\n' "$header" && cat "$part"; } | author-rank "${what[@]}" >"$part.rank"
	done
	author-rank "${what[@]}" in.tsv >whole.rank
	expect 0 '' author-rank --merge part.*.rank
	same whole.rank
	expect 0 '' author-rank --merge part.ac.rank part.aa.rank part.ab.rank
	same whole.rank
	# Any grouping, in one stream as well.
	author-rank --merge part.ab.rank part.ac.rank >some.rank
	expect 0 '' author-rank --merge - part.aa.rank <some.rank
	same whole.rank
	cat part.*.rank >all.rank
	expect 0 '' author-rank --merge all.rank
	same whole.rank
}

@test "--merge of what has no counts says so, and prints nothing" {
	mbox-split "$TEST_DATA/sample.mbox" >mail.tsv
	patch-classify mail.tsv >patch.tsv
	local table
	for table in mail.tsv patch.tsv; do
		expect 2 'author-rank: no rank table: the input has nothing that --merge adds up' \
			author-rank --merge "$table"
		prints ''
	done
	# Nothing is nothing, and records are handed on without it.
	expect 0 '' author-rank --merge </dev/null
	prints $'by\tcount\tkey'
	author-rank --no-header patch.tsv | head -n 0 >none
	expect 0 '' author-rank --merge none
	expect 0 '' author-rank --merge --tee mail.tsv
	same <(cat mail.tsv && printf 'by\tcount\tkey\n')
	author-rank --tee patch.tsv >both.tsv
	expect 0 '' author-rank --merge both.tsv
	same <(author-rank patch.tsv)
}

@test "--merge adds up what others counted" {
	{
		row by count key
		row org 2 Acme
		row domain 1 Example.org
		row author 1 'Lovelace, Ada <ada@example.org>'
		row org 1 acme
		row author 2 'Ada Lovelace <ADA@example.org>'
		row domain 3 example.org
	} >in.rank
	expect 0 '' author-rank --merge --no-header in.rank in.rank
	prints $'author\t6\tAda Lovelace <ADA@example.org>\ndomain\t8\texample.org\norg\t4\tAcme\norg\t2\tacme'
	expect 0 '' author-rank --merge --by=domain --no-header in.rank
	prints $'domain\t4\texample.org'
	expect 0 '' author-rank --merge --format=uniq -n 1 in.rank
	prints '      3 Ada Lovelace <ADA@example.org>
      4 example.org
      2 Acme'
	row org many Acme >>in.rank
	expect 1 'author-rank: in.rank:8: count: not a number' author-rank --merge -n 1 in.rank
	prints $'by\tcount\tkey\nauthor\t3\tAda Lovelace <ADA@example.org>\ndomain\t4\texample.org\norg\t2\tAcme'
}

@test "--merge reads rank rows only" {
	patches | author-rank --tee >week.tsv
	expect 0 '' author-rank --merge week.tsv week.tsv
	prints 'by	count	key
author	6	Ada B <ada@one.example.org>
author	2	Ben C <ben@two.example.org>
domain	6	one.example.org
domain	2	two.example.org'
	# One table takes the place of all.
	patches >in.tsv
	expect 0 '' author-rank --merge --tee --by=domain week.tsv week.tsv
	{
		cat in.tsv in.tsv
		printf 'by\tcount\tkey\ndomain\t6\tone.example.org\ndomain\t2\ttwo.example.org\n'
	} >expected
	same expected
}

@test "a rank table behind the records is handed on, but for what is counted anew" {
	patches >in.tsv
	author-rank --tee in.tsv >week.tsv
	author-rank in.tsv >ranks.tsv
	# The same key again does not count twice.
	expect 0 '' author-rank --tee --by=author -n 1 week.tsv
	{
		author-rank --tee --by=domain in.tsv
		author-rank --by=author -n 1 in.tsv
	} | diff - stdout
	author-rank --tee --by=domain in.tsv | author-rank --tee --by=sender,domain:list |
		author-rank --tee --by=author >stdout
	{
		author-rank --tee --by=domain in.tsv
		author-rank --by=sender,domain:list in.tsv
		author-rank --by=author in.tsv
	} | diff - stdout
	# Without --tee, of the records alone.
	expect 0 '' author-rank week.tsv
	same ranks.tsv
	# By itself it is not what was meant.
	expect 2 'author-rank: ranks.tsv:1: this is a rank table, which --merge adds up' \
		author-rank --tee in.tsv ranks.tsv
	expect 2 'author-rank: ranks.tsv:1: this is a rank table, which --merge adds up' author-rank ranks.tsv
	[[ ! -s stdout ]]
}

@test "a name that is hostile stays one line and one key" {
	{
		row kind flags author_name author_addr
		row patch '' 'a\\tb\\nc' x@example.org
		row patch '' 'Eve <y@example.org>' '>z@example.org'
	} >in.tsv
	expect 0 '' author-rank --by=author --format=uniq in.tsv
	prints '      1 Eve <y@example.org> <>z@example.org>
      1 a\tb\nc <x@example.org>'
}

@test "on a terminal, uniq shows nothing but text" {
	printf 'From: "a\342\200\256b" <ada@example.org>\nSubject: x\n\nx\n' | mbox-split >mail.tsv
	expect 0 '' author-rank --by=sender --format=uniq mail.tsv
	grep -q $'a\u202eb' stdout
	on_terminal 'author-rank --by=sender --format=uniq mail.tsv'
	grep -q $'a\ufffdb' screen
}
