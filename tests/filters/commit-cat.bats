#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# commit-cat: the commit table of a repository.
load helper
load landed

# at TIME MESSAGE [OPTION]...: commits all that was changed in tree, then; an empty commit if nothing was.
at() {
	git -C tree add --all
	GIT_COMMITTER_DATE=$1 git -C tree commit --quiet --allow-empty --allow-empty-message \
		--cleanup=verbatim --message="$2" "${@:3}"
}

new_tree() {
	git init --quiet --initial-branch=master --template= tree
	# Or each commit starts a program more.
	printf '[maintenance]\n\tauto = false\n' >>tree/.git/config
	as 'Ada' 3
}

@test "a line for each commit, those that others build on first" {
	new_tree
	echo one >tree/a
	at 2025-03-03T10:00:00+0200 $'tide: Begin\n\nIt begins.\n'
	mkdir tree/sub
	echo two >tree/sub/b
	git -C tree mv a c
	at 2025-03-04T10:00:00Z 'tide: Go on'
	at 2025-03-02T10:00:00Z $'Nothing\nat all'
	expect 0 '' commit-cat -C tree
	mapfile -t ids < <(git -C tree rev-list --reverse HEAD)
	id_of() { git -C tree show "$1" | git patch-id --stable | cut -d ' ' -f 1; }
	row() {
		local IFS=$'\t'
		printf '%s\n' "$*"
	}
	{
		row commit date author_name author_addr title message_ids patch_id paths
		row "${ids[0]}" 2025-03-03T08:00:00Z Ada ada@example.org 'tide: Begin' '' "$(id_of HEAD~2)" a
		row "${ids[1]}" 2025-03-04T10:00:00Z Ada ada@example.org 'tide: Go on' '' "$(id_of HEAD~1)" \
			'a\nc\nsub/b'
		row "${ids[2]}" 2025-03-02T10:00:00Z Ada ada@example.org 'Nothing at all' '' '' ''
	} >want
	same want
	(cd tree/sub && commit-cat) | same want -
	GIT_DIR=tree/.git expect 0 '' commit-cat
	same want
	GIT_DIR=tree/.git expect 0 '' commit-cat -Ctree
	same want
}

@test "the patch id is that of the mail which git format-patch makes" {
	new_tree
	numbered tree/a one 40
	numbered tree/b two 40
	printf '\0\1' >tree/binary
	at 2025-03-03T10:00:00Z 'tide: Begin'
	change tree a 3 5 x
	change tree a 30 31 x
	at 2025-03-03T10:01:00Z 'two hunks'
	git -C tree mv b moved
	sed -i '7s/.*/changed/' tree/moved
	at 2025-03-03T10:02:00Z 'a rename'
	chmod +x tree/a
	at 2025-03-03T10:03:00Z 'a mode'
	printf '\0\2' >tree/binary
	change tree a 1 1 x
	printf 'no line feed' >tree/new
	rm tree/moved
	at 2025-03-03T10:04:00Z 'a binary file, a new one, and one that is gone'
	printf 'a\n\n\nb\n' >tree/blank
	at 2025-03-03T10:05:00Z 'blank lines'
	sed -i '2s/.*/c/' tree/blank
	printf '%s\n' a $'\f' b >>tree/new
	at 2025-03-03T10:06:00Z 'between blank lines'
	git -C tree format-patch --quiet --stdout --root HEAD >mbox
	mbox-split mbox | patch-classify --with=patch_id,lines >patch.tsv
	expect 0 '' commit-cat -C tree --with=lines
	columns patch_id lines >want
	mv patch.tsv stdout
	columns patch_id lines | same want -
	[[ $(wc -l <want) -eq 7 && $(cut -f 1 want | sort -u | wc -l) -eq 7 ]]
	git patch-id --stable <mbox | cut -d ' ' -f 1 | same <(cut -f 1 want) -
}

# names TEXT IDS: a commit with that text, which names these mails, is in the file commits.
names() {
	printf '%s\n' 'commit refs/heads/master' 'committer Ada <ada@example.org> 1740996000 +0000' \
		'data <<END' "Title $((++n))" '' Text. '' "$1" END '' >>commits
	printf 'Title %s\t%s\n' "$n" "$2" >>want
}

