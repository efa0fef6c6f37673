#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# author-rank: keys of times, paths, threads and columns, pairs of keys, periods, and the forms of
# the rank table.
load helper

# row COLUMN...: a line of the columns, in which \t, \n and the like stand as printf has them.
row() {
	local IFS=$'\t'
	printf '%b\n' "$*"
}

COLUMNS=(kind date message_id flags from_name from_addr author_name author_addr version title
	series trailers thread paths zone user_agent to)

# Two threads, a1 (Ada's series) and c1 (Cy's question), and an answer to a thread that is not here.
patches() {
	local ada=('Ada B' ada@example.org) ben=('Ben C' ben@example.org) cy=('Cy' cy@example.com)
	row "${COLUMNS[@]}"
	row cover 2025-05-30T22:30:00Z a1 '' "${ada[@]}" "${ada[@]}" 1 'fan: two mends' a1 '' a1 \
		'drivers/hwmon/fan.c\\nMakefile' +0200 Mutt/2 'Ben C <ben@example.org>'
	row patch 2025-05-30T22:31:00Z a2 '' "${ada[@]}" "${ada[@]}" 1 'fan: mend one' a1 '' a1 \
		'drivers/hwmon/fan.c\\ndrivers/hwmon/core.c' +0200 Mutt/2 \
		'Ben C <ben@example.org>\\nCy <cy@example.com>'
	row patch 2025-05-31T23:31:00Z a3 '' "${ada[@]}" "${ben[@]}" 1 'fan: mend two' a1 '' a1 \
		'Makefile' -0130 '' ''
	row reply 2025-06-01T08:00:00Z b1 '' "${ben[@]}" "${ben[@]}" '' 'fan: mend one' a1 \
		'Reviewed-by: Ben C <ben@example.org>' a1 '' '' KMail ada@example.org
	row reply 2025-06-01T09:00:00Z a4 '' "${ada[@]}" "${ada[@]}" '' 'fan: mend one' a1 '' a1 '' '' \
		Mutt/2 'B. <BEN@example.org>'
	row other 2025-06-02T10:00:00Z c1 '' "${cy[@]}" "${cy[@]}" '' 'which fan?' '' '' c1 '' '' '' ''
	row reply 2025-06-02T11:00:00Z b2 '' "${ben[@]}" "${ben[@]}" '' 'which fan?' '' '' c1 '' '' KMail ''
	row reply 2025-06-02T12:00:00Z b3 '' Ben ben@home.example.org '' '' '' 'old' '' '' z9 '' '' KMail ''
	row patch 2025-12-29T10:00:00Z d1 '' "${cy[@]}" "${cy[@]}" 2 'fan: more' d1 '' d1 \
		'drivers/hwmon/fan.c' '' '' ''
	row patch 2025-12-29T10:00:00Z e1 stable "${cy[@]}" "${cy[@]}" 1 'fan: back' e1 '' e1 \
		'fs/x.c' '' '' ''
	row patch '' f1 '' "${cy[@]}" "${cy[@]}" 1 'fan: undated' f1 '' f1 '' '' '' ''
}

# counts LINES OPTION...: what is counted, as uniq has it, TABs as `|`.
counts() {
	expect 0 '' author-rank --format=uniq "${@:2}" in.tsv
	[[ $(tr '\t' '|' <stdout) = "$1" ]] || fail "${*:2}" "$(<stdout)"
}

@test "times are counted, in UTC or in the sender's own zone" {
	patches >in.tsv
	counts '      2 2025-05-30
      1 2025-05-31
      1 2025-12-29' --by=day --sort=key
	counts '      3 2025-05
      1 2025-12' --by=month
	counts '      3 2025-Q2
      1 2025-Q4' --by=quarter
	counts '      4 2025' --by=year
	# 29 December is a Monday of the next year's first week
	counts '      3 2025-W22
      1 2026-W01' --by=week
	# 22:30 UTC is 00:30 of the next day in +0200, 23:31 UTC is 22:01 in -0130
	counts '      2 00
      1 10
      1 22' --by=hour --sort=key
	counts '      1 1 Monday
      3 6 Saturday' --by=weekday --sort=key
	counts '      2 +0200
      1 -0130' --by=zone
	cut -f 1-14 in.tsv >cut.tsv
	mv cut.tsv in.tsv
	counts '      1 10
      2 22
      1 23' --by=hour --sort=key
	expect 2 'author-rank: in.tsv:1: column zone is missing: *' author-rank --by=zone in.tsv
}

