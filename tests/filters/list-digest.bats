#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# list-digest: the pipeline as one command, and how it ends when a stage of it fails.
load helper

sample=$TEST_DATA/sample.mbox

by_hand() {
	mbox-split "$sample" | patch-classify |
		author-rank --tee --by=author,reviewer,domain --percent | digest-format "$@"
}

# An inbox of three messages; their commits are in ${commits[@]}.
make_inbox() {
	local subject
	git init --quiet --initial-branch=master inbox
	for subject in 'one' '[PATCH] two' 'three'; do
		printf 'From: A <a@example.org>\nSubject: %s\n\n%s\n' "$subject" \
			$'diff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b' >inbox/m
		git -C inbox add m
		git -C inbox -c user.name=x -c user.email=x@example.org commit --quiet -m x
	done
	mapfile -t commits < <(git -C inbox rev-list --reverse HEAD)
}

# stand_in FILTER SCRIPT: puts a script in the place of a filter, beside the real others.
stand_in() {
	rm -rf stand-ins
	hash -r
	mkdir stand-ins
	printf '#!/bin/sh\n%s\n' "$2" >"stand-ins/$1"
	chmod +x "stand-ins/$1"
	local real
	for real in mbox-split patch-classify commit-match author-rank digest-format inbox-cat commit-cat \
		list-digest; do
		[[ -e stand-ins/$real ]] || cp "$(command -v "$real")" stand-ins
	done
}

@test "it prints what the pipeline prints" {
	by_hand >want
	expect 0 '' list-digest "$sample"
	same want
	expect 0 '' list-digest <"$sample"
	mv stdout got
	by_hand >want <"$sample"
	same want got
	expect 0 '' list-digest - <"$sample"
	same want
}

@test "options are handed on" {
	by_hand --name='A List' --from=yesterday --to="to day" --format=classic >want
	expect 0 '' list-digest --name='A List' "$sample" --from yesterday --to="to day" \
		--format=classic
	same want
}

@test "options of the ranks are handed on" {
	printf 'report\tmira@*\t\n' >robots
	echo 'Captain Holt <mira@example.org>' >mailmap
	echo 'mira@example.org mira@example.com' >aliases
	echo 'example.com Example Inc.' >map
	ranks=(--by='author,org,reporter' --mailmap=mailmap --aliases=aliases --org-map=map)
	mbox-split "$sample" | patch-classify --unique --robots=robots |
		author-rank --tee --percent --robots=robots "${ranks[@]}" | digest-format >want
	expect 0 '' list-digest --robots=robots "${ranks[@]}" "$sample"
	same want
	list-digest "$sample" >plain
	run ! cmp -s want plain
	mv want both
	mbox-split "$sample" | patch-classify --unique | author-rank --tee --mailmap=mailmap \
		--by=author,reviewer,domain --percent | digest-format >want
	expect 0 '' list-digest "$sample" --mailmap mailmap
	same want
	grep -q 'Captain Holt' stdout
	expect 2 'author-rank: --org-map: *none*' list-digest --org-map=none "$sample"
}

@test "the page's options are handed on" {
	by_hand --sections=applied,messages --message=commit --color=always --width=60 >want
	expect 0 '' list-digest --sections=applied,messages --message commit --color=always \
		--width 60 "$sample"
	same want
}

@test "options that a filter does not know are its errors" {
	expect 2 'digest-format: *no-such-format*list-digest: digest-format failed, exit status 2' \
		list-digest --format=no-such-format "$sample"
	expect 2 "list-digest: option '--name' needs a value;*" list-digest --name
	expect 2 'list-digest: --context goes with --inbox;*' list-digest --context=9d
}

@test "an inbox is read, and its range's commits name the period" {
	make_inbox
	expect 0 '' list-digest --inbox=inbox "${commits[0]}..${commits[1]}"
	[[ $output == "From ${commits[0]:0:8} to ${commits[1]:0:8}"$'\n'* ]]
	grep -q two stdout
	expect 0 '' list-digest --inbox=inbox --from=here --to=there "${commits[0]}.."
	[[ $output == "From here to there"$'\n'* ]]
	expect 0 '' list-digest --inbox=inbox
	grep -q two stdout
	expect 0 '' list-digest --inbox=inbox --until=2001-01-01
	run ! grep -q two stdout
}

@test "an inbox that cannot be read is an error" {
	make_inbox
	expect 2 'inbox-cat: nowhere: *' list-digest --inbox=nowhere
	same /dev/null
	expect 2 'inbox-cat: nothing..HEAD: *' list-digest --inbox=inbox nothing..HEAD
	same /dev/null
	expect 2 'inbox-cat: nothing: *list-digest: inbox-cat failed*' list-digest --inbox=inbox nothing
	same /dev/null
	expect 2 'list-digest: more than one RANGE;*' list-digest --inbox=inbox HEAD HEAD
}

@test "a message that the repository lacks is reported" {
	make_inbox
	local blob
	blob=$(git -C inbox rev-parse HEAD:m)
	rm -f "inbox/.git/objects/${blob:0:2}/${blob:2}"
	expect 1 'mbox-split: -: message 3 *' list-digest --inbox=inbox
	grep -q two stdout
}

