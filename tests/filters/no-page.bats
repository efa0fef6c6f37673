#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
# list-digest: when there is no page, and the command that takes the page.
#
# shellcheck disable=SC2030,SC2031 # each test has its own clock
load helper
load inbox

sample=$TEST_DATA/sample.mbox

make_bad_inputs() {
	gzip -c "$sample" >whole.gz
	head -c 3000 whole.gz >short.gz
	{
		head -c 3000 whole.gz
		printf 'damage%.0s' {1..80}
		tail -c +3481 whole.gz
	} >damaged.gz
	{
		cat whole.gz
		echo junk
	} >junk.gz
	printf 'a\0b\377\n%.0s' {1..99} >noise
	echo 'Nothing that is mail.' >prose
	mkdir empty other
	echo 'Read me.' >other/README
	git init --quiet --bare --initial-branch=master bare
	arrive inbox a b
	arrive epochs/git/0.git a
	mkdir epochs/git/1.git
	: >empty-state
}

# ends_without_page N ARG...: exit status 2, a reason, and not a byte of a page; nor, in each third case
# where it is no release, one that would be sent.
ends_without_page() {
	local n=$1
	shift
	expect 2 '?*' list-digest "$@" </dev/null
	[[ ! -s stdout ]] || fail "a page of: $*"
	[[ -n ${TEST_ALL-} || $((n % 3)) -eq 0 ]] || return 0
	expect 2 '?*' list-digest --if-any --format=html --mail-with='cat; touch sent' "$@" </dev/null
	[[ ! -s stdout && ! -e sent ]] || fail "sent: $*"
}

@test "where input, inbox, range, dates or tables fail there is no page" {
	make_bad_inputs
	expect 0 '' list-digest --if-any --format=html --mail-with='cat; touch sent' "$sample"
	[[ -s stdout && -e sent ]]
	rm sent
	local arguments n=0
	while IFS='|' read -r -a arguments; do
		ends_without_page "$n" "${arguments[@]}"
		n=$((n + 1))
	done <<END
nowhere
$sample|nowhere
nowhere|$sample
short.gz
$sample|short.gz
damaged.gz
junk.gz|$sample
empty
other
$sample|empty
noise
prose
--input=mbox|prose
--mailmap=nowhere|$sample
--mailmap=empty|$sample
--aliases=nowhere|$sample
--aliases=noise|$sample
--bots=nowhere|$sample
--bots=noise|$sample
--bots=prose|$sample
--org-map=nowhere|$sample
--org-map=noise|$sample
--compare=nowhere|$sample
--compare=empty|$sample
--compare=$sample|$sample
--git=nowhere|$sample
--git=empty|$sample
--git=bare|$sample
--git=inbox|--git-range=nowhere|$sample
--git=inbox|--git-range=nowhere..master|$sample
--git=inbox|--git-range=|$sample
--git=inbox|nowhere
--git=inbox|short.gz
--git=inbox|--mailmap=nowhere|$sample
--since=someday|$sample
--since=2025-02-31|$sample
--until=|$sample
--since=2025-03-10|--until=2025-03-01|$sample
--inbox=nowhere
--inbox=empty
--inbox=prose
--inbox=epochs
--inbox=inbox|nowhere
--inbox=inbox|nowhere..
--inbox=inbox|master..nowhere
--inbox=inbox|0123456789012345678901234567890123456789
--inbox=inbox|--since=someday
--inbox=inbox|--context=long
--inbox=inbox|--state=empty
--inbox=inbox|--state=empty-state
--inbox=nowhere|--state=state
--inbox=inbox|--mailmap=nowhere|--state=state
END
	[[ $n == 52 && ! -e state ]]
}

@test "a file that may not be read beside one that may: no page" {
	load faults
	command -v setpriv >/dev/null || skip 'no setpriv'
	cp "$sample" secret.mbox
	chmod 000 secret.mbox
	expect 2 '*secret.mbox: Permission denied*' unprivileged list-digest "$sample" secret.mbox
	prints ''
}

# A filter is taken away or killed, in each kind of pipeline.
check_stage() {
	local ways=(--git=inbox "$sample")
	case $1 in
	inbox-cat) ways=(--inbox=inbox) ;;
	mbox-split | patch-classify) ways=("$sample") ;;
	esac
	local path=$PWD/bin/$1
	# shellcheck disable=SC2016
	printf '#!/bin/sh\nkill -9 $$\n' >"$path"
	expect 2 "*list-digest: $1 failed, exit status 137*" bin/list-digest "${ways[@]}"
	[[ ! -s stdout ]]
	printf '#!/no/such/interpreter\n' >"$path"
	expect 2 '?*' bin/list-digest "${ways[@]}"
	[[ ! -s stdout ]]
	printf '#!/bin/sh\n"%s" "$@"\nexit 2\n' "$(command -v "$1")" >"$path"
	expect 2 '?*' bin/list-digest "${ways[@]}"
	[[ $1 == digest-format || ! -s stdout ]]
	expect 2 "*list-digest: $1 failed, exit status 2" bin/list-digest "${ways[@]}" '--mail-with=touch sent' --format=text
	[[ ! -s stdout && ! -e sent ]]
	cp "$(command -v "$1")" "$path"
}

@test "where a filter is missing, killed or fails at its end there is no page" {
	arrive inbox a
	mkdir bin
	local stages=(inbox-cat mbox-split patch-classify commit-cat commit-match author-rank digest-format)
	local stage
	for stage in "${stages[@]}" list-digest; do cp "$(command -v "$stage")" bin; done
	for_each check_stage "${stages[@]}"
}

