#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Subjects, kinds, trailers and series, from the mailbox to the table of series.
load helper

diff_text='diff --git a/x b/x
--- a/x
+++ b/x
@@ -1 +1 @@
-a
+b'

# mail ID PARENT FROM SUBJECT [FIELD]...: a message of an mbox; its text follows from standard input.
# `-` is no id, no parent.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'
	[[ $1 = - ]] || printf 'Message-ID: <%s@example.org>\n' "$1"
	[[ $2 = - ]] || printf 'In-Reply-To: <%s@example.org>\n' "$2"
	printf 'From: %s <%s@example.org>\nSubject: %s\n' "$3" "$3" "$4"
	shift 4
	printf '%s\n' "$@" 'Date: Mon, 3 Mar 2025 09:00:00 +0000' ''
	cat
	printf '\n'
}

# patch ID PARENT FROM SUBJECT [FIELD]...: one with a signed-off diff.
patch() {
	printf 'Text.\n\nSigned-off-by: %s <%s@example.org>\n---\n\n%s\n' "$3" "$3" "$diff_text" |
		mail "$@"
}

# classify: the mails on standard input as a patch table in stdout.
classify() {
	mbox-split | patch-classify >stdout
}

@test "a version in a title belongs to its patch, not to the series" {
	{
		mail c - ada '[PATCH 0/3] tide: Draw (v9)' <<<'All.'
		patch 1 c ada '[PATCH 1/3] tide: Draw part 1 (v5)'
		patch 2 c ada '[PATCH 2/3] (v2) tide: Draw part 2'
		patch 3 c ada '[PATCH 3/3] tide: Draw part 3 [ver #7]'
		mail d - ada '[PATCH 0/1] moon: Draw [Version 2]' <<<'All.'
		patch 4 d ada '[PATCH 1/1] moon: Draw part 1'
		mail e - ada '[PATCH 0/1] moon: Draw [Version 3]' <<<'All.'
		patch 5 e ada '[PATCH 1/1] v3: moon: Draw part 1'
		# without a cover, one under the other
		patch 6 - ada '[PATCH 1/2] star: Draw part 1 (v2)'
		patch 7 6 ada '[PATCH 2/2] star: Draw part 2'
	} | classify
	[[ $(columns version series | tr '\t\n' ' ,') = "9 c@example.org,5 c@example.org,2 \
c@example.org,7 c@example.org,2 d@example.org,1 d@example.org,3 e@example.org,3 e@example.org,2 \
6@example.org,1 6@example.org," ]] || fail "$(columns version series)"
	digest-format --format=tsv stdout >series
	mv series stdout
	[[ $(columns seen total state | tr '\t\n' ' ,') = '3 3 new,1 1 superseded,1 1 new,2 2 new,' ]] ||
		fail "$(columns seen total state)"
}

@test "git format-patch --stdout is one series, whoever wrote the commits, and whenever" {
	git init -q repo
	for i in 1 2 3; do
		printf '%s\n' "$i" >>repo/tide.c
		git -C repo add tide.c
		GIT_AUTHOR_DATE="2025-0$i-01T09:00:00Z" GIT_COMMITTER_DATE='2025-03-03T09:00:00Z' \
			git -C repo -c user.name='Mira Holt' -c user.email=mira@example.org commit -qs \
			--author="A$i <a$i@example.org>" -m "tide: step $i"
	done
	git -C repo format-patch -q --stdout --root HEAD >patches
	git -C repo -c user.name=A -c user.email=a@example.org format-patch -q --stdout --cover-letter \
		--root -v2 HEAD >covered
	expect 0 '' eval 'mbox-split patches | patch-classify | tee table | digest-format --format=tsv'
	[[ $(columns seen total title) = $'3\t3\ttide: step 1' ]]
	series=$(columns series)
	[[ $series = '#'* && $(columns root) = "$series" ]]
	author-rank --weight=series --by=author --format=uniq table >stdout
	[[ $(wc -l <stdout) = 3 ]]
	cut -f 20 table | tail -n +2 | sort -u >stdout
	[[ $(<stdout) = "$series" ]]
	# the same name in each run, and in a stream of several
	classify <patches
	[[ $(columns series | sort -u) = "$series" ]]
	cat patches covered patches | classify
	[[ $(columns series | sort | uniq -c | awk '{ print $1 }' | sort | tr '\n' ' ') = '4 6 ' ]]
	digest-format --format=tsv stdout >series
	mv series stdout
	[[ $(columns seen total version state | tr '\t\n' ' ,') = '3 3 1 superseded,3 3 2 new,' ]] ||
		fail "$(<stdout)"
	# no link leads to a made-up name
	expect 0 '' digest-format --format=html --link=https://example.org/%s table
	run ! grep -q 'example.org/%23' stdout
}

