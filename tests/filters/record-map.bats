#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# record-map: what the user's own tables know of each record, and what author-rank makes of it.
load helper

# table NAME COLUMN...: begins the table NAME.tsv.
table() {
	local name=$1
	shift
	(IFS=$'\t' && echo "$*") >"$name.tsv"
}

# row NAME VALUE...: adds a row to it.
row() {
	local name=$1
	shift
	(IFS=$'\t' && echo "$*") >>"$name.tsv"
}

patch_columns=(kind date from_name from_addr from_source subject message_id in_reply_to references
	list flags author_name author_addr series trailers body paths)

# patch KIND ID NAME ADDR PATHS [IN-REPLY-TO [TRAILERS]]: a row of a patch table.
patch() {
	row patch "$1" 2024-05-06T07:08:09Z "$3" "$4" from "[PATCH] $2" "$2" "${6-}" "${6-}" '' \
		'' "$3" "$4" "$2" "${7-}" '' "$5"
}

@test "a host without a domain is in mail as in a mailmap" {
	echo 'Jane Doe <jane@example.org> <jane@laptop.(none)>' >mailmap
	printf 'From: Jane <jane@laptop.(none)>\nSubject: [PATCH] tide: x\n\nx\n' >mail
	mbox-split mail | patch-classify >patch.tsv
	expect 0 '' record-map --mailmap=mailmap patch.tsv
	[[ $(columns author_addr person) == $'jane@laptop.(none)\tJane Doe <jane@example.org>' ]]
}

# The files that the tests share.
maps() {
	cat >mailmap <<-'END'
		Mira Holt <mira@example.org> <mh@old.example.com>
		Ada Ferry <ada@example.org> Ada Ferry <tide@lists.example.org>
	END
	cat >orgs <<-'END'
		old.example.com	Oldies
		mira@example.org	Tide Labs < 2024-05-01
		mira@example.org	Moon GmbH < 2025-01-01
		example.org	Example Inc.
	END
	cat >MAINTAINERS <<-'END'
		Who looks after what
		====================
			F:	a pattern, for instance

		TIDES
		M:	Mira Holt <mira@example.org>
		F:	drivers/tide/
		X:	drivers/tide/moon/
		K:	\btide_read\b

		MOON
		N:	moon

		THE REST
		F:	*
		F:	*/
	END
}

# The last columns of the output.
tail_of() {
	awk -F '\t' -v n="$1" '{ for (i = NF - n + 1; i <= NF; i++) printf "%s%s", $i, (i < NF ? FS : "\n") }' \
		stdout
}

@test "columns only of the maps given, behind the others, and nothing else changes" {
	maps
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >in.tsv
	for option in --mailmap=mailmap:person --org-map=orgs:org --maintainers=MAINTAINERS:subsystem; do
		expect 0 '' record-map "${option%:*}" in.tsv
		[[ $(head -n 1 stdout) == *$'\t'"${option##*:}" ]] || fail "no ${option##*:}"
		# Take the last column off again.
		sed 's/\t[^\t]*$//' stdout | same in.tsv -
	done
	expect 0 '' record-map --maintainers=MAINTAINERS --org-map=orgs --mailmap=mailmap <in.tsv
	[[ $(head -n 1 stdout) == *$'\tresult\tperson\torg\tsubsystem' ]]
	sed 's/\t[^\t]*\t[^\t]*\t[^\t]*$//' stdout | same in.tsv -
	# Once more in the same place, for the same values.
	mv stdout once.tsv
	expect 0 '' record-map --maintainers=MAINTAINERS --org-map=orgs --mailmap=mailmap once.tsv
	same once.tsv
	# A user's own columns stay where they are.
	mbox-split "$TEST_DATA/sample.mbox" | sed '1s/$/\tmine/; 2,$s/$/\tx\\ty/' >own.tsv
	expect 0 '' record-map --org-map=orgs own.tsv
	[[ $(head -n 1 stdout) == *$'\tbody\tmine\torg' ]]
	sed 's/\t[^\t]*$//' stdout | same own.tsv -
}