@test "the mails that a commit names" {
	local n=0
	new_tree
	names 'Link: https://lore.kernel.org/r/1.a+b@example.org' '1.a+b@example.org'
	names 'Link: https://lore.kernel.org/r/20250303.1-1-a@example.org/' 20250303.1-1-a@example.org
	names 'Link: https://lkml.kernel.org/r/1@example.org # v2' 1@example.org
	names 'link: http://lkml.kernel.org/r/20250303-no-at-sign' 20250303-no-at-sign
	names 'Link: https://patch.msgid.link/1@example.org' 1@example.org
	names 'Link: https://msgid.link/1%40example.org' 1@example.org
	names 'Link: https://lore.kernel.org/tide-devel/1@example.org/T/#u' 1@example.org
	names 'Link: https://lore.kernel.org/all/1@example.org/raw' 1@example.org
	names 'Link: https://marc.info/?i=1@example.org' 1@example.org
	names 'Link: https://marc.info/?l=tide&i=%3c1@example.org%3E' 1@example.org
	names 'Link: <https://inbox.example.org/tide/1%2F2@example.org/>' 1/2@example.org
	names 'Link: mid:1%2B2@example.org' 1+2@example.org
	names 'Message-ID: <1@example.org>' 1@example.org
	names 'Message-Id: 1@example.org' 1@example.org
	names 'MESSAGE-ID:<1@example.org>' 1@example.org
	names 'Message-ID: https://lore.kernel.org/r/1@example.org' 1@example.org
	names 'Discussion: https://postgr.example.org/m/1@example.org' 1@example.org
	names $'Link:\n https://lore.kernel.org/r/1@example.org' 1@example.org
	names $'Link: https://lore.kernel.org/r/1@example.org\r' 1@example.org
	names $'Link: https://lore.kernel.org/r/1@e\nSigned-off-by: A <a@e>\nMessage-ID: <2@e>\nLink: mid:1@e' '1@e 2@e'
	# what is none
	names 'Link: https://bugs.example.org/17' ''
	names 'Link: https://user@example.org/' ''
	names 'Link: see above' ''
	names ' Link: https://lore.kernel.org/r/1@example.org' ''
	names '> Message-ID: <1@example.org>' ''
	names 'Closes: https://lore.kernel.org/r/1@example.org' ''
	names 'Links: https://lore.kernel.org/r/1@example.org' ''
	names 'Message-ID: <>' ''
	names 'Link: https://lore.kernel.org/r/a%0Ab%20@example.org' ''
	git -C tree fast-import --quiet <commits
	expect 0 '' commit-cat -C tree
	columns title message_ids | same want -
}

@test "a merge is there if it names a mail" {
	new_tree
	at 2025-03-03T10:00:00Z 'tide: Begin'
	for name in one two; do
		git -C tree checkout --quiet -b "$name"
		echo "$name" >"tree/$name"
		at 2025-03-03T10:01:00Z "$name"
		git -C tree checkout --quiet master
		git -C tree merge --quiet --no-ff "$name" --message="Merge $name" \
			--message="$([[ $name == one ]] || echo 'Link: https://lore.example.org/r/2@e')"
	done
	expect 0 '' commit-cat -C tree
	[[ $(columns title | paste -sd '|') == 'tide: Begin|one|two|Merge two' ]] || fail "$output"
	[[ $(columns title patch_id paths | tail -n 1) == $'Merge two\t\t' ]]
}

@test "values are those of records" {
	new_tree
	at 2025-03-03T10:00:00Z x
	# Git would make something else of such a message.
	commit=$({
		git -C tree cat-file commit HEAD | sed '/^$/q'
		printf 'a\tb \\n c\x02\x7f \xc2\x9b \xff \xc3 \xe2\x82\xac \xed\xa0\x80 \xf0\x9f\x98\x80\n'
	} | git -C tree hash-object -t commit -w --stdin)
	git -C tree reset --quiet "$commit"
	expect 0 '' commit-cat -C tree
	r=$'\xef\xbf\xbd'
	same <(printf '%s\n' 'a\tb \\n c'"$r$r $r $r $r "$'\xe2\x82\xac'" $r$r$r "$'\xf0\x9f\x98\x80') <(columns title)
	export GIT_AUTHOR_NAME=subject GIT_AUTHOR_EMAIL=commit_why
	at 2025-03-03T10:00:00Z 'lines'
	git -C tree config i18n.commitEncoding ISO-8859-1
	GIT_AUTHOR_NAME=$'J\xf6rg' at 2025-03-03T10:00:00Z 'x'
	expect 0 '' commit-cat -C tree 'HEAD~2..'
	same <(printf '%s\n' '\x73ubject	\x63ommit_why	\x6cines' $'J\xc3\xb6rg\t\\x63ommit_why\tx') <(
		columns author_name author_addr title)
	for name in $'tab\there' 'back\slash' $'line\nfeed' '"quoted" name' $'\xc3\xa4' $'\xff' '-x' 'a b'; do
		echo x >"tree/$name"
	done
	at 2025-03-03T10:00:00Z 'files'
	expect 0 '' commit-cat -C tree 'HEAD^!'
	columns paths | sed 's/\\n/\n/g' | LC_ALL=C sort >got
	printf '%s\n' '"quoted" name' '-x' 'a b' 'back\\slash' "line${r}feed" 'tab\there' $'\xc3\xa4' "$r" |
		LC_ALL=C sort | same - got
	echo x >tree/paths
	echo x >tree/other
	at 2025-03-03T10:00:00Z 'x'
	expect 0 '' commit-cat -C tree 'HEAD^!'
	[[ $(columns paths) == 'other\npaths' ]] || fail "$(columns paths)"
	# alone it is the value, which must not be the name of a column
	echo y >tree/paths
	at 2025-03-03T10:00:00Z 'x'
	expect 0 '' commit-cat -C tree 'HEAD^!'
	[[ $(columns paths) == '\x70aths' ]] || fail "$(columns paths)"
}

