#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# mail-cat: the mails of series, for git am, and those of a public-inbox.
#
# shellcheck disable=SC2030,SC2031 # bats runs each test in a shell of its own
load helper
load inbox
load mails

# A repository, and a series of three patches with a cover letter for it, in the files 0 to 3.
make_series() {
	git init --quiet --initial-branch=main upstream
	git -C upstream config user.name Ida
	git -C upstream config user.email ida@example.org
	printf '%s\n' a b c >upstream/file
	git -C upstream add file
	git -C upstream commit --quiet -m 'Begin'
	git clone --quiet upstream work
	git -C work config user.name Ida
	git -C work config user.email ida@example.org
	local n
	for n in 1 2 3; do
		echo "line $n" >>work/file
		git -C work commit --quiet -a -m "tide: Add line $n" \
			-m "From here on there is one more." -m "Signed-off-by: Ida <ida@example.org>"
	done
	git -C work format-patch --quiet --cover-letter --thread -o .. origin/main
	sed -i 's/\*\*\* SUBJECT HERE \*\*\*/tide: Add lines/; s/\*\*\* BLURB HERE \*\*\*/Please./' 0000-*
	for n in 0 1 2 3; do
		mv 000"$n"-*.patch "$n"
	done
}

# A message of the series as it comes by mail, without git's From_ line.
as_mail() {
	sed 1d "$1"
}

# The whole series and an answer as an mbox, the last patch first, as mail may come.
series_mbox() {
	local n
	for n in 0 3 1 2; do
		printf 'From mboxrd@z Tue Mar  4 10:0%s:00 2025\n' "$n"
		as_mail "$n" | sed 's/^\(>*From \)/>\1/'
		echo
	done
	printf 'From mboxrd@z Tue Mar  4 11:00:00 2025\n'
	printf '%s\n' 'From: Rolf <rolf@example.org>' 'Subject: Re: [PATCH 1/3] tide: Add line 1' \
		"In-Reply-To: $(sed -n 's/^Message-I[dD]: //p' 1)" 'Message-ID: <answer@example.org>' \
		'Date: Tue, 4 Mar 2025 11:00:00 +0100' '' 'Fine.' ''
}

# applies [GIT-AM-OPTION]...: the mail in stdout makes of upstream what it is in work.
applies() {
	rm -rf tree
	git clone --quiet upstream tree
	git -C tree config user.name Rolf
	git -C tree config user.email rolf@example.org
	git -C tree am --quiet "$@" <stdout
	same <(git -C work log --format='%an %s%n%b' -p) <(git -C tree log --format='%an %s%n%b' -p)
}

@test "git am applies a series out of an mbox, a compressed one and a Maildir" {
	make_series
	series_mbox >list.mbox
	gzip -k list.mbox
	local place
	mbox-split list.mbox | mail-cat --maildir=box
	for place in list.mbox list.mbox.gz box; do
		mbox-split "$place" | patch-classify >patch.tsv
		expect 0 '' mail-cat --am patch.tsv
		[[ $(grep -c '^Subject: ' stdout) == 3 ]]
		applies --patch-format=mboxrd
		# What a line of grep leaves has no header line.
		grep ^patch patch.tsv | expect 0 '' mail-cat --am
		applies --patch-format=mboxrd
	done
	# Without that option the text has quoting that only git's own format undoes.
	rm -rf tree
	git clone --quiet upstream tree
	git -C tree -c user.name=x -c user.email=x@example.org am --quiet <stdout
	same work/file tree/file
	[[ $(git -C tree log -1 --format=%b) == '>From here on'* ]]
	git mailsplit --mboxrd -o. stdout >count
	[[ $(<count) == 3 ]]
	same <(grep '^From here' 0001) <(echo 'From here on there is one more.')
}

@test "git am applies a series out of a public-inbox" {
	make_series
	local n tree
	git init --quiet --bare --initial-branch=master inbox/git/0.git
	git init --quiet --bare --initial-branch=master inbox/git/1.git
	for n in 0 3 1 2; do
		repository=inbox/git/$((n % 2)).git
		tree=$(printf '100644 blob %s\tm\n' "$(as_mail $n | git -C "$repository" hash-object -w --stdin)" |
			git -C "$repository" mktree)
		add "$repository" "$tree" "$((now += 60))"
	done
	inbox-cat -C inbox | mbox-split | patch-classify >patch.tsv
	expect 0 '' mail-cat -C inbox --am patch.tsv
	applies --patch-format=mboxrd
	# All of it, in the order of the table, with the times of the commits.
	expect 0 '' mail-cat -C inbox patch.tsv
	same <(inbox-cat -C inbox | mbox-split | cut -f 1-10,12) <(facts stdout)
	grep -q '^From mboxrd@z Tue Nov 14 22:14:20 2023$' stdout || fail "$(grep ^From stdout)"
	# One of the epochs by itself has two of them.
	expect 1 '*there is no such commit*there is no such commit*' mail-cat -C inbox/git/1.git patch.tsv
	[[ $(grep -c ^Subject: stdout) == 2 ]]
}