@test "one mail without an id between others changes nothing for them" {
	{
		patch 1 - ada '[PATCH 1/3] tide: a'
		patch - - bo '[PATCH 2/3] tide: b'
		patch 3 1 ada '[PATCH 3/3] tide: c'
		patch - - cy '[PATCH] tide: d'
	} | classify
	[[ $(columns series | tr '\n' ' ') = '1@example.org #'*' 1@example.org #'*' ' ]]
	[[ $(columns series | sort -u | wc -l) = 3 ]]
}

@test "a list's tag that is not in its List-Id is learned, in the first mail, too" {
	list='List-Id: <harbour-tide.lists.example.org>'
	{
		patch 1 - ada '[moon] [PATCH] tide: a' "$list"
		mail 2 x queue '[moon] Patch "tide: a" has been added to the 5.4-stable tree' "$list" \
			<<<'Added.'
		patch 3 - ada '[moon] tide: b' "$list"
		mail 4 3 bo 'Re: [Moon] tide: b' "$list" <<<'Good.'
		mail 5 - bo '[moon] [sun] A question' "$list" <<<'Where?'
	} | classify
	prints_columns kind tags title <<'END'
patch		tide: a
applied		tide: a
patch		tide: b
reply		tide: b
other	sun	A question
END
	# a project's tag is none: it is on some mail only, or one person's
	{
		patch 1 - ada '[moon] tide: a' "$list"
		patch 2 - ada '[moon] tide: b' "$list"
		patch 3 - ada '[moon] tide: c' "$list"
	} | classify
	[[ $(columns tags | sort | uniq -c | awk '{ print $1, $2 }') = '3 moon' ]]
	{
		patch 1 - ada '[moon] tide: a' "$list"
		patch 2 - bo '[PATCH] tide: b' "$list"
		patch 3 - cy '[moon] tide: c' "$list"
		patch 4 - cy '[sun] tide: d' "$list"
	} | classify
	[[ $(columns tags | tr '\n' ,) = 'moon,,moon,sun,' ]]
}

@test "--list-tag gives the tag, of one mail, too" {
	patch 1 - ada '[Moon] [PATCH] tide: a' | mbox-split >mails
	expect 0 '' patch-classify mails
	[[ $(columns tags title) = $'Moon\ttide: a' ]]
	expect 0 '' patch-classify --list-tag=moon mails
	[[ $(columns tags title) = $'\ttide: a' ]]
	expect 0 '' patch-classify --list-tag=sun mails
	[[ $(columns tags title) = $'Moon\ttide: a' ]]
	# nothing is learned then
	for i in {1..20}; do
		patch "$i" - "p$i" "[moon] tide: $i"
	done | mbox-split >mails
	expect 0 '' patch-classify mails
	[[ $(columns tags | sort -u) = '' ]]
	expect 0 '' patch-classify --list-tag= mails
	[[ $(columns tags | sort -u) = moon ]]
}

# prints_columns NAME...: those columns must be what standard input says.
prints_columns() {
	diff -u --label expected --label got - <(columns "$@") >&2
}

# has_lines N FILE: at least so many.
has_lines() {
	[[ $(wc -l <"$2") -ge $1 ]]
}

