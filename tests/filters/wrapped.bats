#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Messages that a list has wrapped in messages of its own: whose they are, and by which ids they are
# known. Messages to which the sender's server has given another id.

load helper
load parts

# wrapped OUTER-ID INNER-ID SUBJECT [FIELD]... prints a mail of Ada's as Mailman wraps it.
wrapped() {
	printf 'From tide@lists.example.org Mon Mar  3 10:00:00 2025\nFrom: Ada Ferry via tide <tide@lists.example.org>\n'
	printf 'Reply-To: Ada Ferry <ada@example.org>\nTo: tide@lists.example.org\nSubject: %s\n' "$3"
	printf 'Date: Mon, 3 Mar 2025 10:00:00 +0000\nMessage-ID: <%s>\nList-Id: <tide.lists.example.org>\n' "$1"
	printf 'Content-Type: multipart/mixed; boundary=w\n\n--w\nContent-Type: text/plain\n\n'
	printf 'The sender domain has a DMARC Reject/Quarantine policy.\n\n--w\nContent-Type: message/rfc822\n\n'
	printf 'From: Ada Ferry <ada@example.org>\nSubject: %s\nMessage-ID: <%s>\n' "$3" "$2"
	shift 3
	[[ $# == 0 ]] || printf '%s\n' "$@"
	printf '\n'
	cat
	printf '\n--w\nContent-Type: text/plain\n\n--\ntide mailing list\ntide@lists.example.org\n--w--\n\n'
}

# answer ID TEXT prints an answer to that id.
answer() {
	mail 'Re: [PATCH] tide' "In-Reply-To: <$1>" "References: <$1>"
	printf '%s\n\n' "$2"
}

@test "a message that a list has wrapped is read as the sender's, and answered under both ids" {
	{
		printf 'From: Cleo Mole <cleo@example.org>\n\nName it.\n\nSigned-off-by: Ada Ferry <ada@example.org>\n---\n%s\n' \
			"$DIFF" | wrapped out@example.org in@example.org '[PATCH] tide'
		answer in@example.org 'Why?'
		answer out@example.org 'Because.'
		printf 'Well.\n' | wrapped out2@example.org in2@example.org 'Re: [PATCH] tide' \
			'In-Reply-To: <in@example.org>' 'References: <in@example.org>'
		answer in2@example.org 'Thanks.'
	} | classified kind from_addr author_name from_source message_id references series files
	got $'patch\tada@example.org\tCleo Mole\twrapped\tout@example.org\tin@example.org\tout@example.org\t1
reply\tmira@example.org\tMira Holt\tfrom\t1@example.org\tin@example.org\tout@example.org\t
reply\tmira@example.org\tMira Holt\tfrom\t2@example.org\tout@example.org\tout@example.org\t
reply\tada@example.org\tAda Ferry\twrapped\tout2@example.org\tin@example.org in2@example.org\tout@example.org\t
reply\tmira@example.org\tMira Holt\tfrom\t3@example.org\tin2@example.org\tout@example.org\t'
	patch-classify table | digest-format --format=tsv >stdout
	[[ $(columns state replies) == $'discussed\t4' ]] || fail "$(<stdout)"
	like_python
}

@test "a thread whose first message a list has wrapped is one discussion, and begun by the sender" {
	{
		printf 'Who knows?\n' | wrapped out@example.org in@example.org 'High water'
		mail 'Re: High water' 'In-Reply-To: <in@example.org>' 'References: <in@example.org>'
		printf 'I do.\n\n'
		mail 'Re: High water' 'In-Reply-To: <out@example.org>' 'References: <out@example.org>'
		printf 'So do I.\n\n'
		printf 'Thanks.\n' | wrapped out2@example.org in2@example.org 'Re: High water' \
			'In-Reply-To: <in@example.org>' 'References: <in@example.org>'
	} | classified thread
	patch-classify table | digest-format --sections=discussions >stdout
	[[ $(grep -c 'High water' stdout) == 1 ]] || fail "$(<stdout)"
	grep -q ' 4  *2 .* Ada Ferry  *Mira Holt  *High water$' stdout || fail "$(<stdout)"
}

@test "a reply that comes before the wrapped patch which it answers under the inner id is its reply" {
	{
		answer in@example.org 'Why?'
		printf 'Name it.\n---\n%s\n' "$DIFF" | wrapped out@example.org in@example.org '[PATCH] tide'
	} | classified series
	patch-classify table | digest-format --format=tsv >stdout
	[[ $(columns state replies) == $'discussed\t1' ]] || fail "$(<stdout)"
}

@test "parts of a series that a list has wrapped are one series" {
	{
		printf 'Two steps.\n' | wrapped o0@example.org i0@example.org '[PATCH 0/2] tide'
		printf 'One.\n---\n%s\n' "$DIFF" | wrapped o1@example.org i1@example.org '[PATCH 1/2] tide: One' \
			'In-Reply-To: <i0@example.org>' 'References: <i0@example.org>'
		printf 'Two.\n---\n%s\n' "$DIFF" | wrapped o2@example.org i2@example.org '[PATCH 2/2] tide: Two' \
			'In-Reply-To: <i0@example.org>' 'References: <i0@example.org>'
		printf 'Hello.\n' | wrapped o3@example.org i3@example.org 'a question'
	} | classified kind part series
	got $'cover\t0\to0@example.org\npatch\t1\to0@example.org\npatch\t2\to0@example.org\nother\t\t'
}

@test "a wrapped message is the same as its copy on another list" {
	{
		printf 'Hello.\n' | wrapped out@example.org in@example.org 'a question'
		mail 'a question' | sed 's/^Message-ID.*/Message-ID: <in@example.org>\nList-Id: <ebb.lists.example.org>/'
		printf 'Hello.\n\n'
	} >mbox
	mbox-split mbox | patch-classify --unique >stdout
	[[ $(grep -c '^other' stdout) == 1 ]] || fail "$(<stdout)"
	grep -qx $'in@example.org\tebb.lists.example.org' stdout || fail "$(<stdout)"
}

@test "mail that somebody forwards on a list that rewrites senders is not taken for wrapped" {
	{
		printf 'From tide@lists.example.org Mon Mar  3 10:00:00 2025\nFrom: Ada Ferry via tide <tide@lists.example.org>\n'
		printf 'Reply-To: Ada Ferry <ada@example.org>\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nSubject: Fwd: tide\nMessage-ID: <out@example.org>\n'
		printf 'List-Id: <tide.lists.example.org>\nContent-Type: multipart/mixed; boundary=w\n\n--w\n\nSee below.\n\n'
		printf -- '--w\nContent-Type: message/rfc822\n\nFrom: Bo Li <bo@example.org>\nMessage-ID: <in@example.org>\n\nHello.\n\n--w--\n\n'
	} | classified from_addr from_source references body
	got $'ada@example.org\treply-to\t\tSee below.\\nHello.\\n'
	like_python
}

# renamed NUMBER SUBJECT [FIELD]... prints the start of a mail of Mira's that her server has given the
# id NUMBER@example.net.
renamed() {
	printf 'From mira@example.org Mon Mar  3 10:00:00 2025\nFrom: Mira Holt <mira@example.org>\n'
	printf 'Date: Mon, 3 Mar 2025 10:00:00 +0000\nMessage-ID: <%s@example.net>\nSubject: %s\n' "$1" "$2"
	printf 'X-Microsoft-Original-Message-ID:\n <%s@example.org>\n' "$1"
	shift 2
	[[ $# == 0 ]] || printf '%s\n' "$@"
	printf '\n'
}

# part NUMBER: a part of Mira's series.
part() {
	renamed "$1" "[PATCH $1/2] tide: Part $1" 'In-Reply-To: <0@example.org>' 'References: <0@example.org>'
	printf 'Why.\n---\n%s\n\n' "$DIFF"
}

@test "a series to which the sender's server has given other ids is one, and answered under both" {
	{
		renamed 0 '[PATCH 0/2] tide'
		printf 'Two steps.\n\n'
		part 1
		part 2
		answer 0@example.net 'Why?'
		answer 1@example.org 'Well.'
	} | classified kind part message_id references series thread delay
	got $'cover\t0\t0@example.net\t0@example.net 0@example.org\t0@example.net\t0@example.net\t
patch\t1\t1@example.net\t0@example.org 1@example.net 1@example.org\t0@example.net\t0@example.net\t0
patch\t2\t2@example.net\t0@example.org 2@example.net 2@example.org\t0@example.net\t0@example.net\t0
reply\t\t1@example.org\t0@example.net\t0@example.net\t0@example.net\t0
reply\t\t2@example.org\t1@example.org\t0@example.net\t0@example.net\t0'
	patch-classify table | digest-format --format=tsv >stdout
	[[ $(columns state seen total replies) == $'new\t2\t2\t2' ]] || fail "$(<stdout)"
}

@test "parts that stand before a cover with two ids are of its series" {
	{
		part 1
		renamed 0 '[PATCH 0/2] tide'
		printf 'Two steps.\n\n'
		part 2
	} | classified kind part series
	got $'patch\t1\t0@example.org\ncover\t0\t0@example.org\npatch\t2\t0@example.org'
}
