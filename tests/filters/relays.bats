#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Who is who where From does not say it: addresses as nobody should write them, and people behind
# lists, trackers and masks.

load helper

# mail HEADER [TEXT]: a message with these header lines, in which \n is as printf has it.
mail() {
	number=$((number + 1))
	printf 'From x@example.org Mon Mar  3 09:00:00 2025\n%b\nMessage-ID: <m%d@example.org>\n' \
		"$1" "$number"
	printf 'Date: Mon, 3 Mar 2025 09:%02d:00 +0000\n\n%b\n\n' "$number" "${2-text}"
}

# columns NAME...: these columns of the table on standard input, with | between them.
columns() {
	awk -F '\t' -v names="$*" '
		BEGIN { n = split(names, name, " ") }
		NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
		{ for (i = 1; i <= n; i++) printf "%s%s", $column[name[i]], (i < n ? "|" : "\n") }'
}

# senders FILE: NAME|ADDRESS|SOURCE of each message.
senders() {
	mbox-split "$1" | columns from_name from_addr from_source
}

# patch TITLE [FROM]: the text of a patch, with an in-body From.
patch() {
	printf '%sDo it.\\n\\n---\\n t.c | 2 +-\\n 1 file changed, 1 insertion(+), 1 deletion(-)\\n\\n' \
		"${2:+From: $2\\n\\n}"
	printf 'diff --git a/t.c b/t.c\\n--- a/t.c\\n+++ b/t.c\\n@@ -1 +1 @@\\n-%s\\n+b\\n' "$1"
}

list='tide@lists.example.org'
list_id='List-Id: <tide.lists.example.org>'

@test "the address is found in whatever From says" {
	local from
	while IFS= read -r from; do
		mail "From: ${from//\\/\\\\}"
	done >in.mbox <<-'END'
		Mira Holt <mira@example.org>
		"Mira Holt" <"mira"@ example . org>
		Mira Holt <mira(at home)@example.org>
		Mira <Holt> <mira@example.org>
		<Mira Holt <mira@example.org>>
		"Mira Holt <mira@example.org>"
		Mira Holt <<mira@example.org>
		Mira Holt <mira@example.org.>
		Mira Holt [mailto:mira@example.org]
		Mira Holt <mailto:mira@example.org>
		Mira Holt (mira@example.org)
		Mira Holt <@relay.example,@b.example:mira@example.org>
		mira@example.org <Mira Holt>
		mira @ example.org (Mira Holt)
		mira at example.org (Mira Holt)
		mira (at) example.org (Mira Holt)
		Mira Holt mira [at] example [dot] org
		Mira Holt <mira AT example DOT org>
		Mira Holt <mira () example ! org>
		Mira Holt ＜mira＠example.org＞
		=?UTF-8?Q?Mira_Holt_=3Cmira=40example.org=3E?=
		Mira Holt <=?UTF-8?Q?mira=40example.org?=>
		Mira Holt <mira@example.org>, Ada Brook <ada@example.org>
		, Mira Holt <mira@example.org>,
		The crew: Mira Holt <mira@example.org>, ada@example.org;
		Mira Holt <mira=40example.org@dmarc.example.net>
		Mira Holt <mira=example.org@groups.io>
		Mira Holt via lists.example.net <mira=example.org@lists.example.net>
		Mira Holt <mira@example.org.INVALID>
		Mira Holt <SRS0=a1b2=C3=example.org=mira@relay.example.net>
		Mira Holt <prvs=1234567890=mira@example.org>
		Mira Holt <dmarc-noreply@freelists.example> (Redacted sender "mira@example.org" for DMARC)
		"Mira Holt mira@example.org [tide]" <tide@groups.example.net>
	END
	senders in.mbox | sort -u >stdout
	[[ $(<stdout) == 'Mira Holt|mira@example.org|from' ]] || fail "$(<stdout)"
}