@test "paths are counted to a depth, each once for a message" {
	patches >in.tsv
	counts '      3 drivers/hwmon
      2 Makefile' --by=path
	counts '      3 drivers
      2 Makefile' --by=path --depth=1
	counts '      3 drivers/hwmon/fan.c
      2 Makefile
      1 drivers/hwmon/core.c' --by=path --depth=9
	expect 2 'author-rank: --depth: goes with --by=path only*' author-rank --depth=3 in.tsv
	expect 2 'author-rank: --depth: not a number*' author-rank --by=path --depth=0 in.tsv
}

@test "commenters write into threads that somebody else began" {
	patches >in.tsv
	# Ada answers in her own thread; who began z9 is not known
	counts '      2 Ben C <ben@example.org>' --by=commenter
	# the root may come later
	{ head -n 1 in.tsv && sed 1d in.tsv | sort -r; } >turned.tsv
	mv turned.tsv in.tsv
	counts '      2 Ben C <ben@example.org>' --by=commenter
	counts '      2 2025-06|Ben C <ben@example.org>' --by=month:commenter
	# the same name is the same person
	printf '%s\n' 'Ben C <ben@example.org> <cy@example.com>' >mailmap
	counts '      1 Ben C <ben@example.org>' --by=commenter --mailmap=mailmap
	# record-map's people are the same for both
	awk -F '\t' -v OFS='\t' '{ person = "" } NR == 1 { person = "person" }
		/\tcy@example.com/ { person = "Ben Q <ben@example.org>" }
		{ print $0, person }' in.tsv >known.tsv
	expect 0 '' author-rank --by=commenter --no-header known.tsv
	prints 'commenter	1	Ben C <ben@example.org>'
	# what stands before a period is known all the same
	counts '      1 Ben C <ben@example.org>' --by=commenter --since=2025-06-02
}

@test "people are spelt alike whatever they are counted by" {
	{
		row kind flags from_name from_addr author_name author_addr
		row patch '' '' ada@example.org 'Ada B' ada@example.org
		row patch '' 'Ben C' BEN@example.org ben ben@example.org
	} >in.tsv
	expect 0 '' author-rank --by=author,sender,flags:sender,sender:author --no-header in.tsv
	prints 'author	1	Ada B <ada@example.org>	
author	1	Ben C <BEN@example.org>	
sender	1	Ada B <ada@example.org>	
sender	1	Ben C <BEN@example.org>	
sender:author	1	Ada B <ada@example.org>	Ada B <ada@example.org>
sender:author	1	Ben C <BEN@example.org>	Ben C <BEN@example.org>'
	# parts, too
	for line in 2 3; do
		sed -n "1p;${line}p" in.tsv | author-rank --by=author,sender >$line.rank
	done
	author-rank --by=author,sender in.tsv >whole.rank
	expect 0 '' author-rank --merge 2.rank 3.rank
	same whole.rank
}

@test "threads are counted, with all their messages" {
	patches >in.tsv
	counts '      5 a1|fan: two mends
      2 c1|which fan?' --by=thread --titles -n 2
	counts '      3 Ben C <ben@example.org>
      2 Ada B <ada@example.org>
      2 Cy <cy@example.com>' --by=author --kind=reply,patch
	counts '      2 Cy <cy@example.com>
      1 Ada B <ada@example.org>
      1 Ben C <ben@example.org>' --by=author --weight=threads
	counts '      2 Ben C <ben@example.org>
      1 Ada B <ada@example.org>
      1 Ben <ben@home.example.org>' --by=sender --kind=reply --weight=threads
}