@test "--am says what is missing, and leaves out what git am stops at" {
	make_series
	series_mbox >list.mbox
	mbox-split list.mbox | patch-classify >patch.tsv
	grep -v 'PATCH 2/3' patch.tsv | expect 1 'mail-cat: series *: of 3 patches 1 are missing, the first is 2' mail-cat --am
	[[ $(grep -c '^Subject: ' stdout) == 2 ]]
	# The same patch on two lists is applied once.
	cat patch.tsv patch.tsv | expect 0 '' mail-cat --am
	applies --patch-format=mboxrd
	expect 1 '' mail-cat --am <(grep -e ^kind -e ^reply patch.tsv)
	prints ''
}

@test "--series prints the mail of some series" {
	make_series
	series_mbox >list.mbox
	cat "$TEST_DATA/sample.mbox" >>list.mbox
	mbox-split list.mbox | patch-classify >patch.tsv
	list-digest --format=tsv list.mbox | grep 'Add lines' | cut -f 5 >ids
	[[ $(wc -l <ids) == 1 ]]
	expect 0 '' mail-cat --series=ids patch.tsv
	[[ $(grep -c '^Subject: ' stdout) == 5 ]]
	expect 0 '' mail-cat --series=- --am patch.tsv <ids
	applies --patch-format=mboxrd
	sed 's/.*/<&>/' ids | expect 0 '' mail-cat --series=- --am patch.tsv
	applies --patch-format=mboxrd
	echo nobody@example.org >>ids
	expect 1 'mail-cat: --series: no record of series nobody@example.org' mail-cat --series=ids patch.tsv
	[[ $(grep -c '^Subject: ' stdout) == 5 ]]
	list-digest --format=tsv list.mbox >series.tsv
	expect 2 'mail-cat: --series: series.tsv:1: *cut -f 5*' mail-cat --series=series.tsv patch.tsv
	# The sample has a series of which one patch never came.
	cut -f 5 series.tsv | expect 1 '*: of 2 patches 1 are missing, the first is 2' mail-cat --series=- --am patch.tsv
	expect 2 '*no-such-file*' mail-cat --series=no-such-file patch.tsv
	expect 2 '*leaves no standard input*' mail-cat --series=-
	expect 2 '*leaves no standard input*' mail-cat --series=- patch.tsv -
}

# v1 REPOSITORY COMMAND...: commits the index of a repository of version 1.
v1() {
	git -C "$1" add -A
	GIT_COMMITTER_DATE="$((now += 60)) +0000" git -C "$1" -c user.name=x -c user.email=x@example.org \
		commit --quiet -m x
}

@test "messages of an inbox of version 1 are found by their commits" {
	git init --quiet inbox
	local n name
	for n in 1 2 3 4; do
		name=$(echo "$n" | sha1sum | cut -c 1-40)
		# Two of them are in one folder.
		name=ab${name:2}
		mkdir -p "inbox/${name:0:2}"
		mail "$n" >"inbox/${name:0:2}/${name:2}"
		v1 inbox
	done
	inbox-cat -C inbox | mbox-split >mail.tsv
	[[ $(wc -l <mail.tsv) == 5 ]]
	expect 0 '' mail-cat -C inbox mail.tsv
	same <(cut -f 1-10,12 mail.tsv) <(facts stdout)
	cut -f 11 mail.tsv | expect 0 '' mail-cat -C inbox
	same <(cut -f 1-10,12 mail.tsv) <(facts stdout)
	# A commit that takes one away brings none.
	rm "inbox/${name:0:2}/${name:2}"
	v1 inbox
	{
		cat mail.tsv
		tail -n 1 mail.tsv | sed "s/[0-9a-f]\{40\}/$(git -C inbox rev-parse HEAD)/"
	} | expect 1 '*: the commit brought no mail' mail-cat -C inbox
}

