#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# author-rank: who is who, and whose work it is: mailmaps, organisations, tags, weights, movement.

load helper

# row COLUMN...: a line of the columns, in which \t, \n and the like stand as printf has them.
row() {
	local IFS=$'\t'
	printf '%b\n' "$*"
}

# mail NAME ADDR: a row of a mail table with these columns only.
mail() {
	row mail "$1" "$2"
}

patches() {
	row kind flags date part total author_name author_addr from_name from_addr series insertions \
		deletions trailers
	row cover '' 2025-01-01T00:00:00Z 0 2 'Ada B' ada@example.org x x@y s1 9 1 ''
	row patch '' 2025-01-01T00:01:00Z 1 2 'Ada B' ada@example.org x x@y s1 5 0 ''
	row patch '' 2025-01-01T00:02:00Z 2 2 'Ben C' ben@lab.example.org x x@y s1 4 1 \
		'Reported-by: Eve D <eve@example.com>'
	row reply re 2025-01-02T00:00:00Z 0 2 '' '' 'Cy D' cy@example.com s1 '' '' \
		'Reviewed-by: Cy D <cy@example.com>'
	row reply re 2025-01-02T00:00:00Z 2 2 '' '' 'Eve D' eve@example.com s1 '' '' \
		'Tested-by: Eve D <eve@example.com>\\nAcked-by: Cy D <cy@example.com>'
	row report re 2025-01-02T00:00:00Z 2 2 '' '' 'robot' lkp@intel.com s1 '' '' \
		'Reported-by: robot <lkp@intel.com>'
	row patch '' 2025-02-01T00:00:00Z '' '' 'Ada B' ada@old.example.com x x@y s2 1 1 ''
	row patch '' 2025-03-01T00:00:00Z '' '' 'ada b' ada@example.org x x@y s3 2 2 ''
}

# A mailmap in which each form stands, and the same people in other ways; and a thousand contacts.
# All of it from a number that stands for chance.
make_contacts() {
	awk '
		function pick(n) { seed = (seed * 16807) % 2147483647; return seed % n }
		function shout(text) { return pick(4) ? text : toupper(text) }
		BEGIN {
			seed = 20250522
			split("ada ben cy di eve fay gus hal ida jo", first)
			split("Holt Quill Rook \303\204st Okafor-Reed O\047Hara", last)
			for (i = 1; i <= 1000; i++) {
				name = first[1 + pick(10)] " " last[1 + pick(6)]
				addr = "c" i "@" (pick(2) ? "example.org" : "old.example.com")
				proper = "Proper " i
				form = pick(9)
				if (form == 1)
					print proper " <" shout(addr) ">" >"mailmap"
				else if (form == 2)
					print "<p" i "@example.org> <" shout(addr) ">" >"mailmap"
				else if (form == 3)
					print proper " <p" i "@example.org> <" addr ">" >"mailmap"
				else if (form == 4)
					print proper " <p" i "@example.org> " shout(name) " <" \
						shout(addr) ">" >"mailmap"
				else if (form == 5)
					print "<p" i "@example.org>\t" name "\t<" addr "> # note" >"mailmap"
				else if (form == 6)
					print "Other <o" i "@example.org> nobody <" addr ">\n" \
						"Any " i " <" addr ">\n<a" i "@example.org> <" addr ">" \
						>"mailmap"
				else if (form == 7)
					print "# " proper " <" addr ">\n " proper " <" addr \
						"\nX <> <" addr ">\n\n" proper " " addr >"mailmap"
				if (pick(20) == 0)
					print "Shared <shared@example.org> <" addr ">" >"mailmap"
				print name " <" shout(addr) ">" >"contacts"
			}
		}'
}

# mail_of <CONTACTS: so much mail.
mail_of() {
	row kind from_name from_addr
	sed -E 's/^(.*) ?<(.*)>$/mail\t\1\t\2/; s/ \t/\t/'
}

