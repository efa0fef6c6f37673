#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# Digests of a period, with the mail before it as context.
load helper
load inbox

# mail DATE ID SUBJECT [FIELD]...: a message of an mboxrd; its body is the rest of standard input.
mail() {
	printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: %s\nDate: %s\n' "$from" \
		"$(date -u -d "$1" '+%a, %d %b %Y %H:%M:%S +0000')"
	printf 'Message-ID: <%s@example.org>\nSubject: %s\nList-Id: <tide.example.org>\n' "$2" "$3"
	printf '%s\n' "${@:4}" ''
	cat
	echo
}

patch() {
	mail "$@" <<<$'Words.\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b'
}

# answer DATE ID TO SUBJECT TEXT
answer() {
	mail "$1" "$2" "Re: $4" "In-Reply-To: <$3@example.org>" "References: <$3@example.org>" <<<"$5"
}

# Three weeks of mail, the last of which begins on 2025-03-17.
weeks() {
	local from='Ada Ferry <ada@example.org>'
	patch 2025-03-03T10:00 a1 '[PATCH] tide: Predict'
	patch 2025-03-04T10:00 b1 '[PATCH] port: Open'
	patch 2025-03-10T10:00 c1 '[PATCH] dune: Count'
	patch 2025-03-11T10:00 a2 '[PATCH v2] tide: Predict'
	from='Mia Holt <mia@example.org>'
	patch 2025-03-12T10:00 m1 '[PATCH] quay: Paint'
	mail 2025-03-13T10:00 q1 'Which tide?' <<<'Which?'
	answer 2025-03-18T10:00 r1 b1 '[PATCH] port: Open' 'Applied, thanks.'
	answer 2025-03-19T10:00 r2 q1 'Which tide?' 'I ask again.'
	from='Ada Ferry <ada@example.org>'
	patch 2025-03-20T10:00 a3 '[PATCH v3] tide: Predict'
	from='Ben Quill <ben@example.org>'
	answer 2025-03-21T10:00 r3 q1 'Which tide?' 'The high one.'
	patch 2025-03-26T10:00 late '[PATCH] late: Come'
	answer 2025-03-26T11:00 r4 c1 '[PATCH] dune: Count' 'Applied, thanks.'
}

make_inbox() {
	"$TEST_TOOLS/mbox-to-inbox.py" inbox.git <"$1"
}

# section NAME [FILE]: the lines of that section of a text page.
section() {
	sed -n "/^===== $1/,/^=====/p" "${2-stdout}" | sed '/^=====/d; /^$/d'
}

@test "a week out of an mbox: what it has, and what older mail has become" {
	weeks >list.mbox
	expect 0 '' list-digest --since=2025-03-17 --until=2025-03-24 list.mbox
	head -n 1 stdout | grep -qx 'From 2025-03-17 to 2025-03-23'
	[[ $(section "Patch list" | tail -n +2 | cut -c 1-4) == 'new ' ]] || fail "$(section "Patch list")"
	section "Patch list" | grep -q 'v3 .* tide: Predict$'
	[[ $(section Earlier | tail -n +2) == applied*17d*'Ada Ferry'*'port: Open' ]]
	section Waiting | grep -q '11d .* dune: Count$'
	section Waiting | sed -n '/^Of those who apply/,$p' | grep -q '9d .* quay: Paint$'
	[[ $(section Applied | tail -n +2) == *'Mia Holt'*'14d'*'port: Open' ]]
	section Discussions | grep -q 'Mia Holt *Ben Quill *Which tide?$'
	section Summary | grep -Eqx ' *4 +4 +0  Messages'
	run ! grep -q 'late: Come' stdout
	# neither letters nor ranks have what came before
	[[ $(grep -c '^New:' stdout) -eq 1 ]]
	grep -qx '      1  100.0%  0  Ada Ferry <ada@example.org>' stdout
}

@test "the week from an inbox is the same page" {
	weeks >list.mbox
	make_inbox list.mbox
	for format in text classic html markdown tsv; do
		expect 0 '' list-digest --format=$format --since=2025-03-17 --until=2025-03-24 list.mbox
		mv stdout want
		expect 0 '' list-digest --format=$format --since=2025-03-17 --until=2025-03-24 --inbox=inbox.git
		same want
	done
	export SOURCE_DATE_EPOCH=1742774400 # 2025-03-24
	expect 0 '' list-digest --since='1 week ago' list.mbox
	mv stdout want
	expect 0 '' list-digest --since='1 week ago' --inbox=inbox.git
	same want
}

