#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# mbox-split --with: columns for header fields, zone and arrival; and what the other filters make of
# them.
load helper
load inbox

# A mail with the fields of standard input, of which a blank stands for a TAB.
mail() {
	printf 'From: Ann Bee <ann@example.org>\nDate: Mon, 3 Mar 2025 09:02:11 +0100\n'
	printf 'Message-ID: <%s@example.org>\n' "$1"
	cat
	printf '\nText.\n---\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n x\n+y\n'
}

# A mbox of two mails.
write_mbox() {
	{
		printf 'From a@example.org Mon Mar  3 08:03:00 2025\n'
		mail 1 <<'END'
Subject: [PATCH] tide: Turn
To: "Holt, Mira" <mira@example.org>, lists:
	kvm@example.org, =?utf-8?q?J=C3=B8?= <jo@example.org>;
Cc: rook@example.org (Sanjiv Rook)
CC: ann@example.org
X-Spam-Score: 1.0
User-Agent: =?utf-8?q?H=C3=BCgel?= 2
Received: from a by b; Mon, 3 Mar 2025 09:05:00 +0100
Received: from c by a; Mon, 3 Mar 2025 09:04:00 +0100
END
		printf '\nFrom a@example.org Mon Mar  3 08:03:00 2025\n'
		mail 2 <<'END'
Subject: Re: [PATCH] tide: Turn
In-Reply-To: <1@example.org>
To: undisclosed-recipients:;
END
	} >in.mbox
}

# columns NAME...: these columns of the table on standard input, as they stand.
columns() {
	awk -F '\t' -v wanted="$*" '
		NR == 1 { n = split(wanted, name, " "); for (i = 1; i <= NF; i++) at[$i] = i }
		{ for (i = 1; i <= n; i++) printf "%s%s", $at[name[i]], (i < n ? "|" : "\n") }'
}

@test "addresses come one a line, text unfolded, several fields of a name in order" {
	write_mbox
	expect 0 '' mbox-split --with=To,CC,user-agent,x_spam-score,reply-to in.mbox
	columns to cc user_agent x_spam_score reply_to <stdout >got
	cat >want <<'END'
to|cc|user_agent|x_spam_score|reply_to
Holt, Mira <mira@example.org>\n<kvm@example.org>\nJø <jo@example.org>|Sanjiv Rook <rook@example.org>\n<ann@example.org>|Hügel 2|1.0|
||||
END
	same want got
}

@test "zone and arrival" {
	write_mbox
	expect 0 '' mbox-split --with=zone,arrival in.mbox
	columns zone arrival <stdout >got
	cat >want <<'END'
zone|arrival
+0100|2025-03-03T08:05:00Z
+0100|2025-03-03T08:03:00Z
END
	same want got
}

# attached NAME...: a mail with files of these names; of those with a slash the text is that of a type.
attached() {
	printf 'From: Ann Bee <ann@example.org>\nMessage-ID: <%s@example.org>\nSubject: Turn\n' "$#"
	printf 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText.\n'
	local name
	for name; do
		printf -- '--b\nContent-Disposition: attachment; filename="%s"\n\n%s\n' "$name" "$name"
	done
	printf -- '--b--\n'
}

@test "size and attachments" {
	local n via
	mkdir box
	attached >box/1
	attached a.txt >box/2
	attached kind '=?utf-8?q?fl=C3=BC_gel=2Etxt?=' '' c/d.txt >box/3
	expect 0 '' mbox-split --with=size,attachments box
	columns size attachments <stdout >got
	cat >want <<END
size|attachments
$(wc -c <box/1 | tr -d ' ')|
$(wc -c <box/2 | tr -d ' ')|a.txt
$(wc -c <box/3 | tr -d ' ')|kind\nflü gel.txt\n(unnamed)\nc/d.txt
END
	same want got
	# the same in an mbox, by whatever way it is read, and in an inbox
	for n in 1 2 3; do
		printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n' && cat box/$n && echo
	done >box.mbox
	for via in '' --via=gmime; do
		expect 0 '' mbox-split ${via:+"$via"} --with=size,attachments box.mbox
		columns size attachments <stdout >got
		same want got
	done
	arrive inbox a
	expect 0 '' eval 'inbox-cat -C inbox | mbox-split --with=size'
	[[ $(columns size <stdout | tail -n 1) == "$(git -C inbox cat-file -s master:m)" ]]
}