@test "--mailmap gives a thousand people the names that git gives them" {
	make_contacts
	[[ $(wc -l <contacts) -eq 1000 && $(wc -l <mailmap) -gt 800 ]]
	git init --quiet repository
	git -C repository -c mailmap.file="$PWD/mailmap" check-mailmap --stdin <contacts >proper
	run ! cmp -s contacts proper
	mail_of <proper | author-rank --kind=mail --by=author,domain >want
	mail_of <contacts >in.tsv
	expect 0 '' author-rank --kind=mail --by=author,domain --mailmap=mailmap in.tsv
	same want
	# One by one, so that nobody's mistake hides another's.
	head -n 100 contacts >some
	while read -r contact; do
		mail_of <<<"$contact" | author-rank --by=sender --mailmap=mailmap --format=uniq
	done <some | cut -c 9- >got
	same <(head -n 100 proper) got
}

@test "--mailmap in its four forms, later files first" {
	cat >one <<-'END'
		Ada Byron <ada@example.org>
		<ben@example.org> <ben@lab.example.org>
		Cy Dee <cy@example.org> <cy@example.com>
		Eve Fay <eve@example.org> nick <shared@example.com>
	END
	echo 'Ada King <ada@example.org>' >two
	{
		row kind from_name from_addr
		mail ada ADA@example.org
		mail ben ben@lab.example.org
		mail cy cy@example.com
		mail nick shared@example.com
		mail other shared@example.com
	} >in.tsv
	expect 0 '' author-rank --no-header --kind=mail --mailmap=one --mailmap=two in.tsv
	prints 'author	1	Ada King <ADA@example.org>
author	1	Cy Dee <cy@example.org>
author	1	Eve Fay <eve@example.org>
author	1	ben <ben@example.org>
author	1	other <shared@example.com>
domain	4	example.org
domain	1	example.com'
	expect 2 'author-rank: --mailmap: *none*' author-rank --mailmap=none in.tsv
	prints ''
}

@test "--aliases gives people their addresses, as gitdm's lists do" {
	{
		row kind from_name from_addr
		mail Ada ada@old.example.org
		mail 'Joe Hacker' ''
		mail Joe joe@example.org
	} >in.tsv
	printf '%s\n' '# aliases' 'Ada@old.example.org ada@example.org # moved' \
		'"Joe Hacker"	joe@example.org' >aliases
	expect 0 '' author-rank --no-header --kind=mail --by=author --aliases=aliases in.tsv
	prints $'author\t2\tJoe Hacker <joe@example.org>\nauthor\t1\tAda <ada@example.org>'
	echo 'ada@example.org' >>aliases
	expect 2 'author-rank: --aliases: aliases:4: *' author-rank --aliases=aliases in.tsv
}

@test "--by=org and --unmapped" {
	patches >in.tsv
	cat >map <<-'END'
		# domains
		example.org	Example Inc.
		lab.example.org	The Lab   # longer
		ada@example.org	Sample GmbH < 2025-02-15
	END
	expect 0 '' author-rank --no-header --by=org --org-map=map in.tsv
	prints 'org	2	Sample GmbH
org	1	(Unknown)
org	1	Example Inc.
org	1	The Lab'
	expect 0 '' author-rank --no-header --unmapped --org-map=map in.tsv
	prints 'unmapped	1	Ada B <ada@old.example.com>'
	expect 0 '' author-rank --no-header --by=org --weight=lines --org-map=map in.tsv
	prints $'org\t5\tSample GmbH\norg\t5\tThe Lab\norg\t4\tExample Inc.\norg\t2\t(Unknown)'
	echo 'old.example.com Oldies' >map2
	expect 0 '' author-rank --unmapped --org-map=map --org-map=map2 in.tsv
	prints $'by\tcount\tkey'
	# With a map, organisations are counted without being asked for.
	author-rank --by=author,domain,org --org-map=map in.tsv >want
	expect 0 '' author-rank --org-map=map in.tsv
	same want
	expect 2 'author-rank: in.tsv:1: column org is missing: *' author-rank --by=org in.tsv
	expect 2 'author-rank: in.tsv:1: column org is missing: *' author-rank --unmapped in.tsv
	echo 'example.org Example < soon' >>map
	expect 2 'author-rank: --org-map: map:5: *' author-rank --org-map=map in.tsv
}

