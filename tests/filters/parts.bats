#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What of a mail is its text, and whose: footers of lists, attached and enclosed patches, parts of odd
# types, messages that a list has wrapped, in-body headers and scissors.

load helper

DIFF='diff --git a/tide.c b/tide.c
index 1111111..2222222 100644
--- a/tide.c
+++ b/tide.c
@@ -1,2 +1,2 @@
-int ebb;
+int flood;
 int slack;'

# mail SUBJECT [FIELD]... prints the start of a message of an mbox, to be followed by its text.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Mira Holt <mira@example.org>\n'
	printf 'Date: Mon, 3 Mar 2025 10:00:00 +0000\nMessage-ID: <%s@example.org>\n' "$((id += 1))"
	[[ -z $1 ]] || printf 'Subject: %s\n' "$1"
	shift
	[[ $# == 0 ]] || printf '%s\n' "$@"
	printf '\n'
}

# classified NAME...: leaves those columns of the messages on standard input in the file got. Every
# way to read them must give the same.
classified() {
	cat >one
	expect 0 '' mbox-split one
	mv stdout table
	mbox-split --via=gmime one | same table - || return
	mbox-split --bodies=outline one | patch-classify >stdout
	columns "$@" >outline
	expect 0 '' patch-classify table
	columns "$@" >got
	same got outline
}

# texts: the same of the column body, which has \n for line ends.
texts() {
	cat >one
	expect 0 '' mbox-split one
	mbox-split --via=gmime one | same stdout - || return
	columns body >got
}

# got TEXT: that is what the file got must hold.
got() {
	diff -u --label expected --label got <(printf '%s\n' "$1") got >&2
}

@test "a list's footer goes from where it stands, and nothing behind it" {
	local footer
	for footer in \
		$'_______________________________________________\nTide mailing list\ntide@lists.example.org\nhttps://lists.example.org/mailman/listinfo/tide' \
		$'--\nTo unsubscribe from this list: send the line "unsubscribe tide" in\nthe body of a message to majordomo@lists.example.org' \
		$'--\ntide mailing list\ntide@lists.example.org\nhttps://lists.example.org/listinfo/tide' \
		$'-- \nMailing list info: https://lists.example.org/listinfo/tide' \
		$'---------------------------------------------------------------------\nTo unsubscribe, e-mail: tide-unsubscribe@example.org\nFor additional commands, e-mail: tide-help@example.org' \
		$'-- \nYou received this message because you are subscribed to the Google Groups "tide" group.\nTo unsubscribe from this group and stop receiving emails from it, send an email to tide+unsubscribe@googlegroups.com.' \
		$'-=-=-=-=-=-=-=-=-=-=-=-\nGroups.io Links: You receive all messages sent to this group.\nUnsubscribe: https://tide.groups.io/g/tide/unsub\n-=-=-=-=-=-=-=-=-=-=-=-'; do
		{
			mail 'Re: tide'
			printf 'Keep this.\n\n%s\n\n' "$footer"
			mail 'Re: tide'
			printf 'Keep this.\n%s\n-- \nMira\n\n' "$footer"
			mail 'Re: tide'
			printf 'On Monday somebody wrote:\n%s\n' "$footer" | sed 's/^/> /'
			printf 'Why?\n\n'
		} | texts
		[[ $(sed -n 1,2p got) == 'Keep this.\n'$'\n''Keep this.\n-- \nMira\n' ]] || fail "$(<got)"
		[[ $(sed -n 3p got) == '> On Monday'*'\n> '*'\nWhy?\n' ]] || fail "$(<got)"
		{
			mail '[PATCH] tide: Rename the variable'
			printf 'Use the new one.\n\nSigned-off-by: Mira Holt <mira@example.org>\n---\n%s\n\n%s\n\n' \
				"$footer" "$DIFF"
		} | classified kind files insertions deletions body
		got $'patch\t1\t1\t1\tUse the new one.\\n\\nSigned-off-by: Mira Holt <mira@example.org>\\n---\\n\\n'
	done
}

@test "a person's signature, and prose that looks like a footer, stay" {
	local text
	for text in $'Yes.\n-- \nMira Holt, owner of the mailing list' $'Yes.\n-- \nMira\nhttps://example.org/' \
		$'Yes.\n__________\n10 Downing Street' $'Yes.\n---\nTo unsubscribe a handler, call it.' \
		$'You received this message because I like you.' $'Yes.\n--\nMira\ntide mailing list'; do
		{
			mail 'Re: tide'
			printf '%s\n\n' "$text"
		} | texts
		[[ $(<got) == "${text//$'\n'/\\n}\\n" ]] || fail "$(<got)"
	done
}

@test "text that is declared UTF-8 and is none is windows-1252" {
	{
		mail x 'Content-Type: text/plain; charset=utf-8'
		printf 'Fr\366hlich \223 \n\n'
		mail x 'Content-Type: text/plain; charset="UTF8"' 'Content-Transfer-Encoding: quoted-printable'
		printf 'Fr=F6hlich\n\n'
		mail '=?utf-8?q?Fr=F6hlich?=' 'Content-Type: text/plain; charset=utf-8'
		printf 'Fr\303\266hlich \366\n\n'
	} | texts
	got 'Fröhlich “ \n
Fröhlich\n
Fröhlich �\n'
	[[ $(mbox-split one | cut -f 6 | tail -n 1) == Fröhlich ]]
}

@test "the Subject in a patch's text counts if the header's does not say patch" {
	local header subject from rest
	# header | in-body Subject | kind version part total title
	while IFS='|' read -r header subject rest; do
		for from in '' $'From: Bo Li <bo@example.org>\n' $'\n\nDate: today\nFrom: Bo Li <bo@example.org>\n'; do
			{
				mail "$header"
				printf '%bSubject: %b\n\nUse it.\n\nSigned-off-by: Bo <bo@example.org>\n---\n%s\n\n' \
					"$from" "$subject" "$DIFF"
			} | classified kind version part total title body
			[[ $(<got) == "${rest//|/$'\t'}"$'\t''\nUse it.\n'* ]] || fail "$header, $subject: $(<got)"
		done
	done <<'END'
|[PATCH v2 1/3] x: use new|patch|2|1|3|x: use new
|[PATCH] x: use\n new|patch|1|||x: use new
|[RFC PATCH 2/2]=?utf-8?q?_x=3A_=C3=BCse?=|patch|1|2|2|x: üse
|x: use new|patch|1|||x: use new
please apply|[PATCH 3/4] x: use new|patch|1|3|4|x: use new
please apply|x: use new|patch|1|||x: use new
[PATCH v3] y|[PATCH 1/2] x: use new|patch|3|||y
END
}

@test "the Subject in the text of a reply, a note or prose is not the mail's" {
	{
		mail 'Re: please apply'
		printf 'From: Bo Li <bo@example.org>\nSubject: [PATCH] x\n\nNo.\n\n'
		mail 'Patch "x: use new" has been added to the 6.1-stable tree'
		printf 'From: Bo Li <bo@example.org>\nSubject: [PATCH] x\n\n%s\n\n' "$DIFF"
		mail 'dinner'
		printf 'Subject: to change, we meet at eight.\n\n'
	} | classified kind title
	got $'reply\tplease apply
applied\tPatch "x: use new" has been added to the 6.1-stable tree
other\tdinner'
}

@test "a cover without a Subject in its header has the one in its text" {
	{
		mail ''
		printf 'Subject: [PATCH 0/3] x: rework\n\nThree steps.\n\n x.c | 1 +\n 1 file changed, 1 insertion(+)\n\n'
	} | classified kind part total title body
	got $'cover\t0\t3\tx: rework\t\\nThree steps.\\n\\n x.c | 1 +\\n 1 file changed, 1 insertion(+)\\n' ||
		got $'cover\t0\t3\tx: rework\t\\nThree steps.\\n\\n x.c | 1 +\\n 1 file changed, 1 insertion(+)\\n'
}

@test "scissors cut as git's do, and what is quoted does not" {
	local rule
	for rule in '-- >8 --' '---8<---' '--- cut here --- 8< ---' 'cut here ---->8----' '>8--------' \
		'# ------------------------ >8 ------------------------' '%<--------' '- - 8< - -'; do
		{
			mail '[PATCH] chat'
			printf 'From: Ada Ferry <ada@example.org>\n\nHow about this?\n\n%s\nFrom: Bo Li <bo@example.org>\n' "$rule"
			printf '\nUse it.\n\nSigned-off-by: Bo Li <bo@example.org>\n---\n%s\n\n' "$DIFF"
		} | classified author_name trailers
		got $'Bo Li\tSigned-off-by: Bo Li <bo@example.org>'
	done
	for rule in '> -- >8 --' '--8<--' '---- cut ----' '--- 8> ---'; do
		{
			mail '[PATCH] chat'
			printf 'How about this?\n\n%s\nFrom: Bo Li <bo@example.org>\n\nUse it.\n---\n%s\n\n' "$rule" "$DIFF"
		} | classified author_name
		got 'Mira Holt'
	done
}