@test "where From names nobody, Sender does, unless it is the list's" {
	local from ada='Sender: Ada Brook <ada@example.org>'
	for from in 'From: undisclosed-recipients:;' 'From: "Undisclosed Recipients": ;' \
		'From: <undisclosed-recipients:;>' 'From:' 'To: x@example.org'; do
		{
			mail "$from\n$ada"
			mail "$from\nSender: $list\n$list_id"
			mail "$from\nSender: tide-bounces@lists.example.org\n$list_id"
			mail "$from"
		} >in.mbox
		senders in.mbox >stdout
		[[ $(<stdout) == $'Ada Brook|ada@example.org|cc\n||from\n||from\n||from' ]] ||
			fail "$from: $(<stdout)"
	done
	mail "From: Mira Holt\n$ada" >in.mbox
	mail "From: The crew: mira@example.org;\n$ada" >>in.mbox
	[[ $(senders in.mbox) == $'Mira Holt||from\n|mira@example.org|from' ]] || fail "$(senders in.mbox)"
}

@test "the person behind a list is found in other fields, or said to be unknown" {
	{
		mail "From: Mira Holt via tide <$list>\nReply-To: $list\nReply-To: Mira Holt <mira@example.org>"
		mail "From: 'Mira Holt' via tide <$list>\nCc: Ada <ada@example.org>\nCc: Mira Holt <mira@example.org>"
		mail "From: Mira Holt (via tide) <$list>\nX-Original-Sender: mira@example.org"
		mail "From: Mira Holt [via tide] <$list>\nX-Original-From: mira@example.org"
		mail "From: Mira Holt über tide <$list>\nReply-To: mira@example.org"
		mail "From: Mira Holt <$list>\n$list_id\nReply-To: Mira Holt <mira@example.org>"
		mail "From: Mira Holt <0a1b-dmarc-request@listserv.example.edu>\nReply-To: mira@example.org"
		mail "From: Mira Holt via B4 Relay <devnull+mira.example.org@kernel.org>\nReply-To: mira@example.org"
		mail "From: Mira Holt via tide <$list>\nReply-To: no-reply@example.org"
		mail "From: Mira Holt via tide <$list>\nReply-To: donotreply@example.org\nCc: Ada <ada@example.org>"
		mail "From: Mira Holt <$list>\n$list_id"
		mail "From: Mira Holt <gitlab@example.org>\nReply-To: incoming+1@example.org"
		mail "From: Mira Holt <mi...@example.org>\nReply-To: ada@example.org"
		mail "From: mira--- via tide <$list>\nReply-To: mira@example.org"
	} >in.mbox
	expect 0 '' senders in.mbox
	prints 'Mira Holt|mira@example.org|reply-to
Mira Holt|mira@example.org|cc
Mira Holt|mira@example.org|x-original-sender
Mira Holt|mira@example.org|x-original-from
Mira Holt|mira@example.org|reply-to
Mira Holt|mira@example.org|reply-to
Mira Holt|mira@example.org|reply-to
Mira Holt|mira@example.org|reply-to
Mira Holt|tide@lists.example.org|relay
Mira Holt|tide@lists.example.org|relay
Mira Holt|tide@lists.example.org|relay
Mira Holt|gitlab@example.org|relay
Mira Holt|mi...@example.org|relay
|mira@example.org|reply-to'
}

