#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# author-rank: keys of times, paths, threads and columns, and pairs of keys.
load helper
load rank-mail

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
month:kind	1	2025-05	cover	33.3
month:kind	2	2025-05	patch	66.7
month:kind	1	2025-06	other	20.0
month:kind	4	2025-06	reply	80.0
month:kind	2	2025-12	patch	100.0'
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

@test "a column that is missing is named with what adds it" {
	mbox-split "$TEST_DATA/sample.mbox" >mail.tsv
	patch-classify mail.tsv >patch.tsv
	local what table column by
	while IFS='|' read -r by table column what; do
		expect 2 "author-rank: $table.tsv:1: column $column is missing: this is a $table table; $what" \
			author-rank --by="$by" --kind=mail "$table.tsv"
		prints ''
	done <<-'END'
		zone|patch|zone|mbox-split --with=zone adds it
		zone|mail|zone|mbox-split --with=zone adds it
		org|patch|org|record-map adds it
		subsystem|mail|subsystem|record-map adds it
		person|patch|person|record-map adds it
		patch_id|patch|patch_id|patch-classify --with=patch_id adds it
		patch_id|mail|patch_id|patch-classify --with=patch_id adds it
		month:lines|patch|lines|patch-classify --with=lines adds it
		commit|patch|commit|commit-match adds it
		path|mail|paths|patch-classify makes a patch table of it
		title|mail|title|patch-classify makes a patch table of it
	END
	# of these nobody knows more
	expect 2 "author-rank: --by: none of author, * and no column of patch.tsv: 'colour'*" \
		author-rank --by=colour patch.tsv
	sed '1s/paths/path/' patch.tsv >renamed.tsv
	expect 2 'author-rank: renamed.tsv:1: column paths is missing: this is a patch table' \
		author-rank --by=path renamed.tsv
	# a column of the user's own of that name will do
	sed '1s/$/\tlines/; 1!s/$/\tten/' mail.tsv >own.tsv
	expect 0 '' author-rank --by=lines own.tsv
	[[ $output == *ten ]]
}