@test "a record is about the author of its patch, else about its sender" {
	maps
	table patch kind date from_name from_addr from_source author_name author_addr list
	row patch patch 2024-05-06T07:08:09Z Jo jo@lab.example mail 'M. H.' mh@old.example.com ''
	row patch patch 2024-05-06T07:08:09Z Jo jo@lab.example from Jo jo@lab.example ''
	row patch reply 2024-05-06T07:08:09Z 'Ada Ferry' tide@lists.example.org relay 'Ada Ferry' \
		tide@lists.example.org tide.lists.example.org
	row patch reply 2024-05-06T07:08:09Z 'Bea Lock' tide@lists.example.org relay 'Bea Lock' \
		tide@lists.example.org tide.lists.example.org
	row patch reply 2024-05-06T07:08:09Z '' jo@example.org from '' jo@example.org ''
	row patch other 2024-05-06T07:08:09Z 'Jo' '' from 'Jo' '' ''
	row patch other 2024-05-06T07:08:09Z '' '' from '' '' ''
	expect 0 '' record-map --mailmap=mailmap --org-map=orgs patch.tsv
	tail_of 2 >got
	printf '%s\t%s\n' person org 'Mira Holt <mira@example.org>' 'Moon GmbH' 'Jo <jo@lab.example>' '' \
		'Ada Ferry <ada@example.org>' 'Example Inc.' 'Bea Lock via <tide@lists.example.org>' '' \
		'<jo@example.org>' 'Example Inc.' Jo '' '' '' >want
	same want got
	# Of mail that was not classified, the sender.
	table mail kind date from_name from_addr
	row mail mail 2024-04-01T00:00:00Z Mira mira@example.org
	row mail mail '' Mira mira@example.org
	expect 0 '' record-map --org-map=orgs mail.tsv
	tail_of 1 | diff - <(printf 'org\nTide Labs\nExample Inc.\n')
	# Of a commit, its author.
	table commit commit date author_name author_addr title message_ids patch_id paths
	row commit 1234567 2024-05-06T07:08:09Z M mh@old.example.com t '' '' 'drivers/tide/a.c\nREADME'
	expect 0 '' record-map --mailmap=mailmap --maintainers=MAINTAINERS commit.tsv
	tail_of 2 | diff - <(printf 'person\tsubsystem\nMira Holt <mira@example.org>\tTIDES\n')
	# Aliases give persons, too.
	echo 'mh@old.example.com mira@example.org' >aliases
	expect 0 '' record-map --aliases=aliases commit.tsv
	tail_of 1 | diff - <(printf 'person\nM <mira@example.org>\n')
}

@test "subsystems of paths, and of what a mail answers" {
	maps
	table patch "${patch_columns[@]}"
	patch cover c Mira mira@example.org 'drivers/tide/a.c\nlib/moon.c\nREADME'
	patch patch p Mira mira@example.org 'drivers/tide/moon/b.c' c
	patch patch q Mira mira@example.org README c
	patch patch nothing Mira mira@example.org '' c
	patch reply r Jo jo@example.org '' p 'Reviewed-by: Jo <jo@example.org>'
	patch reply rr Mira mira@example.org '' r
	patch reply lost Jo jo@example.org '' unknown
	patch patch own Jo jo@example.org 'drivers/tide/a.c' p
	expect 0 '' record-map --maintainers=MAINTAINERS patch.tsv
	awk -F '\t' '{ print $7, $NF }' stdout >got
	cat >want <<-'END'
		message_id subsystem
		c TIDES\nMOON
		p MOON
		q THE REST
		nothing 
		r MOON
		rr MOON
		lost 
		own TIDES
	END
	same want got
}

# keyed BODY: the subsystems of a patch to README that says so.
keyed() {
	table patch kind subject message_id body paths in_reply_to references
	row patch "${kind:-patch}" "${subject:-x}" m@example.org "$1" README '' ''
	expect 0 '' record-map --no-header --maintainers=MAINTAINERS patch.tsv || return
	tail_of 1
}