@test "an in-body From with the list's address is the sender's" {
	{
		mail "From: Ada Ferry via tide <$list>\n$list_id\nReply-To: Ada Ferry <ada@example.org>\nSubject: [PATCH] a" \
			"$(patch a "'Ada Ferry' via tide <$list>")"
		mail "From: Ada Ferry <$list>\n$list_id\nReply-To: Ada Ferry <ada@example.org>\nSubject: [PATCH] b" \
			"$(patch b "Ada Ferry <$list>")"
		mail "From: Ada Ferry via tide <$list>\nReply-To: Ada Ferry <ada@example.org>\nSubject: [PATCH] c" \
			"$(patch c "Ada Ferry (via tide) <$list>")"
		mail "From: Ada Ferry <ada@example.org>\n$list_id\nSubject: [PATCH] d" \
			"$(patch d "Bo Lind via tide <$list>")"
		mail "From: Ada Ferry <ada@example.org>\nSubject: [PATCH] e" \
			"$(patch e 'Bo Lind <bo at example.org>')"
		mail "From: Ada Ferry <ada@example.org>\nSubject: [PATCH] f" \
			"$(patch f 'Bo Lind <bo=40example.org@dmarc.example.net>')"
		mail "From: Ada Ferry <ad...@example.org>\nSubject: [PATCH] g" \
			"$(patch g 'Ada Ferry <ad...@example.org>')"
		mail "From: Ada Ferry <ada@example.org>\nSubject: [PATCH] h" \
			"$(patch h 'Bo Lind via lists.example.net <bo=example.org@lists.example.net>')"
		mail "From: Ada Ferry <ada at example.org>\nSubject: [PATCH] i" \
			"$(patch i 'Bo Lind <bo(a)example.org>')"
	} >in.mbox
	mbox-split in.mbox | patch-classify >in.tsv
	expect 0 '' columns kind author_name author_addr <in.tsv
	prints 'patch|Ada Ferry|ada@example.org
patch|Ada Ferry|ada@example.org
patch|Ada Ferry|ada@example.org
patch|Bo Lind|
patch|Bo Lind|bo@example.org
patch|Bo Lind|bo@example.org
patch|Ada Ferry|ad...@example.org
patch|Bo Lind|bo@example.org
patch|Bo Lind|bo@example.org'
}

# People behind a list, a tracker and a mask, in a mail table.
shared_people() {
	printf '%s\t%s\t%s\t%s\t\n' kind from_name from_addr from_source \
		mail 'Mira Holt' "$list" relay \
		mail 'Sanjiv Rook' "$list" relay \
		mail 'mira holt' "${list^^}" relay \
		mail 'Mira Holt' ebb@lists.example.org relay \
		mail 'Mira Holt (JIRA)' jira@example.org from \
		mail 'Sanjiv Rook (JIRA)' jira@example.org from \
		mail 'John Reed' jo...@example.com relay \
		mail 'Josefa Lund' jo...@example.com relay \
		mail 'Ada Brook' ada@... relay \
		mail 'Jo Lind' notifications@github.example.org from \
		mail 'Mira Holt' mira@example.org from \
		mail 'mira' mira@example.org reply-to |
		sed '1s/$/date/'
}

@test "people whose address is not their own are told apart by name and address" {
	shared_people >in.tsv
	expect 0 '' author-rank --no-header --kind=mail --by=sender,domain in.tsv
	prints 'domain	8	(unknown)
domain	2	example.com
domain	2	example.org
sender	2	Mira Holt <mira@example.org>
sender	2	Mira Holt via <tide@lists.example.org>
sender	1	Ada Brook <ada@...>
sender	1	Jo Lind <notifications@github.example.org>
sender	1	John Reed <jo...@example.com>
sender	1	Josefa Lund <jo...@example.com>
sender	1	Mira Holt (JIRA) <jira@example.org>
sender	1	Mira Holt via <ebb@lists.example.org>
sender	1	Sanjiv Rook (JIRA) <jira@example.org>
sender	1	Sanjiv Rook via <tide@lists.example.org>'
	cp stdout want
	# Parts add up to the same.
	{ head -n 1 in.tsv && sed -n '2~2p' in.tsv; } | author-rank --kind=mail --by=sender,domain >one
	{ head -n 1 in.tsv && sed -n '3~2p' in.tsv; } | author-rank --kind=mail --by=sender,domain >two
	expect 0 '' author-rank --no-header --merge one two
	same want
	# --merge-names shows the address that is somebody's own.
	expect 0 '' author-rank --by=sender --merge-names -n 1 --format=uniq in.tsv
	prints '      6 Mira Holt <mira@example.org>'
}

