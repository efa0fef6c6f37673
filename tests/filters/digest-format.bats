#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# digest-format: the page that people read.

load helper

# row COLUMN...: a line of the columns, in which \t, \n and the like stand as printf has them.
row() {
	local IFS=$'\t'
	printf '%b\n' "$*"
}

BODY='\\nThe bees sleep.\\n\\nSigned-off-by: Ada B <ada@example.org>\\n---\\n'
STAT=' a.c | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)\\n\\nbase-commit: 1234\\n'

# A patch table with a series of two, a single patch, and mail around them.
week() {
	week_rows | complete
}

week_rows() {
	row kind message_id series part total version title subject insertions deletions trailers \
		from_name from_addr author_name author_addr date list body
	row other m0 '' '' '' 1 Hello Hello '' '' '' 'Cy D' cy@example.org '' '' \
		2025-05-12T08:00:00Z bees.lists.example.org 'Hi.\\n'
	row cover m1 m1 0 2 2 'bees: wake up' '[PATCH v2 0/2] bees: wake up' 9 3 '' 'Ada B' \
		ada@example.org 'Ada B' ada@example.org 2025-05-12T09:00:00Z bees.lists.example.org \
		'Two patches.\\n\\n-- \\n2.40\\n'
	row patch m2 m1 1 2 2 'bees: sleep' '[PATCH v2 1/2] bees: sleep' 1 1 '' 'Ada B' \
		ada@example.org 'Ben C' ben@example.org 2025-05-12T09:00:01Z bees.lists.example.org \
		"$BODY$STAT"
	row reply m3 m1 '' '' 1 'bees: sleep' 'Re: [PATCH v2 1/2] bees: sleep' '' '' \
		'Reviewed-by: Cy D <cy@example.org>\\nTested-by: Cy D <cy@example.org>' 'Cy D' \
		cy@example.org '' '' 2025-05-13T01:00:00Z bees.lists.example.org 'Fine.\\n'
	row patch m4 m1 2 2 2 'bees: fly' '[PATCH v2 2/2] bees: fly' 8 2 '' 'Ada B' ada@example.org \
		'Ada B' ada@example.org 2025-05-12T09:00:02Z bees.lists.example.org "$BODY"
	row patch m5 m5 '' '' 1 'ants: march' '[PATCH] ants: march' 1 1 '' 'Dee' dee@example.org Dee \
		dee@example.org 2025-05-14T12:00:00Z bees.lists.example.org "March.\\\\n---\\\\n$STAT"
}

ranks() {
	row by count key
	row author 2 'Ada B <ada@example.org>'
	row author 2 'Dee <dee@example.org>'
	row domain 4 example.org
}

RULER=----------------------------------------------------------------------

top_of_page() {
	cat <<-EOT
		From 2025-05-12 to 2025-05-14
		bees mailing list update from 2025-05-12 to 2025-05-14

		Top 15 contributors (Based on Email Body)

		      2  Dee <dee@example.org>
		      2  Ada B <ada@example.org>

		Top 15 contributor Email domains (Based on Email Body)

		      4 example.org

		===== Patch list in this time period =====

	EOT
}

# The same of the classic page: domains first.
classic_top() {
	cat <<-EOT
		From 2025-05-12 to 2025-05-14
		bees mailing list update from 2025-05-12 to 2025-05-14

		Top 15 contributor Email domains (Based on Email Body)

		      4 example.org

		Top 15 contributors (Based on Email Body)

		      2  Dee <dee@example.org>
		      2  Ada B <ada@example.org>

		===== Patch list in this time period =====

	EOT
}

letter_of_ants() {
	cat <<-EOT
		New:  [PATCH] ants: march
		Author: Dee <dee@example.org>

		    March.
		    ---
		     a.c | 2 +-
		     1 file changed, 1 insertion(+), 1 deletion(-)

		$RULER

	EOT
}

cover_of_bees() {
	cat <<-EOT
		New:  [PATCH v2 0/2] bees: wake up
		Author: Ada B <ada@example.org>

		    Two patches.

		$RULER

	EOT
}

first_of_bees() {
	cat <<-EOT
		New:  [PATCH v2 1/2] bees: sleep
		Author: Ben C <ben@example.org>

		    The bees sleep.

		    Signed-off-by: Ada B <ada@example.org>
		    ---
		     a.c | 2 +-
		     1 file changed, 1 insertion(+), 1 deletion(-)

		$RULER

	EOT
}

summary_of_week() {
	cat <<-EOT
		===== Summary =====

		 Now  Figure
		   6  Messages
		   3  People who wrote
		   6  Threads begun
		   3  Patches
		   2  Series and single patches
		50 %  Share of them answered
		 16h  Time to the first answer (median)

	EOT
}