@test "mail that reached the archive late is in the week in which it was sent" {
	weeks >list.mbox
	"$TEST_TOOLS/mbox-to-inbox.py" inbox.git $((14 * 86400)) <list.mbox
	expect 0 '' list-digest --since=2025-03-17 --until=2025-03-24 list.mbox
	mv stdout want
	expect 0 '' list-digest --since=2025-03-17 --until=2025-03-24 --inbox=inbox.git
	same want
}

@test "mail that was put into the archive much later, as from another, is where it was sent" {
	weeks >list.mbox
	make_inbox list.mbox
	git init --quiet --bare --initial-branch=master later.git
	for commit in $(git -C inbox.git rev-list --reverse master); do
		parent=$(git -C later.git rev-parse -q --verify master) || parent=
		git -C later.git fetch -q "$PWD/inbox.git" "$commit"
		git -C later.git update-ref refs/heads/master "$(
			GIT_AUTHOR_DATE=$(git -C inbox.git log -1 --format=%cI "$commit") GIT_COMMITTER_DATE=2025-08-01T00:00:00Z \
				git -C later.git -c user.name=x -c user.email=x@example.org commit-tree \
				${parent:+-p "$parent"} -m x "$commit^{tree}"
		)"
	done
	expect 0 '' list-digest --since=2025-03-17 --until=2025-03-24 list.mbox
	mv stdout want
	expect 0 '' list-digest --since=2025-03-17 --until=2025-03-24 --inbox=later.git
	same want
}

@test "a range of an inbox knows what came before it, and counts its own commits alone" {
	weeks >list.mbox
	make_inbox list.mbox
	lower=$(git -C inbox.git rev-list --reverse master | sed -n 6p)
	expect 0 '' list-digest --inbox=inbox.git "$lower.."
	section Earlier | grep -q '^applied .* port: Open$'
	section Earlier | grep -q '^applied .* dune: Count$'
	section Summary | grep -Eqx ' *6 .*  Messages'
	[[ $(section "Patch list" | tail -n +2 | wc -l) -eq 2 ]]
	expect 0 '' list-digest --inbox=inbox.git --context=0 "$lower.."
	[[ -z $(section Earlier) ]]
	section Summary | grep -qx ' *6  Messages'
	# three days of context have one series of the two
	expect 0 '' list-digest --inbox=inbox.git --context=3d "$lower.."
	[[ $(section Earlier | tail -n +2 | wc -l) -eq 1 ]]
	expect 0 '' list-digest --inbox=inbox.git --context=2w "$lower.."
	[[ $(section Earlier | tail -n +2 | wc -l) -eq 2 ]]
}

@test "the digest of what is new knows what came before" {
	weeks >list.mbox
	sed '/^Date: Tue, 18 Mar/,$d' list.mbox | sed '$d' | sed '$d' >first.mbox
	make_inbox first.mbox
	expect 0 '' list-digest --inbox=inbox.git --state=state
	rm -rf inbox.git
	make_inbox list.mbox
	expect 0 '' list-digest --inbox=inbox.git --state=state
	section Earlier | grep -q '^applied .* port: Open$'
	section Summary | grep -Eqx ' *6 .*  Messages'
	expect 0 '' list-digest --inbox=inbox.git --state=state
	prints ''
}