@test "a list's domain is nobody's employer, and mailmaps name the people behind it" {
	shared_people >in.tsv
	printf '%s\n' 'lists.example.org The Lists' 'example.org Example Inc.' 'example.com Sample' >map
	expect 0 '' author-rank --no-header --kind=mail --by=org --org-map=map in.tsv
	prints $'org\t8\t(Unknown)\norg\t2\tExample Inc.\norg\t2\tSample'
	cat >mailmap <<-END
		Mira Holt <mira@example.org> Mira Holt <$list>
		Mira Holt <mira@example.org> Mira Holt via ebb <ebb@lists.example.org>
		Mira Holt <mira@example.org> <mira@example.org>
		Nobody <nobody@example.net> <$list>
		Mira Holt <mira@example.org> Mira Holt (JIRA) <jira@example.org>
		John Reed <john@example.com> John Reed <jo...@example.com>
	END
	expect 0 '' author-rank --no-header --by=sender -n 3 --mailmap=mailmap in.tsv
	prints 'sender	6	Mira Holt <mira@example.org>
sender	1	Ada Brook <ada@...>
sender	1	Jo Lind <notifications@github.example.org>'
	expect 0 '' author-rank --no-header --kind=mail --by=domain --mailmap=mailmap in.tsv
	prints $'domain\t6\texample.org\ndomain\t4\t(unknown)\ndomain\t2\texample.com'
}

# A patch, and answers to it, by people behind a pipermail archive.
thread() {
	number=0
	mail "From: tide at lists.example.org (Mira Holt via tide)\nSubject: [PATCH] tide: x" "$(patch x)"
	mail "From: tide at lists.example.org ($1 via tide)\nIn-Reply-To: <m1@example.org>\nSubject: Re: [PATCH] tide: x" \
		"$2"
}

@test "who answers whom, and whose a tag is, behind a list" {
	thread 'Mira Holt' 'Ping?' >own.mbox
	thread 'Sanjiv Rook' 'Why?' >other.mbox
	thread 'Sanjiv Rook' 'Reviewed-by: Sanjiv Rook <sanjiv at example.org>' >review.mbox
	thread 'Sanjiv Rook' 'Reviewed-by: Ada Brook <ada at example.org>' >relayed.mbox
	thread 'Sanjiv Rook' "Reviewed-by: Ada Brook <$list>" >same-address.mbox
	for name in own other review relayed same-address; do
		mbox-split "$name.mbox" | patch-classify >"$name.tsv"
		printf '%s %s\n' "$name" "$(digest-format --format=tsv "$name.tsv" | columns state)"
		author-rank --no-header --by=relayed,reviewer "$name.tsv"
	done >stdout
	output=$(<stdout)
	prints 'own new
other discussed
review reviewed
reviewer	1	Sanjiv Rook via <tide@lists.example.org>
relayed discussed
relayed	1	Ada Brook <ada@example.org>
same-address discussed
relayed	1	Ada Brook <tide@lists.example.org>'
}

@test "two people behind a list do not share a series, nor its versions" {
	local n
	for n in 1 2; do
		mail "From: tide at lists.example.org (Mira Holt via tide)\nSubject: [PATCH $n/2] tide: a$n" \
			"$(patch a$n)"
		mail "From: tide at lists.example.org (Sanjiv Rook via tide)\nSubject: [PATCH $n/2] tide: b$n" \
			"$(patch b$n)"
	done >in.mbox
	mail "From: tide at lists.example.org (Sanjiv Rook via tide)\nSubject: [PATCH v2] tide: a1" \
		"$(patch a1)" >>in.mbox
	mbox-split in.mbox | patch-classify >in.tsv
	expect 0 '' digest-format --format=tsv in.tsv
	columns author_name seen state <stdout | sort >got
	[[ $(<got) == $'Mira Holt|2|new\nSanjiv Rook|1|new\nSanjiv Rook|2|new' ]] || fail "$(<got)"
}