text_page() {
	top_of_page | head -n 3
	summary_of_week
	top_of_page | tail -n +4
	cat <<-EOT
		State     Ver  Parts  Files   +   -  Re  A/R/T  Last  Author  Title
		new       v1     1/1      0  +1  -1   0  - - -     -  Dee     ants: march
		reviewed  v2     2/2      0  +9  -3   1  - 1 1    1d  Ada B   bees: wake up

		===== Waiting for an answer =====

		Age  Ver  Parts  A/R/T  Author  Title
		 0m  v1     1/1  - - -  Dee     ants: march

		===== Discussions =====

		Not answered yet

		Age  Begun by  Title
		 2d  Cy D      Hello

		===== Patch Commit Messages =====

	EOT
	letter_of_ants
	cover_of_bees
	first_of_bees
}

@test "a week as a text page" {
	{ week && ranks; } >week.tsv
	text_page >expected
	expect 0 '' digest-format week.tsv
	same expected
	expect 0 '' digest-format --format=text - <week.tsv
	same expected
	# The parts may come one by one.
	week >records.tsv
	ranks >ranks.tsv
	expect 0 '' digest-format records.tsv ranks.tsv
	same expected
}

@test "the classic page has no patch list, senders as authors, blank lines, and the newest mail first" {
	{ week && ranks; } >week.tsv
	{
		classic_top
		printf '\n===== Patch Commit Messages ====\n\n'
		# Here, text is not set in, and what looks like a page is not told from it.
		{
			letter_of_ants
			first_of_bees | sed -e 's/^Author: .*/Author: Ada B <ada@example.org>/' \
				-e 's/^    The bees sleep/\n&/'
			cover_of_bees
		} | sed -e 's/^    //' -e 's/^New:  \(\[[^]]*\] \)\(.*\)/New:  \2\n\1\2/'
	} >expected
	expect 0 '' digest-format --format=classic week.tsv
	same expected
}

@test "--name, --from and --to fill the first lines" {
	week >week.tsv
	expect 0 '' digest-format --name 'The Bees' --from=v1 --to v2 week.tsv
	head -n 3 stdout >first
	printf 'From v1 to v2\nThe Bees mailing list update from v1 to v2\n\n' >expected
	same expected first
}

@test "ranks that are not there are left out" {
	week >week.tsv
	expect 0 '' digest-format week.tsv
	text_page | sed '/^Top/,/^===/ { /^===/!d; }' >expected
	same expected
	{ week && ranks | grep -v domain; } >week.tsv
	expect 0 '' digest-format week.tsv
	text_page | sed '/domains/,/^===/ { /^===/!d; }' >expected
	same expected
}

@test "rank tables are added up" {
	{ ranks && ranks; } >ranks.tsv
	expect 0 '' digest-format ranks.tsv
	grep -q '^      8 example.org$' stdout
	grep -q '^      4  Dee <dee@example.org>$' stdout
	row domain many example.org >>ranks.tsv
	expect 1 'digest-format: ranks.tsv:9: count: not a number' digest-format ranks.tsv
	grep -q '^      8 example.org$' stdout
}

@test "a week without mail is a page too" {
	expect 0 '' digest-format --name=bees --from=a --to=b </dev/null
	prints 'From a to b
bees mailing list update from a to b

===== Patch list in this time period =====

No patches.'
	week | head -n 1 >header.tsv
	expect 0 '' digest-format header.tsv
	head -n 2 stdout >first
	printf 'Mailing list update\n\n' >expected
	same expected first
}

@test "a table without a column that is needed is refused at its first line" {
	local column
	row kind date from_name from_addr from_source subject message_id in_reply_to references list \
		source body >mail.tsv
	expect 2 'digest-format: mail.tsv:1: *mail table*' digest-format mail.tsv
	week | sed '1s/title/name/' >week.tsv
	expect 2 'digest-format: week.tsv:1: *title*' digest-format week.tsv
	for column in date message_id version flags trailers; do
		week | sed "1s/\b$column\b/x_$column/" >week.tsv
		expect 2 "digest-format: week.tsv:1: column $column is missing: *" digest-format week.tsv
	done
	printf 'crosspost\tlist\nm1\tants.lists.example.org\n' >cross.tsv
	expect 0 '' digest-format cross.tsv
}

@test "lines that are no records are skipped and told" {
	{ week && row patch; } >week.tsv
	ranks >>week.tsv
	expect 1 'digest-format: week.tsv:8: *' digest-format week.tsv
	text_page >expected
	same expected
	expect 2 'digest-format: none.tsv: *' digest-format none.tsv week.tsv
}

@test "wrong options are refused" {
	expect 2 "digest-format: --format: none of text, *: 'braille'*" digest-format --format=braille
	expect 2 'digest-format: *' digest-format --colour
}