@test "a learned tag: other lists, many mails, and nothing waits for ever" {
	local text
	text=$(printf '%05000d' 0) # more than an output buffer holds, in all
	for i in {1..40}; do
		mail "$i" - "p$((i % 7))" "[moon] [PATCH $i/40] tide: $i" \
			'List-Id: <harbour-tide.lists.example.org>' <<<"$text"
		mail "o$i" x "p$((i % 7))" "[star] question $i" \
			"List-Id: <list$i.lists.example.org>" <<<"$text"
		mail "q$i" x ada "Re: question $i" 'List-Id: <slack.lists.example.org>' <<<"$text"
	done >mbox
	expect 0 '' eval 'mbox-split mbox | patch-classify'
	# in their order
	[[ $(columns message_id) = "$(grep -o '^Message-ID: <.*>' mbox | sed 's/.*<\(.*\)>/\1/')" ]]
	[[ $(columns tags | sort | uniq -c | awk '{ print $1 $2 }' | tr '\n' ' ') = '80 40star ' ]]
	# What waits is bounded: output comes while the input goes on.
	mbox-split mbox >mails
	mkfifo in
	patch-classify in >out &
	reader=$!
	exec 4>in
	cat mails >&4
	wait_until has_lines 10 out
	exec 4>&-
	wait "$reader"
	same stdout out
}

@test "odd markers, letters without Re:, patches that lost their diff, requests to pull" {
	{
		patch 1 - ada '(Resend) [PTACH v2 1of3, tide-pages] tide: a'
		patch 2 - ada '[Fwd: [PATCH 1/2] tide: b]'
		patch 3 - ada 'Subject: [PATCH dev 6.6] tide: c'
		mail 4 1 ada '[PATCH v2 1/2] tide: d' <<<$'Hello Bo,\n\nIt is checked now.'
		mail 5 - ada '[PATCH v4 01/18] tide: e' <<<'The patches in this thread use the moon.'
		mail 6 1 ada '[PATCH 2/3] tide: f' <<END
None is left.

Signed-off-by: Ada <ada@example.org>
---
 moon.c | 900 -----
 1 file changed, 900 deletions(-)
END
		mail 7 - ada '[git patches] tide fixes' <<END
The following changes since commit 0123456789abcdef0123456789abcdef01234567:

  Start (2025-01-01 10:00:00 +0000)

are available in the Git repository at:

  git://example.org/x.git tags/x-1
END
	} | classify
	prints_columns kind version part total flags tags title <<'END'
patch	2	1	3	resend	tide-pages	tide: a
reply	1	1	2	fwd		tide: b
patch	1				dev 6.6	tide: c
reply	2	1	2			tide: d
cover	4	1	18	naked		tide: e
patch	1	2	3	nodiff		tide: f
pull	1			pull	git	tide fixes
END
}

@test "the sender's own tags in odd forms count, those of commits that are shown do not" {
	{
		patch 1 - ada '[PATCH] tide: a'
		mail 2 1 bo 'Re: [PATCH] tide: a' <<<$'> a\n\n   Reviewed-by: bo <bo@example.org>'
		mail 3 1 cy 'Re: [PATCH] tide: a' <<<$'> a\n\nAcked-by cy <cy@example.org>\nFixes: ?'
		mail 4 1 di 'Re: [PATCH] tide: a' <<<$'> a\n\nTested-by：di <di@example.org>'
		mail 5 1 eve 'Re: [PATCH] tide: a' <<END
That was

    commit 0123456789ab

    Signed-off-by: ada <ada@example.org>
    Reviewed-by: eve <eve@example.org>
END
	} | classify
	[[ $(columns trailers | tail -n +2 | tr '\n' ,) = "Reviewed-by: bo <bo@example.org>,Acked-by: cy \
<cy@example.org>,Tested-by: di <di@example.org>,," ]] || fail "$(columns trailers)"
	digest-format --format=tsv stdout >series
	mv series stdout
	[[ $(columns acked reviewed tested) = $'1\t1\t1' ]]
}