@test "what came before is known over epochs, and where history was rewritten" {
	weeks >list.mbox
	sed '/^Date: Tue, 18 Mar/,$d' list.mbox | sed '$d' | sed '$d' >first.mbox
	tail -n "+$(($(wc -l <first.mbox) + 1))" list.mbox >second.mbox
	mkdir -p two/git one/git
	"$TEST_TOOLS/mbox-to-inbox.py" two/git/0.git <first.mbox
	"$TEST_TOOLS/mbox-to-inbox.py" two/git/1.git <second.mbox
	for period in '2025-03-10 2025-03-17' '2025-03-17 2025-03-24'; do
		expect 0 '' list-digest --since="${period% *}" --until="${period#* }" list.mbox
		mv stdout want
		expect 0 '' list-digest --since="${period% *}" --until="${period#* }" --inbox=two
		same want
	done
	"$TEST_TOOLS/mbox-to-inbox.py" one/git/0.git <first.mbox
	expect 0 '' list-digest --inbox=one --state=state
	# without `quay: Paint', and with what is new
	purge one/git/0.git master~1
	for commit in $(git -C two/git/1.git rev-list --reverse master); do
		git -C one/git/0.git fetch -q "$PWD/two/git/1.git" "$commit"
		add one/git/0.git "$commit^{tree}" "$(git -C two/git/1.git log -1 --format=%ct "$commit")"
	done
	expect 1 '*rewritten*what was printed is not printed again' list-digest --inbox=one --state=state
	section Summary | grep -Eqx ' *6 .*  Messages'
	section Earlier | grep -q '^applied .* port: Open$'
	section Earlier | grep -q '^applied .* dune: Count$'
	run ! grep -q 'quay: Paint$' stdout
}

@test "a range has all of its mail, also what came before" {
	weeks >list.mbox
	from='Ada Ferry <ada@example.org>'
	patch 2025-03-10T10:00 c1 '[PATCH] dune: Count' >>list.mbox
	from='Ben Quill <ben@example.org>'
	answer 2025-03-27T10:00 r5 c1 '[PATCH] dune: Count' 'Words.' >>list.mbox
	make_inbox list.mbox
	expect 0 '' list-digest --inbox=inbox.git HEAD~2..
	section "Patch list" | grep -q 'dune: Count$'
	section Summary | grep -Eqx ' *2  Messages'
}

@test "a period without mail has a page that says so" {
	weeks >list.mbox
	expect 0 '' list-digest --since=2024-01-01 --until=2024-01-08 list.mbox
	head -n 1 stdout | grep -qx 'From 2024-01-01 to 2024-01-07'
	grep -qx 'No patches.' stdout
}

@test "wrong dates and spans of context are refused, and there is no page" {
	weeks >list.mbox
	make_inbox list.mbox
	expect 2 "digest-format: --since: no date*'whenever'*" list-digest --since=whenever list.mbox
	prints ''
	expect 2 "digest-format: --until=*not later*" \
		list-digest --since=2025-03-17 --until=2025-03-10 list.mbox
	prints ''
	for context in '' x 3y -1 1.5d 999999; do
		expect 2 "*--context: not a number of days*" \
			list-digest --inbox=inbox.git --context="$context" HEAD
		prints ''
	done
}

@test "filters take a period by themselves" {
	weeks >list.mbox
	mbox-split list.mbox | patch-classify >patch.tsv
	list-digest --since=2025-03-17 --until=2025-03-24 list.mbox >want
	for period in '--since=2025-03-17 --until=2025-03-24' \
		"--until='24 Mar 2025' --since=2025-03-17T00:00:00Z"; do
		expect 0 '' eval "author-rank --tee --by=author,reviewer,domain --percent --compare=before $period \
			patch.tsv | digest-format $period"
		same want
	done
}

@test "mail without a date is in no period, and told" {
	{ weeks && printf 'From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Z <z@example.org>\n\nx\n'; } >list.mbox
	expect 0 'digest-format: in no period, since they have no date: 1 message*' \
		list-digest --since=2025-03-17 --until=2025-03-24 list.mbox
}