@test "any column can be counted" {
	patches >in.tsv
	counts '      5 patch
      4 reply
      1 cover
      1 other' --by=kind
	counts '      3 KMail
      3 Mutt/2' --by=user_agent
	# a value of several lines counts for each, and people are told apart by address
	counts '      3 Ben C <ben@example.org>
      1 Cy <cy@example.com>
      1 ada@example.org' --by=to
	counts '      3 KMail
      1 Mutt/2' --by=user_agent --kind=reply
	counts '      1 stable' --by=flags
	# tables in which these columns have other places
	cut -f 1,4,16 in.tsv >cut.tsv
	expect 0 '' author-rank --by=user_agent --format=uniq in.tsv cut.tsv
	prints '      6 KMail
      6 Mutt/2'
	expect 2 "author-rank: --by: none of author, *, and no column of in.tsv: 'colour'*" \
		author-rank --by=month:colour in.tsv
	expect 2 "author-rank: --by: none of author, *: 'colour'*" author-rank --by=colour /dev/null
	expect 2 'author-rank: in.tsv:1: column url is missing: *' author-rank --by=url in.tsv
	for by in '' ',' 'author,' month: :month month:org:list author,,domain; do
		expect 2 "author-rank: --by: none of author, *" author-rank --by="$by" in.tsv
	done
}

@test "columns of words are as good as others for a header line's rule" {
	patches >in.tsv
	expect 0 '' author-rank --by=kind,flags,title,thread in.tsv
	cp stdout ranks.tsv
	expect 0 '' author-rank --merge ranks.tsv
	same ranks.tsv
	# also of a table that was cut
	for fields in 1 1,2 2,3 1,3 3; do
		[[ $(cut -f $fields ranks.tsv | wc -l) -eq $(wc -l <ranks.tsv) ]]
	done
	expect 0 '' eval 'cut -f 1,2,3 ranks.tsv | author-rank --merge --by=kind --no-header'
	prints 'kind	5	patch
kind	4	reply
kind	1	cover
kind	1	other'
}

@test "pairs of keys are counted" {
	patches >in.tsv
	expect 0 '' author-rank --by=month:author in.tsv
	prints 'by	count	key	key2
month:author	2	2025-05	Ada B <ada@example.org>
month:author	1	2025-05	Ben C <ben@example.org>
month:author	1	2025-12	Cy <cy@example.com>'
	# single keys have no second one
	expect 0 '' author-rank --by=month:kind,month --percent --sort=key in.tsv
	prints 'by	count	key	key2	percent
month	3	2025-05		75.0
month	1	2025-12		25.0
month:kind	1	2025-05	cover	10.0
month:kind	2	2025-05	patch	20.0
month:kind	1	2025-06	other	10.0
month:kind	4	2025-06	reply	40.0
month:kind	2	2025-12	patch	20.0'
	counts '      2 Makefile|1
      2 drivers/hwmon|1
      1 drivers/hwmon|2' --by=path:version
	# the kinds are those of the key that has some
	counts '      1 2025-06|Ben C <ben@example.org>' --by=month:reviewer
	counts '      1 Ben C <ben@example.org>|example.org' --by=reviewer:domain
	expect 2 'author-rank: --weight=lines: --by=month:tester counts no lines*' \
		author-rank --by=month:tester --weight=lines in.tsv
	expect 2 'author-rank: in.tsv:1: column org is missing: *' author-rank --by=month:org in.tsv
	printf 'example.org\tExample\n' >map
	counts '      3 2025-05|Example
      1 2025-12|(Unknown)' --by=month:org --org-map=map
	# a second key that is lost would make one of many
	author-rank --by=month:author in.tsv | cut -f 1-3 >cut.rank
	expect 1 'author-rank: cut.rank:2: key2: *' author-rank --merge cut.rank
}

@test "a mail that is in many pairs is bounded" {
	{
		row kind flags tags files a b
		row patch '' '' '' "$(printf '%s\\\\n' {1..1000})" "$(printf '%s\\\\n' {1..1000})"
	} >in.tsv
	expect 0 '' author-rank --by=a:b --no-header in.tsv
	[[ $(wc -l <stdout) -eq 10000 ]]
}

