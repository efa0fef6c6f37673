#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The series table: who answered and reviewed first, who reviewed at all, what is touched.
load helper

header=(kind date from_name from_addr message_id in_reply_to part total title author_name
	author_addr series trailers paths body version flags)

# row KIND DATE NAME ID SERIES PART/TOTAL TRAILERS PATHS: a record; NAME is that of somebody at
# example.org.
row() {
	local addr=${3,,}@example.org parent=''
	[[ $1 != reply ]] || parent=$5
	printf '%s\t%sT00:00:00Z\t%s\t%s\t%s\t%s\t%s\t%s\tCharts\t%s\t%s\t%s\t%s\t%s\t\t\t\n' "$1" "$2" \
		"$3" "$addr" "$4" "$parent" "${6%/*}" "${6#*/}" "$3" "$addr" "$5" "${7-}" "${8-}"
}

header() {
	(
		IFS=$'\t'
		echo "${header[*]}"
	)
}

# columns_are NAME... : those columns of the table in stdout are what standard input says.
columns_are() {
	cat >want
	columns "$@" >got
	same want got
}

posted() {
	row cover 2025-03-01 Mira c1 c1 0/2 '' 'a.c\nb.c'
	row patch 2025-03-01 Mira p1 c1 1/2 'Acked-by: Nia <nia@example.org>' 'a.c'
	row patch 2025-03-01 Mira p2 c1 2/2 '' 'b.c\nlib/c.c'
}

answers() {
	row reply 2025-03-02 Mira r1 c1 0/2 'Reviewed-by: Mira <mira@example.org>'
	row report 2025-03-02 Robot r2 c1 0/2
	row reply 2025-03-05 Tor r3 c1 1/2 'Reviewed-by: Tor <tor@example.org>'
	row reply 2025-03-03 Ann r4 c1 2/2 'Tested-by: Ann <ann@example.org>'
	row reply 2025-03-04 Bo r5 c1 2/2 'Acked-by: Bo Ek <bo@example.org>'
	row reply 2025-03-06 Bo r6 c1 2/2 'Reviewed-by: Bo <bo@example.org>'
	row reply 2025-03-06 Bo r7 c1 2/2 'Reviewed-by: Cy <cy@example.org>'
}

# The author's own review, a bot's mail and somebody else's tag that is passed on count for nothing;
# a test is an answer, and no review.
answered=$'c1\t2025-03-03T00:00:00Z\tAnn <ann@example.org>\t2025-03-04T00:00:00Z\tBo Ek <bo@example.org>'

@test "who answered first, and who reviewed first" {
	{
		header
		posted
		answers
		row patch 2025-03-07 Dee d1 d1 1/1
	} >patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
	printf '%s\nd1\t\t\t\t\n' "$answered" |
		columns_are series first_answer first_answer_by first_review first_review_by
	columns_are series reviewers <<-'END'
		c1	Nia <nia@example.org>\nTor <tor@example.org>\nBo Ek <bo@example.org>
		d1	
	END
	columns_are series paths <<-'END'
		c1	a.c\nb.c\nlib/c.c
		d1	
	END
}

# As `lei q` and folders have it.
@test "mail in another order gives the same" {
	{
		header
		posted
		answers
	} >patch.tsv
	digest-format --format=tsv patch.tsv >stdout
	columns answers first_answer first_answer_by first_review first_review_by acked reviewed tested \
		replies >want
	[[ $(cut -f 1-3 want) == $'5\t2025-03-03T00:00:00Z\tAnn <ann@example.org>' ]]
	{
		header
		{
			posted
			answers
		} | tac
	} >patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
	columns answers first_answer first_answer_by first_review first_review_by acked reviewed tested \
		replies | same want -
}

@test "the column person says who answered" {
	{
		header | sed 's/$/\tperson/'
		posted | sed 's/$/\tMira Holt <mira@example.net>/'
		row reply 2025-03-02 Holt r1 c1 0/2 'Reviewed-by: Holt <holt@example.org>' |
			sed 's/$/\tMira Holt <mira@example.net>/'
		row reply 2025-03-03 Tor r2 c1 0/2 'Reviewed-by: Tor <tor@example.org>' |
			sed 's/$/\tTor Vik <tor@example.com>/'
		# They sign as the map has them: what is the author's own is no review.
		row patch 2025-03-01 Mira p3 c1 2/2 'Tested-by: M. H. <mira@example.net>' |
			sed 's/$/\tMira Holt <mira@example.net>/'
		row reply 2025-03-04 Bo r3 c1 0/2 'Acked-by: Bo Quay <bo@example.com>' |
			sed 's/$/\tBo Quay <bo@example.com>/'
	} >patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
	columns_are answers first_answer_by first_review_by acked tested <<-'END'
		2	Tor Vik <tor@example.com>	Tor Vik <tor@example.com>	2	0
	END
	columns_are reviewers <<-'END'
		Nia <nia@example.org>\nTor Vik <tor@example.com>\nBo Quay <bo@example.com>
	END
}

