#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# DIAGNOSTICS of the manual pages beside what the programs say: each message is in the page, and each
# entry of the page is a message.
load helper

pages=$BATS_TEST_DIRNAME/../../man

# entries PROGRAM: a pattern for each entry; words in capitals stand for anything.
entries() {
	sed -n '/^\.Sh DIAGNOSTICS/,/^\.Sh SEE/ s/^\.It "\(.*\)"$/\1/p' "$pages/$1.1" |
		sed -E 's/\\-/-/g; s/[][().*?+^$|]/\\&/g; s/\b[A-Z]{4,}\b|\b(DIR|ID|WHY)\b/.+/g; s/.*/^&$/'
}

# said PROGRAM: the commands on standard input make it say all that its page has, and nothing else.
said() {
	local command line entry best
	entries "$1" >expected
	[[ -s expected ]] || fail "$1.1: no DIAGNOSTICS"
	: >met
	while IFS= read -r command; do
		bash -c "$command" </dev/null >/dev/null 2>stderr || :
		line=$(grep -m 1 "^$1: " stderr) || fail "it says nothing: $command" || return
		best=
		# The longest is the one that is meant.
		while IFS= read -r entry; do
			[[ ! $line =~ $entry || ${#entry} -le ${#best} ]] || best=$entry
		done <expected
		[[ -n $best ]] || fail "$1.1 has not: $line" || return
		echo "$best" >>met
	done
	diff -u --label page --label said <(sort expected) <(sort -u met) >&2
}

files() {
	cp "$TEST_DATA/sample.mbox" list.mbox
	mbox-split list.mbox >mail.tsv
	patch-classify mail.tsv >patch.tsv
	author-rank patch.tsv >rank.tsv
	sed '5s/\t.*//' patch.tsv >torn.tsv
	printf 'commit\tdate\ttitle\tmessage_ids\n' >commits.tsv
}

@test "commit-match" {
	files
	said commit-match <<-'END'
		commit-match --commits=commits.tsv list.mbox
		commit-match --commits=commits.tsv torn.tsv
		commit-match --commits=commits.tsv mail.tsv
		commit-match --commits=missing patch.tsv
	END
}

@test "mail-cat" {
	files
	mkdir empty
	echo 1@example.org >ids
	said mail-cat <<-'END'
		mail-cat list.mbox
		mail-cat torn.tsv
		mail-cat rank.tsv
		mail-cat --am mail.tsv
		sed 's/list\.mbox:[0-9:]*//' mail.tsv | mail-cat
		sed 's/list\.mbox:/gone:/' mail.tsv | mail-cat
		sed 's/list\.mbox:/&9/' mail.tsv | mail-cat
		mbox-split <list.mbox | mail-cat
		mail-cat --series=ids patch.tsv
		mail-cat --series=mail.tsv patch.tsv
		mail-cat --series=missing patch.tsv
		sed 's/list\.mbox:[0-9:]*/0123456789012345678901234567890123456789/' mail.tsv | mail-cat -C empty
		sed 's/list\.mbox:[0-9:]*/0123456789012345678901234567890123456789/' mail.tsv | mail-cat
		mail-cat --maildir=list.mbox mail.tsv
	END
}

@test "record-map" {
	files
	printf 'FOO\nF:\tx/\nN:\t[\n' >bad
	echo x >other
	printf 'A\nF: a/\n' >some
	printf 'A\nN: (a+)+$\n' >slow
	awk -F '\t' -v OFS='\t' -v path="$(printf '%3000s' '' | tr ' ' a)b" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == "paths") at = i }
		NR == 2 { $at = path }
		{ print }' patch.tsv >long.tsv
	said record-map <<-'END'
		record-map --mailmap=/dev/null list.mbox
		record-map --mailmap=list.mbox patch.tsv
		record-map --maintainers=bad patch.tsv
		record-map --maintainers=other patch.tsv
		record-map --maintainers=some mail.tsv
		record-map --maintainers=slow long.tsv
	END
}

@test "list-stat" {
	files
	list-stat patch.tsv >stat.tsv
	list-stat --by=month patch.tsv >month.tsv
	sed '/^series\t/s/.*/pigeons\t3/' stat.tsv >odd.tsv
	said list-stat <<-'END'
		list-stat mail.tsv
		list-stat rank.tsv
		list-stat torn.tsv
		awk -F '\t' -v OFS='\t' 'NR == 2 { $1 = "reply"; $15 = "applied re"; $26 = "" } { print }' patch.tsv | list-stat
		list-stat stat.tsv
		list-stat --merge odd.tsv
		list-stat --merge stat.tsv month.tsv
		list-stat --compare=month.tsv patch.tsv
		list-stat --compare=patch.tsv patch.tsv
		list-stat --org-map=list.mbox patch.tsv
		patch-classify --bodies=none mail.tsv | list-stat
	END
}