@test "size and attachments of real mail are those that Python finds" {
	need_shared corpus/linux-hwmon-2025q2.mbox.gz
	need python3
	gzip -dc "$TEST_SHARED/corpus/linux-hwmon-2025q2.mbox.gz" >list.mbox
	mbox-split --input=mboxrd --bodies=none --with=size,attachments list.mbox >mail.tsv
	python3 -c 'if True:
		import email, re
		def names(part, is_body):
			parts = part.get_payload() if part.is_multipart() else []
			if part.get_content_type() == "multipart/signed":
				del parts[1:]
			if parts:
				return [name for inner in parts for name in names(inner, False)]
			if is_body or not (part.get_filename() or part.get_content_disposition() == "attachment"):
				return []
			return [part.get_filename() or "(unnamed)"]
		raw = open("list.mbox", "rb").read()
		for piece in re.split(rb"(?m)^From [^\n]*\n", raw)[1:]:
			piece = re.sub(rb"(?m)^>(>*From )", rb"\1", re.sub(rb"\n\n\Z", b"\n", piece))
			mail = email.message_from_bytes(piece)
			print(len(piece), "\\n".join(names(mail, True)), sep="|")' >want
	columns size attachments <mail.tsv | sed 1d >got
	same want got
}

@test "the columns stand behind all others, and without them nothing changes" {
	write_mbox
	mbox-split in.mbox >plain
	expect 0 '' mbox-split --with=to --with=zone in.mbox
	cut -f 1-12 stdout >first
	same plain first
	[[ $(head -n 1 stdout | cut -f 13-) == $'to\tzone' ]]
}

@test "it works with threads, without bodies, and in whatever order mail is read" {
	awk 'BEGIN {
		for (i = 1; i <= 3000; i++) {
			print "From a@example.org Mon Mar  3 08:03:00 2025"
			print "From: Ann Bee <ann@example.org>\nDate: Mon, 3 Mar 2025 09:02:11 +0100"
			print "Message-ID: <" i "@example.org>\nTo: Number " i " <n" i "@example.org>\n"
			for (line = 0; line < 9; line++)
				print "A line of text to make the mail longer, so that threads start."
			print ""
		}
	}' >many.mbox
	expect 0 '' mbox-split --threads=1 --with=to,zone many.mbox
	mv stdout one
	expect 0 '' mbox-split --threads=4 --with=to,zone many.mbox
	same one
	[[ $(columns to message_id <one | sed 1d | awk -F '[ @|]' '"n" $2 == substr($3, 2) && $2 == $5' | wc -l) == 3000 ]]
	expect 0 '' mbox-split --bodies=none --with=to many.mbox
	[[ $(cut -f 13 stdout | grep -c '^Number') == 3000 ]]
	expect 0 '' mbox-split --bodies=outline --with=to many.mbox
	[[ $(cut -f 13 stdout | grep -c '^Number') == 3000 ]]
}

@test "names that cannot be columns, or are others', are refused in one line" {
	while IFS='|' read -r list message; do
		expect 2 "mbox-split: --with: $message*; try 'mbox-split --help'" \
			mbox-split --with="$list" "$TEST_DATA/sample.mbox"
		[[ ! -s stdout && $(wc -l <"$BATS_TEST_TMPDIR/stderr") == 1 ]]
	done <<'END'
|a name is missing
to,,cc|a name is missing
to,|a name is missing
to cc|not a header field whose name can be a column's: 'to cc'
X.Y|not a header field whose name can be a column's: 'X.Y'
1st|not a header field whose name can be a column's: '1st'
to,To|this column comes twice: 'To'
reply-to,Reply_To|this column comes twice: 'Reply_To'
subject|the table has this column already: 'subject'
In-Reply-To|the table has this column already: 'In-Reply-To'
lines|mail-record(5) has another column of this name: 'lines'
a,b,c,d,e,f,g,h,i,j,k,l|more than 11 header fields
END
}

@test "a value that is the name of a column is no header line" {
	printf 'X-A: subject\nX-B: kind\n' | mail 1 >mail.eml
	expect 0 '' mbox-split --with=x-a,x-b mail.eml
	[[ $(columns x_a x_b <stdout | sed 1d) == '\x73ubject|\x6bind' ]]
	expect 0 '' patch-classify <(mbox-split --with=x-a,x-b mail.eml)
	[[ $(columns x_a x_b <stdout | sed 1d) == '\x73ubject|\x6bind' ]]
}