@test "K: looks at the text and at the changed lines of a patch" {
	maps
	diff='\n---\ndiff --git a/README b/README\n--- a/README\n+++ b/README\n@@ -1,2 +1,2 @@'
	[[ $(keyed 'Use tide_read here') == TIDES ]]
	[[ $(keyed 'Use tide_reader here') == 'THE REST' ]]
	[[ $(keyed "No word$diff"'\n+\ttide_read();') == TIDES ]]
	[[ $(keyed "No word$diff"'\n-\ttide_read();') == TIDES ]]
	[[ $(keyed "No word$diff"'\n \ttide_read();') == 'THE REST' ]]
	[[ $(keyed "No word$diff tide_read") == 'THE REST' ]]
	[[ $(subject='tide_read: Mend it' keyed '') == TIDES ]]
	[[ $(kind=reply keyed 'Use tide_read here') == 'THE REST' ]]
	printf 'SUBJECTS\nK: ^Subject:.*\\[tide\\]\n' >MAINTAINERS
	[[ $(subject='[tide] Mend it' keyed '') == SUBJECTS ]]
	keyed 'Subject: [moon]' >got
	[[ $(<got) == '' ]]
}

@test "a map that is not understood: its line, and nothing is printed" {
	maps
	mbox-split "$TEST_DATA/sample.mbox" | patch-classify >in.tsv
	expect 2 'record-map: one of --mailmap*' record-map in.tsv
	expect 2 'record-map: --maintainers: *no-such-file*' record-map --maintainers=no-such-file in.tsv
	for line in 'F:' 'X: a[' 'K: (' 'N: a**'; do
		printf 'A\nF: x\n%s\n' "$line" >bad
		expect 2 'record-map: --maintainers: bad:3: *' record-map --maintainers=bad in.tsv
		prints ''
	done
	printf '* @mira\n' >CODEOWNERS
	expect 2 'record-map: --maintainers: CODEOWNERS: no F:*' record-map --maintainers=CODEOWNERS in.tsv
	echo example.org >bad
	expect 2 'record-map: --org-map: bad:1: *' record-map --org-map=bad in.tsv
	prints ''
	# A table that cannot have it is refused, too.
	mbox-split "$TEST_DATA/sample.mbox" >mail.tsv
	expect 2 'record-map: mail.tsv:1: column paths is missing: this is a mail table; patch-classify makes a patch table of it' \
		record-map --maintainers=MAINTAINERS mail.tsv
}

@test "an expression that takes too long is given up, and that is said" {
	printf 'A\nN: (a+)+$\n\nB\nF: a*\n' >MAINTAINERS
	table patch kind subject message_id body paths in_reply_to references
	row patch patch x m@example.org '' "$(head -c 3000 /dev/zero | tr '\0' a)b" '' ''
	expect 1 'record-map: patch.tsv:2: subsystem: *' record-map --no-header \
		--maintainers=MAINTAINERS patch.tsv
	[[ $(tail_of 1) == B ]]
}

@test "the files of gitdm" {
	mkdir -p config/groups
	cat >config/gitdm.config <<-'END'
		# all of them
		EmailAliases aliases
		EmailMap domain-map
		GroupMap groups/rovers Rovers "R" Us
		GroupMap groups/quoted "Quoted Ltd"
		VirtualEmployer Split
		  30% Small Inc.
		  40% Large Inc.
		  30  Other Inc.
		end
		FileTypeMap no-such-file
	END
	echo '"jo@lab.example" mira@example.org' >config/aliases
	printf '%s\n' 'mira@example.org Moon GmbH' 'half@example.org Split # in two' >config/domain-map
	printf '%s\n' 'rover@example.com  # one' 'rovers.example' >config/groups/rovers
	echo q@example.com >config/groups/quoted
	table mail kind date from_name from_addr
	for addr in jo@lab.example half@example.org rover@example.com a@x.rovers.example q@example.com \
		x@example.com; do
		row mail mail 2024-05-06T07:08:09Z X "$addr"
	done
	expect 0 '' record-map --no-header --org-map=config/gitdm.config mail.tsv
	tail_of 1 >got
	printf '%s\n' 'Moon GmbH' 'Large Inc.' 'Rovers "R" Us' 'Rovers "R" Us' 'Quoted Ltd' '' >want
	same want got
	(cd config && expect 0 '' record-map --no-header --org-map=gitdm.config ../mail.tsv && same ../stdout)
	rm config/stdout
	# author-rank reads the same.
	expect 0 '' author-rank --no-header --by=org --kind=mail --org-map=config/gitdm.config mail.tsv
	prints $'org\t2\tRovers "R" Us\norg\t1\t(Unknown)\norg\t1\tLarge Inc.\norg\t1\tMoon GmbH
org\t1\tQuoted Ltd'
	local line
	while IFS=: read -r line why; do
		printf 'example.org Example Inc.\n%b\n' "$line" >bad
		expect 2 "record-map: --org-map: bad:$why*" record-map --org-map=bad mail.tsv
		prints ''
	done <<-'END'
		GroupMap file:2: GroupMap: not a file and an organisation
		GroupMap no-such Org:2: *no-such*No such file
		EmailMap no-such:2: *no-such*No such file
		EmailMap:2: nothing behind the first word
		RXEmailAliases file:2: this kind of gitdm's files is not read
		VirtualEmployer V\n120% Org\nend:3: VirtualEmployer: not a percentage
		VirtualEmployer V\nOrg\nend:3: VirtualEmployer: not a percentage
		VirtualEmployer V\nend:3: VirtualEmployer: no shares
		VirtualEmployer V\n50 Org:3: VirtualEmployer: no end
	END
	echo 'example.org' >bad-map
	echo 'EmailMap bad-map' >bad
	expect 2 'record-map: --org-map: bad-map:1: *' record-map --org-map=bad mail.tsv
}