@test "a list without patches: what was asked, and who answered" {
	{
		from='Mia Holt <mia@example.org>'
		mail 2025-03-10T10:00 q1 'Which tide?' <<<'Which?'
		mail 2025-03-18T11:00 q2 'Which port?' <<<'Which?'
		from='Ben Quill <ben@example.org>'
		answer 2025-03-11T10:00 r0 q1 'Which tide?' 'In context.'
		answer 2025-03-18T10:00 r1 q1 'Which tide?' 'The high one.'
		from='Ada Ferry <ada@example.org>'
		answer 2025-03-19T10:00 r2 q1 'Which tide?' 'The low one.'
		answer 2025-03-19T11:00 r3 q2 'Which port?' 'This one.'
		answer 2025-03-19T12:00 r4 q2 'Which port?' 'Or that one.'
		mail 2025-03-20T11:00 q3 'Which dune?' <<<'Which?'
		answer 2025-03-20T12:00 r5 q3 'Which dune?' 'I ask again.'
	} >list.mbox
	expect 0 '' list-digest --since=2025-03-17 --until=2025-03-24 list.mbox
	section Discussions | sed -n '/^Who answered/,$p' >got
	printf '%s\n' 'Who answered' 'Answers  Threads  Person' '      3        2  Ada Ferry' \
		'      1        1  Ben Quill' >want
	same want got
	expect 0 '' list-digest --rows=1 --since=2025-03-17 --until=2025-03-24 list.mbox
	section Discussions | grep -qx 'And 1 more that were answered. And 1 more who answered. --rows=0 lists'
	expect 0 '' list-digest --rows=0 --since=2025-03-17 --until=2025-03-24 list.mbox
	section Discussions | sed -n '/^Who answered/,$p' >got
	same want got
	expect 2 '*--rows*' list-digest --rows=x list.mbox
}

# bot DATE ID SUBJECT TEXT: a program tells what was applied, without answering anything.
bot() {
	local from='tip-bot2 for Ada Ferry <tip-bot2@linutronix.de>'
	mail "$1" "$2" "$3" 'X-Mailer: tip-git-log-daemon' <<<"$4"
}

# applies SINCE UNTIL TITLES: the section of that time has these titles.
applies() {
	expect 0 '' list-digest --since="$1" --until="$2" list.mbox
	[[ $(section Applied | tail -n +2 | sed 's/.*  //' | sort | paste -sd ';') == "$3" ]]
}

@test "a series is applied once, however often that is told, and again if more of it is" {
	{
		from='Ada Ferry <ada@example.org>'
		patch 2025-03-03T10:00 a1 '[PATCH] tide: Predict'
		patch 2025-03-03T11:00 b1 '[PATCH 1/2] port: Open'
		patch 2025-03-03T11:00 b2 '[PATCH 2/2] port: Close' 'In-Reply-To: <b1@example.org>' \
			'References: <b1@example.org>'
		from='Mia Holt <mia@example.org>'
		answer 2025-03-04T10:00 n1 a1 '[PATCH] tide: Predict' 'Applied, thanks.'
		answer 2025-03-05T10:00 n2 b1 '[PATCH 1/2] port: Open' 'Applied, thanks.'
		from='Ben Quill <ben@example.org>'
		answer 2025-03-11T10:00 n3 a1 '[PATCH] tide: Predict' 'Applied, thanks.'
		answer 2025-03-12T10:00 n4 b1 '[PATCH 1/2] port: Open' 'Applied, thanks.'
		from='Mia Holt <mia@example.org>'
		answer 2025-03-18T10:00 n5 b2 '[PATCH 2/2] port: Close' 'Applied, thanks.'
		answer 2025-03-25T10:00 n6 b2 '[PATCH 2/2] port: Close' 'Applied, thanks.'
	} >list.mbox
	applies 2025-03-03 2025-03-10 'port: Open;tide: Predict'
	applies 2025-03-10 2025-03-17 ''
	applies 2025-03-17 2025-03-24 'port: Open'
	section Summary | grep -Eqx ' *1 +0 +\+1  Applied'
	applies 2025-03-24 2025-03-31 ''
	applies 2025-03-03 2025-03-31 'port: Open;tide: Predict'
}

@test "a note is not about what was posted after it under the same title" {
	{
		bot 2025-03-03T10:00 t1 '[tip: core/x] tide: Predict' 'The following commit has been merged into the core/x branch of tip:'
		from='Ada Ferry <ada@example.org>'
		patch 2025-03-13T10:00 a1 '[PATCH] tide: Predict'
		patch 2025-03-14T10:00 b1 '[PATCH] port: Open'
		bot 2025-03-15T10:00 t2 '[tip: core/x] port: Open' 'The following commit has been merged into the core/x branch of tip:'
	} >list.mbox
	expect 0 '' list-digest --format=tsv list.mbox
	columns state title >states
	grep -qx $'new\ttide: Predict' states
	grep -qx $'applied\tport: Open' states
}