@test "of what cannot be read there is no page" {
	local arguments
	make_inbox
	printf 'PK\3\4' >archive.zip
	mkdir empty
	while read -r -a arguments; do
		expect 2 '*list-digest: *-* failed, exit status 2' list-digest "${arguments[@]}"
		[[ ! -s stdout ]] || fail "a page of: ${arguments[*]}"
	done <<END
nowhere
nowhere $sample
$sample nowhere
$sample archive.zip
empty
--compare=nowhere $sample
--kind=nothing $sample
--number=-1 $sample
--format=nothing $sample
--inbox=nowhere
--inbox=empty
--inbox=inbox nowhere
--inbox=inbox nowhere..HEAD
--inbox=inbox HEAD..nowhere
--inbox=inbox HEAD..HEAD^
END
}

@test "of a stage that fails there is no page, wherever it stands" {
	local stage
	for stage in mbox-split patch-classify author-rank; do
		stand_in "$stage" "'$(command -v "$stage")' \"\$@\"; exit 2"
		expect 2 "list-digest: $stage failed, exit status 2" stand-ins/list-digest "$sample"
		[[ ! -s stdout ]]
	done
}

@test "the stage that failed is named" {
	local stage
	for stage in mbox-split patch-classify author-rank digest-format; do
		stand_in "$stage" 'cat >/dev/null; exit 3'
		expect 2 "list-digest: $stage failed, exit status 3" \
			stand-ins/list-digest "$sample"
	done
}

@test "something skipped in a stage makes the exit status 1" {
	# shellcheck disable=SC2016
	stand_in author-rank 'cat; exit 1'
	expect 1 '' stand-ins/list-digest "$sample"
	[[ -s stdout ]]
}

@test "the filters beside the script are taken first" {
	stand_in digest-format 'cat >/dev/null; echo beside'
	expect 0 '' stand-ins/list-digest "$sample"
	prints beside
}

@test "the directory of the filters may have any name" {
	stand_in digest-format 'cat >/dev/null; echo beside'
	# What PATH would have of it.
	mkdir -p b
	printf '#!/bin/sh\ntouch PWNED\n' >b/mbox-split
	chmod +x b/mbox-split
	local name
	for name in a:b -x $'line\nend' 'a b'; do
		cp -r stand-ins "./$name"
		expect 0 '' "./$name/list-digest" "$sample"
		prints beside
		[[ ! -e PWNED ]]
	done
}

@test "without standard output it fails and says so" {
	make_inbox
	# shellcheck disable=SC2016
	expect 2 'list-digest: standard output: Bad file descriptor' \
		bash -c '"$@" >&-' - list-digest "$sample"
	# shellcheck disable=SC2016
	expect 2 'inbox-cat: standard output: Bad file descriptor' \
		bash -c '"$@" >&-' - inbox-cat -C inbox
}

@test "a filter that is not there is an error" {
	mkdir bin tools
	cp "$(command -v list-digest)" bin
	# It may be installed in /usr/bin.
	ln -sf /bin/* /usr/bin/* tools
	rm -f tools/mbox-split
	PATH=$PWD/tools expect 2 '*list-digest: mbox-split failed, exit status 127*' \
		./bin/list-digest "$sample"
}

@test "a link finds the filters beside what it leads to" {
	mkdir bin
	ln -s "$(command -v list-digest)" bin/list-digest
	ln -s ../bin/list-digest bin/digest
	PATH=/usr/bin:/bin expect 0 '' ./bin/digest "$sample"
	[[ $output == *'Predict low water'* ]]
	cd bin
	PATH=$PWD:/usr/bin:/bin expect 0 '' digest "$sample"
	[[ $output == *'Predict low water'* ]]
}

@test "what is ranked, and how, goes to author-rank" {
	list-digest --sections=ranks "$sample" >want
	expect 0 '' list-digest --sections=ranks --number=15 "$sample"
	same want
	expect 0 '' list-digest --sections=ranks -n2 "$sample"
	[[ $output == *'Top 2 contributors'* && $(grep -c '^ *[0-9]' stdout) == 6 ]]
	expect 0 '' list-digest --sections=ranks --by=sender --kind=reply,patch --weight=series -n 1 "$sample"
	[[ $output == *'Top 1 senders'* && $output != *contributors* ]]
	mbox-split "$sample" | patch-classify | author-rank | sed '/Mira/d' >before.tsv
	expect 0 '' list-digest --sections=ranks --by=author --compare=before.tsv --merge-names \
		"$sample"
	[[ $output == *$'\n      8  47.1%  new  Mira Holt <mira@example.org>\n'* ]]
	[[ $output == *$'\n      2  11.8%   -1  Sanjiv Rook <sanjiv@example.com>\n'* ]]
	expect 0 '' list-digest --format=classic "$sample"
	mv stdout plain
	expect 0 '' list-digest --format=classic --percent --compare=before.tsv "$sample"
	same plain
}

@test "progress is shown while a digest is made, unless it goes into a pipe" {
	need_preload
	slow_mail | list-digest >want
	slow_mail | expect 0 $'\r\e[K*messages\r\e[K' with_clock 1000 list-digest --progress
	same want
	slow_mail | expect 0 '' with_clock 1000 list-digest --progress --no-progress
	on_terminal 'slow_mail | list-digest >stdout'
	same want
	grep -qE $'^\r\e\\[K[0-9.]+ k?B, [0-9]+ messages\r\e\\[K$' screen || fail "$(od -c screen)"
	on_terminal 'slow_mail | list-digest | cat >stdout'
	same /dev/null screen
	on_terminal 'slow_mail | list-digest --color=never --width=0'
	# The line is gone before the digest comes.
	tr -d '\r' <screen | sed '1s/.*\x1b\[K//' | same want -
}
