#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Tables that other programs have written or changed: line ends, columns of the user's own, columns
# that were cut, several tables in a stream.
load helper

# mail NUMBER SUBJECT [FIELD]...: a message of an mbox.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'
	printf '%s\n' "Date: Mon, 3 Mar 2025 09:0$1:11 +0000" "Message-ID: <m$1@example.org>" \
		"From: Mira Holt <mira@example.org>" "Subject: $2" "${@:3}" ''
	printf 'Text.\n\ndiff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\n\n'
}

write_tables() {
	{
		mail 1 '[PATCH] tide: one' 'List-Id: <one.example.org>'
		mail 1 '[PATCH] tide: one' 'List-Id: <two.example.org>'
		mail 2 '[PATCH v2] tide: two' 'List-Id: <one.example.org>'
	} >mbox
	mbox-split mbox >mail.tsv
	patch-classify --bodies=none mail.tsv >patch.tsv
	author-rank --by=author,month patch.tsv >rank.tsv
	list-stat patch.tsv >stat.tsv
}

# with_column NAME FILE: the table with one more column of this name.
with_column() {
	awk -v name="$1" '{ print $0 "\t" (NR == 1 ? name : "mine") }' "$2"
}

@test "lines may end in CR and LF, and a byte order mark may stand before them" {
	write_tables
	for table in mail patch rank stat; do
		{ printf '\xef\xbb\xbf' && sed 's/$/\r/' $table.tsv; } >$table.crlf
	done
	same <(patch-classify mail.tsv) <(patch-classify mail.crlf)
	same <(author-rank --by=author,result,month --all patch.tsv) \
		<(author-rank --by=author,result,month --all patch.crlf)
	same <(record-map --mailmap=/dev/null patch.tsv) <(record-map --mailmap=/dev/null patch.crlf)
	same <(digest-format patch.tsv) <(digest-format patch.crlf)
	same <(list-stat patch.tsv) <(list-stat patch.crlf)
	same <(mail-cat patch.tsv) <(mail-cat patch.crlf)
	same <(author-rank --merge rank.tsv) <(author-rank --merge rank.crlf)
	same <(list-stat --merge stat.tsv) <(list-stat --merge stat.crlf)
	same <(list-stat --compare=stat.tsv patch.tsv) <(list-stat --compare=stat.crlf patch.tsv)
	# after other columns were cut, too
	cut -f 1,2,15,18,19 patch.tsv | sed 's/$/\r/' >cut.tsv
	expect 0 '' author-rank --by=author --format=uniq cut.tsv
	prints '      3 Mira Holt <mira@example.org>'
}

@test "a header line with the same name twice is refused by its name" {
	write_tables
	with_column title patch.tsv >twice.tsv
	with_column mine patch.tsv >once.tsv
	with_column mine once.tsv >mine.tsv
	for program in author-rank 'author-rank --merge' list-stat digest-format mail-cat \
		'record-map --mailmap=/dev/null' 'commit-match --commits=/dev/null'; do
		# shellcheck disable=SC2086 # an option is a word of its own
		expect 2 "${program%% *}: twice.tsv:1: the header line has two columns of the name title" \
			$program twice.tsv
		# shellcheck disable=SC2086
		expect 2 "${program%% *}: mine.tsv:1: the header line has two columns of the name mine" \
			$program mine.tsv
	done
	# in mid-stream it is a line that is no record, as those below it are
	expect 1 'list-stat: -:5: the header line has two columns of the name title*' \
		eval 'cat patch.tsv twice.tsv | list-stat'
}

@test "a column of the user's own makes no second one of the same name" {
	write_tables
	for name in person org subsystem commit commit_date patch_id lines zone arrival percent move key2 mine; do
		with_column "$name" mail.tsv >named.tsv
		expect 0 '' patch-classify --with=patch_id,lines named.tsv
		same /dev/null <(head -n 1 stdout | tr '\t' '\n' | sort | uniq -d)
		mv stdout patched.tsv
		expect 0 '' eval 'record-map --mailmap=/dev/null --org-map=/dev/null patched.tsv |
			commit-match --commits=/dev/null'
		same /dev/null <(head -n 1 stdout | tr '\t' '\n' | sort | uniq -d)
	done
	for name in title thread delay paths url tag result version series; do
		with_column "$name" mail.tsv >named.tsv
		expect 2 "patch-classify: named.tsv:1: a patch table cannot be read here: it has the column $name" \
			patch-classify named.tsv
	done
}

