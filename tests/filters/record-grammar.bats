#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# The grammar of mail-record(5): no text of a mail is read as a header line, in any table, cut,
# joined or without header lines.
load helper

columns='kind date from_name from_addr from_source subject message_id in_reply_to references list
	source version part total flags tags title author_name author_addr series files insertions
	deletions trailers why body by count key crosspost commit message_ids patch_id paths lines
	commit_date commit_why thread delay url tag result zone arrival context person org subsystem key2 gave size attachments'

# mail FIELDS...: a message of an mbox with these header fields.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'
	printf '%s\n' 'Date: Mon, 3 Mar 2025 09:02:11 +0000' "$@" ''
}

# Mails that have names of columns wherever they can; each id on two lists, and in two mails.
name_mails() {
	local name next=body copy
	for name in $columns; do
		for copy in 1 2; do
			mail "From: $name <$next>" "Subject: $name" "Message-ID: <$name>" \
				"In-Reply-To: <$next>" "List-Id: <$([[ $copy = 1 ]] && echo one || echo "$next")>"
			printf '%s\n\n' "$next"
		done
		mail "From: $name <$name>" "Subject: [PATCH $name] $next" "Message-ID: <$next>" \
			"References: <$name>" "List-Id: <$name>"
		printf 'From: %s <%s>\n\n%s\n' "$next" "$name" "$name"
		printf 'diff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\n\n'
		next=$name
	done
}

@test "a cross-post whose id and list are names of columns leaves a digest" {
	{
		mail 'From: A <a@example.org>' 'Message-ID: <subject>' 'List-Id: <one>' 'Subject: x'
		printf 'text\n\n'
		mail 'From: A <a@example.org>' 'Message-ID: <subject>' 'List-Id: <date>' 'Subject: x'
		printf 'text\n\n'
		mail 'From: C <c@example.org>' 'Message-ID: <c@example.org>' 'Subject: [PATCH] real'
		printf 'diff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\n'
	} >mbox
	for format in text classic html markdown tsv; do
		expect 0 '' list-digest --format="$format" mbox
		grep -q real stdout
	done
	expect 0 '' eval 'mbox-split mbox | patch-classify --unique | author-rank --by=list --format=uniq'
	expect 0 '' eval 'mbox-split mbox | patch-classify --unique | tail -n 1'
	prints $'\\x73ubject\t\\x64ate'
}

@test "values that are names of columns come out of every table as what they are" {
	name_mails >mbox
	n=$(grep -c ^From\  mbox)
	mbox-split mbox >mail.tsv
	patch-classify --unique mail.tsv >patch.tsv
	[[ $(wc -l <mail.tsv) -eq $((n + 1)) ]]
	# the other programs read as many records as were written
	expect 0 '' author-rank --by=sender --all --kind=mail --format=uniq mail.tsv
	[[ $(awk '{ n += $1 } END { print n }' stdout) -eq $n ]]
	expect 0 '' author-rank --by=list --kind=mail --format=tsv mail.tsv
	cp stdout ranks.tsv
	expect 0 '' author-rank --merge --by=list ranks.tsv ranks.tsv
	[[ $(wc -l <stdout) -eq $(wc -l <ranks.tsv) ]]
	expect 0 '' eval 'author-rank --tee patch.tsv | digest-format --format=html'
	# no field but a header line's is a name of a column
	for name in $columns; do
		cut -f 3,4,6-10,12-24,27-31 mail.tsv patch.tsv |
			awk -F '\t' -v name="$name" '
				$1 ~ /^from_name$/ && $2 ~ /^from_addr$/ || NF == 2 && /crosspost/ { next }
				{ for (i = 1; i <= NF; i++) if ($i == name) { print; exit 1 } }' ||
			fail "$name stands as it is"
	done
}

@test "records that were cut, joined, or have no header lines are the same records" {
	name_mails >mbox
	mbox-split mbox >mail.tsv
	n=$(($(wc -l <mail.tsv) - 1))
	for fields in 10 3,4 4,10 3,4,10 3-10 1-11; do
		cut -f "$fields" mail.tsv >cut.tsv
		by=sender
		[[ $fields = 10 ]] && by=list
		[[ $fields = *3* || $fields = 1-11 ]] || by=list
		expect 0 '' author-rank --by="$by" --all --format=uniq cut.tsv cut.tsv
		[[ $(awk '{ n += $1 } END { print n }' stdout) -eq $((2 * n)) ]] || fail "$fields" "$output"
		expect 0 '' eval "cat cut.tsv cut.tsv | author-rank --by=$by --all --format=uniq"
		[[ $(awk '{ n += $1 } END { print n }' stdout) -eq $((2 * n)) ]] || fail "$fields" "$output"
	done
	# mail, patches, cross-posts and ranks in one stream
	{
		mbox-split --no-header mbox
		mbox-split mbox | patch-classify --unique --no-header
	} >headerless
	expect 0 '' author-rank --by=list --kind=mail headerless
	expect 0 '' eval 'mbox-split mbox | patch-classify --unique --no-header |
		author-rank --tee --no-header | digest-format --format=tsv'
}

@test "a reader gives back the text of such values" {
	mail 'From: list <key>' 'Subject: Re: [PATCH] subject' 'Message-ID: <title>' >mbox
	expect 0 '' eval 'mbox-split mbox | patch-classify | cut -f 3,4,7,17'
	prints $'from_name\tfrom_addr\tmessage_id\ttitle\n\\x6cist\t\\x6bey\t\\x74itle\t\\x73ubject'
	expect 0 '' eval 'mbox-split mbox | author-rank --by=sender --format=uniq'
	prints '      1 list <key>'
	expect 0 '' eval 'mbox-split mbox | patch-classify |
		author-rank --kind=reply --by=sender --tee | digest-format --format=html'
	grep -q 'list' stdout
	run ! grep -F '\x' stdout
	# a text that only looks like the escape stays
	mail 'From: A <a@example.org>' 'Subject: \x73ubject' 'Message-ID: <1@example.org>' >mbox
	expect 0 '' eval 'mbox-split mbox | cut -f 6'
	prints $'subject\n\\\\x73ubject'
}