@test "tags count for their sender, and apart where they were relayed" {
	patches >in.tsv
	what=--by=relayed,reporter,reviewer,tester
	expect 0 '' author-rank --no-header $what in.tsv
	prints 'relayed	1	Cy D <cy@example.com>
reporter	1	Eve D <eve@example.com>
reviewer	1	Cy D <cy@example.com>
tester	1	Eve D <eve@example.com>'
	expect 0 '' author-rank --no-header --fan-out --by=reviewer in.tsv
	prints 'reviewer	2	Cy D <cy@example.com>'
	# Who is somebody else decides the mailmap.
	echo '<cy@example.com> <eve@example.com>' >mailmap
	expect 0 '' author-rank --no-header $what --mailmap=mailmap in.tsv
	prints 'reporter	1	Cy D <cy@example.com>
reviewer	2	Cy D <cy@example.com>
tester	1	Cy D <cy@example.com>'
	printf 'report\teve@*\t\n' >bots
	expect 0 '' author-rank --no-header --by=reporter --bots=bots in.tsv
	prints ''
	expect 0 '' author-rank --no-header --by=reporter --robots=bots --all in.tsv
	prints 'reporter	1	Eve D <eve@example.com>'
	expect 2 'author-rank: --fan-out: *' author-rank --fan-out --weight=series in.tsv
	expect 2 'author-rank: --weight=lines: --by=tester *' \
		author-rank --weight=lines --by=author,tester in.tsv
	row kind from_name from_addr >mail.tsv
	expect 2 'author-rank: mail.tsv:1: column trailers is missing*' author-rank --by=tester mail.tsv
}

@test "quoted tags do not count, through the whole pipeline" {
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >in.tsv
	expect 0 '' author-rank --no-header --by=relayed,reporter,reviewer,tester in.tsv
	prints 'reporter	1	Ben Quill <ben.quill@example.com>
reviewer	2	Jonas Veldkamp <jonas.veldkamp@labs.example.com>
reviewer	1	Mira Holt <mira@example.org>
tester	1	Okafor-Reed, Nell <nell@harbour.example.org>
tester	1	Sanjiv Rook <sanjiv@example.com>'
}

@test "--weight counts messages, series or lines" {
	patches >in.tsv
	expect 0 '' author-rank --no-header --by=author --weight=messages in.tsv
	same <(author-rank --no-header --by=author in.tsv)
	expect 0 '' author-rank --no-header --by=author,domain --weight=series in.tsv
	prints 'author	2	Ada B <ada@example.org>
author	1	Ada B <ada@old.example.com>
author	1	Ben C <ben@lab.example.org>
domain	2	example.org
domain	1	lab.example.org
domain	1	old.example.com'
	expect 0 '' author-rank --no-header --by=author --weight=lines in.tsv
	prints 'author	9	Ada B <ada@example.org>
author	5	Ben C <ben@lab.example.org>
author	2	Ada B <ada@old.example.com>'
	expect 2 "author-rank: --weight: none of messages, *: 'pounds'*" author-rank --weight=pounds in.tsv
	cut -f 1-8 in.tsv >cut.tsv
	expect 2 'author-rank: cut.tsv:1: *series*' author-rank --weight=series cut.tsv
	expect 2 'author-rank: cut.tsv:1: *insertions*' author-rank --weight=lines cut.tsv
}

@test "--merge-names joins people of one name, also behind --merge" {
	patches >in.tsv
	expect 0 '' author-rank --no-header --by=author,domain --merge-names in.tsv
	prints 'author	4	Ada B <ada@example.org>
author	1	Ben C <ben@lab.example.org>
domain	3	example.org
domain	1	lab.example.org
domain	1	old.example.com'
	cp stdout want
	for n in 2,4 5,8 9,10; do
		sed -n "1p;${n}p" in.tsv | author-rank >"$n.rank"
	done
	expect 0 '' author-rank --no-header --merge --merge-names 9,10.rank 2,4.rank 5,8.rank
	same want
}