@test "a list without a name leaves a via at the end of the name" {
	mail "From: Mira Holt via <$list>\nReply-To: Mira Holt <mira@example.org>" >in.mbox
	mail "From: Mira Holt via <$list>" >>in.mbox
	mail 'From: Ada Via <via@example.org>' >>in.mbox
	expect 0 '' senders in.mbox
	prints 'Mira Holt|mira@example.org|reply-to
Mira Holt|tide@lists.example.org|relay
Ada Via|via@example.org|from'
}

@test "the author's own Signed-off-by has the address that a list took away" {
	local signed='Do it.\n\nSigned-off-by: Jo Lind <jo@example.org>\nSigned-off-by: MIRA Holt <mira@example.org>'
	local from="From: Mira Holt via tide <$list>\n$list_id\nSubject: "
	{
		mail "${from}[PATCH] tide: One" "$signed\n$(patch a)"
		# nobody's own; another person's; a reply's
		mail "${from}[PATCH] tide: Two" \
			"Signed-off-by: Mira Holt via tide <$list>\nAcked-by: Mira Holt <m@example.org>\n$(patch b)"
		mail "${from}[PATCH] tide: Three" "From: Sanjiv Rook <$list>\n\n$signed\n$(patch c)"
		mail "${from}Re: [PATCH] tide: One" "$signed"
		mail 'From: Mira Holt <holt@example.com>\nSubject: [PATCH] tide: Four' "$signed\n$(patch d)"
	} >in.mbox
	mbox-split in.mbox | patch-classify >in.tsv
	expect 0 '' columns author_name author_addr from_source <in.tsv
	prints 'Mira Holt|mira@example.org|relay
Mira Holt|tide@lists.example.org|relay
Sanjiv Rook||relay
Mira Holt|tide@lists.example.org|relay
Mira Holt|holt@example.com|from'
	expect 0 '' author-rank --no-header --by=author in.tsv
	prints 'author	1	Mira Holt <holt@example.com>
author	1	Mira Holt <mira@example.org>
author	1	Mira Holt via <tide@lists.example.org>
author	1	Sanjiv Rook'
}

@test "people behind two lists in a row, on forges and in archives are told apart" {
	local name
	for name in 'Mira Holt' 'Sanjiv Rook'; do
		mail "From: \"'$name via tide' via ebb\" <ebb@groups.example.com>\nX-Original-From: $name via tide <$list>\nReply-To: $name <${name%% *}@example.org>"
		mail "From: $name <address@hidden>"
		mail "From: $name <redacted>"
		mail "From: h@|| @end|ng |rom ex@mp|e@org ($name)"
		mail "From: \"$name (@${name%% *})\" <tide@gitlab.example.org>"
		mail "From: \"$name (${name%% *}@example.org via The tide list)\" <$list>\nReply-To: ${name%% *}@example.org"
		mail "From: $name via Ebb patches via <$list>\nReply-To: ${name%% *}@example.org"
		mail "From: ~$name <${name%% *}@git.sr.ht>\nReply-To: ${name%% *}@example.org"
		mail "From: \"${name#* }, ${name%% *} via tide\" <$list>\n$list_id\nReply-To: Bo <bo@example.org>, $name <${name%% *}@example.org>"
	done >in.mbox
	expect 0 '' senders in.mbox
	prints "Mira Holt|Mira@example.org|reply-to
Mira Holt|address@hidden|relay
Mira Holt|redacted|relay
Mira Holt|h***@ex*mp*e*org|relay
Mira Holt|tide@gitlab.example.org|relay
Mira Holt|Mira@example.org|reply-to
Mira Holt|Mira@example.org|reply-to
~Mira Holt|Mira@example.org|reply-to
Mira Holt|Mira@example.org|reply-to
Sanjiv Rook|Sanjiv@example.org|reply-to
Sanjiv Rook|address@hidden|relay
Sanjiv Rook|redacted|relay
Sanjiv Rook|h***@ex*mp*e*org|relay
Sanjiv Rook|tide@gitlab.example.org|relay
Sanjiv Rook|Sanjiv@example.org|reply-to
Sanjiv Rook|Sanjiv@example.org|reply-to
~Sanjiv Rook|Sanjiv@example.org|reply-to
Sanjiv Rook|Sanjiv@example.org|reply-to"
	mbox-split in.mbox >in.tsv
	expect 0 '' author-rank --no-header --kind=mail --by=sender in.tsv
	prints 'sender	5	Mira Holt <Mira@example.org>
sender	5	Sanjiv Rook <Sanjiv@example.org>
sender	1	Mira Holt <address@hidden>
sender	1	Mira Holt <h***@ex*mp*e*org>
sender	1	Mira Holt <redacted>
sender	1	Mira Holt via <tide@gitlab.example.org>
sender	1	Sanjiv Rook <address@hidden>
sender	1	Sanjiv Rook <h***@ex*mp*e*org>
sender	1	Sanjiv Rook <redacted>
sender	1	Sanjiv Rook via <tide@gitlab.example.org>'
}