@test "mail cannot write control characters into the page" {
	local hostile='\033[2J\007\0302\0233\0342\0200\0256evil\0377'
	{
		row kind message_id title subject author_name author_addr from_name body
		row patch m1 "$hostile" "$hostile" "$hostile" a@example.org "$hostile" "$hostile\\\\r"
		row by count key
		row author 1 "$hostile <a@example.org>"
	} | complete >hostile.tsv
	for format in text classic; do
		expect 0 '' digest-format --name="$(printf %b "$hostile")" --format=$format hostile.tsv
		[[ $(LC_ALL=C tr -d '\n\40-\176\200-\377' <stdout | wc -c) == 0 ]]
		iconv -f UTF-8 -t UTF-8 stdout >valid
		same stdout valid
		grep -q $'\xEF\xBF\xBD\\[2J' stdout
	done
	expect 0 '' digest-format hostile.tsv
	run ! grep -q $'\xE2\x80\xAE' stdout
}

@test "every line of the patch list starts its title in the same column" {
	{
		row kind message_id title author_name author_addr part total series body
		row patch m1 one 'J\xC3\xB6rg' a@example.org '' '' m1 ''
		row patch m2 two '\xE4\xB8\xAD\xE6\x96\x87' a@example.org 10 12 m2 ''
		row patch m3 three '' anonymous@example.org '' '' m3 ''
	} | complete >wide.tsv
	expect 0 '' digest-format wide.tsv
	sed -n '/^State/,/^$/p' stdout >list
	local before='new    v1 ' after='    0  +0  -0   0  - - -     - '
	printf '%s\n' 'State  Ver  Parts  Files   +   -  Re  A/R/T  Last  Author                 Title' \
		"$before    1/1  $after anonymous@example.org  three" \
		"$before   1/12  $after 中文                   two" \
		"$before    1/1  $after Jörg                   one" '' >expected
	same expected list
}

# A rank table with moves, of which one key has none.
write_moves() {
	printf '%s\t%s\t%s\t%s\t%s\n' by count key percent move >moves.tsv
	printf '%s\t%s\t%s\t%s\t%s\n' \
		author 120 'Ann Bee <ann@example.org>' 60.0 +12 \
		author 80 'Ben <ben@example.org>' 40.0 new \
		domain 200 example.org 100.0 0 >>moves.tsv
}

@test "ranks say who has moved, and what share they have" {
	write_moves
	expect 0 '' digest-format --sections=ranks moves.tsv
	[[ $output == *$'\n    200  100.0%  0  example.org\n'* ]]
	[[ $output == *$'\n    120  60.0%  +12  Ann Bee <ann@example.org>\n     80  40.0%  new  Ben <ben@example.org>'* ]]
	expect 0 '' digest-format --sections=ranks --format=markdown moves.tsv
	[[ $output == *$'\n| Count | Share | Move | Author |\n'*$'\n| 120 | 60.0% | +12 | Ann Bee '* ]]
	expect 0 '' digest-format --sections=ranks --format=html moves.tsv
	[[ $output == *'title="share of all">60.0%</td>'*'before">+12</td><td class="name">Ann Bee '* ]]
	expect 0 '' env SOURCE_DATE_EPOCH=0 digest-format --sections=ranks --format=mail \
		--mail-from=a@example.org --mail-to=b@example.org moves.tsv
	[[ $output == *'60.0%'*'+12'*'Ann Bee'* ]]
	expect 0 '' digest-format --format=classic moves.tsv
	mv stdout classic
	cut -f 1-3 moves.tsv | expect 0 '' digest-format --format=classic
	same classic
}

@test "of a rank that comes twice the moves are left out" {
	write_moves
	{
		cat moves.tsv
		printf 'by\tcount\tkey\tmove\nauthor\t1\tAnn Bee <ann@example.org>\t-3\n'
	} >twice.tsv
	expect 0 '' digest-format --sections=ranks twice.tsv
	[[ $output == *$'\n    121              Ann Bee <ann@example.org>\n     80  40.0%  new  Ben '* ]]
}

@test "ranks by other keys and pairs stand behind those with a heading, with as many rows as wanted" {
	printf '%s\t%s\t%s\t%s\n' by count key key2 month 9 2025-03 '' month:org 7 2025-03 Tides \
		month:org 5 2025-02 Tides author 3 'Ann <ann@example.org>' '' >ranks.tsv
	expect 0 '' digest-format --sections=ranks -n1 ranks.tsv
	[[ $output == *$'Top 1 contributors '*$'\nTop 1 by month\n\n      9  2025-03\n\nTop 1 by month:org\n\n      7  2025-03, Tides\n         and 1 more\n\n-n 0 lists all.' ]]
	expect 0 '' digest-format --sections=ranks -n0 ranks.tsv
	[[ $output == *$'All contributors '*$'\nAll by month:org\n\n      7  2025-03, Tides\n      5  2025-02, Tides' ]]
	expect 2 'digest-format: --number: not a number from 0 to *' digest-format -n-1 ranks.tsv
}

@test "of what cannot be read there is no page" {
	write_moves
	expect 2 'digest-format: nowhere: *' digest-format moves.tsv nowhere
	[[ ! -s stdout ]]
}