@test "all that can be counted adds up with --merge" {
	patches >in.tsv
	echo 'example.org Example' >map
	echo 'Ada <ada@example.org> ada b <ada@example.org>' >mailmap
	what=(--by='author,domain,org,relayed,reporter,reviewer,sender,tester,unmapped'
		--org-map=map --mailmap=mailmap)
	for how in --all --fan-out --weight=messages; do
		author-rank "${what[@]}" "$how" in.tsv >want
		for n in 2,4 5,8 9,10; do
			sed -n "1p;${n}p" in.tsv | author-rank "${what[@]}" "$how" >"$n.rank"
		done
		expect 0 '' author-rank --merge 5,8.rank 9,10.rank 2,4.rank
		same want
	done
	for option in --mailmap=x --aliases=x --org-map=x --bots=x --weight=lines --fan-out; do
		expect 2 "author-rank: ${option%=*}: --merge *" author-rank --merge "$option" want
	done
}

@test "--compare shows how far everybody has moved" {
	rank() {
		row by count key
		while [[ $# -gt 0 ]]; do
			row "$1" "$2" "$3"
			shift 3
		done
	}
	rank author 9 'Ada <ada@example.org>' author 5 'Ben <ben@example.org>' \
		author 5 'Cy <cy@example.org>' author 1 'Di <di@example.org>' org 1 Acme >old.rank
	rank author 8 'Di D <DI@example.org>' author 7 'Cy <cy@example.org>' \
		author 7 'Ben <ben@example.org>' author 2 'Eve <eve@example.org>' \
		author 2 'Ada <ada@example.org>' org 9 acme org 2 Acme >new.rank
	expect 0 '' author-rank --merge --compare=old.rank new.rank
	prints 'by	count	key	move
author	8	Di D <DI@example.org>	+3
author	7	Ben <ben@example.org>	0
author	7	Cy <cy@example.org>	0
author	2	Ada <ada@example.org>	-3
author	2	Eve <eve@example.org>	new
org	9	acme	new
org	2	Acme	-1'
	cp stdout moved.rank
	expect 0 '' author-rank --merge -n 1 --no-header --compare=old.rank new.rank
	prints $'author\t8\tDi D <DI@example.org>\t+3\norg\t9\tacme\tnew'
	# The column is carried along, or left out, as any other.
	author-rank --merge new.rank >want
	expect 0 '' author-rank --merge moved.rank
	same want
	expect 0 '' author-rank --merge --compare=moved.rank moved.rank
	run ! grep -v -e $'\t0$' -e 'move$' stdout
	patches >in.tsv
	author-rank --tee in.tsv >week.tsv
	expect 0 '' author-rank --by=author --compare=week.tsv --tee in.tsv
	{
		cat in.tsv
		row by count key move
		row author 3 'Ada B <ada@example.org>' 0
		row author 1 'Ada B <ada@old.example.com>' 0
		row author 1 'Ben C <ben@lab.example.org>' 0
	} >want
	same want
	expect 0 '' digest-format stdout
}

@test "--compare needs a table, and room for its column" {
	local table
	patches >in.tsv
	expect 2 'author-rank: --compare: none.rank: *' author-rank --compare=none.rank in.tsv
	expect 2 'author-rank: no.rank:1: *' author-rank --compare=<(echo x) --by=author in.tsv ||
		expect 2 'author-rank: /dev/fd/*:1: *' author-rank --compare=<(echo x) in.tsv
	for table in /dev/null in.tsv; do
		expect 2 "author-rank: --compare: $table: no rank table" author-rank \
			--compare="$table" --by=author in.tsv
	done
	# one without rows, and one that has counted by something else
	row by count key >none.rank
	author-rank --by=domain in.tsv >domain.rank
	for table in none.rank domain.rank; do
		expect 0 '' author-rank --compare="$table" --by=author,month --no-header in.tsv
		[[ $(cut -f 1,4 stdout | sort -u) == $'author\t\nmonth\t' ]]
	done
	expect 2 'author-rank: --compare: *' author-rank --compare=/dev/null --format=uniq in.tsv
	expect 2 'author-rank: --compare: *' author-rank --compare=/dev/null --tee --no-header in.tsv
}