@test "what an inbox has not got is reported and skipped" {
	arrive inbox.git one two three
	inbox-cat -C inbox.git | mbox-split >mail.tsv
	local missing=0123456789012345678901234567890123456789 deleting blob
	blob=$(git -C inbox.git rev-parse HEAD:m)
	add inbox.git "$(printf '100644 blob %s\td\n' "$blob" | git -C inbox.git mktree)" $((now + 60))
	deleting=$(git -C inbox.git rev-parse HEAD)
	{
		echo source
		sed 1d mail.tsv | cut -f 11 | sed "1a $missing
			2a $deleting"
		echo "$blob"
	} >table.tsv
	expect 1 "*:3: $missing: there is no such commit*:5: $deleting: the commit brought no mail" \
		mail-cat -C inbox.git table.tsv
	[[ $(grep ^Subject: stdout | paste -sd ' ') == \
		'Subject: [PATCH] one Subject: [PATCH] two Subject: [PATCH] three Subject: [PATCH] three' ]]
	# Another message than the record says.
	sed "s/one@example.org/other@example.org/" mail.tsv >table.tsv
	expect 1 '*:2: *: it has changed: another message is there' mail-cat -C inbox.git table.tsv
	expect 2 "*it is a commit of a public-inbox*-C is missing*" mail-cat mail.tsv
	expect 2 'inbox-cat: nowhere: no such directory*nowhere: inbox-cat failed' mail-cat -C nowhere mail.tsv
	prints ''
}

@test "epochs are found in folders of any name" {
	local n
	for n in 0 1 2; do
		arrive "an: \"inbox\" \\n/git/$n.git" "one-$n" "two-$n"
	done
	inbox-cat -C 'an: "inbox" \n' | mbox-split >mail.tsv
	expect 0 '' mail-cat -C 'an: "inbox" \n' mail.tsv
	same <(cut -f 1-10,12 mail.tsv) <(facts stdout)
	expect 0 '' mail-cat --inbox='an: "inbox" \n/git' mail.tsv
	same <(cut -f 1-10,12 mail.tsv) <(facts stdout)
	mv 'an: "inbox" \n' ./-x
	expect 0 '' mail-cat -C -x mail.tsv
	same <(cut -f 1-10,12 mail.tsv) <(facts stdout)
}

@test "more messages than are asked for at a time come in order" {
	local titles n
	for ((n = 0; n < 150; n++)); do
		titles[n]=n$n
	done
	arrive inbox.git "${titles[@]}"
	inbox-cat -C inbox.git | mbox-split >mail.tsv
	# Here and there one is missing, so that the questions behind it are asked again.
	awk -F '\t' -v OFS='\t' 'NR % 50 == 7 { $11 = "0123456789012345678901234567890123456789" } 1' \
		mail.tsv >holes.tsv
	expect 1 '*:7: *no such commit*:57: *:107: *' mail-cat -C inbox.git holes.tsv
	same <(awk 'NR > 1 && NR % 50 != 7' mail.tsv | cut -f 6) <(sed -n 's/^Subject: //p' stdout)
	expect 0 '' mail-cat -C inbox.git <(sed 1d mail.tsv | tac)
	same <(sed 1d mail.tsv | tac | cut -f 6) <(sed -n 's/^Subject: //p' stdout)
}

@test "inbox-cat --stdin goes with nothing else" {
	arrive inbox.git one
	expect 2 'inbox-cat: --stdin goes with no RANGE*' inbox-cat -C inbox.git --stdin HEAD
	expect 2 'inbox-cat: --stdin goes with no RANGE*' inbox-cat -C inbox.git --stdin --since=yesterday
	printf 'contents %s:m\nflush\n' HEAD | expect 0 '' inbox-cat -C inbox.git --stdin
	[[ $(head -n 3 stdout | tail -n 1) == 'Subject: [PATCH] one' ]]
	expect 0 '' inbox-cat -C inbox.git --stdin </dev/null
	prints ''
}

@test "a table may name an inbox and files" {
	arrive inbox.git one two
	mail 1 >1.eml
	{
		inbox-cat -C inbox.git | mbox-split
		mbox-split 1.eml
		inbox-cat -C inbox.git | mbox-split
	} >mail.tsv
	expect 0 '' mail-cat -C inbox.git mail.tsv
	[[ $(grep ^Subject: stdout | cut -d ' ' -f 2- | tr -d '\n') == \
		'[PATCH] one[PATCH] twoNumber 1[PATCH] one[PATCH] two' ]]
}