@test "keys that the words for a tag are part of give it, in answers and in patches" {
	while read -r key tags; do
		{
			header
			row patch 2025-03-01 Mira a a 1/1
			row reply 2025-03-02 Bo r a 1/1 "$key: Bo <bo@example.org>"
			row patch 2025-03-01 Mira b b 1/1 "$key: Bo <bo@example.org>"
		} >patch.tsv
		expect 0 '' digest-format --format=tsv patch.tsv
		columns acked reviewed tested >got
		printf '%s\n' "${tags//,/$'\t'}"{,} | same - got
	done <<-'END'
		Acked-by 1,0,0
		Acked-for-MFD-by 1,0,0
		Reported-and-tested-by 0,0,1
		tested-and-acked-BY 1,0,1
		Acked-and-reviewed-by 1,1,0
		Build-tested-by 0,0,1
		Compile-tested-by 0,0,1
		Reviewed-tested-and-acked-by 1,1,1
		Reported-by 0,0,0
		Not-tested-by 0,0,0
		Signed-off-by 0,0,0
	END
}

@test "an answer without a date is one" {
	{
		header
		posted
		row reply 2025-03-03 Tor r2 c1 0/2 'Acked-by: Tor <tor@example.org>' | sed 's/2025[^\t]*//'
	} >patch.tsv
	expect 0 '' digest-format --format=tsv patch.tsv
	printf '\t%s\t\t%s\n' 'Tor <tor@example.org>' 'Tor <tor@example.org>' |
		columns_are first_answer first_answer_by first_review first_review_by
}

# The names of the table's columns are no names of the record stream.
@test "no filter takes the table for one of its own" {
	{
		header
		posted
	} | digest-format --format=tsv >series.tsv
	expect 2 '*series.tsv:1: *' author-rank series.tsv
	expect 2 '*series.tsv:1: *' digest-format series.tsv
	expect 2 '*series.tsv:1: *' list-stat series.tsv
	command -v mandoc >/dev/null || skip 'no mandoc'
	# The page has the columns in their order.
	mandoc -T ascii -O width=200 "$BATS_TEST_DIRNAME/../../man/mail-record.5" | sed $'s/.\b//g' |
		sed -n '/^   The series table/,/^   The stat table/p' | grep -E '^     [a-z_, ]+(  |$)' |
		sed 's/^     //; s/  .*//' | grep -vE '^(series|pull|heard) ' | tr -d ' ' | tr , '\n' >page
	head -n 1 series.tsv | tr '\t' '\n' >names
	while read -r name; do
		grep -qx "$name" page || fail "not in the page: $name"
	done <names
}

# same_names: the series table has the same names of series as the patch table in stdin, and
# those of mail without one under its Message-ID.
same_names() {
	cat >stdout
	columns kind series message_id | awk -F '\t' '$1 ~ /^(cover|patch|pull)$/ {
		print ($2 == "" ? $3 : $2) }' | sort -u >want
	expect 0 '' digest-format --format=tsv <<<"$(<stdout)"
	columns kind series root successor >got.tsv
	awk -F '\t' '$1 != "heard" { print $2 }' got.tsv | sort | same want -
	# and what a name stands for elsewhere in the table is a line of it
	cut -f 2 got.tsv | sort -u >names
	cut -f 3,4 got.tsv | tr '\t' '\n' | sed '/^$/d' | sort -u | comm -13 names - |
		same /dev/null -
}

@test "a series has the name that its messages have" {
	{
		header
		# the cover letter is missing
		row patch 2025-03-01 Mira p1 c1 1/2
		row patch 2025-03-01 Mira p2 c1 2/2
		# two series with the same id
		row patch 2025-03-01 Bo b1 'c1#v1-3' 1/3
		# no id, and no name
		row patch 2025-03-01 Cy '' '#0123456789abcdef' 1/1
		row patch 2025-03-01 Dee d1 '' 1/1
		# answered before it came
		row reply 2025-03-01 Ann r1 late 1/1
		row patch 2025-03-01 Ed e1 late 1/1
	} | same_names
	# of which only a note came
	{
		header
		row applied 2025-03-01 Mira r1 gone 1/1
	} | digest-format --format=tsv >stdout
	columns kind series >got
	[[ $(<got) == $'heard\tgone' ]]
	{
		header
		row applied 2025-03-02 Mira r2 '' 1/1
		row applied 2025-03-01 Mira r1 '' 1/1
		row patch 2025-03-01 Ed e1 late 1/1 | sed 's/Charts/Buoys/'
	} | digest-format --format=tsv >stdout
	columns kind series root >got
	[[ $(<got) == $'series\tlate\tlate\nheard\tr1\tr1' ]] || fail "$(<got)"
}

@test "a series of real mail has the name that its messages have" {
	local mailbox
	for mailbox in sample lantern; do
		# without its cover letters, too
		mbox-split "$TEST_DATA/$mailbox.mbox" | patch-classify --bodies=heads >$mailbox.tsv
		same_names <$mailbox.tsv
		grep -v '^cover' $mailbox.tsv | same_names
	done
}

@test "of a cover and parts with other totals, the parts' counts" {
	local cover part1 part2 plain
	cover=$(row cover 2025-03-01 Mira c1 c1 0/3)
	part1=$(row patch 2025-03-01 Mira p1 c1 1/2)
	part2=$(row patch 2025-03-01 Mira p2 c1 2/2)
	for records in "$cover\n$part1\n$part2" "$part1\n$cover\n$part2" "$part1\n$part2\n$cover"; do
		{
			header
			printf '%b\n' "$records"
		} | digest-format --format=tsv >stdout
		columns_are seen total <<<$'2\t2'
	done
	plain=$(row patch 2025-03-01 Mira p1 c1 /)
	for records in "$cover" "$cover\n$plain"; do
		{
			header
			printf '%b\n' "$records"
		} | digest-format --format=tsv >stdout
		columns_are total <<<3
	done
}