@test "the names of columns are those of the records" {
	names=$(sed -n "/^column_names='/,/'\$/p" "$BATS_TEST_DIRNAME/../../filters/commit-table.sh" |
		tr -d "'" | sed 's/.*=//' | xargs -n 1 | sort)
	sed -n 's/.*\[COLUMN_[A-Z0-9_]*\] = VIEW_INIT("\([a-z0-9_]*\)").*/\1/p' \
		"$BATS_TEST_DIRNAME/../../common/record/record.c" | sort | same - <(printf '%s\n' "$names")
}

@test "a range, dates, and what was there before select commits" {
	new_tree
	for n in 1 2 3 4 5; do
		at "2025-03-0${n}T12:00:00Z" "number $n"
	done
	git -C tree tag v3 HEAD~2
	titles() {
		expect 0 '' commit-cat -C tree "${@:2}"
		[[ $(columns title | sed 's/number //' | paste -sd ' ') == "$1" ]] || fail "$* $output"
	}
	titles '1 2 3 4 5'
	titles '4 5' v3..
	titles '4 5' v3..master
	titles '1 2 3' v3
	titles '4' HEAD~1^!
	titles '4 5' v3...
	titles '' v3..v3
	titles '3 4 5' --since=2025-03-03
	titles '1 2' --until=2025-03-03
	titles '3' --since='2025-03-03 12:00:00' --until='2025-03-04 12:00:00'
	titles '4 5' --after=v3
	titles '5' --after=v3 HEAD~1..
	titles '' --after=HEAD
	commit-cat -C tree v3 >table.tsv
	titles '4 5' --after=table.tsv
	cut -f 2,1 table.tsv | tac >cut.tsv
	sed 1d table.tsv >headless.tsv
	titles '4 5' --after table.tsv
	: >empty.tsv
	titles '1 2 3 4 5' --after=empty.tsv
	commit-cat -C tree --after=table.tsv >>table.tsv
	[[ $(grep -c '^commit' table.tsv) -eq 2 && $(grep -vc '^commit' table.tsv) -eq 5 ]]
	titles '' --after=table.tsv
	at 2025-03-06T12:00:00Z 'number 6'
	titles 6 --after=table.tsv
	# a table of a history that was written anew
	git -C tree commit --quiet --amend --allow-empty --message='number 7'
	sed -i '$s/^[0-9a-f]*/1234567890123456789012345678901234567890/' table.tsv
	titles '5 7' --after=table.tsv
	expect 2 'commit-cat: --after: headless.tsv: no commit table' commit-cat -C tree --after=headless.tsv
	expect 0 '' commit-cat -C tree --ends v3..
	prints "$(git -C tree rev-parse --short=8 v3 && git -C tree rev-parse --short=8 HEAD)"
	expect 0 '' commit-cat -C tree --ends v3
	prints ''
}

# refuses MESSAGE [ARG]...
refuses() {
	expect 2 "commit-cat: $1" commit-cat "${@:2}"
	same /dev/null
}

@test "what cannot be read is one clear line" {
	new_tree
	refuses "tree: no such commits: 'HEAD'" -C tree
	at 2025-03-03T10:00:00Z one
	at 2025-03-03T10:00:00Z two
	mkdir empty
	refuses 'empty: no git repository' -C empty
	refuses 'none: no such directory' -C none
	: >file
	refuses 'file: not a directory, so no git repository' -C file
	refuses "tree: no such commits: 'none'" -C tree none
	refuses "tree: no such commits: 'v1..v2'" -C tree v1..v2
	refuses "tree: no such commits: 'HEAD..v2'" -C tree HEAD..v2
	refuses "tree: no such commits: 'HEAD:file'" -C tree HEAD:file
	refuses "tree: no such commits: 'HEAD~1..HEAD..HEAD'" -C tree HEAD~1..HEAD..HEAD
	refuses 'tree: HEAD..HEAD~1: the ends are in the wrong order' -C tree HEAD..HEAD~1
	refuses "not a range of commits: '';*" -C tree ''
	refuses "--since: not a date: 'soon-ish';*" -C tree --since=soon-ish
	refuses "--with: not lines: 'paths';*" -C tree --with=paths
	refuses 'more than one RANGE;*' -C tree HEAD HEAD
	refuses "--after: neither a commit nor a table: 'none'" -C tree --after=none
	git clone --quiet --depth=1 "file://$PWD/tree" shallow
	refuses "shallow: a shallow repository; 'git fetch --unshallow' gets the rest of its history" -C shallow
	# shellcheck disable=SC2016
	expect 2 'commit-cat: standard output: Bad file descriptor' bash -c '"$@" >&-' - commit-cat -C tree
	# damage
	blob=$(echo x | git -C tree hash-object -w --stdin)
	echo x >tree/a
	at 2025-03-03T10:00:00Z three
	chmod -R u+w tree/.git
	rm "tree/.git/objects/${blob:0:2}/${blob:2}"
	expect 2 '*commit-cat: tree: cannot read the diffs' commit-cat -C tree
	same /dev/null
}