@test "of a mail that the list has wrapped the fields are the inner ones, and the list's where it has none" {
	cat >wrapped.eml <<'END'
From: Ann Bee via Tides <tides@lists.example.org>
To: tides@lists.example.org
List-Id: <tides.lists.example.org>
List-Archive: <https://lists.example.org/tides>
Date: Mon, 3 Mar 2025 09:02:11 +0100
Message-ID: <outer@lists.example.org>
Subject: Tide tables
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

The message below was wrapped because of DMARC.
--b
Content-Type: message/rfc822

From: Ann Bee <ann@example.org>
To: Tides <tides@lists.example.org>
Cc: ben@example.org
Date: Mon, 3 Mar 2025 09:02:11 +0100
Message-ID: <inner@example.org>
Subject: Tide tables

Text.
--b--
END
	expect 0 '' mbox-split --with=to,cc,from,list-archive,zone wrapped.eml
	columns from_source to cc from list_archive zone <stdout | sed 1d >got
	cat >want <<'END'
wrapped|Tides <tides@lists.example.org>|<ben@example.org>|Ann Bee <ann@example.org>|<https://lists.example.org/tides>|+0100
END
	same want got
}

@test "each filter carries the columns on" {
	write_mbox
	mbox-split --with=to,x-spam-score,zone in.mbox >mail.tsv
	expect 0 '' patch-classify mail.tsv
	[[ $(columns x_spam_score zone <stdout) == $'x_spam_score|zone\n1.0|+0100\n|+0100' ]]
	expect 0 '' patch-classify --with=patch_id mail.tsv
	[[ $(columns x_spam_score zone <stdout | sed -n 2p) == '1.0|+0100' ]]
	mv stdout patch.tsv
	expect 0 '' author-rank --tee patch.tsv
	[[ $(columns x_spam_score zone <stdout | sed -n 2p) == '1.0|+0100' ]]
	digest-format <stdout | grep 'tide: Turn'
}

@test "a delivery's record has them, whatever the file it is appended to has" {
	write_mbox
	sed 1d in.mbox | sed '/^From /,$d' >mail.eml
	expect 0 '' mbox-split --append=mail.tsv <mail.eml
	expect 0 '' mbox-split --append=mail.tsv --with=to,zone <mail.eml
	expect 0 '' mbox-split --append=mail.tsv --with=zone,to <mail.eml
	expect 0 '' mbox-split --append=mail.tsv <mail.eml
	expect 0 '' mbox-split --hook --with=zone <mail.eml
	cat stdout >>mail.tsv
	expect 0 '' patch-classify mail.tsv
	[[ $(grep -c 'PATCH. tide: Turn' stdout) == 5 ]]
	[[ $(awk -F '\t' '
		/^kind\t/ { delete at; for (i = 1; i <= NF; i++) at[$i] = i; next }
		"zone" in at { print $at["zone"] }' stdout | sort | uniq -c | tr -s ' ') == ' 3 +0100' ]]
	expect 75 "mbox-split: --with: the table has this*" mbox-split --append=mail.tsv --with=date <mail.eml
	expect 75 "mbox-split: --with: a name*" mbox-split --hook --with= <mail.eml
}

@test "folders and public-inboxes; arrival is the commit's date where there is no Received" {
	write_mbox
	mkdir -p maildir/cur maildir/new
	sed 1d in.mbox | sed '/^From /,$d' >maildir/cur/1:2,S
	expect 0 '' mbox-split --with=to,arrival maildir
	[[ $(columns to arrival <stdout | sed 1d) == 'Holt, Mira'*'|2025-03-03T08:05:00Z' ]]
	{
		printf 'To: ben@example.org\n' | mail 3 >one
		printf '%040d blob %d %040d 1741000000\n' 2 "$(wc -c <one)" 1
		cat one
		printf '\n'
	} >mails
	expect 0 '' mbox-split --input=batch --with=to,arrival mails
	[[ $(columns to arrival <stdout | sed 1d) == '<ben@example.org>|2025-03-03T11:06:40Z' ]]
}

@test "fields of many megabytes are cut, and said to be" {
	{
		printf 'To: '
		yes 'Somebody <s@example.org>,' | head -c 6000000 | tr '\n' ' '
		printf 'end@example.org\nX-Note: '
		yes word | head -c 6000000 | tr '\n' ' '
		printf '\n'
	} | mail 1 >big.eml
	expect 1 '*it grows too long*' mbox-split --bodies=none --with=to,x-note big.eml
	[[ $(wc -c <stdout) -lt 5000000 ]]
}
