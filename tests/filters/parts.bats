#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# What of a mail is its text, and whose: footers of lists, attached and enclosed patches, parts of odd
# types, in-body headers and scissors.

load helper
load parts

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
[PATCH]|[PATCH 1/2] x: use new|patch|1|1|2|x: use new
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
applied\tx: use new
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

@test "what a cover changes is in its diffstat, not in a diff that it shows" {
	local stat=$' sun.c  | 9 +++++++++\n tide.c | 2 +-\n 2 files changed, 10 insertions(+), 1 deletion(-)'
	for stat in "$stat" ''; do
		{
			mail '[PATCH v2 0/1] x'
			printf 'Hello.\n\nMira Holt (1):\n  x\n\n%s\n\nInterdiff against v1:\n%s\n\n' "$stat" "$DIFF"
		} | classified kind files insertions deletions paths
		[[ -z $stat ]] || got $'cover\t2\t10\t1\tsun.c\\ntide.c'
		[[ -n $stat ]] || got $'cover\t1\t1\t1\ttide.c'
		expect 0 '' patch-classify --with=patch_id,lines table
		columns patch_id lines >got
		[[ -z $stat ]] || got $'\t'
		[[ -n $stat ]] || grep -q '^[0-9a-f]\{40\}' got
	done
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

# patch_file prints a patch as git format-patch does.
patch_file() {
	printf 'From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n'
	mail_file
}

# mail_file prints it as a mail program saves it.
mail_file() {
	printf 'From: Bo Li <bo@example.org>\nDate: Sun, 2 Mar 2025 10:00:00 +0000\n'
	printf 'Subject: [PATCH v2] tide:\n =?utf-8?q?Nam=C3=A9?= it\n\n'
	printf 'Name it.\n\nSigned-off-by: Bo Li <bo@example.org>\n---\n tide.c | 2 +-\n'
	printf ' 1 file changed, 1 insertion(+), 1 deletion(-)\n\n%s\n-- \n2.40\n' "$DIFF"
}

# letter SUBJECT [FIELD]... prints a mail to which standard input is attached as a part of those fields.
letter() {
	mail "$1" 'MIME-Version: 1.0' 'Content-Type: multipart/mixed; boundary=b'
	shift
	printf -- '--b\nContent-Type: text/plain\n\nPlease see the patch.\n\n--b\n'
	printf '%s\n' "$@"
	printf '\n'
	cat
	printf '\n--b--\n\n'
}

@test "an attached patch is read whatever its name and type, and by whom it is" {
	local type file
	for file in patch_file mail_file; do
		for type in 'application/octet-stream; name="0001.PATCH"' 'application/octet-stream' \
			'application/mbox; name=series.mbox' 'application/x-git-patch' 'text/x-vhdl; name=a.diff' \
			'text/plain; name="0001.patch.txt"' 'application/x-patch' 'text/x-diff' \
			'application/octet-stream; name="=?utf-8?B?MDAwMS10w69kZS5wYXRjaA==?="' 'image/x-unknown'; do
			{
				$file | letter '[PATCH] tide' "Content-Type: $type" 'Content-Disposition: attachment'
				$file | base64 | letter '[PATCH] tide' "Content-Type: $type" \
					'Content-Disposition: attachment; filename=no-ext' 'Content-Transfer-Encoding: base64'
				$file | letter 'please apply' "Content-Type: $type" 'Content-Disposition: inline; filename=x.patch'
			} | classified kind flags version title author_name files insertions deletions trailers
			got $'patch\t\t1\ttide\tBo Li\t1\t1\t1\tSigned-off-by: Bo Li <bo@example.org>
patch\t\t1\ttide\tBo Li\t1\t1\t1\tSigned-off-by: Bo Li <bo@example.org>
patch\t\t2\ttide: Namé it\tBo Li\t1\t1\t1\tSigned-off-by: Bo Li <bo@example.org>' || fail "$file, $type"
			like_python
		done
	done
	like_python
}

@test "an attached message with a diff is a patch, another one is not read" {
	{
		mail_file | letter '[PATCH] tide' 'Content-Type: message/rfc822' 'Content-Disposition: attachment; filename=0001.eml'
		mail_file | letter 'please apply' 'Content-Type: message/rfc822'
		mail_file | sed '/^diff/,$d' | letter 'please apply' 'Content-Type: message/rfc822' 'Content-Disposition: attachment'
		mail_file | letter 'Re: please apply' 'Content-Type: message/rfc822' 'Content-Disposition: attachment'
	} | classified kind title author_addr files trailers
	got $'patch\ttide\tbo@example.org\t1\tSigned-off-by: Bo Li <bo@example.org>
patch\ttide: Namé it\tbo@example.org\t1\tSigned-off-by: Bo Li <bo@example.org>
other\tplease apply\tmira@example.org\t\t
reply\tplease apply\tmira@example.org\t1\tSigned-off-by: Bo Li <bo@example.org>'
	like_python
}

@test "several attached patches count together, and the first names the author" {
	{
		mail '[PATCH] tide' 'Content-Type: multipart/mixed; boundary=b'
		printf -- '--b\n\nTwo.\n--b\nContent-Type: application/octet-stream\n\n'
		patch_file
		printf -- '--b\nContent-Type: message/rfc822\n\n'
		mail_file | sed 's/Bo Li/Cy Po/; s/tide.c/ebb.c/'
		printf -- '--b--\n\n'
	} | classified author_name files insertions deletions
	got $'Bo Li\t2\t2\t2'
	like_python
}

@test "what is all there is to read is the text, and what is no text is not" {
	local field
	for field in 'Content-Type: text/plain; name=note.txt' 'Content-Type: application/octet-stream; x-default=true' \
		'Content-Type: application/octet-stream; name=note.c' 'Content-Type: text/x-csrc' 'Content-Type: plain/text'; do
		{
			mail x 'Content-Type: multipart/mixed; boundary=b'
			printf -- '--b\n%s\nContent-Disposition: attachment\n\nThe text.\n--b--\n\n' "$field"
			mail x 'Content-Type: multipart/mixed; boundary=b'
			printf -- '--b\n%s\n\nThe text.\n--b\n\n--\ntide mailing list\ntide@lists.example.org\n--b--\n\n' "$field"
			mail x "$field"
			printf 'The text.\n\n'
		} | texts
		got $'The text.\\n\nThe text.\\n\nThe text.\\n' || fail "$field"
	done
	{
		mail x 'Content-Type: multipart/mixed; boundary=b'
		printf -- '--b\nContent-Type: application/octet-stream\n\nPK\003\004\n--b--\n\n'
		mail x 'Content-Type: multipart/mixed; boundary=b'
		printf -- '--b\n\nText\n--b\nContent-Type: application/octet-stream; name=note.c\n\nint x;\n--b--\n\n'
	} | texts
	got $'\nText\\n'
	like_python
}

@test "the blank line that a part lacks is forgiven" {
	{
		mail x 'Content-Type: multipart/mixed; boundary="B"'
		printf -- '--B\nContent-Type: text/plain\nThe text starts here.\n\nMore.\n--B--\n\n'
		mail x 'Content-Type: multipart/mixed; boundary="B"'
		printf -- '--B\nThe text starts here.\n\nMore.\n--B--\n\n'
		mail x 'Content-Type: multipart/mixed; boundary="B"'
		printf -- '--B\nContent-Type: text/plain;\n charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n'
		printf 'The text =\nstarts here.\n\nMore.\n--B--\n\n'
	} | texts
	got $'The text starts here.\\n\\nMore.\\n\nThe text starts here.\\n\\nMore.\\n\nThe text starts here.\\n\\nMore.\\n'
	like_python
}

# posted SUBJECT TEXT prints a patch with that at its beginning, in an mboxrd.
posted() {
	mail "$1" 'Content-Type: text/plain; charset=utf-8' | sed '1s/.*/From mboxrd@z Thu Jan  1 00:00:00 1970/'
	printf '%b\nUse it.\n\nSigned-off-by: Bo <bo@example.org>\n---\n%s\n\n' "$2" "$DIFF"
}

@test "git mailinfo reads the same in-body headers, and cuts at the same scissors" {
	command -v python3 >/dev/null || skip 'no python3'
	local subject text count=0
	while IFS='|' read -r subject text; do
		posted "$subject" "$text" >>mbox
		count=$((count + 1))
	done <<'END'
[PATCH] tide: x|
[PATCH] tide: x|From: Bo Li <bo@example.org>\n
[PATCH] tide: x|\n\n\nFrom: Bo Li <bo@example.org>\nDate: Sun, 2 Mar 2025 10:00:00 +0000\n
[PATCH] tide: x|From: =?utf-8?q?Bo_L=C3=AD?= <bo@example.org>\nSubject: [PATCH] tide: x\n
[PATCH] tide: x|From: "Li, Bo" <bo@example.org>\n
[PATCH] tide: x|From: Bo\n Li <bo@example.org>\n
[PATCH] tide: x|from: Bo Li <bo@example.org>\nFrom: Cy Po <cy@example.org>\n
[PATCH] tide: x|Text.\n\nFrom: Bo Li <bo@example.org>\n
[PATCH] tide: x|Date: Sun, 2 Mar 2025 10:00:00 +0000\n
|Subject: [PATCH v2 1/3] tide: y\n
|From: Bo Li <bo@example.org>\nSubject: [PATCH] tide: a long\n title\n
|Subject: [RFC PATCH]\n\t=?utf-8?q?tide=3A_=C3=A4?=\n
|[PATCH] tide: y\n
please apply|From: Bo Li <bo@example.org>\nSubject: [PATCH 2/2] tide: y\n
please apply|Subject: tide: y\nSubject: tide: z\n
[PATCH] tide: x|How about this?\n-- >8 --\n
[PATCH] tide: x|From: Cy Po <cy@example.org>\n\nChat.\n--- cut here --- 8< ---\nFrom: Bo Li <bo@example.org>\n
[PATCH] tide: x|Chat.\n# ------------------------ >8 ------------------------\n\nFrom: Bo Li <bo@example.org>\n
[PATCH] tide: x|Chat.\n8<8<8<8<\nFrom: Bo Li <bo@example.org>\n
[PATCH] tide: x|Chat.\n-- 8< -- and so on and so on\nFrom: Bo Li <bo@example.org>\n
|Chat.\n---8<---\nFrom: Bo Li <bo@example.org>\nSubject: [PATCH] tide: y\n
END
	mbox-split mbox | patch-classify --match=patch >table
	python3 "$TEST_TOOLS/compare-mailinfo.py" 100 table >stdout || :
	grep -qx "$count compared, 0 different" stdout || fail "$(<stdout)"
}

@test "context diffs are counted, in an outline too" {
	{
		mail '[PATCH] x'
		printf 'Why.\n\n*** x.c.orig\tThu Jan  1 00:00:00 2009\n--- x.c\tThu Jan  2 00:00:00 2009\n'
		printf '%s\n' '***************' '*** 10,12 ****' '--- 10,13 ----' '  a' '+ new' '  b' '  c' \
			'***************' '*** 30,33 ****' '  a' '! b' '- c' '  d' '--- 31,33 ----' '  a' '! B' '  d' \
			'Binary files y.orig and y differ' ''
	} | classified files insertions deletions paths
	got $'2\t2\t2\tx.c\\ny'
}

@test "a diff with an entry of a ChangeLog is a patch, in the text or attached, whatever its name" {
	local subject name why entry=$'2025-03-04  Mira Holt  <mira@example.org>\n\n\t* tide.c (ebb): Mend.'
	local part
	while IFS='|' read -r subject name why; do
		{
			for part in text/plain application/octet-stream text/x-csrc; do
				mail "$subject" 'Content-Type: multipart/mixed; boundary=b'
				printf -- '--b\n\nHello.\n\n%s\n--b\nContent-Type: %s; name="%s"\n' "$entry" "$part" "$name"
				printf 'Content-Disposition: attachment\n\n%s\n--b--\n\n' "$DIFF"
			done
			mail "$subject" 'Content-Type: multipart/mixed; boundary=b'
			printf -- '--b\n\nHello.\n--b\nContent-Type: text/plain; name="%s"\n' "$name"
			printf 'Content-Disposition: attachment\n\n%s\n\n%s\n--b--\n\n' "$entry" "$DIFF"
			mail "$subject"
			printf 'Hello.\n\n%s\n\n%s\n\n' "$entry" "$DIFF"
		} | classified kind why files insertions deletions
		[[ $(sort -u got) == "${why/ /$'\t'}"$'\t1\t1\t1' ]] || fail "$subject, $name: $(<got)"
	done <<'END'
[PATCH] Mend the ebb|p|patch patch-tag
Mend the ebb|p|patch changelog
Mend the ebb (PR 12)|cl.txt|patch changelog
[tide-www] Mend the ebb|fix-ebb|patch changelog
Re: the ebb|patch|reply prefix
[bug] the ebb|patch|other nothing
END
}

@test "a diff alone, or in a message that replies to one, makes no patch of an unmarked message" {
	local entry=$'2025-03-04  Mira Holt  <mira@example.org>\n\n\t* tide.c (ebb): Mend.'
	{
		mail 'It crashes'
		printf 'Hello.\n\n%s\n\n' "$DIFF"
		mail 'It crashes still' 'In-Reply-To: <0@example.org>'
		printf 'Hello.\n\n%s\n\n%s\n\n' "$entry" "$DIFF"
		mail 'Where is the ChangeLog?'
		printf 'Hello.\n\n%s\n\n' "$entry"
	} | classified kind why
	got $'other\tnothing\nreply\tin-reply-to\nother\tnothing'
}

@test "a patch that is signed within its text is read as it was before" {
	local text encoding
	text=$'From: Bo Li <bo@example.org>\n\nUse it.\n\nSigned-off-by: Bo Li <bo@example.org>\n---\n tide.c | 2 +-\n\n'
	text+="$DIFF"$'\n-- \n2.40\n'
	for encoding in 8bit quoted-printable; do
		{
			mail '[PATCH] tide: Use it'
			printf '%s\n' "$text"
			mail '[PATCH] tide: Use it' "Content-Transfer-Encoding: $encoding"
			printf -- '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n'
			printf '%s\n' "$text" | sed 's/^-/- -/'
			printf -- '-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\nxyzw\n-----END PGP SIGNATURE-----\n\n'
		} | classified kind author_name trailers files insertions deletions paths body
		[[ $(sort -u got | wc -l) == 1 ]] || fail "$(<got)"
		got=$(sed q got)
		[[ $got == $'patch\tBo Li\tSigned-off-by: Bo Li <bo@example.org>\t1\t1\t1\ttide.c\t\\nUse it.\\n'* ]] ||
			fail "$got"
	done
}

@test "a patch that was attached and taken out is one, and the note on it finds it" {
	{
		mail '[tide-devel] [PATCH 1/2] tide: Rename the variable'
		printf 'attached.\n-------------- next part --------------\nA non-text attachment was scrubbed...\n'
		printf 'Name: 0001-tide.patch\nType: text/x-diff\nSize: 12 bytes\nDesc: not available\n\n'
		mail 'Re: [tide-devel] [PATCH 1/2] tide: Rename the variable' 'In-Reply-To: <1@example.org>'
		printf 'Applied, thanks.\n\n'
		mail '[PATCH] tide: Pack' 'MIME-Version: 1.0' 'Content-Type: multipart/mixed; boundary=b'
		printf -- '--b\n\nattached.\n--b\nContent-Type: application/gzip; name="tide.patch.gz"\n'
		printf 'Content-Transfer-Encoding: base64\n\nH4sIAAAAAAAAAw==\n--b--\n\n'
	} | classified kind flags part series
	got $'patch\tnodiff\t1\t1@example.org
reply\tapplied re\t1\t1@example.org
patch\tnodiff\t\t3@example.org'
}

@test "several patches in one mail are all of its parts, under its own subject" {
	{
		mail 'Improving the tide'
		for n in 1 2; do
			printf 'From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n'
			printf 'From: Bo Reef <bo@example.org>\nSubject: [PATCH v3 %s/2] tide: Mend\n\n%s\n' "$n" "$DIFF"
		done
		echo
	} | sed 's/^From 0123/>&/' | classified kind version part total title files author_addr
	got $'patch\t3\t\t\tImproving the tide\t2\tbo@example.org'
}