# answer FROM TAG: a reply to the first message.
answer() {
	mail "From: $1\nSubject: Re: [PATCH] tide: One\nIn-Reply-To: <m1@example.org>" "$2"
}

@test "tags name people in all the ways in which From does" {
	{
		mail "From: Mira Holt via tide <$list>\n$list_id\nSubject: [PATCH] tide: One" \
			"Do it.\n\nReported-by: Jo Lind <jo (at) example.org>\nReviewed-by: \"Holt, Mira\" <m@example.com>\nSigned-off-by: \"Mira Holt\" <mira at example dot org>\n$(patch a)"
		answer 'Bo Quay <bo@example.com>' 'Reviewed-by: "Bo Quay" <bo@example.org>'
		answer '"Quay, Bo" <q@example.com>' 'Tested-by: Bo  Quay <bo@example.org>'
		answer 'Ada Reed <ada@example.org>' 'Tested-by: Ada Reed ada@example.org'
		answer 'Zed Cole <zed@example.com>' 'Acked-by: =?UTF-8?q?Zed=20Cole?= <zed@example.org>'
		answer 'Zed Cole <zed@example.com>' 'Tested-by: "Sanjiv Rook" <rook[at]example.org>'
	} >in.mbox
	mbox-split in.mbox | patch-classify >in.tsv
	expect 0 '' author-rank --no-header --by=author,reporter,reviewer,tester,relayed in.tsv
	prints 'author	1	Mira Holt <mira@example.org>
relayed	1	Sanjiv Rook <rook@example.org>
reporter	1	Jo Lind <jo@example.org>
reviewer	1	Bo Quay <bo@example.com>
reviewer	1	Zed Cole <zed@example.com>
tester	1	Ada Reed <ada@example.org>
tester	1	Quay, Bo <q@example.com>'
}

@test "who reviews his own patch under another spelling does not review it" {
	mail 'From: Bo Quay <bo@example.com>\nSubject: [PATCH] tide: One' \
		"Do it.\n\nReviewed-by: \"Quay, Bo\" <bo@example.org>\nSigned-off-by: Bo Quay <bo@example.com>\n$(patch a)" >in.mbox
	answer '"Quay, Bo (Tide)" <q@example.com>' 'Reviewed-by: Bo Quay <bo@example.org>' >>in.mbox
	mbox-split in.mbox | patch-classify >in.tsv
	expect 0 '' digest-format --format=tsv in.tsv
	[[ $(columns state answers <stdout) == 'new|0' ]]
}