@test "the person of record-map is enough to count authors" {
	write_tables
	record-map --mailmap=/dev/null --org-map=<(echo 'example.org The Lab') patch.tsv >mapped.tsv
	mlr --tsv cut -f kind,flags,person,org mapped.tsv >cut.tsv 2>/dev/null ||
		awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
			{ print $at["kind"] "\t" $at["flags"] "\t" $at["person"] "\t" $at["org"] }' mapped.tsv >cut.tsv
	expect 0 '' author-rank --by=author,domain,org,author:org --all cut.tsv
	same <(author-rank --by=author,domain,org,author:org --all mapped.tsv) stdout
	expect 2 'author-rank: cut.tsv:1: column from_addr is missing: *' author-rank --by=sender cut.tsv
}

@test "mail-cat passes over ranks and further lists" {
	write_tables
	patch-classify --unique mail.tsv >unique.tsv
	grep -q ^crosspost unique.tsv
	expect 0 '' eval 'author-rank --tee unique.tsv | mail-cat'
	[[ $(grep -c '^Message-ID' stdout) -eq 2 ]]
	expect 0 '' eval 'author-rank --tee unique.tsv | mail-cat --am'
	[[ $(grep -c '^Message-ID' stdout) -eq 2 ]]
}

@test "numbers in brackets are no tags" {
	write_tables
	awk -F '\t' -v OFS='\t' 'NR > 1 { $16 = "tide:main 4/5" } 1' patch.tsv >tags.tsv
	expect 0 '' author-rank --by=tag --format=uniq tags.tsv
	prints '      3 tide:main'
}

@test "the user's own maps may begin with a byte order mark" {
	write_tables
	echo 'Mira H. <mira@example.org>' >mailmap
	echo 'mira@example.org The Lab' >org-map
	printf 'report\tmira@example.org\t\n' >bots
	printf 'TIDE\nF:\tx\n' >maintainers
	echo 'EmailMap org-map' >gitdm
	for file in mailmap org-map bots maintainers gitdm; do
		{ printf '\xef\xbb\xbf' && cat $file; } >$file.marked
	done
	expect 0 '' record-map --mailmap=mailmap.marked --org-map=org-map.marked \
		--maintainers=maintainers.marked patch.tsv
	same <(record-map --mailmap=mailmap --org-map=org-map --maintainers=maintainers patch.tsv) stdout
	grep -q $'\tMira H. <mira@example.org>\tThe Lab\tTIDE$' stdout
	expect 0 '' record-map --org-map=gitdm.marked patch.tsv
	grep -q $'\tThe Lab$' stdout
	same <(patch-classify --bots=bots mail.tsv) <(patch-classify --bots=bots.marked mail.tsv)
	expect 0 '' patch-classify --bots=bots.marked mail.tsv
	[[ $(cut -f 15 stdout | grep -c bot) -eq 3 ]]
}

# unread WHY FILE: each option that names a file says so of one that cannot be read.
unread() {
	local program option
	while read -r program option; do
		# shellcheck disable=SC2086 # words
		expect 2 "$program: $option: $2: $1" "$program" $option="$2" /dev/null || return
	done <<-'END'
		patch-classify --bots
		author-rank --bots
		author-rank --mailmap
		author-rank --aliases
		author-rank --org-map
		author-rank --compare
		list-stat --compare
		list-stat --org-map
		record-map --mailmap
		record-map --org-map
		record-map --maintainers
		commit-match --commits
		digest-format --commits
		mail-cat --series
	END
}

@test "files of options that cannot be read" {
	unread 'No such file or directory' ./missing
	mkdir folder
	unread 'Is a directory' folder
}