@test "what was skipped makes the exit status 1, and there is a page" {
	arrive inbox a b
	local blob
	blob=$(git -C inbox rev-parse master:m)
	rm "inbox/objects/${blob:0:2}/${blob:2}"
	expect 1 '*git found no such object' list-digest --inbox=inbox
	[[ $output == *'New:'* ]]
	expect 1 '*git found no such object' list-digest --inbox=inbox --format=text --mail-with=cat
	[[ $output == *'New:'* ]]
}

@test "--if-any: nothing is printed of a period without mail, and the exit status is 1" {
	arrive inbox a
	: >nothing
	local arguments
	while read -r -a arguments; do
		expect 0 '' list-digest "${arguments[@]}"
		[[ -s stdout ]] || fail "no page of ${arguments[*]}"
		expect 1 '' list-digest --if-any "${arguments[@]}"
		[[ ! -s stdout ]] || fail "a page of ${arguments[*]}"
		expect 1 '' list-digest --if-any --mail-with='touch sent' --format=html "${arguments[@]}"
		[[ ! -s stdout && ! -e sent ]]
	done <<-END
		nothing
		--since=2030-01-01 $sample
		--until=2000-01-01 --format=html $sample
		--since=2030-01-01 --git=inbox --sections=commits $sample
		--inbox=inbox master..master
		--inbox=inbox --since=2030-01-01
	END
	list-digest "$sample" >want
	expect 0 '' list-digest --if-any "$sample"
	same want
	# It is digest-format's option.
	mbox-split "$sample" | patch-classify >patch.tsv
	expect 1 '' digest-format --if-any --since=2030-01-01 patch.tsv
	[[ ! -s stdout ]]
	digest-format patch.tsv >want
	expect 0 '' digest-format --if-any patch.tsv
	same want
}

@test "--if-any with --state: 1 if nothing came" {
	arrive inbox a
	expect 0 '' digest --if-any
	expect 1 '' digest --if-any
	prints ''
	news 0 '' ''
	arrive inbox b
	expect 0 '' digest --if-any
	# A first digest without mail sets the mark, too.
	rm state
	expect 1 '' digest --if-any --since=2030-01-01
	prints ''
	news 0 '' ''
}

@test "--state: where the commits that came leave no mail, none is sent" {
	arrive inbox a
	digest >/dev/null
	cp state before
	# A message is taken back, as a spam is: the folder has it under another name.
	tree=$(git -C inbox rev-parse master:m | sed 's/.*/100644 blob &\td/' | git -C inbox mktree)
	# shellcheck disable=SC2154 # of inbox.bash
	add inbox "$tree" $((now + 60))
	expect 0 '' digest --mail-with='touch sent'
	[[ ! -s stdout && ! -e sent ]]
	run ! cmp -s before state
	cp before state
	expect 1 '' digest --if-any
	[[ ! -s stdout ]]
	# A range has a page all the same, on which nothing is news.
	expect 0 '' list-digest --inbox=inbox --sections=summary,patches,waiting master~..master
	grep -qx 'No patches.' stdout
	run ! grep -E '^ *1 .*(Messages|Patches)$' stdout
}

@test "--mail-with: the command gets the whole page, and that is a mail" {
	list-digest --width=0 "$sample" >want
	expect 0 '' list-digest --format=text --mail-with='cat >got; echo taken' "$sample"
	prints taken
	same want got
	expect 0 '' list-digest --mail-with='cat >got' --mail-from=d@example.org \
		--mail-to=t@example.org "$sample"
	prints ''
	grep -qx 'To: t@example.org' got
	expect 2 'digest-format: --format=mail needs --mail-from*' \
		list-digest --mail-with='touch sent' "$sample"
	[[ ! -e sent ]]
	expect 2 'list-digest: --mail-with: no command;*' list-digest --mail-with= "$sample"
	# The words of the command are the shell's.
	expect 0 '' list-digest --format=text --mail-with='grep -c "^New:" | tee "a b"' "$sample"
	[[ $output -gt 3 && $(<'a b') == "$output" ]]
}

@test "--mail-with: a page that the disk cannot hold is not sent" {
	load faults
	need_mount
	cat_sample() { for _ in {1..40}; do cat "$sample"; done; }
	cat_sample >many.mbox
	TMPDIR=$PWD/small expect 2 '*digest-format*' on_small_disk list-digest --format=text --no-unique \
		--mail-with="touch $PWD/sent" many.mbox
	[[ ! -e sent ]]
}

# stays STATUS STDERR COMMAND: the digest is given to a command that does not take it.
stays() {
	expect "$1" "$2" digest --mail-with="$3"
	same before state
}

@test "--mail-with and --state: the state moves when the command has taken the page" {
	arrive inbox a
	digest >/dev/null
	cp state before
	arrive inbox b
	stays 2 'list-digest: false failed, exit status 1' false
	stays 2 'list-digest: cat >/dev/null; exit 75 failed, exit status 75' 'cat >/dev/null; exit 75'
	# shellcheck disable=SC2016
	stays 2 '*list-digest: kill -9 $$ failed, exit status 137' 'kill -9 $$'
	stays 2 '*no-such-command*list-digest: no-such-command -t failed, exit status 127' 'no-such-command -t'
	expect 2 '*--mailmap*' digest --mail-with='touch sent' --mailmap=nowhere
	same before state
	news 0 '' b --mail-with='cmp before state && cat'
	run ! cmp -s before state
	# Nothing came: nothing is sent, and it is no failure.
	news 0 '' '' --mail-with='touch sent'
	[[ ! -e sent ]]
	# What the command leaves running holds no lock.
	arrive inbox c
	mkfifo forever
	exec 9<>forever
	expect 0 '' digest --mail-with='cat <forever >/dev/null 2>&1 9>&- & echo $! >pid; cat'
	arrive inbox d
	news 0 '' d --mail-with=cat
	kill "$(<pid)"
}