@test "tags and refusals of a mail that is appended to an answer are not the sender's" {
	original='From: bo <bo@example.org>
Sent: Monday, March 3, 2025 9:00 AM
To: tide@lists.example.org
Subject: RE: [PATCH v0] tide: a

NACK.

Reviewed-by: bo <bo@example.org>
Reported-by: dan <dan@example.org>'
	{
		patch 1 - ada '[PATCH] tide: a'
		mail 2 1 bo 'RE: [PATCH] tide: a' <<<$'No.\n\n-----Original Message-----\n'"$original"
		mail 3 1 bo 'RE: [PATCH] tide: a' <<<$'No.\n________________\n'"$original"
		mail 4 1 bo 'RE: [PATCH] tide: a' <<<$'NACK.\n\nTested-by: bo <bo@example.org>\n\n'"$original"
		# what a patch has in it, is shown in an answer, or stands between quotes counts
		mail 5 1 bo 'RE: [PATCH] tide: a' <<<"-----Original Message-----
${original%%NACK*}> a

Reviewed-by: bo <bo@example.org>"
		mail 6 1 cy 'Re: [PATCH] tide: a' <<<$'Better so:\n
From: dan <dan@example.org>\nDate: today\nSubject: [PATCH] tide: b\n
Acked-by: dan <dan@example.org>'
		{
			printf 'From: bo <bo@example.org>\n\nText.\n\n'
			printf 'Acked-by: dan <dan@example.org>\n---\n\n%s\n' "$diff_text"
		} | mail 7 - ada '[PATCH] tide: c'
	} | classify
	prints_columns kind flags trailers <<'END'
patch		Signed-off-by: ada <ada@example.org>
reply	re	
reply	re	
reply	nack re	Tested-by: bo <bo@example.org>
reply	re	Reviewed-by: bo <bo@example.org>
reply	re	Acked-by: dan <dan@example.org>
patch		Acked-by: dan <dan@example.org>
END
}

@test "later versions: a part of a series, a single part, a renamed cover; their root" {
	{
		patch 1 - ada '[PATCH] tide: b' 'X: 1'
		mail 2 - ada '[PATCH v2 0/2] tide: Draw' <<<'All.'
		patch 3 2 ada '[PATCH v2 1/2] tide: a'
		patch 4 2 ada '[PATCH v2 2/2] tide: b'
		mail 5 - ada '[PATCH v3 0/2] tide: Paint' <<<'All.'
		patch 6 5 ada '[PATCH v3 1/2] tide: c'
		patch 7 5 ada '[PATCH v3 2/2] tide: b'
		patch 8 - ada '[PATCH v4] tide: c'
	} >mbox
	i=0
	while IFS= read -r line; do
		[[ $line != Date:* ]] || line="Date: $((++i)) Mar 2025 09:00:00 +0000"
		printf '%s\n' "$line"
	done <mbox | mbox-split | patch-classify | digest-format --format=tsv >stdout
	prints_columns series state why successor root <<'END'
1@example.org	superseded	title	2@example.org	1@example.org
2@example.org	superseded	title	5@example.org	1@example.org
5@example.org	superseded	title	8@example.org	1@example.org
8@example.org	new	posting		1@example.org
END
}

@test "real mail: git interpret-trailers finds the same trailers" {
	command -v python3 >/dev/null || skip 'no python3'
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	zcat "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" | mbox-split | patch-classify >hwmon.tsv
	zcat "$TEST_SHARED/corpus/clang-built-linux-2020-05.mbox.gz" | mbox-split |
		patch-classify >clang.tsv
	expect 0 '' python3 "$TEST_TOOLS/compare-trailers.py" 150 hwmon.tsv clang.tsv
	grep -qx '[12][0-9][0-9] compared, 0 different' stdout || fail "$(<stdout)"
}

@test "real mail: git mailinfo strips the same from subjects" {
	need_shared golden/subjects.tsv
	# Of unthreaded patches with plain brackets: git knows neither lenient forms nor tags behind.
	awk -F '\t' 'NR > 1 && $2 == "patch" && $13 == "" && $6 !~ /lenient/ && $3 == "" {
		print $1 "\t" $7 }' "$TEST_SHARED/golden/subjects.tsv" >subjects
	[[ $(wc -l <subjects) -gt 20 ]]
	while IFS=$'\t' read -r subject title; do
		printf 'From: A <a@example.org>\nSubject: %s\n\nx\n' "$subject" |
			git mailinfo message patch | sed -n 's/^Subject: //p' >got
		[[ $(<got) == "$title" ]] || printf '%s: %s, git: %s\n' "$subject" "$title" "$(<got)"
	done <subjects >differences
	# Git leaves in a title what has no brackets around it or a colon before it.
	run ! grep -vE 'Re:|\(subset\)|\]: |[Ww][Ii][Pp]:|^: ' differences
}