@test "every key and pair of parts add up to the whole" {
	patches >in.tsv
	keys=author,commenter,day,domain,hour,list,month,path,quarter,relayed,reporter,reviewer,sender
	keys+=,subsystem,tag,tester,thread,version,week,weekday,year,zone,kind,user_agent,to,paths
	for column in list tags subsystem; do
		awk -v column=$column '{ print $0 "\t" (NR == 1 ? column : "x" NR % 3) }' in.tsv >more.tsv
		mv more.tsv in.tsv
	done
	for key in ${keys//,/ }; do
		pairs+=,month:$key,$key:kind,to:$key
	done
	header=$(head -n 1 in.tsv)
	# no thread is split
	for part in 2,6 7,8 '9,$'; do
		{ printf '%s\n' "$header" && sed -n "${part}p" in.tsv; } >part.tsv
		author-rank --by="$keys$pairs" part.tsv >"$part.rank"
	done
	author-rank --by="$keys$pairs" in.tsv >whole.rank
	for key in ${keys//,/ }; do
		[[ $key = re[lp]* || $key = tester ]] || grep -q "^$key	" whole.rank || fail "$key"
	done
	expect 0 '' author-rank --merge -- *,*.rank
	same whole.rank
	expect 0 '' author-rank --merge --percent --sort=key --by=month:kind whole.rank
	cp stdout merged
	expect 0 '' author-rank --percent --sort=key --by=month:kind in.tsv
	same merged
	for option in --weight=series --depth=2 --since=2025 --until=2026 --new; do
		expect 2 "author-rank: ${option%%=*}: --merge *" author-rank --merge $option whole.rank
	done
	expect 2 "author-rank: --by: none of author, *: 'colour'*" \
		author-rank --merge --by=colour whole.rank
}

@test "--since and --until bound what is counted" {
	patches >in.tsv
	export SOURCE_DATE_EPOCH=1748865600 # 2025-06-02T12:00:00Z
	counts '      2 Ada B <ada@example.org>
      1 Ben C <ben@example.org>' --by=author --until=2025-06
	counts '      1 Ben C <ben@example.org>' --by=author --since='2025-05-31' --until='1 week ago 10:00' \
		--until='2025-06-01 00:00 +0000'
	counts '      2 reply
      1 other' --by=kind --since='6 hours ago' --until=2025-12-01
	counts '      2 reply
      1 other' --by=kind --since=today --until=2025-12-01
	# the last second is the period's, the end is not
	counts '      1 patch' --by=kind --since=2025-05-31T23:31:00Z --until=2025-05-31T23:31:01Z
	counts '' --by=kind --since=2025-05-31T23:30:00Z --until=2025-05-31T23:31:00Z
	expect 2 "author-rank: --since: no date that is known: 'someday'*" author-rank --since=someday in.tsv
	expect 2 "author-rank: --until: no date that is known: ''*" author-rank --until= in.tsv
	expect 2 'author-rank: --until=2024: not later than --since=2025*' \
		author-rank --since=2025 --until=2024 in.tsv
	expect 2 'author-rank: in.tsv:1: column date is missing: *' \
		eval 'cut -f 1,3- in.tsv >cut.tsv; mv cut.tsv in.tsv; author-rank --since=2025 in.tsv'
}

@test "what came before a period is no longer the first" {
	patches >in.tsv
	# the series and threads of May counted in May
	counts '      1 Cy <cy@example.com>' --by=author --weight=series --since=2025-06
	counts '      2 Ben C <ben@example.org>
      1 Ben <ben@home.example.org>
      1 Cy <cy@example.com>' --by=sender --weight=threads --since=2025-06 --kind=mail --until=2025-12
	counts '      2 Ben C <ben@example.org>|fan: mend one
      1 Ben <ben@home.example.org>|old
      1 Cy <cy@example.com>|which fan?' --by=sender --kind=mail --since=2025-06 --until=2025-12 \
		--new --titles
	counts '      1 2025-12|Cy <cy@example.com>' --by=month:author --since=2025-06 --new
	expect 2 'author-rank: --new: needs --since=DATE*' author-rank --new in.tsv
}

@test "shares are those of all that is counted, whatever is printed" {
	patches >in.tsv
	expect 0 '' author-rank --by=author,month --percent -n 1 in.tsv
	prints 'by	count	key	percent
author	2	Ada B <ada@example.org>	40.0
month	3	2025-05	75.0'
	counts '      2  40.0% Ada B <ada@example.org>
      2  40.0% Cy <cy@example.com>
      1  20.0% Ben C <ben@example.org>' --by=author --percent
	# beside the movement
	author-rank --by=author --until=2025-06 in.tsv >old.rank
	expect 0 '' author-rank --by=author --compare=old.rank --percent -n 2 --no-header in.tsv
	prints 'author	2	Ada B <ada@example.org>	40.0	0
author	2	Cy <cy@example.com>	40.0	new'
	expect 0 '' eval 'author-rank --merge --by=author /dev/null old.rank --percent --no-header'
	prints 'author	2	Ada B <ada@example.org>	66.7
author	1	Ben C <ben@example.org>	33.3'
}

@test "--format=shortlog prints titles by person, as git does" {
	patches >in.tsv
	expect 0 '' author-rank --by=author --format=shortlog in.tsv
	prints 'Ada B (2):
      fan: two mends
      fan: mend one

Ben C (1):
      fan: mend two

Cy (2):
      fan: more
      fan: undated'
	# git reads a log whose last commit comes first
	sed 1d in.tsv | tac | awk -F '\t' '$4 == "" && /^(patch|cover)/ {
		printf "commit %040d\nAuthor: %s <%s>\n\n    %s\n\n", NR, $7, $8, $10
	}' >log
	cp stdout expected
	git shortlog <log >by-git
	diff expected by-git
	expect 0 '' author-rank --by=author --format=shortlog --sort=count -n 1 --kind=patch in.tsv
	prints 'Cy (2):
      fan: more
      fan: undated'
	expect 0 '' author-rank --by=month:sender --format=shortlog --kind=reply -n 1 in.tsv
	prints '2025-06, Ada B (1):
      fan: mend one'
	# one name is one person there, in the order of the mails
	{
		row kind flags author_name author_addr title
		row patch '' Ada a@example.org one
		row patch '' Ada b@example.org two
		row patch '' Ada a@example.org three
		row patch '' '' c@example.org ''
	} >in.tsv
	expect 0 '' author-rank --by=author --format=shortlog in.tsv
	prints '<c@example.org> (1):
      <none>

Ada (3):
      one
      two
      three'
	for option in --weight=lines --fan-out --percent --titles; do
		expect 2 "author-rank: $option: --format=shortlog *" \
			author-rank --by=author --format=shortlog $option in.tsv
	done
	expect 2 'author-rank: --tee: --format=shortlog is no record stream*' \
		author-rank --tee --format=shortlog in.tsv
	expect 2 'author-rank: --format=shortlog: *' author-rank --merge --format=shortlog in.tsv
}

@test "mail that nobody has classified counts as what it is, or not at all" {
	printf 'From x Thu Jan  1 00:00:00 1970\nFrom: A <a@example.org>\nSubject: [PATCH] x\n\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n' >mbox
	mbox-split mbox >in.tsv
	for by in author domain author,sender sender:domain domain:month; do
		expect 2 'author-rank: in.tsv:2: the kind is mail: *' author-rank --by=$by in.tsv
	done
	expect 2 'author-rank: in.tsv:2: the kind is mail: *' author-rank in.tsv
	expect 2 'author-rank: in.tsv:2: the kind is mail: *' author-rank --unmapped --org-map=/dev/null in.tsv
	counts '      1 A <a@example.org>
      1 example.org' --all
	counts '      1 A <a@example.org>
      1 example.org' --kind=mail
	# what says nothing about patches
	counts '      1 A <a@example.org>' --by=sender
	counts '      1 mail' --by=kind
	counts '      1 from|A <a@example.org>' --by=from_source:sender
	# columns that were cut away
	cut -f 3,4 in.tsv >cut.tsv
	expect 2 'author-rank: cut.tsv:1: column kind is missing: *' author-rank --by=sender cut.tsv
	expect 0 '' author-rank --by=sender --all cut.tsv
	expect 0 '' author-rank --by=from_addr cut.tsv
	# a patch table that was cut to the columns of mail
	patch-classify in.tsv | cut -f 1-11 >cut.tsv
	expect 2 'author-rank: cut.tsv:2: column flags is missing: *' author-rank cut.tsv
	expect 0 '' author-rank --all --by=sender --format=uniq cut.tsv
	prints '      1 A <a@example.org>'
}

@test "--kind=mail counts every message, classified or not" {
	patches >in.tsv
	counts '      5 patch
      4 reply
      1 cover
      1 other' --by=kind --kind=mail
	counts '      3 2025-05
      5 2025-06
      2 2025-12' --by=month --kind=mail --sort=key
	counts '      3 2025-05
      1 2025-12' --by=month --kind=patch,cover --sort=key
}

@test "a digest has its ranks whatever else was counted" {
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >in.tsv
	expect 0 '' eval 'author-rank --tee in.tsv | digest-format --format=html'
	cp stdout plain
	expect 0 '' eval 'author-rank --tee --by=author,domain,month:author --percent --titles in.tsv |
		digest-format --format=html'
	same plain
}
