#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# author-rank: periods, the forms of the rank table, and what cannot be counted.
load helper
load rank-mail

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
	expect 0 '' author-rank --format=shortlog in.tsv
	cp stdout usual
	expect 0 '' author-rank --by=author --format=shortlog in.tsv
	same usual
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
	# nor does what only programs sent
	sed 's/^mail/auto-generated/' in.tsv >auto.tsv
	expect 2 'author-rank: auto.tsv:2: the kind is mail: *' author-rank --by=author auto.tsv
	expect 0 '' author-rank --by=sender auto.tsv
	prints $'by\tcount\tkey\nsender\t1\tA <a@example.org>'
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
	expect 0 '' eval 'author-rank --tee in.tsv | digest-format --format=classic'
	cp stdout plain
	expect 0 '' eval 'author-rank --tee --by=author,domain,month:author --percent --titles in.tsv |
		digest-format --format=classic'
	same plain
	# the other layouts have what was counted
	expect 0 '' eval 'author-rank --tee --by=author,month:author --percent in.tsv | digest-format'
	grep -qx 'Top 15 by month:author' stdout
	grep -qx '      8  47.1%  Mira Holt <mira@example.org>' stdout
}

# posts DAY ADDR COUNT...: patches of somebody on days of March, as a patch table without its header.
posts() {
	while [[ $# -gt 0 ]]; do
		yes "$(printf 'patch\t2025-03-%02dT12:00:00Z\t%s@example.org' "$1" "$2")" | head -n "$3"
		shift 3
	done
}

# moves OPTION...: who has moved, in the period and since the one before it.
moves() {
	{
		printf 'kind\tdate\tauthor_addr\n'
		posts 1 old 1 9 ann 3 10 ben 2 11 cid 1 15 ann 1 16 ben 2 17 cid 3 18 dee 1 19 old 1
	} | author-rank --all --by=author_addr --compare=before "$@" |
		sed 1d | cut -f 3,4 | tr '\t\n' ' ;'
}

@test "--compare=before tells who has moved since the period before" {
	while IFS='|' read -r options want; do
		read -ra words <<<"$options"
		[[ $(moves "${words[@]}") == "$want" ]] || fail "$options: $(moves "${words[@]}")"
	done <<-'END'
		--since=2025-03-15 --until=2025-03-22|cid@example.org +2;ben@example.org 0;ann@example.org -2;dee@example.org new;old@example.org back;
		--since=2025-03-15|cid@example.org +1;ben@example.org -1;ann@example.org back;dee@example.org new;old@example.org back;
		--since=2025-03-07 --until=2025-03-22|ann@example.org ;ben@example.org ;cid@example.org ;dee@example.org ;old@example.org ;
		--until=2025-03-10|ann@example.org ;old@example.org ;
	END
}