@test "a question is one, whatever its answers are like" {
	{
		patch 1 - ada '[Question] tide hangs'
		mail 2 1 bo 'Re: [Question] tide hangs' <<<'Where?'
		mail 3 1 cy 'Re: [Question] tide hangs' <<<'When?'
		patch 4 - ada '[moon] tide: a' 'List-Id: <sea.lists.example.org>'
		mail 5 4 bo 'Re: [moon] tide: a' 'List-Id: <sea.lists.example.org>' <<<'Good.'
		mail 6 4 cy 'Re: [moon] tide: a' 'List-Id: <sea.lists.example.org>' <<<'Fine.'
	} | classify
	[[ $(columns kind tags | tr '\n\t' ', ') = 'other Question,reply Question,reply Question,patch moon,reply moon,reply moon,' ]]
}

@test "a verdict in front of a subject says what became of the patch" {
	{
		mail c - ada '[PATCH tide v2 0/2] tide: Draw' <<<'All.'
		patch 1 c ada '[PATCH tide v2 1/2] tide: Draw part 1'
		patch 2 c ada '[PATCH tide v2 2/2] tide: Draw part 2'
		mail r c bo 'applied-series: [PATCH tide v2 0/2] tide: Draw' <<<'Thanks!'
		patch 3 - ada '[PATCH 1/2] moon: Draw'
		patch 4 3 ada '[PATCH 2/2] moon: Hide'
		patch s 3 bo 'Applied: [PATCH 1/2] moon: Draw'
		patch 5 - ada '[SRU][J][PATCH] star: Draw'
		mail t 5 bo 'NACK/Cmnt: [SRU][J][PATCH] star: Draw' <<<'It is there already.'
		mail u 5 cy 'Re: NACK/Cmnt: [SRU][J][PATCH] star: Draw' <<<'Is it?'
		patch 6 - ada '[PATCH] reef: Draw'
		mail v 6 ada 'Ping x2: [PATCH] reef: Draw' <<<'Hello.'
	} | classify
	grep -E '^(kind|reply)' stdout >replies
	digest-format --format=tsv stdout >series
	mv replies stdout
	[[ $(columns version part tags flags title) = "2	0	tide	applied	tide: Draw
1	1		applied	moon: Draw
1		SRU J	nack	star: Draw
1		SRU J	re	star: Draw
1			ping	reef: Draw" ]] || fail "$(<stdout)"
	mv series stdout
	[[ $(columns title state applied flags | LC_ALL=C sort) = "moon: Draw	applied 1/2	1	
reef: Draw	new	0	ping
star: Draw	discussed	0	nack
tide: Draw	applied	2	" ]] || fail "$(<stdout)"
}

@test "blanks of Unicode in subjects and names are blanks" {
	local blank
	for blank in $'\u00a0' $'\u202f' $'\u2002' $'\u3000' $'\u200b'; do
		{
			patch 1 - ada "[PATCH${blank}v2${blank}1/3]${blank}tide:${blank}Draw${blank}"
			mail 2 1 "Bo${blank}Quay" "RE${blank}:${blank}[PATCH v2 1/3] tide: Draw" \
				<<<"Reviewed-by:${blank}Bo${blank}Quay <bo@example.com>"
		} | classify
		[[ $(columns kind version part total title | tr '\t\n' ' ,') = \
			'patch 2 1 3 tide: Draw,reply 2 1 3 tide: Draw,' ]] || fail "$(cat stdout)"
		author-rank --no-header --by=reviewer stdout | grep -q 'Bo Quay <' || fail "$blank"
	done
}