@test "author-rank counts by what was added" {
	maps
	table patch "${patch_columns[@]}"
	patch patch p 'M. H.' mh@old.example.com drivers/tide/a.c
	patch patch q Mira mira@example.org 'drivers/tide/b.c\nlib/moon.c'
	patch patch s Jo jo@elsewhere.example README
	patch patch l 'Ada Ferry' tide@lists.example.org README
	sed -i 's/\tfrom\(\t\[PATCH\] l\t\)/\trelay\1/' patch.tsv
	patch reply r Jo jo@example.org '' p 'Reviewed-by: Jo <jo@example.org>'
	patch reply r2 Mh mh@old.example.com '' q 'Acked-by: Mh <mh@old.example.com>'
	# She signs as the maps have her.
	patch reply r3 'Holt, M' mh@old.example.com '' p 'Tested-by: Mira Holt <mira@example.org>'
	record-map --mailmap=mailmap --org-map=orgs --maintainers=MAINTAINERS patch.tsv >mapped.tsv
	echo 'mh@old.example.com mira@example.org' >aliases
	for option in mailmap aliases; do
		record-map --$option=$option patch.tsv |
			author-rank --no-header --by=relayed,tester >got
		author-rank --no-header --by=relayed,tester --$option=$option patch.tsv | same got -
		[[ $(cut -f 1-2 got) == $'tester\t1' ]] || fail "$option"
	done
	for by in author sender domain org reviewer relayed tester unmapped; do
		author-rank --by=$by --mailmap=mailmap --org-map=orgs patch.tsv >want
		expect 0 '' author-rank --by=$by mapped.tsv
		same want
	done
	expect 0 '' author-rank --no-header --by=subsystem mapped.tsv
	prints $'subsystem\t2\tTHE REST\nsubsystem\t2\tTIDES\nsubsystem\t1\tMOON'
	expect 0 '' author-rank --no-header --by=subsystem:reviewer mapped.tsv
	[[ $output == *$'1\tMOON\tMira Holt <mira@example.org>'* ]]
	[[ $output == *$'1\tTIDES\tJo <jo@example.org>'* ]]
	# A map that is given goes before.
	echo 'elsewhere.example Elsewhere' >orgs2
	expect 0 '' author-rank --no-header --by=org --org-map=orgs2 mapped.tsv
	[[ $output == $'org\t2\tMoon GmbH\norg\t1\tElsewhere\norg\t1\tExample Inc.' ]] || fail "$output"
	# Who sends what somebody else wrote is not that person.
	table sent kind flags from_name from_addr from_source author_name author_addr person
	row sent patch '' Jo jo@example.org from Mira mira@example.org 'Mira Holt <mira@example.org>'
	expect 0 '' author-rank --no-header --by=author,sender sent.tsv
	prints $'author\t1\tMira Holt <mira@example.org>\nsender\t1\tJo <jo@example.org>'
}

@test "the subsystems of many paths are those that trying each pattern finds" {
	command -v python3 >/dev/null || skip 'no python3'
	expect 0 '' "$TEST_TOOLS/compare-subsystems.py" 1500 700
	[[ $output =~ ^'700 of 700 are the same, '[1-9][0-9]+' with' ]] || fail "$output"
}
